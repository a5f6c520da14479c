"""Reading the files of a draft, in the background: which of them is the document, and what it says."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from pendulum import DateTime

from models.app import App
from models.database import reading, writing
from models.draft import DeskDraft
from tasks.desk.drafts.kept import draft_by_number, empty_draft, laid_files, open_draft, touch_draft
from tasks.files.extract import extract_file
from tasks.files.refused import DocumentRefused
from tasks.launch.draft import one_line
from tasks.read import Reading, read_file
from tasks.read.wire import dumped, loaded
from tasks.storage.attachments import file_name_of

NEVER_KEPT = ("secrecy", "unsafe")
"""Refusals after which nothing of what was handed in is kept."""

_FIRST = (".edxml", ".xml", ".docx", ".pdf", ".doc", ".odt", ".rtf", ".html", ".htm", ".txt")
"""Endings in the order in which files are tried for the document."""
_TRIED = 6
_OF_SCAN = (
    "Tệp là bản quét (ảnh), chưa có lớp chữ. Bấm “Nhận dạng chữ” để đọc từ ảnh (mọi mục phải được đối chiếu với bản "
    "giấy), hoặc thêm bản có lớp chữ."
)
_PICTURES = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff")


def read_draft_files(app: App, number: int, now: DateTime, by: str, *, ocr: bool = False) -> None:
    """Read the draft's document and keep what was read, or why it could not be; its job is ended either way.

    Of several files the one that an officer chose is read, else the first that is a directive. Of what is secret or
    made to harm nothing is kept.
    """
    with reading(app.engine) as session:
        draft = draft_by_number(session, number)
        files, folder = list(draft.files), laid_files(session, app.settings, draft)
    try:
        main, found = _read_first(_in_order(files), folder, ocr=ocr)
    except DocumentRefused as error:
        refused = {"code": error.code, "message": _for_desk(error, files), "ocr": _may_recognise(error, files, ocr=ocr)}
        _keep(app, number, by, now, {"refused": refused, "text": "", "reading": {}})
        return
    kinds = {main["sha256"]: "main"} | ({inner: "document"} if (inner := _inner(files, folder, main, found)) else {})
    kept = [{**file, "kind": kinds.get(file["sha256"], "attachment")} for file in files]
    title = one_line(found.subject or main["name"])[:300]
    values = {"text": found.text, "reading": json.loads(dumped(found)), "refused": {}, "title": title, "files": kept}
    _keep(app, number, by, now, values)


def _inner(files: list[dict[str, Any]], folder: Path, main: dict[str, Any], found: Reading) -> str:
    """The document itself, by its hash, where what was read is the envelope that it came in."""
    if found.envelope is None:
        return ""
    for file in files:
        with suppress(DocumentRefused):
            if file is not main and extract_file(folder / file_name_of(file)).text == found.text:
                return str(file["sha256"])
    return ""


def reading_of_draft(draft: DeskDraft) -> Reading:
    """What was read of it."""
    return loaded(json.dumps(draft.reading).encode(), draft.text)


def _keep(app: App, number: int, by: str, now: DateTime, values: dict[str, Any]) -> None:
    with writing(app.engine) as session:
        draft = open_draft(session, number)
        if _main_of(draft.files) and "files" in values and _main_of(values["files"]) != _main_of(draft.files):
            draft.choices, draft.earlier = {}, {}  # they were said of another document
        for name, value in values.items():
            setattr(draft, name, value)
        if values["refused"] and values["refused"]["code"] in NEVER_KEPT:
            empty_draft(app.settings, session, draft)
        draft.job, draft.job_since = "", None
        touch_draft(draft, by, now)


def _main_of(files: list[dict[str, Any]]) -> str:
    return next((file["sha256"] for file in files if file["kind"] == "main"), "")


def _in_order(files: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The file that an officer chose; else all, the likeliest kinds first."""
    chosen = [file for file in files if file["kind"] == "main"]
    rank = {ending: place for place, ending in enumerate(_FIRST)}
    return chosen or sorted(files, key=lambda file: rank.get(Path(file["name"]).suffix.lower(), len(_FIRST)))


def _read_first(files: list[dict[str, Any]], folder: Path, *, ocr: bool) -> tuple[dict[str, Any], Reading]:
    """The first file that is addressed to somebody, else the first that is read. Raises the first DocumentRefused."""
    refused: DocumentRefused | None = None
    found: list[tuple[dict[str, Any], Reading]] = []
    for file in files[:_TRIED]:
        beside = [folder / file_name_of(other) for other in files if other is not file]
        try:
            one = read_file(folder / file_name_of(file), ocr, beside)
        except DocumentRefused as error:
            if error.code in NEVER_KEPT:
                raise
            refused = refused or error
            continue
        found.append((file, one))
        if one.addressees and (one.symbol or one.number):
            return file, one
    if not found:
        raise refused or DocumentRefused("unreadable", "Chưa có tệp văn bản nào; hãy thêm tệp văn bản.")
    return found[0]


def _may_recognise(error: DocumentRefused, files: list[dict[str, Any]], *, ocr: bool) -> bool:
    pictures = [file for file in files if Path(file["name"]).suffix.lower() in _PICTURES]
    return error.code == "no_text" and bool(pictures) and not ocr


def _for_desk(error: DocumentRefused, files: list[dict[str, Any]]) -> str:
    """The sentence without options of the command line."""
    return _OF_SCAN if _may_recognise(error, files, ocr=False) and "--ocr" in str(error) else str(error)
