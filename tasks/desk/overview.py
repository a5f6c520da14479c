"""What the whole office looks at: all campaigns in one table, and what waits for a person, as Markdown."""

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.campaign import Campaign
from models.directive import Directive
from models.due import Due
from models.enums import ObligationKind
from models.states import CampaignState
from tasks.figures.counts import Figures, figures_by
from tasks.figures.work_item import WorkItem, count_work
from tasks.labels import STATE_LABELS
from tasks.render import table_cell

WORK_MARKS = {CampaignState.APPROVED: "🔵", CampaignState.RUNNING: "🟢", CampaignState.PAUSED: "🟠"}


def overview_board(session: Session, now: DateTime) -> str:
    """All campaigns, the newest first; the same rows give the same text."""
    counted = figures_by(session, now, by=(col(Due.campaign_id), col(Due.kind)))
    query = select(Campaign, Directive).join(Directive).order_by(col(Campaign.id).desc())
    rows = [
        "| văn bản | trích yếu | tình trạng | đã xác nhận | đã báo cáo | quá hạn |",
        "|---|---|---|--:|--:|--:|",
    ]
    for campaign, directive in session.exec(query):
        known = counted.get((campaign.id, ObligationKind.ACKNOWLEDGE), Figures())
        told = counted.get((campaign.id, ObligationKind.REPORT), Figures())
        overdue = sum(figures.overdue for (number, _), figures in counted.items() if number == campaign.id)
        mark = f"{WORK_MARKS.get(campaign.state, '⚪')} {STATE_LABELS[campaign.state]}"
        cells = (directive.reference_no, directive.subject, mark, _share(known), _share(told), _alarm(overdue))
        rows.append(f"| {' | '.join(map(table_cell, cells))} |")
    return "# Tất cả các đợt\n\n" + ("\n".join(rows) if len(rows) > 2 else "Chưa có đợt nào: chạy tiep-nhan.")


def _share(figures: Figures) -> str:
    return f"{figures.received}/{figures.expected - figures.waived}" if figures.expected else "–"


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
