"""Envelopes of the form that the SDK of the Government's axis writes, good, sparse and hostile."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tasks.read import DocumentRefused, Reading, read_file
from tests.support import papers as p
from tests.support.envelopes import Document, Status, attachment, document, e, encoded, status, zipped
from tests.support.layouts import docx_rows

TEXT = "\n".join((*p.ISSUER, p.NUMBER, p.DATE, *p.ABOUT, "", *p.TO, *p.BODY, "", *p.COPIES, *p.SIGNED, p.SIGNER))
SAME = Document("1208", "SVHTT-QLVH", "2024/09/05", "Quảng Bình", p.SIGNER, "2024/12/15")
"""The header that says what the text says."""


def read(folder: Path, one: Document | bytes) -> Reading:
    path = folder / "goi.edxml"
    path.write_bytes(one if isinstance(one, bytes) else document(one))
    return read_file(path)


def with_files(*files: tuple[str, str, str]) -> Document:
    return replace(SAME, attached=files)


def carrying(raw: bytes, name: str = "cv.txt", one: Document = SAME) -> Document:
    return replace(one, attached=(attachment(name, raw),))


@pytest.mark.parametrize(
    "one",
    [
        carrying(TEXT.encode()),
        carrying(p.docx_bytes(docx_rows), "cv.docx"),
        with_files(("cv.txt", encoded(TEXT.encode()), "")),
        replace(SAME, attached=(("cv.docx", encoded(p.docx_bytes(docx_rows)), ""),)),
        with_files(("cv.txt", encoded(zipped(("thu-muc/", b""), ("thu-muc/a.txt", TEXT.encode()))), "")),
        with_files(attachment("pl.txt", "Phụ lục 1.".encode(), "Phụ lục 1"), attachment("cv.txt", TEXT.encode())),
    ],
    ids=["zip of text", "zip of docx", "plain text", "plain docx", "zip with a folder", "annex first"],
)  # fmt: skip
def test_the_document_is_read_whatever_it_is_packed_in(tmp_path: Path, one: Document) -> None:
    found = read(tmp_path, one).to_json("a")
    assert (found["number"], found["issued_on"], found["signer"]["name"]) == (
        "1208/SVHTT-QLVH", "2024-09-05", p.SIGNER,
    )  # fmt: skip
    assert found["notes"] == [] and found["deadlines"][0]["due"] == "2024-12-15"
    header = found["envelope"]
    assert (header["number"], header["issued_on"], header["due_on"]) == ("1208/SVHTT-QLVH", "2024-09-05", "2024-12-15")
    assert header["signature"] == "chữ ký số của gói chưa được kiểm tra"
    assert (header["signer"], header["place"], header["organ_id"]) == (p.SIGNER, "Quảng Bình", "H22.8")


@pytest.mark.parametrize(
    ("change", "note"),
    [
        ({"number": "1209"}, "Số, ký hiệu: trong văn bản là 1208/SVHTT-QLVH, trên gói edXML là 1209/SVHTT-QLVH"),
        ({"day": "2024/09/06"}, "Ngày ban hành: trong văn bản là 05/09/2024, trên gói edXML là 06/09/2024"),
        ({"place": "Quảng Trị"}, "Địa danh: trong văn bản là Quảng Bình, trên gói edXML là Quảng Trị"),
        ({"signer": "Mai Xuân Thao"}, "Người ký: trong văn bản là Mai Xuân Thành, trên gói edXML là Mai Xuân Thao"),
        ({"due": "2024/12/20"}, "Hạn trả lời trên gói edXML là 20/12/2024, còn thời hạn trong văn bản là 15/12/2024"),
        (
            {"to_places": ("Như trên", "UBND tỉnh (để b/c)", "Công an tỉnh (để p/h)", "Lưu: VT")},
            "Nơi nhận trên gói edXML không có trong văn bản: Công an tỉnh (để p/h)",
        ),
        ({"signer": "ThS. Mai Xuân Thành", "place": "quảng bình", "number": "01208"}, ""),
        ({"due": ""}, ""),
    ],
)
def test_where_header_and_text_differ_both_are_said(tmp_path: Path, change: dict[str, str], note: str) -> None:
    notes = read(tmp_path, carrying(TEXT.encode(), one=replace(SAME, **change))).notes  # type: ignore[arg-type]
    assert notes == ((f"{note}; đề nghị kiểm tra.",) if note else ())


def test_a_listed_file_that_did_not_come_is_said(tmp_path: Path) -> None:
    one = replace(SAME, attached=(attachment("cv.txt", TEXT.encode()), ("pl.pdf", "", "")), listed=("bieu.xlsx",))
    assert read(tmp_path, one).notes == (
        "Tệp kèm theo “pl.pdf” chưa đọc được.",
        "Tệp “bieu.xlsx” có trong danh mục của gói edXML nhưng không kèm theo gói.",
    )


def test_a_withdrawal_without_a_file_is_read_from_its_header(tmp_path: Path) -> None:
    answers = (
        "<edXML:ResponseFor><edXML:OrganId>H22.8</edXML:OrganId><edXML:Code>9/SVHTTDL-QLDL</edXML:Code>"
        "<edXML:PromulgationDate>2026/02/01</edXML:PromulgationDate></edXML:ResponseFor>"
    )
    found = read(tmp_path, Document(business="1", answers=answers)).to_json("a")
    assert (found["number"], found["issued_on"]) == ("215/SVHTTDL-QLDL", "2026-03-02")
    assert found["envelope"]["signature"] == "chữ ký số của gói chưa được kiểm tra"
    assert found["envelope"]["business"] == "1" and found["envelope"]["response_for"] == ["9/SVHTTDL-QLDL"]
    assert found["notes"] == [
        "Gói edXML thu hồi văn bản (9/SVHTTDL-QLDL), không kèm tệp; chỉ đọc phần đầu của gói."
    ]  # fmt: skip


def test_a_header_of_only_a_document_id_names_number_and_day(tmp_path: Path) -> None:
    raw = document(with_files(("cv.txt", encoded(TEXT.encode()), ""))).decode()
    for gone in ("<edXML:CodeNumber>1208</edXML:CodeNumber>", "<edXML:CodeNotation>SVHTT-QLVH</edXML:CodeNotation>",
                 "<edXML:PromulgationDate>2024/09/05</edXML:PromulgationDate>"):  # fmt: skip
        assert gone in raw
        raw = raw.replace(gone, "")
    header = read(tmp_path, raw.encode()).envelope or {}
    assert (header["number"], header["issued_on"]) == ("1208/SVHTT-QLVH", "2024-09-05")


def test_a_number_before_which_the_answered_one_stands_is_not_taken_for_it(tmp_path: Path) -> None:
    raw = document(carrying(TEXT.encode())).decode()
    answered = e("ResponseFor", e("Code", "77/UBND-VX"), e("PromulgationDate", "2024/01/02"))
    raw = raw.replace("<edXML:ResponseFor />", "").replace("<edXML:MessageHeader>", f"<edXML:MessageHeader>{answered}")
    header = read(tmp_path, raw.encode()).envelope or {}
    assert (header["number"], header["response_for"]) == ("1208/SVHTT-QLVH", ["77/UBND-VX"])


@pytest.mark.parametrize("code", ["01", "02", "03", "04", "05", "06", "13", "14", "15", "16", "99"])
def test_a_status_is_no_document_and_says_where_it_belongs(tmp_path: Path, code: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        read(tmp_path, status(Status(code)))
    assert refused.value.code == "not_a_directive"
    assert f"({code}, " in str(refused.value) and "215/SVHTTDL-QLDL" in str(refused.value)
    assert "dondoc edxml take" in str(refused.value)


def bomb() -> bytes:
    return document(carrying(b" " * 40_000_000))


def lying_bomb() -> bytes:
    size, said = (60_000_000).to_bytes(4, "little"), (900).to_bytes(4, "little")
    packed = zipped(("a.txt", b"0" * 60_000_000)).replace(size, said)
    return document(replace(SAME, attached=(("a.txt", encoded(packed), ""),)))


def locked() -> bytes:
    packed = io.BytesIO(zipped(("a.txt", TEXT.encode())))
    with zipfile.ZipFile(packed) as archive:
        at = archive.start_dir
    raw = bytearray(packed.getvalue())
    raw[6] |= 1
    raw[at + 8] |= 1
    return document(replace(SAME, attached=(("a.txt", encoded(bytes(raw)), ""),)))


def second(bad: str) -> bytes:
    return document(replace(SAME, attached=(attachment("cv.txt", TEXT.encode()), ("b.txt", bad, ""))))


def with_doctype(said: str) -> bytes:
    return document(carrying(TEXT.encode())).replace(b"<edXML xmlns", f"<!DOCTYPE edXML [{said}]><edXML xmlns".encode())


LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "bomb": (bomb, "unsafe", "bung ra quá lớn"),
    "lying bomb": (lying_bomb, "unreadable", "hỏng"),
    "laughs": (lambda: with_doctype(LAUGHS), "unsafe", "DOCTYPE"),
    "xxe": (lambda: with_doctype('<!ENTITY x SYSTEM "file:///etc/passwd">'), "unsafe", "DOCTYPE"),
    "remote dtd": (lambda: with_doctype("").replace(b"[]", b'SYSTEM "http://x.example/a.dtd"'), "unsafe", "DOCTYPE"),
    "wrong base64": (lambda: second("@@@@"), "unreadable", "base64"),
    "cut base64": (lambda: second(base64.b64encode(b"abcd").decode()[:-3]), "unreadable", "base64"),
    "2,000 files": (
        lambda: document(replace(SAME, attached=(attachment("cv.txt", b"a"),) * 2_000)), "too_large", "2000 tệp",
    ),
    "a password": (locked, "protected", "mật khẩu"),
    "a path that leads out": (lambda: second(encoded(zipped(("../../a.txt", b"a")))), "unsafe", "đường dẫn"),
    "an envelope within": (lambda: second(encoded(status(Status("03")))), "unsafe", "lồng"),
    "cut short": (lambda: document(carrying(TEXT.encode()))[:-40], "unreadable", "hỏng"),
    "deep": (lambda: b"<edXML>" + b"<a>" * 200_000 + b"</a>" * 200_000 + b"</edXML>", "unreadable", "MessageHeader"),
    "nothing": (lambda: document(SAME), "no_text", "không kèm"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_hostile_or_broken_is_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    make, code, said = HOSTILE[name]
    with pytest.raises(DocumentRefused) as refused:
        read(tmp_path, make())
    assert (refused.value.code, said in str(refused.value)) == (code, True), str(refused.value)
