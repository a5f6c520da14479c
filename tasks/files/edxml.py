"""An edXML envelope (QCVN 102:2016/BTTTT): what its header says, be it a document or the status of one.

Read leniently, as agencies' systems write it: with the namespace as default or as prefix, dates as yyyy/MM/dd,
yyyy-MM-dd or dd/MM/yyyy, codes with blanks. What cannot be read is left out.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from models.text import tr
from tasks.files.edxml_files import attached_files
from tasks.files.edxml_tree import element_at, elements, name_of, parse_envelope, text_at, text_of
from tasks.files.refused import DocumentRefused

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PRIORITIES = {"1": "khẩn", "2": "thượng khẩn", "3": "hỏa tốc", "4": "hỏa tốc hẹn giờ"}  # 0: ordinary
_DOCUMENT_ID = re.compile(r"\s*([\w.-]+)\s*,\s*([\d/.-]+)\s*,\s*(.+)")
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_TIME = re.compile(r"[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?\s*$")


def envelope_of(raw: bytes) -> dict[str, Any]:
    """The header's facts under "envelope" (as `tasks.read.envelope` takes them), the files under "files" (see
    `attached_files`), files that are listed and did not come under "missing", and under "status" that of a document
    that we sent, or None.

    Raises DocumentRefused "unsafe" (DOCTYPE, entities, bombs), "unreadable" (damaged, or no message header) or
    "too_large" (too many files).
    """
    root = parse_envelope(raw)
    header = next(elements(root, "MessageHeader"), None)
    if header is None:
        raise DocumentRefused(
            "unreadable", tr("Tệp edXML không có MessageHeader; đề nghị xuất lại từ phần mềm quản lý văn bản.")
        )
    if text_at(header, "StatusCode"):
        return {"envelope": {}, "files": [], "missing": [], "status": _status(header)}
    files, missing = attached_files(root)
    return {"envelope": _facts(root, header), "files": files, "missing": missing, "status": None}


def _facts(root: Element, header: Element) -> dict[str, Any]:
    signer = element_at(header, "SignerInfo")
    signer = header if signer is None else signer
    own = _named_by(header)
    return {
        "number": own["number"],
        "symbol": text_at(header, "Code", "CodeNotation"),
        "issued_on": own["issued_on"],
        "place": text_at(header, "PromulgationInfo", "Place"),
        "issuer": text_at(header, "From", "OrganName"),
        "organ_id": text_at(header, "From", "OrganId") or own["organ_id"],
        "addressees": [name for to in elements(header, "To") if (name := text_at(to, "OrganName"))],
        "document_id": text_at(header, "DocumentId"),
        "doc_type": (text_at(header, "DocumentType", "TypeName") or "").lower() or None,
        "subject": text_at(header, "Subject"),
        "signer": text_at(signer, "FullName"),
        "signer_title": text_at(signer, "Position"),
        "signer_authority": text_at(signer, "Competence"),
        "due_on": _day(text_at(header, "DueDate") or text_at(root, "DueDate")),
        "to_places": [
            said
            for places in elements(header, "ToPlaces")
            for one in elements(places, "Place")
            if (said := text_of(one))
        ],
        "urgency": PRIORITIES.get(text_at(root, "OtherInfo", "Priority") or ""),
        "steering": text_at(root, "SteeringType"),
        "business": text_at(root, "Bussiness", "BussinessDocType"),
        "business_reason": text_at(root, "Bussiness", "BussinessDocReason"),
        "response_for": [one["number"] for one in _answered(header) if one["number"]],
        "answers": _answered(header),
    }


def _status(header: Element) -> dict[str, Any]:
    """A status message: of which agency, about which document of ours, what (two digits) and when."""
    code = text_at(header, "StatusCode") or ""
    return {
        "code": code.zfill(2) if code.isdigit() else code,
        "organ_id": text_at(header, "From", "OrganId"),
        "organ_name": text_at(header, "From", "OrganName"),
        "answers": _answered(header),
        "description": text_at(header, "Description"),
        "staff": text_at(header, "StaffInfo", "Staff"),
        "department": text_at(header, "StaffInfo", "Department"),
        "at": _instant(text_at(header, "Timestamp")),
    }


def _answered(header: Element) -> list[dict[str, Any]]:
    """The documents that this one answers; an empty ResponseFor names none."""
    found = [_named_by(one) for one in elements(header, "ResponseFor", within=False)]
    return [one for one in found if one["number"] or one["document_id"]]


def _named_by(parent: Element) -> dict[str, Any]:
    """How a document is named: by its number, its day and who issued it, or by a DocumentId that holds all three."""
    document_id = text_at(parent, "DocumentId")
    whole = _DOCUMENT_ID.fullmatch(document_id or "")
    day = text_at(parent, "PromulgationInfo", "PromulgationDate") or text_at(parent, "PromulgationDate")
    return {
        "number": _number(parent) or (_tidy_number(whole[3]) if whole else None),
        "issued_on": _day(day) or (_day(whole[2]) if whole else None),
        "organ_id": (text_at(parent, "OrganId") if name_of(parent) == "responsefor" else None)
        or (whole[1] if whole else None),
        "document_id": document_id,
    }


def _number(parent: Element) -> str | None:
    """The number and symbol: "123" with "STTTT-TTBCXB", or both already in one ("123/STTTT-TTBCXB")."""
    number, symbol = text_at(parent, "Code", "CodeNumber"), text_at(parent, "Code", "CodeNotation")
    whole = "/".join(part.strip("/ ") for part in (number, symbol) if part)
    return _tidy_number(whole or text_at(parent, "Code") or "")


def _tidy_number(whole: str) -> str | None:
    whole = re.sub(r"\s", "", whole)
    return whole if re.match(r"\d", whole) else None


def _day(said: str | None) -> str | None:
    """The date as ISO, or None where there is no such day."""
    if found := _YEAR_FIRST.match(said or ""):
        year, month, day = map(int, found.groups())
    elif found := _DAY_FIRST.match(said or ""):
        day, month, year = map(int, found.groups())
    else:
        return None
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _instant(said: str | None) -> str | None:
    """2026-09-14T17:05:00, with the offset where one is written; None where day or hour cannot be read."""
    day, found = _day(said), _TIME.search(said or "")
    if day is None or found is None:
        return None
    hour, minute, second, offset = found.groups()
    offset = re.sub(r"^([+-]\d{2}):?(\d{2})$", r"\1:\2", (offset or "").replace("Z", "+00:00"))
    try:
        return dt.datetime.fromisoformat(f"{day}T{int(hour):02}:{minute}:{second or '00'}{offset}").isoformat()
    except ValueError:
        return None
