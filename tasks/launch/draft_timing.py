"""When an obligation of a draft falls due, as its file says it and as its row keeps it."""

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from models.config.settings import ClockText
from models.deadline import After, TermRule, Unit, term_as_json
from models.enums import JUDGED_KINDS, ObligationKind, Timing
from models.regime import CUT_OFF, Every, Regime, regime_as_json
from tasks.launch.consultation_part import ConsultationPart
from tasks.read.facts import After as ReadAfter
from tasks.read.facts import Deadline, Kind
from tasks.read.phrase import regime_of
from tasks.report_forms.schema import Fields, check_keys


def blank_to_none(value: Any) -> Any:
    return None if value == "" else value


MaybeDay = Annotated[dt.date | None, BeforeValidator(blank_to_none)]
MaybeClock = Annotated[ClockText | None, BeforeValidator(blank_to_none)]


class Strict(BaseModel):
    """A table of the draft; an unknown key is an error."""

    model_config = ConfigDict(extra="forbid")


class TermPart(Strict):
    """term = { count = 5, unit = "working_day", after = "receipt" }"""

    count: Annotated[int, Field(ge=1, le=999)]
    unit: Unit
    after: After = After.RECEIPT
    window: str = ""

    @model_validator(mode="after")
    def _knows_its_window(self) -> "TermPart":
        if (self.after is After.WINDOW_END) != bool(self.window):
            raise ValueError("window (khóa của khung thời gian) đi cùng after = “window_end”, và chỉ khi đó")
        return self


class PeriodicPart(Strict):
    """periodic = { every = "month", day = 20 }; cut_off = 0 for the calendar's own periods."""

    every: Every
    day: Annotated[int | None, Field(ge=1, le=31)] = None
    month: Annotated[int | None, Field(ge=1, le=12)] = None
    time: MaybeClock = None
    cut_off: Annotated[int, Field(ge=0, le=28)] = CUT_OFF
    since: MaybeDay = None
    until: MaybeDay = None
    interval: Annotated[int, Field(ge=1, le=52)] = 1

    @model_validator(mode="after")
    def _possible(self) -> "PeriodicPart":
        if self.day is None and self.every not in (Every.DAY, Every.WEEK):
            raise ValueError("thiếu day (ngày gửi); văn bản không ghi thì hãy hỏi đơn vị soạn thảo")
        if self.every is Every.WEEK and (self.day or 1) > 7:
            raise ValueError("day của báo cáo tuần là 1 (thứ Hai) đến 7 (Chủ nhật)")
        if self.month and self.every in (Every.DAY, Every.WEEK, Every.MONTH):
            raise ValueError("month chỉ dùng cho báo cáo quý, 6 tháng, 9 tháng, năm")
        if self.month and self.every is Every.QUARTER and self.month > 4:
            raise ValueError("month của báo cáo quý là 1 đến 3, hoặc 4: tháng đầu của quý sau")
        if self.interval > 1 and self.every is not Every.WEEK:
            raise ValueError("interval (mấy tuần một lần) chỉ dùng cho báo cáo tuần")
        return self

    def regime(self, *, before: bool) -> Regime:
        """The regime that it says; a cut-off of 0 stands for the calendar's own periods."""
        values = self.model_dump() | {"cut_off": self.cut_off or None, "before": before}
        return Regime(**values)


class ObligationPart(Strict):
    """[[obligation]]; its form is [[obligation.field]], or `form`, a TOML file of fields beside the draft."""

    key: str
    kind: ObligationKind
    title: str
    binds: list[str] = []
    due_on: MaybeDay = None
    due_time: MaybeClock = None
    before: bool = False
    term: TermPart | None = None
    periodic: PeriodicPart | None = None
    lower: Annotated[int, Field(ge=0, le=30)] = 0
    units: list[str] = []
    carries: str = ""
    evidence: str = ""
    form: str = ""
    consultation: ConsultationPart | None = None
    levels: Annotated[int, Field(ge=1, le=2)] = 1
    field: Fields = []

    @model_validator(mode="after")
    def _consulted(self) -> "ObligationPart":
        if self.levels > 1 and self.kind not in JUDGED_KINDS:
            raise ValueError("levels = 2 (hai cấp duyệt) chỉ dùng cho kind = “report” hoặc “consultation”")
        if self.kind is not ObligationKind.CONSULTATION:
            if self.consultation:
                raise ValueError("consultation (quy định lấy ý kiến) chỉ dùng cho kind = “consultation”")
            return self
        if self.periodic:
            raise ValueError("việc lấy ý kiến không định kỳ; hãy dùng due_on hoặc term")
        self.consultation = self.consultation or ConsultationPart()
        return self

    @model_validator(mode="after")
    def _one_form(self) -> "ObligationPart":
        if (self.form or self.field) and self.kind is not ObligationKind.REPORT:
            raise ValueError("biểu mẫu (form, field) chỉ dùng cho kind = “report”")
        if self.form and self.field:
            raise ValueError("chỉ được có một trong: form (tệp biểu mẫu), [[obligation.field]]")
        check_keys(self.field)
        return self

    @model_validator(mode="after")
    def _one_timing(self) -> "ObligationPart":
        if sum(1 for one in (self.due_on, self.term, self.periodic) if one) > 1:
            raise ValueError("chỉ được có một trong: due_on, term, periodic")
        if self.due_time and not self.due_on:
            raise ValueError("due_time (giờ) chỉ đi cùng due_on (ngày)")
        if self.units and self.kind is not ObligationKind.CASCADE:
            raise ValueError("units (đơn vị trực thuộc) chỉ dùng cho kind = “cascade”")
        return self

    @property
    def timing(self) -> Timing:
        """Which of the ways of falling due this is."""
        if self.periodic:
            return Timing.PERIODIC
        if self.term:
            return Timing.TERM
        if self.due_on:
            return Timing.ONCE
        return Timing.ON_REQUEST if self.kind is ObligationKind.REPORT else Timing.LADDER

    @property
    def rule(self) -> dict[str, Any]:
        """What the row keeps of a term or a regime."""
        if self.periodic:
            return regime_as_json(self.periodic.regime(before=self.before))
        if self.term:
            return term_as_json(TermRule(self.term.count, self.term.unit, self.term.after, self.term.window))
        return {}


def timing_of(found: Deadline, windows: list[tuple[str, dt.date | None]]) -> dict[str, Any] | None:
    """The fields of an [[obligation]] for a deadline as it was read; None where the engine cannot follow it.

    `windows` are the keys and ends of the draft's windows: a term after the end of one is given that which fits.
    """
    before = bool(re.search(r"\btrước\b", found.evidence, re.IGNORECASE))
    if found.kind is Kind.ON_REQUEST:
        return {}
    if found.kind is Kind.ONCE:
        return {"due_on": found.due, "due_time": found.due_time, "before": before}
    if found.recurrence:
        regime = regime_of(found.recurrence, before=before)
        if regime is None:
            return None
        part = PeriodicPart(
            every=regime.every, day=regime.day, month=regime.month, time=regime.time,
            since=regime.since, until=regime.until, interval=regime.interval,
        )  # fmt: skip
        return {"periodic": part, "before": before}
    if found.relative is None or found.relative.after is ReadAfter.EVENT:
        return None
    ends = [key for key, end in windows if end]
    after = After(found.relative.after.value)
    if after is After.WINDOW_END and len(ends) != 1:
        return None
    unit, window = Unit(found.relative.unit.value), ends[0] if after is After.WINDOW_END else ""
    return {"term": TermPart(count=found.relative.count, unit=unit, after=after, window=window)}
