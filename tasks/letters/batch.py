"""What a batch of letters needs from the database, read once and when first asked for: never once a letter.

Made within a transaction that has locked the campaigns of its Messages, so that what it holds stays true until the
transaction ends.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from pendulum import DateTime
from sqlalchemy import select as select_columns
from sqlalchemy.sql.base import ExecutableOption
from sqlmodel import Session, col, select

from models.agency import Agency, Contact
from models.app import App
from models.campaign import Campaign, Obligation, Recipient, Window
from models.columns import Table
from models.directive import Attachment, Directive
from models.due import NO_REASONING, Due
from models.enums import OPENING_KINDS, MessageKind, Tier
from models.message import Message
from tasks.agencies.contacts import contacts_to_write, of_tier
from tasks.campaigns.outbox import PlannedBefore, planned_before
from tasks.report_forms.schema import Field, read_fields

T = TypeVar("T", bound=Table)
K = TypeVar("K")


MOST_THREADS = 20
"""First letters that one letter about many things refers to."""


class _Opened(NamedTuple):
    """As much of a letter that opened something as those that follow it need to know."""

    contact_id: int
    due_id: int | None
    kind: MessageKind
    letter_id: str


class Batch:
    """Rows by their id, and what is asked of them again and again. `here` is the office's local now."""

    def __init__(self, app: App, session: Session, messages: Sequence[Message], now: DateTime) -> None:
        self.app, self.session, self.messages, self.now = app, session, messages, now
        self.here = app.calendar.local(now)
        self._kept: dict[Any, Any] = {}

    def campaign_of(self, message: Message) -> Campaign:
        """The locked campaign of a Message that is no digest."""
        return self.campaigns[message.campaign_id or 0]

    def due_of(self, message: Message) -> Due | None:
        """What a Message is about, if it is about something owed."""
        return self.dues[message.due_id] if message.due_id else None

    def closed(self, due: Due) -> bool:
        """True when the window to which a Due belongs is closed."""
        window = self.windows[due.window_id] if due.window_id else None
        return window is not None and window.closed

    @cached_property
    def campaigns(self) -> dict[int, Campaign]:
        """The campaigns that speak."""
        return self._rows(Campaign, (m.campaign_id for m in self.messages))

    @cached_property
    def directives(self) -> dict[int, Directive]:
        """What the campaigns carry out."""
        return self._rows(Directive, (c.directive_id for c in self.campaigns.values()))

    @cached_property
    def dues(self) -> dict[int, Due]:
        """What is owed of which a Message speaks."""
        return self._rows(Due, (m.due_id for m in self.messages), *NO_REASONING)

    @cached_property
    def obligations(self) -> dict[int, Obligation]:
        """To what each Due belongs."""
        return self._rows(Obligation, (d.obligation_id for d in self.dues.values()))

    @cached_property
    def windows(self) -> dict[int, Window]:
        """The windows of Messages and of Dues."""
        return self._rows(Window, {m.window_id for m in self.messages} | {d.window_id for d in self.dues.values()})

    @cached_property
    def contacts(self) -> dict[int, Contact]:
        """Whom each Message is to."""
        return self._rows(Contact, (m.contact_id for m in self.messages))

    @cached_property
    def agencies(self) -> dict[int, Agency]:
        """Whom each Message is to, and who issued."""
        issuers = {d.issuer_id for d in self.directives.values()}
        return self._rows(Agency, {m.agency_id for m in self.messages} | issuers)

    @cached_property
    def said(self) -> dict[int, list[PlannedBefore]]:
        """All that was planned or said about each Due, oldest first."""
        return planned_before(self.session, col(Message.due_id).in_(self.dues)) if self.dues else {}

    def first_letters(self, messages: Sequence[Message]) -> tuple[str, ...]:
        """The Message-IDs of the letters that opened what these Messages are about, to the same contact or, where it
        got none, to its agency; () for letters that open something themselves.
        """
        found = [self._first_letter(m) for m in messages if m.kind not in OPENING_KINDS and m.campaign_id]
        return tuple(dict.fromkeys(one for one in found if one))[:MOST_THREADS]

    def _first_letter(self, message: Message) -> str | None:
        opened = self._opening.get((message.agency_id, message.channel, message.campaign_id), [])
        mine = [one for one in opened if one.contact_id == message.contact_id] or opened
        own = [one for one in mine if message.due_id and one.due_id == message.due_id]
        first = next(iter(own), None) or next((one for one in mine if one.kind is not MessageKind.REQUEST), None)
        return first.letter_id if first else None

    @cached_property
    def _opening(self) -> dict[tuple[int, str, int | None], list[_Opened]]:
        """The letters that opened something, oldest first, by agency, channel and campaign."""
        columns: Any = (Message.agency_id, Message.channel, Message.campaign_id)
        told: Any = tuple(getattr(Message, name) for name in _Opened._fields)
        query = select_columns(*columns, *told).where(col(Message.campaign_id).in_(self.campaigns))
        query = query.where(col(Message.kind).in_(OPENING_KINDS), col(Message.letter_id).is_not(None))
        query = query.where(col(Message.agency_id).in_({m.agency_id for m in self.messages}))
        found: dict[tuple[int, str, int | None], list[_Opened]] = defaultdict(list)
        for agency, channel, campaign, *rest in self.session.execute(query.order_by(col(Message.id))):
            found[agency, channel, campaign].append(_Opened(*rest))
        return found

    @cached_property
    def recipients(self) -> dict[int, Recipient]:
        """Who owes each Due."""
        return self._rows(Recipient, (d.recipient_id for d in self.dues.values()))

    @cached_property
    def heads(self) -> dict[int, Contact]:
        """For each agency that owes something its head, or whom else to telephone."""
        agencies = {r.agency_id for r in self.recipients.values()}
        query = select(Contact).where(col(Contact.agency_id).in_(agencies), Contact.tier == Tier.HEAD)
        found: dict[int, list[Contact]] = defaultdict(list)
        for contact in self.session.exec(query.where(col(Contact.active).is_(True)).order_by(col(Contact.id))):
            if contact.channels:
                found[contact.agency_id].append(contact)
        chosen = {agency: next((c for c in people if not c.absent), people[0]) for agency, people in found.items()}
        others = contacts_to_write(self.session, agencies - set(chosen))
        return chosen | {agency: people[0] for agency, people in others.items() if people}

    @cached_property
    def attachments(self) -> dict[int, list[Attachment]]:
        """What is named as sent along with each directive."""
        query = select(Attachment).where(col(Attachment.directive_id).in_(self.directives))
        found: dict[int, list[Attachment]] = {number: [] for number in self.directives}
        for attachment in self.session.exec(query.order_by(col(Attachment.id))):
            found[attachment.directive_id].append(attachment)
        return found

    def forms_of(self, campaign_id: int) -> dict[int, tuple[Field, ...]]:
        """The forms of a campaign's reports, by obligation; those in free text are left out."""
        mine = select(Obligation).where(Obligation.campaign_id == campaign_id)
        return self.once(
            ("forms", campaign_id),
            lambda: {o.id: read_fields(o) for o in self.session.exec(mine) if o.fields},
        )

    def people(self, agency_id: int, tier: Tier | None) -> list[Contact]:
        """Whom to write to: the people of a tier of an agency, or without one its contacts or who stands in."""
        if tier:
            return of_tier(self.session, agency_id, tier)
        return contacts_to_write(self.session, {agency_id})[agency_id]

    def once(self, key: Any, made: Callable[[], K]) -> K:
        """What `made` gives, made once in this batch for each key."""
        if key not in self._kept:
            self._kept[key] = made()
        found: K = self._kept[key]
        return found

    def _rows(self, table: type[T], numbers: Iterable[int | None], *options: ExecutableOption) -> dict[int, T]:
        wanted = {number for number in numbers if number is not None}
        if not wanted:
            return {}
        key = col(table.id)  # type: ignore[attr-defined]
        rows = self.session.exec(select(table).where(key.in_(wanted)).order_by(key).options(*options))
        return {row.id: row for row in rows}  # type: ignore[attr-defined]
