"""What was read of a document, on a terminal: the document with its facts marked, and the facts in a table below."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from models.text import join_texts, mark_text, tr
from tasks.i18n import shown
from tasks.read import Reading
from tasks.read.facts import Deadline, Fact, Kind, Recurrence, Relative

_EVERY = {
    "hour": "giờ", "day": "ngày", "week": "tuần", "month": "tháng", "quarter": "quý", "half_year": "6 tháng",
    "nine_months": "9 tháng", "year": "năm",
}  # fmt: skip
_UNITS = {"hour": "giờ", "day": "ngày", "working_day": "ngày làm việc", "week": "tuần", "month": "tháng"}
_AFTER = {
    "receipt": "từ khi nhận được", "issue": "từ khi ban hành", "window_end": "từ khi kết thúc đợt",
    "event": "từ sự kiện nêu ra",
}  # fmt: skip
_DOUBT = 0.7  # below it a person should look (tasks.read.facts.Fact)


def print_reading(screen: Console, found: Reading, file: str) -> None:
    """The document with every fact in the colour of its kind, then each fact beside the words that say it."""
    text = Text(found.text)
    table = Table(title=file, title_justify="left")
    for name in ("mục", "đọc được", "chữ trong văn bản"):
        table.add_column(shown(name), overflow="fold")
    for label, value, fact, colour in _rows(found):
        doubt = "  [red]?[/]" if fact and fact.confidence < _DOUBT else ""
        words = escape(" ".join(fact.evidence.split())) if fact else ""
        words += f"\n[red]{shown(fact.doubt)}[/]" if fact and fact.doubt else ""
        table.add_row(f"[{colour}]{shown(label)}[/]", escape(value) + doubt, words)
        if fact:
            text.stylize(colour, fact.start, fact.end)
    screen.print(Panel(text, title=escape(file), title_align="left"))
    screen.print(table)
    if found.passed_over:
        screen.print(f"[dim]{shown('Giống thời hạn nhưng không lấy:')}[/]")
        for passed in found.passed_over:
            screen.print(f"[dim]  “{escape(' '.join(passed.evidence.split()))}”: {shown(passed.why)}[/]")
    if found.scanned:
        warning = "Đọc từ bản quét: mọi điều trên phải được đối chiếu với bản giấy trước khi dùng."
        screen.print(f"[yellow]{shown(warning)}[/]")
    for note in found.notes:
        screen.print(f"[yellow]{escape(shown(note))}[/]")


def _rows(found: Reading) -> Iterable[tuple[str, str, Fact | None, str]]:
    """Label, value, fact and colour of everything found, in the order of the document."""
    for key, label in (
        ("number", "số"), ("issued_on", "ngày ban hành"), ("place", "địa danh"), ("issuer", "cơ quan ban hành"),
        ("doc_type", "loại"), ("urgency", "độ khẩn"), ("subject", "trích yếu"),
    ):  # fmt: skip
        value = getattr(found, key)
        if value is not None or key in found.blank:
            yield label, _plain(value) or shown(found.blank[key]), found.evidence.get(key), "cyan"
    for addressee in found.addressees:
        yield "kính gửi", addressee.name, addressee, "blue"
    for copy in found.copies:
        yield "nơi nhận", copy.printed, copy, "blue"
    for base in found.bases:
        yield "căn cứ", base.number, base, "dim cyan"
    for window in found.windows:
        yield (
            "khung thời gian",
            _period(window.about, window.start_on, window.end_on),
            window,
            "bold green",
        )
    for horizon in found.horizons:
        yield "thời hạn chương trình", _period(horizon.topic, horizon.start_on, horizon.end_on), horizon, "green"
    for deadline in found.deadlines:
        yield "thời hạn", f"{deadline.who or shown('tất cả')}: {shown(when(deadline))}", deadline, "bold yellow"
    for signer in (found.signer, *found.co_signers):
        if signer:
            yield "người ký", ", ".join(part for part in (signer.title, signer.name) if part), signer, "magenta"
    for label, value in _envelope_rows(found.envelope or {}):
        yield label, value, None, "dim"


def _envelope_rows(header: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """What the header of an edXML envelope says, beside the text: it is evidence of its own."""
    signer = ", ".join(part for part in (header.get("signer_title"), header.get("signer")) if part)
    for label, value in (
        ("edXML: số", header.get("number")), ("edXML: ngày ban hành", _day(header.get("issued_on"))),
        ("edXML: địa danh", header.get("place")), ("edXML: người ký", signer),
        ("edXML: hạn trả lời", _day(header.get("due_on"))),
        ("edXML: nơi gửi đến", "; ".join(header.get("addressees") or ())),
        ("edXML: nơi nhận", "; ".join(header.get("to_places") or ())),
        ("edXML: trả lời văn bản", ", ".join(header.get("response_for") or ())),
        ("edXML: chữ ký số", shown(header.get("signature") or "")),
    ):  # fmt: skip
        if value:
            yield label, value


def _day(iso: str | None) -> str:
    return _plain(dt.date.fromisoformat(iso)) if iso else ""


def _plain(value: str | dt.date | None) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else value or ""


def _period(about: str | None, start: dt.date | None, end: dt.date | None) -> str:
    days = " – ".join(f"{day:%d/%m/%Y}" if day else "…" for day in (start, end))
    return f"{about}: {days}" if about else days


def when(deadline: Deadline) -> str:
    """A deadline in a few words."""
    if deadline.recurrence:
        return _recurring(deadline.recurrence)
    if deadline.relative:
        return _relative(deadline.relative)
    if deadline.kind is Kind.ON_REQUEST or deadline.due is None:
        return "khi có yêu cầu"
    return (f"{deadline.due_time:%H:%M} " if deadline.due_time else "") + f"{deadline.due:%d/%m/%Y}"


def _recurring(rec: Recurrence) -> str:
    said = [tr("định kỳ {every}", every=mark_text(_EVERY[rec.every]))]
    said += [tr(", ngày {day}", day=rec.day)] if rec.day else []
    said += [tr(" (tháng {month})", month=rec.month)] if rec.month else []
    return join_texts("", [*said, f", {rec.time:%H:%M}" if rec.time else ""])


def _relative(relative: Relative) -> str:
    return f"{relative.count} {_UNITS[relative.unit]} {_AFTER[relative.after]}"
