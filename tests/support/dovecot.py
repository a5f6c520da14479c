"""Debian's Dovecot, over a folder of mailboxes. Without it a test fails: .ci/servers.sh installs it."""

import pwd
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.debian import PATIENCE, answers, installed, wait
from tests.support.imap_server import PASSWORD
from tests.support.ports import free_port


@contextmanager
def running_dovecot(boxes: Path) -> Iterator[int]:
    """The port of a Dovecot that shows the mailboxes in a folder, to everybody who knows the password.

    The folder belongs to Debian's user `postfix`.
    """
    program, port = installed("dovecot"), free_port()
    folder = Path(tempfile.mkdtemp(prefix="dovecot-"))  # short: the names of its sockets have 107 characters at most
    folder.chmod(0o755)
    owner = pwd.getpwnam("postfix")
    config = folder / "dovecot.conf"
    config.write_text(
        f"""
protocols = imap
listen = 127.0.0.1
base_dir = {folder / "run"}
state_dir = {folder / "state"}
log_path = {folder / "dovecot.log"}
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:{boxes}/%u
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={owner.pw_uid} gid={owner.pw_gid} home={folder} allow_all_users=yes
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
""",
        "utf-8",
    )
    process = subprocess.Popen([program, "-F", "-c", str(config)])
    try:
        wait(lambda: answers(port), f"Dovecot; its log: {folder / 'dovecot.log'}")
        yield port
    finally:
        process.terminate()
        process.wait(PATIENCE)
