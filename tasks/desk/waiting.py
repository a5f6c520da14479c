"""What waits for a person in one campaign, each with where it is dealt with."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import select as select_columns
from sqlmodel import Session, col

from models.agency import Agency
from models.campaign import Campaign, Recipient
from models.due import NO_REASONING, Due
from models.incoming_mail import IncomingMail
from models.message import NO_BODY, Message
from models.proof import Proof
from models.states import MailState
from tasks.desk.campaign_lines import ASKED, REVIEWED, CampaignLine
from tasks.figures.queries import NEEDS_A_PERSON
from tasks.proofs.standing import UNPROVED

MOST_WAITING = 12
"""Things of each sort that a look names; the counts say how many there are."""


class Wait(StrEnum):
    """What somebody has to decide or do."""

    REPORT = "report"
    EXTENSION = "extension"
    DISOWNED = "disowned"
    PROOF = "proof"
    LETTER = "letter"
    MAIL = "mail"


@dataclass(frozen=True)
class WaitingThing:
    """One thing: whose, about which Due or mail, and the row that tells more."""

    sort: Wait
    agency: str
    due: Due | None = None
    mail: IncomingMail | None = None
    letter: Message | None = None


def waiting_of_campaign(session: Session, line: CampaignLine) -> list[WaitingThing]:
    """The mails first, then what agencies ask, reports, and letters that went wrong; the oldest of each first.

    Nothing is looked for of which the line counts none.
    """
    campaign, some = line.campaign, line.counts
    asked = [
        WaitingThing(Wait.DISOWNED if due.disowned else Wait.EXTENSION, name, due)
        for due, name in _dues(session, campaign, ASKED if some.asked else None)
    ]
    reports = [
        WaitingThing(Wait.REPORT, name, due)
        for due, name in _dues(session, campaign, REVIEWED if some.reviewed else None)
    ]
    mails = _mails(session, campaign) if line.mails else []
    pages = _pages(session, campaign) if line.unproved else []
    return [*mails, *asked, *reports, *pages, *(_letters(session, campaign) if line.letters else [])]


def _dues(session: Session, campaign: Campaign, which: Any) -> list[tuple[Due, str]]:
    if which is None:
        return []
    query = select_columns(Due, col(Recipient.name)).join(Recipient).where(col(Due.campaign_id) == campaign.id, which)
    rows = session.execute(query.order_by(col(Due.remind_by), col(Due.id)).limit(MOST_WAITING).options(*NO_REASONING))
    return [(due, name) for due, name in rows]


def _mails(session: Session, campaign: Campaign) -> list[WaitingThing]:
    query = select_columns(IncomingMail, Due, col(Recipient.name)).join(Due, col(IncomingMail.due_id) == Due.id)
    query = query.join(Recipient, col(Due.recipient_id) == Recipient.id).where(col(Due.campaign_id) == campaign.id)
    query = query.where(col(IncomingMail.state) == MailState.WAITING).order_by(col(IncomingMail.id))
    rows = session.execute(query.limit(MOST_WAITING).options(*NO_REASONING))
    return [WaitingThing(Wait.MAIL, name, due, mail) for mail, due, name in rows]


def _pages(session: Session, campaign: Campaign) -> list[WaitingThing]:
    """Publications that a person has to look at, a line for each page."""
    query = select_columns(Due, col(Recipient.name)).join(Recipient, col(Due.recipient_id) == Recipient.id)
    query = query.join(Proof, col(Proof.due_id) == Due.id).where(col(Due.campaign_id) == campaign.id, *UNPROVED)
    rows = session.execute(query.order_by(col(Proof.id)).limit(MOST_WAITING).options(*NO_REASONING))
    return [WaitingThing(Wait.PROOF, name, due) for due, name in rows]


def _letters(session: Session, campaign: Campaign) -> list[WaitingThing]:
    query = select_columns(Message, col(Agency.name)).join(Agency, col(Message.agency_id) == Agency.id)
    query = query.where(col(Message.campaign_id) == campaign.id, col(Message.state).in_(NEEDS_A_PERSON))
    rows = session.execute(query.order_by(col(Message.id)).limit(MOST_WAITING).options(*NO_BODY))
    return [WaitingThing(Wait.LETTER, name, None, None, letter) for letter, name in rows]
