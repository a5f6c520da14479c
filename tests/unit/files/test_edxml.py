"""edXML envelopes (QCVN 102:2016/BTTTT) as different agencies' systems write them."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from tasks.read import DocumentRefused, Reading, read_file
from tests.support import papers as p
from tests.support.layouts import docx_rows, pdf_columns

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
HEADER = """
<edXML:From><edXML:OrganId>000.00.15.H46</edXML:OrganId>
<edXML:OrganName>Sở Văn hóa và Thể thao</edXML:OrganName></edXML:From>
<edXML:To><edXML:OrganId>000.01.15.H46</edXML:OrganId><edXML:OrganName>UBND huyện Lệ Thủy</edXML:OrganName></edXML:To>
<edXML:To><edXML:OrganId>000.02.15.H46</edXML:OrganId>
<edXML:OrganName>UBND huyện Quảng Ninh</edXML:OrganName></edXML:To>
<edXML:DocumentId>000.00.15.H46,2024/09/05,1208/SVHTT-QLVH</edXML:DocumentId>
<edXML:Code><edXML:CodeNumber>1208</edXML:CodeNumber><edXML:CodeNotation>SVHTT-QLVH</edXML:CodeNotation></edXML:Code>
<edXML:PromulgationInfo><edXML:Place>Quảng Bình</edXML:Place>
<edXML:PromulgationDate>2024/09/05</edXML:PromulgationDate></edXML:PromulgationInfo>
<edXML:DocumentType><edXML:Type>2</edXML:Type><edXML:TypeDetail>5</edXML:TypeDetail>
<edXML:TypeName>Công văn</edXML:TypeName></edXML:DocumentType>
<edXML:Subject>Tăng cường quản lý lễ hội</edXML:Subject><edXML:Content>…</edXML:Content>
<edXML:SignerInfo><edXML:Competence>KT. GIÁM ĐỐC</edXML:Competence><edXML:Position>Phó Giám đốc</edXML:Position>
<edXML:FullName>Mai Xuân Thành</edXML:FullName></edXML:SignerInfo>
<edXML:DueDate>2024/12/20</edXML:DueDate>
<edXML:ToPlaces><edXML:Place>Lưu: VT</edXML:Place><edXML:Place>UBND tỉnh</edXML:Place></edXML:ToPlaces>
<edXML:OtherInfo><edXML:Priority>2</edXML:Priority></edXML:OtherInfo>
<edXML:ResponseFor><edXML:OrganId>H46</edXML:OrganId><edXML:Code>512/KH-UBND</edXML:Code>
<edXML:PromulgationDate>2024/08/12</edXML:PromulgationDate></edXML:ResponseFor>
<edXML:SteeringType>1</edXML:SteeringType>
"""


def envelope(*files: tuple[str, bytes], header: str = HEADER) -> bytes:
    attached = "".join(
        f"<Attachment><AttachmentName>{name}</AttachmentName><AttachmentContent>\n"
        f"{base64.encodebytes(raw).decode()}</AttachmentContent></Attachment>"
        for name, raw in files
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><edXML xmlns="{NAMESPACE}">'
        f'<edXML:edXMLEnvelope xmlns:edXML="{NAMESPACE}">'
        f"<edXML:edXMLHeader><edXML:MessageHeader>{header}</edXML:MessageHeader><edXML:TraceHeaderList/>"
        "</edXML:edXMLHeader><edXML:edXMLBody><edXML:edXMLManifest/></edXML:edXMLBody></edXML:edXMLEnvelope>"
        f"<AttachmentEncoded>{attached}</AttachmentEncoded></edXML>"
    ).encode()


def read(folder: Path, raw: bytes) -> Reading:
    path = folder / "goi.edxml"
    path.write_bytes(raw)
    return read_file(path)


def letter() -> bytes:
    return p.docx_bytes(docx_rows)


def test_header_and_document_become_one_reading(tmp_path: Path) -> None:
    found = read(tmp_path, envelope(("cv.docx", letter()))).to_json("a")
    assert p.facts(found) == p.FACTS
    assert found["urgency"] == "thượng khẩn" and found["from_envelope"] == ["urgency"]
    header = found["envelope"]
    assert header["addressees"] == ["UBND huyện Lệ Thủy", "UBND huyện Quảng Ninh"]
    assert header["to_places"] == ["Lưu: VT", "UBND tỉnh"]
    assert header["due_on"] == "2024-12-20" and header["steering"] == "1"
    assert header["response_for"] == ["512/KH-UBND"] and header["signer"] == "Mai Xuân Thành"
    assert found["notes"] == [
        "Hạn trả lời trên gói edXML là 20/12/2024, còn thời hạn trong văn bản là 15/12/2024; đề nghị kiểm tra."
    ]


def test_the_header_fills_what_the_document_leaves_blank(tmp_path: Path) -> None:
    """A digital original often has no number in its text: it lies in the envelope."""
    text = "\n".join(
        (*p.ISSUER, "Số:      /SVHTT-QLVH", *p.ABOUT, "", *p.TO, *p.BODY, "", *p.COPIES, *p.SIGNED, p.SIGNER)
    )
    found = read(tmp_path, envelope(("cv.txt", text.encode()))).to_json("a")
    assert (found["number"], found["issued_on"], found["place"]) == ("1208/SVHTT-QLVH", "2024-09-05", "Quảng Bình")
    assert found["from_envelope"] == ["number", "issued_on", "place", "urgency"]
    assert found["issued_month"] is None


def test_a_day_without_a_year_is_counted_from_the_issue_in_the_header(tmp_path: Path) -> None:
    body = "1. Báo cáo kết quả về Sở trước ngày 15/02."
    text = "\n".join((*p.ISSUER, "Số:      /SVHTT-QLVH", *p.ABOUT, "", *p.TO, body, "", *p.COPIES))
    (deadline,) = read(tmp_path, envelope(("cv.txt", text.encode()))).deadlines
    assert str(deadline.due) == "2025-02-15" and deadline.year_inferred


def test_where_they_differ_the_text_stands_and_both_are_shown(tmp_path: Path) -> None:
    header = (
        HEADER.replace(">1208<", ">1209<").replace("2024/09/05<", "2024/09/06<").replace("2024/12/20", "2024/12/15")
    )
    reading = read(tmp_path, envelope(("cv.docx", letter()), header=header))
    assert (reading.number, str(reading.issued_on)) == ("1208/SVHTT-QLVH", "2024-09-05")
    assert reading.notes == (
        "Số, ký hiệu: trong văn bản là 1208/SVHTT-QLVH, trên gói edXML là 1209/SVHTT-QLVH; đề nghị kiểm tra.",
        "Ngày ban hành: trong văn bản là 05/09/2024, trên gói edXML là 06/09/2024; đề nghị kiểm tra.",
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2024/09/05<", "2024-09-05T00:00:00<"),
        ("2024/09/05<", "05/09/2024<"),
        ("2024/09/05<", "5/9/2024<"),
        (">1208<", "> 1208 <"),
        (">1208<", ">1208/SVHTT-QLVH<"),
        ("edXML:", ""),
    ],
)
def test_headers_as_systems_write_them(tmp_path: Path, old: str, new: str) -> None:
    text = "\n".join((*p.ISSUER, "Số:      /SVHTT-QLVH", *p.ABOUT, "", *p.TO, *p.BODY, *p.COPIES))
    header = HEADER.replace(old, new)
    if new == ">1208/SVHTT-QLVH<":
        header = header.replace("<edXML:CodeNotation>SVHTT-QLVH</edXML:CodeNotation>", "")
    reading = read(tmp_path, envelope(("cv.txt", text.encode()), header=header))
    assert (reading.number, str(reading.issued_on)) == ("1208/SVHTT-QLVH", "2024-09-05")


@pytest.mark.parametrize("day", ["2024/02/31", "chưa có", "20240905", ""])
def test_a_date_that_is_none_is_left_out(tmp_path: Path, day: str) -> None:
    header = HEADER.replace("2024/12/20", day)
    assert read(tmp_path, envelope(("cv.docx", letter()), header=header)).envelope["due_on"] is None  # type: ignore[index]


def test_the_first_file_that_can_be_read_is_the_document(tmp_path: Path) -> None:
    paper = p.Paper()
    pdf_columns(paper)
    files = (("../../phu-luc.xlsx", b"PK\x03\x04x"), ("cv.pdf", paper.bytes()), ("phu-luc.txt", "Phụ lục 1".encode()))
    found = read(tmp_path, envelope(*files)).to_json("a")
    assert p.facts(found) == p.FACTS
    assert "Tệp kèm theo “phu-luc.xlsx” chưa đọc được." in found["notes"]


@pytest.mark.parametrize("where", [0, 1])
def test_a_secret_file_refuses_the_envelope(tmp_path: Path, where: int) -> None:
    files = [("cv.docx", letter())]
    files.insert(
        where, ("b.txt", "\n".join(("SỞ Y TẾ", "Số: 5/SYT-VP", "MẬT", "V/v báo cáo", *p.TO, *p.COPIES)).encode())
    )
    with pytest.raises(DocumentRefused) as refused:
        read(tmp_path, envelope(*files))
    assert refused.value.code == "secrecy"


def test_an_envelope_without_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentRefused) as refused:
        read(tmp_path, b"<edXML><a/></edXML>")
    assert refused.value.code == "unreadable" and "MessageHeader" in str(refused.value)
