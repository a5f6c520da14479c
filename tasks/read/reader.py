"""The reading itself, part by part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tasks.read import head as heads
from tasks.read import issuer as issuers
from tasks.read.blocks import Block, blocks_of
from tasks.read.citations import Citation, attachments, bases, citations
from tasks.read.deadlines import times
from tasks.read.duties import duties, preamble_end, with_times
from tasks.read.facts import Fact, Reading
from tasks.read.fold import fold
from tasks.read.horizons import horizons
from tasks.read.lines import Layout, Line, lines_of, split
from tasks.read.parties import addressees, copies
from tasks.read.refusals import check
from tasks.read.setting import Setting
from tasks.read.signers import signers


def read(text: str) -> Reading:
    """Read a tidied text (see `extract.tidy`).

    1. cut it into lines, and the lines into head, addressees, body, foot
    2. refuse what is secret or no directive
    3. read the head, the addressees, the foot
    4. find the citations, then the windows and deadlines between them
    5. find the duties and give each the periods of its topic
    """
    lines = lines_of(text)
    layout = split(lines)
    check(text, lines, layout)
    head = fold(text, _spans(layout.head))
    date_line = heads.dated(head)
    reference = heads.reference(head)
    number, symbol = (reference[0], reference[1]) if reference else (None, None)
    subject = heads.subject(text, layout.head, date_line.fact if date_line else None)
    addressed, taken = addressees(text, layout.to)
    blocks = blocks_of(text, _body(layout, taken, subject[2] if subject else None, _line_after(layout, reference)))
    opening = blocks[: preamble_end(blocks)]
    issuer = issuers.from_head(layout.head) or _issuer_in(opening, date_line.place if date_line else None)
    cited = citations(blocks, number)
    setting = _setting(date_line, issuer[0] if issuer else None, cited)
    windows, deadlines = times(blocks, setting)
    periods = horizons(opening, cited)
    signed = signers(text, layout.foot)
    return Reading(
        text=text,
        number=number,
        symbol=symbol,
        issued_on=date_line.day if date_line else None,
        issued_month=date_line.month if date_line else None,
        place=date_line.place if date_line else None,
        issuer=issuer[0] if issuer else None,
        doc_type=heads.doc_type(layout.head, symbol),
        urgency=(urgent := heads.urgency(head)) and urgent[0],
        subject=subject[0] if subject else None,
        evidence=_evidence(
            number=reference and reference[2], issued_on=date_line.fact if date_line else None,
            issuer=issuer and issuer[1], urgency=urgent and urgent[1], subject=subject and subject[1],
        ),
        addressees=tuple(addressed),
        copies=tuple(copies(text, layout.foot)),
        signer=signed[0] if signed else None,
        co_signers=tuple(signed[1:]),
        bases=tuple(bases(cited)),
        windows=tuple(windows),
        horizons=tuple(periods),
        deadlines=tuple(deadlines),
        duties=tuple(with_times(duties(blocks, addressed), windows, periods)),
        attachments=tuple(attachments(blocks, cited)),
    )  # fmt: skip


def _spans(lines: Sequence[Line]) -> list[tuple[int, int]]:
    return [(line.start, line.end) for line in lines]


def _body(layout: Layout, taken: int, after_subject: int | None, after_number: int) -> list[Line]:
    """The lines between the addressees, or the heading, and the foot."""
    if layout.to:
        return list(layout.to[taken:])
    return list(layout.head[after_subject if after_subject is not None else after_number :])


def _line_after(layout: Layout, reference: tuple[str | None, str, Fact] | None) -> int:
    end = reference[2].end if reference else 0
    return sum(line.start < end for line in layout.head)


def _issuer_in(opening: Sequence[Block], place: str | None) -> tuple[str, Fact] | None:
    found = [named for block in reversed(opening) if (named := issuers.from_body(block.folded, place))]
    return found[0] if found else None


def _setting(date_line: heads.Dated | None, issuer: str | None, cited: Sequence[Citation]) -> Setting:
    day = date_line.day if date_line else None
    month = date_line.month if date_line else None
    about = day or (dt.date.fromisoformat(f"{month}-01") if month else None)
    return Setting(day, about, issuers.short_names(issuer), cited)


def _evidence(**found: Fact | None) -> dict[str, Fact]:
    return {name: fact for name, fact in found.items() if fact is not None}
