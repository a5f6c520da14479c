"""Files that agencies sent: to be saved as they are, or seen page by page as pictures that hold nothing else."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fastapi import Response
from fastapi.responses import FileResponse

from models.app import App
from models.database import reading
from portal.desk.common import NoSuchThing
from tasks.errors import Refused
from tasks.files.limits import MAX_BYTES
from tasks.files.refused import DocumentRefused
from tasks.files.sandbox import Preview, draw_preview
from tasks.storage.cache import FileAltered, FileGone, cached_attachment
from tasks.storage.uploads import shown_name

SHOWN_TYPES = {".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff"}
"""Endings of what can be seen without being saved."""

KEPT_PREVIEWS = 32
"""Pages that are kept drawn, in memory."""

SAVED_ONLY = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}
"""What an agency's file carries: whatever it says it is, it runs nowhere of ours."""


def can_be_seen(file: dict[str, Any]) -> bool:
    """Whether a kept file can be drawn."""
    return not file["why"] and Path(file["name"]).suffix.lower() in SHOWN_TYPES and file["size"] <= MAX_BYTES


def find_file(files: Sequence[dict[str, Any]], sha256: str) -> dict[str, Any]:
    """The kept file of a hash among those that came with something. Raises NoSuchThing."""
    found = next((file for file in files if file["sha256"] == sha256 and not file["why"]), None)
    if found is None:
        raise NoSuchThing
    return found


def file_to_save(app: App, file: dict[str, Any]) -> Response:
    """The file, to be saved under its name and never opened in the browser. Raises NoSuchThing when it is gone."""
    path = _laid(app, file)
    name = shown_name(file["name"])
    return FileResponse(path, media_type="application/octet-stream", filename=name, headers=SAVED_ONLY)


class Previews:
    """Pages of files, drawn by a child with limits, one child at a time, and kept for who turns back."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int], Preview] = OrderedDict()
        self._lock = threading.Lock()

    def page(self, app: App, file: dict[str, Any], number: int) -> Preview:
        """A page (from 1). Raises NoSuchThing when the file is gone or cannot be drawn, Refused saying why."""
        key = (file["sha256"], number)
        with self._lock:
            if key not in self._kept:
                self._kept[key] = self._draw(app, file, number)
                while len(self._kept) > KEPT_PREVIEWS:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]

    def _draw(self, app: App, file: dict[str, Any], number: int) -> Preview:
        if not can_be_seen(file):
            raise NoSuchThing
        try:
            return draw_preview(_laid(app, file).read_bytes(), number)
        except DocumentRefused as error:
            raise Refused(str(error)) from None


def _laid(app: App, file: dict[str, Any]) -> Path:
    try:
        with reading(app.engine) as session:
            return cached_attachment(session, app.settings, file["sha256"])
    except (FileGone, FileAltered):
        raise NoSuchThing from None


def picture_of(preview: Preview) -> Response:
    """A drawn page as an answer."""
    headers = {"Cache-Control": "private, max-age=3600", "Content-Security-Policy": "default-src 'none'; sandbox"}
    return Response(preview.jpeg, media_type="image/jpeg", headers=headers)
