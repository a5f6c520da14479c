"""The tray of mails as the officer's pages show it: what waits, what each is thought to be, what it could be."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import String, cast, func, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from models.agency import Agency, Contact
from models.campaign import Campaign, Obligation, Recipient, Window
from models.directive import Directive
from models.due import NO_REASONING, Due
from models.enums import JUDGED_KINDS
from models.incoming_mail import IncomingMail
from models.message import Message
from models.states import REVIEW_STATES, UNFINISHED_STATES, CampaignState, DueState, MailState
from tasks.desk.campaign_lines import has_words
from tasks.labels import phrase_of

MAILS_PER_PAGE = 40
MOST_CANDIDATES = 60
"""Things owed that a mail may be taken for, of one look."""

TAKES_MAILS = (CampaignState.RUNNING, CampaignState.PAUSED)


@dataclass(frozen=True)
class OwedThing:
    """Something owed as a list of several names it."""

    due: Due
    agency: str
    reference_no: str
    slug: str
    title: str
    topic: str

    @property
    def what(self) -> str:
        """In the words of its document."""
        return phrase_of(self.title, self.topic, self.due.label)


@dataclass(frozen=True)
class TrayLine:
    """A mail, and what it was counted for or is thought to be about."""

    mail: IncomingMail
    about: OwedThing | None


@dataclass(frozen=True)
class TrayPage:
    """A page of the tray, the newest first, and how many mails there are in all."""

    lines: list[TrayLine]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class MailRecord:
    """A mail as it came. `answers` is our letter that it answers, `candidates` what it could be taken for."""

    mail: IncomingMail
    about: OwedThing | None
    answers: Message | None
    candidates: list[OwedThing]


def tray_page(session: Session, *, every: bool = False, page: int = 1, own: Collection[int] | None = None) -> TrayPage:
    """A page of what waits for a person; with `every`, of all that ever came in; of one's `own` campaigns if given."""
    where: list[Any] = [] if every else [col(IncomingMail.state) == MailState.WAITING]
    where += [] if own is None else [_about_some(own)]
    total = session.exec(select(func.count()).select_from(IncomingMail).where(*where)).one()
    pages = max(1, -(-total // MAILS_PER_PAGE))
    page = min(max(1, page), pages)
    query = select(IncomingMail).where(*where)
    query = query.order_by(col(IncomingMail.received_at).desc(), col(IncomingMail.id).desc())
    mails = list(session.exec(query.limit(MAILS_PER_PAGE).offset((page - 1) * MAILS_PER_PAGE)))
    about = _things(session, col(Due.id).in_({mail.due_id for mail in mails if mail.due_id}))
    known = {thing.due.id: thing for thing in about}
    return TrayPage([TrayLine(mail, known.get(mail.due_id or 0)) for mail in mails], total, page, pages)


def _about_some(campaigns: Collection[int]) -> Any:
    """That a mail is thought to be about one of these campaigns, or answers a letter of one."""
    due = select(Due.id).where(col(Due.campaign_id).in_(campaigns))
    letter = select(Message.id).where(col(Message.campaign_id).in_(campaigns))
    return or_(col(IncomingMail.due_id).in_(due), col(IncomingMail.message_id).in_(letter))


def mail_record(session: Session, number: int, sought: str = "") -> MailRecord | None:
    """A mail with what it could be taken for: of the agencies that its sender writes for, or of those `sought`."""
    mail = session.get(IncomingMail, number)
    if mail is None:
        return None
    about = next(iter(_things(session, col(Due.id) == mail.due_id)), None) if mail.due_id else None
    answers = session.get(Message, mail.message_id) if mail.message_id else None
    agencies = _agencies_named(session, sought) if sought.strip() else agencies_of_sender(session, mail.sender)
    agencies |= {answers.agency_id} if answers and not sought.strip() else set()
    found = _on_hand(session, agencies)
    if about and about.due.id not in {one.due.id for one in found} and not sought.strip() and takes_a_mail(about.due):
        found.insert(0, about)
    return MailRecord(mail, about, answers, found)


TAKES_MORE = (*REVIEW_STATES, DueState.CONSENTED)
"""What is not owed and may still be supplemented, or answered late."""


def takes_a_mail(due: Due) -> bool:
    """Whether a mail may be counted for it: it is owed, or a report of it waits for an officer's word."""
    return due.owed or (due.state in TAKES_MORE and due.kind in JUDGED_KINDS)


def agencies_of_sender(session: Session, sender: str) -> set[int]:
    """The agencies that have this mail address among their active contacts."""
    if not sender:
        return set()
    written = func.lower(cast(col(Contact.channels), String)).contains(sender.lower(), autoescape=True)
    query = select(Contact.agency_id, Contact.channels).where(col(Contact.active).is_(True), written)
    return {agency for agency, urls in session.exec(query) if any(_is_address(url, sender) for url in urls)}


def _is_address(url: str, sender: str) -> bool:
    """Whether a channel is that mail address, alone or at the end of a mailto:// URL."""
    return url.lower() == sender.lower() or ("://" in url and sender.lower() in url.lower().replace("/", " ").split())


def _agencies_named(session: Session, text: str) -> set[int]:
    """The agencies whose name has these words."""
    return {number or 0 for number, name in session.exec(select(Agency.id, Agency.name)) if has_words(name, text)}


def _on_hand(session: Session, agencies: set[int]) -> list[OwedThing]:
    """What these agencies owe, or have a report of under review, in the campaigns at work; the nearest first."""
    if not agencies:
        return []
    open_ones = col(Due.state).in_((*UNFINISHED_STATES, *TAKES_MORE))
    mine = col(Recipient.agency_id).in_(sorted(agencies)[:5_000])
    found = _things(session, mine, open_ones, col(Campaign.state).in_(TAKES_MAILS), col(Window.closed_at).is_(None))
    return [one for one in found if takes_a_mail(one.due)]


def _things(session: Session, *where: Any) -> list[OwedThing]:
    columns: Sequence[Any] = (
        Due, Recipient.name, Directive.reference_no, Campaign.slug, Obligation.title, func.coalesce(Window.topic, ""),
    )  # fmt: skip
    query = select_columns(*columns).select_from(Due).join(Recipient, col(Due.recipient_id) == Recipient.id)
    query = query.join(Campaign, col(Due.campaign_id) == Campaign.id)
    query = query.join(Directive, col(Campaign.directive_id) == Directive.id)
    query = query.join(Obligation, col(Due.obligation_id) == Obligation.id)
    query = query.outerjoin(Window, col(Due.window_id) == Window.id).where(*where)
    query = query.order_by(col(Due.stated_on).is_(None), col(Due.stated_on), col(Due.id)).limit(MOST_CANDIDATES)
    return [OwedThing(*row) for row in session.execute(query.options(*NO_REASONING))]
