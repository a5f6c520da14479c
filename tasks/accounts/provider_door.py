"""The other door of the desk: who has signed in at the office's provider is let in by an account that exists."""

from collections.abc import Mapping
from typing import Any

from pendulum import DateTime
from sqlmodel import Session, select

from models.account import Account, Knock, KnockOutcome
from models.app import App
from models.database import writing
from models.text import mark_text, tr
from tasks.accounts.sign_ins import begin_sign_in
from tasks.errors import Refused

BY_PROVIDER = " (OpenID Connect)"
"""Behind the name in the audit of the door: it is told apart from attempts with a password, and throttles none."""

EMAIL = "email"


def let_in_by_claims(app: App, claims: Mapping[str, Any], address: str, now: DateTime) -> str:
    """Let a person in of whom a provider said this; gives back the token of their new session, and notes the attempt.

    No account is ever made here. Raises Refused.
    """
    name, why = person_named(claims, app.settings.desk.oidc.claim)
    with writing(app.engine) as session:
        account = _account_of(session, name, app.settings.desk.oidc.claim) if name else None
        if account is None or account.ended_at:
            why = why or (_ended(account) if account else _unknown(name))
        outcome = KnockOutcome.WRONG if why else KnockOutcome.LET_IN
        login = (account.login if account else name)[: 60 - len(BY_PROVIDER)] + BY_PROVIDER
        session.add(Knock(at=now, login=login, address=address[:60], outcome=outcome))
        if account and not why:
            return begin_sign_in(session, account, now, app.settings.desk.session_hours, address)
    raise Refused(why)


def person_named(claims: Mapping[str, Any], claim: str) -> tuple[str, str]:
    """Whom the provider names, and why that does not count, or ""."""
    said = claims.get(claim)
    name = said.strip().lower() if isinstance(said, str) else ""
    if not name:
        return "", tr("máy chủ đăng nhập không cho biết “{claim}” của người này", claim=claim)
    if claim == EMAIL and claims.get("email_verified") is not True:
        return name, tr("máy chủ đăng nhập chưa xác minh địa chỉ thư {name}", name=name)
    return name, ""


def _account_of(session: Session, name: str, claim: str) -> Account | None:
    """Whose name it is, the address of an account or else its name to sign in by; an ended one's only if no other's."""
    column = Account.email if claim == EMAIL else Account.login
    found = session.exec(select(Account).where(column == name)).all()
    living = [account for account in found if not account.ended_at] or found
    return living[0] if len(living) == 1 else None


def _ended(account: Account) -> str:
    return tr("tài khoản “{login}” không còn dùng được", login=account.login)


def _unknown(name: str) -> str:
    return tr(
        "chưa có tài khoản nào của “{name}”; cách đăng nhập này không tự tạo tài khoản; hãy đề nghị quản trị thêm",
        name=mark_text(name),
    )
