"""Documents of older or other office programs (.doc, .rtf, .odt), through antiword or LibreOffice where present."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from tasks.files.refused import DocumentRefused
from tasks.files.sandbox import parse_in_child, run_limited

_SECONDS = 60
_MACROS = tuple(name.encode("utf-16-le") for name in ("_VBA_PROJECT", "Macros\0"))


def office_text(raw: bytes) -> str:
    """The text. Raises DocumentRefused "unsafe" (macros), "unsupported" (no program for it) or as `run_limited`."""
    old_word = raw.startswith(b"\xd0\xcf\x11\xe0")
    if old_word and any(mark in raw for mark in _MACROS):
        raise DocumentRefused(
            "unsafe", "Tệp chứa macro nên không đọc; đề nghị mở bằng Word và lưu lại thành .docx (không macro)."
        )
    if old_word and shutil.which("antiword"):
        try:
            return _by_antiword(raw)
        except DocumentRefused:
            if not can_use_libreoffice():
                raise
    if can_use_libreoffice():
        return _by_libreoffice(raw)
    raise DocumentRefused(
        "unsupported",
        "Định dạng cũ (.doc, .rtf, .odt) cần antiword hoặc LibreOffice trên máy này (dondoc doctor); "
        "đề nghị mở bằng Word và lưu lại thành .docx.",
    )


@cache
def can_use_libreoffice() -> bool:
    """LibreOffice follows links to the outside, so it is used only where it can be cut off from the network."""
    if shutil.which("soffice") is None or shutil.which("unshare") is None:
        return False
    return subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False, timeout=10).returncode == 0


def _by_libreoffice(raw: bytes) -> str:
    """Converted to .docx in a folder of its own, which is then read like any other."""
    with tempfile.TemporaryDirectory(prefix="dondoc-") as name:
        folder = Path(name)
        (folder / "given.doc").write_bytes(raw)
        command = ["unshare", "-rn", "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        run_limited(
            [*command, "--convert-to", "docx", "--outdir", name, f"{name}/given.doc"], b"", _SECONDS, 4_000, folder
        )
        made = folder / "given.docx"
        if not made.is_file():
            raise DocumentRefused("unreadable", "LibreOffice không mở được tệp; đề nghị lưu lại thành .docx bằng Word.")
        text: str = parse_in_child("docx", made.read_bytes())["text"]
        return text


def _by_antiword(raw: bytes) -> str:
    with tempfile.TemporaryDirectory(prefix="dondoc-") as name:
        file = Path(name) / "given.doc"
        file.write_bytes(raw)
        said = run_limited(["antiword", "-m", "UTF-8.txt", "-w", "0", str(file)], b"", _SECONDS, 512, Path(name))
    return said.decode("utf-8", "replace")
