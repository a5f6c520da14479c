"""Tokens of a time-stamp authority: the right one, and each that proves nothing."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from cryptography.x509.oid import ExtendedKeyUsageOID
from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

from tasks.stamps import authority as asking
from tasks.stamps.authority import NoTimeStamp, ask_time_stamp, check_time_stamp
from tests.support.time_stamps import NOW, Authority, authority, refusal, time_stamp_server

CODE = "ab" * 32
REQUEST = TimestampRequestBuilder().data(CODE.encode()).hash_algorithm(HashAlgorithm.SHA256).build()
QUERY = REQUEST.as_bytes()
OTHER_QUERY = TimestampRequestBuilder().data(CODE.encode()).hash_algorithm(HashAlgorithm.SHA256).build().as_bytes()
SHORT = Authority("TSA ngắn hạn", days=30)
WEB = Authority("Máy chủ web", usage=ExtendedKeyUsageOID.SERVER_AUTH)


def flipped(token: bytes) -> bytes:
    """The token with one bit of its signature changed."""
    return token[:-5] + bytes([token[-5] ^ 1]) + token[-4:]


def test_a_right_token_tells_its_time_and_who_signed() -> None:
    stamp = check_time_stamp(authority().answer(QUERY), CODE, [authority().root], REQUEST)
    assert (stamp.at, stamp.authority) == (NOW, "CN=TSA thử nghiệm")
    then = dt.datetime(2025, 1, 10, tzinfo=dt.UTC)
    assert check_time_stamp(SHORT.answer(QUERY, at=then), CODE, [SHORT.root]).at == then  # expired since: still proof
    both = [SHORT.root, authority().root]
    assert check_time_stamp(authority().answer(QUERY), CODE, both).at == NOW


BAD: list[tuple[str, Callable[[], bytes], list[Authority], str]] = [
    ("of another code", lambda: authority().answer(QUERY, over=b"x"), [authority()], "của một mã khác"),
    ("of another code, nobody known", lambda: authority().answer(QUERY, over=b"x"), [], "của một mã khác"),
    ("foreign", lambda: Authority("Kẻ lạ").answer(QUERY), [authority()], "không do cơ quan"),
    ("same name, other key", lambda: Authority("TSA thử nghiệm").answer(QUERY), [authority()], "dấu thời gian"),
    ("expired when it stamped", lambda: SHORT.answer(QUERY), [SHORT], "không có hiệu lực"),
    ("not for time-stamps", lambda: WEB.answer(QUERY), [WEB], "chữ ký"),
    ("signature changed", lambda: flipped(authority().answer(QUERY)), [authority()], "chữ ký"),
    ("answer to another request", lambda: authority().answer(OTHER_QUERY), [authority()], "chữ ký"),
    ("refused", refusal, [authority()], "từ chối (trạng thái 2)"),
    ("a page", lambda: b"<html>502</html>", [authority()], "không phải là dấu thời gian"),
    ("nothing", lambda: b"", [authority()], "không phải là dấu thời gian"),
    ("cut off", lambda: authority().answer(QUERY)[:300], [authority()], "không phải là dấu thời gian"),
]


@pytest.mark.parametrize(("token", "known", "why"), [one[1:] for one in BAD], ids=[one[0] for one in BAD])
def test_a_token_that_proves_nothing_is_refused_with_the_reason(
    token: Callable[[], bytes], known: list[Authority], why: str
) -> None:
    with pytest.raises(NoTimeStamp, match=re.escape(why)):
        check_time_stamp(token(), CODE, [one.root for one in known], REQUEST)


def test_a_damaged_token_never_does_more_than_be_refused() -> None:
    right = authority().answer(QUERY)
    for place in range(0, len(right), 3):
        damaged = right[:place] + bytes([right[place] ^ 1 << place % 8]) + right[place + 1 :]
        for known in ([authority().root], []):
            try:
                stamp = check_time_stamp(damaged, CODE, known, REQUEST)
            except NoTimeStamp:
                continue
            assert not known or stamp.at == NOW


def test_a_server_that_fails_or_drips_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "SECONDS", 0.3)
    with time_stamp_server() as server:
        known = [authority().root]
        assert ask_time_stamp(server.url, CODE, known).at == NOW
        server.says = 503
        with pytest.raises(NoTimeStamp, match=r"không hỏi được máy chủ dấu thời gian \(503\)"):
            ask_time_stamp(server.url, CODE, known)
        server.slow = True
        with pytest.raises(NoTimeStamp, match="không trả lời trong"):
            ask_time_stamp(server.url, CODE, known)
    with pytest.raises(NoTimeStamp, match=r"\(URLError\)"):
        ask_time_stamp(server.url, CODE, known)
