"""One-time links by which a person sets their own password, so that nobody else ever knows it."""

import secrets

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.account import Account
from models.app import App
from models.config.desk_address import desk_url
from models.text import tr
from tasks.accounts.sign_ins import TOKEN_BYTES, end_sign_ins, hash_token
from tasks.errors import Refused

INVITED_HOURS = 72
"""How long such a link opens."""


def invite_account(app: App, session: Session, account: Account, now: DateTime) -> str:
    """The address at which the person sets a password, once; an older link opens nothing any more.

    The password that was there, and its sessions, end. Raises Refused for an account that has ended, or without a desk.
    """
    if account.ended_at:
        raise Refused(tr("tài khoản “{login}” đã thôi dùng", login=account.login))
    if not (base := desk_url(app.settings)):
        raise Refused("bàn làm việc đang tắt ([desk] enabled), không có trang nào để đặt mật khẩu")
    token = secrets.token_urlsafe(TOKEN_BYTES)
    account.invitation, account.invited_until = hash_token(token), now.add(hours=INVITED_HOURS)
    account.password = ""
    session.add(account)
    end_sign_ins(session, account.id, now)
    return f"{base}/mat-khau-moi/{token}"


def find_invited(session: Session, token: str, now: DateTime) -> Account | None:
    """Whose one-time link it is; None for one that is forged, used, replaced or too old."""
    living = (col(Account.ended_at).is_(None), col(Account.invited_until) > now)
    return session.exec(select(Account).where(Account.invitation == hash_token(token), *living)).first()
