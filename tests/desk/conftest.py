"""The desk of an office with the campaign of Lạng Sơn under way."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.app import open_app
from models.config.settings import Settings
from tests.support.databases import hurried
from tests.support.desk import DeskPage, under_way
from tests.support.new_letter import new_directory
from tests.support.new_office import IN_2022, IN_2026, new_office
from tests.support.paths import EXAMPLE


@pytest.fixture
def desk(tmp_path: Path, laid_sqlite: Path) -> Iterator[DeskPage]:
    """It is 21/02/2022, 9 o'clock, by a virtual clock; `desk.signed("lãnh đạo")` is a browser of that person."""
    data = tmp_path / "data"
    data.mkdir()
    shutil.copy(laid_sqlite, data)
    app = hurried(open_app(Settings(data=data), make_virtual=True))
    under_way(app)
    here = DeskPage(app)
    with here.open:
        yield here
    app.engine.dispose()


@pytest.fixture
def lang_son(tmp_path: Path, laid_sqlite: Path) -> Iterator[DeskPage]:
    here = new_office(tmp_path, laid_sqlite, EXAMPLE / "agencies.toml", IN_2022, "so-tttt")
    with here.open:
        yield here
    here.office.engine.dispose()


@pytest.fixture
def festivals(tmp_path: Path, laid_sqlite: Path) -> Iterator[DeskPage]:
    file = tmp_path / "agencies.toml"
    file.write_text(new_directory(), "utf-8")
    here = new_office(tmp_path, laid_sqlite, file, IN_2026, "so-vhttdl")
    with here.open:
        yield here
    here.office.engine.dispose()
