"""How campaigns stand, on the screen: what is overdue first, then what is due next; readable at 80 columns."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.cli.screen.tables import KINDS, alarm, due_state, moment, state, window_lines
from models.instant import parse_instant
from models.text import tr, trn
from tasks.due_times import short_deadline
from tasks.figures.counts import line_urgency
from tasks.figures.overview import OverviewLine
from tasks.figures.work_item import WorkItem, count_work
from tasks.i18n import shown
from tasks.labels import short_period

if TYPE_CHECKING:
    from tasks.figures.summary import Summary

NEEDS_SHOWN = 5
"""Things that wait for a person which a status shows; the rest are counted."""

OF_KINDS = {
    "report": "", "acknowledge": "acknowledgements", "publish": "publications", "cascade": "cascades",
    "consultation": "consultations",
}  # fmt: skip
"""Where the status of a campaign has the figures of each kind; "" is the status itself."""


def print_overview(screen: Console, lines: Iterable[OverviewLine], now: str, work: Sequence[WorkItem]) -> None:
    """All campaigns, a line each, then what waits for a person."""
    table = Table(
        title=shown(tr("Các đợt, lúc {moment}", moment=moment(now))),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
    )
    table.add_column(shown("văn bản"), no_wrap=True, max_width=22)
    table.add_column(shown("trích yếu"), no_wrap=True, overflow="ellipsis", ratio=1)
    table.add_column(shown("quá hạn"), justify="right", no_wrap=True)
    table.add_column(shown("hạn gần nhất"), no_wrap=True)
    table.add_column(shown("đã nộp"), justify="right", no_wrap=True)
    table.add_column(shown("việc"), justify="right", no_wrap=True)
    for one in lines:
        nearest, needs = shown(one.nearest_words), alarm(one.needs) if one.needs else ""
        table.add_row(
            escape(one.reference_no), escape(one.subject), alarm(one.overdue) if one.overdue else "",
            f"[red]{nearest}[/]" if one.overdue else nearest, one.reported_words, needs,
        )  # fmt: skip
    screen.print(table)
    print_work(screen, work)


def print_work(screen: Console, work: Sequence[WorkItem], slug: str = "") -> None:
    """What waits for a person: how many things in all, of a campaign its own first, and what to do about the first."""
    said = shown(trn("Cần người xử lý: {count} việc.", count_work(work)))
    screen.print(f"[bold]{said}[/]" if work else said)
    for one in sorted(work, key=lambda one: one.slug != slug)[:NEEDS_SHOWN]:
        number = f"{escape(one.reference_no)}: " if one.reference_no != "–" else ""
        screen.print(f"  • {number}{escape(shown(one.what))} ({escape(shown(one.who))})")
        screen.print(f"    [dim]{escape(shown(one.todo))}[/]")
    if rest := sorted(work, key=lambda one: one.slug != slug)[NEEDS_SHOWN:]:
        screen.print(shown(tr("  và {items} việc khác", items=count_work(rest))))


def print_campaign(
    screen: Console, one: dict[str, Any], now: str, work: Sequence[WorkItem], sums: "Sequence[Summary]"
) -> None:
    """One campaign: how much of each kind has come, agencies x obligations with what is overdue first, its windows,
    what its reports add up to, what waits for a person."""
    screen.print(f"[bold]{escape(one['reference_no'])}[/]: {escape(one['subject'])} ({state(one['state'])})")
    for kind, key in OF_KINDS.items():
        figures = one[key] if key else one
        if figures["expected"]:
            screen.print(f"{shown(KINDS[kind])}: {_counted(figures)}")
    screen.print(_matrix(one["dues"], now))
    window_lines(screen, one)
    if sums:
        from flows.cli.screen import summary

        for each in sums:
            summary.print_sums(screen, each, each.whole)
    screen.print(shown(tr("Bước tới: {moment}.", moment=moment(one["next_step_at"]))))
    print_work(screen, work, one["slug"])


def _counted(figures: dict[str, Any]) -> str:
    """9/12 đã nộp, 3 quá hạn; 30 chưa đến hạn: nothing that is not yet due counts as missing."""
    received, overdue = figures["received"], figures["overdue"]
    ahead, waived, late = figures["outstanding"] - overdue, figures["waived"], figures["late"]
    parts = (
        [shown(tr("{received}/{owed} đã nộp", received=received, owed=received + overdue))]
        if received or overdue
        else []
    )
    parts += [f"[red]{shown(tr('{overdue} quá hạn', overdue=overdue))}[/]"] if overdue else []
    parts += [f"[yellow]{shown(tr('{late} chậm', late=late))}[/]"] if late else []
    parts += [shown(tr("{ahead} chưa đến hạn", ahead=ahead))] if ahead else []
    return ", ".join([*parts, *([shown(tr("{waived} được miễn", waived=waived))] if waived else [])])


def _matrix(dues: Iterable[dict[str, Any]], now: str) -> Table:
    """Agencies x obligations; of several periods the nearest open one stands, and how many others are overdue."""
    agencies: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for due in sorted(dues, key=line_urgency):
        agencies.setdefault(due["agency"], {}).setdefault(due["kind"], []).append(due)
    table = Table(
        title=shown(tr("Lúc {moment}", moment=moment(now))), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False
    )
    table.add_column(shown("cơ quan"), ratio=2)
    kinds = [kind for kind in KINDS if any(kind in mine for mine in agencies.values())]
    for kind in kinds:
        table.add_column(shown(KINDS[kind]), ratio=2)
    for name, mine in agencies.items():
        table.add_row(escape(name), *(_cell(mine[kind]) if kind in mine else "" for kind in kinds))
    return table


def _cell(dues: Sequence[dict[str, Any]]) -> str:
    """The first of them: how it stands, until when it is to be kept, its period; and of the others what is overdue."""
    first, others = dues[0], sum(bool(due["overdue"]) for due in dues[1:])
    open_ = first["state"] in ("open", "returned")
    until = (
        shown(tr(", hạn {day}", day=short_deadline(parse_instant(first["remind_by"]))))
        if open_ and first["remind_by"]
        else ""
    )
    period = f" {shown(short_period(first['period']))}" if first["period"] else ""
    more = shown(tr(", còn {others} kỳ quá hạn", others=others)) if others else ""
    return f"{due_state(first)}{until}{period}{more} [dim]#{first['id']}[/]"
