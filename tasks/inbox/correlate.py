"""Which thing owed does a mail answer? Found by what the mail cites, counted only where nothing is in doubt.

1. The letters that it answers: by reply token, In-Reply-To, References. 2. Else a số/ký hiệu in its subject or text.
3. Else its sender, and then it waits. Whatever is found, the sender must be a contact of that agency, our own server
must vouch for him, and what he says must be unmistakable (tasks/inbox/answer/classify.py); otherwise it is shown to a
person, with what it is thought to be about.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session, col, select

from models.agency import Contact, channel_name
from models.app import App
from models.campaign import Campaign, Recipient
from models.directive import Directive
from models.due import Due
from models.enums import ObligationKind
from models.message import Message
from models.states import REVIEW_STATES, UNFINISHED_STATES, CampaignState, DueState
from models.text import join_texts, mark_text, tr
from tasks.campaigns.submissions import fields_of_due
from tasks.inbox.answer.answer_files import sort_files
from tasks.inbox.answer.classify import classify
from tasks.inbox.answer.enclosed import Enclosed
from tasks.inbox.answer.opinion import opinion_verdict
from tasks.inbox.answer.own_words import own_words
from tasks.inbox.answer.published import publication_verdict
from tasks.inbox.answer.reference_numbers import cites
from tasks.inbox.answer.verdict import Classified, Says, Verdict
from tasks.inbox.mail.parse import Incoming
from tasks.inbox.sent_to import sent_to
from tasks.labels import short_period
from tasks.report_forms.returned import Filled

AT_WORK = (CampaignState.RUNNING, CampaignState.PAUSED)
ON_HAND = (*UNFINISHED_STATES, *REVIEW_STATES, DueState.CONSENTED)
"""What is still owed, waits for an officer's word, or may still be answered, late."""

UNDER_REVIEW = "bổ sung hoặc sửa báo cáo đang chờ duyệt; ghi nhận thư này là thay bản đang chờ"
OPINION_UNDER_REVIEW = "bổ sung hoặc sửa ý kiến đang xem xét; ghi nhận thư này là thay ý kiến đó"
UNRELATED = "không trả lời thư nào của hệ thống và không nêu số văn bản"


@dataclass(frozen=True)
class Match:
    """What a mail is about. `doubt` says why a person must look; "" when it may be counted.

    `also` is an acknowledgement that is still owed: who reports on a document has received it. `noted` is what is
    said of a mail that is understood and changes nothing. `words` are the writer's own, `remark` what may be worth
    knowing of what is counted; `words_only` is True where they are all that came, neither document nor form. `opinion`
    is what is said of a draft, a word of Opinion.
    """

    due: Due | None = None
    message: Message | None = None
    also: Due | None = None
    nil: bool = False
    doubt: str = ""
    noted: str = ""
    words: str = ""
    remark: str = ""
    words_only: bool = False
    opinion: str = ""


@dataclass(frozen=True)
class Opened:
    """What the files of a mail hold: our forms that came back in them, what those are of, and the documents."""

    forms: tuple[Filled, ...] = ()
    dues: tuple[Due | None, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()


NOTHING_OPENED = Opened()


@dataclass(frozen=True)
class Found:
    """What the records know about a mail: the letters that it answers, who wrote it, what he may answer by it.

    `told` are the Dues of those letters, `campaigns` those of the letters or, without letters, those that it cites.
    """

    letters: list[Message]
    agencies: set[int]
    campaigns: set[int]
    told: set[int]
    on_hand: list[Due]

    @property
    def owed(self) -> list[Due]:
        """What is still to be handed in."""
        return [due for due in self.on_hand if due.owed]

    @property
    def strangers(self) -> bool:
        """Whether the letters went to somebody else."""
        return bool(self.letters) and not any(letter.agency_id in self.agencies for letter in self.letters)


def match(app: App, session: Session, mail: Incoming, opened: Opened = NOTHING_OPENED) -> Match:
    """Find what a mail answers, by what it says and by what its files hold. Reads only."""
    forms = opened.dues
    found = _look_up(app, session, mail, forms)
    verdict, words = _read(app, session, mail, found, opened)
    message = found.letters[0] if found.letters else None
    thought = _thought(found, verdict, forms)
    base = Match(thought, message, words=words, remark=verdict.remark, words_only=verdict.words_only)
    if doubt := _doubt(app, mail, found):
        return replace(base, doubt=doubt)
    if not found.campaigns:
        return replace(base, doubt=join_texts("; ", map(mark_text, filter(None, (UNRELATED, verdict.why)))))
    if verdict.says is Says.NOTHING:
        return replace(base, doubt=_beside_the_first(base, verdict))
    if verdict.says is Says.RECEIVED:
        return _acknowledgement(found, base)
    if verdict.says is Says.PUBLISHED:
        return _publication(found, base, verdict)
    if verdict.says is Says.OPINION:
        return _opinion(found, replace(base, opinion=verdict.opinion))
    return _report(found, base, verdict, forms)


def _look_up(app: App, session: Session, mail: Incoming, forms: Sequence[Due | None]) -> Found:
    letters = _letters(app, session, mail)
    agencies = _agencies_of(session, mail.sender)
    written_to = {letter.agency_id for letter in letters} & agencies
    campaigns = (
        {form.campaign_id for form in forms if form}
        or {letter.campaign_id for letter in letters if letter.campaign_id}
        or _campaigns_named(session, mail)
    )
    told = {letter.due_id for letter in letters if letter.due_id}
    return Found(letters, agencies, campaigns, told, _on_hand(session, written_to or agencies, campaigns, told))


def _periods(found: Found, reports: list[Due]) -> set[str]:
    """What the periods are called that are owed now: of the reports that the mail answers, or of all on hand."""
    told = [due for due in reports if due.id in found.told] or reports
    return {short_period(due.label).partition(" (")[0] for due in told if due.owed and due.period}


def _read(app: App, session: Session, mail: Incoming, found: Found, opened: Opened) -> tuple[Verdict, str]:
    """What the mail says, and the writer's own words."""
    reports = [due for due in found.on_hand if due.kind is ObligationKind.REPORT]
    windows = {due.window_id for due in reports if due.id in found.told} or {due.window_id for due in reports}
    sent = sent_to(app, session, found.agencies, found.campaigns, found.letters, windows)
    labels = {field.label for due in reports for field in fields_of_due(session, due)}
    words = own_words(mail.text, sent.texts, sent.agencies)
    files = sort_files(mail.files, sent.hashes, sent.file_names)
    answer = Classified(
        own=words,
        subject=mail.subject,
        files=files,
        form=bool(opened.dues),
        ours=sent.subjects,
        names=(*sent.names, *_periods(found, reports)),
        numbers=sent.numbers,
        since=sent.since,
        agency=sent.agencies,
        us=sent.us,
        beside=sent.beside,
        enclosed=tuple(one for one in opened.enclosed if one.file in files.documents),
        labels=tuple(labels),
        told=tuple(letter.subject for letter in found.letters),
    )
    asked = any(due.kind is ObligationKind.PUBLISH and due.id in found.told for due in found.owed)
    said = publication_verdict(answer, app.settings.proof.inner_hosts) if asked else None
    if not said and _consulted(found):
        said = opinion_verdict(answer)
    return said or classify(answer), words


def _doubt(app: App, mail: Incoming, found: Found) -> str:
    if mail.automatic:
        return mail.automatic
    if mail.genuine is False:
        return tr("có thể giả mạo: máy chủ thư không xác thực được người gửi {sender}", sender=mail.sender)
    if mail.strange:
        return mail.strange
    if mail.genuine is None and not _rehearses(app):
        return "máy chủ thư của cơ quan không cho biết người gửi có thật hay không (inbox.authserv_id)"
    if not found.agencies:
        return tr("người gửi {sender} không có trong danh bạ", sender=mail.sender)
    if found.strangers:
        return "trả lời thư gửi cho cơ quan khác"
    return ""


def _rehearses(app: App) -> bool:
    """Whether this is a rehearsal without a mail server of its own, whose word could be asked for."""
    return app.virtual and not app.settings.inbox.authserv_id


def _acknowledgement(found: Found, base: Match) -> Match:
    """The one acknowledgement that is still owed; where none is, that it was received again is only noted."""
    owed = [due for due in found.owed if due.kind is ObligationKind.ACKNOWLEDGE]
    told = [due for due in owed if due.id in found.told] or owed
    if len(told) > 1:
        return replace(base, doubt=_several(told))
    if not told:
        return replace(base, noted="báo đã nhận; không còn nghĩa vụ xác nhận nào phải ghi")
    return replace(base, due=told[0])


def _publication(found: Found, base: Match, verdict: Verdict) -> Match:
    """The one publication that the letter asked for; where it asked for more, the words must say what this is."""
    told = [due for due in found.owed if due.id in found.told]
    asked = [due for due in told if due.kind is ObligationKind.PUBLISH]
    if len(asked) > 1:
        return replace(base, doubt=_several(asked))
    if not verdict.named and any(due.kind not in (ObligationKind.PUBLISH, ObligationKind.ACKNOWLEDGE) for due in told):
        return replace(base, doubt="có địa chỉ, nhưng lời thư không nói đó là nơi đăng tải")
    also = next((d for d in found.owed if d.kind is ObligationKind.ACKNOWLEDGE and _same(d, asked[0])), None)
    return replace(base, due=asked[0], also=also)


def _consulted(found: Found) -> list[Due]:
    """The consultations that the mail may answer; none where the letter that it answers asked for something else."""
    told = [due for due in found.on_hand if due.id in found.told and due.kind is not ObligationKind.ACKNOWLEDGE]
    if any(due.kind is not ObligationKind.CONSULTATION for due in told):
        return []
    return told or [due for due in found.on_hand if due.kind is ObligationKind.CONSULTATION]


def _opinion(found: Found, base: Match) -> Match:
    """The one consultation that the mail answers, also when silence has become agreement."""
    asked = _consulted(found)
    if len(asked) > 1:
        return replace(base, doubt=_several(asked))
    due = asked[0]
    if due.state in REVIEW_STATES:
        return replace(base, due=due, doubt=OPINION_UNDER_REVIEW)
    also = next((d for d in found.owed if d.kind is ObligationKind.ACKNOWLEDGE and _same(d, due)), None)
    return replace(base, due=due, also=also)


def _report(found: Found, base: Match, verdict: Verdict, forms: Sequence[Due | None]) -> Match:
    """The one report that the mail answers: that of its form, of the letter, else of what it cites."""
    reports = [due for due in found.on_hand if due.kind is ObligationKind.REPORT]
    if forms:
        reports = [due for due in found.on_hand if due in forms]
    told = [due for due in reports if due.id in found.told]
    if not told and found.told and not (verdict.named or forms):
        return replace(
            base, doubt="có tệp, nhưng thư được trả lời không hỏi báo cáo và lời thư không nói đó là báo cáo"
        )
    owed = [due for due in told or reports if due.owed]
    if len(owed) > 1:
        return replace(base, doubt=_several(owed))
    if owed:
        due = owed[0]
        also = next((d for d in found.owed if d.kind is ObligationKind.ACKNOWLEDGE and _same(d, due)), None)
        return replace(base, due=due, also=also if also is not due else None, nil=verdict.says is Says.NIL)
    return replace(base, doubt=_not_owed(told or reports, forms), due=next(iter(told or reports), base.due))


def _beside_the_first(base: Match, verdict: Verdict) -> str:
    """Why a mail waits; what may be a report where one waits for an officer's word is said to come beside it."""
    beside = base.due is not None and not base.due.owed and verdict.thought is Says.REPORT
    return join_texts("; ", map(mark_text, (UNDER_REVIEW, verdict.why))) if beside else verdict.why


def _not_owed(under_review: list[Due], forms: Sequence[Due | None]) -> str:
    if under_review:
        return UNDER_REVIEW
    if forms:
        return "biểu mẫu kèm theo không phải của báo cáo mà cơ quan gửi còn phải nộp"
    return "cơ quan gửi không còn nợ nội dung nào mà thư này có thể trả lời"


def _several(dues: list[Due]) -> str:
    return tr("có thể trả lời nhiều nghĩa vụ: {dues}", dues=", ".join(f"#{due.id}" for due in dues))


def _thought(found: Found, verdict: Verdict, forms: Sequence[Due | None]) -> Due | None:
    """What a mail that must wait is thought to be about, if it can be only one thing."""
    says = verdict.says or verdict.thought
    kinds = {
        Says.RECEIVED: ObligationKind.ACKNOWLEDGE,
        Says.REPORT: ObligationKind.REPORT,
        Says.NIL: ObligationKind.REPORT,
        Says.PUBLISHED: ObligationKind.PUBLISH,
        Says.OPINION: ObligationKind.CONSULTATION,
    }
    told = [due for due in found.on_hand if due in forms] or [due for due in found.on_hand if due.id in found.told]
    likely = [due for due in found.on_hand if due.kind is kinds.get(says)]
    for some in ([due for due in told if due in likely], likely, told):
        if len(some) == 1:
            return some[0]
    return None


def _same(one: Due, other: Due) -> bool:
    return one.recipient_id == other.recipient_id


def _letters(app: App, session: Session, mail: Incoming) -> list[Message]:
    """Our own letters that the mail answers; only mail is answered by mail."""
    domain = app.settings.mail.sender.split("@")[-1]
    ids = [*mail.answers, *(f"{token}@{domain}" for token in mail.tokens)]
    query = select(Message).where(col(Message.letter_id).in_(ids[:100])).order_by(col(Message.id).desc())
    return list(session.exec(query)) if ids else []


def _agencies_of(session: Session, sender: str) -> set[int]:
    """The agencies that have this address among their active contacts."""
    if not sender:
        return set()
    people = session.exec(select(Contact).where(col(Contact.active).is_(True))).all()
    return {person.agency_id for person in people if sender.lower() in _addresses(person.channels)}


def _addresses(channels: Iterable[str]) -> set[str]:
    """The mail addresses among channels; a whole mailto:// URL names its recipient at its end, or in `to=`."""
    found = set()
    for url in channels:
        if "://" not in url:
            found.add(url.lower())
        elif channel_name(url) == "zalo":  # as tasks/inbox/chat names who wrote
            found.add(f"zalo:{url.split('?')[0].rpartition('/')[2]}".lower())
        elif channel_name(url) == "mail":
            found |= set(re.findall(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", url.lower()))
    return found


def _campaigns_named(session: Session, mail: Incoming) -> set[int]:
    """Campaigns whose số/ký hiệu stands in the subject or the text."""
    said = f"{mail.subject}\n{mail.text}"
    rows = session.exec(
        select(Campaign.id, Directive.reference_no).join(Directive).where(col(Campaign.state).in_(AT_WORK))
    )
    return {number or 0 for number, reference in rows if cites(said, reference)}


def _on_hand(session: Session, agencies: set[int], campaigns: set[int], told: set[int]) -> list[Due]:
    """What these agencies were asked for and did not hand in, or what waits for an officer's word.

    It is that of these campaigns or, where none is named, of all at work. Who answers a letter has got it, though its
    record may be behind (`told`).
    """
    query = (
        select(Due)
        .join(Recipient)
        .join(Campaign, col(Due.campaign_id) == Campaign.id)
        .where(col(Recipient.agency_id).in_(agencies), col(Due.state).in_(ON_HAND))
        .where(col(Due.opened_at).is_not(None) | col(Due.id).in_(told))
        .where(col(Campaign.state).in_(AT_WORK))
    )
    if campaigns:
        query = query.where(col(Due.campaign_id).in_(campaigns))
    return list(session.exec(query.order_by(col(Due.id)))) if agencies else []
