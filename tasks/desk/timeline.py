"""A campaign's timeline as positions in a drawing: windows as bars, deadlines as flags, letters as a pulse."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from models.campaign import Window
from models.text import tr
from tasks.i18n import shown

WIDTH, LEFT, BAR = 1000, 10, 34
"""Units of the drawing: its width, its margin, the height that a window takes."""
PULSE = 46
"""The height of the day with the most letters."""
ROOM = 42
"""What the day of a deadline takes."""
MARGIN_DAYS = 4


def timeline_chart(
    windows: Sequence[Window],
    states: Mapping[int | None, str],
    letters: Counter[tuple[dt.date, bool]],
    deadlines: Counter[dt.date],
    today: dt.date,
) -> dict[str, Any]:
    """Everything at its place; what reaches beyond the days shown is cut, and marked.

    The days are those in which something of the campaign happens: a programme that is only cited, until 2025 say,
    would press all the rest into a point. `letters` counts by day and by whether they press for something.
    """
    days = [day for day, _ in letters] + list(deadlines) + [today]
    days += [w.ends_on for w in windows if w.ends_on and abs((w.ends_on - today).days) < 120]
    first, last = min(days) - dt.timedelta(MARGIN_DAYS), max(days) + dt.timedelta(2 * MARGIN_DAYS)
    scale = (WIDTH - 2 * LEFT) / (last - first).days

    def x(day: dt.date) -> float:
        return round(LEFT + (min(max(day, first), last) - first).days * scale, 1)

    bars = [_bar(window, states[window.id], first, last, x) for window in windows]
    bars = [bar | {"y": 24 + BAR * number} for number, bar in enumerate(bars)]
    ground = 24 + BAR * len(bars) + PULSE + 26
    most = max([sum(n for (d, _), n in letters.items() if d == day) for day, _ in letters], default=1)
    return {
        "width": WIDTH,
        "height": ground + 26,
        "ground": ground,
        "bars": bars,
        "months": [(x(day), f"{day:%m/%Y}") for day in _months(first, last)],
        "today": x(today),
        "pulses": _pulses(letters, most, ground, x, max(round(scale * 0.7, 1), 2)),
        "flags": _flags(deadlines, x),
        "flag_y": 24 + BAR * len(bars) + 8,
    }


def _bar(window: Window, state: str, first: dt.date, last: dt.date, x: Any) -> dict[str, Any]:
    start, end = window.starts_on or first, window.ends_on or last
    until = f"{end:%d/%m/%Y}" if window.ends_on else shown("không thời hạn")
    words = f"{window.topic} ({start:%d/%m/%Y} – {until})"
    left, right = x(start), x(end + dt.timedelta(1))
    return {"x": left, "width": max(right - left, 3), "state": state, "words": words, "more": end > last}


def _flags(deadlines: Counter[dt.date], x: Any) -> list[tuple[float, str, str]]:
    """Where each deadline stands, its day where that has room beside the one before, and what it says when touched."""
    found: list[tuple[float, str, str]] = []
    free = 0.0
    for day, number in sorted(deadlines.items()):
        at = x(day)
        title = shown(tr("hạn {day:%d/%m/%Y}: {number}", day=day, number=number))
        found.append((at, f"{day:%d/%m}" if at >= free else "", title))
        free = at + ROOM if at >= free else free
    return found


def _months(first: dt.date, last: dt.date) -> list[dt.date]:
    """The first days of months that are shown; of many only some, so that their names do not touch."""
    found = []
    day = first.replace(day=1)
    while day <= last:
        if day >= first:
            found.append(day)
        day = (day + dt.timedelta(32)).replace(day=1)
    return found[:: len(found) // 12 + 1]


def _pulses(
    letters: Counter[tuple[dt.date, bool]], most: int, ground: float, x: Any, width: float
) -> list[dict[str, Any]]:
    """A bar for each day: letters in blue, and those that press, upon them, in red."""
    found = []
    for day in sorted({day for day, _ in letters}):
        top = ground
        for presses in (False, True):
            number = letters[(day, presses)]
            height = round(number / most * PULSE, 1)
            top -= height
            if number:
                what = "nhắc, đôn đốc" if presses else "thư khác"
                title = f"{day:%d/%m/%Y}: {number} {shown(what)}"
                found.append(
                    {"x": x(day), "y": top, "height": height, "width": width, "presses": presses, "title": title}
                )
    return found
