"""The tracking table as .xlsx: what `dondoc status` shows of a campaign, a line for each Due, and its figures."""

import datetime as dt
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pendulum import DateTime
from sqlmodel import Session

from models.campaign import Campaign
from models.states import CampaignState
from models.words import ObligationKind
from tasks.lists import status
from tasks.papers.marks import printable
from tasks.render import opening
from tasks.vocabulary import KIND_WORDS, STATE_WORDS, standing_words

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

COLUMNS = {
    "id": ("Số", 7),
    "agency": ("Cơ quan, đơn vị", 44),
    "kind": ("Nghĩa vụ", 26),
    "period": ("Kỳ", 18),
    "says": ("Tình trạng", 22),
    "stated_on": ("Hạn nêu trong văn bản", 14),
    "remind_by": ("Nhắc theo", 17),
    "late_after": ("Chậm sau", 17),
    "overdue": ("Quá hạn", 9),
    "late": ("Nộp chậm", 9),
    "extended": ("Gia hạn", 9),
    "asked_until": ("Xin gia hạn đến", 14),
    "paused": ("Tạm dừng", 9),
    "round": ("Lần nộp", 9),
    "received_at": ("Nhận lúc", 17),
    "nil": ("Báo cáo không", 9),
    "next_step_at": ("Bước tới", 17),
}
"""What of a Due each column holds, its head and its width in characters."""

FIGURES = {
    "expected": "Phải nộp",
    "received": "Đã nộp",
    "on_time": "Đúng hạn",
    "late": "Chậm",
    "outstanding": "Chưa nộp",
    "overdue": "Quá hạn",
    "waived": "Được miễn",
    "extended": "Gia hạn",
    "reporting_rate": "Tỷ lệ nộp",
    "on_time_rate": "Tỷ lệ đúng hạn",
    "fulfilment_rate": "Tỷ lệ hoàn thành",
}
OTHERS = {
    "acknowledgements": ObligationKind.ACKNOWLEDGE,
    "publications": ObligationKind.PUBLISH,
    "cascades": ObligationKind.CASCADE,
}
TITLE_ROWS = 3
RED, YELLOW, GREEN, GREY = "F8CBAD", "FFE699", "C6E0B4", "D9D9D9"


def table(session: Session, campaign: Campaign, now: DateTime) -> bytes:
    """The workbook. Instants are on the office's clock, because a sheet knows no time zone."""
    from openpyxl import Workbook

    one = status(session, now, campaign)["campaigns"][0]
    book = Workbook()
    book.properties.creator, book.properties.title = "Đôn Đốc", one["reference_no"]
    book.properties.created = now.naive()
    sheet: Any = book.active
    sheet.title = "Theo dõi"
    _title(sheet, one, now)
    _write(sheet, TITLE_ROWS + 1, (head for head, _ in COLUMNS.values()), bold=True)
    for number, due in enumerate(one["dues"], start=TITLE_ROWS + 2):
        _write(sheet, number, (_cell(due, key) for key in COLUMNS))
        sheet.cell(number, list(COLUMNS).index("says") + 1).fill = _colour(due)
    _shape(sheet, [width for _, width in COLUMNS.values()], TITLE_ROWS + 1 + len(one["dues"]))
    _figures(book.create_sheet("Số liệu"), one)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _title(sheet: "Worksheet", one: dict[str, Any], now: DateTime) -> None:
    _write(sheet, 1, [f"Bảng theo dõi thực hiện văn bản số {one['reference_no']}"], bold=True)
    _write(sheet, 2, [f"{opening(one['subject'])} ({STATE_WORDS[CampaignState(one['state'])]})"])
    _write(sheet, 3, [f"Lúc {now:%H:%M} ngày {now:%d/%m/%Y}"])


def _figures(sheet: "Worksheet", one: dict[str, Any]) -> None:
    _write(sheet, 1, ["", *FIGURES.values()], bold=True)
    lines = [(f"Báo cáo {window['topic']}", window) for window in one["windows"] if window["expected"]]
    lines.append(("Báo cáo, tất cả", one))
    lines += [(KIND_WORDS[kind].capitalize(), one[key]) for key, kind in OTHERS.items() if one[key]["expected"]]
    for number, (name, figures) in enumerate(lines, start=2):
        _write(sheet, number, [name, *(figures[key] for key in FIGURES)])
        for place, key in enumerate(FIGURES, start=2):
            if key.endswith("_rate"):
                sheet.cell(number, place).number_format = "0.00%"
    _shape(sheet, [44, *[12] * len(FIGURES)], 1 + len(lines), head=1)


def _cell(due: dict[str, Any], key: str) -> object:
    """A value as a sheet holds it: dates and instants as such, yes as "có", no as nothing."""
    if key == "says":
        return standing_words(due)
    value = due[key]
    if key == "kind":
        return KIND_WORDS[ObligationKind(value)]
    if isinstance(value, bool):
        return "có" if value else None
    if key in ("stated_on", "asked_until"):
        return dt.date.fromisoformat(value) if value else None
    if key.endswith(("_at", "_by", "_after")):
        return dt.datetime.fromisoformat(value).replace(tzinfo=None) if value else None
    return value


def _write(sheet: "Worksheet", row: int, values: Iterable[object], *, bold: bool = False) -> None:
    from openpyxl.styles import Alignment, Font

    for place, value in enumerate(values, start=1):
        cell: Any = sheet.cell(row, place)
        if isinstance(value, str):
            cell.value = printable(value)
            cell.data_type = "s"  # a name that begins with "=" is a name
        elif value is not None:
            cell.value = value
        if isinstance(value, dt.datetime):
            cell.number_format = "dd/mm/yyyy hh:mm"
        elif isinstance(value, dt.date):
            cell.number_format = "dd/mm/yyyy"
        cell.font = Font(name="Times New Roman", size=12, bold=bold)
        cell.alignment = Alignment(vertical="top", wrap_text=row > TITLE_ROWS)


def _shape(sheet: Any, widths: list[int], last: int, head: int = TITLE_ROWS + 1) -> None:
    """Widths, a head that stays in sight and filters by column, and a page that prints across A4."""
    from openpyxl.utils import get_column_letter

    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = f"A{head + 1}"
    sheet.auto_filter.ref = f"A{head}:{get_column_letter(len(widths))}{last}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{head}:{head}"


def _colour(due: dict[str, Any]) -> Any:
    from openpyxl.styles import PatternFill

    if due["state"] == "open" and not due["overdue"]:
        return PatternFill()
    tone = {"returned": YELLOW, "waived": GREY}.get(due["state"], YELLOW if due["late"] else GREEN)
    return PatternFill("solid", fgColor=RED if due["overdue"] else tone)
