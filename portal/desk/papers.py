"""Số liệu và văn bản: summaries, figures, and papers to download."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from portal.desk.common import Desk, signed_in
from tasks.accounts.sign_ins import SignedIn


def routes(desk: Desk) -> APIRouter:
    """The addresses below /so-lieu."""
    router = APIRouter()

    @router.api_route("/so-lieu", methods=["GET", "HEAD"])
    def show(request: Request, user: Annotated[SignedIn, Depends(signed_in(desk))]) -> Response:
        return desk.page(request, user, "stub", title="Số liệu và văn bản")

    return router
