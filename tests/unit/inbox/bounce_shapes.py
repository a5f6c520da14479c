"""Bounces in the shapes that servers were reported to write, each with the place; the words are shortened or ours.

All are about a letter to `TO`. Of each it is said whether it failed for good, is delayed, was
refused, or found a full mailbox.
"""

import base64
from dataclasses import dataclass

TO, LETTER = "cham@huyen.example", "0123456789abcdef0123456789abcdef@stttt.langson.example"
GH = "https://github.com/"
BACK = f"Message-ID: <{LETTER}>\nSubject: =?utf-8?b?xJDhu4EgbmdodOG7iw==?=\nTo: {TO}\n"
REPORT = 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n'
MIXED = 'Content-Type: multipart/mixed; boundary="b"\n'
BELOW = f"Received: from dondoc by mx.example; Mon, 24 Jan 2022 09:00:00 +0700\n{BACK}\nKính gửi\n"


@dataclass(frozen=True)
class Bounce:
    """A notification: who writes it, what came of the letter, its bytes as text, and where such a one was "
    "reported."""

    name: str
    outcome: str
    raw: str
    source: str


def head(sender: str, subject: str, more: str = "") -> str:
    return f"Return-Path: <>\nFrom: {sender}\nTo: dondoc@stttt.langson.example\nSubject: {subject}\n{more}"


def part(kind: str, text: str, more: str = "") -> str:
    return f"--b\nContent-Type: {kind}\n{more}\n{text}\n"


def report(
    sender: str, subject: str, words: str, fields: str, *, kind: str = "message/delivery-status",
    back: str = "message/rfc822", more: str = "",
) -> str:  # fmt: skip
    """A multipart/report: words for people, fields for programs, the letter that comes back."""
    parts = part("text/plain; charset=utf-8", words) + part(kind, fields) + part(back, BACK)
    return f"{head(sender, subject, more)}{REPORT}\n{parts}--b--\n"


def fields(status: str, diagnostic: str, *, action: str = "failed", final: str = f"rfc822;{TO}", more: str = "") -> str:
    code = f"Diagnostic-Code: {diagnostic}\n" if diagnostic else ""
    return (
        f"Reporting-MTA: dns;mx.example\n\n{more}Final-Recipient: {final}\nAction: {action}\nStatus: {status}\n{code}"
    )


OUTLOOK = "Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@so.example>"
DAEMON = "MAILER-DAEMON@mx.example (Mail Delivery System)"
NOT_FOUND = "smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup"
POSTFIX = (
    "This is the mail system at host mx.example.\n\nI'm sorry to have to inform you that your message could not\n"
    "be delivered"
)
OVER_QUOTA = f"smtp; 552 5.2.2 <{TO}> Quota exceeded (mailbox for user is full)"
STORAGE = "smtp; 452-4.2.2 The recipient's inbox is out of storage space. 452 4.2.2 OverQuotaTemp - gsmtp"
SUBJECT = "Delivery Status Notification (Failure)"
GOOGLE = head("Mail Delivery Subsystem <mailer-daemon@googlemail.com>", SUBJECT, f"X-Failed-Recipients: {TO}\n")
ZOHO = head("mailer-daemon@mail.zoho.com", "Undelivered Mail Returned to Sender", f"X-Failed-Recipients: {TO}\n")
ALIASED = f"Final-Recipient: rfc822; {TO}\nOriginal-Recipient: rfc822;{TO}\n"

STANDARD = [
    Bounce(
        "exchange online, no such recipient", "failed",
        report(OUTLOOK, "Undeliverable: x", "Your message couldn't be delivered.", fields("5.1.10", NOT_FOUND)),
        GH + "sisimai/rb-sisimai/issues/91",
    ),
    Bounce(
        "exchange online, directory based edge blocking", "failed",
        report(DAEMON, "Undelivered Mail Returned to Sender", POSTFIX, fields("5.4.1", "smtp; 550 5.4.1 "
        "Recipient address rejected: Access denied. AS(201806281)")),
        GH + "zone-eu/zone-mta/pull/214",
    ),
    Bounce(
        "exchange online, restricted group", "refused",
        report(OUTLOOK, "Undeliverable: x", "", fields("5.7.133", "smtp;550 5.7.133 "
        "RESOLVER.RST.SenderNotAuthenticatedForGroup")),
        GH + "zammad/zammad/issues/5429",
    ),
    Bounce(
        "zimbra, over quota for good", "full",
        report(DAEMON, "Undelivered Mail Returned to Sender", POSTFIX, fields("5.2.2", "smtp; 552 5.2.2 Over quota")),
        GH + "Zimbra/zm-mailbox/pull/1434",
    ),
    Bounce(
        "zimbra, over quota for now", "delayed",
        report(DAEMON, "Delayed Mail (still being retried)", POSTFIX, fields("4.2.2", "smtp; 452 4.2.2 Over "
        "quota", action="delayed")),
        GH + "Zimbra/zm-mailbox/pull/1434",
    ),
    Bounce(
        "dovecot behind postfix, over quota", "full",
        report(DAEMON, "Undelivered Mail Returned to Sender", POSTFIX, fields("5.2.2", OVER_QUOTA)),
        GH + "chatmail/relay/pull/21",
    ),
    Bounce(
        "mailcow, given up on a full gmail", "full",
        report(DAEMON, "Undelivered Mail Returned to Sender", POSTFIX, fields("4.2.2", STORAGE)),
        GH + "mailcow/mailcow-dockerized/issues/6486",
    ),
    Bounce(
        "postfix smtputf8", "failed",
        report(
            DAEMON, "Undelivered Mail Returned to Sender", POSTFIX,
            fields("5.6.7", "smtp; SMTPUTF8 is required, but was not offered by "
            "host", final=f"utf-8;{TO}", more=f"Original-Recipient: utf-8;{TO}\n"),
            kind="message/global-delivery-status", back="message/global",
        ),
        "https://www.postfix.org/SMTPUTF8_README.html",
    ),
    Bounce(
        "yahoo behind postfix, fields out of order", "failed",
        report(DAEMON, "Undelivered Mail Returned to Sender", POSTFIX, f"Reporting-MTA: dns; "
        f"mx.example\n\nStatus: 5.0.0\n{ALIASED}Action: failed\n"
               "Diagnostic-Code: smtp; 554 delivery error: dd This user doesn't have an account"),
        GH + "justingit/dada-mail/issues/318",
    ),
    Bounce(
        "domino", "failed",
        report('"Postmaster" <postmaster@huyen.example>', "DELIVERY FAILURE: User not listed", "Your message "
        "could not be delivered.",
               fields("5.1.1", f"X-Notes; User {TO} not listed in Domino Directory")),
        GH + "sisimai/set-of-emails",
    ),
    Bounce(
        "no final recipient, only the original one", "failed",
        report(DAEMON, "Undelivered", "x", f"Reporting-MTA: dns; mx.example\n\nOriginal-Recipient: "
        f"rfc822;{TO}\nAction: failed\nStatus: 5.1.1\n"),
        GH + "odoo/odoo/pull/75618",
    ),
    Bounce(
        "gmail's own, with its pictures beside",
        "failed",
        GOOGLE
        + REPORT
        + "\n"
        + part('text/html; charset="utf-8"', "<b>Address not found</b>")
        + part("message/delivery-status", fields("5.1.1", "smtp; 550-5.1.1 The email account does not exist."))
        + part("message/rfc822", BACK)
        + "--b--\n",
        GH + "rgl/MailBounceDetector/issues/10",
    ),
    Bounce(
        "vnpt mail, a full mailbox said in vietnamese", "full",
        report(DAEMON, "Thư không gửi được", "Hộp thư người nhận đã đầy.", fields("5.0.0", f"smtp; 550 <{TO}>: "
        f"Hộp thư đã đầy, không nhận thêm thư")),
        "our own",
    ),
    Bounce(
        "exchange on its own server, status in base64", "failed",
        f"{head(OUTLOOK, 'Undeliverable: x')}{REPORT}\n"
        + part("message/delivery-status", base64.encodebytes(fields("5.1.1", "smtp;550 5.1.1 "
        "RESOLVER.ADR.RecipNotFound; not found").encode()).decode(), "Content-Transfer-Encoding: base64\n")
        + part("message/rfc822", BACK) + "--b--\n",
        "our own",
    ),
]  # fmt: skip

WORDS = [
    Bounce(
        "smartermail", "failed",
        f"{head('System Administrator <postmaster@mx.example>', 'Delivery Failure')}\nCould not deliver message "
        f"to the following recipient(s):\n\n"
        f"Failed Recipient: {TO}\nReason: Remote host said: 550 5.1.1 The email account that you tried to reach "
        f"does not exist.\n\n"
        f"   -- The header and top 20 lines of the message follows --\n\n{BELOW}",
        GH + "rgl/MailBounceDetector/issues/10",
    ),
    Bounce(
        "haraka", "failed",
        f"{head(DAEMON, 'failure notice')}\nHi. This is the Haraka Mailer program at mx.example.\nI'm afraid I "
        f"wasn't able to deliver your message to the "
        f"following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\nIntended "
        f"Recipients: <{TO}>\n"
        f"Failure Reason: Error: Some recipients failed: <{TO}>\n\n--- Below this line is a copy of the "
        f"message.\n\n{BELOW}",
        GH + "haraka/Haraka/issues/848",
    ),
    Bounce(
        "zoho", "failed",
        ZOHO + MIXED + "\n"
        + part("text/plain", "This message was created automatically by mail delivery software.\nA message that "
        "you sent could not be delivered to one or more "
               f"of its recipients. This is a permanent error.\n\n[{TO}]\n\nInvalid Recipients, ERROR CODE :550 "
               f"- 5.1.1 User unknown")
        + part("message/rfc822", BACK) + "--b--\n",
        GH + "postalsys/emailengine/pull/270",
    ),
    Bounce(
        "exim, without its header", "failed",
        f"{head(DAEMON, 'Mail delivery failed: returning message to sender')}\nThis message was created "
        f"automatically by mail delivery software.\n\n"
        f"A message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent "
        f"error. The following address(es) failed:\n\n"
        f"  {TO}\n    Unrouteable address\n\n------ This is a copy of the message, including all the headers. "
        f"------\n\n{BELOW}",
        GH + "Exim/exim/blob/master/src/src/deliver.c",
    ),
    Bounce(
        "exim, delayed", "delayed",
        f"{head(DAEMON, 'Warning: message 1abc-000123-45 delayed 24 hours')}\nThis message was created "
        f"automatically by mail delivery software.\n"
        "A message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 "
        "hours on the queue on mx.example.\n\n"
        f"The message identifier is:     1abc-000123-45\n\nThe address to which the message has not yet been "
        f"delivered is:\n\n  {TO}\n    Delay reason: "
        f"Connection timed out\n\nNo action is required on your part. Delivery attempts will continue.\n{BACK}",
        GH + "Exim/exim/blob/master/src/src/deliver.c",
    ),
    Bounce(
        "qmail, what the other host said", "failed",
        f"{head('MAILER-DAEMON@mx.example', 'failure notice')}\nHi. This is the qmail-send program at "
        f"mx.example.\nI'm afraid I wasn't able to deliver your "
        f"message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work "
        f"out.\n\n<{TO}>:\n192.0.2.1 does not like recipient.\n"
        f"Remote host said: 550 5.1.1 user unknown\nGiving up on 192.0.2.1.\n\n--- Below this line is a copy of "
        f"the message.\n\n{BELOW}",
        "https://cr.yp.to/proto/qsbmf.txt",
    ),
    Bounce(
        "gmail, as it wrote once", "failed",
        GOOGLE + "\n"
        f"Delivery to the following recipient failed permanently:\n\n     {TO}\n\nTechnical details of permanent "
        f"failure:\n"
        f"Google tried to deliver your message, but it was rejected by the server. 550 5.1.1 User "
        f"unknown\n\n----- Original message -----\n\n{BELOW}",
        GH + "mikel/mail/issues/103",
    ),
    Bounce(
        "mdaemon", "failed",
        f"{head('MDaemon@mx.example', 'Permanent Delivery Failure')}{MIXED}\n"
        + part("text/plain", "The attached message had PERMANENT fatal delivery errors!\n\nAfter one or more "
        "unsuccessful delivery attempts the attached message "
               f"has been removed from the mail queue on this server.\n\nFailed address: {TO}\n\n--- Session "
               f"Transcript ---\n Mon: --> RCPT To:<{TO}>\n"
               f" Mon: <-- 550 5.1.1 <{TO}>, Recipient unknown\n--- End Transcript ---")
        + part("message/rfc822", BACK) + "--b--\n",
        "our own",
    ),
    Bounce(
        "hmailserver", "failed",
        f"{head('mailer-daemon@mx.example', 'Message undeliverable: x')}\nYour message did not reach some or all "
        f"of the intended recipients.\n\n   Sent: Mon, 24 Jan 2022\n"
        f"   Subject: x\n\nThe following recipient(s) could not be reached:\n\n{TO}\n   Error Type: SMTP\n   "
        f"Remote server (192.0.2.1) issued an error.\n"
        f"   hMailServer sent: RCPT TO:<{TO}>\n   Remote server replied: 550 5.1.1 User "
        f"unknown\n\nhMailServer\n{BACK}",
        "our own",
    ),
]  # fmt: skip

BOUNCES = STANDARD + WORDS
