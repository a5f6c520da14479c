"""One's own account: change the password, sign out everywhere; and the page behind a one-time link."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool

from models.account import Account
from models.database import reading, writing
from portal.desk.common import Desk, NoSuchThing, handed_in, signed_in
from portal.desk.look import render_desk
from portal.form_data import FormData
from portal.multipart import read_form_data
from tasks.accounts.door import Caller, prove_password
from tasks.accounts.invitations import find_invited
from tasks.accounts.passwords import LONGEST_PASSWORD, SHORTEST_PASSWORD
from tasks.accounts.sign_ins import SignedIn, open_sign_ins
from tasks.accounts.staff import set_password
from tasks.errors import Refused
from tasks.render import as_sentence

LENGTHS = {"minlength": SHORTEST_PASSWORD, "maxlength": LONGEST_PASSWORD}
DIFFERENT = "Hai lần nhập không giống nhau."


def routes(desk: Desk) -> APIRouter:
    """The page of one's own account, and that of a one-time link."""
    router = APIRouter()

    @router.api_route("/tai-khoan", methods=["GET", "HEAD"])
    def show(request: Request, user: Annotated[SignedIn, Depends(signed_in(desk))]) -> Response:
        return _account_page(desk, request, user)

    @router.post("/tai-khoan")
    def change(
        request: Request,
        user: Annotated[SignedIn, Depends(signed_in(desk))],
        handed: Annotated[FormData, Depends(handed_in(desk))],
    ) -> Response:
        if errors := _change_password(desk, request, user, handed):
            return _account_page(desk, request, user, errors, 422)
        return desk.done(request, "/tai-khoan", "Đã đổi mật khẩu. Các phiên khác của tài khoản này đã kết thúc.")

    @router.api_route("/mat-khau-moi/{token}", methods=["GET", "HEAD"])
    def invited(token: str) -> Response:
        with reading(desk.app.engine) as session:
            return _invitation_page(desk, _invited(desk, session, token), token)

    @router.post("/mat-khau-moi/{token}")
    async def set_first(request: Request, token: str) -> Response:
        limits = desk.app.settings.portal.model_copy(update={"files": 0})
        async with read_form_data(request, limits) as handed:
            return await run_in_threadpool(_set_first, desk, token, handed)

    return router


def _account_page(
    desk: Desk, request: Request, user: SignedIn, errors: dict[str, str] | None = None, status: int = 200
) -> Response:
    with reading(desk.app.engine) as session:
        found = open_sign_ins(session, user.account_id, desk.wall())
    facts = {"errors": errors or {}, "sign_ins": found, "lengths": LENGTHS}
    return desk.page(request, user, "own_account", status=status, **facts)


def _change_password(desk: Desk, request: Request, user: SignedIn, handed: FormData) -> dict[str, str]:
    """Change one's own password, known by the old one; gives back what is wrong."""
    if handed.get("new_password") != handed.get("again"):
        return {"again": DIFFERENT}
    try:
        caller = Caller(user.login, request.client.host if request.client else "")
        prove_password(desk.app, caller, handed.get("password"), desk.wall())
    except Refused as error:
        return {"password": as_sentence(error)}
    try:
        with writing(desk.app.engine) as session:
            account = session.get_one(Account, user.account_id)
            set_password(session, account, handed.get("new_password"), desk.wall(), user.sign_in_id)
    except Refused as error:
        return {"new_password": as_sentence(error)}
    return {}


def _invited(desk: Desk, session: Session, token: str) -> Account:
    if (account := find_invited(session, token, desk.wall())) is None:
        raise NoSuchThing
    return account


def _invitation_page(
    desk: Desk, account: Account, token: str, errors: dict[str, str] | None = None, status: int = 200
) -> Response:
    facts = {"account": account, "token": token, "errors": errors or {}, "lengths": LENGTHS}
    return HTMLResponse(render_desk(desk.app, "invitation", user=None, said="", **facts), status)


def _set_first(desk: Desk, token: str, handed: FormData) -> Response:
    with reading(desk.app.engine) as session:
        account = _invited(desk, session, token)
    if handed.get("new_password") != handed.get("again"):
        return _invitation_page(desk, account, token, {"again": DIFFERENT}, 422)
    try:
        with writing(desk.app.engine) as session:
            set_password(session, _invited(desk, session, token), handed.get("new_password"), desk.wall())
    except Refused as error:
        return _invitation_page(desk, account, token, {"new_password": as_sentence(error)}, 422)
    return RedirectResponse("/dang-nhap", 303)
