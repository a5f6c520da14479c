"""A reading of the text in the patterns' spelling, led back to the document's own characters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from tasks.read.facts import DOUBTFUL, Fact, Reading
from tasks.read.normal.offsets import Traced


def restored(reading: Reading, traced: Traced) -> Reading:
    """The same reading with offsets and evidence of `traced.source`; what rests on a doubtful character is doubtful."""
    if traced.at is None:
        return reading
    led = {f.name: _restored(getattr(reading, f.name), traced) for f in fields(reading)}
    return replace(reading, **{**led, "text": traced.source})


def _restored(value: Any, traced: Traced) -> Any:
    if isinstance(value, Fact):
        parts = {f.name: _restored(getattr(value, f.name), traced) for f in fields(value)}
        return replace(value, **{**parts, **_place(value, traced)})
    if isinstance(value, tuple):
        return tuple(_restored(part, traced) for part in value)
    if isinstance(value, Mapping):
        return {name: _restored(part, traced) for name, part in value.items()}
    return value


def _place(fact: Fact, traced: Traced) -> dict[str, Any]:
    start, end = traced.span(fact.start, fact.end)
    doubtful = traced.doubts(start, end)
    return {
        "start": start,
        "end": end,
        "evidence": traced.source[start:end],
        "sentence": _sentence(fact, traced),
        "confidence": min(fact.confidence, DOUBTFUL) if doubtful else fact.confidence,
    }


def _sentence(fact: Fact, traced: Traced) -> str:
    """The sentence round the fact in the document's own characters; it is found again, for it has no offsets."""
    longest = len(fact.sentence)
    at = traced.text.find(fact.sentence, max(0, fact.start - longest), fact.start + longest + 1)
    return traced.source[slice(*traced.span(at, at + longest))] if at >= 0 and longest else fact.sentence
