"""Each form as Prefect shows it, and that everything said to the event feed is something that happens."""

import ast
from typing import Any

from flows.desk import DESK
from flows.server.automations import alarms
from flows.ui.event_feed import TOLD
from flows.ui.forms import filled
from models.config.config_file import PROJECT
from tasks.commands.table import all_commands
from tasks.labels import event_words


def test_every_form_is_a_flow_whose_fields_are_labelled_in_vietnamese() -> None:
    assert list(DESK) == [form.entry.slug for form in all_commands()]
    for form in all_commands():
        shown = DESK[form.entry.slug].parameters.model_dump()
        assert list(shown["properties"]) == list(form.model_fields)
        for name, field in shown["properties"].items():
            assert field["title"] == form.model_fields[name].title != name
        assert set(shown["required"]) >= {"campaign", "by"}
        assert DESK[form.entry.slug].name == form.entry.name and form.entry.purpose.endswith(".")


def entered(field: dict[str, Any]) -> Any:
    """What the UI sends for a field, by its schema."""
    kind = next((one for one in field.get("anyOf", [field]) if one.get("type") != "null"), field)
    if "enum" in kind or "const" in kind:
        return kind.get("enum", [kind.get("const")])[-1]
    samples = {"boolean": True, "integer": 1, "array": [1 if kind.get("items", {}).get("type") == "integer" else "x"]}
    return samples.get(kind.get("type", ""), "2026-11-23" if "date" in kind.get("format", "") else "2026-11-23T08:00")


def test_every_form_is_taken_as_the_ui_hands_it_in() -> None:
    for form in all_commands():
        fields = DESK[form.entry.slug].parameters.model_dump()["properties"]
        given = {name: entered(field) for name, field in fields.items()}
        taken = filled(form, given)
        assert all(getattr(taken, name) not in (None, "", []) for name in fields), form.entry.slug


def test_what_is_told_happens_and_is_called_by_an_alarm() -> None:
    modules = (PROJECT / "tasks").rglob("*.py")
    written = {node.value for path in modules for node in ast.walk(ast.parse(path.read_text()))
               if isinstance(node, ast.Constant) and isinstance(node.value, str)}  # fmt: skip
    made = ("acknowledge", "report", "publish", "cascade", "due", "message")
    for what in TOLD:
        assert what in written or what.startswith(made)
        assert event_words(what)
    called = {event for alarm in alarms("di-tuan", 10, []) for event in alarm.trigger.expect}  # type: ignore[union-attr]
    ours = {event.removeprefix("dondoc.") for event in called if event.startswith("dondoc.")}
    assert ours <= {*TOLD.values(), "waiting"}
