"""The numbered documents that a directive cites, and those that it says are sent along."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.read.blocks import Block
from tasks.read.dates import DATE, moment
from tasks.read.facts import CERTAIN, LIKELY, Attachment, Base
from tasks.read.fold import UPPER
from tasks.read.names import name_at
from tasks.read.numbers import CITED, squeezed
from tasks.read.patterns import Pattern, anycase
from tasks.read.words import CITED_TYPES

_TYPE = "|".join(sorted(CITED_TYPES, key=len, reverse=True))
# "Kế hoạch số 03/KH-TBTT ngày 21/01/2022", "Nghị quyết số 46-NQ/TU, ngày 08/9/2021"
_CITATION = Pattern(
    rf"(?:(?P<type>{_TYPE})(?: kết luận| liên ngành)? )?(?P<so>số:? ?)?(?<![\w/.-])(?P<num>(?-i:{CITED}))"
    rf"(?:,? (?:ký |ban hành )?{DATE('c')})?",
    re.I,
)
# "Ngày 01/8/2022, Sở Y tế có Công văn số 2087/SYT-TCCB": the date stands before.
_DATED_BEFORE = Pattern(rf"{DATE('c')},[^.;]{{0,80}}? (?:có|ban hành|đã có|đã ban hành) \Z", re.I)
# Cited to say that it no longer holds: no ground of this directive. What "sửa đổi, bãi bỏ một số điều" is one.
_ENDED = anycase(r"[^.;,]{0,80}? (?:(?:được|bị|đã) bãi bỏ|hết hiệu lực|đã hết hạn|không phải thực hiện lại)")
_ENDING = anycase(
    r"(?<!\w)(?:(?<!sửa đổi, )(?<!sửa đổi và )(?:bãi bỏ|hủy bỏ)(?! một số| khoản| điểm)(?:[^.;,]|, ?(?=\d)){0,80}"
    r"|(?:dự thảo|hoàn thiện|xây dựng|nghiên cứu|hồ sơ)[^.;,]{0,60} sửa đổi(?:, bổ sung)?(?: một số điều)?(?: của)?"
    r"|thay thế(?: cho)?) \Z"
)
_ALONG = Pattern(r"(?:được )?(?:gửi|đính|ban hành) kèm|kèm theo|gửi kèm", re.I)
_OF = Pattern(r"(?: \([^)]{0,60}\))? của ")
_PAPERS = Pattern(
    r"(?:danh sách|phụ lục|biểu|mẫu|đề cương|dự thảo|kế hoạch|tài liệu|văn bản|hướng dẫn|quy chế|đề án|bảng)"
    r"(?: [\w/.,-]{1,20}){0,8}? ?(?=\(?(?:được )?(?:gửi |đính |ban hành )?kèm(?: theo)?)",
    re.I,
)


@dataclass(frozen=True)
class Citation:
    """A cited document: where it stands in its block, and what it is."""

    block: Block
    start: int
    end: int
    number: str
    day: dt.date | None
    title: str


def citations(blocks: Sequence[Block], own_number: str | None) -> list[Citation]:
    """Every citation of another document, in order, repeats included."""
    return [c for block in blocks for c in _in_block(block) if c.number != own_number]


def _in_block(block: Block) -> list[Citation]:
    found = []
    for m in _CITATION.finditer(block.text):
        raw = m["num"]
        letters = raw.split("/", 1)[-1]
        if not (m["type"] or m["so"]) and "-" not in letters or not re.search(rf"[{UPPER}]{{2}}", raw):
            continue
        found.append(_citation(block, m))
    return found


def _citation(block: Block, m: re.Match[str]) -> Citation:
    dated = moment(m, "c", "none", None)
    before = None if dated else _DATED_BEFORE.search(block.text[max(0, m.start() - 120) : m.start()])
    dated = moment(before, "c", "none", None) if before else dated
    title = block.folded.plain(m.start(), m.end())
    return Citation(block, m.start(), m.end(), squeezed(m["num"]), dated.day if dated else None, title)


def bases(found: Sequence[Citation]) -> list[Base]:
    """The documents cited as ground, each once."""
    kept: dict[str, Base] = {}
    for c in found:
        if c.number in kept or _no_longer_holds(c):
            continue
        first, last = c.block.folded.span(c.start, c.end)
        kept[c.number] = Base(
            start=first, end=last, evidence=c.block.folded.source[first:last],
            sentence=c.block.sentence(c.start),
            confidence=CERTAIN if c.day else LIKELY, number=c.number, date=c.day, title=c.title, issuer=_issuer(c),
        )  # fmt: skip
    return list(kept.values())


def _no_longer_holds(c: Citation) -> bool:
    first, last = c.block.clause_bounds(c.start, c.end)
    return bool(_ENDING.search(c.block.text, first, c.start) or _ENDED.match(c.block.text, c.end, last))


def _issuer(c: Citation) -> str | None:
    """ "của UBND tỉnh" behind the number and date."""
    m = _OF.match(c.block.text, c.end)
    end = name_at(c.block.text, m.end()) if m else None
    return c.block.folded.plain(m.end(), end) if m and end else None


def attachments(blocks: Sequence[Block], found: Sequence[Citation]) -> list[Attachment]:
    """What is sent along: the documents cited before "gửi kèm theo", else the paper it names."""
    kept: list[Attachment] = []
    for block in blocks:
        for m in _ALONG.finditer(block.text):
            before, _ = block.sentence_bounds(m.start())
            cited = [(c.start, c.end) for c in found if c.block is block and before <= c.start < m.start()]
            papers = [
                p.span() for p in _PAPERS.finditer(block.text, before, m.end()) if p.end() <= m.start() <= p.end() + 2
            ]
            kept += [
                _attachment(block, a, b) for a, b in (cited if _stands_alone(before, cited, m.start()) else papers)
            ]
    return list({a.start: a for a in kept}.values())


def _stands_alone(start: int, cited: list[tuple[int, int]], along: int) -> bool:
    """Is the sentence a list of documents sent along, and not one that cites a ground in passing?"""
    return bool(cited) and cited[0][0] - start < 12 and along - cited[-1][1] < 80


def _attachment(block: Block, start: int, end: int) -> Attachment:
    text = block.text[start:end].rstrip()
    first, last = block.folded.span(start, start + len(text))
    return Attachment(
        start=first, end=last, evidence=block.folded.source[first:last], sentence=block.sentence(start),
        confidence=LIKELY, name=block.folded.plain(start, start + len(text)),
    )  # fmt: skip
