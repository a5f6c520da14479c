"""The seals in a pack of evidence: written with the way from the campaign's history to each, and held against it."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pendulum import DateTime
from pydantic import BaseModel, Field, TypeAdapter, ValidationError
from sqlmodel import Session

from models.errors import UserError
from models.instant import parse_instant
from tasks.stamps.authority import NoTimeStamp, check_time_stamp
from tasks.stamps.hash_tree import follow_path, leaf_hash
from tasks.stamps.seal import seals_of_ledger

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

SEALS_FOLDER = "seals/"
SEALS = f"{SEALS_FOLDER}seals.json"
AFTER_DAYS = 10
"""Seals of so many days after the last event are in the pack too: a weekly letter repeats one of them."""


class BadSeal(UserError, ValueError):
    """A seal that does not fit the history, or whose time-stamp does not hold; names the file."""


class _Seal(BaseModel):
    day: dt.date
    sealed_at: str
    code: str = Field(pattern="^[0-9a-f]{64}$")
    length: int = Field(ge=1)
    path: list[tuple[Literal["left", "right"], str]] = Field(max_length=64)


@dataclass(frozen=True)
class SealFound:
    """A seal that fits: its code, how many events it covers, the time by which an authority had seen it, and whose.

    `stamped_at` is in UTC, None without a time-stamp; `trusted` says that certificates were given and it holds by them.
    """

    day: dt.date
    code: str
    events: int
    stamped_at: dt.datetime | None
    authority: str
    trusted: bool


def seal_files(session: Session, ledger: str, last: DateTime) -> Iterator[tuple[str, bytes]]:
    """The seals that cover a history whose last event was at a moment: one list, and each time-stamp as it came."""
    seals = list(seals_of_ledger(session, ledger, last.add(days=AFTER_DAYS)))
    if not seals:
        return
    told = [
        {
            "day": seal.day.isoformat(),
            "sealed_at": seal.sealed_at.in_timezone("UTC").isoformat(),
            "code": seal.code,
            "length": length,
            "path": path,
        }
        for seal, length, path in seals
    ]
    yield SEALS, (json.dumps(told, indent=1) + "\n").encode()
    for seal, _, _ in seals:
        if seal.token:
            yield f"{SEALS_FOLDER}{seal.day}.tsr", seal.token


def check_seals(
    files: Mapping[str, bytes], ledger: str, hashes: Sequence[str], certificates: Sequence["Certificate"]
) -> tuple[SealFound, ...]:
    """The seals of a pack, against the hashes of its chain of Events. Raises BadSeal."""
    if SEALS not in files:
        if files:
            raise BadSeal(f"thiếu tệp {SEALS}")
        return ()
    try:
        seals = TypeAdapter(list[_Seal]).validate_json(files[SEALS])
        for seal in seals:
            parse_instant(seal.sealed_at)
    except (ValidationError, ValueError):
        raise BadSeal(f"tệp {SEALS} không đúng dạng") from None
    tokens = {seal.day: files.get(f"{SEALS_FOLDER}{seal.day}.tsr") for seal in seals}
    if len(tokens) != len(seals) or len(files) - 1 != sum(token is not None for token in tokens.values()):
        raise BadSeal(f"tệp {SEALS} không khớp với các tệp dấu thời gian")
    return tuple(_checked(seal, tokens[seal.day], ledger, hashes, certificates) for seal in seals)


def _checked(
    seal: _Seal, token: bytes | None, ledger: str, hashes: Sequence[str], certificates: Sequence["Certificate"]
) -> SealFound:
    """One seal that fits. Raises BadSeal."""
    try:
        leaf = leaf_hash(ledger, seal.length, hashes[seal.length - 1])
        fits = follow_path(leaf, seal.path).hex() == seal.code
    except (IndexError, ValueError):
        fits = False
    if not fits:
        raise BadSeal(f"mã niêm phong ngày {seal.day:%d/%m/%Y} không khớp với nhật ký")
    if token is None:
        return SealFound(seal.day, seal.code, seal.length, None, "", trusted=False)
    try:
        stamp = check_time_stamp(token, seal.code, list(certificates))
    except NoTimeStamp as error:
        raise BadSeal(f"tệp {SEALS_FOLDER}{seal.day}.tsr: {error}") from None
    return SealFound(seal.day, seal.code, seal.length, stamp.at, stamp.authority, bool(certificates))
