"""The text of a PDF in reading order, by PDFium (pypdfium2: Apache-2.0 or BSD-3-Clause)."""

from __future__ import annotations

import ctypes
import re
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from tasks.files.boxes import Box, page_lines
from tasks.files.refused import DocumentRefused

MAX_PAGES = 1_000
DOTS_PER_INCH = 300
LARGEST_SIDE = 5_000  # dots: A3 at 300; a page drawn as large as a wall is read smaller
_STAMP_LETTERS = 300
_FIRST_OBJECTS = 50  # the picture of a scan is drawn first
_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"\S+")


def pages_of(raw: bytes) -> dict[str, Any]:
    """`pages`: their texts; `blank`: the numbers (from 1) of those that are pictures without a text of their own;
    `covered`: of those that are pictures with the text of an earlier recognition behind them.

    Raises DocumentRefused "protected", "too_large" (pages) or "unreadable".
    """
    document = opened(raw)
    pages: list[list[str]] = []
    blank, covered = [], []
    for i in range(len(document)):
        page = document[i]
        pages.append(_lines(page))
        letters = sum(map(len, pages[-1]))
        if letters < _STAMP_LETTERS and _is_picture(page, 0.5):
            blank.append(i + 1)  # what letters there are belong to a stamp or a digital signature
        elif _is_picture(page, 0.8):
            covered.append(i + 1)
        page.close()
    return {
        "pages": ["\n".join(page) for page in _without_running_heads(pages)],
        "blank": blank,
        "covered": covered,
    }


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


def opened(raw: bytes) -> Any:
    """The document. Raises DocumentRefused as `text_of` does."""
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise DocumentRefused("protected", "Tệp PDF có mật khẩu; đề nghị gỡ mật khẩu rồi đưa lại.") from error
        raise DocumentRefused("unreadable", "Tệp PDF hỏng hoặc bị cắt; đề nghị lấy lại bản gốc rồi đưa lại.") from error
    if len(document) > MAX_PAGES:
        raise DocumentRefused(
            "too_large",
            f"Tệp PDF có {len(document)} trang, quá {MAX_PAGES} trang; đề nghị chỉ đưa phần văn bản chỉ đạo.",
        )
    return document


def _lines(page: Any) -> list[str]:
    text_page = page.get_textpage()
    height = page.get_height()
    said = text_page.get_text_range()
    exact = len(said) == text_page.count_chars()  # a letter beyond the BMP shifts the places
    found: list[Box] = []
    for m in _LINE.finditer(said):
        if m.group().strip():
            found += _boxes(text_page, said, m.start(), m.end(), height) if exact else []
    lines = page_lines(found) if exact else said.splitlines()
    return [line.replace("\x02", "-").replace("\ufffe", "-") for line in lines]


def _boxes(text_page: Any, said: str, start: int, end: int, height: float) -> Iterator[Box]:
    """The words of one line of PDFium's, each with its place."""
    first, last = pdfium_c.FS_RECTF(), pdfium_c.FS_RECTF()
    for m in _WORD.finditer(said, start, end):
        pdfium_c.FPDFText_GetLooseCharBox(text_page, m.start(), first)
        pdfium_c.FPDFText_GetLooseCharBox(text_page, m.end() - 1, last)
        yield Box(first.left, last.right, height - first.top, height - first.bottom, m.group())


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Drop the first and last lines that most pages share, page numbers apart: a stamp, a running title."""
    edges = Counter(re.sub(r"\d+", "#", line) for page in pages for line in {*page[:2], *page[-2:]} if line)
    often = {line for line, n in edges.items() if len(pages) > 2 and n > len(pages) / 2}
    if not often:
        return pages

    def keep(page: list[str], i: int) -> bool:
        return 2 <= i < len(page) - 2 or re.sub(r"\d+", "#", page[i]) not in often

    return [[line for i, line in enumerate(page) if keep(page, i)] for page in pages]


def draw(raw: bytes, pages: list[int]) -> dict[str, Any]:
    """Print these pages (from 1) on the standard output, one grey picture (PGM) after another; no other answer."""
    document = opened(raw)
    for number in pages:
        page = document[number - 1]
        scale = min(DOTS_PER_INCH / 72, LARGEST_SIDE / max(page.get_size()))
        bitmap = page.render(scale=scale, grayscale=True)
        sys.stdout.buffer.write(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height))
        buffer = bytes(bitmap.buffer)
        for row in range(bitmap.height):  # a row may be padded
            sys.stdout.buffer.write(buffer[row * bitmap.stride : row * bitmap.stride + bitmap.width])
        bitmap.close()
        page.close()
    return {}
    return {}
