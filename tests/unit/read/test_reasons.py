"""What the reader says of its own doubts: why a field is empty, what it passed over, how sure it is."""

import json

import pytest

from tasks.read import Reading, read_text
from tasks.read.facts import CERTAIN, DOUBTFUL, LIKELY
from tests.support.brief import LETTER


def read(body: str = "Gửi báo cáo trước ngày 15/4/2024.", head: dict[str, str] | None = None) -> Reading:
    letter = LETTER.format(body=body)
    for old, new in (head or {}).items():
        assert old in letter
        letter = letter.replace(old, new)
    return read_text(letter)


BLANKS = [
    ({}, {}),
    ({"Số: 55/": "Số:      /"}, {"number": "số để trống trong văn bản"}),
    ({"Số: 55/SYT-VP\n": ""}, {"number": "không thấy dòng số, ký hiệu"}),
    ({"ngày 10 tháng": "ngày     tháng"}, {"issued_on": "ngày để trống trong văn bản"}),
    ({"ngày 10 tháng 3 năm 2024": "ngày     tháng     năm"}, {"issued_on": "ngày để trống trong văn bản"}),
    (
        {"Hà Nam, ngày 10 tháng 3 năm 2024\n": ""},
        {"issued_on": "không thấy dòng địa danh, ngày tháng năm", "place": "văn bản không ghi địa danh"},
    ),
    ({"Số: 55/": "Số: ¿4 /"}, {"number": "số viết tay hoặc quét mờ, không đọc được: “Số: ¿4 /SYT-VP”"}),
    (
        {"ngày 10 tháng 3 năm": "ngày5ƒ thángØ{ năm"},
        {"issued_on": "ngày viết tay hoặc quét mờ, không đọc được: “Hà Nam, ngày 5ƒ thángØ{ năm 2024”"},
    ),
    (
        {"ngày 10 tháng 3": "ngày 31 tháng 02"},
        {"issued_on": "ngày ghi trong văn bản không có trong lịch: “Hà Nam, ngày 31 tháng 02 năm 2024”"},
    ),
    ({"V/v báo cáo\n": ""}, {"subject": "không thấy trích yếu"}),
]


@pytest.mark.parametrize(("head", "why"), BLANKS)
def test_an_empty_field_says_why(head: dict[str, str], why: dict[str, str]) -> None:
    assert dict(read(head=head).blank) == why


PASSED = [
    ("Người nghỉ hưu trước ngày 01/7/2024 thì được điều chỉnh.", "trước ngày 01/7/2024", "điều kiện, không phải hạn"),
    ("Sở sẽ trình UBND tỉnh trước ngày 25/4/2024.", "trước ngày 25/4/2024", "việc cơ quan khác sẽ làm"),
    ("Gửi báo cáo trước ngày 01/3/2024.", "trước ngày 01/3/2024", "đã qua"),
    ("Theo dự báo, từ ngày 27/4 đến hết ngày 30/4/2024 có mưa.", "từ ngày 27/4 đến hết ngày 30/4/2024", "dự báo"),
    ("Hoàn thành trước tháng 12/2024.", "trước tháng 12/2024", "chỉ nêu tháng hoặc quý, không rõ ngày phải xong"),
    ("Mục tiêu đến hết tháng 12/2024 đạt 80%.", "đến hết tháng 12/2024",
     "chỉ nêu tháng hoặc quý, không rõ ngày phải xong"),
    ("Gửi hồ sơ trước khi khai mạc 20 ngày.", "trước khi khai mạc 20 ngày", "hạn tính lùi từ một sự kiện"),
    ("Gửi hồ sơ trước 15 ngày so với ngày khai mạc.", "trước 15 ngày so với ngày", "hạn tính lùi từ một sự kiện"),
    ("Gửi báo cáo trong 05 ngày kể từ ngày 15/3/2024.", "05 ngày kể từ ngày 15/3/2024",
     "hạn tính từ một ngày nêu trong văn bản"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "evidence", "why"), PASSED)
def test_what_is_passed_over_is_kept_with_the_reason(body: str, evidence: str, why: str) -> None:
    reading = read(body)
    assert reading.deadlines == () and reading.windows == ()
    assert [(p.evidence, p.why) for p in reading.passed_over] == [(evidence, why)]


@pytest.mark.parametrize(
    ("body", "confidence"),
    [
        ("Gửi báo cáo trước ngày 15/4/2024.", CERTAIN),
        ("Gửi báo cáo trước ngày 15/4.", LIKELY),
        ("Gửi báo cáo trong 05 ngày kể từ ngày nhận được văn bản.", CERTAIN),
        ("Gửi báo cáo trong 05 ngày kể từ ngày có dịch.", LIKELY),
        ("Gửi báo cáo trước ngày 20 hằng tháng.", CERTAIN),
        ("Gửi báo cáo trước ngày 05 tháng sau.", LIKELY),
        ("Báo cáo tháng gửi trước ngày 05 tháng sau.", CERTAIN),
        ("Hằng tháng, báo cáo kết quả về Sở.", DOUBTFUL),
        ("Gửi báo cáo khi có yêu cầu.", LIKELY),
    ],
)
def test_confidence_has_three_honest_levels(body: str, confidence: float) -> None:
    (deadline,) = read(body).deadlines
    assert deadline.confidence == confidence


def test_json_gives_each_fact_its_place_sentence_and_confidence() -> None:
    reading = read("Các đơn vị gửi báo cáo trước ngày 15/4/2024. Sở sẽ báo cáo Bộ trước ngày 20/4/2024.")
    plain = json.loads(json.dumps(reading.to_json("x.txt")))
    (deadline,), (passed,) = plain["deadlines"], plain["passed_over"]
    assert reading.text[deadline["start_at"] : deadline["end_at"]] == deadline["evidence"] == "trước ngày 15/4/2024"
    assert deadline["sentence"] == "Các đơn vị gửi báo cáo trước ngày 15/4/2024."
    assert (passed["evidence"], passed["why"]) == ("trước ngày 20/4/2024", "việc cơ quan khác sẽ làm")
    assert plain["blank"] == {}


def test_the_times_of_an_annex_are_told_and_not_taken() -> None:
    works = "1. Mở chuyên mục trước ngày 30/4/2024.\n2. Từ ngày 01/5/2024 đến ngày 15/5/2024: treo băng rôn.\n"
    annex = f"\n\nPHỤ LỤC\nPhân công nhiệm vụ\n{works}"
    reading = read_text(LETTER.format(body="Gửi báo cáo trước ngày 15/4/2024.") + annex)
    assert [d.evidence for d in reading.deadlines] == ["trước ngày 15/4/2024"] and not reading.windows
    told = [passed.evidence for passed in reading.passed_over if passed.why.startswith("ở phụ lục")]
    assert told == ["trước ngày 30/4/2024", "Từ ngày 01/5/2024 đến ngày 15/5/2024"]
