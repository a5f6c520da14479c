"""What the rows say: status, figures, messages, history."""

import json as jsonlib
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from flows.cli.app import Due_kind, json_lines, print_text, program, tell_outages, the_office
from models.errors import UserError, os_words
from models.text import mark_text, tr, trn

if TYPE_CHECKING:
    from pendulum import DateTime
    from sqlmodel import Session

    from models.campaign import Campaign
    from tasks.figures.summary import Summary
    from tasks.figures.work_item import WorkItem
    from tasks.ops.outages import Outage


ROWS_AT_A_TIME = 500
"""Lines of one table of the screen."""


@program.command
def status(campaign: str | None = None, *, json: bool = False) -> int:
    """Tình hình mọi đợt, hoặc một đợt.

    Kết thúc với mã 3 khi có sự cố: không có lượt đi tuần, máy chủ thư hay hộp thư không dùng được.

    Parameters
    ----------
    campaign
        Số/ký hiệu (123/STTTT-TTBCXB) hoặc khóa của đợt.
    json
        In một đối tượng JSON.
    """
    from models.database import reading
    from tasks.figures.work_queue import work_items
    from tasks.ops.outages import outages

    with the_office() as (app, now), reading(app.engine) as session:
        named = _named_campaign(session, campaign) if campaign else None
        work, stopped = work_items(app, session), outages(app, session, now)
        only = named or _the_only_one(session)
        if json:
            _print_json(session, now, named, work, stopped)
        elif only:
            _print_one(session, now, only, work)
        else:
            _print_all(session, now, work)
    return tell_outages(stopped)


def _named_campaign(session: "Session", name: str) -> "Campaign":
    from tasks.campaigns.lookup import find_campaign

    return find_campaign(session, name)


def _the_only_one(session: "Session") -> "Campaign | None":
    from sqlmodel import select

    from models.campaign import Campaign

    found = session.exec(select(Campaign).limit(2)).all()
    return found[0] if len(found) == 1 else None


def _print_json(
    session: "Session", now: "DateTime", only: "Campaign | None", work: "list[WorkItem]", stopped: "list[Outage]"
) -> None:
    """One object, a campaign after the other: a hundred of them at once would need all the memory there is."""
    from models.instant import iso_text
    from tasks.figures.queries import campaign_statuses
    from tasks.figures.work_item import count_work, work_json

    head = {"at": iso_text(now), "needs_a_person": count_work(work), "work": work_json(work)}
    head["outages"] = [one.__dict__ for one in stopped]
    print(jsonlib.dumps(head, ensure_ascii=False)[:-1], end=', "campaigns": [')
    for number, one in enumerate(campaign_statuses(session, now, only, work)):
        print(", " if number else "", jsonlib.dumps(one, ensure_ascii=False), sep="", end="")
    print("]}")


def _print_one(session: "Session", now: "DateTime", only: "Campaign", work: "list[WorkItem]") -> None:
    from flows.cli.screen import status as shown_status
    from flows.cli.screen import tables
    from tasks.figures.queries import campaign_status

    found = campaign_status(session, now, only, work)
    sums = _last_sums(session, found["campaigns"], now)
    shown_status.print_campaign(tables.console(), found["campaigns"][0], found["at"], work, sums)


def _print_all(session: "Session", now: "DateTime", work: "list[WorkItem]") -> None:
    from collections import Counter

    from flows.cli.screen import status as shown_status
    from flows.cli.screen import tables
    from tasks.figures.overview import overview_lines

    needs: Counter[str] = Counter()
    for one in work:
        needs[one.slug] += one.count
    lines = overview_lines(session, now, needs)
    if lines:
        shown_status.print_overview(tables.console(), lines, now.isoformat(), work)
    else:
        print_text("Chưa có đợt nào. Bắt đầu: dondoc read VĂN_BẢN -o draft.toml, rồi dondoc launch draft.toml")


def _last_sums(session: "Session", found: list[dict[str, Any]], now: "DateTime") -> "list[Summary]":
    """Where one campaign is shown, what its reports add up to: of those that come again and again the last."""
    if len(found) != 1 or not found[0]["summaries"]:
        return []
    from tasks.campaigns.lookup import find_campaign
    from tasks.figures.summary import newest_summaries, report_summaries

    return newest_summaries(report_summaries(session, find_campaign(session, found[0]["slug"]), now))


@program.command
def figures(
    campaign: str | None = None,
    *,
    by: Literal["campaign", "agency", "group", "period"] = "campaign",
    kind: Due_kind = "report",
    json: bool = False,
) -> None:
    """Số liệu: phải nộp, đã nộp, đúng hạn, chậm, quá hạn, được miễn, và các tỷ lệ.

    Parameters
    ----------
    campaign
        Chỉ của một đợt.
    by
        Mỗi dòng một đợt, một cơ quan, một nhóm cơ quan hay một kỳ.
    kind
        Nghĩa vụ nào.
    json
        In một đối tượng JSON.
    """
    from models.database import reading
    from models.enums import ObligationKind
    from tasks.campaigns.lookup import find_campaign
    from tasks.figures.queries import figure_table as count

    with the_office() as (app, now), reading(app.engine) as session:
        only = find_campaign(session, campaign) if campaign else None
        found = count(session, now, by, ObligationKind(kind), only)
    if json:
        print(jsonlib.dumps(found, ensure_ascii=False))
        return
    from flows.cli.screen import tables

    tables.print_figures(tables.console(), found)


@program.command
def summary(campaign: str, *, json: bool = False) -> None:
    """Tổng hợp số liệu của các báo cáo theo biểu mẫu: từng đơn vị, từng nhóm và tất cả; ai chưa có trong số cộng.

    Bảng tính: dondoc export ĐỢT table; báo cáo tổng hợp (.docx): dondoc export ĐỢT report.

    Parameters
    ----------
    campaign
        Đợt.
    json
        In một đối tượng JSON.
    """
    from models.database import reading
    from models.instant import iso_text
    from tasks.campaigns.lookup import find_campaign
    from tasks.figures.summary import as_json, report_summaries

    with the_office() as (app, now), reading(app.engine) as session:
        found = find_campaign(session, campaign)
        slug, sums = found.slug, report_summaries(session, found, now)
    if json:
        told = {"at": iso_text(now), "slug": slug, "summaries": [as_json(one) for one in sums]}
        print(jsonlib.dumps(told, ensure_ascii=False))
    elif not sums:
        print_text("Chưa có số liệu: đợt này không có báo cáo theo biểu mẫu, hoặc chưa yêu cầu báo cáo.")
    else:
        from flows.cli.screen.summary import print_summary
        from flows.cli.screen.tables import console

        print_summary(console(), sums)


@program.command
def messages(campaign: str | None = None, *, state: str | None = None, json: bool = False) -> None:
    """Thư đã gửi và đang chờ.

    Parameters
    ----------
    campaign
        Chỉ của một đợt.
    state
        Chỉ một tình trạng: planned, sent, retry, refused, unknown, dead, cancelled.
    json
        In JSON Lines.
    """
    from sqlmodel import col

    from models.database import streaming
    from models.message import Message
    from models.states import MessageState
    from tasks.campaigns.lookup import find_campaign
    from tasks.figures.queries import stream_messages

    if state and state not in set(MessageState):
        raise UserError(
            tr(
                "không có tình trạng “{state}”; hãy dùng một trong: {states}",
                state=state,
                states=", ".join(MessageState),
            )
        )
    with the_office() as (app, _), streaming(app.engine) as session:
        where = [col(Message.campaign_id) == find_campaign(session, campaign).id] if campaign else []
        where += [col(Message.state) == state] if state else []
        if json:
            json_lines(stream_messages(session, *where))
        else:
            _print_messages(session, where)


def _print_messages(session: "Session", where: "list[Any]") -> None:
    """Some hundred lines at a time: a table of all would need the memory of all."""
    from sqlmodel import func, select

    from flows.cli.screen import tables
    from models.message import Message
    from tasks.figures.queries import stream_messages

    count = session.exec(select(func.count()).select_from(Message).where(*where)).one()
    lines, title, screen = stream_messages(session, *where), trn("{count} thư", count), tables.console()
    while (some := list(islice(lines, ROWS_AT_A_TIME))) or title:
        tables.print_messages(screen, some, title, head=bool(title))
        title = ""


@program.command
def history(what: str, *, json: bool = False) -> None:
    """Diễn biến của một đợt, hoặc của một nghĩa vụ (số sau dấu # trong dondoc status).

    Parameters
    ----------
    what
        Một đợt, hoặc số của một nghĩa vụ: 17 hay #17.
    json
        In JSON Lines.
    """
    from flows.cli.screen import tables
    from models.campaign import Campaign
    from models.database import reading
    from models.event import verify_history
    from tasks.campaigns.lookup import find_campaign, find_due
    from tasks.figures.queries import history_lines as list_history
    from tasks.labels import event_words

    with the_office() as (app, _), reading(app.engine) as session:
        due = recipient = None
        if what.lstrip("#").isdigit():
            due, recipient = find_due(session, int(what.lstrip("#")))
            found = session.get_one(Campaign, due.campaign_id)
        else:
            found = find_campaign(session, what)
        lines = [line | {"say": event_words(line["what"])} for line in list_history(session, found, due)]
        broken = verify_history(session, found.ledger)
    if json:
        json_lines(lines)
    else:
        tables.print_history(tables.console(), lines, f"{found.slug}{f' · {recipient.name}' if recipient else ''}")
    if broken:
        raise UserError(tr("CẢNH BÁO: {broken}", broken=mark_text(broken)))


@program.command
def board(*, html: Path) -> None:
    """Bảng theo dõi của mọi đợt thành một trang HTML độc lập, mở được không cần mạng.

    Parameters
    ----------
    html
        Tệp để ghi; tệp cũ được thay.
    """
    from models.database import reading
    from tasks.desk.html_board import html_board

    with the_office() as (app, now), reading(app.engine) as session:
        drawn = html_board(app, session, now)
    try:
        html.write_text(drawn, "utf-8")
    except OSError as error:
        raise UserError(tr("không ghi được {html}: {strerror}", html=html, strerror=os_words(error))) from None
    print_text(tr("Đã ghi {html}.", html=html))
