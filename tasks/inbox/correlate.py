"""Which thing owed does a mail answer? Found by what the mail cites, counted only where nothing is in doubt.

1. The letters that it answers: by reply token, In-Reply-To, References. 2. Else a số/ký hiệu in its subject or text.
3. Else its sender. Whatever is found, the sender must be a contact of that agency and our own server must vouch for
him; otherwise it is shown to a person, with what it is thought to be about.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.agency import Contact, channel_name
from models.app import Office
from models.campaign import Campaign, Recipient
from models.directive import Directive
from models.due import Due
from models.enums import ObligationKind
from models.message import Message
from models.states import UNFINISHED, CampaignState
from tasks.inbox.parse import Incoming

MORE_TIME = re.compile(r"gia hạn|lùi (thời )?hạn|thêm thời gian|(chậm|muộn) (nộp )?báo cáo", re.IGNORECASE)
LATER = re.compile(r"\b(sẽ|chưa|đang) [^.\n]{0,60}báo cáo", re.IGNORECASE)
NIL = re.compile(
    r"báo cáo không\b|không có (nội dung|gì|số liệu|phát sinh)[^.\n]{0,40}báo cáo|không phát sinh", re.IGNORECASE
)
AT_WORK = (CampaignState.RUNNING, CampaignState.PAUSED)


@dataclass(frozen=True)
class Match:
    """What a mail is about. `doubt` says why a person must look; "" when it may be counted.

    `also` is an acknowledgement that is still owed: who reports on a document has received it.
    """

    due: Due | None = None
    message: Message | None = None
    also: Due | None = None
    nil: bool = False
    doubt: str = ""


def match(office: Office, session: Session, mail: Incoming, forms: Sequence[Due | None] = ()) -> Match:
    """Find what a mail answers. `forms` is what the filled-in forms in it were sent out for. Reads only."""
    letters = _letters(office, session, mail)
    agencies = _agencies_of(session, mail.sender)
    named = (
        {form.campaign_id for form in forms if form}
        or {letter.campaign_id for letter in letters if letter.campaign_id}
        or _campaigns_named(session, mail)
    )
    told = {letter.due_id for letter in letters if letter.due_id}
    owed = _owed(session, agencies, named, told)
    about: set[int | None] = set(told) if letters else {due.id for due in owed if named}
    chosen = [due for due in owed if due in forms] if forms else _chosen(owed, about, mail)
    message = letters[0] if letters else None
    thought = chosen[0] if len(chosen) == 1 else None
    strangers = letters and not any(letter.agency_id in agencies for letter in letters)
    if doubt := _doubt(mail, agencies, bool(strangers), owed, chosen, bool(forms)):
        return Match(thought, message, doubt=doubt)
    due = chosen[0]
    also = next((d for d in owed if d.kind is ObligationKind.ACKNOWLEDGE and d is not due and _same(d, due)), None)
    nil = due.kind is ObligationKind.REPORT and not mail.files and bool(NIL.search(mail.own))
    return Match(due, message, also, nil)


def _doubt(mail: Incoming, agencies: set[int], strangers: bool, owed: list[Due], chosen: list[Due], forms: bool) -> str:
    if mail.automatic:
        return mail.automatic
    if mail.genuine is False:
        return f"có thể giả mạo: máy chủ thư không xác thực được người gửi {mail.sender}"
    if mail.strange:
        return mail.strange
    if mail.genuine is None:
        return "máy chủ thư của cơ quan không cho biết người gửi có thật hay không (inbox.authserv_id)"
    if not agencies:
        return f"người gửi {mail.sender} không có trong danh bạ"
    if strangers:
        return "trả lời thư gửi cho cơ quan khác"
    if not owed:
        return "cơ quan gửi không còn nợ nội dung nào mà thư này có thể trả lời"
    if MORE_TIME.search(mail.own):
        return "có thể là xin gia hạn, không phải báo cáo"
    if forms and not chosen:
        return "biểu mẫu kèm theo không phải của báo cáo mà cơ quan gửi còn phải nộp"
    if not chosen:
        return "không thấy nội dung trả lời trong thư (không có tệp, không nói đến báo cáo)"
    if len(chosen) > 1:
        return "có thể trả lời nhiều nghĩa vụ: " + ", ".join(f"#{due.id}" for due in chosen)
    return ""


def _same(one: Due, other: Due) -> bool:
    return one.recipient_id == other.recipient_id


def _letters(office: Office, session: Session, mail: Incoming) -> list[Message]:
    """Our own letters that the mail answers; only mail is answered by mail."""
    domain = office.settings.mail.sender.split("@")[-1]
    ids = [*mail.answers, *(f"{token}@{domain}" for token in mail.tokens)]
    query = select(Message).where(col(Message.letter_id).in_(ids[:100])).order_by(col(Message.id).desc())
    return list(session.exec(query)) if ids else []


def _agencies_of(session: Session, sender: str) -> set[int]:
    """The agencies that have this address among their active contacts."""
    if not sender:
        return set()
    people = session.exec(select(Contact).where(col(Contact.active).is_(True))).all()
    return {person.agency_id for person in people if sender in _addresses(person.channels)}


def _addresses(channels: Iterable[str]) -> set[str]:
    """The mail addresses among channels; a whole mailto:// URL names its recipient at its end, or in `to=`."""
    found = set()
    for url in channels:
        if "://" not in url:
            found.add(url.lower())
        elif channel_name(url) == "mail":
            found |= set(re.findall(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", url.lower()))
    return found


def _campaigns_named(session: Session, mail: Incoming) -> set[int]:
    """Campaigns whose số/ký hiệu stands in the subject or the text; blanks and kinds of dashes do not matter."""
    said = re.sub("[‐‑‒–—−]", "-", f"{mail.subject}\n{mail.text}").casefold()
    rows = session.exec(
        select(Campaign.id, Directive.reference_no).join(Directive).where(col(Campaign.state).in_(AT_WORK))
    )
    return {number or 0 for number, reference in rows if _cited(reference, said)}


def _cited(reference: str, said: str) -> bool:
    spaced = r"\s*".join(re.escape(letter) for letter in reference.replace(" ", "").casefold())
    return bool(spaced) and re.search(rf"(?<!\d){spaced}(?![\w/])(?!\s*-\s*\w)", said) is not None


def _owed(session: Session, agencies: set[int], campaigns: set[int], told: set[int]) -> list[Due]:
    """What these agencies were asked for and still owe, in these campaigns or, where none is named, in all at work.

    Who answers a letter has got it, though its record may be behind (`told`).
    """
    query = (
        select(Due)
        .join(Recipient)
        .join(Campaign, col(Due.campaign_id) == Campaign.id)
        .where(col(Recipient.agency_id).in_(agencies), col(Due.state).in_(UNFINISHED))
        .where(col(Due.opened_at).is_not(None) | col(Due.id).in_(told))
        .where(col(Campaign.state).in_(AT_WORK))
    )
    if campaigns:
        query = query.where(col(Due.campaign_id).in_(campaigns))
    return list(session.exec(query.order_by(col(Due.id)))) if agencies else []


def _chosen(owed: list[Due], about: set[int | None], mail: Incoming) -> list[Due]:
    """What of it the mail can be an answer to. A file may be a report; a bare "đã nhận" is none."""
    reports = [due for due in owed if due.kind is ObligationKind.REPORT]
    speaks = "báo cáo" in mail.own.casefold() and not LATER.search(mail.own)
    if reports and (mail.files or speaks):
        meant = [due for due in reports if due.id in about] or (reports if mail.files else [])
        if meant:
            return meant
    return [due for due in owed if due.id in about and due.kind is not ObligationKind.REPORT and bool(mail.own)]
