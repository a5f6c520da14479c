"""The numbered items of the body: what is to be done, by whom, and who below them is to be set to work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tasks.read import doers
from tasks.read.blocks import Block, Mark
from tasks.read.facts import LIKELY, Addressee, Duty, Horizon, Window
from tasks.read.fold import UPPER
from tasks.read.names import names_at
from tasks.read.patterns import Pattern, anycase

_TITLE = 200  # characters; a longer first paragraph is the duty itself
# "Đôn đốc, hướng dẫn Trung tâm ...; Đài ... tuyên truyền", "Chỉ đạo Chi cục Kiểm lâm tổng hợp"
_DOWN = Pattern(
    r"(?:đôn đốc|chỉ đạo|quán triệt|phân công|(?-i:giao)|hướng dẫn(?= và| ?,)|triển khai (?:đến|tới))"
    r"(?:(?:,| và|, và) (?:đôn đốc|hướng dẫn|chỉ đạo|kiểm tra|quán triệt|giám sát)){0,3}(?: cho| đến| tới)?"
    rf" (?=(?-i:[{UPPER}])|các )",
    re.I,
)
_FRAMES = anycase(r"(?:mục đích|yêu cầu|thời gian|phạm vi|căn cứ|chế độ báo cáo|kinh phí|đối tượng|quan điểm|mục tiêu)")
_COMMON = frozenset(
    [
        "tuyên",
        "truyền",
        "thực",
        "hiện",
        "công",
        "tác",
        "triển",
        "khai",
        "tỉnh",
        "huyện",
        "các",
        "về",
        "và",
        "của",
        "năm",
        "giai",
        "đoạn",
        "trên",
        "địa",
        "bàn",
    ]
)


@dataclass(frozen=True)
class _Item:
    """A numbered item with all its paragraphs; `section` is the Roman number above it.
    `frames`: it stands in a section on purpose, time or money, and asks for nothing."""

    section: str
    blocks: list[Block]
    frames: bool = False


def duties(blocks: Sequence[Block], addressees: Sequence[Addressee]) -> list[Duty]:
    """Every numbered item up to the closing paragraphs; a section without items is a duty itself."""
    return [_duty(item, addressees) for item in _items(blocks) if not item.frames]


def preamble_end(blocks: Sequence[Block]) -> int:
    """The number of paragraphs before the first item."""
    return next((i for i, b in enumerate(blocks) if b.mark in (Mark.ITEM, Mark.SECTION)), len(blocks))


def _items(blocks: Sequence[Block]) -> list[_Item]:
    items: list[_Item] = []
    section, frames = "", False
    for block in blocks[preamble_end(blocks) :]:
        if block.closing:
            break
        if block.mark is Mark.SECTION:
            section = block.label
            frames = bool(_FRAMES.match(block.text, block.body))
            items.append(_Item("", [block], frames))
        elif block.mark is Mark.ITEM:
            if items and items[-1].section == "" and section and len(items[-1].blocks) == 1:
                items.pop()  # a section that only heads its items
            items.append(_Item(section, [block], frames))
        elif items:
            items[-1].blocks.append(block)
    return items


def _duty(item: _Item, addressees: Sequence[Addressee]) -> Duty:
    head, last = item.blocks[0], item.blocks[-1]
    source = head.folded.source
    start, end = head.folded.at[0], last.folded.at[-1] + 1
    bodies = doers.bodies_in(head)
    units = [unit for block in item.blocks for unit in _cascade(block) if unit not in bodies]
    return Duty(
        start=start, end=end, evidence=source[start:end], sentence=head.sentence(head.body), confidence=LIKELY,
        number=f"{item.section}.{head.label}" if item.section else head.label, title=_title(head),
        text=source[start:end], binds=tuple(_as_addressed(b, addressees) for b in bodies) or None,
        cascade=tuple(dict.fromkeys(units)),
    )  # fmt: skip


def _title(head: Block) -> str:
    """The heading, or the first sentence where the item has none."""
    first, last = head.sentence_bounds(head.body)
    colon = head.text.find(":", head.body, head.body + _TITLE)
    if last - first > _TITLE and colon > 0:
        last = colon
    return head.folded.plain(head.body, last).rstrip(" .:;/")


def _as_addressed(body: str, addressees: Sequence[Addressee]) -> str:
    """The addressee's own wording where the item means it: the duty binds that recipient."""
    same = [a.name for a in addressees if a.name.lower() == body.lower()]
    return same[0] if same else body


def _cascade(block: Block) -> list[str]:
    """The units that the work is handed down to."""
    found: list[str] = []
    for m in _DOWN.finditer(block.text, block.body):
        listed, _ = names_at(block.text, m.end())
        found += [block.folded.plain(a, b) for a, b in listed]
    return found


def with_times(found: Sequence[Duty], windows: Sequence[Window], horizons: Sequence[Horizon]) -> list[Duty]:
    """Give each duty the periods that stand in it, or whose topic is its own and no other's."""
    telling = [_telling(d.title) for d in found]
    of_window = [_owner(found, telling, w.start, w.about or w.sentence) for w in windows]
    of_horizon = [_owner(found, telling, h.start, h.topic) for h in horizons]
    return [
        replace(
            d,
            windows=tuple(w for w, owner in zip(windows, of_window, strict=True) if owner == i),
            horizons=tuple(h for h, owner in zip(horizons, of_horizon, strict=True) if owner == i),
        )
        for i, d in enumerate(found)
    ]


def _owner(found: Sequence[Duty], telling: Sequence[set[str]], at: int, about: str) -> int | None:
    """Which of the duties the period at `at` belongs to, if one alone does."""
    around = next((i for i, d in enumerate(found) if d.start <= at < d.end), None)
    if around is not None or not found:
        return around
    said = _telling(about)
    shares = [len(words & said) / len(words) if words else 0.0 for words in telling]
    best = max(shares)
    return shares.index(best) if best >= 0.5 and shares.count(best) == 1 else None


def _telling(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_][\w-]*", text.lower())) - _COMMON
