"""Hôm nay: what an officer sees in ten seconds. What has stopped, what needs a person, who is late, what comes next."""

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass

from pendulum import DateTime
from sqlmodel import Session, col

from models.app import App
from models.campaign import Campaign
from tasks.accounts.own_campaigns import slugs_of
from tasks.desk.coming_up import ComingLetters, HappenedLine, WindowTurn, coming_letters, happened_since, window_turns
from tasks.figures.habits import Call, whom_to_call
from tasks.figures.late_agencies import LateAgency, late_agencies
from tasks.figures.work_item import WORK_PLACES, WorkItem, WorkKind, count_work
from tasks.figures.work_queue import work_items
from tasks.ops.outages import Outage, outages

SHOWN = 7
"""Lines of a list of this page: the most important fits a screen; the rest is counted, and stands on its own page."""

LATE_SHOWN = 5

DAYS_AHEAD = 7


@dataclass(frozen=True)
class Need:
    """One line that waits for a person, with the page where it is settled."""

    item: WorkItem
    href: str


@dataclass(frozen=True)
class TodayView:
    """All that the page shows; `count` is the one count of what needs a person, `more` how much of it is not shown.

    `waiting` is what waits on each page of the desk, of all campaigns.
    """

    stopped: list[Outage]
    count: int
    needs: list[Need]
    more: int
    late: list[LateAgency]
    late_total: int
    calls: list[Call]
    letters: list[ComingLetters]
    turns: list[WindowTurn]
    happened: list[HappenedLine]
    today: dt.date
    since: dt.date
    waiting: dict[str, int]


def today_view(app: App, session: Session, now: DateTime, own: Collection[int] | None = None) -> TodayView:
    """What stands at a moment, of all campaigns or of one's `own`.

    "Since yesterday" begins with the last working day before today.
    """
    items, today = work_items(app, session), app.calendar.local(now).date()
    waiting = counts_by_page(items)
    slugs, mine = None if own is None else slugs_of(session, own), [] if own is None else [col(Campaign.id).in_(own)]
    if slugs is not None:
        items = [item for item in items if item.slug in slugs]
    needs = [need_of(item) for item in _in_order(items)]
    late, late_total = late_agencies(session, now, LATE_SHOWN, *mine)
    until = app.calendar.end_of(today + dt.timedelta(days=DAYS_AHEAD))
    since = app.calendar.at(app.calendar.shift(today, -1), dt.time(0))
    return TodayView(
        outages(app, session, now), count_work(items), needs[:SHOWN],
        count_work(need.item for need in needs[SHOWN:]), late, late_total,
        whom_to_call(app, session, now, *mine)[:LATE_SHOWN],
        coming_letters(app, session, until, SHOWN, own),
        window_turns(session, today, today + dt.timedelta(days=DAYS_AHEAD), SHOWN, own),
        happened_since(session, since, SHOWN, slugs), today, since.date(), waiting,
    )  # fmt: skip


def need_of(item: WorkItem) -> Need:
    """A line with the page where it is settled: of several things of one campaign that campaign's page."""
    href = WORK_PLACES[item.sort]
    if item.sort is WorkKind.REPORT and item.key:
        href = "/dot/{slug}/{key}"
    return Need(item, href.format(slug=item.slug, key=item.key))


def counts_by_page(items: list[WorkItem]) -> dict[str, int]:
    """How much waits on each page of the desk, by its address; all of it on the first."""
    counts = {"/": count_work(items)}
    for item in items:
        page = "/" + re.split("[?#]", need_of(item).href.split("/")[1])[0]
        if page != "/cho-duyet":
            counts[page] = counts.get(page, 0) + item.count
    return counts


def _in_order(items: list[WorkItem]) -> list[WorkItem]:
    kinds = list(WORK_PLACES)
    return sorted(items, key=lambda item: kinds.index(item.sort))
