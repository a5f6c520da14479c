"""All campaigns, one line each, from counted questions: what is overdue first, then what waits for a person."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pendulum import DateTime
from sqlalchemy import and_, case, func, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session, col

from models.campaign import Campaign
from models.directive import Directive
from models.due import Due
from models.enums import JUDGED_KINDS
from models.incoming_mail import IncomingMail
from models.message import Message
from models.proof import Proof
from models.states import REVIEW_STATES, UNFINISHED_STATES, CampaignState, MailState
from tasks.agencies.resolver import strip_diacritics
from tasks.figures.queries import NEEDS_A_PERSON
from tasks.proofs.standing import UNPROVED

AT_WORK_STATES = (CampaignState.APPROVED, CampaignState.RUNNING, CampaignState.PAUSED)
LINES_PER_PAGE = 50
"""Campaigns of a page."""

OWED = col(Due.state).in_(UNFINISHED_STATES)
REVIEWED = and_(col(Due.state).in_(REVIEW_STATES), col(Due.kind).in_(JUDGED_KINDS))
"""What waits for an officer's word, or for a leader's."""

ASKED = and_(OWED, or_(col(Due.asked_until).is_not(None), col(Due.disowned) != ""))
"""What is owed, and of which its agency asked something that nobody has answered."""


@dataclass(frozen=True)
class DueCounts:
    """Of some Dues: how many there are, are owed, overdue, wait for a person; the nearest deadline that is ahead."""

    expected: int = 0
    owed: int = 0
    overdue: int = 0
    reviewed: int = 0
    asked: int = 0
    nearest: DateTime | None = None

    def __add__(self, other: "DueCounts") -> "DueCounts":
        return DueCounts(
            self.expected + other.expected,
            self.owed + other.owed,
            self.overdue + other.overdue,
            self.reviewed + other.reviewed,
            self.asked + other.asked,
            min((one for one in (self.nearest, other.nearest) if one), default=None),
        )

    @property
    def settled(self) -> int:
        """Those that nothing is asked for any more."""
        return self.expected - self.owed


@dataclass(frozen=True)
class CampaignLine:
    """A campaign as a list shows it.

    `letters`, `mails` and publications that are not proved (`unproved`) wait for a person, besides what `counts` has.
    """

    campaign: Campaign
    directive: Directive
    counts: DueCounts
    letters: int
    mails: int
    unproved: int = 0

    @property
    def waiting(self) -> int:
        """All that waits for a person in it."""
        return self.counts.reviewed + self.counts.asked + self.letters + self.mails + self.unproved


@dataclass(frozen=True)
class CampaignPage:
    """A page of the list, and how many campaigns there are in all."""

    lines: list[CampaignLine]
    total: int
    page: int
    pages: int


def count_dues(
    session: Session, now: DateTime, *by: Any, told: Sequence[Any] = (), where: Any = True
) -> dict[tuple[Any, ...], DueCounts]:
    """The counts at a moment for each value of some columns of Due, by one question; keys have what is `told`, too."""
    overdue = and_(OWED, col(Due.late_after) < now)
    counts = [func.count(case((one, 1))) for one in (OWED, overdue, REVIEWED, ASKED)]
    nearest: Any = func.min(case((and_(OWED, col(Due.remind_by) >= now), col(Due.remind_by))))
    query = select_columns(*by, *told, func.count(), *counts, nearest).where(where).group_by(*by)
    key = len(by) + len(told)
    return {tuple(row[:key]): DueCounts(*row[key:]) for row in session.execute(query)}


def campaign_page(
    session: Session, now: DateTime, *, ended: bool = False, text: str = "", page: int = 1,
    own: Collection[int] | None = None,
) -> CampaignPage:  # fmt: skip
    """A page of the campaigns at work, or of those that have ended, of which number or subject has the text.

    Of one's `own` alone where these are given.
    """
    at_work = col(Campaign.state).in_(AT_WORK_STATES)
    query = select_columns(Campaign, Directive).join(Directive).where(~at_work if ended else at_work)
    query = query if own is None else query.where(col(Campaign.id).in_(own))
    rows = [
        (one, paper)
        for one, paper in session.execute(query)
        if has_words(f"{paper.reference_no} {paper.subject}", text)
    ]
    wanted = [one.id for one, _ in rows]
    counted = count_dues(session, now, Due.campaign_id, where=col(Due.campaign_id).in_(wanted)) if wanted else {}
    letters, mails, unproved = _letters(session), _mails(session), _unproved(session)
    lines = [
        CampaignLine(
            one, paper, counted.get((one.id,), DueCounts()),
            letters.get(one.id, 0), mails.get(one.id, 0), unproved.get(one.id, 0),
        )
        for one, paper in rows
    ]  # fmt: skip
    lines.sort(key=lambda line: (-line.counts.overdue, -line.waiting, -line.campaign.id))
    pages = max(1, -(-len(lines) // LINES_PER_PAGE))
    page = min(max(1, page), pages)
    return CampaignPage(lines[(page - 1) * LINES_PER_PAGE : page * LINES_PER_PAGE], len(lines), page, pages)


def campaign_line(session: Session, now: DateTime, campaign: Campaign, counts: DueCounts | None = None) -> CampaignLine:
    """The line of one campaign; `counts` of its Dues where they are at hand."""
    directive = session.get_one(Directive, campaign.directive_id)
    if counts is None:
        counts = count_dues(session, now, where=col(Due.campaign_id) == campaign.id).get((), DueCounts())
    waiting = (some(session).get(campaign.id, 0) for some in (_letters, _mails, _unproved))
    return CampaignLine(campaign, directive, counts, *waiting)


def _speaks_of(directive: Directive, text: str) -> bool:
    return has_words(f"{directive.reference_no} {directive.subject}", text)


def has_words(said: str, text: str) -> bool:
    """Whether a name has a text in it, in capitals or not, with its diacritics or without; "" is in all."""
    wanted = " ".join(text.casefold().split())
    return wanted in said.casefold() or strip_diacritics(wanted) in strip_diacritics(said.casefold())


def _letters(session: Session) -> Mapping[int, int]:
    """The letters of each campaign of which nobody can say that they arrived."""
    query = select_columns(col(Message.campaign_id), func.count()).where(col(Message.state).in_(NEEDS_A_PERSON))
    return {number: count for number, count in session.execute(query.group_by(col(Message.campaign_id))) if number}


def _unproved(session: Session) -> Mapping[int, int]:
    """The pages of each campaign that wait for a person's word."""
    query = select_columns(col(Proof.campaign_id), func.count()).join(Due, col(Proof.due_id) == Due.id)
    rows = session.execute(query.where(*UNPROVED).group_by(col(Proof.campaign_id)))
    return {number: count for number, count in rows}


def _mails(session: Session) -> Mapping[int, int]:
    """The mails of the tray that are thought to be about each campaign."""
    query = select_columns(col(Due.campaign_id), func.count()).join(IncomingMail, col(IncomingMail.due_id) == Due.id)
    query = query.where(col(IncomingMail.state) == MailState.WAITING).group_by(col(Due.campaign_id))
    return {number: count for number, count in session.execute(query)}
