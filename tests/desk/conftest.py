"""The desk of an office with the campaign of Lạng Sơn under way."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.app import open_app
from models.config.settings import Settings
from tests.support.databases import hurried
from tests.support.desk import DeskPage, under_way


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
