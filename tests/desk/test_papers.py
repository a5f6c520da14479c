"""Số liệu và văn bản: the sums on the page, and the papers as files of their kind."""

import io
import zipfile

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.support.desk import LANG_SON, NAMES, DeskPage, hand_in_form

HERE = f"/so-lieu/{LANG_SON}"


def test_the_page_shows_sums_and_offers_the_papers(desk: DeskPage) -> None:
    client = desk.signed("lãnh đạo")
    assert "123/STTTT-TTBCXB" in client.get("/so-lieu").text
    page = client.get(HERE).text
    for words in ("Chỉ tiêu", "Từng cơ quan", "Báo cáo tổng hợp (.docx)", "Lập hồ sơ"):
        assert words in page, words
    assert client.get("/so-lieu/khong-co").status_code == 404


def test_papers_are_files_of_their_kind(desk: DeskPage) -> None:
    client = desk.signed("chuyên viên")
    table = client.get(f"{HERE}/tai/theo-doi")
    assert load_workbook(io.BytesIO(table.content)).sheetnames and table.headers["content-type"].endswith("sheet")
    for what, name in (("tong-hop", "tong-hop"), ("don-doc", "don-doc"), ("yeu-cau", "yeu-cau-bao-cao")):
        answer = client.get(f"{HERE}/tai/{what}?han=2022-03-01")
        assert answer.status_code == 200, (what, answer.text)
        assert f"{LANG_SON}-{name}.docx" in answer.headers["content-disposition"]
        assert any("TTBCXB" in one.text for one in Document(io.BytesIO(answer.content)).paragraphs), what
    calendar = client.get("/so-lieu/lich/tat-ca.ics")
    assert calendar.text.startswith("BEGIN:VCALENDAR") and "text/calendar" in calendar.headers["content-type"]
    one = client.get("/so-lieu/lich/vhtt-van-quan.ics")
    assert 0 < one.text.count("BEGIN:VEVENT") < calendar.text.count("BEGIN:VEVENT")


@pytest.mark.parametrize(
    ("where", "status"),
    [
        (f"{HERE}/tai/don-doc", 422), (f"{HERE}/tai/don-doc?han=2022-02-26", 422), (f"{HERE}/tai/khong-co", 404),
        (f"{HERE}/tai/tong-hop?khung=khong-co", 422), (f"{HERE}/chung-cu.zip", 404),
        ("/so-lieu/lich/khong-co.ics", 422),
        (f"/so-lieu/lich/{'x' * 2_000}.ics", 422),
        ("/so-lieu/lich/%00.ics", 422),
        ("/so-lieu/lich/..%2F..%2Fdondoc.ics", 404),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_said(desk: DeskPage, where: str, status: int) -> None:
    answer = desk.signed("văn thư").get(where)
    assert answer.status_code == status and answer.headers["content-type"].startswith("text/html")


def test_a_pack_of_evidence_is_made_in_ones_own_name(desk: DeskPage) -> None:
    client = desk.signed("lãnh đạo")
    assert hand_in_form(client, HERE, f"{HERE}/chung-cu").status_code == 303
    assert "Đã lập hồ sơ chứng cứ" in client.get(HERE).text
    pack = zipfile.ZipFile(io.BytesIO(client.get(f"{HERE}/chung-cu.zip").content))
    assert "manifest.json" in pack.namelist()
    other = desk.signed("chuyên viên")  # not his campaign
    assert hand_in_form(other, "/tai-khoan", f"{HERE}/chung-cu").status_code == 403
    assert NAMES["chuyên viên"] in other.get(HERE).text
