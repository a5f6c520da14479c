"""Which acts the state of a thing owed allows: those that would not be refused for its state, and no other."""

from models.enums import ObligationKind
from models.states import FILED_STATES, REVIEW_STATES, DueState
from tasks.campaigns.consultation.opinions import came_after_consent
from tasks.campaigns.take_back import why_not_retracted
from tasks.desk.due_record import DueRecord

DUE_ACTS = (
    "record", "propose", "accept", "return", "consent", "fill", "retract", "prove", "extend", "waive", "uphold",
    "telephone", "resend", "settle", "pause", "resume",
)  # fmt: skip
"""The commands that are about one thing owed, in the order in which they are offered."""

BULK_ACTS = ("propose", "accept", "return", "extend", "waive", "resend")
"""Those that may be done to several things owed at once, for one reason."""


def acts_of_due(record: DueRecord) -> list[str]:
    """The commands that the state of a thing owed allows, in the order in which an officer looks for them."""
    if not record.open:
        return _letter_acts(record)
    found = _owed_acts(record) if record.due.owed else _filed_acts(record)
    found += _letter_acts(record)
    found.append("resume" if record.recipient.paused else "pause")
    return sorted(found, key=DUE_ACTS.index)


def _owed_acts(record: DueRecord) -> list[str]:
    due, started = record.due, record.campaign.started_at is not None
    found = ["waive", "telephone"]
    found += ["record"] if started else []
    found += ["extend"] if due.stated_on else []
    return found + (["uphold"] if due.disowned else [])


def _filed_acts(record: DueRecord) -> list[str]:
    due, last = record.due, record.last
    found = _judging_acts(record)
    reported = due.kind is ObligationKind.REPORT and due.state is not DueState.WAIVED
    figures = reported and bool(record.fields) and last is not None and not last.nil
    published = due.kind is ObligationKind.PUBLISH and due.state in FILED_STATES
    found += (["fill"] if figures else []) + (["prove"] if published else [])
    taken = due.state in FILED_STATES and not why_not_retracted(last)
    return found + (["retract"] if taken else [])


def _judging_acts(record: DueRecord) -> list[str]:
    """What may be said of what waits for a word; a consultation that was silent may still be answered."""
    due, last = record.due, record.last
    if due.state is DueState.CONSENTED:
        return ["record"]
    if due.state not in REVIEW_STATES:
        return []
    first = due.state is DueState.RECEIVED and record.obligation.levels > 1
    after = last is not None and came_after_consent(due, last)
    return ["propose" if first else "accept", "return"] + (["consent"] if after else [])


def rights_to(act: str) -> tuple[str, ...]:
    """All rights of which one is enough for an act, as far as no thing owed is known."""
    return (act, f"{act}_last") if act in ("accept", "return") else (act,)


def right_to(act: str, record: DueRecord) -> str:
    """What a role must have the right to do, for an act on a thing owed: of two levels the second is one of its own."""
    return f"{act}_last" if act in ("accept", "return") and record.due.state is DueState.PROPOSED else act


def _letter_acts(record: DueRecord) -> list[str]:
    return (["resend"] if record.failed else []) + (["settle"] if record.doubted else [])
