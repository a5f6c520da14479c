"""Văn bản mới in a browser: a document dropped, what is missing filled in, the letters looked at, launched.

Only the desk's own process runs. With scripts axe looks at every page; without them all must work alike.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from models.app import open_app
from models.config.settings import Settings
from models.database import reading, upgrade_schema
from tasks.campaigns.lookup import find_campaign
from tests.support.browser import PICTURES
from tests.support.desk import LOGINS, PASSWORD, DeskPage
from tests.support.drafts import LARGEST_PAGE, directive
from tests.support.new_letter import new_directory, new_docx, new_pdf
from tests.support.new_office import IN_2022, IN_2026, new_office, served
from tests.support.paths import EXAMPLE

pytestmark = pytest.mark.browser

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


@pytest.fixture
def laid(tmp_path: Path) -> Path:
    folder = tmp_path / "laid"
    folder.mkdir()
    app = open_app(Settings(data=folder))
    upgrade_schema(app.engine)
    app.engine.dispose()
    return folder / "dondoc.sqlite"


@pytest.fixture(params=["2022", "2026"])
def office(request: pytest.FixtureRequest, tmp_path: Path, laid: Path) -> Iterator[DeskPage]:
    if request.param == "2022":
        desk = new_office(tmp_path, laid, EXAMPLE / "agencies.toml", IN_2022, "so-tttt", passwords=True)
    else:
        file = tmp_path / "agencies.toml"
        file.write_text(new_directory(), "utf-8")
        desk = new_office(tmp_path, laid, file, IN_2026, "so-vhttdl", passwords=True)
    yield desk
    desk.office.engine.dispose()


class Person:
    """Somebody before the browser, who counts what they enter and press."""

    def __init__(self, page: Page, scripts: bool, name: str) -> None:
        self.page, self.scripts, self.name = page, scripts, name
        self.typed, self.clicks = 0, 0

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)
        self.typed += len(text)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).first.click()
        self.clicks += 1

    def look(self, what: str) -> None:
        """The page fits its width, is small, loads nothing from elsewhere, and axe finds nothing in it."""
        size = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]") if self.scripts else [0, 0]
        assert size[0] <= size[1], (what, size)
        assert len(self.page.content().encode()) < LARGEST_PAGE
        if PICTURES:
            self.page.screenshot(path=f"{PICTURES}/draft-{self.name}-{what}.png")
        if not self.scripts:
            return
        from axe_playwright_python.sync_playwright import Axe

        self.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

        found = Axe().run(self.page, options=RULES)
        assert found.violations_count == 0, f"{what}\n{found.generate_report()}"


@pytest.mark.parametrize("width", [WIDE, NARROW], ids=["1280", "390"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_a_document_is_dropped_confirmed_and_launched(
    office: DeskPage, chromium: Browser, width: dict[str, int], scripts: bool
) -> None:
    of_2022 = office.moment == IN_2022
    pdf = not scripts
    file = directive() if of_2022 else (("lễ hội.pdf", new_pdf()) if pdf else ("lễ hội.docx", new_docx()))
    context = chromium.new_context(
        viewport=width,
        java_script_enabled=scripts,
        bypass_csp=scripts,
        locale="vi-VN",  # type: ignore[arg-type]
    )
    strange: list[str] = []
    with served(office) as url:
        page = context.new_page()
        page.set_default_timeout(90_000)
        page.on("request", lambda request: strange.append(request.url) if not request.url.startswith(url) else None)
        person = Person(page, scripts, f"{office.moment[:4]}-{width['width']}")
        go_through(person, url, file, of_2022)
        slug = page.url.rpartition("/")[2]
        context.close()
    with reading(office.office.engine) as session:
        assert find_campaign(session, slug).approved_by == "Vi Thị Thư"
    assert not [one for one in strange if not one.startswith(("data:", "blob:"))]


def go_through(person: Person, url: str, file: tuple[str, bytes], of_2022: bool) -> None:
    page = person.page
    page.goto(f"{url}/van-ban-moi")
    page.get_by_label("Tên đăng nhập").fill(LOGINS["văn thư"])
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_role("heading", name="Văn bản mới").wait_for()
    person.look("list")
    page.get_by_label(re.compile("^Chọn tệp văn bản")).set_input_files(payload(file))
    person.press("Đọc văn bản")
    page.locator("#phieu").wait_for()
    person.look("sheet")
    there_and_back(person)
    person.fill("Số", "123" if of_2022 else "412")
    if of_2022:
        person.fill("Ngày ban hành", "24/01/2022")
    person.press("Lưu và xem lịch gửi thư")
    page.locator(".agenda").wait_for()
    person.look("calendar")
    page.locator(".agenda a").first.click()
    page.locator("article.letter").wait_for()
    person.look("letter")
    page.get_by_role("link", name="Quay lại lịch gửi thư").click()
    person.press("Phát hành tới")
    page.wait_for_url(re.compile("/dot/[a-z0-9-]+$"))
    assert "Đã phát hành văn bản thành đợt" in page.locator("main").inner_text()
    assert (person.typed, person.clicks) == (13 if of_2022 else 3, 3)


def payload(file: tuple[str, bytes]) -> Any:
    return {"name": file[0], "mimeType": "application/octet-stream", "buffer": file[1]}


def there_and_back(person: Person) -> None:
    """From a fact to its words, and from the words to the fact: plain links, also without scripts."""
    page = person.page
    page.locator("#muc-so .quote a").first.click()
    page.wait_for_url(re.compile("#chu-so$"))
    words = page.locator("#chu-so")
    assert words.evaluate("e => e.matches(':target')") if person.scripts else words.is_visible()
    words.locator("a").first.click()
    page.wait_for_url(re.compile("#muc-so$"))
    assert page.locator("#muc-so").is_visible()
