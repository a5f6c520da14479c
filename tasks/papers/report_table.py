"""The tracking table as .xlsx: what `dondoc status` shows of a campaign, a line for each Due, its figures and sums."""

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

from pendulum import DateTime
from sqlmodel import Session

from models.campaign import Campaign
from models.enums import ObligationKind
from models.states import CampaignState
from tasks.figures.queries import campaign_status
from tasks.figures.summary import report_summaries
from tasks.labels import KIND_LABELS, STATE_LABELS, standing_words
from tasks.papers.summary_table import add_sums
from tasks.render import capitalised
from tasks.report_forms.cells import TITLE_ROWS, shape_sheet, write_row

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SHEET_COLUMNS = {
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
    "consultations": ObligationKind.CONSULTATION,
}
RED, YELLOW, GREEN, GREY = "F8CBAD", "FFE699", "C6E0B4", "D9D9D9"


def tracking_workbook(session: Session, campaign: Campaign, now: DateTime) -> bytes:
    """The workbook. Instants are on the office's clock, because a sheet knows no time zone."""
    from openpyxl import Workbook

    one = campaign_status(session, now, campaign)["campaigns"][0]
    book = Workbook()
    book.properties.creator, book.properties.title = "Đôn Đốc", one["reference_no"]
    book.properties.created = now.naive()
    sheet: Any = book.active
    sheet.title = "Theo dõi"
    _title(sheet, one, now)
    write_row(sheet, TITLE_ROWS + 1, (head for head, _ in SHEET_COLUMNS.values()), bold=True)
    for number, due in enumerate(one["dues"], start=TITLE_ROWS + 2):
        write_row(sheet, number, (_cell(due, key) for key in SHEET_COLUMNS))
        sheet.cell(number, list(SHEET_COLUMNS).index("says") + 1).fill = _colour(due)
    shape_sheet(sheet, [width for _, width in SHEET_COLUMNS.values()], TITLE_ROWS + 1 + len(one["dues"]))
    _figures(book.create_sheet("Số liệu"), one)
    add_sums(book, report_summaries(session, campaign, now))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _title(sheet: "Worksheet", one: dict[str, Any], now: DateTime) -> None:
    write_row(sheet, 1, [f"Bảng theo dõi thực hiện văn bản số {one['reference_no']}"], bold=True)
    write_row(sheet, 2, [f"{capitalised(one['subject'])} ({STATE_LABELS[CampaignState(one['state'])]})"])
    write_row(sheet, 3, [f"Lúc {now:%H:%M} ngày {now:%d/%m/%Y}"])


def _figures(sheet: "Worksheet", one: dict[str, Any]) -> None:
    heads = FIGURES | ({"consented": "Coi như đồng ý"} if one["consultations"]["expected"] else {})
    write_row(sheet, 1, ["", *heads.values()], bold=True)
    lines = [(f"Báo cáo {window['topic']}", window) for window in one["windows"] if window["expected"]]
    lines.append(("Báo cáo, tất cả", one))
    lines += [(KIND_LABELS[kind].capitalize(), one[key]) for key, kind in OTHERS.items() if one[key]["expected"]]
    for number, (name, figures) in enumerate(lines, start=2):
        write_row(sheet, number, [name, *(figures[key] for key in heads)])
        for place, key in enumerate(heads, start=2):
            if key.endswith("_rate"):
                sheet.cell(number, place).number_format = "0.00%"
    shape_sheet(sheet, [44, *[12] * len(heads)], 1 + len(lines), head=1)


def _cell(due: dict[str, Any], key: str) -> object:
    """A value as a sheet holds it: dates and instants as such, yes as "có", no as nothing."""
    if key == "says":
        return standing_words(due)
    value = due[key]
    if key == "kind":
        return KIND_LABELS[ObligationKind(value)]
    if isinstance(value, bool):
        return "có" if value else None
    if key in ("stated_on", "asked_until"):
        return dt.date.fromisoformat(value) if value else None
    if key.endswith(("_at", "_by", "_after")):
        return dt.datetime.fromisoformat(value).replace(tzinfo=None) if value else None
    return value


def _colour(due: dict[str, Any]) -> Any:
    from openpyxl.styles import PatternFill

    if due["state"] == "open" and not due["overdue"]:
        return PatternFill()
    tone = {"returned": YELLOW, "waived": GREY}.get(due["state"], YELLOW if due["late"] else GREEN)
    return PatternFill("solid", fgColor=RED if due["overdue"] else tone)
