"""The web sites as a process on loopback: by themselves (`dondoc portal`), or beside `dondoc up`, which keeps them up.

It takes in what strangers send, and has no business with Prefect.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pendulum

from flows.server.embedded import die_with_parent
from models.app import App, open_app
from models.config.load import load_settings
from models.config.settings import Settings
from models.database import writing
from models.errors import UserError
from models.instant import ZONE
from tasks import i18n
from tasks.letters.links import link_signer
from tasks.storage.uploads import staging_folder

if TYPE_CHECKING:
    from flows.server.sites import Site

AGAIN_AFTER = 5
"""Seconds after which a page that ended is started again."""

DAY = 86_400


def sites_wanted(settings: Settings) -> tuple[str, ...]:
    """Which sites `dondoc up` serves: the agencies' page where letters link to it, the desk unless switched off."""
    wanted = {"agencies": bool(settings.portal.base_url), "desk": settings.desk.enabled}
    return tuple(name for name, is_wanted in wanted.items() if is_wanted)


def run(*names: str) -> None:
    """Serve some sites until told to stop; of several, those that can be.

    Raises UserError when the keys cannot be used, or no port is left.
    """
    from flows.server.sites import agencies_site, desk_site, serve_sites

    makers: dict[str, Callable[[App], Site]] = {"agencies": agencies_site, "desk": desk_site}
    settings = load_settings()
    app = open_app(settings)
    if "agencies" in names:
        with writing(app.engine) as session:
            link_signer(session, pendulum.now(ZONE))
    # Starlette lays large uploads aside in the system's folder, which is often memory: ours is a disk.
    tempfile.tempdir = str(staging_folder(settings))
    sites: list[Site] = []
    refusals: list[UserError] = []
    for name in names:
        try:
            sites.append(makers[name](app))
        except UserError as error:
            refusals.append(error)
    if not sites:
        raise refusals[0]
    for refusal in refusals:
        print(f"{i18n.shown('Lỗi')}: {i18n.shown(str(refusal))}", file=sys.stderr, flush=True)
    _clear_staging(settings, served_alone=set(names) >= set(sites_wanted(settings)) and all(one.own for one in sites))
    serve_sites(sites)


def _clear_staging(settings: Settings, *, served_alone: bool) -> None:
    """Remove what lies aside of a process that was killed; where another may be at work, what is a day old."""
    newest = time.time() - (0 if served_alone else DAY)
    for left in staging_folder(settings).iterdir():
        if left.stat().st_mtime <= newest:
            left.unlink()


def without_prefect() -> dict[str, str]:
    """The environment for it."""
    return {key: value for key, value in os.environ.items() if not key.startswith("PREFECT_")}


class Beside:
    """Some sites as a child process, started again when it ends."""

    def __init__(self, *names: str) -> None:
        self._names = names
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._keep, daemon=True)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and look after it from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Ask it to end, and insist."""
        self._stopping.set()
        if self._process and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(12)
            except subprocess.TimeoutExpired:
                self._process.kill()

    def _keep(self) -> None:
        while not self._stopping.is_set():
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", f"{__package__}.page_process", *self._names],
                env=without_prefect(),
                start_new_session=True,
                preexec_fn=die_with_parent,
            )
            self._process.wait()
            self._stopping.wait(AGAIN_AFTER)


if __name__ == "__main__":
    try:
        run(*sys.argv[1:])
    except UserError as error:
        sys.exit(f"{i18n.shown('Lỗi')}: {i18n.shown(str(error))}")
