"""Every state and its legal moves: one table, one `move`."""

from enum import StrEnum
from typing import Protocol, TypeVar

from models.text import tr


class CampaignState(StrEnum):
    """đợt: approved (phê duyệt, not yet distributed) -> running -> closed, and what may befall it.

    A draft is a file that an officer edits; it becomes rows only when it is approved.
    """

    APPROVED = "approved"
    RUNNING = "running"
    PAUSED = "paused"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


class DueState(StrEnum):
    """một kỳ phải nộp: lateness is not a state, it is computed.

    `proposed` is a report that an officer finds in order, where a leader must too. `consented` is a consultation whose
    term went by in silence, which a rule takes for agreement.
    """

    OPEN = "open"
    RECEIVED = "received"
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    WAIVED = "waived"
    CONSENTED = "consented"


class MessageState(StrEnum):
    """`sent` is "accepted by the server", no more; `unknown` is what a crash leaves in between.

    `bounced` is a letter that was accepted, and of which a server said later that it did not arrive (RFC 3464).
    """

    PLANNED = "planned"
    SENDING = "sending"
    SENT = "sent"
    RETRY = "retry"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    DEAD = "dead"
    CANCELLED = "cancelled"
    BOUNCED = "bounced"


class MailState(StrEnum):
    """waiting (in the review tray) -> counted | dismissed; what was counted wrongly waits again.

    noted is what the machine settled without counting it.
    """

    WAITING = "waiting"
    COUNTED = "counted"
    NOTED = "noted"
    DISMISSED = "dismissed"


State = CampaignState | DueState | MessageState
S = TypeVar("S", CampaignState, DueState, MessageState)

_C, _D, _M = CampaignState, DueState, MessageState
MOVES: dict[State, frozenset[State]] = {
    _C.APPROVED: frozenset({_C.RUNNING, _C.PAUSED, _C.CLOSED, _C.WITHDRAWN, _C.REPLACED}),
    _C.RUNNING: frozenset({_C.PAUSED, _C.CLOSED, _C.WITHDRAWN, _C.REPLACED}),
    _C.PAUSED: frozenset({_C.APPROVED, _C.RUNNING, _C.CLOSED, _C.WITHDRAWN, _C.REPLACED}),
    _C.CLOSED: frozenset(),
    _C.WITHDRAWN: frozenset(),
    _C.REPLACED: frozenset(),
    _D.OPEN: frozenset({_D.RECEIVED, _D.WAIVED, _D.CONSENTED}),
    _D.RECEIVED: frozenset({_D.PROPOSED, _D.ACCEPTED, _D.RETURNED, _D.OPEN, _D.CONSENTED}),
    _D.PROPOSED: frozenset({_D.ACCEPTED, _D.RETURNED, _D.OPEN, _D.RECEIVED, _D.CONSENTED}),
    _D.ACCEPTED: frozenset({_D.OPEN, _D.RETURNED}),
    _D.RETURNED: frozenset({_D.RECEIVED, _D.WAIVED}),
    _D.WAIVED: frozenset(),
    _D.CONSENTED: frozenset({_D.RECEIVED}),
    _M.PLANNED: frozenset({_M.SENDING, _M.CANCELLED}),
    _M.SENDING: frozenset({_M.PLANNED, _M.SENT, _M.RETRY, _M.REFUSED, _M.UNKNOWN, _M.DEAD}),
    _M.RETRY: frozenset({_M.SENDING, _M.CANCELLED}),
    _M.UNKNOWN: frozenset({_M.SENT, _M.RETRY, _M.REFUSED, _M.DEAD}),
    _M.SENT: frozenset({_M.BOUNCED}),
    _M.BOUNCED: frozenset({_M.PLANNED}),
    _M.REFUSED: frozenset({_M.PLANNED}),
    _M.DEAD: frozenset({_M.PLANNED}),
    _M.CANCELLED: frozenset(),
}

UNFINISHED_STATES = (DueState.OPEN, DueState.RETURNED)
"""A Due in these states is still owed: only then may anybody be reminded or chased for it."""

FILED_STATES = (DueState.RECEIVED, DueState.PROPOSED, DueState.ACCEPTED)
"""What was handed in for a Due in these states counts."""

REVIEW_STATES = (DueState.RECEIVED, DueState.PROPOSED)
"""A Due in these states waits for an officer's word, or for a leader's."""

WAITING_STATES = (MessageState.PLANNED, MessageState.RETRY)
"""A Message in these states may still be claimed for sending."""


class IllegalMove(ValueError):
    """A move that the table does not have."""


class HasState(Protocol[S]):
    state: S


def move(row: HasState[S], to: S) -> S:
    """Move a row to a state and give back the one it left.

    Raises IllegalMove, and changes nothing, when the table does not allow it.
    """
    old = row.state
    if to not in MOVES[old]:
        raise IllegalMove(tr("không thể chuyển từ “{old}” sang “{to}”", old=old, to=to))
    row.state = to
    return old
