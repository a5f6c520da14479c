"""The fields of an act as a page draws them, from its model; and what was typed, as the model wants it."""

import datetime as dt
import types
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from models.errors import mistake_words
from portal.form_data import FIGURE
from tasks.commands.command import Command
from tasks.render import as_sentence
from tasks.report_forms.schema import Field as ReportField

Act = TypeVar("Act", bound=Command)

LONG = {"reason", "said", "text"}
"""Fields in which one writes a sentence or more."""

OWN_KINDS = {"received": "moment", "hour": "hour", "dated": "date", "until": "date"}
"""Fields that are written as text elsewhere, and have a field of a browser's own here."""

OWN_HINTS = {
    "received": "Để trống là bây giờ.",
    "hour": "Khi hạn đúng giờ đó; để trống là cả ngày.",
    "dated": "",
    "agencies": "Không chọn cơ quan nào là tất cả.",
    "window": "",
    "report": "",
    "obligation": "",
    "number": "",
}
"""What is said beside fields that are filled in otherwise than on the command line."""


@dataclass(frozen=True)
class InputField:
    """A field of a form. `kind` is text, long, lines, number, date, hour, moment, choice, tick, ticks or files."""

    name: str
    label: str
    kind: str
    hint: str = ""
    required: bool = False
    default: str = ""
    options: tuple[tuple[str, str], ...] = ()


def fields_of(
    model: type[Command], *, without: Iterable[str] = (), options: Mapping[str, Sequence[tuple[str, str]]] | None = None
) -> list[InputField]:
    """The fields of an act. `options` turns a field that is written into one that is chosen: values and their words."""
    left_out, chosen = {"campaign", "by", *without}, options or {}
    return [_field(name, field, chosen.get(name)) for name, field in model.model_fields.items() if name not in left_out]


def _field(name: str, field: FieldInfo, options: Sequence[tuple[str, str]] | None) -> InputField:
    words = tuple((word, word) for word in _words(field.annotation))
    many = get_origin(field.annotation) is list
    kind = ("ticks" if many else "choice") if options is not None or words else _kind(name, field.annotation)
    default = "" if field.is_required() or field.default in (None, False, 0) else field.default
    return InputField(
        name, field.title or name, kind, OWN_HINTS.get(name, field.description or ""), field.is_required(),
        default if isinstance(default, str) else "", tuple(options) if options is not None else words,
    )  # fmt: skip


def _words(annotation: Any) -> tuple[str, ...]:
    return get_args(annotation) if get_origin(annotation) is Literal else ()


def _kind(name: str, annotation: Any) -> str:
    if get_origin(annotation) in (Union, types.UnionType):
        return _kind(name, next(one for one in get_args(annotation) if one is not type(None)))
    if get_origin(annotation) is list:
        return "lines"
    if name in OWN_KINDS:
        return OWN_KINDS[name]
    simple: dict[Any, str] = {dt.date: "date", bool: "tick", int: "number"}
    return simple.get(annotation, "long" if name in LONG else "text")


def report_fields(fields: Iterable[ReportField], values: Mapping[str, Any] | None = None) -> list[InputField]:
    """The fields of a report's form, with the values that are known.

    No browser insists on one: the report may be nil, its figures may come later or in a file.
    """
    known = values or {}
    return [
        InputField(
            f"{FIGURE}{one.key}", f"{one.name} (bắt buộc)" if one.required else one.name, one.kind.value, one.help,
            default=str(known.get(one.key, "")), options=tuple((word, word) for word in one.choices),
        )
        for one in fields
    ]  # fmt: skip


def figures_typed(typed: Mapping[str, str]) -> list[str]:
    """What was typed into a report's form, as the acts take it: key=value."""
    return [f"{name[len(FIGURE) :]}={text}" for name, text in typed.items() if name.startswith(FIGURE) and text]


class WrongFields(Exception):
    """What was typed is not what the act wants: a sentence for each field, by its name."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        self.errors = dict(errors)


def command_typed(model: type[Act], typed: Mapping[str, str], given: Mapping[str, Any]) -> Act:
    """The act of what was typed, and of what is `given` by the page. Raises WrongFields."""
    values = {name: _value(name, field, typed[name]) for name, field in model.model_fields.items() if typed.get(name)}
    known = {**values, **given}
    missing = [name for name, field in model.model_fields.items() if field.is_required() and not known.get(name)]
    try:
        made = model.model_validate(known)
    except ValidationError as error:
        raise WrongFields(_sentences(error)) from None
    if missing:
        raise WrongFields({name: MISSING for name in missing})
    return made


MISSING = "Hãy điền mục này."


def _value(name: str, field: FieldInfo, text: str) -> Any:
    if name == "urls":
        return text.split()  # an address may hold a semicolon, and no blank
    if get_origin(field.annotation) is list:
        return [line.strip() for line in text.replace(";", "\n").split("\n") if line.strip()]
    return bool(text) if field.annotation is bool else _day(text) if field.annotation is dt.date else text


def _day(text: str) -> str:
    """A day as the model reads it: 2022-02-25, also from 25/02/2022."""
    parts = text.replace(".", "/").replace("-", "/").split("/")
    return "-".join(reversed([part.zfill(2) for part in parts])) if len(parts) == 3 and len(parts[2]) == 4 else text


def _sentences(error: ValidationError) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in error.errors():
        name = str(item["loc"][0]) if item["loc"] else ""
        missing = item["type"] == "missing"
        words = MISSING if missing else as_sentence(mistake_words(item["type"], item["msg"], item.get("ctx", {})))
        found.setdefault(name, words)
    return found
