"""Letters that need a person, wait, have gone or were cancelled: a page of them, counted by the database."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func, select

from models.agency import Agency, Contact
from models.campaign import Campaign
from models.directive import Directive
from models.message import Message
from models.states import MessageState
from tasks.delivery.requeue import REQUEUED_TO
from tasks.figures.queries import NEEDS_A_PERSON

LETTERS_PER_PAGE = 50

TABS: dict[str, tuple[MessageState, ...]] = {
    "can-xu-ly": NEEDS_A_PERSON,
    "dang-cho": (MessageState.PLANNED, MessageState.RETRY, MessageState.SENDING),
    "da-gui": (MessageState.SENT,),
    "da-huy": (MessageState.CANCELLED,),
}
"""The lists of the page: by the word of their address the states of the letters in them."""


@dataclass(frozen=True)
class OutboxLine:
    """A letter, to whom, and of which campaign; of a digest, which is of none, `slug` and `reference_no` are ""."""

    message: Message
    agency: str
    agency_code: str
    contact: str
    slug: str
    reference_no: str
    campaign_id: int

    @property
    def in_doubt(self) -> bool:
        return self.message.state is MessageState.UNKNOWN

    @property
    def can_go_again(self) -> bool:
        """Whether it may be queued again without asking the recipient first."""
        return self.message.state in REQUEUED_TO and not self.in_doubt


@dataclass(frozen=True)
class OutboxPage:
    """A page of one list, and how many letters each list has."""

    lines: list[OutboxLine]
    counts: dict[str, int]
    tab: str
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.counts[self.tab] // LETTERS_PER_PAGE))


def outbox_page(session: Session, tab: str, slug: str, page: int, own: Collection[int] | None = None) -> OutboxPage:
    """A page of a list (TABS), of one campaign where a slug is given, of one's `own` where these are.

    The soonest to go, else the newest, first.
    """
    of_them = _conditions(slug, own)
    order = (Message.send_after, col(Message.id)) if tab == "dang-cho" else (col(Message.id).desc(),)
    numbers = select(Message.id).where(col(Message.state).in_(TABS[tab]), *of_them).order_by(*order)
    numbers = numbers.limit(LETTERS_PER_PAGE).offset((page - 1) * LETTERS_PER_PAGE)
    shown = session.exec(numbers).all()  # by numbers alone: bodies are not sorted
    lines = [_line(*row) for row in session.execute(_letters().where(col(Message.id).in_(shown)).order_by(*order))]
    return OutboxPage(lines, _counts(session, of_them), tab, page)


def count_stuck_letters(session: Session) -> int:
    """How many letters need a person."""
    return session.exec(select(func.count()).where(col(Message.state).in_(NEEDS_A_PERSON))).one()


def letters_by_campaign(session: Session, numbers: list[int]) -> dict[str, list[int]]:
    """The letters of some numbers by the slug of their campaign, "" for none; what does not exist is left out."""
    query = select(Campaign.slug, Message.id).select_from(Message)
    query = query.outerjoin(Campaign, col(Message.campaign_id) == Campaign.id)
    found: dict[str, list[int]] = {}
    for slug, number in session.exec(query.where(col(Message.id).in_(numbers)).order_by(col(Message.id))):
        found.setdefault(slug or "", []).append(number)
    return found


def _line(*row: Any) -> OutboxLine:
    message, agency, code, contact, slug, number, campaign_id = row
    return OutboxLine(message, agency, code, contact, slug or "", number or "", campaign_id or 0)


def _conditions(slug: str, own: Collection[int] | None) -> list[Any]:
    """Of which campaigns the letters are to be."""
    named = select(Campaign.id).where(Campaign.slug == slug)
    found: list[Any] = [col(Message.campaign_id).in_(named)] if slug else []
    return found if own is None else [*found, col(Message.campaign_id).in_(own)]


def _letters() -> Any:
    columns: Any = (
        Message, Agency.name, Agency.code, Contact.name, Campaign.slug, Directive.reference_no, Campaign.id,
    )  # fmt: skip
    query = select_columns(*columns).join(Agency, col(Message.agency_id) == Agency.id)
    query = query.join(Contact, col(Message.contact_id) == Contact.id)
    query = query.outerjoin(Campaign, col(Message.campaign_id) == Campaign.id)
    return query.outerjoin(Directive, col(Campaign.directive_id) == Directive.id)


def _counts(session: Session, of_them: list[Any]) -> dict[str, int]:
    query: Any = select(Message.state, func.count()).where(*of_them).group_by(col(Message.state))
    by_state = dict(session.exec(query).all())
    return {tab: sum(by_state.get(state, 0) for state in states) for tab, states in TABS.items()}
