"""What `dondoc doctor` finds of the folders of the axis: whether they are there, can be used, and are emptied."""

import os
from pathlib import Path

from pendulum import DateTime

from flows.cli.checks.check import Check
from models.config.settings import EdxmlSettings
from models.text import tr
from tasks.inbox.axis.folder import waiting_envelopes

SLOW_MINUTES = 60
"""Age of an envelope from which on nobody seems to take it in: the patrol looks every few minutes."""

NAME, GUARD = "gói edXML đến", "edxml.inbox"


def check_axis(edxml: EdxmlSettings, now: DateTime) -> list[Check]:
    """The folders `edxml.inbox` and `edxml.outbox`; [] of what is not configured."""
    checks = [_check_inbox(Path(edxml.inbox), now)] if edxml.inbox else []
    if edxml.outbox:
        found = _unusable(Path(edxml.outbox))
        checks.append(
            Check(
                "gói edXML đi",
                "error" if found else "ok",
                found or tr("ghi được {outbox}", outbox=edxml.outbox),
                "edxml.outbox",
            )
        )
    return checks


def _check_inbox(folder: Path, now: DateTime) -> Check:
    if found := _unusable(folder):
        return Check(NAME, "error", found, GUARD)
    ages = [now.timestamp() - moment for one in waiting_envelopes(folder) if (moment := _changed(one)) is not None]
    if not ages:
        return Check(NAME, "ok", tr("{folder}: không có gói nào đang chờ", folder=folder), GUARD)
    minutes = max(0, int(max(ages) // 60))
    what = tr(
        "{folder}: {ages} gói đang chờ, gói cũ nhất đã {minutes} phút", folder=folder, ages=len(ages), minutes=minutes
    )
    return Check(NAME, "warning" if minutes >= SLOW_MINUTES else "ok", what, GUARD)


def _unusable(folder: Path) -> str:
    """Why nothing can be taken from a folder and moved aside in it; "" when it can."""
    if not folder.is_dir():
        return tr("không có thư mục {folder}", folder=folder)
    if not os.access(folder, os.R_OK | os.X_OK):
        return tr("không đọc được thư mục {folder}", folder=folder)
    return "" if os.access(folder, os.W_OK) else tr("không ghi được vào thư mục {folder}", folder=folder)


def _changed(path: Path) -> float | None:
    """When a file was last changed, in seconds; None when it has just been taken away."""
    try:
        return path.stat().st_mtime
    except OSError:
        return None
