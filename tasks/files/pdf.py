"""The text of a PDF in reading order, by PDFium (pypdfium2: Apache-2.0 or BSD-3-Clause)."""

from __future__ import annotations

import ctypes
import re
import sys
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from models.text import trn
from tasks.files.boxes import Box, Row, median_of, rows_of, stack_pages, text_lines, without_running_heads
from tasks.files.drawn import Area, edges_of
from tasks.files.refused import DocumentRefused
from tasks.files.tables import over_the_page, rows_with_tables

MAX_PAGES = 1_000
DOTS_PER_INCH = 300
LARGEST_SIDE = 5_000  # dots: A3 at 300; a page drawn as large as a wall is read smaller
_STAMP_LETTERS = 300
_FIRST_OBJECTS = 50  # the picture of a scan is drawn first
_LINE = re.compile(r"[^\s](?:[^\r\n]*[^\s])?")
_WORD = re.compile(r"\S+")
# Where the head, the foot or a table of an annex may stand: there each word is looked at.
_COLUMNS = re.compile(
    r"CỘNG H|ĐẢNG CỘNG|N[ơƠ][iI] [nN]h|(?:TM|KT|TL|TUQ)\.|[TK]/[TML]\b|PHỤ LỤC|GIÁM ĐỐC|CHỦ TỊCH|TRƯỞNG"
)
_STRETCHED = 1.2  # a line so much wider than usual for its letters has a gap in it


def pages_of(raw: bytes) -> dict[str, Any]:
    """`pages`: their texts; `blank`: the numbers (from 1) of those that are pictures without a text of their own;
    `covered`: of those that are pictures with the text of an earlier recognition behind them.

    Raises DocumentRefused "protected", "too_large" (pages) or "unreadable".
    """
    document = open_pdf(raw)
    pages: list[list[Row]] = []
    blank, covered = [], []
    reader = _Reader()
    for i in range(len(document)):
        page = flat_page(document, i)
        rows = reader.rows(page, first=i == 0)
        if sum(len(row.text()) for row in rows) < _STAMP_LETTERS and _is_picture(page, 0.5):
            blank.append(i + 1)  # what letters there are belong to a stamp or a digital signature
            rows = []
        elif _is_picture(page, 0.8):
            covered.append(i + 1)
        pages.append(rows)
        page.close()
    return {"pages": _texts(without_running_heads(pages)), "blank": blank, "covered": covered}


def flat_page(document: Any, i: int) -> Any:
    """The page with what its annotations and form fields show: a digital stamp writes number and day there only."""
    page = document[i]
    if not pdfium_c.FPDFPage_GetAnnotCount(page):
        return page
    if pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY) != pdfium_c.FLATTEN_SUCCESS:
        return page
    page.close()
    return document[i]


def _texts(pages: list[list[Row]]) -> list[str]:
    """The text of each run of pages with letters, at its first page; "" at the others."""
    texts = [""] * len(pages)
    start = 0
    for end in range(len(pages) + 1):
        if end == len(pages) or not pages[end]:
            if start < end:
                texts[start] = "\n".join(text_lines(stack_pages(_with_whole_tables(pages[start:end]))))
            start = end + 1
    return texts


def _with_whole_tables(pages: list[list[Row]]) -> list[list[Row]]:
    """The pages with each table that a break has cut put together again."""
    found = pages[:1]
    for rows in pages[1:]:
        before, rest = over_the_page(found[-1], rows)
        found[-1:] = [before, rest] if rest else [before]
    return found


def _is_picture(page: Any, part: float) -> bool:
    """Is more than this part of the page one picture?"""
    area = page.get_width() * page.get_height()
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for i in range(min(pdfium_c.FPDFPage_CountObjects(page), _FIRST_OBJECTS)):
        item = pdfium_c.FPDFPage_GetObject(page, i)
        if pdfium_c.FPDFPageObj_GetType(item) != pdfium_c.FPDF_PAGEOBJ_IMAGE:
            continue
        pdfium_c.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        if (right.value - left.value) * (top.value - bottom.value) > part * area:
            return True
    return False


def open_pdf(raw: bytes) -> Any:
    """The document. Raises DocumentRefused "protected", "unreadable" or "too_large"."""
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise DocumentRefused("protected", "Tệp PDF có mật khẩu; đề nghị gỡ mật khẩu rồi đưa lại.") from error
        raise DocumentRefused("unreadable", "Tệp PDF hỏng hoặc bị cắt; đề nghị lấy lại bản gốc rồi đưa lại.") from error
    if len(document) > MAX_PAGES:
        raise DocumentRefused(
            "too_large",
            trn(
                "Tệp PDF có {count} trang, quá {most} trang; đề nghị chỉ đưa phần văn bản chỉ đạo.",
                len(document),
                most=MAX_PAGES,
            ),
        )
    return document


class _Reader:
    """Reads page after page; what it has seen of one tells how closely to look at the next."""

    def __init__(self) -> None:
        self._mixed = (
            False  # letters of several fonts were written font by font: order and blanks are not to be trusted
        )

    def rows(self, page: Any, *, first: bool) -> list[Row]:
        """The lines of a page in pieces, each with its place: words where there may be columns, lines elsewhere."""
        text_page = page.get_textpage()
        said = text_page.get_text_range().replace("\x02", "-").replace("\ufffe", "-")  # hyphens at the end of a line
        if len(said) != text_page.count_chars():  # a letter beyond the BMP: the places would be those of others
            said = "".join(chr(pdfium_c.FPDFText_GetUnicode(text_page, i)) for i in range(text_page.count_chars()))
        place = _Places(page, text_page)
        lines = [m.span() for m in _LINE.finditer(said)]
        if first or self._mixed or _COLUMNS.search(said):
            return self._with_tables(page, place, said, lines)
        whole = [(line, Box(*place.word(line[0], line[1] - 1), said[slice(*line)])) for line in lines]
        usual = median_of([(box.x1 - box.x0) / len(box.text) for _, box in whole], 0.0)
        if any(not 0 < box.x1 - box.x0 < _STRETCHED * usual * len(box.text) for _, box in whole):
            return self._with_tables(page, place, said, lines)
        return rows_of(box for _, box in whole)

    def _with_tables(self, page: Any, place: _Places, said: str, lines: list[tuple[int, int]]) -> list[Row]:
        boxes = [box for line in lines for box in self._words(place, said, *line)]
        return rows_with_tables(boxes, *edges_of(page, place.area))

    def _words(self, place: _Places, said: str, start: int, end: int) -> list[Box]:
        words = [Box(*place.word(m.start(), m.end() - 1), m.group()) for m in _WORD.finditer(said, start, end)]
        back = any(b.x0 < a.x1 - a.height / 2 and abs(a.base - b.base) < a.height for a, b in pairwise(words))
        if back or any(word.x1 < word.x0 for word in words):
            self._mixed = True
            return [Box(*place.word(i, i), said[i]) for i in range(start, end) if not said[i].isspace()]
        return words


class _Places:
    """Where letters stand on a page as it is shown, whichever way it is turned."""

    def __init__(self, page: Any, text_page: Any) -> None:
        self._text_page = text_page
        self._turn = page.get_rotation()
        self._width, self._height = page.get_size()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = pdfium_c.FS_RECTF()

    def word(self, first: int, last: int) -> tuple[float, float, float, float]:
        """Left end, right end, base line from the top, and height of the letters `first` to `last`."""
        pdfium_c.FPDFText_GetCharOrigin(self._text_page, first, self._x, self._y)
        pdfium_c.FPDFText_GetLooseCharBox(self._text_page, last, self._box)
        x, y, box = self._x.value, self._y.value, self._box
        if self._turn == 90:
            return y, box.top, x, box.right - box.left
        if self._turn == 180:
            return self._width - x, self._width - box.left, y, box.top - box.bottom
        if self._turn == 270:
            return self._width - y, self._width - box.bottom, self._height - x, box.right - box.left
        return x, box.right, self._height - y, box.top - box.bottom

    def area(self, left: float, bottom: float, right: float, top: float) -> Area:
        """Left, top, right and bottom of an area as it is shown."""
        if self._turn == 90:
            return bottom, left, top, right
        if self._turn == 180:
            return self._width - right, bottom, self._width - left, top
        if self._turn == 270:
            return self._width - top, self._height - right, self._width - bottom, self._height - left
        return left, self._height - top, right, self._height - bottom


def print_pages(raw: bytes, pages: list[int]) -> dict[str, Any]:
    """Print these pages (from 1) on the standard output, one grey picture (PGM) after another; no other answer.

    Only their red light is drawn: a red seal is as white in it as the paper, and the name under it stands free.
    """
    document = open_pdf(raw)
    for number in pages:
        page = flat_page(document, number - 1)
        scale = min(DOTS_PER_INCH / 72, LARGEST_SIDE / max(page.get_size()))
        bitmap = page.render(scale=scale, maybe_alpha=False)  # three bytes a dot: blue, green, red
        sys.stdout.buffer.write(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height))
        buffer = bytes(bitmap.buffer)
        for row in range(bitmap.height):  # a row may be padded
            start = row * bitmap.stride
            sys.stdout.buffer.write(buffer[start + 2 : start + bitmap.n_channels * bitmap.width : bitmap.n_channels])
        bitmap.close()
        page.close()
    return {}
