"""Ports of loopback for servers that the tests start."""

import random
import socket

NEVER_GIVEN_BY_CHANCE = range(10_000, 32_768)
"""Below the ports that Linux gives to outgoing connections (ip_local_port_range): none of those can take one first."""

_reserved: list[socket.socket] = []


def free_port() -> int:
    """A port of loopback that nothing listens on, and that no other test gets while this process lives.

    The same port of UDP is held for as long, which tells the tests of other processes that it is given away.
    """
    while True:
        port = random.choice(NEVER_GIVEN_BY_CHANCE)
        if (ours := _bound(socket.SOCK_DGRAM, port)) is None:
            continue
        _reserved.append(ours)
        if probe := _bound(socket.SOCK_STREAM, port):
            probe.close()
            return port


def _bound(kind: socket.SocketKind, port: int) -> socket.socket | None:
    """A socket of the port, or None where it is taken."""
    sock = socket.socket(type=kind)
    try:
        sock.bind(("127.0.0.1", port))
    except OSError:
        sock.close()
        return None
    return sock
