"""Rows are made by the thousand: what a new one costs, and that it shares nothing with another."""

from models import columns
from models.agency import Contact
from models.due import Submission


def test_no_table_makes_its_empty_lists_by_asking_for_a_signature() -> None:
    """pydantic inspects a `default_factory` anew for each row, which of `list` and `dict` takes most of its time."""
    asked = [
        f"{table.__name__}.{name}"
        for table in columns.Table.__subclasses__()
        for name, field in table.model_fields.items()
        if field.default_factory in (list, dict, set)
    ]
    assert asked == []


def test_each_row_has_a_list_of_its_own() -> None:
    one, other = Contact(name="An"), Contact(name="Bình")
    one.channels.append("an@so.example")
    assert other.channels == []
    first, second = Submission(), Submission()
    first.values["tin"] = 3
    assert second.values == {} and first.files is not second.files
