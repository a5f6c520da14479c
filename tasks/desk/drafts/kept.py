"""The drafts of the desk as rows and files: made, found again, saved by one officer at a time, thrown away."""

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from pendulum import DateTime
from sqlmodel import Session, col, func, select

from models.app import App
from models.columns import deferred_columns
from models.config.settings import Settings
from models.draft import DeskDraft
from models.instant import to_local
from tasks.errors import Refused
from tasks.storage.attachments import file_name_of, folder_of
from tasks.storage.cache import FileGone, cached_file
from tasks.storage.store import release_of_draft

PER_PAGE = 50
"""Drafts of one page of the list."""

EARLIER = 8
"""Versions whose entries are kept."""

LOST_MINUTES = 20
"""After so long what was being done in the background is taken for lost: the process has ended meanwhile."""


class NoSuchDraft(Refused):
    """There is no draft of that number."""


def open_drafts(session: Session, offset: int = 0) -> tuple[list[DeskDraft], int]:
    """The drafts that are neither launched nor thrown away, the last changed first, and how many there are."""
    waits = col(DeskDraft.closed_at).is_(None)
    light = deferred_columns(DeskDraft, "text", "reading", "rehearsal", "choices")
    query = select(DeskDraft).where(waits).options(*light).order_by(col(DeskDraft.changed_at).desc())
    count = session.exec(select(func.count()).select_from(DeskDraft).where(waits)).one()
    return list(session.exec(query.offset(offset).limit(PER_PAGE))), count


def draft_by_number(session: Session, number: int, *, lock: bool = False) -> DeskDraft:
    """A draft; with `lock` for a change to it. Raises NoSuchDraft."""
    found = session.get(DeskDraft, number, with_for_update=True) if lock else session.get(DeskDraft, number)
    if found is None:
        raise NoSuchDraft(f"không có dự thảo số {number}")
    return found


def start_draft(session: Session, by: str, now: DateTime) -> DeskDraft:
    """A new draft without files."""
    draft = DeskDraft(made_by=by, made_at=now, changed_by=by, changed_at=now)
    session.add(draft)
    session.flush()
    return draft


def touch_draft(draft: DeskDraft, by: str, now: DateTime) -> None:
    """Note a change; what was tried out before it no longer holds."""
    draft.version += 1
    draft.changed_by, draft.changed_at = by, now


def put_choices(draft: DeskDraft, choices: Mapping[str, str], by: str, now: DateTime) -> None:
    """Keep what an officer entered as a new version; the one before is kept for those who have its page open."""
    if dict(choices) != draft.choices:
        kept = {**draft.earlier, str(draft.version): draft.choices}
        draft.earlier = dict(list(kept.items())[-EARLIER:])
        draft.choices = dict(choices)
        touch_draft(draft, by, now)


def open_draft(session: Session, number: int) -> DeskDraft:
    """A draft locked for a change. Raises NoSuchDraft, or Refused where it is launched or thrown away."""
    draft = draft_by_number(session, number, lock=True)
    if draft.slug:
        raise Refused(f"văn bản này đã được phát hành thành đợt {draft.slug}")
    if not draft.open:
        raise Refused("dự thảo này đã được bỏ")
    return draft


def laid_files(session: Session, settings: Settings, draft: DeskDraft) -> Path:
    """The folder of a draft with its files in it; one that is lost is not there. Raises OSError."""
    folder = folder_of(settings, draft.id)
    for file in draft.files:
        with suppress(FileGone):
            cached_file(session, file["sha256"], folder / file_name_of(file))
    return folder


def discard_draft(app: App, session: Session, number: int, by: str, now: DateTime) -> None:
    """Throw a draft away with all its files. Raises as `open_draft` does."""
    draft = open_draft(session, number)
    touch_draft(draft, by, now)
    draft.closed_at = now
    empty_draft(app.settings, session, draft)


def empty_draft(settings: Settings, session: Session, draft: DeskDraft) -> None:
    """Keep nothing of what was handed in: neither files nor text."""
    release_of_draft(session, draft)
    shutil.rmtree(folder_of(settings, draft.id), ignore_errors=True)
    draft.files, draft.text, draft.reading, draft.choices = [], "", {}, {}
    draft.earlier, draft.rehearsal = {}, {}


def works_on(draft: DeskDraft, now: DateTime) -> bool:
    """Whether something is being done with it in the background."""
    since = draft.job_since
    return bool(draft.job and since and (now - to_local(since)).in_minutes() < LOST_MINUTES)
