"""What the whole office looks at: all campaigns in one table, and what waits for a person, as Markdown."""

from pendulum import DateTime
from sqlmodel import Session

from models.enums import ObligationKind
from models.states import CampaignState
from models.text import tr
from tasks.desk.markdown import markdown_row
from tasks.figures.overview import overview_lines
from tasks.figures.work_item import WorkItem, count_work
from tasks.i18n import shown
from tasks.labels import STATE_LABELS

WORK_MARKS = {CampaignState.APPROVED: "🔵", CampaignState.RUNNING: "🟢", CampaignState.PAUSED: "🟠"}


def overview_board(session: Session, now: DateTime) -> str:
    """All campaigns, what is overdue longest first; the same rows give the same text."""
    heads = ("văn bản", "trích yếu", "tình trạng", "quá hạn", "hạn gần nhất", "đã xác nhận", "đã báo cáo")
    rows = [markdown_row(heads), "|---|---|---|--:|---|--:|--:|"]
    for line in overview_lines(session, now):
        mark = f"{WORK_MARKS.get(line.state, '⚪')} {shown(STATE_LABELS[line.state])}"
        known, nearest = line.of(ObligationKind.ACKNOWLEDGE), line.nearest_words
        told = f"{known.received}/{known.asked_so_far}" if known and known.asked_so_far else "–"
        when = "" if nearest == STATE_LABELS[line.state] else nearest
        rows.append(
            markdown_row([line.reference_no, line.subject, mark, _alarm(line.overdue), when, told, line.reported_words])
        )
    found = rows if len(rows) > 2 else [shown("Chưa có đợt nào: chạy tiep-nhan.")]
    return "\n".join([f"# {shown('Tất cả các đợt')}", "", *found])


def _alarm(number: int) -> str:
    return f"🔴 {number}" if number else "0"


def waiting_list(rows: list[WorkItem]) -> str:
    """What waits for a person, and what to do about it."""
    if not rows:
        return f"# {shown('Cần người xử lý')}\n\n🟢 {shown('Không có gì.')}"
    lines = [markdown_row([row.reference_no, row.what, row.who, row.todo]) for row in rows]
    head = [markdown_row(["văn bản", "việc", "ai, ở đâu", "cần làm"]), "|---|---|---|---|"]
    title = shown(tr("Cần người xử lý: {items}", items=count_work(rows)))
    return "\n".join([f"# {title}", "", *head, *lines])
