"""Đợt and Thư đến in a browser: with scripts and without, on a wide screen and on a telephone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sqlmodel import select

from models.app import open_app
from models.config.settings import Settings
from models.database import reading
from models.due import Due
from models.enums import ObligationKind
from models.states import DueState
from tests.support.browser import PICTURES
from tests.support.databases import hurried
from tests.support.desk import LANG_SON, DeskPage, under_way
from tests.support.incoming import came_in
from tests.support.served_desk import ServedDesk, served_desk

pytestmark = pytest.mark.browser

BASE = f"/dot/{LANG_SON}"
PDF = {"name": "báo cáo.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n" + b"x" * 500}
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
WINDOWS = pytest.mark.parametrize(("scripts", "width"), [(False, 390), (True, 1280)])


@pytest.fixture
def served(chromium: Browser, tmp_path: Path, laid_sqlite: Path) -> Iterator[ServedDesk]:
    data = tmp_path / "data"
    data.mkdir()
    shutil.copy(laid_sqlite, data)
    app = hurried(open_app(Settings(data=data), make_virtual=True))
    under_way(app)
    with served_desk(DeskPage(app), chromium) as here:
        yield here
    app.engine.dispose()


def owed(served: ServedDesk) -> list[int]:
    """The reports that are owed."""
    with reading(served.desk.office.engine) as session:
        query = select(Due.id).where(Due.state == DueState.OPEN, Due.kind == ObligationKind.REPORT)
        return [number or 0 for number in session.exec(query)]


def state(served: ServedDesk, number: int) -> DueState:
    with reading(served.desk.office.engine) as session:
        return session.get_one(Due, number).state


def do(page: Page, act: str, name: str, **fields: str) -> None:
    """Open an act of the page, fill it in, press its button."""
    box = page.locator(f"details#{act}")
    if not box.get_attribute("open") and box.get_attribute("open") != "":
        box.locator("summary").click()
    for field, text in fields.items():
        box.locator(f'[name="{field}"]').fill(text)
    box.get_by_role("button", name=name, exact=True).click()


@WINDOWS
def test_from_a_letter_to_an_accepted_report(served: ServedDesk, scripts: bool, width: int) -> None:
    context = served.signed("văn thư", width=width, scripts=scripts)
    page, number = context.new_page(), owed(served)[0]
    served.open(page, "/dot")
    page.get_by_role("link", name="123/STTTT-TTBCXB").click()
    served.fits(page)
    page.locator(f'a.cell[href="{BASE}/{number}"]').click()
    served.fits(page)
    page.get_by_role("link", name="Yêu cầu báo cáo").click()
    page.frame_locator("iframe.letter").get_by_text("Kính gửi").first.wait_for()
    served.fits(page)
    page.go_back()
    box = page.locator("details#record")
    box.locator("summary").click()
    box.get_by_text("Thư báo đã nhận được gửi ngay đến").wait_for()
    box.locator('[name^="v_"]').first.fill("nhiều")
    box.get_by_label("Tệp kèm theo").set_input_files([PDF])  # type: ignore[list-item]
    box.get_by_role("button", name="Ghi nhận báo cáo").click()
    page.get_by_role("alert").get_by_text("không phải là số").wait_for()
    served.fits(page)
    box = page.locator("details#record")
    assert box.locator('[name^="v_"]').first.input_value() == "nhiều"
    box.locator('[name^="v_"]').first.fill("6")
    box.get_by_label("Tệp kèm theo").set_input_files([PDF])  # type: ignore[list-item]
    box.get_by_role("button", name="Ghi nhận báo cáo").click()
    page.get_by_role("status").get_by_text("Đã ghi nhận báo cáo").wait_for()
    assert page.get_by_text("báo cáo.pdf").count() and state(served, number) is DueState.RECEIVED
    page.reload()  # nothing is handed in again
    do(page, "accept", "Duyệt báo cáo")
    page.get_by_role("status").get_by_text("Đã duyệt báo cáo").wait_for()
    assert state(served, number) is DueState.ACCEPTED
    assert served.asked == {f"127.0.0.1:{served.port}"}
    context.close()


@WINDOWS
def test_a_report_is_returned_and_more_time_is_given(served: ServedDesk, scripts: bool, width: int) -> None:
    context = served.signed("văn thư", width=width, scripts=scripts)
    page, (first, second, *_) = context.new_page(), owed(served)
    served.open(page, f"{BASE}/{first}")
    do(page, "extend", "Gia hạn", until="2022-03-02", reason="chờ các xã")
    page.get_by_role("status").get_by_text("Đã gia hạn báo cáo đến 02/03/2022").wait_for()
    served.open(page, f"{BASE}/{second}")
    box = page.locator("details#record")
    box.locator("summary").click()
    box.get_by_label("Số liệu đến sau").check()
    box.get_by_role("textbox", name="Nội dung").fill("06 tin")
    box.get_by_role("button", name="Ghi nhận báo cáo").click()
    page.get_by_role("status").wait_for()
    do(page, "return", "Trả lại báo cáo", reason="thiếu số liệu")
    page.get_by_role("status").get_by_text("hạn gửi lại").wait_for()
    assert state(served, second) is DueState.RETURNED
    context.close()


@WINDOWS
def test_a_mail_is_taken_from_the_tray_and_given_back(served: ServedDesk, scripts: bool, width: int) -> None:
    number, mail = owed(served)[0], came_in(served.desk, "vanthu@khac.example", "Báo cáo của phòng")
    context = served.signed("văn thư", width=width, scripts=scripts)
    page = context.new_page()
    served.open(page, "/thu-den")
    page.get_by_role("link", name="Báo cáo của phòng").click()
    served.fits(page)
    page.get_by_label("Tìm theo tên cơ quan").fill("phong van hoa")
    page.get_by_role("button", name="Tìm").click()
    page.locator(f"#due-{number}").check()
    page.get_by_role("button", name="Ghi nhận").click()
    page.get_by_role("status").get_by_text("Đã ghi nhận thư").wait_for()
    assert state(served, number) is DueState.RECEIVED
    do(page, "undo", "Rút lại", reason="của đơn vị khác")
    page.get_by_role("status").get_by_text("Đã rút lại").wait_for()
    assert state(served, number) is DueState.OPEN and page.url.endswith(f"/thu-den/{mail}")
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_and_all_fits(served: ServedDesk, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    number = owed(served)[0]
    mail = came_in(served.desk, "vanthu@khac.example", "Báo cáo", ("anh.png", b"\x89PNG\r\n\x1a\nx"))
    context = served.signed("văn thư", width=width, scripts=True)
    page, axe = context.new_page(), Axe()
    pages = {
        "desk-campaigns": "/dot", "desk-campaign": BASE, "desk-due": f"{BASE}/{number}",
        "desk-request": f"{BASE}/viec/request", "desk-letter": f"{BASE}/thu/62", "desk-tray": "/thu-den",
        "desk-mail": f"/thu-den/{mail}?tim=phong", "desk-bulk": f"{BASE}/nhieu?viec=extend&co=2&co=3&co=4&co=5",
    }  # fmt: skip
    for name, path in pages.items():
        served.open(page, path)
        page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
        found = axe.run(page, options=RULES)
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        if PICTURES:
            page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)
    assert served.asked == {f"127.0.0.1:{served.port}"}
    context.close()
