"""The row of the keys that sign personal links, and the file that they were kept in before it."""

import hashlib
import os
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session, select

from models.database import Meta, get_meta, reading, set_meta, writing
from models.errors import BadSettings
from models.text import mark_text, tr

LINK_KEYS = "link.keys"
"""The Meta key of the signing keys, oldest first: all machines of an office sign with the same."""

FILE_TAKEN = "link.keys.file"
"""The Meta key of the hash of the file that was taken in: what is rotated out later does not come back."""

KEYS_VARIABLE = "DONDOC_LINK_KEYS"
"""The variable that names them instead, for an office whose database is to hold none."""


def take_in_key_file(data: Path, engine: Engine) -> None:
    """Put the keys of the version before into the database, once, before those that it has; their file stays as it is.

    Raises BadSettings when the file cannot be read: the links of letters that have gone hang on it.
    """
    path = data / "portal" / "keys"
    if KEYS_VARIABLE in os.environ or not path.exists():
        return
    try:
        found = path.read_text("ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(
            tr(
                "không đọc được khóa ký liên kết ở {path} ({error}); xem docs/portal.md",
                path=mark_text(path),
                error=error,
            )
        ) from None
    mark = hashlib.sha256(found.encode()).hexdigest()
    with reading(engine) as session:
        if get_meta(session, FILE_TAKEN) == mark:
            return
    with writing(engine) as session:
        put_link_keys(session, list(dict.fromkeys([*found.split(), *locked_link_keys(session)])))
        set_meta(session, FILE_TAKEN, mark)


def locked_link_keys(session: Session) -> list[str]:
    """The keys in the database, locked for a change."""
    session.exec(select(Meta.key).where(Meta.key == LINK_KEYS).with_for_update()).first()
    return (get_meta(session, LINK_KEYS) or "").split()


def put_link_keys(session: Session, keys: list[str]) -> None:
    """Keep these in the place of those that were there."""
    set_meta(session, LINK_KEYS, " ".join(keys))
