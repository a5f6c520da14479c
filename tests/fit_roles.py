"""Fit the weights by which a time is judged (tasks/read/weights.py) to the gold at hand, and print them.

    uv run python -m tests.fit_roles > tasks/read/weights.py

Gold are the phrases, the directives and the open letters of unit/read; the kept letters are never looked at. Plain
multinomial logistic regression with small weights; what hardly weighs is left out, so that the table can be read.
"""

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tasks.read import reader
from tasks.read.blocks import Block
from tasks.read.deadlines import hidden, times
from tasks.read.facts import Deadline, Kind, Window
from tasks.read.meanings import meaning
from tasks.read.reader import read
from tasks.read.setting import Setting
from tasks.read.signs import LISTED, are_listed, signs
from tasks.read.tagger.tag import tag
from tests.support import brief
from tests.support.paths import GOLD
from tests.support.plain_gold import document_of
from tests.support.unseen import LETTERS, whole_letter

ROLES = ("deadline", "window", "none")
HERE = Path(__file__).parent / "unit" / "read"
WHOLE = 2
"""How often a sample of a whole document counts: they say more of what comes in than a phrase does."""
ROUNDS, RATE, SHRINK, SELDOM, SMALL = 40, 0.15, 0.02, 4, 0.25


@dataclass(frozen=True)
class Sample:
    """The signs of one expression of time, and the role that the gold gives it."""

    signs: frozenset[str]
    role: str


def samples() -> Iterator[Sample]:
    """One for each expression that could be a deadline or a window."""
    for table in sorted(HERE.glob("phrases/*.txt")):
        for line in table.read_text("utf-8").splitlines():
            phrase, meant = line.split(" =>")
            yield from _of_text(brief.letter(phrase), [one.strip() for one in meant.split(" | ")])
    for path in sorted(HERE.glob("directives/*.txt")):
        gold = path.with_suffix(".brief").read_text("utf-8").splitlines()
        told = [line.split(": ", 1)[1] for line in gold if line.startswith(("deadline: ", "window: "))]
        yield from _of_text(
            path.read_text("utf-8"),
            [re.split(r" by | ", one)[0] if one[0] == "W" else one.split(" by ")[0] for one in told],
        )
    for path in sorted(LETTERS.glob("open/*.txt")):
        gold = path.read_text("utf-8").split("=====\n")[1].strip().splitlines()
        yield from _of_text(whole_letter(path), [g for g in gold if g[0] in "OPRQW"], [g[2:] for g in gold])

    for path in sorted(GOLD.glob("mended/*.txt")):
        told = path.read_text("utf-8").split("\n=====\n")[1].splitlines()
        times_of = [one for one in told if re.match(r"(?:\? )?[OPRQW](?::|\Z)", one)]
        wanted = [one for one in times_of if one[0] != "?"]
        found = list(_of_text(document_of(path), wanted, [one.removeprefix("? ") for one in times_of]))
        yield from found * WHOLE


def _of_text(text: str, gold: list[str], optional: list[str] | None = None) -> Iterator[Sample]:
    wanted, may = {_bare(g) for g in gold}, {_bare(g) for g in optional or []}
    for block, setting in _blocks(text):
        shown = hidden(block, setting)
        before: int | None = None
        for found in tag(shown.text, shown.body):
            both = meaning(found, shown.text, setting)
            due = {_bare(_deadline(kind, **values)) for kind, values in both.deadlines}
            runs = {_window(p.start, p.end, p.start_time, p.end_time) for p in both.windows}
            role = "deadline" if due & wanted else "window" if runs & wanted else "none"
            if (due or runs) and not (role == "none" and (due | runs) & may):
                beside = {LISTED} if before and are_listed(shown, before, found.said) else set()
                yield Sample(signs(found, shown, both, setting) | beside, role)
            before = found.end if role == "window" else None if due or runs else before


def _blocks(text: str) -> list[tuple[Block, Setting]]:
    """The paragraphs of the body as the reader cuts them, with what it knows of the document."""
    seen: list[tuple[Block, Setting]] = []

    def watched(blocks, setting):  # type: ignore[no-untyped-def]
        seen.extend((block, setting) for block in (blocks if not seen else ()))
        return times(blocks, setting)

    reader.times, kept = watched, reader.times
    try:
        read(text)
    finally:
        reader.times = kept
    return seen


def _bare(said: str) -> str:
    """Without bounds, the event of a term and the hour of what comes again, which not every gold tells."""
    said = re.sub(r"\[.*?\]", "", said)
    event, hour = r"^(R:\d+ \w+) .*", r"^(P:.*?) \d\d:\d\d"
    return re.sub(event if said.startswith("R") else hour, r"\1", said)


def _deadline(kind: Kind, **values) -> str:  # type: ignore[no-untyped-def]
    return brief.deadline(Deadline(start=0, end=1, evidence="", sentence="", kind=kind, **values))


def _window(start, end, at, until) -> str:  # type: ignore[no-untyped-def]
    fact = Window(start=0, end=1, evidence="", sentence="", start_on=start, end_on=end, start_time=at, end_time=until)
    return brief.window(fact)


Weights = dict[str, dict[str, float]]


def fit(gold: list[Sample], known: set[str]) -> Weights:
    """Weights of the known signs for each role, by stochastic descent in a fixed order of chance."""
    weights: Weights = {role: defaultdict(float) for role in ROLES}
    chance, gold = random.Random(1), list(gold)
    for turn in range(ROUNDS):
        chance.shuffle(gold)
        step = RATE / (1 + turn / 20)
        for sample in gold:
            _learn(weights, [*(sample.signs & known), "always"], sample.role, step)
    return weights


def _learn(weights: Weights, present: list[str], role: str, step: float) -> None:
    total = {r: sum(weights[r][sign] for sign in present) for r in ROLES}
    top = max(total.values())
    odds = {r: math.exp(total[r] - top) for r in ROLES}
    for r in ROLES:
        off = (r == role) - odds[r] / sum(odds.values())
        for sign in present:
            weights[r][sign] += step * (off - SHRINK * weights[r][sign])


def main() -> None:
    """Fit twice: all signs that are not seldom, then those that weigh something."""
    gold = list(samples())
    often = {sign for sign, n in Counter(s for one in gold for s in one.signs).items() if n >= SELDOM}
    first = fit(gold, often)
    telling = {s for s in often if max(abs(first[r][s] - first["none"][s]) for r in ROLES) >= SMALL}
    weights = fit(gold, telling)
    print('"""How much each sign (see `signs.py`) speaks for a deadline and for a window, against neither of them.')
    print(f'\nFitted by `tests/fit_roles.py` to {len(gold)} expressions; do not edit by hand.\n"""\n')
    print("DEADLINE, WINDOW = 0, 1\nWEIGHTS: dict[str, tuple[float, float]] = {")
    for sign in sorted({*telling, "always"}):
        due, runs = (round(weights[r][sign] - weights["none"][sign], 1) for r in ROLES[:2])
        if due or runs:
            print(f'    "{sign}": ({due}, {runs}),')
    print("}")


if __name__ == "__main__":
    main()
