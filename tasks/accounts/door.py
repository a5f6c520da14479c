"""The door of the desk: who gives the right password is let in; who gives wrong ones waits longer and longer.

What was tried is kept in rows, so that a restart forgets nothing, and an administrator can look through it. The same
sentence answers a wrong password, a name that does not exist and an account that has ended.
"""

from dataclasses import dataclass

from pendulum import DateTime
from sqlalchemy import ColumnElement, delete
from sqlmodel import Session, col, select

from models.account import Account, Knock, KnockOutcome
from models.app import App
from models.database import reading, writing
from models.instant import to_local
from models.text import mark_text, tr, trn
from tasks.accounts.passwords import fits_password
from tasks.accounts.sign_ins import begin_sign_in
from tasks.accounts.staff import find_account
from tasks.errors import Refused

FREE_FOR_NAME, FREE_FOR_ADDRESS = 5, 20
"""Wrong passwords before a name, or an address on the network, has to wait."""

FIRST_WAIT, LONGEST_WAIT = 15, 900
"""Seconds after the first one too many, doubled with each more, up to the longest."""

REMEMBERED_MINUTES = 60
"""How long a wrong password counts."""

KEPT_DAYS = 400
"""How long the audit of the door goes back."""

WRONG = "tên đăng nhập hoặc mật khẩu không đúng"


class MustWait(Refused):
    """Too many wrong passwords; `seconds` until the next attempt is looked at."""

    def __init__(self, seconds: int) -> None:
        super().__init__(tr("đã thử sai nhiều lần; hãy thử lại sau {wait}", wait=mark_text(wait_words(seconds))))
        self.seconds = seconds


@dataclass(frozen=True)
class Caller:
    """Who knocks: the name that was typed, and the address on the network."""

    login: str
    address: str


def wait_words(seconds: int) -> str:
    """45 giây, or 02 phút."""
    return trn("{count} giây", seconds) if seconds < 60 else trn("{count:02d} phút", -(-seconds // 60))


def sign_in(app: App, caller: Caller, password: str, now: DateTime) -> str:
    """Let a person in; gives back the token of their new session. Raises Refused or MustWait, and notes the attempt."""
    kept = prove_password(app, caller, password, now)
    with writing(app.engine) as session:
        account = find_account(session, caller.login)
        if account is None or account.ended_at or account.password != kept:
            raise Refused(WRONG)  # changed meanwhile
        return begin_sign_in(session, account, now, app.settings.desk.session_hours, caller.address)


def prove_password(app: App, caller: Caller, password: str, now: DateTime) -> str:
    """Check a person's password; gives back its hash. Raises Refused or MustWait.

    The attempt is noted before the password is looked at, so that many at once are counted too.
    """
    knock_id = _knock(app, caller, now)
    with reading(app.engine) as session:
        account = find_account(session, caller.login)
        kept = account.password if account and not account.ended_at else ""
    if not fits_password(kept, password):
        raise Refused(WRONG)
    with writing(app.engine) as session:
        knock = session.get_one(Knock, knock_id)
        knock.outcome = KnockOutcome.LET_IN
        session.add(knock)
    return kept


def _knock(app: App, caller: Caller, now: DateTime) -> int:
    """Note an attempt, as wrong until it is right; gives back its number. Raises MustWait."""
    login, address = caller.login.strip().lower()[:60], caller.address[:60]
    with writing(app.engine) as session:
        session.execute(delete(Knock).where(col(Knock.at) < now.subtract(days=KEPT_DAYS)))
        wait = max(
            _wait(session, col(Knock.login) == login, FREE_FOR_NAME, now),
            _wait(session, col(Knock.address) == address, FREE_FOR_ADDRESS, now),
        )
        outcome = KnockOutcome.MADE_TO_WAIT if wait else KnockOutcome.WRONG
        knock = Knock(at=now, login=login, address=address, outcome=outcome)
        if not (wait and _noted_lately(session, login, address, now)):
            session.add(knock)
        session.flush()
        number = knock.id
    if wait:
        raise MustWait(wait)
    return number


def _noted_lately(session: Session, login: str, address: str, now: DateTime) -> bool:
    """Whether it is written down already that this caller is made to wait: nobody fills the audit by knocking on."""
    query = select(Knock.id).where(Knock.login == login, Knock.address == address)
    query = query.where(Knock.outcome == KnockOutcome.MADE_TO_WAIT, col(Knock.at) > now.subtract(minutes=1))
    return session.exec(query).first() is not None


def _wait(session: Session, whose: ColumnElement[bool], free: int, now: DateTime) -> int:
    """Seconds that a name or an address still has to wait."""
    query = select(Knock.at, Knock.outcome).where(whose, col(Knock.at) > now.subtract(minutes=REMEMBERED_MINUTES))
    query = query.where(Knock.outcome != KnockOutcome.MADE_TO_WAIT).order_by(col(Knock.at).desc(), col(Knock.id).desc())
    wrong: list[DateTime] = []
    for at, outcome in session.exec(query.limit(free + 20)):
        if outcome is KnockOutcome.LET_IN:
            break
        wrong.append(to_local(at))
    if len(wrong) < free:
        return 0
    wait: int = min(LONGEST_WAIT, FIRST_WAIT * 2 ** (len(wrong) - free))
    return max(0, wait - int((now - wrong[0]).total_seconds()))


def latest_knocks(session: Session, limit: int = 100) -> list[Knock]:
    """What was tried at the door, the newest first."""
    return list(session.exec(select(Knock).order_by(col(Knock.id).desc()).limit(limit)))


def has_accounts(session: Session) -> bool:
    """Whether anybody can sign in."""
    usable = (col(Account.ended_at).is_(None), col(Account.password) != "")
    return session.exec(select(Account.id).where(*usable).limit(1)).first() is not None
