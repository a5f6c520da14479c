"""What the whole office looks at: all campaigns in one table, and what waits for a person, as Markdown."""

from pendulum import DateTime
from sqlmodel import Session

from models.enums import ObligationKind
from models.states import CampaignState
from tasks.figures.overview import overview_lines
from tasks.figures.work_item import WorkItem, count_work
from tasks.labels import STATE_LABELS
from tasks.render import table_cell

WORK_MARKS = {CampaignState.APPROVED: "🔵", CampaignState.RUNNING: "🟢", CampaignState.PAUSED: "🟠"}


def overview_board(session: Session, now: DateTime) -> str:
    """All campaigns, what is overdue longest first; the same rows give the same text."""
    rows = [
        "| văn bản | trích yếu | tình trạng | quá hạn | hạn gần nhất | đã xác nhận | đã báo cáo |",
        "|---|---|---|--:|---|--:|--:|",
    ]
    for line in overview_lines(session, now):
        mark = f"{WORK_MARKS.get(line.state, '⚪')} {STATE_LABELS[line.state]}"
        known, nearest = line.of(ObligationKind.ACKNOWLEDGE), line.nearest_words
        told = f"{known.received}/{known.asked_so_far}" if known and known.asked_so_far else "–"
        shown = "" if nearest == STATE_LABELS[line.state] else nearest
        cells = (line.reference_no, line.subject, mark, _alarm(line.overdue), shown, told, line.reported_words)
        rows.append(f"| {' | '.join(map(table_cell, cells))} |")
    return "# Tất cả các đợt\n\n" + ("\n".join(rows) if len(rows) > 2 else "Chưa có đợt nào: chạy tiep-nhan.")


def _alarm(number: int) -> str:
    return f"🔴 {number}" if number else "0"


def waiting_list(rows: list[WorkItem]) -> str:
    """What waits for a person, and what to do about it."""
    if not rows:
        return "# Cần người xử lý\n\n🟢 Không có gì."
    lines = [
        f"| {table_cell(r.reference_no)} | {table_cell(r.what)} | {table_cell(r.who)} | {table_cell(r.todo)} |"
        for r in rows
    ]
    head = ["| văn bản | việc | ai, ở đâu | cần làm |", "|---|---|---|---|"]
    return "\n".join([f"# Cần người xử lý: {count_work(rows)}", "", *head, *lines])
