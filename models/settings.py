"""config.toml -> frozen Settings. An unknown key, a wrong type or an impossible value is an error that names it.

Secrets are never in the file: a channel's URL names an environment variable, `${DONDOC_SMTP_PASSWORD}`.
"""

import datetime as dt
import os
import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import quote
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from models.plain import PlainError, mistake, place
from models.words import CHASES, PRESSING, Kind

PROJECT = Path(__file__).resolve().parent.parent
NO_SECRET = "không ghi mật khẩu vào tệp cấu hình; hãy viết ${TÊN_BIẾN} và đặt biến môi trường"
Days = Annotated[int, Field(ge=1, le=250)]


def _local_time(value: Any) -> Any:
    # A bare number would pass as seconds since midnight, so that 17 would mean 00:00:17.
    if isinstance(value, int | float) or getattr(value, "tzinfo", None) or re.search(r"[zZ+-]", str(value)):
        raise ValueError("không phải là giờ; hãy viết như “08:00”")
    return value


Clock = Annotated[dt.time, BeforeValidator(_local_time)]
"""A local time of day in the office's zone."""


class BadSettings(PlainError, ValueError):
    """The configuration cannot be used; the message has one line for each mistake."""


class Part(BaseModel):
    """A table of config.toml."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class OfficeSettings(Part):
    """The department that issues: its code in the directory of agencies, and how its letters end."""

    agency: str = "so-tttt"
    parent: str = "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN"
    letterhead: str = "SỞ THÔNG TIN VÀ TRUYỀN THÔNG"
    place: str = "Lạng Sơn"
    report_to: str = "Phòng Thông tin - Báo chí - Xuất bản"
    asks: str = "ông Đinh Văn Trường, chuyên viên"
    telephone: str = "0205.3812.345"
    email: str = "ttbcxb@stttt.langson.example"
    signature: tuple[str, ...] = ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Hoàng Minh Đức")


class CalendarSettings(Part):
    """Office hours and the operator's overrides of the public holidays."""

    country: str = "VN"
    language: str = "vi"
    days_off: tuple[dt.date, ...] = (dt.date(2026, 1, 2),)
    worked_days: tuple[dt.date, ...] = (dt.date(2026, 1, 10),)
    office_hours: tuple[tuple[Clock, Clock], ...] = (
        (dt.time(7, 30), dt.time(11, 30)),
        (dt.time(13, 30), dt.time(17, 0)),
    )
    send_at: Clock = dt.time(8, 0)
    day_ends: Clock = dt.time(17, 0)

    @field_validator("country")
    @classmethod
    def _known_country(cls, country: str) -> str:
        if country == "VN":
            return country  # the ordinary case, without the 0.3 s of loading the library
        import holidays

        if country not in holidays.list_supported_countries(include_aliases=False):
            raise ValueError(f"“{country}” không có trong thư viện ngày nghỉ lễ; Việt Nam là VN")
        return country

    @model_validator(mode="after")
    def _possible_hours(self) -> "CalendarSettings":
        edges = [edge for session in self.office_hours for edge in session]
        if not edges or edges != sorted(set(edges)):
            raise ValueError("office_hours phải là các buổi nối tiếp nhau, mỗi buổi bắt đầu trước khi kết thúc")
        if not any(start <= self.send_at < end for start, end in self.office_hours):
            raise ValueError("send_at phải nằm trong giờ làm việc (office_hours)")
        return self


class Rungs(Part):
    """When to remind (before remind_by) and chase (after late_after), and at which chases the higher tiers hear of it:
    the agency's deputy, its head, and the leaders of the department that issued.
    """

    remind: tuple[Days, ...] = ()
    chase: tuple[Days, ...] = ()
    deputy_at: tuple[int, ...] = ()
    head_at: tuple[int, ...] = ()
    escalate_at: tuple[int, ...] = ()

    @model_validator(mode="after")
    def _climbs(self) -> "Rungs":
        if list(self.chase) != sorted(set(self.chase)):
            raise ValueError("chase phải tăng dần: mỗi lần đôn đốc sau muộn hơn lần trước")
        for name in ("deputy_at", "head_at", "escalate_at"):
            if any(not 1 <= number <= len(self.chase) for number in getattr(self, name)):
                raise ValueError(f"{name} phải là số thứ tự của một lần đôn đốc trong chase")
        return self


class Ladder(Rungs):
    """A ladder in working days; its letters go at the sending hour."""

    due_working_days: Days | None = None
    on_the_day: bool = False


class HourLadder(Rungs):
    """A ladder in hours, for urgent documents; its letters do not wait for office hours."""

    due_hours: Days | None = None


class UrgentLadders(Part):
    """The ladders of documents marked Thượng khẩn or Hỏa tốc."""

    report: HourLadder = HourLadder(remind=(4, 1), chase=(1, 3, 6), deputy_at=(1,), head_at=(2,), escalate_at=(2, 3))
    acknowledge: HourLadder = HourLadder(due_hours=2, chase=(1, 3))
    publish: HourLadder = HourLadder(due_hours=4, chase=(1, 3))
    cascade: HourLadder = HourLadder(chase=(1, 3), escalate_at=(2,))


class Ladders(Part):
    """One ladder for each kind of obligation; `cascade` speaks to the offices that hand down to their units."""

    report: Ladder = Ladder(remind=(3, 1), on_the_day=True, chase=(1, 3, 6, 10), escalate_at=(2, 4))
    acknowledge: Ladder = Ladder(due_working_days=1, chase=(1, 2))
    publish: Ladder = Ladder(due_working_days=2, chase=(1, 2))
    cascade: Ladder = Ladder(chase=(1, 3), escalate_at=(2,))
    urgent: UrgentLadders = UrgentLadders()
    returned_working_days: Days = 2
    window_closing: tuple[Days, ...] = (3,)


class MailSettings(Part):
    """Where letters go: "maildir" (a folder, the embedded default), or a relay as an Apprise URL."""

    relay: str = "maildir"
    sender: str = "dondoc@stttt.langson.example"
    sender_name: str = "Sở Thông tin và Truyền thông tỉnh Lạng Sơn"
    language: Literal["vi", "en"] = "vi"
    timeout_seconds: Annotated[int, Field(ge=1, le=300)] = 30

    @field_validator("relay")
    @classmethod
    def _no_secret(cls, relay: str) -> str:
        if relay != "maildir" and not re.match(r"mailtos?://", relay):
            raise ValueError("relay phải là “maildir” hoặc một địa chỉ mailto:// hay mailtos://")
        if has_secret(relay):
            raise ValueError(NO_SECRET)
        return relay


class DeliverySettings(Part):
    """How often a letter that the server put off is offered again, and when it is given to a person.

    `together`: kinds of which all that one contact is to get now becomes one letter. `only_to`: when it names
    addresses or domains, nobody else is written to; all else waits. `per_minute`: the most letters of a channel.
    """

    retry_minutes: tuple[Annotated[int, Field(ge=1)], ...] = (5, 15, 30, 60, 120, 240, 480)
    give_up_hours: Annotated[int, Field(ge=1, le=240)] = 24
    lease_minutes: Annotated[int, Field(ge=2, le=120)] = 10
    together: frozenset[Kind] = frozenset({Kind.REMINDER, Kind.DUE_TODAY}) | CHASES
    only_to: tuple[str, ...] = ()
    per_minute: dict[str, Annotated[int, Field(ge=1)]] = {}

    @field_validator("together")
    @classmethod
    def _pressing(cls, together: frozenset[Kind]) -> frozenset[Kind]:
        if alone := together - PRESSING | together & {Kind.ESCALATION}:
            raise ValueError(f"chỉ thư nhắc và đôn đốc mới gộp được; “{min(alone)}” luôn gửi riêng")
        return together


def _mailbox(url: str) -> str:
    if url and not re.match(r"imaps?://[^/@]+(@[^/@]+)*@[^/@]+", url):
        raise ValueError("hộp thư phải viết như imaps://tài_khoản:${TÊN_BIẾN}@máy_chủ:993/INBOX")
    if has_secret(url):
        raise ValueError(NO_SECRET)
    return url


Mailbox = Annotated[str, AfterValidator(_mailbox)]
"""An IMAP mailbox as a URL; empty for none."""


class InboxSettings(Part):
    """Where the agencies' answers come in, and by whose word their senders are believed (RFC 8601)."""

    mailbox: Mailbox = ""
    authserv_id: str = ""
    reply_to: str = ""
    file_mb: Annotated[int, Field(ge=1, le=200)] = 25
    mail_mb: Annotated[int, Field(ge=1, le=500)] = 60
    cron: str = "*/5 * * * *"

    @field_validator("reply_to")
    @classmethod
    def _has_token(cls, address: str) -> str:
        if address and not re.fullmatch(r"[^@\s{}]*\{token\}[^@\s{}]*@[^@\s{}]+", address):
            raise ValueError("reply_to phải là một địa chỉ có {token} trước dấu @, như baocao+{token}@so.example")
        return address


class ArchiveSettings(Part):
    """The mailbox that gets a copy of every letter: the evidence of what has gone."""

    mailbox: Mailbox = ""
    address: str = ""
    ask_minutes: Annotated[tuple[Annotated[int, Field(ge=1, le=1440)], ...], Field(min_length=1)] = (2, 5, 15, 45, 120)


class WatchSettings(Part):
    """The dead man's alarm: a channel of its own, an Apprise URL that is not the main relay."""

    channel: str = ""
    silent_minutes: Annotated[int, Field(ge=2, le=1440)] = 10
    repeat_minutes: Annotated[int, Field(ge=5, le=1440)] = 60

    @field_validator("channel")
    @classmethod
    def _no_secret(cls, channel: str) -> str:
        if channel and "://" not in channel:
            raise ValueError("channel phải là một địa chỉ Apprise, như mailtos://… hoặc tgram://${TÊN_BIẾN}/…")
        if has_secret(channel):
            raise ValueError(NO_SECRET)
        return channel


class ReportSettings(Part):
    """Who accepts what comes in: an officer, or the machine at once."""

    accept: Literal["officer", "on_receipt"] = "officer"


class PrefectSettings(Part):
    """The embedded Prefect server, how often it goes on patrol, and the webhook that alarms call."""

    port: Annotated[int, Field(ge=1024, le=65535)] = 4200
    patrol_cron: str = "*/5 * * * *"
    alarm: str = ""

    @field_validator("alarm")
    @classmethod
    def _webhook(cls, alarm: str) -> str:
        if alarm and not re.match(r"https?://", alarm):
            raise ValueError("alarm phải là một địa chỉ webhook http:// hoặc https://; khóa bí mật viết ${TÊN_BIẾN}")
        if has_secret(alarm):
            raise ValueError("không ghi mật khẩu vào tệp cấu hình; hãy viết ${TÊN_BIẾN} và đặt biến môi trường")
        return alarm


class Settings(Part):
    """All of config.toml; DONDOC_DATA and DONDOC_DATABASE_URL override where things are."""

    time_zone: str = "Asia/Ho_Chi_Minh"
    data: Path = Path("data")
    database_url: str = ""
    office: OfficeSettings = OfficeSettings()
    calendar: CalendarSettings = CalendarSettings()
    ladder: Ladders = Ladders()
    mail: MailSettings = MailSettings()
    delivery: DeliverySettings = DeliverySettings()
    reports: ReportSettings = ReportSettings()
    inbox: InboxSettings = InboxSettings()
    archive: ArchiveSettings = ArchiveSettings()
    watch: WatchSettings = WatchSettings()
    prefect: PrefectSettings = PrefectSettings()

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        try:
            return str(ZoneInfo(zone))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError(f"“{zone}” không phải là tên múi giờ; Việt Nam là Asia/Ho_Chi_Minh") from None

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        if url and not re.match(r"(sqlite|postgresql)(\+\w+)?://", url):
            raise ValueError("database_url phải bắt đầu bằng sqlite:// hoặc postgresql://")
        return url

    @property
    def url(self) -> str:
        """The database: SQLite in the data folder unless a URL names another."""
        if not self.database_url:
            return f"sqlite:///{self.data / 'dondoc.sqlite'}"
        return self.database_url.replace("postgresql://", "postgresql+psycopg://", 1)


SECRET_KEYS = "pass|password|passwd|pwd|token|apikey|api_key|key|secret|auth"
LONG_TOKEN = re.compile(r"(?=\S*\d)(?=\S*[A-Za-z])[\w-]{20,}", re.ASCII)
"""What services give out as tokens; no name of a room or person looks like it."""


def has_secret(url: str) -> bool:
    """True when a channel's URL carries a password or a token that is written out.

    That is what stands after the account's colon, in a query key that names one, and in a chat channel's own URL
    any long word of letters and digits, or an account with a colon (tgram://123:abc/…).
    """
    scheme, parted, rest = url.partition("://")
    path, _, query = rest.partition("?")
    account, at, _ = path.rpartition("@")
    written = [word for _, word in re.findall(rf"(?:^|&)({SECRET_KEYS})=([^&]*)", query, re.IGNORECASE)]
    if at and not re.match(r"[^/:]*:\d+/", account):  # host:port/someone@… names no account
        written.append(account.partition(":")[2])
    elif parted and not at and (found := re.match(r"[^/:$]*:(?!\d*(?:/|$))([^/]*)", path)):
        written.append(found[1])
    if not re.match(r"(mailtos?|sqlite|postgresql)\b", scheme):
        written += [word for word in re.split(r"[/@:]", path) if LONG_TOKEN.fullmatch(word)]
    return any(word and not re.fullmatch(r"\$\{\w+\}", word) for word in written)


def expand(url: str, environment: dict[str, str] | None = None) -> str:
    """A channel's URL with its ${VARIABLES} filled in, for use at the moment of sending only.

    A variable may hold any characters: they are quoted as a URL wants them (RFC 3986, 2.1).

    Raises BadSettings when a variable is not set.
    """
    values = os.environ if environment is None else environment

    def fill(found: re.Match[str]) -> str:
        if found[1] not in values:
            raise BadSettings(f"chưa đặt biến môi trường {found[1]} mà địa chỉ kênh cần đến")
        return quote(values[found[1]], safe="")

    return re.sub(r"\$\{(\w+)\}", fill, url)


def config_file() -> Path | None:
    """DONDOC_CONFIG, else ./config.toml, else the project's own; None when there is none."""
    if named := os.environ.get("DONDOC_CONFIG"):
        return Path(named)
    return next((p for p in (Path("config.toml"), PROJECT / "config.toml") if p.is_file()), None)


def load(path: Path | None = None) -> Settings:
    """Read the configuration; relative folders in it are relative to the file.

    Raises BadSettings naming the file, each key and what is wrong with it.
    """
    path = path or config_file()
    values = _read(path) if path else {}
    base = path.resolve().parent if path else Path.cwd()
    if has_secret(str(values.get("database_url", ""))):
        raise BadSettings(f"{path}: database_url: không ghi mật khẩu vào tệp; hãy đặt biến DONDOC_DATABASE_URL")
    if isinstance(values.get("data"), str):
        values["data"] = base / values["data"]
    values |= {k: v for k in ("data", "database_url") if (v := os.environ.get(f"DONDOC_{k.upper()}"))}
    values.setdefault("data", base / "data")
    try:
        return Settings(**values)
    except ValidationError as error:
        lines = [f"  {place(e['loc'])}: {_plain(e)}" for e in error.errors()]
        raise BadSettings(f"{path or 'môi trường'}: cấu hình không dùng được\n" + "\n".join(lines)) from None


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise BadSettings(f"{path}: không đọc được tệp cấu hình ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{path}: không phải là tệp TOML hợp lệ ({error})") from None


def _plain(error: Any) -> str:
    words = mistake(error["type"], error["msg"], error.get("ctx", {}))
    if error["type"] in ("extra_forbidden", "missing") or isinstance(error["input"], dict):
        return words
    # A URL may carry a password, and this text goes to the screen and the log.
    return f"{words} (đang là {re.sub('://.*', '://…', repr(error['input']))})"
