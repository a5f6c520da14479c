"""The keys that sign personal links: in the environment, else in a file of the data folder; never in a row or a log.

The newest key signs, all of them read, so that links of older letters still open after a rotation.
"""

import os
import secrets
from pathlib import Path

from models.config.settings import Settings
from models.errors import BadSettings
from models.text import mark_text, tr, trn
from tasks.storage.atomic import atomic_write

VARIABLE = "DONDOC_LINK_KEYS"
KEYS_KEPT = 3
"""Keys that a rotation leaves: with the third the oldest one's links stop opening."""

SHORTEST = 32
"""Characters of a key; ours have 64."""


def signing_keys(settings: Settings) -> list[str]:
    """The keys, oldest first; the first time, a new one is made.

    Raises BadSettings when the file cannot be used, or the variable holds something too short to be a key.
    """
    if (named := os.environ.get(VARIABLE)) is not None:
        return _checked(named.replace(",", " ").split(), tr("biến {variable}", variable=VARIABLE))
    path = keys_path(settings)
    try:
        if not path.exists():
            _make(path)
        return _checked(path.read_text("ascii").split(), tr("tệp {path}", path=path))
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(
            tr(
                "không đọc được khóa ký liên kết ở {path} ({error}); xem docs/portal.md",
                path=mark_text(path),
                error=error,
            )
        ) from None


def rotate_keys(settings: Settings) -> int:
    """Add a key that signs from now on, and let go of the oldest beyond KEPT; gives back how many there are.

    Raises BadSettings when the keys are in the environment, where only the operator changes them.
    """
    if os.environ.get(VARIABLE) is not None:
        raise BadSettings(
            tr("khóa ký liên kết nằm trong biến {variable}; hãy thêm khóa mới vào cuối biến đó", variable=VARIABLE)
        )
    kept = [*signing_keys(settings), secrets.token_hex(32)][-KEYS_KEPT:]
    path = keys_path(settings)
    atomic_write(path, _lines(kept), mode=0o600, durable=True)
    return len(kept)


def keys_path(settings: Settings) -> Path:
    """Where the keys are kept, for its owner's eyes only."""
    return settings.data / "portal" / "keys"


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


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_suffix(f".{os.getpid()}")
    atomic_write(scratch, _lines([secrets.token_hex(32)]), mode=0o600, durable=True)
    try:
        os.link(scratch, path)  # where two start at once, the first one's key is kept
    except FileExistsError:
        pass
    finally:
        scratch.unlink(missing_ok=True)


def _lines(kept: list[str]) -> bytes:
    return "".join(f"{key}\n" for key in kept).encode()
