"""Passwords: kept as Argon2id hashes (RFC 9106), checked in the same time whether or not there is such an account."""

import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from models.text import tr
from tasks.errors import Refused

SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 200
"""Characters. The length is what makes a password strong; no mixture of signs is asked for (NIST SP 800-63B, 5.1.1)."""

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""OWASP's least for Argon2id: 19 MiB, two passes."""

_AT_ONCE = threading.BoundedSemaphore(2)
"""Hashes that are worked out at once in a process: those who knock must not take all of its memory."""

NOBODYS = _HASHER.hash("nobody has this password, it is only compared with")
"""What a password is compared with where there is no account, so that the answer takes as long."""


def hash_password(password: str, *own_words: str) -> str:
    """The hash to be kept. Raises Refused for one that is too short, too long, or one of the person's `own_words`."""
    password = _plain(password)
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Refused(
            tr("mật khẩu phải có từ {least} đến {most} ký tự", least=SHORTEST_PASSWORD, most=LONGEST_PASSWORD)
        )
    if password.casefold() in {word.casefold() for word in own_words} or len(set(password)) < 4:
        raise Refused("mật khẩu quá dễ đoán; hãy chọn một câu dài mà chỉ mình biết")
    with _AT_ONCE:
        return _HASHER.hash(password)


def fits_password(kept: str, password: str) -> bool:
    """Whether a password is the one of a hash; `kept` is "" where there is none, and that is never right."""
    with _AT_ONCE:
        try:
            return _HASHER.verify(kept or NOBODYS, _plain(password)[:LONGEST_PASSWORD]) and bool(kept)
        except (VerificationError, InvalidHashError):
            return False


def is_outdated(kept: str) -> bool:
    """Whether a hash was made with weaker settings than today's."""
    return _HASHER.check_needs_rehash(kept)


def _plain(password: str) -> str:
    """As it is hashed, whichever keyboard and browser it was typed by: NFC, single spaces."""
    return " ".join(unicodedata.normalize("NFC", password).split())
