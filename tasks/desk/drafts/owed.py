"""The cards of what is owed: its kind, when it falls due by which article, and who owes it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from models.app import App
from models.deadline import After, Unit
from models.enums import ObligationKind, Timing
from models.regime import FRIDAY, Every
from models.text import tr
from tasks.agencies.resolver import NameResolver
from tasks.desk.drafts.cards import Card, Choices, Entry, Option, clock_written, day_written, mistakes_of, tick
from tasks.desk.drafts.consulted import consulted_entries, consulted_values
from tasks.desk.drafts.due_lines import DueSetting, due_lines
from tasks.desk.drafts.head_cards import seen_entry
from tasks.desk.drafts.people import People, codes_meant
from tasks.labels import KIND_LABELS, UNIT_LABELS, WEEKDAYS
from tasks.launch.draft import one_line
from tasks.launch.draft_timing import ObligationPart

TIMINGS: dict[Timing, str] = {
    Timing.ONCE: "vào một ngày",
    Timing.TERM: "sau một thời hạn",
    Timing.PERIODIC: "định kỳ",
    Timing.ON_REQUEST: "khi có yêu cầu",
    Timing.LADDER: "theo mức chung của hệ thống",
}
EVERY: tuple[Option, ...] = (
    ("day", "hằng ngày"), ("week", "hằng tuần"), ("month", "hằng tháng"), ("quarter", "hằng quý"),
    ("half_year", "6 tháng"), ("nine_months", "9 tháng"), ("year", "hằng năm"),
)  # fmt: skip
AFTERS: tuple[Option, ...] = (
    ("receipt", "từ khi nhận được văn bản"), ("issue", "từ ngày ban hành"),
    ("window_end", "từ khi hết khung thời gian"),
)  # fmt: skip
WEEK_DAYS: tuple[Option, ...] = (
    ("", f"– văn bản không ghi: {WEEKDAYS[FRIDAY - 1]} –"),
    *((str(number), words) for number, words in enumerate(WEEKDAYS, 1)),
)
"""The days of a week; where a document names none, reports are due on Fridays."""

LONG_PERIODS = (Every.QUARTER.value, Every.HALF_YEAR.value, Every.NINE_MONTHS.value, Every.YEAR.value)
_LAST_MONTH: Option = ("", "– văn bản không ghi: tháng cuối kỳ –")
QUARTER_MONTHS: tuple[Option, ...] = (
    _LAST_MONTH, ("1", "tháng đầu của quý"), ("2", "tháng giữa của quý"), ("3", "tháng cuối của quý"),
    ("4", "tháng đầu của quý sau"),
)  # fmt: skip
MONTHS_OF_YEAR: tuple[Option, ...] = (
    _LAST_MONTH,
    *((str(month), tr("tháng {month}", month=month)) for month in range(1, 13)),
)
_NO_DAY = "không phải là ngày; hãy viết như 24/01/2022"
_PERIOD = ("every", "day", "month", "time", "since", "until", "interval", "cut_off")


@dataclass(frozen=True)
class Proposed:
    """An obligation as the reading proposes it: the sentence that demands it, and why a person should look."""

    part: ObligationPart
    said: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class OwedSetting:
    """What all obligations of a draft share: recipients, windows, the day of issue, and the calendar's office."""

    app: App
    finder: NameResolver
    people: People
    windows: Sequence[Option]
    due: DueSetting


def owed_card(proposed: Proposed, choices: Choices, setting: OwedSetting) -> tuple[Card, ObligationPart | None]:
    """The card, and the obligation as entered; None where it is dropped or cannot be understood."""
    part = proposed.part
    name, timing = f"o.{part.key}", _timing(part, choices)
    values, wrong = _values(part, timing, choices)
    binds, unknown = codes_meant(setting.finder, setting.people, choices.names(f"{name}.binds"))
    if f"{name}.binds" not in choices.given:
        binds = part.binds
    if unknown:
        wrong["binds"] = f"danh bạ không có: {'; '.join(unknown)}"
    keep = tick(f"{name}.keep", "Theo dõi việc này", choices)
    wrong |= _out_of_reach(values, setting)
    values |= consulted_values(part, choices)
    made = _made({**values, "binds": binds, "key": part.key, "kind": part.kind, "evidence": part.evidence}, wrong)
    entries = _entries(part, timing, choices, wrong, setting) + consulted_entries(part, choices)
    known = {one.agency for one in setting.people.parts}
    strangers = [code for code in binds if code not in known]
    if made and strangers and len(strangers) == len(binds):
        made = None  # it binds only agencies that are left out: it is nobody's
    elif made:
        made = made.model_copy(update={"binds": [code for code in binds if code in known]})
    lines = due_lines(made, setting.due) if made else ()
    card = Card(
        f"o-{part.key}", _title(part, values["title"]), proposed.said, entries, proposed.doubts, lines[1:], keep,
        seen_entry(f"o-{part.key}", choices) if proposed.doubts else None, lines[0] if lines else "",
        tuple(text for key, text in wrong.items() if not key),
    )  # fmt: skip
    return card, made if keep.ticked and not unknown else None


def _out_of_reach(values: Mapping[str, Any], setting: OwedSetting) -> dict[str, str]:
    """What launch would refuse: a day that has passed, the end of a window that is not kept."""
    wrong = {}
    if (day := values.get("due_on")) and day < setting.due.today:
        wrong["due_on"] = f"ngày {day:%d/%m/%Y} đã qua; hãy sửa lại, hoặc bỏ việc này"
    term = values.get("term") or {}
    if term.get("after") == After.WINDOW_END.value and term.get("window") not in setting.due.ends:
        wrong["window"] = "hãy chọn một khung thời gian có ngày kết thúc"
    return wrong


def _title(part: ObligationPart, title: str) -> str:
    return title or KIND_LABELS[part.kind]


def _timing(part: ObligationPart, choices: Choices) -> Timing:
    chosen = choices.text(f"o.{part.key}.when", part.timing.value)
    return Timing(chosen) if chosen in {timing.value for timing in timings_for(part.kind)} else part.timing


def timings_for(kind: ObligationKind) -> list[Timing]:
    """The ways in which a kind of obligation may fall due."""
    if kind is ObligationKind.CONSULTATION:
        return [Timing.ONCE, Timing.TERM]
    own = [Timing.ON_REQUEST] if kind is ObligationKind.REPORT else [Timing.LADDER]
    return [Timing.ONCE, Timing.TERM, *([Timing.PERIODIC] if kind is ObligationKind.REPORT else []), *own]


def _proposal(part: ObligationPart) -> dict[str, Any]:
    """The values that the form shows before anybody has entered any, by the name of the field."""
    found: dict[str, Any] = {
        "title": part.title,
        "due_on": part.due_on,
        "due_time": part.due_time,
        "before": part.before,
    }
    if part.term:
        found |= {
            "count": part.term.count,
            "unit": part.term.unit,
            "after": part.term.after,
            "window": part.term.window,
        }
    if part.periodic:
        found |= {f"p.{key}": getattr(part.periodic, key) for key in _PERIOD}
    return found


def _values(part: ObligationPart, timing: Timing, choices: Choices) -> tuple[dict[str, Any], dict[str, str]]:
    """What the model takes, of the fields that the timing has, and what is wrong by the field."""
    proposed, wrong = _proposal(part), {}

    def text(key: str) -> str:
        return choices.text(f"o.{part.key}.{key}", proposed.get(key)).strip()

    def day(key: str) -> dt.date | None:
        found = day_written(text(key))
        if isinstance(found, str):
            wrong[key] = _NO_DAY
        return None if isinstance(found, str) else found

    values: dict[str, Any] = {"title": text("title"), "before": text("before") == "1", "lower": part.lower}
    if not values["title"]:
        wrong["title"] = "hãy ghi tên việc"
    if timing is Timing.ONCE:
        values |= {"due_on": day("due_on"), "due_time": clock_written(text("due_time"))}
        if values["due_on"] is None and "due_on" not in wrong:
            wrong["due_on"] = "chưa có ngày; hãy viết như 24/01/2022"
    elif timing is Timing.TERM:
        after = text("after") or After.RECEIPT.value
        window = {"window": text("window")} if after == After.WINDOW_END.value else {}
        values["term"] = {"count": text("count"), "unit": text("unit") or "working_day", "after": after, **window}
        values["before"] = False
    elif timing is Timing.PERIODIC:
        given = {key: text(f"p.{key}") for key in _PERIOD}
        days = {key: day(f"p.{key}") for key in ("since", "until")}
        clock = {"time": clock_written(given["time"])}
        values["periodic"] = {
            key: value for key, value in {**given, **days, **clock}.items() if value not in ("", None)
        }
        values["periodic"].setdefault("every", Every.MONTH.value)
    return values, wrong


def _made(values: dict[str, Any], wrong: dict[str, str]) -> ObligationPart | None:
    """The obligation; what the model refuses goes to `wrong`."""
    if wrong:
        return None
    try:
        return ObligationPart.model_validate(values)
    except ValidationError as error:
        for place, why in mistakes_of(error).items():
            wrong[_FIELDS.get(place, place.replace("periodic.", "p.").replace("term.", ""))] = why
        return None


_FIELDS = {"periodic": "p.day", "term": "count", "": "when"}
"""Where a mistake of a whole table is said."""


def _entries(
    part: ObligationPart, timing: Timing, choices: Choices, wrong: Mapping[str, str], setting: OwedSetting
) -> tuple[Entry, ...]:
    """The fields of the card: its name, its timing with what that needs, who owes it."""
    proposed, name = _proposal(part), f"o.{part.key}"

    def entry(key: str, label: str, kind: str = "line", options: tuple[Option, ...] = (), hint: str = "") -> Entry:
        value = choices.text(f"{name}.{key}", proposed.get(key))
        wide = key in ("title", "binds")
        return Entry(f"{name}.{key}", label, value, kind, options, wrong.get(key, ""), hint, wide)  # type: ignore[arg-type]

    options = tuple((one.value, TIMINGS[one]) for one in timings_for(part.kind))
    when = Entry(f"{name}.when", "Cách tính hạn", timing.value, "choice", options, wrong.get("when", ""))
    fields: list[Entry] = [entry("title", "Việc phải làm"), when]
    if timing is Timing.ONCE:
        fields += [entry("due_on", "Ngày", "day"), entry("due_time", "Giờ (nếu văn bản nêu)", "clock"),
                   entry("before", "“trước” ngày này (không tính chính ngày ấy)", "tick")]  # fmt: skip
    elif timing is Timing.TERM:
        fields += [entry("count", "Số", "number"), entry("unit", "Đơn vị", "choice", _units()),
                   entry("after", "Tính", "choice", AFTERS)]  # fmt: skip
        if choices.text(f"{name}.after", proposed.get("after")) == After.WINDOW_END.value:
            fields.append(entry("window", "Khung thời gian", "choice", (("", "– chọn –"), *setting.windows)))
    elif timing is Timing.PERIODIC:
        every = choices.text(f"{name}.p.every", proposed.get("p.every")) or Every.MONTH.value
        fields += _periodic(entry, every)
    hint = f"để trống: tất cả nơi thực hiện ({sum(p.role == 'action' for p in setting.people.parts)} cơ quan)"
    fields.append(_binds(part, choices, wrong, setting, hint))
    return tuple(fields)


def _periodic(entry: Any, every: str) -> list[Entry]:
    fields = [entry("p.every", "Mỗi kỳ", "choice", EVERY)]
    if every == Every.WEEK.value:
        fields.append(entry("p.day", "Ngày gửi trong tuần", "choice", WEEK_DAYS))
    elif every != Every.DAY.value:
        fields.append(entry("p.day", "Ngày gửi trong tháng", "number"))
    if every in LONG_PERIODS:
        months = QUARTER_MONTHS if every == Every.QUARTER.value else MONTHS_OF_YEAR
        fields.append(entry("p.month", "Tháng gửi", "choice", months))
    fields += [entry("p.time", "Giờ (nếu văn bản nêu)", "clock"), entry("before", "“trước” hạn này", "tick")]
    fields += [
        entry("p.since", "Từ ngày", "day"),
        entry("p.until", "Đến ngày", "day", (), "để trống: chưa có ngày kết thúc"),
    ]
    return fields


def _units() -> tuple[Option, ...]:
    return tuple((unit.value, UNIT_LABELS[unit]) for unit in Unit)


def _binds(part: ObligationPart, choices: Choices, wrong: Mapping[str, str], setting: OwedSetting, hint: str) -> Entry:
    """Who owes it: blank for all who act, else agencies and groups by name."""
    name = f"o.{part.key}.binds"
    value = choices.given[name] if name in choices.given else _names_of(part.binds, setting)
    return Entry(name, "Cơ quan phải thực hiện", one_line(value), "line", (), wrong.get("binds", ""), hint, wide=True)


def _names_of(codes: Sequence[str], setting: OwedSetting) -> str:
    """Codes as an officer reads them: the name of a group where they are exactly its agencies."""
    for heading, members in setting.people.headings.items():
        if set(codes) == set(members) and codes:
            return heading
    return "; ".join(codes)
