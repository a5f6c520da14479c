"""Against Debian's own servers: Postfix delivers to mailboxes; Prosody shows why xmpp:// is refused.

Without the servers these tests fail: .ci/servers.sh installs them.
"""

import mailbox
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from models.app import App
from models.states import MessageState
from tasks.delivery.router import ChannelRouter
from tasks.ops.patrol import patrol
from tests.support.cast import TEXT, launched, said
from tests.support.debian import PATIENCE, answers, installed, open_to, wait
from tests.support.ports import free_port
from tests.support.postfix import FIRST, HANDS

pytestmark = pytest.mark.servers

DOMAIN, PASSWORD = "chat.so.example", "mat-khau"


# Mail


def test_postfix_delivers_one_mail_to_each_mailbox(
    postfix: tuple[int, Path], opened: Callable[..., App], readdress: Callable[..., None]
) -> None:
    port, boxes = postfix
    app = opened(relay=f"mailto://127.0.0.1:{port}")
    readdress("nguoi-ngoai", "khong-ai@khac.example")
    launched(app)
    patrol(app, ChannelRouter(app), FIRST)
    patrol(app, ChannelRouter(app), FIRST.add(minutes=5))
    rows = {m.address: m for m in said(app)}
    assert {m.state for m in rows.values()} == {MessageState.SENT}, [m.outcome for m in rows.values()]
    assert all("queued as" in m.outcome for m in rows.values())
    wait(lambda: sum(path.is_file() for path in boxes.rglob("new/*")) >= len(HANDS), "the mailboxes")
    for address in HANDS:
        (mail,) = mailbox.Maildir(boxes / address, create=False)
        assert mail["Message-ID"] == f"<{rows[address].letter_id}>"
        assert mail["Delivered-To"] == address
        files = [part for part in mail.walk() if part.get_filename()]
        assert [part.get_payload(decode=True) for part in files] == [TEXT.read_bytes()]
        (text,) = (part for part in mail.walk() if part.get_content_type() == "text/plain" and not part.get_filename())
        body = text.get_payload(decode=True)
        assert isinstance(body, bytes)
        assert body.decode("utf-8").replace("\r\n", "\n").strip() == rows[address].body.strip()


def test_postfix_refuses_an_address_that_does_not_exist(
    postfix: tuple[int, Path], opened: Callable[..., App], readdress: Callable[..., None]
) -> None:
    port, _ = postfix
    app = opened(relay=f"mailto://127.0.0.1:{port}")
    readdress("cham", "khong-co@huyen.example")
    launched(app)
    patrol(app, ChannelRouter(app), FIRST)
    found = {m.address: (m.state, m.outcome_code) for m in said(app)}
    assert found.pop("khong-co@huyen.example") == (MessageState.REFUSED, 550)
    assert set(found.values()) == {(MessageState.SENT, 250)}


# Chat


@dataclass(frozen=True)
class Chat:
    """A Prosody of its own, with a certificate that nobody trusts."""

    port: int
    data: Path

    def url(self, password: str, **options: str) -> str:
        """Apprise's address for a message to `cham`."""
        query = urlencode({"xmpp": "127.0.0.1"} | options)
        return f"xmpps://dondoc:{password}@{DOMAIN}:{self.port}/cham@{DOMAIN}?{query}"

    def kept(self) -> str:
        """What the server keeps for `cham`, who is away."""
        return "".join(path.read_text("utf-8") for path in self.data.rglob("offline/cham.list"))


@pytest.fixture
def prosody(tmp_path: Path) -> Iterator[Chat]:
    """Prosody, with two accounts."""
    program, control = installed("prosody"), installed("prosodyctl")
    folder, port = tmp_path / "prosody", free_port()
    open_to("prosody", folder, folder / "data")
    key, certificate, config = folder / "key.pem", folder / "certificate.pem", folder / "prosody.cfg.lua"
    order = f"req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN={DOMAIN} -keyout {key} -out {certificate}"
    run(installed("openssl"), *order.split())
    key.chmod(0o644)
    config.write_text(
        f"""
pidfile = "{folder / "prosody.pid"}"
data_path = "{folder / "data"}"
log = {{ info = "{folder / "prosody.log"}" }}
interfaces = {{ "127.0.0.1" }}
c2s_ports = {{ {port} }}
s2s_ports = {{ }}
modules_enabled = {{ "tls", "roster", "saslauth", "disco", "offline" }}
modules_disabled = {{ "s2s" }}
ssl = {{ key = "{key}"; certificate = "{certificate}" }}
authentication = "internal_hashed"
VirtualHost "{DOMAIN}"
""",
        "utf-8",
    )
    as_prosody = ["setpriv", "--reuid=prosody", "--regid=prosody", "--clear-groups"] if os.getuid() == 0 else []
    for name in ("dondoc", "cham"):
        run(*as_prosody, control, "--config", str(config), "register", name, DOMAIN, PASSWORD)
    server = subprocess.Popen([*as_prosody, program, "--config", str(config), "-F"], stdout=subprocess.DEVNULL)
    try:
        wait(lambda: answers(port), "Prosody")
        yield Chat(port, folder / "data")
    finally:
        server.terminate()
        server.wait(PATIENCE)


def run(*command: str) -> None:
    """Run a command to its end."""
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)


def apprise_says(url: str, body: str) -> bool:
    """Apprise's own answer, in a process of its own: slixmpp leaves objects behind that trouble this one."""
    import slixmpp  # noqa: F401  # without it Apprise knows no xmpp, and the test must fail

    order = "import sys, apprise; a = apprise.Apprise(); assert a.add(sys.argv[1]); print(a.notify(body=sys.argv[2]))"
    command = [sys.executable, "-c", order, url, body]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=PATIENCE)
    return done.stdout.strip() == "True"


def test_apprise_says_yes_to_what_prosody_never_got(prosody: Chat) -> None:
    """The day the last line fails, Apprise has mended it, and xmpp may leave tasks.delivery.channels.chat.UNTRUE."""
    assert apprise_says(prosody.url(PASSWORD, verify="no"), "thu-thu-nhat")
    wait(lambda: "thu-thu-nhat" in prosody.kept(), "the message")
    assert not apprise_says(prosody.url("sai", verify="no"), "thu-thu-hai")
    said_yes = apprise_says(prosody.url(PASSWORD, verify="yes"), "thu-thu-ba")
    assert "thu-thu-hai" not in prosody.kept() and "thu-thu-ba" not in prosody.kept()
    assert said_yes


def test_a_channel_that_does_not_tell_the_truth_is_refused(
    prosody: Chat, opened: Callable[..., App], readdress: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XMPP_PASSWORD", PASSWORD)
    app = opened()
    readdress("cham", prosody.url("${XMPP_PASSWORD}", verify="no"))
    launched(app)
    patrol(app, ChannelRouter(app), FIRST)
    assert [m.state for m in said(app) if m.channel == "xmpps"] == [MessageState.REFUSED]
    assert prosody.kept() == ""
