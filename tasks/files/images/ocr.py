"""Character recognition by Tesseract with Vietnamese (Debian: tesseract-ocr, tesseract-ocr-vie).

What it reads is a proposal: every fact of it waits for a person.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from models.text import mark_text, tr, trn
from tasks.files.boxes import Box, rows_of, text_lines
from tasks.files.refused import DocumentRefused
from tasks.files.sandbox import draw_page, run_limited

MAX_PAGES = 30
_SECONDS = 120  # a page; 3 to 6 are usual
_MEMORY_MB = 2_000
_LEAST_CONFIDENCE = 20  # of 100: below it a speck was taken for a word
_LEAST_FOR_FIGURES = 60  # printed figures have 90 and more, those that a pen wrote 5 to 40
_LEAST_FOR_CODES = 35  # "5250/BNV-CQĐP" is no word, and has 40 in print
UNREADABLE = "¿"
_FIGURE = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_COLUMNS_OF_A_PAGE, _ONE_BLOCK = "4", "6"  # Tesseract's page segmentation modes
_FOOT = re.compile(r"N[ơƠoO][iIl]\b|-?L[ưu]u\b")
_SIGNED_FROM = 0.42  # of the width
_INK = 0.004  # of the dots are print
_AS_DARK = 0.25  # of the way from print to paper
_SIGNATURE_HEIGHT = 1_000  # dots: 8 cm
_PGM = re.compile(rb"P5 (\d+) (\d+) 255\n")


class Word(NamedTuple):
    """A word that was recognised, and the page it stands on."""

    page: str
    box: Box


def missing_program() -> str | None:
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
            "too_large",
            trn(
                "Bản quét có {count} trang, quá {most} trang; đề nghị chỉ đưa phần văn bản chỉ đạo.",
                len(pages),
                most=MAX_PAGES,
            ),
        )
    _demand()
    return {page: _recognised(picture) for page in pages for picture in [draw_page(raw, page)]}


def recognise_picture(raw: bytes) -> str:
    """The text of a .png, .jpg or .tif (of a .tif all its pages). Raises as `recognise_pdf`."""
    _demand()
    return _recognised(raw)


def _demand() -> None:
    if lacking := missing_program():
        raise DocumentRefused("no_text", tr("Không nhận dạng được chữ: {lacking}.", lacking=mark_text(lacking)))


def _recognised(picture: bytes) -> str:
    pages: dict[str, list[Word]] = {}
    for word in _words(_table(picture, _COLUMNS_OF_A_PAGE)):
        pages.setdefault(word.page, []).append(word)
    if len(pages) == 1 and picture.startswith(b"P5"):
        pages = {page: _with_signature(picture, words) for page, words in pages.items()}
    return "\n".join(line for words in pages.values() for line in text_lines(rows_of([word.box for word in words])))


def _table(picture: bytes, layout: str) -> str:
    command = ["tesseract", "stdin", "stdout", "-l", "vie", "--psm", layout, "--dpi", "300", "tsv"]
    return run_limited(command, picture, _SECONDS, _MEMORY_MB).decode("utf-8", "replace")


def _words(table: str) -> Iterator[Word]:
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
            said = _legible(cell[11], float(cell[10]))
            yield Word(cell[1], Box(left, left + width, base, min(height, 1.5 * tall), said))


def _legible(said: str, confidence: float) -> str:
    """The word, its figures unreadable where Tesseract is not sure of them: a wrong day is worse than none."""
    least = _LEAST_FOR_CODES if _LETTERS.search(said) else _LEAST_FOR_FIGURES
    return _FIGURE.sub(UNREADABLE, said) if confidence < least else said


def _with_signature(picture: bytes, words: list[Word]) -> list[Word]:
    """The words, with those of the signature from a second look where a seal has kept the name from the first.

    The second look takes the lower right part as one block of text (decision 0042).
    """
    foot = next((word.box for word in words if _FOOT.match(word.box.text)), None)
    width = max(word.box.x1 for word in words)
    if foot is None or _has_name(words, foot, _SIGNED_FROM * width):
        return words
    left, top = int(_SIGNED_FROM * width), max(0, int(foot.base - 1.2 * foot.height))
    part = _cropped(picture, left, top)
    again = [_moved(word, left, top) for word in _words(_table(part, _ONE_BLOCK))] if part else []
    if not _has_name(again, foot, left):
        return words
    return [word for word in words if word.box.x0 < left or word.box.base < top] + again


def _has_name(words: list[Word], foot: Box, left: float) -> bool:
    """Does a line that may be a person's name stand there: two capitalised words or more, and nothing else?"""
    below = [word.box for word in words if word.box.x0 >= left and word.box.base > foot.base]
    rows = rows_of(below) if below else []
    return any(2 <= len(said) <= 5 and all(map(_capitalised, said)) for said in (row.text().split() for row in rows))


def _capitalised(word: str) -> bool:
    return word.isalpha() and word.istitle()


def _moved(word: Word, left: int, top: int) -> Word:
    box = word.box
    return word._replace(box=box._replace(x0=box.x0 + left, x1=box.x1 + left, base=box.base + top))


def _cropped(picture: bytes, left: int, top: int) -> bytes | None:
    """The part of a grey picture (PGM) right of `left` and below `top`, at most `_SIGNATURE_HEIGHT` dots of it."""
    size = _PGM.match(picture)
    if size is None or int(size[1]) <= left or int(size[2]) <= top:
        return None
    width, start = int(size[1]), size.end()
    rows = range(top, min(int(size[2]), top + _SIGNATURE_HEIGHT))
    dots = b"".join(picture[start + y * width + left : start + (y + 1) * width] for y in rows)
    return b"P5 %d %d 255\n" % (width - left, len(rows)) + _darkest(dots)


def _darkest(dots: bytes) -> bytes:
    """Only what is as dark as print: a seal in a grey scan is lighter than the letters that it covers."""
    count = Counter(dots)
    ink = _quantile(count, _INK)
    limit = ink + _AS_DARK * (_quantile(count, 0.5) - ink)
    return dots.translate(bytes(255 if value >= limit else value for value in range(256)))


def _quantile(count: Counter[int], part: float) -> int:
    """The darkness below which this part of the dots lies."""
    left = part * count.total()
    for value in range(256):
        left -= count[value]
        if left <= 0:
            return value
    return 255
