"""Everything that happened: append-only, each row carrying the hash of the one before."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pendulum import DateTime
from sqlalchemy import UniqueConstraint, insert, update
from sqlmodel import Field, Session, col, select

from models.columns import Table, instant_column
from models.text import tr

OFFICE_LEDGER = "office"
"""The ledger of what belongs to no campaign, as the directory of agencies."""

ENGINE_ACTOR = "hệ thống"
"""The actor of what the engine does by itself."""


class Ledger(Table, table=True):
    """The head of one chain of Events, so that a deleted tail shows too. One for each campaign, by its slug."""

    name: str = Field(primary_key=True, max_length=100)
    length: int = 0
    head: str = Field(default="", max_length=64)


class Event(Table, table=True):
    """One thing that happened: who, when, what it was before and after, and why."""

    __table_args__ = (UniqueConstraint("ledger", "seq"),)

    id: int = Field(default=None, primary_key=True)
    ledger: str = Field(foreign_key="ledger.name", max_length=100)
    seq: int
    at: DateTime = instant_column()
    actor: str
    what: str = Field(max_length=60)
    due_id: int | None = Field(default=None, index=True)
    message_id: int | None = None
    old: str = ""
    new: str = ""
    reason: str = ""
    previous: str = Field(max_length=64)
    hash: str = Field(max_length=64)

    def digest(self) -> str:
        """SHA-256 over the row's facts and the hash of the row before."""
        return _digest(self.at.in_timezone("UTC").isoformat(), {name: getattr(self, name) for name in FACTS})


def _digest(at: str, row: Mapping[str, Any]) -> str:
    facts = [row[name] for name in FACTS]
    facts.insert(2, at)
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()


FACTS = ("ledger", "seq", "actor", "what", "due_id", "message_id", "old", "new", "reason", "previous")


def open_office_ledger(session: Session) -> None:
    """Begin the chain of what belongs to no campaign, where it was not begun."""
    if session.get(Ledger, OFFICE_LEDGER) is None:
        session.add(Ledger(name=OFFICE_LEDGER))
        session.flush()


@dataclass(frozen=True)
class EventData:
    """What is to be said of one thing that happened; who and when is said once for several."""

    what: str
    due_id: int | None = None
    message_id: int | None = None
    old: str = ""
    new: str = ""
    reason: str = ""


def record_event(
    session: Session,
    ledger: str,
    at: DateTime,
    actor: str,
    what: str,
    *,
    due_id: int | None = None,
    message_id: int | None = None,
    old: str = "",
    new: str = "",
    reason: str = "",
) -> None:
    """Append one Event within the caller's transaction. The ledger's row is locked until it commits."""
    record_events(session, ledger, at, actor, [EventData(what, due_id, message_id, old, new, reason)])


def record_events(session: Session, ledger: str, at: DateTime, actor: str, happened: list[EventData]) -> None:
    """Append Events in their order, by one statement however many they are."""
    if not happened:
        return
    session.flush()
    # SQLite, which knows no lock of a row, has let no other writer in since this transaction began.
    end = select(Ledger.length, Ledger.head).where(Ledger.name == ledger)
    length, head = session.exec(end.with_for_update()).one()
    instant, rows = at.in_timezone("UTC").isoformat(), []
    for seq, one in enumerate(happened, start=length + 1):
        row = {"ledger": ledger, "seq": seq, "at": at, "actor": actor, **vars(one), "previous": head}
        row["hash"] = head = _digest(instant, row)
        rows.append(row)
    session.connection().execute(insert(Event), rows)
    end_now = {"length": length + len(rows), "head": head}
    session.execute(update(Ledger).where(col(Ledger.name) == ledger).values(end_now))


def verify_history(session: Session, ledger: str) -> str | None:
    """None when the chain is whole; else what is wrong with it, in one sentence."""
    events = session.exec(select(Event).where(Event.ledger == ledger).order_by(col(Event.seq)))
    book = session.get(Ledger, ledger)
    return fault_of_chain(ledger, events, book.length if book else -1, book.head if book else "")


def fault_of_chain(ledger: str, events: Iterable[Event], length: int, head: str) -> str | None:
    """What is wrong with a chain whose ledger tells this length and head, in one sentence; None when it is whole."""
    previous, count = "", 0
    for event in events:
        count += 1
        if event.seq != count:
            return tr("nhật ký “{ledger}” thiếu dòng {count}", ledger=ledger, count=count)
        if event.ledger != ledger or event.previous != previous or event.hash != event.digest():
            return tr("nhật ký “{ledger}” bị sửa ở dòng {count}", ledger=ledger, count=count)
        previous = event.hash
    if (length, head) != (count, previous):
        return tr("nhật ký “{ledger}” bị xóa phần cuối, sau dòng {count}", ledger=ledger, count=count)
    return None
