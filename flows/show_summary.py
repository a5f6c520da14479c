"""What the reports of a campaign add up to, on the screen."""

from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tasks.summary import Summary
from tasks.summary_words import SUM_HEADS, answer_heads, answer_line, apart, sum_lines


def summary(screen: Console, found: Iterable[Summary]) -> None:
    """Each summary whole: its sums, its agencies, who is in no sum."""
    for one in found:
        sums(screen, one)
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for head in answer_heads(one):
            table.add_column(escape(head), overflow="fold")
        for answer in one.answers:
            table.add_row(*map(escape, answer_line(one, answer)))
        screen.print(table)


def sums(screen: Console, one: Summary) -> None:
    """The sums of a summary, what each covers, and who is in none."""
    table = Table(title=escape(f"Số liệu {one.title}"), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for head in SUM_HEADS:
        table.add_column(head, justify="right" if head == SUM_HEADS[1] else "left", overflow="fold")
    for line in sum_lines(one):
        table.add_row(*map(escape, line))
    screen.print(table)
    for word, names in apart(one):
        screen.print(f"{word} ({len(names):02d}): {escape('; '.join(names))}", soft_wrap=True)
