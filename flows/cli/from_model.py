"""A command of `dondoc` made from the model of an act: its fields as arguments and options, one run, one answer."""

import inspect
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal, get_args, get_origin

from cyclopts import Parameter
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from flows.cli.app import Act, the_office
from models.errors import UserError
from models.text import mark_text, tr
from tasks.commands.catalogue import CATALOGUE
from tasks.commands.command import Command, Typed, submit
from tasks.commands.table import model_of
from tasks.errors import explain_validation
from tasks.i18n import shown

KEYWORD, LIST = inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_POSITIONAL
PLACE = inspect.Parameter.POSITIONAL_OR_KEYWORD


def __getattr__(command: str) -> Callable[..., None]:
    """The function of a command, for cyclopts, which asks for it by name when it is used."""
    if command not in CATALOGUE:
        raise AttributeError(command)
    return make_command(model_of(CATALOGUE[command]))


def make_command(model: type[Command]) -> Callable[..., None]:
    """A function whose signature is the fields of a model, and what every act has."""
    parameters = [one for name, field in model.model_fields.items() if name != "by" for one in _options(name, field)]
    act = inspect.Parameter("act", KEYWORD, default=Act(), annotation=Act)
    signature = inspect.Signature(sorted([*parameters, act], key=lambda one: one.kind))

    def command(*words: Any, **options: Any) -> None:
        given = signature.bind(*words, **options).arguments
        _run(model, given.pop("act", Act()), given)

    command.__signature__ = signature  # type: ignore[attr-defined]
    command.__name__, command.__doc__ = model.entry.command, shown(model.entry.purpose)
    command.__annotations__ = {one.name: one.annotation for one in parameters} | {"act": Act}
    return command


def _run(model: type[Command], act: Act, given: dict[str, Any]) -> None:
    for name, field in model.model_fields.items():
        for word, flag in _typed(field).flags.items():
            if given.pop(flag, False):
                given[name] = word
    # What was left blank is as if it was not said.
    said = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in given.items()
        if value not in ("", None)
    }
    try:
        done = model.model_validate({**said, "by": act.actor})
    except ValidationError as error:
        raise UserError(tr("lệnh chưa đúng:\n{mistakes}", mistakes=mark_text(explain_validation(error)))) from None
    with the_office(act) as (app, now):
        answer = submit(app, done, now)
    line = answer.shown
    print(f"{line[0].upper()}{line[1:]}.")


def _typed(field: FieldInfo) -> Typed:
    return next((one for one in field.metadata if isinstance(one, Typed)), Typed())


def _options(name: str, field: FieldInfo) -> Iterator[inspect.Parameter]:
    """A field as the argument or option that it is, or the flags."""
    typed, text = _typed(field), field.description
    if typed.flags:
        for word, flag in typed.flags.items():
            yield _parameter(
                flag, bool, default=False, help=f"{shown(field.title or name)}: {shown(word)}", negative=""
            )
        return
    help = ": ".join(map(shown, filter(None, (field.title or name, text)))) + "."
    if typed.positional and get_origin(field.annotation) is list:
        item = get_args(field.annotation)[0]
        yield inspect.Parameter(name, LIST, annotation=Annotated[item, Parameter(help=help)])
        return
    default = inspect.Parameter.empty if field.is_required() else field.get_default(call_default_factory=True)
    if typed.positional:
        yield inspect.Parameter(name, PLACE, default=default, annotation=Annotated[str, Parameter(help=help)])
        return
    options: dict[str, Any] = {"name": f"--{typed.name}"} if typed.name else {}
    if typed.choices:
        default = next((key for key, word in typed.choices.items() if word == default), default)
        words: Any = Literal[tuple(typed.choices)]
        chosen = default if default in typed.choices else None  # none need be chosen
        yield _parameter(name, words if chosen else words | None, chosen, help=help, **options)
    elif get_origin(field.annotation) is list:
        yield _parameter(name, list[str], default, help=help, negative="", **options)
    else:
        # Words are read by the model, whose mistakes are told in an office's words.
        kind = field.annotation if field.annotation in (bool, int) else str
        yield _parameter(name, kind, default if default is not None else "", help=help, **options)


def _parameter(field: str, kind: Any, /, default: Any, **how: Any) -> inspect.Parameter:
    return inspect.Parameter(field, KEYWORD, default=default, annotation=Annotated[kind, Parameter(**how)])
