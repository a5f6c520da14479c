"""Periodic regimes: the windows of Nghị định 09/2019, the calendar's own, and the days on which reports are due."""

import datetime as dt
from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.regime import Every, Regime, owed_from, period_name, periods_from

START = dt.date(2022, 1, 24)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


TABLE = [  # the regime, and its first reports after 24/01/2022: period, data from, to, due on
    (Regime(Every.MONTH, 20), [("2022-02", "2022-01-15", "2022-02-14", "2022-02-20")]),
    (Regime(Every.MONTH, 31), [("2022-01", "2021-12-15", "2022-01-14", "2022-01-31"),
                               ("2022-02", "2022-01-15", "2022-02-14", "2022-02-28")]),  # a day that a month lacks
    (Regime(Every.MONTH, 3), [("2022-01", "2021-12-15", "2022-01-14", "2022-02-03")]),
    (Regime(Every.MONTH, 5, cut_off=None), [("2022-01", "2022-01-01", "2022-01-31", "2022-02-05")]),
    (Regime(Every.QUARTER, 25, 3, True), [("2022-Q1", "2021-12-15", "2022-03-14", "2022-03-25"),
                                          ("2022-Q2", "2022-03-15", "2022-06-14", "2022-06-25")]),
    (Regime(Every.QUARTER, 10, 4), [("2022-Q1", "2021-12-15", "2022-03-14", "2022-04-10")]),
    (Regime(Every.QUARTER, 31, 3), [("2022-Q1", "2021-12-15", "2022-03-14", "2022-03-31"),
                                    ("2022-Q2", "2022-03-15", "2022-06-14", "2022-06-30")]),
    (Regime(Every.HALF_YEAR, 15, 6), [("2022-H1", "2021-12-15", "2022-06-14", "2022-06-15"),
                                      ("2023-H1", "2022-12-15", "2023-06-14", "2023-06-15")]),
    (Regime(Every.HALF_YEAR, 20), [("2022-H1", "2021-12-15", "2022-06-14", "2022-06-20"),
                                   ("2022-H2", "2022-06-15", "2022-12-14", "2022-12-20")]),
    (Regime(Every.NINE_MONTHS, 15, 9), [("2022-9M", "2021-12-15", "2022-09-14", "2022-09-15")]),
    (Regime(Every.YEAR, 15, 12), [("2022", "2021-12-15", "2022-12-14", "2022-12-15")]),
    (Regime(Every.YEAR, 10, 1), [("2022", "2021-12-15", "2022-12-14", "2023-01-10")]),  # của năm liền kề
    (Regime(Every.WEEK, 5), [("2022-W04", "2022-01-24", "2022-01-30", "2022-01-28")]),
    (Regime(Every.WEEK, 4), [("2022-W03", "2022-01-17", "2022-01-23", "2022-01-27")]),  # the week that has ended
    (Regime(Every.WEEK, 5, since=day("2022-01-03"), interval=2),
     [("2022-W05", "2022-01-31", "2022-02-06", "2022-02-04"), ("2022-W07", "2022-02-14", "2022-02-20", "2022-02-18")]),
    (Regime(Every.DAY), [("2022-01-24", "2022-01-24", "2022-01-24", "2022-01-24")]),
]  # fmt: skip


@pytest.mark.parametrize(("regime", "wanted"), TABLE)
def test_the_first_reports(regime: Regime, wanted: list[tuple[str, ...]]) -> None:
    found = list(islice(owed_from(regime, START), len(wanted)))
    assert [(p.key, str(p.first), str(p.last), str(due.day)) for p, due in found] == wanted
    assert all((due.before, due.time) == (regime.before, regime.time) for _, due in found)


def test_a_regime_ends_with_its_bounds() -> None:
    bounded = Regime(Every.MONTH, 20, since=day("2022-06-01"), until=day("2022-08-31"))
    assert [p.key for p, _ in owed_from(bounded, START)] == ["2022-06", "2022-07", "2022-08"]
    assert [p.key for p, _ in owed_from(bounded, day("2022-07-21"))] == ["2022-08"]


def test_periods_are_called_as_an_office_calls_them() -> None:
    kinds = [(Every.MONTH, "tháng 01/2022"), (Every.QUARTER, "quý I/2022"), (Every.HALF_YEAR, "6 tháng đầu năm 2022")]
    kinds += [(Every.NINE_MONTHS, "9 tháng năm 2022"), (Every.YEAR, "năm 2022"), (Every.WEEK, "tuần 02 năm 2022")]
    for every, label in kinds:
        assert next(periods_from(Regime(every, 20), day("2022-01-10"))).label == label


@pytest.mark.parametrize("every", [every for every in Every if every is not Every.NINE_MONTHS])
@settings(deadline=None, max_examples=40)
@given(cut_off=st.one_of(st.none(), st.integers(1, 31)), on=st.dates(dt.date(2012, 1, 1), dt.date(2040, 1, 1)))
def test_periods_tile_time_without_gap_or_overlap(every: Every, cut_off: int | None, on: dt.date) -> None:
    found = list(islice(periods_from(Regime(every, 20, cut_off=cut_off), on), 15))
    assert found[0].first <= on <= found[0].last
    assert all(one.last + dt.timedelta(days=1) == other.first for one, other in pairwise(found))
    assert len({p.key for p in found}) == len(found)


@settings(deadline=None, max_examples=60)
@given(
    every=st.sampled_from([Every.MONTH, Every.HALF_YEAR, Every.YEAR]),
    day_=st.integers(1, 31),
    on=st.dates(dt.date(2012, 1, 1), dt.date(2040, 1, 1)),
)
def test_a_report_is_due_after_its_data_and_dues_follow_each_other(every: Every, day_: int, on: dt.date) -> None:
    found = list(islice(owed_from(Regime(every, day_), on), 6))
    assert all(due.day > period.last for period, due in found)
    assert all(one.day < other.day for (_, one), (_, other) in pairwise(found))
    assert found[0][1].day >= on


@pytest.mark.parametrize("every", list(Every))
def test_the_key_of_a_period_tells_its_name(every: Every) -> None:
    for period in islice(periods_from(Regime(every), dt.date(2022, 1, 24)), 14):
        assert period_name(period.key) == period.label
    assert period_name("2022-X1") == period_name("dot-1") == period_name("") == ""
