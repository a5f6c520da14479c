"""What comes by the axis for documents: status messages of our directives, and documents in answer to them.

QCVN 102:2016/BTTTT. Each is stored once, as a row of the review tray, known again by what it says: a file that comes
twice, or the same status in another file, changes nothing. What a status means is in `status.py`; a document that
answers a directive of ours waits for a person.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pendulum import DateTime, parse
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from models.agency import Agency
from models.app import App
from models.database import reading, writing
from models.errors import os_words
from models.incoming_mail import IncomingMail
from models.instant import ZONE
from models.states import MailState
from models.text import mark_text, tr
from tasks.agencies.organ_id import organ_key
from tasks.errors import Refused
from tasks.files.limits import MAX_BYTES
from tasks.files.refused import DocumentRefused
from tasks.files.sandbox import parse_in_child as parse_in_child
from tasks.files.status_codes import STATUS_WORDS, WITHDRAWAL
from tasks.inbox.axis.status import Case, find_recipient, report_owed, settle_status
from tasks.read.envelope import UNVERIFIED
from tasks.storage.attachments import File, describe_attachments
from tasks.storage.store import store_attachments

ENDINGS = (".edxml", ".xml")
"""What the files of envelopes in a folder are called."""


@dataclass(frozen=True)
class Taken:
    """What one envelope came to. `state` is None where it was known before; `counted_as` what it was counted for."""

    file: str
    code: str
    agency: str
    state: MailState | None = None
    counted_as: str = ""
    due_id: int | None = None
    reason: str = ""


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files that are named, and those of the folders that are. Raises Refused for what is not there."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(one for one in path.iterdir() if one.suffix.lower() in ENDINGS and one.is_file())
        elif path.is_file():
            found.append(path)
        else:
            raise Refused(tr("không có tệp hay thư mục {path}", path=path))
    return found


def take_files(
    app: App, files: Iterable[Path], now: DateTime, actor: str
) -> Iterator[Taken | tuple[str, DocumentRefused]]:
    """Take in envelopes, the statuses in the order of their instants; a file that is refused comes with its reason."""
    read: list[tuple[str, str, dict[str, Any]]] = []
    for path in files:
        try:
            answer = _read(path)
        except DocumentRefused as error:
            yield path.name, error
            continue
        if answer["status"]:
            read.append((answer["status"]["at"] or "", path.name, answer["status"]))
        else:
            try:
                yield _take_document(app, answer, path.name, now)
            except DocumentRefused as error:
                yield path.name, error
    for _, name, status in sorted(read, key=lambda one: one[:2]):
        yield _take_status(app, status, name, now, actor)


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DocumentRefused("too_large", "Gói edXML quá lớn; đề nghị kiểm tra nguồn gửi.")
        raw = path.read_bytes()
    except OSError as error:
        raise DocumentRefused("unreadable", tr("Không mở được tệp ({strerror}).", strerror=os_words(error))) from error
    return parse_in_child("edxml", raw)


def _take_status(app: App, status: Mapping[str, Any], file: str, now: DateTime, actor: str) -> Taken:
    code, at = status["code"], _instant(status["at"])
    word = STATUS_WORDS.get(code, "không rõ")
    about: Mapping[str, Any] = next(iter(status["answers"]), {})
    staff = ", ".join(part for part in (status["staff"], status["department"]) if part)
    mail = IncomingMail(
        key=_key("status", status["organ_id"], about, code, status["at"]),
        sender=_sender(status["organ_name"], status["organ_id"]),
        subject=tr(
            "Trạng thái {code} ({word}) về văn bản {number}",
            code=code,
            word=mark_text(word),
            number=about.get("number") or mark_text("không ghi số"),
        ),
        text="\n".join(part for part in (status["description"], staff) if part),
        received_at=min(at or now, now),
        stored_at=now,
        status=code,
    )

    def settle(session: Session, row: IncomingMail) -> Case | None:
        return settle_status(app, session, row, status, at, now, actor)

    return _store(app, mail, settle, file)


def _take_document(app: App, answer: Mapping[str, Any], file: str, now: DateTime) -> Taken:
    """A document that answers a directive of ours waits for a person; any other is none of the tray's.

    Raises DocumentRefused for one that answers none.
    """
    header = answer["envelope"]
    files = [
        File(one["name"], "application/octet-stream", base64.b64decode(one["content"]))
        for one in answer["files"]
        if one["content"]
    ]
    with reading(app.engine) as session:
        found = find_recipient(session, header["organ_id"], header["answers"], now)
    if isinstance(found, str):
        number = header["number"] or mark_text("không ghi số")
        said = tr(
            "Gói edXML là văn bản ({number}) không trả lời văn bản nào của cơ quan: {directives}",
            number=mark_text(number),
            directives=mark_text(found),
        )
        raise DocumentRefused(
            "not_a_directive", tr("{said}; nếu là văn bản chỉ đạo, đề nghị dùng dondoc read.", said=mark_text(said))
        )
    mail = IncomingMail(
        key=_key("document", header["organ_id"], header, header["document_id"], ""),
        sender=_sender(header["issuer"], header["organ_id"]),
        subject=tr(
            "Văn bản {number}: {subject}",
            number=header["number"] or mark_text("không ghi số"),
            subject=header["subject"] or "",
        ),
        text=header["subject"] or "",
        files=describe_attachments(app.settings, tuple(files)),
        received_at=now,
        stored_at=now,
        reason=_why_waiting(header),
    )

    def settle(session: Session, row: IncomingMail) -> None:
        row.due_id = report_owed(session, found)
        store_attachments(session, files, row.files)

    return _store(app, mail, settle, file)


def _why_waiting(header: Mapping[str, Any]) -> str:
    if header["business"] == WITHDRAWAL:
        return "; ".join(("cơ quan gửi thu hồi một văn bản của mình; cán bộ xem văn bản nào", UNVERIFIED))
    return "; ".join(("văn bản trả lời qua trục liên thông; cán bộ xem có phải là báo cáo không", UNVERIFIED))


def _store(app: App, mail: IncomingMail, settle: Any, file: str) -> Taken:
    """Write the row and what it comes to in one transaction, once."""
    case = None
    try:
        with writing(app.engine) as session:
            if session.exec(select(IncomingMail.id).where(IncomingMail.key == mail.key)).first() is not None:
                return Taken(file, mail.status, mail.sender, reason="đã nhận từ trước")
            session.add(mail)
            session.flush()
            case = settle(session, mail)
            session.flush()
            counted = case.counted_as if case else ""
            name = _agency_name(session, case) or mail.sender
            return Taken(file, mail.status, name, mail.state, counted, mail.due_id, mail.reason)
    except IntegrityError:  # another process took the same one first
        return Taken(file, mail.status, mail.sender, reason="đã nhận từ trước")


def _agency_name(session: Session, case: Case | None) -> str:
    return session.get_one(Agency, case.recipient.agency_id).name if case else ""


def _sender(name: str | None, organ_id: str | None) -> str:
    return f"{name or 'không rõ cơ quan'} ({organ_id or 'không có mã định danh'})"


def _key(kind: str, organ_id: str | None, about: Mapping[str, Any], *more: str | None) -> str:
    """The same for the same thing said, however its file is written."""
    sender = organ_key(organ_id or "") or organ_id
    named = (about.get("number") or about.get("document_id") or "").casefold(), about.get("issued_on")
    said = "\n".join(str(part or "") for part in (kind, sender, *named, *more))
    return f"edxml:{hashlib.sha256(said.encode()).hexdigest()[:58]}"


def _instant(said: str | None) -> DateTime | None:
    """Of an envelope's instant without an offset: our own time."""
    found = parse(said, tz=ZONE) if said else None
    return found if isinstance(found, DateTime) else None
