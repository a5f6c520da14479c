"""What a reading holds: every fact stands beside the characters of the document that say it.

Offsets count characters of `Reading.text`, so `reading.text[fact.start:fact.end] == fact.evidence` always.
Dates and times are local wall time (Asia/Ho_Chi_Minh); what is not printed is None, never a guess.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

CERTAIN = 0.95  # printed in full, in a form that means nothing else
LIKELY = 0.8  # a part is inferred: the year, the day of issue, the event a term runs from
DOUBTFUL = 0.6  # proposed: a person has to look


@dataclass(frozen=True, kw_only=True)
class Fact:
    """The place that says something: `start`..`end` in the text, its characters, the sentence round it.

    `confidence` runs from 0 to 1, in three levels (above); under 0.7 a person should look before anything is sent, and
    `doubt` says why, in Vietnamese, where the words round it speak for something else too.
    """

    start: int
    end: int
    evidence: str
    sentence: str
    confidence: float = 1.0
    doubt: str | None = None


class Role(StrEnum):
    """What a body under "Nơi nhận" is to do with the document (Nghị định 30/2020/NĐ-CP Art. 8.2)."""

    ACTION = "ACTION"  # "Như trên": the "Kính gửi" list
    PUBLISH = "PUBLISH"  # "(đăng tải)"
    RECORDS = "RECORDS"  # "Lưu: VT, ...": never mailed, never chased
    INFO = "INFO"


@dataclass(frozen=True, kw_only=True)
class Addressee(Fact):
    """One item of "Kính gửi" (or of "điện:" in a telegram), as printed, without dash and end punctuation."""

    name: str


@dataclass(frozen=True, kw_only=True)
class Copy(Fact):
    """One item of "Nơi nhận": `name` without its bracket, `tag` the bracket's words ("đăng tải", "b/c")."""

    name: str
    tag: str | None
    role: Role
    printed: str


@dataclass(frozen=True, kw_only=True)
class Signer(Fact):
    """Who signed (Art. 13): `authority` is TM., KT., TL., TUQ. ... with its steps joined by " / "."""

    authority: str | None
    title: str | None
    name: str | None


@dataclass(frozen=True, kw_only=True)
class Base(Fact):
    """A numbered document cited as ground; `title` as printed: "Kế hoạch số 03/KH-TBTT ngày 21/01/2022"."""

    number: str
    date: dt.date | None
    title: str
    issuer: str | None


@dataclass(frozen=True, kw_only=True)
class Window(Fact):
    """When something is done or runs. One day: start = end. `end` None: until further notice.

    The times are set only where the text prints them; `note` says where an unprinted start was taken from.
    """

    start_on: dt.date | None
    end_on: dt.date | None
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    about: str | None = None
    note: str | None = None
    year_inferred: bool = False


@dataclass(frozen=True, kw_only=True)
class Horizon(Fact):
    """The period that names a programme ("năm 2022", "giai đoạn 2021 - 2025"): a window to propose."""

    topic: str
    start_on: dt.date
    end_on: dt.date


class Kind(StrEnum):
    ONCE = "once"
    PERIODIC = "periodic"
    ON_REQUEST = "on_request"
    RELATIVE = "relative"


class Every(StrEnum):
    """The period that is reported on."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


@dataclass(frozen=True, kw_only=True)
class Recurrence:
    """`day` of the month, or 1 (Monday) to 7 for a week; `month` of the year, or for a quarter 1 to 3 within
    it and 4 for the first month of the next one. `interval` counts hours or weeks between two reports.
    """

    every: Every
    day: int | None = None
    month: int | None = None
    time: dt.time | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    interval: int = 1


class Unit(StrEnum):
    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"


class After(StrEnum):
    """The event a relative term runs from."""

    RECEIPT = "receipt"  # "kể từ ngày nhận được văn bản"
    ISSUE = "issue"  # "kể từ ngày ban hành"
    WINDOW_END = "window_end"  # "kể từ ngày kết thúc đợt cao điểm"
    EVENT = "event"  # anything else


@dataclass(frozen=True, kw_only=True)
class Relative:
    """So many units after an event; the first day is not counted (Civil Code 2015 Art. 147)."""

    count: int
    unit: Unit
    after: After


@dataclass(frozen=True, kw_only=True)
class Deadline(Fact):
    """A demand with its time. `due` is the date as printed: whether it is in time is decided elsewhere."""

    kind: Kind
    due: dt.date | None = None
    due_time: dt.time | None = None
    recurrence: Recurrence | None = None
    relative: Relative | None = None
    who: str | None = None
    to: str | None = None
    what: str | None = None
    year_inferred: bool = False


@dataclass(frozen=True, kw_only=True)
class Duty(Fact):
    """A numbered item of the body. `number` is as printed, behind that of its section if there is one
    ("IV.2"). `binds` is None for all addressees; `cascade` names the units the work is to be handed down to.
    """

    number: str
    title: str
    text: str
    binds: tuple[str, ...] | None = None
    cascade: tuple[str, ...] = ()
    windows: tuple[Window, ...] = ()
    horizons: tuple[Horizon, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PassedOver(Fact):
    """What looks like a window or a deadline and was not taken for one; `why` in Vietnamese, for the operator."""

    why: str


@dataclass(frozen=True, kw_only=True)
class Attachment(Fact):
    """A document said to be sent along ("gửi kèm theo")."""

    name: str


@dataclass(frozen=True, kw_only=True)
class Reading:
    """All that could be read of one directive. `evidence` gives the place of the single fields."""

    text: str
    number: str | None = None
    symbol: str | None = None
    issued_on: dt.date | None = None
    issued_month: str | None = None  # where the day is blank
    issued_year: int | None = None  # where the month is blank too
    place: str | None = None
    issuer: str | None = None
    doc_type: str | None = None
    urgency: str | None = None
    subject: str | None = None
    evidence: Mapping[str, Fact] = field(default_factory=dict)
    blank: Mapping[str, str] = field(default_factory=dict)  # a field that is None, and why, in Vietnamese
    passed_over: tuple[PassedOver, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    copies: tuple[Copy, ...] = ()
    signer: Signer | None = None
    co_signers: tuple[Signer, ...] = ()
    bases: tuple[Base, ...] = ()
    windows: tuple[Window, ...] = ()
    horizons: tuple[Horizon, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    duties: tuple[Duty, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    # About the file rather than the text: was it recognised from a picture; what a person should know; the header
    # of the edXML envelope it came in, and the fields that only this header gave.
    scanned: bool = False
    notes: tuple[str, ...] = ()
    envelope: Mapping[str, Any] | None = None
    from_envelope: tuple[str, ...] = ()

    def to_json(self, file: str) -> dict[str, Any]:
        """This reading as plain values, ready for json.dumps; `file` is the name it is to carry."""
        from tasks.read.as_json import reading_as_json

        return reading_as_json(self, file)
