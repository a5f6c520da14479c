"""What waits to be said, and which Messages become one letter."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from pendulum import DateTime
from sqlalchemy import and_, or_, select
from sqlmodel import Session, col

from models.app import App
from models.campaign import Campaign
from models.database import reading
from models.directive import Directive, is_urgent
from models.due import Due
from models.enums import DIGEST_KINDS, MessageKind
from models.message import Message
from models.states import WAITING_STATES, CampaignState, MessageState

PAGE = 5_000
"""Messages looked at at a time, so that memory does not grow with how many wait."""

STILL_SPEAKS = (CampaignState.RUNNING, CampaignState.CLOSED, CampaignState.WITHDRAWN, CampaignState.REPLACED)

LINES = 1_000
"""Messages of one letter at most: as a mail, a list of so many is one of a megabyte; of 10,000 few servers take it."""

LAST = frozenset({MessageKind.ESCALATION}) | DIGEST_KINDS
"""Letters that tell what was said to others."""

NOT_HELD = or_(col(Due.paused).is_(None), col(Due.paused).is_(False))
"""For a query that outer-joins the Due of a Message: it is about none, or about one that is not paused."""

MAY_SPEAK = or_(col(Message.campaign_id).is_(None), col(Campaign.state).in_(STILL_SPEAKS))
"""For a query that outer-joins the campaign of a Message: it is a digest, or its campaign may still speak."""


class QueuedMessage(NamedTuple):
    """As much of a waiting Message as decides which others go with it."""

    id: int
    contact_id: int
    channel: str
    kind: MessageKind
    campaign_id: int | None
    letter_id: str | None
    issuer_id: int | None
    obligation_id: int | None
    window_id: int | None


_COLUMNS: Any = (Message.id, Message.contact_id, Message.channel, Message.kind, Message.campaign_id)
_OF_OTHERS: Any = (Message.letter_id, Directive.issuer_id, Due.obligation_id, Due.window_id)

MAY_GO = (
    select(*_COLUMNS, *_OF_OTHERS)
    .outerjoin(Campaign, col(Message.campaign_id) == Campaign.id)
    .outerjoin(Directive, col(Campaign.directive_id) == Directive.id)
    .outerjoin(Due, col(Message.due_id) == Due.id)
    .where(col(Message.state).in_(WAITING_STATES), NOT_HELD, MAY_SPEAK)
)
"""What nothing but the hour keeps from going, as the columns of QueuedMessage; built once, as each patrol asks it."""


def has_work(app: App, now: DateTime) -> bool:
    """True when a round of delivery would find something: a letter that may go now, or one left in between."""
    between = (MessageState.SENDING, MessageState.UNKNOWN)
    with reading(app.engine) as session:
        left = session.execute(select(col(Message.id)).where(col(Message.state).in_(between)).limit(1)).first()
        return left is not None or session.execute(_query(app, session, now).limit(1)).first() is not None


def letters_waiting(app: App, now: DateTime) -> Iterator[list[QueuedMessage]]:
    """What may go now, letter by letter; what tells of other letters comes last, and so tells what has been said."""
    last = col(Message.kind).in_(LAST)
    for which in (~last, last):
        after = (0, 0)
        while page := _page(app, now, which, after):
            after = (page[-1].contact_id, page[-1].id)
            yield from _letters(app, page)


def _page(app: App, now: DateTime, which: Any, after: tuple[int, int]) -> list[QueuedMessage]:
    """The next PAGE of Messages by contact, and then what is left of the last contact's."""
    contact, number = col(Message.contact_id), col(Message.id)
    with reading(app.engine) as session:
        query = _query(app, session, now).where(which)
        more = or_(contact > after[0], and_(contact == after[0], number > after[1]))
        page = [QueuedMessage(*row) for row in session.execute(query.where(more).order_by(contact, number).limit(PAGE))]
        if len(page) == PAGE:
            rest = and_(contact == page[-1].contact_id, number > page[-1].id)
            page += [QueuedMessage(*row) for row in session.execute(query.where(rest).order_by(number))]
    return page


def _query(app: App, session: Session, now: DateTime) -> Any:
    query = MAY_GO.where(col(Message.send_after) <= now)
    if app.calendar.is_open(now):
        return query
    marked = select(col(Campaign.id), col(Directive.urgency)).join(Directive).where(col(Directive.urgency).is_not(None))
    return query.where(col(Campaign.id).in_([i for i, urgency in session.execute(marked) if is_urgent(urgency)]))


def _letters(app: App, page: list[QueuedMessage]) -> Iterator[list[QueuedMessage]]:
    for _, same in groupby(page, key=lambda row: row.contact_id):
        letters: dict[tuple[Any, ...], list[QueuedMessage]] = {}
        for row in same:
            letters.setdefault(_letter(app, row), []).append(row)
        for letter in letters.values():
            tried = letter[0].letter_id is not None  # and goes again as it was
            yield from [letter] if tried else (letter[n : n + LINES] for n in range(0, len(letter), LINES))


def _letter(app: App, row: QueuedMessage) -> tuple[Any, ...]:
    """What the Messages of one letter have in common; those tried before go again as they were."""
    if row.letter_id:
        return (row.letter_id, row.channel)
    if row.kind is MessageKind.ESCALATION:
        return (row.channel, row.kind, row.campaign_id, row.obligation_id, row.window_id)
    if row.kind is MessageKind.HANDOVER:
        return (row.channel, row.kind, row.issuer_id)
    if row.kind in app.settings.delivery.together:
        return (row.channel, row.issuer_id)
    return (row.id,)
