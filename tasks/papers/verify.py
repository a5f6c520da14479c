"""An evidence pack held against its own manifest and chain of Events; no database, nothing unpacked.

A pack comes from anywhere: names are compared and never opened on the disk, and no file is read further than the
size that the manifest gives it.
"""

import hashlib
import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, Field, ValidationError

from models.errors import UserError, os_words
from models.event import Event, fault_of_chain
from models.instant import parse_instant
from models.text import mark_text, tr
from tasks.papers.evidence import EVENTS, FORMAT, MANIFEST
from tasks.papers.seals import SEALS_FOLDER, BadSeal, SealFound, check_seals

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

MANIFEST_BYTES, PACK_BYTES, LINE_BYTES = 64 << 20, 4 << 30, 64 << 20
"""Beyond these a pack is refused before it is read."""


class BadPack(UserError, ValueError):
    """A pack that is not what its manifest says, or no pack at all; names the file."""


class _File(BaseModel):
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    size: int = Field(ge=0)


class _Chain(BaseModel):
    ledger: str
    length: int
    head: str


class _Manifest(BaseModel):
    format: str
    campaign: str
    reference_no: str
    events: _Chain
    gaps: list[str]
    files: dict[str, _File]


@dataclass(frozen=True)
class Verified:
    """What a whole pack is of; `sha256` of the zip itself is what the office's own history has of it."""

    campaign: str
    reference_no: str
    files: int
    events: int
    sha256: str
    gaps: tuple[str, ...]
    seals: tuple[SealFound, ...] = ()


def verify_pack(path: Path, certificates: Sequence["Certificate"] = ()) -> Verified:
    """Check a pack, its time-stamps against the certificates of their authority where some are given.

    Raises BadPack naming the first file that was changed, is missing, does not belong or proves nothing.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(path, archive)
            _names(path, archive, manifest)
            for name, file in manifest.files.items():
                _check(path, archive, name, file)
            seals = _chain(path, archive, manifest, certificates)
        with path.open("rb") as raw:
            sha256 = hashlib.file_digest(raw, "sha256").hexdigest()
    except OSError as error:
        raise BadPack(tr("{path}: không đọc được ({strerror})", path=path, strerror=os_words(error))) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        if isinstance(error, BadPack):
            raise
        raise BadPack(
            tr("{path}: không phải là hồ sơ của Đôn Đốc, hoặc tệp zip bị hỏng ({error})", path=path, error=error)
        ) from None
    found = manifest.events
    counts = len(manifest.files), found.length
    return Verified(manifest.campaign, manifest.reference_no, *counts, sha256, tuple(manifest.gaps), seals)


def _manifest(path: Path, archive: zipfile.ZipFile) -> _Manifest:
    if MANIFEST not in archive.namelist():
        raise BadPack(tr("{path}: thiếu {manifest}; đây không phải là hồ sơ của Đôn Đốc", path=path, manifest=MANIFEST))
    with archive.open(MANIFEST) as file:
        text = file.read(MANIFEST_BYTES + 1)
    if len(text) > MANIFEST_BYTES:
        raise BadPack(tr("{path}: {manifest} quá lớn", path=path, manifest=MANIFEST))
    try:
        manifest = _Manifest.model_validate_json(text)
    except ValidationError:
        raise BadPack(tr("{path}: {manifest} bị sửa hoặc không đúng dạng", path=path, manifest=MANIFEST)) from None
    if manifest.format != FORMAT:
        raise BadPack(
            tr(
                "{path}: dạng hồ sơ “{format}” không phải là {expected}",
                path=path,
                format=manifest.format,
                expected=FORMAT,
            )
        )
    if sum(file.size for file in manifest.files.values()) > PACK_BYTES:
        raise BadPack(tr("{path}: các tệp trong hồ sơ quá lớn, hơn {most} GB", path=path, most=PACK_BYTES >> 30))
    return manifest


def _names(path: Path, archive: zipfile.ZipFile, manifest: _Manifest) -> None:
    names = Counter(archive.namelist())
    if twice := [name for name, times in names.items() if times > 1]:
        raise BadPack(tr("{path}: tệp {twice!r} có hai lần", path=path, twice=twice[0]))
    if missing := sorted(manifest.files.keys() - names.keys()):
        raise BadPack(tr("{path}: thiếu tệp {first}", path=path, first=mark_text(_first(missing))))
    if extra := sorted(names.keys() - manifest.files.keys() - {MANIFEST}):
        raise BadPack(tr("{path}: có tệp lạ {first}, không thuộc hồ sơ", path=path, first=mark_text(_first(extra))))


def _first(names: list[str]) -> str:
    return (
        tr("{names!r} và {others} tệp khác", names=names[0], others=len(names) - 1)
        if len(names) > 1
        else repr(names[0])
    )


def _check(path: Path, archive: zipfile.ZipFile, name: str, file: _File) -> None:
    digest, size = hashlib.sha256(), 0
    try:
        for chunk in _chunks(archive, name):
            digest.update(chunk)
            size += len(chunk)
            if size > file.size:
                break
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise BadPack(
            tr("{path}: tệp {name!r} bị hỏng hoặc bị sửa ({error})", path=path, name=name, error=error)
        ) from None
    if (digest.hexdigest(), size) != (file.sha256, file.size):
        raise BadPack(
            tr(
                "{path}: tệp {name!r} đã bị sửa: SHA-256 không khớp với {manifest}",
                path=path,
                name=name,
                manifest=MANIFEST,
            )
        )


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as file:
        while chunk := file.read(1 << 20):
            yield chunk


def _chain(
    path: Path, archive: zipfile.ZipFile, manifest: _Manifest, certificates: Sequence["Certificate"]
) -> tuple[SealFound, ...]:
    """The chain of Events, and the seals over it."""
    if EVENTS not in manifest.files:
        raise BadPack(tr("{path}: thiếu tệp {events}", path=path, events=mark_text(EVENTS)))
    told, hashes = manifest.events, list[str]()
    events = _hashed(_events(path, archive), hashes)
    if wrong := fault_of_chain(told.ledger, events, told.length, told.head):
        raise BadPack(tr("{path}: tệp {events}: {wrong}", path=path, events=EVENTS, wrong=mark_text(wrong)))
    sealed = {name: archive.read(name) for name in manifest.files if name.startswith(SEALS_FOLDER)}
    try:
        return check_seals(sealed, told.ledger, hashes, certificates)
    except BadSeal as error:
        raise BadPack(f"{path}: {error}") from None


def _hashed(events: Iterator[Event], hashes: list[str]) -> Iterator[Event]:
    """The Events as they pass, and their hashes kept."""
    for event in events:
        hashes.append(event.hash)
        yield event


def _events(path: Path, archive: zipfile.ZipFile) -> Iterator[Event]:
    with archive.open(EVENTS) as file:
        for number, line in enumerate(iter(lambda: file.readline(LINE_BYTES), b""), start=1):
            try:
                facts: dict[str, Any] = json.loads(line)
                yield Event(**facts | {"at": parse_instant(facts["at"])})
            except (ValueError, TypeError, KeyError, AttributeError):
                raise BadPack(
                    tr("{path}: tệp {events}: dòng {number} không đúng dạng", path=path, events=EVENTS, number=number)
                ) from None
