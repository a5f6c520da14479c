"""An edXML envelope opened: the directive is its first file that can be read, the rest came along."""

from __future__ import annotations

import base64
import binascii
from dataclasses import replace

from tasks.files.extract import Extracted, Other, extract_bytes
from tasks.files.kinds import Kind, kind_of
from tasks.files.refused import DocumentRefused
from tasks.files.sandbox import parse

MAX_FILES = 50


def opened(raw: bytes, ocr: bool) -> Extracted:
    """The directive in the envelope, with what the header says.

    Raises DocumentRefused: that of the first file where none can be read, "no_text" where there is none.
    """
    answer = parse("edxml", raw)
    files = answer["files"]
    if len(files) > MAX_FILES:
        raise DocumentRefused("too_large", f"Gói edXML có {len(files)} tệp, quá {MAX_FILES} tệp; đề nghị kiểm tra lại.")
    main: Extracted | None = None
    others: list[Other] = []
    refused: DocumentRefused | None = None
    for name, encoded in files:
        try:
            found = _extracted(encoded, ocr)
        except DocumentRefused as error:
            refused = refused or error
            others.append(Other(name, None))
            continue
        if main is None:
            main = found
        else:
            others.append(Other(name, found.text))
    if main is None:
        raise refused or DocumentRefused(
            "no_text", "Gói edXML không kèm tệp văn bản nào; đề nghị lấy tệp văn bản từ nơi gửi."
        )
    unread = [f"Tệp kèm theo “{other.name}” chưa đọc được." for other in others if other.text is None]
    return replace(main, envelope=answer["envelope"], others=tuple(others), notes=(*main.notes, *unread))


def _extracted(encoded: str, ocr: bool) -> Extracted:
    try:
        raw = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise DocumentRefused("unreadable", "Tệp trong gói edXML hỏng (base64); đề nghị lấy lại từ nơi gửi.") from error
    if kind_of(raw) is Kind.EDXML:
        raise DocumentRefused("unsafe", "Gói edXML lồng trong gói edXML nên không đọc; đề nghị kiểm tra nguồn gửi.")
    return extract_bytes(raw, ocr)
