"""What a digest says: gathered at its claim, so that it names what waits at that moment."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.campaign import Campaign, Recipient
from models.directive import Directive
from models.due import Due
from models.enums import MessageKind, ObligationKind
from models.history.day_seal import latest_seal
from models.message import Message
from models.states import UNFINISHED_STATES
from tasks.figures.activity import EventCount, events_by_campaign
from tasks.figures.counts import Figures, figures_by
from tasks.figures.digest import needs_of, told_in, under_way
from tasks.figures.late_agencies import late_agencies
from tasks.figures.work_item import WORK_PLACES, WorkItem, WorkKind, count_work
from tasks.figures.work_queue import work_items
from tasks.letters.batch import Batch
from tasks.mailbox_health import unread_since

MOST_CALLED = 5
"""Agencies that a leader is told to call: what fits a telephone."""

MOST_NAMED = 20
"""Lines of a list; the rest are counted, so that a digest stays a page."""


WORK_PAGES = {
    WorkKind.CHANNEL: "Cấu hình",
    WorkKind.CALENDAR: "Cấu hình",
    WorkKind.MAIL: "Thư đến",
    WorkKind.LETTER: "Thư đi",
    WorkKind.CONTACT: "Danh bạ",
    WorkKind.DRAFT: "Văn bản mới",
    WorkKind.APPROVAL: "Chờ duyệt",
}
"""What those pages are called; the other kinds are dealt with on the page of their document."""


PLACE_WORDS = {
    "vi": ("trang {page} của bàn làm việc", "trang của văn bản trên bàn làm việc"),
    "en": ("page {page} of the desk", "page of the document at the desk"),
}


def work_place(item: WorkItem, desk: str, language: str) -> str:
    """Where a person deals with a line: the address on a desk that is reached by `desk`, or the name of the page."""
    if desk:
        return desk + WORK_PLACES[item.sort].format(slug=item.slug, key=item.key)
    page = WORK_PAGES.get(item.sort)
    named, of_document = PLACE_WORDS[language]
    return named.format(page=page) if page else of_document


@dataclass(frozen=True)
class DigestLine:
    """One campaign: how its reports stand, who is overdue with whatever it owes, and what happened."""

    directive: Directive
    reports: Figures
    overdue: tuple[str, ...]
    happened: list[EventCount]


def digest_facts(batch: Batch, message: Message) -> dict[str, Any]:
    """What the template of a digest asks for; the same for all people of one agency and span."""
    person = batch.contacts[message.contact_id]
    since, until = told_in(batch.app, batch.session, person, message)
    key = ("digest", message.kind, message.agency_id, since, until)
    return batch.once(key, lambda: _gathered(batch, message, since, until))


def _gathered(batch: Batch, message: Message, since: DateTime, until: DateTime) -> dict[str, Any]:
    session, issuer = batch.session, message.agency_id
    found = events_by_campaign(session, issuer, since, until)
    directives = {number: directive for number, (directive, _) in found.items()}
    if message.kind is MessageKind.WEEKLY:
        directives = under_way(session, issuer, until) | directives
    overdue = _overdue(session, list(directives), batch.now)
    mine = (col(Due.campaign_id).in_(directives), Due.kind == ObligationKind.REPORT)
    reports = figures_by(session, batch.now, *mine, by=(col(Due.campaign_id),))
    lines = [
        DigestLine(
            directive, reports.get((number,), Figures()), overdue.get(number, ()), found.get(number, (None, []))[1]
        )
        for number, directive in sorted(directives.items())
    ]
    needs = needs_of(batch.once("needs", lambda: work_items(batch.app, session)), issuer)
    return {
        "needs": needs,
        "count": count_work(needs),
        "lines": lines,
        "unread": batch.app.calendar.local(unread[0]) if (unread := unread_since(session)) else None,
        "overdue": sum(len(line.overdue) for line in lines),
        "most": MOST_NAMED,
        "calls": late_agencies(session, batch.now, MOST_CALLED, col(Campaign.id).in_(directives)),
        "seal": latest_seal(session) if message.kind is MessageKind.WEEKLY else None,
        "place": _place(batch),
        "desk": batch.app.settings.desk.base_url,
        "since": batch.app.calendar.local(since),
        "until": until,
    }


def _place(batch: Batch) -> Callable[[WorkItem], str] | None:
    """Where a line is dealt with; None where no desk is served."""
    desk, language = batch.app.settings.desk, batch.app.settings.mail.language
    return partial(work_place, desk=desk.base_url, language=language) if desk.enabled else None


def _overdue(session: Session, campaigns: list[int], now: DateTime) -> dict[int, tuple[str, ...]]:
    """The agencies that are overdue with something in each of some campaigns."""
    query = select(Due.campaign_id, Recipient.name).join(Recipient).where(col(Due.campaign_id).in_(campaigns))
    query = query.where(col(Due.state).in_(UNFINISHED_STATES), col(Due.late_after) < now).order_by(col(Recipient.id))
    found: dict[int, dict[str, None]] = {}
    for number, name in session.exec(query):
        found.setdefault(number, {})[name] = None
    return {number: tuple(names) for number, names in found.items()}


def digest_is_empty(batch: Batch, message: Message) -> bool:
    """True when there is nothing left that a digest would tell."""
    facts = digest_facts(batch, message)
    waits: list[WorkItem] = facts["needs"] if message.kind is MessageKind.DIGEST else []
    return not facts["lines"] and not waits
