"""The straight lines that a page of a PDF draws: the borders of its tables, as PDFium gives them."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium_c

from tasks.files.tables import Edge

_THIN = 2.5  # points: an area no wider is a line; Word fills such areas where LibreOffice draws lines
_SIDES = 5  # segments of a rectangle
Area = tuple[float, float, float, float]
"""Left, top, right, bottom of what is shown."""


def edges_of(page: Any, shown: Callable[[float, float, float, float], Area]) -> tuple[list[Edge], list[Edge]]:
    """The lines that lie and those that stand, in points; `shown` turns PDF's left, bottom, right, top into an area."""
    lying: list[Edge] = []
    standing: list[Edge] = []
    for i in range(pdfium_c.FPDFPage_CountObjects(page)):
        item = pdfium_c.FPDFPage_GetObject(page, i)
        if pdfium_c.FPDFPageObj_GetType(item) != pdfium_c.FPDF_PAGEOBJ_PATH:
            continue
        for corners in _areas(item):
            left, top, right, bottom = shown(*corners)
            wide, high = right - left > _THIN, bottom - top > _THIN
            if wide:
                lying += [Edge(y, left, right) for y in ((top, bottom) if high else (bottom,))]
            if high:
                standing += [Edge(x, top, bottom) for x in ((left, right) if wide else (left,))]
    return lying, standing


def _areas(path: Any) -> Iterator[Area]:
    """The rectangles and lines of a path; of a filled area only if it is as thin as a line: others are shades."""
    box = [ctypes.c_float() for _ in range(4)]
    pdfium_c.FPDFPageObj_GetBounds(path, *box)
    left, bottom, right, top = (side.value for side in box)
    segments = pdfium_c.FPDFPath_CountSegments(path)
    if min(right - left, top - bottom) > _THIN:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium_c.FPDFPath_GetDrawMode(path, fill, stroke)
        if not stroke.value and segments <= _SIDES:
            return
    if segments <= _SIDES:
        yield left, bottom, right, top
        return
    for (x, y), (x2, y2) in _strokes(path, segments):
        if abs(x - x2) < _THIN or abs(y - y2) < _THIN:
            yield min(x, x2), min(y, y2), max(x, x2), max(y, y2)


def _strokes(path: Any, segments: int) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight strokes of a path with many, end to end."""
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float, bool]] = []
    for i in range(segments):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, i)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
            pdfium_c.FPDFPathSegment_GetType(segment) == pdfium_c.FPDF_SEGMENT_LINETO,
        ))  # fmt: skip
    yield from (((a[0], a[1]), (b[0], b[1])) for a, b in pairwise(points) if b[2])
