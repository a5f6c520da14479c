"""Ask for a report that the directive owes "khi có yêu cầu": one action dates the undated."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.agency import Agency
from models.campaign import Campaign, Obligation, Recipient, Window
from models.deadline import Stated, compute_deadline, rest_hint
from models.directive import Directive
from models.due import Due
from models.enums import MessageKind, Timing
from models.event import Event
from models.states import REVIEW_STATES, UNFINISHED_STATES
from models.text import mark_text, tr, trn
from tasks.agencies.contacts import contacts_to_write
from tasks.campaigns.context import Context
from tasks.campaigns.dues import new_due, obligations_of
from tasks.campaigns.guards import check_open
from tasks.campaigns.lookup import find_window
from tasks.campaigns.outbox import MessageSpec, plan_messages
from tasks.campaigns.schedule import set_deadline
from tasks.errors import Refused


@dataclass(frozen=True)
class Wanted:
    """What is asked for: by which day (and hour), on which window, of which agencies; none named are all bound.

    `report` is the key of the obligation where a directive has several; `cites` the document that asks, where that is
    not the directive itself.
    """

    due_on: dt.date
    time: dt.time | None = None
    window: str | None = None
    agencies: Sequence[Agency] = ()
    report: str | None = None
    cites: str = ""

    @property
    def period(self) -> str:
        """The key of what is asked for: twice the same is one."""
        return f"{self.window or ''}@{self.due_on}"


def request_reports(ctx: Context, wanted: Wanted) -> list[Due]:
    """Create the Dues of one period, for all who are bound or for the agencies given, and their letters.

    Raises Refused for a day that has passed, an agency not bound, or one that still owes this very report; AlreadyDone
    when all of them were asked for it.
    """
    obligation = find_report_on_request(ctx.session, ctx.campaign, wanted.report)
    recipients = _bound(ctx.session, obligation, wanted.agencies)
    if _was_requested(ctx.session, obligation, wanted, recipients):
        day = col(Event.new) == f"{wanted.due_on:%d/%m/%Y}"
        raise ctx.already("yêu cầu báo cáo", ["report.requested"], None, day)
    basis = _check_request(ctx, wanted)
    window = _open_window(ctx, wanted.window)
    _refuse_doubles(ctx.session, obligation, window, wanted, recipients)
    people = contacts_to_write(ctx.session, {r.agency_id for r in recipients})
    if unreachable := [r.name for r in recipients if not people[r.agency_id]]:
        raise Refused(
            tr("chưa có liên hệ nào có địa chỉ trong danh bạ: {unreachable}", unreachable="; ".join(unreachable))
        )
    directive = ctx.session.get_one(Directive, ctx.campaign.directive_id)
    dues = []
    for recipient in recipients:
        due = new_due(ctx.campaign, directive, obligation, recipient)
        due.window_id, due.period, due.cites = window.id if window else None, wanted.period, wanted.cites
        set_deadline(due, basis, ctx.app.calendar)
        ctx.session.add(due)
        ctx.session.flush()
        plan_messages(
            ctx, recipient.agency_id, people[recipient.agency_id], MessageSpec(MessageKind.REQUEST, "request", due)
        )
        dues.append(due)
    topic, cites = window.topic if window else obligation.title, f"; {wanted.cites}" if wanted.cites else ""
    ctx.note(
        "report.requested",
        new=f"{wanted.due_on:%d/%m/%Y}",
        reason=trn("{topic}: {count} cơ quan{cites}", len(dues), topic=topic, cites=mark_text(cites)),
    )
    return dues


def _check_request(ctx: Context, wanted: Wanted) -> Stated:
    """The deadline. Raises Refused when the report cannot be asked for by then."""
    check_open(ctx)
    calendar, campaign = ctx.app.calendar, ctx.campaign
    if campaign.started_at is None:
        raise Refused(tr("đợt {campaign} chưa gửi văn bản đi, chưa thể yêu cầu báo cáo", campaign=campaign.slug))
    basis = Stated(wanted.due_on, time=wanted.time)
    if compute_deadline(basis, calendar).remind_by <= ctx.now:
        raise Refused(
            tr(
                "hạn {due_on:%d/%m/%Y} đã qua; hãy chọn một ngày sau {local:%H:%M %d/%m/%Y}",
                due_on=wanted.due_on,
                local=calendar.local(ctx.now),
            )
        )
    if hint := rest_hint(wanted.due_on, calendar):
        raise Refused(hint)
    return basis


def find_report_on_request(session: Session, campaign: Campaign, key: str | None) -> Obligation:
    """The report "khi có yêu cầu" of a campaign, by its key where there are several. Raises Refused."""
    found = [o for o in obligations_of(session, campaign) if o.timing is Timing.ON_REQUEST]
    if not found:
        raise Refused(tr("văn bản của đợt {campaign} không có báo cáo “khi có yêu cầu”", campaign=campaign.slug))
    meant = [o for o in found if key in (None, o.key)]
    if len(meant) != 1:
        choices = "; ".join(f"{o.key} ({o.title})" for o in found)
        raise Refused(tr("hãy nói rõ báo cáo nào bằng --report, một trong: {choices}", choices=choices))
    if meant[0].paused:
        again = f"dondoc resume {campaign.slug} --obligation {meant[0].key}"
        raise Refused(tr("nghĩa vụ “{key}” đang tạm dừng; hãy {again} trước", key=meant[0].key, again=again))
    return meant[0]


def _open_window(ctx: Context, key: str | None) -> Window | None:
    if key is None:
        return None
    window = find_window(ctx.session, ctx.campaign, key)
    if window.closed_at:
        raise Refused(
            tr("phần “{topic}” đã đóng ngày {closed_at:%d/%m/%Y}", topic=window.topic, closed_at=window.closed_at)
        )
    return window


def _was_requested(session: Session, obligation: Obligation, wanted: Wanted, recipients: list[Recipient]) -> bool:
    """Whether this very request stands: all of them owe (or owed) it for that day."""
    asked = select(Due.recipient_id).where(Due.obligation_id == obligation.id, Due.period == wanted.period)
    return bool(recipients) and {recipient.id for recipient in recipients} <= set(session.exec(asked))


def _bound(session: Session, obligation: Obligation, agencies: Sequence[Agency]) -> list[Recipient]:
    query = select(Recipient).where(col(Recipient.id).in_(obligation.binds)).order_by(col(Recipient.id))
    bound = list(session.exec(query))
    by_agency = {r.agency_id: r for r in bound}
    for agency in agencies:
        if agency.id not in by_agency:
            raise Refused(tr("{agency} không phải báo cáo theo văn bản này", agency=agency.name))
    return list({agency.id: by_agency[agency.id] for agency in agencies}.values()) or bound


def _refuse_doubles(
    session: Session, obligation: Obligation, window: Window | None, wanted: Wanted, recipients: list[Recipient]
) -> None:
    query = select(Due, Recipient).join(Recipient).where(Due.obligation_id == obligation.id)
    query = query.where(col(Due.recipient_id).in_([r.id for r in recipients]))
    same = query.where(Due.window_id == (window.id if window else None))
    owing = session.exec(same.where(col(Due.state).in_((*UNFINISHED_STATES, *REVIEW_STATES)))).all()
    if owing:
        due, recipient = owing[0]
        who = (
            tr("{recipient} và {others} cơ quan khác", recipient=mark_text(recipient.name), others=len(owing) - 1)
            if len(owing) > 1
            else recipient.name
        )
        raise Refused(
            tr(
                "{who} đã được yêu cầu báo cáo này, hạn {stated_on:%d/%m/%Y}; muốn đổi hạn hãy dùng dondoc extend",
                who=mark_text(who),
                stated_on=due.stated_on,
            )
        )
    if done := session.exec(query.where(Due.period == wanted.period)).first():
        due, recipient = done
        raise Refused(
            tr(
                "{recipient} đã được yêu cầu báo cáo hạn {stated_on:%d/%m/%Y} và việc đó đã xong; hãy chọn "
                "một ngày khác",
                recipient=recipient.name,
                stated_on=due.stated_on,
            )
        )


def cite_document(document: str, dated: dt.date | None) -> str:
    """How letters name the document that asks. Raises Refused when only its number or only its day is given."""
    if bool(document.strip()) != bool(dated):
        raise Refused("văn bản yêu cầu phải có cả số (--document) và ngày (--dated)")
    return tr("văn bản số {document} ngày {dated:%d/%m/%Y}", document=document.strip(), dated=dated) if dated else ""
