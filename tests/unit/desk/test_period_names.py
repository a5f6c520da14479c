"""Short names of periods, from the labels that Dues have."""

import datetime as dt
from itertools import islice

import pytest

from models.regime import Every, Regime, periods_from
from tasks.campaigns.dues import label_period
from tasks.desk.period_names import day_asked
from tasks.labels import short_period


@pytest.mark.parametrize(
    ("every", "on", "said"),
    [
        (Every.WEEK, dt.date(2026, 12, 1), "tuần 49 (30/11-06/12)"),
        (Every.MONTH, dt.date(2022, 2, 1), "tháng 02/2022 (15/01-14/02)"),
        (Every.QUARTER, dt.date(2022, 2, 1), "quý I/2022 (15/12-14/03)"),
        (Every.HALF_YEAR, dt.date(2022, 2, 1), "6 tháng đầu năm 2022 (15/12-14/06)"),
        (Every.NINE_MONTHS, dt.date(2022, 2, 1), "9 tháng năm 2022 (15/12-14/09)"),
        (Every.YEAR, dt.date(2022, 2, 1), "năm 2022 (15/12-14/12)"),
        (Every.DAY, dt.date(2022, 2, 1), "ngày 01/02/2022"),
    ],
)
def test_each_kind_of_period_is_named_shortly(every: Every, on: dt.date, said: str) -> None:
    period = next(islice(periods_from(Regime(every), on), 1))
    assert short_period(label_period(period)) == said


def test_what_is_no_label_of_a_period_stays() -> None:
    assert short_period("") == "" and short_period("đợt 2 (bổ sung)") == "đợt 2 (bổ sung)"
    assert day_asked("dot@2022-02-18") == dt.date(2022, 2, 18) and day_asked("2022-W05") is None
