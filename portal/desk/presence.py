"""Who else has a draft open. In memory only: it is told, and nothing depends on it."""

from pendulum import DateTime

PRESENT_MINUTES = 10
"""So long after a look somebody is taken to have the page open."""

MOST_DRAFTS = 500


class Presence:
    """The looks at each draft, by person."""

    def __init__(self) -> None:
        self._looks: dict[int, dict[str, DateTime]] = {}

    def note_look(self, draft: int, name: str, now: DateTime) -> None:
        if len(self._looks) >= MOST_DRAFTS:
            self._looks.clear()
        self._looks.setdefault(draft, {})[name] = now

    def others_at(self, draft: int, name: str, now: DateTime) -> list[tuple[str, int]]:
        """Who else has looked lately, and how many minutes ago."""
        looks = self._looks.get(draft, {})
        ago = [(who, max(0, (now - at).in_minutes())) for who, at in looks.items() if who != name]
        return sorted((one for one in ago if one[1] < PRESENT_MINUTES), key=lambda one: one[1])
