"""Letters of one thing are one thread in a mail program: by In-Reply-To and References (RFC 5322, 3.6.4)."""

import email
import email.policy
from email.message import EmailMessage
from typing import Any

from models.app import App
from models.enums import OPENING_KINDS, MessageKind
from models.states import MessageState
from tests.support.cast import hand_in, launched, requested, said
from tests.support.verbs import go, send_back


def letters(app: App) -> dict[str, EmailMessage]:
    """The mails of the Maildir, by their Message-ID."""
    found = {}
    for path in (app.settings.data / "maildir" / "new").iterdir():
        mail: Any = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        assert not mail.defects
        found[str(mail["Message-ID"])] = mail
    return found


def test_what_follows_refers_to_the_letter_that_opened_it(sqlite_office: App) -> None:
    launched(sqlite_office)
    go(sqlite_office, "2022-01-24T08:30", "2022-01-26T08:05")  # the acknowledgement is chased
    requested(sqlite_office, "2022-02-14T09:00", "2022-02-18")
    go(sqlite_office, "2022-02-14T09:05", "2022-02-15T08:05")
    hand_in(sqlite_office, "cham", "2022-02-15T09:00")
    go(sqlite_office, "2022-02-15T09:05")
    send_back(sqlite_office, "cham", "2022-02-16T09:00")
    go(sqlite_office, "2022-02-16T09:05", "2022-02-22T08:05")
    mails = letters(sqlite_office)
    rows = [m for m in said(sqlite_office) if m.state is MessageState.SENT and m.channel == "mail" and m.letter_id]
    opened = {f"<{m.letter_id}>": m for m in rows if m.kind in OPENING_KINDS}
    kinds = set()
    for row in rows:
        mail = mails[f"<{row.letter_id}>"]
        if row.kind in OPENING_KINDS:
            assert mail["In-Reply-To"] is None
        elif mail["In-Reply-To"]:
            first = [opened[one] for one in mail["In-Reply-To"].split()]
            assert mail["References"] == mail["In-Reply-To"] and {m.agency_id for m in first} == {row.agency_id}
            about = (
                MessageKind.REQUEST
                if row.kind in (MessageKind.RECEIPT, MessageKind.RETURNED, MessageKind.REMINDER)
                else None
            )
            assert about is None or {m.kind for m in first} == {about}
            kinds.add(row.kind)
        else:
            assert row.kind in (
                MessageKind.ESCALATION,
                MessageKind.DIGEST,
                MessageKind.WEEKLY,
                MessageKind.WINDOW_CLOSING,
                MessageKind.CLOSING,
            )
    assert {
        MessageKind.ACKNOWLEDGE_CHASE,
        MessageKind.REMINDER,
        MessageKind.RECEIPT,
        MessageKind.RETURNED,
        MessageKind.CHASE,
    } <= kinds
