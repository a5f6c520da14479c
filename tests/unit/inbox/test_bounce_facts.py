"""Bounces as servers really write them: whom they are about, what came of it, and which letter it was.

The shapes follow RFC 3464 and 6533, and the notifications of Postfix, Exim, qmail, OpenSMTPD, Exchange and Gmail; the
words and addresses are invented.
"""

import base64
from email import message_from_bytes
from email.policy import default

import pytest

from tasks.inbox.bounce.bounce_facts import Undelivered, returned_letters, undelivered
from tests.unit.inbox.bounce_shapes import BOUNCES, LETTER, TO, Bounce

STANDARD = "message/delivery-status"
HEAD = "Return-Path: <>\nFrom: Mail Delivery System <MAILER-DAEMON@mx.example>\nTo: dondoc@stttt.langson.example\n"
REPORT = 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n'
GONE = f"Final-Recipient: rfc822; {TO}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user\n"
BACK = f"Message-ID: <{LETTER}>\nSubject: Đề nghị báo cáo\nTo: {TO}\n"


def part(kind: str, text: str, head: str = "") -> str:
    return f"--b\nContent-Type: {kind}\n{head}\n{text}\n"


def report(
    status: str = GONE, *, head: str = HEAD + REPORT, kind: str = "message/delivery-status", more: str = ""
) -> str:
    words = part("text/plain", "Your message could not be delivered.")
    fields = part(kind, f"Reporting-MTA: dns; mx.example\n\n{status}")
    return f"{head}\n{words}{fields}{more or part('text/rfc822-headers', BACK)}--b--\n"


def encoded(text: str) -> str:
    return base64.encodebytes(text.encode()).decode()


PRINTABLE = "Content-Transfer-Encoding: quoted-printable\n"
BASE64 = "Content-Transfer-Encoding: base64\n"
STATUS = f"Reporting-MTA: dns; mx.example\n\n{GONE}"

QMAIL = f"""{HEAD}Subject: failure notice

Hi. This is the qmail-send program at mx.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<{TO}>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Return-Path: <dondoc@stttt.langson.example>
Received: (qmail 2 invoked from network); 24 Jan 2022 02:00:00 -0000
{BACK}
Kính gửi
"""
EXIM = f"""{HEAD}X-Failed-Recipients: {TO}
Auto-Submitted: auto-replied
Subject: Mail delivery failed: returning message to sender

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  {TO}
    host mx.huyen.example [192.0.2.1]
    SMTP error from remote mail server after RCPT TO:<{TO}>:
    550 5.1.1 User unknown

------ This is a copy of the message, including all the headers. ------

{BACK}
Kính gửi
"""
POSTFIX_SAID = f"I'm sorry to have to inform you.\n\n  The Postfix program\n\n<{TO}>: host mx said: 550 no such user"
POSTFIX_WORDS = f"""{HEAD}Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/mixed; boundary=b

{part("text/plain", POSTFIX_SAID, "Content-Description: Notification" + chr(10))}{part("message/rfc822", BACK)}--b--
"""
EXCHANGE_FULL = "STOREDRV.Deliver; mailbox size limit exceeded"
GMAIL_FULL = "452-4.2.2 The email account that you tried to reach is over quota"
READ = f"Final-Recipient: rfc822; {TO}\nDisposition: manual-action; displayed"


SHAPES: dict[str, tuple[str, str]] = {
    "postfix": (report(), "failed"),
    "the whole letter back": (report(more=part("message/rfc822", BACK + "\nKính gửi\n")), "failed"),
    "in multipart/mixed": (report(head=HEAD + 'Content-Type: multipart/mixed; boundary="b"\n'), "failed"),
    "no type of address": (report(GONE.replace("rfc822; ", "")), "failed"),
    "in angle brackets": (report(GONE.replace(TO, f"<{TO}>")), "failed"),
    "capitals": (report(GONE.replace(TO, TO.upper()).replace("failed", "Failed")), "failed"),
    "original recipient": (
        report(f"Original-Recipient: rfc822;{TO}\n" + GONE.replace(TO, "chuyen@khac.example")),
        "failed",
    ),
    "a comment on the action": (report(GONE.replace("failed", "failed (hết hạn)")), "failed"),
    "opensmtpd's action": (report(GONE.replace("failed", "error")), "failed"),
    "eai": (report(GONE.replace("rfc822;", "utf-8;"), kind="message/global-delivery-status"), "failed"),
    "eai escapes": (report(GONE.replace("rfc822; cham", r"utf-8; \x{63}ham")), "failed"),
    "eai headers": (report(more=part("message/global-headers", BACK)), "failed"),
    "exchange, status in base64": (
        f"{HEAD}{REPORT}\n{part('message/delivery-status', encoded(STATUS), BASE64)}"
        f"{part('text/rfc822-headers', BACK)}--b--\n",
        "failed",
    ),
    "exchange, headers in base64": (report(more=part("text/rfc822-headers", encoded(BACK), BASE64)), "failed"),
    "exchange, letter in base64": (report(more=part("message/rfc822", encoded(BACK), BASE64)), "failed"),
    "exchange, status quoted-printable": (
        report(more=part("text/rfc822-headers", BACK.replace("=", "=3D"), PRINTABLE)),
        "failed",
    ),
    "only X-Original-Message-ID": (
        report(head=f"{HEAD}X-Original-Message-ID: <{LETTER}>\n{REPORT}", more=part("text/plain", "x")),
        "failed",
    ),
    "X-Original-Message-ID in the status": (
        report(GONE + f"X-Original-Message-ID: <{LETTER}>\n", more=part("text/plain", "x")),
        "failed",
    ),
    "only In-Reply-To": (
        report(head=f"{HEAD}In-Reply-To: <{LETTER}>\n{REPORT}", more=part("text/plain", "x")),
        "failed",
    ),
    "only References": (
        report(head=f"{HEAD}References: <{LETTER}>\n{REPORT}", more=part("text/plain", "x")),
        "failed",
    ),
    "qmail": (QMAIL, "failed"),
    "exim": (EXIM, "failed"),
    "postfix's words alone": (POSTFIX_WORDS, "failed"),
    "delayed": (report(GONE.replace("failed", "delayed").replace("5.1.1", "4.4.1")), "delayed"),
    "delayed, a full mailbox": (report(GONE.replace("failed", "delayed").replace("5.1.1", "4.2.2")), "delayed"),
    "full by its status": (report(GONE.replace("5.1.1", "5.2.2")), "full"),
    "full by its words": (report(GONE.replace("550 5.1.1 no such", "552 mailbox full").replace("5.1.1", "5")), "full"),
    "full at gmail": (
        report(GONE.replace("550 5.1.1 no such user", GMAIL_FULL)),
        "full",
    ),
    "full at exchange": (
        report(GONE.replace("5.1.1", "5.0.0").replace("no such user", EXCHANGE_FULL)),
        "full",
    ),
    "full at qmail": (QMAIL.replace("no mailbox here by that name. (#5.1.1)", "mailbox full (#5.2.2)"), "full"),
    "refused by policy": (
        report(GONE.replace("5.1.1", "5.7.1").replace("no such user", "Message rejected due to policy")), "refused",
    ),
    "refused for DMARC at gmail": (
        report(GONE.replace("5.1.1", "5.7.26").replace("no such user", "unauthenticated, DMARC policy")), "refused",
    ),
    "refused for its size": (report(GONE.replace("5.1.1", "5.3.4").replace("no such user", "too big")), "refused"),
    "refused as spam, without a code": (EXIM.replace("550 5.1.1 User unknown", "554 blocked as spam"), "refused"),
    "policy says there is no such user": (report(GONE.replace("5.1.1", "5.7.1", 1)), "failed"),
    "disabled": (report(GONE.replace("5.1.1", "5.2.1").replace("no such user", "policy: disabled")), "failed"),
    "full at exim": (EXIM.replace("550 5.1.1 User unknown", "552 Mailbox quota exceeded"), "full"),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "outcome"), SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("line", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_bounce_names_its_recipient_its_outcome_and_its_letter(raw: str, outcome: str, line: str) -> None:
    mail = message_from_bytes(raw.replace("\n", line).encode(), policy=default)
    (found,) = undelivered(mail)
    assert (found.address, found.outcome) == (TO, outcome)
    assert LETTER in returned_letters(mail)


@pytest.mark.parametrize("bounce", BOUNCES, ids=[one.name for one in BOUNCES])
def test_a_bounce_as_it_was_reported_somewhere_is_understood(bounce: Bounce) -> None:
    mail = message_from_bytes(bounce.raw.encode(), policy=default)
    (found,) = undelivered(mail)
    assert (found.address, found.outcome) == (TO, bounce.outcome)
    assert LETTER in returned_letters(mail) and bounce.source


def test_the_servers_words_are_kept() -> None:
    mail = message_from_bytes(EXIM.encode(), policy=default)
    assert "550 5.1.1 User unknown" in undelivered(mail)[0].words
    assert undelivered(message_from_bytes(report().encode(), policy=default)) == (
        Undelivered(TO, "failed", "5.1.1 550 5.1.1 no such user"),
    )


@pytest.mark.parametrize(
    "raw",
    [
        report(GONE.replace("failed", "relayed")),
        report(GONE.replace("failed", "delivered")),
        report(GONE.replace("Action", "Hanh-dong")),
        report("Final-Recipient: rfc822; không rõ\nAction: failed\n"),
        f"From: {TO}\nSubject: Re\n\nThư bị trả lại:\n<{TO}>: 550 5.1.1 User unknown\n",
        QMAIL.replace("Return-Path: <>\n", f"Return-Path: <{TO}>\n").replace("MAILER-DAEMON@", "vanthu@"),
        HEAD + "Content-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n"
        + part("message/disposition-notification", READ)
        + "--b--\n",
        HEAD + "Subject: x\n\nThư này không nói gì.\n",
    ],
    ids=["relayed", "delivered", "no action", "no address", "a person", "a person quoting", "read receipt", "nothing"],
)  # fmt: skip
def test_what_is_no_bounce_names_nobody(raw: str) -> None:
    assert undelivered(message_from_bytes(raw.encode(), policy=default)) == ()


def test_of_a_notification_without_measure_a_part_is_looked_at() -> None:
    many = "\n".join(GONE.replace("cham", f"c{number}") for number in range(2_000))
    assert len(undelivered(message_from_bytes(report(many).encode(), policy=default))) == 50
