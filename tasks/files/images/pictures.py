"""A page of a PDF or a picture, drawn anew as a small JPEG: the child's part of a preview.

What comes out holds none of what went in but what is seen: no script, no link, no hidden data.
"""

from __future__ import annotations

import io
import sys
from typing import Any

from PIL import Image, ImageOps, TiffImagePlugin

from models.text import tr
from tasks.files.pdf import flat_page, open_pdf
from tasks.files.refused import DocumentRefused

WIDEST, HIGHEST = 1100, 1600
"""Dots of a preview."""

MOST_DOTS = 60_000_000
"""A scan of A3 at 400 dots an inch has half as many."""

Image.preinit()  # what it loads by itself it must load now, while files may still be opened
FORMATS = ("JPEG", "PNG", TiffImagePlugin.TiffImageFile.format)


def print_preview(raw: bytes, page: int) -> dict[str, Any]:
    """Print the number of pages, a line feed, and the page (from 1) as a JPEG; no other answer.

    Raises DocumentRefused for what is neither, has no such page, or is too large.
    """
    Image.MAX_IMAGE_PIXELS = MOST_DOTS
    pages, picture = _of_pdf(raw, page) if b"%PDF-" in raw[:1024] else _of_picture(raw, page)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80, subsampling=0)
    sys.stdout.buffer.write(b"%d\n" % pages + out.getvalue())
    return {}


def _of_pdf(raw: bytes, page: int) -> tuple[int, Image.Image]:
    document = open_pdf(raw)
    if not 1 <= page <= len(document):
        raise DocumentRefused("unreadable", tr("Tệp không có trang {page}.", page=page))
    shown = flat_page(document, page - 1)
    width, height = shown.get_size()
    bitmap = shown.render(scale=min(WIDEST / max(width, 1), HIGHEST / max(height, 1)), maybe_alpha=False)
    return len(document), bitmap.to_pil().convert("RGB")


def _of_picture(raw: bytes, page: int) -> tuple[int, Image.Image]:
    try:
        picture = Image.open(io.BytesIO(raw), formats=FORMATS)
        pages = getattr(picture, "n_frames", 1)
        if not 1 <= page <= pages:
            raise DocumentRefused("unreadable", tr("Tệp không có trang {page}.", page=page))
        picture.seek(page - 1)
        picture.draft("RGB", (WIDEST, HIGHEST))
        turned = ImageOps.exif_transpose(picture)
    except Image.DecompressionBombError:
        raise DocumentRefused("too_large", "Ảnh quá lớn nên không xem trước được; hãy tải về.") from None
    turned.thumbnail((WIDEST, HIGHEST))
    return pages, _on_white(turned)


def _on_white(picture: Image.Image) -> Image.Image:
    """Without transparency, which a JPEG does not have."""
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture.convert("RGBA"), mask=picture.convert("RGBA").getchannel("A"))
    return ground
