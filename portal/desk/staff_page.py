"""Accounts and the audit of the door, for the quản trị: add, another role, a new password by one-time link, end."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from sqlmodel import Session

from models.account import Account, DeskRole
from models.database import reading, writing
from portal.desk.common import Desk, NoSuchThing, handed_in, signed_in
from portal.form_data import FormData
from tasks.accounts.door import latest_knocks
from tasks.accounts.invitations import invite_account
from tasks.accounts.own_campaigns import count_campaigns
from tasks.accounts.provider_door import EMAIL
from tasks.accounts.sign_ins import SignedIn, end_sign_ins
from tasks.accounts.staff import add_account, all_accounts, change_role, end_account, role_named, set_email
from tasks.errors import Refused
from tasks.render import as_sentence

PATH = "/cau-hinh/tai-khoan"
OUTCOMES = {"let_in": "đã vào", "wrong": "sai mật khẩu", "made_to_wait": "phải chờ"}


def routes(desk: Desk) -> APIRouter:
    """The accounts."""
    router = APIRouter()
    administrator = signed_in(desk, "accounts")

    @router.api_route(PATH, methods=["GET", "HEAD"])
    def show(request: Request, user: Annotated[SignedIn, Depends(administrator)]) -> Response:
        return _page(desk, request, user, {}, {})

    @router.post(PATH)
    def add(
        request: Request,
        user: Annotated[SignedIn, Depends(administrator)],
        handed: Annotated[FormData, Depends(handed_in(desk))],
    ) -> Response:
        try:
            with writing(desk.app.engine) as session:
                role = role_named(handed.get("role"))
                account = add_account(session, handed.get("login"), handed.get("name"), role, desk.wall(), user.name)
                set_email(session, account, handed.get("email"))
                link = invite_account(desk.app, session, account, desk.wall())
        except Refused as error:
            return _page(desk, request, user, {"": as_sentence(error)}, handed.fields, 422)
        return desk.done(request, PATH, _link_words(account, link))

    @router.post(PATH + "/{account_id}")
    def change(
        request: Request,
        account_id: int,
        user: Annotated[SignedIn, Depends(administrator)],
        handed: Annotated[FormData, Depends(handed_in(desk))],
    ) -> Response:
        try:
            with writing(desk.app.engine) as session:
                said = _change(desk, session, account_id, handed)
        except Refused as error:
            return _page(desk, request, user, {"": as_sentence(error)}, {}, 422)
        return desk.done(request, PATH, said)

    return router


def _page(
    desk: Desk, request: Request, user: SignedIn, errors: dict[str, str], given: object, status: int = 200
) -> Response:
    with reading(desk.app.engine) as session:
        facts: dict[str, Any] = {"accounts": all_accounts(session), "knocks": latest_knocks(session), "errors": errors}
        facts["by_email"] = bool(desk.app.settings.desk.oidc.issuer and desk.app.settings.desk.oidc.claim == EMAIL)
        facts["counts"] = count_campaigns(session)
    roles = [(role.value, role.value) for role in DeskRole]
    return desk.page(request, user, "staff", status=status, given=given, roles=roles, outcomes=OUTCOMES, **facts)


def _change(desk: Desk, session: Session, account_id: int, handed: FormData) -> str:
    """Do what a row's form asks for; gives back what was done. Raises Refused."""
    account = session.get(Account, account_id)
    if account is None:
        raise NoSuchThing
    act, now = handed.get("act"), desk.wall()
    if act == "role":
        change_role(session, account, role_named(handed.get("role")))
        return f"{account.name}: vai trò {account.role}."
    if act == "email":
        set_email(session, account, handed.get("email"))
        end_sign_ins(session, account.id, now)  # by the address a provider lets in: who is in now is asked again
        return f"{account.name}: {account.email or 'không có địa chỉ thư'}; các phiên đang mở đã kết thúc."
    if act == "link":
        return _link_words(account, invite_account(desk.app, session, account, now))
    if act == "sign_out":
        return f"Đã kết thúc {end_sign_ins(session, account.id, now)} phiên của {account.name}."
    if act == "end":
        end_account(session, account, now)
        return f"Đã ngừng sử dụng tài khoản của {account.name}."
    raise NoSuchThing


def _link_words(account: Account, link: str) -> str:
    return f"Liên kết dùng một lần để {account.name} tự đặt mật khẩu, trong 72 giờ: {link}"
