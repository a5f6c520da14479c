"""What a look at a page comes to, and when the next one is due; pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pendulum import DateTime

from models.proof import ProofState

RETRY_MINUTES = (10, 60)
"""After a look that found nothing, and after the next; then it is settled."""

LAST_LOOK_HOURS = 2
"""How long before the end of the office's day the last look begins, so that all its tries end before it."""


class Outcome(StrEnum):
    """shown: the document is there. absent: the page answers without it. failed: nobody could look. refused: the
    address is one that is never asked.
    """

    SHOWN = "shown"
    ABSENT = "absent"
    FAILED = "failed"
    REFUSED = "refused"


@dataclass(frozen=True)
class Look:
    """A look at a page: what it came to, what was recognised, and what was kept of it.

    `files` are the files of the document that the page links: address, SHA-256 and size of each.
    """

    outcome: Outcome
    reason: str = ""
    found: tuple[str, ...] = ()
    url: str = ""
    sha256: str = ""
    size: int = 0
    media_type: str = ""
    files: tuple[Mapping[str, Any], ...] = field(default=())


@dataclass(frozen=True)
class LastLook:
    """When the last look is due, and the end of that day."""

    at: DateTime
    ends: DateTime


@dataclass(frozen=True)
class Judgement:
    """The state that follows, and the next look; `settled` is False while it is only tried again."""

    state: ProofState
    next_look_at: DateTime | None
    settled: bool = True


def judge_look(
    state: ProofState, look: Look, attempts: int, now: DateTime, last: LastLook | None, *, was_proved: bool
) -> Judgement:
    """What follows from the look number `attempts` since the proof was last settled.

    Nobody is said to have taken down a page but by a look within the window: after it nobody had to keep it.
    """
    ahead = last.at if last and last.at > now else None
    if look.outcome is Outcome.SHOWN:
        return Judgement(ProofState.PROVED, ahead)
    if look.outcome is not Outcome.REFUSED and attempts <= len(RETRY_MINUTES):
        return Judgement(state, now.add(minutes=RETRY_MINUTES[attempts - 1]), settled=False)
    if look.outcome is not Outcome.ABSENT or (was_proved and last is not None and now > last.ends):
        return Judgement(ProofState.UNCHECKED, ahead)
    return Judgement(ProofState.GONE if was_proved else ProofState.CLAIMED_ONLY, ahead)
