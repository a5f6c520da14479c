"""What is known of how agencies answer, for the officer who telephones."""

import json as jsonlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from flows.cli.app import Due_kind, print_text, program, the_office
from models.text import Figure, tr

if TYPE_CHECKING:
    from rich.console import Console

    from tasks.figures.habits import Call, Habit


@program.command
def habits(*, by: Literal["agency", "group", "kind"] = "agency", kind: Due_kind = "report", json: bool = False) -> None:
    """Thói quen nộp: bao nhiêu lần đúng hạn, sớm hay muộn mấy ngày, sau lần đôn đốc nào; và nên gọi ai trước hạn.

    Chỉ để cán bộ biết cần giúp ai; không thư nào gửi cơ quan nêu điều này. Dưới 5 kỳ thì không kết luận.

    Parameters
    ----------
    by
        Mỗi dòng một cơ quan, một nhóm cơ quan hay một loại nghĩa vụ.
    kind
        Nghĩa vụ nào (với --by kind là mọi nghĩa vụ).
    json
        In một đối tượng JSON.
    """
    from models.database import reading
    from models.enums import ObligationKind
    from tasks.figures.habits import habits_as_json, habits_by, whom_to_call

    with the_office() as (app, now), reading(app.engine) as session:
        found = habits_by(session, now, by, None if by == "kind" else ObligationKind(kind))
        calls = whom_to_call(app, session, now)
    if json:
        print(jsonlib.dumps(habits_as_json(now, by, found, calls), ensure_ascii=False))
    elif not found:
        print_text("Chưa có kỳ nào đã qua, nên chưa biết thói quen của ai.")
    else:
        from flows.cli.screen.tables import console

        _print_habits(console(), by, found)
        _print_calls(console(), calls)


def _print_habits(screen: "Console", by: str, found: "Sequence[Habit]") -> None:
    from rich import box
    from rich.table import Table

    from tasks.i18n import shown
    from tasks.labels import KIND_LABELS

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_column(shown({"agency": "cơ quan", "group": "nhóm", "kind": "nghĩa vụ"}[by]), overflow="fold")
    for head in ("đúng\nhạn", "khoảng\n95 %", "sớm (-)\nmuộn (+)", "giờ", "bị trả\nlại"):
        table.add_column(shown(head), justify="right", no_wrap=True)
    table.add_column(shown("thường nộp"))
    labels = {kind.value: word for kind, word in KIND_LABELS.items()}
    for one in sorted(found, key=lambda one: 1.0 if one.rate is None else one.rate):  # whom to help comes first
        name = shown(labels.get(one.name, one.name)) if by == "kind" else one.name or "–"
        table.add_row(name, *_cells(one))
    screen.print(table)


def _cells(one: "Habit") -> list[str]:
    from tasks.figures.habits import after_words
    from tasks.i18n import shown

    if not one.enough:
        return [f"{one.in_time}/{one.periods}", "", "", "", str(one.returned), shown("chưa đủ 5 kỳ")]
    late = (
        ""
        if one.days_late is None
        else shown(tr("{days} ngày", days=Figure(f"{one.days_late:+.1f}".replace(".", ","))))
    )
    return [
        f"{one.in_time}/{one.periods}",
        f"{100 * (one.low or 0):.0f}-{100 * (one.high or 0):.0f} %",
        late,
        "" if one.hour is None else f"{one.hour} h",
        str(one.returned),
        shown(after_words(one.after)),
    ]


def _print_calls(screen: "Console", calls: "Sequence[Call]") -> None:
    """Whom to telephone first, with the number."""
    from rich import box
    from rich.table import Table

    from tasks.figures.habits import habit_words
    from tasks.i18n import shown

    if not calls:
        return
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), title=shown("Nên gọi trước hạn"), title_justify="left")
    for head in ("cơ quan", "phải nộp", "trước", "gọi", "vì"):
        table.add_column(shown(head), overflow="fold")
    for call in calls:
        whom = f"{call.contact} {call.telephone}".strip() or "–"
        table.add_row(
            call.agency, f"{call.what} · {call.reference_no}", f"{call.remind_by:%H:%M %d/%m}", whom,
            shown(habit_words(call.habit)),
        )  # fmt: skip
    screen.print(table)
