"""Cấu hình: what is in force without secrets, the doctor, and an edited calendar that is applied with a button."""

import datetime as dt

import pytest

from models.app import open_app
from models.config.settings import Settings
from models.errors import BadSettings
from tests.support.desk import DeskPage, hand_in_form

WORKED = dt.date(2022, 2, 26)
"""A Saturday."""


ALARM = "https://x.example/hook/A1b2C3d4E5f6G7h8I9j0K1"


class Found:
    name, level, found = "thư điện tử", "error", "máy chủ không trả lời"


def serve(desk: DeskPage, settings: Settings) -> None:
    """Serve it on a machine whose config.toml says this now."""
    desk.machine_of = lambda: settings
    desk.settle()


def edited(desk: DeskPage) -> Settings:
    calendar = desk.office.settings.calendar.model_copy(update={"worked_days": (WORKED,)})
    return desk.office.settings.model_copy(update={"calendar": calendar})


def test_what_is_in_force_is_shown_without_a_secret(desk: DeskPage) -> None:
    changed = {
        "database_url": "postgresql://dondoc:mat-khau-that@db.example/dondoc",
        "watch": desk.office.settings.watch.model_copy(update={"channel": "tgram://${DONDOC_WATCH_TOKEN}/123"}),
        "prefect": desk.office.settings.prefect.model_copy(update={"alarm": ALARM}),
    }  # fmt: skip
    for name, value in changed.items():
        desk.office.settings.__dict__[name] = value
    page = desk.signed("lãnh đạo").get("/cau-hinh").text
    assert "mat-khau-that" not in page and "db.example" in page and "${DONDOC_WATCH_TOKEN}" in page
    assert "A1b2C3d4" not in page and "không hiện" in page
    assert "session_hours" in page and "http://127.0.0.1:4200" in page


def test_an_edited_calendar_is_shown_and_applied_by_the_administrator(desk: DeskPage) -> None:
    serve(desk, edited(desk))
    assert "chưa áp dụng" in desk.signed("văn thư").get("/cau-hinh").text
    assert hand_in_form(desk.signed("văn thư"), "/tai-khoan", "/cau-hinh/lich").status_code == 403
    client = desk.signed("quản trị")
    page = client.get("/cau-hinh").text
    assert "Áp dụng lịch làm việc" in page and "khởi động lại" not in page
    assert hand_in_form(client, "/cau-hinh", "/cau-hinh/lich").status_code == 303
    after = client.get("/cau-hinh").text
    assert "Đã áp dụng lịch làm việc" in after and "chưa áp dụng" not in after
    assert open_app(desk.office.settings).calendar.is_working(WORKED)
    assert desk.site.state.desk.app.calendar.is_working(WORKED)  # this process too, at once
    hand_in_form(client, "/cau-hinh", "/cau-hinh/lich")
    assert "không có gì thay đổi" in client.get("/cau-hinh").text


def test_a_configuration_with_a_mistake_is_told_and_not_applied(desk: DeskPage) -> None:
    def broken() -> Settings:
        raise BadSettings("config.toml: mail.relai: không có khóa này")

    desk.machine_of = broken
    desk.settle()
    client = desk.signed("quản trị")
    assert "mail.relai" in client.get("/cau-hinh").text
    assert hand_in_form(client, "/cau-hinh", "/cau-hinh/lich").status_code == 422


def test_a_changed_setting_asks_for_a_restart(desk: DeskPage) -> None:
    serve(desk, desk.office.settings.model_copy(update={"language": "en"}))
    assert "khởi động lại" in desk.signed("quản trị").get("/cau-hinh").text


@pytest.mark.parametrize("role", ["văn thư", "quản trị"])
def test_what_the_doctor_finds_is_a_page(desk: DeskPage, role: str) -> None:
    desk.findings = (Found(),)
    desk.settle()
    page = desk.signed(role).get("/cau-hinh/kham").text
    assert "Thư điện tử" in page and "máy chủ không trả lời" in page and ">lỗi<" in page
