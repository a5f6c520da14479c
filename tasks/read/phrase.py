"""A deadline as an office writes it -> what it is computed from. The reader's own tagger, outside a document.

Nothing is taken from a phrase that is not understood whole: a day that is not meant is worse than no answer.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pendulum import DateTime

from models.deadline import END_OF_DAY, Basis, Stated, Term, Unit
from models.regime import Every, Regime
from models.text import mark_text, tr
from models.workdays import Calendar
from tasks.errors import Refused
from tasks.read.facts import Recurrence
from tasks.read.fold import spelling
from tasks.read.named_days import NAMES
from tasks.read.tagger.atoms import Atom
from tasks.read.tagger.build_terms import counted_alone
from tasks.read.tagger.chart import compose
from tasks.read.tagger.resolve import day_meant, days_listed, months_meant, occurrences, stretch_meant
from tasks.read.tagger.tag import tagged
from tasks.read.tagger.values import (
    Counted,
    Day,
    Either,
    Listed,
    NthWorkingDay,
    Recurring,
    Span,
    Stretch,
    Tet,
    TimeTag,
)

EXAMPLES = tr("“trước ngày 15/02/2022”, “03 ngày làm việc kể từ ngày 24/01/2022”, “ngày 20 hằng tháng”")
# Letters that stand for a time of which nothing has been made; those of other words are let pass.
_LEFT_OVER = re.compile(r"[!HzucwkMNWVnXYaQ]")
_ALONE = re.compile(r"(?:[OLAbf.]{0,40}[OLAb])?f?a[.]?\Z|\.?Oc\Z")
_UNSURE = re.compile(
    r"dự kiến|khoảng (?!thời gian)|không (?:được )?(?:(?:gửi|nộp|báo cáo|làm|tổ chức) )?trước"
    r"|âm lịch|\bAL\b|\bnếu\b|đáng lẽ|đã (?:hết|quá)|gia hạn từ|rằm",
    re.I,
)
_ISO = re.compile(r"(?<![\d-])(20\d\d)-(\d\d)-(\d\d)(?![\d-])")
_DOTTED = re.compile(r"(\b(?:ngày|trước|cuối|chót|hạn|nhất|đến|hết) |^)(\d\d?)\.(\d\d?)(?![\d.])", re.I)
_CITED = re.compile(
    r"(?:công văn|văn bản|quyết định|kế hoạch|thông báo|chỉ thị|công điện|nghị định|thông tư|giấy mời)"
    r"(?: số)?(?: [\w/.-]*[\d/][\w/.-]*)?,? \Z",
    re.I,
)
_JOINED = re.compile(r"(?:,|;| và) \Z")
_BINDING = frozenset(["before", "by", "until"])


@dataclass(frozen=True)
class _Asked:
    """When and by which calendar a phrase is asked about; `since` starts a term whose event has no date."""

    phrase: str
    since: DateTime | dt.date | None
    on: dt.date
    calendar: Calendar

    def refusal(self, why: str) -> Refused:
        return Refused(tr("không hiểu “{phrase}” là thời hạn nào: {why}", phrase=self.phrase, why=mark_text(why)))


def understand(phrase: str, since: DateTime | dt.date | None, today: dt.date, calendar: Calendar) -> Basis:
    """What a phrase is computed from; `since` starts a term whose event has no date of its own.

    Raises Refused when the phrase says no deadline, several, one that is not understood whole, or one that needs a
    start nobody gave.
    """
    text = spelling(unicodedata.normalize("NFC", _by_strokes(" ".join(phrase.split()))))
    on = calendar.local(since).date() if isinstance(since, DateTime) else since or today
    asked = _Asked(phrase, since, on, calendar)
    line = compose(text)
    letters = "".join(atom.letter for atom in line)
    if _ALONE.match(letters) and (alone := _term_alone(text, line)):
        return _counted(alone, asked)
    tags = [t for t in tagged(text, line) if _may_bind(t, text)]
    if _LEFT_OVER.search(_without_names(text, line)) or _UNSURE.search(text):
        raise asked.refusal(tr("có chỗ không hiểu hết; hãy chỉ viết câu nêu thời hạn"))
    if not tags:
        raise Refused(
            tr(
                "không hiểu “{phrase}” là thời hạn nào; hãy viết như {examples}",
                phrase=phrase,
                examples=mark_text(EXAMPLES),
            )
        )
    return _nearest([_basis(t, asked) for t in _binding(text, tags, asked)], asked)


def _by_strokes(phrase: str) -> str:
    """Dates as other people write them where nothing but a date is asked for: 2026-12-15, "hạn cuối 30.11"."""
    phrase = _ISO.sub(r"\3/\2/\1", phrase)
    return _DOTTED.sub(r"\1\2/\3", phrase)


def _may_bind(t: TimeTag, text: str) -> bool:
    """Not what is only after a day, nor the day of a paper that is cited: "theo Công văn số 12/UBND ngày 01/12"."""
    if t.marker == "after" and not isinstance(t.value, Counted):
        return False
    return bool(t.marker) or not _CITED.search(text, max(0, t.start - 60), t.start)


def _without_names(text: str, line: Sequence[Atom]) -> str:
    """The letters of the line without those of a report's name: "báo cáo 6 tháng", "học kỳ I", "quý II"."""
    named = re.compile(r"(?:báo cáo|số liệu|đối với|kỳ) \Z", re.I)
    return "".join(atom.letter for atom in line if not named.search(text, max(0, atom.start - 12), atom.start))


def _term_alone(text: str, line: Sequence[Atom]) -> Counted | None:
    """ "trong vòng 24 giờ", "03 ngày làm việc": from an event that the phrase leaves out."""
    last = next(atom for atom in reversed(line) if atom.letter in "ac")
    if last.letter == "c" and "trong" not in text[: last.start].lower():
        return None
    counted = counted_alone(last)
    return Counted(*counted) if counted else None


def _binding(text: str, tags: Sequence[TimeTag], asked: _Asked) -> Sequence[TimeTag]:
    """Those that bind: with "trước" or "chậm nhất" rather than without; more than one only if they say it alike."""
    bound: list[TimeTag] = []
    for t in tags:
        again = bound and not t.marker and _JOINED.search(text, max(0, t.start - 5), t.start)
        if t.marker in _BINDING or again:
            bound.append(replace(t, marker=bound[-1].marker) if again else t)
    bound = bound or list(tags)
    of_event = any(isinstance(t.value, Counted) and t.value.event for t in bound)
    alike = len({t.marker for t in bound}) == 1 and all(isinstance(t.value, Day | Listed | Recurring) for t in bound)
    if (len(bound) > 1 and not alike) or (of_event and len(tags) > 1):
        raise asked.refusal(tr("câu nêu nhiều thời điểm; hãy hỏi từng thời hạn"))
    return bound


def _nearest(found: Sequence[Basis], asked: _Asked) -> Basis:
    """The first that is not past, of several days; the last one where all are."""
    days = [one for one in found if isinstance(one, Stated)]
    if len(days) < 2:
        return found[0]
    ahead = [one for one in days if one.day >= asked.on]
    return min(ahead, key=lambda one: one.day) if ahead else max(days, key=lambda one: one.day)


def _basis(t: TimeTag, asked: _Asked) -> Basis:
    before = t.marker == "before"
    match t.value:
        case Counted() as term:
            return _counted(term, asked)
        case Recurring() as recurring:
            return _recurring(recurring, before, asked)
        case Either() as either:
            return Stated(asked.on, latest=asked.calendar.shift(asked.on, either.working_days))
        case NthWorkingDay() as nth:
            return Stated(_nth(nth, asked), before, nth.clock)
        case Tet() as new_year:
            return Stated(_before_tet(new_year, before, asked))
        case Day() as day:
            return _day(day, before, asked)
        case Listed() as listed:
            days = [Stated(_on_calendar(on, asked), before) for on in days_listed(listed, asked.on)]
            return _nearest(days or [Stated(_on_calendar(None, asked))], asked)
        case Span() as span:
            return Stated(_end_of_months(span, before, asked))
        case Stretch() as stretch:
            return _end_of_stretch(stretch, asked)


def _day(day: Day, before: bool, asked: _Asked) -> Stated:
    """Where a part of the day is named that ends before office hours do, its hour has to be named too."""
    early = ("sáng", "trưa", "đầu giờ", "đầu buổi", "giờ sáng")
    vague = (*early, "chiều", "tối", "đêm", "giờ") if before else early
    if day.clock is None and (day.part or "").startswith(vague):
        raise asked.refusal(tr("câu nêu một buổi, không nêu giờ; hãy ghi rõ giờ"))
    on = _on_calendar(day_meant(day, asked.on), asked)
    if day.weekday and day.weekday != on.isoweekday():
        raise asked.refusal(f"ngày {on:%d/%m/%Y} không phải {NAMES[day.weekday]}")
    if before and day.clock == dt.time(0):  # 0 giờ is the end of the day before
        return Stated(on - dt.timedelta(days=1), time=END_OF_DAY)
    return Stated(on, before, day.clock)


def _on_calendar(on: dt.date | None, asked: _Asked) -> dt.date:
    if on is None:
        raise asked.refusal(tr("ngày nêu không có trong lịch hoặc thiếu tháng"))
    return on


def _end_of_months(span: Span, before: bool, asked: _Asked) -> dt.date:
    bounds = months_meant(span, asked.on)
    if bounds is None or span.until_year or (before and span.part is None):
        raise asked.refusal(tr("không rõ ngày nào của thời gian ấy là hạn"))
    return bounds[0] if span.part == "đầu" else bounds[1] if span.part != "giữa" else _middle(*bounds)


def _middle(first: dt.date, last: dt.date) -> dt.date:
    """Art. 146: the middle of a month is its 15th, that of a year 30/6."""
    return first.replace(day=15) if first.month == last.month else last


def _end_of_stretch(stretch: Stretch, asked: _Asked) -> Stated:
    found = stretch_meant(stretch, asked.on, asked.on)
    if found is None or found[1] is None:
        raise asked.refusal(tr("câu chỉ nêu lúc bắt đầu, không nêu hạn"))
    return Stated(found[1], time=stretch.end.clock if isinstance(stretch.end, Day) else None)


def _before_tet(new_year: Tet, before: bool, asked: _Asked) -> dt.date:
    """The last working day before the days off round the lunar new year."""
    first = dt.date(new_year.year, 1, 1) if new_year.year else asked.on
    days = (first + dt.timedelta(days=n) for n in range(400))
    day = next((d for d in days if (asked.calendar.rest_name(d) or "").startswith("Tết Nguyên")), None)
    if day is None or not before:
        raise asked.refusal(tr("không rõ tính từ ngày nào của dịp Tết"))
    return asked.calendar.on_or_before(day)


def _nth(nth: NthWorkingDay, asked: _Asked) -> dt.date:
    """A first or last (working) day; of a month not named, the next one that is not past."""
    for later in (0, 3 if nth.span.part == "quý" else 1):
        span = nth.span if nth.span.months is None else Span(0, 0, months=nth.span.months + later, part=nth.span.part)
        bounds = months_meant(span, asked.on)
        if bounds is None:
            break
        first, last = bounds
        day = first if nth.number > 0 else last
        if abs(nth.number) == 1:
            day = asked.calendar.on_or_after(day) if nth.number > 0 else asked.calendar.on_or_before(day)
        if day >= asked.on or nth.span.months != 0:
            return day
    return _on_calendar(None, asked)


def _recurring(recurring: Recurring, before: bool, asked: _Asked) -> Stated:
    """The next of its days; today's only while its hour is still to come."""
    found = [(day, rec) for rec in recurring.each for day in _ahead(rec, asked)]
    if not found:
        raise asked.refusal(tr("chưa rõ ngày nào của kỳ báo cáo"))
    day, rec = min(found, key=lambda pair: (pair[0], pair[1].time or dt.time.max))
    return Stated(day, before, rec.time)


def _ahead(rec: Recurrence, asked: _Asked) -> list[dt.date]:
    now = asked.calendar.local(asked.since).time() if isinstance(asked.since, DateTime) else None
    days = (d for d in occurrences(rec, asked.on) if not (now and rec.time and d == asked.on and rec.time < now))
    return [day for day in (next(days, None),) if day]


def _counted(term: Counted, asked: _Asked) -> Term:
    unit = Unit(term.unit.value)
    if isinstance(term.anchor, Day):
        first = _on_calendar(day_meant(term.anchor, asked.on), asked)
        start = asked.calendar.at(first, term.anchor.clock or dt.time(0))
        return Term(start, term.count, unit, dated=term.anchor.clock is None)
    if isinstance(term.anchor, Tet):
        raise asked.refusal(tr("không rõ tính từ ngày nào của dịp Tết"))
    if asked.since is None:
        raise Refused(
            tr(
                "“{phrase}” chưa nói tính từ ngày nào; hãy thêm --from, như --from 2022-01-24 hoặc --from "
                "2022-01-24T08:00",
                phrase=asked.phrase,
            )
        )
    if isinstance(asked.since, DateTime):
        return Term(asked.since, term.count, unit)
    return Term(asked.calendar.at(asked.on, dt.time(0)), term.count, unit, dated=True)


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
