"""/danh-ba/nhap: a directory file taken in: read, its differences shown, and only then put in force."""

import hashlib
import re
import tomllib
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import ValidationError

from models.database import reading, writing
from portal.desk.common import Desk, handed_in, signed_in
from portal.desk.visit import NOTHING_TRIED, Tried, Visit
from portal.form_data import FormData
from tasks.accounts.sign_ins import SignedIn
from tasks.agencies.differences import Difference, differences_of, digest_of
from tasks.agencies.directory import DirectoryIn, check_references, import_directory
from tasks.agencies.directory_sheet import read_sheet, write_sheet
from tasks.agencies.edit import directory_now
from tasks.errors import Refused, explain_validation
from tasks.render import as_sentence
from tasks.storage.atomic import atomic_write
from tasks.storage.uploads import Upload, shown_name

IMPORT = "/danh-ba/nhap"
LARGEST_FILE = 5_000_000
SHOWN = 200
"""Differences that are shown; the others are counted."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIELD_WORDS = {
    "name": "Tên", "aliases": "Tên gọi khác", "groups": "Nhóm", "parent": "Cấp trên", "successor": "Cơ quan kế thừa",
    "valid_from": "Hiệu lực từ", "valid_to": "Hiệu lực đến", "organ_id": "Mã định danh",
}  # fmt: skip


def routes(desk: Desk) -> APIRouter:
    """The addresses below /danh-ba/nhap, and the directory as a workbook."""
    router = APIRouter()
    editor = signed_in(desk, "directory")

    @router.api_route("/danh-ba/tai-ve", methods=["GET", "HEAD"])
    def download(user: Annotated[SignedIn, Depends(editor)]) -> Response:
        with reading(desk.app.engine) as session:
            written = write_sheet(directory_now(session))
        headers = {"Content-Disposition": 'attachment; filename="danh-ba.xlsx"', "Cache-Control": "private, no-store"}
        return Response(written, media_type=XLSX, headers=headers)

    @router.api_route(IMPORT, methods=["GET", "HEAD"])
    def show(request: Request, user: Annotated[SignedIn, Depends(editor)]) -> Response:
        return Visit(desk, request, user).page("directory_import", found=None, errors={})

    @router.post(IMPORT)
    def take(
        request: Request, user: Annotated[SignedIn, Depends(editor)],
        handed: Annotated[FormData, Depends(handed_in(desk))],
    ) -> Response:  # fmt: skip
        visit = Visit(desk, request, user)
        try:
            return _confirm(visit, handed) if handed.get("kept") else _compare(visit, handed)
        except Refused as error:
            tried = Tried("", {}, {"": as_sentence(error)})
            return visit.page("directory_import", status=tried.status, found=None, errors=tried.errors)

    return router


def _compare(visit: Visit, handed: FormData) -> Response:
    """Read the file that was sent, keep what it says, and show what it would change. Raises Refused."""
    if handed.errors:
        raise Refused("; ".join(handed.errors.values()))
    if not handed.uploads:
        raise Refused("chưa chọn tệp")
    with reading(visit.app.engine) as session:
        known = directory_now(session)
    read = _read(handed.uploads[0], known)
    written = read.model_dump_json().encode()
    sha = hashlib.sha256(written).hexdigest()
    place = visit.app.settings.data / "desk" / "danh-ba"
    place.mkdir(parents=True, exist_ok=True)
    for old in place.iterdir():  # what nobody went on with; the newest is the one that is looked at
        old.unlink(missing_ok=True)
    atomic_write(place / sha, written, mode=0o600)
    return _show(visit, sha, differences_of(known, read))


def _confirm(visit: Visit, handed: FormData) -> Response:
    """Put in force what was shown; where the directory has changed meanwhile, show it anew. Raises Refused."""
    sha = handed.get("kept")
    path = visit.app.settings.data / "desk" / "danh-ba" / sha
    if not re.fullmatch(r"[0-9a-f]{64}", sha) or not path.is_file():
        raise Refused("tệp đã đọc không còn; hãy gửi lại tệp")
    read = DirectoryIn.model_validate_json(path.read_bytes())
    with writing(visit.app.engine) as session:
        found = differences_of(directory_now(session), read)
        if digest_of(found) == handed.get("seen"):
            import_directory(session, read, visit.desk.clock(), visit.user.name)
            path.unlink(missing_ok=True)
            return visit.done("/danh-ba", f"Đã nhập danh bạ: {len(found):02d} cơ quan mới hoặc thay đổi.")
    return _show(visit, sha, found)


def _show(visit: Visit, sha: str, found: list[Difference], tried: Tried = NOTHING_TRIED) -> Response:
    more = max(0, len(found) - SHOWN)
    return visit.page(
        "directory_import", found=found[:SHOWN], more=more, total=len(found), kept=sha, seen=digest_of(found),
        words=FIELD_WORDS, errors=tried.errors,
    )  # fmt: skip


def _read(upload: Upload, known: DirectoryIn) -> DirectoryIn:
    """A .toml or .xlsx as a directory. Raises Refused saying where it is wrong."""
    name, raw = shown_name(upload.name), upload.stream.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        raise Refused(f"{name}: lớn hơn {LARGEST_FILE // 1_000_000} MB")
    if name.lower().endswith(".xlsx"):
        return read_sheet(name, raw, known)
    if not name.lower().endswith(".toml"):
        raise Refused(f"{name}: chỉ nhận .xlsx hoặc .toml")
    try:
        text = raw.decode("utf-8-sig")
        directory = DirectoryIn.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(f"{name}: không phải là tệp TOML hợp lệ ({error})") from None
    except ValidationError as error:
        raise Refused(f"{name}: danh bạ không dùng được\n{explain_validation(error, text)}") from None
    check_references(name, directory)
    return directory
