"""When an obligation of a draft would fall due: both instants of its first deadlines, and how they come about."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from models.app import App
from models.config.ladder_settings import HourLadder
from models.deadline import After, Basis, Deadline, Stated, Term, Unit, compute_deadline
from models.enums import Timing
from models.regime import owed_from
from models.text import mark_text, tr
from models.workdays import Calendar
from tasks.campaigns.dues import label_period
from tasks.campaigns.explain import computation_lines
from tasks.campaigns.schedule import ladder_of
from tasks.labels import UNIT_LABELS
from tasks.launch.draft_timing import ObligationPart, TermPart
from tasks.launch.term_warnings import unusual_term
from tasks.render import capitalised, day_words, moment_words

PERIODS = 3
"""How many of the next periods are shown."""


@dataclass(frozen=True)
class DueSetting:
    """From when terms run: the day of issue, today where that is blank, and the ends of windows by their keys."""

    app: App
    today: dt.date
    issued_on: dt.date | None
    ends: Mapping[str, dt.date]
    urgent: bool = False


def due_lines(part: ObligationPart, setting: DueSetting) -> tuple[str, ...]:
    """The deadline in one line, then the lines that explain it, and what is unusual about it."""
    warning = unusual_term(part, max(setting.today, setting.issued_on or setting.today), setting.app.calendar)
    return _deadline_lines(part, setting) + ((tr("Lưu ý: {warning}", warning=mark_text(warning)),) if warning else ())


def _deadline_lines(part: ObligationPart, setting: DueSetting) -> tuple[str, ...]:
    """Those of the deadline; a term from receipt only says what it is."""
    calendar = setting.app.calendar
    match part.timing:
        case Timing.ONCE if part.due_on:
            return _explained(Stated(part.due_on, part.before, part.due_time), calendar)
        case Timing.TERM if part.term:
            return _of_term(part.term, setting)
        case Timing.PERIODIC:
            return _of_periods(part, setting)
        case Timing.ON_REQUEST:
            return ("chỉ khi cơ quan ban hành yêu cầu; khi ấy mới có hạn",)
    return _of_ladder(part, setting)


def _of_ladder(part: ObligationPart, setting: DueSetting) -> tuple[str, ...]:
    ladder = ladder_of(setting.app, part.kind, urgent=setting.urgent)
    if isinstance(ladder, HourLadder):
        count, unit = ladder.due_hours, UNIT_LABELS[Unit.HOUR]
    else:
        count, unit = ladder.due_working_days, UNIT_LABELS[Unit.WORKING_DAY]
    if not count:
        return ("không có hạn",)
    return (f"{count:02d} {unit} kể từ khi thư được gửi tới (mức chung của hệ thống)",)


def _of_term(term: TermPart, setting: DueSetting) -> tuple[str, ...]:
    said = f"{term.count:02d} {UNIT_LABELS[term.unit]}"
    start = setting.issued_on if term.after is After.ISSUE else setting.ends.get(term.window)
    if term.after is After.RECEIPT:
        return (f"{said} kể từ khi thư được gửi tới từng cơ quan",)
    if start is None:
        return (f"{said}, chưa tính được: chưa rõ ngày bắt đầu",)
    end = setting.app.calendar.end_of(start).subtract(days=1)
    return _explained(Term(end, term.count, term.unit, dated=True), setting.app.calendar)


def _of_periods(part: ObligationPart, setting: DueSetting) -> tuple[str, ...]:
    if part.periodic is None:
        return ()
    regime = part.periodic.regime(before=part.before)
    first = max(setting.today, setting.issued_on or setting.today)
    owed = list(islice(owed_from(regime, first), PERIODS))
    if not owed:
        return ("không còn kỳ nào trong khoảng thời gian này",)
    calendar = setting.app.calendar
    lines = [f"{capitalised(label_period(period))}: {_span(stated, calendar)}" for period, stated in owed]
    return (f"kỳ tới: {_span(owed[0][1], calendar)}", *lines, *_explained(owed[0][1], calendar)[1:])


def _span(basis: Basis, calendar: Calendar) -> str:
    return _instants(compute_deadline(basis, calendar), calendar)


def _explained(basis: Basis, calendar: Calendar) -> tuple[str, ...]:
    found = compute_deadline(basis, calendar)
    return (
        _instants(found, calendar),
        *computation_lines(basis, found, calendar),
        *(f"Căn cứ: {one}" for one in found.reasons),
    )


def _instants(found: Deadline, calendar: Calendar) -> str:
    """Both instants: by when agencies are asked, and after when one is late."""
    by, late = calendar.local(found.remind_by), calendar.local(found.late_after)
    last = day_words(calendar.last_day(found.late_after)) if late.hour == late.minute == 0 else ""
    ends = f"hết ngày {last}" if last else moment_words(late)
    return f"nhắc để xong trước {moment_words(by)}; chỉ tính muộn sau {ends}"
