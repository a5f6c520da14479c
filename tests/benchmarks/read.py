"""How fast a document is read: a page of text, the same by the process that reads, a plan of 200 pages, and .docx
and .pdf beside the plain extraction by a library (python-docx, pypdfium2), each in a process of its own as ours is, and
within one process.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx as python_docx
import pypdfium2 as pdfium

from tasks.files import docx, pdf
from tasks.files.extract import extract_bytes
from tasks.read import read_file, read_text
from tests.support import papers as p
from tests.support.layouts import docx_rows, pdf_columns
from tests.support.paths import DIRECTIVE

PAGE_GOAL = 5.0
"""Milliseconds of processor time for a page of text, once warm."""
APART_GOAL = 25.0
"""Milliseconds by the clock for the same page through the process that reads: its fork and the answer's way back."""
LINEAR_GOAL = 1.3
"""Time for a page of 200 pages, over that of 20."""
LIBRARY_GOAL = 1.5
_DUTY = (
    "{n}. Phòng Văn hóa và Thông tin các huyện, thị xã, thành phố chủ trì, phối hợp với các đơn vị liên quan tổ chức "
    "kiểm tra các cơ sở trên địa bàn từ ngày 10/9/2024 đến ngày 30/11/2024; báo cáo kết quả về Sở trước ngày "
    "15/12/2024; định kỳ trước ngày 25 hằng tháng gửi báo cáo nhanh theo mẫu kèm theo Công văn số 12/SVHTT-QLVH.\n"
)
_PER_PAGE = 7  # such duties fill a page of 45 lines

LIBRARIES = {
    "docx": """
import io, sys, docx
document = docx.Document(io.BytesIO(sys.stdin.buffer.read()))
said = [one.text for one in document.paragraphs]
said += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
print("\\n".join(said))
""",
    "pdf": """
import sys, pypdfium2
document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
print("\\n".join(page.get_textpage().get_text_range() for page in document))
""",
}
"""The plain extraction, as a user of the library would write it."""


def run() -> Iterator[dict[str, Any]]:
    """The measures; `ratio` is the measured over the compared figure, `goal` what it may be."""
    yield _rounded(_page())
    yield _rounded(_apart())
    yield _rounded(_linear())
    for kind, pages in (("docx", 1), ("docx", 20), ("pdf", 1), ("pdf", 20)):
        yield _rounded(_beside_library(kind, pages))


def _rounded(line: dict[str, Any]) -> dict[str, Any]:
    return {key: round(value, 2) if isinstance(value, float) else value for key, value in line.items()}


def plan(pages: int) -> str:
    """A plan of so many pages."""
    head = "\n".join((*p.ISSUER, *p.MOTTO, "Số: 7/KH-SVHTT", p.DATE, "", "KẾ HOẠCH", "Quản lý lễ hội năm 2024", ""))
    duties = "".join(_DUTY.format(n=i + 1) for i in range(pages * _PER_PAGE))
    return f"{head}\n{duties}\n" + "\n".join((*p.COPIES, *p.SIGNED, p.SIGNER))


def milliseconds(
    *acts: Callable[[], object], runs: int = 7, clock: Callable[[], float] = time.process_time
) -> list[float]:
    """The quickest of several runs of each, taken in turn, after one that warms up: what else the machine does only
    adds. Processor time within this process; the clock on the wall where others are started."""
    taken: list[list[float]] = [[] for _ in acts]
    for run_number in range(runs + 1):
        for act, times in zip(acts, taken, strict=True):
            started = clock()
            act()
            if run_number:
                times.append((clock() - started) * 1000)
    return [min(times) for times in taken]


def _page() -> dict[str, Any]:
    directive = DIRECTIVE.read_text("utf-8")
    taken, long = milliseconds(lambda: read_text(_letter()), lambda: read_text(directive), runs=20)
    return {
        "name": "page",
        "n": 1,
        "ratio": taken / PAGE_GOAL,
        "goal": 1.0,
        "ms": taken,
        "two_and_a_half_pages_ms": long,
    }


def _apart() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_text(_letter(), "utf-8")
        (taken,) = milliseconds(lambda: read_file(path), runs=20, clock=time.perf_counter)
    return {"name": "page apart", "n": 1, "ratio": taken / APART_GOAL, "goal": 1.0, "ms": taken}


def _letter() -> str:
    return "\n".join(
        (*p.ISSUER, *p.MOTTO, p.NUMBER, *p.ABOUT, p.DATE, "", *p.TO, *p.BODY, "", *p.COPIES, *p.SIGNED, p.SIGNER)
    )


def _linear() -> dict[str, Any]:
    short, long = plan(20), plan(200)
    few, many = milliseconds(lambda: read_text(short), lambda: read_text(long), runs=3)
    few, many = few / 20, many / 200
    return {
        "name": "linear",
        "n": 200,
        "ratio": many / few,
        "goal": LINEAR_GOAL,
        "ms_page_20": few,
        "ms_page_200": many,
    }


def _beside_library(kind: str, pages: int) -> dict[str, Any]:
    raw = document(kind, pages)
    command = [sys.executable, "-E", "-s", "-P", "-c", LIBRARIES[kind]]
    own, library = IN_PROCESS[kind]
    ours, theirs = milliseconds(
        lambda: extract_bytes(raw),
        lambda: subprocess.run(command, input=raw, capture_output=True, check=True),
        clock=time.perf_counter,
    )
    here, there = milliseconds(lambda: own(raw), lambda: library(raw))
    return {
        "name": kind, "n": pages, "ratio": ours / theirs, "goal": LIBRARY_GOAL, "ours_ms": ours, "library_ms": theirs,
        "in_process_ratio": here / there, "in_process_ours_ms": here, "in_process_library_ms": there,
    }  # fmt: skip


def document(kind: str, pages: int) -> bytes:
    """A letter of one page, or a plan of many."""
    if kind == "docx":
        return p.docx_bytes(lambda d: docx_rows(d) if pages == 1 else p.paragraphs(d, *plan(pages).split("\n")))
    paper = p.Paper()
    if pages == 1:
        pdf_columns(paper)
        return paper.bytes()
    paper.set_auto_page_break(True, 20)
    paper.set_xy(25, 20)
    paper.multi_cell(165, 6, plan(pages))
    return paper.bytes()


def _plain_docx(raw: bytes) -> str:
    given = python_docx.Document(io.BytesIO(raw))
    said = [one.text for one in given.paragraphs]
    return "\n".join(said + [cell.text for table in given.tables for row in table.rows for cell in row.cells])


def _plain_pdf(raw: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(raw))


IN_PROCESS: dict[str, tuple[Callable[[bytes], object], Callable[[bytes], object]]] = {
    "docx": (docx.docx_text, _plain_docx),
    "pdf": (pdf.pages_of, _plain_pdf),
}
