"""A submission comes in; an officer accepts it, or returns it for correction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pendulum import DateTime
from sqlmodel import Session, select

from models.app import Office
from models.campaign import Campaign, Obligation, Recipient
from models.deadline import Term, Unit
from models.due import Due, Submission
from models.enums import Kind, ObligationKind, Via
from models.states import UNFINISHED, DueState, move
from tasks.campaigns.context import note
from tasks.campaigns.dues import units_of
from tasks.campaigns.guards import check_open, require
from tasks.campaigns.outbox import tell, withdraw_pressing
from tasks.campaigns.schedule import date_due, restart
from tasks.errors import Refused
from tasks.report_forms.schema import Field, Value, complete, in_words, read_fields


@dataclass(frozen=True)
class Given:
    """What came in, and how. A nil report ("không có nội dung báo cáo") is a report.

    `received_at` is set where it is recorded later than it came: lateness goes by when it came. `values` are the
    figures of the form, as `report_forms.fields` checked them; a report whose figures are still to come has none.
    `files` are described as tasks/storage/attachments.py does.
    """

    text: str = ""
    nil: bool = False
    via: Via = Via.EMAIL
    received_at: DateTime | None = None
    values: Mapping[str, Value] = field(default_factory=dict)
    files: tuple[dict[str, Any], ...] = ()


def receive(
    office: Office, session: Session, campaign: Campaign, due: Due, given: Given, now: DateTime, actor: str
) -> Submission:
    """Take in what an agency owes; from this commit on nothing presses it any more. A report gets a receipt.

    Raises Refused when it is not owed any more, was never asked for, or is said to be nil and has figures.
    """
    check_open(session, campaign, due)
    require(due, UNFINISHED, "ghi nhận")
    if given.nil and given.values:
        raise Refused("báo cáo không có nội dung thì không có số liệu; hãy bỏ một trong hai")
    if campaign.started_at is None:
        raise Refused(f"đợt {campaign.slug} chưa gửi văn bản đi, chưa có gì để ghi nhận")
    received_at = given.received_at or now
    if received_at > now or (due.opened_at and received_at < due.opened_at):
        since = f" và sau khi được yêu cầu ({due.opened_at:%H:%M %d/%m/%Y})" if due.opened_at else ""
        raise Refused(f"thời điểm nhận {received_at:%H:%M %d/%m/%Y} phải trước lúc ghi{since}")
    submission = Submission(
        due_id=due.id or 0,
        round=due.round,
        received_at=received_at,
        late_after=due.late_after,
        via=given.via,
        nil=given.nil,
        text=given.text,
        values=dict(given.values),
        files=list(given.files),
        recorded_by=actor,
    )
    session.add(submission)
    _settle(session, due, DueState.RECEIVED)
    said = in_words(form_of(session, due), given.values)
    names = "; ".join(file["name"] for file in given.files)
    parts = (given.text, said, f"[tệp: {names}]" if names else "")
    reason = "báo cáo không có nội dung" if given.nil else " · ".join(part for part in parts if part)
    note(session, campaign, now, actor, f"{due.kind}.received", due, new=due.state, reason=reason)
    if due.kind is not ObligationKind.REPORT:
        move(due, DueState.ACCEPTED)
        _roll_up(session, campaign, due, now, actor)
        return submission
    tell(session, campaign, due, Kind.RECEIPT, f"receipt.{due.round}", now)
    if office.settings.reports.accept == "on_receipt" and (given.nil or complete(form_of(session, due), given.values)):
        accept(session, campaign, due, now, "theo cấu hình reports.accept")
    return submission


def form_of(session: Session, due: Due) -> tuple[Field, ...]:
    """The form in which a Due is to be answered; () for a free text."""
    return read_fields(session.get_one(Obligation, due.obligation_id))


def _roll_up(session: Session, campaign: Campaign, due: Due, now: DateTime, actor: str) -> None:
    """When the last sub-unit has answered, the office that handed down to them has done its part."""
    parent_id = session.get_one(Recipient, due.recipient_id).parent_id
    if parent_id is None:
        return
    session.flush()
    above = select(Due).where(Due.obligation_id == due.obligation_id, Due.recipient_id == parent_id)
    parent = session.exec(above.where(Due.period == due.period)).first()
    if parent is None or not parent.owed or (units := units_of(session, parent)).silent:
        return
    session.add(
        Submission(
            due_id=parent.id or 0,
            round=parent.round,
            received_at=now,
            late_after=parent.late_after,
            via=Via.SYSTEM,
            recorded_by=actor,
        )
    )
    _settle(session, parent, DueState.RECEIVED)
    move(parent, DueState.ACCEPTED)
    reason = f"{units.answered}/{units.expected} đơn vị trực thuộc đã báo cáo"
    note(session, campaign, now, actor, f"{parent.kind}.received", parent, new=parent.state, reason=reason)


def accept(session: Session, campaign: Campaign, due: Due, now: DateTime, actor: str) -> None:
    """An officer finds the report in order. Raises Refused when there is none waiting."""
    check_open(session, campaign, due)
    require(due, (DueState.RECEIVED,), "duyệt")
    old = move(due, DueState.ACCEPTED)
    note(session, campaign, now, actor, f"{due.kind}.accepted", due, old=old, new=due.state)


def send_back(
    office: Office, session: Session, campaign: Campaign, due: Due, reason: str, now: DateTime, actor: str
) -> None:
    """Return a report for correction: a new round with its own deadline; the first lateness stays.

    Raises Refused when no report is waiting, or no reason is given.
    """
    check_open(session, campaign, due)
    require(due, (DueState.RECEIVED,), "trả lại")
    if not reason.strip():
        raise Refused("trả lại báo cáo phải nêu lý do (--reason)")
    old = move(due, DueState.RETURNED)
    due.round += 1
    due.revision += 1
    days = office.settings.ladder.returned_working_days
    date_due(due, Term(now, days, Unit.WORKING_DAY), office.calendar)
    restart(office, due, now)
    note(
        session,
        campaign,
        now,
        actor,
        f"{due.kind}.returned",
        due,
        old=old,
        new=f"{due.stated_on:%d/%m/%Y}",
        reason=reason,
    )
    tell(session, campaign, due, Kind.RETURNED, f"returned.{due.round}", now, reason=reason)


def _settle(session: Session, due: Due, state: DueState) -> None:
    """Nothing more is asked: no next step, and what was waiting to be sent about it is cancelled."""
    due.next_step_at = None
    move(due, state)
    withdraw_pressing(session, due)


def waive(session: Session, campaign: Campaign, due: Due, reason: str, now: DateTime, actor: str) -> None:
    """Free an agency from what it owes. Raises Refused when it is not owed, or no reason is given."""
    check_open(session, campaign, due)
    require(due, UNFINISHED, "miễn")
    if not reason.strip():
        raise Refused("miễn phải nêu lý do (--reason)")
    old = due.state
    _settle(session, due, DueState.WAIVED)
    withdraw_pressing(session, due, frozenset({Kind.REQUEST}))
    note(session, campaign, now, actor, f"{due.kind}.waived", due, old=old, new=due.state, reason=reason)
