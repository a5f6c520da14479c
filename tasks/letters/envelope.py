"""What the envelope of a letter says on the axis for documents (edXML, QCVN 102:2016/BTTTT)."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.agency import Agency
from models.config.settings import Settings
from models.directive import Directive
from models.enums import MessageKind
from models.message import Message
from tasks.files.edxml import PRIORITIES
from tasks.letters.batch import Batch

_BUSINESS = {MessageKind.WITHDRAWAL: (1, "Thu hồi văn bản"), MessageKind.REPLACEMENT: (3, "Thay thế văn bản")}
_PRIORITIES = {word: int(code) for code, word in PRIORITIES.items()}

PLACES = ("Như trên", "Lưu: VT")
"""What stands under "Nơi nhận" of what goes out."""


@dataclass(frozen=True)
class Cited:
    """A document of ours that another answers or ends."""

    number: str
    issued_on: dt.date
    document_id: str


@dataclass(frozen=True)
class EnvelopeFacts:
    """Who sends what to whom. `number` is "" for a letter that has none of its own; it is then known by a UUID.

    `business` and `why` are BussinessDocType and BussinessDocReason: 0 new, 1 withdrawn, 3 replaced.
    """

    organ_id: str
    organ_name: str
    email: str
    to_organ_id: str
    to_name: str
    document_id: str
    number: str
    symbol: str
    issued_on: dt.date
    place: str
    doc_type: str
    subject: str
    signer: str
    due_on: dt.date | None
    priority: int
    answers: tuple[Cited, ...]
    business: int
    why: str


def document_id_of(letter_id: str) -> str:
    """The DocumentId of a letter without a number: always the same for one Message-ID."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"mid:{letter_id}"))


def directive_id(organ_id: str, directive: Directive) -> str:
    """The DocumentId of a directive: OrganId,yyyy/MM/dd,number."""
    return f"{organ_id},{directive.issued_on:%Y/%m/%d},{directive.reference_no}"


def directive_facts(
    settings: Settings, directive: Directive, issuer: str, agency: Agency, due_on: dt.date | None
) -> EnvelopeFacts:
    """The facts of the envelope that brings the directive itself to an agency."""
    organ_id = settings.edxml.organ_id
    number, _, symbol = directive.reference_no.partition("/")
    return EnvelopeFacts(
        organ_id=organ_id, organ_name=issuer, email=settings.office.email, to_organ_id=agency.organ_id,
        to_name=agency.name, document_id=directive_id(organ_id, directive), number=number, symbol=symbol,
        issued_on=directive.issued_on, place=settings.office.place, doc_type=directive.doc_type,
        subject=directive.subject, signer=directive.signer, due_on=due_on,
        priority=_PRIORITIES.get((directive.urgency or "").lower(), 0), answers=(), business=0, why="Văn bản mới",
    )  # fmt: skip


def envelope_facts(batch: Batch, messages: Sequence[Message], subject: str) -> EnvelopeFacts:
    """The facts of a letter's envelope: the directive goes under its own number, what speaks of it answers it."""
    lead = messages[0]
    settings, agency = batch.app.settings, batch.agencies[lead.agency_id]
    directives = {one.id: one for one in (batch.directives[batch.campaign_of(m).directive_id] for m in messages)}
    dues = [due.stated_on for one in messages if (due := batch.due_of(one)) and due.stated_on]
    first = next(iter(directives.values()))
    own = directive_facts(settings, first, batch.agencies[first.issuer_id].name, agency, min(dues, default=None))
    if lead.kind is MessageKind.DISPATCH:
        return own
    business, why = _BUSINESS.get(lead.kind, (0, "Văn bản mới"))
    cited = [Cited(one.reference_no, one.issued_on, directive_id(own.organ_id, one)) for one in directives.values()]
    return replace(
        own, document_id=document_id_of(lead.letter_id or ""), number="", issued_on=batch.here.date(),
        doc_type="công văn", subject=subject, signer="", answers=tuple(cited), business=business, why=why,
    )  # fmt: skip
