"""Terms of consultations that are unusually short or long: allowed, but said before anything is sent."""

import datetime as dt

from models.deadline import After, Stated, Term, compute_deadline
from models.text import tr
from models.workdays import Calendar
from tasks.launch.draft import Draft
from tasks.launch.draft_timing import ObligationPart


def term_warnings(draft: Draft, start: dt.date, calendar: Calendar) -> list[str]:
    """Why the terms of a draft's consultations are unusual, if it is sent on a day; one sentence each."""
    said = ((part.key, unusual_term(part, start, calendar)) for part in draft.obligation)
    return [tr("nghĩa vụ “{key}”: {why}", key=key, why=why) for key, why in said if why]


def unusual_term(part: ObligationPart, start: dt.date, calendar: Calendar) -> str:
    """Why the term of a consultation that begins on a day is unusual; "" when it is not, or cannot be told yet."""
    basis = _basis(part, start, calendar)
    if part.consultation is None or basis is None:
        return ""
    last = compute_deadline(basis, calendar).stated
    if part.due_on and part.before and not part.due_time:
        last = calendar.shift(last, -1)
    return part.consultation.rules.warning(calendar.working_days_between(start, last))


def _basis(part: ObligationPart, start: dt.date, calendar: Calendar) -> Stated | Term | None:
    """What the deadline is computed from; None for a term that begins with something else than receipt or issue."""
    if part.due_on:
        return Stated(part.due_on)
    if part.term is None or part.term.after is After.WINDOW_END:
        return None
    return Term(calendar.end_of(start).subtract(days=1), part.term.count, part.term.unit, dated=True)
