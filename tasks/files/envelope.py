"""An edXML envelope opened: the directive is its first file that can be read, the rest came along."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tasks.files.extract import Extracted, Other, extract_bytes
from tasks.files.kinds import FileKind, kind_of
from tasks.files.refused import DocumentRefused
from tasks.files.sandbox import parse_in_child
from tasks.files.status_codes import STATUS_WORDS, WITHDRAWAL


def open_envelope(raw: bytes, ocr: bool) -> Extracted:
    """The directive in the envelope, with what the header says; without text where a withdrawal has no file.

    Raises DocumentRefused: that of the first file where none can be read, "no_text" where there is none,
    "not_a_directive" for a status message, and "unsafe" where any file was made to harm.
    """
    answer = parse_in_child("edxml", raw)
    if answer["status"]:
        raise _no_directive(answer["status"])
    main: Extracted | None = None
    others: list[Other] = []
    refused: DocumentRefused | None = None
    for file in answer["files"]:
        try:
            found = _extracted(file, ocr)
        except DocumentRefused as error:
            if error.code == "unsafe":
                raise
            refused = refused or error
            others.append(Other(file["name"], None))
            continue
        if main is None:
            main = found
        else:
            others.append(Other(file["name"], found.text))
    main = main or _without_file(answer, refused)
    unread = [f"Tệp kèm theo “{other.name}” chưa đọc được." for other in others if other.text is None]
    unread += [f"Tệp “{name}” có trong danh mục của gói edXML nhưng không kèm theo gói." for name in answer["missing"]]
    return replace(main, envelope=answer["envelope"], others=tuple(others), notes=(*main.notes, *unread))


def _extracted(file: Mapping[str, Any], ocr: bool) -> Extracted:
    if file["content"] is None:
        raise DocumentRefused("no_text", f"Tệp “{file['name']}” trong gói edXML không có nội dung.")
    raw = base64.b64decode(file["content"])
    if kind_of(raw) is FileKind.EDXML:
        raise DocumentRefused("unsafe", "Gói edXML lồng trong gói edXML nên không đọc; đề nghị kiểm tra nguồn gửi.")
    return extract_bytes(raw, ocr)


def _without_file(answer: Mapping[str, Any], refused: DocumentRefused | None) -> Extracted:
    if refused is None and answer["envelope"]["business"] == WITHDRAWAL:
        taken = ", ".join(answer["envelope"]["response_for"]) or "không ghi số"
        return Extracted("", notes=(f"Gói edXML thu hồi văn bản ({taken}), không kèm tệp; chỉ đọc phần đầu của gói.",))
    raise refused or DocumentRefused(
        "no_text", "Gói edXML không kèm tệp văn bản nào; đề nghị lấy tệp văn bản từ nơi gửi."
    )


def _no_directive(status: Mapping[str, Any]) -> DocumentRefused:
    about = ", ".join(one["number"] for one in status["answers"] if one["number"]) or "không ghi số"
    sender = status["organ_name"] or status["organ_id"] or "không rõ cơ quan"
    word = STATUS_WORDS.get(status["code"], "không rõ")
    return DocumentRefused(
        "not_a_directive",
        f"Gói edXML là thông báo trạng thái ({status['code']}, {word}) của {sender} về văn bản {about}, "
        "không phải văn bản; đề nghị dùng lệnh dondoc edxml take để ghi nhận.",
    )
