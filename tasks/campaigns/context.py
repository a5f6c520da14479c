"""One act within its transaction."""

from pendulum import DateTime
from sqlmodel import Session

from models.campaign import Campaign
from models.due import Due
from models.event import record
from tasks.campaigns.outbox import Told


def note(
    session: Session,
    campaign: Campaign,
    at: DateTime,
    actor: str,
    what: str,
    due: Due | Told | None = None,
    *,
    old: str = "",
    new: str = "",
    reason: str = "",
) -> None:
    """Append an Event to the campaign's history."""
    due_id = due.id if due else None
    record(session, campaign.ledger, at, actor, what, due_id=due_id, old=old, new=new, reason=reason)
