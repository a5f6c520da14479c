"""Files that the version before kept in the folder only: found by the rows that name them, taken into the database.

A patrol takes some at its end, one a transaction, until it has looked at all: a kill costs nothing but the look. What
is still to be taken is read from the folder meanwhile. A folder that was looked at has a mark; without it, as on a new
machine, the look is taken once more.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.app import App
from models.config.settings import Settings
from models.database import in_portions, streaming, writing
from models.directive import Attachment, Directive
from models.draft import DeskDraft
from models.due import Submission
from models.history.stored_file import StoredFile
from models.incoming_mail import IncomingMail
from models.instant import iso_text, parse_instant
from models.proof import Proof
from tasks.errors import Refused
from tasks.storage.atomic import atomic_write
from tasks.storage.attachments import attachment_path, file_name_of, folder_of
from tasks.storage.blobs import sha256_of
from tasks.storage.store import content_of_file, keep_for_good, store_for_draft, store_for_good

MOST_BYTES = 256_000_000
"""Taken in by one patrol: the letters of the next one do not wait for the files of years."""

MARK = "files-stored"
"""The file in the data folder that says that it was looked at: how many files were lost, and when."""

AGAIN_HOURS = 24
"""A folder from which a file was lost is looked at again: somebody may have put it back."""


class NamedFile(NamedTuple):
    """A file that a row names: its name for a person, its hash, where it is kept in the folder, the draft it is of."""

    name: str
    sha256: str
    place: Path
    draft: int | None = None


def take_in_earlier(app: App, now: DateTime) -> int:
    """Take in what only the folder has, up to MOST_BYTES; gives back how many files."""
    mark = app.settings.data / MARK
    if not app.settings.data.is_dir() or _is_done(mark, now):
        return 0
    taken = size = lost = 0
    for file in unstored_files(app):
        if size > MOST_BYTES:
            return taken
        try:
            size += _take_in(app, file)
            taken += 1
        except (OSError, Refused):
            lost += 1
    atomic_write(mark, f"{lost} {iso_text(now)}".encode("ascii"), mode=0o600)
    return taken


def unstored_files(app: App) -> list[NamedFile]:
    """What rows name and the database does not have, each once; nor has it for a record what it has of a draft only."""
    with streaming(app.engine) as session:
        stored = session.exec(in_portions(session, select(StoredFile.sha256, StoredFile.lasting)))
        lasting = {sha256: for_good for sha256, for_good in stored}
        found = (
            file
            for file in _named(session, app.settings)
            if file.sha256 not in lasting or (file.draft is None and not lasting[file.sha256])
        )
        return list({(file.sha256, file.draft): file for file in found}.values())


def is_whole(file: NamedFile) -> bool:
    """Whether the folder has the file as it was."""
    try:
        return sha256_of(file.place) == file.sha256
    except OSError:
        return False


def _is_done(mark: Path, now: DateTime) -> bool:
    try:
        lost, _, at = mark.read_text("ascii").partition(" ")
        return lost == "0" or parse_instant(at).add(hours=AGAIN_HOURS) > now
    except (OSError, ValueError):
        return False


def _take_in(app: App, file: NamedFile) -> int:
    """Store one file; gives back its bytes. One of a draft that ended meanwhile is left alone.

    Raises OSError where neither the database nor the folder has it whole, Refused where it was changed just now.
    """
    with writing(app.engine) as session:
        if file.draft is None and keep_for_good(session, file.sha256):
            return 0
    if not is_whole(file):
        raise FileNotFoundError(file.place)
    content = content_of_file(file.place, file.sha256)
    with writing(app.engine) as session:
        if file.draft is None:
            store_for_good(session, [content])
            return content.size
        draft = session.get(DeskDraft, file.draft, with_for_update=True)
        if draft and draft.open and file.sha256 in {one["sha256"] for one in draft.files}:
            store_for_draft(session, [content])
    return content.size


def _named(session: Session, settings: Settings) -> Iterator[NamedFile]:
    """Every file that a row names; those of open drafts last, so that what a record names too is lasting."""
    for number, path, sha256 in session.exec(select(Directive.reference_no, Directive.path, Directive.sha256)):
        yield NamedFile(number, sha256, settings.data / path)
    for name, place, hashed in session.exec(select(Attachment.name, Attachment.path, Attachment.sha256)):
        if place and hashed:
            yield NamedFile(name, hashed, settings.data / place)
    for column in (IncomingMail.files, Submission.files):
        for files in session.exec(in_portions(session, select(column))):
            for file in files or ():
                if not file["why"]:
                    yield NamedFile(file["name"], file["sha256"], attachment_path(settings, file["sha256"]))
    yield from _pages(session, settings)
    for draft in session.exec(select(DeskDraft).where(col(DeskDraft.closed_at).is_(None))):
        for file in draft.files:
            yield NamedFile(file["name"], file["sha256"], folder_of(settings, draft.id) / file_name_of(file), draft.id)


def _pages(session: Session, settings: Settings) -> Iterator[NamedFile]:
    for proof in session.exec(in_portions(session, select(Proof))):
        files = [file for look in proof.looks for file in (look, *look["files"])]
        for url, sha256 in [(proof.final_url, proof.sha256), *((file["url"], file["sha256"]) for file in files)]:
            if sha256:
                yield NamedFile(url, sha256, attachment_path(settings, sha256))
