"""Times that stand alone in a cell: the heading of the column says what they are.

Nội dung              Đơn vị        Thời gian hoàn thành
Rà soát sổ hộ tịch    UBND cấp xã   10/9/2024
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from tasks.read.blocks import Block
from tasks.read.facts import Kind, Recurrence
from tasks.read.meanings import Meaning, meaning
from tasks.read.patterns import Pattern, anycase
from tasks.read.setting import Hit, Setting
from tasks.read.tagger.atom_values import EVERY
from tasks.read.tagger.tag import tag

_WORK = r"(?: (?:hoàn thành|gửi|nộp|báo cáo|trình|ban hành|xong|thực hiện))"
# "Thời hạn", "Hạn chót", "Thời gian hoàn thành", "Tiến độ hoàn thành", "Thời hạn thực hiện"
_DUE = anycase(
    rf"\A(?:(?:thời )?hạn(?: chót| cuối)?{_WORK}{{0,2}}"
    rf"|(?:thời gian|thời điểm|tiến độ)(?! thực hiện){_WORK}{{1,2}}|ngày(?: phải)? (?:hoàn thành|gửi|nộp))"
    r"(?: (?:báo cáo|hồ sơ|kết quả|sản phẩm))?(?: ?\([^()]{0,40}\))?\Z"
)
# "Thời gian", "Thời gian thực hiện", "Ngày tổ chức": when it goes on
_RUNS = anycase(
    r"\A(?:(?:thời gian|thời điểm|ngày|lịch)(?:,? (?:thực hiện|tổ chức|triển khai|tiến hành|kiểm tra|diễn ra|dự kiến"
    r"|tuyên truyền|tiêm|khám|học|thi|chiếu|phát|trực|làm việc|giờ|tháng|năm)){0,3}|ngày)(?: ?\([^()]{0,40}\))?\Z"
)
_GAP = Pattern(r"[\t|]")
_LONGEST = 60  # characters; a cell that tells more than a time is read as any sentence
_ALL_OF_IT = Pattern(r"[\W_]*\Z")
_AGAIN = anycase(r"\A(?:h[àằ]ng|mỗi) (ngày|tuần|tháng|quý|năm)\.?\Z")
_LEAD = anycase(r"(?:trong |vào |dự kiến |khoảng |cả |nguyên )*\Z")


@dataclass(frozen=True)
class Heading:
    """Which column of how many holds the times, and whether they are days by which something is due."""

    column: int
    columns: int
    due: bool


def heading(block: Block) -> Heading | None:
    """The column of the times, if the paragraph is the head of a table that has one."""
    parts = _cells(block) if block.row else []
    for i, (start, end) in enumerate(parts):
        said = block.text[start:end]
        if _DUE.match(said) or _RUNS.match(said):
            return Heading(i, len(parts), due=_DUE.match(said) is not None)
    return None


def times_under(head: Heading, block: Block, setting: Setting) -> tuple[Hit, Meaning] | None:
    """The time in the row's cell under that heading, where the cell holds one and nothing else."""
    parts = _cells(block) if block.row else []
    if len(parts) != head.columns:
        return None
    start, end = parts[head.column]
    said = block.text[start:end]
    if head.due and (again := _AGAIN.match(said)):
        every = EVERY[again[1].lower()]
        return Hit(block, start, end), Meaning(((Kind.PERIODIC, {"recurrence": Recurrence(every=every)}),))
    found = tag(said) if 0 < len(said) <= _LONGEST else []
    if len(found) != 1 or not _LEAD.match(said[: found[0].start]) or not _ALL_OF_IT.match(said, found[0].end):
        return None
    if found[0].marker in ("before", "by"):
        return None  # a demand, whatever the column
    both = meaning(found[0], said, setting)
    return (Hit(block, start, end), both) if both.windows or both.deadlines else None


def _cells(block: Block) -> list[tuple[int, int]]:
    """The folded stretches of a row's cells, left to right; an empty cell is an empty stretch."""
    source, at = block.folded.source, block.folded.at
    gaps = [m.start() for m in _GAP.finditer(source, at[0], at[-1])]
    found = []
    for a, b in zip([at[0], *(gap + 1 for gap in gaps)], [*gaps, at[-1] + 1], strict=True):
        start, end = bisect_left(at, a), bisect_left(at, b)
        while start < end and block.text[start] == " ":
            start += 1
        found.append((start, end))
    return found
