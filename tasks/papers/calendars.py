"""Deadlines as iCalendar files (RFC 5545): one for each agency, and one feed of all.

An event's UID is its Due's and its SEQUENCE grows with the Due's revision and with whatever stops it or lets it go on,
so a calendar that reads the file again moves what was extended instead of showing it twice, and strikes out what is
withdrawn, closed, paused or waived (RFC 5545, 3.8.1.11, 3.8.7.4). Nothing in a file depends on when it is written: it
changes with the rows.
"""

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pendulum import DateTime
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func, select

from models.agency import Agency
from models.app import App
from models.campaign import Campaign, Obligation, Recipient, Window
from models.directive import Directive
from models.due import Due
from models.enums import ObligationKind
from models.event import Event
from models.plain_line import seen_line
from models.states import CampaignState, DueState
from tasks.errors import Refused
from tasks.letters.enclosures import what_is_owed
from tasks.storage.atomic import atomic_write

if TYPE_CHECKING:
    from icalendar import Calendar
    from icalendar import Event as Entry

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

    due: Due
    agency: Agency
    directive: Directive
    what: str
    changed: DateTime
    sequence: int
    cancelled: bool


def write_calendars(app: App, session: Session, folder: Path) -> list[Path]:
    """Write the feed and each agency's file, those that changed; gives back which.

    Raises Refused when the folder cannot be written.
    """
    lines = _lines(session)
    files = {ALL: _calendar("Hạn báo cáo của mọi cơ quan", lines, app, of_all=True)}
    for code in sorted({line.agency.code for line in lines}):
        mine = [line for line in lines if line.agency.code == code]
        files[code] = _calendar(f"Hạn báo cáo: {mine[0].agency.name}", mine, app)
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, calendar in files.items():
            path, text = folder / f"{_file_name(name)}.ics", calendar.to_ical()
            if not path.exists() or path.read_bytes() != text:
                atomic_write(path, text)  # whoever reads the feed sees the old one or the new, never a half
                written.append(path)
    except OSError as error:
        raise Refused(f"không ghi được lịch vào {folder}: {error.strerror}") from None
    return written


def _file_name(code: str) -> str:
    """A code of an older directory may have been a path."""
    return re.sub(r"[/\\\0]|^\.+", "-", seen_line(code)) or "-"


def _lines(session: Session) -> list[_Line]:
    columns: Any = (Due, Recipient, Agency, Directive, Obligation, Window, Campaign)
    query = (
        select_columns(*columns)
        .join(Recipient, col(Due.recipient_id) == Recipient.id)
        .join(Agency, col(Recipient.agency_id) == Agency.id)
        .join(Campaign, col(Due.campaign_id) == Campaign.id)
        .join(Directive, col(Campaign.directive_id) == Directive.id)
        .join(Obligation, col(Due.obligation_id) == Obligation.id)
        .outerjoin(Window, col(Due.window_id) == Window.id)
        .where(col(Due.remind_by).is_not(None))
        .order_by(col(Due.id))
    )
    changes = select(Event.due_id, func.max(Event.at)).where(col(Event.due_id).is_not(None)).group_by(col(Event.due_id))
    changed, turns = dict(session.exec(changes).all()), _turns(session)
    lines = []
    for due, recipient, agency, directive, obligation, window, campaign in session.execute(query):
        of_it = {"agency": recipient.name, "obligation": obligation.key, "due": str(due.id), "campaign": ""}
        of_it |= {"window": window.key} if window else {}
        mine = [turn.at for turn in turns.get(campaign.ledger, ()) if turn.name in (of_it.get(turn.of), None)]
        before = changed.get(due.id) or due.opened_at or campaign.approved_at
        cancelled, sequence = _cancelled(due, window, campaign), due.revision + len(mine)
        what = what_is_owed(obligation, window, due)
        lines.append(_Line(due, agency, directive, what, max([before, *mine]), sequence, cancelled))
    return lines


class _Turn(NamedTuple):
    """When a campaign, or an agency, an obligation, a window or a Due in it, was stopped or let go on.

    `name` is None where it may be of any: of an agency that passed its Dues on.
    """

    of: str
    name: str | None
    at: DateTime


def _turns(session: Session) -> dict[str, list[_Turn]]:
    """The turns of each campaign, by its ledger."""
    query = (
        select(Event).where(col(Event.what).in_(TURNS) | col(Event.what).endswith(".waived")).order_by(col(Event.id))
    )
    events = list(session.exec(query))
    passed_on = {(event.ledger, event.old) for event in events if event.what == "agency.succeeded"}
    found: dict[str, list[_Turn]] = {}
    for event in events:
        of = "due" if event.due_id else event.what.partition(".")[0]
        name: str | None = {"due": str(event.due_id), "campaign": ""}.get(of, event.new)
        name = None if of == "agency" and (event.ledger, name) in passed_on else name
        if of != "campaign" or event.old:  # the first of a campaign is its approval
            found.setdefault(event.ledger, []).append(_Turn(of, name, event.at))
    return found


def _cancelled(due: Due, window: Window | None, campaign: Campaign) -> bool:
    """Whether nothing is to be done by then any more, or for now."""
    if campaign.state in (CampaignState.WITHDRAWN, CampaignState.REPLACED) or due.state is DueState.WAIVED:
        return True
    stopped = campaign.state in (CampaignState.PAUSED, CampaignState.CLOSED) or (window and window.closed_at)
    return due.owed and bool(stopped or due.paused)


def _calendar(name: str, lines: list[_Line], app: App, *, of_all: bool = False) -> "Calendar":
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Đôn Đốc//dondoc//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", seen_line(name))
    for line in lines:
        calendar.add_component(_entry(line, app, of_all))
    return calendar


def _entry(line: _Line, app: App, of_all: bool) -> "Entry":
    """The entry stands at the strictest reading of the deadline; its text says until when it is in time."""
    from icalendar import Event as Entry

    due, number = line.due, line.directive.reference_no
    word = "Không còn phải thực hiện" if line.cancelled else "Hạn" if due.owed else "Đã xong"
    who = f"{line.agency.name}: " if of_all else ""
    entry = Entry()
    entry.add("uid", f"due-{due.id}@{_domain(app)}")
    entry.add("sequence", line.sequence)
    entry.add("dtstamp", _utc(line.changed))
    entry.add("dtstart", _utc(due.remind_by or line.changed))
    entry.add("summary", seen_line(f"{word}: {who}{line.what} ({number})"))
    document = f"Văn bản số {number} ngày {line.directive.issued_on:%d/%m/%Y}."
    entry.add("description", seen_line(f"{document} {_in_time(app, due.late_after)}"))
    entry.add("status", "CANCELLED" if line.cancelled else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [ObligationKind(due.kind).value])
    return entry


def _in_time(app: App, late_after: DateTime | None) -> str:
    """Until when it is in time; 00:00 is the end of the day before."""
    if late_after is None:
        return ""
    until = app.calendar.local(late_after)
    last = app.calendar.last_day(late_after)
    said = f"hết ngày {last:%d/%m/%Y}" if until.date() > last else f"{until:%H} giờ {until:%M} ngày {last:%d/%m/%Y}"
    return f"Được tính là đúng hạn đến {said}."


def _utc(moment: DateTime) -> dt.datetime:
    return dt.datetime.fromtimestamp(int(moment.timestamp()), dt.UTC)


def _domain(app: App) -> str:
    return app.settings.mail.sender.rsplit("@", 1)[-1]
