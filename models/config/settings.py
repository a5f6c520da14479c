"""What config.toml may say, frozen. An unknown key, a wrong type or an impossible value is an error that names it."""

import datetime as dt
import re
from contextlib import suppress
from ipaddress import IPv4Address
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, field_validator, model_validator

from models.config.desk_settings import DeskSettings
from models.config.ladder_settings import ConfigTable, Ladders
from models.config.secrets import ChannelUrl
from models.enums import CHASE_KINDS, PRESSING_KINDS, MessageKind
from models.plain_line import Line, check_address
from models.text import tr


def _local_time(value: Any) -> Any:
    # A bare number would pass as seconds since midnight, so that 17 would mean 00:00:17.
    if isinstance(value, int | float) or getattr(value, "tzinfo", None) or re.search(r"[zZ+-]", str(value)):
        raise ValueError("không phải là giờ; hãy viết như “08:00”")
    return value


ClockText = Annotated[dt.time, BeforeValidator(_local_time)]
"""A local time of day in the office's zone."""


class OfficeSettings(ConfigTable):
    """The department that issues: its code in the directory of agencies, and how its letters end."""

    agency: Line = "so-tttt"
    parent: Line = "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN"
    letterhead: Line = "SỞ THÔNG TIN VÀ TRUYỀN THÔNG"
    place: Line = "Lạng Sơn"
    report_to: Line = "Phòng Thông tin - Báo chí - Xuất bản"
    asks: Line = "chuyên viên phụ trách"
    telephone: Line = "0205.3812.345"
    email: Line = "ttbcxb@stttt.langson.example"
    signature: tuple[Line, ...] = ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")


class CalendarSettings(ConfigTable):
    """Office hours and the operator's overrides of the public holidays."""

    country: str = "VN"
    language: str = "vi"
    days_off: tuple[dt.date, ...] = (dt.date(2026, 1, 2),)
    worked_days: tuple[dt.date, ...] = (dt.date(2026, 1, 10),)
    office_hours: tuple[tuple[ClockText, ClockText], ...] = (
        (dt.time(7, 30), dt.time(11, 30)),
        (dt.time(13, 30), dt.time(17, 0)),
    )
    send_at: ClockText = dt.time(8, 0)
    day_ends: ClockText = dt.time(17, 0)

    @field_validator("country")
    @classmethod
    def _known_country(cls, country: str) -> str:
        if country == "VN":
            return country  # the ordinary case, without the 0.3 s of loading the library
        import holidays

        if country not in holidays.list_supported_countries(include_aliases=False):
            raise ValueError(tr("“{country}” không có trong thư viện ngày nghỉ lễ; Việt Nam là VN", country=country))
        return country

    @model_validator(mode="after")
    def _possible_hours(self) -> "CalendarSettings":
        edges = [edge for session in self.office_hours for edge in session]
        if not edges or edges != sorted(set(edges)):
            raise ValueError("office_hours phải là các buổi nối tiếp nhau, mỗi buổi bắt đầu trước khi kết thúc")
        if not any(start <= self.send_at < end for start, end in self.office_hours):
            raise ValueError("send_at phải nằm trong giờ làm việc (office_hours)")
        return self


def _address(address: str) -> str:
    return check_address(address) if address else address


MailAddress = Annotated[str, AfterValidator(_address)]
"""A plain mail address, in ASCII: it stands in an SMTP envelope (RFC 5321, 4.1.2). Empty for none."""


class MailSettings(ConfigTable):
    """Where letters go: "maildir" (a folder, the embedded default), or a relay as an Apprise URL."""

    relay: ChannelUrl = "maildir"
    sender: MailAddress = "dondoc@stttt.langson.example"
    sender_name: Line = "Sở Thông tin và Truyền thông tỉnh Lạng Sơn"
    language: Literal["vi", "en"] = "vi"
    timeout_seconds: Annotated[int, Field(ge=1, le=300)] = 30

    @field_validator("relay")
    @classmethod
    def _folder_or_relay(cls, relay: str) -> str:
        if relay != "maildir" and not re.match(r"mailtos?://", relay):
            raise ValueError("relay phải là “maildir” hoặc một địa chỉ mailto:// hay mailtos://")
        return relay


class DeliverySettings(ConfigTable):
    """How often a letter that the server put off is offered again, and when it is given to a person.

    `together`: kinds of which all that one contact is to get now becomes one letter. `only_to`: when it names
    addresses or domains, nobody else is written to; all else waits. `per_minute`: the most letters of a channel.
    `sessions`: connections to the mail server that one worker keeps open at once, each with one letter in hand.
    """

    retry_minutes: tuple[Annotated[int, Field(ge=1)], ...] = (5, 15, 30, 60, 120, 240, 480)
    give_up_hours: Annotated[int, Field(ge=1, le=240)] = 24
    lease_minutes: Annotated[int, Field(ge=2, le=120)] = 10
    together: frozenset[MessageKind] = frozenset({MessageKind.REMINDER, MessageKind.DUE_TODAY}) | CHASE_KINDS
    only_to: tuple[Line, ...] = ()
    per_minute: dict[str, Annotated[int, Field(ge=1)]] = {}
    sessions: Annotated[int, Field(ge=1, le=64)] = 4

    @field_validator("together")
    @classmethod
    def _pressing(cls, together: frozenset[MessageKind]) -> frozenset[MessageKind]:
        if alone := together - PRESSING_KINDS | together & {MessageKind.ESCALATION}:
            raise ValueError(tr("chỉ thư nhắc và đôn đốc mới gộp được; “{alone}” luôn gửi riêng", alone=min(alone)))
        return together


def _web_address(url: str, otherwise: str) -> str:
    """An address of the web, or none. Raises ValueError with the sentence `otherwise`."""
    if url and not re.match(r"https?://", url):
        raise ValueError(otherwise)
    return url


def _mailbox(url: str) -> str:
    if url and not re.match(r"imaps?://[^/@]+(@[^/@]+)*@[^/@]+", url):
        raise ValueError("hộp thư phải viết như imaps://tài_khoản:${TÊN_BIẾN}@máy_chủ:993/INBOX")
    return url


MailboxUrl = Annotated[ChannelUrl, AfterValidator(_mailbox)]
"""An IMAP mailbox as a URL; empty for none."""


class InboxSettings(ConfigTable):
    """Where the agencies' answers come in, and by whose word their senders are believed (RFC 8601).

    `inner_servers` names the servers of the house that a mail passes behind the one that took it in from outside.
    While the last reading is older than `stale_minutes`, nobody is chased: an answer may lie in the mailbox unread.
    """

    mailbox: MailboxUrl = ""
    authserv_id: Line = ""
    inner_servers: tuple[Line, ...] = ()
    reply_to: Line = ""
    file_mb: Annotated[int, Field(ge=1, le=200)] = 25
    mail_mb: Annotated[int, Field(ge=1, le=500)] = 60
    stale_minutes: Annotated[int, Field(ge=10, le=10_080)] = 60
    cron: str = "*/5 * * * *"

    @field_validator("reply_to")
    @classmethod
    def _has_token(cls, address: str) -> str:
        if address and not (
            address.isascii() and re.fullmatch(r"[^@\s{}<>]*\{token\}[^@\s{}<>]*@[^@\s{}<>]+", address)
        ):
            raise ValueError("reply_to phải là một địa chỉ có {token} trước dấu @, như baocao+{token}@so.example")
        return address


class ArchiveSettings(ConfigTable):
    """The mailbox that gets a copy of every letter: the evidence of what has gone."""

    mailbox: MailboxUrl = ""
    address: MailAddress = ""
    ask_minutes: Annotated[tuple[Annotated[int, Field(ge=1, le=1440)], ...], Field(min_length=1)] = (2, 5, 15, 45, 120)


class WatchSettings(ConfigTable):
    """The dead man's alarm: a channel of its own, an Apprise URL that is not the main relay.

    `clock_days`: a clock that goes so many days further than the machine ran is wrong, and the engine stops.
    `health_url` is called at each look that finds all well: a service outside tells when the calls stay away.
    """

    channel: ChannelUrl = ""
    health_url: ChannelUrl = ""
    metrics_port: Annotated[int, Field(ge=0, le=65535)] = 0
    silent_minutes: Annotated[int, Field(ge=2, le=1440)] = 10
    clock_days: Annotated[int, Field(ge=1, le=365)] = 7
    repeat_minutes: Annotated[int, Field(ge=5, le=1440)] = 60

    @field_validator("channel")
    @classmethod
    def _url(cls, channel: str) -> str:
        if channel and "://" not in channel:
            raise ValueError(
                "channel phải là một địa chỉ Apprise, như mailtos://… hoặc ntfys://${TÊN_BIẾN}@máy_chủ/chủ_đề"
            )
        return channel

    @field_validator("health_url")
    @classmethod
    def _health_check(cls, url: str) -> str:
        return _web_address(url, "health_url phải là một địa chỉ http:// hoặc https://; khóa bí mật viết ${TÊN_BIẾN}")


class TelemetrySettings(ConfigTable):
    """Where traces go: the address of an OTLP receiver over HTTP. Where it is empty the environment's counts
    (OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, OTEL_EXPORTER_OTLP_ENDPOINT), and without one nothing is traced.
    """

    traces: ChannelUrl = ""

    @field_validator("traces")
    @classmethod
    def _receiver(cls, traces: str) -> str:
        return _web_address(
            traces, "traces phải là một địa chỉ http:// hoặc https://, như http://127.0.0.1:4318/v1/traces"
        )


class ReportSettings(ConfigTable):
    """Who accepts what comes in: an officer, or the machine at once."""

    accept: Literal["officer", "on_receipt"] = "officer"


class PortalSettings(ConfigTable):
    """The agencies' page: where it listens on loopback, and how it is reached from outside.

    Without a `base_url` no letter carries a link. `link_days` is how long a link lives after the last letter that
    carried it; `per_minute` the requests of one address; `files` and `file_mb` bound what one form may hand in.
    """

    port: Annotated[int, Field(ge=1024, le=65535)] = 4280
    base_url: str = ""
    link_days: Annotated[int, Field(ge=1, le=730)] = 90
    per_minute: Annotated[int, Field(ge=10, le=100_000)] = 120
    file_mb: Annotated[int, Field(ge=1, le=200)] = 25
    files: Annotated[int, Field(ge=1, le=50)] = 10

    @field_validator("base_url")
    @classmethod
    def _secure(cls, url: str) -> str:
        if url and not re.fullmatch(r"(https://[^/@?#\s]+|http://(127\.0\.0\.1|localhost)(:\d+)?)(/[^?#\s]*)?", url):
            raise ValueError("base_url phải viết như https://baocao.so.example; http:// chỉ cho 127.0.0.1 và localhost")
        return url.rstrip("/")


class EdxmlSettings(ConfigTable):
    """The axis for documents: the folders that the office's adapter reads and fills, and our code on it.

    The patrol takes in what lies in `inbox`. With an `outbox` what is said to an agency that has an `organ_id` goes out
    as an envelope too; `sent` is where the adapter puts what it has sent. `organ_id` is the issuing office's own
    code (QĐ 20/2020/QĐ-TTg).
    """

    inbox: str = ""
    outbox: str = ""
    sent: str = ""
    organ_id: str = ""

    @model_validator(mode="after")
    def _named(self) -> "EdxmlSettings":
        if self.outbox and not self.organ_id:
            raise ValueError("edxml.outbox cần edxml.organ_id, mã định danh của cơ quan gửi như H37.12")
        return self


class TimestampSettings(ConfigTable):
    """The time-stamp server (RFC 3161) that vouches for the history's daily code, and its authority's certificates.

    `certificates` is a PEM file: the root, those between, and those of earlier authorities whose stamps are kept.
    """

    url: ChannelUrl = ""
    certificates: str = ""

    @field_validator("url")
    @classmethod
    def _time_stamp_server(cls, url: str) -> str:
        return _web_address(
            url, "timestamp.url phải là một địa chỉ http:// hoặc https://; khóa bí mật viết ${TÊN_BIẾN}"
        )


class ProofSettings(ConfigTable):
    """Whether the pages are looked at that agencies name as proof of a publication.

    `inner_hosts` are web servers of the house (NAME, or NAME:PORT), which may be asked although their address is not
    public; no other private address is ever connected to.
    """

    enabled: bool = True
    inner_hosts: tuple[Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*(:\d{1,5})?$")], ...] = ()


class ZaloSettings(ConfigTable):
    """The office's bot on Zalo, in whose chats agencies answer: zalo://${DONDOC_ZALO_TOKEN}; empty for none.

    `name` is how people find it. A code by which a contact binds a chat holds for one to two times `code_days`.
    """

    bot: ChannelUrl = ""
    name: Line = ""
    code_days: Annotated[int, Field(ge=1, le=30)] = 7

    @field_validator("bot")
    @classmethod
    def _bot_alone(cls, bot: str) -> str:
        if bot and not re.fullmatch(r"zalo://\$\{\w+\}/?(\?api=[^\s&#]+)?", bot):
            raise ValueError("zalo.bot phải viết như zalo://${DONDOC_ZALO_TOKEN}")
        return bot


class PrefectSettings(ConfigTable):
    """The embedded Prefect server, how often it goes on patrol, and the webhook that alarms call.

    `hosts` are further names by which a web server in front asks for its UI; by default it is this machine's alone.
    `listen` is the address at which workers of other machines reach it, `worker_seconds` how long one of those waits
    from one round of delivery to the next.
    """

    port: Annotated[int, Field(ge=1024, le=65535)] = 4200
    listen: str = ""
    worker_seconds: Annotated[int, Field(ge=5, le=3600)] = 60
    hosts: tuple[Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")], ...] = ()
    patrol_cron: str = "*/5 * * * *"
    alarm: ChannelUrl = ""

    @field_validator("listen")
    @classmethod
    def _one_address(cls, listen: str) -> str:
        """One address of this machine: it is a name that the guard lets in, so none that stands for all."""
        with suppress(ValueError):
            if not listen or str(IPv4Address(listen)) not in ("0.0.0.0", "127.0.0.1"):
                return listen
        raise ValueError("listen phải là một địa chỉ IPv4 của máy này trong mạng nội bộ, như 10.0.0.1")

    @field_validator("alarm")
    @classmethod
    def _webhook(cls, alarm: str) -> str:
        otherwise = "alarm phải là một địa chỉ webhook http:// hoặc https://; khóa bí mật viết ${TÊN_BIẾN}"
        return _web_address(alarm, otherwise)


class Settings(ConfigTable):
    """All of config.toml; DONDOC_DATA and DONDOC_DATABASE_URL override where things are, DONDOC_LANGUAGE the language.

    `language` is that of the screen: the command line, the Prefect UI, the boards. Letters have `mail.language`.
    """

    language: Literal["vi", "en"] = "vi"
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
    telemetry: TelemetrySettings = TelemetrySettings()
    portal: PortalSettings = PortalSettings()
    desk: DeskSettings = DeskSettings()
    edxml: EdxmlSettings = EdxmlSettings()
    timestamp: TimestampSettings = TimestampSettings()
    zalo: ZaloSettings = ZaloSettings()
    proof: ProofSettings = ProofSettings()
    prefect: PrefectSettings = PrefectSettings()

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        try:
            return str(ZoneInfo(zone))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError(
                tr("“{zone}” không phải là tên múi giờ; Việt Nam là Asia/Ho_Chi_Minh", zone=zone)
            ) from None

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        if url and not re.match(r"(sqlite(\+pysqlite)?|postgresql(\+psycopg)?)://", url):
            raise ValueError("database_url phải bắt đầu bằng sqlite:// hoặc postgresql://")
        return url

    @property
    def url(self) -> str:
        """The database: SQLite in the data folder unless a URL names another."""
        if not self.database_url:
            return f"sqlite:///{self.data / 'dondoc.sqlite'}"
        return self.database_url.replace("postgresql://", "postgresql+psycopg://", 1)
