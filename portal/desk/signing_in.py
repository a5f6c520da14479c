"""Signing in and out. Where one came from is gone back to: every address can be sent to a colleague."""

import re
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from models.database import reading, writing
from portal.desk.common import Desk, handed_in, signed_in
from portal.desk.look import render_desk
from portal.form_data import FormData
from portal.multipart import read_form_data
from tasks.accounts.door import Caller, MustWait, has_accounts, sign_in
from tasks.accounts.sign_ins import SignedIn, end_sign_in, end_sign_ins
from tasks.errors import Refused
from tasks.render import as_sentence

LOCAL = re.compile(r"/(?![/\\])[^\\\s]*")
"""A page of ours; a browser takes // and /\\ for another host."""


def local_path(path: str) -> str:
    """The path when it is one of ours, else the first page's."""
    return path if LOCAL.fullmatch(path) and path.isprintable() and not path.startswith("/dang-") else "/"


def sign_in_page(desk: Desk, to: str, status: int = 200, **facts: Any) -> HTMLResponse:
    """The page where one signs in, to go on to `to`."""
    with reading(desk.app.engine) as session:
        accounts = has_accounts(session)
    common: dict[str, Any] = {"user": None, "said": "", "login": "", "typed": [], "errors": {}}
    oidc = desk.app.settings.desk.oidc
    common |= {"to": local_path(to), "accounts": accounts, "provider": oidc.name if oidc.issuer else ""}
    return HTMLResponse(render_desk(desk.app, "sign_in", **common | facts), status)


def routes(desk: Desk) -> APIRouter:
    """Sign in, sign out, sign out everywhere."""
    router = APIRouter()

    @router.api_route("/dang-nhap", methods=["GET", "HEAD"])
    def show(toi: Annotated[str, Query(max_length=2000)] = "/") -> Response:
        return sign_in_page(desk, toi)

    @router.post("/dang-nhap")
    async def enter(request: Request) -> Response:
        limits = desk.app.settings.portal.model_copy(update={"files": 0})
        async with read_form_data(request, limits) as handed:
            return await run_in_threadpool(_enter, desk, request, handed)

    @router.post("/dang-xuat")
    def leave(
        request: Request,
        user: Annotated[SignedIn, Depends(signed_in(desk))],
        handed: Annotated[FormData, Depends(handed_in(desk))],
    ) -> Response:
        with writing(desk.app.engine) as session:
            if handed.get("everywhere"):
                end_sign_ins(session, user.account_id, desk.wall())
            else:
                end_sign_in(session, desk.token(request), desk.wall())
        answer = RedirectResponse("/dang-nhap", 303)
        answer.delete_cookie(desk.cookie, path="/", secure=desk.secure, httponly=True, samesite="lax")
        return answer

    return router


def _enter(desk: Desk, request: Request, handed: FormData) -> Response:
    """Let in who gives the right password, with a new token whatever the browser brought."""
    address = request.client.host if request.client else ""
    to, now = local_path(handed.get("toi") or "/"), desk.wall()
    try:
        token = sign_in(desk.app, Caller(handed.get("login"), address), handed.get("password"), now)
    except Refused as error:
        status, wait = (429, str(error.seconds)) if isinstance(error, MustWait) else (422, "")
        page = sign_in_page(
            desk, to, status, errors={"": as_sentence(error).rstrip(".") + "."}, login=handed.get("login")
        )
        if wait:
            page.headers["Retry-After"] = wait
        return page
    return let_in(desk, request, to, token)


def let_in(desk: Desk, request: Request, to: str, token: str) -> Response:
    """On to a page of ours by a new session; the one that the browser had ends."""
    if before := desk.token(request):
        with writing(desk.app.engine) as session:
            end_sign_in(session, before, desk.wall())
    answer = RedirectResponse(to, 303)
    seconds = desk.app.settings.desk.session_hours * 3600
    answer.set_cookie(desk.cookie, token, max_age=seconds, path="/", secure=desk.secure, httponly=True, samesite="lax")
    return answer
