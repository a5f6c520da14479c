"""The fields of every act as a page draws them, and what was typed as its model wants it."""

import datetime as dt

import pytest

from portal.desk.form_fields import InputField, WrongFields, command_typed, fields_of
from tasks.commands.catalogue import CATALOGUE, ENTRIES, Entry
from tasks.commands.obligations import Extend
from tasks.commands.reports import Request
from tasks.commands.table import model_of

KNOWN = {"text", "long", "lines", "number", "date", "hour", "moment", "choice", "tick"}
MEANT = {"campaign": "77", "by": "Cán bộ", "agency": "cham"}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.command)
def test_every_act_can_be_drawn(entry: Entry) -> None:
    fields = fields_of(model_of(entry))
    assert all(field.kind in KNOWN and field.label and "--" not in field.hint for field in fields)
    assert not {"campaign", "by"} & {field.name for field in fields}


def kinds(command: str) -> dict[str, str]:
    return {field.name: field.kind for field in fields_of(model_of(CATALOGUE[command]))}


def test_each_field_has_the_input_of_its_kind() -> None:
    assert kinds("extend") | {"until": "date", "reason": "long", "answer": "choice"} == kinds("extend")
    assert kinds("record") | {"nil": "tick", "received": "moment", "via": "choice"} == kinds("record")
    assert kinds("request") | {"due_on": "date", "hour": "hour", "dated": "date"} == kinds("request")
    chosen = fields_of(Request, options={"agencies": [("cham", "Phòng Chậm")], "window": [("", "Cả văn bản")]})
    by_name: dict[str, InputField] = {field.name: field for field in chosen}
    assert (by_name["agencies"].kind, by_name["window"].kind) == ("ticks", "choice")


@pytest.mark.parametrize("day", ["2022-03-02", "02/03/2022", "2/3/2022", "02-03-2022", "02.03.2022"])
def test_a_day_is_taken_as_browsers_and_people_write_it(day: str) -> None:
    assert command_typed(Extend, {"until": day, "reason": "chờ"}, MEANT).until == dt.date(2022, 3, 2)


def test_what_is_missing_or_wrong_is_said_beside_its_field() -> None:
    for typed, wrong in (
        ({"until": "2022-03-02"}, {"reason"}),
        ({"until": "31/02/2022", "reason": "x"}, {"until"}),
        ({"until": "mai", "reason": "x", "answer": "có"}, {"until", "answer"}),
        ({}, {"until", "reason"}),
    ):
        with pytest.raises(WrongFields) as refused:
            command_typed(Extend, typed, MEANT)
        assert set(refused.value.errors) == wrong and all(refused.value.errors.values())


def test_lines_and_what_the_page_knows() -> None:
    typed = {"due_on": "2022-03-04", "agencies": "cham; im-lang\n\ndung-han", "campaign": "kẻ khác", "by": "kẻ khác"}
    made = command_typed(Request, typed, {"campaign": "77", "by": "Cán bộ"})
    assert made.agencies == ["cham", "im-lang", "dung-han"] and (made.campaign, made.by) == ("77", "Cán bộ")
