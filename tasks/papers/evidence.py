"""The evidence of a campaign in one zip: its rows, its documents, its letters as they were said, its chain of Events.

1. The rows of each table go into `rows/`, a JSON object a line; each letter into `letters/`; documents, the files
   that agencies sent, and the pages that prove a publication (`pages/`), as they are.
2. `seals/` has the codes by which each day was sealed, the way from this history to each, and the time-stamps of an
   authority outside, where there are any (tasks/papers/seals.py).
3. `manifest.json` has the SHA-256 and size of every file, and the length and head of the chain.
4. The zip's own SHA-256 becomes an Event of the office, so that a pack made anew by a forger is known by it.
Nothing in it depends on when it is made: the same rows give the same bytes. `tasks/papers/verify.py` reads it again.
"""

import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pendulum import DateTime
from sqlalchemy import and_, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.access_link import AccessLink
from models.agency import Agency
from models.app import App
from models.campaign import Campaign, Obligation, Recipient, Window
from models.columns import Table
from models.config.settings import Settings
from models.database import reading, writing
from models.directive import Attachment, Directive
from models.due import Due, Submission
from models.errors import os_words
from models.event import OFFICE_LEDGER, Event, Ledger, record_event
from models.incoming_mail import IncomingMail
from models.message import Message
from models.proof import Proof
from models.states import WAITING_STATES
from models.text import tr
from tasks.errors import Refused
from tasks.labels import LETTER_LABELS, STATE_LABELS
from tasks.papers.pack_writer import Gap, PackWriter
from tasks.papers.seals import seal_files
from tasks.proofs.kept_pages import kept_pages
from tasks.storage.atomic import written_aside
from tasks.storage.blobs import sha256_of
from tasks.storage.cache import cached_attachment, cached_file

FORMAT = "dondoc-evidence/1"
MANIFEST = "manifest.json"
EVENTS = "rows/event.jsonl"
FOLDER = "evidence"
"""The folder of packs within the data folder."""


@dataclass(frozen=True)
class Packed:
    """A pack that was written: where, its SHA-256, what could not be put in, and letters not gone yet."""

    path: Path
    sha256: str
    gaps: tuple[str, ...]
    waiting: int


def write_pack(app: App, slug: str, now: DateTime, actor: str) -> Packed:
    """Write the pack of a campaign into the data folder, in place of an older one.

    Raises Refused when it cannot be written.
    """
    path = app.settings.data / FOLDER / f"{slug}.zip"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with written_aside(path) as beside, reading(app.engine) as session:
            if app.engine.dialect.name == "postgresql":  # one moment's view, which SQLite gives of itself
                session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            gaps, waiting = _write(app.settings, session, slug, beside)
            sha256 = sha256_of(beside)
    except OSError as error:
        raise Refused(
            tr(
                "không ghi được hồ sơ {path}: {strerror}; hãy chạy lại dondoc evidence {slug}",
                path=path,
                strerror=os_words(error),
                slug=slug,
            )
        ) from None
    with writing(app.engine) as session:
        told = select(Event.id).where(Event.what == "evidence.packed", Event.new == sha256, Event.reason == slug)
        if session.exec(told).first() is None:
            record_event(session, OFFICE_LEDGER, now, actor, "evidence.packed", new=sha256, reason=slug)
    return Packed(path, sha256, gaps, waiting)


def _write(settings: Settings, session: Session, slug: str, path: Path) -> tuple[tuple[str, ...], int]:
    campaign = session.exec(select(Campaign).where(Campaign.slug == slug)).one()
    directive = session.get_one(Directive, campaign.directive_id)
    book = session.get_one(Ledger, campaign.ledger)
    last = select(Event).where(Event.ledger == campaign.ledger).order_by(col(Event.seq).desc())
    latest = session.exec(last.limit(1)).first()
    stamp = (latest.at if latest else campaign.approved_at).in_timezone("UTC")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        writer = PackWriter(archive, (stamp.year, stamp.month, stamp.day, stamp.hour, stamp.minute, stamp.second), {})
        gaps = (
            *_documents(settings, session, directive, writer),
            *_received(settings, session, campaign, writer),
            *_pages(settings, session, campaign, writer),
        )
        waiting = _letters(session, campaign, writer)
        for table, rows in _tables(session, campaign):
            lines = (_line(row) for row in rows)
            writer.put(f"rows/{table.__tablename__}.jsonl", lines)
        for name, content in seal_files(session, campaign.ledger, stamp):
            writer.put(name, [content])
        manifest = {
            "format": FORMAT,
            "campaign": slug,
            "reference_no": directive.reference_no,
            "events": {"ledger": campaign.ledger, "length": book.length, "head": book.head},
            "gaps": list(gaps),
            "files": dict(writer.files),
        }
        text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
        writer.put(MANIFEST, [text.encode()])
    return gaps, waiting


def _documents(settings: Settings, session: Session, directive: Directive, writer: PackWriter) -> Iterator[str]:
    """The directive's file and what was sent along; what is no longer there, or no longer the same, is told."""
    attachments = session.exec(
        select(Attachment).where(Attachment.directive_id == directive.id).order_by(col(Attachment.id))
    )
    kept = [(directive.reference_no, directive.path, directive.sha256)]
    kept += [(a.name, a.path, a.sha256 or "") for a in attachments if a.path]
    for number, (name, place, sha256) in enumerate(kept):
        path = settings.data / place
        match writer.put_kept(f"documents/{number:02d}{path.suffix}", partial(cached_file, session, sha256, path)):
            case Gap.GONE:
                yield tr("{name}: tệp {path} không còn", name=name, path=path.name)
            case Gap.ALTERED:
                yield tr("{name}: tệp {path} đã bị sửa sau khi gửi", name=name, path=path.name)
    writer.put("documents/text.txt", [directive.text.encode()])


def _received(settings: Settings, session: Session, campaign: Campaign, writer: PackWriter) -> Iterator[str]:
    """The files that came with mails and submissions, each once under its SHA-256; one that is gone is told."""
    rows: list[IncomingMail | Submission] = [*session.exec(_mails(campaign)), *session.exec(_submissions(campaign))]
    for file in (file for row in rows for file in row.files or () if not file["why"]):
        name = f"received/{file['sha256']}{Path(file['name']).suffix.lower()}"
        match writer.put_kept(name, partial(cached_attachment, session, settings, file["sha256"])):
            case Gap.GONE:
                yield tr("{name}: tệp nhận được không còn", name=file["name"])
            case Gap.ALTERED:
                yield tr("{name}: tệp nhận được đã bị sửa", name=file["name"])


def _pages(settings: Settings, session: Session, campaign: Campaign, writer: PackWriter) -> Iterator[str]:
    """The pages that were kept as proof of a publication, each once under its SHA-256; one that is gone is told."""
    for page in kept_pages(session, campaign):
        found = partial(cached_attachment, session, settings, page.sha256)
        match writer.put_kept(f"pages/{page.sha256}{page.ending}", found):
            case Gap.GONE:
                yield tr("{name}: trang đã giữ không còn", name=page.url)
            case Gap.ALTERED:
                yield tr("{name}: trang đã giữ đã bị sửa", name=page.url)


def _mails(campaign: Campaign) -> SelectOfScalar[IncomingMail]:
    """The mails that came in about what is owed in a campaign, or in answer to one of its letters."""
    dues = select(Due.id).where(Due.campaign_id == campaign.id)
    letters = select(Message.id).where(Message.campaign_id == campaign.id)
    about = or_(
        col(IncomingMail.due_id).in_(dues),
        and_(col(IncomingMail.due_id).is_(None), col(IncomingMail.message_id).in_(letters)),
    )
    return select(IncomingMail).where(about).order_by(col(IncomingMail.id))


def _submissions(campaign: Campaign) -> SelectOfScalar[Submission]:
    return select(Submission).join(Due).where(Due.campaign_id == campaign.id).order_by(col(Submission.id))


def _letters(session: Session, campaign: Campaign, writer: PackWriter) -> int:
    """Each letter that was written, for a person to read; gives back how many have not gone yet."""
    query = select(Message, Agency).join(Agency).where(Message.campaign_id == campaign.id).order_by(col(Message.id))
    waiting = 0
    for message, agency in session.exec(query):
        waiting += message.state in WAITING_STATES
        if message.body:
            head = [
                f"Thư: {LETTER_LABELS[message.kind]} ({message.step})",
                f"Gửi: {agency.name} <{message.address}> qua {message.channel}",
                f"Message-ID: {message.letter_id}",
                f"Tình trạng: {STATE_LABELS[message.state]}, {message.sent_at.isoformat() if message.sent_at else '–'}",
                f"Máy chủ trả lời: {message.outcome_code or ''} {message.outcome}".rstrip(),
                f"Tiêu đề: {message.subject}",
            ]
            text = "\n".join([*head, "", message.body])
            writer.put(f"letters/{message.id:06d}-{message.kind}.txt", [text.encode()])
    return waiting


def _tables(session: Session, campaign: Campaign) -> Iterator[tuple[type[Table], Iterable[Table]]]:
    """Every table of which the campaign has rows, in a fixed order."""
    yield Directive, [session.get_one(Directive, campaign.directive_id)]
    yield Campaign, [campaign]
    mine: dict[type[Table], Any] = {
        table: select(table).where(table.campaign_id == campaign.id)
        for table in (Window, Recipient, Obligation, Due, Message, Proof)
    }
    mine[Attachment] = select(Attachment).where(Attachment.directive_id == campaign.directive_id)
    mine[Submission] = _submissions(campaign).order_by(None)
    mine[IncomingMail] = _mails(campaign).order_by(None)
    mine[AccessLink] = select(AccessLink).join(Recipient).where(Recipient.campaign_id == campaign.id)
    mine[Event] = select(Event).where(Event.ledger == campaign.ledger)
    for table, query in mine.items():
        yield table, session.scalars(query.order_by(table.__table__.c.id))  # type: ignore[attr-defined]


def _line(row: Table) -> bytes:
    return (json.dumps(row.model_dump(), ensure_ascii=False, default=_plain) + "\n").encode()


def _plain(value: Any) -> str:
    return value.in_timezone("UTC").isoformat() if isinstance(value, DateTime) else str(value)
