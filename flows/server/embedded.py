"""The embedded Prefect server: a child process on loopback, with its own home in the data folder."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.error import URLError

from flows.server.credential import CLIENT_VARIABLE, SERVER_VARIABLE, credential_file, ensure_credential
from flows.server.prefect_schema import lay_prefect_database
from models.config.settings import Settings
from models.errors import UserError, os_words
from models.text import tr

HOST = "127.0.0.1"
STARTS_WITHIN = 300
"""Seconds; a fresh start takes about eight, or a hundred where many others compute. One that fails ends by itself."""

QUIET = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    # Two weeks, in seconds: a run leaves 37 kB, and an office has 576 a day. What it did is in our own database.
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": "1209600",
    # What is written beside the runs is written seldom and much at a time. A run that is registered while another
    # writes is refused by SQLite at once (503), and its client sleeps two seconds: 22 times in a demo, now seven.
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "2",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_BATCH_SIZE": "500",
    # glibc keeps what is free in an arena for each thread (mallopt(3)): 26 of 30 MB by which the server grew.
    "MALLOC_ARENA_MAX": "2",
}


TRY_LATER = 75
"""The exit status of what may work later (EX_TEMPFAIL of sysexits.h); docs/systemd starts again what ends so."""


class ServerDown(UserError):
    """The Prefect server does not come up, or does not stay up."""

    exit_status = TRY_LATER


@dataclass
class Server:
    """A server: ours to start, wait for and stop, or one that was named by PREFECT_API_URL (`command` is empty).

    `new_credential` is where its credential lies when it was made just now.
    """

    url: str
    command: Sequence[str] = ()
    log: Path = Path()
    process: subprocess.Popen[bytes] | None = None
    new_credential: Path | None = None
    lines: Sequence[socket.socket] = ()
    """What it listens on: kept here while it is started again, so that the port stays ours and who calls only waits."""

    @property
    def ui(self) -> str:
        """Where a person looks."""
        return self.url.removesuffix("/api")

    @property
    def ended(self) -> bool:
        """Whether it was started here and is no more."""
        return self.process is not None and self.process.poll() is not None

    def launch(self) -> None:
        """Start it, or start it again where it ended; its log goes on."""
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                pass_fds=[line.fileno() for line in self.lines],
                preexec_fn=die_with_parent,
            )

    def wait(self) -> None:
        """Return once it answers. Raises ServerDown, which names its log."""
        if self.process is None:
            return
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until and self.process.poll() is None:
            if healthy(self.url):
                return
            time.sleep(0.1)
        self.stop()
        raise ServerDown(tr("máy chủ Prefect không khởi động được; xem nhật ký {log}", log=self.log))

    def stop(self) -> None:
        """Ask, insist, and in the end kill: a background shell may have set SIGINT to ignored."""
        if self.process is not None:
            end_process(self.process, ((signal.SIGINT, 8), (signal.SIGTERM, 5), (signal.SIGKILL, 5)))
        for line in self.lines:
            line.close()


def end_process(process: subprocess.Popen[bytes], insistence: Sequence[tuple[signal.Signals, float]]) -> None:
    """Signal a process and its group, one signal after another, each with the seconds to wait for it to end."""
    for number, patience in insistence:
        if process.poll() is not None:
            return
        os.killpg(process.pid, number)
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            continue


def take_port(first: int) -> socket.socket:
    """The first port from `first` on that nobody has, taken: between looking and taking another would come."""
    for port in range(first, first + 200):
        with suppress(OSError):
            return _listen(HOST, port)
    raise ServerDown(tr("không còn cổng trống từ {first} đến {last}", first=first, last=first + 199))


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises OSError where it cannot."""
    line = socket.socket()
    try:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        line.bind((host, port))
        line.listen(128)
    except OSError:
        line.close()
        raise
    return line


def open_to_workers(settings: Settings) -> list[socket.socket]:
    """The socket for `dondoc worker` on other machines, at the very port that they are told; none by default.

    Raises ServerDown where it cannot listen there: a network that is not up yet, another program.
    """
    address, port = settings.prefect.listen, settings.prefect.port
    if not address:
        return []
    try:
        return [_listen(address, port)]
    except OSError as error:
        raise ServerDown(
            tr(
                "không mở được cổng {port} ở địa chỉ {address} ([prefect] listen): {strerror}",
                port=port,
                address=address,
                strerror=os_words(error),
            )
        ) from None


def start(settings: Settings) -> Server:
    """The server to use: the one PREFECT_API_URL names, else a new child that may not answer yet.

    The environment is set for Prefect: call it before Prefect is imported. Raises ServerDown where the one that is
    named does not answer, BadSettings where the credential cannot be kept.
    """
    home = settings.data / "prefect"
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ.setdefault("PREFECT_HOME", str(home.resolve()))
    os.environ.update({key: value for key, value in QUIET.items() if key not in os.environ})
    if named := os.environ.get("PREFECT_API_URL"):
        if not healthy(named):
            raise ServerDown(tr("máy chủ Prefect ở PREFECT_API_URL không trả lời: {named}", named=named))
        return Server(named)
    if lay_prefect_database(home):  # then it need not look for migrations either, half a second
        os.environ.setdefault("PREFECT_SERVER_DATABASE_MIGRATE_ON_START", "false")
    lines = [take_port(settings.prefect.port), *open_to_workers(settings)]
    port = lines[0].getsockname()[1]
    url = f"http://{HOST}:{port}/api"
    # Both together: the UI is told where the API is by the port, not by the URL.
    os.environ |= {"PREFECT_API_URL": url, "PREFECT_SERVER_API_PORT": str(port), "PREFECT_SERVER_API_HOST": HOST}
    # Plain HTTP on loopback: the client need not load the system's certificates, 0.15 s for every run.
    os.environ["PREFECT_API_TLS_INSECURE_SKIP_VERIFY"] = "true"
    new = _guard(settings, port)
    _place_ui(home)
    log = home / "server.log"
    log.unlink(missing_ok=True)
    (home / "address").write_text(f"{url}\n", "ascii")
    module = f"{__package__}.prefect_process"
    descriptors = ",".join(str(line.fileno()) for line in lines)
    command = (sys.executable, "-P", "-m", module, descriptors, *_names(settings))
    server = Server(url, command, log, new_credential=credential_file(settings) if new else None, lines=lines)
    server.launch()
    return server


def api_address(settings: Settings) -> str:
    """Where the API is: by the environment, else as it was last started here, which may be on another port."""
    if named := os.environ.get("PREFECT_API_URL"):
        return named
    with suppress(OSError, UnicodeDecodeError):
        return (settings.data / "prefect" / "address").read_text("ascii").strip()
    return f"http://{HOST}:{settings.prefect.port}/api"


def _names(settings: Settings) -> list[str]:
    """The hosts by which it may be asked for, beside loopback's."""
    return [*settings.prefect.hosts, *filter(None, [settings.prefect.listen])]


def _guard(settings: Settings, port: int) -> bool:
    """Let nobody in without the credential, and no page of another origin; True when the credential is new."""
    credential, new = ensure_credential(settings)
    os.environ |= {SERVER_VARIABLE: credential, CLIENT_VARIABLE: credential}
    own = [f"http://{name}:{port}" for name in (HOST, "localhost")]
    own += [f"https://{name}" for name in settings.prefect.hosts]
    own += [f"http://{name}:{settings.prefect.port}" for name in filter(None, [settings.prefect.listen])]
    os.environ["PREFECT_SERVER_CORS_ALLOWED_ORIGINS"] = ",".join(own)
    return new


def _place_ui(home: Path) -> None:
    """Prefect copies its pages beside its code; where that may not be written (ProtectSystem=strict), to its home."""
    found = find_spec("prefect")
    if found and found.origin and not os.access(Path(found.origin).parent / "server", os.W_OK):
        os.environ.setdefault("PREFECT_UI_STATIC_DIRECTORY", str(home.resolve() / "ui"))


def die_with_parent() -> None:
    """In the child: end when we are killed, so that no server is left behind on the port (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def healthy(url: str) -> bool:
    """True when the server at this API address answers."""
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError, ValueError):
        return False
