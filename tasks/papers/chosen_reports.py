"""Which report of a campaign a paper is about: what is overdue now, or the one that its name says."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from pendulum import DateTime
from sqlmodel import Session

from models.campaign import Campaign, Obligation, Window
from models.due import Due
from models.enums import ObligationKind
from tasks.agencies.resolver import fold_name
from tasks.errors import Refused
from tasks.figures.counts import Standing, standings_of
from tasks.labels import short_period
from tasks.letters.enclosures import what_is_owed


@dataclass(frozen=True)
class WantedPaper:
    """What a paper is to be about: a window, a report by its key or its name ("tuần 49"), and the day that it sets."""

    window: Window | None = None
    report: str = ""
    due_on: dt.date | None = None


def report_name(session: Session, due: Due) -> str:
    """What is owed, as papers call it: báo cáo kết quả tuần 49 (30/11-06/12)."""
    window = session.get(Window, due.window_id) if due.window_id else None
    return what_is_owed(session.get_one(Obligation, due.obligation_id), window, due)


def rows_of_report(session: Session, campaign: Campaign, wanted: WantedPaper) -> dict[str, list[Standing]]:
    """The reports that are meant, each by its name with all who owe or owed it; without a name all of them.

    Raises Refused when none has that name.
    """
    rows = standings_of(session, campaign.id, ObligationKind.REPORT, wanted.window.id if wanted.window else None)
    every = by_report(session, rows)
    if not wanted.report:
        return every
    keys = {row.due.obligation_id: session.get_one(Obligation, row.due.obligation_id).key for row in rows}
    sought = fold_name(wanted.report)
    exact = {name: some for name, some in every.items() if keys[some[0].due.obligation_id] == wanted.report}
    named = {name: some for name, some in every.items() if sought in fold_name(f"{name} {_short(some)}")}
    if found := named or exact:
        return found
    raise Refused(f"không có báo cáo “{wanted.report}”; hãy dùng một trong: {_names(every)}")


def _short(rows: Sequence[Standing]) -> str:
    return short_period(rows[0].due.label)


def _names(found: dict[str, list[Standing]]) -> str:
    return "; ".join(f"“{name}”" for name in found)


def by_report(session: Session, rows: Sequence[Standing]) -> dict[str, list[Standing]]:
    """The rows of each report in each period, by its name, in the order in which they were asked for."""
    parts: dict[tuple[int, int | None, str], list[Standing]] = {}
    for row in rows:
        parts.setdefault((row.due.obligation_id, row.due.window_id, row.due.period), []).append(row)
    found: dict[str, list[Standing]] = {}
    for some in parts.values():
        found.setdefault(report_name(session, some[0].due), []).extend(some)
    return found


def report_to_chase(
    session: Session, campaign: Campaign, wanted: WantedPaper, now: DateTime
) -> tuple[str, list[Standing]]:
    """The one report that is overdue, or that is named, with all who owe or owed it: "40/63" counts units, so never two
    reports at once.

    Raises Refused when nobody is missing, or several reports are and none is named.
    """
    found = rows_of_report(session, campaign, wanted)
    owed = {name: some for name, some in found.items() if any(row.owed for row in some)}
    if not owed:
        raise Refused(f"đợt {campaign.slug} không còn đơn vị nào phải báo cáo; không có ai để đôn đốc")
    overdue = {name: some for name, some in owed.items() if any(row.overdue(now) for row in some)}
    chosen = overdue or (owed if wanted.report or wanted.window else {})
    if not chosen:
        raise Refused(f"chưa có báo cáo nào quá hạn; để đôn đốc trước hạn, hãy nêu --report: {_names(owed)}")
    if len(chosen) > 1:
        raise Refused(f"còn thiếu nhiều báo cáo; hãy chọn một bằng --report: {_names(chosen)}")
    return next(iter(chosen.items()))


def due_so_far(rows: Sequence[Standing], now: DateTime) -> list[Standing]:
    """What has come, was waived or should have come: what is not yet due is no matter of a report on results."""
    return [row for row in rows if not row.owed or row.overdue(now)]
