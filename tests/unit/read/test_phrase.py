"""Deadlines as offices write them, understood without a document."""

import datetime as dt

import pytest

from models.config.settings import CalendarSettings
from models.deadline import compute_deadline
from models.workdays import Calendar
from tasks.campaigns.explain import explain_deadline
from tasks.errors import Refused
from tasks.read.phrase import understand
from tests.support.instants import at

CALENDAR = Calendar(CalendarSettings(), "Asia/Ho_Chi_Minh")
TODAY = dt.date(2022, 1, 24)

TABLE = [  # phrase, --from, remind_by, late_after
    ("trước ngày 15/02/2022", "", "2022-02-14T17:00", "2022-02-16T00:00"),
    ("Trước ngày 15 tháng 02 năm 2022", "", "2022-02-14T17:00", "2022-02-16T00:00"),
    ("chậm nhất ngày 15/02/2022", "", "2022-02-15T17:00", "2022-02-16T00:00"),
    ("trước 16h00 ngày 15/02/2022", "", "2022-02-15T16:00", "2022-02-15T16:00"),
    ("chậm nhất 10 giờ 30, thứ Ba, ngày 15/02/2022", "", "2022-02-15T10:30", "2022-02-15T10:30"),
    ("trước ngày 15/02", "", "2022-02-14T17:00", "2022-02-16T00:00"),  # the year is that of today
    ("15/02/2022", "", "2022-02-15T17:00", "2022-02-16T00:00"),
    ("03 ngày làm việc kể từ ngày 24/01/2022", "", "2022-01-27T17:00", "2022-01-28T00:00"),
    ("05 ngày làm việc kể từ ngày 24/01/2022", "", "2022-02-07T17:00", "2022-02-08T00:00"),
    ("trong thời hạn 10 ngày kể từ ngày 24/01/2022", "", "2022-02-07T17:00", "2022-02-08T00:00"),
    ("10 ngày, kể từ ngày ban hành", "2022-01-24", "2022-02-07T17:00", "2022-02-08T00:00"),
    ("trong vòng năm ngày làm việc kể từ ngày nhận được văn bản", "2022-01-24", "2022-02-07T17:00", "2022-02-08T00:00"),
    ("02 tuần kể từ ngày 07/02/2022", "", "2022-02-21T17:00", "2022-02-22T00:00"),
    ("01 tháng kể từ ngày 31/01/2022", "", "2022-02-28T17:00", "2022-03-01T00:00"),
    ("48 giờ kể từ 08 giờ 00 ngày 16/02/2022", "", "2022-02-18T08:00", "2022-02-18T08:00"),
    ("48 giờ kể từ khi nhận được", "2022-02-16T08:00", "2022-02-18T08:00", "2022-02-18T08:00"),
    ("trước 24 giờ ngày 15/02/2022", "", "2022-02-16T00:00", "2022-02-16T00:00"),
    ("24 giờ kể từ khi nhận được", "2022-02-16", "2022-02-17T00:00", "2022-02-18T00:00"),
    ("03 ngày làm việc trước ngày 15/02/2022", "", "2022-02-10T17:00", "2022-02-11T00:00"),
    ("trước ngày 15/02/2022 ít nhất 03 ngày làm việc", "", "2022-02-10T17:00", "2022-02-11T00:00"),
    ("cuối tháng 02/2024", "", "2024-02-29T17:00", "2024-03-01T00:00"),
    ("giữa năm 2022", "", "2022-06-30T17:00", "2022-07-01T00:00"),
    ("trong quý I/2022", "", "2022-03-31T17:00", "2022-04-01T00:00"),
    ("trước ngày 20 hằng tháng", "2022-02-01", "2022-02-18T17:00", "2022-02-22T00:00"),
    ("trước ngày 25 của tháng cuối quý", "2022-02-01", "2022-03-24T17:00", "2022-03-26T00:00"),
    ("trước 17h00 ngày làm việc cuối cùng của tháng 12/2026", "", "2026-12-31T17:00", "2026-12-31T17:00"),
    ("chậm nhất 16h ngày làm việc cuối cùng của tháng", "2026-11-30", "2026-11-30T16:00", "2026-11-30T16:00"),
    ("hạn cuối 30.11", "2026-11-20", "2026-11-30T17:00", "2026-12-01T00:00"),
    ("2026-12-15", "", "2026-12-15T17:00", "2026-12-16T00:00"),
    ("chậm nhất ngày mười lăm tháng mười hai năm 2026", "", "2026-12-15T17:00", "2026-12-16T00:00"),
    ("ngày ba mươi mốt tháng mười hai", "2026-11-30", "2026-12-31T17:00", "2027-01-01T00:00"),
    ("trước Tết Dương lịch", "2026-11-30", "2026-12-31T17:00", "2027-01-05T00:00"),
    ("trước 10h sáng mai", "2026-11-30", "2026-12-01T10:00", "2026-12-01T10:00"),
    ("16 giờ chiều mai", "2026-11-30", "2026-12-01T16:00", "2026-12-01T16:00"),
    ("ngày kia", "2026-11-30", "2026-12-02T17:00", "2026-12-03T00:00"),
    ("trong 03 ngày làm việc tới", "2026-11-30", "2026-12-03T17:00", "2026-12-04T00:00"),
    ("một tuần kể từ hôm nay", "2026-11-30", "2026-12-07T17:00", "2026-12-08T00:00"),
    ("cuối năm nay", "2026-11-30", "2026-12-31T17:00", "2027-01-01T00:00"),
    ("đầu tháng sau", "2026-11-30", "2026-12-01T17:00", "2026-12-02T00:00"),
    ("trước cuối ngày 01/12/2026", "", "2026-12-01T17:00", "2026-12-02T00:00"),
    ("trước ngày 05/12 (thứ Bảy)", "2026-11-30", "2026-12-04T17:00", "2026-12-08T00:00"),
    ("theo Công văn số 12/UBND ngày 01/12/2026, báo cáo trước 15/12/2026", "", "2026-12-14T17:00", "2026-12-16T00:00"),
]


@pytest.mark.parametrize(("phrase", "since", "remind_by", "late_after"), TABLE)
def test_a_phrase(phrase: str, since: str, remind_by: str, late_after: str) -> None:
    start = (at(since) if "T" in since else dt.date.fromisoformat(since)) if since else None
    found = compute_deadline(understand(phrase, start, TODAY, CALENDAR), CALENDAR)
    assert (found.remind_by, found.late_after) == (at(remind_by), at(late_after))


NO_DEADLINE = [
    "", "sớm nhất có thể", "ngày 31/02/2022", "khi có yêu cầu", "tháng này", "trong tuần này", "trong vòng 1/2 ngày",
    "trước Tết Trung thu", "không trước ngày 15/12/2022", "không được gửi trước ngày 15/12/2022", "một tháng hai lần",
    "khoảng ngày 15/12/2022", "theo Công văn số 12/UBND ngày 01/12/2022", "ngày 14 của tháng cuối kỳ báo cáo",
    "trước giờ hành chính ngày 01/12/2022",
]  # fmt: skip


@pytest.mark.parametrize("phrase", NO_DEADLINE)
def test_what_says_no_deadline_is_refused(phrase: str) -> None:
    with pytest.raises(Refused, match="không hiểu"):
        understand(phrase, None, TODAY, CALENDAR)


@pytest.mark.parametrize("phrase", ["chậm nhất thứ Sáu, ngày 05/12/2026", "trước ngày 05/12/2026 (Chủ nhật)"])
def test_a_day_of_the_week_that_is_not_that_of_the_date_is_asked_back(phrase: str) -> None:
    with pytest.raises(Refused, match="ngày 05/12/2026 không phải (thứ Sáu|Chủ nhật)"):
        understand(phrase, None, TODAY, CALENDAR)


def test_a_term_without_a_beginning_asks_for_it() -> None:
    with pytest.raises(Refused, match="--from"):
        understand("03 ngày làm việc kể từ ngày nhận được", None, TODAY, CALENDAR)


def test_the_computation_can_be_checked_by_hand() -> None:
    phrase = "05 ngày làm việc kể từ ngày 24/01/2022"
    found = explain_deadline(phrase, understand(phrase, None, TODAY, CALENDAR), CALENDAR)
    assert (found["remind_by"], found["late_after"]) == ("2022-02-07T17:00:00+07:00", "2022-02-08T00:00:00+07:00")
    assert found["reasons"] and all("Điều" in reason for reason in found["reasons"])
    lines = "\n".join(found["computation"])
    assert "Đếm: (1) 25/01; (2) 26/01; (3) 27/01; (4) 28/01; (5) 07/02." in lines
    assert "31/01" in lines and "không tính ngày này" in lines
    assert "24 giờ 00, thứ Hai, ngày 07/02/2022" in lines
