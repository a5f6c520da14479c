"""Two officers on one draft: told of each other, put together field by field, and asked where both changed one."""

import pytest

from models.database import reading, writing
from models.draft import DeskDraft
from tasks.desk.drafts.kept import draft_by_number
from tasks.desk.drafts.saving import merge_fields
from tests.support.desk import DeskPage
from tests.support.drafts import AT, Officer, directive, words_of


@pytest.fixture
def two(lang_son: DeskPage) -> tuple[Officer, Officer]:
    """One draft, open before both."""
    first, second = Officer(lang_son.signed("văn thư")), Officer(lang_son.signed("chuyên viên"))
    first.drop(directive())
    second.look(f"{AT}/1")
    return first, second


def kept(desk: DeskPage) -> DeskDraft:
    with reading(desk.office.engine) as session:
        return draft_by_number(session, 1)


def test_they_are_told_of_each_other(two: tuple[Officer, Officer]) -> None:
    first, second = two
    assert "Vi Thị Thư cũng đang mở dự thảo này" in words_of(second.page)
    assert "Chu Văn Viên cũng đang mở dự thảo này" in words_of(first.look(f"{AT}/1"))


def test_what_each_entered_in_another_field_is_put_together(lang_son: DeskPage, two: tuple[Officer, Officer]) -> None:
    first, second = two
    first.follow(first.press("save", h__number="123"))
    said = words_of(second.follow(second.press("save", h__issued_on="24/01/2022")))
    assert "Vi Thị Thư cũng vừa sửa dự thảo này; hai phần sửa đã được gộp" in said
    choices = kept(lang_son).choices
    assert (choices["h.number"], choices["h.issued_on"]) == ("123", "24/01/2022")


def test_where_both_changed_one_field_the_second_is_asked(lang_son: DeskPage, two: tuple[Officer, Officer]) -> None:
    first, second = two
    first.follow(first.press("save", h__number="123"))
    asked = second.press("save", h__number="125", h__signer="Lê Hải Yến")
    said = words_of(asked.text)
    assert asked.status_code == 409 and "Số : Vi Thị Thư ghi “123”, anh/chị ghi “125”" in said
    assert kept(lang_son).choices["h.number"] == "123"
    second.page = asked.text
    second.follow(second.press("save"))
    choices = kept(lang_son).choices
    assert (choices["h.number"], choices["h.signer"]) == ("125", "Lê Hải Yến")


def test_a_page_older_than_what_is_kept_asks_for_every_difference(
    lang_son: DeskPage, two: tuple[Officer, Officer]
) -> None:
    first, second = two
    for number in ("121", "122", "123"):
        first.follow(first.press("save", h__number=number))
    with writing(lang_son.office.engine) as session:
        draft_by_number(session, 1).earlier = {}
    asked = second.press("save", h__signer="Lê Hải Yến")
    assert asked.status_code == 409 and "ghi “123”" in words_of(asked.text)


def test_what_is_saved_again_unchanged_makes_no_version(lang_son: DeskPage, two: tuple[Officer, Officer]) -> None:
    first, _ = two
    first.follow(first.press("save", h__number="123"))
    before = kept(lang_son).version
    first.follow(first.press("save"))
    assert kept(lang_son).version == before


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "merged", "clashes"),
    [
        ({"a": "1"}, {"a": "1"}, {"a": "2"}, {"a": "2"}, []),
        ({"a": "1"}, {"a": "2"}, {"a": "1"}, {"a": "2"}, []),
        ({"a": "1"}, {"a": "2"}, {"a": "2"}, {"a": "2"}, []),
        ({"a": "1"}, {"a": "2"}, {"a": "3"}, {"a": "2"}, ["a"]),
        ({}, {}, {"a": "1"}, {"a": "1"}, []),
        ({}, {"a": "1"}, {"a": "2"}, {"a": "1"}, ["a"]),
        ({"a": "1", "b": "1"}, {"a": "2", "b": "1"}, {"a": "1", "b": "2"}, {"a": "2", "b": "2"}, []),
    ],
)
def test_fields_are_merged_by_who_changed_them(
    base: dict[str, str], theirs: dict[str, str], mine: dict[str, str], merged: dict[str, str], clashes: list[str]
) -> None:
    assert merge_fields(base, theirs, mine) == (merged, clashes)


def test_a_launched_or_discarded_draft_takes_nothing_more(two: tuple[Officer, Officer]) -> None:
    first, second = two
    assert first.send(f"{AT}/1/bo").headers["location"] == AT
    late = second.press("save", h__number="123")
    assert "đã được Vi Thị Thư bỏ" in words_of(late.text)
    assert "Chưa có dự thảo nào" in words_of(first.look(AT))
