"""A reading of a scan: each of its facts waits for a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from models.text import tr
from tasks.read.facts import DOUBTFUL, Fact, Reading

_MAY_BE_L = re.compile(r"(?<=[A-ZĐƯƠ])[I1|](?=[A-ZĐƯƠ])|(?<=[-/])[I1|](?=[A-ZĐƯƠ])")
"""Hardly a Vietnamese word begins with I, and in a scan L looks like it: "QLVT" was recognised as "QIVT"."""


def doubted(reading: Reading) -> Reading:
    """The same reading with no fact more certain than `DOUBTFUL`; a symbol of which a letter cannot be told is none."""
    if reading.symbol and (line := reading.evidence.get("number")) and _MAY_BE_L.search(reading.symbol):
        why = {"number": tr("chữ trong ký hiệu quét không rõ: “{evidence}”", evidence=" ".join(line.evidence.split()))}
        reading = replace(reading, number=None, symbol=None, blank={**reading.blank, **why})
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
