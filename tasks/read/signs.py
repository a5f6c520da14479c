"""The signs by which a time is judged: the words round it, whatever its form. Each is a short name, so that the
weights (`weights.py`) can be read.
"""

from __future__ import annotations

from collections.abc import Iterator

from tasks.read.blocks import Block, Mark
from tasks.read.fold import MASK
from tasks.read.lookalikes import look_alike
from tasks.read.meanings import Meaning
from tasks.read.patterns import Pattern, anycase
from tasks.read.setting import Setting
from tasks.read.tagger.values import Counted, Day, Listed, NthWorkingDay, Recurring, Span, Stretch, TimeTag
from tasks.read.whose import is_central, is_upward
from tasks.read.words import SUBMIT

_REACH = 220  # characters looked at on either side, within the clause
# Classes of words; the nearest one before the time counts most, then what else stands in the clause.
_CLASSES: dict[str, str] = {
    "send": (
        rf"báo cáo|gửi|gởi|nộp|{SUBMIT}|cung cấp|cập nhật|đăng ký|góp ý|phản hồi|trả lời|báo|bàn giao"
        r"|thông tin|tổng hợp|tập hợp|chốt (?:danh|số lượng)|quyết toán|kê khai|xác nhận|tham gia ý kiến|bản tin"
        r"|công khai|công bố|đăng tải"
    ),
    "done": (
        r"hoàn thành|hoàn tất|hoàn thiện|xong|dứt điểm|phê duyệt|đảm bảo|bảo đảm|giải ngân|khắc phục|ban hành"
        r"|xây dựng|rà soát|lập"
    ),
    "run": (
        r"tổ chức|diễn ra|thực hiện|triển khai|khai mạc|bế mạc|ra quân|cao điểm|tập huấn|kiểm tra|mở|treo"
        r"|chiến dịch|ngừng|cắt|cấm|nghỉ|trực|họp|hội thi|hội nghị|hội thảo|vòng|lễ|thi|nhận|tiêm|phát|chiếu|đợt"
        r"|bắt đầu|kết thúc|lịch|đối chiếu|thu|khai giảng|sinh hoạt|hưởng ứng|tuyên truyền|tiếp nhận|mùa"
        r"|(?<!\d )(?<!hàng )(?<!hằng )(?<!mỗi )(?:tháng|tuần)"
        r"(?= (?:lễ|hành|cao|thanh|công|an|ra|thi|khuyến|tiêu|vệ|vận|truyền))"
    ),
    "data": (
        r"số liệu|dữ liệu|tính (?:đến|từ)|tính|thống kê|lũy kế|phát sinh|kỳ|kết quả|tình hình|thành tích"
        r"|theo đó|lấy|hiện trạng|doanh thu|sản lượng|tuổi"
    ),
    "law": (
        r"hiệu lực|quy định|nghị định|thông tư|luật|quyết định|công văn|văn bản|kế hoạch|chỉ thị|nghị quyết"
        r"|giấy phép|hợp đồng|gia hạn|còn hạn|áp dụng|ký|sinh|nhiệm kỳ|kỷ niệm|năm học|chương trình|đề án|phiên họp"
        r"|cuộc họp|tại kỳ họp"
    ),
    "past": (r"đã|vừa qua|hồi|đáng lẽ|trước đây|đến nay|chưa|bãi bỏ|không"),
    "guess": (r"dự báo|nhận định|khả năng|dự kiến|khoảng|phấn đấu|mục tiêu"),
}
_WORDS = anycase(rf"(?<!\w)(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _CLASSES.items())})(?!\w)")
_LABEL_DUE = anycase(r"(?:(?<!gia )(?<!có )hạn(?: chót| cuối)?|thời gian (?:hoàn thành|gửi|nộp))[^:.;]{0,30}:? ?\Z")
_LENGTH = anycase(r"(?:\d|một|hai|ba|nửa) (?:ngày|buổi) ?[(:,] ?\Z")  # "01 ngày (ngày 10/9/2014)"
_LABEL_RUN = anycase(
    r"(?:thời gian|thời điểm|lịch|ngày|lễ|vòng|hội|lớp|đợt|kiểm tra|họp)[^:.;]{0,40}: ?(?:dự kiến )?\Z"
)
LISTED = "listed"
"""The sign of a time that goes on with an enumeration of windows: only he who knows these can tell."""
_LIST_REACH = 60
_ENUMERATED = anycase(r"\)?(?:,| và|, và)(?: [^\W\d]+){0,8} ?\(?:? ?")
_REPORTED = anycase(r"(?<!\w)(?:kết quả|tình hình|số liệu|báo cáo|nhiệm vụ|công tác|tiến độ)(?: [^\W\d]+){0,6} \Z")
_COLON = Pattern(r": ?\Z")
# "Các ngày cao điểm: Ngày Chủ nhật xanh (19/6), ..."
_HEADED = anycase(r"(?:các )?(?:ngày|thời gian|lịch|đợt|thời điểm|tiến độ|mốc|buổi)(?!\w)[^:.;]{0,60}:")
_AFTER = [
    ("then-run", anycase(r"[^.;:]{0,15}: |,? (?:tại|do|thực hiện|tổ chức|các|học sinh|toàn)(?!\w)")),
    ("then-send", anycase(r",? (?:gửi|nộp|báo cáo|tổng hợp|tập hợp|để|các phòng nộp|có báo cáo)(?!\w)")),
    ("then-event", anycase(r",? (?:có|xảy ra|xuất hiện|đã|toàn|thì|được)(?!\w)")),
    ("then-end", Pattern(r"\)?[.;]|\)?,? ?\Z|\)?\./")),
]


def signs(tag: TimeTag, block: Block, meaning: Meaning, setting: Setting) -> frozenset[str]:
    """The names of all the signs that are there."""
    return frozenset((*_beside(tag, block, meaning, setting), *_refuted(tag, block, setting)))


def are_listed(block: Block, end: int, start: int) -> bool:
    """Does nothing but a comma and a short name part two times: "Bảo Thạnh ngày 12/6, Tân Xuân ngày 13/6"?"""
    return 0 <= start - end < _LIST_REACH and _ENUMERATED.fullmatch(block.text[end:start]) is not None


def signs_beside(tag: TimeTag, block: Block, meaning: Meaning, setting: Setting) -> frozenset[str]:
    """Those of the words round it alone, for what the rules have taken: look-alikes they have left out already."""
    return frozenset(_beside(tag, block, meaning, setting))


def _beside(tag: TimeTag, block: Block, meaning: Meaning, setting: Setting) -> Iterator[str]:
    first, last = block.clause_bounds(tag.start, tag.end)
    before = block.text[max(first, tag.start - _REACH) : tag.start]
    after = block.text[tag.end : min(last, tag.end + _REACH)]
    form = _form(tag)
    yield form
    yield f"{form}+{tag.marker or 'bare'}"
    yield f"mark:{tag.marker or 'bare'}"
    said = _classes(before)
    yield f"after:{said[-1] if said else 'none'}"
    yield from (f"has:{name}" for name in set(said))
    yield f"before:{next(iter(_classes(after[:60])), 'none')}"
    headed = _HEADED.match(block.text, block.body, max(first, tag.start)) is not None
    if headed:
        yield "headed:time"
    if isinstance(tag.value, Day) and tag.value.weekday:
        yield "weekday"
    yield from (name for name, words in _AFTER if words.match(after))
    if _LABEL_DUE.search(before):
        yield "label:due"
    elif _LENGTH.search(before) or _LABEL_RUN.search(before):
        yield "label:run"
    elif _COLON.search(before):
        yield "label:other"
    if tag.start <= block.body + 1 or not before.strip(" -+("):
        yield "opens"
    if not headed and before.count("(") > before.count(")") and not _LENGTH.search(before):
        yield "bracket"
    if isinstance(tag.value, Span) and not tag.marker and _REPORTED.search(before):
        yield "reported"
    if MASK in before[-80:]:
        yield "cited"
    if block.mark is Mark.NONE:
        yield "unmarked"
    yield from _of_values(meaning, setting)


def _refuted(tag: TimeTag, block: Block, setting: Setting) -> Iterator[str]:
    """What the rules for look-alikes and for others' duties say of it."""
    if look_alike(block, tag.start, tag.end):
        yield "alike:due"
    if look_alike(block, tag.start, tag.end, window=True):
        yield "alike:window"
    if is_upward(block, tag.start, tag.end, setting.issuer_names):
        yield "upward"
    if is_central(block, tag.start, tag.end, setting.issuer_names):
        yield "central"


def _form(tag: TimeTag) -> str:
    value = tag.value
    match value:
        case Day():
            return "hour" if value.clock else "part-day" if value.part else "day"
        case Listed():
            return "days"
        case Stretch():
            return "from-to" if value.start and value.end else "open"
        case Span():
            return "years" if value.until_year else "year" if value.last - value.first == 11 else "months"
        case Recurring():
            return "again"
        case Counted():
            return "term" if value.count > 0 else "back"
        case NthWorkingDay():
            return "again"
    return "other"


def _classes(text: str) -> list[str]:
    """The classes of the words that tell something, in their order."""
    return [m.lastgroup or "" for m in _WORDS.finditer(text)]


def _of_values(meaning: Meaning, setting: Setting) -> Iterator[str]:
    ends = [p.end or p.start for p in meaning.windows]
    if setting.about and ends and ends[-1] and ends[-1] < setting.about:
        yield "past"
