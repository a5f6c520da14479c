"""Files are in the database; the data folder is a cache that may be empty, wrong, or filled by several at once."""

import hashlib
import io
import os
import shutil
import signal
import threading
import tracemalloc
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from flows.cli.checks.files_check import check_files
from models.app import App
from models.columns import Table
from models.database import reading, writing
from models.directive import Directive
from models.draft import DeskDraft
from models.enums import ObligationKind
from models.history.stored_file import FileChunk, StoredFile
from models.incoming_mail import IncomingMail
from models.states import MessageState
from tasks.desk.drafts.handed_in import HandedFile, add_files
from tasks.desk.drafts.kept import discard_draft, laid_files, start_draft
from tasks.ops.earlier_files import MARK, unstored_files
from tasks.papers.evidence import write_pack
from tasks.storage.attachments import File, attachment_path, describe_attachments, folder_of
from tasks.storage.cache import FileAltered, FileGone, cached_attachment
from tasks.storage.store import (
    CHUNK_BYTES,
    content_of_bytes,
    content_of_file,
    store_attachments,
    store_for_draft,
    store_for_good,
)
from tasks.storage.uploads import Upload, keep_staged, stage_uploads
from tests.support.cast import LAUNCHED, OFFICER, SLUG, TEXT, launched, owed, said
from tests.support.forked import forked, was_killed
from tests.support.instants import at
from tests.support.maildir import folder
from tests.support.stored import kept_bytes, lose_all_files, lose_stored_files
from tests.support.verbs import go

LARGE = bytes(range(256)) * 2500 + b"!"  # two chunks and a half
LARGE_HASH = hashlib.sha256(LARGE).hexdigest()


def store(app: App, content: bytes = LARGE) -> str:
    told = content_of_bytes(content)
    with writing(app.engine) as session:
        store_for_good(session, [told])
    return told.sha256


def count_of(app: App, table: type[Table]) -> int:
    with reading(app.engine) as session:
        return len(session.exec(select(table)).all())


def empty_folder(app: App) -> None:
    """All that the data folder has but the database, where that lies in it."""
    for path in app.settings.data.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif not path.name.startswith("dondoc.sqlite"):
            path.unlink()


def attached(letter: Path) -> list[bytes]:
    parts = message_from_bytes(letter.read_bytes()).walk()
    return [part.get_payload(decode=True) for part in parts if part.get_filename()]  # type: ignore[misc]


def test_an_office_goes_on_with_an_emptied_folder(app: App) -> None:
    """Distribution with its document, a report's file and a mail's, the pack of evidence: all bytes as they were."""
    launched(app)
    empty_folder(app)
    go(app, LAUNCHED)
    assert {m.state for m in said(app)} == {MessageState.SENT}
    document = TEXT.read_bytes()
    assert [attached(one) for one in folder(app).iterdir()] == [[document]] * 4
    came = (File("báo cáo.pdf", "application/pdf", b"%PDF-1.7 thu"),)
    described = describe_attachments(app.settings, came)
    staged = stage_uploads(app.settings, [Upload("bao-cao.pdf", io.BytesIO(b"%PDF-1.7 trang"))])
    with writing(app.engine) as session:
        letter = {"received_at": at(LAUNCHED), "stored_at": at(LAUNCHED), "sender": "a@x", "subject": "báo cáo"}
        about = owed(session, "cham", ObligationKind.ACKNOWLEDGE)[1].id
        session.add(IncomingMail(key="k", files=[*described, staged[0].described()], due_id=about, **letter))
        store_attachments(session, came, described)
        keep_staged(session, staged)
    empty_folder(app)
    pack = write_pack(app, SLUG, at(LAUNCHED), OFFICER)
    assert pack.gaps == ()
    with zipfile.ZipFile(pack.path) as archive:
        names = [name for name in archive.namelist() if name.startswith(("documents/00", "received/"))]
        assert sorted(map(archive.read, names)) == sorted([document, b"%PDF-1.7 thu", b"%PDF-1.7 trang"])
    assert check_files(app).level == "ok"


def test_what_lies_in_the_folder_is_not_believed_unseen(sqlite_office: App) -> None:
    app, place = sqlite_office, attachment_path(sqlite_office.settings, store(sqlite_office))
    for wrong in (LARGE[:-1], LARGE[:-1] + b"?", b""):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(wrong)
        assert kept_bytes(app, LARGE_HASH) == LARGE
    assert place.stat().st_mode & 0o777 == 0o600 and list(place.parent.iterdir()) == [place]
    lose_stored_files(app)
    assert kept_bytes(app, LARGE_HASH) == LARGE  # one of the version before, not taken in yet
    place.write_bytes(b"sai")
    with pytest.raises(FileAltered):
        kept_bytes(app, LARGE_HASH)
    assert place.read_bytes() == b"sai"
    place.unlink()
    with pytest.raises(FileGone):
        kept_bytes(app, LARGE_HASH)


def test_what_is_damaged_in_the_database_is_not_laid_out(sqlite_office: App) -> None:
    store(sqlite_office)
    with writing(sqlite_office.engine) as session:
        session.delete(session.get_one(FileChunk, (LARGE_HASH, 1)))
    with pytest.raises(FileGone):
        kept_bytes(sqlite_office, LARGE_HASH)
    assert not list(attachment_path(sqlite_office.settings, LARGE_HASH).parent.iterdir())


def test_a_kill_at_any_statement_leaves_a_file_whole_or_not_at_all(sqlite_office: App) -> None:
    """Its row, its chunks and the row that names it are there together, or none of them is."""
    app, came = sqlite_office, (File("a.pdf", "application/pdf", LARGE),)

    def take() -> None:
        with writing(app.engine) as session:
            row = IncomingMail(key="k", received_at=at(LAUNCHED), stored_at=at(LAUNCHED), sender="a@x", subject="")
            row.files = describe_attachments(app.settings, came)
            session.add(row)
            store_attachments(session, came, row.files)

    def take_until(number: int) -> None:
        left = iter(range(number))
        event.listen(app.engine, "before_cursor_execute", lambda *_: next(left, None) is None and die())
        event.listen(app.engine, "commit", lambda *_: next(left, None) is None and die())
        take()

    killed = 0
    app.engine.dispose()
    while was_killed(forked(lambda: take_until(killed))):  # noqa: B023
        assert [count_of(app, table) for table in (IncomingMail, StoredFile, FileChunk)] == [0, 0, 0]
        app.engine.dispose()
        killed += 1
    assert killed > 6 and kept_bytes(app, LARGE_HASH) == LARGE and count_of(app, IncomingMail) == 1


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_two_processes_fill_the_cache_at_once(sqlite_office: App) -> None:
    app = sqlite_office
    hashes = [store(app, LARGE + bytes([number])) for number in range(8)]

    def fill() -> None:
        for sha256 in hashes:
            with reading(app.engine) as session:
                found = cached_attachment(session, app.settings, sha256).read_bytes()
            assert hashlib.sha256(found).hexdigest() == sha256

    app.engine.dispose()
    children = [forked(fill), forked(fill)]
    assert not any([was_killed(child) for child in children])
    left = [path.name for path in (app.settings.data / "files").rglob("*") if path.is_file()]
    assert sorted(left) == sorted(hashes)


def test_two_that_store_the_same_at_once_leave_it_whole_whichever_is_undone(app: App) -> None:
    class Undone(Exception):
        pass

    waits = threading.Thread(target=store, args=(app,))
    with suppress(Undone), writing(app.engine) as session:
        store_for_good(session, [content_of_bytes(LARGE)])
        waits.start()
        raise Undone
    waits.join()
    store(app)
    assert kept_bytes(app, LARGE_HASH) == LARGE and count_of(app, FileChunk) == len(LARGE) // CHUNK_BYTES + 1


def draft_with(session: Session, *contents: bytes) -> DeskDraft:
    draft = start_draft(session, OFFICER, at(LAUNCHED))
    return add_files(session, draft.id, [HandedFile("a.pdf", content) for content in contents])


def test_what_a_draft_alone_names_ends_with_it(app: App) -> None:
    """What another open draft names, or a record, stays; and nothing of the rest."""
    with writing(app.engine) as session:
        first, second = draft_with(session, b"%PDF-1", b"%PDF-2", b"%PDF-3"), draft_with(session, b"%PDF-2")
        store_for_good(session, [content_of_bytes(b"%PDF-3")])
    with reading(app.engine) as session:
        assert len(list(laid_files(session, app.settings, first).iterdir())) == 3
    with writing(app.engine) as session:
        discard_draft(app, session, first.id, OFFICER, at(LAUNCHED))
    assert not folder_of(app.settings, first.id).exists()
    for content, there in ((b"%PDF-1", False), (b"%PDF-2", True), (b"%PDF-3", True)):
        with reading(app.engine) as session:
            assert (session.get(StoredFile, hashlib.sha256(content).hexdigest()) is not None) is there
    with writing(app.engine) as session:
        discard_draft(app, session, second.id, OFFICER, at(LAUNCHED))
    assert (count_of(app, StoredFile), count_of(app, FileChunk)) == (1, 1)


def test_little_of_a_large_file_is_held(sqlite_office: App, tmp_path: Path) -> None:
    large = tmp_path / "large"
    large.write_bytes(LARGE * 40)  # 25 MB
    sha256 = hashlib.sha256(large.read_bytes()).hexdigest()
    tracemalloc.start()
    with writing(sqlite_office.engine) as session:
        store_for_good(session, [content_of_file(large, sha256)])
    with reading(sqlite_office.engine) as session:
        cached_attachment(session, sqlite_office.settings, sha256)
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert held < 12 * CHUNK_BYTES


@pytest.fixture
def earlier(sqlite_office: App) -> Iterator[App]:
    """An office of the version before: its files lie in the folder, and the database names them."""
    app = sqlite_office
    launched(app)
    with writing(app.engine) as session:
        draft_with(session, b"%PDF-1")
        came = (File("a.pdf", "application/pdf", LARGE),)
        row = {"received_at": at(LAUNCHED), "stored_at": at(LAUNCHED), "sender": "a@x", "subject": ""}
        session.add(IncomingMail(key="k", files=describe_attachments(app.settings, came), **row))
        store_attachments(session, came, describe_attachments(app.settings, came))
    with reading(app.engine) as session:
        laid_files(session, app.settings, session.get_one(DeskDraft, 1))
        cached_attachment(session, app.settings, LARGE_HASH)
        document = app.settings.data / session.exec(select(Directive.path)).one()
    document.write_bytes(TEXT.read_bytes())
    lose_stored_files(app)
    return app


def test_the_files_of_the_version_before_are_taken_in_a_few_at_a_time(
    earlier: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tasks.ops.earlier_files.MOST_BYTES", 0)
    check = check_files(earlier)
    assert (check.level, check.found[:1]) == ("warning", "3")
    for patrols in (1, 2, 3):
        assert not (earlier.settings.data / MARK).exists()
        go(earlier, LAUNCHED)
        assert count_of(earlier, StoredFile) == patrols
    assert {m.state for m in said(earlier)} == {MessageState.SENT} and check_files(earlier).level == "ok"
    go(earlier, LAUNCHED)
    assert (earlier.settings.data / MARK).read_text().startswith("0 ")
    empty_folder(earlier)
    assert kept_bytes(earlier, LARGE_HASH) == LARGE
    with writing(earlier.engine) as session:
        discard_draft(earlier, session, 1, OFFICER, at(LAUNCHED))  # its file is not taken for a record's
    assert count_of(earlier, StoredFile) == 2


def test_a_file_of_a_record_outlives_a_draft_that_was_first_to_store_it(earlier: App) -> None:
    with writing(earlier.engine) as session:
        store_for_draft(session, [content_of_bytes(LARGE)])  # handed in anew before a patrol has come to the record
    assert LARGE_HASH in {file.sha256 for file in unstored_files(earlier)}
    go(earlier, LAUNCHED)
    with reading(earlier.engine) as session:
        assert session.get_one(StoredFile, LARGE_HASH).lasting
    assert LARGE_HASH not in {file.sha256 for file in unstored_files(earlier)}


def test_what_was_lost_before_is_told_and_taken_when_it_is_put_back(earlier: App) -> None:
    place = attachment_path(earlier.settings, LARGE_HASH)
    place.write_bytes(b"sai")
    go(earlier, LAUNCHED)
    assert count_of(earlier, StoredFile) == 2
    check = check_files(earlier)
    assert check.level == "error" and "a.pdf" in check.found
    place.write_bytes(LARGE)
    go(earlier, "2022-01-24T09:00")
    assert check_files(earlier).level == "warning"
    go(earlier, "2022-01-25T09:00")
    assert check_files(earlier).level == "ok"
    lose_all_files(earlier)
    assert check_files(earlier).level == "error"
