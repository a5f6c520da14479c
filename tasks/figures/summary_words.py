"""A summary in the words of an office: the same on every board, in the table, the report and the letter."""

from collections.abc import Iterable
from textwrap import shorten
from typing import Any

from models.enums import NUMERIC, FieldKind
from models.text import Figure, mark_text, tr, trn
from tasks.figures.summary import Summary
from tasks.report_forms.aggregate import AgencyAnswer, Share, Sum, percent_cut
from tasks.report_forms.schema import number_words, value_words

SUM_HEADS = ("Nội dung", "Tổng số", "Tổng hợp từ", "Trong đó chờ duyệt")
"""The heads over `sum_lines`."""

APART = {
    Share.NIL: "Báo cáo không có nội dung",
    Share.BLANK: "Đã báo cáo, chưa có số liệu",
    Share.MISSING: "Chưa báo cáo",
    Share.WAIVED: "Được miễn",
}
"""Who is in no sum, and how each is called."""

NAMED, BRIEF = 30, 80
"""Agencies that a board names, and characters of a text that it shows; the table has all."""

EACH_ITS_OWN = "ghi theo từng đơn vị"
"""Instead of a sum: texts and days are not added up."""


def percent_words(part: int, whole: int) -> str:
    """65%; 92,3%; cut, never rounded up. A dash of nothing."""
    share = percent_cut(part, whole)
    return "–" if share is None else Figure(f"{number_words(share)}%")


def coverage_words(one: Sum) -> str:
    """13/20 đơn vị, 65%"""
    return tr(
        "{covered}/{wanted} đơn vị, {percent}",
        covered=one.covered,
        wanted=one.wanted,
        percent=mark_text(percent_words(one.covered, one.wanted)),
    )


def sum_name(one: Sum) -> str:
    """Phút phát sóng (phút); Hình thức chính: Báo in; of a group, which stands below the whole: – its name."""
    if one.group:
        return tr("– {group}", group=mark_text(one.group))
    return f"{one.field.label}: {one.choice}" if one.choice else one.field.name


def amount_words(one: Sum) -> str:
    """1.234,5; a dash where nobody gave a figure."""
    if one.amount is None:
        return EACH_ITS_OWN if one.covered else "–"
    return number_words(one.amount)


def unaccepted_words(one: Sum) -> str:
    """What nobody has accepted yet: 240 (02 đơn vị)."""
    if not one.waiting:
        return ""
    agencies = trn("{count:02d} đơn vị", one.waiting)
    if one.waiting_amount is None:
        return agencies
    return tr("{amount} ({agencies})", amount=number_words(one.waiting_amount), agencies=agencies)


def sum_lines(sums: Iterable[Sum]) -> list[tuple[str, str, str, str]]:
    """Sums in words, each with what it covers; under each that of all agencies stand those of the groups."""
    return [(sum_name(one), amount_words(one), coverage_words(one), unaccepted_words(one)) for one in sums]


def left_out_words(summary: Summary) -> list[tuple[str, list[str]]]:
    """Who is in no sum and why; of those who have not reported how late they are."""
    found = []
    for share, word in APART.items():
        if some := summary.of(share):
            found.append((word, [f"{a.agency} ({a.says})" if share is Share.MISSING else a.agency for a in some]))
    return found


def answer_heads(summary: Summary) -> list[str]:
    """What stands over `answer_line`."""
    return ["Cơ quan, đơn vị", *(field.name for field in summary.fields), "Tình trạng"]


def answer_line(summary: Summary, answer: AgencyAnswer) -> list[str]:
    """One agency with its figures; a field that it left blank stays blank."""
    figures = [
        value_words(field, answer.values[field.key]) if field.key in answer.values else "" for field in summary.fields
    ]
    return [answer.agency, *figures, answer.says]


def few_names(names: list[str]) -> str:
    """The names as far as a board has room, and how many more there are."""
    named = "; ".join(names[:NAMED])
    return (
        tr("{named} và {names} đơn vị khác", named=mark_text(named), names=len(names) - NAMED)
        if len(names) > NAMED
        else named
    )


def brief_text(text: str) -> str:
    """A text as far as a cell of a board has room."""
    return shorten(text, BRIEF, placeholder=" …")


def in_short(summary: Summary) -> list[dict[str, Any]]:
    """The numbers and choices of all agencies as a letter says them, a line each: what, how much, and from whom."""
    found = []
    for field in summary.fields:
        mine = [one for one in summary.whole if one.field is field]
        if field.kind in (*NUMERIC, FieldKind.CHOICE):
            one, said = mine[0], _chosen(mine) if field.choices else _with_unit(mine[0])
            share = percent_words(one.covered, one.wanted)
            found.append(
                {"label": field.label, "said": said, "covered": one.covered, "wanted": one.wanted, "share": share}
            )
    return found


def _with_unit(one: Sum) -> str:
    return f"{amount_words(one)} {one.field.unit}".strip() if one.amount is not None else amount_words(one)


def _chosen(mine: list[Sum]) -> str:
    return "; ".join(f"{one.choice} {number_words(one.amount)}" for one in mine if one.amount) or "–"
