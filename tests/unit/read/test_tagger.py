"""Expressions of time outside a document: whatever their parts are put together to reads back to the same time, and
no text makes the tagger slower than linear.
"""

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.config.settings import CalendarSettings
from models.deadline import compute_deadline
from models.workdays import Calendar
from tasks.errors import Refused
from tasks.read.facts import Every, Recurrence, Unit
from tasks.read.phrase import understand
from tasks.read.tagger.resolve import day_meant, days_listed, months_meant, stretch_meant
from tasks.read.tagger.tag import tag
from tasks.read.tagger.values import Counted, Day, Listed, Recurring, Span, Stretch, Value
from tests.support.cast import at

CALENDAR = Calendar(CalendarSettings(), "Asia/Ho_Chi_Minh")
ABOUT = dt.date(2026, 8, 5)
UNSEEN = Path(__file__).parent / "unseen"
PHRASES = [
    line.split("\t")
    for table in sorted(UNSEEN.glob("*/*.tsv"))
    for line in table.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: row[0])
def test_a_phrase_means_both_instants_or_is_refused(row: list[str]) -> None:
    phrase, said_on, remind_by = row[:3]
    since = at(said_on) if "T" in said_on else dt.date.fromisoformat(said_on)
    on = dt.date.fromisoformat(said_on[:10])
    if remind_by == "refused":
        with pytest.raises(Refused, match="không hiểu"):
            understand(phrase, on, on, CALENDAR)
        return
    found = compute_deadline(understand(phrase, since, on, CALENDAR), CALENDAR)
    expected = at(remind_by) if "T" in remind_by else at(f"{remind_by}T17:00")
    last = at(row[3]) if "T" in row[3] else CALENDAR.end_of(dt.date.fromisoformat(row[3]))
    assert (found.remind_by, found.late_after) == (expected, last)


DAYS = st.dates(dt.date(2026, 8, 6), dt.date(2027, 4, 30))
WRITTEN: list[Callable[[dt.date], str]] = [
    lambda d: f"{d.day:02}/{d.month}/{d.year}",
    lambda d: f"ngày {d.day}/{d.month:02}",
    lambda d: f"ngày {d.day:02}.{d.month:02}.{d.year}",
    lambda d: f"ngày {d.day:02} tháng {d.month:02} năm {d.year}",
    lambda d: f"ngày {d.day} tháng {d.month}",
]
CLOCKS: list[Callable[[dt.time], str]] = [
    lambda t: f"{t.hour} giờ {t:%M} ",
    lambda t: f"{t:%H}h{t:%M} ",
    lambda t: f"{t.hour} giờ {t:%M} phút, ",
]
MARKERS = {"trước ": "before", "chậm nhất ": "by", "không quá ": "by", "đến hết ": "until", "": "", "vào ": "on"}
ROUND = [
    "{}",
    "các đơn vị gửi báo cáo {} để tổng hợp.",
    "Hội nghị ({}) do Sở chủ trì",
    "{}; các nội dung khác giữ nguyên",
]


def only(text: str, around: str = "{}") -> tuple[Value, str]:
    """The one expression of a text, and its marker; it stands where the text says it."""
    (found,) = tag(around.format(text))
    assert around.format(text)[found.said : found.end] in text
    return found.value, found.marker


@settings(max_examples=150, deadline=None)
@given(st.data(), DAYS, st.sampled_from(WRITTEN), st.sampled_from(sorted(MARKERS)), st.sampled_from(ROUND))
def test_a_day_reads_back(
    data: st.DataObject, day: dt.date, written: Callable[..., str], mark: str, around: str
) -> None:
    clock = data.draw(st.none() | st.times())
    hour = data.draw(st.sampled_from(CLOCKS))(clock) if clock else ""
    value, marker = only(f"{mark}{hour}{written(day)}", around)
    assert isinstance(value, Day) and day_meant(value, ABOUT) == day and marker == MARKERS[mark]
    assert value.clock == (clock.replace(second=0, microsecond=0) if clock else None)


@settings(max_examples=100, deadline=None)
@given(st.lists(DAYS, min_size=2, max_size=4, unique=True).map(sorted), st.booleans(), st.sampled_from(ROUND))
def test_a_list_of_days_reads_back(days: list[dt.date], whole: bool, around: str) -> None:
    last = days[-1]
    same = all((d.year, d.month) == (last.year, last.month) for d in days)
    short = [f"{d.day:02}" if same and not whole else f"{d.day}/{d.month}/{d.year}" for d in days[:-1]]
    value, _ = only(f"các ngày {', '.join(short)} và {last.day}/{last.month}/{last.year}", around)
    assert isinstance(value, Listed) and days_listed(value, ABOUT) == days


@settings(max_examples=150, deadline=None)
@given(DAYS, DAYS, st.sampled_from(WRITTEN), st.sampled_from(["từ {} đến {}", "kể từ {} đến hết {}", "từ {} - {}"]))
def test_a_stretch_reads_back(a: dt.date, b: dt.date, written: Callable[..., str], joined: str) -> None:
    start, end = sorted((a, b))
    value, _ = only(joined.format(written(start), f"ngày {end.day}/{end.month}/{end.year}"))
    assert isinstance(value, Stretch) and stretch_meant(value, ABOUT, ABOUT) == (start, end)


@given(st.integers(1, 12), st.sampled_from(["tháng {}/2027", "tháng {} năm 2027"]), st.sampled_from(ROUND))
def test_a_month_reads_back(month: int, written: str, around: str) -> None:
    value, _ = only(written.format(month), around)
    assert isinstance(value, Span)
    bounds = months_meant(value, ABOUT)
    assert bounds and (bounds[0], bounds[1].month) == (dt.date(2027, month, 1), month)


UNITS = {"ngày": Unit.DAY, "ngày làm việc": Unit.WORKING_DAY, "tuần": Unit.WEEK, "tháng": Unit.MONTH, "giờ": Unit.HOUR}


@given(st.integers(2, 99), st.sampled_from(sorted(UNITS)), DAYS, st.sampled_from(["kể từ", "tính từ", "sau"]))
def test_a_term_reads_back(count: int, unit: str, day: dt.date, after: str) -> None:
    value, _ = only(f"trong thời hạn {count:02} {unit} {after} ngày {day:%d/%m/%Y}")
    assert isinstance(value, Counted) and (value.count, value.unit) == (count, UNITS[unit])
    assert isinstance(value.anchor, Day) and day_meant(value.anchor, ABOUT) == day


@given(st.integers(1, 31), st.sampled_from(["hằng tháng", "hàng tháng", "mỗi tháng"]), st.booleans())
def test_a_day_of_the_month_reads_back(day: int, every: str, ahead: bool) -> None:
    text = f"{every}, vào ngày {day:02}" if ahead else f"ngày {day:02} {every}"
    assert only(text)[0] == Recurring((Recurrence(every=Every.MONTH, day=day),))


@given(st.sampled_from(["Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy"]), st.times(), st.sampled_from(CLOCKS))
def test_a_day_of_the_week_reads_back(day: str, clock: dt.time, hour: Callable[..., str]) -> None:
    number = ["Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy"].index(day) + 1
    value = only(f"{hour(clock)}thứ {day} hằng tuần")[0]
    rec = Recurrence(every=Every.WEEK, day=number, time=clock.replace(second=0, microsecond=0))
    assert value == Recurring((rec,))


@pytest.mark.parametrize("text", ["1/2 ngày", "nửa ngày", "24/24 giờ", "09/14 thôn", "Công văn số 12/2026", "một rưỡi"])
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert tag(f"kéo dài {text}.") == []


PIECES = [
    "ngày ", "15/8 ", "từ ngày 1/8 ", "1, ", "tháng 3, 6, ", "thứ Sáu, ", "hằng tháng, ", "(", "16 giờ ", "quý I, ",
    "trước ", "không quá ", "03 ngày ", "và ", "-", "một ", "mười ", "báo cáo ", "x ", "15", "/", "kể từ ",
]  # fmt: skip


@pytest.mark.alone
@pytest.mark.parametrize("piece", PIECES)
def test_no_text_takes_more_than_linear_time(piece: str) -> None:
    def taken(length: int) -> float:
        began = time.process_time()
        tag((piece * (length // len(piece) + 1))[:length])
        return time.process_time() - began

    taken(1000)
    assert taken(100_000) < 20 * taken(10_000) + 0.2
