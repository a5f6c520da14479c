"""The desk: each act of an officer (tasks/commands) as a flow that the Prefect UI shows with its fields."""

from typing import Any

from prefect import Flow, flow
from prefect.client.schemas.objects import State

from flows.ui.forms import hand_in, look_of, with_fields_of
from tasks.commands.catalogue import CATALOGUE


@flow(**look_of("request"))
@with_fields_of("request")
async def request(**given: Any) -> State[Any]:
    return await hand_in("request", given)


@flow(**look_of("record"))
@with_fields_of("record")
async def record(**given: Any) -> State[Any]:
    return await hand_in("record", given)


@flow(**look_of("fill"))
@with_fields_of("fill")
async def fill(**given: Any) -> State[Any]:
    return await hand_in("fill", given)


@flow(**look_of("retract"))
@with_fields_of("retract")
async def retract(**given: Any) -> State[Any]:
    return await hand_in("retract", given)


@flow(**look_of("propose"))
@with_fields_of("propose")
async def propose(**given: Any) -> State[Any]:
    return await hand_in("propose", given)


@flow(**look_of("accept"))
@with_fields_of("accept")
async def accept(**given: Any) -> State[Any]:
    return await hand_in("accept", given)


@flow(**look_of("return"))
@with_fields_of("return")
async def send_back(**given: Any) -> State[Any]:
    return await hand_in("return", given)


@flow(**look_of("consent"))
@with_fields_of("consent")
async def consent(**given: Any) -> State[Any]:
    return await hand_in("consent", given)


@flow(**look_of("prove"))
@with_fields_of("prove")
async def prove(**given: Any) -> State[Any]:
    return await hand_in("prove", given)


@flow(**look_of("extend"))
@with_fields_of("extend")
async def extend(**given: Any) -> State[Any]:
    return await hand_in("extend", given)


@flow(**look_of("waive"))
@with_fields_of("waive")
async def waive(**given: Any) -> State[Any]:
    return await hand_in("waive", given)


@flow(**look_of("uphold"))
@with_fields_of("uphold")
async def uphold(**given: Any) -> State[Any]:
    return await hand_in("uphold", given)


@flow(**look_of("telephone"))
@with_fields_of("telephone")
async def telephone(**given: Any) -> State[Any]:
    return await hand_in("telephone", given)


@flow(**look_of("resend"))
@with_fields_of("resend")
async def resend(**given: Any) -> State[Any]:
    return await hand_in("resend", given)


@flow(**look_of("settle"))
@with_fields_of("settle")
async def settle(**given: Any) -> State[Any]:
    return await hand_in("settle", given)


@flow(**look_of("pause"))
@with_fields_of("pause")
async def pause(**given: Any) -> State[Any]:
    return await hand_in("pause", given)


@flow(**look_of("resume"))
@with_fields_of("resume")
async def resume(**given: Any) -> State[Any]:
    return await hand_in("resume", given)


@flow(**look_of("close"))
@with_fields_of("close")
async def close(**given: Any) -> State[Any]:
    return await hand_in("close", given)


@flow(**look_of("withdraw"))
@with_fields_of("withdraw")
async def withdraw(**given: Any) -> State[Any]:
    return await hand_in("withdraw", given)


_FLOWS: dict[str, Flow[..., Any]] = {
    "request": request, "record": record, "fill": fill, "retract": retract, "propose": propose, "accept": accept,
    "return": send_back, "consent": consent, "prove": prove, "extend": extend, "waive": waive, "uphold": uphold,
    "telephone": telephone, "resend": resend, "settle": settle, "pause": pause, "resume": resume, "close": close,
    "withdraw": withdraw,
}  # fmt: skip

DESK: dict[str, Flow[..., Any]] = {entry.slug: _FLOWS[command] for command, entry in CATALOGUE.items()}
"""Each flow by the name of its deployment, in the order of a campaign's life."""
