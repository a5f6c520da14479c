"""Sessions of browsers: begun at sign-in, known by the hash of their token, ended one by one or all at once."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Any

from pendulum import DateTime
from sqlalchemy import update
from sqlmodel import Session, col, select

from models.account import Account, CampaignOfficer, DeskRole, SignIn
from tasks.accounts.roles import Scope, may

TOKEN_BYTES = 32
"""Random bytes of a token: nobody guesses one."""


@dataclass(frozen=True)
class SignedIn:
    """Who is signed in. `own` are the campaigns that are theirs; `csrf` is what each of their forms carries."""

    account_id: int
    sign_in_id: int
    login: str
    name: str
    role: DeskRole
    own: frozenset[int]
    csrf: str

    def may(self, act: str, campaign_id: int | None = None) -> bool:
        """Whether they may do an act on a campaign; without one, whether there is anything that they may do it on."""
        scope = may(self.role, act)
        if scope is Scope.OWN and campaign_id is not None:
            return campaign_id in self.own
        return scope is not Scope.NONE

    def may_everywhere(self, act: str) -> bool:
        """Whether they may do an act on any campaign, and on what belongs to none."""
        return may(self.role, act) is Scope.ALL


def hash_token(token: str) -> str:
    """What is kept of a token: it is random and long, so that a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def derive_csrf(token: str) -> str:
    """What the forms of a session carry: known to its pages alone, and of no use without its cookie."""
    return hmac.new(token.encode(), b"dondoc.csrf", hashlib.sha256).hexdigest()


def begin_sign_in(session: Session, account: Account, now: DateTime, hours: int, address: str) -> str:
    """Begin a session of some hours; gives back its token, which is nowhere kept."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.add(
        SignIn(
            account_id=account.id,
            token_hash=hash_token(token),
            created_at=now,
            expires_at=now.add(hours=hours),
            address=address,
        )
    )
    return token


def find_signed_in(session: Session, token: str, now: DateTime) -> SignedIn | None:
    """Whose session a token is; None for one that is forged, ended or expired, or whose account has ended."""
    query = select(SignIn, Account).join(Account, col(SignIn.account_id) == Account.id)
    row = session.exec(query.where(SignIn.token_hash == hash_token(token))).first()
    if row is None:
        return None
    sign_in, account = row
    if sign_in.ended_at or sign_in.expires_at <= now or sign_in.created_at > now.add(hours=1) or account.ended_at:
        return None
    own = session.exec(select(CampaignOfficer.campaign_id).where(CampaignOfficer.account_id == account.id)).all()
    return SignedIn(
        account.id, sign_in.id, account.login, account.name, account.role, frozenset(own), derive_csrf(token)
    )


def end_sign_in(session: Session, token: str, now: DateTime) -> None:
    """End the session of a token, if there is one."""
    _end(session, now, SignIn.token_hash == hash_token(token))


def end_sign_ins(session: Session, account_id: int, now: DateTime, but: int = 0) -> int:
    """End all sessions of an account, `but` one; gives back how many there were."""
    return _end(session, now, SignIn.account_id == account_id, SignIn.id != but, SignIn.expires_at > now)


def open_sign_ins(session: Session, account_id: int, now: DateTime) -> list[SignIn]:
    """The sessions of an account that are open now, the newest first."""
    living = (col(SignIn.ended_at).is_(None), col(SignIn.expires_at) > now)
    query = select(SignIn).where(SignIn.account_id == account_id, *living)
    return list(session.exec(query.order_by(col(SignIn.id).desc())))


def _end(session: Session, now: DateTime, *which: Any) -> int:
    living = (col(SignIn.ended_at).is_(None), *which)
    ended = len(session.exec(select(SignIn.id).where(*living)).all())
    session.execute(
        update(SignIn).where(*living).values(ended_at=now), execution_options={"synchronize_session": False}
    )
    return ended
