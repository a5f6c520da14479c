"""The password of the database is in no sentence, log or traceback, whatever the server answers."""

import logging
import traceback
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from sqlalchemy.exc import DBAPIError

from models.config.database_url import parse_database_url
from models.database import DatabaseError, connect_database, notice_cut_lines, upgrade_schema
from models.errors import BadSettings
from tests.support.refusing_servers import refusing_servers

SECRET = "mật khẩu/a@b:c-91c04d"


@pytest.fixture(scope="module")
def refusing() -> Iterator[Any]:
    """A PostgreSQL server that repeats the password in its refusal."""
    with refusing_servers() as servers:
        yield servers["postgresql"]


@pytest.mark.parametrize(
    "form",
    ["dondoc:{}@{}/x", "dondoc@{1}/x?password={0}", "dondoc@{1}/x?sslpassword=khoa-9csslpassword=a&password={0}"],
)
def test_what_a_server_repeats_is_told_without_it(refusing: Any, form: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    where = form.format(quote(SECRET, safe=""), f"127.0.0.1:{refusing.server_address[1]}")
    engine = connect_database(f"postgresql+psycopg://{where}")
    with pytest.raises(DatabaseError, match="refused: …") as told:
        upgrade_schema(engine)
    with pytest.raises(DBAPIError) as raw:
        engine.connect()
    assert refusing.heard[-1] == SECRET.encode()
    said = [*map(str, (told.value, raw.value, raw.value.orig)), *traceback.format_exception(raw.value), caplog.text]
    for text in said:
        assert SECRET not in text and quote(SECRET, safe="") not in text, text


@pytest.mark.parametrize(
    "address",
    ["dondoc:a@b-91c04d@127.0.0.1/x", "dondoc:a/91c04d@127.0.0.1:x", "dondoc:91c04d@[::1/x", "dondoc:a b@c 91c04d/x"],
)
def test_an_address_that_is_none_is_not_repeated(address: str) -> None:
    with pytest.raises(BadSettings, match="database_url") as told:
        parse_database_url(f"postgresql://{address}")
    assert "91c04d" not in "".join(traceback.format_exception(told.value))


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql+psycopg://dondoc@may-1/x", {"connect_timeout", "keepalives_idle", "tcp_user_timeout", "options"}),
        ("postgresql+psycopg://dondoc@10.0.0.1/x?options=-cjit%3Doff&connect_timeout=3", {"tcp_user_timeout"}),
        ("postgresql+psycopg://dondoc@localhost/x", set()),
        ("postgresql+psycopg:///x?host=/run/postgresql", set()),
    ],
)
def test_a_server_on_another_host_is_given_up_when_its_line_is_cut(url: str, told: set[str]) -> None:
    """What the address says itself is left as it is."""
    wanted = notice_cut_lines(parse_database_url(url))
    assert told <= wanted.keys() and bool(told) == bool(wanted)
    assert not wanted.keys() & parse_database_url(url).query.keys()
