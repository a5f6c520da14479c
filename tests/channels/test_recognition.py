"""Scans by Tesseract and old documents by antiword: Debian's programs, installed by .ci/servers.sh."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from flows.cli.doctor import _readers
from tasks.files import office
from tasks.files.extract import extract_file
from tasks.files.images import ocr
from tasks.read import DocumentRefused, read_file
from tests.support import papers as p
from tests.support.layouts import pdf_columns, pdf_row_by_row
from tests.support.paths import PROJECT

pytestmark = pytest.mark.servers
FILES = PROJECT / "tests" / "files"


def picture(draw: Callable[[p.Paper], None]) -> Image.Image:
    paper = p.Paper()
    draw(paper)
    return pdfium.PdfDocument(paper.bytes())[0].render(scale=300 / 72).to_pil()


def scanned(kind: str, draw: Callable[[p.Paper], None] = pdf_columns) -> bytes:
    out = io.BytesIO()
    page = picture(draw)
    if kind == "pdf":
        paper = p.Paper()
        paper.image(page, 0, 0, 210, 297)
        return paper.bytes()
    page.convert("RGB").save(out, kind, dpi=(300, 300))
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "draw"),
    [("pdf", pdf_columns), ("pdf", pdf_row_by_row), ("png", pdf_columns), ("jpeg", pdf_columns), ("tiff", pdf_columns)],
)
def test_a_scan_is_read_and_doubted(tmp_path: Path, kind: str, draw: Callable[[p.Paper], None]) -> None:
    path = tmp_path / "quet"
    path.write_bytes(scanned(kind, draw))
    with pytest.raises(DocumentRefused) as refused:
        read_file(path)
    assert refused.value.code == "no_text" and "--ocr" in str(refused.value)
    reading = read_file(path, ocr=True)
    found = reading.to_json("a")
    assert p.facts(found) == p.FACTS, reading.text
    assert reading.scanned and found["from_scan"] is True
    facts = [*reading.windows, *reading.deadlines, *reading.addressees, *reading.copies, *reading.evidence.values()]
    assert facts and all(fact.confidence < 0.7 for fact in facts)


def test_only_the_pages_without_text_are_recognised(tmp_path: Path) -> None:
    """A letter with text, and a scanned sheet behind it."""
    paper = p.Paper()
    pdf_columns(paper)
    paper.add_page()
    paper.image(picture(lambda sheet: sheet.put(30, 60, "PHỤ LỤC danh sách các lễ hội")), 0, 0, 210, 297)
    path = tmp_path / "a.pdf"
    path.write_bytes(paper.bytes())
    plain = read_file(path)
    assert not plain.scanned and plain.notes == ("Trang 2 không có chữ nên chưa đọc; --ocr để nhận dạng.",)
    found = extract_file(path, ocr=True)
    assert found.scanned and "danh sách các lễ hội" in found.text and found.notes == ()


def test_a_secret_scan_is_refused(tmp_path: Path) -> None:
    def secret(paper: p.Paper) -> None:
        paper.put(40, 55, "TỐI MẬT")
        pdf_columns(paper)

    path = tmp_path / "a.pdf"
    path.write_bytes(scanned("pdf", secret))
    with pytest.raises(DocumentRefused) as refused:
        read_file(path, ocr=True)
    assert refused.value.code == "secrecy"


def test_a_picture_as_large_as_a_wall_is_refused(tmp_path: Path) -> None:
    """A billion dots in 120 kB."""
    out = io.BytesIO()
    Image.new("1", (32_000, 32_000)).save(out, "png")
    path = tmp_path / "a.png"
    path.write_bytes(out.getvalue())
    with pytest.raises(DocumentRefused) as refused:
        read_file(path, ocr=True)
    assert refused.value.code in ("too_large", "unreadable", "no_text")


def test_old_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """Written by LibreOffice as Word 97 from the layout of two tables."""
    monkeypatch.setattr(office, "can_use_libreoffice", lambda: False)
    assert p.facts(read_file(FILES / "letter.doc").to_json("a")) == p.FACTS


def test_doctor_names_the_programs() -> None:
    assert [check.level for check in _readers()] == ["ok", "ok"]


def test_without_the_programs_the_advice_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(scanned("png"))
    monkeypatch.setenv("PATH", "/nowhere")
    office.can_use_libreoffice.cache_clear()
    try:
        assert "apt install" in (ocr.missing_program() or "")
        with pytest.raises(DocumentRefused) as refused:
            read_file(path, ocr=True)
        assert refused.value.code == "no_text" and "Tesseract" in str(refused.value)
        with pytest.raises(DocumentRefused) as refused:
            read_file(FILES / "letter.doc")
        assert refused.value.code == "unsupported" and ".docx" in str(refused.value)
        assert [check.level for check in _readers()] == ["warning", "warning"]
    finally:
        office.can_use_libreoffice.cache_clear()
