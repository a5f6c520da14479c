"""What many tests begin with is made once in a run, by the program itself, and copied for those that come after."""

import shutil
import tempfile
from collections.abc import Callable
from functools import wraps
from itertools import count
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import URL
from sqlmodel import select

from models.agency import Agency
from models.app import App
from models.database import reading
from tests.support.postgres import tell

P = ParamSpec("P")
T = TypeVar("T")

_SHELF = tempfile.TemporaryDirectory(prefix="dondoc-prepared-", ignore_cleanup_errors=True)
_NUMBERS = count()


def prepared(begin: Callable[Concatenate[App, P], T]) -> Callable[Concatenate[App, P], T]:
    """A beginning of tests: done for the first empty office of its kind; the next ones get the rows and files it left.

    An office that is not empty, or not in its data folder, goes through it itself.
    """
    made: dict[str, tuple[str, T]] = {}

    @wraps(begin)
    def begun(app: App, *args: P.args, **kwargs: P.kwargs) -> T:
        if not _fresh(app):
            return begin(app, *args, **kwargs)
        kind = app.settings.model_dump_json(exclude={"data", "database_url", "inbox"})
        key = repr((app.engine.dialect.name, app.virtual, kind, _cast(), args, kwargs))
        if key in made:
            name, given = made[key]
            app.engine.dispose()
            _put(app, name)
            return given
        given = begin(app, *args, **kwargs)
        app.engine.dispose()
        made[key] = _keep(app, f"beginning_{next(_NUMBERS)}"), given
        return given

    return begun


def _cast() -> str:
    """Who plays: a test may have changed the cast, and what another cast began is not its beginning."""
    from tests.support import cast  # it prepares its own beginning by this module

    return cast.CAST.model_dump_json()


def _fresh(app: App) -> bool:
    if app.engine.dialect.name == "sqlite" and app.engine.url.database != str(_file(app)):
        return False
    with reading(app.engine) as session:
        return session.exec(select(Agency.id).limit(1)).first() is None


def _file(app: App) -> Path:
    return app.settings.data / "dondoc.sqlite"


def _keep(app: App, name: str) -> str:
    """Copy the data folder, and the database where it is not in it; gives back the name they are kept by."""
    shutil.copytree(app.settings.data, Path(_SHELF.name) / name)
    if app.engine.dialect.name == "postgresql":
        name_there = f"prepared_{name}"
        tell(_server(app), f'CREATE DATABASE "{name_there}" TEMPLATE "{app.engine.url.database}"')
    return name


def _put(app: App, name: str) -> None:
    shutil.rmtree(app.settings.data)
    shutil.copytree(Path(_SHELF.name) / name, app.settings.data)
    if app.engine.dialect.name == "postgresql":
        mine = app.engine.url.database
        tell(_server(app), f'DROP DATABASE "{mine}"', f'CREATE DATABASE "{mine}" TEMPLATE "prepared_{name}"')


def _server(app: App) -> URL:
    return app.engine.url.set(database="postgres")
