"""Runs a command under the filters of system calls and address families that a unit of docs/systemd sets (seccomp(2)).

    python tests/support/filtered.py UNIT COMMAND...

The filter is made as systemd makes it, by libseccomp: the groups are those that `systemd-analyze syscall-filter` names,
what is not in them is refused with SystemCallErrorNumber. It imports nothing of the project.
"""

import ctypes
import errno
import os
import subprocess
import sys
from pathlib import Path

UNITS = Path(__file__).parents[2] / "docs" / "systemd"

ALLOW, ERRNO = 0x7FFF0000, 0x00050000
"""SCMP_ACT_ALLOW, SCMP_ACT_ERRNO of seccomp.h."""

FAMILIES = {"AF_UNIX": 1, "AF_INET": 2, "AF_INET6": 10}
MOST_FAMILIES = 46
"""AF_MAX of linux/socket.h; what is above it no kernel knows."""

EQUAL = 4
"""SCMP_CMP_EQ."""


class Argument(ctypes.Structure):
    """scmp_arg_cmp of seccomp.h."""

    _fields_ = [
        ("arg", ctypes.c_uint),
        ("op", ctypes.c_int),
        ("datum_a", ctypes.c_uint64),
        ("datum_b", ctypes.c_uint64),
    ]


def value_of(unit: str, name: str) -> str:
    """What a unit sets; raises StopIteration where it does not."""
    lines = (UNITS / unit).read_text("utf-8").splitlines()
    return next(line.split("=", 1)[1] for line in lines if line.startswith(f"{name}="))


def calls_of(group: str) -> set[str]:
    """The names of a group such as @system-service, with those of its groups."""
    done = subprocess.run(["systemd-analyze", "syscall-filter", group], capture_output=True, text=True, check=True)
    found = [line.strip() for line in done.stdout.splitlines()[1:]]
    names = {name for name in found if name and name[0] not in "#@"}
    return names.union(*(calls_of(name) for name in found if name.startswith("@")))


def filter_calls(unit: str) -> None:
    """From now on this process, and what it starts, is filtered as the unit says. Raises OSError."""
    library = ctypes.CDLL("libseccomp.so.2", use_errno=True)
    library.seccomp_init.restype = ctypes.c_void_p
    refused = getattr(errno, value_of(unit, "SystemCallErrorNumber"))
    context = ctypes.c_void_p(library.seccomp_init(ctypes.c_uint32(ERRNO | refused)))
    for name in sorted(calls_of(value_of(unit, "SystemCallFilter")) - {"socket"}):
        number = library.seccomp_syscall_resolve_name(name.encode())
        if number != -1:  # of another architecture
            library.seccomp_rule_add(context, ctypes.c_uint32(ALLOW), ctypes.c_int(number), ctypes.c_uint(0))
    families = {FAMILIES[name] for name in value_of(unit, "RestrictAddressFamilies").split()}
    number = library.seccomp_syscall_resolve_name(b"socket")
    for family in range(MOST_FAMILIES + 1):
        action = ALLOW if family in families else ERRNO | errno.EAFNOSUPPORT
        only = Argument(0, EQUAL, family, 0)
        if library.seccomp_rule_add(context, ctypes.c_uint32(action), ctypes.c_int(number), ctypes.c_uint(1), only):
            raise OSError(f"no rule for address family {family}")
    if failed := library.seccomp_load(context):
        raise OSError(-failed, "seccomp_load")


if __name__ == "__main__":
    filter_calls(sys.argv[1])
    os.execvp(sys.argv[2], sys.argv[2:])
