"""Who is to do it, for whom, and what: for the draft, so that an operator has little to type."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.read.blocks import Block
from tasks.read.fold import UPPER
from tasks.read.names import name_at, names_at
from tasks.read.patterns import Pattern, anycase
from tasks.read.words import BODY_START, NAME_STOP

_ASKED = Pattern(r"(?:Đề nghị|Giao|Yêu cầu|đề nghị|yêu cầu|giao|Đối với)(?: cho)? ")
# "Sở Y tế yêu cầu các đơn vị ...": the one that speaks is not the one that does.
_SPEAKS = Pattern(r" (?:yêu cầu|đề nghị|giao|thông báo|trân trọng)(?!\w)")
_TO = Pattern(rf"(?:về|cho|tới|đến|gửi|báo cáo(?: kết quả)?|trình|nộp) (?=[{UPPER}])")
_SENDS = anycase(r"(?:báo cáo|gửi(?! kèm)|nộp|trình(?! tự| độ| bày)|cung cấp|đăng ký)(?!\w)")
_DOES = anycase(
    r"(?:cập nhật|lập|bàn giao|hoàn thành|xây dựng|phê duyệt|giải trình|tổng hợp|tổng kết|đánh giá|thống kê"
    r"|góp ý"
    r"|bổ sung|rà soát|tổ chức|thực hiện|triển khai)(?!\w)"
)
# What is sent ends where it is said to whom, when or how.
_OBJECT_END = anycase(
    r" (?:về|cho|tới|đến|qua|ngay|trước|chậm nhất|muộn nhất|hạn chót|khi|để|theo|bằng (?:văn bản|hình thức"
    r"|phần mềm)|trong|gửi|báo cáo|trình|vào|định kỳ"
    r"|h[àằ]ng|mỗi)(?!\w)|[,;:.(¤]"
)


_FAR = 300  # characters: a verb further off belongs to something else


def who(block: Block, start: int, end: int) -> str | None:
    """The body named before the demand, in its clause, else in its sentence."""
    for first, _ in (block.clause_bounds(start, end), block.sentence_bounds(start)):
        named = next(_bodies(block, first, start), None)
        if named:
            return named
    return None


def _bodies(block: Block, first: int, last: int) -> Iterator[str]:
    """Names that open the clause, or that follow "Đề nghị", "Giao"; names further on are those of others."""
    while first < last and block.text[first] in ' "(':
        first += 1
    opens = _ASKED.match(block.text, first)
    starts = [opens.end() if opens else first, *(m.end() for m in _ASKED.finditer(block.text, first, last))]
    for start in starts:
        found, end = names_at(block.text, start)
        if found and end <= last and not _SPEAKS.match(block.text, end):
            yield block.folded.plain(start, end)


def to(block: Block, start: int, end: int) -> str | None:
    """The body that the clause sends to: "gửi về Sở", "báo cáo Chủ tịch UBND tỉnh"."""
    first, last = block.clause_bounds(start, end)
    named = [(m.end(), stop) for m in _TO.finditer(block.text, first, last) if (stop := name_at(block.text, m.end()))]
    before = [place for place in named if place[0] < end]
    nearest = before[-1:] or named[:1]
    return block.folded.plain(*nearest[0]) if nearest else None


def what(block: Block, start: int, end: int) -> str | None:
    """What is sent ("kết quả" of "báo cáo kết quả Sở ... khi có yêu cầu"), else what is done."""
    first, last = block.clause_bounds(start, end)
    first, last = max(first, start - _FAR), min(last, end + _FAR)
    sent = [(m, True) for m in _verbs(block, _SENDS, first, last)]
    done = [(m, False) for m in _verbs(block, _DOES, first, start)]
    verbs = sorted(sent + done, key=lambda pair: pair[0].start())
    nearest = [v for v in reversed(verbs) if v[0].start() < end] + [v for v in verbs if v[0].start() >= end]
    return next((said for m, sends in nearest if (said := _said(block, m, sends, last))), None)


def _said(block: Block, m: re.Match[str], sends: bool, last: int) -> str | None:
    """What is sent, without its verb; what is done, with it."""
    end = _object_end(block, m.end(), last)
    if sends:
        return _trimmed(block, m.end(), end)
    return _trimmed(block, m.start(), end) if _trimmed(block, m.end(), end) else None


def _verbs(block: Block, verbs: Pattern, first: int, last: int) -> Iterator[re.Match[str]]:
    """The verbs of the stretch, without the like words in names: "Phòng Tổ chức cán bộ"."""
    for m in verbs.finditer(block.text, first, last):
        if not (m.group()[0].isupper() and block.text[max(0, m.start() - 3) : m.start()].rstrip()[-1:].isalnum()):
            yield m


def _object_end(block: Block, first: int, last: int) -> int:
    stop = _OBJECT_END.search(block.text, first, last)
    end = stop.start() if stop else last
    named = (i + 1 for i in range(first, end) if block.text[i] == " " and block.text[i + 1 : i + 2].isupper())
    return next((i for i in named if BODY_START.match(block.text, i)), end)


def _trimmed(block: Block, first: int, last: int) -> str | None:
    piece = block.text[first:last].strip(" ,;:.(/-¤").removesuffix(" và").removesuffix(" để")
    if len(piece) < 3:
        return None
    start = block.text.index(piece, first)
    return block.folded.plain(start, start + len(piece))


def bodies_in(block: Block) -> list[str]:
    """The bodies that a duty's first words name: "4. Đề nghị Phòng Văn hóa và Thông tin các huyện"."""
    start = block.body
    asked = _ASKED.match(block.text, start)
    start = asked.end() if asked else start
    if BODY_START.match(block.text, start) is None:
        return _unknown_body(block, start) if asked else []
    found, _ = names_at(block.text, start)
    return [block.folded.plain(a, b) for a, b in found]


# "3. Đề nghị Câu lạc bộ Nhà báo trẻ": a name by its capital, though by no word that we know.
_CAPITAL = Pattern(rf"[{UPPER}][\w&.-]*(?: [\w&-]+){{0,14}}")


def _unknown_body(block: Block, start: int) -> list[str]:
    """Whom "Đề nghị", "Giao" asks where the vocabulary has no such body: better a question than a duty for all."""
    m = _CAPITAL.match(block.text, start)
    if m is None:
        return []
    stops = (i + 1 for i in range(start, m.end()) if block.text[i] == " " and NAME_STOP.match(block.text, i + 1))
    name = block.text[start : next(stops, m.end())].strip()
    return [block.folded.plain(start, start + len(name))] if len(name) > 3 else []
