"""One look at one page: fetched, read by a child process with limits, compared with the document, and kept."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import unquote_plus, urljoin, urlsplit

from sqlalchemy import Engine

from models.database import writing
from models.text import mark_text, tr
from tasks.errors import Refused
from tasks.files.decode import decode_text
from tasks.files.extract import extract_bytes
from tasks.files.kinds import FileKind, kind_of
from tasks.files.limits import MAX_TEXT_BYTES
from tasks.files.refused import DocumentRefused
from tasks.files.sandbox import parse_in_child
from tasks.proofs.fetch import Fetcher, Page, PageMissing
from tasks.proofs.judgement import Look, Outcome
from tasks.proofs.network import Deadline, PageFailed
from tasks.proofs.recognise import FILE, Seen, Sought, recognise_document
from tasks.storage.store import content_of_bytes, store_for_good

MOST_FILES = 8
"""Files linked from a page that are fetched to be compared."""

_FILE_LINK = re.compile(
    r"\.(?:pdf|docx?|xlsx?|odt|ods|rtf|zip|rar|7z)\b|download|attachment|tai-?ve|getfile|/file/", re.I
)
_READABLE = (FileKind.PDF, FileKind.DOCX, FileKind.DOC)


def look_at_page(engine: Engine, fetcher: Fetcher, url: str, sought: Sought) -> Look:
    """Look once. Whatever page came is stored under its hash. Raises DBAPIError where it cannot be."""
    try:
        page = fetcher.fetch(url)
    except PageMissing as error:
        return Look(Outcome.ABSENT, str(error))
    except PageFailed as error:
        return Look(Outcome.FAILED, str(error))
    except Refused as error:
        return Look(Outcome.REFUSED, str(error))
    sha256 = _keep(engine, page.content)
    kept = Look(Outcome.SHOWN, "", (FILE,), page.url, sha256, len(page.content), page.media_type)
    if sha256 in sought.hashes:
        return kept
    try:
        seen, files = _compared(engine, fetcher, page, sought)
    except DocumentRefused as error:
        return replace(
            kept, outcome=Outcome.FAILED, reason=tr("không đọc được trang: {error}", error=mark_text(error)), found=()
        )
    outcome = Outcome.SHOWN if seen.found else Outcome.ABSENT
    return replace(kept, outcome=outcome, reason=seen.why, found=seen.found, files=tuple(files))


def _compared(engine: Engine, fetcher: Fetcher, page: Page, sought: Sought) -> tuple[Seen, list[Mapping[str, Any]]]:
    """What the page shows by its words; where that is nothing, by the files that it links."""
    text, links = _read(page)
    seen = recognise_document(text, sought, unquote_plus(urlsplit(page.url).query))
    if seen.found or not sought.hashes:
        return seen, []
    files = list(_files_of_document(engine, fetcher, links, sought))
    return (Seen((FILE,), "") if files else seen), files


def _read(page: Page) -> tuple[str, list[str]]:
    """The words of a page and the whole addresses that it links. Raises DocumentRefused."""
    kind = kind_of(page.content)
    if kind is FileKind.HTML or (kind in (FileKind.TEXT, FileKind.MARKUP) and "html" in page.media_type.lower()):
        answer = parse_in_child("web", page.content)
        base = urljoin(page.url, answer["base"])
        return answer["text"], [whole for link in answer["links"] if (whole := _joined(base, link))]
    if kind in (FileKind.TEXT, FileKind.MARKUP):
        return decode_text(page.content[:MAX_TEXT_BYTES]), []
    return (extract_bytes(page.content).text if kind in _READABLE else ""), []


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link).partition("#")[0]
    except ValueError:
        return ""


def _files_of_document(
    engine: Engine, fetcher: Fetcher, links: list[str], sought: Sought
) -> Iterator[Mapping[str, Any]]:
    """The linked files that are files of the document, byte for byte; what cannot be had is passed over."""
    likely = list(dict.fromkeys(link for link in links if _FILE_LINK.search(unquote_plus(link))))
    deadline = Deadline(fetcher.seconds)
    for link in likely[:MOST_FILES]:
        try:
            content = fetcher.fetch(link, deadline).content
        except (PageFailed, Refused):
            continue
        if hashlib.sha256(content).hexdigest() in sought.hashes:
            yield {"url": link, "sha256": _keep(engine, content), "size": len(content)}


def _keep(engine: Engine, content: bytes) -> str:
    """By a transaction of its own: looks are beside each other, and the row that names it is written after."""
    told = content_of_bytes(content)
    with writing(engine) as session:
        store_for_good(session, [told])
    return told.sha256
