"""config.toml: it says what the defaults are, and every mistake in it is named with its file and key."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from models.config.config_file import PROJECT, config_file
from models.config.ladder_settings import HourLadder, Ladder
from models.config.load import load_settings
from models.config.secrets import expand_secrets, has_secret
from models.config.settings import Settings
from models.errors import BadSettings

OURS = PROJECT / "config.toml"


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DONDOC_CONFIG", "DONDOC_DATA", "DONDOC_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(text, "utf-8")
    return path


def flat(table: dict[str, Any], head: str = "") -> dict[str, Any]:
    """Every key with its place: {"mail.relay": "maildir"}."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        found |= flat(value, f"{head}{key}.") if isinstance(value, dict) else {f"{head}{key}": value}
    return found


def test_the_file_of_the_project_says_exactly_the_defaults() -> None:
    assert load_settings(OURS).model_dump() == Settings(data=PROJECT / "data").model_dump()
    assert Settings().model_dump() == Settings(data=Path("data")).model_dump()


def test_the_file_shows_every_key_and_no_other() -> None:
    shown = set(flat(tomllib.loads(OURS.read_text("utf-8"))))
    # What a ladder does not do (no reminder, no escalation) is left out of its table.
    idle = (None, (), False)
    values = flat(Settings().model_dump()).items()
    defaults = {key for key, value in values if not (key.startswith("ladder.") and value in idle)}
    assert shown == defaults


def test_the_file_shows_every_key_of_a_ladder_in_one_table_or_another() -> None:
    ladders = tomllib.loads(OURS.read_text("utf-8"))["ladder"]
    tables = [*ladders.values(), *ladders["urgent"].values()]
    shown = {key for table in tables if isinstance(table, dict) for key in table} - set(ladders)
    assert shown == set(Ladder.model_fields) | set(HourLadder.model_fields)


def test_an_empty_file_is_the_defaults(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, "")) == Settings(data=tmp_path / "data")


BAD = [  # what the file says, the key, what the message says about it
    ('place = "x"', "place", "không có khóa này"),
    ('[mail]\nrelai = "maildir"', "mail.relai", "không có khóa này"),
    ("[ladder.report]\nremnd = [3]", "ladder.report.remnd", "không có khóa này"),
    ("[office]\nagency = 5", "office.agency", "phải là chữ (đang là 5"),
    ("data = 5", "data", "phải là chữ (đang là 5"),
    ("office = 5", "office", "phải là một bảng"),
    ('[prefect]\nport = "nhiều"', "prefect.port", "phải là số nguyên (đang là 'nhiều'"),
    ("[delivery]\ngive_up_hours = 1.5", "delivery.give_up_hours", "phải là số nguyên"),
    ('[ladder.report]\non_the_day = "sáng"', "ladder.report.on_the_day", "phải là true hoặc false"),
    ("[ladder.report]\nremind = 3", "ladder.report.remind", "phải là một danh sách"),
    ('[calendar]\ndays_off = ["02/01/2026"]', "calendar.days_off.1", "không phải là ngày"),
    ('[calendar]\nsend_at = "tám giờ"', "calendar.send_at", "không phải là giờ"),
    ("[calendar]\nday_ends = 17", "calendar.day_ends", "không phải là giờ"),  # not 17 seconds past midnight
    ('[calendar]\nday_ends = "17:00Z"', "calendar.day_ends", "không phải là giờ"),
    ('[calendar]\noffice_hours = [["07:30+07:00", "17:00"]]', "calendar.office_hours.1.1", "không phải là giờ"),
    ('[calendar]\noffice_hours = [["17:00", "07:30"]]', "calendar", "mỗi buổi bắt đầu trước khi kết thúc"),
    ('[calendar]\noffice_hours = [["07:30", "12:00"], ["11:00", "17:00"]]', "calendar", "các buổi nối tiếp nhau"),
    ("[calendar]\noffice_hours = []", "calendar", "office_hours"),
    ('[calendar]\nsend_at = "12:00"', "calendar", "send_at phải nằm trong giờ làm việc"),
    ('[calendar]\nsend_at = "17:00"', "calendar", "send_at phải nằm trong giờ làm việc"),
    ('[calendar]\ncountry = "XX"', "calendar.country", "không có trong thư viện ngày nghỉ lễ"),
    ("[ladder.report]\nchase = [3, 1]", "ladder.report", "chase phải tăng dần"),
    ("[ladder.acknowledge]\nchase = [1, 1]", "ladder.acknowledge", "chase phải tăng dần"),
    ("[ladder.report]\nescalate_at = [5]", "ladder.report", "escalate_at phải là số thứ tự"),
    ("[ladder.report]\nescalate_at = [0]", "ladder.report", "escalate_at phải là số thứ tự"),
    ("[ladder.report]\nremind = [0]", "ladder.report.remind.1", "phải từ 1 trở lên"),
    ("[ladder]\nreturned_working_days = 251", "ladder.returned_working_days", "không được quá 250"),
    ('time_zone = "Asia/Hanoi"', "time_zone", "không phải là tên múi giờ"),
    ('database_url = "mysql://h/d"', "database_url", "phải bắt đầu bằng sqlite:// hoặc postgresql://"),
    ('[mail]\nrelay = "smtp.example"', "mail.relay", "relay phải là “maildir” hoặc"),
    ('[mail]\nlanguage = "fr"', "mail.language", "phải là một trong: 'vi' hoặc 'en'"),
    ('[reports]\naccept = "tự động"', "reports.accept", "phải là một trong"),
    ("[prefect]\nport = 80", "prefect.port", "phải từ 1024 trở lên"),
    ('[prefect]\nlisten = "0.0.0.0"', "prefect.listen", "listen phải là một địa chỉ IPv4 của máy này"),
    ('[prefect]\nlisten = "127.0.0.1"', "prefect.listen", "listen phải là một địa chỉ IPv4 của máy này"),
    ('[prefect]\nlisten = "may-1"', "prefect.listen", "listen phải là một địa chỉ IPv4 của máy này"),
    ('[telemetry]\ntraces = "127.0.0.1:4318"', "telemetry.traces", "traces phải là một địa chỉ http://"),
    ("[delivery]\nlease_minutes = 1", "delivery.lease_minutes", "phải từ 2 trở lên"),
]


UNSEEN = [  # what the file says, the key, what the message says about it
    ('\n[mail]\nsender_name = "Sở\\r\\nBcc: b@c.vn"', "mail.sender_name", "(U+000D); hãy gõ lại"),
    ('\n[mail]\nsender = "thư@xã.vn"', "mail.sender", "không phải là một địa chỉ thư"),
    ('\n[mail]\nsender = "a..b@xa.vn"', "mail.sender", "hai dấu chấm"),
    ('\n[archive]\naddress = "<luu@xa.vn>"', "archive.address", "bỏ dấu ngoặc"),
    ('\n[office]\nletterhead = "SỞ \\u202EA"', "office.letterhead", "(U+202E); hãy gõ lại"),
    ('\n[office]\nplace = "\\u0000"', "office.place", "(U+0000); hãy gõ lại"),
    ('\n[inbox]\nreply_to = "báo+{token}@xa.vn"', "inbox.reply_to", "có {token} trước dấu @"),
]


@pytest.mark.parametrize(("text", "key", "says"), UNSEEN)
def test_what_cannot_be_seen_or_sent_is_refused_by_its_line(tmp_path: Path, text: str, key: str, says: str) -> None:
    with pytest.raises(BadSettings) as caught:
        load_settings(written(tmp_path, text))
    _, line = str(caught.value).splitlines()
    assert line.startswith(f"  {key}: ") and says in line and line.endswith("dòng 3)"), line


def test_a_file_that_begins_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('language = "en"', "utf-8-sig")
    assert load_settings(path).language == "en"


@pytest.mark.parametrize(("text", "key", "says"), BAD)
def test_a_mistake_is_named_with_its_file_and_key(tmp_path: Path, text: str, key: str, says: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(BadSettings) as caught:
        load_settings(path)
    first, *lines = str(caught.value).splitlines()
    assert first == f"{path}: cấu hình không dùng được"
    assert [line for line in lines if line.startswith(f"  {key}: ") and says in line], lines
    assert "Input should" not in str(caught.value)


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadSettings) as caught:
        load_settings(written(tmp_path, 'time_zone = "Asia/Hanoi"\n[mail]\nrelai = 1\n[prefect]\nport = 1'))
    assert [line.split(":")[0].strip() for line in str(caught.value).splitlines()[1:]] == [
        "time_zone",
        "mail.relai",
        "prefect.port",
    ]


SECRETS = [
    '[mail]\nrelay = "mailtos://dondoc:b1mat@mail.example:587"',
    '[mail]\nrelay = "mailtos://mail.example:587?user=dondoc&pass=b1mat"',
    '[mail]\nrelay = "mailtos://dondoc:b1mat:${X}@mail.example"',
    '[mail]\nrelay = "smtp://dondoc:b1mat@mail.example"',
    'database_url = "postgresql://dondoc:b1mat@db.example/dondoc"',
    'database_url = "postgresql+psycopg://dondoc:b1mat@db.example/dondoc"',
    'database_url = "postgresql://db.example/dondoc?user=dondoc&password=b1mat"',
    'database_url = "mysql://dondoc:b1mat@db.example/dondoc"',
]


@pytest.mark.parametrize("text", SECRETS)
def test_a_password_in_the_file_is_refused_and_not_repeated(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(BadSettings) as caught:
        load_settings(path)
    said = str(caught.value)
    assert str(path) in said and ("relay" in said or "database_url" in said)
    assert "b1mat" not in said


def test_a_password_in_a_wrong_variable_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONDOC_DATABASE_URL", "mysql://dondoc:b1mat@db.example/dondoc")
    with pytest.raises(BadSettings, match="database_url phải bắt đầu") as caught:
        load_settings(OURS)
    assert "b1mat" not in str(caught.value)


HAS_SECRET = [
    "mailtos://dondoc@so.example:b1mat@mail.example",
    "mailtos://dondoc:b1/mat@mail.example",
    "mailtos://dondoc:${P}x@mail.example",
    "mailtos://mail.example?user=dondoc&Password=b1mat",
    "json://api.example/path?token=b1mat",
    "tgram://123456789:AAbbCC/42",
    "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/#kenh",
    "postgresql://dondoc:b1mat@db.example/dondoc",
]


@pytest.mark.parametrize("url", HAS_SECRET)
def test_a_url_with_a_password_or_token_written_out_is_known(url: str) -> None:
    assert has_secret(url)


HAS_NO_SECRET = [
    "mailto://127.0.0.1:25/chi.dung@huyen.example",
    "mailtos://dondoc@so.example:${P}@mail.example",
    "slack://${A}/${B}/${C}/#kenh",
    "matrixs://dondoc:${P}@chat.example/#phong-van-hoa",
    "json://127.0.0.1:8080/thu",
    "maildir",
    "someone@huyen.example",
    "mailto://mail.example:25",
    "mailtos://dondoc:${DONDOC_SMTP_PASSWORD}@mail.example:587",
    "mailtos://mail.example?user=dondoc&pass=${P}",
    "mailto://mail.example:25/?to=a@b.example",
    "tgram://${BOT}/123",
    "postgresql://dondoc@db.example/dondoc",
    "sqlite:////var/lib/dondoc.sqlite",
]


@pytest.mark.parametrize("url", HAS_NO_SECRET)
def test_a_url_without_a_password_written_out_is_let_in(url: str) -> None:
    assert not has_secret(url)


def test_a_variable_is_filled_in_at_the_moment_of_sending(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    relay = "mailtos://${USER_}:${PASS_}@mail.example"
    path = written(tmp_path, f'[mail]\nrelay = "{relay}"')
    monkeypatch.setenv("USER_", "dondoc")
    monkeypatch.setenv("PASS_", "b1mat")
    assert load_settings(path).mail.relay == relay
    assert expand_secrets(relay) == "mailtos://dondoc:b1mat@mail.example"
    assert expand_secrets(relay, {"USER_": "a", "PASS_": "$b"}) == "mailtos://a:%24b@mail.example"
    assert expand_secrets("mailto://mail.example") == "mailto://mail.example"
    with pytest.raises(BadSettings, match="chưa đặt biến môi trường PASS_"):
        expand_secrets(relay, {"USER_": "a"})


def test_a_relative_data_folder_lies_beside_the_file(tmp_path: Path) -> None:
    found = load_settings(written(tmp_path, 'data = "kho"'))
    assert found.data == tmp_path / "kho"
    assert found.url == f"sqlite:///{tmp_path / 'kho' / 'dondoc.sqlite'}"
    assert load_settings(written(tmp_path, 'data = "/var/lib/dondoc"')).data == Path("/var/lib/dondoc")


def test_the_variables_override_where_things_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, 'data = "kho"\ndatabase_url = "postgresql://db.example/cu"\n[prefect]\nport = 4300')
    assert load_settings(path).url == "postgresql+psycopg://db.example/cu"
    monkeypatch.setenv("DONDOC_CONFIG", str(path))
    monkeypatch.setenv("DONDOC_DATA", str(tmp_path / "khac"))
    monkeypatch.setenv("DONDOC_DATABASE_URL", "postgresql://dondoc:b1mat@db.example/moi")  # its place, so no refusal
    found = load_settings()
    assert (config_file(), found.prefect.port) == (path, 4300)
    assert found.data == tmp_path / "khac"
    assert found.url == "postgresql+psycopg://dondoc:b1mat@db.example/moi"


def test_no_other_variable_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TIME_ZONE", "time_zone", "DONDOC_TIME_ZONE", "DATA"):
        monkeypatch.setenv(name, "Europe/Paris")
    assert load_settings(OURS) == Settings(data=PROJECT / "data")


def test_the_file_in_the_working_folder_comes_before_the_projects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert config_file() == OURS
    written(tmp_path, "[prefect]\nport = 4300")
    assert load_settings().prefect.port == 4300


def test_a_missing_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONDOC_CONFIG", str(tmp_path / "không-có.toml"))
    with pytest.raises(BadSettings, match="không-có.toml: không đọc được tệp cấu hình"):
        load_settings()


@pytest.mark.parametrize("raw", [b"time_zone = ", b"[mail\n", b"a = 1\na = 2", b"place = '\xff'"])
def test_a_broken_file_is_named(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "hỏng.toml"
    path.write_bytes(raw)
    with pytest.raises(BadSettings, match="hỏng.toml: không phải là tệp TOML hợp lệ"):
        load_settings(path)


def test_settings_are_frozen() -> None:
    found = Settings()
    with pytest.raises(ValueError, match="frozen"):
        found.calendar.send_at = dt.time(9, 0)
