"""Does a page show the document: its number, its title, and what only looks like them."""

import datetime as dt

import pytest

from tasks.proofs.recognise import NUMBER, TITLE, Sought, recognise_document

SUBJECT = "V/v tuyên truyền công tác phòng, chống dịch COVID-19; giáo dục nghề nghiệp năm 2022"
SOUGHT = Sought("123/STTTT-TTBCXB", dt.date(2022, 1, 24), SUBJECT)
PARTY = Sought("67 - HD/BTGTU", dt.date(2022, 1, 19), "Hướng dẫn tuyên truyền")
PLAN = Sought("09/KH-UBND", dt.date(2022, 1, 14), "Kế hoạch")


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở", SOUGHT),
        ("Số: 123 / STTTT – TTBCXB", SOUGHT),
        ("0123/sttttt 0123/stttt-ttbcxb;", SOUGHT),
        ("123/STTTT-TTBCXB, ngày 24 tháng 01 năm 2022", SOUGHT),
        ("123/STTTT-TTBCXB ngày 24-1-2022", SOUGHT),
        ("cũ: 123/STTTT-TTBCXB ngày 24/01/2021; mới: 123/STTTT-TTBCXB ngày 24/01/2022", SOUGHT),
        ("Số 123/STTTT-\u200bTTBCXB", SOUGHT),
        ("Hướng dẫn 67-HD/BTGTU", PARTY),
        ("Kế hoạch số 9/KH-UBND", PLAN),
    ],
)
def test_the_number(text: str, sought: Sought) -> None:
    assert NUMBER in recognise_document(text, sought).found


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("Công văn số 1123/STTTT-TTBCXB", SOUGHT),
        ("123/STTTT-TTBCXB-VP", SOUGHT),
        ("123/STTTT", SOUGHT),
        ("2022/123/STTTT-TTBCXB", SOUGHT),
        ("123/STTTT-TTBCXB ngày 24/01/2021", SOUGHT),
        ("123/STTTT-TTBCXB ngày 25 tháng 01 năm 2022", SOUGHT),
        ("trang không tồn tại", SOUGHT),
        ("", SOUGHT),
        ("67-HD/BTGTU-BC", PARTY),
        ("09/KH-UBND-NC", PLAN),
        ("109/KH-UBND", PLAN),
        ("Kế hoạch", PLAN),
    ],
)
def test_what_is_no_number_of_it(text: str, sought: Sought) -> None:
    assert recognise_document(text, sought).found == ()


@pytest.mark.parametrize(
    "text",
    [
        "TUYÊN TRUYỀN CÔNG TÁC PHÒNG, CHỐNG DỊCH COVID-19; GIÁO DỤC NGHỀ NGHIỆP NĂM 2022",
        "Về việc tuyên truyền công tác phòng chống dịch Covid 19 - giáo dục nghề nghiệp\nnăm 2022 (24/01/2022)",
        "tuyên truyền công tác phòng, chống dịch COVID–19; giáo dục nghề nghiệp năm 2022…",
    ],
)
def test_the_title(text: str) -> None:
    assert recognise_document(text, SOUGHT).found == (TITLE,)


@pytest.mark.parametrize(
    "text",
    [
        "tuyên truyền công tác phòng, chống dịch COVID-19; giáo dục nghề nghiệp năm 2023",
        "tuyên truyền công tác phòng, chống dịch COVID-19",
        "tuyen truyen cong tac phong, chong dich COVID-19; giao duc nghe nghiep nam 2022",
    ],
)
def test_another_title(text: str) -> None:
    assert recognise_document(text, SOUGHT).found == ()


def test_a_short_title_proves_nothing() -> None:
    assert recognise_document("Hướng dẫn tuyên truyền", PARTY).found == ()


def test_the_title_under_another_number_is_another_document() -> None:
    text = f"Số: 456/STTTT-TTBCXB {SUBJECT}"
    seen = recognise_document(text, SOUGHT)
    assert seen.found == () and "456/STTTT-TTBCXB" in seen.why
    both = recognise_document(f"{text} … 123/STTTT-TTBCXB", SOUGHT)
    assert both.found == (NUMBER, TITLE)


def test_what_a_search_page_only_repeats_is_nothing_found() -> None:
    """The number stands on the page because it stands in the address."""
    page = "Không có kết quả nào cho “123/STTTT-TTBCXB”"
    assert recognise_document(page, SOUGHT, "q=123/STTTT-TTBCXB").found == ()
    assert recognise_document(f"{page} {SUBJECT}", SOUGHT, "q=123/STTTT-TTBCXB").found == (TITLE,)
