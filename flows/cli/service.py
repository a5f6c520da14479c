"""The engine itself: patrol, demo, up, doctor, and what watches over it."""

import sys
from typing import Annotated

from cyclopts import Parameter

from flows.cli.app import Act, collect_as_usual, json_lines, print_text, program, tell_outages, the_office
from models.text import join_texts, mark_text, tr, trn


@program.command
def patrol(*, at: str | None = None) -> int:
    """Đi tuần một lần, không cần Prefect: quyết định việc đến hạn và gửi thư đang chờ.

    Kết thúc với mã 3 khi có sự cố: máy chủ thư, hộp thư không dùng được, hệ thống tạm dừng.
    """
    from flows.runtime import uptime
    from models.database import reading
    from tasks.delivery.router import ChannelRouter
    from tasks.desk.campaign_board import campaign_headline
    from tasks.labels import STATE_LABELS
    from tasks.ops.outages import outages
    from tasks.ops.patrol import patrol as do

    with the_office(Act(at=at)) as (app, now):
        done = do(app, ChannelRouter(app, now), now, uptime())
        with reading(app.engine) as session:
            stopped = outages(app, session, now)
    for decided in done.decided:
        print_text(campaign_headline(decided))
    sent = [
        tr("{number} thư {state}", number=n, state=mark_text(STATE_LABELS[s])) for s, n in done.delivered.states.items()
    ]
    print_text(join_texts(" · ", sent) or "Không có thư nào phải gửi.")
    return tell_outages(stopped)


@program.command
def demo(
    *, example: str = "lang-son-2022", exit: Annotated[bool, Parameter(name="--exit")] = False, json: bool = False
) -> None:
    """Diễn lại một văn bản ví dụ từ lúc gửi đến khi kết thúc, trên đồng hồ ảo.

    Parameters
    ----------
    example
        Ví dụ nào: lang-son-2022 (17 cơ quan, như thật), lang-son-2026 (66 cơ quan, hai cấp, có trục liên thông).
    exit
        Tự dừng khi xong.
    json
        In tình hình khi kết thúc, dạng JSON.
    """
    from flows.cli.demo.play import play_demo as do

    collect_as_usual()
    do(example, exit_when_done=exit, as_json=json)


@program.command
def up() -> None:
    """Chạy nền: máy chủ Prefect (hoặc máy chủ ở PREFECT_API_URL), các deployment và lịch đi tuần."""
    from flows.server.serve import run_service as do

    collect_as_usual()
    do()


@program.command
def worker(*, name: str = "") -> None:
    """Gửi thư từ một máy nữa, bên cạnh máy chạy dondoc up; cần PostgreSQL và PREFECT_API_URL (docs/scale-out.md).

    Parameters
    ----------
    name
        Tên của máy này trong Prefect; để trống là tên máy chủ.
    """
    from flows.server.worker import run_worker as do

    collect_as_usual()
    do(name)


@program.command
def schedules(*, hold: str = "", go_on: bool = False, act: Act = Act()) -> None:
    """Dừng hoặc cho chạy tiếp những việc chạy theo lịch (đi tuần, đọc thư đến). Tạm dừng ở nơi khác sẽ được bật lại.

    Parameters
    ----------
    hold
        Dừng, và lý do.
    go_on
        Cho chạy tiếp.
    """
    from tasks.ops.schedule_hold import hold_schedules, release_schedules, schedules_held

    with the_office(act) as (app, now):
        if hold:
            hold_schedules(app, hold, now, act.actor)
            print_text("Đã dừng lịch chạy; có hiệu lực trong nửa phút.")
        elif go_on:
            print_text(tr("Cho lịch chạy tiếp. Đã dừng bởi {who}", who=release_schedules(app, now, act.actor)))
        else:
            held = schedules_held(app)
            print_text(tr("Lịch chạy đang dừng: {held}", held=held) if held else "Lịch chạy không bị dừng.")


@program.command
def doctor(*, json: bool = False) -> int:
    """Khám: cấu hình, cơ sở dữ liệu, kênh gửi, lịch làm việc, lần đi tuần cuối."""
    from flows.cli.doctor import examine, report

    checks = examine()
    if json:
        json_lines([check.__dict__ for check in checks])
    else:
        report(checks)
    return 1 if any(check.level == "error" for check in checks) else 0


@program.command
def watch(*, once: bool = False, json: bool = False) -> int:
    """Canh gác: báo động qua kênh riêng (watch.channel) khi hệ thống im lặng; không cần Prefect hay máy chủ thư chính.

    Parameters
    ----------
    once
        Xem một lần rồi thôi, cho systemd timer; không thì xem mỗi phút.
    json
        In JSON Lines.
    """
    import time

    import pendulum

    from models.config.load import load_settings
    from models.errors import BadSettings, Misconfigured
    from models.instant import ZONE
    from tasks.ops.watchdog import watch_once as look

    collect_as_usual()
    while True:
        try:
            said = look(load_settings(), pendulum.now(ZONE))
        except BadSettings as error:
            raise Misconfigured(str(error)) from None
        if json:
            json_lines([said.__dict__])
        elif said.told or once:
            print_text(said.alarm or "Hệ thống hoạt động bình thường.", flush=True)
            if said.needs_a_person is not None:
                print_text(trn("Cần người xử lý: {count} việc.", said.needs_a_person), flush=True)
        if not said.reached:
            print_text("Không gửi được qua watch.channel; sẽ thử lại.", file=sys.stderr, flush=True)
        if once:
            return 1 if said.alarm else 0
        time.sleep(60)


@program.command
def restore(*, go_on: bool = False, act: Act = Act()) -> None:
    """Sau khi khôi phục từ bản sao: xem đã thấy gì khi đối chiếu, rồi cho chạy tiếp.

    Parameters
    ----------
    go_on
        Đã xem; cho hệ thống chạy tiếp.
    """
    from tasks.ops.restore_guard import go_on as do
    from tasks.ops.restore_guard import restore_finding

    with the_office(act) as (app, now):
        if go_on:
            print_text(tr("Cho chạy tiếp. Đã thấy: {found}", found=mark_text(do(app, now, act.actor))))
        else:
            print_text(restore_finding(app) or "Hệ thống không bị tạm dừng do khôi phục dữ liệu.")
