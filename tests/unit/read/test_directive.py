"""The directive of January 2022, read exactly: every value an operator would have to type otherwise."""

from datetime import date

import pytest

from tasks.read import Reading, read_file, read_text
from tasks.read.facts import Fact, Kind, Role
from tests.support.paths import DIRECTIVE


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_file(DIRECTIVE)


def test_it_is_an_unissued_draft(reading: Reading) -> None:
    assert (reading.number, reading.symbol) == (None, "STTTT-TTBCXB")
    assert (reading.issued_on, reading.issued_month) == (None, "2022-01")


def test_head(reading: Reading) -> None:
    assert reading.place == "Lạng Sơn"
    assert reading.issuer == "Sở Thông tin và Truyền thông tỉnh Lạng Sơn"
    assert reading.evidence["issuer"].confidence < 0.7
    assert (reading.doc_type, reading.urgency) == ("công văn", None)
    assert reading.subject == (
        "tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề nghiệp; "
        "xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025"
    )


def test_addressees_and_copies(reading: Reading) -> None:
    assert [a.name for a in reading.addressees] == [
        "Báo Lạng Sơn",
        "Đài Phát thanh và Truyền hình tỉnh",
        "Phòng Văn hóa và Thông tin các huyện, thành phố",
    ]
    assert [(c.name, c.tag, c.role) for c in reading.copies] == [
        ("Như trên", None, Role.ACTION),
        ("Lãnh đạo Sở", None, Role.INFO),
        ("Phòng TTBCXB, VP", None, Role.INFO),
        ("Trung tâm Công nghệ số", "đăng tải", Role.PUBLISH),
        ("Lưu: VT, TTBCXB (ĐT)", None, Role.RECORDS),
    ]


def test_signer(reading: Reading) -> None:
    assert reading.signer is not None
    signer = (reading.signer.authority, reading.signer.title, reading.signer.name)
    assert signer == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Hải Yến")
    assert reading.co_signers == ()


def test_bases(reading: Reading) -> None:
    assert [(b.number, b.date, b.issuer) for b in reading.bases] == [
        ("03/KH-TBTT", date(2022, 1, 21), "Tiểu ban Truyền thông"),
        ("09/KH-UBND", date(2022, 1, 14), "UBND tỉnh"),
        ("67-HD/BTGTU", date(2022, 1, 19), "Ban Tuyên giáo Tỉnh uỷ"),
        ("46-NQ/TU", date(2021, 9, 8), "Ban Chấp hành Đảng bộ tỉnh"),
    ]
    assert reading.bases[0].title == "Kế hoạch số 03/KH-TBTT ngày 21/01/2022"


def test_the_window_begins_with_the_issue_of_the_plan_in_whose_bracket_it_stands(reading: Reading) -> None:
    (window,) = reading.windows
    assert window.evidence == "từ ngày ban hành đến ngày 15/02/2022"
    assert (window.start_on, window.end_on) == (date(2022, 1, 21), date(2022, 2, 15))
    assert window.about == "phòng, chống dịch COVID-19"


def test_horizons_are_apart_from_windows(reading: Reading) -> None:
    assert [(h.topic, h.evidence, h.start_on, h.end_on) for h in reading.horizons] == [
        ("giáo dục nghề nghiệp", "năm 2022", date(2022, 1, 14), date(2022, 12, 31)),
        (
            "xây dựng nông thôn mới tỉnh Lạng Sơn",
            "giai đoạn 2021 - 2025",
            date(2021, 1, 1),
            date(2025, 12, 31),
        ),
    ]


def test_the_report_waits_for_a_request(reading: Reading) -> None:
    (deadline,) = reading.deadlines
    assert (deadline.kind, deadline.due) == (Kind.ON_REQUEST, None)
    assert deadline.evidence == "báo cáo kết quả Sở Thông tin và Truyền thông khi có yêu cầu"
    assert (deadline.who, deadline.to) == ("Quý cơ quan, đơn vị", "Sở Thông tin và Truyền thông")
    assert deadline.what == "kết quả"


def test_duties(reading: Reading) -> None:
    offices = ("Phòng Văn hóa và Thông tin các huyện, thành phố",)
    down = ("Trung tâm Văn hóa, Thể thao và Truyền thông", "Đài Truyền thanh cấp xã")
    assert [(d.number, d.binds, d.cascade) for d in reading.duties] == [
        ("1", None, ()),
        ("2", None, ()),
        ("3", None, ()),
        ("4", offices, down),
    ]
    assert reading.duties[0].title == "Tuyên truyền phòng, chống dịch COVID-19"
    assert reading.duties[3].text.endswith("tuyên truyền nội dung nêu trên.")


def test_each_period_goes_to_the_duty_of_its_topic(reading: Reading) -> None:
    assert [len(d.windows) for d in reading.duties] == [1, 0, 0, 0]
    assert [len(d.horizons) for d in reading.duties] == [0, 1, 1, 0]


def test_attachments(reading: Reading) -> None:
    assert [a.name for a in reading.attachments] == [
        "Kế hoạch số 03/KH-TBTT ngày 21/01/2022",
        "Kế hoạch số 09/KH-UBND ngày 14/01/2022",
        "Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022",
    ]


def facts(reading: Reading) -> list[Fact]:
    lists = (
        reading.addressees,
        reading.copies,
        reading.bases,
        reading.windows,
        reading.horizons,
        reading.deadlines,
    )
    return [
        *(fact for facts in lists for fact in facts),
        *reading.duties,
        *reading.attachments,
        *reading.evidence.values(),
    ]


def test_every_fact_stands_where_it_says(reading: Reading) -> None:
    for fact in facts(reading):
        assert reading.text[fact.start : fact.end] == fact.evidence
        assert 0 < fact.confidence <= 1


def test_json_has_the_agreed_fields(reading: Reading) -> None:
    plain = reading.to_json("directive.txt")
    assert plain["file"] == "directive.txt"
    assert plain["windows"][0] | {"start": "2022-01-21", "end": "2022-02-15"} == plain["windows"][0]
    assert plain["deadlines"][0]["kind"] == "on_request"
    assert plain["copies"][3] == "Trung tâm Công nghệ số (đăng tải)"


def said(reading: Reading) -> tuple[object, ...]:
    """What was read, without the places."""
    return (
        reading.number, reading.symbol, reading.issued_month, reading.place, reading.issuer, reading.subject,
        [a.name for a in reading.addressees], [c.printed for c in reading.copies],
        reading.signer and (reading.signer.authority, reading.signer.title, reading.signer.name),
        [(b.number, b.date, b.title, b.issuer) for b in reading.bases],
        [(w.start_on, w.end_on, w.about) for w in reading.windows],
        [(h.topic, h.start_on, h.end_on) for h in reading.horizons],
        [(d.kind, d.who, d.to, d.what) for d in reading.deadlines],
        [(d.number, d.title, d.binds, d.cascade) for d in reading.duties],
        [a.name for a in reading.attachments],
    )  # fmt: skip


def test_decomposed_letters_read_the_same(reading: Reading) -> None:
    import unicodedata

    decomposed = unicodedata.normalize("NFD", DIRECTIVE.read_text("utf-8"))
    assert read_text(decomposed) == reading


@pytest.mark.parametrize("width", [44, 60, 77, 90, 130])
def test_wrapping_changes_nothing(reading: Reading, width: int) -> None:
    import textwrap

    lines = DIRECTIVE.read_text("utf-8").split("\n")
    wrapped = "\n".join(textwrap.fill(line, width, break_on_hyphens=False, break_long_words=False) for line in lines)
    assert said(read_text(wrapped)) == said(reading)


@pytest.mark.parametrize(
    ("old", "new"),
    [("\n", "\r\n"), (" ", "\u00a0"), (" - ", " – "), ("hóa", "hoá"), ("ủy", "uỷ"), ("“", '"')],
)
def test_typists_habits_change_nothing(reading: Reading, old: str, new: str) -> None:
    changed = read_text(DIRECTIVE.read_text("utf-8").replace(old, new).replace("”", '"' if new == '"' else "”"))
    assert [(w.start_on, w.end_on) for w in changed.windows] == [(w.start_on, w.end_on) for w in reading.windows]
    assert [(b.number, b.date) for b in changed.bases] == [(b.number, b.date) for b in reading.bases]
    assert [d.kind for d in changed.deadlines] == [Kind.ON_REQUEST]
    assert [len(d.cascade) for d in changed.duties] == [0, 0, 0, 2]
    assert len(changed.addressees) == 3 and len(changed.copies) == 5
