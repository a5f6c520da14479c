"""Acts by which what came in is judged: proposed, accepted, returned, or left beside silence that was agreement."""

from typing import ClassVar

from pydantic import Field
from sqlmodel import Session

from models.campaign import Campaign, Obligation
from models.due import Due
from models.states import REVIEW_STATES, DueState
from models.text import mark_text, tr
from tasks.campaigns.consultation.silence import keep_consent
from tasks.campaigns.context import Context
from tasks.campaigns.review.acceptance import accept_report, propose_acceptance
from tasks.campaigns.submissions import return_report
from tasks.commands.catalogue import CATALOGUE
from tasks.commands.command import AgencyCommand


class Judgement(AgencyCommand):
    """An act on what waits for a person's word; of two levels the second is a right of its own."""

    states = REVIEW_STATES
    second: ClassVar[str] = ""

    def right(self, session: Session, campaign: Campaign) -> str:
        """What a role must have the right to do at the desk."""
        if not self.second:
            return self.entry.command
        due = self.pick_in(session, campaign, self.number or None)
        two = session.get_one(Obligation, due.obligation_id).levels > 1
        return self.second if two and due.state is not DueState.RECEIVED else self.entry.command


class Propose(Judgement):
    """Find what came in order, for a leader to accept."""

    entry = CATALOGUE["propose"]

    def act_on(self, ctx: Context, due: Due) -> str:
        propose_acceptance(ctx, due)
        return tr("đã đề nghị duyệt {kind}", kind=mark_text(self.kind))


class Accept(Judgement):
    """Find a report in order; of two levels as the second."""

    entry = CATALOGUE["accept"]
    second = "accept_last"

    def act_on(self, ctx: Context, due: Due) -> str:
        accept_report(ctx, due)
        return tr("đã duyệt {kind}", kind=mark_text(self.kind))


class SendBack(Judgement):
    """Return a report for correction."""

    entry = CATALOGUE["return"]
    second = "return_last"

    reason: str = Field(title="Lý do", description="Sẽ ghi trong thư")

    def act_on(self, ctx: Context, due: Due) -> str:
        return_report(ctx, due, self.reason)
        said = "đã trả lại {kind}, hạn gửi lại {stated_on:%d/%m/%Y}"
        return tr(said, kind=mark_text(self.kind), stated_on=due.stated_on)


class KeepConsent(Judgement):
    """Let silence stay agreement, though an opinion came after it."""

    entry = CATALOGUE["consent"]

    reason: str = Field(title="Lý do", description="Ghi vào nhật ký")

    def act_on(self, ctx: Context, due: Due) -> str:
        keep_consent(ctx, due, self.reason)
        return tr("giữ coi như đồng ý, {kind} gửi muộn được lưu lại", kind=mark_text(self.kind))
