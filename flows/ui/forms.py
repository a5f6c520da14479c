"""A command (tasks/commands) as a form of the Prefect UI: its fields as parameters, its answer as the run's state.

What a form refuses ends its run as "Chưa nhận" with the one sentence that says why: a state of its own name, so that it
rings no alarm for failed runs.
"""

import inspect
from collections.abc import Awaitable, Callable
from typing import Any, Literal, get_args, get_origin

from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from flows import runtime
from flows.campaign import rename
from flows.ui.artifacts import publish_boards
from flows.ui.event_feed import tell
from flows.ui.labels import labelled
from models.errors import UserError
from models.text import mark_text, tr
from tasks.commands.catalogue import CATALOGUE
from tasks.commands.command import Command, submit
from tasks.commands.table import model_of
from tasks.errors import Refused, explain_validation
from tasks.i18n import shown
from tasks.launch.draft import one_line

REFUSED = "Chưa nhận"
"""The name of the state of a form that was refused."""
AGAIN = "Đã có"
"""The name of the state of a form that asked for what was so already."""

HandIn = Callable[..., Awaitable[State[Any]]]


async def hand_in(command: str, given: dict[str, Any]) -> State[Any]:
    """Do what a form says, and show what came of it."""
    model = model_of(CATALOGUE[command])
    try:
        app, now = runtime.app(), runtime.now()
        answer = submit(app, filled(model, given), now)
    except UserError as error:
        wrong = one_line(shown(str(error)))
        await rename(
            tr("{entry} · chưa nhận: {wrong}", entry=mark_text(model.entry.name.lower()), wrong=mark_text(wrong)), []
        )
        return Failed(name=shown(REFUSED), message=wrong)
    await rename(answer.said, [answer.reference_no])
    tell(app)
    await publish_boards(app, now)  # the officer looks there next
    return Completed(name=shown(AGAIN) if answer.again else None, message=answer.shown)


def filled(model: type[Command], given: dict[str, Any]) -> Command:
    """The command as its form was handed in. Raises Refused with each field that is wrong."""
    # What a caller leaves out comes as the default of the signature, which is a description of the field.
    known = {name: value for name, value in given.items() if not isinstance(value, FieldInfo)}
    for name, field in model.model_fields.items():
        if (words := _choices(field)) and isinstance(known.get(name), str):
            known[name] = words.get(known[name], known[name])
    try:
        return model.model_validate(known)
    except ValidationError as error:
        raise Refused(tr("phiếu ghi chưa đúng: {mistakes}", mistakes=mark_text(explain_validation(error)))) from None


def look_of(command: str) -> dict[str, Any]:
    """How Prefect shows a command's flow."""
    entry = CATALOGUE[command]
    return {
        "name": entry.name,
        "description": shown(entry.purpose),
        "flow_run_name": f"{shown(entry.name).lower()} · {{campaign}}",
        "validate_parameters": False,  # Prefect's own check would answer a wrong field with a traceback
    }


def with_fields_of(command: str) -> Callable[[HandIn], HandIn]:
    """Give a flow's function the fields of a command as its signature, from which Prefect draws them."""
    model = model_of(CATALOGUE[command])

    def dressed(function: HandIn) -> HandIn:
        fields = [_parameter(name, field) for name, field in model.model_fields.items()]
        function.__signature__ = inspect.Signature(fields)  # type: ignore[attr-defined]
        function.__doc__ = shown(model.entry.purpose)
        return function

    return dressed


def _parameter(name: str, field: FieldInfo) -> inspect.Parameter:
    """A field as a parameter."""
    choices = _choices(field)
    default = ... if field.is_required() else shown(field.default) if choices else field.default
    described = labelled(field.title or name, field.description or "", default)
    kind: Any = Literal[tuple(choices)] if choices else field.annotation
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=described, annotation=kind)


def _choices(field: FieldInfo) -> dict[str, str]:
    """What a field offers, as it is shown and as the form has it; none of a field that is written."""
    words = get_args(field.annotation) if get_origin(field.annotation) is Literal else ()
    return {shown(word): word for word in words}
