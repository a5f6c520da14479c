"""What waits for a person, over all campaigns: one list, and what to do about each line of it."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from models.agency import Agency
from models.campaign import Campaign, Recipient
from models.directive import Directive
from models.due import Due
from models.message import Message
from models.office import Office
from models.states import UNFINISHED, CampaignState, DueState
from models.words import ObligationKind
from tasks.intake import launched
from tasks.lists import NEEDS_A_PERSON
from tasks.vocabulary import KIND_WORDS, LETTER_WORDS, STATE_WORDS

NAMED = 5
"""Agencies that a line names; the rest are counted."""


@dataclass(frozen=True)
class Waiting:
    """One thing that no machine may decide."""

    reference_no: str
    what: str
    who: str
    todo: str


def waiting(office: Office, session: Session) -> list[Waiting]:
    """Letters that failed or are in doubt, reports, extensions asked for, what is disowned, drafts to launch."""
    extensions, disowned = _extensions(session), _disowned(session)
    return [*_letters(session), *_reports(session), *extensions, *disowned, *_drafts(office, session)]


def _letters(session: Session) -> list[Waiting]:
    query = select(Message, Agency.name, Directive.reference_no).join(Agency, col(Message.agency_id) == Agency.id)
    query = query.outerjoin(Campaign, col(Message.campaign_id) == Campaign.id)
    query = query.outerjoin(Directive, col(Campaign.directive_id) == Directive.id)
    query = query.where(col(Message.state).in_(NEEDS_A_PERSON)).order_by(col(Message.id))
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for message, agency, number in session.exec(query):
        why = f" ({message.outcome})" if message.outcome else ""
        what = f"thư {LETTER_WORDS[message.kind]} {STATE_WORDS[message.state]}{why}"
        found[(number or "–", what, message.state)].append(f"{agency} {message.address}".strip())
    return [
        Waiting(number, what, names(who), f"xem dondoc messages --state {state}; gọi điện cho cơ quan")
        for (number, what, state), who in found.items()
    ]


def _reports(session: Session) -> list[Waiting]:
    found: dict[str, list[str]] = defaultdict(list)
    for number, agency, _ in _dues(session, Due.state == DueState.RECEIVED, Due.kind == ObligationKind.REPORT):
        found[number].append(agency)
    todo = "phiếu duyet-bao-cao hoặc tra-lai-bao-cao"
    return [Waiting(number, f"{len(who)} báo cáo chờ duyệt", names(who), todo) for number, who in found.items()]


def _extensions(session: Session) -> list[Waiting]:
    asked = _dues(session, col(Due.asked_until).is_not(None), col(Due.state).in_(UNFINISHED))
    return [
        Waiting(number, f"xin gia hạn đến {due.asked_until:%d/%m/%Y}", agency, "phiếu gia-han: đồng ý hoặc không")
        for number, agency, due in asked
    ]


def _disowned(session: Session) -> list[Waiting]:
    said = _dues(session, Due.disowned != "", col(Due.state).in_(UNFINISHED))
    todo = "phiếu mien nếu đúng; không thì phiếu van-giao"
    return [
        Waiting(number, f"cho rằng {KIND_WORDS[due.kind]} không thuộc trách nhiệm: {due.disowned}", agency, todo)
        for number, agency, due in said
    ]


def _dues(session: Session, *where: Any) -> list[tuple[str, str, Due]]:
    """Dues of campaigns under way, with the directive's number and the agency's name."""
    query = select(Directive.reference_no, Recipient.name, Due).select_from(Due).join(Recipient)
    query = query.join(Campaign, col(Due.campaign_id) == Campaign.id)
    query = query.join(Directive, col(Campaign.directive_id) == Directive.id)
    query = query.where(col(Campaign.state).in_((CampaignState.RUNNING, CampaignState.PAUSED)), *where)
    return list(session.exec(query.order_by(col(Due.id))))


def drafts(office: Office) -> list[Path]:
    """The drafts that documents taken in have left, launched or not."""
    return sorted((office.settings.data / "intake").glob("*/draft.toml"))


def _drafts(office: Office, session: Session) -> list[Waiting]:
    todo = "mở lượt chạy tiep-nhan đang chờ: điền phiếu, Resume"
    return [
        Waiting("–", "dự thảo chờ duyệt", str(path), todo) for path in drafts(office) if not launched(session, path)
    ]


def names(who: list[str]) -> str:
    """Báo Lạng Sơn; Đài PT-TH … and how many more."""
    more = f" và {len(who) - NAMED} nơi khác" if len(who) > NAMED else ""
    return "; ".join(who[:NAMED]) + more
