"""Mails as they come in, hostile ones too: read as far as they can be, and never an exception."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.inbox.answer.own_words import own_words
from tasks.inbox.mail.parse import TooMuch, parse
from tests.support.imap_server import OURS, reply

LATE = "cham@huyen.example"


def test_the_key_knows_a_mail_again_and_a_forged_copy_is_another() -> None:
    one = reply(LATE)
    again = one.replace(b"Received: from mail", b"Received: from other").replace(b"To: ttbcxb", b"To: ban-khac")
    forged = one.replace(b"dmarc=pass", b"dmarc=fail")
    other = one.replace(b"bao cao", b"BAO CAO").replace(b"JVBERi0xLjcgYmFvIGNhbw==", b"JVBERi0xLjcgYmFvIGNhbzI=")
    assert parse(one, OURS).key == parse(again, OURS).key
    assert len({parse(mail, OURS).key for mail in (one, forged, other, reply(LATE, number=2))}) == 4


@pytest.mark.parametrize(
    "quote",
    [
        "Vào Th 2, 24 thg 1, 2022 lúc 08:30 Sở <a@b> đã viết:",
        "On Mon, 24 Jan 2022, Sở wrote:",
        "-----Original Message-----",
        "________________________________",
        "Từ: Sở Thông tin",
        "From: Sở",
    ],
)
def test_what_a_reply_quotes_is_not_its_own(quote: str) -> None:
    assert own_words(f"Đã nhận.\n\n{quote}\nĐề nghị báo cáo") == "Đã nhận."


def test_a_reply_in_html_only_and_in_an_unknown_charset() -> None:
    html = (
        "<html><style>x</style><p>Gửi b&aacute;o c&aacute;o<br>kính chuyển</p><blockquote>đề nghị gia hạn</blockquote>"
    )
    raw = f"From: {LATE}\r\nContent-Type: text/html; charset=x-la\r\n\r\n{html}".encode()
    found = parse(raw, OURS)
    assert (found.text, found.own) == ("Gửi báo cáo\nkính chuyển\n> đề nghị gia hạn", "Gửi báo cáo\nkính chuyển")


def test_the_logo_of_a_signature_is_no_report() -> None:
    raw = reply(LATE, file=None).decode()
    logo = "Content-Type: image/png; name=logo.png\nContent-ID: <l1>\nContent-Disposition: inline\n\nx"
    head = raw.split("Content-Type")[0]
    words = "Content-Type: text/plain\n\nĐã nhận"
    mixed = f'{head}Content-Type: multipart/related; boundary="b"\n\n--b\n{words}\n--b\n{logo}\n--b--\n'
    found = parse(mixed.encode(), OURS)
    assert (found.files, found.own) == ((), "Đã nhận")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff\xfe",
        b"From: a@b\r\nFrom: c@d\r\n\r\nx",
        b"From: =?utf-8?b?////?= <a@b>\r\nSubject: =?x-la?q?=ff?=\r\n\r\n\xed\xa0\x80\x00",
        b"From: a@b\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n=x=y===",
        b"From: a@b\r\nContent-Type: text/html\r\n\r\n<![x[ <!-- <" + b"<div" * 5000,
        b"From: a@b\r\nContent-Disposition: attachment; filename*=x-la''%ff%fe\r\n\r\nx",
        b"From: " + b"(" * 3000 + b"\r\nTo: " + b"<" * 3000 + b"\r\nMessage-ID: <[" + b"\r\n\r\nx",
    ],
)  # fmt: skip
def test_hostile_mails_are_read_as_far_as_they_can_be(raw: bytes) -> None:
    found = parse(raw, OURS)
    assert found.genuine is None and "\x00" not in found.text + found.subject + found.sender
    (found.text + found.subject + found.letter_id).encode("utf-8")


@pytest.mark.parametrize(
    "raw",
    [
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 40_000,
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 201,
        b"Content-Type: message/rfc822\r\n\r\n" * 500 + b"x",
        b"X: y\r\n" * 40_000 + b"\r\nx",
        b"Subject: " + b"x" * 10**6 + b"\r\n\r\nx",
    ],
    ids=["40,000 parts", "201 parts", "500 mails in each other", "40,000 headers", "one long header"],
)
def test_a_mail_of_more_than_any_mail_of_people_is_refused(raw: bytes) -> None:
    with pytest.raises(TooMuch, match="quá"):
        parse(b"From: a@b.example\r\n" + raw, OURS)


@given(st.binary(max_size=400), st.sampled_from([b"From", b"Subject", b"Content-Type", b"Message-ID", b"References"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_in_any_header_are_read(value: bytes, name: bytes) -> None:
    parse(name + b": " + value.replace(b"\n", b" ") + b"\r\n\r\n" + value, OURS)
