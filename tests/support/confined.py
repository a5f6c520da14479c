"""A unit of docs/systemd without systemd: its command line under those restrictions that unshare and setpriv imitate.

A mount namespace in which all is read-only but the data folder, /tmp is its own, and homes are empty; another account,
no privileges, none to be gained; the umask of the unit. What the interpreter and the project need is put back where it
lies in a home. Where libseccomp and systemd-analyze are, system calls and address families are filtered as the unit
says (tests/support/filtered.py).
"""

import ctypes.util
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.paths import PROJECT

UNITS = PROJECT / "docs" / "systemd"
APP, DATA = "/srv/dondoc/app", "/srv/dondoc/data"
FILTER = PROJECT / "tests" / "support" / "filtered.py"
ACCOUNT = 65534
"""nobody."""

SETUP = """
set -e
mount -t tmpfs tmpfs {hold}
mkdir -p {hold}/app {hold}/data {hold}/base {hold}/project {hold}/work
mount --bind {project} {hold}/app
mount --bind {data} {hold}/data
mount --bind {base} {hold}/base
mount -t tmpfs -o mode=755 tmpfs /srv
mkdir -p {app} {there}
mount --bind {hold}/app {app}
mount --bind {hold}/data {there}
for home in /root /home /tmp; do mount -t tmpfs -o mode=755 tmpfs $home; done
mkdir -p {base} {project}
[ -e {base}/bin ] || mount --bind {hold}/base {base}
[ -e {project}/docs ] || mount --bind {hold}/app {project}
umount -l {hold}
awk '{{print $2}}' /proc/self/mounts | while read -r place; do
    case "$place" in {there} | /proc* | /sys* | /dev*) continue ;; esac
    mount -o remount,bind,ro "$place" 2>/dev/null || true
done
mount -t tmpfs -o mode=1777 tmpfs /tmp || true
[ -e {project}/docs ] || {{ mkdir -p {project}; mount --bind {app} {project}; mount -o remount,bind,ro {project}; }}
cd {app}
umask {umask}
exec setpriv --reuid={account} --regid={account} --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all \\
    -- {command}
"""


def settings_of(unit: str) -> dict[str, list[str]]:
    """What a unit sets, each as often as it does (systemd.syntax(7))."""
    found: dict[str, list[str]] = {}
    for line in (UNITS / unit).read_text("utf-8").splitlines():
        if line and line[0] not in "#;[":
            name, _, value = line.partition("=")
            found.setdefault(name, []).append(value)
    return found


def confined(unit: str, data: Path, command: str = "") -> list[str]:
    """The command of a unit, or another one, as its restrictions let it run; the data folder becomes the account's."""
    own, filtered = settings_of(unit), ""
    if can_filter():
        filtered = f"{APP}/.venv/bin/python {APP}/{FILTER.relative_to(PROJECT)} {unit} "
    for path in (data, *data.rglob("*")):
        os.chown(path, ACCOUNT, ACCOUNT)
    script = SETUP.format(
        hold="/mnt", project=PROJECT, data=data, base=sys.base_prefix, app=APP, there=DATA, account=ACCOUNT,
        umask=own["UMask"][0], command=filtered + (command or own["ExecStart"][0]),
    )  # fmt: skip
    return ["unshare", "--mount", "--propagation", "private", "sh", "-c", script]


def environment_of(unit: str, **more: str) -> dict[str, str]:
    """Only what the unit gives, and what systemd gives to every service."""
    given = dict(one.split("=", 1) for line in settings_of(unit)["Environment"] for one in shlex.split(line))
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8"} | given | more


def can_confine() -> bool:
    """Whether this account may make such a namespace."""
    if os.geteuid() != 0:
        return False
    return subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False).returncode == 0


def can_filter() -> bool:
    """Whether what makes the filter is installed."""
    return bool(shutil.which("systemd-analyze") and ctypes.util.find_library("seccomp"))
