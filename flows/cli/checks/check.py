"""One finding of `dondoc doctor`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Check:
    """One finding; `level` is ok, warning or error. `guard` names what it guards against, for a program to look at."""

    name: str
    level: str
    found: str
    guard: str = ""
