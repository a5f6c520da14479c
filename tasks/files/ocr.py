"""Character recognition by Tesseract with Vietnamese (Debian: tesseract-ocr, tesseract-ocr-vie).

What it reads is a proposal: every fact of it waits for a person.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator

from tasks.files.boxes import Box, lines_of, rows_of
from tasks.files.refused import DocumentRefused
from tasks.files.sandbox import draw, run

MAX_PAGES = 30
_SECONDS = 120  # a page; 3 to 6 are usual
_MEMORY_MB = 2_000
_LEAST_CONFIDENCE = 20  # of 100: below it a speck was taken for a word


def missing() -> str | None:
    """What is missing for recognition, in words for an officer, or None."""
    if shutil.which("tesseract") is None:
        return "máy chưa có Tesseract (Debian: apt install tesseract-ocr tesseract-ocr-vie)"
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    if "vie" not in listed.stdout.split():
        return "Tesseract chưa có tiếng Việt (Debian: apt install tesseract-ocr-vie)"
    return None


def recognise_pdf(raw: bytes, pages: list[int]) -> dict[int, str]:
    """The text of these pages (from 1). Raises DocumentRefused "no_text" (no Tesseract), "too_large"."""
    if len(pages) > MAX_PAGES:
        raise DocumentRefused(
            "too_large", f"Bản quét có {len(pages)} trang, quá {MAX_PAGES} trang; đề nghị chỉ đưa phần văn bản chỉ đạo."
        )
    _demand()
    return {page: _recognised(picture) for page in pages for picture in [draw(raw, page)]}


def recognise_picture(raw: bytes) -> str:
    """The text of a .png, .jpg or .tif (of a .tif all its pages). Raises as `recognise_pdf`."""
    _demand()
    return _recognised(raw)


def _demand() -> None:
    if lacking := missing():
        raise DocumentRefused("no_text", f"Không nhận dạng được chữ: {lacking}.")


def _recognised(picture: bytes) -> str:
    command = ["tesseract", "stdin", "stdout", "-l", "vie", "--psm", "4", "--dpi", "300", "tsv"]
    table = run(command, picture, _SECONDS, _MEMORY_MB).decode("utf-8", "replace")
    pages: dict[str, list[Box]] = {}
    for page, box in _words(table):
        pages.setdefault(page, []).append(box)
    return "\n".join(line for boxes in pages.values() for line in lines_of(rows_of(boxes)))


def _words(table: str) -> Iterator[tuple[str, Box]]:
    """Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.

    A word stands on the base of its line (level 4): its own box ends lower where a letter has a tail or a dot.
    """
    base = height = 0.0
    for row in table.splitlines()[1:]:
        cell = row.split("\t")
        if len(cell) < 12:
            continue
        left, top, width, tall = (float(value) for value in cell[6:10])
        if cell[0] == "4":
            base, height = top + tall, tall
        elif cell[0] == "5" and cell[11].strip() and float(cell[10]) >= _LEAST_CONFIDENCE:
            yield cell[1], Box(left, left + width, base, min(height, 1.5 * tall), cell[11])
