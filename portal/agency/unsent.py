"""What was typed into a form that came when there was nothing more to hand in: shown on the page that then follows."""

from collections import OrderedDict
from collections.abc import Sequence

MOST = 500
"""Forms whose words are remembered, in memory only; the oldest are forgotten first."""


class Unsent:
    """The words of the last such form of each visitor, by the token and the number of the thing owed."""

    def __init__(self) -> None:
        self._typed: OrderedDict[tuple[str, int], tuple[str, ...]] = OrderedDict()

    def keep(self, token: str, due_id: int, typed: Sequence[str]) -> None:
        """Remember what was typed."""
        self._typed[token, due_id] = tuple(typed)
        self._typed.move_to_end((token, due_id))
        while len(self._typed) > MOST:
            self._typed.popitem(last=False)

    def of(self, token: str, due_id: int) -> tuple[str, ...]:
        """What was typed; nothing where all was recorded."""
        return self._typed.get((token, due_id), ())
