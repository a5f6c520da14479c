"""A field of a form as Prefect's UI shows it."""

from typing import Any

from pydantic import Field

from tasks.i18n import shown


def labelled(title: str, description: str = "", default: Any = ...) -> Any:
    """The field with its title, and a sentence on what to write; Prefect takes a title only from the schema's extra."""
    return Field(default, description=shown(description) or None, json_schema_extra={"title": shown(title)})
