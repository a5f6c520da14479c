"""What stands after the signature: annexes, and regulations that are "ban hành kèm theo"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from models.text import tr
from tasks.read.blocks import Block, Mark
from tasks.read.facts import DOUBTFUL, Deadline, Fact, PassedOver, Reading, Window
from tasks.read.patterns import Pattern

IN_ANNEX = tr("ở phụ lục, sau chữ ký: hãy xem phụ lục giao việc cho ai")
_ARTICLE = Pattern(r"Điều \d{1,3}\b")
_REPORTING = Pattern(
    r"(?:Điều \d{1,3} ?[.:]? ?)?(?:\d{1,2}\. ?|[IVX]{1,4}\. ?)?[^.;:]{0,60}\bbáo cáo\b[^.;]{0,40}\Z", re.I
)
_HEADING = 110  # characters


def with_annexes(
    reading: Reading, blocks: Sequence[Block], windows: Sequence[Window], deadlines: Sequence[Deadline]
) -> Reading:
    """The same reading with the times of the annexes.

    Those of a reporting article ("Điều 12. Chế độ báo cáo") are proposed, in doubt: whom they bind a person has to
    say. All others are told and not taken: an annex may be a list of works to be done, a table of figures or a form.
    """
    articles = _reporting_articles(blocks)
    taken = [one for one in deadlines if any(start <= one.start < end for start, end in articles)]
    others: list[Fact] = [*windows, *(one for one in deadlines if one not in taken)]
    told = [
        PassedOver(start=one.start, end=one.end, evidence=one.evidence, sentence=one.sentence, why=IN_ANNEX)
        for one in sorted(others, key=lambda one: one.start)
    ]
    return replace(
        reading,
        deadlines=(*reading.deadlines, *(replace(one, confidence=DOUBTFUL) for one in taken)),
        passed_over=(*reading.passed_over, *told),
    )


def _reporting_articles(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """The stretches of the source from such a heading to the next article or section."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for block in blocks:
        heading = len(block.text) <= _HEADING and _REPORTING.match(block.text) is not None
        if start is not None and (_ARTICLE.match(block.text) or block.mark is Mark.SECTION):
            found.append((start, block.folded.at[0]))
            start = None
        if start is None and heading:
            start = block.folded.at[0]
    if start is not None:
        found.append((start, blocks[-1].folded.at[-1] + 1))
    return found
