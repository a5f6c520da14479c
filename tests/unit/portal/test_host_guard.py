"""Which hosts and pages get to the Prefect server, and which do not."""

import pytest

from portal.host_guard import LOOPBACK, HostGuard, why_refused

OWN = LOOPBACK | {"dondoc.so.example"}


def headers(**given: str) -> list[tuple[bytes, bytes]]:
    return [(name.replace("_", "-").encode(), value.encode()) for name, value in given.items()]


@pytest.mark.parametrize(
    "given",
    [
        headers(host="127.0.0.1:4200"),
        headers(host="localhost:4200"),
        headers(host="LOCALHOST:4200"),
        headers(host="[::1]:4200"),
        headers(host="localhost:14200"),  # through a tunnel
        headers(host="dondoc.so.example"),
        headers(host="127.0.0.1:4200", origin="http://127.0.0.1:4200"),
        headers(host="127.0.0.1:4200", origin="http://localhost:4200"),
        headers(host="dondoc.so.example", origin="https://dondoc.so.example"),
        headers(host="127.0.0.1:4200", sec_fetch_site="same-origin", sec_fetch_mode="cors"),
        headers(host="127.0.0.1:4200", sec_fetch_site="cross-site", sec_fetch_mode="navigate"),  # a link was followed
        headers(host="127.0.0.1:4200", sec_fetch_site="none", sec_fetch_mode="navigate"),
    ],
)
def test_what_is_ours_passes(given: list[tuple[bytes, bytes]]) -> None:
    assert why_refused(given, OWN) == ""


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ([], "host"),
        (headers(host=""), "host"),
        (headers(host="evil.example"), "host"),
        (headers(host="evil.example:4200"), "host"),
        (headers(host="127.0.0.1.evil.example:4200"), "host"),
        (headers(host="localhost.evil.example"), "host"),
        (headers(host="localhost@evil.example"), "host"),
        (headers(host="evil.example#localhost:4200"), "host"),
        (headers(host="localhost:4200, evil.example"), "host"),
        (headers(host="localhost:4200 "), "host"),
        (headers(host="localhost.:4200"), "host"),
        (headers(host="0.0.0.0:4200"), "host"),
        (headers(host="2130706433:4200"), "host"),
        (headers(host="127.1:4200"), "host"),
        (headers(host="sub.dondoc.so.example"), "host"),
        (headers(host="localhost:4200") + headers(host="evil.example"), "host"),
        (headers(host="localhost:4200", origin="http://evil.example"), "origin"),
        (headers(host="localhost:4200", origin="null"), "origin"),
        (headers(host="localhost:4200", origin=""), "origin"),
        (headers(host="localhost:4200", origin="file://"), "origin"),
        (headers(host="localhost:4200", origin="http://localhost:4280"), "origin"),
        (headers(host="localhost:4200", origin="http://localhost"), "origin"),
        (headers(host="localhost:4200", origin="http://localhost:4200.evil.example"), "origin"),
        (headers(host="localhost:4200", origin="http://localhost:4200@evil.example"), "origin"),
        (headers(host="localhost:4200", origin="ftp://localhost:4200"), "origin"),
        (
            headers(host="localhost:4200", origin="http://localhost:4200") + headers(origin="http://evil.example"),
            "origin",
        ),
        (headers(host="localhost:4200", sec_fetch_site="cross-site", sec_fetch_mode="no-cors"), "origin"),
        (headers(host="localhost:4200", sec_fetch_site="same-site", sec_fetch_mode="cors"), "origin"),
    ],
)
def test_what_is_anothers_is_refused(given: list[tuple[bytes, bytes]], why: str) -> None:
    assert why_refused(given, OWN) == why


@pytest.mark.parametrize(("kind", "answer"), [("http", 421), ("websocket", 1008)])
async def test_the_server_behind_never_sees_what_is_refused(kind: str, answer: int) -> None:
    async def behind(*_: object) -> None:
        raise AssertionError("reached")

    sent: list[dict[str, object]] = []

    async def send(message: object) -> None:
        sent.append(message)  # type: ignore[arg-type]

    await HostGuard(behind, OWN)({"type": kind, "headers": headers(host="evil.example")}, None, send)  # type: ignore[arg-type]
    assert answer in (sent[0].get("status"), sent[0].get("code"))


async def test_answers_may_not_be_framed() -> None:
    async def behind(scope: object, receive: object, send: object) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})  # type: ignore[operator]

    sent: list[dict[str, object]] = []

    async def send(message: object) -> None:
        sent.append(message)  # type: ignore[arg-type]

    scope = {"type": "http", "headers": headers(host="localhost:4200")}
    await HostGuard(behind, OWN)(scope, None, send)  # type: ignore[arg-type]
    assert (b"x-frame-options", b"DENY") in sent[0]["headers"]  # type: ignore[operator]
