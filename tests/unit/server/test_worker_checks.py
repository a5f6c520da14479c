"""What a worker says is wrong, what it waits for, and what it leaves to the first machine."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from sqlalchemy import text

from flows.server import worker_checks
from flows.server.credential import authorization
from flows.server.worker_checks import (
    Away,
    NotYet,
    check_database,
    check_database_clock,
    check_server,
    check_settings,
    wait_until,
)
from models.app import App
from models.config.settings import Settings
from models.database import connect_database, set_meta, writing
from models.errors import Misconfigured
from tasks.heartbeat import HELD, LAST_PATROL
from tasks.ops.restore_guard import Held
from tasks.ops.worker_round import check_delegable, check_patrolled
from tests.support.databases import new_database
from tests.support.instants import at
from tests.support.ports import free_port
from tests.support.web import served

NOW = "2022-01-24T08:30"
POSTGRESQL = "postgresql+psycopg://dondoc@10.0.0.1/dondoc"


@contextmanager
def answering(status: dict[str, int]) -> Iterator[str]:
    """The address of a server that answers by the credential it is given; "" is none."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status[self.headers.get("Authorization", "")])
            self.end_headers()
            self.wfile.write(json.dumps("3.8.8").encode())

        def log_message(self, *_: object) -> None:
            pass

    with served(Handler) as url:
        yield f"{url}/api"


@pytest.mark.parametrize(
    ("database", "url", "words"),
    [
        ("", "http://10.0.0.1:4200/api", "cần PostgreSQL: cơ sở dữ liệu đang cấu hình là SQLite"),
        ("sqlite:////srv/x.sqlite", "http://10.0.0.1:4200/api", "cần PostgreSQL"),
        (POSTGRESQL, "", "hãy đặt PREFECT_API_URL"),
        (POSTGRESQL, "10.0.0.1:4200/api", "hãy đặt PREFECT_API_URL"),
    ],
)
def test_what_no_other_machine_can_use_is_said(tmp_path: Path, database: str, url: str, words: str) -> None:
    with pytest.raises(Misconfigured, match=words):
        check_settings(Settings(data=tmp_path, database_url=database), url)


def test_the_server_must_want_a_credential_and_take_ours() -> None:
    ours = authorization("dondoc:khoa")["Authorization"]
    guarded = {ours: 200, "": 401, authorization("dondoc:sai")["Authorization"]: 401}
    with answering(guarded) as url:
        check_server(url, "dondoc:khoa")
        for wrong in ("dondoc:sai", ""):
            with pytest.raises(Misconfigured, match="không nhận khóa"):
                check_server(url, wrong)
    with answering(dict.fromkeys(guarded, 200)) as url, pytest.raises(Misconfigured, match="không đòi khóa"):
        check_server(url, "dondoc:khoa")
    with pytest.raises(Away, match="không trả lời: http://127.0.0.1:"):
        check_server(f"http://127.0.0.1:{free_port()}/api", "dondoc:khoa")


@pytest.mark.parametrize("wrong", ["http://", "http://[::1", "http://127.0.0.1:99999/api"])
def test_an_address_that_is_none_is_one_sentence(wrong: str) -> None:
    with pytest.raises(Away, match="không trả lời"):
        check_server(wrong, "")


def test_what_is_away_is_tried_again_after_longer_and_longer_and_told_once() -> None:
    answers = iter([Away("đi vắng")] * 9 + [None])
    told: list[str] = []
    paused: list[float] = []

    def check() -> None:
        if error := next(answers):
            raise error

    wait_until(check, told.append, paused.append)
    assert told == ["đi vắng; sẽ thử lại cho đến khi được.", "Đã kết nối lại được."]
    assert paused == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_the_tables_and_the_clock_of_the_database_must_be_ours(
    postgres: str, laid_postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty, laid = new_database(postgres, "worker_empty"), new_database(postgres, "worker_laid", laid_postgres)
    with pytest.raises(NotYet, match="chưa có dữ liệu của Đôn Đốc"):
        check_database(Settings(data=tmp_path, database_url=empty))
    settings = Settings(data=tmp_path, database_url=laid)
    check_database(settings)
    monkeypatch.setattr(worker_checks, "seconds_ahead", lambda _: -61.0)
    with pytest.raises(NotYet, match=r"lệch 61 giây so với cơ sở dữ liệu \(nhiều nhất 60 giây\)"):
        check_database(settings)
    engine = connect_database(laid)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    engine.dispose()
    with pytest.raises(NotYet, match="ở phiên bản 0001, chương trình này cần phiên bản"):
        check_database(settings)
    nowhere = f"postgresql+psycopg://dondoc@127.0.0.1:{free_port()}/dondoc"
    with pytest.raises(Away, match="không mở được cơ sở dữ liệu"):
        check_database(Settings(data=tmp_path, database_url=nowhere))


@pytest.mark.parametrize(("ahead", "lease", "apart"), [(59, 10, False), (-61, 10, True), (13, 2, True), (11, 2, False)])
def test_clocks_may_differ_by_a_tenth_of_a_lease(
    monkeypatch: pytest.MonkeyPatch, ahead: float, lease: int, apart: bool
) -> None:
    monkeypatch.setattr(worker_checks, "seconds_ahead", lambda _: ahead)
    if apart:
        with pytest.raises(NotYet):
            check_database_clock(None, lease)  # type: ignore[arg-type]
    else:
        check_database_clock(None, lease)  # type: ignore[arg-type]


def test_a_worker_rests_while_no_patrol_comes_to_its_end(sqlite_office: App) -> None:
    now = at(NOW)
    with pytest.raises(Held, match="chưa có lần đi tuần nào"):
        check_patrolled(sqlite_office, now)
    with writing(sqlite_office.engine) as session:
        set_meta(session, LAST_PATROL, now.isoformat())
    check_patrolled(sqlite_office, now.add(minutes=20))
    with pytest.raises(Held, match="không đi tuần từ"):
        check_patrolled(sqlite_office, now.add(minutes=21))
    with writing(sqlite_office.engine) as session:
        set_meta(session, HELD, "bản sao cũ")
    with pytest.raises(Held, match="bản sao cũ"):
        check_patrolled(sqlite_office, now)


def test_letters_for_a_folder_are_no_workers(sqlite_office: App) -> None:
    with pytest.raises(Misconfigured, match="maildir"):
        check_delegable(sqlite_office)
