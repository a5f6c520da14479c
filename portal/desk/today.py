"""Hôm nay: what needs a person, who is late, what goes out next."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from portal.desk.common import Desk, signed_in
from tasks.accounts.sign_ins import SignedIn


def routes(desk: Desk) -> APIRouter:
    """The addresses below /."""
    router = APIRouter()

    @router.api_route("/", methods=["GET", "HEAD"])
    def show(request: Request, user: Annotated[SignedIn, Depends(signed_in(desk))]) -> Response:
        return desk.page(request, user, "stub", title="Hôm nay")

    return router
