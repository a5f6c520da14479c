"""A deadline as an office writes it -> what it is computed from. The reader's own patterns, outside a document."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable

from pendulum import DateTime

from models.deadline import Basis, Stated, Term, Unit
from models.regime import Every, Regime, owed_from
from models.workdays import Calendar
from tasks.errors import Refused
from tasks.read.blocks import blocks_of
from tasks.read.dates import DATE, TIME, WEEKDAY, Moment, day_of, moment, month_end
from tasks.read.facts import Recurrence
from tasks.read.fold import spelling
from tasks.read.lines import lines_of
from tasks.read.once import dues
from tasks.read.patterns import anycase
from tasks.read.periods import spans
from tasks.read.recurring import recurrences
from tasks.read.setting import Setting
from tasks.read.terms import COUNT, UNIT, UNITS
from tasks.read.words import NUMERALS

EXAMPLES = "“trước ngày 15/02/2022”, “03 ngày làm việc kể từ ngày 24/01/2022”, “ngày 20 hằng tháng”"
_WHEN = rf"(?:{TIME('t')},? ?)?(?:{WEEKDAY},? ?)?{DATE('a')}"
_AT_LEAST = r"(?:,? ?(?:ít nhất|tối thiểu|chậm nhất|muộn nhất)(?: là)?)? ?"
_AFTER = anycase(rf"(?<!\d){COUNT} {UNIT}(?: làm việc)?,? (?:(?:kể |tính )?(?:từ|sau))(?!\w)(?P<rest>.*)")
_ALONE = anycase(rf"(?:(?:ngay )?trong (?:vòng |thời hạn )?|thời hạn |sau )?{COUNT} {UNIT}(?P<rest>)")
_BEFORE = anycase(rf"(?<!\d){COUNT} {UNIT},? (?:làm việc )?trước (?:khi )?{_WHEN}")
_BEFORE_TOO = anycase(rf"trước {_WHEN}{_AT_LEAST}{COUNT} {UNIT}")
_START = anycase(_WHEN)
_OF_MONTH = anycase(r"(?P<part>đầu|giữa|cuối) tháng (?P<m>0?[1-9]|1[0-2])(?:(?:/| năm )(?P<y>\d{4}))?")
_OF_YEAR = anycase(r"(?P<part>đầu|giữa|cuối) năm (?P<y>\d{4})")


def understand(phrase: str, since: DateTime | dt.date | None, today: dt.date, calendar: Calendar) -> Basis:
    """What a phrase is computed from; `since` starts a term whose event has no date of its own.

    Raises Refused when the phrase says no deadline, or one that needs a start nobody gave.
    """
    text = spelling(unicodedata.normalize("NFC", " ".join(phrase.split())))
    on = calendar.local(since).date() if isinstance(since, DateTime) else since or today
    found = (
        _backwards(text, on, calendar)
        or _term(text, since, on, calendar)
        or _point(text, on)
        or _stated(phrase, text, on)
        or _next_of_regime(text, on)
    )
    if found is None:
        raise Refused(f"không hiểu “{phrase}” là thời hạn nào; hãy viết như {EXAMPLES}")
    return found


def _backwards(text: str, on: dt.date, calendar: Calendar) -> Term | None:
    """Art. 147: "trước ngày 15/02/2022 ít nhất 03 ngày làm việc"."""
    m = _BEFORE.search(text) or _BEFORE_TOO.search(text)
    at = moment(m, "a", "t", on) if m else None
    if m is None or at is None:
        return None
    return Term(_start(at, calendar), -_count(m), _unit(m), dated=at.time is None)


def _term(text: str, since: DateTime | dt.date | None, on: dt.date, calendar: Calendar) -> Term | None:
    m = _AFTER.search(text) or _ALONE.fullmatch(text)
    if m is None:
        return None
    start = _START.search(m["rest"])
    at = moment(start, "a", "t", on) if start else None
    if at is None and since is None:
        raise Refused(
            f"“{text}” chưa nói tính từ ngày nào; hãy thêm --from, như --from 2022-01-24 hoặc --from 2022-01-24T08:00"
        )
    if at is None:
        named = isinstance(since, DateTime)
        first = since if isinstance(since, DateTime) else calendar.at(on, dt.time(0))
        return Term(first, _count(m), _unit(m), dated=not named)
    return Term(_start(at, calendar), _count(m), _unit(m), dated=at.time is None)


def _count(m: re.Match[str]) -> int:
    word = m["n"].lower()
    return int(word) if word.isdigit() else NUMERALS[word]


def _unit(m: re.Match[str]) -> Unit:
    return Unit(UNITS[m["u"].lower()].value)


def _start(at: Moment, calendar: Calendar) -> DateTime:
    return calendar.at(at.day, at.time or dt.time(0))


def _point(text: str, on: dt.date) -> Stated | None:
    """Art. 146: beginning, middle and end of a month are its 1st, 15th and last day; of a year 1/1, 30/6 and 31/12."""
    if m := _OF_MONTH.search(text):
        year, month = int(m["y"] or on.year), int(m["m"])
        day: Callable[[], dt.date | None] = {
            "đầu": lambda: day_of(year, month, 1),
            "giữa": lambda: day_of(year, month, 15),
            "cuối": lambda: month_end(year, month),
        }[m["part"].lower()]
        found = day()
    elif m := _OF_YEAR.search(text):
        found = day_of(int(m["y"]), *{"đầu": (1, 1), "giữa": (6, 30), "cuối": (12, 31)}[m["part"].lower()])
    else:
        return None
    return Stated(found, before=_says_before(text)) if found else None


def _stated(phrase: str, text: str, on: dt.date) -> Stated | None:
    setting = Setting(on, on, ())
    for block in blocks_of(phrase, lines_of(phrase)):
        for hit, due in dues(block, setting):
            return Stated(due.day, _says_before(block.text[hit.start : hit.end]), due.time)
        if not recurrences(block, setting):
            for _, period in spans(block, setting):
                if period.end:
                    return Stated(period.end)
    if _repeats(text):
        return None
    plain = _START.search(text)
    at = moment(plain, "a", "t", on) if plain else None
    return Stated(at.day, _says_before(text), at.time) if at else None


def _says_before(text: str) -> bool:
    """ "trước ngày X", as against "chậm nhất ngày X"."""
    return bool(re.search(r"\btrước\b", text, re.IGNORECASE))


def _repeats(text: str) -> bool:
    return bool(re.search(r"h[àằ]ng (?:ngày|tuần|tháng|quý|năm)|mỗi (?:tuần|tháng|quý|năm)|tháng sau", text, re.I))


def _next_of_regime(text: str, on: dt.date) -> Stated | None:
    asked = f"Báo cáo {text}"  # the reader wants a verb of reporting
    for block in blocks_of(asked, lines_of(asked)):
        for _, found in recurrences(block, Setting(on, on, ())):
            if regime := regime_of(found, before=_says_before(text)):
                return next((stated for _, stated in owed_from(regime, on)), None)
    return None


def regime_of(found: Recurrence, *, before: bool) -> Regime | None:
    """What was read as periodic, as a regime with the windows of Nghị định 09/2019; None for hours, or without a day.

    A week's day and that of a day are known without being printed.
    """
    if found.every.value == "hour" or (found.day is None and found.every.value not in ("day", "week")):
        return None
    return Regime(
        Every(found.every.value), found.day, found.month, before, found.time,
        since=found.since, until=found.until, interval=found.interval,
    )  # fmt: skip
