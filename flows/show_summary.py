"""What the reports of a campaign add up to, on the screen."""

from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from models.words import FieldKind
from tasks.summary import Summary
from tasks.summary_words import SUM_HEADS, answer_heads, answer_line, apart, sum_lines
from tasks.sums import Sum


def summary(screen: Console, found: Iterable[Summary]) -> None:
    """Each summary whole: its sums and those of the groups, who is in none, its agencies."""
    for one in found:
        sums(screen, one, one.sums)
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        numbers = {field.name for field in one.fields if field.kind is FieldKind.NUMBER}
        for head in answer_heads(one):
            table.add_column(escape(head), justify="right" if head in numbers else "left", overflow="fold")
        for answer in one.answers:
            table.add_row(*map(escape, answer_line(one, answer)))
        screen.print(table)


def sums(screen: Console, one: Summary, some: Iterable[Sum]) -> None:
    """Sums of a summary, what each covers, and who is in none."""
    title = escape(f"Số liệu {one.title}")
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for head in SUM_HEADS:
        table.add_column(head, justify="right" if head == SUM_HEADS[1] else "left", overflow="fold")
    for line in sum_lines(some):
        table.add_row(*map(escape, line))
    screen.print(table)
    for word, names in apart(one):
        screen.print(f"{word} ({len(names):02d}): {escape('; '.join(names))}", soft_wrap=True)
