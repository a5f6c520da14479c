"""What an edXML envelope (QCVN 102:2016/BTTTT) adds to the reading of the document that it carries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tasks.read.facts import Reading

_FIELDS = ("number", "symbol", "issued_on", "place", "issuer", "doc_type", "urgency", "subject")


def issue_day(header: Mapping[str, Any]) -> dt.date | None:
    """The day of issue that the envelope names."""
    return dt.date.fromisoformat(header["issued_on"]) if header.get("issued_on") else None


def with_envelope(reading: Reading, header: Mapping[str, Any]) -> Reading:
    """The reading with the header's word where the text says nothing. Where they differ the text stands, and a note
    shows both; so does the header's due date, which is kept beside the deadlines of the text."""
    said: dict[str, Any] = {name: header.get(name) for name in _FIELDS}
    said["issued_on"] = issue_day(header)
    filled = {name: value for name, value in said.items() if value and not getattr(reading, name)}
    month = None if "issued_on" in filled else reading.issued_month
    notes = [*_differences(reading, said), *_due(reading, header.get("due_on"))]
    kept: dict[str, Any] = {"envelope": header, "from_envelope": tuple(filled), "notes": (*reading.notes, *notes)}
    return replace(reading, issued_month=month, **filled, **kept)


def _differences(reading: Reading, said: Mapping[str, Any]) -> list[str]:
    """Only what has one spelling is compared: an issuer or a subject is written in many ways."""
    names = {"number": "Số, ký hiệu", "issued_on": "Ngày ban hành", "urgency": "Độ khẩn"}
    return [
        f"{label}: trong văn bản là {_shown(own)}, trên gói edXML là {_shown(said[name])}; đề nghị kiểm tra."
        for name, label in names.items()
        if (own := getattr(reading, name)) and said[name] and own != said[name]
    ]


def _due(reading: Reading, due_on: str | None) -> list[str]:
    if due_on is None:
        return []
    due = dt.date.fromisoformat(due_on)
    dated = sorted({d.due for d in reading.deadlines if d.due})
    if due in dated:
        return []
    others = f"thời hạn trong văn bản là {', '.join(map(_shown, dated))}" if dated else "văn bản không ghi thời hạn"
    return [f"Hạn trả lời trên gói edXML là {_shown(due)}, còn {others}; đề nghị kiểm tra."]


def _shown(value: Any) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else str(value)
