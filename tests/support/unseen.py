"""Letters with their gold, made to judge the reader of times: unit/read/unseen/{open,kept}/*.txt.

The first lines give issuer, "TYPE | day of issue | number" and subject; behind "-----" stands the body, behind "====="
a line for each fact as in brief.py ("O:2024-03-25"), with "?" for one that may be there, "!" for words of which
nothing may be taken.
"""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tasks.read import Reading, read_text
from tests.support import brief

LETTERS = Path(__file__).parents[1] / "unit" / "read" / "unseen"
_FOOT = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nKT. THỦ TRƯỞNG\nPHÓ THỦ TRƯỞNG\n\nTrần Văn An\n"


@dataclass
class Tally:
    """Facts that are right, wrong, missed, over some letters; the words taken of which nothing may be."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """2 PR / (P + R), 1 where nothing is asked and nothing is found."""
        total = 2 * self.right + len(self.wrong) + len(self.missed)
        return 2 * self.right / total if total else 1.0


def whole_letter(path: Path) -> str:
    """The letter as an office would have typed it."""
    head, rest = path.read_text("utf-8").split("\n-----\n")
    issuer, facts, subject = head.strip().split("\n")
    kind, day, number = facts.split(" | ")
    year, month, on = day.split("-")
    dated = f"Số: {number}\n\nHà Giang, ngày {on} tháng {month} năm {year}"
    title = f"V/v {subject}\n\nKính gửi: Các đơn vị." if kind == "CÔNG VĂN" else f"{kind}\n{subject}"
    return f"{issuer}\n\n{dated}\n\n{title}\n\n{rest.split('=====')[0].strip()}{_FOOT}"


def compare(path: Path, windows: Tally, deadlines: Tally) -> Reading:
    """Read a letter and count its windows and deadlines against their gold."""
    gold = path.read_text("utf-8").split("=====\n")[1].strip().splitlines()
    reading = read_text(whole_letter(path))
    may = {line[2:] for line in gold if line.startswith("? ")}
    forbidden = [line[2:] for line in gold if line.startswith("! ")]
    found_windows, found = map(brief.window, reading.windows), map(brief.deadline, reading.deadlines)
    for tally, got, mark in ((windows, found_windows, "W"), (deadlines, found, "OPRQ")):
        wanted = Counter(line for line in gold if line[0] in mark)
        have = Counter(got)
        tally.right += (wanted & have).total()
        tally.missed += [f"{path.stem} {one}" for one in (wanted - have).elements()]
        tally.wrong += [f"{path.stem} {one}" for one in (have - wanted).elements() if one not in may]
    for fact in (*reading.windows, *reading.deadlines):
        said = " ".join(fact.evidence.split())
        deadlines.taken += [f"{path.stem} {words}" for words in forbidden if said in words or words in said]
    return reading
