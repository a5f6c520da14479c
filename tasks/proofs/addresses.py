"""Addresses of pages: which may be looked at, and which stand in a text. Nothing is looked up here."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, quote, urlsplit

from models.text import tr
from tasks.errors import Refused

PORTS = {"http": 80, "https": 443}
LONGEST_ADDRESS = 2000
MOST_ADDRESSES = 5
"""Pages that one answer may name."""

IN_TEXT = re.compile(r"https?://[^\s<>\"“”„«»|\\^`{}]+", re.IGNORECASE)
TRAILING = ".,;:!?'’…*_"
"""What ends a sentence or is a mark of a mail program, and no address."""

_KEPT = "/%:@!$&'()*+,;=~-._?"
_NAT64 = IPv6Network("64:ff9b::/96")
"""IPv4 addresses behind a translator (RFC 6052)."""


@dataclass(frozen=True)
class PageAddress:
    """An address that may be asked for: `host` in ASCII (IDNA), `target` the path and query in ASCII."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def url(self) -> str:
        """The whole of it, as it is asked for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.target}"

    @property
    def is_home(self) -> bool:
        """The first page of a site, which is no page of one document."""
        return self.target.strip("/") == ""


def read_address(text: str, inner_hosts: Collection[str] = ()) -> PageAddress:
    """The address in a text. Raises Refused, with what is wrong, for one that is never asked for."""
    try:
        parts = urlsplit(text.strip())
        port = parts.port
        if not text.strip().isprintable():
            raise ValueError
    except ValueError:
        raise Refused(tr("“{text}” không phải là một địa chỉ trang; hãy chép lại cả địa chỉ", text=text[:80])) from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise Refused(
            tr("“{text}” chưa phải là địa chỉ đầy đủ; hãy ghi cả phần đầu http:// hoặc https://", text=text[:80])
        )
    if parts.username is not None or parts.password is not None:
        raise Refused("địa chỉ có tên đăng nhập hoặc mật khẩu; hãy ghi địa chỉ mà mọi người đều mở được")
    host = _ascii_host(parts.hostname)
    if port not in (None, *PORTS.values()) and f"{host}:{port}" not in inner_hosts:
        raise Refused(tr("địa chỉ dùng cổng {port}; chỉ mở được cổng 80 và 443", port=port))
    address = PageAddress(parts.scheme, host, port or PORTS[parts.scheme], _target(parts))
    if len(text) > LONGEST_ADDRESS or len(address.url) > LONGEST_ADDRESS:
        raise Refused(tr("địa chỉ dài quá {most} ký tự", most=LONGEST_ADDRESS))
    if not is_inner(address.host, address.port, inner_hosts) and not _may_be_public(host):
        raise Refused(tr("{host} là địa chỉ trong mạng riêng, không phải trang công khai", host=host))
    return address


def _ascii_host(host: str) -> str:
    try:
        return host.rstrip(".").encode("idna").decode("ascii").lower() if not host.isascii() else host.rstrip(".")
    except UnicodeError:
        raise Refused(tr("“{host}” không phải là tên máy chủ", host=host[:80])) from None


def _target(parts: SplitResult) -> str:
    query = f"?{quote(parts.query, safe=_KEPT)}" if parts.query else ""
    return f"{quote(parts.path, safe=_KEPT.replace('?', '')) or '/'}{query}"


def _may_be_public(host: str) -> bool:
    """Whether a name may be that of a public server: a number must be, "localhost" and names without a dot are not."""
    try:
        return is_public(ip_address(host))
    except ValueError:
        return "." in host and not host.endswith((".localhost", ".local", ".internal", ".lan", ".home.arpa"))


def is_inner(host: str, port: int, inner_hosts: Collection[str]) -> bool:
    """Whether the office has said that this server of its own may be asked."""
    return f"{host}:{port}" in inner_hosts or (host in inner_hosts and port in PORTS.values())


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is one of the public Internet, and so is any that it stands for.

    Not so: loopback, private (RFC 1918), shared (RFC 6598), link-local, unique local (RFC 4193), multicast, reserved.
    """
    if isinstance(address, IPv6Address):
        inside = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _NAT64 or int(address) < 1 << 32:  # the latter: IPv4-compatible (RFC 4291, 2.5.5.1)
            inside.append(IPv4Address(int(address) & 0xFFFFFFFF))
        if address.is_site_local or not all(is_public(one) for one in inside if one is not None):
            return False
        if address.ipv4_mapped is not None:
            return True
    return address.is_global and not (address.is_multicast or address.is_reserved)


def addresses_in(text: str) -> list[str]:
    """The web addresses that stand in a text, each once, without the marks that follow them."""
    return list(dict.fromkeys(filter(None, (_without_marks(found[0]) for found in IN_TEXT.finditer(text)))))


def without_addresses(text: str) -> str:
    """A text without its web addresses; what followed them stays."""
    return IN_TEXT.sub(lambda found: " " + found[0][len(_without_marks(found[0])) :], text)


def _without_marks(address: str) -> str:
    for mark, opening in ((")", "("), ("]", "[")):
        if address.rstrip(TRAILING).endswith(mark) and address.count(mark) > address.count(opening):
            address = address.rstrip(TRAILING)[:-1]
    return address.rstrip(TRAILING)


def pages_in(text: str, inner_hosts: Collection[str] = ()) -> list[str]:
    """Of the addresses in a text those that may be looked at and are more than the first page of a site."""
    return [one for one in addresses_in(text) if _is_page(one, inner_hosts)]


def _is_page(text: str, inner_hosts: Collection[str]) -> bool:
    try:
        return not read_address(text, inner_hosts).is_home
    except Refused:
        return False
