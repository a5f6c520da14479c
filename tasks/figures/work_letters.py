"""What waits for a person among channels, mailboxes, letters, contacts and mails that came in."""

import datetime as dt
from collections import defaultdict
from typing import Any

from sqlalchemy import select as select_columns
from sqlmodel import Session, col

from models.agency import EDXML, Agency
from models.app import App
from models.campaign import Campaign
from models.database import get_meta
from models.directive import Directive
from models.due import Due
from models.enums import MessageKind
from models.incoming_mail import IncomingMail
from models.instant import moment_text, parse_instant
from models.message import Message
from models.states import WAITING_STATES, MailState, MessageState
from models.text import mark_text, tr, trn
from tasks.agencies.contacts import bounced_contacts
from tasks.channel_health import channels_down
from tasks.figures.queries import NEEDS_A_PERSON
from tasks.figures.work_item import NAMED, WorkItem, WorkKind, names_in_short
from tasks.heartbeat import LAST_PATROL
from tasks.labels import FULL_WORDS, LETTER_LABELS, REFUSED_WORDS, STATE_LABELS
from tasks.mailbox_health import unread_words

ADDRESS = "sửa địa chỉ trong danh bạ (dondoc agencies import), rồi phiếu gui-lai-thu hoặc dondoc resend {numbers}"
FULL = "gọi điện để nơi nhận dọn hộp thư (địa chỉ không sai), rồi phiếu gui-lai-thu hoặc dondoc resend {numbers}"
REFUSED = (
    "máy chủ nơi nhận từ chối thư (địa chỉ không sai): liên hệ nơi nhận, rồi phiếu gui-lai-thu hoặc "
    "dondoc resend {numbers}"
)
LETTER_TODO = {
    MessageState.REFUSED: ADDRESS,
    MessageState.BOUNCED: ADDRESS,
    MessageState.DEAD: "phiếu gui-lai-thu hoặc dondoc resend {numbers}; gấp thì gọi điện, phiếu goi-dien-don-doc",
    MessageState.UNKNOWN: "hỏi nơi nhận, rồi phiếu xac-minh-thu hoặc dondoc settle {number} --arrived (--no-arrived)",
}
"""What a person does about a letter, by its state."""


def closed_mailboxes(app: App, session: Session) -> list[WorkItem]:
    """Mailboxes that are not being read."""
    todo = "xem dondoc doctor, sửa máy chủ hoặc tài khoản của hộp thư; trong khi chờ, thư đôn đốc được giữ lại"
    return [WorkItem(WorkKind.CHANNEL, "–", what, why, todo) for what, why in unread_words(session, app)]


def closed_channels(session: Session) -> list[WorkItem]:
    """Channels that took nothing when last tried."""
    todo = "xem dondoc doctor, sửa máy chủ hoặc tài khoản của kênh; thư tự gửi lại khi kênh thông"
    return [
        WorkItem(
            WorkKind.CHANNEL,
            "–",
            tr("kênh {name} không nhận thư nào từ {since}", name=name, since=moment_text(since)),
            why,
            todo,
        )
        for name, (since, why) in channels_down(session).items()
    ]


def late_envelopes(app: App, session: Session) -> list[WorkItem]:
    """Directives that by noon of the next working day had not gone out by the axis (QĐ 28/2018/QĐ-TTg, as of the last
    patrol).
    """
    said = get_meta(session, LAST_PATROL)
    if not app.settings.edxml.outbox or said is None:
        return []
    query = select_columns(Message.id, Message.planned_at, Agency.name, Directive.reference_no, Campaign.slug)  # type: ignore[call-overload]
    query = query.join(Agency, col(Message.agency_id) == Agency.id).join(
        Campaign, col(Message.campaign_id) == Campaign.id
    )
    query = query.join(Directive, col(Campaign.directive_id) == Directive.id)
    query = query.where(
        Message.channel == EDXML, Message.kind == MessageKind.DISPATCH, col(Message.state).in_(WAITING_STATES)
    ).order_by(col(Message.id))
    late: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in session.execute(query):
        day = app.calendar.shift(app.calendar.local(row.planned_at).date(), 1)
        if parse_instant(said) > app.calendar.at(day, dt.time(12)):
            late[row.reference_no, row.slug].append(row.name)
    what = "văn bản chưa gửi được qua trục liên thông, đã quá buổi sáng ngày làm việc tiếp theo"
    todo = "xem dondoc doctor, sửa thư mục edxml.outbox; gấp thì dondoc export {campaign} edxml và gửi bằng tay"
    return [
        WorkItem(WorkKind.LETTER, number, what, names_in_short(names), tr(todo, campaign=slug), slug=slug)
        for (number, slug), names in late.items()
    ]


def stuck_letters(session: Session) -> list[WorkItem]:
    """Letters that failed or are in doubt; of one document and one reason a line."""
    columns: Any = (
        Message.id, Message.agency_id, Message.address, Message.kind, Message.state, Message.outcome, Agency.name,
        Directive.issuer_id, Directive.reference_no, Campaign.slug,
    )  # fmt: skip
    query = select_columns(*columns).join(Agency, col(Message.agency_id) == Agency.id)
    query = query.outerjoin(Campaign, col(Message.campaign_id) == Campaign.id)
    query = query.outerjoin(Directive, col(Campaign.directive_id) == Directive.id)
    query = query.where(col(Message.state).in_(NEEDS_A_PERSON)).order_by(col(Message.id))
    found: dict[tuple[int, str, str, str, MessageState], list[tuple[str, str]]] = defaultdict(list)
    for row in session.execute(query):
        letter, state = mark_text(LETTER_LABELS[row.kind]), mark_text(STATE_LABELS[row.state])
        what = tr("thư {letter}: {state}", letter=letter, state=state)
        if row.outcome:
            what = tr("{what} ({why})", what=what, why=mark_text(row.outcome))
        of_it = (row.issuer_id or row.agency_id, row.reference_no or "–", row.slug or "", what, row.state)
        found[of_it].append((str(row.id), f"{row.name} {row.address}".strip()))
    return [_letter_line(*of_it, rows) for of_it, rows in found.items()]


def _letter_line(
    issuer: int, number: str, slug: str, what: str, state: MessageState, rows: list[tuple[str, str]]
) -> WorkItem:
    ids, who = [one for one, _ in rows], [one for _, one in rows]
    todo = tr(_todo(what, state), numbers=" ".join(ids[:NAMED]), number=ids[0])
    numbers = ", ".join(ids[:NAMED])
    if len(ids) > NAMED:
        numbers = trn("{numbers} và {count} thư khác", len(ids) - NAMED, numbers=numbers)
    said = tr("{what}, số {numbers}", what=what, numbers=numbers)
    return WorkItem(WorkKind.LETTER, number, said, names_in_short(who), todo, issuer, slug, ids[0], len(ids))


def _todo(what: str, state: MessageState) -> str:
    """What a person does about letters that failed, by how their outcome begins and by their state."""
    if REFUSED_WORDS in what:
        return REFUSED
    return FULL if FULL_WORDS in what else LETTER_TODO[state]


def wrong_contacts(session: Session) -> list[WorkItem]:
    """Contacts whose address a server found wrong; until it is mended, others of the agency are written to."""
    todo = "sửa địa chỉ trong danh bạ, rồi dondoc agencies import; trong khi chờ, thư gửi cho người kế tiếp"
    return [
        WorkItem(
            WorkKind.CONTACT, "–",
            tr("liên hệ {name} không nhận được thư: {bounced}", name=contact.name, bounced=mark_text(contact.bounced)),
            f"{agency} {', '.join(contact.channels)}", todo, key=str(contact.id),
        )
        for contact, agency in bounced_contacts(session)
    ]  # fmt: skip


def waiting_mails(session: Session) -> list[WorkItem]:
    """The review tray, a line for each mail."""
    columns: Any = (
        IncomingMail.id, IncomingMail.sender, IncomingMail.subject, IncomingMail.reason, Directive.reference_no,
        Directive.issuer_id, Campaign.slug,
    )  # fmt: skip
    query = select_columns(*columns).outerjoin(Due, col(IncomingMail.due_id) == Due.id)
    query = query.outerjoin(Campaign, col(Due.campaign_id) == Campaign.id)
    query = query.outerjoin(Directive, col(Campaign.directive_id) == Directive.id)
    query = query.where(col(IncomingMail.state) == MailState.WAITING).order_by(col(IncomingMail.id))
    todo = "dondoc inbox show {number}, rồi dondoc inbox accept {number} hoặc dondoc inbox dismiss {number} --reason …"
    return [
        WorkItem(
            WorkKind.MAIL, reference_no or "–",
            tr("thư đến số {number} chờ xem: {reason}", number=number, reason=mark_text(reason)),
            tr("{sender}: {subject}", sender=sender or mark_text("(không rõ)"), subject=subject),
            tr(todo, number=number), issuer, slug or "", str(number),
        )
        for number, sender, subject, reason, reference_no, issuer, slug in session.execute(query)
    ]  # fmt: skip
