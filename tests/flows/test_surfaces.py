"""Each act of an officer is on every surface, with the same fields."""

import inspect
from typing import Any

import pytest

from flows.cli.actions import BY_LETTER
from flows.cli.app import program
from flows.cli.from_model import make_command
from flows.desk import DESK
from portal.desk.campaigns import COURSE_ACTS
from tasks.commands.catalogue import ENTRIES, Entry
from tasks.commands.command import Command, Typed
from tasks.commands.reports import Record, Request
from tasks.commands.table import all_commands, model_of
from tasks.desk.due_acts import DUE_ACTS
from tasks.ops.scenario import ScenarioStep


def names_of(command: str) -> set[str]:
    """The arguments and options of a command, as they are typed."""
    arguments = program[command].assemble_argument_collection(parse_docstring=False)
    return {name for argument in arguments for name in argument.names} | {a.field_info.name for a in arguments}


def typed_as(name: str, field: Any) -> set[str]:
    typed = next((one for one in field.metadata if isinstance(one, Typed)), Typed())
    if typed.flags:
        return {f"--{flag}" for flag in typed.flags.values()}
    return {name} if typed.positional else {f"--{(typed.name or name).replace('_', '-')}"}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.command)
def test_an_act_is_a_command_and_a_form_with_all_its_fields(entry: Entry) -> None:
    model = model_of(entry)
    assert list(DESK[entry.slug].parameters.properties) == list(model.model_fields)
    assert entry.command in program
    if entry.command not in BY_LETTER:
        wanted = set().union(*(typed_as(name, field) for name, field in model.model_fields.items()))
        assert wanted <= names_of(entry.command)


def test_every_act_is_at_the_desk_at_a_thing_owed_or_at_its_campaign() -> None:
    assert {*DUE_ACTS, *COURSE_ACTS} == {entry.command for entry in ENTRIES}


def test_every_model_is_in_the_catalogue_under_its_own_name() -> None:
    assert [model.entry for model in all_commands()] == list(ENTRIES)


def test_what_only_one_surface_had_is_on_all() -> None:
    assert {"hour", "document", "dated", "report"} <= set(Request.model_fields)
    assert {"file", "received", "later", "values"} <= set(Record.model_fields)
    assert {"spoke_with", "said"} <= set(inspect.signature(make_command(model_named("telephone"))).parameters)


def model_named(command: str) -> type[Command]:
    return next(model for model in all_commands() if model.entry.command == command)


def test_a_scenario_does_what_officers_do() -> None:
    acts = set(ScenarioStep.model_fields["do"].annotation.__args__)  # type: ignore[union-attr]
    assert {"record" if act == "receive" else act for act in acts} <= {entry.command for entry in ENTRIES}


@pytest.mark.parametrize("due", ["2022-02-18T10:00", "2022-02-18"])
def test_a_moment_is_a_day_and_an_hour(due: str) -> None:
    asked = Request.model_validate({"campaign": "x", "by": "A", "due_on": due})
    assert (f"{asked.due_on}", asked.hour) == ("2022-02-18", due[11:])
