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
from models.app import Office
from models.database import reading
from tests.support.postgres import tell

P = ParamSpec("P")
T = TypeVar("T")

_SHELF = tempfile.TemporaryDirectory(prefix="dondoc-prepared-", ignore_cleanup_errors=True)
_NUMBERS = count()


def prepared(begin: Callable[Concatenate[Office, P], T]) -> Callable[Concatenate[Office, P], T]:
    """A beginning of tests: done for the first empty office of its kind; the next ones get the rows and files it left.

    An office that is not empty, or not in its data folder, goes through it itself.
    """
    made: dict[str, tuple[str, T]] = {}

    @wraps(begin)
    def begun(office: Office, *args: P.args, **kwargs: P.kwargs) -> T:
        if not _fresh(office):
            return begin(office, *args, **kwargs)
        kind = office.settings.model_dump_json(exclude={"data", "database_url", "inbox"})
        key = repr((office.engine.dialect.name, office.virtual, kind, _cast(), args, kwargs))
        if key in made:
            name, given = made[key]
            office.engine.dispose()
            _put(office, name)
            return given
        given = begin(office, *args, **kwargs)
        office.engine.dispose()
        made[key] = _keep(office, f"beginning_{next(_NUMBERS)}"), given
        return given

    return begun


def _cast() -> str:
    """Who plays: a test may have changed the cast, and what another cast began is not its beginning."""
    from tests.support import cast  # it prepares its own beginning by this module

    return cast.CAST.model_dump_json()


def _fresh(office: Office) -> bool:
    if office.engine.dialect.name == "sqlite" and office.engine.url.database != str(_file(office)):
        return False
    with reading(office.engine) as session:
        return session.exec(select(Agency.id).limit(1)).first() is None


def _file(office: Office) -> Path:
    return office.settings.data / "dondoc.sqlite"


def _keep(office: Office, name: str) -> str:
    """Copy the data folder, and the database where it is not in it; gives back the name they are kept by."""
    shutil.copytree(office.settings.data, Path(_SHELF.name) / name)
    if office.engine.dialect.name == "postgresql":
        name_there = f"prepared_{name}"
        tell(_server(office), f'CREATE DATABASE "{name_there}" TEMPLATE "{office.engine.url.database}"')
    return name


def _put(office: Office, name: str) -> None:
    shutil.rmtree(office.settings.data)
    shutil.copytree(Path(_SHELF.name) / name, office.settings.data)
    if office.engine.dialect.name == "postgresql":
        mine = office.engine.url.database
        tell(_server(office), f'DROP DATABASE "{mine}"', f'CREATE DATABASE "{mine}" TEMPLATE "prepared_{name}"')


def _server(office: Office) -> URL:
    return office.engine.url.set(database="postgres")
