"""A look, without a lock, whether something has come between a claim and its hand-over.

Asked for each letter when its envelope has gone and before its words do: a report committed before the envelope was
sent is seen by the look behind it, so no letter is begun after it. What it stops is claimed anew, and judged there.
"""

import threading
from typing import Any

from sqlalchemy import and_, func, literal_column, or_, true
from sqlmodel import col, select

from models.app import App
from models.campaign import Campaign
from models.due import Due
from models.enums import PRESSING_KINDS
from models.message import Message
from models.states import UNFINISHED_STATES, CampaignState, MessageState
from tasks.delivery.journal import Journal
from tasks.delivery.queue import STILL_SPEAKS

MARKS = {"sqlite": "?", "postgresql": "%s"}
"""How each driver marks the place of a value."""


class CancellationCheck:
    """Watches over the claimed letters of one worker, for all its sessions.

    By the journal's connection: SQLite tells it cheaply whether any other has committed since, and only then is the
    question put, for all that is claimed. PostgreSQL, which takes a round trip for either, is asked for each letter.
    """

    def __init__(self, app: App, journal: Journal, worker: str) -> None:
        self._journal, self._worker = journal, worker
        self._sqlite = app.engine.dialect.name == "sqlite"
        self._one_connection = not app.engine.url.database  # in memory: nobody else ever commits
        self._question = _question(app, one=not self._sqlite)
        self._turn, self._seen = threading.Lock(), list[Any]()
        self._good: dict[str, int] = {}
        self.warned = False
        """A letter was stopped: of the others that were claimed with it, it is worth asking before the envelope too."""

    def is_cancelled(self, letter_id: str, messages: int) -> bool:
        """True when a pause, an end, a report or a new deadline has come since a letter of so many Messages was
        claimed, when the claim is no longer ours, or when the round is over.
        """
        stopped = self._count_good(letter_id) != messages
        self.warned = self.warned or stopped
        return stopped

    def _count_good(self, letter_id: str) -> int:
        if not self._sqlite:
            found: dict[str, int] = dict(self._journal.ask(self._question, self._worker, letter_id))
            return found.get(letter_id, 0)
        with self._turn:
            change = self._journal.ask(CHANGES)
            if change != self._seen or not change or self._one_connection:
                # In this order: what is committed between the two is another change at the next look.
                self._good = dict(self._journal.ask(self._question, self._worker))
                self._seen = change
            return self._good.get(letter_id, 0)


CHANGES = "PRAGMA data_version"
"""Gives another number whenever another connection has committed (sqlite.org/pragma.html)."""


def _question(app: App, *, one: bool) -> str:
    """How many Messages of each letter of a worker, or of `one`, are claimed and may still be said."""
    mark: Any = literal_column("?")
    state = col(Campaign.state)
    settled = or_(
        state != CampaignState.RUNNING, col(Due.state).not_in(UNFINISHED_STATES), col(Due.paused),
        col(Due.revision) != col(Message.revision),
    )  # fmt: skip
    changed = or_(state.not_in(STILL_SPEAKS), and_(col(Message.kind).in_(PRESSING_KINDS), settled))
    query = select(col(Message.letter_id), func.count()).outerjoin(Campaign, col(Message.campaign_id) == Campaign.id)
    query = query.outerjoin(Due, col(Message.due_id) == Due.id).group_by(col(Message.letter_id))
    query = query.where(Message.claimed_by == mark, Message.state == MessageState.SENDING, changed.is_not(true()))
    query = query.where(Message.letter_id == mark) if one else query
    asked = query.compile(dialect=app.engine.dialect, compile_kwargs={"literal_binds": True})
    return str(asked).replace("?", MARKS[app.engine.dialect.name])
