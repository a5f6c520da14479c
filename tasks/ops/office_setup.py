"""`dondoc init`: the six answers with which an office begins, each checked, and the config.toml that they make.

What is written is the project's own config.toml, every setting with its comment, with the answers filled in.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from models.config.config_file import PROJECT
from models.config.secrets import NO_SECRET, has_secret
from models.config.settings import Settings
from models.config.toml_lines import toml_lines
from models.errors import UserError
from models.plain_line import check_address, check_name
from models.text import mark_text, tr
from tasks.agencies.directory import AgencyIn, DirectoryIn, read_directory
from tasks.agencies.resolver import fold_name
from tasks.errors import Refused
from tasks.launch.draft import slug_of
from tasks.ops.example_values import is_example

CALLER = "chuyên viên phụ trách"
"""Whom letters tell to ask for, until the office names somebody."""


@dataclass(frozen=True)
class Question:
    """One of the six. `check` gives the answer as it is kept, or raises ValueError or UserError."""

    key: str
    asks: str
    hint: str
    example: str
    check: Callable[[str], str]


def _office(answer: str) -> str:
    parts = [" ".join(part.split()) for part in answer.split("/")]
    if len(parts) > 2:
        raise ValueError("chỉ một dấu / giữa cơ quan cấp trên và tên cơ quan")
    for part in parts:
        if part == part.upper() and check_name(part):
            raise ValueError("hãy viết như trong câu, không in hoa cả dòng; đầu văn bản tự in hoa")
    if not re.search(r"\w{2}.*\s\w", parts[-1]):
        raise ValueError("hãy viết đủ tên cơ quan, như trên con dấu")
    return " / ".join(parts)


def _place(answer: str) -> str:
    place = check_name(answer.strip())
    if re.search(r"\d|,", place):
        raise ValueError("chỉ tên địa danh, không có ngày tháng, không có dấu phẩy")
    return place


def _sender(answer: str) -> str:
    address = check_address(answer.strip())
    if "@" not in address or is_example(address):
        raise ValueError("đây là địa chỉ ví dụ; hãy viết địa chỉ thật của cơ quan")
    return address


def _relay(answer: str) -> str:
    relay = answer.strip() or "maildir"
    if relay == "maildir":
        return relay
    if not re.match(r"mailtos?://\S+$", relay):
        raise ValueError("hãy viết mailtos://tài_khoản:${DONDOC_SMTP_PASSWORD}@máy_chủ:587, hoặc maildir")
    if has_secret(relay):
        raise ValueError(NO_SECRET)
    host = re.sub(r"^mailtos?://|[/?].*$", "", relay).rpartition("@")[2].rpartition(":")
    if is_example(host[0] or host[2]):
        raise ValueError("đây là máy chủ ví dụ; hãy viết tên máy chủ thư thật, hoặc maildir")
    return relay


def _report_to(answer: str) -> str:
    name, parted, telephone = (part.strip() for part in answer.partition(";"))
    check_name(name)
    if not parted or not re.fullmatch(r"[+0-9][0-9 .()-]{7,}", telephone):
        raise ValueError("thiếu số điện thoại sau dấu chấm phẩy; các cơ quan sẽ gọi số này để hỏi")
    return f"{name}; {telephone}"


def _directory(answer: str) -> str:
    if not answer.strip():
        return ""
    path = Path(answer.strip()).expanduser()
    read_directory(path)
    return str(path)


QUESTIONS = (
    Question(
        "office",
        "Cơ quan ban hành",
        "Tên đầy đủ, như trong câu; trước đó là cơ quan cấp trên trực tiếp và dấu /, nếu in ở đầu văn bản.",
        "Ủy ban nhân dân tỉnh A / Sở Văn hóa, Thể thao và Du lịch tỉnh A",
        _office,
    ),
    Question("place", "Địa danh", "Đứng trước ngày tháng của văn bản.", "Lạng Sơn", _place),
    Question(
        "sender",
        "Địa chỉ thư gửi đi",
        "Hộp thư của cơ quan; thư trả lời và thư bị trả về sẽ đến đây.",
        "vanthu@svhttdl.tinh-a.gov.vn",
        _sender,
    ),
    Question(
        "relay",
        "Máy chủ thư",
        "Để trống: thư chỉ ghi vào một thư mục, chưa gửi cho ai. Mật khẩu để trong biến môi trường.",
        "mailtos://vanthu:${DONDOC_SMTP_PASSWORD}@mail.tinh-a.gov.vn:587",
        _relay,
    ),
    Question(
        "report_to",
        "Nơi nhận báo cáo",
        "Phòng hoặc bộ phận tổng hợp, dấu chấm phẩy, số điện thoại để các cơ quan hỏi.",
        "Phòng Quản lý văn hóa; 0200.3800.000",
        _report_to,
    ),
    Question(
        "directory",
        "Tệp danh bạ cơ quan (TOML)",
        "Để trống nếu chưa có; nhập sau bằng dondoc agencies import.",
        "agencies.toml",
        _directory,
    ),
)


def check_answer(question: Question, answer: str) -> str:
    """The answer as it is kept. Raises Refused with one sentence that names the question and what is wrong."""
    try:
        return question.check(answer)
    except (ValueError, UserError) as error:
        raise Refused(tr("{asks}: {error}", asks=mark_text(question.asks), error=mark_text(error))) from None


def office_directory(answers: Mapping[str, str]) -> tuple[str, DirectoryIn]:
    """The office's own code, and the directory to take in: the file's, and the office itself where it is not in it."""
    name = answers["office"].rpartition(" / ")[2]
    directory = read_directory(Path(answers["directory"])) if answers["directory"] else DirectoryIn(agency=[])
    for agency in directory.agency:
        if fold_name(name) in {fold_name(own) for own in (agency.name, *agency.aliases)}:
            return agency.code, directory
    taken = {agency.code for agency in directory.agency}
    code = next(code for n in range(1, 99) if (code := slug_of(name) + (f"-{n}" if n > 1 else "")) not in taken)
    ours = AgencyIn(code=code, name=name)
    return code, directory.model_copy(update={"agency": [*directory.agency, ours]})


def config_text(answers: Mapping[str, str], code: str, data: str = "data") -> str:
    """The config.toml of these answers. What it says is checked as it will be when it is read."""
    parent, _, office = answers["office"].rpartition(" / ")
    report_to, _, telephone = answers["report_to"].partition("; ")
    values: dict[str, str | list[str]] = {
        "data": data,
        "office.agency": code,
        "office.parent": parent.upper(),
        "office.letterhead": office.upper(),
        "office.place": answers["place"],
        "office.report_to": report_to,
        "office.asks": CALLER,
        "office.telephone": telephone,
        "office.email": answers["sender"],
        "office.signature": [office.upper()],
        "mail.relay": answers["relay"],
        "mail.sender": answers["sender"],
        "mail.sender_name": office,
    }
    text = fill_in((PROJECT / "config.toml").read_text("utf-8"), values)
    Settings(**tomllib.loads(text))
    return text


def fill_in(text: str, values: Mapping[str, str | list[str]]) -> str:
    """A TOML file with other values for some keys ("office.place"), each on a line of its own; comments stay."""
    lines, places = text.splitlines(), toml_lines(text)
    for key, value in values.items():
        number = places[tuple(key.split("."))] - 1
        head, _, old = lines[number].partition(" = ")
        comment = re.search(r"\s+#.*$", re.sub(r'"[^"]*"', lambda found: "x" * len(found[0]), old))
        lines[number] = f"{head} = {_toml(value)}{old[comment.start() :] if comment else ''}"
    return "\n".join(lines) + "\n"


def _toml(value: str | list[str]) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
