"""Đợt: the campaigns, each one's matrix, each thing owed."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from portal.desk.common import Desk, signed_in
from tasks.accounts.sign_ins import SignedIn


def routes(desk: Desk) -> APIRouter:
    """The addresses below /dot."""
    router = APIRouter()

    @router.api_route("/dot", methods=["GET", "HEAD"])
    def show(request: Request, user: Annotated[SignedIn, Depends(signed_in(desk))]) -> Response:
        return desk.page(request, user, "stub", title="Đợt")

    return router
