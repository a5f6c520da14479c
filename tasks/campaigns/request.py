"""Ask for a report that the directive owes "khi có yêu cầu": one action dates the undated."""

import datetime as dt

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.agency import Agency
from models.app import Office
from models.campaign import Campaign, Obligation, Recipient, Window
from models.deadline import Stated, compute, rest_hint
from models.directive import Directive
from models.due import Due
from models.enums import Kind, Timing
from models.states import UNFINISHED, DueState
from tasks.agencies.contacts import writable
from tasks.campaigns.context import note
from tasks.campaigns.dues import new_due, obligations
from tasks.campaigns.guards import check_open
from tasks.campaigns.outbox import About, plan
from tasks.campaigns.schedule import date_due
from tasks.errors import Refused


def request(
    office: Office,
    session: Session,
    campaign: Campaign,
    due_on: dt.date,
    window_key: str | None,
    agencies: list[Agency],
    now: DateTime,
    actor: str,
    *,
    time: dt.time | None = None,
    report: str | None = None,
    cites: str = "",
) -> list[Due]:
    """Create the Dues of one period, for all who are bound or for the agencies given, and their letters.

    `report` is the key of the obligation where a directive has several; `cites` the document that asks, where that is
    not the directive itself.

    Raises Refused for a day that has passed, an agency not bound, or one that still owes this very report.
    """
    check_open(session, campaign)
    if campaign.started_at is None:
        raise Refused(f"đợt {campaign.slug} chưa gửi văn bản đi, chưa thể yêu cầu báo cáo")
    basis = Stated(due_on, time=time)
    deadline = compute(basis, office.calendar)
    if deadline.remind_by <= now:
        raise Refused(
            f"hạn {due_on:%d/%m/%Y} đã qua; hãy chọn một ngày sau {office.calendar.local(now):%H:%M %d/%m/%Y}"
        )
    if hint := rest_hint(due_on, office.calendar):
        raise Refused(hint)
    obligation = report_on_request(session, campaign, report)
    directive = session.get_one(Directive, campaign.directive_id)
    window = _window(session, campaign, window_key)
    recipients = _bound(session, obligation, agencies)
    period = _period(window.key if window else None, due_on)
    _refuse_doubles(session, obligation, window, period, recipients)
    people = writable(session, {r.agency_id for r in recipients})
    if unreachable := [r.name for r in recipients if not people[r.agency_id]]:
        raise Refused(f"chưa có liên hệ nào có địa chỉ trong danh bạ: {'; '.join(unreachable)}")
    dues = []
    for recipient in recipients:
        due = new_due(campaign, directive, obligation, recipient)
        due.window_id, due.period, due.cites = window.id if window else None, period, cites
        date_due(due, basis, office.calendar)
        session.add(due)
        session.flush()
        plan(
            session,
            campaign,
            recipient.agency_id,
            people[recipient.agency_id],
            About(Kind.REQUEST, "request", due),
            now,
        )
        dues.append(due)
    topic = window.topic if window else obligation.title
    note(
        session,
        campaign,
        now,
        actor,
        "report.requested",
        new=f"{due_on:%d/%m/%Y}",
        reason=f"{topic}: {len(dues)} cơ quan{f'; {cites}' if cites else ''}",
    )
    return dues


def report_on_request(session: Session, campaign: Campaign, key: str | None) -> Obligation:
    found = [o for o in obligations(session, campaign) if o.timing is Timing.ON_REQUEST]
    if not found:
        raise Refused(f"văn bản của đợt {campaign.slug} không có báo cáo “khi có yêu cầu”")
    meant = [o for o in found if key in (None, o.key)]
    if len(meant) != 1:
        choices = "; ".join(f"{o.key} ({o.title})" for o in found)
        raise Refused(f"hãy nói rõ báo cáo nào bằng --report, một trong: {choices}")
    if meant[0].paused:
        again = f"dondoc resume {campaign.slug} --obligation {meant[0].key}"
        raise Refused(f"nghĩa vụ “{meant[0].key}” đang tạm dừng; hãy {again} trước")
    return meant[0]


def _window(session: Session, campaign: Campaign, key: str | None) -> Window | None:
    if key is None:
        return None
    windows = session.exec(select(Window).where(Window.campaign_id == campaign.id)).all()
    for window in windows:
        if window.key == key:
            if window.closed_at:
                raise Refused(f"phần “{window.topic}” đã đóng ngày {window.closed_at:%d/%m/%Y}")
            return window
    raise Refused(f"không có khung thời gian “{key}”; hãy dùng một trong: {', '.join(w.key for w in windows)}")


def requested(
    session: Session,
    campaign: Campaign,
    due_on: dt.date,
    window_key: str | None,
    agencies: list[Agency],
    report: str | None = None,
) -> bool:
    """Whether this very request stands: all who are bound, or the agencies given, owe (or owed) it for that day."""
    obligation = report_on_request(session, campaign, report)
    wanted = {recipient.id for recipient in _bound(session, obligation, agencies)}
    asked = select(Due.recipient_id).where(
        Due.obligation_id == obligation.id, Due.period == _period(window_key, due_on)
    )
    return wanted <= set(session.exec(asked))


def _period(window_key: str | None, due_on: dt.date) -> str:
    return f"{window_key or ''}@{due_on}"


def _bound(session: Session, obligation: Obligation, agencies: list[Agency]) -> list[Recipient]:
    query = select(Recipient).where(col(Recipient.id).in_(obligation.binds)).order_by(col(Recipient.id))
    bound = list(session.exec(query))
    by_agency = {r.agency_id: r for r in bound}
    for agency in agencies:
        if agency.id not in by_agency:
            raise Refused(f"{agency.name} không phải báo cáo theo văn bản này")
    return list({agency.id: by_agency[agency.id or 0] for agency in agencies}.values()) or bound


def _refuse_doubles(
    session: Session, obligation: Obligation, window: Window | None, period: str, recipients: list[Recipient]
) -> None:
    query = select(Due, Recipient).join(Recipient).where(Due.obligation_id == obligation.id)
    query = query.where(col(Due.recipient_id).in_([r.id for r in recipients]))
    same = query.where(Due.window_id == (window.id if window else None))
    owing = session.exec(same.where(col(Due.state).in_((*UNFINISHED, DueState.RECEIVED)))).all()
    if owing:
        due, recipient = owing[0]
        who = f"{recipient.name} và {len(owing) - 1} cơ quan khác" if len(owing) > 1 else recipient.name
        raise Refused(
            f"{who} đã được yêu cầu báo cáo này, hạn {due.stated_on:%d/%m/%Y}; muốn đổi hạn hãy dùng dondoc extend"
        )
    if done := session.exec(query.where(Due.period == period)).first():
        due, recipient = done
        raise Refused(
            f"{recipient.name} đã được yêu cầu báo cáo hạn {due.stated_on:%d/%m/%Y} và việc đó đã xong; "
            "hãy chọn một ngày khác"
        )


def cited(document: str, dated: dt.date | None) -> str:
    """How letters name the document that asks. Raises Refused when only its number or only its day is given."""
    if bool(document.strip()) != bool(dated):
        raise Refused("văn bản yêu cầu phải có cả số (--document) và ngày (--dated)")
    return f"văn bản số {document.strip()} ngày {dated:%d/%m/%Y}" if dated else ""
