"""Previews: pages of PDFs and pictures drawn by a child, and files made to harm it."""

import io
import struct
import zlib

import pytest
from fpdf import FPDF
from PIL import Image

from tasks.files.refused import DocumentRefused
from tasks.files.sandbox import draw_preview


def picture(kind: str, mode: str = "RGB", size: tuple[int, int] = (300, 200), **how: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 200 if mode in ("L", "P") else None).save(out, kind, **how)
    return out.getvalue()


def two_pages() -> bytes:
    document = FPDF()
    document.add_page()
    document.set_font("helvetica", size=30)
    document.cell(text="Bao cao")
    document.add_page()
    return bytes(document.output())


def looked_at(jpeg: bytes) -> Image.Image:
    return Image.open(io.BytesIO(jpeg))


@pytest.mark.parametrize(
    ("raw", "pages"),
    [
        (picture("PNG", "RGBA"), 1),
        (picture("PNG", "P"), 1),
        (picture("JPEG", "CMYK"), 1),
        (picture("JPEG", "L", (5000, 3000)), 1),
        (picture("TIFF", "1"), 1),
        (picture("TIFF", save_all=True, append_images=[Image.new("L", (10, 10))]), 2),
        (two_pages(), 2),
    ],
    ids=["alpha", "palette", "cmyk", "large", "fax", "two-tiffs", "pdf"],
)
def test_each_page_is_drawn_anew_and_small(raw: bytes, pages: int) -> None:
    for page in range(1, pages + 1):
        found = draw_preview(raw, page)
        drawn = looked_at(found.jpeg)
        assert found.pages == pages and drawn.format == "JPEG" and drawn.size <= (1100, 1600)


def test_a_turned_photograph_stands_upright_and_keeps_nothing_else() -> None:
    notes = Image.Exif()
    notes[0x0112], notes[0x010E] = 6, "bí mật"  # turned to the right; a description
    drawn = looked_at(draw_preview(picture("JPEG", size=(300, 200), exif=notes), 1).jpeg)
    assert drawn.size == (200, 300) and not drawn.getexif()


def bomb() -> bytes:
    """A PNG that says that it has 40,000 x 40,000 dots, in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("raw", "page", "code"),
    [
        (b"", 1, "unreadable"),
        (b"<svg onload=alert(1)>", 1, "unreadable"),
        (picture("GIF", "P"), 1, "unreadable"),
        (picture("PNG")[:60], 1, "unreadable"),
        (two_pages()[:300], 1, "unreadable"),
        (two_pages(), 3, "unreadable"),
        (picture("PNG"), 2, "unreadable"),
        (bomb(), 1, "too_large"),
    ],
    ids=["empty", "svg", "gif", "cut", "cut-pdf", "no-page", "no-second", "bomb"],
)
def test_what_is_no_picture_of_ours_is_refused_in_words(raw: bytes, page: int, code: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        draw_preview(raw, page)
    assert refused.value.code == code and str(refused.value)
