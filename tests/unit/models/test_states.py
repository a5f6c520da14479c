"""The table of legal moves, exhaustively: every ordered pair of states of every kind."""

from dataclasses import dataclass

import pytest

from models.states import (
    MOVES,
    UNFINISHED_STATES,
    WAITING_STATES,
    CampaignState,
    DueState,
    IllegalMove,
    MessageState,
    State,
    move,
)

KINDS = (CampaignState, DueState, MessageState)
STATES: list[State] = [state for kind in KINDS for state in kind]
PAIRS = [(old, new) for kind in KINDS for old in kind for new in kind]
FINAL = ["closed", "withdrawn", "replaced", "waived", "cancelled"]


@dataclass
class Row:
    """Anything that has a state."""

    state: State


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=lambda state: state.value)
def test_a_move_is_made_or_refused_and_then_nothing_changes(old: State, new: State) -> None:
    row = Row(old)
    if new in MOVES[old]:
        assert move(row, new) is old  # type: ignore[type-var]
        assert row.state is new
        return
    with pytest.raises(IllegalMove, match=f"“{old}” sang “{new}”"):
        move(row, new)  # type: ignore[type-var]
    assert row.state is old


def test_the_words_of_the_three_kinds_differ() -> None:
    """A StrEnum member equals its word: two kinds with one word would share one row of the table."""
    assert len({state.value for state in STATES}) == len(STATES) == len(MOVES)


def test_every_state_has_its_moves() -> None:
    assert set(MOVES) == set(STATES)


def test_no_move_leads_to_another_kind_or_to_itself() -> None:
    for old, ways in MOVES.items():
        assert all(type(new) is type(old) for new in ways), old
        assert old not in ways


@pytest.mark.parametrize("kind", KINDS)
def test_every_state_is_reached_from_the_first(kind: type[State]) -> None:
    states = [state for state in STATES if isinstance(state, kind)]
    reached, edge = {states[0]}, states[:1]
    while edge:
        fresh = MOVES[edge.pop()] - reached
        reached |= fresh
        edge += fresh
    assert reached == set(states)


def test_what_is_final_stays_and_all_else_goes_on() -> None:
    assert sorted(state for state in STATES if not MOVES[state]) == sorted(FINAL)


@pytest.mark.parametrize("state", list(DueState))
def test_what_is_still_owed_can_be_received_and_waived_and_nothing_else_can(state: DueState) -> None:
    """But for a newer version of what a leader is to accept, and an opinion that comes after silence was agreement."""
    again = state in (DueState.PROPOSED, DueState.CONSENTED)
    assert (state in UNFINISHED_STATES or again) == (DueState.RECEIVED in MOVES[state])
    assert (state in UNFINISHED_STATES) == (DueState.WAIVED in MOVES[state])


@pytest.mark.parametrize("state", list(MessageState))
def test_only_what_waits_can_be_claimed_or_cancelled(state: MessageState) -> None:
    assert (
        (state in WAITING_STATES) == (MessageState.SENDING in MOVES[state]) == (MessageState.CANCELLED in MOVES[state])
    )
