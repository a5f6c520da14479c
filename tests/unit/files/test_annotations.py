"""Digitally signed PDFs print number and day in annotations; text layers may be no Vietnamese."""

import ctypes
import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as c
import pytest

from tasks.read import DocumentRefused, Reading, read_file
from tests.support import papers as p
from tests.support.layouts import foot

MM = 72 / 25.4


def stamped(raw: bytes, stamps: Sequence[tuple[float, float, str]]) -> bytes:
    """The PDF with each of these texts in a stamp annotation of its own, at x and y in millimetres from the top."""
    document = pdfium.PdfDocument(raw)
    page = document[0]
    for x, y, said in stamps:
        at = x * MM, page.get_height() - y * MM
        annotation = c.FPDFPage_CreateAnnot(page, c.FPDF_ANNOT_STAMP)
        item = c.FPDFPageObj_NewTextObj(document, b"Helvetica", 12.0)
        units = (said + "\0").encode("utf-16-le")
        c.FPDFText_SetText(item, ctypes.cast(ctypes.create_string_buffer(units), c.FPDF_WIDESTRING))
        c.FPDFPageObj_Transform(item, 1, 0, 0, 1, *at)
        box = c.FS_RECTF(left=at[0], bottom=at[1] - 4, right=at[0] + 90, top=at[1] + 12)
        c.FPDFAnnot_SetRect(annotation, box)
        c.FPDFAnnot_SetFlags(annotation, c.FPDF_ANNOT_FLAG_PRINT)
        assert c.FPDFAnnot_AppendObject(annotation, item)
        c.FPDFPage_CloseAnnot(annotation)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(tmp_path: Path, raw: bytes) -> Reading:
    path = tmp_path / "a.pdf"
    path.write_bytes(raw)
    return read_file(path)


def letter(signed_at: str = "") -> bytes:
    """A letter whose number and day are blank in the page's own text."""
    paper = p.Paper()
    paper.down(20, 20, (*p.ISSUER, "", *p.ABOUT), width=75)
    paper.put(30, 32, "Số:            /SVHTT-QLVH")
    paper.down(105, 20, p.MOTTO, width=90)
    paper.put(112, 32, "Quảng Bình, ngày        tháng 9 năm 2024")
    foot(paper, paper.wrapped(62, (*p.TO, *p.BODY)) + 6)
    if signed_at:
        paper.put(120, 270, f"Thời gian ký: {signed_at}")
    return paper.bytes()


def test_number_and_day_in_annotations_are_read(tmp_path: Path) -> None:
    reading = read(tmp_path, stamped(letter("07.09.2024 08:12:45"), [(38, 32, "1208"), (147.5, 32, "05")]))
    assert (reading.number, str(reading.issued_on)) == ("1208/SVHTT-QLVH", "2024-09-05")


def test_without_them_they_stay_blank_and_the_time_of_signing_is_no_day_of_issue(tmp_path: Path) -> None:
    reading = read(tmp_path, letter("07.09.2024 08:12:45"))
    assert (reading.number, reading.issued_on, reading.issued_month) == (None, None, "2024-09")
    assert reading.blank["number"] == "số để trống trong văn bản"


def test_a_text_layer_that_is_no_vietnamese_names_recognition(tmp_path: Path) -> None:
    paper = p.Paper()
    paper.wrapped(30, ["kqzx wfjz ddkf pqwz xxfj zwkq jfzw wqxz fjkz qpwx vbzx kjwq zzfw qxkj wfzq " * 6] * 3)
    with pytest.raises(DocumentRefused) as refused:
        read(tmp_path, paper.bytes())
    assert refused.value.code == "no_text" and "--ocr" in str(refused.value) and "Lớp chữ" in str(refused.value)
