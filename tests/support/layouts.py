"""The layouts in which offices set one directive, in each format."""

from __future__ import annotations

from pathlib import Path

from docx.document import Document

from tasks.read import Reading, read_file
from tests.support import papers as p


def reading_of(folder: Path, raw: bytes) -> Reading:
    """Its kind is told by the bytes: the name says nothing."""
    path = folder / "van-ban.bin"
    path.write_bytes(raw)
    return read_file(path)


def docx_rows(d: Document) -> None:
    """Head in a table of two rows, foot in one row."""
    p.columns(d, (p.ISSUER, p.MOTTO), ((p.NUMBER, *p.ABOUT), (p.DATE,)))
    p.paragraphs(d, "", *p.TO, *p.BODY, "")
    p.columns(d, (p.COPIES, (*p.SIGNED, "", "", p.SIGNER)))


def head(paper: p.Paper, left: float = 20, right: float = 105, wide: tuple[float, float] = (75, 90)) -> float:
    """The ordinary head: two centred columns, the date at the height of the subject."""
    paper.down(left, 20, (*p.ISSUER, p.NUMBER, *p.ABOUT), width=wide[0])
    paper.down(right, 20, (*p.MOTTO, "", p.DATE), width=wide[1])
    return paper.wrapped(62, (*p.TO, *p.BODY))


def foot(paper: p.Paper, y: float, name: float = 36) -> None:
    paper.down(25, y, p.COPIES, step=5)
    paper.down(110, y, p.SIGNED, width=80)
    paper.put(110, y + name, p.SIGNER, 80)


def pdf_columns(paper: p.Paper) -> None:
    foot(paper, head(paper) + 6)


def pdf_row_by_row(paper: p.Paper) -> None:
    """Drawn row by row, as a converter of tables does: left and right turn about."""
    left, right = (*p.ISSUER, p.NUMBER, *p.ABOUT), (*p.MOTTO, "", p.DATE, "")
    for i, (a, b) in enumerate(zip(left, right, strict=True)):
        paper.put(20, 20 + 6 * i, a, 75)
        paper.put(105, 20 + 6 * i, b, 90)
    y = paper.wrapped(62, (*p.TO, *p.BODY)) + 6
    for i, line in enumerate(p.COPIES):
        paper.put(25, y + 6 * i, line)
        if i < len(p.SIGNED):
            paper.put(110, y + 6 * i, p.SIGNED[i], 80)
    paper.put(110, y + 36, p.SIGNER, 80)


def html_tables() -> str:
    row = f"<tr>{p.html_cell(*p.ISSUER)}{p.html_cell(*p.MOTTO)}</tr>"
    row += f"<tr>{p.html_cell(p.NUMBER, *p.ABOUT)}{p.html_cell(f'<i>{p.DATE}</i>')}</tr>"
    body = "".join(f"<p>{line}</p>" for line in (*p.TO, *p.BODY))
    return (
        f"<table>{row}</table>{body}<table><tr>{p.html_cell(*p.COPIES)}{p.html_cell(*p.SIGNED, p.SIGNER)}</tr></table>"
    )
