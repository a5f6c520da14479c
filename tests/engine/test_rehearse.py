"""A rehearsal says beforehand, field by field, what the patrols then really send; and it touches nothing."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from models.app import App
from models.config.load import load_settings
from models.database import reading, writing
from models.enums import DIGEST_KINDS, MessageKind, ObligationKind
from models.message import Message
from models.states import MessageState
from tasks.agencies.directory import import_directory, read_directory
from tasks.figures.queries import message_lines
from tasks.launch.approve import approve_launch
from tasks.launch.draft import read_draft
from tasks.launch.draft_toml import draft_toml
from tasks.launch.recipients import confirmation_of_draft
from tasks.ops.rehearse import rehearse_ahead
from tests.support.cast import OFFICER, SLUG, TEXT, draft, hand_in, launched, requested
from tests.support.instants import at
from tests.support.paths import PROJECT
from tests.support.started import asked, snapshot, started
from tests.support.verbs import ALL, close, daily, dies, due_of, extend, go, pause

FIELDS = ("at", "kind", "step", "agency", "channel", "subject", "reference_no", "due")

DIRECTORY = """
[[agency]]
code = "so-tttt"
name = "Sở Thông tin và Truyền thông tỉnh Lạng Sơn"
[[agency.contact]]
tier = "officer"
name = "Cán Bộ"
channels = ["canbo@so.example"]
[[agency.contact]]
tier = "leader"
name = "Giám Đốc"
channels = ["giamdoc@so.example"]
[[agency]]
code = "xa-mot"
name = "Xã Một"
[[agency.contact]]
name = "Anh Một"
channels = ["mot@xa.example", "json://xa-mot.example/hook"]
[[agency]]
code = "xa-hai"
name = "Xã Hai"
[[agency.contact]]
name = "Chị Hai"
channels = ["hai@xa.example"]
[[agency]]
code = "web"
name = "Trung tâm Web"
[[agency.contact]]
name = "Cô Web"
channels = ["web@so.example"]
"""

DRAFT = """
[directive]
number = "88"
symbol = "STTTT-TTBCXB"
issued_on = 2022-01-24
issuer = "so-tttt"
subject = "diễn tập"
source = "directive.txt"
dispatch_at = 2022-01-24T18:30:00
[[recipient]]
agency = "xa-mot"
role = "action"
[[recipient]]
agency = "xa-hai"
role = "action"
[[recipient]]
agency = "web"
role = "publish"
[[window]]
key = "dot"
topic = "đợt diễn tập"
starts_on = 2022-01-24
ends_on = 2022-02-11
[[obligation]]
key = "acknowledge"
kind = "acknowledge"
title = "xác nhận đã nhận văn bản"
[[obligation]]
key = "publish"
kind = "publish"
title = "đăng tải văn bản"
[[obligation]]
key = "report"
kind = "report"
title = "báo cáo kết quả"
due_on = 2022-02-10
before = true
"""


def lines(app: App, since: int = 0) -> list[dict[str, Any]]:
    """What was said to agencies after a Message, of each the fields that a rehearsal shows.

    Digests repeat what only stands still, for which a rehearsal need not look ahead: test_digest.py has theirs.
    """
    with reading(app.engine) as session:
        found = [m for m in message_lines(session, since=since) if m["kind"] not in DIGEST_KINDS]
    assert {m["state"] for m in found} <= {MessageState.SENT.value}
    return sorted(({field: m[field] for field in FIELDS} for m in found), key=str)


def foretold(app: App, what: str, now: str) -> list[dict[str, Any]]:
    """What the rehearsal says; and neither a row nor a file is other than before it."""
    before, files = snapshot(app), everything(app.settings.data)
    rehearsed = rehearse_ahead(app, what, at(now), None)
    assert snapshot(app) == before and everything(app.settings.data) == files
    told = lines(rehearsed.office, rehearsed.since)
    rehearsed.office.engine.dispose()
    return told


def everything(folder: Path) -> dict[str, bytes]:
    """All files of the data folder but those of SQLite, which `snapshot` reads."""
    return {str(p): p.read_bytes() for p in folder.rglob("*") if p.is_file() and not p.name.startswith("dondoc.sqlite")}


def since(app: App, moment: str) -> list[dict[str, Any]]:
    """What the real patrols said from a moment on."""
    return [line for line in lines(app) if at(line["at"]) >= at(moment)]


def test_a_launched_campaign_goes_as_it_was_rehearsed(app: App) -> None:
    launched(app)
    told = foretold(app, SLUG, "2022-01-24T08:30")
    go(app, "2022-01-24T08:30")
    daily(app, "2022-01-25", "2022-02-18")
    assert told == lines(app)
    # four letters; three who do not acknowledge and one who does not publish, twice each; the window twice
    assert len(told) == 4 + 8 + 3 + 1


def test_a_campaign_under_way_goes_on_as_it_was_rehearsed(app: App) -> None:
    asked(app)
    hand_in(app, "dung-han", "2022-02-17T10:00")
    extend(app, "cham", "2022-02-24", "2022-02-17T11:00")
    go(app, "2022-02-17T11:00")
    told = foretold(app, "77/STTTT-TTBCXB", "2022-02-17T11:05")
    daily(app, "2022-02-18", "2022-03-12")
    assert told == since(app, "2022-02-17T11:05")
    assert {line["step"] for line in told} == {
        "reminder.3", "reminder.1", "due_today", "chase.1", "chase.2", "chase.3", "chase.4", "escalation.2",
        "escalation.4",
    }  # fmt: skip
    assert "Phòng Đúng Hạn" not in {line["agency"] for line in told}


def test_what_waits_in_the_queue_is_rehearsed_too(app: App) -> None:
    """Asked for at night: the requests are planned already, and go in the morning."""
    started(app)
    requested(app, "2022-02-16T18:00", "2022-02-18")
    told = foretold(app, SLUG, "2022-02-16T18:05")
    daily(app, "2022-02-17", "2022-03-05")
    assert told == since(app, "2022-02-16T18:05")
    assert sorted(line["agency"] for line in told if line["kind"] == "request") == [
        "Phòng Chậm", "Phòng Im Lặng", "Phòng Đúng Hạn",
    ]  # fmt: skip


def test_a_letter_that_a_crash_left_in_between_is_not_told_twice(app: App) -> None:
    asked(app)
    go(app, "2022-02-18T08:00")
    dies(app, "2022-02-21T08:00", "Đôn đốc lần 1: báo cáo", after=True)
    told = foretold(app, SLUG, "2022-02-21T08:20")
    daily(app, "2022-02-21", "2022-03-05")
    later = [line for line in since(app, "2022-02-21T08:21")]
    assert [line for line in told if line["kind"] != "chase" or line["step"] != "chase.1"] == [
        line for line in later if line["step"] != "chase.1"
    ]


def test_a_campaign_that_waits_for_its_day_is_rehearsed_from_that_day(app: App) -> None:
    """Its window closes before it is distributed at all."""
    launched(app, dispatch_at="2022-02-14T09:00:00")
    told = foretold(app, SLUG, "2022-01-24T08:30")
    go(app, "2022-02-11T09:00", "2022-02-14T09:00")
    daily(app, "2022-02-15", "2022-02-20")
    assert told == lines(app) and told[0]["at"] == "2022-02-14T09:00:00+07:00"


@pytest.mark.parametrize("end", ["paused", "closed"])
def test_what_is_paused_or_closed_says_nothing_more(app: App, end: str) -> None:
    asked(app)
    pause(app, "2022-02-17T09:00") if end == "paused" else close(app, "2022-02-17T09:00")
    go(app, "2022-02-17T09:00")
    assert foretold(app, SLUG, "2022-02-17T09:01") == []


def test_a_rehearsal_until_a_moment_stops_there(app: App) -> None:
    asked(app)
    rehearsed = rehearse_ahead(app, SLUG, at("2022-02-16T10:00"), at("2022-02-18T08:00"))
    told = lines(rehearsed.office, rehearsed.since)
    assert {line["step"] for line in told} == {"reminder.1", "due_today"}


def test_a_draft_goes_as_it_was_rehearsed(app: App, tmp_path: Path) -> None:
    """With its own directory of agencies beside it, and an office that does not know them yet."""
    (tmp_path / "agencies.toml").write_text(DIRECTORY, "utf-8")
    (tmp_path / "draft.toml").write_text(DRAFT, "utf-8")
    shutil.copyfile(TEXT, tmp_path / "directive.txt")
    told = foretold(app, str(tmp_path / "draft.toml"), "2022-01-24T17:45")
    assert told == foretold(app, str(tmp_path), "2022-01-24T17:45")
    virtual = replace(app, virtual=True)  # chat goes to the Maildir too
    with writing(virtual.engine) as session:
        import_directory(session, read_directory(tmp_path / "agencies.toml"), at("2022-01-24T17:50"), OFFICER)
        given = read_draft(tmp_path / "draft.toml")
        short = confirmation_of_draft(session, given).short
        approve_launch(virtual, session, given, tmp_path, short, at("2022-01-24T17:50"), OFFICER)
    daily(virtual, "2022-01-24", "2022-02-28")
    assert told == lines(virtual)
    assert told[0]["at"] == "2022-01-25T07:30:00+07:00" and {line["channel"] for line in told} == {"mail", "json"}
    assert {line["step"] for line in told} >= {
        "dispatch",
        "publish",
        "closing.3",
        "ended",
        "reminder.3",
        "escalation.4",
    }


def test_a_draft_without_a_directory_uses_that_of_the_office(app: App, tmp_path: Path) -> None:
    launched(app)
    shutil.copyfile(TEXT, tmp_path / "directive.txt")
    given = draft(number="", source="directive.txt")
    (tmp_path / "draft.toml").write_text(draft_toml(given), "utf-8")
    told = foretold(app, str(tmp_path / "draft.toml"), "2022-01-24T08:00")
    assert {line["agency"] for line in told if line["kind"] == "dispatch"} == {
        "Phòng Đúng Hạn", "Phòng Chậm", "Phòng Im Lặng",
    }  # fmt: skip
    assert {line["reference_no"] for line in told} == {"…/STTTT-TTBCXB"}


def test_what_is_settled_is_not_rehearsed(app: App) -> None:
    started(app)
    assert foretold(app, SLUG, "2022-02-16T09:00") == []
    assert {due_of(app, code, ObligationKind.ACKNOWLEDGE).state.value for code in ALL} == {"accepted"}


def test_a_rehearsal_of_more_letters_than_one_claim_ends(sqlite_office: App) -> None:
    """In memory the hand-over looks by the very connection that claims: no other ever commits there."""
    draft = PROJECT / "examples" / "lang-son-2026" / "directive.txt"
    with writing(sqlite_office.engine) as session:
        import_directory(session, read_directory(draft.with_name("agencies.toml")), at("2026-10-02T08:00"), OFFICER)
    settings = load_settings(draft.with_name("config.toml")).model_copy(update={"data": sqlite_office.settings.data})
    office = replace(sqlite_office, settings=settings)
    done = rehearse_ahead(office, str(draft), at("2026-10-02T08:00"), at("2026-10-03T00:00"))
    with reading(done.office.engine) as session:
        sent = session.exec(select(Message).where(Message.kind == MessageKind.DISPATCH)).all()
    assert len(sent) > 66 and {message.state for message in sent} == {MessageState.SENT}
