"""The course of a campaign: pause, resume, withdraw."""

from dataclasses import dataclass

from cyclopts import Parameter

from flows.cli.app import Act, app, say, the_campaign


@Parameter(name="*")
@dataclass(frozen=True)
class Part:
    """A part of a campaign; neither is the whole.

    Parameters
    ----------
    agency
        Chỉ cơ quan này (mã hoặc tên).
    obligation
        Chỉ nghĩa vụ có khóa này, như report.
    """

    agency: str | None = None
    obligation: str | None = None


@app.command
def pause(campaign: str, *, part: Part = Part(), reason: str = "", act: Act = Act()) -> None:
    """Tạm dừng một đợt, một cơ quan hay một nghĩa vụ trong đợt: không nhắc, không gửi gì nữa, ngay lập tức.

    Parameters
    ----------
    campaign
        Đợt.
    reason
        Lý do, ghi vào nhật ký.
    """
    from tasks.campaigns.amend import pause as do

    if part != Part():
        _hold(campaign, part, reason, act, back=False)
        return
    with the_campaign(campaign, act) as (_, session, found, now):
        do(session, found, reason, now, act.actor)
        say(f"Đã tạm dừng {found.slug}.")


@app.command
def resume(campaign: str, *, part: Part = Part(), confirm: str = "", act: Act = Act()) -> None:
    """Cho đợt, cơ quan hay nghĩa vụ đang tạm dừng chạy tiếp; chỉ bước mới nhất được gửi.

    Parameters
    ----------
    campaign
        Đợt.
    confirm
        Xác nhận lại số nơi nhận và mã danh sách, khi danh sách đã đổi trước lúc gửi.
    """
    from tasks.campaigns.amend import resume as do

    if part != Part():
        _hold(campaign, part, "", act, back=True)
        return
    with the_campaign(campaign, act) as (_, session, found, now):
        do(session, found, now, act.actor, confirm)
        say(f"{found.slug} chạy tiếp.")


def _hold(campaign: str, part: Part, reason: str, act: Act, *, back: bool) -> None:
    from models.errors import PlainError
    from tasks.agencies.resolver import agency_by_code
    from tasks.campaigns.suspension import hold

    if part.agency and part.obligation:
        raise PlainError("hãy chọn một trong hai: --agency hoặc --obligation")
    with the_campaign(campaign, act) as (office, session, found, now):
        whom = agency_by_code(session, part.agency) if part.agency else part.obligation or ""
        name = hold(office, session, found, whom, reason, now, act.actor, back=back)
        say(f"{name} thực hiện tiếp." if back else f"Đã tạm dừng {name}.")


@app.command
def withdraw(campaign: str, *, reason: str, act: Act = Act()) -> None:
    """Thu hồi văn bản: mọi bước dừng lại, các cơ quan đã nhận được thông báo.

    Muốn thay bằng văn bản khác, ghi replaces = "số/ký hiệu cũ" trong dự thảo của văn bản mới rồi launch.

    Parameters
    ----------
    campaign
        Đợt.
    reason
        Lý do, sẽ ghi trong thư.
    """
    from tasks.campaigns.recall import withdraw as do

    with the_campaign(campaign, act) as (_, session, found, now):
        told = do(session, found, reason, now, act.actor)
        say(f"Đã thu hồi {found.slug}; {told} cơ quan sẽ được thông báo.")
