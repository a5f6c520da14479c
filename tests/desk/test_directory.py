"""Danh bạ: found, changed, marked as away; a file taken in only after its differences were seen."""

import io
import re
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlmodel import select

from models.agency import Agency, Contact
from models.database import reading, writing
from tasks.agencies.directory_file import directory_of
from tasks.agencies.resolver import agency_by_code
from tests.support.desk import DeskPage, csrf_in, hand_in_form

BAC_SON = "/danh-ba/vhtt-bac-son"


def fields_of(page: str) -> dict[str, str]:
    """What the form of an agency's page holds, as a browser would send it."""
    form = page[page.index("<h2>Sửa</h2>") :]
    inputs = re.findall(r'<input id="(\w+)" name="\w+" type="text" value="([^"]*)"', form)
    areas = re.findall(r'<textarea id="(\w+)"[^>]*>([^<]*)</textarea>', form)
    choices = re.findall(r'<select id="(\w+)".*?<option value="(\w+)" selected', form, re.DOTALL)
    return dict(inputs) | dict(areas) | dict(choices)


def test_agencies_are_found_by_name_code_person_and_address_with_or_without_marks(desk: DeskPage) -> None:
    client = desk.signed("chuyên viên")
    everybody = client.get("/danh-ba").text
    assert "vhtt-bac-son" in everybody and "Thêm cơ quan" not in everybody
    for text in ("Bắc Sơn", "bac son", "BẮC", "vhtt-bac-son"):
        found = client.get("/danh-ba", params={"tim": text}).text
        assert "vhtt-bac-son" in found and "vhtt-van-quan" not in found, text
    with reading(desk.office.engine) as session:
        agency = agency_by_code(session, "vhtt-bac-son")
        person = session.exec(select(Contact).where(Contact.agency_id == agency.id)).first()
        assert person
    for text in (person.name, person.channels[0]):
        assert "vhtt-bac-son" in client.get("/danh-ba", params={"tim": text}).text
    assert "Không có cơ quan nào khớp" in client.get("/danh-ba", params={"tim": "zzz"}).text
    assert client.get("/danh-ba/khong-co").status_code == 404


def test_an_agency_is_changed_and_what_is_wrong_is_said_beside_its_field(desk: DeskPage) -> None:
    client = desk.signed("văn thư")
    given = fields_of(client.get(BAC_SON).text)
    assert given["name"].endswith("Bắc Sơn") and given["p0_tier"] == "contact" and "@" in given["p0_channels"]
    before = directory(desk)
    assert hand_in_form(client, BAC_SON, BAC_SON, **given).status_code == 303
    groups = re.findall(r'name="groups" value="([^"]+)" checked', client.get(BAC_SON).text)
    assert {k: v for k, v in directory(desk).items() if k != "vhtt-bac-son"} == {
        k: v for k, v in before.items() if k != "vhtt-bac-son"
    }
    wrong = {
        "valid_to": "32/13/2022", "p0_channels": "khong phai dia chi", "name": "", "successor": "khong-co",
        "p9_channels": "a@so.example",
    }  # fmt: skip
    for name, text in wrong.items():
        answer = hand_in_form(client, BAC_SON, BAC_SON, **given | {name: text})
        assert answer.status_code == 422 and "Chưa làm được" in answer.text, name
        assert name in ("name", "successor") or text in answer.text, name
    changed = given | {
        "name": "Phòng VH-TT Bắc Sơn", "p1_name": "Bà Phó", "p1_tier": "deputy", "p1_channels": "pho@so.example",
        "valid_to": "28/02/2022", "successor": "vhtt-van-quan", "groups": groups,
    }  # fmt: skip
    assert hand_in_form(client, BAC_SON, BAC_SON, **changed).status_code == 303
    with reading(desk.office.engine) as session:
        agency = agency_by_code(session, "vhtt-bac-son")
        heir = session.get_one(Agency, agency.successor_id)
        people = {one.name: one for one in session.exec(select(Contact).where(Contact.agency_id == agency.id))}
    assert (agency.name, heir.code, f"{agency.valid_to:%d/%m/%Y}") == (
        "Phòng VH-TT Bắc Sơn",
        "vhtt-van-quan",
        "28/02/2022",
    )
    assert people["Bà Phó"].channels == ["pho@so.example"] and people["Bà Phó"].active


def directory(desk: DeskPage) -> dict[str, Any]:
    with reading(desk.office.engine) as session:
        return {one.code: one for one in directory_of(session).agency}


def test_a_new_agency_is_added_once(desk: DeskPage) -> None:
    client = desk.signed("văn thư")
    given = {"code": "xa-moi", "name": "UBND xã Mới", "p0_name": "Văn phòng", "p0_channels": "xamoi@huyen.example"}
    assert hand_in_form(client, "/danh-ba/them", "/danh-ba/them", **given).status_code == 303
    assert "UBND xã Mới" in client.get("/danh-ba/xa-moi").text
    again = hand_in_form(client, "/danh-ba/them", "/danh-ba/them", **given)
    assert again.status_code == 422 and "đã là của cơ quan khác" in again.text


def test_a_person_is_away_and_back(desk: DeskPage) -> None:
    client = desk.signed("văn thư")
    name = fields_of(client.get(BAC_SON).text)["p0_name"]
    for fields, said in (({}, "vắng mặt"), ({}, "đã có từ trước"), ({"back": "1"}, "đã trở lại")):
        assert hand_in_form(client, BAC_SON, f"{BAC_SON}/vang-mat", name=name, **fields).status_code == 303
        assert said in client.get(BAC_SON).text.casefold()
    assert hand_in_form(client, BAC_SON, f"{BAC_SON}/vang-mat", name="không ai").status_code == 422


def test_what_is_open_is_handed_over_to_another_person(desk: DeskPage) -> None:
    client = desk.signed("văn thư")
    old = fields_of(client.get(BAC_SON).text)["p0_name"]
    with writing(desk.office.engine) as session:
        agency = session.exec(select(Agency).where(Agency.code == "vhtt-bac-son")).one()
        session.add(Contact(agency_id=agency.id, tier="contact", name="Chị Mới", channels=["moi@huyen.example"]))
    given = {"earlier": old, "heir": "Chị Mới"}
    for said in ("đã bàn giao cho chị mới", "đã có từ trước"):
        assert hand_in_form(client, BAC_SON, f"{BAC_SON}/ban-giao", **given).status_code == 303
        assert said in client.get(BAC_SON).text.casefold()
    left = fields_of(client.get(BAC_SON).text).values()
    assert "Chị Mới" in left and old not in left
    wrong = hand_in_form(client, BAC_SON, f"{BAC_SON}/ban-giao", earlier=old, heir="không ai")
    assert wrong.status_code == 422


def edited(raw: bytes, change: Any) -> bytes:
    book = load_workbook(io.BytesIO(raw))
    change(book["Danh bạ"])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_a_file_is_taken_in_only_after_its_differences_were_seen(desk: DeskPage) -> None:
    client = desk.signed("văn thư")
    raw = client.get("/danh-ba/tai-ve").content

    def change(sheet: Any) -> None:
        sheet.append(
            ["xa-moi", "UBND xã Mới", "", "", "", "", "", "", "", "liên hệ", "Ông Mới", "", "0912", "m@x.example"]
        )
        row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "vhtt-bac-son")
        row[1].value = "Tên Đã Sửa"

    page = client.get("/danh-ba/nhap").text
    files = {"file": ("danh bạ.xlsx", edited(raw, change))}
    shown = client.post("/danh-ba/nhap", data={"csrf": csrf_in(page)}, files=files)
    assert shown.status_code == 200 and "02 cơ quan" in shown.text, shown.text
    assert all(words in shown.text for words in ("UBND xã Mới", "Tên Đã Sửa"))
    assert "xa-moi" not in directory(desk)  # nothing is done yet
    kept = dict(re.findall(r'name="(kept|seen)" value="(\w+)"', shown.text))
    other = client.post("/danh-ba/nhap", data={"csrf": csrf_in(page)} | kept | {"seen": "0" * 16})
    assert other.status_code == 200 and "02 cơ quan" in other.text and "xa-moi" not in directory(desk)
    assert client.post("/danh-ba/nhap", data={"csrf": csrf_in(page)} | kept).status_code == 303
    assert directory(desk)["vhtt-bac-son"].name == "Tên Đã Sửa" and "xa-moi" in directory(desk)
    gone = client.post("/danh-ba/nhap", data={"csrf": csrf_in(page)} | kept)
    assert gone.status_code == 422
    for sha in ("../../dondoc.sqlite", "x"):
        assert client.post("/danh-ba/nhap", data={"csrf": csrf_in(page), "kept": sha}).status_code == 422


HOSTILE = {
    "no file": None,
    "another kind": ("a.exe", b"MZ"),
    "no table": ("a.csv", b"x" * 100),
    "no workbook": ("a.xlsx", b"PK\x03\x04 not a zip"),
    "no TOML": ("a.toml", b"\xff\xfe\x00"),
    "deep TOML": ("a.toml", b"a = " + b"[" * 100_000),
    "unknown keys": ("a.toml", b"[[agency]]\ncode = 'a'\nname = 'A'\nquyen = 1\n"),
    "too large": ("a.xlsx", b"x" * 5_000_001),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_is_none_is_refused_with_a_reason(desk: DeskPage, kind: str) -> None:
    client, before = desk.signed("văn thư"), directory(desk)
    csrf = csrf_in(client.get("/danh-ba/nhap").text)
    files = {"file": HOSTILE[kind]} if HOSTILE[kind] else None
    answer = client.post("/danh-ba/nhap", data={"csrf": csrf}, files=files)
    assert answer.status_code == 422 and "Chưa làm được" in answer.text
    assert directory(desk) == before
