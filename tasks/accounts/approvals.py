"""Four eyes: an act of weight waits as a row until a second person approves or declines it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pendulum import DateTime
from sqlalchemy import and_, or_, update
from sqlmodel import Session, col, select

from models.account import Account, Approval, Decision
from models.text import mark_text, tr
from tasks.accounts.sign_ins import SignedIn
from tasks.errors import AlreadyDone, Refused

INTERRUPTED_MINUTES = 5
"""After so long an approved act that has said nothing was cut off: it waits again."""


@dataclass(frozen=True)
class Deed:
    """An act of weight: its name in the table of roles, what it is in words, what it is done with, its campaign."""

    act: str
    about: str
    payload: Mapping[str, Any]
    campaign_id: int | None = None


@dataclass(frozen=True)
class WaitingApproval:
    """What waits for a second person, and who asks."""

    approval: Approval
    asker: str

    def can_decide(self, user: SignedIn) -> bool:
        """Whether somebody may approve it: another person, who may do that act themselves."""
        mine = self.approval.asked_by_id == user.account_id
        return not mine and user.may("approve") and user.may(self.approval.act, self.approval.campaign_id)


def ask_approval(session: Session, deed: Deed, user: SignedIn, now: DateTime) -> Approval:
    """Let an act wait for a second person. Raises AlreadyDone when the same waits already."""
    same = select(Approval).where(Approval.act == deed.act, Approval.campaign_id == deed.campaign_id, _open(now))
    if any(dict(one.payload) == dict(deed.payload) for one in session.exec(same)):
        raise AlreadyDone(tr("đề nghị duyệt: {about}", about=mark_text(deed.about)))
    approval = Approval(
        act=deed.act,
        about=deed.about,
        payload=dict(deed.payload),
        campaign_id=deed.campaign_id,
        asked_by_id=user.account_id,
        asked_at=now,
    )
    session.add(approval)
    session.flush()
    return approval


def waiting_approvals(session: Session, now: DateTime) -> list[WaitingApproval]:
    """What waits for a second person, the oldest first."""
    query = select(Approval, Account.name).join(Account, col(Approval.asked_by_id) == Account.id)
    rows = session.exec(query.where(_open(now)).order_by(col(Approval.id)))
    return [WaitingApproval(approval, name) for approval, name in rows]


def find_waiting(session: Session, number: int, user: SignedIn, now: DateTime) -> WaitingApproval:
    """One that waits, and that this person may decide. Raises Refused."""
    found = next((one for one in waiting_approvals(session, now) if one.approval.id == number), None)
    if found is None:
        raise Refused("việc này không còn chờ duyệt")
    if not found.can_decide(user):
        raise Refused("việc này cần một người khác có quyền duyệt")
    return found


def claim_approval(
    session: Session, number: int, user: SignedIn, decision: Decision, now: DateTime, said: str = ""
) -> None:
    """Write down a decision, once. Raises Refused when somebody else was quicker."""
    values = {"decision": decision, "decided_by_id": user.account_id, "decided_at": now, "said": said}
    done = session.execute(
        update(Approval).where(col(Approval.id) == number, _open(now)).values(**values),
        execution_options={"synchronize_session": False},
    )
    if not done.rowcount:  # type: ignore[attr-defined]
        raise Refused("việc này không còn chờ duyệt")


def note_outcome(session: Session, number: int, said: str, *, waits_again: bool = False) -> None:
    """Write down what came of an approved act; one that was refused waits again, with what was wrong."""
    approval = session.get_one(Approval, number)
    approval.said = said
    if waits_again:
        approval.decision, approval.decided_by_id, approval.decided_at = Decision.WAITING, None, None
    session.add(approval)


def _open(now: DateTime) -> Any:
    """What waits: not decided, or approved by somebody whose act was cut off before it said anything."""
    cut_off = and_(
        col(Approval.decision) == Decision.APPROVED,
        col(Approval.said) == "",
        col(Approval.decided_at) < now.subtract(minutes=INTERRUPTED_MINUTES),
    )
    return or_(col(Approval.decision) == Decision.WAITING, cut_off)
