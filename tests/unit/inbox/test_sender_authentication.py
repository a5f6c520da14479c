"""Who is believed to have written a mail: the tricks of forgers, each in the form that a server would hand it on."""

import pytest

from tasks.inbox.mail.from_header import plain_address, sound_head
from tasks.inbox.mail.parse import parse
from tasks.inbox.mail.sender_authentication import authentic
from tests.support.imap_server import OURS

LATE = "cham@huyen.example"
PASS = f"Authentication-Results: {OURS}; dmarc=pass header.from=huyen.example"
EVIL = f"Authentication-Results: {OURS}; dmarc=pass header.from=evil.example"
BORDER = f"Received: from mail.huyen.example by {OURS} with ESMTPS id 1; Mon, 24 Jan 2022 09:00:00 +0700"
FROM = f"From: {LATE}"


def believed(*head: str | bytes) -> tuple[bool | None, str]:
    """What is believed of a mail of these header lines, and as whose."""
    lines = [line if isinstance(line, bytes) else line.encode() for line in head]
    found = parse(b"\r\n".join(lines) + b"\r\nSubject: x\r\n\r\nx", OURS)
    return found.genuine, found.sender


@pytest.mark.parametrize(
    "header",
    [
        LATE,
        "CHAM@Huyen.Example",
        f"<{LATE}>",
        f"Phong VHTT <{LATE}>",
        f"Nguyen V. A <{LATE}>",
        f'"Phòng VHTT (huyện)" <{LATE}>',
        f"=?utf-8?q?Ph=C3=B2ng?= <{LATE}>",
        f"=?utf-8?b?UGjDsm5n?=\r\n =?utf-8?b?IFZI?=\r\n <{LATE}>",
        f'"{LATE}" <{LATE}>',
        f"\"'{LATE}'\" <{LATE}>",
        f"=?utf-8?q?cham=40huyen.example?= <{LATE}>",
        f"\r\n {LATE}",
    ],
)
def test_one_plain_address_is_taken_however_it_is_dressed(header: str) -> None:
    assert believed(PASS, BORDER, f"From: {header}") == (True, LATE)


TRICKS = [
    f"{LATE} <bob@evil.example>",
    f'"{LATE}" <bob@evil.example>',
    "=?utf-8?q?cham=40huyen.example?= <bob@evil.example>",
    "=?utf-8?q?=3Ccham=40huyen.example=3E?= <bob@evil.example>",
    "=?utf-8?q?=3Ccham=40huyen.example=3E?=",
    "=?utf-8?b?Y2hhbe+8oGh1eWVuLmV4YW1wbGU=?= <bob@evil.example>",
    f"<{LATE}> <bob@evil.example>",
    f"<bob@evil.example> <{LATE}>",
    f"{LATE}\r\n <bob@evil.example>",
    f"{LATE}, bob@evil.example",
    f"bob@evil.example, {LATE}",
    f"{LATE}, {LATE}",
    f"{LATE},",
    f"{LATE};",
    f"nhóm: {LATE};",
    f"nhóm: {LATE}, bob@evil.example;",
    f"nhóm:; {LATE}",
    f"{LATE} (bob@evil.example)",
    f"(bob) {LATE}",
    f"a(<{LATE}>) <bob@evil.example>",
    f"bob@evil.example (<{LATE}>)",
    f"a ((b) <bob@evil.example>) <{LATE}>",
    f"<@evil.example:{LATE}>",
    f"<@evil.example,@b.example:{LATE}>",
    f'"{LATE}"@evil.example',
    '"cham"@huyen.example',
    '"a b"@huyen.example',
    "cham\\@huyen.example@evil.example",
    "cham@huyen.example@evil.example",
    "cham@evil.example@huyen.example",
    "cham @ huyen.example",
    "cham@huyen.example.",
    "cham@[192.0.2.1]",
    "cham@huyen",
    "cham@huуen.example",
    "chаm@huyen.example",
    "cham@huyen.exаmple",
    "cham@huyen。example",
    "cham＠huyen.example",
    "cham@huyen.example\u200b",
    "thư@huyện.example",
    "cham@huyen.example\x00 <bob@evil.example>",
    f"a\x00 <{LATE}>",
    f"{LATE}\r <bob@evil.example>",
    f'"chưa đóng <{LATE}>',
    f'a"b <{LATE}>',
    f"{LATE} <>",
    "<>",
    "",
    "không có địa chỉ",
    f"a <{LATE}> b",
    f"a <{LATE}>>",
    f"a <<{LATE}>>",
    f"a < {LATE} >",
    f"mailto:{LATE}",
    f"[{LATE}] <bob@evil.example>",
    f"cham%huyen.example@evil.example <{LATE}>",
    "(" * 3000 + LATE,
    f"{'a ' * 3000}<{LATE}>",
]


@pytest.mark.parametrize("header", TRICKS)
def test_a_from_that_two_programs_may_read_differently_is_nobodys(header: str) -> None:
    for word in (PASS, EVIL):
        assert believed(word, BORDER, f"From: {header}")[0] is not True, word
    assert plain_address([header]) != LATE


@pytest.mark.parametrize(
    "lines",
    [
        [FROM, "From: bob@evil.example"],
        ["From: bob@evil.example", FROM],
        [FROM, FROM],
        [FROM, "from: bob@evil.example"],
        [FROM, "From : bob@evil.example"],
        ["From : bob@evil.example", FROM],
        [FROM, "From\t: bob@evil.example"],
        [FROM, "From bob@evil.example Mon Jan 24 09:00:00 2022"],
        ["Subject: a\rFrom: bob@evil.example", FROM],
        ["Subject: a\x00", FROM],
        [FROM, "X-\x00: a"],
        [FROM, b"Fr\xf6m: bob@evil.example"],
        [FROM, "không phải tiêu đề"],
        [FROM, "Sender: bob@evil.example"],
        [FROM, f"Sender: {LATE}, bob@evil.example"],
        [FROM, f"Sender: {LATE}", "Sender: bob@evil.example"],
        [b"From: ph\xf2ng <cham@huyen.example>"],
        [f"From: =?utf-8?b?!!!!?= <{LATE}>".replace("!!!!", "/w==")],
        [f"From: =?x-la?q?a?= <{LATE}>"],
        [f"From: =?utf-8?q?a=0D=0AFrom:_bob?= <{LATE}>"],
        [f"Resent-From: {LATE}"],
        [],
    ],
)  # fmt: skip
def test_a_head_that_leaves_open_who_wrote_it_is_not_believed(lines: list[str | bytes]) -> None:
    assert believed(PASS, BORDER, *lines)[0] is not True


def test_who_sends_for_another_of_his_own_domain_is_believed() -> None:
    assert believed(PASS, BORDER, FROM, "Sender: vanthu@huyen.example") == (True, LATE)


def said(*headers: tuple[str, str], sender: str = LATE) -> bool | None:
    return authentic(headers, sender, OURS)


def result(text: str, by: str = OURS) -> tuple[str, str]:
    return ("authentication-results", f"{by}; {text}")


RECEIVED = ("received", BORDER.removeprefix("Received: "))
GOOD = "dmarc=pass header.from=huyen.example"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("dmarc=pass (p=reject) header.from=huyen.example", True),
        ("dmarc=pass header.from=HUYEN.example.", True),
        ("DMARC=Pass header.From=huyen.example", True),
        ("dmarc/1=pass header.from=huyen.example", True),
        ("foo=pass bar.baz=1; x-tls=pass smtp.version=1; dmarc=pass header.from=huyen.example; bimi=none", True),
        ("dmarc=pass (p=none (sp=none)) header.from=huyen.example", True),
        ('dmarc=pass reason="good; signatures" header.from=huyen.example;', True),
        ("dmarc=fail (p=none dis=none) header.from=huyen.example", False),
        ("dkim=pass header.d=huyen.example header.s=a; spf=none", True),
        ("dkim=pass header.i=@huyen.example", True),
        ("dkim=pass (2048-bit key; unprotected) header.d=huyen.example header.b=Ab/+c=", True),
        ("spf=pass smtp.mailfrom=vanthu@huyen.example; dkim=fail", True),
        ("spf=pass smtp.mailfrom=huyen.example", True),
        ("dmarc=none; spf=pass smtp.mailfrom=vanthu@huyen.example", True),
        ("dmarc=pass; dkim=pass header.d=huyen.example", True),
        ("spf=softfail smtp.mailfrom=huyen.example; dkim=none", False),
        ("dmarc=pass", None),
        ("dmarc=pass header.from=", False),
        ("dmarc=pass header.from=evil.example", False),
        ("dmarc=pass header.from=huyen.example.evil.example", False),
        ("dmarc=pass header.from=evil-huyen.example", False),
        ("dmarc=pass header.from=example", False),
        ("dmarc=pass header.from=evil.example header.from=huyen.example", False),
        ("dmarc=pass header.from=evil.example; dmarc=pass header.from=huyen.example", False),
        ("dmarc=pass header.from=huyen.example; dmarc=fail header.from=huyen.example", False),
        ("dmarc=pass header.from=huyen.example; dmarc=none header.from=huyen.example", None),
        ("dmarc=pass header.from=evil.example; spf=pass smtp.mailfrom=a@huyen.example", False),
        ("dmarc=none (dmarc=pass header.from=huyen.example)", None),
        ("dmarc=none (a (b) dmarc=pass header.from=huyen.example)", None),
        ("spf=pass (a (b; dmarc=pass header.from=huyen.example) c) smtp.mailfrom=b@evil.example", None),
        ("spf=pass (a \\) ; dmarc=pass header.from=huyen.example ; b=c) smtp.mailfrom=b@evil.example", None),
        ('spf=pass reason="dmarc=pass header.from=huyen.example" smtp.mailfrom=b@evil.example', None),
        ('spf=pass reason="a; dmarc=pass header.from=huyen.example" smtp.mailfrom=b@evil.example', None),
        ('spf=pass reason="a\\"; dmarc=pass header.from=huyen.example" smtp.mailfrom=b@evil.example', None),
        ('spf=pass smtp.mailfrom="a;dmarc=pass header.from=huyen.example"@evil.example', None),
        ('spf=pass smtp.mailfrom="a@huyen.example"@evil.example', None),
        ('spf=pass smtp.mailfrom="a@huyen.example b"@evil.example', None),
        ("spf=pass smtp.mailfrom=a@huyen.example@evil.example", None),
        ("spf=pass smtp.mailfrom=a@evil.example@huyen.example", None),
        ('spf=pass smtp.mailfrom="chưa đóng; dmarc=pass header.from=huyen.example', None),
        ("spf=pass (chưa đóng; dmarc=pass header.from=huyen.example", None),
        ("spf=pass smtp.mailfrom=b@evil.example dmarc=pass header.from=huyen.example", None),
        ("spf=pass smtp.mailfrom=x=dmarc=pass smtp.mailfrom=huyen.example", None),
        ("spf=pass smtp.helo=huyen.example", None),
        ("dkim=pass header.d=evil.example header.i=@huyen.example", None),
        ("dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=x@evil.example", None),
        ("dkim=pass header.s=huyen.example header.d=evil.example", None),
        ("arc=pass (as.1.huyen.example=pass) header.from=huyen.example", None),
        ("auth=pass smtp.auth=cham@huyen.example", None),
        ("x-dmarc=pass header.from=huyen.example", None),
        ("dmarc=passed header.from=huyen.example", None),
        ("dmarc=bestguesspass header.from=huyen.example", None),
        ("none", None),
        ("none; dmarc=pass header.from=huyen.example", None),
        ("", None),
        ("(" * 2000 + GOOD, None),
        (f"{GOOD}; dkim=pass header.d={'a' * 9000}", None),
    ],
)
def test_the_word_of_our_server(text: str, verdict: bool | None) -> None:
    assert said(result(text), RECEIVED) is verdict


@pytest.mark.parametrize(
    "word",
    [
        f"{OURS} 1; {GOOD}",
        f"{OURS.upper()}; {GOOD}",
        f"{OURS} (ours); {GOOD}",
        f" {OURS} ; {GOOD}",
    ],
)
def test_our_name_is_known_in_its_forms(word: str) -> None:
    assert said(("authentication-results", word), RECEIVED) is True


@pytest.mark.parametrize(
    "word",
    [
        f"{OURS} 2; {GOOD}",
        f"{OURS}.evil.example; {GOOD}",
        f"evil.{OURS}; {GOOD}",
        f"evil.example ({OURS}); {GOOD}",
        f"({OURS}) evil.example; {GOOD}",
        f'"{OURS}"; {GOOD}',
        f"evil.example; {OURS}; {GOOD}",
        f"{OURS}, evil.example; {GOOD}",
        GOOD,
    ],
)
def test_the_word_of_another_server_is_nothing(word: str) -> None:
    assert said(("authentication-results", word), RECEIVED) is None


KHO = ("received", f"from {OURS} by kho.so.example with LMTP id 1; Mon")


@pytest.mark.parametrize(
    "headers",
    [
        [result(GOOD), RECEIVED],
        [("return-path", f"<{LATE}>"), ("delivered-to", "bc"), KHO, result(GOOD), RECEIVED],
        [("received", f"from {OURS} by {OURS} with LMTP id 2; Mon"), result(GOOD), RECEIVED],
        [result("dkim=none", by="khac.example"), result(GOOD), RECEIVED],
        [result(GOOD), result("dmarc=pass header.from=evil.example"), RECEIVED],
        [result(GOOD), RECEIVED, ("received", "by mail.huyen.example"), result("dmarc=fail")],
        [("arc-authentication-results", f"i=1; {OURS}; dmarc=fail"), result(GOOD), RECEIVED],
    ],
)
def test_the_topmost_word_that_our_border_added_counts(headers: list[tuple[str, str]]) -> None:
    assert said(*headers) is True


@pytest.mark.parametrize(
    "headers",
    [
        [RECEIVED, result(GOOD)],
        [RECEIVED, result(GOOD), ("received", "by mail.huyen.example")],
        [RECEIVED, result(GOOD), RECEIVED],
        [KHO, RECEIVED, result(GOOD), RECEIVED],
        [("received", "from evil by mx2.so.example with ESMTP"), result(GOOD), RECEIVED],
        [
            ("received", f"from x by {OURS} with LMTP (unknown [192.0.2.1]) by {OURS} with ESMTP"),
            result(GOOD),
            RECEIVED,
        ],
        [("received", f"from (with LMTP) x by {OURS} with ESMTP"), result(GOOD), RECEIVED],
        [("received", f"from x with LMTP by {OURS} (Postfix) with ESMTP"), result(GOOD), RECEIVED],
        [result("dmarc=none"), RECEIVED, result(GOOD)],
        [result("dmarc=none"), result(GOOD), RECEIVED],
        [result("dmarc=pass header.from=evil.example"), result(GOOD), RECEIVED],
        [("from", LATE), result(GOOD)],
        [("subject", "x"), result(GOOD), RECEIVED],
        [("arc-authentication-results", f"i=1; {OURS}; {GOOD}"), RECEIVED],
        [("x-authentication-results", f"{OURS}; {GOOD}"), RECEIVED],
        [("authentication-results-original", f"{OURS}; {GOOD}"), RECEIVED],
        [result(GOOD, by="evil.example"), RECEIVED],
    ],
)
def test_what_the_sender_wrote_is_no_word_of_ours(headers: list[tuple[str, str]]) -> None:
    assert said(*headers) is not True


def test_servers_of_the_house_are_passed_where_they_are_named() -> None:
    behind = ("received", f"from {OURS} by kho.so.example with ESMTPS; Mon")
    headers = [behind, result(GOOD), RECEIVED]
    assert authentic(headers, LATE, OURS, ("kho.so.example",)) is True
    assert authentic(headers, LATE, OURS, ("kho2.so.example",)) is None
    assert authentic(headers, LATE, OURS) is None


def test_without_a_name_or_a_sender_nobody_is_believed() -> None:
    assert authentic([result(GOOD), RECEIVED], "", OURS) is None
    assert authentic([("authentication-results", GOOD), RECEIVED], LATE, "") is None


@pytest.mark.parametrize(
    ("sender", "by", "verdict"),
    [
        ("a@cham.langson.gov.vn", "langson.gov.vn", True),
        ("a@langson.gov.vn", "gov.vn", None),
        ("a@langson.gov.vn", "cham.langson.gov.vn", None),
        ("a@cham.langson.gov.vn", "khac.langson.gov.vn", None),
        ("a@huyen.example", "example", None),
        ("a@xhuyen.example", "huyen.example", None),
        ("a@huyen.example", "mail.huyen.example", None),
    ],
)
def test_a_domain_above_vouches_but_no_public_suffix_nor_neighbour_does(
    sender: str, by: str, verdict: bool | None
) -> None:
    assert authentic([result(f"dkim=pass header.d={by}"), RECEIVED], sender, OURS) is verdict


def test_the_head_of_an_ordinary_mail_is_sound() -> None:
    assert sound_head(b"From: a@b.example\r\nSubject: x\r\n y\r\nX-Empty:\r\n\r\nFrom : x\r\n")
    assert sound_head(b"From: a@b.example\n\nx") and sound_head("Subject: thư\r\n\r\n".encode())
