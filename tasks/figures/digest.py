"""Digests: each officer's letter of the morning and each leader's of the week, one a person, planned in the patrol.

1. The first patrol of a working day after the sending hour considers the day, once for the whole office.
2. An officer is written to when something happened since the letter before, or something waits for a person; a leader
   on the first working day of a week, when a campaign is under way or something happened.
3. The letter tells what happened up to the sending hour, whenever it goes. One that has not gone when the next is
   planned is cancelled, and the next tells its news too.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from pendulum import DateTime
from sqlmodel import Session, col, func, select

from models.agency import Agency, Contact, channel_name
from models.app import App
from models.campaign import Campaign
from models.database import get_meta, reading, set_meta, writing
from models.directive import Directive
from models.enums import DIGEST_KINDS, MessageKind, Tier
from models.event import OFFICE_LEDGER, Ledger, open_office_ledger
from models.message import Message
from models.states import CampaignState, MessageState
from models.workdays import LONGEST_REST
from tasks.campaigns.outbox import SAID_STATES, cancel_waiting, insert_rows
from tasks.figures.activity import first_event
from tasks.figures.work_item import WorkItem
from tasks.figures.work_queue import work_items

CONSIDERED = "digest.day"
"""The Meta key of the last day for which digests were considered."""

DIGEST_OF_TIER = {Tier.OFFICER: MessageKind.DIGEST, Tier.LEADER: MessageKind.WEEKLY}
UNDER_WAY = (CampaignState.RUNNING, CampaignState.PAUSED)


@dataclass(frozen=True)
class Morning:
    """A working day's sending hour; `weekly` on the first of a week that has been considered."""

    hour: DateTime
    weekly: bool


def digests_due(app: App, now: DateTime) -> bool:
    """True when the digests of today are still to be considered."""
    with reading(app.engine) as session:
        return _morning(app, session, now) is not None


def plan_digests(app: App, now: DateTime) -> int:
    """Plan the digests of today, in one transaction; gives back how many. Run twice or beside, it plans them once."""
    if not digests_due(app, now):
        return 0
    with writing(app.engine) as session:
        # The office's own history is the lock, as a campaign's row is for what belongs to a campaign.
        open_office_ledger(session)
        session.exec(select(Ledger).where(Ledger.name == OFFICE_LEDGER).with_for_update()).one()
        morning = _morning(app, session, now)
        if morning is None:
            return 0
        needs = cache(lambda: work_items(app, session))  # asked for all at once, and only where somebody needs it
        wanted = [person for person in digest_readers(app, session) if _called(app, session, person, morning, needs)]
        _make_way(session, wanted)
        insert_rows(session, Message, [_letter(person, morning, now) for person in wanted])
        set_meta(session, CONSIDERED, morning.hour.date().isoformat())
        return len(wanted)


def digest_readers(app: App, session: Session) -> list[Contact]:
    """The officers and leaders of the agencies that issue directives here, and of the office itself."""
    issuers = select(Directive.issuer_id).union(select(Agency.id).where(Agency.code == app.settings.office.agency))
    query = select(Contact).where(col(Contact.agency_id).in_(issuers), col(Contact.tier).in_(DIGEST_OF_TIER))
    query = query.where(col(Contact.active).is_(True)).order_by(col(Contact.id))
    found = [person for person in session.exec(query) if person.channels]
    here = {(person.agency_id, person.tier) for person in found if not person.absent}
    return [p for p in found if not p.absent or (p.agency_id, p.tier) not in here]


def _called(app: App, session: Session, person: Contact, morning: Morning, needs: Callable[[], list[WorkItem]]) -> bool:
    """Whether this morning has something to tell a person."""
    if person.tier is Tier.LEADER and not morning.weekly:
        return False
    first = first_event(session, person.agency_id, told_until(app, session, person, morning.hour))
    if first and first < morning.hour:
        return True
    if person.tier is Tier.OFFICER:
        return bool(needs_of(needs(), person.agency_id))
    return bool(under_way(session, person.agency_id, morning.hour))


def needs_of(rows: list[WorkItem], issuer_id: int) -> list[WorkItem]:
    """Of what waits for people, what the officers of an issuing agency have to do with."""
    return [row for row in rows if row.issuer_id in (None, issuer_id)]


def under_way(session: Session, issuer_id: int, until: DateTime) -> dict[int, Directive]:
    """The campaigns of an issuing agency that had begun by a moment and have not ended, by their numbers."""
    query = select(Campaign.id, Directive).join(Directive).where(Directive.issuer_id == issuer_id)
    query = query.where(col(Campaign.state).in_(UNDER_WAY), col(Campaign.started_at) < until).order_by(col(Campaign.id))
    return {number or 0: directive for number, directive in session.exec(query)}


def told_until(app: App, session: Session, person: Contact, hour: DateTime, before: int | None = None) -> DateTime:
    """From when on a person has not been told: the hour of the last digest that went, of any or `before` a Message.

    Who never had one is told of the working day before, a leader of the week.
    """
    mine = [col(Message.contact_id) == person.id, col(Message.kind).in_(DIGEST_KINDS)]
    mine += [col(Message.id) < before] if before else []
    went = col(Message.state).in_((*SAID_STATES, MessageState.BOUNCED))
    planned = col(Message.planned_at)
    last, first = session.exec(select(func.max(planned).filter(went), func.min(planned)).where(*mine)).one()
    if last:
        return app.calendar.sending_hour(app.calendar.local(last).date())
    # Where one was planned, and never went, it is told from that day's on.
    day = app.calendar.local(first).date() if first else hour.date()
    if person.tier is Tier.LEADER:
        return app.calendar.sending_hour(day - dt.timedelta(days=7))
    return app.calendar.sending_hour(app.calendar.shift(day, -1))


def _make_way(session: Session, wanted: list[Contact]) -> None:
    """An older digest that has not gone is told within the new one."""
    mine = (col(Message.contact_id).in_([person.id for person in wanted]), col(Message.kind).in_(DIGEST_KINDS))
    cancel_waiting(session, *mine, why="đã có thư mới hơn")


def _letter(person: Contact, morning: Morning, now: DateTime) -> dict[str, object]:
    """The row of a person's digest, over one channel: mail where there is mail."""
    channels = [channel_name(url) for url in person.channels]
    kind = DIGEST_OF_TIER[person.tier]
    return {
        "key": f"digest:{person.id}:{morning.hour.date()}",
        "agency_id": person.agency_id,
        "contact_id": person.id,
        "channel": "mail" if "mail" in channels else channels[0],
        "kind": kind,
        "step": kind.value,
        "planned_at": now,
        "send_after": now,
    }


def next_digest(app: App, after: DateTime) -> DateTime | None:
    """The next moment, at or after one, at which somebody is told of what has happened already; None for nobody.

    What only stands still (a report that waits, a campaign under way) is told again, but nobody need look ahead for it.
    """
    with reading(app.engine) as session:
        mornings, ours = list(_mornings(app, session, after)), digest_readers(app, session)
        if not mornings or not ours:
            return None
        if mornings[0].hour <= after:
            return after  # today is still to be considered
        moments = []
        for person in ours:
            untold = first_event(session, person.agency_id, told_until(app, session, person, mornings[0].hour))
            mine = [m for m in mornings if untold and m.hour > untold and (m.weekly or person.tier is Tier.OFFICER)]
            moments += [m.hour for m in mine[:1]]
    return min(moments, default=None)


def _morning(app: App, session: Session, now: DateTime) -> Morning | None:
    """The sending hour of today, when it has come in office hours and the day was not considered."""
    here = app.calendar.local(now)
    hour = app.calendar.sending_hour(here.date())
    if now < hour or not app.calendar.is_open(now):
        return None
    considered = _considered(session)
    if considered and considered >= here.date():
        return None
    return Morning(hour, considered is None or considered < _week_begins(app, here.date()))


def _mornings(app: App, session: Session, after: DateTime) -> Iterator[Morning]:
    """The mornings to come, up to the second weekly one."""
    considered, weeks = _considered(session), 0
    day = app.calendar.local(after).date()
    for _ in range(LONGEST_REST):
        hour = app.calendar.sending_hour(day)
        ahead = app.calendar.is_open(max(hour, after)) and max(hour, after).date() == day
        if ahead and not (considered and considered >= day):
            weekly = considered is None or considered < _week_begins(app, day)
            yield Morning(hour, weekly)
            considered, weeks = day, weeks + weekly
            if weeks == 2:
                return
        day += dt.timedelta(days=1)


def _considered(session: Session) -> dt.date | None:
    text = get_meta(session, CONSIDERED)
    return dt.date.fromisoformat(text) if text else None


def _week_begins(app: App, day: dt.date) -> dt.date:
    """The first working day of the week of a working day."""
    return app.calendar.on_or_after(day - dt.timedelta(days=day.weekday()))


def told_in(app: App, session: Session, person: Contact, message: Message) -> tuple[DateTime, DateTime]:
    """The span of which a planned digest tells."""
    until = app.calendar.sending_hour(app.calendar.local(message.planned_at).date())
    return told_until(app, session, person, until, message.id), until
