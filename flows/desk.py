"""The desk: each form of tasks/desk/forms.py as a flow that the Prefect UI shows with its fields.

One table makes them all, for they differ only in their fields and their verb. What a form refuses ends its run as
"Chưa nhận" with the one sentence that says why: a state of its own name, so that it rings no alarm for failed runs.
"""

import inspect
from collections.abc import Awaitable, Callable
from typing import Any, Literal, get_args, get_origin

from prefect import Flow, flow
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from flows import runtime
from flows.campaign import rename
from flows.ui.artifacts import publish_boards
from flows.ui.event_feed import tell
from flows.ui.labels import labelled
from models.errors import PlainError
from tasks.desk.form import Form, submit
from tasks.desk.forms import FORMS
from tasks.errors import Refused, explain
from tasks.i18n import shown
from tasks.launch.draft import one_line

REFUSED = "Chưa nhận"
"""The name of the state of a form that was refused."""
AGAIN = "Đã có"
"""The name of the state of a form that asked for what was so already."""

Handed = Callable[..., Awaitable[State[Any]]]


def _handed_in(form: type[Form]) -> Handed:
    """The function behind a form; its signature is the form's fields, from which Prefect draws them."""

    async def handed_in(**given: Any) -> State[Any]:
        try:
            office, now = runtime.office(), runtime.now()
            answer = submit(office, _filled(form, given), now)
        except PlainError as error:
            wrong = one_line(shown(str(error)))
            await rename(f"{form.name.lower()} · chưa nhận: {wrong}", [])
            return Failed(name=shown(REFUSED), message=wrong)
        await rename(answer.said, [answer.reference_no])
        tell(office)
        await publish_boards(office, now)  # the officer looks there next
        return Completed(name=shown(AGAIN) if answer.again else None, message=shown(answer.said))

    handed_in.__name__ = handed_in.__qualname__ = form.__name__
    handed_in.__doc__ = shown(form.purpose)
    fields = [_parameter(name, field) for name, field in form.model_fields.items()]
    handed_in.__signature__ = inspect.Signature(fields)  # type: ignore[attr-defined]
    return handed_in


def _filled(form: type[Form], given: dict[str, Any]) -> Form:
    """The form as it was handed in. Raises Refused with each field that is wrong."""
    # What a caller leaves out comes as the default of the signature, which is a description of the field.
    known = {name: value for name, value in given.items() if not isinstance(value, FieldInfo)}
    for name, field in form.model_fields.items():
        if (words := _choices(field)) and isinstance(known.get(name), str):
            known[name] = words.get(known[name], known[name])
    try:
        return form.model_validate(known)
    except ValidationError as error:
        raise Refused(f"phiếu ghi chưa đúng: {explain(error)}") from None


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


def _flow(form: type[Form]) -> Flow[..., Any]:
    # Prefect's own check of the fields would answer a wrong one with a traceback.
    drawn = flow(
        name=form.name,
        description=shown(form.purpose),
        flow_run_name=f"{shown(form.name).lower()} · {{campaign}}",
        validate_parameters=False,
    )
    made: Flow[..., Any] = drawn(_handed_in(form))
    return made


DESK: dict[str, Flow[..., Any]] = {form.slug: _flow(form) for form in FORMS}
"""Each form's flow by the name of its deployment."""

globals().update({made.fn.__name__: made for made in DESK.values()})  # a run finds its flow as flows.desk.Accept
