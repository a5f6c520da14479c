"""The accounts of those who work at the desk: made, found, changed, ended."""

import re
import unicodedata

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.account import Account, DeskRole
from models.text import mark_text, tr
from tasks.accounts.passwords import hash_password
from tasks.accounts.sign_ins import end_sign_ins
from tasks.errors import Refused

LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")
"""A name to sign in by, in small letters."""

ADDRESS = re.compile(r"[^\s@<>\"]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+")

ROLE_WORDS = ", ".join(DeskRole)


def role_named(words: str) -> DeskRole:
    """A role by its name. Raises Refused."""
    wanted = unicodedata.normalize("NFC", " ".join(words.casefold().split()))
    if wanted not in set(DeskRole):
        raise Refused(tr("không có vai trò “{words}”; các vai trò: {roles}", words=words, roles=mark_text(ROLE_WORDS)))
    return DeskRole(wanted)


def add_account(session: Session, login: str, name: str, role: DeskRole, now: DateTime, by: str) -> Account:
    """Make an account, which has no password yet. Raises Refused for a name that is taken or cannot be one."""
    login, name = login.strip().lower(), unicodedata.normalize("NFC", " ".join(name.split()))
    if not LOGIN.fullmatch(login):
        raise Refused(
            tr("tên đăng nhập “{login}” không dùng được: chỉ chữ thường không dấu, số, dấu chấm, gạch", login=login)
        )
    if not name or len(name) > 120:
        raise Refused("cần ghi họ tên, ghi vào nhật ký mỗi khi người này làm việc gì (không quá 120 ký tự)")
    if find_account(session, login):
        raise Refused(tr("đã có tài khoản “{login}”", login=login))
    account = Account(login=login, name=name, role=role, created_at=now, created_by=by)
    session.add(account)
    session.flush()
    return account


def find_account(session: Session, login: str) -> Account | None:
    """The account of a name to sign in by, whether or not it has ended."""
    return session.exec(select(Account).where(Account.login == login.strip().lower())).first()


def the_account(session: Session, login: str) -> Account:
    """The account of a name. Raises Refused where there is none."""
    if (account := find_account(session, login)) is None:
        raise Refused(tr("không có tài khoản “{login}”; xem dondoc user list", login=login))
    return account


def all_accounts(session: Session) -> list[Account]:
    """All accounts, those that have ended last."""
    return list(session.exec(select(Account).order_by(col(Account.ended_at).is_not(None), col(Account.login))))


def set_password(session: Session, account: Account, password: str, now: DateTime, keep: int = 0) -> None:
    """Give an account a password; its sessions end, but the one to `keep`. Raises Refused for one that will not do."""
    account.password = hash_password(password, account.login, account.name)
    account.password_set_at, account.invitation, account.invited_until = now, "", None
    session.add(account)
    end_sign_ins(session, account.id, now, keep)


def set_email(session: Session, account: Account, email: str) -> None:
    """The address by which a provider names the person, "" for none. Raises Refused for one that is none, or taken.

    One of an account that has ended may pass to whoever has the office now.
    """
    email = email.strip().lower()
    if email and not ADDRESS.fullmatch(email):
        raise Refused(tr("“{email}” không phải là địa chỉ thư", email=email))
    taken = select(Account).where(Account.email == email, Account.id != account.id, col(Account.ended_at).is_(None))
    if email and (other := session.exec(taken).first()):
        raise Refused(tr("địa chỉ {email} đã là của tài khoản “{login}”", email=email, login=other.login))
    account.email = email
    session.add(account)


def end_account(session: Session, account: Account, now: DateTime) -> None:
    """Let nobody sign in by it any more; its sessions end. Raises Refused when it is the last quản trị."""
    _check_last(session, account)
    account.ended_at, account.invitation = now, ""
    session.add(account)
    end_sign_ins(session, account.id, now)


def change_role(session: Session, account: Account, role: DeskRole) -> None:
    """Give an account another role, from its next request on. Raises Refused when it is the last quản trị."""
    if role is not DeskRole.ADMINISTRATOR:
        _check_last(session, account)
    account.role = role
    session.add(account)


def _check_last(session: Session, account: Account) -> None:
    query = select(Account.id).where(Account.role == DeskRole.ADMINISTRATOR, col(Account.ended_at).is_(None))
    if account.role is DeskRole.ADMINISTRATOR and list(session.exec(query)) == [account.id]:
        raise Refused("đây là tài khoản quản trị cuối cùng còn dùng được; hãy thêm một tài khoản quản trị khác trước")
