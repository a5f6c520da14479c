"""Which addresses may be looked at, and which stand in a text."""

from ipaddress import ip_address

import pytest

from tasks.errors import Refused
from tasks.proofs.addresses import addresses_in, is_public, pages_in, read_address, without_addresses

INNER = ("127.0.0.1:8099", "web.so.example")


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("https://sovhttdl.langson.gov.vn/vi/news/123.html", "https://sovhttdl.langson.gov.vn/vi/news/123.html"),
        (" HTTPS://SoVHTTDL.Langson.gov.vn:443/a?id=5&x=1#top ", "https://sovhttdl.langson.gov.vn/a?id=5&x=1"),
        (
            "http://xã-đoàn.vn/bài viết?từ=khóa",
            "http://xn--x-on-2nap73a.vn/b%C3%A0i%20vi%E1%BA%BFt?t%E1%BB%AB=kh%C3%B3a",
        ),
        ("https://so.gov.vn/a%20b/;jsessionid=1", "https://so.gov.vn/a%20b/;jsessionid=1"),
        ("https://so.gov.vn.", "https://so.gov.vn/"),
        ("http://127.0.0.1:8099/bai", "http://127.0.0.1:8099/bai"),
        ("https://[2606:4700:4700::1111]/x", "https://[2606:4700:4700::1111]/x"),
    ],
)
def test_what_may_be_asked_for(typed: str, asked: str) -> None:
    assert read_address(typed, INNER).url == asked


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("langson.gov.vn/bai", "đầy đủ"),
        ("ftp://langson.gov.vn/bai", "đầy đủ"),
        ("file:///etc/passwd", "đầy đủ"),
        ("javascript:alert(1)", "đầy đủ"),
        ("https://", "đầy đủ"),
        ("https://admin:matkhau@langson.gov.vn/", "mật khẩu"),
        ("https://admin@langson.gov.vn/", "mật khẩu"),
        ("https://langson.gov.vn:8443/", "cổng 8443"),
        ("http://127.0.0.1:8098/", "cổng 8098"),
        ("http://127.0.0.1/", "mạng riêng"),
        ("http://localhost/", "mạng riêng"),
        ("http://mayinnoibo/", "mạng riêng"),
        ("http://may.local/", "mạng riêng"),
        ("http://169.254.169.254/latest/meta-data/", "mạng riêng"),
        ("http://[::1]/", "mạng riêng"),
        ("http://[::ffff:10.0.0.1]/", "mạng riêng"),
        ("https://langson.gov.vn:99999/", "không phải là"),
        ("https://langson.gov.vn/\x00a", "không phải là"),
        ("https://langson.gov.vn/" + "a" * 2000, "dài quá"),
    ],
)
def test_what_is_never_asked_for(typed: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        read_address(typed, INNER)


@pytest.mark.parametrize("address", ["8.8.8.8", "103.1.2.3", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.0.1",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "fec0::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:192.168.0.1",
        "2002:7f00:1::",
        "2002:c0a8:101::1",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "::127.0.0.1",
        "2001:db8::1",
    ],
)
def test_not_public(address: str) -> None:
    """Loopback, private, shared, link-local, unique local, multicast, reserved; also where IPv6 stands for them."""
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đã đăng tại https://so.gov.vn/bai/1.", ["https://so.gov.vn/bai/1"]),
        (
            "<https://so.gov.vn/bai/1> và (https://so.gov.vn/b_(2)).",
            ["https://so.gov.vn/bai/1", "https://so.gov.vn/b_(2)"],
        ),
        ("https://so.gov.vn/bai/1\nhttps://so.gov.vn/bai/1", ["https://so.gov.vn/bai/1"]),
        ("“https://so.gov.vn/a?x=1,2”; xem", ["https://so.gov.vn/a?x=1,2"]),
        ("*https://so.gov.vn/a*", ["https://so.gov.vn/a"]),
        ("không có", []),
        ("http:// rỗng", []),
    ],
)
def test_addresses_in_a_text(text: str, found: list[str]) -> None:
    assert addresses_in(text) == found
    assert "so.gov.vn" not in without_addresses(text)


def test_pages_are_more_than_the_first_page_of_a_site() -> None:
    text = "https://so.gov.vn, https://so.gov.vn/, http://10.0.0.1/bai, https://so.gov.vn/bai, https://so.gov.vn/?id=3"
    assert pages_in(text) == ["https://so.gov.vn/bai", "https://so.gov.vn/?id=3"]
