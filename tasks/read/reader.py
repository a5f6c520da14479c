"""The reading itself, part by part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tasks.read import head as heads
from tasks.read import issuer as issuers
from tasks.read.annexes import with_annexes
from tasks.read.blanks import blanks
from tasks.read.blocks import Block, blocks_of
from tasks.read.citations import Citation, attachments, bases, citations
from tasks.read.deadlines import times
from tasks.read.duties import duties, preamble_end, with_times
from tasks.read.facts import Fact, Reading
from tasks.read.fold import fold
from tasks.read.horizons import horizons
from tasks.read.lines import Layout, Line, annex_start, lines_of, split
from tasks.read.named_days import doubt_named_days
from tasks.read.normal import normalised
from tasks.read.normal.restored import restored
from tasks.read.parties import addressees, copies
from tasks.read.place_date import dated
from tasks.read.refusals import check
from tasks.read.setting import Setting
from tasks.read.signers import signers
from tasks.read.titles import Title, title


def read(text: str, issued_on: dt.date | None = None) -> Reading:
    """Read a tidied text (see `tasks.files.decode.tidy_text`); `issued_on` is the day of issue if the text has none.

    The patterns see it normalised (`tasks.read.normal`); what is reported are the document's own characters.
    """
    traced = normalised(text)
    return restored(_read(traced.text, issued_on), traced)


def _read(text: str, issued_on: dt.date | None) -> Reading:
    """Read a normalised text.

    1. cut it into lines, and the lines into head, addressees, body, foot
    2. refuse what is secret or no directive
    3. read the head, the addressees, the foot
    4. find the citations, then the windows and deadlines between them
    5. find the duties and give each the periods of its topic
    6. tell what the annexes say of time
    7. doubt a date whose day of the week is another's
    """
    lines = lines_of(text)
    layout = split(lines)
    check(text, lines, layout)
    addressed, taken = addressees(text, layout.to)
    reading, body_at = _head(text, layout)
    reading = reading if reading.issued_on else replace(reading, issued_on=issued_on)
    signed = signers(text, layout.foot)
    reading = replace(
        reading,
        addressees=tuple(addressed),
        copies=tuple(copies(text, layout.foot)),
        signer=signed[0] if signed else None,
        co_signers=tuple(signed[1:]),
    )
    reading = _body(reading, blocks_of(text, layout.to[taken:] if layout.to else layout.head[body_at:]))
    reading = _annexes(reading, blocks_of(text, layout.foot[annex_start(layout.foot) :]))
    return doubt_named_days(reading, _about(reading))


def _head(text: str, layout: Layout) -> tuple[Reading, int]:
    """The fields of the head, and the number of the line after it, for documents without "Kính gửi"."""
    front = heads.front(layout.head)
    head = fold(text, [(line.start, line.end) for line in front])
    number, symbol, number_at = heads.reference(head) or (None, None, None)
    date_line = dated(head)
    date_at = date_line.fact if date_line else None
    issuer, issuer_at = issuers.from_head(text, front) or (None, None)
    urgency, urgency_at = heads.urgency(head) or (None, None)
    subject, subject_at, body_at = heads.subject(text, layout.head, date_at) or (None, None, None)
    reading = Reading(
        text=text,
        number=number,
        symbol=symbol,
        issued_on=date_line.day if date_line else None,
        issued_month=date_line.month if date_line else None,
        issued_year=date_line.year if date_line else None,
        place=date_line.place if date_line else None,
        issuer=issuer,
        doc_type=heads.doc_type(front, symbol, issuer, addressed=bool(layout.to)),
        urgency=urgency,
        subject=subject,
        evidence=_evidence(
            number=number_at, issued_on=date_at, issuer=issuer_at, urgency=urgency_at, subject=subject_at
        ),
    )
    named = heads.type_line(front)
    run_on = title(text, front[named:]) if named is not None else None
    return (_titled(reading, run_on) if run_on else reading), body_at or _line_after(layout.head, number_at)


def _titled(reading: Reading, run_on: Title) -> Reading:
    """The same reading with what the title of a law collection says; the document's own lines come first."""
    found: dict[str, tuple[Any, Fact | None]] = {"subject": (run_on.subject, run_on.subject_at)}
    if reading.issuer is None:
        found["issuer"] = (run_on.issuer, run_on.issuer_at)
    if reading.issued_on is None:
        found["issued_on"] = (run_on.day, run_on.day_at)
    said = {name: value for name, (value, _) in found.items() if value}
    evidence = _evidence(**{name: fact for name, (value, fact) in found.items() if value})
    return replace(reading, **said, evidence={**reading.evidence, **evidence})


def _line_after(head: Sequence[Line], number_at: Fact | None) -> int:
    return sum(line.start < number_at.end for line in head) if number_at else 0


def _body(reading: Reading, blocks: Sequence[Block]) -> Reading:
    """The same reading with what the body says."""
    opening = blocks[: preamble_end(blocks)]
    if reading.issuer is None:
        reading = _with_issuer(reading, opening)
    cited = citations(blocks, reading.number)
    found = times(blocks, _setting(reading, cited))
    programmes = horizons(opening, cited)
    return replace(
        reading,
        blank=blanks(reading),
        bases=tuple(bases(cited)),
        windows=tuple(found.windows),
        horizons=tuple(programmes),
        deadlines=tuple(found.deadlines),
        passed_over=tuple(found.passed_over),
        duties=tuple(with_times(duties(blocks, reading.addressees), found.windows, programmes)),
        attachments=tuple(attachments(blocks, cited)),
    )


def _annexes(reading: Reading, blocks: Sequence[Block]) -> Reading:
    if not blocks:
        return reading
    found = times(blocks, _setting(reading, citations(blocks, reading.number)))
    return with_annexes(reading, blocks, found.windows, found.deadlines)


def _setting(reading: Reading, cited: Sequence[Citation]) -> Setting:
    return Setting(reading.issued_on, _about(reading), issuers.short_names(reading.issuer), cited)


def _about(reading: Reading) -> dt.date | None:
    """The first day on which the document may have been issued: years that it leaves out are counted from it."""
    if reading.issued_month and not reading.issued_on:
        return dt.date.fromisoformat(f"{reading.issued_month}-01")
    return reading.issued_on or (dt.date(reading.issued_year, 1, 1) if reading.issued_year else None)


def _with_issuer(reading: Reading, opening: Sequence[Block]) -> Reading:
    """The head names no issuer: take the body that speaks last before the duties."""
    for block in reversed(opening):
        if found := issuers.from_body(block.folded, reading.place):
            return replace(reading, issuer=found[0], evidence={**reading.evidence, "issuer": found[1]})
    return reading


def _evidence(**found: Fact | None) -> dict[str, Fact]:
    return {name: fact for name, fact in found.items() if fact is not None}
