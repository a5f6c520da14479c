"""What an officer does with a campaign and what is owed in it."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from flows.cli.app import Act, Which, app, say, the_campaign, the_due, the_office
from models.errors import PlainError


@app.command
def request(
    campaign: str,
    *agencies: str,
    due: str,
    window: str | None = None,
    report: str | None = None,
    document: str = "",
    dated: date | None = None,
    act: Act = Act(),
) -> None:
    """Yêu cầu báo cáo “khi có yêu cầu”: ấn định thời hạn cho tất cả, hoặc một số cơ quan.

    Parameters
    ----------
    campaign
        Đợt.
    agencies
        Chỉ những cơ quan này (mã hoặc tên); để trống là tất cả.
    due
        Hạn: chậm nhất ngày này, như 2022-02-18; có giờ thì đúng giờ đó, như 2022-02-18T10:00.
    window
        Khóa của khung thời gian được báo cáo.
    report
        Khóa của báo cáo, khi văn bản có nhiều báo cáo “khi có yêu cầu”.
    document
        Số của văn bản yêu cầu, khi yêu cầu bằng văn bản riêng, như 145/STTTT-TTBCXB.
    dated
        Ngày của văn bản đó, như 2022-02-16.
    """
    from models.instant import parse_day_or_instant
    from tasks.agencies.resolver import agency_by_code
    from tasks.campaigns.request import cited
    from tasks.campaigns.request import request as do

    with the_campaign(campaign, act) as (office, session, found, now):
        chosen = [agency_by_code(session, code) for code in agencies]
        day, time = parse_day_or_instant(due)
        cites = cited(document, dated)
        dues = do(office, session, found, day, window, chosen, now, act.actor, time=time, report=report, cites=cites)
        say(f"Đã yêu cầu {len(dues)} cơ quan báo cáo, hạn {f'{time:%H:%M} ' if time else ''}{day:%d/%m/%Y}.")


@app.command
def record(
    campaign: str,
    agency: str,
    *,
    text: str = "",
    nil: bool = False,
    via: Literal["email", "system", "paper", "telephone"] = "email",
    received: str | None = None,
    value: Annotated[list[str] | None, Parameter(negative="")] = None,
    file: Path | None = None,
    later: bool = False,
    which: Which = Which(),
    act: Act = Act(),
) -> None:
    """Ghi nhận điều một cơ quan đã nộp: báo cáo, xác nhận, đăng tải, giao xuống.

    Parameters
    ----------
    campaign
        Đợt.
    agency
        Cơ quan (mã hoặc tên).
    text
        Nội dung, hoặc tóm tắt.
    nil
        Báo cáo không có nội dung.
    via
        Nhận bằng cách nào.
    received
        Nhận lúc nào, khi ghi muộn hơn lúc nhận: 2022-02-18T16:00.
    value
        Một số liệu của biểu mẫu, như tin_bai=12; lặp lại cho từng mục.
    file
        Tệp biểu mẫu .xlsx đã điền, khi không đến qua thư (USB, hệ thống khác); tệp được giữ cùng báo cáo.
    later
        Báo cáo đã đến mà số liệu của biểu mẫu thì chưa; bổ sung sau bằng dondoc fill.
    """
    from models.enums import Via
    from models.instant import parse_instant
    from tasks.campaigns.figures_entry import figures
    from tasks.campaigns.form_file import figures_of_brought, keep_brought, read_brought
    from tasks.campaigns.submissions import Given, receive
    from tasks.report_forms.schema import pairs

    if file and (value or nil or later):
        raise PlainError("đã đưa tệp biểu mẫu (--file) thì không ghi --value, --nil hoặc --later; hãy bỏ một trong hai")
    brought = read_brought(file) if file else None
    form = brought.form if brought else None
    with the_due(campaign, agency, which, act, form=form) as (office, session, found, due, now):
        came = parse_instant(received) if received else None
        if form:
            values = figures_of_brought(session, due, form)
        else:
            values = figures(session, due, pairs(value or ()), nil=nil, later=later)
        files = (brought.described,) if brought else ()
        receive(office, session, found, due, Given(text, nil, Via(via), came, values, files), now, act.actor)
        if brought:
            keep_brought(office.settings, brought)
        say(f"Đã ghi nhận (nghĩa vụ #{due.id}).")


@app.command
def fill(
    campaign: str,
    agency: str,
    *,
    value: Annotated[list[str], Parameter(negative="")],
    which: Which = Which(),
    act: Act = Act(),
) -> None:
    """Ghi hoặc sửa số liệu của một báo cáo đã nhận; mục không nêu thì giữ nguyên.

    Parameters
    ----------
    value
        Một số liệu của biểu mẫu, như tin_bai=12; lặp lại cho từng mục; để trống sau dấu = là xóa.
    """
    from tasks.campaigns.figures_entry import fill as do
    from tasks.campaigns.submissions import form_of
    from tasks.report_forms.schema import in_words, pairs

    with the_due(campaign, agency, which, act, filed=True) as (_, session, found, due, now):
        report = do(session, found, due, pairs(value), now, act.actor)
        say(f"Đã ghi số liệu (nghĩa vụ #{due.id}): {in_words(form_of(session, due), report.values)}.")


@app.command
def accept(campaign: str, agency: str, *, which: Which = Which(), act: Act = Act()) -> None:
    """Duyệt báo cáo đã nhận."""
    from tasks.campaigns.submissions import accept as do

    with the_due(campaign, agency, which, act, waiting=True) as (_, session, found, due, now):
        do(session, found, due, now, act.actor)
        say(f"Đã duyệt (nghĩa vụ #{due.id}).")


@app.command(name="return")
def send_back(campaign: str, agency: str, *, reason: str, which: Which = Which(), act: Act = Act()) -> None:
    """Trả lại báo cáo để bổ sung, với hạn mới.

    Parameters
    ----------
    reason
        Lý do, sẽ ghi trong thư.
    """
    from tasks.campaigns.submissions import send_back as do

    with the_due(campaign, agency, which, act, waiting=True) as (office, session, found, due, now):
        do(office, session, found, due, reason, now, act.actor)
        say(f"Đã trả lại, hạn gửi lại {due.stated_on:%d/%m/%Y} (nghĩa vụ #{due.id}).")


@app.command
def extend(
    campaign: str,
    agency: str,
    *,
    until: date,
    reason: str,
    refuse: bool = False,
    asked: bool = False,
    which: Which = Which(),
    act: Act = Act(),
) -> None:
    """Gia hạn, hoặc từ chối gia hạn (cơ quan nhận thư); hoặc ghi lại rằng cơ quan đã xin.

    Parameters
    ----------
    until
        Hạn mới (hoặc hạn được xin).
    reason
        Lý do, sẽ ghi trong thư.
    refuse
        Từ chối.
    asked
        Chỉ ghi lại đề nghị xin gia hạn, chờ ý kiến; chưa gửi gì.
    """
    from tasks.campaigns.amend import extend as do

    with the_due(campaign, agency, which, act) as (office, session, found, due, now):
        do(office, session, found, due, until, reason, now, act.actor, refuse=refuse, ask=asked)
        said = "Đã từ chối gia hạn" if refuse else "Đã ghi đề nghị gia hạn" if asked else "Đã gia hạn"
        say(f"{said} đến {until:%d/%m/%Y} (nghĩa vụ #{due.id}).")


@app.command
def waive(campaign: str, agency: str, *, reason: str, which: Which = Which(), act: Act = Act()) -> None:
    """Miễn cho một cơ quan; không có thư nào được gửi."""
    from tasks.campaigns.submissions import waive as do

    with the_due(campaign, agency, which, act) as (_, session, found, due, now):
        do(session, found, due, reason, now, act.actor)
        say(f"Đã miễn (nghĩa vụ #{due.id}).")


@app.command
def uphold(campaign: str, agency: str, *, reason: str, which: Which = Which(), act: Act = Act()) -> None:
    """Trả lời cơ quan cho rằng không thuộc trách nhiệm của mình: vẫn giao. Nếu đúng là không, dùng dondoc waive."""
    from tasks.campaigns.objections import uphold as do

    with the_due(campaign, agency, which, act) as (_, session, found, due, now):
        do(session, found, due, reason, now, act.actor)
        say(f"Vẫn giao (nghĩa vụ #{due.id}).")


@app.command
def close(campaign: str, *, window: str | None = None, act: Act = Act()) -> None:
    """Kết thúc một đợt, hoặc một phần của nó; lãnh đạo nhận thư tổng hợp.

    Parameters
    ----------
    window
        Khóa của khung thời gian; để trống là cả đợt, và hồ sơ chứng cứ được lập.
    """
    from flows.cli.papers import put_away
    from models.database import writing
    from tasks.campaigns.amend import close as do
    from tasks.campaigns.locks import lock
    from tasks.campaigns.lookup import find_campaign

    with the_office(act) as (office, now):
        with writing(office.engine) as session:
            found = lock(session, find_campaign(session, campaign).id or 0)
            part = do(office, session, found, window, now, act.actor)
            slug = found.slug
        say(f"Đã đóng phần “{part.topic}”." if part else f"Đã kết thúc {slug}.")
        if part is None:  # after the commit, so that the pack tells of the closing too
            put_away(office, slug, now, act.actor)
