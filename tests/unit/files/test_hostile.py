"""Files made to harm: each ends within 20 s and 512 MB in a child, clearly refused; nothing is written or fetched."""

from __future__ import annotations

import io
import json
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tasks.files.limits import MB, MEMORY
from tasks.read import DocumentRefused, read_file
from tests.support import papers as p
from tests.support.layouts import docx_rows, html_tables, pdf_columns
from tests.support.paths import PROJECT

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def archive(parts: dict[str, bytes], level: int = 9) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def docx_of(document: bytes, **more: bytes) -> bytes:
    return archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": document, **more})


def body(inner: str) -> bytes:
    return f"<w:document {W}><w:body>{inner}</w:body></w:document>".encode()


def good_docx() -> bytes:
    return p.docx_bytes(docx_rows)


def good_pdf() -> bytes:
    paper = p.Paper()
    pdf_columns(paper)
    return paper.bytes()


def laughs() -> bytes:
    """A billion laughs: ten entities, each ten times the one before."""
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{entities}]><x>&a9;</x>'.encode()


def outside() -> bytes:
    return b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


def zip_bomb() -> bytes:
    """120 MB of one paragraph in 120 kB."""
    return docx_of(body("<w:p><w:r><w:t>" + "a" * 120_000_000 + "</w:t></w:r></w:p>"))


def lying_zip() -> bytes:
    """The table of contents says 100 bytes; 120 MB come out."""
    raw = bytearray(zip_bomb())
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = raw.rindex(b"word/document.xml") if mark == b"PK\x01\x02" else raw.index(b"word/document.xml")
        entry = raw.rindex(mark, 0, at)
        raw[entry + offset : entry + offset + 4] = (100).to_bytes(4, "little")
    return bytes(raw)


def many_entries() -> bytes:
    return archive({"word/document.xml": body(""), **{f"word/a{i}.xml": b"" for i in range(3_000)}})


def deep_tables(depth: int = 20_000) -> bytes:
    opened = "<w:tbl><w:tr><w:tc>" * depth
    return docx_of(body(opened + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth))


def many_elements() -> bytes:
    """Ten million elements, all well-formed: memory, not cleverness. The noise hides how well they pack."""
    return docx_of(body("<a/>" * 10_000_000), **{"noise.bin": random_bytes()})


def random_bytes() -> bytes:
    import random

    return random.Random(7).randbytes(800_000)


def encrypted_pdf() -> bytes:
    paper = p.Paper()
    paper.set_encryption(owner_password="a", user_password="b")
    pdf_columns(paper)
    return paper.bytes()


def many_pages() -> bytes:
    """Ten thousand pages, all the same object."""
    kids = b"3 0 R " * 10_000
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 10000/Kids[" + kids + b"]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ]
    return plain_pdf(objects)


def plain_pdf(objects: list[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for i, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i, one)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table)
    return bytes(out)


def pdf_bomb() -> bytes:
    """A page whose content of 200 MB is packed twice."""
    import zlib

    packed = zlib.compress(zlib.compress(b"q " * 100_000_000, 9), 9)
    stream = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(packed), packed)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>"
    return plain_pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page, stream])


def deep_html() -> bytes:
    return p.html_bytes("<table><tr><td>" * 100_000 + "Số: 1/SYT")


def envelope(attachment: str) -> bytes:
    return f"<edXML><MessageHeader/><Attachment>{attachment}</Attachment></edXML>".encode()


HOSTILE: list[tuple[str, Callable[[], bytes], set[str]]] = [
    ("a zip bomb", zip_bomb, {"unsafe"}),
    ("a zip that lies about its size", lying_zip, {"unsafe", "unreadable"}),
    ("three thousand parts", many_entries, {"unsafe"}),
    ("a name that climbs out", lambda: docx_of(body(""), **{"../../etc/cron.d/x": b"x"}), {"unsafe"}),
    ("an absolute name", lambda: docx_of(body(""), **{"/tmp/x": b"x"}), {"unsafe"}),
    ("a name of Windows", lambda: docx_of(body(""), **{"C:\\x": b"x"}), {"unsafe"}),
    ("macros", lambda: docx_of(body(""), **{"word/vbaProject.bin": b"x"}), {"unsafe"}),
    ("a billion laughs in a .docx", lambda: docx_of(laughs()), {"unsafe"}),
    ("an outside entity in a .docx", lambda: docx_of(outside()), {"unsafe"}),
    ("a DOCTYPE in UTF-16", lambda: docx_of(outside()[21:].decode().encode("utf-16")), {"unsafe"}),
    ("twenty thousand tables in each other", deep_tables, {"too_large"}),
    ("ten million elements", many_elements, {"too_large"}),
    ("a .docx cut short", lambda: good_docx()[:20_000], {"unreadable"}),
    ("a zip of something else", lambda: archive({"a.txt": b"x"}), {"unsupported"}),
    ("an encrypted PDF", encrypted_pdf, {"protected"}),
    ("ten thousand pages", many_pages, {"too_large"}),
    ("a PDF bomb", pdf_bomb, {"too_large", "no_text", "unreadable"}),
    ("a PDF cut short", lambda: good_pdf()[:900], {"unreadable", "no_text"}),
    ("a PDF of nothing", lambda: b"%PDF-1.7\n" + b"\0" * 100_000, {"unreadable"}),
    ("a hundred thousand tables in HTML", deep_html, {"too_large", "not_a_directive", "no_text"}),
    ("a billion laughs in edXML", lambda: laughs().replace(b"x>", b"edXML>"), {"unsafe"}),
    ("edXML without a file", lambda: envelope(""), {"no_text"}),
    ("edXML with broken base64", lambda: envelope("@@@"), {"unreadable"}),
    ("edXML in edXML", lambda: envelope("PGVkWE1MPjwvZWRYTUw+"), {"unsafe"}),
    ("old Word with macros", lambda: b"\xd0\xcf\x11\xe0" + "_VBA_PROJECT".encode("utf-16-le"), {"unsafe"}),
    ("XML of some other kind", lambda: b'<?xml version="1.0"?><a/>', {"unsupported"}),
]  # fmt: skip


PROBE = """
import json, os, resource, sys
from pathlib import Path
from tasks.read import DocumentRefused, read_file

def read(path):
    try:
        read_file(Path(path))
        said = ("read", "it.")
    except DocumentRefused as error:
        said = (error.code, str(error))
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps([*said, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024]), flush=True)

for line in sys.stdin:
    child = os.fork()
    if child == 0:
        read(line.rstrip())
        os._exit(0)
    os.waitpid(child, 0)
"""
"""A small process that forks for each file named to it: what the child of one used is mixed with nothing else."""


@pytest.fixture(scope="module")
def probe() -> Iterator[Callable[[Path], list[Any]]]:
    """Reads one file: its code and message, then the processor seconds and the MB that its child took."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROBE], cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin and process.stdout
    given, answered = process.stdin, process.stdout

    def ask(path: Path) -> list[Any]:
        print(path, file=given, flush=True)
        answer: list[Any] = json.loads(answered.readline())
        return answer

    yield ask
    given.close()
    process.wait()


@pytest.mark.parametrize(("make", "codes"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_hostile(
    tmp_path: Path, probe: Callable[[Path], list[Any]], make: Callable[[], bytes], codes: set[str]
) -> None:
    path = tmp_path / "van-ban.docx"
    path.write_bytes(make())
    code, message, seconds, megabytes = probe(path)
    print(f"{code}: {seconds:.2f} s, {megabytes} MB")
    assert code in codes, message
    assert message.endswith(".")
    assert seconds < 20 and megabytes * MB < MEMORY
    assert [found.name for found in tmp_path.iterdir()] == ["van-ban.docx"]


def test_a_child_that_hangs_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    from tasks.files import sandbox

    started = time.monotonic()
    with pytest.raises(DocumentRefused) as refused:
        sandbox.run_limited(["sh", "-c", "sleep 60 & sleep 60"], b"", 0.5, None)
    assert refused.value.code == "too_large" and time.monotonic() - started < 50


def test_the_child_can_open_nothing() -> None:
    """Neither a file nor a socket: it has given up the right before it sees the document."""
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import socket, tasks.files.child as c\nc.give_up_rights(20)\n"
            "for act in (lambda: open('/etc/passwd'), socket.socket, lambda: open('/tmp/x', 'w')):\n"
            "    try: act(); print('could')\n"
            "    except OSError: print('could not')",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split("\n")[:3] == ["could not"] * 3


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        yield server


def test_nothing_is_fetched(tmp_path: Path, listener: socket.socket) -> None:
    """A template, a picture and a style sheet elsewhere: the document is read, nobody is called."""
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
    app = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{app}/attachedTemplate" Target="{url}" TargetMode="External"/></Relationships>'
    )
    with zipfile.ZipFile(io.BytesIO(good_docx())) as good:
        parts = {name: good.read(name) for name in good.namelist()}
    page = f'<link rel="stylesheet" href="{url}"><img src="{url}">' + html_tables()
    files = {
        "a.docx": archive({**parts, "word/_rels/settings.xml.rels": relations.encode()}),
        "a.html": p.html_bytes(page),
    }
    for name, raw in files.items():
        (tmp_path / name).write_bytes(raw)
        assert p.facts(read_file(tmp_path / name).to_json(name)) == p.FACTS
    with pytest.raises(TimeoutError):
        listener.accept()


@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT"])
@pytest.mark.parametrize("kind", ["box", "header", "pdf", "html"])
def test_a_stamp_of_secrecy_is_seen_wherever_it_stands(tmp_path: Path, stamp: str, kind: str) -> None:
    def write(d: p.Document) -> None:
        if kind == "box":
            p.text_box(d, stamp)
        else:
            d.sections[0].header.paragraphs[0].text = stamp
        docx_rows(d)

    if kind == "pdf":
        paper = p.Paper()
        paper.put(40, 55, stamp)
        pdf_columns(paper)
        raw = paper.bytes()
    else:
        raw = p.html_bytes(f"<b>{stamp}</b>{html_tables()}") if kind == "html" else p.docx_bytes(write)
    path = tmp_path / "a"
    path.write_bytes(raw)
    with pytest.raises(DocumentRefused) as refused:
        read_file(path)
    assert refused.value.code == "secrecy"


def test_a_file_that_is_not_what_it_is_called_is_said_to_be_broken(tmp_path: Path) -> None:
    file = tmp_path / "cong-van.pdf"
    file.write_bytes(b"\x00\x01half a download" * 40)
    with pytest.raises(DocumentRefused, match=r"đuôi \.pdf .*tải về chưa xong") as refused:
        read_file(file)
    assert refused.value.code == "unreadable"
    (text := tmp_path / "cong-van.txt").write_bytes(file.read_bytes())
    with pytest.raises(DocumentRefused, match="UTF-8"):
        read_file(text)
