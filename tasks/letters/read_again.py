"""A letter that was said, to be read again: its words as they were kept, and how they looked where that is certain;
and one that waits, as it would read now.

Only the plain text is kept. Its HTML is composed anew from the rows, and shown only where the text that comes with it
is the very one that was kept; personal links are in neither (tasks/letters/personal_links.py).
"""

from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateError
from pendulum import DateTime
from sqlmodel import Session, col, select

from models.app import App
from models.message import Message
from models.states import WAITING_STATES
from tasks.letters.batch import Batch
from tasks.letters.compose import compose_letter
from tasks.render import Words


@dataclass(frozen=True)
class ReadLetter:
    """A letter as it was said. `html` is "" where nobody can be sure how it looked.

    `foreseen`: it has not been written; this is how it would read now.
    """

    rows: list[Message]
    text: str
    html: str
    subject: str = ""
    foreseen: bool = False


class _SomeLink(dict[Any, str]):
    """Stands for every link: whoever reads a letter again gets no way in."""

    def get(self, key: Any, default: Any = None) -> str:
        return "-"


def read_letter(app: App, session: Session, message: Message) -> ReadLetter:
    """The letter that a Message became, with all the Messages that it carried."""
    mine = Message.letter_id == message.letter_id if message.letter_id else Message.id == message.id
    rows = list(session.exec(select(Message).where(mine).order_by(col(Message.id))))
    lead = next((row for row in rows if row.body), rows[0])
    rows.sort(key=lambda row: (row is not lead, row.id))
    return ReadLetter(rows, lead.body, _html(app, session, rows) if lead.body else "", lead.subject)


def foresee_letter(app: App, session: Session, message: Message, now: DateTime) -> ReadLetter:
    """A letter that waits, as it would read if it went now by itself; one that was said as it was.

    Several about one agency go as one letter: that is not known before.
    """
    if message.body or message.state not in WAITING_STATES:
        return read_letter(app, session, message)
    words = _composed(app, session, [message], max(now, message.send_after))
    if words is None:
        return ReadLetter([message], "", "")
    return ReadLetter([message], words.text, words.html, words.subject, foreseen=True)


def _html(app: App, session: Session, rows: list[Message]) -> str:
    lead = rows[0]
    words = _composed(app, session, rows, lead.claimed_at or lead.sent_at or lead.planned_at)
    return words.html if words and (words.text, words.subject) == (lead.body, lead.subject) else ""


def _composed(app: App, session: Session, rows: list[Message], at: DateTime) -> Words | None:
    """The words as the rows have them now; None where what they are composed from is no longer there."""
    batch = Batch(app, session, rows, at)
    batch.once("links", _SomeLink)
    try:
        return compose_letter(batch, rows).words
    except (TemplateError, AttributeError, LookupError, OSError, TypeError, ValueError):
        return None
