"""The periods that name a programme: "giáo dục nghề nghiệp năm 2022", "nông thôn mới, giai đoạn 2021 - 2025".

The document does not say that the work lasts so long; the draft proposes it and the operator decides.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from tasks.read.blocks import Block
from tasks.read.citations import Citation
from tasks.read.facts import DOUBTFUL, Horizon
from tasks.read.names import name_at
from tasks.read.patterns import Pattern

_PERIOD = Pattern(
    r"giai đoạn (?P<y1>(?:19|20)\d\d) ?- ?(?P<y2>(?:19|20)\d\d)"
    r"|(?<!tháng \d )(?<!\d )năm (?P<y>20\d\d)(?! ?-)",
    re.I,
)
_TOPIC = Pattern(
    r"(?:(?:triển khai|thực hiện|tuyên truyền|hưởng ứng|về việc|về|tổ chức|tăng cường|đẩy mạnh)"
    r"(?: về)?(?: công tác)? ){1,3}",
    re.I,
)


def horizons(preamble: Sequence[Block], cited: Sequence[Citation]) -> list[Horizon]:
    """One for each cited programme whose name carries a period."""
    kept: dict[tuple[str, dt.date], Horizon] = {}
    for block in preamble:
        ours = [c for c in cited if c.block is block]
        for m in _PERIOD.finditer(block.text):
            first, _ = block.clause_bounds(m.start(), m.end())
            before = [c for c in ours if first <= c.start and c.end <= m.start()]
            topic = _topic(block, before, m.start()) if before else None
            if topic and not _is_date(block, m.start()):
                found = _horizon(block, m, topic, before[-1])
                kept.setdefault((topic.lower(), found.end_on), found)
    return list(kept.values())


def _is_date(block: Block, at: int) -> bool:
    """ "ngày 16 tháng 11 năm 2018": the year of a date."""
    return bool(re.search(r"tháng \d{1,2},? \Z", block.text[max(0, at - 12) : at]))


def _topic(block: Block, before: list[Citation], at: int) -> str | None:
    """The words between the document and the period, from the first verb or "về" on."""
    start = before[-1].end
    issuer = name_at(block.text, start + len(" của ")) if block.text.startswith(" của ", start) else None
    start = issuer or start
    lead = _TOPIC.search(block.text, start, at)
    start = lead.end() if lead else start
    words = block.text[start:at].strip(' ,"(')
    if not 3 < len(words) < 200:
        return None
    first = block.text.index(words, start)
    return block.folded.plain(first, first + len(words))


def _horizon(block: Block, m: re.Match[str], topic: str, base: Citation) -> Horizon:
    """A stated span begins with its first year; a year, no earlier than the plan made for it."""
    if m["y"]:
        year = int(m["y"])
        start, end = max(dt.date(year, 1, 1), base.day or dt.date.min), dt.date(year, 12, 31)
        start = min(start, end)
    else:
        start, end = dt.date(int(m["y1"]), 1, 1), dt.date(int(m["y2"]), 12, 31)
    first, last = block.folded.span(*m.span())
    return Horizon(
        start=first, end=last, evidence=block.folded.source[first:last], sentence=block.sentence(m.start()),
        confidence=DOUBTFUL, topic=topic, start_on=start, end_on=end,
    )  # fmt: skip
