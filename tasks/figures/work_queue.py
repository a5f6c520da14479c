"""What waits for a person, over all campaigns: one list, which every surface shows and counts (decision 0062)."""

from pathlib import Path

from sqlmodel import Session

from models.app import App
from tasks.figures.work_item import WorkItem, WorkKind
from tasks.figures.work_letters import (
    closed_channels,
    closed_mailboxes,
    late_envelopes,
    stuck_letters,
    waiting_mails,
    wrong_contacts,
)
from tasks.figures.work_owed import asked_questions, unjudged_reports
from tasks.launch.intake import launched_campaign


def work_items(app: App, session: Session) -> list[WorkItem]:
    """Channels that take nothing, letters that failed or are in doubt, reports, extensions, mails, drafts and so on."""
    return [
        *closed_channels(session),
        *closed_mailboxes(app, session),
        *stuck_letters(session),
        *late_envelopes(app, session),
        *wrong_contacts(session),
        *unjudged_reports(session),
        *asked_questions(session),
        *waiting_mails(session),
        *_drafts(app, session),
    ]


def open_drafts(app: App) -> list[Path]:
    """The drafts that documents taken in have left, launched or not."""
    return sorted((app.settings.data / "intake").glob("*/draft.toml"))


def _drafts(app: App, session: Session) -> list[WorkItem]:
    todo = "mở lượt chạy tiep-nhan đang chờ, điền phiếu rồi Resume; hoặc dondoc launch {}"
    return [
        WorkItem(WorkKind.DRAFT, "–", "dự thảo chờ duyệt", str(path), todo.format(path), key=path.parent.name)
        for path in open_drafts(app)
        if not launched_campaign(session, path)
    ]
