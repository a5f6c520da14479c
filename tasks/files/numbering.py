"""The numbers that Word counts itself: "1.", "a)", "II.", "-" (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LEVELS = 9


class Numbering:
    """The lists of a document; the labels must be asked for in the order of the document."""

    def __init__(self, part: Element | None) -> None:
        self._levels: dict[str, dict[int, Element]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, list[int]] = {}
        if part is None:
            return
        for abstract in part.iter(W + "abstractNum"):
            levels = {_number(e, "ilvl"): e for e in abstract.iter(W + "lvl")}
            self._levels[abstract.get(W + "abstractNumId", "")] = levels
        for one in part.findall(W + "num"):
            self._lists[one.get(W + "numId", "")] = _value(one, "abstractNumId")

    def label(self, paragraph: Element, styles: list[Element]) -> str:
        """The label of a paragraph with a blank behind it, or "" where it is in no list."""
        places = [e.find(f"{W}pPr/{W}numPr") for e in styles]
        own = paragraph.find(f"{W}pPr/{W}numPr")
        place = own if own is not None else next((p for p in places if p is not None), None)
        if place is None:
            return ""
        number = _value(place, "numId") or next((_value(p, "numId") for p in places if p is not None), "")
        abstract = self._lists.get(number)
        if abstract is None:
            return ""
        depth = min(int(_value(place, "ilvl") or 0), _LEVELS - 1)
        return self._counted(abstract, depth)

    def _counted(self, abstract: str, depth: int) -> str:
        """Count one up at this depth; the deeper ones begin again."""
        levels = self._levels.get(abstract, {})
        counts = self._counts.setdefault(abstract, [0] * _LEVELS)
        for i in range(depth + 1):
            first = int(_value(levels[i], "start") or 1) if i in levels else 1
            counts[i] = counts[i] + 1 if i == depth and counts[i] else counts[i] or first
        counts[depth + 1 :] = [0] * (_LEVELS - depth - 1)
        if depth not in levels:
            return ""
        if _value(levels[depth], "numFmt") == "bullet":
            return "- "
        text = re.sub(r"%(\d)", lambda m: self._shown(levels, counts, int(m[1]) - 1), _value(levels[depth], "lvlText"))
        return f"{text} " if text else ""

    @staticmethod
    def _shown(levels: dict[int, Element], counts: list[int], depth: int) -> str:
        form = _value(levels[depth], "numFmt") if depth in levels else "decimal"
        return figure_words(counts[depth] if 0 <= depth < _LEVELS else 1, form)


def figure_words(count: int, form: str) -> str:
    """3 as "3", "03", "c", "C", "iii" or "III"; "" for none."""
    if form == "none":
        return ""
    if form.endswith("Letter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman"):
        said = ""
        for value, sign in _ROMAN:
            said += sign * (count // value)
            count %= value
        return said.upper() if form.startswith("upper") else said
    return f"{count:02}" if form == "decimalZero" else str(count)


def _value(parent: Element, name: str) -> str:
    child = parent.find(W + name)
    return "" if child is None else child.get(W + "val", "")


def _number(element: Element, name: str) -> int:
    value = element.get(W + name, "0")
    return int(value) if value.isdigit() else 0
