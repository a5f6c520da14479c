"""The form of a report: what is taken, what is refused and how it is said."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from pydantic import ValidationError

from models.enums import FieldKind, ObligationKind
from tasks.errors import Refused, explain_validation
from tasks.launch.draft_timing import ObligationPart
from tasks.report_forms.schema import (
    DIGITS,
    Field,
    Value,
    check_values,
    checked_values,
    in_words,
    is_complete,
    key_value_pairs,
    read_form,
    value_words,
)
from tests.support.cast import FORM

COUNT = Field(key="so", label="Số", unit="tin")
WHOLE = Field(key="so", label="Số", unit="tin", kind=FieldKind.INTEGER)
DAY = Field(key="ngay", label="Ngày", kind=FieldKind.DATE)
QUICK = effort(deadline=None, max_examples=200)
NUMBERS = st.one_of(
    st.integers(0, 10**DIGITS - 1),
    st.decimals(0, 10**9, places=3, allow_nan=False, allow_infinity=False).map(float),
)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12), ("06", 6), ("0", 0), ("000", 0), (" 12 ", 12), ("1.234,5", 1234.5),
        ("1.234.567", 1234567), ("1 234,5", 1234.5), ("1\u00a0234", 1234), ("12,000,000", 12_000_000),
        ("12.000.000", 12_000_000),
        ("1,234,567.25", 1234567.25), ("0,125", 0.125), ("1234,567", 1234.567), ("12,0000", 12),
        ("1.234,567", 1234.567),
        ("12,5", 12.5), ("12.5", 12.5),
        ("0.125", 0.125), ("1234.5", 1234.5), ("1,234.5", 1234.5), ("12,0", 12),
        ("999.999.999.999.999", 999999999999999),
    ],
)  # fmt: skip
def test_a_number_in_vietnamese_writing_or_plain(written: str, value: int | float) -> None:
    found = check_values([COUNT], {"so": written})
    assert found == ({"so": value}, {})
    assert type(found.values["so"]) is type(value)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("06 tin", "không ghi kèm “tin”"), ("ba", "không phải là số"), ("1,234,5", "như 12 hoặc 1234,5"),
        ("1.234.56", "không phải là số"),
        ("01,234", "không phải là số"), ("1.234 567", "không phải là số"),
        ("1.23.456", "không phải là số"), ("01.234", "không phải là số"), ("-5", "không được âm"),
        ("1e9", "không phải là số"), ("NaN", "không phải là số"), ("=1+1", "không phải là số"),
        ("١٢", "không phải là số"), ("1234567890123456", "dài quá 15 chữ số"), ("12,", "không phải là số"),
    ],
)  # fmt: skip
def test_what_is_no_number_is_said(written: str, said: str) -> None:
    values, errors = check_values([COUNT], {"so": written})
    assert values == {} and said in errors["so"]


@pytest.mark.parametrize(
    ("written", "one", "other"),
    [("12,000", "12000", "12"), ("12.000", "12000", "12"), ("1.234", "1234", "1,234"), ("999,120", "999120", "999,12")],
)
def test_a_mark_before_exactly_three_digits_is_asked_back_unless_it_counts_whole_things(
    written: str, one: str, other: str
) -> None:
    values, errors = check_values([COUNT], {"so": written})
    assert values == {} and f"“{written}” có thể là {one} hoặc {other}" in errors["so"]
    assert check_values([WHOLE], {"so": written}) == ({"so": int(one)}, {})


@pytest.mark.parametrize(
    ("written", "value"), [("12", 12), ("1 234", 1234), ("12,0", 12), (12.0, 12), (7, 7), ("1.234.567", 1234567)]
)
def test_a_whole_number(written: Value, value: int) -> None:
    assert check_values([WHOLE], {"so": written}) == ({"so": value}, {})


@pytest.mark.parametrize("written", ["12,5", "0,125", "1234.567", 12.5, "1.234,5"])
def test_what_is_no_whole_number_is_said(written: Value) -> None:
    values, errors = check_values([WHOLE], {"so": written})
    assert values == {} and "không phải là số nguyên" in errors["so"]


@QUICK
@given(NUMBERS)
def test_a_number_is_read_again_as_it_is_shown_or_asked_back(value: int | float) -> None:
    written = value_words(COUNT, value)
    values, errors = check_values([COUNT], {"so": written})
    assert values == {"so": value} or re.fullmatch(r"\d{1,3}[.,]\d{3}", written) and "có thể là" in errors["so"]
    assert check_values([COUNT], {"so": value}) == ({"so": value}, {})


@QUICK
@given(st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31)), st.sampled_from("/.-"))
def test_a_day_is_read_in_every_writing(day: dt.date, mark: str) -> None:
    for written in (f"{day:%d{mark}%m{mark}%Y}", f"{day.day}{mark}{day.month}{mark}{day.year}", day.isoformat()):
        assert check_values([DAY], {"ngay": written}).values == {"ngay": day.isoformat()}
    assert value_words(DAY, day.isoformat()) == f"{day:%d/%m/%Y}"


@pytest.mark.parametrize("written", ["31/02/2022", "18/02/22", "2022/02/18", "hôm qua", "18/2-2022", "00/01/2022"])
def test_what_is_no_day_is_said(written: str) -> None:
    assert "hãy viết như 18/02/2022" in check_values([DAY], {"ngay": written}).errors["ngay"]


@QUICK
@given(st.dictionaries(st.sampled_from([f.key for f in FORM] + ["la"]), st.text(max_size=60)))
def test_whatever_is_written_each_field_has_a_value_or_an_error_or_was_blank(raw: dict[str, str]) -> None:
    values, errors = check_values(FORM, raw)
    assert not values.keys() & errors.keys()
    assert values.keys() | errors.keys() <= {f.key for f in FORM}
    assert "tin_bai" in values or "tin_bai" in errors  # required
    again = check_values(FORM, values)
    assert again.values == values
    assert "\x00" not in "".join(map(str, values.values()))


def test_choices_are_known_in_any_case_and_stored_in_their_own_words() -> None:
    decomposed = "ba\u0301o  IN"
    assert check_values(FORM, {"tin_bai": "1", "hinh_thuc": decomposed}).values["hinh_thuc"] == "Báo in"
    said = check_values(FORM, {"tin_bai": "1", "hinh_thuc": "Loa"}).errors["hinh_thuc"]
    assert said == "“Loa” không có trong các lựa chọn: Báo in; Phát thanh; Mạng"


def test_a_refusal_names_every_field_that_is_wrong() -> None:
    with pytest.raises(Refused) as caught:
        checked_values(FORM, {"phut": "x", "ngay": "mai", "tinbai": "3"})
    assert [line.split(":")[0].strip() for line in str(caught.value).splitlines()[1:]] == [
        "Tin, bài (tin_bai)", "Thời lượng phát sóng (phut)", "Ngày kết thúc (ngay)", "tinbai",
    ]  # fmt: skip
    assert "các khóa là: tin_bai, phut" in str(caught.value)
    with pytest.raises(Refused, match="không có biểu mẫu"):
        checked_values((), {"tin_bai": "3"})
    assert checked_values((), {}) == {}


def test_what_was_written_as_pairs() -> None:
    assert key_value_pairs(["a=1", " b = 2=3 "]) == {"a": "1", "b": " 2=3 "}
    with pytest.raises(Refused, match="khóa=giá trị"):
        key_value_pairs(["tin_bai 12"])
    with pytest.raises(Refused, match="hai lần"):
        key_value_pairs(["a=1", "a=2"])


def test_values_in_words() -> None:
    values = checked_values(FORM, {"tin_bai": "1234", "phut": "90,5", "ngay": "18/02/2022"})
    assert in_words(FORM, values) == ("Tin, bài: 1.234 tin; Thời lượng phát sóng: 90,5 phút; Ngày kết thúc: 18/02/2022")
    assert is_complete(FORM, values) and not is_complete(FORM, {"phut": 1})


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"kind": "choice"}, "choices (các lựa chọn) đi cùng kind = “choice”"),
    ({"choices": ["a"]}, "choices (các lựa chọn) đi cùng kind = “choice”"),
    ({"kind": "choice", "choices": ["Có", "có"]}, "lựa chọn “có” được ghi hai lần"),
    ({"kind": "picture"}, "phải là một trong: "),
    ({"kind": "text", "unit": "tin"}, "unit (đơn vị tính) chỉ dùng cho kind = “number”"),
    ({"key": "Tin bài"}, "khóa chỉ gồm chữ thường không dấu"),
    ({"label": " "}, "label: không được để trống"),
    ({"hint": "x"}, "không có khóa này"),
]


@pytest.mark.parametrize(("field", "said"), WRONG)
def test_a_field_that_cannot_be_is_refused_in_the_draft(field: dict[str, Any], said: str) -> None:
    part = {"key": "report", "kind": "report", "title": "báo cáo", "field": [{"key": "so", "label": "Số"} | field]}
    with pytest.raises(ValidationError) as caught:
        ObligationPart.model_validate(part)
    assert said in explain_validation(caught.value) and "field.1" in explain_validation(caught.value)


def test_a_form_of_a_draft_is_of_a_report_with_distinct_keys_and_in_one_place() -> None:
    twice = [COUNT, COUNT]
    for part, said in (
        ({"kind": "report", "field": twice}, "hai mục cùng khóa “so”"),
        ({"kind": "publish", "field": [COUNT]}, "chỉ dùng cho kind = “report”"),
        ({"kind": "report", "field": [COUNT], "form": "x.toml"}, "chỉ được có một trong"),
    ):
        with pytest.raises(ValidationError, match=said):
            ObligationPart.model_validate({"key": "k", "title": "t"} | part)
    assert ObligationPart(key="k", title="t", kind=ObligationKind.REPORT, field=[COUNT]).field == [COUNT]


def test_a_file_of_fields(tmp_path: Path) -> None:
    path = tmp_path / "bieu-mau.toml"
    with pytest.raises(Refused, match="bieu-mau.toml: không "):
        read_form(path)
    for text, said in (
        ("field = 3", "field: phải là một danh sách"),
        ("[[field]]\nkey = 'a'", "field.1.label: thiếu, cần điền"),
        ("[[field]]\nkey = 'a'\nlabel = 'A'\n" * 2, "hai mục cùng khóa “a”"),
        ("field = []", "field: cần ít nhất 1 phần tử"),
        ("[[field", "không phải là tệp TOML hợp lệ"),
    ):
        path.write_text(text, "utf-8")
        with pytest.raises(Refused, match="bieu-mau.toml") as caught:
            read_form(path)
        assert said in str(caught.value)
    path.write_text('[[field]]\nkey = "so"\nlabel = "Số"\nunit = "tin"\n', "utf-8")
    assert read_form(path) == (COUNT,)
