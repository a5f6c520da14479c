"""Files handed in: what is kept and how, what is refused and why, on a real server and with hostile ones."""

import io
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pendulum
import pytest
from sqlmodel import select

from models.agency import Contact
from models.app import App
from models.campaign import Recipient
from models.database import reading, writing
from models.due import Due, Submission
from models.enums import ObligationKind
from tasks.errors import Refused
from tasks.letters.links import LinkHolder, link_signer, links_for, token_of
from tasks.ops.patrol import patrol
from tasks.storage.attachments import attachment_path
from tasks.storage.uploads import Upload, keep_staged, shown_name, stage_uploads, staging_folder
from tests.support.cast import launched, requested
from tests.support.hostile_files import BAD, DOCX, PDF, zipped
from tests.support.instants import at
from tests.support.kept_letters import Kept
from tests.support.page import Page
from tests.support.ports import free_port

DONDOC = Path(sys.executable).with_name("dondoc")


def residue(app: App) -> list[Path]:
    return [path for path in (app.settings.data / "files").rglob("*") if path.is_file() and path.suffix != ".txt"]


def test_hostile_files_are_refused_with_a_reason_and_leave_nothing(sqlite_office: App) -> None:
    for name, content, says in BAD:
        good = Upload("tot.pdf", io.BytesIO(PDF))
        with pytest.raises(Refused, match=re.escape(says)) as caught:
            stage_uploads(sqlite_office.settings, [good, Upload(name, io.BytesIO(content))])
        assert name in str(caught.value)
    with pytest.raises(Refused, match="chứa macro"):
        macro = zipped(**{"word/vbaProject.bin": b"x"})
        stage_uploads(sqlite_office.settings, [Upload("macro.docx", io.BytesIO(macro))])
    assert not residue(sqlite_office)


def test_good_files_are_kept_once_under_their_hash_for_their_owner(sqlite_office: App) -> None:
    good = [
        ("a.pdf", PDF),
        ("b.PDF", PDF),
        ("c.docx", DOCX),
        ("d.txt", "báo cáo".encode()),
        ("e.png", b"\x89PNG\r\n\x1a\nx"),
    ]
    staged = stage_uploads(sqlite_office.settings, [Upload(name, io.BytesIO(content)) for name, content in good])
    with writing(sqlite_office.engine) as session:
        keep_staged(session, staged)
    kept = {attachment_path(sqlite_office.settings, file.sha256).read_bytes() for file in staged}
    assert kept == {content for _, content in good}
    assert len(residue(sqlite_office)) == 4 and not list(staging_folder(sqlite_office.settings).iterdir())
    assert {oct(path.stat().st_mode & 0o777) for path in residue(sqlite_office)} == {"0o600"}


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\Mai\\báo cáo.docx", "báo cáo.docx"),
        ("bao\u202excod.exe", "baoxcod.exe"),
        ("a\r\nSet-Cookie: x\0.pdf", "aSet-Cookie: x.pdf"),
        ("x" * 500 + ".pdf", "x" * 140 + ".pdf"),
        ("ba\u0301o ca\u0301o.pdf", "báo cáo.pdf"),
        ("", "tệp"),
    ],
)
def test_a_name_is_for_the_eye_only(given: str, shown: str) -> None:
    assert shown_name(given) == shown


def test_a_report_with_files_is_taken_whole_or_not_at_all(page: Page) -> None:
    where = page.at("cham")
    files = [("files", ("../báo cáo.pdf", PDF)), ("files", ("biểu.docx", DOCX))]
    bad = page.client.post(where, data=page.form(where, "report"), files=[*files, ("files", ("x.exe", b"MZ"))])
    assert bad.status_code == 422 and "Tệp “x.exe” thuộc loại không được nhận" in bad.text
    assert not residue(page.office)
    many = [("files", (f"{n}.pdf", PDF)) for n in range(11)]
    answer = page.client.post(where, data=page.form(where, "report"), files=many)
    assert answer.status_code == 422 and "Nhiều nhất 10 tệp" in answer.text

    assert page.client.post(where, data=page.form(where, "report"), files=files).status_code == 303
    with reading(page.office.engine) as session:
        one = session.exec(select(Submission).where(Submission.due_id == page.due("cham").id)).one()
    assert [(file["name"], file["size"]) for file in one.files or ()] == [
        ("báo cáo.pdf", 1009),
        ("biểu.docx", len(DOCX)),
    ]
    assert len(residue(page.office)) == 2
    text = page.client.get(where).text
    assert "báo cáo.pdf" in text and (one.files or ())[0]["sha256"] not in text


def test_files_of_a_report_that_is_not_owed_any_more_leave_nothing(page: Page) -> None:
    where = page.at("cham")
    form = page.form(where, "report")
    assert page.hand_in(where, "report", nil="1").status_code == 303
    again = page.client.post(where, data=form, files=[("files", ("a.pdf", PDF))])
    assert again.headers["location"].endswith("?truoc=1")
    assert not residue(page.office)


def test_a_body_that_is_no_form_is_refused(page: Page) -> None:
    where = page.at("cham")
    for content, kind in ((b"{}", "application/json"), (b"--x\r\nfoo", "multipart/form-data; boundary=x"), (b"", "")):
        answer = page.client.post(where, content=content, headers={"Content-Type": kind} if kind else {})
        assert answer.status_code == 422, kind
    fields = {f"f{n}": "x" for n in range(100)}
    assert page.client.post(where, data=fields).status_code == 422
    assert page.client.post(where, data={"text": "x" * 600_000}).status_code == 422


@dataclass
class Served:
    """A real `dondoc portal` with the report of one agency to hand in."""

    office: App
    process: subprocess.Popen[str]
    where: str

    def memory(self) -> int:
        """The most that the process ever held, in bytes."""
        said = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", said)[1]) * 1024  # type: ignore[index]

    def form(self) -> str:
        found = re.search(r'name="form" value="([^"]+)"><input type="hidden" name="act" value="report"', self.get())
        assert found
        return found[1]

    def get(self) -> str:
        return httpx.get(self.where, timeout=30).text

    def send(self, name: str, size: int, start: bytes = b"%PDF-1.7\n") -> httpx.Response:
        """A form with one file of so many bytes, which is never whole in memory here either."""
        head = (
            f'--b\r\nContent-Disposition: form-data; name="form"\r\n\r\n{self.form()}\r\n'
            f'--b\r\nContent-Disposition: form-data; name="act"\r\n\r\nreport\r\n'
            f'--b\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        ).encode() + start

        def body() -> Iterator[bytes]:
            yield head
            left = size - len(start)
            while left > 0:
                yield b"x" * min(left, 1 << 20)
                left -= 1 << 20
            yield b"\r\n--b--\r\n"

        kind = {"Content-Type": "multipart/form-data; boundary=b"}
        return httpx.post(self.where, content=body(), headers=kind, timeout=120)


@pytest.fixture
def served(sqlite_office: App, tmp_path: Path) -> Iterator[Served]:
    app = sqlite_office
    launched(app)
    patrol(app, Kept(), at("2022-01-24T08:30"))
    requested(app, "2022-02-16T09:00", "2022-02-18")
    now = pendulum.now("UTC")
    with writing(app.engine) as session:
        due = session.exec(select(Due).where(Due.kind == ObligationKind.REPORT)).first()
        assert due
        recipient = session.get_one(Recipient, due.recipient_id)
        contact = session.exec(select(Contact).where(Contact.agency_id == recipient.agency_id)).one()
        pair = LinkHolder(recipient.id, contact.id)
        link = links_for(app, session, [pair], now)[pair]
        token = token_of(link, link_signer(session, now))
    port = free_port()
    config = tmp_path / "config.toml"
    config.write_text(f'data = "{app.settings.data}"\n[portal]\nport = {port}\nfile_mb = 5\nfiles = 4\n')
    environment = {**os.environ, "DONDOC_CONFIG": str(config)}
    with (tmp_path / "portal.log").open("w") as log:
        process = subprocess.Popen([DONDOC, "portal"], env=environment, stdout=log, stderr=log, text=True)
        one = Served(app, process, f"http://127.0.0.1:{port}/{token}/{due.id}")
        for _ in range(600):
            try:
                if "Gửi báo cáo" in one.get():
                    break
            except httpx.TransportError:
                time.sleep(0.1)
        yield one
        process.terminate()
        assert process.wait(120) == 0
    assert token not in (tmp_path / "portal.log").read_text()


def test_a_real_server_streams_refuses_what_is_too_large_and_stays_small(served: Served) -> None:
    assert served.send("vừa.exe", 1_000_000).status_code == 422
    before = served.memory()
    large = served.send("lớn.pdf", 15_000_000)
    assert large.status_code == 422 and "lớn hơn 5 MB" in large.text
    huge = served.send("khổng lồ.pdf", 100_000_000)
    assert huge.status_code == 413 and "Tệp gửi lên quá lớn" in huge.text
    grown = served.memory() - before
    print(f"memory grew by {grown / 1e6:.1f} MB while 115 MB came in")
    assert grown < 20_000_000
    assert not residue(served.office)
    assert served.send("báo cáo.pdf", 4_900_000).status_code == 303
    assert [path.stat().st_size for path in residue(served.office)] == [4_900_000]
    assert "Báo cáo đang chờ cán bộ duyệt" in served.get()


def test_who_hangs_up_in_the_middle_leaves_nothing(served: Served) -> None:
    form, url = served.form(), httpx.URL(served.where)
    for _ in range(3):
        with socket.create_connection((url.host, url.port or 80)) as line:
            line.sendall(
                f"POST {url.path} HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                f'Content-Length: 4000000\r\n\r\n--b\r\nContent-Disposition: form-data; name="form"\r\n\r\n{form}\r\n'
                '--b\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n%PDF-1.7\n'.encode()
            )
            line.sendall(b"x" * 2_000_000)
    assert "Gửi báo cáo" in served.get()
    until = time.monotonic() + 60
    while residue(served.office) and time.monotonic() < until:
        time.sleep(0.05)
    assert not residue(served.office)
