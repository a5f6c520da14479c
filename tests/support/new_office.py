"""An office with a directory and one account of each role, in which nothing has been launched yet; its desk served."""

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from models.account import DeskRole
from models.app import open_app
from models.config.settings import Settings
from models.database import writing
from tasks.accounts.staff import add_account, set_password
from tasks.agencies.directory import import_directory, read_directory
from tests.support.databases import hurried
from tests.support.desk import LOGINS, NAMES, PASSWORD, DeskPage
from tests.support.instants import at
from tests.support.ports import free_port

IN_2022, IN_2026 = "2022-01-24T08:30", "2026-01-05T08:30"
"""The mornings on which the directive of the example and the new one are taken in."""


def new_office(
    folder: Path, laid: Path, directory: Path, moment: str, agency: str, *, passwords: bool = False
) -> DeskPage:
    """An office with a directory and one account of each role, and nothing launched."""
    data = folder / "data"
    data.mkdir()
    shutil.copy(laid, data)
    settings = Settings(data=data)
    ours = settings.office.model_copy(update={"agency": agency})
    app = hurried(open_app(settings.model_copy(update={"office": ours}), make_virtual=True))
    with writing(app.engine) as session:
        import_directory(session, read_directory(directory), at(moment), "kiểm thử")
        for role, login in LOGINS.items():
            account = add_account(session, login, NAMES[role], DeskRole(role), at(moment), "kiểm thử")
            if passwords:
                set_password(session, account, PASSWORD, at(moment))
    return DeskPage(app, moment)


@contextmanager
def served(desk: DeskPage) -> Iterator[str]:
    """The desk on a port of its own, in a thread of this process; its address."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(desk.site, host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(20)
