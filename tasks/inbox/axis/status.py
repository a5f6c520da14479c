"""What a status message of the axis for documents means for a directive of ours (QCVN 102:2016/BTTTT).

01 it reached the agency's system, which acknowledges nothing. 03 the acknowledgement, and 04 to 06, which imply it.
02 "không thuộc trách nhiệm", for an officer to decide. 06 asks an officer whether it is the report. 15 and 16 are the
answer to our withdrawal; 13 is our own word, or that of one who wants a document of theirs back.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.agency import EDXML
from models.app import App
from models.campaign import Campaign, Recipient
from models.directive import Directive
from models.due import Due
from models.enums import MessageKind, ObligationKind, Via
from models.incoming_mail import IncomingMail
from models.message import Message
from models.states import UNFINISHED_STATES, CampaignState, DueState, MailState
from models.text import mark_text, tr
from tasks.agencies.organ_id import agency_of_organ, organ_key
from tasks.campaigns.context import Context
from tasks.campaigns.locks import lock_campaign
from tasks.campaigns.objections import object_to
from tasks.campaigns.submissions import Given, record_submission
from tasks.errors import Refused
from tasks.files.status_codes import STATUS_WORDS
from tasks.labels import LETTER_LABELS
from tasks.letters.envelope import document_id_of

DRIFT_MINUTES = 10
"""How far the clock of an agency's system may be ahead of ours."""


@dataclass
class Case:
    """A status message with the agency and campaign that it is about."""

    office: App
    session: Session
    mail: IncomingMail
    campaign: Campaign
    recipient: Recipient
    at: DateTime
    now: DateTime
    actor: str
    counted_as: str = ""

    @property
    def ctx(self) -> Context:
        """What an act on its campaign needs."""
        return Context(self.office, self.session, self.campaign, self.now, self.actor)


def settle_status(
    app: App, session: Session, mail: IncomingMail, status: Mapping[str, Any], at: DateTime | None, now: DateTime,
    actor: str,
) -> Case | None:  # fmt: skip
    """What a stored status comes to: counted, noted, or waiting with a reason; None where it is of nobody we asked."""
    if mail.status == "13" and _own(status):
        _noted(mail, "thông báo của chính cơ quan gửi: xin lấy lại văn bản", actor)
        return None
    if not any(_numbered(session, answered) for answered in status["answers"]):
        # The folder carries what is said of all documents of an office, and of those letters that have no number.
        kind = _letter_named(session, status, at or now)
        word = STATUS_WORDS.get(mail.status, "không rõ")
        _noted(
            mail,
            tr("thư {letter}: {word}", letter=mark_text(LETTER_LABELS[kind]), word=mark_text(word))
            if kind
            else "văn bản không thuộc đợt nào",
            actor,
        )
        return None
    found = find_recipient(session, status["organ_id"], status["answers"], at or now)
    if isinstance(found, str):
        mail.reason = found
        return None
    campaign = lock_campaign(session, found.campaign_id)
    case = Case(app, session, mail, campaign, found, at or now, now, actor)
    mail.due_id = _shown_at(case)
    word = STATUS_WORDS.get(mail.status, "không rõ")
    why = f"{found.name}: {mail.text}" if mail.text else found.name
    case.ctx.note("edxml.status", _due(case), new=f"{mail.status} {word}", reason=why)
    mail.reason = _why_doubtful(case, at)
    if not mail.reason:
        _MEANINGS[mail.status](case)
    return case


def _letter_named(session: Session, status: Mapping[str, Any], at: DateTime) -> MessageKind | None:
    """The kind of our letter to that agency that the status names by its DocumentId; None for no letter of ours."""
    agency = agency_of_organ(session, status["organ_id"] or "", at.date())
    named = {one["document_id"] for one in status["answers"]}
    if agency is None or not named:
        return None
    sent = select(Message.letter_id, Message.kind).where(Message.agency_id == agency.id, Message.channel == EDXML)
    return next((MessageKind(kind) for mid, kind in session.exec(sent) if mid and document_id_of(mid) in named), None)


def find_recipient(
    session: Session, organ_id: str | None, answers: Sequence[Mapping[str, Any]], at: DateTime
) -> Recipient | str:
    """Who of a campaign's recipients says it, about which directive; else why that is not known, in Vietnamese."""
    campaigns = {one.id: one for answered in answers for one in _campaigns(session, answered)}
    if not campaigns:
        return "không tìm thấy văn bản được trả lời (số và ngày) trong các đợt"
    if len(campaigns) > 1:
        return "văn bản được trả lời là của nhiều đợt"
    agency = agency_of_organ(session, organ_id or "", at.date())
    if agency is None:
        return tr(
            "không có cơ quan nào mang mã định danh {organ_id} trong danh bạ", organ_id=organ_id or mark_text("(trống)")
        )
    query = select(Recipient).where(col(Recipient.campaign_id).in_(campaigns), Recipient.agency_id == agency.id)
    return session.exec(query).first() or tr(
        "{agency} không có trong nơi nhận của văn bản được trả lời", agency=agency.name
    )


def _campaigns(session: Session, answered: Mapping[str, Any]) -> list[Campaign]:
    """The campaigns of the directive of this number, and of this day where one is given."""
    day = answered["issued_on"]
    return [c for c, directive in _numbered(session, answered) if day in (None, directive.issued_on.isoformat())]


def _numbered(session: Session, answered: Mapping[str, Any]) -> list[tuple[Campaign, Directive]]:
    number = _plain_number(answered["number"] or "")
    rows = session.exec(select(Campaign, Directive).join(Directive)).all()
    return [row for row in rows if number and _plain_number(row[1].reference_no) == number]


def _plain_number(number: str) -> str:
    """077/STTTT–BC and 77/sttt-bc are one number."""
    return re.sub(r"\s", "", re.sub("[‐‑‒–—−]", "-", number)).lstrip("0").casefold()


def _own(status: Mapping[str, Any]) -> bool:
    """Whether who issued the document says it."""
    sender = organ_key(status["organ_id"] or "")
    return sender is not None and any(organ_key(one["organ_id"] or "") == sender for one in status["answers"])


def _why_doubtful(case: Case, at: DateTime | None) -> str:
    """Why nothing is counted by it, in Vietnamese; "" where it is plain."""
    if case.mail.status not in _MEANINGS:
        return tr("mã trạng thái {status} không có trong QCVN 102:2016/BTTTT", status=case.mail.status)
    if at is None:
        return "thông báo không ghi thời điểm"
    issued_on = case.session.get_one(Directive, case.campaign.directive_id).issued_on
    if case.office.calendar.local(at).date() < issued_on or at > case.now.add(minutes=DRIFT_MINUTES):
        return tr("thời điểm {at:%H:%M %d/%m/%Y} trên thông báo không thể đúng", at=at)
    return ""


def _delivered(case: Case) -> None:
    _noted(case.mail, "văn bản đã đến hệ thống của cơ quan nhận; chưa phải là xác nhận đã nhận", case.actor)


def _acknowledged(case: Case) -> None:
    """The acknowledgement, at its own instant, where one is still owed."""
    if not _ended(case) and not _acknowledge(case) and not case.mail.reason:
        _noted(case.mail, "đã ghi nhận; không còn nợ xác nhận", case.actor)


def _acknowledge(case: Case) -> bool:
    """True where it was counted; where it cannot be, the reason is noted."""
    due = _owed(case, ObligationKind.ACKNOWLEDGE)
    if due is None:
        return False
    moment = min(max(case.at, due.opened_at or case.at), case.now)  # it may have come by the axis before our letter
    said = tr(
        "{subject} lúc {at:%H:%M %d/%m/%Y}: {mail}",
        subject=mark_text(case.mail.subject),
        at=case.at,
        mail=case.mail.text,
    )
    try:
        record_submission(case.ctx, due, Given(said, via=Via.SYSTEM, received_at=moment))
    except Refused as error:
        case.mail.reason = str(error)
        return False
    case.counted_as = ObligationKind.ACKNOWLEDGE.value
    case.mail.state, case.mail.settled_by, case.mail.due_id = MailState.COUNTED, case.actor, due.id
    return True


def _completed(case: Case) -> None:
    """It acknowledges; whether it is the report a person says."""
    if _ended(case):
        return
    _acknowledge(case)
    if report := report_owed(case.session, case.recipient):
        case.mail.state, case.mail.due_id = MailState.WAITING, report
        case.mail.reason = "cơ quan nhận báo đã hoàn thành; cán bộ xem đó có phải là báo cáo không"
    elif not case.counted_as and not case.mail.reason:
        _noted(case.mail, "cơ quan nhận báo đã hoàn thành; không còn nợ báo cáo", case.actor)


def _rejected(case: Case) -> None:
    """ "Không thuộc trách nhiệm": an officer decides, nothing is counted."""
    if _ended(case):
        return
    due = _owed(case, ObligationKind.ACKNOWLEDGE) or _owed(case)
    reason = case.mail.text or mark_text("không nêu lý do")
    try:
        if due is None:
            raise Refused("cơ quan nhận từ chối tiếp nhận, nhưng không còn nợ nội dung nào")
        object_to(case.ctx, due, tr("từ chối tiếp nhận trên trục: {reason}", reason=reason))
    except Refused as error:
        case.mail.reason = tr("từ chối tiếp nhận: {reason}; {error}", reason=reason, error=mark_text(error))
        return
    case.mail.due_id = due.id
    _noted(case.mail, tr("từ chối tiếp nhận: {reason}; chờ cán bộ trả lời", reason=reason), case.actor)


def _agreed(case: Case) -> None:
    if case.campaign.state in (CampaignState.WITHDRAWN, CampaignState.REPLACED):
        _noted(case.mail, "cơ quan nhận đồng ý cập nhật, lấy lại văn bản", case.actor)
    else:
        case.mail.reason = "cơ quan nhận đồng ý cập nhật, lấy lại, nhưng đợt chưa thu hồi hay thay thế văn bản"


def _declined(case: Case) -> None:
    case.mail.reason = tr(
        "cơ quan nhận từ chối cập nhật, lấy lại văn bản: {mail}", mail=case.mail.text or mark_text("không nêu lý do")
    )


def _asked_back(case: Case) -> None:
    case.mail.reason = "cơ quan nhận xin lấy lại văn bản, trong khi văn bản không do cơ quan ấy gửi"


_MEANINGS: dict[str, Callable[[Case], None]] = {
    "01": _delivered, "02": _rejected, "03": _acknowledged, "04": _acknowledged, "05": _acknowledged, "06": _completed,
    "13": _asked_back, "14": _agreed, "15": _agreed, "16": _declined,
}  # fmt: skip


def _noted(mail: IncomingMail, reason: str, actor: str) -> None:
    mail.state, mail.reason, mail.settled_by = MailState.NOTED, reason, actor


def _ended(case: Case) -> bool:
    """Where nothing is owed any more it is only noted."""
    if case.campaign.state in (CampaignState.CLOSED, CampaignState.WITHDRAWN, CampaignState.REPLACED):
        _noted(case.mail, "đợt đã kết thúc; chỉ lưu lại", case.actor)
        return True
    return False


def _owed(case: Case, kind: ObligationKind | None = None) -> Due | None:
    query = select(Due).where(Due.recipient_id == case.recipient.id, col(Due.state).in_(UNFINISHED_STATES))
    query = query.where(Due.kind == kind) if kind else query.where(col(Due.opened_at).is_not(None))
    return case.session.exec(query.order_by(col(Due.id))).first()


def report_owed(session: Session, recipient: Recipient) -> int | None:
    """The one report that a recipient was asked for and still owes; None where there is none, or more than one."""
    query = select(Due.id).where(Due.recipient_id == recipient.id, Due.kind == ObligationKind.REPORT)
    query = query.where(col(Due.state).in_((DueState.OPEN, DueState.RETURNED)), col(Due.opened_at).is_not(None))
    found = session.exec(query).all()
    return found[0] if len(found) == 1 else None


def _due(case: Case) -> Due | None:
    return case.session.get(Due, case.mail.due_id) if case.mail.due_id else None


def _shown_at(case: Case) -> int | None:
    """The Due beside which a status is shown: the acknowledgement, else the recipient's first."""
    query = select(Due.id).where(Due.recipient_id == case.recipient.id)
    first = (col(Due.kind) != ObligationKind.ACKNOWLEDGE, col(Due.id))
    return case.session.exec(query.order_by(*first)).first()
