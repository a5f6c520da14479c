"""A bare Debian as a folder, and shell lines run in it as root: its own processes and mounts, all gone at the end."""

import os
import re
import shutil
import subprocess
from pathlib import Path

SYSTEMCTL = """\
#!/bin/bash
# In the place of systemd, which does not run in a folder: the services that docs/install.md names, and no other.
set -eu
case "$*" in
"enable --now postgresql") pg_ctlcluster 15 main start ;;
"enable --now nginx") nginx ;;
"reload nginx") nginx -s reload ;;
"daemon-reload") systemd-analyze verify /etc/systemd/system/dondoc* ;;
"enable --now dondoc.service dondoc-watch.timer" | "start dondoc.service dondoc-watch.timer")
    set -a; . /etc/dondoc/secrets; DONDOC_DATA=/srv/dondoc/data; set +a
    cd /srv/dondoc/app
    setsid runuser -u dondoc -- .venv/bin/dondoc up >> /var/log/dondoc-up.log 2>&1 < /dev/null &
    echo $! > /run/dondoc.pid ;;
"stop dondoc.service dondoc-watch.timer")
    watched="$(cat /run/dondoc.pid)"
    [ -e "/proc/$watched/task" ] || exit 0
    kill -INT $(cat "/proc/$watched/task/$watched/children")
    tail --pid "$watched" -f /dev/null ;;
*) echo "no such order of docs/install.md: systemctl $*" >&2; exit 2 ;;
esac
"""
SHARED = ("/etc/resolv.conf", "/etc/pip.conf", "/etc/ssl/certs/ca-certificates.crt")
MIRROR = "http://deb.debian.org/debian"


class BareDebian:
    """A Debian 12 with nothing but what every Debian has."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        order = ["debootstrap", "--variant=minbase", "--include=ca-certificates,systemd", "bookworm", folder, MIRROR]
        subprocess.run(order, check=True, capture_output=True)
        for file in filter(os.path.exists, SHARED):  # how this machine gets at its packages
            shutil.copy(file, folder / file[1:])
        self._write("usr/sbin/policy-rc.d", "#!/bin/sh\nexit 101\n")
        self._write("usr/local/sbin/systemctl", SYSTEMCTL)

    def _write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text)
        (self.folder / name).chmod(0o755)

    def run(self, lines: str, *, alone: bool) -> str:
        """Run lines until one fails; `alone` in a network of its own. Gives back what they said. Raises AssertionError.

        Whatever they started ends with them.
        """
        (self.folder / "root" / "lines.sh").write_text(f"set -euo pipefail\n{lines}\n", "utf-8")
        binds = [f"mount --rbind /{name} {self.folder}/{name}" for name in ("dev", "opt")]
        inside = f"chroot {self.folder} /usr/bin/env -i {_environment()} bash -v /root/lines.sh"
        steps = [*binds, f"mount -t proc proc {self.folder}/proc", *(["ip link set lo up"] if alone else []), inside]
        order = ["unshare", "--mount", "--pid", "--fork", "--kill-child", *(["--net"] if alone else [])]
        done = subprocess.run(
            [*order, "sh", "-ec", "; ".join(steps)], capture_output=True, text=True, check=False, timeout=1800
        )
        said = done.stdout + done.stderr
        assert done.returncode == 0, f"{said[-3000:]}\n{self._log()}"
        return said

    def _log(self) -> str:
        log = self.folder / "var" / "log" / "dondoc-up.log"
        return log.read_text("utf-8")[-2000:] if log.exists() else ""


def _environment() -> str:
    """What a terminal of root has, and how packages are got at here."""
    kept = {
        name: value for name, value in os.environ.items() if re.match("PIP_|https?_proxy|no_proxy", name, re.IGNORECASE)
    }
    kept |= {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8"}
    return " ".join(f"'{name}={value}'" for name, value in (kept | {"DEBIAN_FRONTEND": "noninteractive"}).items())


def shell_blocks(page: str) -> list[str]:
    """The blocks of a Markdown page that are marked sh."""
    return re.findall(r"^```sh\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
