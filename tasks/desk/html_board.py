"""The board as one HTML page that needs nothing from outside: figures, heat map, timelines, what waits for a person."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pendulum import DateTime
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func, select

from models.app import App
from models.campaign import Campaign, Window
from models.directive import Directive
from models.due import Due
from models.enums import PRESSING_KINDS, ObligationKind
from models.message import Message
from models.states import REVIEW_STATES, DueState
from models.text import mark_text, tr
from tasks.desk.campaign_board import SHOWN_UP_TO, figure_lines
from tasks.desk.timeline import timeline_chart
from tasks.desk.worst_first import agencies_to_look_at
from tasks.due_times import short_deadline
from tasks.figures.counts import Figures, Standing, figures_by, standings_of
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
from tasks.i18n import shown, shown_language
from tasks.labels import KIND_LABELS, STATE_LABELS, period_text, short_period
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


ALL_ROOM, LEAST_ROOM, MOST_ROOM = 600, 5, 60
"""Agencies that the page shows in all, and of one campaign at least and at most."""
PERIODS_SHOWN = 8
"""Columns of a campaign: those whose day is nearest."""
WAITING_SHOWN = 50
"""Things that wait for a person, line by line; the rest are counted."""


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
    if row.late and row.due.state is not DueState.CONSENTED:
        return "late"
    return "wait" if row.due.state in REVIEW_STATES else "done"


@dataclass(frozen=True)
class Drawn:
    """What the whole page is drawn from, counted once for all campaigns; by the campaign's number."""

    figures: dict[int, dict[tuple[ObligationKind, int | None], Figures]]
    letters: dict[int, Counter[tuple[dt.date, bool]]]
    deadlines: dict[int, Counter[dt.date]]
    room: int


def html_board(app: App, session: Session, now: DateTime) -> str:
    """The page. It holds what agencies owe, and no address and no letter, so that a leader may be given the file.

    Of a campaign it shows the agencies that need looking at, the fewer the more campaigns there are.
    """
    query = select(Campaign, Directive).join(Directive).order_by(col(Campaign.id).desc())
    found = session.exec(query).all()
    drawn = _counted(session, now, max(LEAST_ROOM, min(MOST_ROOM, ALL_ROOM // max(1, len(found)))))
    campaigns = [_campaign(session, campaign, directive, now, drawn) for campaign, directive in found]
    waiting = work_items(app, session)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / "page"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters |= {"day": lambda day: f"{day:%d/%m/%Y}", "shown": shown}
    environment.globals |= {"tr": lambda template, **values: shown(tr(template, **values)), "lang": shown_language()}
    facts = {"office": app.settings.office, "now": now, "campaigns": campaigns, "tones": TONES}
    facts |= {"waiting": waiting[:WAITING_SHOWN], "needs": count_work(waiting)}
    return environment.get_template("board.html.j2").render(facts, more=count_work(waiting[WAITING_SHOWN:]))


def _counted(session: Session, now: DateTime, room: int) -> Drawn:
    """The counts of all campaigns, by one question each."""
    drawn = Drawn({}, {}, {}, room)
    by = (col(Due.campaign_id), col(Due.kind), col(Due.window_id))
    for (campaign, kind, window), some in figures_by(session, now, by=by).items():
        drawn.figures.setdefault(campaign, {})[kind, window] = some
    columns: Any = (Message.campaign_id, Message.sent_at, Message.kind)
    said = select_columns(*columns, func.count()).where(col(Message.sent_at).is_not(None))
    for campaign, at, kind, number in session.execute(said.group_by(*columns)):
        drawn.letters.setdefault(campaign, Counter())[at.date(), kind in PRESSING_KINDS] += number
    columns = (Due.campaign_id, Due.stated_on)
    owed = select_columns(*columns, func.count()).where(col(Due.stated_on).is_not(None)).group_by(*columns)
    for campaign, day, number in session.execute(owed):
        drawn.deadlines.setdefault(campaign, Counter())[day] = number
    return drawn


def _campaign(
    session: Session, campaign: Campaign, directive: Directive, now: DateTime, drawn: Drawn
) -> dict[str, Any]:
    chosen, total = agencies_to_look_at(session, campaign.id, now, drawn.room)
    rows = standings_of(session, campaign.id, recipients=chosen)
    windows = list(session.exec(select(Window).where(Window.campaign_id == campaign.id).order_by(col(Window.id))))
    letters, deadlines = drawn.letters.get(campaign.id, Counter()), drawn.deadlines.get(campaign.id, Counter())
    states: dict[int | None, str] = {w.id: window_state(w, now) for w in windows}
    return {
        "number": directive.reference_no,
        "slug": campaign.slug,
        "issued_on": directive.issued_on,
        "subject": directive.subject,
        "state": STATE_LABELS[campaign.state],
        "tone": campaign.state.value,
        "figures": [
            (_named(kind, topic), some)
            for kind, topic, some in figure_lines(drawn.figures.get(campaign.id, {}), windows)
        ],
        "sums": [_summed(one) for one in newest_summaries(report_summaries(session, campaign, now))],
        "heat": heat_map(rows, windows, now) | {"rest": total - len(chosen)},
        "timeline": timeline_chart(windows, states, letters, deadlines, now.date()),
    }


def _named(kind: ObligationKind, topic: str) -> str:
    """báo cáo; báo cáo: its topic."""
    word = shown(KIND_LABELS[kind])
    return f"{word}: {shown(topic)}" if topic else word


def _summed(one: Summary) -> dict[str, Any]:
    """What the reports of one period add up to, and of whom."""
    some = one.answers if len(one.answers) <= SHOWN_UP_TO else ()
    return {
        "title": capitalised(shown(one.title)),
        "heads": SUM_HEADS,
        "lines": sum_lines(one.sums),
        "apart": [(word, few_names(names)) for word, names in left_out_words(one)],
        "headings": answer_heads(one),
        "rows": [[brief_text(shown(word)) for word in answer_line(one, answer)] for answer in some],
    }


def heat_map(rows: list[Standing], windows: list[Window], now: DateTime) -> dict[str, Any]:
    """Agencies by period, in the order in which the periods fall due."""
    topics = {window.id: window.topic for window in windows}
    cells: dict[str, dict[tuple[dt.date, str], HeatCell]] = {}
    for row in rows:
        cells.setdefault(row.recipient.name, {})[_period(row, topics)] = _cell(row, now)
    every = {period for mine in cells.values() for period in mine}
    columns = sorted(sorted(every, key=lambda period: abs((period[0] - now.date()).days))[:PERIODS_SHOWN])
    names = sorted(cells, key=lambda name: -sum(c.tone == "overdue" for c in cells[name].values()))
    return {
        "columns": [word for _, word in columns],
        "periods": len(every) - len(columns),
        "rows": [(name, [cells[name].get(period) for period in columns]) for name in names],
    }


def _period(row: Standing, topics: dict[int, str]) -> tuple[dt.date, str]:
    """What orders a period, and what it is called; a period is named by the day that was asked for first."""
    _, _, day = row.due.period.rpartition("@")
    asked = dt.date.fromisoformat(day) if day[:4].isdigit() and len(day) == 10 else None
    what = _named(row.due.kind, topics.get(row.due.window_id or 0, ""))
    if row.due.period and not asked and row.due.window_id not in topics:
        what += f" {shown(short_period(period_text(row.due.period, row.due.label))) or row.due.period}"
    word = shown(tr("{what}, hạn {asked:%d/%m}", what=what, asked=asked)) if asked else what
    return asked or row.due.stated_on or dt.date.max, word


def _cell(row: Standing, now: DateTime) -> HeatCell:
    kind = tone_of(row, now)
    said = [mark_text(TONES[kind])]
    said += [tr(", hạn {day}", day=short_deadline(row.due.remind_by))] if row.due.remind_by else []
    said += [tr(", nhận {received_at:%H:%M %d/%m/%Y}", received_at=row.first.received_at)] if row.first else []
    said += [", đã gia hạn"] if row.due.extended else []
    return HeatCell(kind, shown(TONES[kind]), f"{row.recipient.name}: {''.join(map(shown, said))}")
