"""Cấu hình: what is in force, what the doctor finds, the calendar, accounts and audit."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from portal.desk.common import Desk, signed_in
from tasks.accounts.sign_ins import SignedIn


def routes(desk: Desk) -> APIRouter:
    """The addresses below /cau-hinh."""
    router = APIRouter()

    @router.api_route("/cau-hinh", methods=["GET", "HEAD"])
    def show(request: Request, user: Annotated[SignedIn, Depends(signed_in(desk))]) -> Response:
        return desk.page(request, user, "stub", title="Cấu hình")

    return router
