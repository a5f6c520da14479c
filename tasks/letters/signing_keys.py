"""The keys that sign personal links: in the environment, else in one row of the database; never in a log or a letter.

The newest key signs, all of them read, so that links of older letters still open after a rotation.
"""

import os
import secrets

from sqlmodel import Session

from models.config.link_keys import KEYS_VARIABLE, LINK_KEYS, locked_link_keys, put_link_keys
from models.database import get_meta, keep_meta
from models.errors import BadSettings
from models.text import mark_text, tr, trn

KEYS_KEPT = 3
"""Keys that a rotation leaves: with the third the oldest one's links stop opening."""

SHORTEST = 32
"""Characters of a key; ours have 64."""


def signing_keys(session: Session) -> list[str]:
    """The keys, oldest first; the first time, a new one is made within the caller's transaction.

    Raises BadSettings when what the database or the variable holds is too short to be a key.
    """
    if (named := os.environ.get(KEYS_VARIABLE)) is not None:
        return _checked(named.replace(",", " ").split(), tr("biến {variable}", variable=KEYS_VARIABLE))
    kept = get_meta(session, LINK_KEYS)
    if kept is None:
        keep_meta(session, LINK_KEYS, secrets.token_hex(32))  # where two do so at once, the first one's key is kept
        kept = get_meta(session, LINK_KEYS) or ""
    return _checked(kept.split(), "cơ sở dữ liệu")


def rotate_keys(session: Session) -> int:
    """Add a key that signs from now on, and let go of the oldest beyond KEYS_KEPT; gives back how many there are.

    Raises BadSettings when the keys are in the environment, where only the operator changes them.
    """
    if os.environ.get(KEYS_VARIABLE) is not None:
        raise BadSettings(
            tr("khóa ký liên kết nằm trong biến {variable}; hãy thêm khóa mới vào cuối biến đó", variable=KEYS_VARIABLE)
        )
    locked = locked_link_keys(session) or signing_keys(session)
    kept = [*locked, secrets.token_hex(32)][-KEYS_KEPT:]
    put_link_keys(session, kept)
    return len(kept)


def has_signing_keys(session: Session) -> bool:
    """Whether there are any yet."""
    return os.environ.get(KEYS_VARIABLE) is not None or get_meta(session, LINK_KEYS) is not None


def _checked(found: list[str], where: str) -> list[str]:
    if not found or any(len(key) < SHORTEST for key in found):
        raise BadSettings(
            trn(
                "{where}: cần ít nhất một khóa ký liên kết, mỗi khóa ít nhất {count} ký tự",
                SHORTEST,
                where=mark_text(where),
            )
        )
    return found
