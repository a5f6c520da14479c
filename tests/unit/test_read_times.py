"""How offices write times: one line a phrase. The letter is of 10 March 2024, a Sunday."""

import pytest

from tasks.read import Reading, read_text
from tasks.read.facts import Deadline, Recurrence

LETTER = """UBND TỈNH HÀ NAM
SỞ Y TẾ

Số: 55/SYT-VP
V/v báo cáo

Hà Nam, ngày 10 tháng 3 năm 2024

Kính gửi: Các phòng y tế huyện.

{body}

Nơi nhận:
- Như trên;
- Lưu: VT.

GIÁM ĐỐC

Trần Văn An
"""


def read(body: str, issued: str = "10 tháng 3 năm 2024") -> Reading:
    return read_text(LETTER.format(body=body).replace("10 tháng 3 năm 2024", issued))


def due(deadline: Deadline) -> str:
    """2024-04-15 or 2024-04-15T16:00."""
    assert deadline.due is not None
    return f"{deadline.due}" + (f"T{deadline.due_time:%H:%M}" if deadline.due_time else "")


def rule(rec: Recurrence | None) -> str:
    """month 28; quarter 10/4; week 4 17:00"""
    assert rec is not None
    day = f" {rec.day}" if rec.day else ""
    month = f"/{rec.month}" if rec.month else ""
    return rec.every.value + day + month + (f" {rec.time:%H:%M}" if rec.time else "")


ONCE = [
    ("Các đơn vị gửi báo cáo về Sở trước ngày 15/4/2024.", "2024-04-15"),
    ("Các đơn vị gửi báo cáo về Sở trước 15/4.", "2024-04-15"),
    ("Gửi về Sở trước ngày 15 tháng 4 năm 2024.", "2024-04-15"),
    ("Gửi về Sở trước ngày 15.4.2024.", "2024-04-15"),
    ("Gửi về Sở (trước ngày 15/4/2024)./.", "2024-04-15"),
    ("Gửi về Sở chậm nhất là ngày 15/4/2024.", "2024-04-15"),
    ("Gửi về Sở chậm nhất đến hết ngày 15/4/2024.", "2024-04-15"),
    ("Gửi về Sở muộn nhất ngày 15/4/2024.", "2024-04-15"),
    ("Gửi về Sở, hạn chót 15/4/2024.", "2024-04-15"),
    ("Thời gian thực hiện: trước ngày 15/4/2024.", "2024-04-15"),
    ("Thời hạn gửi báo cáo: 15/4/2024.", "2024-04-15"),
    ("Gửi về Sở (số 12, đường Trần Phú) trước ngày\n15/4/2024.", "2024-04-15"),
    ("Gửi về Sở trước ngày 15\ntháng 4 năm\n2024.", "2024-04-15"),
    ("Góp ý gửi bằng văn bản đến hết ngày 15/4/2024.", "2024-04-15"),
    ("Góp ý trước ngày 20 tháng này.", "2024-03-20"),
    ("Gửi báo cáo trước 16h00’ ngày 15/4/2024.", "2024-04-15T16:00"),
    ("Gửi báo cáo trước 16 giờ 00 ngày 15/4/2024.", "2024-04-15T16:00"),
    ("Gửi báo cáo trước 10 giờ\n00 ngày 15/4/2024.", "2024-04-15T10:00"),
    ("Gửi báo cáo trước 17h30 thứ Sáu, ngày 15/3/2024.", "2024-03-15T17:30"),
    ("Gửi báo cáo nhanh ngay trong ngày 15/4, trước 17 giờ.", "2024-04-15T17:00"),
    ("Hoàn thành trong tháng 4/2024.", "2024-04-30"),
    ("Hoàn thành trong quý II/2024.", "2024-06-30"),
    ("Hoàn thành trong năm 2024.", "2024-12-31"),
    ("Gửi trước ngày 15/4/2024 để tổng hợp, báo cáo UBND tỉnh trước ngày 20/4/2024.", "2024-04-15"),
]


@pytest.mark.parametrize(("body", "expected"), ONCE)
def test_once(body: str, expected: str) -> None:
    reading = read(body)
    assert [due(d) for d in reading.deadlines] == [expected]
    assert reading.windows == ()


@pytest.mark.parametrize(
    ("issued", "phrase", "expected"),
    [
        ("09 tháng 12 năm 2021", "trước ngày 15/02", "2022-02-15"),
        ("09 tháng 12 năm 2021", "trước ngày 31/12", "2021-12-31"),
        ("01 tháng 4 năm 2024", "trước ngày 08/5", "2024-05-08"),
        ("05 tháng 01 năm 2024", "trước ngày 15/12", "2024-12-15"),
        ("15 tháng 12 năm 2024", "và hoàn thành trong quý I", "2025-03-31"),
    ],
)
def test_a_missing_year_is_inferred_and_marked(issued: str, phrase: str, expected: str) -> None:
    (deadline,) = read(f"Gửi báo cáo {phrase}.", issued).deadlines
    assert (due(deadline), deadline.year_inferred) == (expected, True)


def test_no_year_at_all_is_no_deadline() -> None:
    assert read("Gửi báo cáo trước ngày 15/4.", "tháng năm").deadlines == ()


PERIODIC = [
    ("Báo cáo tháng gửi trước ngày 28 hàng tháng.", ["month 28"]),
    ("Hằng tháng, trước ngày 20, gửi báo cáo.", ["month 20"]),
    ("Báo cáo tháng trước ngày 03 của tháng sau.", ["month 3"]),
    ("Gửi báo cáo trước ngày 15 và ngày 30 hằng tháng.", ["month 15", "month 30"]),
    ("Báo cáo quý trước ngày 25 của tháng cuối quý.", ["quarter 25/3"]),
    ("Báo cáo quý trước ngày 10 tháng đầu quý sau.", ["quarter 10/4"]),
    ("Báo cáo định kỳ 6 tháng, năm (trước 15/6 và 15/12).", ["half_year 15/6", "year 15/12"]),
    ("Báo cáo hằng tháng, quý, 6 tháng, năm.", ["month", "quarter", "half_year", "year"]),
    ("Chế độ báo cáo: 03 tháng/lần.", ["quarter"]),
    ("Cung cấp số liệu mỗi quý một lần.", ["quarter"]),
    ("Báo cáo năm: trước ngày 10/01 của năm liền kề.", ["year 10/1"]),
    ("Gửi báo cáo trước ngày 15 tháng 6 hằng năm.", ["year 15/6"]),
    ("Báo cáo quý I trước ngày 15/3, 6 tháng trước ngày 15/6, 9 tháng trước ngày 15/9, năm trước ngày 15/12.",
     ["quarter 15/3", "half_year 15/6", "nine_months 15/9", "year 15/12"]),
    ("Gửi báo cáo vào thứ Năm hằng tuần.", ["week 4"]),
    ("Báo cáo về Sở trước 14h thứ Sáu hàng tuần.", ["week 5 14:00"]),
    ("Mỗi tuần một lần, vào Chủ nhật, cập nhật số liệu.", ["week 7"]),
    ("Hằng ngày, trước 16h00, báo cáo về Sở.", ["day 16:00"]),
    ("Báo cáo trước 07 giờ và 16 giờ hằng ngày.", ["day 07:00", "day 16:00"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), PERIODIC)
def test_periodic(body: str, expected: list[str]) -> None:
    reading = read(body)
    assert [rule(d.recurrence) for d in reading.deadlines] == expected
    assert reading.windows == ()


def test_bounds_of_a_recurrence_are_no_window() -> None:
    reading = read("Báo cáo hàng ngày kể từ ngày 15/3/2024 đến hết ngày 20/3/2024.")
    (deadline,) = reading.deadlines
    assert deadline.recurrence is not None
    assert (str(deadline.recurrence.since), str(deadline.recurrence.until)) == ("2024-03-15", "2024-03-20")
    assert reading.windows == ()


RELATIVE = [
    ("Báo cáo trong vòng 03 ngày làm việc kể từ ngày nhận được văn bản này.", (3, "working_day", "receipt")),
    ("Báo cáo trong thời hạn 05 ngày kể từ ngày ban hành.", (5, "day", "issue")),
    ("Báo cáo chậm nhất 10 ngày sau khi Hướng dẫn được ban hành.", (10, "day", "issue")),
    ("Báo cáo sau 05 ngày làm việc kể từ ngày kết thúc đợt cao điểm.", (5, "working_day", "window_end")),
    ("Báo cáo trong 24 giờ kể từ khi phát hiện.", (24, "hour", "event")),
    ("Trả kết quả trong vòng ba ngày kể từ ngày lấy mẫu.", (3, "day", "event")),
]


@pytest.mark.parametrize(("body", "expected"), RELATIVE)
def test_relative(body: str, expected: tuple[int, str, str]) -> None:
    (deadline,) = read(body).deadlines
    assert deadline.relative is not None
    assert (deadline.relative.count, deadline.relative.unit, deadline.relative.after) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Báo cáo kết quả về Sở khi có yêu cầu.",
        "Cung cấp tư liệu cho Sở khi có yêu cầu.",
        "Báo cáo đột xuất theo yêu cầu của Sở.",
        "Khi xảy ra sự cố phải báo cáo đột xuất ngay trong ngày.",
    ],
)
def test_on_request(body: str) -> None:
    assert [d.kind for d in read(body).deadlines] == ["on_request"]


WINDOWS = [
    ("Treo cờ từ ngày 01 đến hết ngày 15/10/2024.", "2024-10-01", "2024-10-15"),
    ("Tổ chức từ ngày 06 - 15/11.", "2024-11-06", "2024-11-15"),
    ("Tổ chức vào tuần từ ngày 12 đến 19/11/2024.", "2024-11-12", "2024-11-19"),
    ("Tổ chức từ ngày 15/12 đến ngày 15/01/2025.", "2024-12-15", "2025-01-15"),
    ("Tổ chức từ ngày 01 tháng 4 đến hết ngày 30 tháng 6 năm 2024.", "2024-04-01", "2024-06-30"),
    ("Đợt cao điểm từ ngày ban hành đến ngày 15/5/2024.", "2024-03-10", "2024-05-15"),
    ("Phát sóng trong tháng 4/2024.", "2024-04-01", "2024-04-30"),
    ("Tuyên truyền trong quý II năm 2024.", "2024-04-01", "2024-06-30"),
    ("Chiến dịch: tháng 6, tháng 7 năm 2024.", "2024-06-01", "2024-07-31"),
    ("Thời gian thực hiện: giai đoạn 2026–2030.", "2026-01-01", "2030-12-31"),
    ("Tuyên truyền từ ngày 15/3/2024 cho đến khi có thông báo mới.", "2024-03-15", "None"),
    ("Thu phí không dừng, bắt đầu từ ngày 15/4/2024.", "2024-04-15", "None"),
    ("Tổ chức từ ngày 15/3 đến trước ngày 20/3/2024.", "2024-03-15", "2024-03-20"),
    ("Lễ phát động: sáng ngày 16/4/2024.", "2024-04-16", "2024-04-16"),
    ("Treo cờ trong các ngày 15, 16 và 17/4/2024.", "2024-04-15", "2024-04-17"),
]


@pytest.mark.parametrize(("body", "start", "end"), WINDOWS)
def test_window(body: str, start: str, end: str) -> None:
    reading = read(body)
    assert [(str(w.start_on), str(w.end_on)) for w in reading.windows] == [(start, end)]
    assert reading.deadlines == ()


LOOK_ALIKES = [
    "Tại Công văn số 12/SYT-VP ngày 01/02/2024, Sở yêu cầu báo cáo trước ngày 20/02/2024.",
    "Các nội dung đã hết hạn báo cáo vào ngày 30/3/2024 không phải thực hiện lại.",
    "Chốt số liệu đến hết ngày 14/4/2024.",
    "Số liệu tính từ ngày 15/3/2024 đến ngày 14/4/2024.",
    "Số liệu tính từ ngày 16 tháng trước đến ngày 15 tháng báo cáo.",
    "Gửi về Sở để tổng hợp, báo cáo Thủ tướng Chính phủ trước ngày 20/4/2024.",
    "Sở sẽ trình UBND tỉnh trước ngày 25/4/2024.",
    "Việc báo cáo tháng trước ngày 10 hằng tháng được bãi bỏ.",
    "Từ tháng 4 không thực hiện báo cáo tuần vào chiều thứ Sáu hằng tuần.",
    "Thông tư có hiệu lực từ ngày 01/7/2024.",
    "Theo dự báo, từ ngày 27/4 đến hết ngày 30/4/2024 có mưa to.",
    "Cuộc họp tổ chức vào 14 giờ ngày 20/3/2024.",
    "Báo cáo kết quả 6 tháng đầu năm theo quy định.",
    "Luật Đất đai được thông qua ngày 18/01/2024.",
    "Kế hoạch phát triển rừng giai đoạn 2021 - 2025.",
    "Cấp giấy xác nhận cho người đã tiêm trước ngày 15/5/2024.",
    "Nước sạch đạt 15/4 chỉ tiêu, tăng 3/5 so với trước.",
]


@pytest.mark.parametrize("body", LOOK_ALIKES)
def test_look_alikes_are_left_alone(body: str) -> None:
    reading = read(body)
    assert reading.deadlines == ()
    assert reading.windows == ()


def test_a_lunar_equivalent_is_no_second_window() -> None:
    reading = read("Treo cờ từ ngày 08/4 đến ngày 10/4/2024 (tức từ ngày 30/02 đến ngày 02/3 âm lịch).")
    assert len(reading.windows) == 1


def test_the_same_clause_for_two_bodies_is_two_deadlines() -> None:
    reading = read(
        "1. Sở Xây dựng\nHoàn thành trước ngày 15/4/2024.\n2. Sở Tài chính\nHoàn thành trước ngày 15/4/2024."
    )
    assert [(d.who, due(d)) for d in reading.deadlines] == [
        ("Sở Xây dựng", "2024-04-15"),
        ("Sở Tài chính", "2024-04-15"),
    ]


def test_the_rules_match_their_own_examples() -> None:
    from tasks.read.fold import spelling
    from tasks.read.period_rules import RANGES, SPANS
    from tasks.read.recurring_rules import RULES

    for period in (*RANGES, *SPANS):
        example = spelling(period.example)
        framed = (f"thời gian: {example}.", f"({example})")
        assert example in [m.group() for text in framed for m in period.pattern.finditer(text)], example
    for recurring in RULES:
        assert recurring.pattern.search(spelling(recurring.example)), recurring.example


def test_the_look_alikes_catch_their_own_examples() -> None:
    """Each by its own name: dated after the letter, or "đã qua" would hide that a rule catches nothing."""
    from tasks.read.lookalikes import ANYWHERE, DEADLINES_ONLY, WINDOWS_ONLY

    for rule in (*ANYWHERE, *DEADLINES_ONLY, *WINDOWS_ONLY):
        reading = read(f"{rule.example}.")
        assert reading.windows == () and reading.deadlines == (), rule.name
        assert rule.name in {p.why for p in reading.passed_over}, rule.example


@pytest.mark.parametrize(
    ("body", "who", "to", "what"),
    [
        (
            "Sở Y tế yêu cầu các đơn vị gửi kế hoạch về Sở trước ngày 15/4/2024.",
            "các đơn vị",
            "Sở",
            "kế hoạch",
        ),
        (
            "Giao Phòng Tài chính trình UBND huyện trước ngày 15/4/2024.",
            "Phòng Tài chính",
            "UBND huyện",
            None,
        ),
        (
            "UBND xã A báo cáo kết quả về Phòng Y tế trước ngày 15/4/2024.",
            "UBND xã A",
            "Phòng Y tế",
            "kết quả",
        ),
        ("Hoàn thành trước ngày 15/4/2024.", None, None, None),
    ],
)
def test_who_to_and_what(body: str, who: str | None, to: str | None, what: str | None) -> None:
    (deadline,) = read(body).deadlines
    assert (deadline.who, deadline.to, deadline.what) == (who, to, what)
