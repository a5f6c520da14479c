"""Letters that a scan took for figures: l, I, | for 1 and O, o for 0, only where nothing but a figure can stand."""

from __future__ import annotations

from collections.abc import Iterator

from tasks.read.normal.offsets import Edit
from tasks.read.patterns import Pattern

_F = r"[\dlI|Oo]"
_FIGURES = {"l": "1", "I": "1", "|": "1", "O": "0", "o": "0"}
_DATES = [
    # "ngày l5 tháng O2 năm 2O12", each part by itself
    Pattern(rf"[nN]gày ?(?P<a>{_F}{{1,2}}) ?(?=tháng|[/.-]\d)"),
    Pattern(rf"tháng ?(?P<a>{_F}{{1,2}}) ?(?=năm)"),
    Pattern(rf"(?:năm|tháng ?{_F}{{1,2}} ?[/.-]) ?(?P<a>(?=[12lI])(?={_F}{{0,3}}\d){_F}{{4}})(?![\w])"),
    # "l5/O2/2012", "15/l2"
    Pattern(rf"(?<![\w/.-])(?P<a>{_F}{{1,2}})[/.-](?P<b>{_F}{{1,2}})[/.-](?P<c>[12lI]{_F}{{3}})(?![\w/])"),
    Pattern(rf"[nN]gày ?(?P<a>{_F}{{1,2}})[/](?P<b>{_F}{{1,2}})(?![\w/])"),
    # "Số: l2O/SYT-NV"
    Pattern(rf"(?<!\w)[sS]ố ?[:.]? ?(?P<a>{_F}{{1,5}}) ?/ ?(?=[A-ZĐ]{{2}}|\d{{4}}/)"),
    # "16 giờ 3O", "l6h00"
    Pattern(rf"(?<!\w)(?P<a>{_F}{{1,2}}) ?giờ(?: ?(?P<b>{_F}{{2}})(?!\w))?"),
]


def figures(text: str) -> Iterator[Edit]:
    """The edits that make them figures. At least one real figure stands in each such string; all are doubtful."""
    for pattern in _DATES:
        for m in pattern.finditer(text):
            if any(c.isdigit() for c in "".join(filter(None, m.groups()))):
                yield from (edit for i in range(1, len(m.groups()) + 1) for edit in _edits(text, *m.span(i)))


def _edits(text: str, start: int, end: int) -> Iterator[Edit]:
    for i in range(max(start, 0), end):
        if figure := _FIGURES.get(text[i]):
            yield Edit(i, i + 1, figure, doubtful=True)
