"""Servers on loopback that refuse whoever comes, and repeat in their answer what was said to them, secrets and all."""

import base64
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True
    heard: list[bytes]


@contextmanager
def _serving(handler: type[socketserver.BaseRequestHandler]) -> Iterator[_Server]:
    with _Server(("127.0.0.1", 0), handler) as server:
        server.heard = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


class _Smtp(socketserver.StreamRequestHandler):
    """Takes the name of the client, and no account (RFC 5321, RFC 4954)."""

    def handle(self) -> None:
        self.wfile.write(b"220 echo.example\r\n")
        said = b""
        while line := self.rfile.readline():
            said += line
            self.server.heard.append(line)  # type: ignore[attr-defined]
            if line[:4].upper() == b"EHLO":
                self.wfile.write(b"250-echo.example\r\n250 AUTH PLAIN LOGIN\r\n")
            else:
                self.wfile.write(b"454 4.7.0 refused: " + line.strip() + b" " + _decoded(line) + b"\r\n")


class _Imap(socketserver.StreamRequestHandler):
    """Takes no account (RFC 3501)."""

    def handle(self) -> None:
        self.wfile.write(b"* OK [CAPABILITY IMAP4rev1] echo\r\n")
        while line := self.rfile.readline():
            self.server.heard.append(line)  # type: ignore[attr-defined]
            tag, _, rest = line.strip().partition(b" ")
            if rest.upper().startswith(b"CAPABILITY"):
                self.wfile.write(b"* CAPABILITY IMAP4rev1\r\n" + tag + b" OK done\r\n")
            else:
                self.wfile.write(tag + b" NO refused: " + rest + b"\r\n")


class _Http(socketserver.StreamRequestHandler):
    """Answers 403 with the request as it came."""

    def handle(self) -> None:
        head = b""
        while (line := self.rfile.readline()) not in (b"\r\n", b""):
            head += line
        self.server.heard.append(head)  # type: ignore[attr-defined]
        self.wfile.write(b"HTTP/1.1 403 " + head.split(b" ")[1] + b"\r\nConnection: close\r\n\r\n" + head)


class _Postgres(socketserver.StreamRequestHandler):
    """Asks for a password in clear text, and takes none (PostgreSQL, frontend/backend protocol 3.0)."""

    def handle(self) -> None:
        length, code = struct.unpack("!ii", self.rfile.read(8))
        while code in (80877103, 80877104):  # neither TLS nor GSSAPI
            self.wfile.write(b"N")
            length, code = struct.unpack("!ii", self.rfile.read(8))
        self.rfile.read(length - 8)
        self.wfile.write(b"R" + struct.pack("!ii", 8, 3))
        kind, length = struct.unpack("!ci", self.rfile.read(5))
        said = self.rfile.read(length - 4).rstrip(b"\0")
        self.server.heard.append(said)  # type: ignore[attr-defined]
        fields = b"SFATAL\0C28P01\0Mrefused: " + said + b"\0\0"
        self.wfile.write(b"E" + struct.pack("!i", len(fields) + 4) + fields)


def _decoded(line: bytes) -> bytes:
    try:
        return base64.b64decode(line.split()[-1], validate=True).replace(b"\0", b" ").strip()
    except ValueError:
        return b""


@contextmanager
def refusing_servers() -> Iterator[dict[str, _Server]]:
    """One for each protocol: smtp, imap, http, postgresql; `heard` is what was said to it."""
    with _serving(_Smtp) as smtp, _serving(_Imap) as imap, _serving(_Http) as http, _serving(_Postgres) as postgresql:
        yield {"smtp": smtp, "imap": imap, "http": http, "postgresql": postgresql}
