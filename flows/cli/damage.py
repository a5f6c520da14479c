"""When a command fails and nobody knows why: whether the database itself is damaged, and what to do then."""

import sqlite3
from pathlib import Path

_CORRUPTED = ("XX001", "XX002")
"""PostgreSQL's data_corrupted and index_corrupted."""


def damage_words(error: Exception) -> str | None:
    """One sentence for a damaged database, in Vietnamese; None where it is whole, and so the error is another's."""
    from models.config.load import load_settings
    from models.errors import UserError

    if getattr(getattr(error, "orig", None), "sqlstate", None) in _CORRUPTED:
        return _words("PostgreSQL", str(getattr(error, "orig", "")))
    try:
        url = load_settings().url
    except UserError:
        return None
    file = Path(url.partition("sqlite:///")[2])
    if not url.startswith("sqlite:///") or not file.is_file():
        return None
    why = _wrong_with(file)
    return _words(str(file), why) if why else None


def _words(where: str, why: str) -> str:
    kept = "hãy dừng mọi lệnh dondoc, giữ lại tệp hỏng, rồi khôi phục bản sao lưu gần nhất"
    return f"cơ sở dữ liệu {where} bị hỏng ({' '.join(why.split())[:120]}); {kept}"


def _wrong_with(file: Path) -> str:
    """What SQLite finds wrong with its pages; "" for nothing."""
    try:
        link = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
        try:
            (found,) = link.execute("PRAGMA integrity_check(1)").fetchone()
        finally:
            link.close()
    except sqlite3.DatabaseError as error:
        return "" if "locked" in str(error) or "unable to open" in str(error) else str(error)
    return "" if found == "ok" else str(found)
