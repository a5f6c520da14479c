"""What waits for a person, over all campaigns: one list, and what to do about each line of it."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import select as select_columns
from sqlmodel import Session, and_, col, or_, select

from models.agency import Agency
from models.app import App
from models.campaign import Campaign, Recipient
from models.directive import Directive
from models.due import Due
from models.enums import ObligationKind
from models.incoming_mail import IncomingMail
from models.message import Message
from models.states import UNFINISHED_STATES, CampaignState, DueState, MailState, MessageState
from tasks.agencies.contacts import bounced_contacts
from tasks.channel_health import channels_down
from tasks.figures.queries import NEEDS_A_PERSON
from tasks.labels import FULL_WORDS, KIND_LABELS, LETTER_LABELS, STATE_LABELS
from tasks.launch.intake import launched_campaign
from tasks.mailbox_health import unread_words

NAMED = 5
"""Agencies, or numbers of letters, that a line names; the rest are counted."""

ADDRESS = "sửa địa chỉ trong danh bạ (dondoc agencies import), rồi phiếu gui-lai-thu hoặc dondoc resend {numbers}"
FULL = "gọi điện để nơi nhận dọn hộp thư (địa chỉ không sai), rồi phiếu gui-lai-thu hoặc dondoc resend {numbers}"
LETTER_TODO = {
    MessageState.REFUSED: ADDRESS,
    MessageState.BOUNCED: ADDRESS,
    MessageState.DEAD: "phiếu gui-lai-thu hoặc dondoc resend {numbers}; gấp thì gọi điện, phiếu goi-dien-don-doc",
    MessageState.UNKNOWN: "hỏi nơi nhận, rồi phiếu xac-minh-thu hoặc dondoc settle {number} --arrived (--no-arrived)",
}
"""What a person does about a letter, by its state."""


Owed = tuple[str, int, str, Due]
"""The directive's number, its issuer, the agency's name, and what is owed."""


class WorkKind(StrEnum):
    """What a line is about."""

    CHANNEL = "channel"
    LETTER = "letter"
    CONTACT = "contact"
    REPORT = "report"
    EXTENSION = "extension"
    DISOWNED = "disowned"
    MAIL = "mail"
    DRAFT = "draft"


@dataclass(frozen=True)
class WorkItem:
    """One thing that no machine may decide. `issuer_id` is whose officers it is for, None where any of them may act."""

    sort: WorkKind
    reference_no: str
    what: str
    who: str
    todo: str
    issuer_id: int | None = None


def work_items(app: App, session: Session) -> list[WorkItem]:
    """Channels that take nothing, letters that failed or are in doubt, reports, extensions, mails, drafts and so on."""
    owed = _dues(session)
    rows = [
        *_channels(session),
        *_mailboxes(app, session),
        *_letters(session),
        *_contacts(session),
        *_reports(owed),
        *_extensions(owed),
        *_disowned(owed),
        *_mails(session),
    ]
    return [*rows, *_drafts(app, session)]


def _mailboxes(app: App, session: Session) -> list[WorkItem]:
    todo = "xem dondoc doctor, sửa máy chủ hoặc tài khoản của hộp thư; trong khi chờ, thư đôn đốc được giữ lại"
    return [WorkItem(WorkKind.CHANNEL, "–", what, why, todo) for what, why in unread_words(session, app)]


def _channels(session: Session) -> list[WorkItem]:
    todo = "xem dondoc doctor, sửa máy chủ hoặc tài khoản của kênh; thư tự gửi lại khi kênh thông"
    return [
        WorkItem(WorkKind.CHANNEL, "–", f"kênh {name} không nhận thư nào từ {since:%H:%M ngày %d/%m/%Y}", why, todo)
        for name, (since, why) in channels_down(session).items()
    ]


def _letters(session: Session) -> list[WorkItem]:
    query = select(Message, Agency.name, Directive).join(Agency, col(Message.agency_id) == Agency.id)
    query = query.outerjoin(Campaign, col(Message.campaign_id) == Campaign.id)
    query = query.outerjoin(Directive, col(Campaign.directive_id) == Directive.id)
    query = query.where(col(Message.state).in_(NEEDS_A_PERSON)).order_by(col(Message.id))
    found: dict[tuple[int, str, str, MessageState], list[tuple[str, str]]] = defaultdict(list)
    for message, agency, directive in session.exec(query):
        why = f" ({message.outcome})" if message.outcome else ""
        what = f"thư {LETTER_LABELS[message.kind]}: {STATE_LABELS[message.state]}{why}"
        issuer, number = (directive.issuer_id, directive.reference_no) if directive else (message.agency_id, "–")
        found[issuer, number, what, message.state].append((str(message.id), f"{agency} {message.address}".strip()))
    lines = []
    for (issuer, number, what, state), rows in found.items():
        ids, who = [one for one, _ in rows], [one for _, one in rows]
        todo = (FULL if FULL_WORDS in what else LETTER_TODO[state]).format(numbers=" ".join(ids[:NAMED]), number=ids[0])
        said = f"{what}, số {names_in_short(ids, ', ', '{} và {} thư khác')}"
        lines.append(WorkItem(WorkKind.LETTER, number, said, names_in_short(who), todo, issuer))
    return lines


def _contacts(session: Session) -> list[WorkItem]:
    """Contacts whose address a server found wrong; until it is mended, others of the agency are written to."""
    todo = "sửa địa chỉ trong danh bạ, rồi dondoc agencies import; trong khi chờ, thư gửi cho người kế tiếp"
    return [
        WorkItem(WorkKind.CONTACT, "–", f"liên hệ {contact.name} không nhận được thư: {contact.bounced}", who, todo)
        for contact, agency in bounced_contacts(session)
        for who in [f"{agency} {', '.join(contact.channels)}"]
    ]


def _reports(owed: list[Owed]) -> list[WorkItem]:
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for number, issuer, agency, due in owed:
        if due.state is DueState.RECEIVED:
            found[number, issuer].append(agency)
    todo = "phiếu duyet-bao-cao hoặc tra-lai-bao-cao; hoặc dondoc accept {0} CƠ_QUAN, dondoc return {0} CƠ_QUAN"
    return [
        WorkItem(
            WorkKind.REPORT, number, f"{len(who)} báo cáo chờ duyệt", names_in_short(who), todo.format(number), issuer
        )
        for (number, issuer), who in found.items()
    ]


def _disowned(owed: list[Owed]) -> list[WorkItem]:
    todo = "phiếu mien nếu đúng; không thì phiếu van-giao"
    words = "cho rằng {} không thuộc trách nhiệm: {}"
    return [
        WorkItem(WorkKind.DISOWNED, number, words.format(KIND_LABELS[due.kind], due.disowned), agency, todo, issuer)
        for number, issuer, agency, due in owed
        if due.owed and due.disowned
    ]


def _extensions(owed: list[Owed]) -> list[WorkItem]:
    todo = "phiếu gia-han: đồng ý hoặc không; hoặc dondoc extend {} CƠ_QUAN --until {} --reason … (--refuse)"
    return [
        WorkItem(
            WorkKind.EXTENSION, number, f"xin gia hạn đến {due.asked_until:%d/%m/%Y}", agency,
            todo.format(number, due.asked_until), issuer,
        )
        for number, issuer, agency, due in owed
        if due.owed and due.asked_until
    ]  # fmt: skip


def _dues(session: Session) -> list[Owed]:
    """What was handed in and waits, and of what is still owed that of which something was asked, under way.

    One look at all that is owed: there may be a million.
    """
    reported = and_(col(Due.state) == DueState.RECEIVED, col(Due.kind) == ObligationKind.REPORT)
    asked = or_(col(Due.disowned) != "", col(Due.asked_until).is_not(None))
    query = select(Directive.reference_no, Directive.issuer_id, Recipient.name, Due).select_from(Due).join(Recipient)
    query = query.join(Campaign, col(Due.campaign_id) == Campaign.id)
    query = query.join(Directive, col(Campaign.directive_id) == Directive.id)
    query = query.where(col(Campaign.state).in_((CampaignState.RUNNING, CampaignState.PAUSED)))
    query = query.where(or_(reported, and_(col(Due.state).in_(UNFINISHED_STATES), asked)))
    return list(session.exec(query.order_by(col(Due.id))))


def _mails(session: Session) -> list[WorkItem]:
    """The review tray, a line for each mail."""
    columns: Any = (
        IncomingMail.id,
        IncomingMail.sender,
        IncomingMail.subject,
        IncomingMail.reason,
        Directive.reference_no,
        Directive.issuer_id,
    )
    query = select_columns(*columns).outerjoin(Due, col(IncomingMail.due_id) == Due.id)
    query = query.outerjoin(Campaign, col(Due.campaign_id) == Campaign.id)
    query = query.outerjoin(Directive, col(Campaign.directive_id) == Directive.id)
    query = query.where(col(IncomingMail.state) == MailState.WAITING).order_by(col(IncomingMail.id))
    todo = "dondoc inbox show {0}, rồi dondoc inbox accept {0} hoặc dondoc inbox dismiss {0} --reason …"
    return [
        WorkItem(
            WorkKind.MAIL, reference_no or "–", f"thư đến số {number} chờ xem: {reason}",
            f"{sender or '(không rõ)'}: {subject}", todo.format(number), issuer,
        )
        for number, sender, subject, reason, reference_no, issuer in session.execute(query)
    ]  # fmt: skip


def open_drafts(app: App) -> list[Path]:
    """The drafts that documents taken in have left, launched or not."""
    return sorted((app.settings.data / "intake").glob("*/draft.toml"))


def _drafts(app: App, session: Session) -> list[WorkItem]:
    todo = "mở lượt chạy tiep-nhan đang chờ, điền phiếu rồi Resume; hoặc dondoc launch {}"
    return [
        WorkItem(WorkKind.DRAFT, "–", "dự thảo chờ duyệt", str(path), todo.format(path))
        for path in open_drafts(app)
        if not launched_campaign(session, path)
    ]


def names_in_short(who: list[str], between: str = "; ", more: str = "{} và {} nơi khác") -> str:
    """Báo Lạng Sơn; Đài PT-TH … and how many more."""
    named = between.join(who[:NAMED])
    return more.format(named, len(who) - NAMED) if len(who) > NAMED else named
