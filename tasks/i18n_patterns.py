"""English of sentences that were put together without a template, until each has one: found by its pattern.

One table (`english/*.toml`) has the
English of each text; a text made with values is found by its pattern.

In a pattern `{}` stands for any value, which is translated in turn; `{#}` for a number, day or hour; `{=}` for a name
or for words of a document, left as they are; `{~}` for a text that has English of its own, without which the pattern
does not apply. The English has `{}` in the same order, or `{0}`, `{1}`; of `{} letter|letters` the number takes one.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

TABLES = Path(__file__).with_name("english")
HOLE = re.compile(r"\{([#=~]?)\}")
VALUES = {"": "(.*?)", "=": "(.*?)", "~": "(.+?)", "#": r"(\d[\d/:.,\- ]*|[–…])"}
JOINTS = (" · ", " | ", " – ", "; ", ": ", " (", ")", ", ")
"""What parts of a line are put together with, the widest first: what is not found whole is looked for by its parts."""
EDGES = " \n;,·:🔴🟠🟡🟢🔵⚪"
"""What stands before or behind such a part: marks, and the colours of the boards."""
MARKS = re.compile(r"((?:^|(?<=\n))(?:#+ |- |(?:\| )+)|\n| \|(?: |(?=\n|$))|\*\*)")
"""What parts Markdown into its headings, lines, cells and bold words."""
NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})*(?:,\d+)?%?")
COMMAS = str.maketrans(".,", ",.")
QUOTED = re.compile(r"(“[^”]*”)")
TELLING = 12
"""Characters of a pattern by which a text with an unknown value in it is still its own, and no officer's free words."""


@dataclass(frozen=True)
class Pattern:
    """A text with holes: `weight` characters that stand fast, of which `chunk` is the longest run without a hole."""

    key: str
    weight: int
    chunk: str
    kinds: tuple[str, ...]
    said: str

    @cached_property
    def values(self) -> re.Pattern[str]:
        """What finds the values in a text; begun with a capital or without. Of several lines only a pattern of such."""
        first, *literals = HOLE.split(self.key)[::2]
        start = f"[{first[0].lower()}{first[0].upper()}]" if first[:1].isalpha() else re.escape(first[:1])
        holes = (VALUES[kind] + re.escape(literal) for kind, literal in zip(self.kinds, literals, strict=True))
        return re.compile(start + re.escape(first[1:]) + "".join(holes), re.DOTALL if "\n" in self.key else 0)


def english(text: str) -> str:
    """The English of a text; what has none is left as it is."""
    found = _translated(text)
    return text if found is None else found


@lru_cache(4096)
def _translated(text: str) -> str | None:
    core = text.strip(EDGES)
    if not core:
        return None
    found = _whole(core)
    if found is None:
        found = _number(core) or _by_parts(core)
    return None if found is None else text.replace(core, found, 1)


def _whole(text: str) -> str | None:
    texts, patterns = table()
    for key, initial in ((text, text[0]), (text[0].swapcase() + text[1:], text[0])):
        if key in texts:
            return _with_initial(texts[key], initial) if key != text else texts[key]
    partly = None
    for pattern in patterns:
        if pattern.chunk in text and (match := pattern.values.fullmatch(text)):
            values = [_value(kind, value) for kind, value in zip(pattern.kinds, match.groups(), strict=True)]
            said = _filled(pattern, [known or value for known, value in zip(values, match.groups(), strict=True)])
            said = said if pattern.key[0] in (text[0], "{") else _with_initial(said, text[0])
            if None not in values:
                return said
            if pattern.weight >= TELLING and ("~", None) not in zip(pattern.kinds, values, strict=True):
                partly = partly or said
    number, _, counted = text.partition(" ")
    if number.isdecimal() and counted in texts:
        return f"{number} {texts[counted]}"
    return partly


def _value(kind: str, value: str) -> str | None:
    """A value as it is said in English; None where it should be, and has none."""
    if kind == "~":
        return _whole(value)
    if kind == "=":
        return value
    return (_number(value) or value) if kind == "#" or value.isascii() else _translated(value)


def _number(text: str) -> str | None:
    """1.234,5 as 1,234.5; None for what is no number, or written alike in both languages."""
    return text.translate(COMMAS) if NUMBER.fullmatch(text) and not text.isdecimal() else None


def _filled(pattern: Pattern, values: list[str]) -> str:
    order = iter(values)

    def put(hole: re.Match[str]) -> str:
        value = values[int(hole[1])] if hole[1] else next(order)
        return f"{value} {hole[2] if value.lstrip('0') == '1' else hole[3]}" if hole[2] else value

    return re.sub(r"\{(\d?)\}(?: (\w+)\|(\w+))?", put, pattern.said)


def _by_parts(text: str) -> str | None:
    """The text with those of its parts translated that are known, by the joint that leaves none; None without any.

    What stands in quotation marks is somebody's words. So is a sentence of which only what is between commas is known.
    """
    if "\n" in text:
        return _joined("\n", text.split("\n"))[0]
    if "“" in text:
        return _joined("", QUOTED.split(text))[0] if QUOTED.search(text) else None
    partly = None
    for joint in JOINTS:
        if joint in text:
            said, whole = _joined(joint, text.split(joint))
            if said and whole:
                return said
            partly = partly or (said if joint != ", " else None)
    return partly


def _joined(joint: str, parts: list[str]) -> tuple[str | None, bool]:
    """The parts in English, None where none is known; and whether all of them are."""
    found = [None if part.startswith("“") else _translated(part) for part in parts]
    whole = all(one is not None or part.isascii() for part, one in zip(parts, found, strict=True))
    said = joint.join(part if one is None else one for part, one in zip(parts, found, strict=True))
    return (said if any(one is not None for one in found) else None), whole


def _with_initial(said: str, initial: str) -> str:
    """Begun with a capital, or without, as the Vietnamese is; a name or an abbreviation keeps its own."""
    first = said[:1].upper() if initial.isupper() else said[:1].lower() if said[1:2].islower() else said[:1]
    return first + said[1:]


@cache
def table() -> tuple[dict[str, str], tuple[Pattern, ...]]:
    """The texts without holes, and the patterns, the most literal first."""
    texts: dict[str, str] = {}
    for path in sorted(TABLES.glob("*.toml")):
        texts |= tomllib.loads(path.read_text("utf-8"))
    patterns = [_pattern(key, texts.pop(key)) for key in list(texts) if HOLE.search(key)]
    return texts, tuple(sorted(patterns, key=lambda one: -one.weight))


def _pattern(key: str, said: str) -> Pattern:
    literals, kinds = HOLE.split(key)[::2], HOLE.split(key)[1::2]
    chunk = max([literals[0][1:], *literals[1:]], key=len)
    return Pattern(key, sum(map(len, literals)), chunk, tuple(kinds), said)
