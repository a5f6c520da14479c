"""The line "Lạng Sơn, ngày 24 tháng 01 năm 2022": each of its parts is read by itself, and is left out by itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.read.dates import TIME
from tasks.read.facts import CERTAIN, Fact
from tasks.read.fold import LOWER, UPPER, Folded
from tasks.read.patterns import Pattern

_WORD = rf"[{UPPER}][{LOWER}']{{0,12}}"  # one letter is a word: A Lưới
_PLACE = (
    rf"(?P<place>(?:T[Pp]\. ?|Thành phố )?{_WORD}(?:(?: - | ?-|\. | ){_WORD}|(?:(?<=Quận)"
    rf"|(?<=hường)) \d{{1,2}}){{0,5}}|T[Pp]\. ?HCM)"
)
_PART = r"[^,;:()\t]{0,30}?"  # figures, blanks, dots, or what a pen and a scan made of them
_LINE = Pattern(
    rf"(?:(?<!\w){_PLACE} ?[,.;] ?(?:(?:hồi|lúc) {TIME('t')},? )?)?"
    rf"(?:(?<!\w)[Nn]gày(?P<d>{_PART})(?<!\w)tháng(?P<m>{_PART})(?<!\w)năm"
    r"(?P<y>[ .…_]{0,40}(?:(?:19|20) ?\d ?\d(?!\d))?)"
    rf"|(?<=, )[Nn]gày(?P<d4>{_PART})(?<!\w)năm(?P<y4>[ .…_]{{0,12}}(?:19|20)\d\d)"  # its month is lost
    rf"|(?<!\w)[Nn]gày(?P<d2>[ .…_\d]{{0,12}})/(?P<m2>[ .…_\d]{{0,12}})/[ .…_]{{0,12}}(?P<y2>(?:19|20)\d\d)"
    rf"|(?<=, )tháng(?P<m3>[ .…_\d]{{0,12}})năm(?P<y3>[ .…_]{{0,12}}(?:19|20)\d\d))"
)
_SHOWN = Pattern(r"[ .…_]{0,40}(\d{1,2})[ .…_]{0,40}\Z")
_LETTERS = Pattern(r"[^\W\d_]{3}")


@dataclass(frozen=True)
class Dated:
    """`month` ("2025-02") is set only where the day is not read, `year` where the month is not read either."""

    fact: Fact
    place: str | None
    day: dt.date | None
    month: str | None
    year: int | None = None


def dated(head: Folded) -> Dated | None:
    """Place and date of issue; a blank or spoilt day or month stays blank ("ngày tháng 01 năm 2022")."""
    found = list(_candidates(head))
    m = next((m for m in found if m["place"]), next(iter(found), None))
    if m is None:
        return None
    place_at = _placed(head, m)
    place = head.plain(place_at, m.end("place")) if m["place"] else None
    fact = _fact(head, place_at, m.end())
    year, month, day = (_figure(m, name) for name in "ymd")
    if year is None or month is None or not 1 <= month <= 12:
        return Dated(fact, place, None, None, year)
    try:
        on = dt.date(year, month, day) if day else None
    except ValueError:  # "ngày 31 tháng 02": printed, but no such day
        on = None
    return Dated(fact, place, on, None if on else f"{year}-{month:02}")


def _candidates(head: Folded) -> Iterator[re.Match[str]]:
    """The lines of that form: a date within a sentence is that of something else."""
    for m in _LINE.finditer(head.text):
        spoilt = any(m[name] and _LETTERS.search(m[name]) for name in ("d", "m", "d4"))
        if not spoilt and (m["place"] or _begins(head, m.start())):
            yield m


def _begins(head: Folded, at: int) -> bool:
    """Does a line or a cell begin at the folded offset `at`?"""
    first = head.at[at]
    above = head.source[head.source.rfind("\n", 0, first) + 1 : first]
    return not above.strip(" |_.-*") or above.endswith(("\t", "   ", "|"))


def _figure(m: re.Match[str], name: str) -> int | None:
    """The figure of a part, None where it is blank or anything but a figure."""
    said = next((m[key] for key in (name, f"{name}2", f"{name}3", f"{name}4") if key in m.groupdict() and m[key]), "")
    if name == "y":
        return int(said.strip(" .…_").replace(" ", "")) if said.strip(" .…_") else None
    shown = _SHOWN.match(said)
    return int(shown[1]) if shown else None


def _fact(head: Folded, start: int, end: int) -> Fact:
    while end > start + 1 and head.text[end - 1] in " .…_":
        end -= 1
    first, last = head.span(start, end)
    said = head.source[first:last]
    return Fact(start=first, end=last, evidence=said, sentence=said, confidence=CERTAIN)


def _placed(head: Folded, m: re.Match[str]) -> int:
    """Where place and date begin. A name that runs on from the line above is the end of the subject:
    "V/v chống hạn vụ Hè Thu" over "Phan Rang, ngày ...".
    """
    if not m["place"]:
        return m.start()
    source, (first, last) = head.source, head.span(*m.span("place"))
    broken = source.rfind("\n", first, last)
    above = source[source.rfind("\n", 0, first) + 1 : first]
    if broken < 0 or not re.search(r"[^\s|] ?\Z", above):
        return m.start()
    return next(i for i in range(m.start("place"), m.end("place")) if head.at[i] > broken and head.text[i] != " ")
