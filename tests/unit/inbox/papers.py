"""Documents as offices write them, and the files in which they come."""

import io
import zipfile

NUMBER = "77/STTTT-TTBCXB"


def paper(
    title: str = "Kết quả tuyên truyền phòng, chống cháy rừng", kind: str = "BÁO CÁO", number: str = "15/BC-VHTT",
    day: str = "ngày 16 tháng 02 năm 2022", office: str = "UBND HUYỆN BẮC HÀ\nPHÒNG VĂN HÓA VÀ THÔNG TIN",
    to: str = "", body: str = "", cites: str = NUMBER,
) -> str:  # fmt: skip
    """A document as an office writes it, with some of its parts other than those of a report that is in order."""
    about = f"{kind}\n{title}" if kind else f"V/v {title}"
    body = (
        body or "Phòng báo cáo kết quả như sau:\nI. Kết quả: đăng 12 tin, bài; phát thanh 5 buổi.\nII. Khó khăn: không."
    )
    lines = [office, f"Số: {number}", f"Bắc Hà, {day}", about, ""]
    lines += [f"Kính gửi: {to}", ""] if to else []
    lines += [f"Thực hiện Công văn số {cites} ngày 24/01/2022 của Sở Thông tin và Truyền thông."] if cites else []
    return "\n".join([*lines, body, "", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TRƯỞNG PHÒNG", "Nguyễn Văn An"])


def docx(*lines: str) -> bytes:
    said = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(
            "[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
        )
        archive.writestr("word/document.xml", f"<w:document xmlns:w='{space}'><w:body>{said}</w:body></w:document>")
    return content.getvalue()


def zipped(**files: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, raw in files.items():
            archive.writestr(name.replace("_", "."), raw)
    return content.getvalue()
