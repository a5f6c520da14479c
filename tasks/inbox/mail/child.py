"""The child process that reads mails, one after another: `python -m tasks.inbox.mail.child AUTHSERV_ID INNER...`.

It has the limits of the child that parses documents (tasks/files/child.py), and gets and gives bytes alone: for each
mail one piece (tasks/inbox/mail/pieces.py); back comes what was read, as JSON, and then a piece for each file of it.
"""

from __future__ import annotations

import codecs
import json
import resource
import sys
from dataclasses import asdict, replace
from typing import Any

from models.text import mark_text, tr
from tasks.files.child import give_up_rights
from tasks.files.limits import CPU_SECONDS
from tasks.inbox.mail.parse import Incoming, TooMuch, parse
from tasks.inbox.mail.pieces import read_piece, write_piece

WHOLE_ROUND_SECONDS = 3_600
"""Processor time of one child, however many mails it reads; its parent starts another."""

CODECS = ("cp1252", "cp1258", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-7", "utf-8-sig", "cp437")
"""Loaded while files may still be opened; other charsets are read as far as UTF-8 goes."""

SAMPLE = b"""\
From: =?utf-8?q?V=C4=83n_th=C6=B0?= <a@xa.example>
Subject: =?utf-8?b?QsOhbyBjw6Fv?=
References: <a@b>
X-Failed-Recipients: b@xa.example
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<p>V=C4=83n th&#432;</p>
--b
Content-Type: application/pdf; name*=utf-8''b%C3%A1o.pdf
Content-Transfer-Encoding: base64

eA==
--b
Content-Type: message/rfc822

Subject: x

x
--b
Content-Type: message/delivery-status

Final-Recipient: rfc822; b@xa.example
Action: failed
--b--
"""
"""Read before the rights are given up: what the library loads when it first needs it is loaded then."""


def main(authserv_id: str, *inner: str) -> None:
    """Answer until the parent closes the pipe."""
    for name in CODECS:
        codecs.lookup(name)
    parse(SAMPLE, authserv_id, inner)
    give_up_rights(WHOLE_ROUND_SECONDS)
    given, answers = sys.stdin.buffer, sys.stdout.buffer
    while raw := read_piece(given):
        _limit_time()
        for piece in _pieces(raw, authserv_id, inner):
            write_piece(answers, piece)


def _limit_time() -> None:
    """Each mail has the processor time of one document."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + 1 + CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (min(limit, WHOLE_ROUND_SECONDS), WHOLE_ROUND_SECONDS))


def _pieces(raw: bytes, authserv_id: str, inner: tuple[str, ...]) -> list[bytes]:
    """The answer: what was read without the bytes of its files, then those of each file."""
    try:
        incoming = parse(raw, authserv_id, inner)
    except TooMuch as error:
        return [_json({"refused": str(error)})]
    except (MemoryError, RecursionError):
        return [_json({"refused": "thư quá sâu, quá dài hoặc quá nhiều phần"})]
    except Exception as error:  # the library fell over a mail made to fell it; the mail waits for a person
        return [_json({"refused": tr("thư hỏng ({name})", name=mark_text(type(error).__name__))})]
    return [_json(_described(incoming)), *(file.content for file in incoming.files)]


def _described(incoming: Incoming) -> dict[str, Any]:
    return asdict(replace(incoming, files=tuple(replace(file, content=b"") for file in incoming.files)))


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, default=bytes.decode).encode("utf-8", "replace")


if __name__ == "__main__":
    main(*sys.argv[1:])
