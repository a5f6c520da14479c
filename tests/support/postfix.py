"""A Postfix of its own, with a mailbox for each address."""

import pwd
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.debian import PATIENCE, answers, installed, open_to, wait
from tests.support.instants import at
from tests.support.ports import free_port

FIRST = at("2022-01-24T08:35")


OURS = ["baocao@so.example", "luu@so.example"]
"""Mailboxes of the office itself: where answers come in, and where copies are kept."""


GONE = "hong@huyen.example"
"""An address that Postfix takes at the door, and then cannot deliver to."""


HANDS = ["cham@huyen.example", "dunghan@huyen.example", "imlang@huyen.example", "web@so.example"]


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
    log = tmp_path / "mail.log"
    begun = subprocess.run([program, "-c", str(config), "start"], capture_output=True, text=True, timeout=PATIENCE)
    if begun.returncode:
        pytest.fail(f"Postfix does not start: {begun.stderr}{log.read_text() if log.exists() else ''}")
    try:
        wait(lambda: answers(port), "Postfix")
        yield port, boxes
    finally:
        subprocess.run([program, "-c", str(config), "stop"], check=False, capture_output=True, timeout=PATIENCE)
