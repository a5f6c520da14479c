"""The embedded Prefect server: a child process on loopback, with its own home in the data folder."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

from models.errors import UserError
from models.settings import Settings

HOST = "127.0.0.1"
STARTS_WITHIN = 300
"""Seconds; a fresh start takes about eight, or a hundred where many others compute. One that fails ends by itself."""

QUIET = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    # What is written beside the runs is written seldom and much at a time. A run that is registered while another
    # writes is refused by SQLite at once (503), and its client sleeps two seconds: 22 times in a demo, now seven.
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "2",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_BATCH_SIZE": "500",
}


class ServerDown(UserError):
    """The embedded server did not come up."""


@dataclass
class Server:
    """A server: ours to wait for and to stop, or one that was named by PREFECT_API_URL (`process` is None)."""

    url: str
    process: subprocess.Popen[bytes] | None = None
    log: Path = Path()

    @property
    def ui(self) -> str:
        """Where a person looks."""
        return self.url.removesuffix("/api")

    def wait(self) -> None:
        """Return once it answers. Raises ServerDown with the end of its log."""
        if self.process is None:
            return
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until and self.process.poll() is None:
            if healthy(self.url):
                return
            time.sleep(0.1)
        self.stop()
        tail = "\n".join(self.log.read_text("utf-8", "replace").splitlines()[-15:])
        raise ServerDown(f"máy chủ Prefect không khởi động được; nhật ký {self.log}:\n{tail}")

    def stop(self) -> None:
        """Ask, insist, and in the end kill: a background shell may have set SIGINT to ignored."""
        if self.process is None:
            return
        for number, patience in ((signal.SIGINT, 8), (signal.SIGTERM, 5), (signal.SIGKILL, 5)):
            if self.process.poll() is not None:
                return
            os.killpg(self.process.pid, number)
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                continue


def free_port(first: int) -> int:
    """The first port from `first` on that nobody listens on."""
    for port in range(first, first + 200):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) != 0:
                return port
    raise ServerDown(f"không còn cổng trống từ {first} đến {first + 199}")


def start(settings: Settings) -> Server:
    """The server to use: the one PREFECT_API_URL names, else a new child that may not answer yet.

    The environment is set for Prefect: call it before Prefect is imported. Raises ServerDown where the one that is
    named does not answer.
    """
    home = settings.data / "prefect"
    home.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("PREFECT_HOME", str(home.resolve()))
    os.environ.update({key: value for key, value in QUIET.items() if key not in os.environ})
    if named := os.environ.get("PREFECT_API_URL"):
        if not healthy(named):
            raise ServerDown(f"máy chủ Prefect ở PREFECT_API_URL không trả lời: {named}")
        return Server(named)
    port = free_port(settings.prefect.port)
    url = f"http://{HOST}:{port}/api"
    # Both together: the UI is told where the API is by the port, not by the URL.
    os.environ |= {"PREFECT_API_URL": url, "PREFECT_SERVER_API_PORT": str(port), "PREFECT_SERVER_API_HOST": HOST}
    # Plain HTTP on loopback: the client need not load the system's certificates, 0.15 s for every run.
    os.environ["PREFECT_API_TLS_INSECURE_SKIP_VERIFY"] = "true"
    log = home / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "prefect", "server", "start"],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=die_with_parent,
        )
    return Server(url, process, log)


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
