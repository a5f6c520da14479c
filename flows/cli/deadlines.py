"""Why a deadline is what it is."""

import json as jsonlib
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from flows.cli.app import Act, calendar, json_lines, print_text, program, the_office
from models.text import mark_text, tr

if TYPE_CHECKING:
    import datetime as dt

    from pendulum import DateTime

    from tasks.campaigns.recalculate import Moved


@program.command
def explain(what: str, *, since: Annotated[str | None, Parameter(name="--from")] = None, json: bool = False) -> None:
    """Cách tính một thời hạn, từng bước, kèm điều luật: của một nghĩa vụ (số sau dấu #), hoặc của một câu chữ.

    Parameters
    ----------
    what
        Số của nghĩa vụ (17 hay #17), hoặc câu nêu thời hạn: "03 ngày làm việc kể từ ngày 24/01/2022".
    since
        Tính từ ngày hoặc giờ này, khi câu không nêu: 2022-01-24, 2022-01-24T08:00.
    json
        In một đối tượng JSON.
    """
    if what.lstrip("#").isdigit():
        from models.database import reading
        from tasks.campaigns.explain import explain_due

        with the_office() as (app, _), reading(app.engine) as session:
            found = explain_due(app, session, int(what.lstrip("#")))
    else:
        found = _of_phrase(what, since)
    if json:
        print(jsonlib.dumps(found, ensure_ascii=False))
    else:
        _show(found)


def _of_phrase(phrase: str, since: str | None) -> dict[str, Any]:
    """No database is needed: the calendar is in the configuration."""
    import pendulum

    from models.config.load import load_settings
    from models.workdays import Calendar
    from tasks.campaigns.explain import explain_deadline
    from tasks.read.phrase import understand

    settings = load_settings()
    calendar = Calendar(settings.calendar, settings.time_zone)
    today = pendulum.now(settings.time_zone).date()
    return explain_deadline(phrase, understand(phrase, _since(since), today, calendar), calendar)


def _since(text: str | None) -> "DateTime | dt.date | None":
    import datetime as dt

    from models.instant import parse_instant

    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return parse_instant(text)


def _show(found: dict[str, Any]) -> None:
    from flows.cli.screen import tables
    from tasks.i18n import shown

    if "agency" in found:
        print(f"#{found['due_id']} {found['agency']}, {shown(found['what'])}")
        if found["evidence"]:
            print_text(tr("Văn bản ghi: “{evidence}”", evidence=found["evidence"]))
    for number, line in enumerate(found["computation"], start=1):
        print(f"{number:>2}. {shown(line)}")
    for reason in found["reasons"]:
        print(f"  - {shown(reason)}")
    for step in found.get("steps", ()):
        print(f"  {tables.moment(step['at'])}  {shown(step['say'])} ({step['step']})")


@calendar.command(name="diff")
def calendar_diff(*, json: bool = False) -> None:
    """Lịch làm việc vừa sửa trong cấu hình sẽ làm đổi những hạn và bước nào; chưa đổi gì.

    Parameters
    ----------
    json
        In JSON Lines.
    """
    from models.database import reading
    from tasks.campaigns.recalculate import diff_calendar

    with the_office() as (app, _), reading(app.engine) as session:
        moved = diff_calendar(app, session)
    _show_moved(moved, json=json, word="sẽ đổi")


@calendar.command(name="apply")
def calendar_apply(*, json: bool = False, act: Act = Act()) -> None:
    """Áp dụng lịch làm việc trong cấu hình: đổi các hạn và bước, ghi vào nhật ký.

    Parameters
    ----------
    json
        In JSON Lines.
    """
    from tasks.campaigns.recalculate import apply_calendar

    with the_office(act) as (app, now):
        moved = apply_calendar(app, now, act.actor)
    _show_moved(moved, json=json, word="đã đổi")


def _show_moved(moved: "list[Moved]", *, json: bool, word: str) -> None:
    if json:
        json_lines([one.plain() for one in moved])
        return
    from flows.cli.screen.tables import moment

    for one in moved:
        plain = one.plain()
        what = f"#{one.due_id} {one.name}" if one.due_id else tr("khung thời gian {window}", window=one.name)
        days = [f"{day:%d/%m/%Y}" if day else "–" for day in one.last_day]
        line = tr(
            "{campaign}: {what}: bước tới {moment} → {last}",
            campaign=one.campaign,
            what=mark_text(what),
            moment=moment(plain["next_step"][0]),
            last=moment(plain["next_step"][1]),
        )
        print_text(
            line + (tr("; hạn {days} → {days_after}", days=days[0], days_after=days[1]) if days[0] != days[1] else "")
        )
    print_text(tr("{moved} việc {word} theo lịch làm việc trong cấu hình.", moved=len(moved), word=mark_text(word)))
