"""A form's body: read as it comes, never more of it than is allowed, and nothing of it left behind."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.types import Message

from models.settings import PortalSettings
from portal.actions import STALE, Wrong
from portal.form_data import FormData, clean_field
from tasks.report_forms.schema import MOST_FIELDS
from tasks.storage.uploads import Upload

WORDS = 500_000
"""Bytes of a body besides its files: the fields, and what parts them."""

READ_SECONDS = 4
"""How many times what is allowed is still read, and dropped, so that a browser gets to see the answer."""

FIELDS = MOST_FIELDS + 20


class TooLarge(Exception):
    """More was sent than is allowed."""


@asynccontextmanager
async def read_form_data(request: Request, limits: PortalSettings) -> AsyncIterator[FormData]:
    """What was handed in; the files are gone from the scratch disk at the end, whatever happens.

    Raises TooLarge, or Wrong for a body that is no form, or has more files than are allowed.
    """
    body = _Counted(request, limits.files * limits.file_mb * 1_000_000 + WORDS)
    try:
        counted = Request(request.scope, body.receive)
        async with counted.form(max_files=limits.files + 1, max_fields=FIELDS, max_part_size=WORDS) as form:
            # A browser sends an empty part for a file field in which nothing was chosen.
            chosen = [one for _, one in form.multi_items() if isinstance(one, UploadFile) and one.filename]
            if len(chosen) > limits.files:
                raise Wrong({"files": f"Nhiều nhất {limits.files} tệp một lần gửi; hãy bớt lại hoặc gửi lần nữa."})
            fields = {name: clean_field(name, one) for name, one in form.multi_items() if isinstance(one, str)}
            yield FormData(fields, tuple(Upload(one.filename or "", one.file) for one in chosen))
    except TooLarge:
        await body.drain()
        raise
    except HTTPException:
        await body.drain()
        raise Wrong({"": STALE}) from None


class _Counted:
    """The body of a request, counted as it comes."""

    def __init__(self, request: Request, most: int) -> None:
        self._receive, self._most, self._seen, self._more = request.receive, most, 0, True

    async def receive(self) -> Message:
        message = await self._next()
        if self._seen > self._most:
            raise TooLarge
        return message

    async def drain(self) -> None:
        """Read on to the end, within reason, and keep nothing."""
        while self._more and self._seen < self._most * READ_SECONDS:
            await self._next()

    async def _next(self) -> Message:
        message = await self._receive()
        self._seen += len(message.get("body", b""))
        self._more = bool(message.get("more_body", False)) and message["type"] == "http.request"
        return message
