"""The seal of a day: one code over the heads of all histories, and the time-stamp that an authority gave it."""

import datetime as dt

from pendulum import DateTime
from sqlmodel import Field, Session, col, select

from models.columns import Table, instant_column, text_column


class DaySeal(Table, table=True):
    """What all histories had come to on the first patrol of a day.

    `code` is the root of the tree of their heads, in hexadecimal (tasks/stamps/hash_tree.py); the weekly letters to
    leaders repeat it. `token` is the answer of the time-stamp server over that text (RFC 3161, 2.4.2, DER) and
    `stamped_at` the time it states; both are empty while none was got, `fault` says why and `next_try_at` when it is
    asked again.
    """

    __tablename__ = "day_seal"

    id: int = Field(default=None, primary_key=True)
    day: dt.date = Field(unique=True)
    sealed_at: DateTime = instant_column()
    code: str = Field(max_length=64)
    token: bytes | None = Field(default=None)
    stamped_at: DateTime | None = instant_column(null=True)
    tries: int = 0
    next_try_at: DateTime = instant_column()
    fault: str = text_column()


class SealedHead(Table, table=True):
    """The head of one history that had grown since the seal before."""

    __tablename__ = "sealed_head"

    ledger: str = Field(primary_key=True, foreign_key="ledger.name", max_length=100)
    length: int = Field(primary_key=True)
    head: str = Field(max_length=64)
    seal_id: int = Field(foreign_key="day_seal.id", index=True)


def latest_seal(session: Session) -> DaySeal | None:
    """The newest seal; None before the first."""
    return session.exec(select(DaySeal).order_by(col(DaySeal.id).desc()).limit(1)).first()
