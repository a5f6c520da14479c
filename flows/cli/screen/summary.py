"""What the reports of a campaign add up to, on the screen."""

from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from models.enums import NUMERIC
from tasks.figures.summary import Summary
from tasks.figures.summary_words import SUM_HEADS, answer_heads, answer_line, left_out_words, sum_lines
from tasks.i18n import shown
from tasks.report_forms.aggregate import AgencyAnswer, Sum

READABLE, GAP = 20, 2
"""Characters that a name or a text needs on a line, and those between two columns."""


def print_summary(screen: Console, found: Iterable[Summary]) -> None:
    """Each summary whole: its sums and those of the groups, who is in none, its agencies."""
    for one in found:
        print_sums(screen, one, one.sums)
        screen.print(_agencies(one, screen.width), crop=False)


def _agencies(one: Summary, room: int) -> Table:
    """A line for each agency. Numbers are never cut in two; where that needs more than the `room`, it runs over."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    numbers = {field.name for field in one.fields if field.kind in NUMERIC}
    lines, needed = [_line(one, answer) for answer in one.answers], 0
    for number, head in enumerate(answer_heads(one)):
        longest = max(len(words) for words in (*shown(head).split(), *(line[number] for line in lines)))
        width = longest if head in numbers else None
        table.add_column(escape(shown(head)), justify="right" if width else "left", overflow="fold", width=width)
        needed += GAP + (width or min(longest, READABLE))
    table.width = needed if needed > room else None
    for line in lines:
        table.add_row(*map(escape, line))
    return table


def _line(one: Summary, answer: AgencyAnswer) -> list[str]:
    *line, says = answer_line(one, answer)
    return [*line, shown(says)]


def print_sums(screen: Console, one: Summary, some: Iterable[Sum]) -> None:
    """Sums of a summary, what each covers, and who is in none."""
    title = escape(f"{shown('Số liệu')}: {shown(one.title)}")
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for head in SUM_HEADS:
        table.add_column(shown(head), justify="right" if head == SUM_HEADS[1] else "left", overflow="fold")
    for line in sum_lines(some):
        table.add_row(*map(escape, map(shown, line)))
    screen.print(table)
    for word, names in left_out_words(one):
        screen.print(f"{shown(word)} ({len(names):02d}): {escape(shown('; '.join(names)))}", soft_wrap=True)
