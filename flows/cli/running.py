"""The engine itself: patrol, demo, up, doctor."""

from typing import Annotated

from cyclopts import Parameter

from flows.cli.frame import Act, app, json_lines, the_office


@app.command
def patrol(*, at: str | None = None) -> None:
    """Đi tuần một lần, không cần Prefect: quyết định việc đến hạn và gửi thư đang chờ."""
    from tasks.board import headline
    from tasks.patrol import patrol as do
    from tasks.send import MailRoom
    from tasks.vocabulary import STATE_WORDS

    with the_office(Act(at=at)) as (office, now):
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
        json_lines([check.__dict__ for check in checks])
    else:
        report(checks)
    return 1 if any(check.level == "error" for check in checks) else 0
