"""How a deadline was computed, line by line, as an officer would check it with a wall calendar."""

import datetime as dt
from itertools import groupby
from typing import Any

from pendulum import DateTime
from sqlmodel import Session

from models.app import App
from models.campaign import Obligation
from models.deadline import END_OF_DAY, Basis, Deadline, Stated, Term, Unit, basis_from_json, compute_deadline
from models.due import Due
from models.text import join_texts, mark_text, tr, trn
from models.workdays import Calendar
from tasks.campaigns.lookup import find_due
from tasks.campaigns.schedule import steps_of_due
from tasks.labels import KIND_LABELS, LETTER_LABELS, UNIT_LABELS, period_text
from tasks.render import day_words, moment_words, weekday_words


def explain_deadline(phrase: str, basis: Basis, calendar: Calendar) -> dict[str, Any]:
    """The answer as plain values: both instants as ISO with their offset, the reasons, and the computation."""
    found = compute_deadline(basis, calendar)
    return {
        "phrase": phrase,
        "stated": found.stated.isoformat(),
        "remind_by": found.remind_by.isoformat(),
        "late_after": found.late_after.isoformat(),
        "reasons": list(found.reasons),
        "computation": computation_lines(basis, found, calendar),
    }


def computation_lines(basis: Basis, found: Deadline, calendar: Calendar) -> list[str]:
    """The steps from what the document says to the two instants."""
    lines = _stated(basis, calendar) if isinstance(basis, Stated) else _counted(basis.start, basis, calendar)
    if isinstance(basis, Stated) and basis.earlier:
        lines.append(
            tr(
                "Cấp dưới gửi sớm hơn {earlier:02d} ngày làm việc: {weekday}.",
                earlier=basis.earlier,
                weekday=mark_text(weekday_words(found.stated)),
            )
        )
    lines.append(tr("Nhắc để xong trước {moment}.", moment=mark_text(moment_words(calendar.local(found.remind_by)))))
    lines.append(tr("Chỉ coi là chậm sau {end}.", end=mark_text(_end(found.late_after, calendar))))
    return lines


def _stated(basis: Stated, calendar: Calendar) -> list[str]:
    hour = [_hour(basis.time)] if basis.time else []
    day = _resting(join_texts(", ", [*hour, weekday_words(basis.day)]), calendar.rest_name(basis.day))
    lines = [
        tr(
            "Ngày nêu trong văn bản: {day}.",
            day=tr("trước {day}", day=mark_text(day)) if basis.before else tr("chậm nhất {day}", day=mark_text(day)),
        )
    ]
    if basis.latest:
        lines.append(tr("Văn bản cho phép chậm nhất đến: {weekday}.", weekday=mark_text(weekday_words(basis.latest))))
    if basis.before and not basis.time:
        lines.append(
            tr("Ngày làm việc liền trước: {weekday}.", weekday=mark_text(weekday_words(calendar.shift(basis.day, -1))))
        )
    if not calendar.is_working(basis.day):
        before, after = calendar.on_or_before(basis.day), calendar.on_or_after(basis.day)
        lines.append(
            tr(
                "Ngày làm việc gần nhất: trước là {weekday}, sau là {next_weekday}.",
                weekday=mark_text(weekday_words(before)),
                next_weekday=mark_text(weekday_words(after)),
            )
        )
        lines += _rests(before, after, calendar)
    return lines


def _hour(time: dt.time) -> str:
    return tr(
        "{hour:02d} giờ {minute:02d}",
        hour=24 if time == END_OF_DAY else time.hour,
        minute=0 if time == END_OF_DAY else time.minute,
    )


def _counted(start: DateTime, basis: Term, calendar: Calendar) -> list[str]:
    here, end = calendar.local(start), compute_deadline(basis, calendar).stated
    words, number = UNIT_LABELS[basis.unit], abs(basis.count)
    if basis.unit is Unit.HOUR:
        begins = (
            tr("từ {weekday}, không rõ giờ", weekday=mark_text(weekday_words(here.date())))
            if basis.dated
            else tr("từ {moment}", moment=mark_text(moment_words(here)))
        )
        return [trn("Tính {count:02d} giờ liên tục {begins}.", number, begins=mark_text(begins))]
    if basis.count < 0:
        lines = [
            tr(
                "Đếm ngược {number:02d} {words} từ {weekday}, không tính ngày này.",
                number=number,
                words=mark_text(words),
                weekday=mark_text(weekday_words(here.date())),
            )
        ]
    else:
        lines = [
            tr(
                "Tính {number:02d} {words} từ {weekday}, không tính ngày này.",
                number=number,
                words=mark_text(words),
                weekday=mark_text(weekday_words(here.date())),
            )
        ]
    first, last = sorted((here.date(), end))
    if basis.unit is Unit.WORKING_DAY:
        between = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
        counted = [d for d in between if calendar.is_working(d) and d != here.date()]
        counted = counted if basis.count > 0 else counted[::-1]
        days = "; ".join(f"({n}) {d:%d/%m}" for n, d in enumerate(counted, start=1))
        lines.append(tr("Đếm: {days}.", days=days))
    lines.append(tr("Ngày cuối cùng: {weekday}.", weekday=mark_text(weekday_words(end))))
    return lines + _rests(first, last, calendar)


def _rests(first: dt.date, last: dt.date, calendar: Calendar) -> list[str]:
    """The days off between two days, runs of the same name together."""
    days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    runs = []
    for name, run in groupby(days, calendar.rest_name):
        off = list(run)
        if name:
            days_off = f"{off[0]:%d/%m}{f'-{off[-1]:%d/%m}' if len(off) > 1 else ''}"
            runs.append(tr("{days} ({name})", days=days_off, name=mark_text(name)))
    return [tr("Ngày nghỉ trong khoảng này: {runs}.", runs=join_texts("; ", runs))] if runs else []


def _resting(day: str, rest: str | None) -> str:
    return tr("{day}, là ngày nghỉ ({rest})", day=mark_text(day), rest=mark_text(rest)) if rest else day


def _end(late_after: DateTime, calendar: Calendar) -> str:
    here = calendar.local(late_after)
    if here.hour == here.minute == 0:
        return tr("24 giờ 00, {weekday}", weekday=mark_text(weekday_words(calendar.last_day(late_after))))
    return moment_words(here)


def explain_due(app: App, session: Session, due_id: int) -> dict[str, Any]:
    """How the deadline of a Due came about, and the steps it still has. Raises Refused for an unknown number."""
    due, recipient = find_due(session, due_id)
    obligation = session.get_one(Obligation, due.obligation_id)
    calendar, period = app.calendar, [period_text(due.period, due.label)] if due.label else []
    found = {
        "due_id": due.id,
        "agency": recipient.name,
        "what": join_texts(": ", [mark_text(KIND_LABELS[due.kind]), join_texts(", ", [obligation.title, *period])]),
        "evidence": obligation.evidence,
        "stated": due.stated_on.isoformat() if due.stated_on else None,
        "remind_by": calendar.local(due.remind_by).isoformat() if due.remind_by else None,
        "late_after": calendar.local(due.late_after).isoformat() if due.late_after else None,
        "reasons": due.reasons,
        "computation": _of_row(due, calendar),
        "steps": [
            {"at": step.at.isoformat(), "step": step.name, "kind": step.kind.value, "say": LETTER_LABELS[step.kind]}
            for step in steps_of_due(app, due)
            if due.next_step_at and step.at >= due.next_step_at
        ],
    }
    return found


def _of_row(due: Due, calendar: Calendar) -> list[str]:
    if due.stated_on is None or due.remind_by is None or due.late_after is None:
        return ["Chưa có hạn: chỉ tính khi có yêu cầu, hoặc khi cơ quan đã nhận được văn bản."]
    stands = Deadline(due.stated_on, due.remind_by, due.late_after, tuple(due.reasons))
    if not due.basis:
        return [tr("Hạn đã ấn định: {day}.", day=day_words(due.stated_on))]
    basis = basis_from_json(due.basis)
    lines = computation_lines(basis, stands, calendar)
    now = compute_deadline(basis, calendar)
    if (now.remind_by, now.late_after) != (stands.remind_by, stands.late_after):
        lines.append("Lịch làm việc đã thay đổi sau khi ấn định hạn này; xem dondoc calendar diff.")
    return lines
