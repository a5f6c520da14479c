"""Which acts the state of a thing owed allows: those that would not be refused for its state, and no other."""

from models.enums import ObligationKind
from models.states import DueState
from tasks.campaigns.submissions import FILED
from tasks.campaigns.take_back import why_not_retracted
from tasks.desk.due_record import DueRecord

DUE_ACTS = (
    "record", "accept", "return", "fill", "retract", "extend", "waive", "uphold", "telephone", "resend", "settle",
    "pause", "resume",
)  # fmt: skip
"""The commands that are about one thing owed, in the order in which they are offered."""

BULK_ACTS = ("accept", "return", "extend", "waive", "resend")
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
    found = ["accept", "return"] if due.state is DueState.RECEIVED else []
    reported = due.kind is ObligationKind.REPORT and due.state is not DueState.WAIVED
    figures = reported and bool(record.fields) and last is not None and not last.nil
    found += ["fill"] if figures else []
    taken = due.state in FILED and not why_not_retracted(last)
    return found + (["retract"] if taken else [])


def _letter_acts(record: DueRecord) -> list[str]:
    return (["resend"] if record.failed else []) + (["settle"] if record.doubted else [])
