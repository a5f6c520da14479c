"""Danh bạ: the agencies and their people."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from portal.desk.common import Desk, signed_in
from tasks.accounts.sign_ins import SignedIn


def routes(desk: Desk) -> APIRouter:
    """The addresses below /danh-ba."""
    router = APIRouter()

    @router.api_route("/danh-ba", methods=["GET", "HEAD"])
    def show(request: Request, user: Annotated[SignedIn, Depends(signed_in(desk))]) -> Response:
        return desk.page(request, user, "stub", title="Danh bạ")

    return router
