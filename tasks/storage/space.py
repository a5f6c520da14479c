"""How much room the disk of the data folder has: a full one stops everything, and looks like a damaged database."""

import shutil
import tempfile
from pathlib import Path

from models.text import mark_text, tr

LEAST_MB = 200
"""With less than that a person is told."""

TRIED = 128 * 1024
"""Bytes that are written to see whether any can be: a quota is full where the disk is not."""


def is_full(folder: Path) -> bool:
    """Whether nothing more can be written into a folder that is there."""
    try:
        with tempfile.TemporaryFile(dir=folder) as scratch:
            scratch.write(b"\0" * TRIED)
        return False
    except FileNotFoundError:
        return False
    except OSError:
        return True


def space_words(folder: Path) -> str:
    """That the disk is full, or will soon be, and what to do; "" where there is room."""
    if is_full(folder):
        what = tr("không ghi được vào {folder}: ổ đĩa đã đầy hoặc chỉ cho đọc", folder=folder)
        return tr("{what}; hãy giải phóng chỗ, việc đang chờ sẽ làm tiếp", what=mark_text(what))
    try:
        free = shutil.disk_usage(folder).free // 1_000_000
    except OSError:
        return ""
    return (
        tr("ổ đĩa chứa {folder} chỉ còn {free} MB; hãy giải phóng chỗ trước khi đầy", folder=folder, free=free)
        if free < LEAST_MB
        else ""
    )
