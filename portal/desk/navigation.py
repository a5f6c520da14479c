"""The pages of the desk as every page lists them, each with what waits there."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.app import App
from models.database import reading
from tasks.desk.today_view import counts_by_page
from tasks.figures.work_queue import work_items

PAGES = (
    ("/", "Hôm nay"), ("/van-ban-moi", "Văn bản mới"), ("/dot", "Đợt"), ("/thu-den", "Thư đến"), ("/thu-di", "Thư đi"),
    ("/danh-ba", "Danh bạ"), ("/so-lieu", "Số liệu và văn bản"), ("/cau-hinh", "Cấu hình"),
)  # fmt: skip
"""The address and the name of each."""


@dataclass(frozen=True)
class NavLine:
    """One page in the navigation; `count` is what waits there for a person."""

    href: str
    name: str
    here: bool
    count: int = 0


def nav_lines(app: App, path: str, counts: Mapping[str, int] | None = None) -> list[NavLine]:
    """The navigation as it stands on the page at `path`; `counts` of what waits on each page where they are at hand."""
    counts = waiting_counts(app) if counts is None else counts
    first = "/" + path.split("/")[1]
    return [NavLine(href, name, href == first, counts.get(href, 0)) for href, name in PAGES]


def waiting_counts(app: App) -> dict[str, int]:
    """What waits for a person, by the address of the page where it is dealt with."""
    with reading(app.engine) as session:
        return counts_by_page(work_items(app, session))
