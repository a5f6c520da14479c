"""The pictures of docs/guide.md: `DONDOC_PICTURES=docs/guide uv run pytest -n 0 -m byhand -k pictures tests/browser`.

Each page of the guide at 1280 pixels, and at 390 in a folder `390` to be looked at; it fits its width, picture or not.
"""

import io
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from email.message import EmailMessage
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page
from sqlmodel import select

from models.app import App, open_app
from models.config.settings import Settings
from models.database import reading, writing
from models.due import Due
from models.enums import ObligationKind, Via
from models.states import DueState
from tasks.campaigns.context import Context
from tasks.campaigns.submissions import Given, record_submission
from tasks.inbox.ingest import reader_of
from tasks.inbox.saved import add_saved
from tests.support.browser import PICTURES
from tests.support.cast import owed
from tests.support.databases import hurried
from tests.support.desk import LANG_SON, LOGINS, PASSWORD, DeskPage, under_way
from tests.support.drafts import directive
from tests.support.instants import at
from tests.support.new_office import IN_2022, new_office, served
from tests.support.paths import EXAMPLE

pytestmark = pytest.mark.byhand

WIDTHS = {"": (1280, 860), "390": (390, 844)}
"""By the folder below that of the pictures."""


class Guide:
    """One person before the browser, at both widths."""

    def __init__(self, chromium: Browser, url: str, role: str) -> None:
        self.url, self.role = url, role
        self._contexts: dict[str, BrowserContext] = {
            name: chromium.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
            for name, (width, height) in WIDTHS.items()
        }
        self.pages: dict[str, Page] = {name: context.new_page() for name, context in self._contexts.items()}

    def sign_in(self, picture: str = "") -> None:
        for page in self.pages.values():
            page.goto(f"{self.url}/")
        if picture:
            self.take(picture)
        for page in self.pages.values():
            page.get_by_label("Tên đăng nhập").fill(LOGINS[self.role])
            page.get_by_label("Mật khẩu").fill(PASSWORD)
            page.get_by_role("button", name="Đăng nhập").click()
            page.get_by_role("heading", level=1).wait_for()

    def open(self, path: str) -> None:
        for page in self.pages.values():
            page.goto(self.url + path)

    def take(self, name: str) -> None:
        """The page as it stands, which fits its width."""
        for suffix, page in self.pages.items():
            needs, has = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert needs <= has, (name, suffix, needs)
            if PICTURES:
                picture = Image.open(io.BytesIO(page.screenshot()))
                small = picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=64)
                folder = Path(PICTURES) / suffix
                folder.mkdir(parents=True, exist_ok=True)
                small.save(folder / f"{name}.png", optimize=True)


@pytest.fixture
def guide(chromium: Browser, tmp_path: Path, laid_sqlite: Path) -> Iterator[Guide]:
    """The desk of an office with a campaign under way."""
    (tmp_path / "data").mkdir()
    shutil.copy(laid_sqlite, tmp_path / "data")
    office = hurried(open_app(Settings(data=tmp_path / "data"), make_virtual=True))
    under_way(office)
    wait_for_people(office)
    with served(DeskPage(office)) as url:
        yield Guide(chromium, url, "văn thư")
    office.engine.dispose()


@pytest.fixture
def new(chromium: Browser, tmp_path: Path, laid_sqlite: Path) -> Iterator[Guide]:
    """The desk of an office that has launched nothing."""
    desk = new_office(tmp_path, laid_sqlite, EXAMPLE / "agencies.toml", IN_2022, "so-tttt", passwords=True)
    with served(desk) as url:
        yield Guide(chromium, url, "văn thư")
    desk.office.engine.dispose()


def wait_for_people(office: App) -> None:
    """A report to be accepted, and a mail that asks something."""
    with writing(office.engine) as session:
        campaign, due = owed(session, "vhtt-binh-gia", ObligationKind.REPORT, LANG_SON)
        said = "14 lượt phát thanh, 06 bài trên trang của huyện; tuyên truyền tại 19/19 xã, thị trấn."
        figures = {"tin_bai": 6, "bai_dang": 9, "luot_loa": 14}
        ctx = Context(office, session, campaign, at("2022-02-21T08:40"), "Lý Thị Mai")
        record_submission(ctx, due, Given(said, via=Via.PAGE, values=figures))
    mail = EmailMessage()
    mail["From"], mail["To"] = "vhtt@vanlang.langson.example", office.settings.office.email
    mail["Subject"] = "Về báo cáo theo Công văn số 123/STTTT-TTBCXB"
    mail["Date"], mail["Message-ID"] = "Mon, 21 Feb 2022 08:50:00 +0700", "<hoi-01@vanlang.langson.example>"
    mail.set_content(
        "Kính gửi Sở Thông tin và Truyền thông,\n\nPhòng đã có số liệu của 15/17 xã. Báo cáo có phải kèm ảnh không, "
        "và có thể gửi trước phần đã có không?\n\nLương Văn Sơn\nPhòng Văn hóa và Thông tin huyện Văn Lãng\n"
    )
    with reader_of(office) as reader:
        add_saved(office, reader, Path("hoi.eml"), mail.as_bytes(), at("2022-02-21T08:55"))


def a_due(guide: Guide, folder: Path, state: DueState) -> int:
    app = open_app(Settings(data=folder / "data"))
    with ExitStack() as stack:
        stack.callback(app.engine.dispose)
        session = stack.enter_context(reading(app.engine))
        query = select(Due.id).where(Due.kind == ObligationKind.REPORT, Due.state == state).order_by(Due.id)  # type: ignore[arg-type]
        return session.exec(query).first() or 0


def test_pictures_of_a_day(guide: Guide, tmp_path: Path) -> None:
    guide.sign_in()
    for path, name in (
        ("/", "01-hom-nay"),
        (f"/dot/{LANG_SON}#ai-con-no-gi", "07-dot"),
        (f"/dot/{LANG_SON}/{a_due(guide, tmp_path, DueState.RECEIVED)}", "08-bao-cao"),
        ("/thu-den/1", "09-thu-den"),
        ("/thu-di?xem=da-gui", "10-thu-di"),
        ("/danh-ba", "11-danh-ba"),
        (f"/so-lieu/{LANG_SON}", "12-so-lieu"),
    ):
        guide.open(path)
        guide.take(name)


def test_pictures_of_a_new_document(new: Guide) -> None:
    new.sign_in("02-dang-nhap")
    new.open("/van-ban-moi")
    new.take("03-van-ban-moi")
    name, content = directive()
    for page in new.pages.values():
        file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        page.get_by_label(re.compile("^Chọn tệp văn bản")).set_input_files(file)  # type: ignore[arg-type]
        page.get_by_role("button", name="Đọc văn bản").click()
        page.locator("#phieu").wait_for()
    new.take("04-du-thao")
    for page in new.pages.values():
        page.get_by_label("Số", exact=True).fill("123")
        page.get_by_label("Ngày ban hành", exact=True).fill("24/01/2022")
        page.get_by_role("button", name="Lưu và xem lịch gửi thư").click()
        page.locator(".agenda").wait_for()
    new.take("05-lich-gui-thu")
    for page in new.pages.values():
        page.locator(".agenda a").first.click()
        page.locator("article.letter").wait_for()
    new.take("06-thu")
