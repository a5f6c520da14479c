"""What waits for a person, over all campaigns: one list, which every surface shows and counts (decision 0062)."""

from pathlib import Path

from sqlmodel import Session, col, select

from models.account import Approval, Decision
from models.app import App
from models.campaign import Campaign
from models.columns import deferred_columns
from models.draft import DeskDraft
from models.text import tr
from tasks.campaigns.recalculate import unapplied_calendar_words
from tasks.figures.work_item import WorkItem, WorkKind
from tasks.figures.work_letters import (
    closed_channels,
    closed_mailboxes,
    late_envelopes,
    stuck_letters,
    waiting_mails,
    wrong_contacts,
)
from tasks.figures.work_owed import asked_questions, unjudged_reports, unproved_publications


def work_items(app: App, session: Session) -> list[WorkItem]:
    """Channels that take nothing, letters that failed or are in doubt, reports, extensions, mails, drafts and so on."""
    return [
        *closed_channels(session),
        *closed_mailboxes(app, session),
        *_edited_calendar(app),
        *stuck_letters(session),
        *late_envelopes(app, session),
        *wrong_contacts(session),
        *unjudged_reports(session),
        *asked_questions(session),
        *unproved_publications(session),
        *waiting_mails(session),
        *_drafts(app, session),
        *_desk_drafts(session),
        *_approvals(session),
    ]


def _edited_calendar(app: App) -> list[WorkItem]:
    if not (words := unapplied_calendar_words(app)):
        return []
    what, why = words
    todo = "xem dondoc calendar diff, rồi dondoc calendar apply; hoặc sửa lại [calendar]"
    return [WorkItem(WorkKind.CALENDAR, "–", what, why, todo)]


def open_drafts(app: App) -> list[Path]:
    """The drafts that documents taken in have left, launched or not."""
    return sorted((app.settings.data / "intake").glob("*/draft.toml"))


def _drafts(app: App, session: Session) -> list[WorkItem]:
    if not (found := open_drafts(app)):
        return []
    from tasks.launch.intake import launched_campaign  # it loads the reader of documents

    todo = "mở lượt chạy tiep-nhan đang chờ, điền phiếu rồi Resume; hoặc dondoc launch {path}"
    return [
        WorkItem(WorkKind.DRAFT, "–", "dự thảo chờ duyệt", str(path), tr(todo, path=path), key=path.parent.name)
        for path in found
        if not launched_campaign(session, path)
    ]


def _desk_drafts(session: Session) -> list[WorkItem]:
    """Documents dropped at the desk, until they are launched or thrown away."""
    query = select(DeskDraft).where(col(DeskDraft.closed_at).is_(None)).order_by(col(DeskDraft.id))
    query = query.options(*deferred_columns(DeskDraft, "text", "reading", "choices", "earlier", "rehearsal"))
    todo = "xác nhận rồi phát hành, hoặc bỏ, ở trang Văn bản mới của bàn làm việc"
    return [
        WorkItem(WorkKind.DRAFT, "–", "văn bản chờ xác nhận", one.title or "–", todo, key=str(one.id))
        for one in session.exec(query)
    ]


def _approvals(session: Session) -> list[WorkItem]:
    """Acts of weight that wait for a second person."""
    query = select(Approval, Campaign.slug).outerjoin(Campaign, col(Approval.campaign_id) == Campaign.id)
    query = query.where(col(Approval.decision) == Decision.WAITING).order_by(col(Approval.id))
    todo = "người thứ hai duyệt hoặc không duyệt, ở trang Hôm nay của bàn làm việc"
    return [
        WorkItem(WorkKind.APPROVAL, "–", "chờ người thứ hai duyệt", one.about, todo, slug=slug or "", key=str(one.id))
        for one, slug in session.exec(query)
    ]
