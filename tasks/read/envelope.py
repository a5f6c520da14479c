"""What an edXML envelope (QCVN 102:2016/BTTTT) adds to the reading of the document that it carries."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from models.text import mark_text, tr
from tasks.read.facts import Reading

UNVERIFIED = tr("chữ ký số của gói chưa được kiểm tra")
"""Decision 0067: who signed is for the office's own tool to say."""

_FIELDS = ("number", "symbol", "issued_on", "place", "issuer", "doc_type", "urgency", "subject")
_AS_ABOVE = re.compile(r"^(?:như (?:trên|kính gửi)|lưu\b)", re.IGNORECASE)
_DASHES = re.compile("[‐‑‒–—−]")


def issue_day(header: Mapping[str, Any]) -> dt.date | None:
    """The day of issue that the envelope names."""
    return dt.date.fromisoformat(header["issued_on"]) if header.get("issued_on") else None


def with_envelope(reading: Reading, header: Mapping[str, Any]) -> Reading:
    """The reading with the header's word where the text says nothing. Where they differ the text stands, and a note
    shows both; so does the header's due date, which is kept beside the deadlines of the text. That nobody has checked
    the envelope's signature is told with it."""
    said: dict[str, Any] = {name: header.get(name) for name in _FIELDS}
    said["issued_on"] = issue_day(header)
    filled = {name: value for name, value in said.items() if value and not getattr(reading, name)}
    month = None if "issued_on" in filled else reading.issued_month
    notes = _differences(reading, said, header) if reading.text else ()
    kept: dict[str, Any] = {
        "envelope": {**header, "signature": UNVERIFIED},
        "from_envelope": tuple(filled),
        "notes": (*reading.notes, *notes),
    }
    return replace(reading, issued_month=month, **filled, **kept)


def _differences(reading: Reading, said: Mapping[str, Any], header: Mapping[str, Any]) -> Iterable[str]:
    """Only what has one spelling is compared: an issuer or a subject is written in many ways."""
    signer = reading.signer.name if reading.signer else None
    compared: tuple[tuple[str, Any, Any, Callable[[Any], Any]], ...] = (
        (tr("Số, ký hiệu"), reading.number, said["number"], _number),
        ("Ngày ban hành", reading.issued_on, said["issued_on"], str),
        ("Độ khẩn", reading.urgency, said["urgency"], _plain),
        ("Địa danh", reading.place, said["place"], _plain),
        ("Người ký", signer, header.get("signer"), _person),
    )
    for label, own, other, key in compared:
        if own and other and key(own) != key(other):
            yield tr(
                "{label}: trong văn bản là {own}, trên gói edXML là {other}; đề nghị kiểm tra.",
                label=mark_text(label),
                own=_shown(own),
                other=_shown(other),
            )
    yield from _due(reading, header.get("due_on"))
    yield from _places(reading, header.get("to_places") or ())


def _due(reading: Reading, due_on: str | None) -> list[str]:
    if due_on is None:
        return []
    due = dt.date.fromisoformat(due_on)
    dated = sorted({d.due for d in reading.deadlines if d.due})
    if due in dated:
        return []
    others = (
        tr("thời hạn trong văn bản là {letters}", letters=", ".join(map(_shown, dated)))
        if dated
        else tr("văn bản không ghi thời hạn")
    )
    return [
        tr(
            "Hạn trả lời trên gói edXML là {due}, còn {others}; đề nghị kiểm tra.",
            due=_shown(due),
            others=mark_text(others),
        )
    ]


def _places(reading: Reading, named: Iterable[str]) -> list[str]:
    """Places that the header sends it to and the text does not name; "Như trên" and "Lưu" name none."""
    text = _plain(reading.text)
    strange = [name for name in named if not _AS_ABOVE.match(name) and _plain(_without_tag(name)) not in text]
    return (
        [tr("Nơi nhận trên gói edXML không có trong văn bản: {strange}; đề nghị kiểm tra.", strange="; ".join(strange))]
        if strange
        else []
    )


def _without_tag(name: str) -> str:
    return re.sub(r"\s*\([^()]*\)\s*$", "", name).strip(" -;,./")


def _plain(said: str) -> str:
    """Small letters without tone marks, so that hoà and hòa, or a slip of the accent, are no difference."""
    letters = unicodedata.normalize("NFD", said.casefold().replace("đ", "d"))
    return " ".join(re.sub(r"[^\w/-]+", " ", "".join(c for c in letters if not unicodedata.combining(c))).split())


def _number(said: str) -> str:
    """077/STTTT–BC and 77/STTTT-BC are one number."""
    return re.sub(r"\s", "", _DASHES.sub("-", said)).lstrip("0").casefold()


def _person(said: str) -> str:
    """A name without the degrees before it ("TS. Nguyễn Văn A")."""
    return _plain(re.sub(r"^(?:[^\W\d_]{1,5}\.\s*)+", "", said.strip()))


def _shown(value: Any) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else str(value)
