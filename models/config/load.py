"""config.toml -> Settings, and what is wrong with it."""

import os
import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from models.config.config_file import config_file
from models.config.secrets import has_secret
from models.config.settings import Settings
from models.config.toml_lines import line_of, line_words, parse_toml, read_toml_text
from models.errors import BadSettings, mistake_words, os_words, place_words
from models.text import join_texts, mark_text, tr


def load_settings(path: Path | None = None) -> Settings:
    """Read the configuration; relative folders in it are relative to the file.

    Raises BadSettings naming the file, each key and what is wrong with it.
    """
    path = path or config_file()
    text = _text(path) if path else ""
    values = _values(path, text) if path else {}
    base = path.resolve().parent if path else Path.cwd()
    if has_secret(str(values.get("database_url", ""))):
        raise BadSettings(
            tr("{path}: database_url: không ghi mật khẩu vào tệp; hãy đặt biến DONDOC_DATABASE_URL", path=path)
        )
    if isinstance(values.get("data"), str):
        values["data"] = base / values["data"]
    if (
        isinstance(stamps := values.get("timestamp"), dict)
        and isinstance(pem := stamps.get("certificates"), str)
        and pem
    ):
        values["timestamp"] = stamps | {"certificates": str(base / pem)}
    if (
        isinstance(desk := values.get("desk"), dict)
        and isinstance(oidc := desk.get("oidc"), dict)
        and isinstance(file := oidc.get("secret_file"), str)
        and file
    ):
        values["desk"] = desk | {"oidc": oidc | {"secret_file": str(base / file)}}
    values |= {k: v for k in ("data", "database_url", "language") if (v := os.environ.get(f"DONDOC_{k.upper()}"))}
    values.setdefault("data", base / "data")
    try:
        return Settings(**values)
    except ValidationError as error:
        head = tr("{path}: cấu hình không dùng được", path=path or mark_text("môi trường"))
        raise BadSettings(join_texts("\n  ", [head, *(_plain(e, text) for e in error.errors())])) from None


def _text(path: Path) -> str:
    try:
        return read_toml_text(path)
    except OSError as error:
        raise BadSettings(
            tr("{path}: không đọc được tệp cấu hình ({strerror})", path=path, strerror=os_words(error))
        ) from None
    except UnicodeDecodeError as error:
        raise BadSettings(tr("{path}: không phải là tệp TOML hợp lệ ({error})", path=path, error=error)) from None


def _values(path: Path, text: str) -> dict[str, Any]:
    try:
        return parse_toml(text)
    except ValueError as error:
        raise BadSettings(tr("{path}: không phải là tệp TOML hợp lệ ({error})", path=path, error=error)) from None


def _plain(error: Any, text: str) -> str:
    where, words = place_words(error["loc"]), mistake_words(error["type"], error["msg"], error.get("ctx", {}))
    if error["type"] in ("extra_forbidden", "missing") or isinstance(error["input"], dict):
        return tr("{where}: {words}{line}", where=where, words=words, line=line_words(text, error["loc"]))
    # A URL may carry a password, and this text goes to the screen and the log.
    value, line = re.sub("://.*", "://…", repr(error["input"])), line_of(text, error["loc"])
    return (
        tr(
            "{where}: {words} (đang là {value}, dòng {line})",
            where=where,
            words=mark_text(words),
            value=value,
            line=line,
        )
        if line
        else tr("{where}: {words} (đang là {value})", where=where, words=mark_text(words), value=value)
    )
