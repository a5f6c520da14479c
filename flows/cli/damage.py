"""When a command fails and nobody knows why: whether the disk is full or the database damaged, and what to do then."""

import sqlite3
from pathlib import Path

from models.text import mark_text, tr

_CORRUPTED = ("XX001", "XX002", "42P01")
"""PostgreSQL's data_corrupted and index_corrupted, and undefined_table: of a backup that was put back in part."""
_NO_TABLE = "no such table: "
"""What SQLite says of such a backup; it has no code for it."""


_FULL = "53100"
"""PostgreSQL's disk_full."""

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""What SQLite says of its own pages. An error of the disk, a lock or a missing right is no damage."""


def damage_words(error: Exception) -> str | None:
    """One sentence for a full disk or a damaged database, in Vietnamese; None where the error is another's."""
    from models.config.load import load_settings
    from models.errors import UserError
    from tasks.storage.space import is_full, space_words

    state = getattr(getattr(error, "orig", None), "sqlstate", None)
    if state in _CORRUPTED:
        return _words("PostgreSQL", str(getattr(error, "orig", "")))
    if state == _FULL:
        return "ổ đĩa của máy chủ PostgreSQL đã đầy; hãy giải phóng chỗ, việc đang chờ sẽ làm tiếp"
    try:
        settings = load_settings()
    except UserError:
        return None
    file = Path(settings.url.partition("sqlite:///")[2])
    local = settings.url.startswith("sqlite:///")
    for folder in {settings.data, file.parent if local else settings.data}:
        if is_full(folder):
            return space_words(folder)
    why = _missing_table(error) or _wrong_with(file) if local and file.is_file() else ""
    return _words(str(file), why) if why else None


def _missing_table(error: Exception) -> str:
    said = str(getattr(error, "orig", ""))
    return said if said.startswith(_NO_TABLE) else ""


def _words(where: str, why: str) -> str:
    kept = "hãy dừng mọi lệnh dondoc, giữ lại tệp hỏng, rồi khôi phục bản sao lưu gần nhất"
    return tr(
        "cơ sở dữ liệu {where} bị hỏng ({why}); {kept}",
        where=where,
        why=" ".join(why.split())[:120],
        kept=mark_text(kept),
    )


def _wrong_with(file: Path) -> str:
    """What SQLite finds wrong with its pages; "" for nothing."""
    try:
        link = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
        try:
            (found,) = link.execute("PRAGMA integrity_check(1)").fetchone()
        finally:
            link.close()
    except sqlite3.DatabaseError as error:
        return str(error) if error.sqlite_errorcode & 0xFF in _DAMAGED else ""
    return "" if found == "ok" else str(found)
