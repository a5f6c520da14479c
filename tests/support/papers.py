"""One directive in many layouts: as .docx (python-docx), .pdf (fpdf2, with a Vietnamese font) and .html."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from fpdf import FPDF

ISSUER = ("UBND TỈNH QUẢNG BÌNH", "SỞ VĂN HÓA VÀ THỂ THAO")
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
NUMBER = "Số: 1208/SVHTT-QLVH"
ABOUT = ("V/v tăng cường quản lý lễ hội", "và báo cáo kết quả năm 2024")
DATE = "Quảng Bình, ngày 05 tháng 9 năm 2024"
TO = ("Kính gửi:", "- Phòng Văn hóa và Thông tin các huyện, thị xã, thành phố;", "- Trung tâm Văn hóa tỉnh.")
BODY = (
    "Thực hiện Kế hoạch số 512/KH-UBND ngày 12/8/2024 của UBND tỉnh về quản lý lễ hội, Sở Văn hóa và Thể thao đề nghị "
    "các đơn vị:",
    "1. Tổ chức kiểm tra các lễ hội trên địa bàn từ ngày 10/9/2024 đến ngày 30/11/2024.",
    "2. Phòng Văn hóa và Thông tin các huyện, thị xã, thành phố báo cáo kết quả về Sở trước ngày 15/12/2024.",
    "3. Định kỳ trước ngày 25 hằng tháng gửi báo cáo nhanh.",
    "Đề nghị các đơn vị nghiêm túc thực hiện./.",
)
COPIES = ("Nơi nhận:", "- Như trên;", "- UBND tỉnh (để b/c);", "- Giám đốc, các PGĐ Sở;", "- Lưu: VT, QLVH.")
SIGNED = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
SIGNER = "Mai Xuân Thành"

FACTS = {
    "number": "1208/SVHTT-QLVH",
    "issued_on": "2024-09-05",
    "place": "Quảng Bình",
    "issuer": " / ".join(ISSUER),
    "subject": "tăng cường quản lý lễ hội và báo cáo kết quả năm 2024",
    "addressees": ["Phòng Văn hóa và Thông tin các huyện, thị xã, thành phố", "Trung tâm Văn hóa tỉnh"],
    "copies": ["Như trên", "UBND tỉnh (để b/c)", "Giám đốc, các PGĐ Sở", "Lưu: VT, QLVH"],
    "signer": {"authority": "KT. GIÁM ĐỐC", "title": "PHÓ GIÁM ĐỐC", "name": "Mai Xuân Thành"},
    "bases": ["512/KH-UBND"],
    "windows": [("2024-09-10", "2024-11-30")],
    "deadlines": [("once", "2024-12-15"), ("periodic", None)],
}
"""What every layout must be read to."""


def facts(found: dict[str, Any]) -> dict[str, Any]:
    """A reading's JSON cut down to the keys of `FACTS`."""
    return {
        **{key: found[key] for key in FACTS},
        "bases": [base["number"] for base in found["bases"]],
        "windows": [(window["start"], window["end"]) for window in found["windows"]],
        "deadlines": [(deadline["kind"], deadline["due"]) for deadline in found["deadlines"]],
    }


# --- .docx


def docx_bytes(write: Callable[[Document], None]) -> bytes:
    document = docx.Document()
    write(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def columns(document: Document, *rows: Sequence[Sequence[str]]) -> None:
    """A table without borders; each cell is a list of paragraphs."""
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, paragraphs in zip(table.add_row().cells, row, strict=True):
            cell.text = paragraphs[0] if paragraphs else ""
            for said in paragraphs[1:]:
                cell.add_paragraph(said)


def paragraphs(document: Document, *said: str) -> None:
    for one in said:
        document.add_paragraph(one)


def text_box(document: Document, *said: str) -> None:
    """A paragraph with a text box, in the newer markup with its older twin as Word writes it."""
    inner = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in said)
    box = f"<w:txbxContent>{inner}</w:txbxContent>"
    document.add_paragraph()._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
            'xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>'
            f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
            f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )
    )


# --- .pdf


class Paper(FPDF):
    """A page of A4 on which text is put at a place, as a word processor does."""

    def __init__(self) -> None:
        super().__init__()
        import font_roboto

        self.add_font("R", "", font_roboto.Roboto)
        self.set_font("R", size=12)
        self.set_auto_page_break(False)
        self.add_page()

    def put(self, x: float, y: float, said: str, width: float = 0) -> None:
        """At x, y millimetres; centred in `width` if that is given."""
        if width:
            x += (width - self.get_string_width(said)) / 2
        self.text(x, y, said)

    def down(self, x: float, y: float, said: Sequence[str], step: float = 6, width: float = 0) -> float:
        for line in said:
            self.put(x, y, line, width)
            y += step
        return y

    def wrapped(self, y: float, said: Sequence[str], x: float = 25, width: float = 165) -> float:
        """Justified paragraphs; the place below the last one."""
        self.set_left_margin(x)
        for paragraph in said:
            self.set_xy(x, y - 4)
            self.multi_cell(width, 6.5, paragraph, align="J")
            y = self.get_y() + 5
        return y

    def bytes(self) -> bytes:
        return bytes(self.output())


# --- .html


def html_bytes(body: str, encoding: str = "utf-8") -> bytes:
    return (
        f'<!DOCTYPE html><html><head><meta charset="{encoding}"><title>Văn bản</title><style>p {{margin: 0}}</style>'
        f"</head><body><script>var a = '<p>Số: 1/X</p>';</script>{body}</body></html>"
    ).encode(encoding)


def html_cell(*said: str) -> str:
    return "<td>" + "".join(f"<p>{line}</p>" for line in said) + "</td>"
