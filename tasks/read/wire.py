"""A reading as JSON and back, between the process that reads and the one that asks.

The fields' own types say what a value is; a class of facts that is added needs nothing here.
"""

from __future__ import annotations

import datetime as dt
import json
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

from tasks.read import facts
from tasks.read.facts import Fact, Reading

_CLASSES = {one.__name__: one for one in vars(facts).values() if isinstance(one, type) and is_dataclass(one)}

_READERS: dict[type[Any], dict[str, Callable[[Any], Any]]] = {}


def dumped(reading: Reading) -> bytes:
    """The reading without its text, which the other side has."""
    return json.dumps({f.name: _plain(getattr(reading, f.name)) for f in fields(reading) if f.name != "text"}).encode()


def loaded(raw: bytes, text: str) -> Reading:
    """The reading of `text`. Raises ValueError, TypeError or KeyError for what is none."""
    reading = _built(Reading, {**json.loads(raw), "text": text})
    assert isinstance(reading, Reading)
    return reading


def _plain(value: Any) -> Any:
    """Values of JSON; an object of a class that a field's type does not name exactly carries its own."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return {"": type(value).__name__} | {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    return value


def _built(kind: type[Any], said: Mapping[str, Any]) -> Any:
    readers = _readers(kind)
    return kind(**{name: readers[name](value) for name, value in said.items() if name})


def _readers(kind: type[Any]) -> dict[str, Callable[[Any], Any]]:
    if kind not in _READERS:
        _READERS[kind] = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}
    return _READERS[kind]


def _reader(hint: Any) -> Callable[[Any], Any]:
    """What makes a value of that type from JSON."""
    parts = [part for part in get_args(hint) if part is not type(None)]
    origin = get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        inner = _reader(parts[0])
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        item = _reader(parts[0])
        return lambda value: tuple(item(part) for part in value)
    if origin is not None and issubclass(origin, Mapping):
        item = _reader(parts[1])
        return lambda value: None if value is None else {key: item(part) for key, part in value.items()}
    if hint in (dt.date, dt.time):
        return hint.fromisoformat  # type: ignore[no-any-return]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda value: _built(_CLASSES[value[""]] if issubclass(hint, Fact) else hint, value)
    return lambda value: value
