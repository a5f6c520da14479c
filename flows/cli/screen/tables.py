"""What the terminal shows: tables and timelines, with colours that mean something."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from models.config.config_file import speaks_english
from models.enums import MessageKind
from models.text import tr, trn
from tasks.figures.work_item import names_in_short
from tasks.i18n import shown
from tasks.labels import LETTER_LABELS, standing_words, value_in_words

if TYPE_CHECKING:
    from tasks.figures.summary import Summary

KINDS = {"acknowledge": "xác nhận", "publish": "đăng tải", "cascade": "giao xuống", "report": "báo cáo"}
STATES = {
    "approved": ("đã duyệt, chưa gửi", "blue"),
    "running": ("đang thực hiện", "green"),
    "paused": ("tạm dừng", "yellow"),
    "closed": ("kết thúc", "dim"),
    "withdrawn": ("đã thu hồi", "dim"),
    "replaced": ("đã được thay thế", "dim"),
    "upcoming": ("chưa bắt đầu", "dim"),
    "open": ("đang diễn ra", "green"),
    "ended": ("đã hết thời gian", "yellow"),
    "planned": ("chờ gửi", "blue"),
    "sending": ("đang gửi", "yellow"),
    "sent": ("đã gửi", "green"),
    "retry": ("sẽ gửi lại", "yellow"),
    "refused": ("bị từ chối", "red"),
    "unknown": ("chưa rõ", "red"),
    "dead": ("không gửi được", "red"),
    "cancelled": ("đã hủy", "dim"),
    "bounced": ("bị trả về", "red"),
    "waiting": ("chờ xem", "yellow"),
    "counted": ("đã ghi nhận", "green"),
    "noted": ("đã biết", "dim"),
    "dismissed": ("bỏ qua", "dim"),
}


STUCK = ("dead", "refused", "unknown")
"""Letters that wait for a person: shown with the number by which `dondoc resend` knows them, and with the reason."""


def console() -> Console:
    """The screen."""
    return Console(highlight=False, emoji=False)


def day(text: str | None) -> str:
    """24/01/2022, from an ISO date or instant; a dash for none."""
    return f"{dt.datetime.fromisoformat(text):%d/%m/%Y}" if text else "–"


def moment(text: str | None) -> str:
    """24/01/2022 08:00, from an ISO instant; a dash for none."""
    return f"{dt.datetime.fromisoformat(text):%d/%m/%Y %H:%M}" if text else "–"


def state(name: str) -> str:
    """A state in its word and colour."""
    word, colour = STATES.get(name, (name, "white"))
    return f"[{colour}]{shown(word)}[/]"


def due_state(due: dict[str, Any]) -> str:
    """The standing of a Due in its word and colour."""
    word = shown(standing_words(due))
    if due["overdue"]:
        return f"[red]{word}[/]"
    if due["state"] == "open":
        return word if due["stated_on"] else f"[dim]{word}[/]"
    colour = {"waived": "dim", "returned": "yellow"}.get(due["state"], "yellow" if due["late"] else "green")
    return f"[{colour}]{word}[/]"


def alarm(number: int) -> str:
    """A count that is red where there is any."""
    return f"[red]{number}[/]" if number else "0"


def window_lines(screen: Console, one: dict[str, Any]) -> None:
    """A campaign's windows, a line each; what has no days says so."""
    for window in one["windows"]:
        days = [day(each) for each in (window["starts_on"], window["ends_on"])]
        span = (
            f"{days[0]}-{days[1]}" if any(window[key] for key in ("starts_on", "ends_on")) else shown("không nêu ngày")
        )
        screen.print(f"{escape(window['topic'])}: {span}, {state(window['state'])}")


def closing_table(screen: Console, one: dict[str, Any], sums: "Sequence[Summary]") -> None:
    """A campaign's windows, then the figures of each thing owed, then what the reports add up to."""
    screen.print(f"\n[bold]{one['reference_no']}[/]: {one['subject']} ({state(one['state'])})\n")
    window_lines(screen, one)
    table = Table("", box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for name in ("phải nộp", "đã nộp", "đúng hạn", "chậm", "gia hạn", "quá hạn", "chưa đến hạn"):
        table.add_column(shown(name), justify="right")
    for window in one["windows"]:
        if window["expected"]:
            _figures(table, f"{shown('Báo cáo')} {window['topic']}", window)
    if one["expected"] > sum(window["expected"] for window in one["windows"]):
        _figures(table, shown("Báo cáo, tất cả"), one)
    for key, name in OTHER_FIGURES.items():
        if one[key]["expected"]:
            _figures(table, shown(name), one[key])
    screen.print(table)
    if sums:
        from flows.cli.screen import summary

        for each in sums:
            summary.print_sums(screen, each, each.whole)
        screen.print()


OTHER_FIGURES = {
    "acknowledgements": "Xác nhận đã nhận", "publications": "Đăng tải", "cascades": "Giao xuống",
    "consultations": "Lấy ý kiến",
}  # fmt: skip
"""Where a status has the figures of what is no report, and how they are called."""


def _figures(table: Table, name: str, figures: dict[str, Any]) -> None:
    """A row; late is yellow, overdue red, where there is any. What is not yet due is missing nowhere."""
    late, overdue = figures["late"], figures["overdue"]
    table.add_row(
        name, str(figures["expected"]), str(figures["received"]), str(figures["on_time"]),
        f"[yellow]{late}[/]" if late else "0", str(figures["extended"]), alarm(overdue),
        str(figures["outstanding"] - overdue),
    )  # fmt: skip


def print_figures(screen: Console, found: dict[str, Any]) -> None:
    """Figures, a line for each campaign, agency, group or period, and their total."""
    what = {"campaign": "đợt", "agency": "cơ quan", "group": "nhóm", "period": "kỳ"}[found["by"]]
    counts = {
        "expected": "phải\nnộp", "received": "đã\nnộp", "on_time": "đúng\nhạn", "late": "\nchậm",
        "outstanding": "chưa\nnộp", "overdue": "quá\nhạn", "waived": "được\nmiễn",
    }  # fmt: skip
    rates = {"reporting_rate": "% đã\nnộp", "on_time_rate": "% đúng\nhạn", "fulfilment_rate": "% hoàn\nthành"}
    table = Table(
        title=shown(tr("Lúc {moment}", moment=moment(found["at"]))),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
    )
    table.add_column(shown(what), overflow="fold")
    for name in (*counts.values(), *rates.values()):
        table.add_column(shown(name), justify="right", no_wrap=True)
    for line in [*found["lines"], {"name": f"[bold]{shown('Tất cả')}[/]", **found["total"]}]:
        cells = [str(line[key]) for key in counts] + [_percent(line[key]) for key in rates]
        table.add_row(line["name"] or "–", *cells)
    screen.print(table)


def _percent(rate: float | None) -> str:
    if rate is None:
        return "–"
    return f"{100 * rate:.2f}" if speaks_english() else f"{100 * rate:.2f}".replace(".", ",")


def print_messages(screen: Console, lines: Iterable[dict[str, Any]], title: str, *, head: bool = True) -> None:
    """Letters, one a line; without `head` they go on a table that was begun."""
    table = Table(
        title=shown(title) or None, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False, show_header=head,
        show_edge=head,
    )  # fmt: skip
    table.add_column(shown("lúc"), no_wrap=True)
    table.add_column(shown("cơ quan"), overflow="fold")
    table.add_column(shown("thư"), overflow="fold")
    table.add_column(shown("tình trạng"), no_wrap=True)
    for line in lines:
        subject = line["subject"].removeprefix(f"[{line['reference_no']}] ")
        where = "" if line["channel"] == "mail" else f" [dim]({line['channel']})[/]"
        stuck = f" [red]#{line['id']}: {escape(shown(line['outcome']))}[/]" if line["state"] in STUCK else ""
        table.add_row(moment(line["at"]), line["agency"], escape(subject) + where + stuck, state(line["state"]))
    screen.print(table)


def print_moment(screen: Console, at: dt.datetime, lines: Iterable[dict[str, Any]]) -> None:
    """What goes out at one moment: a line for each kind, with how many agencies and which."""
    kinds: dict[str, list[str]] = {}
    for line in lines:
        kinds.setdefault(line["kind"], []).append(line["agency"])
    for kind, names in kinds.items():
        who = list(dict.fromkeys(names))
        said = (
            shown(trn("{count} cơ quan", len(who))) + f" ({escape(shown(names_in_short(who)))})"
            if len(who) > 1
            else escape(who[0])
        )
        screen.print(f"{at:%d/%m/%Y %H:%M}  {shown(LETTER_LABELS[MessageKind(kind)])}: {said}", soft_wrap=True)


def print_mails(screen: Console, lines: Iterable[dict[str, Any]]) -> None:
    """The agencies' mails, each with what it waits for; nothing is cut off on a terminal of 80 columns."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(shown("số"), no_wrap=True)
    table.add_column(shown("nhận lúc"), no_wrap=True)
    for name in ("từ", "tiêu đề", "trạng thái", "lý do"):
        table.add_column(shown(name), overflow="fold")
    table.add_column(shown("nghĩa vụ").replace(" ", "\n"), no_wrap=True)
    for line in lines:
        number = len(line["files"])
        files = f" [dim]({shown(trn('{count} tệp', number))})[/]" if number else ""
        about = f"#{line['due']}" if line["due"] else "–"
        who, what = escape(line["agency"] or line["sender"]), f"{escape(line['subject'])}{files}"
        when, why = moment(line["at"]).replace(" ", "\n"), escape(shown(line["reason"]))
        table.add_row(str(line["id"]), when, who, what, state(line["state"]), why, about)
    screen.print(table)


def print_history(screen: Console, lines: list[dict[str, Any]], title: str) -> None:
    """What happened, a line each; what was said is dim, what people did is not."""
    screen.print(f"[bold]{title}[/]")
    today = ""
    for line in lines:
        if day(line["at"]) != today:
            today = day(line["at"])
            screen.print(f"\n[bold]{today}[/]")
        colour = "dim" if line["what"].startswith(("message.", "due.", "step.")) else "default"
        about = " · ".join(part for part in (line["agency"], _change(line), shown(line["reason"])) if part)
        hour, say, actor = moment(line["at"])[-5:], shown(line["say"]), escape(shown(line["actor"]))
        screen.print(f"  {hour}  [{colour}]{say}[/]  {escape(about)}  [dim]({actor})[/]", soft_wrap=True)


def _change(line: dict[str, Any]) -> str:
    new: str = line["new"]
    if new.startswith("["):  # a letter by its subject, in the language of the letter
        return new
    old, new = shown(value_in_words(line["old"])), shown(value_in_words(new))
    return f"{old} → {new}" if old and new else new
