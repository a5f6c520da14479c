"""An edXML envelope (QCVN 102:2016/BTTTT): what its header says, and the files that it carries.

Read leniently, as agencies' systems write it: with the namespace as default or as prefix, dates as yyyy/MM/dd,
yyyy-MM-dd or dd/MM/yyyy, codes with blanks. What cannot be read is left out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import defusedxml
import defusedxml.ElementTree

from tasks.files.package import damaged, doctype
from tasks.files.refused import DocumentRefused

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PRIORITIES = {"1": "khẩn", "2": "thượng khẩn", "3": "hỏa tốc", "4": "hỏa tốc hẹn giờ"}  # 0: ordinary
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")


def envelope_of(raw: bytes) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The header's facts (keys as in `tasks.read.envelope.Envelope`) and each file's name and base64.

    Raises DocumentRefused "unsafe" (DOCTYPE, entities) or "unreadable" (damaged, or no message header).
    """
    try:
        root: Element = defusedxml.ElementTree.fromstring(raw, forbid_dtd=True)
    except defusedxml.DefusedXmlException as error:
        raise doctype() from error
    except defusedxml.ElementTree.ParseError as error:
        raise damaged() from error
    header = next(_named(root, "MessageHeader"), None)
    if header is None:
        raise DocumentRefused(
            "unreadable", "Tệp edXML không có MessageHeader; đề nghị xuất lại từ phần mềm quản lý văn bản."
        )
    return _facts(root, header), list(_files(root))


def _facts(root: Element, header: Element) -> dict[str, Any]:
    signer = next(_named(header, "SignerInfo"), header)
    return {
        "number": _reference(header),
        "symbol": _text(header, "Code", "CodeNotation"),
        "issued_on": _day(_text(header, "PromulgationInfo", "PromulgationDate")),
        "place": _text(header, "PromulgationInfo", "Place"),
        "issuer": _text(header, "From", "OrganName"),
        "addressees": [name for to in _named(header, "To") if (name := _text(to, "OrganName"))],
        "document_id": _text(header, "DocumentId"),
        "doc_type": (_text(header, "DocumentType", "TypeName") or "").lower() or None,
        "subject": _text(header, "Subject"),
        "signer": _text(signer, "FullName"),
        "signer_title": _text(signer, "Position"),
        "due_on": _day(_text(header, "DueDate") or _text(root, "DueDate")),
        "to_places": [
            said for places in _named(header, "ToPlaces") for one in _named(places, "Place") if (said := _said(one))
        ],
        "urgency": PRIORITIES.get(_text(root, "OtherInfo", "Priority") or ""),
        "steering": _text(root, "SteeringType"),
        "response_for": [number for one in _named(root, "ResponseFor") if (number := _reference(one))],
    }


def _reference(parent: Element) -> str | None:
    """The number and symbol: "123" with "STTTT-TTBCXB", or both already in one ("123/STTTT-TTBCXB")."""
    number, symbol = _text(parent, "Code", "CodeNumber"), _text(parent, "Code", "CodeNotation")
    whole = re.sub(r"\s", "", "/".join(part.strip("/ ") for part in (number, symbol) if part))
    if not whole and (code := _text(parent, "Code")):
        whole = re.sub(r"\s", "", code)
    return whole if re.match(r"\d", whole) else None


def _files(root: Element) -> Iterator[tuple[str, str]]:
    """The files, in the order of the envelope; a path in a name is dropped."""
    for one in _named(root, "Attachment"):
        content = next((e for name in ("AttachmentContent", "Content", "Data") for e in _named(one, name)), one)
        name = _text(one, "AttachmentName") or _text(one, "Name") or ""
        said = "".join(content.itertext())
        if said.strip():
            yield re.split(r"[/\\]", name)[-1], re.sub(r"\s", "", said)


def _named(parent: Element, name: str) -> Iterator[Element]:
    """The descendants of that name, whatever their namespace and case."""
    for element in parent.iter():
        if isinstance(element.tag, str) and element.tag.rsplit("}", 1)[-1].lower() == name.lower():
            yield element


def _text(parent: Element, *path: str) -> str | None:
    """The text of the first element down this path, or None."""
    element: Element | None = parent
    for name in path:
        element = next(_named(element, name), None) if element is not None else None
    return _said(element) if element is not None else None


def _said(element: Element) -> str | None:
    return " ".join((element.text or "").split()) or None


def _day(said: str | None) -> str | None:
    """The date as ISO, or None where there is no such day."""
    if found := _YEAR_FIRST.match(said or ""):
        year, month, day = map(int, found.groups())
    elif found := _DAY_FIRST.match(said or ""):
        day, month, year = map(int, found.groups())
    else:
        return None
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
