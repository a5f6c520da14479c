"""How the parent and the child that reads mails speak over a pipe: pieces of bytes, each behind its length."""

import struct
from typing import IO

LENGTH = struct.Struct(">Q")
"""How long a piece is: eight bytes before it."""


def write_piece(pipe: IO[bytes], piece: bytes) -> None:
    """Write a piece behind its length, and hand it on."""
    pipe.write(LENGTH.pack(len(piece)))
    pipe.write(piece)
    pipe.flush()


def read_piece(pipe: IO[bytes]) -> bytes:
    """The next piece; empty at the end of the pipe."""
    head = pipe.read(LENGTH.size)
    return pipe.read(LENGTH.unpack(head)[0]) if len(head) == LENGTH.size else b""
