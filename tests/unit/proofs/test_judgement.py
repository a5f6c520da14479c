"""What a look comes to: proved, claimed only, gone; and never an accusation by what could not be seen."""

import pytest

from models.proof import ProofState as S
from tasks.proofs.judgement import LastLook, Look, Outcome, judge_look
from tests.support.instants import at

NOW = at("2022-01-25T15:20")
LAST = LastLook(at("2022-02-15T15:00"), at("2022-02-16T00:00"))
ON_THE_DAY, AFTER = at("2022-02-15T16:10"), at("2022-02-16T08:00")


@pytest.mark.parametrize(
    ("outcome", "attempts", "state", "minutes"),
    [
        (Outcome.SHOWN, 1, S.PROVED, None), (Outcome.SHOWN, 3, S.PROVED, None),
        (Outcome.ABSENT, 1, S.CLAIMED, 10), (Outcome.ABSENT, 2, S.CLAIMED, 60),
        (Outcome.ABSENT, 3, S.CLAIMED_ONLY, None), (Outcome.FAILED, 1, S.CLAIMED, 10),
        (Outcome.FAILED, 3, S.UNCHECKED, None),
        (Outcome.REFUSED, 1, S.UNCHECKED, None),
    ],
)  # fmt: skip
def test_the_first_look(outcome: Outcome, attempts: int, state: S, minutes: int | None) -> None:
    judged = judge_look(S.CLAIMED, Look(outcome), attempts, NOW, LAST, was_proved=False)
    assert judged.state is state and judged.settled == (minutes is None)
    assert judged.next_look_at == (LAST.at if minutes is None else NOW.add(minutes=minutes))


@pytest.mark.parametrize(
    ("outcome", "was_proved", "now", "state"),
    [
        (Outcome.SHOWN, True, ON_THE_DAY, S.PROVED),
        (Outcome.SHOWN, False, ON_THE_DAY, S.PROVED),
        (Outcome.ABSENT, True, ON_THE_DAY, S.GONE),
        (Outcome.ABSENT, False, ON_THE_DAY, S.CLAIMED_ONLY),
        (Outcome.FAILED, True, ON_THE_DAY, S.UNCHECKED),
        (Outcome.SHOWN, True, AFTER, S.PROVED),
        (Outcome.ABSENT, True, AFTER, S.UNCHECKED),
        (Outcome.FAILED, True, AFTER, S.UNCHECKED),
    ],
)
def test_the_last_look(outcome: Outcome, was_proved: bool, now: object, state: S) -> None:
    """After the window nobody had to keep the page: what is not there then is no fault of the agency's."""
    judged = judge_look(S.PROVED if was_proved else S.CLAIMED_ONLY, Look(outcome), 3, now, LAST, was_proved=was_proved)  # type: ignore[arg-type]
    assert (judged.state, judged.next_look_at) == (state, None)


def test_what_was_gone_and_stands_again_is_proved() -> None:
    assert judge_look(S.GONE, Look(Outcome.SHOWN), 1, NOW, None, was_proved=True).state is S.PROVED


def test_without_a_window_there_is_no_last_look() -> None:
    assert judge_look(S.CLAIMED, Look(Outcome.SHOWN), 1, NOW, None, was_proved=False).next_look_at is None
