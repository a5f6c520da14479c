"""A form's body: read as it comes, never more of it than is allowed, and nothing of its files left behind.

What was typed is kept whatever is wrong with the rest: too many files, too large ones, a line that is too slow. What
is wrong is said by the form that comes back, with all that was typed in it.
"""

import io
import math
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote_to_bytes

from fastapi import Request
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header
from starlette.datastructures import FormData as Parsed
from starlette.datastructures import UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.types import Message

from models.config.settings import PortalSettings
from portal.form_data import STALE, FormData, clean_field
from portal.middleware import Slow
from tasks.report_forms.schema import MOST_FIELDS
from tasks.storage.uploads import Upload

WORDS = 500_000
"""Bytes of a body besides its files: the fields, and what parts them."""

READ_SECONDS = 4
"""How many times what is allowed is still read, and dropped, so that a browser gets to see the answer."""

FIELDS = MOST_FIELDS + 20
PARTS = 10_000
"""Parts of a body; no browser of a person sends so many."""

LINES = frozenset({"text", "reason", "url"})
"""The fields of an agency's forms that have several lines."""

TOO_LONG = "Quá dài nên không nhận được hết; đề nghị rút gọn, hoặc gửi dưới dạng tệp."
UNREADABLE = "Nội dung gửi lên không đọc được (không phải chữ Unicode); đề nghị ghi lại."


@asynccontextmanager
async def read_form_data(
    request: Request, limits: PortalSettings, lines: Callable[[str], bool] = LINES.__contains__, fields: int = FIELDS
) -> AsyncIterator[FormData]:
    """What was handed in, with what is wrong with its body; the files are gone from the scratch disk at the end.

    `lines` says of which fields the line ends are kept; `fields` is how many there may be.
    """
    body = _Counted(request, limits.files * limits.file_mb * 1_000_000 + WORDS)
    parser = _parser(Request(request.scope, body.receive), limits, body, fields)
    async with AsyncExitStack() as stack:
        errors: dict[str, str] = {}
        try:
            if form := await parser.parse():
                stack.push_async_callback(form.close)
            else:
                errors[""] = STALE
        except TooLarge:
            body.over = True
        except Slow:
            errors[""] = "Đường truyền quá chậm nên chưa nhận được; đề nghị bớt tệp rồi gửi lại."
        except (MultiPartException, FormParserError):
            await body.drain()
            errors[""] = STALE
        errors |= _wrong(parser, body, limits)
        typed = [(name, clean_field(one, lines=lines(name))) for name, one in parser.items if isinstance(one, str)]
        # A browser sends an empty part for a file field in which nothing was chosen.
        chosen = [(name, one) for name, one in parser.items if isinstance(one, UploadFile) and one.filename]
        files = () if errors else tuple(Upload(one.filename or "", one.file, name) for name, one in chosen)
        yield FormData(dict(typed), files, errors, bool(chosen), 413 if body.over else 422, tuple(typed))


class TooLarge(Exception):
    """So much more was sent than is allowed that it is not even read to its end."""


class _Multipart(MultiPartParser):
    """Keeps the fields, and as many files as are allowed; of what is beyond that it remembers that it was."""

    spool_max_size = 256 * 1024

    def __init__(self, request: Request, limits: PortalSettings, body: "_Counted", fields: int) -> None:
        super().__init__(request.headers, _stream(request), max_files=PARTS, max_fields=fields, max_part_size=WORDS)
        self._limits, self._body, self._left = limits, body, WORDS
        self.files, self.wrong = 0, dict[str, str]()

    def on_headers_finished(self) -> None:
        super().on_headers_finished()
        file = self._current_part.file
        self.files += bool(file and file.filename)
        if file and self.files > self._limits.files:
            self._current_part.file = UploadFile(_Devnull(), filename=file.filename)

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        if self._current_part.file is None:
            end = min(end, start + self._left)  # what is longer than any field may be is said by its check
            self._left -= end - start
        elif self._body.over:
            return
        super().on_part_data(data, start, end)

    def on_part_end(self) -> None:
        if self._current_part.file is None:
            name = self._current_part.field_name
            self.items.append((name, _decoded(name, bytes(self._current_part.data), self._left, self.wrong)))
        else:
            super().on_part_end()


class _Urlencoded(FormParser):
    """Keeps the fields, each as far as it may go."""

    def __init__(self, request: Request, fields: int) -> None:
        super().__init__(request.headers, _stream(request), max_fields=fields, max_part_size=math.inf)  # type: ignore[arg-type]
        self._left = WORDS
        self.files, self.wrong = 0, dict[str, str]()

    @property
    def items(self) -> list[tuple[str, str | UploadFile]]:
        return self._items

    def on_field_data(self, data: bytes, start: int, end: int) -> None:
        end = min(end, start + self._left)
        self._left -= end - start
        super().on_field_data(data, start, end)

    def on_field_end(self) -> None:
        super().on_field_end()
        name, _ = self._items[-1]
        raw = unquote_to_bytes(bytes(self._field_value).replace(b"+", b" "))
        self._items[-1] = (name, _decoded(name, raw, self._left, self.wrong))


class _Nothing:
    """A body that is no form."""

    files = 0
    wrong: Mapping[str, str] = MappingProxyType({})
    items: tuple[tuple[str, str | UploadFile], ...] = ()

    async def parse(self) -> Parsed:
        raise MultiPartException("no form")


class _Counted:
    """The body of a request, counted as it comes; `over` once it is more than is allowed."""

    def __init__(self, request: Request, most: int) -> None:
        self._receive, self._most, self._seen, self._more = request.receive, most, 0, True
        self.over = False

    async def receive(self) -> Message:
        if self._seen > self._most * READ_SECONDS:
            raise TooLarge
        message = await self._receive()
        self._seen += len(message.get("body", b""))
        self._more = bool(message.get("more_body", False)) and message["type"] == "http.request"
        self.over = self._seen > self._most
        return message

    async def drain(self) -> None:
        """Read on to the end, within reason, and keep nothing."""
        try:
            while self._more:
                await self.receive()
        except (TooLarge, Slow):
            pass


def _parser(
    request: Request, limits: PortalSettings, body: _Counted, fields: int
) -> _Multipart | _Urlencoded | _Nothing:
    kind, _ = parse_options_header(request.headers.get("Content-Type"))
    if kind == b"multipart/form-data":
        return _Multipart(request, limits, body, fields)
    return _Urlencoded(request, fields) if kind == b"application/x-www-form-urlencoded" else _Nothing()


async def _stream(request: Request) -> AsyncGenerator[bytes]:
    async with aclosing(request.stream()) as stream:
        async for chunk in stream:
            yield chunk


def _wrong(parser: _Multipart | _Urlencoded | _Nothing, body: _Counted, limits: PortalSettings) -> dict[str, str]:
    errors = dict(parser.wrong)
    if body.over:
        most = f"nhiều nhất {limits.files} tệp một lần, mỗi tệp không quá {limits.file_mb} MB"
        errors["files"] = f"Tệp gửi lên quá lớn: {most}. Tệp lớn xin gửi qua hệ thống quản lý văn bản."
    elif parser.files > limits.files:
        errors["files"] = f"Nhiều nhất {limits.files} tệp một lần gửi; hãy bớt lại hoặc gửi lần nữa."
    return errors


def _decoded(name: str, raw: bytes, left: int, wrong: dict[str, str]) -> str:
    """A field's text. What is wrong with it is noted: cut, as nothing is `left` of what fields may take, or no UTF-8.

    Our pages are in UTF-8, so every browser answers in it.
    """
    if not left:
        wrong[name] = TOO_LONG
        return raw.decode("utf-8", "ignore")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        wrong[name] = UNREADABLE
        return ""


class _Devnull(io.BytesIO):
    """Takes bytes and keeps none."""

    def write(self, data: Any) -> int:
        return len(data)
