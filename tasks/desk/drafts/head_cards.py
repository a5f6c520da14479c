"""The cards of a document's head: number and day, from whom, about what, how urgent."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from models.text import tr
from tasks.agencies.resolver import NameResolver
from tasks.desk.drafts.cards import Card, Choices, Entry, clock_written, day_written
from tasks.launch.draft import DirectivePart, one_line
from tasks.read import Reading
from tasks.read.facts import DOUBTFUL

URGENCIES = (("", "thường"), ("khẩn", "khẩn"), ("thượng khẩn", "thượng khẩn"), ("hỏa tốc", "hỏa tốc"))
_NO_DAY = "không phải là ngày; hãy viết như 24/01/2022"
_NO_MOMENT = "không phải là thời điểm; hãy viết như 24/01/2022 09:00"


def head_values(part: DirectivePart, choices: Choices) -> tuple[dict[str, Any], dict[str, str]]:
    """The values of [directive] as entered over those proposed, and what is wrong, by the key."""
    values: dict[str, Any] = {
        key: choices.text(f"h.{key}", getattr(part, key)).strip()
        for key in ("number", "symbol", "issuer", "doc_type", "subject", "urgency", "signer", "replaces")
    }
    wrong: dict[str, str] = {}
    issued = day_written(choices.text("h.issued_on", part.issued_on))
    if isinstance(issued, str):
        wrong["issued_on"] = _NO_DAY
    values["issued_on"] = None if isinstance(issued, str) else issued
    values["dispatch_at"], wrong_moment = _moment(choices.text("h.dispatch_at", part.dispatch_at))
    if wrong_moment:
        wrong["dispatch_at"] = wrong_moment
    if part.scan_checked is not None:
        values["scan_checked"] = choices.ticked("h.scan_checked", default=part.scan_checked)
    return values, wrong


def _moment(text: str) -> tuple[dt.datetime | None, str]:
    """A day with an hour, in the office's time; None for a blank one, and what is wrong."""
    if not text.strip():
        return None, ""
    day_part, _, hour = text.strip().partition(" ")
    day = day_written(day_part)
    try:
        clock = dt.time.fromisoformat(clock_written(hour)) if hour.strip() else dt.time(8)
    except ValueError:
        return None, _NO_MOMENT
    return (dt.datetime.combine(day, clock), "") if isinstance(day, dt.date) else (None, _NO_MOMENT)


def head_cards(
    reading: Reading,
    values: Mapping[str, Any],
    wrong: Mapping[str, str],
    choices: Choices,
    issuers: list[tuple[str, str]],
) -> list[Card]:
    """The cards, each field with what the document says of it; `wrong` is by key. `issuers` are code and name."""
    found = reading.evidence

    def said(*keys: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one_line(found[key].evidence) for key in keys if key in found))

    def doubts(*keys: str) -> tuple[str, ...]:
        unsure = [f for key in keys if (f := found.get(key)) and f.confidence <= DOUBTFUL]
        return tuple(dict.fromkeys(f.doubt or "đọc chưa chắc; hãy đối chiếu với văn bản" for f in unsure))

    def line(key: str, label: str, **more: Any) -> Entry:
        return Entry(f"h.{key}", label, choices.text(f"h.{key}", values.get(key)), error=wrong.get(key, ""), **more)

    cards = [
        Card(
            "so", "Số, ký hiệu và ngày ban hành", said("number", "issued_on"),
            (
                line("number", "Số", kind="number", hint="chỉ ghi số, như 123"),
                line("symbol", "Ký hiệu", hint="như STTTT-TTBCXB"),
                line("issued_on", "Ngày ban hành", kind="day"),
            ),
            doubts("number", "issued_on"), summary=_number_line(values), seen=seen_entry("so", choices),
        ),
        Card(
            "co-quan", "Cơ quan ban hành", said("issuer"),
            (line("issuer", "Cơ quan ban hành", kind="choice", options=tuple(issuers)),),
            doubts("issuer"), summary=dict(issuers).get(values["issuer"], ""), seen=seen_entry("co-quan", choices),
        ),
        Card(
            "trich-yeu", "Trích yếu", said("subject", "urgency"),
            (
                line("subject", "Trích yếu", kind="text", wide=True),
                line("doc_type", "Loại văn bản"),
                line("urgency", "Độ khẩn", kind="choice", options=_with_own(URGENCIES, values["urgency"])),
                line("signer", "Người ký"),
                line("dispatch_at", "Gửi vào lúc", hint="để trống: gửi ngay trong giờ làm việc; như 24/01/2022 09:00"),
                line("replaces", "Thay thế văn bản số", hint="chỉ khi văn bản này thay thế một văn bản đang theo dõi"),
            ),
            doubts("subject", "urgency"), summary=values["subject"], seen=seen_entry("trich-yeu", choices),
        ),
    ]  # fmt: skip
    return [*cards, *_scan(reading, values, wrong)]


def _with_own(options: tuple[tuple[str, str], ...], value: str) -> tuple[tuple[str, str], ...]:
    return options if value in dict(options) else (*options, (value, value))


def _number_line(values: Mapping[str, Any]) -> str:
    day = tr(" ngày {issued_on:%d/%m/%Y}", issued_on=values["issued_on"]) if values["issued_on"] else ""
    return f"{values['number'] or '…'}/{values['symbol'] or '…'}{day}"


def seen_entry(key: str, choices: Choices) -> Entry:
    """The tick by which a person says to have held a card against the document."""
    name = f"seen.{key}"
    return Entry(name, "Đã đối chiếu với văn bản", "1" if choices.ticked(name, default=False) else "0", "tick")


def _scan(reading: Reading, values: Mapping[str, Any], wrong: Mapping[str, str]) -> list[Card]:
    if not reading.scanned:
        return []
    checked = "1" if values.get("scan_checked") else "0"
    entry = Entry(
        "h.scan_checked", "Đã đối chiếu từng mục với bản giấy", checked, "tick", error=wrong.get("scan_checked", "")
    )
    return [Card("ban-quet", "Đọc từ bản quét", entries=(entry,), lines=("Mọi mục dưới đây được nhận dạng từ ảnh.",))]


def issuer_options(finder: NameResolver, ours: str, named: str, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Who may have issued it: our own office first, which alone may launch, then what the document's name is like."""
    found = finder.find(named) if named else None
    codes = [ours, *(agency.code for agency in found.agencies)] if found else [ours]
    return [("", "– chọn –"), *((code, names.get(code, code)) for code in dict.fromkeys(codes) if code)]
