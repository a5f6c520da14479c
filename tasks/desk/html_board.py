"""The board as one HTML page that needs nothing from outside: figures, heat map, timelines, what waits for a person."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pendulum import DateTime
from sqlmodel import Session, col, select

from models.app import App
from models.campaign import Campaign, Window
from models.directive import Directive
from models.enums import PRESSING_KINDS
from models.message import Message
from models.states import DueState
from tasks.desk.campaign_board import SHOWN_UP_TO, figure_lines
from tasks.desk.timeline import timeline_chart
from tasks.figures.counts import Standing, standings_of
from tasks.figures.queries import window_state
from tasks.figures.summary import Summary, newest_summaries, report_summaries
from tasks.figures.summary_words import (
    SUM_HEADS,
    answer_heads,
    answer_line,
    brief_text,
    few_names,
    left_out_words,
    sum_lines,
)
from tasks.figures.work_item import count_work
from tasks.figures.work_queue import work_items
from tasks.labels import KIND_LABELS, STATE_LABELS
from tasks.render import TEMPLATES, capitalised

TONES = {
    "overdue": "quá hạn",
    "late": "chậm",
    "wait": "chờ duyệt",
    "done": "xong",
    "owed": "chưa nộp",
    "free": "được miễn",
}
"""How a cell of the heat map is coloured, and the word that says it without colour."""


@dataclass(frozen=True)
class HeatCell:
    """One agency in one period."""

    tone: str
    word: str
    title: str


def tone_of(row: Standing, now: DateTime) -> str:
    """Overdue, late, waiting, done, owed or free."""
    if row.overdue(now):
        return "overdue"
    if row.owed:
        return "owed"
    if row.due.state is DueState.WAIVED:
        return "free"
    if row.late:
        return "late"
    return "wait" if row.due.state is DueState.RECEIVED else "done"


def html_board(app: App, session: Session, now: DateTime) -> str:
    """The page. It holds what agencies owe, and no address and no letter, so that a leader may be given the file."""
    query = select(Campaign, Directive).join(Directive).order_by(col(Campaign.id).desc())
    campaigns = [_campaign(session, campaign, directive, now) for campaign, directive in session.exec(query).all()]
    waiting = work_items(app, session)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / "page"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["day"] = lambda day: f"{day:%d/%m/%Y}"
    return environment.get_template("board.html.j2").render(
        office=app.settings.office,
        now=now,
        campaigns=campaigns,
        waiting=waiting,
        needs=count_work(waiting),
        tones=TONES,
    )


def _campaign(session: Session, campaign: Campaign, directive: Directive, now: DateTime) -> dict[str, Any]:
    rows = standings_of(session, campaign.id)
    windows = list(session.exec(select(Window).where(Window.campaign_id == campaign.id).order_by(col(Window.id))))
    sent = session.exec(
        select(Message.sent_at, Message.kind).where(
            Message.campaign_id == campaign.id, col(Message.sent_at).is_not(None)
        )
    )
    letters = Counter((at.date(), kind in PRESSING_KINDS) for at, kind in sent if at)
    deadlines = Counter(row.due.stated_on for row in rows if row.due.stated_on)
    return {
        "number": directive.reference_no,
        "issued_on": directive.issued_on,
        "subject": directive.subject,
        "state": STATE_LABELS[campaign.state],
        "tone": campaign.state.value,
        "figures": [
            (f"{KIND_LABELS[kind]}: {topic}" if topic else KIND_LABELS[kind], some)
            for kind, topic, some in figure_lines(rows, windows, now)
        ],
        "sums": [_summed(one) for one in newest_summaries(report_summaries(session, campaign, now, rows=rows))],
        "heat": heat_map(rows, windows, now),
        "timeline": timeline_chart(
            windows, {w.id: window_state(w, now) for w in windows}, letters, deadlines, now.date()
        ),
    }


def _summed(one: Summary) -> dict[str, Any]:
    """What the reports of one period add up to, and of whom."""
    some = one.answers if len(one.answers) <= SHOWN_UP_TO else ()
    return {
        "title": capitalised(one.title),
        "heads": SUM_HEADS,
        "lines": sum_lines(one.sums),
        "apart": [(word, few_names(names)) for word, names in left_out_words(one)],
        "headings": answer_heads(one),
        "rows": [[brief_text(word) for word in answer_line(one, answer)] for answer in some],
    }


def heat_map(rows: list[Standing], windows: list[Window], now: DateTime) -> dict[str, Any]:
    """Agencies by period, in the order in which the periods fall due."""
    topics = {window.id: window.topic for window in windows}
    cells: dict[str, dict[tuple[dt.date, str], HeatCell]] = {}
    for row in rows:
        cells.setdefault(row.recipient.name, {})[_period(row, topics)] = _cell(row, now)
    columns = sorted({period for mine in cells.values() for period in mine})
    names = sorted(cells, key=lambda name: -sum(c.tone == "overdue" for c in cells[name].values()))
    return {
        "columns": [word for _, word in columns],
        "rows": [(name, [cells[name].get(period) for period in columns]) for name in names],
    }


def _period(row: Standing, topics: dict[int, str]) -> tuple[dt.date, str]:
    """What orders a period, and what it is called; a period is named by the day that was asked for first."""
    _, _, day = row.due.period.rpartition("@")
    asked = dt.date.fromisoformat(day) if day[:4].isdigit() and len(day) == 10 else None
    what = KIND_LABELS[row.due.kind]
    if topic := topics.get(row.due.window_id or 0, ""):
        what += f": {topic}"
    elif row.due.period and not asked:
        what += f" {row.due.period}"
    return (asked or row.due.stated_on or dt.date.max, f"{what}, hạn {asked:%d/%m}" if asked else what)


def _cell(row: Standing, now: DateTime) -> HeatCell:
    kind = tone_of(row, now)
    until = f", hạn {row.due.stated_on:%d/%m/%Y}" if row.due.stated_on else ""
    came = f", nhận {row.first.received_at:%H:%M %d/%m/%Y}" if row.first else ""
    more = ", đã gia hạn" if row.due.extended else ""
    return HeatCell(kind, TONES[kind], f"{row.recipient.name}: {TONES[kind]}{until}{came}{more}")
