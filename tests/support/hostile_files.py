"""Files that an upload must refuse, each with what is said of it; and what a good one begins with."""

import io
import zipfile

PDF = b"%PDF-1.7\n" + b"x" * 1000


def zipped(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return held.getvalue()


def many_entries() -> bytes:
    """The end of an archive that announces more than it may have."""
    raw = bytearray(zipped(a=b"x"))
    where = raw.rfind(b"PK\x05\x06")
    raw[where + 8 : where + 12] = b"\xff\xff\xff\xff"
    return bytes(raw)


DOCX = zipped(**{"[Content_Types].xml": b"<Types/>", "word__document.xml": b"<document/>"})
BAD: list[tuple[str, bytes, str]] = [
    ("virus.exe", b"MZ" + b"\0" * 100, "thuộc loại không được nhận"),
    ("bao-cao.pdf.exe", PDF, "thuộc loại không được nhận"),
    ("không đuôi", PDF, "thuộc loại không được nhận"),
    ("macro.docm", DOCX, "thuộc loại không được nhận"),
    ("trang.html", b"<script>alert(1)</script>", "thuộc loại không được nhận"),
    ("anh.svg", b"<svg onload='x'/>", "thuộc loại không được nhận"),
    ("bom.zip", zipped(a=b"\0" * 1000), "thuộc loại không được nhận"),
    ("gia.pdf", b"MZ" + b"\0" * 100, "không phải là loại .pdf"),
    ("gia.docx", PDF, "không phải là loại .docx"),
    ("gia.jpg", b"<html>", "không phải là loại .jpg"),
    ("gia.txt", b"MZ\x90\0", "không phải là loại .txt"),
    ("gia.csv", b"#!/bin/sh\nrm -rf /", "không phải là loại .csv"),
    ("rong.pdf", b"", "không có nội dung"),
    ("bom.docx", zipped(word__document=b"\0" * 60_000_000), "bung ra quá lớn"),
    ("nhieu.xlsx", many_entries(), "bung ra quá lớn"),
    ("ra-ngoai.docx", zipped(**{"../../etc/passwd": b"x"}), "đường dẫn ra ngoài"),
    ("cat.docx", DOCX[:-30], "hỏng hoặc bị cắt"),
]
