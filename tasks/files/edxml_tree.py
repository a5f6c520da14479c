"""The XML of an edXML envelope: names whatever their prefix and case, text without marks that are not seen.

Prefixes are not resolved: what the SDK of the Government's axis writes uses `edXML:` beyond the element that declares
it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from tasks.files.package import damaged_refused, doctype_refused

LONGEST = 2_000
"""Characters of one text of the header: a subject has some hundred."""
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_APART = ("responsefor", "bussiness", "business", "signature")  # they name other documents, or are no words of ours


def parse_envelope(raw: bytes) -> Element:
    """The root. Raises DocumentRefused "unsafe" for a DOCTYPE (and so for any entity), "unreadable" when damaged."""
    builder, parser = TreeBuilder(), expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = lambda tag, _: builder.start(tag, {})
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(raw, True)  # noqa: FBT003 - takes no name
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise damaged_refused() from error
    return builder.close()


def _refuse_doctype(*_: object) -> None:
    raise doctype_refused()


def name_of(element: Element) -> str:
    """The local name, in small letters."""
    return element.tag.rsplit(":", 1)[-1].lower()


def elements(parent: Element, name: str, *, within: bool = True) -> Iterator[Element]:
    """The descendants of that name in their order; without `within` only the children."""
    for element in parent.iter() if within else parent:
        if name_of(element) == name.lower():
            yield element


def element_at(parent: Element, name: str) -> Element | None:
    """The child of that name; else the first descendant, unless it stands among words about another document."""
    child = next(elements(parent, name, within=False), None)
    return child if child is not None else next((e for e in _own(parent) if name_of(e) == name.lower()), None)


def _own(parent: Element) -> Iterator[Element]:
    """The descendants in their order, but for what stands apart."""
    ahead = list(reversed(parent))
    while ahead:
        element = ahead.pop()
        yield element
        if name_of(element) not in _APART:
            ahead += reversed(element)


def text_at(parent: Element, *path: str) -> str | None:
    """The text of the first element down this path, or None."""
    element: Element | None = parent
    for name in path:
        element = element_at(element, name) if element is not None else None
    return text_of(element) if element is not None else None


def text_of(element: Element) -> str | None:
    """The text of an element in one line, composed; None for none."""
    said = unicodedata.normalize("NFC", _UNSEEN.sub("", (element.text or "")[:LONGEST]))
    return " ".join(said.split()) or None
