"""/danh-ba/nhap: a directory file taken in: read, its differences shown, and only then put in force."""

import hashlib
import re
import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from models.database import reading, writing
from models.errors import UserError
from portal.desk.common import Desk, handed_in, signed_in
from portal.desk.visit import Visit
from portal.form_data import FormData
from tasks.accounts.sign_ins import SignedIn
from tasks.agencies.changes import AgencyChange, DirectoryChanges, directory_changes
from tasks.agencies.directory import DirectoryIn, import_directory
from tasks.agencies.directory_file import SUFFIXES, directory_of, read_directory_file
from tasks.errors import Refused
from tasks.papers.directory_form import write_directory_form
from tasks.render import as_sentence
from tasks.storage.atomic import atomic_write
from tasks.storage.uploads import Upload, shown_name, staging_folder

IMPORT = "/danh-ba/nhap"
LARGEST_FILE = 5_000_000
SHOWN = 200
"""Agencies of each kind that are shown; the others are counted."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def routes(desk: Desk) -> APIRouter:
    """The addresses below /danh-ba/nhap, and the directory as a workbook."""
    router = APIRouter()
    editor = signed_in(desk, "directory")

    @router.api_route("/danh-ba/tai-ve", methods=["GET", "HEAD"])
    def download(user: Annotated[SignedIn, Depends(editor)]) -> Response:
        headers = {"Content-Disposition": 'attachment; filename="danh-ba.xlsx"', "Cache-Control": "private, no-store"}
        return Response(_workbook(desk), media_type=XLSX, headers=headers)

    @router.api_route(IMPORT, methods=["GET", "HEAD"])
    def show(request: Request, user: Annotated[SignedIn, Depends(editor)]) -> Response:
        return Visit(desk, request, user).page("directory_import", found=None, errors={}, endings=SUFFIXES)

    @router.post(IMPORT)
    def take(
        request: Request, user: Annotated[SignedIn, Depends(editor)],
        handed: Annotated[FormData, Depends(handed_in(desk))],
    ) -> Response:  # fmt: skip
        visit = Visit(desk, request, user)
        try:
            return _confirm(visit, handed) if handed.get("kept") else _compare(visit, handed)
        except Refused as error:
            errors = {"": as_sentence(error)}
            return visit.page("directory_import", status=422, found=None, errors=errors, endings=SUFFIXES)

    return router


def _workbook(desk: Desk) -> bytes:
    with reading(desk.app.engine) as session:
        directory = directory_of(session)
    with tempfile.TemporaryDirectory(dir=desk.app.settings.data) as folder:
        path = Path(folder) / "danh-ba.xlsx"
        write_directory_form(directory, path)
        return path.read_bytes()


def _compare(visit: Visit, handed: FormData) -> Response:
    """Read the file that was sent, keep what it says, and show what it would change. Raises Refused."""
    if handed.errors:
        raise Refused("; ".join(handed.errors.values()))
    if not handed.uploads:
        raise Refused("chưa chọn tệp")
    read = _read(visit, handed.uploads[0])
    written = read.model_dump_json().encode()
    sha = hashlib.sha256(written).hexdigest()
    place = visit.app.settings.data / "desk" / "danh-ba"
    place.mkdir(parents=True, exist_ok=True)
    for old in place.iterdir():  # what nobody went on with; the newest is the one that is looked at
        old.unlink(missing_ok=True)
    atomic_write(place / sha, written, mode=0o600)
    with reading(visit.app.engine) as session:
        return _show(visit, sha, directory_changes(session, read))


def _confirm(visit: Visit, handed: FormData) -> Response:
    """Put in force what was shown; where the directory has changed meanwhile, show it anew. Raises Refused."""
    sha = handed.get("kept")
    path = visit.app.settings.data / "desk" / "danh-ba" / sha
    if not re.fullmatch(r"[0-9a-f]{64}", sha) or not path.is_file():
        raise Refused("tệp đã đọc không còn; hãy gửi lại tệp")
    read = DirectoryIn.model_validate_json(path.read_bytes())
    with writing(visit.app.engine) as session:
        found = directory_changes(session, read)
        if _mark_of(found) == handed.get("seen"):
            import_directory(session, read, visit.desk.clock(), visit.user.name)
            path.unlink(missing_ok=True)
            return visit.done("/danh-ba", f"Đã nhập danh bạ: {len(_changed(found)):02d} cơ quan mới hoặc thay đổi.")
    return _show(visit, sha, found)


def _show(visit: Visit, sha: str, found: DirectoryChanges) -> Response:
    kinds = [
        ("Thêm", "done", found.added),
        ("Thay đổi", "near", found.changed),
        ("Thôi hoạt động", "late", found.ended),
    ]
    return visit.page(
        "directory_import", found=found, kinds=kinds, shown=SHOWN, total=len(_changed(found)), kept=sha,
        seen=_mark_of(found), errors={}, endings=SUFFIXES,
    )  # fmt: skip


def _changed(found: DirectoryChanges) -> tuple[AgencyChange, ...]:
    return found.added + found.changed + found.ended


def _mark_of(found: DirectoryChanges) -> str:
    """A mark by which the same differences are known again."""
    return hashlib.sha256(repr(found).encode()).hexdigest()[:16]


def _read(visit: Visit, upload: Upload) -> DirectoryIn:
    """The file as a directory. Raises Refused saying where it is wrong."""
    name, raw = shown_name(upload.name), upload.stream.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        raise Refused(f"{name}: lớn hơn {LARGEST_FILE // 1_000_000} MB")
    with tempfile.TemporaryDirectory(dir=staging_folder(visit.app.settings).parent) as folder:
        path = Path(folder) / f"danh-ba{Path(name).suffix.lower()}"
        path.write_bytes(raw)
        try:
            with reading(visit.app.engine) as session:
                return read_directory_file(path, session)
        except UserError as error:
            raise Refused(str(error).replace(str(path), name)) from None
