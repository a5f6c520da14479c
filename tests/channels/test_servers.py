"""Against Debian's own servers: Postfix delivers to mailboxes; Prosody shows why xmpp:// is refused.

Without the servers these tests fail: .ci/servers.sh installs them.
"""

import mailbox
import os
import pwd
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from models.app import Office
from models.states import MessageState
from tasks.delivery.router import MailRoom
from tasks.ops.patrol import patrol
from tests.cast import TEXT, at, launched, said
from tests.ports import free_port

pytestmark = pytest.mark.servers

FIRST = at("2022-01-24T08:35")
OURS = ["baocao@so.example", "luu@so.example"]
"""Mailboxes of the office itself: where answers come in, and where copies are kept."""
GONE = "hong@huyen.example"
"""An address that Postfix takes at the door, and then cannot deliver to."""
HANDS = ["cham@huyen.example", "dunghan@huyen.example", "imlang@huyen.example", "web@so.example"]
DOMAIN, PASSWORD = "chat.so.example", "mat-khau"
PATIENCE = 30
"""Seconds that a server may take for what it does by itself."""


def installed(name: str) -> str:
    """The path of a server's program; a missing one is a failure, not a reason to skip."""
    path = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    if path is None:
        pytest.fail(f"{name} is not installed; run .ci/servers.sh")
    return path


def answers(port: int) -> bool:
    """True when something listens."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait(until: Callable[[], bool], what: str) -> None:
    """Give a server some time."""
    deadline = time.monotonic() + PATIENCE
    while not until():
        if time.monotonic() > deadline:
            pytest.fail(f"waited {PATIENCE} s for {what}")
        time.sleep(0.05)


def open_to(user: str, *folders: Path) -> None:
    """Give folders to a server's own user, and let it walk down to them."""
    owner = pwd.getpwnam(user)
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        for parent in folder.parents:
            if str(parent) in ("/", "/tmp"):
                break
            parent.chmod(parent.stat().st_mode | 0o011)


# Mail


@pytest.fixture
def postfix(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """A port of a Postfix of its own, and the folder in which it keeps a mailbox for each address."""
    program, port = installed("postfix"), free_port()
    config, queue, data, boxes = (tmp_path / name for name in ("config", "queue", "state", "boxes"))
    config.mkdir()
    queue.mkdir()
    open_to("postfix", data, boxes)
    owner = pwd.getpwnam("postfix")
    (config / "virtual").write_text("".join(f"{a} {a}/\n" for a in [*HANDS, *OURS]), "utf-8")
    (config / "alias").write_text(f"{GONE} da-mat@khac.example\n", "utf-8")
    (config / "transport").write_text("khac.example error:5.1.1 user unknown\n", "utf-8")
    word = "PREPEND Authentication-Results: thu.so.example; dmarc=pass header.from=huyen.example"
    (config / "vouched").write_text(f"huyen.example {word}\n", "utf-8")
    (config / "main.cf").write_text(
        f"""
compatibility_level = 3.6
queue_directory = {queue}
data_directory = {data}
maillog_file = {tmp_path / "mail.log"}
maillog_file_prefixes = {tmp_path}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = thu.so.example
mydestination =
mynetworks = 127.0.0.0/8
alias_maps =
virtual_mailbox_domains = huyen.example, so.example
virtual_mailbox_maps = texthash:{config / "virtual"}
virtual_mailbox_base = {boxes}
virtual_uid_maps = static:{owner.pw_uid}
virtual_gid_maps = static:{owner.pw_gid}
virtual_alias_maps = texthash:{config / "alias"}
transport_maps = texthash:{config / "transport"}
recipient_delimiter = +
smtpd_sender_restrictions = check_sender_access texthash:{config / "vouched"}
smtpd_relay_restrictions = permit_mynetworks, reject
""",
        "utf-8",
    )
    services = [
        f"127.0.0.1:{port} inet n - n - - smtpd",
        "postlog unix-dgram n - n - 1 postlogd",
        "cleanup unix n - n - 0 cleanup",
        "qmgr unix n - n 300 1 qmgr",
        "rewrite unix - - n - - trivial-rewrite",
        "bounce unix - - n - 0 bounce",
        "defer unix - - n - 0 bounce",
        "trace unix - - n - 0 bounce",
        "error unix - - n - - error",
        "retry unix - - n - - error",
        "proxymap unix - - n - - proxymap",
        "anvil unix - - n - 1 anvil",
        "virtual unix - n n - - virtual",
    ]
    (config / "master.cf").write_text("\n".join(services) + "\n", "utf-8")
    subprocess.run([program, "-c", str(config), "start"], check=True, capture_output=True, timeout=PATIENCE)
    try:
        wait(lambda: answers(port), "Postfix")
        yield port, boxes
    finally:
        subprocess.run([program, "-c", str(config), "stop"], check=False, capture_output=True, timeout=PATIENCE)


def test_postfix_delivers_one_mail_to_each_mailbox(
    postfix: tuple[int, Path], opened: Callable[..., Office], readdress: Callable[..., None]
) -> None:
    port, boxes = postfix
    office = opened(relay=f"mailto://127.0.0.1:{port}")
    readdress("nguoi-ngoai", "khong-ai@khac.example")
    launched(office)
    patrol(office, MailRoom(office), FIRST)
    patrol(office, MailRoom(office), FIRST.add(minutes=5))
    rows = {m.address: m for m in said(office)}
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
    postfix: tuple[int, Path], opened: Callable[..., Office], readdress: Callable[..., None]
) -> None:
    port, _ = postfix
    office = opened(relay=f"mailto://127.0.0.1:{port}")
    readdress("cham", "khong-co@huyen.example")
    launched(office)
    patrol(office, MailRoom(office), FIRST)
    found = {m.address: (m.state, m.outcome_code) for m in said(office)}
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
    prosody: Chat, opened: Callable[..., Office], readdress: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XMPP_PASSWORD", PASSWORD)
    office = opened()
    readdress("cham", prosody.url("${XMPP_PASSWORD}", verify="no"))
    launched(office)
    patrol(office, MailRoom(office), FIRST)
    assert [m.state for m in said(office) if m.channel == "xmpps"] == [MessageState.REFUSED]
    assert prosody.kept() == ""
