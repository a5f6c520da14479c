"""The command line. Each command loads only what it needs: `--help` no database, only `demo` and `up` Prefect."""

import gc
import getpass
import json as jsonlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import App, Parameter

from models.plain import PlainError

if TYPE_CHECKING:
    from pendulum import DateTime
    from sqlmodel import Session

    from models.campaign import Campaign
    from models.due import Due
    from models.office import Office

gc.set_threshold(50_000)  # a command lives for a second: collecting while modules load only delays it

app = App(
    name="dondoc",
    help="Đôn Đốc: biến một văn bản chỉ đạo thành một đợt công việc, từ lúc gửi đi đến báo cáo cuối cùng.",
    version="0.1.0",
    help_on_error=False,
)
agencies = App(name="agencies", help="Danh bạ cơ quan.")
app.command(agencies)

Due_kind = Literal["report", "acknowledge", "publish", "cascade"]


@Parameter(name="*")
@dataclass(frozen=True)
class Act:
    """What every act has.

    Parameters
    ----------
    by
        Người thực hiện, ghi vào nhật ký (mặc định: tài khoản đang dùng).
    at
        Thời điểm, chỉ cho dữ liệu chạy đồng hồ ảo: 2022-01-24T08:00.
    virtual
        Tạo dữ liệu mới với đồng hồ ảo: thư chỉ ghi vào Maildir, không gửi cho ai.
    """

    by: str = ""
    at: str | None = None
    virtual: bool = False

    @property
    def actor(self) -> str:
        return self.by or os.environ.get("DONDOC_ACTOR") or getpass.getuser()


@Parameter(name="*")
@dataclass(frozen=True)
class Which:
    """Which thing owed is meant.

    Parameters
    ----------
    kind
        Nghĩa vụ nào.
    window
        Khóa của khung thời gian, khi cơ quan còn nợ nhiều báo cáo.
    id
        Số của nghĩa vụ (sau dấu # trong dondoc status), khi cần nói đích danh.
    """

    kind: Due_kind = "report"
    window: str | None = None
    id: int | None = None


@app.command
def read(
    *files: Path,
    json: bool = False,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
) -> int:
    """Đọc văn bản: mọi điều đọc được, kèm chữ chứng minh.

    Parameters
    ----------
    files
        Các tệp văn bản (.txt).
    json
        In một đối tượng JSON cho mỗi tệp.
    output
        Ghi dự thảo (TOML) để cán bộ bổ sung rồi launch.
    """
    from tasks.read import DocumentRefused, read_file

    if output and len(files) != 1:
        raise PlainError("-o ghi dự thảo của đúng một văn bản; hãy đưa từng tệp một")
    refused = 0
    for file in files:
        try:
            found = read_file(file)
        except DocumentRefused as error:
            refused += 1
            if json:
                print(
                    jsonlib.dumps({"file": file.name, "refused": error.code, "message": str(error)}, ensure_ascii=False)
                )
            else:
                print(f"{file}: {error}", file=sys.stderr)
            continue
        if json:
            print(jsonlib.dumps(found.to_json(file.name), ensure_ascii=False))
        elif not output:
            from flows import show

            show.reading(show.console(), found.to_json(file.name))
        if output:
            _write_draft(file, output)
    return 1 if refused and not json else 0


def _write_draft(file: Path, output: Path) -> None:
    from models.database import reading
    from tasks.draft import draft_toml, make_draft
    from tasks.read import read_file

    if output.exists():
        raise PlainError(f"{output} đã có; hãy chọn tên khác để không mất phần đã sửa")
    found = read_file(file)
    with _office() as (office, _), reading(office.engine) as session:
        source = os.path.relpath(file.resolve(), output.resolve().parent)
        draft = make_draft(session, found, source)
    output.write_text(draft_toml(draft, found), "utf-8")
    print(f"Đã ghi {output}.")
    for gap in draft.missing():
        print(f"  còn thiếu: {gap}")


@app.command
def launch(draft: Path, *, confirm: str = "", act: Act = Act()) -> None:
    """Duyệt dự thảo: tạo đợt; lần đi tuần sau sẽ gửi văn bản.

    Parameters
    ----------
    draft
        Tệp dự thảo đã bổ sung.
    confirm
        Xác nhận số nơi nhận và mã danh sách, như 17:3fa2c1d09b7e (chạy không có để xem).
    """
    from flows import show
    from models.database import writing
    from tasks.draft import read_draft
    from tasks.launch import launch as do
    from tasks.launch import recipients_of
    from tasks.vocabulary import ROLE_WORDS

    given = read_draft(draft)
    with _office(act) as (office, now):
        with writing(office.engine) as session:
            if not confirm and not given.missing():
                for agency, role, _ in recipients_of(session, given):
                    print(f"  {agency.name} ({agency.code}): {ROLE_WORDS[role]}")
            campaign = do(office, session, given, draft.parent, confirm, now, act.actor)
            slug, start = campaign.slug, campaign.next_step_at
        print(f"Đã tạo đợt {slug}; văn bản được gửi từ {show.moment(start.isoformat() if start else None)}.")


@app.command
def rehearse(what: str, *, until: str | None = None, json: bool = False, at: str | None = None) -> None:
    """Diễn tập: sẽ gửi gì, cho ai, khi nào, nếu không có gì xảy ra. Không gửi và không đổi gì.

    Parameters
    ----------
    what
        Một văn bản, một dự thảo, thư mục ví dụ, hoặc một đợt.
    until
        Chỉ đến thời điểm này.
    json
        In JSON Lines.
    at
        Thời điểm bắt đầu, chỉ cho dữ liệu chạy đồng hồ ảo.
    """
    from flows import show
    from models.database import reading
    from models.instant import parse_instant
    from tasks.lists import messages as list_messages
    from tasks.rehearse import rehearse as do

    with _office(Act(at=at)) as (office, now):
        done = do(office, what, now, parse_instant(until) if until else None)
        for assumed in done.assumed:
            print(f"Lưu ý: {assumed}", file=sys.stderr)
        with reading(done.office.engine) as session:
            lines = [line | {"state": "planned"} for line in list_messages(session, since=done.since)]
    if json:
        _json_lines(lines)
    else:
        show.messages(show.console(), lines, f"Diễn tập {what}: {len(lines)} thư")


@app.command
def status(campaign: str | None = None, *, json: bool = False) -> None:
    """Tình hình mọi đợt, hoặc một đợt.

    Parameters
    ----------
    campaign
        Số/ký hiệu (123/STTTT-TTBCXB) hoặc khóa của đợt.
    json
        In một đối tượng JSON.
    """
    from models.database import reading
    from tasks.common import find_campaign
    from tasks.lists import status as figures

    with _office() as (office, now), reading(office.engine) as session:
        found = figures(session, now, find_campaign(session, campaign) if campaign else None)
    if json:
        print(jsonlib.dumps(found, ensure_ascii=False))
        return
    from flows import show

    if len(found["campaigns"]) == 1:
        show.campaign(show.console(), found["campaigns"][0], found["at"])
    else:
        show.campaigns(show.console(), found["campaigns"], found["at"])


@app.command
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
    from models.database import reading
    from models.states import MessageState
    from tasks.common import find_campaign
    from tasks.lists import messages as list_messages

    if state and state not in set(MessageState):
        raise PlainError(f"không có tình trạng “{state}”; hãy dùng một trong: {', '.join(MessageState)}")
    with _office() as (office, _), reading(office.engine) as session:
        lines = list_messages(session, find_campaign(session, campaign) if campaign else None)
    lines = [line for line in lines if state in (None, line["state"])]
    if json:
        _json_lines(lines)
    else:
        from flows import show

        show.messages(show.console(), lines, f"{len(lines)} thư")


@app.command
def history(what: str, *, json: bool = False) -> None:
    """Diễn biến của một đợt, hoặc của một nghĩa vụ (số sau dấu # trong dondoc status).

    Parameters
    ----------
    what
        Một đợt, hoặc số của một nghĩa vụ: 17 hay #17.
    json
        In JSON Lines.
    """
    from flows import show
    from models.campaign import Campaign
    from models.database import reading
    from models.event import verify
    from tasks.common import due_of, find_campaign
    from tasks.lists import history as list_history
    from tasks.vocabulary import event_words

    with _office() as (office, _), reading(office.engine) as session:
        due = recipient = None
        if what.lstrip("#").isdigit():
            due, recipient = due_of(session, int(what.lstrip("#")))
            found = session.get_one(Campaign, due.campaign_id)
        else:
            found = find_campaign(session, what)
        lines = [line | {"say": event_words(line["what"])} for line in list_history(session, found, due)]
        broken = verify(session, found.ledger)
    if json:
        _json_lines(lines)
    else:
        show.history(show.console(), lines, f"{found.slug}{f' · {recipient.name}' if recipient else ''}")
    if broken:
        raise PlainError(f"CẢNH BÁO: {broken}")


@app.command
def request(campaign: str, *agencies: str, due: date, window: str | None = None, act: Act = Act()) -> None:
    """Yêu cầu báo cáo “khi có yêu cầu”: ấn định thời hạn cho tất cả, hoặc một số cơ quan.

    Parameters
    ----------
    campaign
        Đợt.
    agencies
        Chỉ những cơ quan này (mã hoặc tên); để trống là tất cả.
    due
        Hạn: chậm nhất ngày này, như 2022-02-18.
    window
        Khóa của khung thời gian được báo cáo.
    """
    from models.database import writing
    from tasks.common import find_campaign, lock
    from tasks.directory import agency_by_code
    from tasks.request import request as do

    with _office(act) as (office, now), writing(office.engine) as session:
        found = lock(session, find_campaign(session, campaign).id or 0)
        chosen = [agency_by_code(session, code) for code in agencies]
        dues = do(office, session, found, due, window, chosen, now, act.actor)
        print(f"Đã yêu cầu {len(dues)} cơ quan báo cáo, hạn {due:%d/%m/%Y}.")


@app.command
def record(
    campaign: str,
    agency: str,
    *,
    text: str = "",
    nil: bool = False,
    via: Literal["email", "system", "paper", "telephone"] = "email",
    received: str | None = None,
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
    """
    from models.instant import parse_instant
    from models.words import Via
    from tasks.receive import Given, receive

    with _due(campaign, agency, which, act) as (office, session, found, due, now):
        came = parse_instant(received) if received else None
        receive(office, session, found, due, Given(text, nil, Via(via), came), now, act.actor)
        print(f"Đã ghi nhận (nghĩa vụ #{due.id}).")


@app.command
def accept(campaign: str, agency: str, *, which: Which = Which(), act: Act = Act()) -> None:
    """Duyệt báo cáo đã nhận."""
    from tasks.receive import accept as do

    with _due(campaign, agency, which, act, waiting=True) as (_, session, found, due, now):
        do(session, found, due, now, act.actor)
        print(f"Đã duyệt (nghĩa vụ #{due.id}).")


@app.command(name="return")
def send_back(campaign: str, agency: str, *, reason: str, which: Which = Which(), act: Act = Act()) -> None:
    """Trả lại báo cáo để bổ sung, với hạn mới.

    Parameters
    ----------
    reason
        Lý do, sẽ ghi trong thư.
    """
    from tasks.receive import send_back as do

    with _due(campaign, agency, which, act, waiting=True) as (office, session, found, due, now):
        do(office, session, found, due, reason, now, act.actor)
        print(f"Đã trả lại, hạn gửi lại {due.stated_on:%d/%m/%Y} (nghĩa vụ #{due.id}).")


@app.command
def extend(
    campaign: str,
    agency: str,
    *,
    until: date,
    reason: str,
    refuse: bool = False,
    which: Which = Which(),
    act: Act = Act(),
) -> None:
    """Gia hạn, hoặc từ chối gia hạn; cơ quan nhận thư.

    Parameters
    ----------
    until
        Hạn mới (hoặc hạn được xin).
    reason
        Lý do, sẽ ghi trong thư.
    refuse
        Từ chối.
    """
    from tasks.amend import extend as do

    with _due(campaign, agency, which, act) as (office, session, found, due, now):
        do(office, session, found, due, until, reason, now, act.actor, refuse=refuse)
        print("Đã từ chối gia hạn." if refuse else f"Đã gia hạn đến {until:%d/%m/%Y} (nghĩa vụ #{due.id}).")


@app.command
def waive(campaign: str, agency: str, *, reason: str, which: Which = Which(), act: Act = Act()) -> None:
    """Miễn cho một cơ quan; không có thư nào được gửi."""
    from tasks.receive import waive as do

    with _due(campaign, agency, which, act) as (_, session, found, due, now):
        do(session, found, due, reason, now, act.actor)
        print(f"Đã miễn (nghĩa vụ #{due.id}).")


@app.command
def pause(campaign: str, *, reason: str = "", act: Act = Act()) -> None:
    """Tạm dừng một đợt: không nhắc, không gửi gì nữa, ngay lập tức."""
    from tasks.amend import pause as do

    with _campaign(campaign, act) as (_, session, found, now):
        do(session, found, reason, now, act.actor)
        print(f"Đã tạm dừng {found.slug}.")


@app.command
def resume(campaign: str, *, confirm: str = "", act: Act = Act()) -> None:
    """Cho đợt đang tạm dừng chạy tiếp; chỉ bước mới nhất được gửi.

    Parameters
    ----------
    campaign
        Đợt.
    confirm
        Xác nhận lại số nơi nhận và mã danh sách, khi danh sách đã đổi trước lúc gửi.
    """
    from tasks.amend import resume as do

    with _campaign(campaign, act) as (_, session, found, now):
        do(session, found, now, act.actor, confirm)
        print(f"{found.slug} chạy tiếp.")


@app.command
def close(campaign: str, *, window: str | None = None, act: Act = Act()) -> None:
    """Kết thúc một đợt, hoặc một phần của nó; lãnh đạo nhận thư tổng hợp.

    Parameters
    ----------
    window
        Khóa của khung thời gian; để trống là cả đợt.
    """
    from tasks.amend import close as do

    with _campaign(campaign, act) as (office, session, found, now):
        part = do(office, session, found, window, now, act.actor)
        print(f"Đã đóng phần “{part.topic}”." if part else f"Đã kết thúc {found.slug}.")


@agencies.command(name="list")
def list_agencies(*, json: bool = False) -> None:
    """Các cơ quan trong danh bạ."""
    from sqlmodel import col, select

    from models.agency import Agency, Contact
    from models.database import reading

    with _office() as (office, _), reading(office.engine) as session:
        lines: list[dict[str, Any]] = []
        for agency in session.exec(select(Agency).order_by(col(Agency.code))):
            query = select(Contact).where(Contact.agency_id == agency.id, col(Contact.active).is_(True))
            people = [{"tier": c.tier.value, "name": c.name, "channels": c.channels} for c in session.exec(query)]
            lines.append({"code": agency.code, "name": agency.name, "contacts": people})
    if json:
        _json_lines(lines)
        return
    for line in lines:
        print(f"{line['code']:<20} {line['name']}: {', '.join(p['name'] for p in line['contacts'])}")


@agencies.command(name="import")
def import_agencies(file: Path, *, act: Act = Act()) -> None:
    """Đưa danh bạ từ tệp TOML vào: thêm cơ quan mới, sửa cơ quan đã có theo mã."""
    from models.database import writing
    from tasks.directory import import_directory, read_directory

    directory = read_directory(file)
    with _office(act) as (office, now), writing(office.engine) as session:
        print(f"Đã nhập {import_directory(session, directory, now, act.actor)} cơ quan.")


@app.command
def patrol(*, at: str | None = None) -> None:
    """Đi tuần một lần, không cần Prefect: quyết định việc đến hạn và gửi thư đang chờ."""
    from tasks.board import headline
    from tasks.patrol import patrol as do
    from tasks.send import MailRoom
    from tasks.vocabulary import STATE_WORDS

    with _office(Act(at=at)) as (office, now):
        done = do(office, MailRoom(office), now)
    for decided in done.decided:
        print(headline(decided))
    print(
        " · ".join(f"{n} thư {STATE_WORDS[s]}" for s, n in done.delivered.states.items())
        or "Không có thư nào phải gửi."
    )


@app.command
def demo(*, exit: Annotated[bool, Parameter(name="--exit")] = False, json: bool = False) -> None:
    """Diễn lại văn bản tháng 01/2022 từ lúc gửi đến khi kết thúc, trên đồng hồ ảo.

    Parameters
    ----------
    exit
        Tự dừng khi xong.
    json
        In tình hình khi kết thúc, dạng JSON.
    """
    from flows.demo import demo as do

    do(exit_when_done=exit, as_json=json)


@app.command
def up() -> None:
    """Chạy nền: máy chủ Prefect (hoặc máy chủ ở PREFECT_API_URL), các deployment và lịch đi tuần."""
    from flows.serve import up as do

    do()


@app.command
def doctor(*, json: bool = False) -> int:
    """Khám: cấu hình, cơ sở dữ liệu, kênh gửi, lịch làm việc, lần đi tuần cuối."""
    from flows.doctor import examine, report

    checks = examine()
    if json:
        _json_lines([check.__dict__ for check in checks])
    else:
        report(checks)
    return 1 if any(check.level == "error" for check in checks) else 0


def _json_lines(lines: list[dict[str, Any]]) -> None:
    for line in lines:
        print(jsonlib.dumps(line, ensure_ascii=False))


@contextmanager
def _office(act: Act | None = None) -> Iterator[tuple["Office", "DateTime"]]:
    """The office and the instant of this command."""
    import pendulum

    from models.instant import ZONE
    from models.office import keep_clock, open_office, set_clock
    from models.settings import load

    office = open_office(load(), make_virtual=bool(act and act.virtual))
    try:
        now = set_clock(office, act.at if act else None, pendulum.now(ZONE))
        yield office, now
        if act and act.at:
            keep_clock(office, now)
    finally:
        office.engine.dispose()


@contextmanager
def _campaign(name: str, act: Act) -> Iterator[tuple["Office", "Session", "Campaign", "DateTime"]]:
    """A campaign, locked within one transaction that commits when the command has done its work."""
    from models.database import writing
    from tasks.common import find_campaign, lock

    with _office(act) as (office, now), writing(office.engine) as session:
        yield office, session, lock(session, find_campaign(session, name).id or 0), now


@contextmanager
def _due(
    campaign: str, agency: str, which: Which, act: Act, *, waiting: bool = False
) -> Iterator[tuple["Office", "Session", "Campaign", "Due", "DateTime"]]:
    """What an agency owes (or with `waiting`, what waits for an officer's word), in its locked campaign."""
    from models.states import UNFINISHED, DueState
    from models.words import ObligationKind
    from tasks.common import pick_due
    from tasks.directory import agency_by_code

    with _campaign(campaign, act) as (office, session, found, now):
        states = (DueState.RECEIVED,) if waiting else UNFINISHED
        whose, kind = agency_by_code(session, agency), ObligationKind(which.kind)
        due = pick_due(session, found, whose, kind, which.window, states, which.id)
        yield office, session, found, due, now


def main() -> None:
    """The program: a plain sentence and status 1 for what a person can mend, 2 for wrong usage."""
    try:
        sys.exit(app(result_action="return_value"))
    except PlainError as error:
        print(f"Lỗi: {error}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
