"""What the rules for times need to know of the whole document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tasks.read.blocks import Block
from tasks.read.citations import Citation


@dataclass(frozen=True)
class Setting:
    """`issued_on` is the printed date of issue; `about` stands in for it where only the month is printed."""

    issued_on: dt.date | None
    about: dt.date | None
    issuer_names: tuple[str, ...]
    citations: Sequence[Citation] = ()

    def cited_in(self, block: Block) -> Sequence[Citation]:
        """The citations of that paragraph, whatever of it has been hidden since."""
        return self._by_block.get(id(block.folded.at), ())

    @cached_property
    def _by_block(self) -> dict[int, list[Citation]]:
        found: dict[int, list[Citation]] = {}
        for c in self.citations:
            found.setdefault(id(c.block.folded.at), []).append(c)
        return found

    def issue_of_base(self, block: Block, at: int) -> dt.date | None:
        """The date of the document in whose bracket the folded offset `at` stands:
        "Kế hoạch số 03/KH-TBTT ngày 21/01/2022 ... (từ ngày ban hành đến ngày 15/02/2022)".
        """
        first, _ = block.clause_bounds(at, at)
        if block.text.rfind("(", first, at) <= block.text.rfind(")", first, at):
            return None
        dated = [c.day for c in self.cited_in(block) if first <= c.start < at]
        return dated[0] if dated else None


@dataclass(frozen=True)
class Hit:
    """A stretch of a block that a rule has understood."""

    block: Block
    start: int
    end: int


class Taken:
    """The stretches of a paragraph that a rule has understood: the first rule keeps them."""

    def __init__(self, block: Block) -> None:
        self._cells = bytearray(len(block.text))

    def __contains__(self, span: tuple[int, int]) -> bool:
        return any(self._cells[slice(*span)])

    def add(self, start: int, end: int) -> None:
        self._cells[start:end] = b"\x01" * (end - start)
