"""One finding of `dondoc doctor`."""

from dataclasses import dataclass

OPTIONAL_GUARDS = frozenset(("edxml.inbox", "edxml.outbox", "zalo"))
"""Those of what an office need not have: named where it is set up."""

GUARDS = OPTIONAL_GUARDS | frozenset(
    (
        *("archive.mailbox", "calendar", "clock", "data.files", "data.private", "data.space", "desk", "examples"),
        *("inbox.authserv_id", "inbox.reading", "patrol", "prefect", "prefect.credential", "prefect.host"),
        *("prefect.origin", "restore", "schedules", "timestamp", "up.owner", "watch"),
    )
)
"""What an office is guarded by, as far as its state can be seen; docs/security.md says what each promises."""


@dataclass(frozen=True)
class Check:
    """One finding; `level` is ok, warning or error. `guard` names what it guards against, for a program to look at."""

    name: str
    level: str
    found: str
    guard: str = ""

    def __post_init__(self) -> None:
        """A guard that nobody knows of would be told to no program."""
        if self.guard and self.guard not in GUARDS:
            raise ValueError(self.guard)
