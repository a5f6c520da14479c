"""What the doctor says of the folders of the axis, and of the mailbox to which bounces must come."""

import os
from pathlib import Path

import pytest

from flows.cli.checks.axis_check import check_axis
from flows.cli.checks.mailbox_check import _bounces
from models.config.settings import EdxmlSettings, InboxSettings, MailSettings, Settings
from tests.support.instants import at
from tests.support.paths import PROJECT

NOW = at("2022-01-24T09:00")
SENDER = "dondoc@stttt.langson.example"


def levels(**folders: Path) -> list[tuple[str, str]]:
    edxml = EdxmlSettings(**{name: str(path) for name, path in folders.items()}, organ_id="H37.12")
    return [(one.level, one.found) for one in check_axis(edxml, NOW)]


def test_without_the_axis_nothing_is_said() -> None:
    assert check_axis(EdxmlSettings(), NOW) == []


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    assert [level for level, _ in levels(inbox=tmp_path / "den", outbox=tmp_path / "di")] == ["error", "error"]


@pytest.mark.parametrize(("denied", "word"), [(os.R_OK, "không đọc được"), (os.W_OK, "không ghi được")])
def test_a_folder_that_cannot_be_used_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, denied: int, word: str
) -> None:
    monkeypatch.setattr(os, "access", lambda _, mode: not mode & denied)  # root may do all
    ((level, found),) = levels(inbox=tmp_path)
    assert level == "error" and word in found


@pytest.mark.parametrize(("minutes", "level"), [(1, "ok"), (59, "ok"), (60, "warning"), (3000, "warning")])
def test_the_age_of_the_oldest_envelope_tells_whether_they_are_taken_in(
    tmp_path: Path, minutes: int, level: str
) -> None:
    for name, age in (("a.edxml", minutes), ("b.xml", 0), ("c.txt", 9999)):
        (tmp_path / name).write_bytes(b"<x/>")
        os.utime(tmp_path / name, (NOW.timestamp() - 60 * age,) * 2)
    assert levels(inbox=tmp_path) == [(level, f"{tmp_path}: 2 gói đang chờ, gói cũ nhất đã {minutes} phút")]


def test_the_doctor_and_the_readme_say_which_mailbox_must_receive_bounces() -> None:
    unread = _bounces(Settings(mail=MailSettings(sender=SENDER)))
    read = _bounces(Settings(mail=MailSettings(sender=SENDER), inbox=InboxSettings(mailbox="imap://a:${P}@c/INBOX")))
    assert unread.level == "warning" and read.level == "ok"
    assert all(SENDER in one.found and "inbox.mailbox" in one.found for one in (unread, read))
    said = (PROJECT / "README.md").read_text("utf-8")
    assert "`mail.sender`" in said and "**Bounces**" in said and "`inbox.mailbox`" in said
