"""Văn bản mới: a document dropped in becomes a draft, is confirmed and launched."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from portal.desk.common import Desk, signed_in
from tasks.accounts.sign_ins import SignedIn


def routes(desk: Desk) -> APIRouter:
    """The addresses below /van-ban-moi."""
    router = APIRouter()

    @router.api_route("/van-ban-moi", methods=["GET", "HEAD"])
    def show(request: Request, user: Annotated[SignedIn, Depends(signed_in(desk))]) -> Response:
        return desk.page(request, user, "stub", title="Văn bản mới")

    return router
