"""The zip archive of an office document, opened only when it is harmless: ISO/IEC 29500-2 (OPC).

Nothing is ever unpacked to disk, no relationship is ever followed.
"""

from __future__ import annotations

import contextlib
import io
import zipfile
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from tasks.files.refused import DocumentRefused

MAX_ENTRIES = 2_000
MAX_EXPANDED = 50 * 1024 * 1024
MAX_RATIO = 100
_SMALL = 1024 * 1024  # below this a ratio says nothing: an empty style sheet shrinks well


class Package:
    """The parts of a .docx or .xlsx. Raises DocumentRefused "unreadable" (no zip), "protected" or "unsafe"."""

    def __init__(self, raw: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise damaged_refused() from error
        self._left = MAX_EXPANDED
        check_contents(self._zip, len(raw))  # what its table of contents says; `part` counts what really comes out

    def names(self) -> list[str]:
        """What the parts are called."""
        return self._zip.namelist()

    def part(self, name: str) -> Element | None:
        """The XML of a part, or None where there is none.

        Raises DocumentRefused "unsafe" for a bomb or a DOCTYPE, which no office program writes.
        """
        try:
            with self._zip.open(name) as stream:
                raw = stream.read(self._left + 1)
        except KeyError:
            return None
        except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise damaged_refused() from error
        self._left -= len(raw)
        if self._left < 0:
            raise archive_bomb()
        return parse_xml(raw)


def check_contents(archive: zipfile.ZipFile, packed: int) -> None:
    """Look at the table of contents of an archive of so many bytes; nothing is expanded.

    Raises DocumentRefused "unsafe" for a bomb, a path that leads out, or macros, "protected" for a password.
    """
    entries = archive.infolist()
    expanded = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or expanded > max(_SMALL, packed * MAX_RATIO):
        raise archive_bomb()
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        if name.startswith("/") or ".." in name.split("/") or ":" in name:
            raise DocumentRefused(
                "unsafe",
                "Tệp chứa đường dẫn ra ngoài (dấu hiệu tệp độc hại) nên không đọc; đề nghị kiểm tra nguồn gửi.",
            )
        if name.lower().endswith(("vbaproject.bin", "vbadata.xml")):
            raise DocumentRefused(
                "unsafe", "Tệp chứa macro nên không đọc; đề nghị mở ra và lưu lại thành .docx, .xlsx (không macro)."
            )
        if entry.flag_bits & 1:
            raise DocumentRefused("protected", "Tệp có mật khẩu; đề nghị gỡ mật khẩu rồi đưa lại.")


def parse_xml(raw: bytes) -> Element:
    """XML without any DOCTYPE, and so without any entity or reference to the outside.

    The rule is defusedxml's; its parser is written in Python, though, and takes ten times as long for a style sheet.
    Raises DocumentRefused "unsafe" for a DOCTYPE and "unreadable" for what is not well formed.
    """
    scan = expat.ParserCreate()
    scan.StartDoctypeDeclHandler = _refuse_doctype
    scan.StartElementHandler = _stop  # a DOCTYPE stands before the first element or nowhere
    try:
        with contextlib.suppress(StopIteration):
            scan.Parse(raw, True)  # noqa: FBT003 - takes no name
        return ElementTree.fromstring(raw)
    except (ElementTree.ParseError, expat.ExpatError) as error:
        raise damaged_refused() from error


def _refuse_doctype(*_: object) -> None:
    raise doctype_refused()


def _stop(*_: object) -> None:
    raise StopIteration


def doctype_refused() -> DocumentRefused:
    """The refusal of a DOCTYPE."""
    return DocumentRefused(
        "unsafe",
        "Tệp khai báo DOCTYPE hoặc thực thể XML (dấu hiệu tệp độc hại) nên không đọc; đề nghị kiểm tra nguồn gửi.",
    )


def archive_bomb() -> DocumentRefused:
    """The refusal of an archive that would fill memory or disk."""
    return DocumentRefused(
        "unsafe", "Tệp nén bung ra quá lớn (dấu hiệu tệp độc hại) nên không đọc; đề nghị kiểm tra nguồn gửi."
    )


def damaged_refused() -> DocumentRefused:
    """The refusal of what is cut short or not well formed."""
    return DocumentRefused("unreadable", "Tệp hỏng hoặc bị cắt; đề nghị lấy lại bản gốc rồi đưa lại.")
