"""What an agency has open, handed over whole to another person of it by one letter; the earlier one is let go of."""

from dataclasses import dataclass

from pendulum import DateTime
from sqlalchemy import update
from sqlmodel import Session, col, select

from models.access_link import AccessLink
from models.agency import Agency, Contact
from models.app import App
from models.campaign import Campaign, Recipient
from models.due import Due
from models.enums import MessageKind, Tier
from models.event import OFFICE_LEDGER, Event, open_office_ledger, record_event
from models.message import Message
from models.states import UNFINISHED_STATES, CampaignState
from models.text import join_texts, tr
from tasks.agencies.resolver import fold_name
from tasks.campaigns.context import Context
from tasks.campaigns.locks import lock_campaigns
from tasks.campaigns.outbox import MessageSpec, insert_rows, message_rows
from tasks.errors import AlreadyDone, Refused

HANDED_OVER = "contact.handed_over"
"""The Event of a handover: `old` and `new` are the names, `reason` is the agency's."""
UNDER_WAY = (CampaignState.RUNNING, CampaignState.PAUSED)


@dataclass(frozen=True)
class Handover:
    """Who takes over what an agency has open, by name; `old` is who hands it over, where several others could."""

    agency: Agency
    to: str
    old: str = ""


def hand_over(app: App, session: Session, given: Handover, by: str, now: DateTime) -> int:
    """Let a contact take over what an agency has open; gives back how many things one letter tells them of.

    The earlier contact is written to no more, and their links open nothing. Raises Refused, with nothing changed, and
    AlreadyDone where it was so before.
    """
    open_office_ledger(session)
    agency = given.agency
    people = _people(session, agency)
    heir = _named(agency, people, given.to)
    earlier = _earlier(session, agency, people, heir, given.old)
    if not heir.channels:
        raise Refused(tr("{name} chưa có địa chỉ nào để nhận thư", name=heir.name))
    heir.absent = False
    if earlier:
        earlier.active = False
        living = (col(AccessLink.contact_id) == earlier.id, col(AccessLink.revoked_at).is_(None))
        session.execute(update(AccessLink).where(*living).values(revoked_at=now))
    told = sum(_tell(Context(app, session, one, now, by), agency, heir) for one in _campaigns(session, agency))
    who = earlier.name if earlier else ""
    record_event(session, OFFICE_LEDGER, now, by, HANDED_OVER, old=who, new=heir.name, reason=agency.name)
    return told


def _people(session: Session, agency: Agency) -> list[Contact]:
    query = select(Contact).where(Contact.agency_id == agency.id, col(Contact.active).is_(True))
    return list(session.exec(query.where(Contact.tier == Tier.CONTACT).order_by(col(Contact.id))))


def _named(agency: Agency, people: list[Contact], name: str) -> Contact:
    found = [person for person in people if fold_name(person.name) == fold_name(name)]
    if len(found) == 1:
        return found[0]
    there = join_texts("; ", (person.name for person in people)) if people else tr("chưa ai")
    raise Refused(tr("{agency} không có liên hệ “{name}”; có: {there}", agency=agency.name, name=name, there=there))


def _earlier(session: Session, agency: Agency, people: list[Contact], heir: Contact, old: str) -> Contact | None:
    """Who hands over. Raises AlreadyDone where they have, Refused where it may be one of several."""
    others = [person for person in people if person is not heir]
    before = _handed_before(session, agency, heir)
    if before and (not others or (old and fold_name(old) == fold_name(before.old))):
        what = tr("{agency} bàn giao cho {name}", agency=agency.name, name=heir.name)
        raise AlreadyDone(what, f" ({before.actor}, {before.at:%H:%M %d/%m/%Y})")
    if old:
        return _named(agency, others, old)
    if len(others) > 1:
        names = join_texts("; ", (person.name for person in others))
        raise Refused(
            tr("{agency} có nhiều liên hệ ({names}); hãy nêu người bàn giao", agency=agency.name, names=names)
        )
    return others[0] if others else None


def _handed_before(session: Session, agency: Agency, heir: Contact) -> Event | None:
    """The newest handover of an agency, where it was to this person."""
    query = select(Event).where(Event.ledger == OFFICE_LEDGER, Event.what == HANDED_OVER, Event.reason == agency.name)
    newest = session.exec(query.order_by(col(Event.seq).desc()).limit(1)).first()
    return newest if newest and newest.new == heir.name else None


def _campaigns(session: Session, agency: Agency) -> list[Campaign]:
    """The campaigns in which an agency has something open, locked."""
    mine = select(Due.campaign_id).join(Recipient).where(Recipient.agency_id == agency.id)
    mine = mine.where(col(Due.state).in_(UNFINISHED_STATES))
    found = lock_campaigns(session, mine)
    return [campaign for campaign in found if campaign.state in UNDER_WAY and campaign.started_at]


def _tell(ctx: Context, agency: Agency, heir: Contact) -> int:
    """Plan what tells the heir of what is open in a campaign; gives back how many things."""
    query = select(Due).join(Recipient).where(Recipient.agency_id == agency.id, Due.campaign_id == ctx.campaign.id)
    dues = ctx.session.exec(query.where(col(Due.state).in_(UNFINISHED_STATES)).order_by(col(Due.id))).all()
    step = f"handover.{ctx.now:%Y%m%d%H%M}"
    for due in dues:
        insert_rows(
            ctx.session, Message, message_rows(ctx, agency.id, [heir], MessageSpec(MessageKind.HANDOVER, step, due))
        )
    ctx.note(HANDED_OVER, new=heir.name, reason=agency.name)
    return len(dues)
