"""The seal of each day and its time-stamp: in the letters, in the pack, checked without a database or a network."""

import dataclasses
import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from flows.cli.checks.stamp_check import check_stamps
from models.app import App
from models.config.settings import TimestampSettings
from models.database import reading
from models.enums import MessageKind
from models.history.day_seal import DaySeal
from tasks.papers.evidence import MANIFEST, write_pack
from tasks.papers.verify import BadPack, verify_pack
from tasks.stamps import stamping
from tasks.stamps.authority import read_certificates
from tests.support.cast import OFFICER, SLUG, hand_in, launched, requested, said
from tests.support.commands import Failed, Run
from tests.support.instants import at
from tests.support.time_stamps import NOW, TimeStampServer, authority, refusal, time_stamp_server
from tests.support.verbs import accept, go


def seals(app: App) -> list[DaySeal]:
    with reading(app.engine) as session:
        return list(session.exec(select(DaySeal).order_by(col(DaySeal.id))).all())


@pytest.fixture
def server() -> Iterator[TimeStampServer]:
    with time_stamp_server() as server:
        yield server


@pytest.fixture
def office(sqlite_office: App, server: TimeStampServer, tmp_path: Path) -> App:
    """An office that has its seals stamped."""
    pem = tmp_path / "tsa.pem"
    pem.write_bytes(authority().pem)
    stamp = TimestampSettings(url=server.url, certificates=str(pem))
    return dataclasses.replace(sqlite_office, settings=sqlite_office.settings.model_copy(update={"timestamp": stamp}))


def story(app: App) -> Path:
    """A campaign over some days; gives back its pack."""
    launched(app)
    go(app, "2022-01-24T08:30", "2022-01-24T09:00", "2022-01-25T08:00", "2022-01-26T08:00", "2022-02-07T08:00")
    requested(app, "2022-02-14T09:00", "2022-02-17")
    hand_in(app, "dung-han", "2022-02-14T10:00")
    accept(app, "dung-han", "2022-02-14T11:00")
    go(app, "2022-02-15T08:00", "2022-02-16T08:00", "2022-02-17T00:05", "2022-02-17T08:00")
    return write_pack(app, SLUG, at("2022-02-17T09:00"), OFFICER).path


def test_a_day_is_sealed_once_by_its_first_patrol_and_only_if_something_happened(app: App) -> None:
    launched(app)
    go(app, "2022-01-23T23:00", "2022-01-23T23:30", "2022-01-24T00:05", "2022-01-24T08:30", "2022-01-25T00:05")
    days = [(f"{one.day:%d}", f"{one.sealed_at:%H:%M}", one.tries) for one in seals(app)]
    assert days == [("23", "23:00", 0), ("25", "00:05", 0)]  # on the 24th nothing had been added since the 23rd
    assert len({one.code for one in seals(app)}) == 2


def test_the_weekly_letter_repeats_the_code_and_verify_knows_it(sqlite_office: App, run: Run) -> None:
    pack = story(sqlite_office)
    letters = [m for m in said(sqlite_office) if m.kind is MessageKind.WEEKLY and m.body]
    line = re.compile(r"Mã niêm phong nhật ký đến [^.]*: ([0-9a-f]{64})\.")
    codes = [found for m in letters for found in line.findall(" ".join(m.body.split()))]
    assert len(codes) == len(letters) > 0
    assert {*codes} <= {one.code for one in seals(sqlite_office)}
    shutil.move(sqlite_office.settings.data, sqlite_office.settings.data.with_name("gone"))
    pack = Path(str(pack).replace("/data/", "/gone/"))
    told = run("verify", str(pack), "--code", f"{codes[-1][:20]} {codes[-1][20:]}")
    assert "Mã niêm phong của" in told and "còn nguyên" in told and "Dấu thời gian" not in told
    with pytest.raises(Failed, match="không có mã niêm phong này"):
        run("verify", str(pack), "--code", "0" * 64)


def changed(pack: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """The pack with files changed and a manifest that fits them, as a forger would."""
    with zipfile.ZipFile(pack) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    manifest = json.loads(files.pop(MANIFEST))
    manifest["files"] = {
        name: {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)} for name, content in files.items()
    }
    with zipfile.ZipFile(pack.with_name("forged.zip"), "w") as archive:
        for name, content in {**files, MANIFEST: json.dumps(manifest).encode()}.items():
            archive.writestr(name, content)
    return pack.with_name("forged.zip")


def test_the_token_is_in_the_pack_and_holds_offline(office: App, server: TimeStampServer, run: Run) -> None:
    pack, pem = story(office), office.settings.timestamp.certificates
    made = seals(office)
    assert len(server.asked) == len(made) > 3 and all(one.token and one.stamped_at == NOW for one in made)
    server.http.server_close()
    found = verify_pack(pack, read_certificates(pem))
    assert found.seals and all(one.trusted and one.stamped_at == NOW for one in found.seals)
    events = [one.events for one in found.seals]
    assert events == sorted(events) and events[-1] <= found.events
    assert "chưa đối chiếu người ký" in run("verify", str(pack))
    told = run("verify", str(pack), "--certificates", pem)
    assert "người ký CN=TSA thử nghiệm" in told and "chưa đối chiếu" not in told
    assert check_stamps(office).level == "ok"

    token = next(name for name in zipfile.ZipFile(pack).namelist() if name.endswith(".tsr"))
    tokens = [name for name in zipfile.ZipFile(pack).namelist() if name.endswith(".tsr")]
    forgeries: list[tuple[Callable[[dict[str, bytes]], Any], str]] = [
        (lambda files: files.update({token: b"x"}), "không phải là dấu thời gian"),
        (lambda files: files.update({token: files[tokens[-1]]}), "của một mã khác"),
        (lambda files: files.update({"seals/2022-01-01.tsr": files[token]}), "không khớp với các tệp dấu thời gian"),
        (lambda files: files.pop("seals/seals.json"), "thiếu tệp seals/seals.json"),
        (lambda files: files.update({"seals/seals.json": b"[1]"}), "không đúng dạng"),
        (lambda files: files.update(other_length(files)), "không khớp với nhật ký"),
    ]
    for change, why in forgeries:
        with pytest.raises(BadPack, match=re.escape(why)):
            verify_pack(changed(pack, change))


def other_length(files: dict[str, bytes]) -> dict[str, bytes]:
    told = json.loads(files["seals/seals.json"])
    told[-1]["length"] -= 1
    return {"seals/seals.json": json.dumps(told).encode()}


def test_a_server_that_gives_nothing_is_asked_again_and_holds_up_nothing(office: App, server: TimeStampServer) -> None:
    launched(office)
    server.says = lambda query: refusal()
    go(office, "2022-01-24T08:30")
    assert [m for m in said(office) if m.sent_at]  # the letters went
    (seal,) = seals(office)
    assert (seal.token, seal.tries) == (None, 1) and "từ chối" in seal.fault
    found = check_stamps(office)
    assert found.level == "warning" and "từ chối (trạng thái 2)" in found.found
    go(office, "2022-01-24T08:31", "2022-01-24T08:34")
    assert len(server.asked) == 1  # not before its time
    server.says = authority().answer
    go(office, "2022-01-24T08:35", "2022-01-24T08:40", "2022-01-24T09:00")
    (seal,) = seals(office)
    assert (seal.tries, seal.fault, seal.stamped_at) == (2, "", NOW) and len(server.asked) == 2


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_patrol_killed_while_it_asks_is_followed_by_one_that_asks_again(
    office: App, server: TimeStampServer, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    launched(office)
    real = stamping.ask_time_stamp

    def killed(*given: Any) -> Any:
        if moment == "after":
            real(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr(stamping, "ask_time_stamp", killed)
    with pytest.raises(KeyboardInterrupt):
        go(office, "2022-01-24T08:30")
    monkeypatch.setattr(stamping, "ask_time_stamp", real)
    go(office, "2022-01-24T08:31", "2022-01-24T08:36", "2022-01-24T08:41")
    (seal,) = seals(office)
    assert seal.token and seal.tries == 2


def test_of_two_patrols_one_asks(office: App, server: TimeStampServer) -> None:
    launched(office)
    seen = stamping.seal_to_stamp
    go(dataclasses.replace(office, virtual=True), "2022-01-24T08:30")
    assert server.asked == []  # a virtual clock asks nobody
    stale = seen(office, at("2022-01-24T08:31"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stamping, "seal_to_stamp", lambda *_: stale)
        for _ in range(2):
            stamping.stamp_seals(office, at("2022-01-24T08:31"))
    assert len(server.asked) == 1
