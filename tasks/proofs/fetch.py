"""One page of the web, fetched with limits: size, time, redirects, addresses; no cookie, no proxy, no credentials."""

import zlib
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urljoin

import httpcore

from models.text import tr
from tasks.proofs.addresses import PageAddress, read_address
from tasks.proofs.network import TIMED_OUT, CheckedNetwork, Deadline, Lookup, PageFailed, look_up

MOST_BYTES = 10_000_000
"""Of one page or file, packed and unpacked."""
SECONDS = 20.0
"""For a page with all its redirects, and again for all the files that it links."""
MOST_REDIRECTS = 5
MISSING = (404, 410)
REDIRECTS = (301, 302, 303, 307, 308)
FORBIDDEN = (401, 403, 407)
WHO = "DonDoc/0.1 (proof of publication; looks twice at a page)"
_HEADERS = (
    ("User-Agent", WHO),
    ("Accept", "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"),
    ("Accept-Language", "vi"),
    ("Accept-Encoding", "identity"),
)


class PageMissing(PageFailed):
    """The server answers, and says that there is no such page."""


@dataclass(frozen=True)
class Page:
    """What came: the address behind all redirects, the media type as the server calls it, the bytes, unpacked."""

    url: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Fetcher:
    """How pages are fetched: the servers of the house, the resolver, the limits (bytes, seconds)."""

    inner_hosts: Collection[str] = ()
    lookup: Lookup = look_up
    most_bytes: int = MOST_BYTES
    seconds: float = SECONDS

    def fetch(self, url: str, deadline: Deadline | None = None) -> Page:
        """The page at an address. Raises PageMissing, PageFailed, or Refused for an address that may not be asked."""
        deadline = deadline or Deadline(self.seconds)
        for _ in range(MOST_REDIRECTS + 1):
            address = read_address(url, self.inner_hosts)
            answer = self._ask(address, deadline)
            if isinstance(answer, Page):
                return answer
            url = answer
        raise PageFailed(tr("chuyển hướng quá {most} lần", most=MOST_REDIRECTS))

    def _ask(self, address: PageAddress, deadline: Deadline) -> Page | str:
        """The page, or where it is to be asked for next."""
        network = CheckedNetwork(deadline, self.inner_hosts, self.lookup)
        try:
            with (
                httpcore.ConnectionPool(network_backend=network, retries=0) as pool,
                pool.stream("GET", address.url, headers=_HEADERS) as answer,
            ):
                return self._read(address, answer)
        except httpcore.TimeoutException:
            raise PageFailed(TIMED_OUT) from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
            raise PageFailed(_why(address, error)) from None

    def _read(self, address: PageAddress, answer: httpcore.Response) -> Page | str:
        headers = {name.lower(): value.decode("latin-1") for name, value in reversed(answer.headers)}
        if answer.status in REDIRECTS and (where := headers.get(b"location")):
            return urljoin(address.url, where.encode("latin-1").decode("utf-8", "replace"))
        _check_status(answer.status)
        content = self._content(answer, headers.get(b"content-encoding", "").strip().lower())
        return Page(address.url, headers.get(b"content-type", "")[:200], content)

    def _content(self, answer: httpcore.Response, packed: str) -> bytes:
        if packed not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise PageFailed(tr("máy chủ gửi trang nén kiểu {packed}, không mở được", packed=packed[:20]))
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if packed not in ("", "identity") else None
        content, came = bytearray(), 0
        for chunk in answer.iter_stream():
            came += len(chunk)
            room = self.most_bytes - len(content)
            try:
                content += unpack.decompress(chunk, room + 1) if unpack else chunk
            except zlib.error:
                raise PageFailed("trang được nén bị hỏng, không mở được") from None
            if max(came, len(content)) > self.most_bytes:
                raise PageFailed(tr("trang lớn hơn {most:g} MB", most=self.most_bytes / 1000000))
        return bytes(content)


def _check_status(status: int) -> None:
    if status in MISSING:
        raise PageMissing(tr("máy chủ trả lời không có trang này ({status})", status=status))
    if status in FORBIDDEN:
        raise PageFailed(tr("trang không mở cho mọi người ({status})", status=status))
    if status != 200:
        raise PageFailed(tr("máy chủ trả lời mã {status}", status=status))


def _why(address: PageAddress, error: Exception) -> str:
    if "CERTIFICATE" in str(error).upper():
        return tr("chứng thư số của {host} không hợp lệ", host=address.host)
    return tr("kết nối với {host} bị ngắt giữa chừng", host=address.host)
