"""What many agencies wrote, added up: exactly, whatever the parts, and never shown better than it is."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from models.enums import FieldKind
from tasks.figures.summary_words import percent_words
from tasks.report_forms.aggregate import AgencyAnswer, Share, Sum, add_up, percent_cut, plain_number
from tasks.report_forms.schema import Field
from tests.support.cast import FORM

NUMBER, CHOICE = FORM[0], FORM[2]
DATE = FORM[3]
QUICK = effort(deadline=None, max_examples=150)


def given_by(
    number: int, accepted: bool = True, groups: tuple[str, ...] = (), **values: int | float | str
) -> AgencyAnswer:
    return AgencyAnswer(number, f"Phòng {number}", Share.GIVEN, "xong", accepted, values, groups)


def other(number: int, share: Share, groups: tuple[str, ...] = ()) -> AgencyAnswer:
    return AgencyAnswer(number, f"Phòng {number}", share, "", groups=groups)


def test_each_kind_of_field_and_each_way_to_stand() -> None:
    answers = [
        given_by(1, tin_bai=1234, hinh_thuc="Báo in", ngay="2022-02-15"),
        given_by(2, accepted=False, tin_bai=0.5, hinh_thuc="Mạng"),
        given_by(3, hinh_thuc="Mạng"),
        other(4, Share.NIL), other(5, Share.BLANK), other(6, Share.MISSING), other(7, Share.WAIVED),
    ]  # fmt: skip
    assert add_up([NUMBER, CHOICE, DATE], answers) == (
        Sum(NUMBER, "", "", Decimal("1234.5"), 2, 6, 1, Decimal("0.5")),
        Sum(CHOICE, "Báo in", "", Decimal(1), 3, 6, 1, Decimal(0)),
        Sum(CHOICE, "Phát thanh", "", Decimal(0), 3, 6, 1, Decimal(0)),
        Sum(CHOICE, "Mạng", "", Decimal(2), 3, 6, 1, Decimal(1)),
        Sum(DATE, "", "", None, 1, 6, 0, None),
    )


def test_what_nobody_gave_is_unknown_and_not_nought() -> None:
    (line,) = add_up([NUMBER], [other(1, Share.NIL), other(2, Share.MISSING)])
    assert (line.amount, line.covered, line.wanted) == (None, 0, 2)
    (line,) = add_up([NUMBER], [given_by(1, tin_bai=0), other(2, Share.MISSING)])
    assert (line.amount, line.covered, line.wanted) == (0, 1, 2)


def test_sums_are_exact() -> None:
    """Floats would give 0.30000000000000004, and lose what is small beside what is large."""
    assert add_up([NUMBER], [given_by(n, tin_bai=v) for n, v in enumerate((0.1, 0.2))])[0].amount == Decimal("0.3")
    wide = [999_999_999_999_999, 0.00000000000001, 999_999_999_999_999]
    (line,) = add_up([NUMBER], [given_by(n, tin_bai=v) for n, v in enumerate(wide)])
    assert line.amount == Decimal("1999999999999998.00000000000001")
    assert (plain_number(Decimal("3.0")), plain_number(Decimal("0.5")), plain_number(None)) == (3, 0.5, None)


VALUES = st.one_of(st.integers(0, 10**15 - 1), st.decimals(0, 10**9, places=3).map(float))
GROUPS = st.sampled_from([(), ("A",), ("B",), ("A", "B")])
STANDING = st.sampled_from([share for share in Share if share is not Share.GIVEN])
ANSWERS = st.lists(
    st.one_of(
        st.builds(
            lambda v, accepted, groups: AgencyAnswer(0, "", Share.GIVEN, "", accepted, {"tin_bai": v}, groups),
            VALUES, st.booleans(), GROUPS,
        ),
        st.builds(lambda share, groups: AgencyAnswer(0, "", share, "", groups=groups), STANDING, GROUPS),
    ),
    max_size=30,
)  # fmt: skip


@QUICK
@given(ANSWERS)
def test_a_group_is_what_its_members_alone_come_to(answers: list[AgencyAnswer]) -> None:
    whole, *groups = add_up([NUMBER], answers)
    given_values = [a.values["tin_bai"] for a in answers if a.share is Share.GIVEN]
    assert Fraction(whole.amount or 0) == sum(Fraction(str(value)) for value in given_values)
    assert (whole.covered, whole.wanted) == (len(given_values), sum(a.share is not Share.WAIVED for a in answers))
    for line in groups:
        mine = [AgencyAnswer(0, "", a.share, "", a.accepted, a.values) for a in answers if line.group in a.groups]
        (alone,) = add_up([NUMBER], mine)
        assert (alone.amount, alone.covered, alone.wanted) == (line.amount, line.covered, line.wanted)
        assert (alone.waiting, alone.waiting_amount) == (line.waiting, line.waiting_amount)


@QUICK
@given(st.integers(0, 10**7), st.integers(1, 10**7))
def test_a_share_is_cut_and_never_rounded_up(part: int, whole: int) -> None:
    part = min(part, whole)
    share = percent_cut(part, whole)
    assert share is not None
    assert 0 <= Fraction(part * 100, whole) - Fraction(share) < Fraction(1, 100)
    assert (share == 100) == (part == whole)


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(13, 20, "65%"), (12, 13, "92,3%"), (2, 3, "66,66%"), (9_999, 10_000, "99,99%"), (199_999, 200_000, "99,99%"),
     (0, 3, "0%"), (3, 3, "100%"), (0, 0, "–")],
)  # fmt: skip
def test_shares_in_words(part: int, whole: int, said: str) -> None:
    assert percent_words(part, whole) == said


def test_a_choice_that_looks_like_a_number_is_counted() -> None:
    grade = Field(key="muc", label="Mức", kind=FieldKind.CHOICE, choices=("1", "2"))
    assert [one.amount for one in add_up([grade], [given_by(1, muc="2"), given_by(2, muc="2")])] == [0, 2]
