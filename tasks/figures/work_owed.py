"""What waits for a person among what agencies owe: reports to be judged, extensions and objections to be answered."""

from typing import Any

from sqlalchemy import Select
from sqlalchemy import select as select_columns
from sqlmodel import Session, case, col, func, or_

from models.campaign import Campaign, Recipient
from models.directive import Directive
from models.due import Due
from models.enums import JUDGED_KINDS, ObligationKind
from models.proof import Proof
from models.states import UNFINISHED_STATES, CampaignState, DueState
from models.text import mark_text, tr, trn
from tasks.figures.work_item import NAMED, WorkItem, WorkKind, names_in_short
from tasks.labels import KIND_LABELS, PROOF_LABELS
from tasks.proofs.standing import UNPROVED

UNDER_WAY = (CampaignState.RUNNING, CampaignState.PAUSED)
JUDGE = (
    "phiếu duyet-bao-cao hoặc tra-lai-bao-cao; "
    "hoặc dondoc accept {directive} CƠ_QUAN, dondoc return {directive} CƠ_QUAN"
)


def unjudged_reports(session: Session) -> list[WorkItem]:
    """What came in and nobody has accepted or returned: counted, a line for each campaign and who is to say so."""
    return _waiting(session, DueState.RECEIVED) + _waiting(session, DueState.PROPOSED)


def _waiting(session: Session, state: DueState) -> list[WorkItem]:
    waits: Any = (Due.state == state, col(Due.kind).in_(JUDGED_KINDS))
    opinions: Any = func.count(case((Due.kind == ObligationKind.CONSULTATION, 1)))
    head: Any = (Campaign.id, Campaign.slug, Directive.reference_no, Directive.issuer_id)
    query = select_columns(*head, func.count(), opinions, func.min(Due.id)).select_from(Due)
    query = query.join(Campaign, col(Due.campaign_id) == Campaign.id)
    query = query.join(Directive, col(Campaign.directive_id) == Directive.id)
    query = query.where(*waits, col(Campaign.state).in_(UNDER_WAY)).group_by(*head).order_by(col(Campaign.id))
    found, who = [], _first_names(session, waits)
    for campaign_id, slug, number, issuer, count, opinions_, first in session.execute(query).all():
        names = names_in_short(who[campaign_id], total=count)
        what, key = _what_waits(state, count, opinions_), str(first) if count == 1 else ""
        do = tr(JUDGE, directive=number)
        found.append(WorkItem(WorkKind.REPORT, number, what, names, do, issuer, slug, key, count))
    return found


def _what_waits(state: DueState, count: int, opinions: int) -> str:
    if state is DueState.PROPOSED:
        return trn("{count} báo cáo, ý kiến chờ lãnh đạo duyệt", count)
    if opinions == count:
        return trn("{count} ý kiến góp ý chờ duyệt", count)
    if opinions:
        return trn("{count} báo cáo, ý kiến chờ duyệt", count)
    return trn("{count} báo cáo chờ duyệt", count)


def _first_names(session: Session, waits: Any) -> dict[int, list[str]]:
    """The first few who handed in, for each campaign."""
    place = func.row_number().over(partition_by=col(Due.campaign_id), order_by=col(Due.id)).label("place")
    columns: Any = (Due.campaign_id, Due.recipient_id, place)
    first = select_columns(*columns).where(*waits).subquery()
    query = select_columns(first.c.campaign_id, col(Recipient.name))
    query = query.join(Recipient, col(Recipient.id) == first.c.recipient_id).where(first.c.place <= NAMED)
    found: dict[int, list[str]] = {}
    for campaign_id, name in session.execute(query.order_by(first.c.campaign_id, first.c.place)):
        found.setdefault(campaign_id, []).append(name)
    return found


def _under_way(*columns: Any) -> Select[Any]:
    """Things owed in campaigns under way: their number, the columns, and whose of which directive they are."""
    whose: Any = (Recipient.name, Campaign.slug, Directive.reference_no, Directive.issuer_id)
    number: Any = Due.id
    query = select_columns(number, *columns, *whose).select_from(Due)
    query = query.join(Recipient, col(Due.recipient_id) == Recipient.id)
    query = query.join(Campaign, col(Due.campaign_id) == Campaign.id)
    query = query.join(Directive, col(Campaign.directive_id) == Directive.id)
    return query.where(col(Campaign.state).in_(UNDER_WAY))


def asked_questions(session: Session) -> list[WorkItem]:
    """Extensions that agencies ask for, then what they say is not theirs to do: of what is still owed, a line each."""
    asked = or_(col(Due.disowned) != "", col(Due.asked_until).is_not(None))
    query = _under_way(Due.kind, Due.asked_until, Due.disowned).where(col(Due.state).in_(UNFINISHED_STATES), asked)
    rows = session.execute(query.order_by(col(Due.id))).all()
    return [_extension(r) for r in rows if r.asked_until] + [_objection(r) for r in rows if r.disowned]


def _extension(row: Any) -> WorkItem:
    todo = (
        "phiếu gia-han: đồng ý hoặc không; hoặc dondoc extend {directive} CƠ_QUAN --until {until} --reason … (--refuse)"
    )
    return WorkItem(
        WorkKind.EXTENSION, row.reference_no,
        tr("xin gia hạn đến {asked_until:%d/%m/%Y}", asked_until=row.asked_until), row.name,
        tr(todo, directive=row.reference_no, until=row.asked_until), row.issuer_id, row.slug, str(row.id),
    )  # fmt: skip


def _objection(row: Any) -> WorkItem:
    todo = "phiếu mien nếu đúng; không thì phiếu van-giao"
    what = tr(
        "cho rằng {kind} không thuộc trách nhiệm: {disowned}",
        kind=mark_text(KIND_LABELS[row.kind]),
        disowned=row.disowned,
    )
    return WorkItem(
        WorkKind.DISOWNED, row.reference_no, what, row.name, todo, row.issuer_id, row.slug, str(row.id)
    )  # fmt: skip


def unproved_publications(session: Session) -> list[WorkItem]:
    """Pages on which the machine did not find what was to be published, or which it could not look at: a line each."""
    query = _under_way(Proof.state, Proof.url, Proof.reason).join(Proof, col(Proof.due_id) == Due.id)
    return [_unproved(row) for row in session.execute(query.where(*UNPROVED).order_by(col(Proof.id)))]


def _unproved(row: Any) -> WorkItem:
    todo = (
        "xem bài đăng, rồi phiếu kiem-chung-dang-tai; "
        "hoặc dondoc prove {directive} CƠ_QUAN --seen (--reject --reason …)"
    )
    what = tr(
        "bài đăng {state}: {reason}",
        state=mark_text(PROOF_LABELS[row.state]),
        reason=mark_text(row.reason),
    )
    return WorkItem(
        WorkKind.PROOF, row.reference_no, what, f"{row.name}: {row.url}", tr(todo, directive=row.reference_no),
        row.issuer_id, row.slug, str(row.id),
    )  # fmt: skip
