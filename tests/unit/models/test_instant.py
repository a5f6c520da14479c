"""Days and moments as people write them, and as programs do."""

import datetime as dt

import pytest

from models.instant import BadInstant, parse_day_or_instant, parse_instant

TEN = dt.time(10)


@pytest.mark.parametrize(
    ("text", "day", "hour"),
    [
        ("15/12/2026", "2026-12-15", None), ("5.3.2026", "2026-03-05", None), ("05-03-2026", "2026-03-05", None),
        ("2026-12-15", "2026-12-15", None), ("2026-12-15T10:00", "2026-12-15", TEN),
        (" 15/12/2026 10:00 ", "2026-12-15", TEN), ("15/12/2026 10h00", "2026-12-15", TEN),
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_and_programs_write_it(text: str, day: str, hour: dt.time | None) -> None:
    assert parse_day_or_instant(text) == (dt.date.fromisoformat(day), hour)


@pytest.mark.parametrize("text", ["", "15/13/2026", "31/02/2026", "12/2026", "15/12/26", "15/12/2026 25:00", "mai"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(BadInstant):
        parse_day_or_instant(text)


def test_a_moment_without_its_zone_is_of_viet_nam() -> None:
    assert parse_instant("24/01/2022 08:00").isoformat() == "2022-01-24T08:00:00+07:00"
    assert parse_instant("2022-01-24T01:00:00Z") == parse_instant("24/1/2022 8:00")
