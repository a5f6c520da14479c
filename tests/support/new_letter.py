"""A directive of 2026: twelve communes on one line, three deadlines, a table of four figures; as .docx and .pdf."""

import json
from collections.abc import Sequence

from docx.document import Document

from tests.support.papers import Paper, columns, docx_bytes

COMMUNES = (
    "Tam Thanh", "Lương Văn Tri", "Kỳ Lừa", "Đông Kinh", "Đồng Đăng", "Cao Lộc", "Lộc Bình", "Na Dương", "Bắc Sơn",
    "Hữu Lũng", "Chi Lăng", "Thất Khê",
)  # fmt: skip
WARDS = COMMUNES[:4]
"""Those that are phường; the others are xã."""

HEAD = ("UBND TỈNH LẠNG SƠN", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH")
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
NUMBER = ("Số:       /SVHTTDL-QLVH", "V/v kiểm tra, báo cáo việc tổ chức lễ hội", "đầu năm 2026")
DATE = "Lạng Sơn, ngày 05 tháng 01 năm 2026"
TO = f"Kính gửi: UBND các xã, phường: {', '.join(COMMUNES[:-1])} và {COMMUNES[-1]}."
BODY = (
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 02/01/2026 của UBND tỉnh về quản lý lễ hội, Sở Văn hóa, Thể thao và Du lịch "
    "đề nghị UBND các xã, phường:",
    "1. Xác nhận đã nhận được văn bản này trước ngày 08/01/2026.",
    "2. Tổ chức kiểm tra các lễ hội trên địa bàn từ ngày 12/01/2026 đến ngày 31/3/2026.",
    "3. Báo cáo nhanh hằng tuần trước 16 giờ 00 ngày thứ Sáu theo biểu dưới đây.",
    "4. Báo cáo tổng kết gửi về Sở trước ngày 10/4/2026.",
)
TABLE = (
    ("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả"),
    ("1", "Số lễ hội đã kiểm tra", "lễ hội", ""),
    ("2", "Số lượt khách", "lượt người", ""),
    ("3", "Số vụ vi phạm đã xử lý", "vụ", ""),
    ("4", "Số tiền xử phạt", "triệu đồng", ""),
)
LAST = (
    "Những lễ hội dừng tổ chức trước ngày 15/02/2026 thì không phải báo cáo. Trong quá trình thực hiện có vướng mắc, "
    "đề nghị phản ánh về Sở để được hướng dẫn./.",
)
COPIES = ("Nơi nhận:", "- Như trên;", "- Lãnh đạo Sở;", "- Lưu: VT, QLVH.")
SIGNED = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "Nguyễn Thị Hương")


def new_docx() -> bytes:
    """It as Word has it: head and foot in tables without borders, the table of figures with them."""

    def write(document: Document) -> None:
        columns(document, (HEAD, MOTTO), (NUMBER, (DATE,)))
        for line in ("", TO, *BODY):
            document.add_paragraph(line)
        table = document.add_table(rows=0, cols=4)
        table.style = "Table Grid"
        for row in TABLE:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        for line in (*LAST, ""):
            document.add_paragraph(line)
        columns(document, (COPIES, SIGNED))

    return docx_bytes(write)


def new_pdf() -> bytes:
    """It as a word processor prints it: two columns above, the table ruled, the foot in two columns."""
    paper = Paper()
    paper.down(20, 20, (*HEAD, *NUMBER), width=80)
    paper.down(105, 20, (*MOTTO, "", DATE), width=90)
    y = paper.wrapped(62, (TO, *BODY))
    paper.set_left_margin(25)
    paper.set_xy(25, y)
    with paper.table(
        TABLE, col_widths=(12, 75, 45, 33), width=165, align="LEFT", text_align="LEFT", line_height=5.5, padding=1,
        first_row_as_headings=False,
    ):  # fmt: skip
        pass
    y = paper.wrapped(paper.get_y() + 8, LAST)
    paper.down(25, y + 4, COPIES, step=5)
    paper.down(110, y + 4, SIGNED, width=80)
    return paper.bytes()


def new_directory() -> str:
    """The directory of its office: itself, its leaders, the twelve."""
    aliases = ("Sở Văn hóa, Thể thao và Du lịch", " / ".join(HEAD))
    mail, name = "vanthu@svhttdl.example", "Sở Văn hóa, Thể thao và Du lịch tỉnh Lạng Sơn"
    parts = [_agency("so-vhttdl", name, mail, "officer", aliases)]
    parts.append(_agency("lanh-dao-so", "Lãnh đạo Sở", "lanhdao@svhttdl.example"))
    for number, name in enumerate(COMMUNES, start=1):
        kind = "phường" if name in WARDS else "xã"
        parts.append(_agency(f"ubnd-{number:02d}", f"UBND {kind} {name}", f"ubnd{number:02d}@langson.example"))
    return "\n".join(parts)


def _agency(code: str, name: str, mail: str, tier: str = "contact", aliases: Sequence[str] = ()) -> str:
    known = f"aliases = {json.dumps(aliases, ensure_ascii=False)}\n" if aliases else ""
    return (
        f'[[agency]]\ncode = "{code}"\nname = "{name}"\n{known}'
        f'[[agency.contact]]\ntier = "{tier}"\nname = "Văn thư {name}"\nchannels = ["{mail}"]\n'
    )
