"""A submission comes in; an officer returns it for correction, or waives what is owed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pendulum import DateTime
from sqlmodel import Session, select

from models.campaign import Obligation, Recipient
from models.deadline import Term, Unit, compute_deadline
from models.due import Due, Submission
from models.enums import JUDGED_KINDS, PRESSING_KINDS, MessageKind, ObligationKind, Opinion, Via
from models.event import ENGINE_ACTOR
from models.states import FILED_STATES, REVIEW_STATES, UNFINISHED_STATES, DueState, move
from models.text import mark_text, tr
from tasks.campaigns.consultation.opinions import check_opinion, needs_no_word
from tasks.campaigns.context import Context
from tasks.campaigns.dues import count_units
from tasks.campaigns.guards import check_open, check_reason, require_state
from tasks.campaigns.lookup import find_last_submission
from tasks.campaigns.outbox import cancel_letters, notify_agency
from tasks.campaigns.review.acceptance import accept_report, takes_two
from tasks.campaigns.schedule import restart_schedule, set_deadline
from tasks.errors import Refused
from tasks.labels import OPINION_LABELS
from tasks.report_forms.schema import Field, Value, in_words, is_complete, read_fields


@dataclass(frozen=True)
class Given:
    """What came in, and how. A nil report ("không có nội dung báo cáo") is a report.

    `received_at` is set where it is recorded later than it came: lateness goes by when it came. `values` are the
    figures of the form, as `report_forms.fields` checked them; a report whose figures are still to come has none.
    `files` are described as tasks/storage/attachments.py does, `mail_id` is the mail that brought it, `opinion` what a
    consulted agency says. `words_only` is a report in the words of a mail, which an officer accepts whatever
    `reports.accept` says.
    """

    text: str = ""
    nil: bool = False
    via: Via = Via.EMAIL
    received_at: DateTime | None = None
    values: Mapping[str, Value] = field(default_factory=dict)
    files: tuple[dict[str, Any], ...] = ()
    mail_id: int | None = None
    words_only: bool = False
    opinion: Opinion | None = None


VERSION = ("text", "nil", "values", "files", "mail_id", "opinion")
"""What a newer version of a report replaces, and gives back when it is taken back."""

KEPT_STATES = (*FILED_STATES, DueState.CONSENTED)
"""What was handed in for a Due in these states is kept as it came."""


def record_submission(ctx: Context, due: Due, given: Given) -> Submission:
    """Take in what an agency owes; from this commit on nothing presses it any more. A report gets a receipt.

    Raises Refused when it is not owed any more, was never asked for, or is said to be nil and has figures; AlreadyDone
    when the same was recorded before.
    """
    if _was_recorded(ctx.session, due, given):
        raise ctx.already("ghi nhận báo cáo", [f"{due.kind}.received"], due)
    received_at = _check_submission(ctx, due, given)
    submission = _submission(ctx, due, given, received_at)
    _settle(ctx.session, due, DueState.RECEIVED)
    cancel_letters(ctx.session, due, frozenset({MessageKind.CONSENT}))
    ctx.note(f"{due.kind}.received", due, new=due.state, reason=_in_words(ctx, due, given))
    if due.kind not in JUDGED_KINDS:
        move(due, DueState.ACCEPTED)
        _roll_up(ctx, due)
        return submission
    notify_agency(ctx, due, MessageKind.RECEIPT, f"receipt.{due.round}")
    if by := _accepted_by(ctx, due, submission, given):
        accept_report(replace(ctx, actor=by), due)
    return submission


def _submission(ctx: Context, due: Due, given: Given, received_at: DateTime) -> Submission:
    """Its row: a new one, or the newest version of what was kept beside silence that counts as agreement."""
    last = find_last_submission(ctx.session, due)
    if last is not None and last.round == due.round:
        return _replace(last, given)
    submission = Submission(
        due_id=due.id,
        round=due.round,
        received_at=received_at,
        late_after=due.late_after,
        via=given.via,
        nil=given.nil,
        text=given.text,
        values=dict(given.values),
        files=list(given.files),
        mail_id=given.mail_id,
        opinion=given.opinion,
        recorded_by=ctx.actor,
    )
    ctx.session.add(submission)
    return submission


def check_something_said(due: Due, text: str, files: int) -> None:
    """Raises Refused where an officer records that something was published or handed down, and says nothing of it."""
    if text.strip() or files:
        return
    if due.kind is ObligationKind.PUBLISH:
        raise Refused("hãy ghi nội dung: đăng ở đâu, ngày nào (như số tin, bài, liên kết); hoặc đưa tệp kèm theo")
    if due.kind is ObligationKind.CASCADE:
        raise Refused("hãy ghi nội dung: đã giao đơn vị nào, bằng văn bản nào, ngày nào; hoặc đưa tệp kèm theo")


def _accepted_by(ctx: Context, due: Due, submission: Submission, given: Given) -> str:
    """By which rule it is accepted as it comes; "" where it waits for a person."""
    if given.words_only or takes_two(ctx, due):
        return ""
    if due.kind is ObligationKind.CONSULTATION:
        return ENGINE_ACTOR if needs_no_word(due, submission) else ""
    whole = submission.nil or is_complete(fields_of_due(ctx.session, due), submission.values)
    return "theo cấu hình reports.accept" if whole and ctx.app.settings.reports.accept == "on_receipt" else ""


def replace_submission(ctx: Context, due: Due, given: Given) -> Submission:
    """Take a newer version of a report that waits for an officer's word; when the first came stays.

    Figures that were given before stay where the newer version has none. Raises Refused when no report is waiting.
    """
    check_open(ctx, due)
    require_state(due, REVIEW_STATES, "thay bản báo cáo")
    check_opinion(due, given.opinion, explained=bool(given.text or given.files))
    last = find_last_submission(ctx.session, due)
    if last is None:
        raise Refused(tr("nghĩa vụ số {due} không có lần nộp nào để thay", due=due.id))
    ctx.note(f"{due.kind}.supplemented", due, old=last.text, reason=_in_words(ctx, due, given))
    if due.state is DueState.PROPOSED:  # what was found in order is no longer what counts
        move(due, DueState.RECEIVED)
    return _replace(last, given)


def _replace(last: Submission, given: Given) -> Submission:
    last.before = [*(last.before or []), {name: getattr(last, name) for name in VERSION}]
    last.text, last.nil, last.mail_id, last.opinion = given.text, given.nil, given.mail_id, given.opinion
    last.values = dict(given.values) or ({} if given.nil else last.values)
    last.files = list(given.files)
    return last


def _was_recorded(session: Session, due: Due, given: Given) -> bool:
    """Whether what came in last is this very submission."""
    if due.owed or (last := find_last_submission(session, due)) is None:
        return False
    said = (given.text, given.nil, given.via, dict(given.values), given.opinion)
    return (last.text, last.nil, last.via, last.values, last.opinion) == said and due.state in KEPT_STATES


def _check_submission(ctx: Context, due: Due, given: Given) -> DateTime:
    """When it came. Raises Refused when it cannot be taken in."""
    check_open(ctx, due)
    require_state(due, (*UNFINISHED_STATES, DueState.CONSENTED), "ghi nhận")
    check_opinion(due, given.opinion, explained=bool(given.text or given.files))
    if given.nil and given.values:
        raise Refused("báo cáo không có nội dung thì không có số liệu; hãy bỏ một trong hai")
    if ctx.campaign.started_at is None:
        raise Refused(tr("đợt {campaign} chưa gửi văn bản đi, chưa có gì để ghi nhận", campaign=ctx.campaign.slug))
    received_at = given.received_at or ctx.now
    if received_at > ctx.now or (due.opened_at and received_at < due.opened_at):
        since = (
            tr(" và sau khi được yêu cầu ({opened_at:%H:%M %d/%m/%Y})", opened_at=due.opened_at)
            if due.opened_at
            else ""
        )
        raise Refused(
            tr(
                "thời điểm nhận {received_at:%H:%M %d/%m/%Y} phải trước lúc ghi{since}",
                received_at=received_at,
                since=mark_text(since),
            )
        )
    return received_at


def _in_words(ctx: Context, due: Due, given: Given) -> str:
    """What was handed in, as the history says it."""
    if given.nil:
        return "báo cáo không có nội dung"
    names = "; ".join(file["name"] for file in given.files)
    figures = in_words(fields_of_due(ctx.session, due), given.values)
    opinion = OPINION_LABELS[given.opinion] if given.opinion else ""
    brought = tr("[tệp: {names}]", names=names) if names else ""
    return " · ".join(part for part in (opinion, given.text, figures, brought) if part)


def fields_of_due(session: Session, due: Due) -> tuple[Field, ...]:
    """The form in which a Due is to be answered; () for a free text."""
    return read_fields(session.get_one(Obligation, due.obligation_id))


def _roll_up(ctx: Context, due: Due) -> None:
    """When the last sub-unit has answered, the office that handed down to them has done its part."""
    session = ctx.session
    parent_id = session.get_one(Recipient, due.recipient_id).parent_id
    if parent_id is None:
        return
    session.flush()
    above = select(Due).where(Due.obligation_id == due.obligation_id, Due.recipient_id == parent_id)
    parent = session.exec(above.where(Due.period == due.period)).first()
    if parent is None or not parent.owed or (units := count_units(session, parent)).silent:
        return
    session.add(
        Submission(
            due_id=parent.id,
            round=parent.round,
            received_at=ctx.now,
            late_after=parent.late_after,
            via=Via.SYSTEM,
            recorded_by=ctx.actor,
        )
    )
    _settle(session, parent, DueState.RECEIVED)
    move(parent, DueState.ACCEPTED)
    reason = tr("{answered}/{expected} đơn vị trực thuộc đã báo cáo", answered=units.answered, expected=units.expected)
    ctx.note(f"{parent.kind}.received", parent, new=parent.state, reason=reason)


def return_report(ctx: Context, due: Due, reason: str) -> None:
    """Return a report for correction: a new round with its own deadline; the first lateness stays.

    Who reported early keeps the day that was given before, where that is later.

    Raises Refused when no report is waiting, or no reason is given; AlreadyDone when it was returned.
    """
    if due.state is DueState.RETURNED:
        raise ctx.already("trả lại báo cáo", [f"{due.kind}.returned"], due)
    check_open(ctx, due)
    require_state(due, REVIEW_STATES, "trả lại")
    check_reason(reason, "trả lại báo cáo phải nêu lý do (--reason)")
    old = move(due, DueState.RETURNED)
    due.round += 1
    due.revision += 1
    due.tacit = False  # it has spoken: silence from now on is no agreement
    days = ctx.app.settings.ladder.returned_working_days
    again = Term(ctx.now, days, Unit.WORKING_DAY)
    if due.late_after is None or compute_deadline(again, ctx.app.calendar).late_after > due.late_after:
        set_deadline(due, again, ctx.app.calendar)
    restart_schedule(ctx.app, due, ctx.now)
    ctx.note(f"{due.kind}.returned", due, old=old, new=f"{due.stated_on:%d/%m/%Y}", reason=reason)
    notify_agency(ctx, due, MessageKind.RETURNED, f"returned.{due.round}", reason)


def waive_due(ctx: Context, due: Due, reason: str) -> None:
    """Free an agency from what it owes. Raises Refused when it is not owed, or no reason is given.

    Raises AlreadyDone when it was waived.
    """
    if due.state is DueState.WAIVED:
        raise ctx.already("miễn báo cáo", [f"{due.kind}.waived"], due)
    check_open(ctx, due)
    require_state(due, UNFINISHED_STATES, "miễn")
    check_reason(reason, "miễn phải nêu lý do (--reason)")
    old = due.state
    _settle(ctx.session, due, DueState.WAIVED)
    cancel_letters(ctx.session, due, frozenset({MessageKind.REQUEST}))
    ctx.note(f"{due.kind}.waived", due, old=old, new=due.state, reason=reason)


def _settle(session: Session, due: Due, state: DueState) -> None:
    """Nothing more is asked: no next step, and what was waiting to be sent about it is cancelled."""
    due.next_step_at = None
    move(due, state)
    cancel_letters(session, due, PRESSING_KINDS)
