"""A letter that was said, to be read again: its words as they were kept, and how they looked where that is certain.

Only the plain text is kept. Its HTML is composed anew from the rows, and shown only where the text that comes with it
is the very one that was kept; personal links are in neither (tasks/letters/personal_links.py).
"""

from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateError
from sqlmodel import Session, col, select

from models.app import App
from models.message import Message
from tasks.letters.batch import Batch
from tasks.letters.compose import compose_letter


@dataclass(frozen=True)
class ReadLetter:
    """A letter as it was said. `html` is "" where nobody can be sure how it looked."""

    rows: list[Message]
    text: str
    html: str


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
    return ReadLetter(rows, lead.body, _html(app, session, rows) if lead.body else "")


def _html(app: App, session: Session, rows: list[Message]) -> str:
    lead = rows[0]
    batch = Batch(app, session, rows, lead.claimed_at or lead.sent_at or lead.planned_at)
    batch.once("links", _SomeLink)
    try:
        words = compose_letter(batch, rows).words
    except (TemplateError, AttributeError, LookupError, OSError, TypeError, ValueError):
        return ""  # what it was composed from is no longer there
    return words.html if (words.text, words.subject) == (lead.body, lead.subject) else ""
