"""What is owed as the reading proposes it, and what the reading passed over: one click from becoming a deadline."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pendulum import DateTime
from sqlmodel import Session

from models.app import App
from models.deadline import After, Basis, Stated, Term
from models.enums import JUDGED_KINDS, ObligationKind
from models.regime import Every
from models.text import tr
from tasks.desk.drafts.cards import Choices, quoted
from tasks.desk.drafts.kept import open_draft, put_choices
from tasks.desk.drafts.owed import OwedSetting, Proposed
from tasks.errors import Refused
from tasks.launch.draft import Draft, WindowPart, one_line
from tasks.launch.draft_timing import ObligationPart, TermPart, timing_of
from tasks.read import Reading
from tasks.read.facts import DOUBTFUL, Deadline, Fact
from tasks.read.phrase import understand

ADDED = "added"
"""The choice that lists what officers have made deadlines of: p3 (passed over), u1 (not followed), x2 (their own)."""

MOST_ADDED = 60
"""Deadlines that officers may add to one draft."""

_ENDS_WITH = "văn bản không nêu ngày kết thúc: dừng cùng đợt này, ngày {:%d/%m/%Y}"
_LAST_WEEK = tr("báo cáo từ thứ Hai đến thứ Năm là của tuần vừa kết thúc")
_UNSURE = "đọc chưa chắc; hãy đối chiếu với văn bản"


@dataclass(frozen=True)
class PassedLine:
    """Something of the document that no obligation was made of; `act` is what makes one of it."""

    key: str
    words: str
    sentence: str
    why: str
    act: str


def proposed_obligations(
    proposal: Draft, reading: Reading, choices: Choices, setting: OwedSetting
) -> list[tuple[Proposed, Fact | None]]:
    """Each with the fact that demands it, where the document has one; then what officers added."""
    facts = _by_evidence([*reading.deadlines, *reading.duties])
    found: list[tuple[Proposed, Fact | None]] = []
    for part in proposal.obligation:
        fact = facts.get(part.evidence, [None]).pop(0) if facts.get(part.evidence) else None
        found.append((_proposed(part, fact, setting), fact))
    added = (_added(one, reading, proposal.window, setting) for one in added_keys(choices))
    return found + [pair for pair in added if pair]


def _by_evidence(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(one_line(fact.evidence), []).append(fact)
    return found


def _proposed(part: ObligationPart, fact: Fact | None, setting: OwedSetting) -> Proposed:
    if fact is None:
        return Proposed(part)
    doubts = [fact.doubt] if fact.doubt else [_UNSURE] if fact.confidence <= DOUBTFUL else []
    if isinstance(fact, Deadline):
        part, more = _bound(part, fact, setting)
        doubts += more + _policies(part, fact)
    return Proposed(part, quoted(one_line(fact.sentence), one_line(fact.evidence)), tuple(doubts))


def _bound(part: ObligationPart, fact: Deadline, setting: OwedSetting) -> tuple[ObligationPart, list[str]]:
    """Bound to whom the document names, also where officers had to say who that is."""
    if part.binds or not fact.who or part.kind not in JUDGED_KINDS:
        return part, []
    codes = [code for line in setting.people.lines if line.name == fact.who for code in line.codes]
    if codes:
        return part.model_copy(update={"binds": codes}), []
    known = {heading.casefold() for heading in setting.people.headings}
    everybody = fact.who.casefold().startswith(("các ", "quý ", "tất cả")) or fact.who.casefold() in known
    why = f"văn bản giao cho “{fact.who}”, danh bạ chưa rõ là ai; đang áp dụng cho tất cả nơi thực hiện"
    return part, [] if everybody else [why]


def _policies(part: ObligationPart, fact: Deadline) -> list[str]:
    """What no source settles, and is settled here for an officer to change."""
    periodic = part.periodic
    if periodic is None or fact.recurrence is None:
        return []
    said = [_ENDS_WITH.format(periodic.until)] if periodic.until and periodic.until != fact.recurrence.until else []
    ended = periodic.every is Every.WEEK and periodic.day and periodic.day < 5
    return said + ([_LAST_WEEK] if ended else [])


def added_keys(choices: Choices) -> list[str]:
    """What officers have made deadlines of."""
    return choices.text(ADDED).split()


def make_owed(session: Session, number: int, key: str, by: str, now: DateTime) -> None:
    """Make a deadline of what was passed over, or a new one ("x"). Raises Refused where the draft is closed."""
    draft = open_draft(session, number)
    taken = added_keys(Choices(draft.choices))
    if key == "x":
        key = f"x{1 + max([int(one[1:]) for one in taken if one.startswith('x')], default=0)}"
    if re.fullmatch(r"[pux]\d{1,4}", key) and key not in taken and len(taken) < MOST_ADDED:
        put_choices(draft, {**draft.choices, ADDED: " ".join([*taken, key])}, by, now)


def _added(
    key: str, reading: Reading, windows: Sequence[WindowPart], setting: OwedSetting
) -> tuple[Proposed, Fact | None] | None:
    fact = _fact_of(key, reading, windows)
    if fact is None and not key.startswith("x"):
        return None
    timing = _timing_said(setting.app, fact, setting) if fact else {}
    evidence = one_line(fact.evidence) if fact else ""
    title = tr("báo cáo kết quả thực hiện")
    part = ObligationPart(key=f"them-{key}", kind=ObligationKind.REPORT, title=title, evidence=evidence, **timing)
    return Proposed(part, quoted(one_line(fact.sentence), evidence) if fact else ()), fact


def _fact_of(key: str, reading: Reading, windows: Sequence[WindowPart]) -> Fact | None:
    number = int(key[1:]) if key[1:].isdigit() else -1
    facts: Sequence[Fact] = reading.passed_over if key[:1] == "p" else not_followed(reading, windows)
    return facts[number] if key[:1] in "pu" and 0 <= number < len(facts) else None


def not_followed(reading: Reading, windows: Sequence[WindowPart]) -> list[Deadline]:
    """Deadlines that the engine cannot follow as they are written."""
    ends = [(w.key, w.ends_on) for w in windows if not w.horizon]
    return [found for found in reading.deadlines if timing_of(found, ends) is None]


def _timing_said(app: App, fact: Fact, setting: OwedSetting) -> dict[str, Any]:
    """When it falls due, as far as its words alone say; {} leaves it to the officer."""
    day = setting.due.issued_on or setting.due.today
    for words in (fact.evidence, fact.sentence):
        try:
            basis = understand(one_line(words), None, day, app.calendar)
        except Refused:
            continue
        return _as_timing(basis)
    return {}


def _as_timing(basis: Basis) -> dict[str, Any]:
    if isinstance(basis, Stated):
        return {"due_on": basis.day, "before": basis.before, "due_time": basis.time}
    if isinstance(basis, Term) and basis.count > 0:
        return {"term": TermPart(count=basis.count, unit=basis.unit, after=After.RECEIPT)}
    return {}


def passed_lines(reading: Reading, windows: Sequence[WindowPart], choices: Choices) -> tuple[PassedLine, ...]:
    """What was passed over or is not followed, but for what officers have made a deadline of."""
    taken = set(added_keys(choices))
    lines = [
        PassedLine(f"u-{number}", one_line(found.evidence), one_line(found.sentence),
                   "hệ thống chưa tự theo dõi được hạn này", f"add:u{number}")
        for number, found in enumerate(not_followed(reading, windows)) if f"u{number}" not in taken
    ]  # fmt: skip
    lines += [
        PassedLine(f"p-{number}", one_line(found.evidence), one_line(found.sentence), found.why, f"add:p{number}")
        for number, found in enumerate(reading.passed_over) if f"p{number}" not in taken
    ]  # fmt: skip
    return tuple(lines)
