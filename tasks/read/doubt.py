"""A reading of a scan: each of its facts waits for a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from tasks.read.facts import DOUBTFUL, Fact, Reading


def doubted(reading: Reading) -> Reading:
    """The same reading with no fact more certain than `DOUBTFUL`."""
    return replace(reading, **{f.name: _doubted(getattr(reading, f.name)) for f in fields(reading)})


def _doubted(value: Any) -> Any:
    if isinstance(value, Fact):
        parts = {f.name: _doubted(getattr(value, f.name)) for f in fields(value)}
        return replace(value, **{**parts, "confidence": min(value.confidence, DOUBTFUL)})
    if isinstance(value, tuple):
        return tuple(_doubted(part) for part in value)
    if isinstance(value, Mapping):
        return {name: _doubted(part) for name, part in value.items()}
    return value
