"""Where the name of a body begins and ends in running text."""

from __future__ import annotations

from tasks.read.fold import UPPER
from tasks.read.patterns import Pattern
from tasks.read.words import BODY_START, NAME_STOP

_TOKEN = Pattern(r"[\w&.'-]*[\w&]")
_STEP = Pattern(rf",? (?:- (?=[{UPPER}]))?")
_LONGEST = 40  # words of a name
_JOINT = Pattern(r"(?:,|;)?(?: và)? ")
_LEVEL = Pattern(
    r"(?:các |cấp )?(?:(?:tỉnh|thành|huyện|thị|quận|đảng|xã) (?:ủy|đoàn)|(?:thành|thị)(?=,)|thị xã"
    r"|thành phố|thị trấn|đặc khu|phường|xã|huyện|quận|tỉnh|đơn vị|ngành|ban|đoàn thể"
    r"|địa phương|cơ quan"
    r"|tổ chức|doanh nghiệp|thành đoàn|đoàn trực thuộc|đảng bộ|bản|tổ dân phố|trưởng|chống)(?!\w)"
)


def name_at(text: str, start: int) -> int | None:
    """The end of the body's name that begins at `start`, or None if none begins there.

    "Trung tâm Văn hóa, Thể thao và Truyền thông; Đài ..." ends at the semicolon: "Thể thao" begins no body.
    """
    head = BODY_START.match(text, start)
    if head is None:
        return None
    end = head.end()
    for _ in range(_LONGEST):
        step = _STEP.match(text, end)
        if step is None or (step.group() == ", " and not _continues(text, step.end())):
            break
        token = _TOKEN.match(text, step.end())
        if token is None or NAME_STOP.match(text, step.end()) or _joins_another(text, step.end()):
            break
        end = token.end()
    return end


def _continues(text: str, i: int) -> bool:
    """After a comma: is this still the same name?"""
    return bool(_LEVEL.match(text, i)) or (text[i : i + 1].isupper() and BODY_START.match(text, i) is None)


def _joins_another(text: str, i: int) -> bool:
    """ "và UBND các huyện": the conjunction joins two bodies, where "Thông tin và Truyền thông" is one."""
    return text.startswith("và ", i) and BODY_START.match(text, i + 3) is not None


def names_at(text: str, start: int) -> tuple[list[tuple[int, int]], int]:
    """The bodies listed from `start` on, and where the list ends: "A; B", "A, B và C"."""
    found: list[tuple[int, int]] = []
    while (end := name_at(text, start)) is not None:
        found.append((start, end))
        joint = _JOINT.match(text, end)
        if joint is None or BODY_START.match(text, joint.end()) is None:
            return found, end
        start = joint.end()
    return found, found[-1][1] if found else start


def whole_names(text: str) -> str:
    """The same, as long, without the commas and stops inside bodies' names: "Sở Văn hóa  Thể thao và Du lịch"."""
    chars = list(text)
    for m in BODY_START.finditer(text):
        if end := name_at(text, m.start()):
            chars[m.start() : end] = text[m.start() : end].replace(",", " ").replace(".", " ")
    return "".join(chars)
