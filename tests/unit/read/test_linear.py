"""No text makes reading slower than linear: each pattern is fed its own repetition."""

import importlib
import pkgutil
import re
import re._constants as codes  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import time
from collections.abc import Iterator
from typing import Any

import pytest

import tasks.read
from tasks.read.patterns import Pattern

LENGTH = 100_000
SECONDS = 3.0
"""Processor time for each; a quadratic pattern takes minutes, the slowest of ours a fifth of a second."""


def modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(tasks.read.__path__, "tasks.read."):
        yield importlib.import_module(found.name)


def patterns_in(value: Any, seen: set[int]) -> Iterator[re.Pattern[str]]:
    """The patterns that a value holds, however deep."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, Pattern):
        yield value.compiled
    elif isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (list, tuple, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from patterns_in(part, seen)
    elif type(value).__module__.startswith("tasks.read") and hasattr(value, "__dict__"):
        yield from patterns_in(vars(value), seen)


def all_patterns() -> dict[str, re.Pattern[str]]:
    seen: set[int] = set()
    return {
        f"{found.pattern[:50]} ({found.flags})": found
        for module in modules()
        for name, value in vars(module).items()
        if not name.startswith("__")
        for found in patterns_in(value, seen)
    }


def instance(parsed: Any) -> str:
    """A string in the form of the pattern: first branches, each repetition once or as often as it must be."""
    return "".join(said(op, given) for op, given in parsed)


def said(op: Any, given: Any) -> str:
    if op is codes.LITERAL:
        return chr(given)
    if op is codes.IN:
        return of_set(given)
    if op is codes.BRANCH:
        return instance(given[1][0])
    if op is codes.SUBPATTERN:
        return instance(given[3])
    if op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        least, most, inner = given
        return instance(inner) * max(least, min(1, most))
    return "x" if op in (codes.ANY, codes.NOT_LITERAL) else ""


def of_set(given: Any) -> str:
    op, value = given[0]
    if op is codes.NEGATE:
        return "x"
    if op is codes.RANGE:
        return chr(value[0])
    if op is codes.LITERAL:
        return chr(value)
    return {codes.CATEGORY_DIGIT: "1", codes.CATEGORY_SPACE: " ", codes.CATEGORY_NOT_WORD: "-"}.get(value, "x")


PATTERNS = all_patterns()


@pytest.mark.alone
@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_pattern_takes_linear_time_on_its_own_repetition(name: str) -> None:
    pattern = PATTERNS[name]
    whole = instance(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)) or "x"
    for unit in {whole, whole[: len(whole) // 2 + 1], whole + " "}:
        text = unit * (LENGTH // len(unit))
        started = time.process_time()
        for _ in pattern.finditer(text):
            pass
        assert time.process_time() - started < SECONDS, unit[:80]
