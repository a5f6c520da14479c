"""Where a secret can stand: found in the settings and in the program itself, so that a new place is not forgotten."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from models.config.settings import Settings
from tests.support.paths import PROJECT

WRITTEN = (
    "imaps://a:bi-mat-1@may.example/INBOX",
    "mailto://a:bi-mat-1@may.example",
    "https://may.example/?token=bi-mat-1",
)
"""Addresses with their secret written out, in the forms that settings take."""


def secret_settings() -> set[str]:
    """The settings that take an address with a secret, by the name of a variable only."""
    return {path for path, _ in texts(Settings) if _takes_by_name_only(path)}


def texts(model: type[BaseModel], path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Each setting that is a text, by its dotted path."""
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from texts(field.annotation, (*path, name))
        elif field.annotation is str:
            yield ".".join((*path, name)), field


def takes(path: str, value: str) -> bool:
    """Whether the setting takes this value."""
    table: Any = value
    for name in reversed(path.split(".")):
        table = {name: table}
    try:
        Settings.model_validate(table)
    except ValidationError:
        return False
    return True


def _takes_by_name_only(path: str) -> bool:
    some = (*WRITTEN, "bi-mat-1")
    return any(takes(path, one.replace("bi-mat-1", "${BI_MAT}")) and not takes(path, one) for one in some)


def variables() -> set[str]:
    """The variables of the environment whose names the program knows."""
    sources = [path for wing in ("models", "tasks", "portal", "flows") for path in (PROJECT / wing).rglob("*.py")]
    found = {name for path in sources for name in re.findall(r"""["'](DONDOC_[A-Z_]+)["']""", path.read_text("utf-8"))}
    return found | {f"DONDOC_{key}" for key in _overrides((PROJECT / "models/config/load.py").read_text("utf-8"))}


def _overrides(text: str) -> list[str]:
    """Settings that a variable of their name overrides."""
    names = re.search(r"for k in \(([^)]*)\) if \(v := os\.environ", text)
    assert names, "models/config/load.py reads the environment in another way; find its variables anew"
    return [one.strip(" \"'").upper() for one in names[1].split(",")]


def settings_with_variables(settings: BaseModel, path: tuple[str, ...] = ()) -> set[str]:
    """The settings that name a variable."""
    found = set()
    for name in type(settings).model_fields:
        value = getattr(settings, name)
        if isinstance(value, BaseModel):
            found |= settings_with_variables(value, (*path, name))
        elif isinstance(value, str) and "${" in value:
            found.add(".".join((*path, name)))
    return found
