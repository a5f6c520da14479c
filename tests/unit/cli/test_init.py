"""`dondoc init`: what each answer may be, what is written, and that a bad answer is asked for again."""

import io
from pathlib import Path

import pytest

from flows.cli import main
from models.config.load import load_settings
from models.config.settings import MailSettings, OfficeSettings, Settings
from models.plain_line import check_name
from tasks.errors import Refused
from tasks.ops.example_values import example_settings, is_example
from tasks.ops.office_setup import QUESTIONS, check_answer, config_text, fill_in, office_directory
from tests.support.paths import EXAMPLE

ASKED = {question.key: question for question in QUESTIONS}
ANSWERS = {
    "office": "Ủy ban nhân dân tỉnh Thí Dụ / Sở Xây dựng tỉnh Thí Dụ",
    "place": "Thí Dụ",
    "sender": "vanthu@soxd.thidu.gov.vn",
    "relay": "mailtos://vanthu:${DONDOC_SMTP_PASSWORD}@mail.thidu.gov.vn:587",
    "report_to": "Văn phòng Sở; 0200.3800.000",
    "directory": "",
}


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("office", "Sở Xây dựng  tỉnh Thí Dụ", "Sở Xây dựng tỉnh Thí Dụ"),
        ("office", "UBND tỉnh Thí Dụ/Sở Xây dựng", "UBND tỉnh Thí Dụ / Sở Xây dựng"),
        ("office", "Ủy ban nhân dân xã Thí Dụ", "Ủy ban nhân dân xã Thí Dụ"),
        ("place", " Lạng Sơn ", "Lạng Sơn"),
        ("sender", "vanthu@so.gov.vn ", "vanthu@so.gov.vn"),
        ("relay", "", "maildir"),
        ("relay", "mailto://10.0.0.5:25", "mailto://10.0.0.5:25"),
        ("relay", ANSWERS["relay"], ANSWERS["relay"]),
        ("report_to", "Văn phòng ;0200 3800 000", "Văn phòng; 0200 3800 000"),
        ("directory", "", ""),
        ("directory", str(EXAMPLE / "agencies.toml"), str(EXAMPLE / "agencies.toml")),
    ],
)
def test_a_good_answer_is_kept(key: str, typed: str, kept: str) -> None:
    assert check_answer(ASKED[key], typed) == kept


@pytest.mark.parametrize(
    ("key", "typed", "says"),
    [
        ("office", "", "không được để trống"),
        ("office", "Sở", "viết đủ tên"),
        ("office", "SỞ XÂY DỰNG TỈNH THÍ DỤ", "không in hoa"),
        ("office", "A b / Sở C d / Phòng E f", "chỉ một dấu /"),
        ("place", "", "không được để trống"),
        ("place", "Lạng Sơn, ngày 24", "chỉ tên địa danh"),
        ("sender", "", "chưa ghi địa chỉ thư"),
        ("sender", "văn thư@so.gov.vn", "không phải là một địa chỉ thư"),
        ("sender", "vanthu@so.example", "địa chỉ ví dụ"),
        ("sender", ASKED["sender"].example, "địa chỉ ví dụ"),
        ("relay", "mail.thidu.gov.vn", "hãy viết mailtos://"),
        ("relay", "mailtos://vanthu:matkhau@mail.thidu.gov.vn", "không ghi mật khẩu"),
        ("relay", "mailto://mail.example:25", "máy chủ ví dụ"),
        ("relay", ASKED["relay"].example, "máy chủ ví dụ"),
        ("report_to", "Văn phòng Sở", "thiếu số điện thoại"),
        ("report_to", "Văn phòng Sở; sau", "thiếu số điện thoại"),
        ("report_to", "; 0200.3800.000", "không được để trống"),
        ("directory", "/không/có.toml", "không đọc được"),
        ("directory", str(EXAMPLE / "draft.toml"), "danh bạ không dùng được"),
    ],
)
def test_a_bad_answer_says_what_is_wrong(key: str, typed: str, says: str) -> None:
    with pytest.raises(Refused, match=says) as refused:
        check_answer(ASKED[key], typed)
    assert str(refused.value).startswith(ASKED[key].asks)


def test_the_file_says_the_answers_and_keeps_every_comment(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(config_text(ANSWERS, "so-xay-dung"), "utf-8")
    settings = load_settings(config)
    assert (settings.office.parent, settings.office.letterhead) == (
        "ỦY BAN NHÂN DÂN TỈNH THÍ DỤ",
        "SỞ XÂY DỰNG TỈNH THÍ DỤ",
    )
    assert (settings.office.report_to, settings.office.telephone) == ("Văn phòng Sở", "0200.3800.000")
    assert settings.mail.relay == ANSWERS["relay"]
    assert settings.calendar == Settings().calendar
    assert example_settings(settings) == []
    ours = (EXAMPLE.parents[1] / "config.toml").read_text("utf-8")
    assert config.read_text("utf-8").count("#") == ours.count("#")


@pytest.mark.parametrize(
    ("line", "value", "becomes"),
    [
        ('a = "x"  # lời', "y", 'a = "y"  # lời'),
        ('a = "#1"', "#2", 'a = "#2"'),
        ('a = ["x", "#"]   # lời', ["y"], 'a = ["y"]   # lời'),
        ('a = ""', 'nói "có" \\', 'a = "nói \\"có\\" \\\\"'),
    ],
)
def test_a_value_is_replaced_and_its_comment_stays(line: str, value: str | list[str], becomes: str) -> None:
    assert fill_in(f"[t]\n{line}\n", {"t.a": value}) == f"[t]\n{becomes}\n"


def test_the_office_is_found_in_its_directory_or_put_into_it() -> None:
    known = ANSWERS | {
        "office": "UBND tỉnh / sở Thông tin và Truyền thông",
        "directory": str(EXAMPLE / "agencies.toml"),
    }
    code, directory = office_directory(known)
    assert code == "so-tttt" and len(directory.agency) == 18
    code, directory = office_directory(ANSWERS | {"directory": known["directory"]})
    assert code == "so-xay-dung-tinh-thi-du" and directory.agency[-1].name == "Sở Xây dựng tỉnh Thí Dụ"
    assert [agency.code for agency in office_directory(ANSWERS)[1].agency] == [code]


def test_bad_answers_are_asked_for_again_and_an_office_is_never_replaced_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DONDOC_DATA", raising=False)
    config = tmp_path / "so" / "config.toml"
    typed = ["Sở", ANSWERS["office"], "", "Thí Dụ", "x", ANSWERS["sender"], "", ANSWERS["report_to"], ""]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(typed[:5]) + "\n"))
    monkeypatch.setattr("sys.argv", ["dondoc", "init", str(config.parent)])
    assert main() == 1 and not config.exists()  # the answers ended
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(typed) + "\n"))
    assert main() == 0
    said = capsys.readouterr().out
    assert said.count("Chưa được:") == 2 * 3 and load_settings(config).office.place == "Thí Dụ"

    written = config.read_bytes()
    assert main() == 1 and config.read_bytes() == written
    options = [f"--{key.replace('_', '-')}={value}" for key, value in (ANSWERS | {"place": "Nơi khác"}).items()]
    monkeypatch.setattr("sys.argv", ["dondoc", "init", str(config.parent), "--replace", *options])
    assert main() == 0
    assert load_settings(config).office.place == "Nơi khác"
    assert config.with_name("config.toml.bak").read_bytes() == written


def test_the_settings_of_the_example_are_told_one_by_one() -> None:
    found = example_settings(Settings())
    assert {"office.agency", "office.place", "office.email", "mail.sender", "mail.sender_name"} <= set(found)
    ours = Settings(
        office=OfficeSettings(
            agency="so", parent="", letterhead="SỞ", place="Huế", report_to="VP", telephone="0234", email="a@so.gov.vn"
        ),
        mail=MailSettings(sender="a@so.gov.vn", sender_name="Sở"),
    )
    assert example_settings(ours) == []
    changed = ours.model_copy(update={"portal": ours.portal.model_copy(update={"base_url": "https://bc.so.example/a"})})
    assert example_settings(changed) == ["portal.base_url"]


@pytest.mark.parametrize(
    ("address", "stands_for_others"),
    [
        ("a@so.example", True), ("mail.example", True), ("a@example.com", True), ("x.example.org.", True),
        ("a@so.gov.vn", False), ("example@so.gov.vn", False), ("example.gov.vn", False), ("", False),
    ],
)  # fmt: skip
def test_a_host_of_examples_is_known(address: str, stands_for_others: bool) -> None:
    assert is_example(address) is stands_for_others


def test_no_default_names_a_person() -> None:
    office = OfficeSettings()
    assert office.asks == "chuyên viên phụ trách"
    assert all(
        line == line.upper() for line in map(check_name, office.signature)
    )  # titles only (Decree 30/2020, Annex I, II.7)
