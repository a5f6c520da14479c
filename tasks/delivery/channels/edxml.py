"""The axis for documents as a channel: an envelope for each recipient, put into the folder that the adapter empties.

The form is that of the SDK of the Government's axis (QCVN 102:2016/BTTTT; Thông tư 01/2022/TT-BTTTT). Where the engine
died is known from the folders alone, whatever the adapter did meanwhile: an envelope is written to `ready`, then gets a
second name in `out`, our copy, and then goes from `ready` to the outbox by one rename. So it was handed over when it
has a copy and is no longer ready. On another disk the last step is two, and what died between them a person decides.
"""

import base64
import errno
import io
import os
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from models.config.settings import Settings
from models.errors import os_words
from models.states import MessageState
from models.text import mark_text, tr
from tasks.delivery.outcome import SENT, Channel, Outcome
from tasks.letters.compose import Letter
from tasks.letters.envelope import PLACES, Cited, EnvelopeFacts, document_id_of
from tasks.storage.atomic import atomic_write

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
SUFFIX = ".edxml"
_CONTENT_TYPES = {
    ".pdf": "application/pdf", ".txt": "text/plain", ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip


class EdxmlChannel(Channel):
    """The outbox folder. A file's name is made from the Message-ID: delivering one twice is impossible."""

    def __init__(self, settings: Settings, outbox: Path, sent: Path | None) -> None:
        self._outbox, self._sent = outbox, sent
        if outbox.is_relative_to(settings.data):  # ours; one elsewhere that is missing is a disk that is not there
            outbox.mkdir(parents=True, exist_ok=True)
        folder = settings.data / "edxml"
        self._ready, self._copies = folder / "ready", folder / "out"

    def send(self, letter: Letter) -> Outcome:
        """Write the envelope, keep a copy, hand it over."""
        name = _file_name(letter.letter_id)
        try:
            content = envelope_xml(letter)
        except (OSError, ValueError) as error:
            return Outcome(
                MessageState.REFUSED,
                text=tr("không lập được phong bì edXML: {error}", error=mark_text(error)),
                ours=True,
            )
        try:
            if self.was_sent(letter.letter_id):
                return SENT
            for folder in (self._ready, self._copies):
                folder.mkdir(parents=True, exist_ok=True)
            atomic_write(self._ready / name, content, mode=0o640, durable=True)
            (self._copies / name).unlink(missing_ok=True)
            os.link(self._ready / name, self._copies / name)
            self._hand_over(name)
        except OSError as error:
            return Outcome(
                MessageState.RETRY,
                text=tr("không ghi được vào {outbox}: {strerror}", outbox=self._outbox, strerror=os_words(error)),
                stop=True,
            )
        return Outcome(MessageState.SENT, text=tr("đặt tại {name}", name=name))

    def _hand_over(self, name: str) -> None:
        """The adapter sees the file whole, or not at all."""
        try:
            os.rename(self._ready / name, self._outbox / name)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            atomic_write(self._outbox / name, (self._ready / name).read_bytes(), mode=0o640, durable=True)
            (self._ready / name).unlink()

    def was_sent(self, letter_id: str) -> bool | None:
        """The folders say it; None only where the outbox is on another disk and its adapter keeps nothing."""
        name = _file_name(letter_id)
        if any((folder / name).exists() for folder in (self._outbox, self._sent) if folder):
            return True
        if not (self._copies / name).exists():
            return False
        if not (self._ready / name).exists():
            return True
        return False if self._outbox.exists() and self._outbox.stat().st_dev == self._ready.stat().st_dev else None


def _file_name(letter_id: str) -> str:
    return f"{letter_id.split('@')[0]}{SUFFIX}"


def envelope_xml(letter: Letter) -> bytes:
    """The whole envelope, its files zipped and in base64.

    Raises OSError when a file cannot be read, ValueError for a letter that is none for the axis.
    """
    if letter.envelope is None:
        raise ValueError("thư không có thông tin phong bì")
    files = [_File(document_id_of(f"{letter.letter_id}/{n}"), *one) for n, one in enumerate(_files(letter))]
    inner = _header(letter.envelope, letter) + _manifest(files)
    envelope = f'<edXML:edXMLEnvelope xmlns:edXML="{NAMESPACE}">\n{inner}</edXML:edXMLEnvelope>\n'
    encoded = f'<edXML:AttachmentEncoded xmlns:edXML="{NAMESPACE}">\n{_attachments(files)}</edXML:AttachmentEncoded>\n'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<edXML xmlns="{NAMESPACE}">\n{envelope}{encoded}</edXML>\n'.encode()
    )


@dataclass(frozen=True)
class _File:
    content_id: str
    name: str
    description: str
    content: bytes

    @property
    def facts(self) -> str:
        """What manifest and attachment both say."""
        kind = _CONTENT_TYPES.get(Path(self.name).suffix.lower(), "application/octet-stream")
        return _say("ContentType", kind) + _say("Description", self.description) + _say("AttachmentName", self.name)


def _files(letter: Letter) -> Iterable[tuple[str, str, bytes]]:
    """Name, description and content of each file; a letter that carries no document is itself one."""
    for name, path in letter.files:
        yield f"{name.replace('/', '-')}{path.suffix}", name, path.read_bytes()
    if not letter.files:
        yield "noi-dung.docx", letter.words.subject, _as_docx(letter)
    for form in letter.forms:
        yield f"{form.name.replace('/', '-')}.xlsx", form.name, form.workbook()


def _as_docx(letter: Letter) -> bytes:
    from docx import Document

    document = Document()
    style = document.styles["Normal"].font
    style.name = "Times New Roman"
    for line in letter.words.text.splitlines():
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _element(name: str, inner: str) -> str:
    return f"<edXML:{name}>{inner}</edXML:{name}>\n"


def _say(name: str, text: object) -> str:
    """A text without the characters that XML has no place for (XML 1.0, 2.2)."""
    plain = "".join(c for c in str(text) if c in "\t\n\r" or ord(c) >= 32 and ord(c) not in (0xFFFE, 0xFFFF))
    return _element(name, escape(" ".join(plain.split())))


def _header(facts: EnvelopeFacts, letter: Letter) -> str:
    sender = _say("OrganId", facts.organ_id) + _say("OrganName", facts.organ_name) + _say("Email", facts.email)
    issued = _say("Place", facts.place) + _say("PromulgationDate", f"{facts.issued_on:%Y/%m/%d}")
    kind = _say("Type", 2) + _say("TypeDetail", 0) + _say("TypeName", facts.doc_type.capitalize())
    other = _say("Priority", facts.priority) + _say("PromulgationAmount", 1) + _say("Direction", "false")
    message = [
        _element("From", sender),
        _element("To", _say("OrganId", facts.to_organ_id) + _say("OrganName", facts.to_name)),
        _say("DocumentId", facts.document_id),
        _element("Code", _say("CodeNumber", facts.number) + _say("CodeNotation", facts.symbol)),
        _element("PromulgationInfo", issued),
        _element("DocumentType", kind),
        _say("Subject", facts.subject),
        _say("Content", facts.subject),
        _signer(facts.signer),
        _say("DueDate", f"{facts.due_on:%Y/%m/%d}") if facts.due_on else "",
        _element("OtherInfo", other),
        "".join(map(_cited, facts.answers)) or _element("ResponseFor", ""),
        _say("SteeringType", 1),
        _element("ToPlaces", "".join(_say("Place", place) for place in PLACES)),
    ]
    trace = _say("OrganId", facts.organ_id) + _say("Timestamp", f"{letter.date:%Y/%m/%d %H:%M:%S}")
    business = _say("BussinessDocType", facts.business) + _say("BussinessDocReason", facts.why) + _say("Paper", 0)
    traces = _element("TraceHeader", trace) + _element("Bussiness", business)
    return _element("edXMLHeader", _element("MessageHeader", "".join(message)) + _element("TraceHeaderList", traces))


def _signer(signer: str) -> str:
    """ "PHÓ GIÁM ĐỐC, Lê Hải Yến"."""
    position, _, name = signer.rpartition(", ")
    return _element("SignerInfo", _say("Competence", "") + _say("Position", position) + _say("FullName", name))


def _cited(one: Cited) -> str:
    return _element(
        "ResponseFor",
        _say("OrganId", one.document_id.split(",")[0]) + _say("Code", one.number) + _say("DocumentId", one.document_id)
        + _say("PromulgationDate", f"{one.issued_on:%Y/%m/%d}"),
    )  # fmt: skip


def _manifest(files: list[_File]) -> str:
    references = "".join(_element("Reference", _say("ContentId", one.content_id) + one.facts) for one in files)
    return _element("edXMLBody", _element("edXMLManifest", references))


def _attachments(files: list[_File]) -> str:
    return "".join(
        _element(
            "Attachment",
            _say("ContentId", one.content_id) + one.facts + _element("ContentTransferEncoded", _zipped(one)),
        )
        for one in files
    )


def _zipped(file: _File) -> str:
    """A zip with that one file, named by a UUID, as the SDK makes it; the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo(f"{file.content_id}{Path(file.name).suffix}", (1980, 1, 1, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, file.content)
    return base64.b64encode(out.getvalue()).decode()
