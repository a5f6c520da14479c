"""The engine itself: patrol, demo, up, doctor, and what watches over it."""

import sys
from typing import Annotated

from cyclopts import Parameter

from flows.cli.app import Act, app, json_lines, say, the_office


@app.command
def patrol(*, at: str | None = None) -> None:
    """Đi tuần một lần, không cần Prefect: quyết định việc đến hạn và gửi thư đang chờ."""
    from tasks.delivery.router import MailRoom
    from tasks.desk.campaign_board import headline
    from tasks.labels import STATE_WORDS
    from tasks.ops.patrol import patrol as do

    with the_office(Act(at=at)) as (office, now):
        done = do(office, MailRoom(office, now), now)
    for decided in done.decided:
        say(headline(decided))
    say(
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
    from flows.cli.demo import demo as do

    do(exit_when_done=exit, as_json=json)


@app.command
def up() -> None:
    """Chạy nền: máy chủ Prefect (hoặc máy chủ ở PREFECT_API_URL), các deployment và lịch đi tuần."""
    from flows.server.serve import up as do

    do()


@app.command
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

    with the_office(act) as (office, now):
        if hold:
            hold_schedules(office, hold, now, act.actor)
            say("Đã dừng lịch chạy; có hiệu lực trong nửa phút.")
        elif go_on:
            say(f"Cho lịch chạy tiếp. Đã dừng bởi {release_schedules(office, now, act.actor)}")
        else:
            held = schedules_held(office)
            say(f"Lịch chạy đang dừng: {held}" if held else "Lịch chạy không bị dừng.")


@app.command
def doctor(*, json: bool = False) -> int:
    """Khám: cấu hình, cơ sở dữ liệu, kênh gửi, lịch làm việc, lần đi tuần cuối."""
    from flows.cli.doctor import examine, report

    checks = examine()
    if json:
        json_lines([check.__dict__ for check in checks])
    else:
        report(checks)
    return 1 if any(check.level == "error" for check in checks) else 0


@app.command
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

    from models.config import load
    from models.instant import ZONE
    from tasks.ops.watchdog import watch as look

    while True:
        said = look(load(), pendulum.now(ZONE))
        if json:
            json_lines([said.__dict__])
        elif said.told or once:
            say(said.alarm or "Hệ thống hoạt động bình thường.", flush=True)
        if not said.reached:
            say("Không gửi được qua watch.channel; sẽ thử lại.", file=sys.stderr, flush=True)
        if once:
            return 1 if said.alarm else 0
        time.sleep(60)


@app.command
def restore(*, go_on: bool = False, act: Act = Act()) -> None:
    """Sau khi khôi phục từ bản sao: xem đã thấy gì khi đối chiếu, rồi cho chạy tiếp.

    Parameters
    ----------
    go_on
        Đã xem; cho hệ thống chạy tiếp.
    """
    from tasks.ops.restore_guard import finding
    from tasks.ops.restore_guard import go_on as do

    with the_office(act) as (office, now):
        if go_on:
            say(f"Cho chạy tiếp. Đã thấy: {do(office, now, act.actor)}")
        else:
            say(finding(office) or "Hệ thống không bị tạm dừng do khôi phục dữ liệu.")
