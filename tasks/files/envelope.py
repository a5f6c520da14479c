"""An edXML envelope opened: the directive is its first file that can be read, the rest came along."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from models.text import mark_text, tr
from tasks.files.extract import Extracted, Other, extract_bytes
from tasks.files.kinds import FileKind, kind_of
from tasks.files.refused import DocumentRefused
from tasks.files.sandbox import parse_in_child
from tasks.files.status_codes import STATUS_WORDS, WITHDRAWAL


def open_envelope(raw: bytes, *, ocr: bool) -> Extracted:
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
            found = _extracted(file, ocr=ocr)
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
    unread = [tr("Tệp kèm theo “{other}” chưa đọc được.", other=other.name) for other in others if other.text is None]
    unread += [
        tr("Tệp “{name}” có trong danh mục của gói edXML nhưng không kèm theo gói.", name=name)
        for name in answer["missing"]
    ]
    return replace(main, envelope=answer["envelope"], others=tuple(others), notes=(*main.notes, *unread))


def _extracted(file: Mapping[str, Any], *, ocr: bool) -> Extracted:
    if file["content"] is None:
        raise DocumentRefused("no_text", tr("Tệp “{name}” trong gói edXML không có nội dung.", name=file["name"]))
    raw = base64.b64decode(file["content"])
    if kind_of(raw) is FileKind.EDXML:
        raise DocumentRefused("unsafe", "Gói edXML lồng trong gói edXML nên không đọc; đề nghị kiểm tra nguồn gửi.")
    return extract_bytes(raw, ocr=ocr)


def _without_file(answer: Mapping[str, Any], refused: DocumentRefused | None) -> Extracted:
    if refused is None and answer["envelope"]["business"] == WITHDRAWAL:
        taken = ", ".join(answer["envelope"]["response_for"]) or "không ghi số"
        return Extracted(
            "",
            notes=(tr("Gói edXML thu hồi văn bản ({taken}), không kèm tệp; chỉ đọc phần đầu của gói.", taken=taken),),
        )
    raise refused or DocumentRefused(
        "no_text", "Gói edXML không kèm tệp văn bản nào; đề nghị lấy tệp văn bản từ nơi gửi."
    )


def _no_directive(status: Mapping[str, Any]) -> DocumentRefused:
    about = ", ".join(one["number"] for one in status["answers"] if one["number"]) or "không ghi số"
    sender = status["organ_name"] or status["organ_id"] or "không rõ cơ quan"
    word = STATUS_WORDS.get(status["code"], "không rõ")
    return DocumentRefused(
        "not_a_directive",
        tr(
            "Gói edXML là thông báo trạng thái ({code}, {word}) của {sender} về văn bản {about}, không "
            "phải văn bản; đề nghị dùng lệnh dondoc edxml take để ghi nhận.",
            code=status["code"],
            word=mark_text(word),
            sender=sender,
            about=about,
        ),
    )
