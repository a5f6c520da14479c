"""Readings beside what a person read: a gold file (`NN-slug.json`) holds the fields of `dondoc read --json`.

`text` names the document; `scan`: its text was recognised; `refused`: the code of the refusal. Windows have `start` and
`end`, deadlines `kind` with `due`, `recurrence` or `relative`; items marked `optional` may be found or not, and
`distractors` are times that must not be taken.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tasks.read import DocumentRefused, Reading, read_file, read_text
from tasks.read.facts import CERTAIN, Fact
from tests.support.plain_gold import document_of, gold_of

SURE = 0.7
"""A fact under this confidence waits for a person."""
SCALARS = ("number", "symbol", "issued_on", "issued_month", "place", "issuer", "doc_type", "urgency", "subject")
_EVIDENCE_OF = {"symbol": "number", "issued_month": "issued_on", "place": "issued_on"}


@dataclass
class Count:
    """Facts of one document or of many: found and right, missed, wrong, and wrong without a word of doubt."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    @property
    def facts(self) -> int:
        return self.right + len(self.missed) + len(self.wrong)

    def add(self, other: Count) -> None:
        self.right += other.right
        self.missed += other.missed
        self.wrong += other.wrong
        self.unmarked += other.unmarked
        self.taken += other.taken

    def note(self, said: str, *, doubtful: bool) -> None:
        """A value that is wrong."""
        self.wrong.append(said)
        if not doubtful:
            self.unmarked.append(said)


def gold_files(folder: Path) -> list[Path]:
    """Those of a folder; a .txt without a .json beside it holds both."""
    return sorted(folder.glob("*.json")) or sorted(folder.glob("*.txt"))


def judged(path: Path) -> Count:
    """The document of that gold file read and compared."""
    plain = path.suffix == ".txt"
    gold = gold_of(path) if plain else json.loads(path.read_text("utf-8"))
    count = Count()
    try:
        reading = read_text(document_of(path)) if plain else read_file(path.parent / gold["text"])
    except DocumentRefused as error:
        if error.code == gold.get("refused"):
            count.right += 1
        else:
            count.missed.append(f"{path.stem}: refused {error.code}")
        return count
    if gold.get("refused"):
        count.note(f"{path.stem}: not refused", doubtful=False)
        return count
    for compare in (_scalars, _names, _times, _bases):
        compare(count, path.stem, gold, reading)
    _taken(count, path.stem, gold, reading)
    return count


def _taken(count: Count, stem: str, gold: dict[str, Any], reading: Reading) -> None:
    """Words of which nothing may be taken."""
    forbidden = [item if isinstance(item, str) else item["evidence"] for item in gold.get("distractors", [])]
    for fact in (*reading.windows, *reading.deadlines):
        said = " ".join(fact.evidence.split())
        if any(said in words or words in said for words in forbidden):
            count.taken.append(f"{stem}: {said}")


def _scalars(count: Count, stem: str, gold: dict[str, Any], reading: Reading) -> None:
    signer = (gold.get("signer") or {}).get("name")
    found = [(name, gold[name], getattr(reading, name), _doubt(reading, name)) for name in SCALARS if name in gold]
    if "signer" in gold:
        own = reading.signer
        found.append(("signer", signer, own and own.name, own is not None and own.confidence < SURE))
    for name, want, got, doubtful in found:
        if got is not None and (want is None or not _same(name, str(want), str(got))):
            count.note(f"{stem}: {name} {got!r}, not {want!r}", doubtful=doubtful or bool(gold.get("scan")))
        elif got is None and want is not None:
            count.missed.append(f"{stem}: {name} {want!r}")
        else:
            count.right += got is not None


def _doubt(reading: Reading, name: str) -> bool:
    fact = reading.evidence.get(_EVIDENCE_OF.get(name, name))
    return reading.scanned or (fact.confidence if fact else CERTAIN) < SURE


def _same(name: str, want: str, got: str) -> bool:
    if name == "issuer":
        return _squashed(got) in (_squashed(want), _squashed(want.split(" / ")[-1]))
    if name == "subject":
        a, b = _words(want), _words(got)
        return 2 * sum(min(a.count(word), b.count(word)) for word in set(a)) >= 0.9 * (len(a) + len(b))
    return _squashed(want) == _squashed(got)


def _words(said: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"^(v/v|về việc|về)\b", "", unicodedata.normalize("NFC", said).casefold()))


def _squashed(said: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", said)).casefold()


def _names(count: Count, stem: str, gold: dict[str, Any], reading: Reading) -> None:
    found = {"addressees": [a.name for a in reading.addressees], "copies": [c.printed for c in reading.copies]}
    doubtful = reading.scanned or bool(gold.get("scan"))
    for name, got in found.items():
        if name in gold:
            want = {_squashed(item).rstrip(".,;") for item in gold[name]}
            mine = {_squashed(item).rstrip(".,;") for item in got}
            _sets(count, f"{stem}: {name}", want, {item: doubtful for item in mine})


def _times(count: Count, stem: str, gold: dict[str, Any], reading: Reading) -> None:
    json_of = reading.to_json(stem)
    for name, facts in (("windows", reading.windows), ("deadlines", reading.deadlines)):
        if name in gold:
            want = {_key(item) for item in gold[name] if not item.get("optional")}
            may = {_key(item) for item in gold[name] if item.get("optional")}
            mine = {_key(item): _waits(fact, reading) for item, fact in zip(json_of[name], facts, strict=True)}
            _sets(count, f"{stem}: {name}", want, {key: d for key, d in mine.items() if key not in may - want})


def _waits(fact: Fact, reading: Reading) -> bool:
    return reading.scanned or fact.confidence < SURE


def _key(item: dict[str, Any]) -> str:
    if "kind" not in item:
        start, end = str(item.get("start")), str(item.get("end"))
        return f"{start}..{None if end == start[:10] != start else end}"  # one day, of which only the beginning is said
    rule, term = item.get("recurrence") or {}, item.get("relative") or {}
    parts = (
        item["kind"],
        item.get("due"),
        *(rule.get(n) for n in ("every", "day", "month")),
        *(term.get(n) for n in ("count", "unit")),
    )
    return " ".join(str(part) for part in parts if part is not None)


def _bases(count: Count, stem: str, gold: dict[str, Any], reading: Reading) -> None:
    if "bases" in gold:
        want = {f"{item['number']} {item.get('date')}" for item in gold["bases"] if not item.get("optional")}
        may = {item["number"] for item in gold["bases"] if item.get("optional")}
        mine = {f"{b.number} {b.date.isoformat() if b.date else None}": _waits(b, reading) for b in reading.bases}
        _sets(count, f"{stem}: bases", want, {key: d for key, d in mine.items() if key.split()[0] not in may})


def _sets(count: Count, said: str, want: set[str], mine: dict[str, bool]) -> None:
    count.right += len(want & set(mine))
    count.missed += [f"{said} {item}" for item in sorted(want - set(mine))]
    for item in sorted(set(mine) - want):
        count.note(f"{said} {item}", doubtful=mine[item])


def sets(*folders: Path) -> Iterator[tuple[str, Count]]:
    """Each folder's name with the count of all its documents."""
    for folder in folders:
        total = Count()
        for path in gold_files(folder):
            total.add(judged(path))
        yield folder.name, total
