"""Why a field is empty: left blank, impossible, or not there at all. In Vietnamese, for the operator."""

from __future__ import annotations

from models.text import tr
from tasks.read.facts import Reading
from tasks.read.patterns import Pattern

_DAY = Pattern(r"[Nn]gày[ .…_]*\d{1,2}[ .…_]*(?:tháng|/)[ .…_]*\d{1,2}[ .…_]*(?:năm|/)")
_SPOILT_DAY = Pattern(
    r"(?:[Nn]gày|tháng)[ .…_]*(?!tháng|năm)[^\s.…_\d]|(?:[Nn]gày|tháng)[ .…_]*\d{1,2}(?! ?(?:tháng|năm|/))[^\s.…_\d]"
)
_EMPTY_NUMBER = Pattern(r"S[ốỐ] ?[:.]?[ .…_]*[-/]")
_ABSENT = {
    "place": tr("văn bản không ghi địa danh"),
    "issuer": tr("không thấy tên cơ quan ban hành"),
    "subject": tr("không thấy trích yếu"),
    "signer": tr("không thấy họ tên, chức vụ người ký"),
}


def blanks(reading: Reading) -> dict[str, str]:
    """A reason for each of the fields without which nothing can be sent, or that every document has."""
    why = {name: reason for name, reason in _ABSENT.items() if getattr(reading, name) is None}
    if reading.number is None:
        why["number"] = _no_number(reading)
    if reading.issued_on is None:
        why["issued_on"] = _no_day(reading)
    return why


def _no_number(reading: Reading) -> str:
    line = reading.evidence.get("number")
    if line is None or reading.symbol is None:
        return tr("không thấy dòng số, ký hiệu")
    if _EMPTY_NUMBER.match(line.evidence):
        return tr("số để trống trong văn bản")
    return f"số viết tay hoặc quét mờ, không đọc được: “{' '.join(line.evidence.split())}”"


def _no_day(reading: Reading) -> str:
    line = reading.evidence.get("issued_on")
    if line is None:
        return tr("không thấy dòng địa danh, ngày tháng năm")
    if _DAY.search(line.evidence):
        return tr("ngày ghi trong văn bản không có trong lịch: “{evidence}”", evidence=" ".join(line.evidence.split()))
    if _SPOILT_DAY.search(line.evidence):
        return f"ngày viết tay hoặc quét mờ, không đọc được: “{' '.join(line.evidence.split())}”"
    return tr("ngày để trống trong văn bản")
