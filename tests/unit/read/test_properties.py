"""What must hold for any text: a date is read back as it was meant, wrapping and spelling change nothing, and
no text takes more than linear time.
"""

import contextlib
import datetime as dt
import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.read import DocumentRefused, read_text
from tests.support import brief

DAYS = st.dates(dt.date(2024, 3, 12), dt.date(2024, 12, 5))
DATES: list[Callable[[dt.date], str]] = [
    lambda d: f"{d.day:02}/{d.month}/{d.year}",
    lambda d: f"{d.day}/{d.month:02}/{d.year}",
    lambda d: f"{d.day}/{d.month}",
    lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    lambda d: f"{d.day:02}-{d.month:02}-{d.year}",
    lambda d: f"{d.day:02} tháng {d.month:02} năm {d.year}",
    lambda d: f"{d.day} tháng {d.month}",
]
CUES = [
    "trước ngày",
    "chậm nhất là ngày",
    "chậm nhất đến hết ngày",
    "muộn nhất ngày",
    "hạn chót ngày",
    "không quá ngày",
]
CLOCKS: list[Callable[[dt.time], str]] = [
    lambda t: f"{t:%H:%M}",
    lambda t: f"{t:%H} giờ {t:%M}",
    lambda t: f"{t:%H}h{t:%M}",
    lambda t: f"{t.hour}g{t:%M}’",
    lambda t: f"{t.hour} giờ {t:%M} phút",
]


def times(sentence: str) -> str:
    return brief.times(read_text(brief.LETTER.format(body=sentence)))


@settings(max_examples=60, deadline=None)
@given(day=DAYS, written=st.sampled_from(DATES), cue=st.sampled_from(CUES))
def test_a_date_is_read_back_to_the_day_it_was_made_from(day: dt.date, written: Callable[..., str], cue: str) -> None:
    assert times(f"Các đơn vị gửi báo cáo về Sở {cue} {written(day)}.") == f"O:{day}"


@settings(max_examples=60, deadline=None)
@given(day=DAYS, at=st.times(), written=st.sampled_from(DATES), clock=st.sampled_from(CLOCKS))
def test_so_is_a_time_of_day(day: dt.date, at: dt.time, written: Callable[..., str], clock: Callable[..., str]) -> None:
    assert times(f"Gửi báo cáo trước {clock(at)} ngày {written(day)}.") == f"O:{day}T{at:%H:%M}"


@settings(max_examples=60, deadline=None)
@given(start=DAYS, days=st.integers(0, 200), written=st.sampled_from(DATES), joined=st.sampled_from([" đến ", " - "]))
def test_so_is_a_window(start: dt.date, days: int, written: Callable[..., str], joined: str) -> None:
    end = start + dt.timedelta(days)
    said = f"Tuyên truyền từ ngày {written(start)}{joined}ngày {end.day}/{end.month}/{end.year}."
    assert times(said) == f"W:{start}..{end}"


SENTENCES = st.sampled_from(
    [
        "Các đơn vị gửi báo cáo kết quả thực hiện về Sở Y tế (qua Phòng Nghiệp vụ Y) trước 16 giờ 30 ngày 25/3/2024.",
        "Đợt cao điểm tuyên truyền từ ngày 15 tháng 4 đến hết ngày 15 tháng 5 năm 2024 trên địa bàn toàn tỉnh.",
        "Định kỳ hằng quý, trước ngày 10 của tháng đầu quý tiếp theo, báo cáo kết quả về Sở Y tế để tổng hợp chung.",
        "Báo cáo kết quả về Sở trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản này của Sở Y tế.",
        "Theo Công văn số 123/BYT-VP ngày 01/3/2024 của Bộ Y tế, báo cáo định kỳ 6 tháng, năm (trước 15/6 và 15/12).",
    ]
)


@settings(max_examples=60, deadline=None)
@given(sentence=SENTENCES, width=st.integers(24, 90))
def test_wrapping_a_line_changes_nothing(sentence: str, width: int) -> None:
    lines, line = [], ""
    for word in sentence.split():
        if line and len(line) + len(word) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    assert times("\n".join([*lines, line])) == times(sentence) != ""


@settings(max_examples=30, deadline=None)
@given(sentence=SENTENCES, form=st.sampled_from(["NFD", "NFKC", "NFKD"]))
def test_the_form_of_the_letters_changes_nothing(sentence: str, form: str) -> None:
    letter = brief.LETTER.format(body=sentence)
    assert brief.whole(read_text(unicodedata.normalize(form, letter))) == brief.whole(read_text(letter))  # type: ignore[arg-type]


NASTY = [
    "Gửi báo cáo trước ngày 15/4/2024, ",
    "từ ngày 1 đến báo cáo trước ngày tháng ",
    "định kỳ hằng quý, 6 tháng ",
    "trước ngày 15 và ",
    "từ 7 giờ đến ",
    "12 giờ ",
    "Phòng Văn hóa và ",
    "Công văn số 12/SYT-VP về ",
    "để Sở báo cáo UBND tỉnh, ",
    "trong tháng 5/2024, Sở Văn hóa, Thể thao ",
    "vào các ngày 05, 15, ",
    "1. Sở Y tế\n",
    "(",
    "; ",
    "a",
]


@pytest.mark.alone
@pytest.mark.parametrize("unit", NASTY)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    """Four times the text takes about four times as long; a quadratic rule would take sixteen."""

    def cost(size: int) -> float:
        letter = brief.LETTER.format(body=unit * (size // len(unit)))
        best = float("inf")
        for _ in range(2):
            started = time.process_time()
            with contextlib.suppress(DocumentRefused):
                read_text(letter)
            best = min(best, time.process_time() - started)
        return best

    cost(500)
    assert cost(16_000) < 9 * cost(4_000)
