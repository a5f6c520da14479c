"""Why a field is empty: left blank, impossible, or not there at all. In Vietnamese, for the operator."""

from __future__ import annotations

from tasks.read.facts import Reading
from tasks.read.patterns import Pattern

_DAY = Pattern(r"[Nn]gày[ .…_]*\d")
_ABSENT = {
    "place": "văn bản không ghi địa danh",
    "issuer": "không thấy tên cơ quan ban hành",
    "subject": "không thấy trích yếu",
    "signer": "không thấy họ tên, chức vụ người ký",
}


def blanks(reading: Reading) -> dict[str, str]:
    """A reason for each of the fields without which nothing can be sent, or that every document has."""
    why = {name: reason for name, reason in _ABSENT.items() if getattr(reading, name) is None}
    if reading.number is None:
        why["number"] = "số để trống trong văn bản" if reading.symbol else "không thấy dòng số, ký hiệu"
    if reading.issued_on is None:
        why["issued_on"] = _no_day(reading)
    return why


def _no_day(reading: Reading) -> str:
    line = reading.evidence.get("issued_on")
    if line is None:
        return "không thấy dòng địa danh, ngày tháng năm"
    if _DAY.search(line.evidence):
        return f"ngày ghi trong văn bản không có trong lịch: “{' '.join(line.evidence.split())}”"
    return "ngày để trống trong văn bản"
