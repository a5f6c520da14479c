"""The evidence pack: what is in it, that it is the same twice, and that whatever is done to it is found and named."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import select

from models.app import App
from models.database import reading, writing
from models.enums import MessageKind
from models.event import OFFICE_LEDGER, Event, Ledger
from models.event import verify_history as whole_chain
from models.incoming_mail import IncomingMail
from models.states import MessageState
from tasks.papers.evidence import EVENTS, MANIFEST, Packed, write_pack
from tasks.papers.verify import BadPack, verify_pack
from tasks.storage.attachments import File, describe_attachments
from tasks.storage.store import store_attachments
from tests.support.cast import OFFICER, SLUG, TEXT, hand_in, launched, owed, requested, said
from tests.support.instants import at
from tests.support.stored import lose_all_files
from tests.support.verbs import accept, close, go, sent, waive

CLOSED = "2022-02-21T09:00"


def story(app: App) -> None:
    """A campaign from its launch to its closing letters."""
    launched(app)
    go(app, "2022-01-24T08:30")
    requested(app, "2022-02-14T09:00", "2022-02-17")
    go(app, "2022-02-14T09:05")
    hand_in(app, "dung-han", "2022-02-16T09:00")
    accept(app, "dung-han", "2022-02-16T10:00")
    go(app, "2022-02-18T08:00")
    waive(app, "cham", "2022-02-18T09:00", "đã giải thể")
    close(app, CLOSED)
    go(app, CLOSED)


def packed(app: App, when: str = CLOSED) -> Packed:
    return write_pack(app, SLUG, at(when), OFFICER)


def test_everything_is_in_it(app: App) -> None:
    story(app)
    done = packed(app)
    found = verify_pack(done.path)
    assert (found.campaign, found.reference_no, found.sha256) == (SLUG, "77/STTTT-TTBCXB", done.sha256)
    assert (done.gaps, done.waiting) == ((), 0)
    with zipfile.ZipFile(done.path) as archive:
        assert archive.read("documents/00.txt") == TEXT.read_bytes()
        messages = [json.loads(line) for line in archive.read("rows/message.jsonl").splitlines()]
        letters = {name: archive.read(name).decode() for name in archive.namelist() if name.startswith("letters/")}
        submissions = archive.read("rows/submission.jsonl").splitlines()
        events = [json.loads(line)["what"] for line in archive.read(EVENTS).splitlines()]
    rows = [m for m in said(app) if m.campaign_id]
    assert [(m["id"], m["state"], m["body"], m["outcome"]) for m in messages] == [
        (m.id, m.state.value, m.body, m.outcome) for m in rows
    ]
    written = [m for m in sent(app) if m.campaign_id]
    assert len(written) > 10 and len(letters) >= len(written)
    for message in written:
        text = letters[f"letters/{message.id:06d}-{message.kind}.txt"]
        assert message.body in text and message.subject in text and message.address in text
    assert len(submissions) == 1
    assert {"campaign.closed", "report.waived", "report.received"} <= set(events)
    with reading(app.engine) as session:
        assert found.events == session.get_one(Ledger, SLUG).length == len(events)


def test_what_came_in_is_in_it_with_its_files(app: App) -> None:
    story(app)
    files = (File("báo cáo.pdf", "application/pdf", b"%PDF-1.7 x"), File("a.exe", "x", b"MZ"))
    kept = describe_attachments(app.settings, files)
    letter = next(m for m in said(app) if m.kind is MessageKind.REQUEST)
    with writing(app.engine) as session:
        due = owed(session, "dung-han")[1]
        came = {"received_at": at(CLOSED), "stored_at": at(CLOSED), "sender": "a@x"}
        session.add(IncomingMail(key="about", subject="báo cáo", due_id=due.id, files=kept, **came))
        session.add(IncomingMail(key="answer", subject="trả lời", message_id=letter.id, **came))
        session.add(IncomingMail(key="other", subject="quảng cáo", **came))
        store_attachments(session, files, kept)
    done = packed(app)
    verify_pack(done.path)
    name = f"received/{kept[0]['sha256']}.pdf"
    with zipfile.ZipFile(done.path) as archive:
        mails = [json.loads(line)["key"] for line in archive.read("rows/mail.jsonl").splitlines()]
        assert mails == ["about", "answer"]
        assert [n for n in archive.namelist() if n.startswith("received/")] == [name]
        assert archive.read(name) == b"%PDF-1.7 x"
    lose_all_files(app)
    assert "báo cáo.pdf: tệp nhận được không còn" in packed(app).gaps


def test_the_same_rows_give_the_same_bytes(app: App) -> None:
    story(app)
    first = packed(app).path.read_bytes()
    assert packed(app, "2022-03-01T09:00").path.read_bytes() == first
    with reading(app.engine) as session:
        noted = session.exec(select(Event).where(Event.what == "evidence.packed")).all()
        assert [(event.ledger, event.new) for event in noted] == [(OFFICE_LEDGER, verify_pack(packed(app).path).sha256)]
        assert whole_chain(session, OFFICE_LEDGER) is None


def test_letters_that_have_not_gone_and_documents_that_are_gone_are_told(sqlite_office: App) -> None:
    launched(sqlite_office)
    go(sqlite_office, "2022-01-24T08:30")
    close(sqlite_office, "2022-01-25T09:00")
    lose_all_files(sqlite_office)
    done = packed(sqlite_office)
    assert done.waiting == len([m for m in said(sqlite_office) if m.state is MessageState.PLANNED]) > 0
    assert len(done.gaps) == 1 and "không còn" in done.gaps[0]
    assert verify_pack(done.path).gaps == done.gaps


@pytest.fixture
def whole(sqlite_office: App, tmp_path: Path) -> Path:
    story(sqlite_office)
    return shutil.copy(packed(sqlite_office).path, tmp_path / "pack.zip")


def rewrite(path: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    """The pack anew with some of its files changed, as a person with a zip program would."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def refused(path: Path) -> str:
    with pytest.raises(BadPack) as error:
        verify_pack(path)
    return str(error.value)


def test_one_byte_of_any_file_is_named(whole: Path) -> None:
    with zipfile.ZipFile(whole) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert len(files) > 20
    for name, content in files.items():
        if name == MANIFEST or not content:
            continue
        middle = len(content) // 2
        flipped = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
        rewrite(whole, lambda some, name=name, flipped=flipped: some.update({name: flipped}))  # type: ignore[misc]
        assert repr(name) in refused(whole)
        rewrite(whole, lambda some, name=name, content=content: some.update({name: content}))  # type: ignore[misc]
    verify_pack(whole)


def test_a_byte_of_the_zip_itself_is_found(whole: Path) -> None:
    content = whole.read_bytes()
    with zipfile.ZipFile(whole) as archive:
        entry = archive.getinfo("rows/message.jsonl")
    place = entry.header_offset + 200
    whole.write_bytes(content[:place] + bytes([content[place] ^ 255]) + content[place + 1 :])
    assert "rows/message.jsonl" in refused(whole)


def test_missing_extra_and_doubled_files_are_named(whole: Path) -> None:
    kept = whole.read_bytes()
    rewrite(whole, lambda files: files.pop("rows/due.jsonl"))
    assert "thiếu tệp 'rows/due.jsonl'" in refused(whole)
    whole.write_bytes(kept)
    rewrite(whole, lambda files: files.update({"../../etc/passwd": b"x"}))
    assert "có tệp lạ '../../etc/passwd'" in refused(whole)
    whole.write_bytes(kept)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(whole, "a") as archive:
        archive.writestr("rows/due.jsonl", b"")
    assert "'rows/due.jsonl' có hai lần" in refused(whole)


def test_events_rewritten_together_with_the_manifest_break_their_chain(whole: Path) -> None:
    def forge(files: dict[str, bytes], change: Callable[[list[bytes]], object]) -> None:
        import hashlib

        lines = files[EVENTS].splitlines(keepends=True)
        change(lines)
        files[EVENTS] = b"".join(lines)
        manifest = json.loads(files[MANIFEST])
        manifest["files"][EVENTS] = {
            "sha256": hashlib.sha256(files[EVENTS]).hexdigest(), "size": len(files[EVENTS])
        }  # fmt: skip
        files[MANIFEST] = json.dumps(manifest).encode()

    kept = whole.read_bytes()
    for change, says in (
        (lambda lines: lines.__setitem__(1, lines[1].replace(b'"actor": "', b'"actor": "x')), "bị sửa ở dòng 2"),
        (lambda lines: lines.pop(1), "thiếu dòng 2"),
        (lambda lines: lines.pop(), "bị xóa phần cuối"),
        (lambda lines: lines.__setitem__(0, b"[]\n"), "dòng 1 không đúng dạng"),
    ):
        rewrite(whole, lambda files, change=change: forge(files, change))  # type: ignore[misc]
        assert EVENTS in refused(whole) and says in refused(whole)
        whole.write_bytes(kept)


def test_a_bomb_is_read_no_further_than_it_says(whole: Path) -> None:
    rewrite(whole, lambda files: files.update({"rows/due.jsonl": bytes(64 << 20)}))
    assert "'rows/due.jsonl' đã bị sửa" in refused(whole)


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04 but no more", b"%PDF-1.7", bytes(1000)],
)
def test_what_is_no_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    assert "không phải là hồ sơ" in refused(tmp_path / "x.zip")
    assert "không đọc được" in refused(tmp_path / "none.zip")


@pytest.mark.parametrize("manifest", [b"", b"[]", b'{"format": "x"}', b"\xff"])
def test_a_manifest_that_is_none_is_refused(whole: Path, manifest: bytes) -> None:
    rewrite(whole, lambda files: files.update({MANIFEST: manifest}))
    assert "manifest.json bị sửa" in refused(whole)
    rewrite(whole, lambda files: files.pop(MANIFEST))
    assert "thiếu manifest.json" in refused(whole)
