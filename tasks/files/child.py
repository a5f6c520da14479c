"""The child process that parses a foreign file: `python -m tasks.files.child KIND <document >answer`.

It gets bytes and gives JSON. Before it looks at a byte it has given up the right to open anything, file or
socket, to write to disk, to start a process, and to more than its share of time and memory.
"""

from __future__ import annotations

import codecs
import json
import resource
import sys
from collections.abc import Callable
from typing import Any

from tasks.files.limits import CPU_SECONDS, MAX_TEXT_BYTES, MEMORY
from tasks.files.refused import DocumentRefused

_CODECS = {
    "docx": ("cp437",),  # names in a zip
    "xlsx": ("cp437",),
    "ods": ("cp437",),
    "xls": ("utf-16-le", "cp1252", "cp1258", "latin-1", "ascii"),
    "edxml": ("cp437", "utf-16", "utf-16-le", "utf-16-be"),
    "html": ("cp1252", "cp1258", "latin-1", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"),
    "web": ("cp1252", "cp1258", "latin-1", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"),
    "zip": ("cp437",),
    "pdf": ("utf-16-le",),
    "pages": ("utf-16-le",),
    "preview": ("utf-16-le",),
}
Parser = Callable[[bytes], dict[str, Any]]


def main(kind: str, *args: str) -> None:
    """Parse what stands on the standard input."""
    parse = _parser(kind, args)
    give_up_rights(CPU_SECONDS)
    try:
        answer = parse(sys.stdin.buffer.read())
        if sum(map(len, [answer.get("text", ""), *answer.get("pages", ())])) > MAX_TEXT_BYTES:
            answer = {"refused": "too_large"}
    except DocumentRefused as error:
        answer = {"refused": error.code, "message": str(error)}
    except (MemoryError, RecursionError):
        answer = {"refused": "too_large"}
    except Exception as error:  # a parser fell over a file made to fell it; the parent words it
        answer = {"refused": "unreadable", "error": type(error).__name__}
    if answer:
        json.dump(answer, sys.stdout)


def _parser(kind: str, args: tuple[str, ...]) -> Parser:
    """Everything is imported here, while files may still be opened; Python's codecs are modules too."""
    for name in _CODECS.get(kind, ()):
        codecs.lookup(name)
    if kind == "docx":
        from tasks.files import docx

        return lambda raw: {"text": docx.docx_text(raw)}
    if kind in ("xlsx", "xls", "ods"):
        return _sheet_parser(kind, args)
    if kind in ("html", "web"):
        from tasks.files import html

        return html.web_page if kind == "web" else lambda raw: {"text": html.html_text(raw)}
    if kind == "zip":
        from tasks.files import bundle

        return bundle.documents_in
    if kind == "edxml":
        from tasks.files import edxml

        return edxml.envelope_of
    if kind == "preview":
        from tasks.files.images import pictures

        return lambda raw: pictures.print_preview(raw, *map(int, args))
    from tasks.files import pdf

    if kind == "pages":
        return lambda raw: pdf.print_pages(raw, [int(page) for page in args])
    return pdf.pages_of


def _sheet_parser(kind: str, args: tuple[str, ...]) -> Parser:
    if kind == "xlsx":
        from tasks.files.sheets import xlsx

        return lambda raw: xlsx.cells_of(raw, *args)
    if kind == "xls":
        from tasks.files.sheets import xls

        return lambda raw: xls.cells_of(raw, *args)
    from tasks.files.sheets import ods

    return lambda raw: ods.cells_of(raw, *args)


def give_up_rights(cpu_seconds: int) -> None:
    """From here on nothing is opened, written or started, and memory and processor time are bounded."""
    sys.setrecursionlimit(2_000)
    for what, limit in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, 3),  # the three that are open
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (limit, limit))


if __name__ == "__main__":
    main(*sys.argv[1:])
