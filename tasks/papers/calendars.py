"""Deadlines as iCalendar files (RFC 5545): one for each agency, and one feed of all.

An event's UID is its Due's and its SEQUENCE grows with the Due's revision and with whatever stops it or lets it go on,
so a calendar that reads the file again moves what was extended instead of showing it twice, and strikes out what is
withdrawn, closed, paused or waived (RFC 5545, 3.8.1.11, 3.8.7.4). Nothing in a file depends on when it is written: it
changes with the rows.
"""

import filecmp
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO

from pendulum import DateTime
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func, select

from models.agency import Agency
from models.app import App
from models.campaign import Campaign, Obligation, Recipient, Window
from models.database import in_portions
from models.directive import Directive
from models.due import Due
from models.enums import ObligationKind
from models.errors import os_words
from models.event import Event
from models.plain_line import seen_line
from models.states import UNFINISHED_STATES, CampaignState, DueState
from models.text import tr
from tasks.errors import Refused
from tasks.labels import phrase_of
from tasks.papers.ics import CALENDAR_END, calendar_entry, calendar_head, escape_text, utc_instant

ALL = "tat-ca"
"""The name of the feed of all agencies."""
TURNS = (
    "campaign.paused", "campaign.running", "campaign.approved", "campaign.closed", "campaign.withdrawn",
    "campaign.replaced", "agency.paused", "agency.resumed", "obligation.paused", "obligation.resumed", "window.closed",
    "agency.succeeded",
)  # fmt: skip
"""Events after which a calendar shows a deadline no more, or again."""


@dataclass(frozen=True)
class _Line:
    """One dated Due with what its entry tells of it."""

    row: Any
    changed: DateTime
    sequence: int
    cancelled: bool

    @property
    def what(self) -> str:
        return phrase_of(self.row.title, self.row.topic or "", self.row.label)


def write_calendars(app: App, session: Session, folder: Path) -> list[Path]:
    """Write the feed and each agency's file, those that changed; gives back which. One agency's lines are held at once.

    Raises Refused when the folder cannot be written.
    """
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _unless_same(folder / f"{ALL}.ics", written) as feed:
            feed.write(calendar_head("Hạn báo cáo của mọi cơ quan"))
            for _, lines in groupby(_lines(session), key=lambda line: line.row.code):
                mine = list(lines)
                feed.writelines(_entry(line, app, of_all=True) for line in mine)
                path = folder / f"{_file_name(mine[0].row.code)}.ics"
                with _unless_same(path, written) as own:
                    own.write(calendar_head(f"Hạn báo cáo: {mine[0].row.agency_name}"))
                    own.writelines(_entry(line, app, of_all=False) for line in mine)
                    own.write(CALENDAR_END)
            feed.write(CALENDAR_END)
    except OSError as error:
        raise Refused(tr("không ghi được lịch vào {folder}: {why}", folder=folder, why=os_words(error))) from None
    return written


def agency_calendar(app: App, session: Session, agency: Agency) -> bytes:
    """The calendar of one agency, for who subscribes to it."""
    entries = b"".join(_entry(line, app, of_all=False) for line in _lines(session, Agency.id == agency.id))
    return calendar_head(f"Hạn báo cáo: {agency.name}") + entries + CALENDAR_END


@contextmanager
def _unless_same(path: Path, written: list[Path]) -> Iterator[BinaryIO]:
    """A file to write in place of `path`, which stays untouched where both say the same: whoever reads the feed sees
    the old one or the new, never a half."""
    aside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with aside.open("wb") as file:
            yield file
        if not (path.exists() and filecmp.cmp(aside, path, shallow=False)):
            aside.replace(path)
            written.append(path)
    finally:
        aside.unlink(missing_ok=True)


def _file_name(code: str) -> str:
    """A code of an older directory may have been a path."""
    return re.sub(r"[/\\\0]|^\.+", "-", seen_line(code)) or "-"


def _lines(session: Session, *where: Any) -> Iterator[_Line]:
    """The dated Dues, agency by agency; those that fulfil the conditions."""
    changes = select_columns(col(Event.due_id), func.max(Event.at).label("changed_at"))
    changed = changes.where(col(Event.due_id).is_not(None)).group_by(col(Event.due_id)).subquery()
    columns: Any = (
        Due.id, Due.kind, Due.state, Due.revision, Due.paused, Due.label, Due.opened_at, Due.remind_by, Due.late_after,
        col(Recipient.name).label("party"), Agency.code, col(Agency.name).label("agency_name"), Directive.reference_no,
        Directive.issued_on, Obligation.key, Obligation.title, col(Window.key).label("window"), Window.topic,
        Window.closed_at, Campaign.slug, col(Campaign.state).label("campaign_state"), Campaign.approved_at,
        changed.c.changed_at,
    )  # fmt: skip
    query = (
        select_columns(*columns)
        .select_from(Due)
        .join(Recipient, col(Due.recipient_id) == Recipient.id)
        .join(Agency, col(Recipient.agency_id) == Agency.id)
        .join(Campaign, col(Due.campaign_id) == Campaign.id)
        .join(Directive, col(Campaign.directive_id) == Directive.id)
        .join(Obligation, col(Due.obligation_id) == Obligation.id)
        .outerjoin(Window, col(Due.window_id) == Window.id)
        .outerjoin(changed, changed.c.due_id == Due.id)
        .where(col(Due.remind_by).is_not(None), *where)
        .order_by(col(Agency.code), col(Due.id))
    )
    turns = _turns(session)
    for row in session.execute(in_portions(session, query)):
        mine = _turns_of(row, turns.get(row.slug, {}))
        before = row.changed_at or row.opened_at or row.approved_at
        yield _Line(row, max([before, *mine]), row.revision + len(mine), _cancelled(row))


def _turns_of(row: Any, turns: Mapping[tuple[str, str | None], list[DateTime]]) -> list[DateTime]:
    """The turns of a Due: of its campaign, and of its agency, obligation, window and of itself."""
    if not turns:
        return []
    named = [("campaign", ""), ("agency", row.party), ("obligation", row.key), ("due", str(row.id))]
    named += [("window", row.window)] if row.window else []
    anybody = [(of, None) for of, _ in named]
    return [at for key in (*named, *anybody) for at in turns.get(key, ())]


def _turns(session: Session) -> dict[str, dict[tuple[str, str | None], list[DateTime]]]:
    """When a campaign, or an agency, an obligation, a window or a Due in it, was stopped or let go on: by the ledger,
    then by what and its name, which is None where it may be of any: of an agency that passed its Dues on."""
    query = (
        select(Event).where(col(Event.what).in_(TURNS) | col(Event.what).endswith(".waived")).order_by(col(Event.id))
    )
    events = list(session.exec(query))
    passed_on = {(event.ledger, event.old) for event in events if event.what == "agency.succeeded"}
    found: dict[str, dict[tuple[str, str | None], list[DateTime]]] = {}
    for event in events:
        of = "due" if event.due_id else event.what.partition(".")[0]
        name: str | None = {"due": str(event.due_id), "campaign": ""}.get(of, event.new)
        name = None if of == "agency" and (event.ledger, name) in passed_on else name
        if of != "campaign" or event.old:  # the first of a campaign is its approval
            found.setdefault(event.ledger, {}).setdefault((of, name), []).append(event.at)
    return found


def _cancelled(row: Any) -> bool:
    """Whether nothing is to be done by then any more, or for now."""
    if row.campaign_state in (CampaignState.WITHDRAWN, CampaignState.REPLACED) or row.state is DueState.WAIVED:
        return True
    stopped = row.campaign_state in (CampaignState.PAUSED, CampaignState.CLOSED) or row.closed_at
    return row.state in UNFINISHED_STATES and bool(stopped or row.paused)


def _entry(line: _Line, app: App, *, of_all: bool) -> bytes:
    """The entry stands at the strictest reading of the deadline; its text says until when it is in time."""
    row, number = line.row, line.row.reference_no
    owed = row.state in UNFINISHED_STATES
    word = "Không còn phải thực hiện" if line.cancelled else "Hạn" if owed else "Đã xong"
    who = f"{row.agency_name}: " if of_all else ""
    document = f"Văn bản số {number} ngày {row.issued_on:%d/%m/%Y}."
    return calendar_entry({
        "UID": escape_text(f"due-{row.id}@{_domain(app)}"),
        "SEQUENCE": str(line.sequence),
        "DTSTAMP": utc_instant(line.changed),
        "DTSTART": utc_instant(row.remind_by or line.changed),
        "SUMMARY": escape_text(seen_line(f"{word}: {who}{line.what} ({number})")),
        "DESCRIPTION": escape_text(seen_line(f"{document} {_in_time(app, row.late_after)}")),
        "STATUS": "CANCELLED" if line.cancelled else "CONFIRMED",
        "TRANSP": "TRANSPARENT",
        "CATEGORIES": escape_text(ObligationKind(row.kind).value),
    })  # fmt: skip


def _in_time(app: App, late_after: DateTime | None) -> str:
    """Until when it is in time; 00:00 is the end of the day before."""
    if late_after is None:
        return ""
    until = app.calendar.local(late_after)
    last = app.calendar.last_day(late_after)
    said = (
        f"hết ngày {last:%d/%m/%Y}"
        if until.date() > last
        else tr("{until:%H} giờ {until:%M} ngày {last:%d/%m/%Y}", until=until, last=last)
    )
    return f"Được tính là đúng hạn đến {said}."


def _domain(app: App) -> str:
    return app.settings.mail.sender.rsplit("@", 1)[-1]
