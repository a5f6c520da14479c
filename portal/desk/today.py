"""Hôm nay: what has stopped, what needs a person, who is late, what comes next; and what waits for a second person."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from models.database import reading
from portal.desk.common import LOOK, Desk, handed_in, own_asked, signed_in
from portal.form_data import FormData
from tasks.accounts.approvals import waiting_approvals
from tasks.accounts.sign_ins import SignedIn
from tasks.desk.acts import decline_deed
from tasks.desk.today_view import today_view
from tasks.figures.work_item import WorkKind
from tasks.render import as_sentence

LONGEST_REASON = 2_000

BUTTONS = {
    WorkKind.CHANNEL: "Xem cách xử lý",
    WorkKind.CALENDAR: "Xem và áp dụng lịch",
    WorkKind.MAIL: "Xem thư",
    WorkKind.EXTENSION: "Trả lời gia hạn",
    WorkKind.DISOWNED: "Xem ý kiến",
    WorkKind.PROOF: "Xem bài đăng",
    WorkKind.REPORT: "Duyệt báo cáo",
    WorkKind.LETTER: "Xử lý thư",
    WorkKind.CONTACT: "Sửa địa chỉ",
    WorkKind.DRAFT: "Mở dự thảo",
    WorkKind.APPROVAL: "Duyệt hoặc không",
}
"""What the button of each kind says."""


def routes(desk: Desk) -> APIRouter:
    """The addresses below /."""
    router = APIRouter()

    @router.api_route("/", methods=LOOK)
    def show(request: Request, user: Annotated[SignedIn, Depends(signed_in(desk))]) -> Response:
        own = own_asked(request, user)
        with reading(desk.app.engine) as session:
            view = today_view(desk.app, session, desk.clock(), own)
            return desk.live_page(
                request, user, "today", view=view, buttons=BUTTONS, mine=own is not None, nav_counts=view.waiting
            )

    @router.api_route("/cho-duyet", methods=LOOK)
    def waiting(request: Request, user: Annotated[SignedIn, Depends(signed_in(desk))]) -> Response:
        with reading(desk.app.engine) as session:
            rows = waiting_approvals(session, desk.clock())
        return desk.page(request, user, "approvals", rows=rows)

    @router.post("/cho-duyet/{number}")
    def decide(
        request: Request, number: int, user: Annotated[SignedIn, Depends(signed_in(desk, "approve"))],
        handed: Annotated[FormData, Depends(handed_in(desk))],
    ) -> Response:  # fmt: skip
        if handed.get("duyet"):
            said = desk.approve(user, number)
        else:
            reason = handed.get("ly-do")[:LONGEST_REASON]
            said = decline_deed(desk.app, user, number, reason, desk.clock())
        return desk.done(request, "/cho-duyet", as_sentence(said))

    return router
