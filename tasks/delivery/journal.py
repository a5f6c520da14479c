"""What is committed letter by letter: that a session has one in hand, and what the server said of it.

A batch is claimed and recorded at once, and so a claim alone does not say that its letter was handed over. A letter is
begun only after its row in `hand_over` is committed, and its session begins the next only after its answer is: a crash
leaves one letter a session in doubt, and of all others it is known whether they went (docs/decisions/0070).
"""

import json
import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from types import TracebackType
from typing import Any

from sqlmodel import Session, col, delete, select

from models.app import App
from models.message import HandOver
from models.states import MessageState
from tasks.delivery.outcome import Outcome

ANSWERED_SQLITE = """
UPDATE hand_over SET answer = json_extract(given.value, '$[1]') FROM json_each(?) AS given
WHERE letter_id = json_extract(given.value, '$[0]') AND worker = ?"""
BEGUN_SQLITE = """
INSERT INTO hand_over (letter_id, worker, answer) SELECT value, ?, '' FROM json_each(?) WHERE true
ON CONFLICT (letter_id) DO NOTHING RETURNING letter_id"""
WITHDRAWN = {
    "sqlite": "DELETE FROM hand_over WHERE worker = ? AND letter_id IN (SELECT value FROM json_each(?))",
    "postgresql": "DELETE FROM hand_over WHERE worker = %s AND letter_id = ANY(%s)",
}
BOTH_POSTGRESQL = """
WITH answered AS (
    UPDATE hand_over SET answer = given.answer FROM unnest(%s::text[], %s::text[]) AS given (letter_id, answer)
    WHERE hand_over.letter_id = given.letter_id AND worker = %s)
INSERT INTO hand_over (letter_id, worker, answer) SELECT letter_id, %s, '' FROM unnest(%s::text[]) AS letter_id
ON CONFLICT (letter_id) DO NOTHING RETURNING letter_id"""


class Journal(AbstractContextManager["Journal"]):
    """The letters in hand of one worker, written by a connection of its own: each write is one durable commit.

    Its few statements go to the driver itself; SQLAlchemy would take thrice the time of the commit.
    """

    def __init__(self, app: App, worker: str) -> None:
        self._worker = worker
        self._sqlite = app.engine.dialect.name == "sqlite"
        options = {"writes": True} if self._sqlite else {"isolation_level": "AUTOCOMMIT"}
        self._link = app.engine.execution_options(**options).connect()
        driver: Any = self._link.connection.driver_connection
        self._rollback = driver.rollback
        # psycopg takes half as long again for a new cursor each time, with the plan of a statement it does not know.
        self._do = driver.execute if self._sqlite else partial(driver.cursor().execute, prepare=True)
        self._turn, self._over = threading.Lock(), False

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._turn:
            self._over = True
            self._link.close()

    def ask(self, question: str, *values: str) -> list[Any]:
        """What the database answers as of now, none when the round is over. Any session may ask."""
        with self._turn:
            return [] if self._over else self._do(question, values).fetchall()

    def write(self, answered: Mapping[str, Outcome], begun: Sequence[str]) -> set[str]:
        """Commit what was answered and what is begun; gives back those of the latter that nobody else has in hand.

        None are given back when the round is over.
        """
        if not (answered or begun):
            return set()
        said = {letter_id: _packed(outcome) for letter_id, outcome in answered.items()}
        with self._turn:
            if self._over:
                return set()
            return self._write_sqlite(said, begun) if self._sqlite else self._write_postgresql(said, begun)

    def withdraw(self, letter_ids: Sequence[str]) -> None:
        """Letters that were taken in hand and not begun are in hand no more."""
        if letter_ids:
            named = json.dumps(letter_ids) if self._sqlite else list(letter_ids)
            with self._turn:
                if not self._over:
                    self._do(WITHDRAWN["sqlite" if self._sqlite else "postgresql"], (self._worker, named))

    def _write_postgresql(self, said: dict[str, str], begun: Sequence[str]) -> set[str]:
        given = (list(said), list(said.values()), self._worker, self._worker, list(begun))
        return {letter_id for (letter_id,) in self._do(BOTH_POSTGRESQL, given).fetchall()}

    def _write_sqlite(self, said: dict[str, str], begun: Sequence[str]) -> set[str]:
        do = self._do
        do("BEGIN IMMEDIATE")
        try:
            if said:
                do(ANSWERED_SQLITE, (json.dumps(list(said.items())), self._worker))
            rows = do(BEGUN_SQLITE, (self._worker, json.dumps(begun))).fetchall() if begun else ()
            do("COMMIT")
        except BaseException:
            self._rollback()
            raise
        return {letter_id for (letter_id,) in rows}


def read_journal(session: Session, letter_ids: Iterable[str]) -> dict[str, Outcome | None]:
    """Of some letters those that a session took in hand, each with its answer, None where none is known."""
    rows = session.exec(select(HandOver).where(col(HandOver.letter_id).in_(set(letter_ids))))
    return {row.letter_id: _unpacked(row.answer) if row.answer else None for row in rows}


def forget_letters(session: Session, letter_ids: Iterable[str | None], worker: str | None = None) -> None:
    """Take letters out of the journal, in the transaction that writes into their rows what became of them."""
    gone = delete(HandOver).where(col(HandOver.letter_id).in_({one for one in letter_ids if one}))
    session.execute(gone if worker is None else gone.where(col(HandOver.worker) == worker))


def _packed(outcome: Outcome) -> str:
    return json.dumps([outcome.state, outcome.code, outcome.text[:500], outcome.stop, outcome.ours])


def _unpacked(answer: str) -> Outcome:
    state, code, text, stop, ours = json.loads(answer)
    return Outcome(MessageState(state), code, text, stop, ours)
