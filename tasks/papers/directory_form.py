"""The directory as a workbook to fill in and hand in again."""

from pathlib import Path

from tasks.agencies.directory import DirectoryIn
from tasks.agencies.directory_file import SHEET
from tasks.agencies.directory_table import table_of
from tasks.agencies.directory_words import COLUMNS, TIER_WORDS
from tasks.report_forms.cells import shape_sheet, write_row
from tasks.storage.atomic import written_aside

GUIDE = (
    "Mỗi dòng một người; dòng đầu của một cơ quan ghi cả các cột của cơ quan, các dòng sau chỉ cần mã cơ quan.",
    "Mã: chữ không dấu, số và gạch nối, như vhxh-xa-that-khe; không đổi mã của cơ quan đã có.",
    "Tên khác, Nhóm, Thư điện tử, Kênh khác: nhiều giá trị thì cách nhau bằng dấu chấm phẩy.",
    f"Vai trò: {', '.join(TIER_WORDS.values())}; để trống là liên hệ.",
    "Lãnh đạo, cán bộ theo dõi là người của cơ quan ban hành.",
    "Ngày: như 30/06/2025. Cơ quan thôi hoạt động: ghi Đến ngày và mã cơ quan kế thừa.",
    "Kênh khác: địa chỉ kênh như zalo://… hoặc địa chỉ Apprise; mật khẩu viết ${TÊN_BIẾN}.",
    "Nhập lại: dondoc agencies import danh-ba.xlsx, hoặc trang Danh bạ; các thay đổi được nêu ra trước khi ghi.",
)


def write_directory_form(directory: DirectoryIn, path: Path) -> None:
    """Write the workbook in place of an older one. Raises OSError."""
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(SHEET)
    write_row(sheet, 1, [head for head, _ in COLUMNS.values()], bold=True)
    lines = table_of(directory)
    for number, line in enumerate(lines, start=2):
        write_row(sheet, number, [cell or None for cell in line])
    shape_sheet(sheet, [width for _, width in COLUMNS.values()], 1 + len(lines), head=1)
    tiers = DataValidation(type="list", formula1=f'"{",".join(TIER_WORDS.values())}"', allow_blank=True)
    column = chr(ord("A") + list(COLUMNS).index("tier"))
    tiers.add(f"{column}2:{column}{len(lines) + 500}")
    sheet.add_data_validation(tiers)
    guide = book.create_sheet("Hướng dẫn")
    for number, text in enumerate(GUIDE, start=1):
        write_row(guide, number, [text])
    guide.column_dimensions["A"].width = 110
    with written_aside(path) as beside:
        book.save(beside)
