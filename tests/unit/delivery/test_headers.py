"""Headers as an independent reader (`email.policy`) takes them, and as RFC 2047 and RFC 2231 allow them."""

import datetime as dt
import email
import email.policy
import re
from email.header import decode_header, make_header
from email.message import EmailMessage
from pathlib import Path

import pendulum
import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from models.config.settings import Settings
from tasks.delivery.channels.headers import address_field, file_name_parameter, text_field
from tasks.delivery.channels.mime import as_mail
from tasks.letters.compose import Letter
from tasks.render import Words

WORD = re.compile(r"=\?[^?\s]*\?[^?\s]*\?[^?\s]*\?=")
LONG = (
    "Yêu cầu báo cáo kết quả triển khai Ngày Chuyển đổi số quốc gia năm 2026 trên địa bàn tỉnh và các đơn vị trực thuộc"
)
TEXTS = [
    "Hạn: 17 giờ 00", LONG, LONG * 4, "ữ" * 300, "a" * 500, "Đ", "báo  cáo ", " đầu và cuối ", "plain subject",
    "=?utf-8?q?x?=",
    "Re: =?x", "📎 tệp 👨‍👩‍👧 kèm", "Ho\u0300a Bi\u0300nh " * 12, "tab\tvà NBSP\u00a0", "x" * 68, "x" * 67 + " y",
]  # fmt: skip


def lawful(header: str, value: str) -> None:
    """RFC 2047, 2: words of at most 75 characters, on lines of at most 76; RFC 5322, 2.1.1: no line over 998."""
    for line in f"{header}: {value}".split("\r\n"):
        assert line.isascii() and len(line) <= 998
        words = WORD.findall(line)
        assert all(len(word) <= 75 for word in words), line
        assert not words or len(line) <= 76, line
    assert all(line.startswith(" ") and line.strip() for line in value.split("\r\n")[1:])


def parsed(header: str, value: str) -> EmailMessage:
    raw = f"{header}: {value}\r\n\r\n".encode("ascii")
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(mail, EmailMessage) and not mail.defects and not mail[header].defects
    return mail


@pytest.mark.parametrize("text", TEXTS)
def test_a_subject_is_read_as_it_was_written(text: str) -> None:
    value = text_field("Subject", text)
    lawful("Subject", value)
    assert str(make_header(decode_header(value.replace("\r\n", "")))) == text
    if text == text.strip():
        assert parsed("Subject", value)["Subject"] == text


@effort(deadline=None, max_examples=150)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200))
def test_any_subject_is_lawful_and_comes_back(text: str) -> None:
    value = text_field("Subject", text)
    lawful("Subject", value)
    assert str(make_header(decode_header(value.replace("\r\n", "")))).strip() == text.strip()


NAMES = [
    "Sở Văn hóa, Thể thao và Du lịch", "Ủy ban nhân dân " * 9, 'Ông "A"', "Văn thư", "Plain Name", "A, B", "N" * 120,
]  # fmt: skip
ADDRESSES = ["a@b.vn", f"{'van.thu' * 8}@{'xa-mau' * 5}.so.example"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_name_and_its_address_are_read_as_one(name: str, address: str) -> None:
    value = address_field("To", name, address)
    lawful("To", value)
    (found,) = parsed("To", value)["To"].addresses
    assert (found.display_name.split(), found.addr_spec) == (name.split(), address)
    if not name.isascii():
        words = value.replace("\r\n", "").rpartition("<")[0].strip()
        assert str(make_header(decode_header(words))).strip() == name.strip()


@pytest.mark.parametrize("text", ["a\r\nBcc: b@c.vn", "a\nb", "a\rb"])
def test_a_line_break_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="xuống dòng"):
        text_field("Subject", text)
    with pytest.raises(ValueError, match="xuống dòng"):
        address_field("To", text, "a@b.vn")


FILES = ["a.pdf", "Biểu mẫu báo cáo.xlsx", f"{LONG}.docx", "ộ" * 120 + ".pdf", "100% xong; 'a' \"b\".txt", "a" * 200]


@pytest.mark.parametrize("name", FILES)
def test_the_name_of_a_file_is_read_whole(name: str) -> None:
    value = f"attachment{file_name_parameter('filename', name)}"
    lawful("Content-Disposition", value)
    assert all(len(line) <= 90 for line in value.split("\r\n")) and not WORD.search(value)
    mail = parsed("Content-Disposition", value)
    assert mail.get_filename() == name
    old = email.message_from_string(f"Content-Disposition: {value}\r\n\r\n")
    assert old.get_filename() == name


def test_a_whole_letter_is_lawful_and_names_the_letters_it_follows(tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(b"%PDF-")
    words = Words(subject=LONG, text="Kính gửi", html="<p>Kính gửi</p>")
    letter = Letter(
        "abc.1@so.example", "mail", "a@b.vn", "Ủy ban nhân dân xã Mẫu Một và các đơn vị trực thuộc xã", words,
        pendulum.instance(dt.datetime(2026, 9, 14, 8, tzinfo=dt.UTC)), files=((LONG, tmp_path / "cv.pdf"),),
        answers=("first.1@so.example", "first.2@so.example"),
    )  # fmt: skip
    raw = as_mail(letter, Settings())
    for line in raw.split(b"\r\n"):
        said = WORD.findall(line.decode("ascii"))
        assert all(len(word) <= 75 for word in said) and (not said or len(line) <= 76)
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert mail["Subject"] == LONG and not mail.defects
    assert [p.get_filename() for p in mail.iter_attachments()] == [f"{LONG}.pdf"]
    assert [p["Content-Type"].params["name"] for p in mail.iter_attachments()] == [f"{LONG}.pdf"]
    assert mail["In-Reply-To"].split() == ["<first.1@so.example>", "<first.2@so.example>"] == mail["References"].split()
