"""What an office files or signs, made for a download: documents, the tracking table, calendars. Nothing is written."""

import datetime as dt
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pendulum import DateTime
from sqlmodel import Session

from models.app import App
from models.campaign import Campaign
from tasks.errors import Refused
from tasks.papers.calendars import ALL, write_calendars
from tasks.papers.chosen_reports import WantedPaper
from tasks.papers.content import chase_document, report_document, request_document, window_of
from tasks.papers.document import build_docx
from tasks.papers.evidence import FOLDER
from tasks.papers.opinions import opinion_files
from tasks.papers.report_table import tracking_workbook

PAPER_NAMES = {
    "theo-doi": "theo-doi.xlsx", "tong-hop": "tong-hop.docx", "don-doc": "don-doc.docx",
    "yeu-cau": "yeu-cau-bao-cao.docx", "y-kien": "y-kien.docx", "bang-y-kien": "y-kien.xlsx",
}  # fmt: skip
"""The papers of a campaign by the word of their address, with the name of the file."""


@dataclass(frozen=True)
class PaperWish:
    """Which paper: of the whole campaign or of a window by its key, with the new day that it names, of which report."""

    what: str
    window: str = ""
    due_on: dt.date | None = None
    report: str = ""


def make_paper(app: App, session: Session, campaign: Campaign, wish: PaperWish, now: DateTime) -> bytes:
    """A paper as a file. Raises Refused where there is nothing to say, or the day is missing or cannot be."""
    if wish.what == "theo-doi":
        return tracking_workbook(session, campaign, now)
    if wish.what in ("y-kien", "bang-y-kien"):
        return opinion_files(app, session, campaign, now)[PAPER_NAMES[wish.what].removeprefix("y-kien")]
    if wish.due_on is None and wish.what != "tong-hop":
        raise Refused("công văn phải nêu thời hạn; hãy chọn ngày")
    wanted = WantedPaper(window_of(session, campaign, wish.window or None), wish.report, wish.due_on)
    made = {"tong-hop": report_document, "don-doc": chase_document}.get(wish.what, request_document)
    return build_docx(made(app, session, campaign, wanted, now), now)


def make_calendar(app: App, session: Session, code: str = "") -> bytes:
    """The deadlines of an agency, or of all, as iCalendar (RFC 5545). Raises Refused when it owes nothing."""
    with tempfile.TemporaryDirectory(dir=app.settings.data) as folder:
        write_calendars(app, session, Path(folder))
        path = next((one for one in Path(folder).iterdir() if one.name == f"{code or ALL}.ics"), None)
        if path is None:
            raise Refused("chưa có hạn nào để ghi vào lịch")
        return path.read_bytes()


def evidence_pack(app: App, campaign: Campaign) -> Path | None:
    """The evidence pack of a campaign as it was last written, if there is one."""
    path = app.settings.data / FOLDER / f"{campaign.slug}.zip"
    return path if path.is_file() else None
