"""Deadlines on one date: "trước ngày 15/02/2022", "chậm nhất là 10 giờ ngày 19/8", "trong quý III/2022"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from tasks.read.blocks import Block
from tasks.read.dates import DATE, NAMED_DAY, TIME, clock, day_of, moment, month_end
from tasks.read.names import name_at, whole_names
from tasks.read.patterns import Pattern, anycase
from tasks.read.period_builders import Period, months, quarter
from tasks.read.period_rules import BY_MONTHS, BY_QUARTERS
from tasks.read.setting import Hit, Setting, Taken
from tasks.read.words import BODY_START, PUBLISHES, REPORTS, SUBMIT

CUE = (
    r"(?:trước(?! đến)|chậm nhất|muộn nhất|xong|không (?:quá|muộn hơn)|thời gian (?:hoàn thành|gửi báo cáo|nộp báo cáo)"
    r"|(?<!gia )(?<!có )(?:thời )?hạn(?: chót| cuối)?(?: cùng)?"
    r"(?: (?:gửi|nộp|nhận(?: bài| hồ sơ| báo cáo)?|báo cáo|hoàn thành|trả lời|đăng ký|góp ý)){0,2}"
    r"|(?<!gia )(?<!có )(?:thời )?hạn(?: chót| cuối)?(?: cùng)? (?:gửi|nộp|nhận|đăng ký|báo cáo|góp ý|hoàn thành)"
    r"(?: [^\s.;:,()\d]+){1,7}?(?= là |: ))"
)
_FILL = (
    r"(?:(?: ?:| là| vào| đến| hết| trước| trong| lúc| khoảng| thời điểm| cuối giờ(?: làm việc| hành chính| chiều)?"
    r"| cuối(?= ngày))){0,4} ?"
)
_ON = rf"(?:{NAMED_DAY},? ?|ngày (?=\()|cùng (?=ngày \d))?\(?"
_WHEN = rf"(?:{TIME('t')},? ?)?{_ON}{DATE('a')}"
BY = Pattern(
    rf"(?<!\w){CUE}{_FILL}{_WHEN}(?:,? (?:trước |lúc ){TIME('u')})?"
    rf"(?:(?:, {DATE('c')}(?:, {DATE('d')})?)?,? và (?:trước )?{DATE('b')})?",
    re.I,
)
# "trước ngày 20 tháng này": the month of issue
THIS_MONTH = anycase(rf"(?<!\w){CUE}{_FILL}(?:{TIME('t')},? )?ngày (?P<d>\d{{1,2}}) tháng này")
# "gửi bằng văn bản đến hết ngày 24/8/2022": only with a verb of sending, and no "từ" before.
UNTIL = Pattern(rf"(?:đến (?:hết )?|(?<!đến )(?<!tới )hết (?=ngày \d)){_WHEN}", re.I)
# "Đến ngày 30/9/2024 phải giải ngân đạt trên 70%": at the head of its clause, with what must be done right behind
MUST = anycase(
    rf"(?:(?<=[;:.] )|(?<=^)|(?<=^\w[).] ))đến (?:hết )?(?=ngày |\d{{1,2}}/\d{{1,2}}/\d){_WHEN}"
    r"(?=,?(?: [^\s.;,]+){0,8}? (?:phải|(?:cơ bản )?hoàn thành|(?:cơ bản )?hoàn tất)(?!\w))"
)
# "trước 17 giờ hôm nay (12/9/2024)": the day of issue, unless another is printed behind it
TODAY = anycase(
    rf"(?<!\w){CUE}{_FILL}(?:{TIME('t')},? )?(?:(?:trong )?(?:ngày )?hôm nay|(?P<next>(?:ngày )?mai))(?!\w)"
    rf"(?:,? ?\(?{_ON}{DATE('a')}\)?)?"
)
# "báo cáo nhanh ngay trong ngày 12/6, trước 17 giờ"
WITHIN = Pattern(rf"(?:ngay )?trong (?=ngày ){DATE('a')},? trước {TIME('t')}", re.I)
# "- Báo cáo diện tích đất trồng cây: 22/01/2025." as the whole of a paragraph
ENTRY = anycase(rf"(?:báo cáo|gửi|nộp|đăng ký)(?!\w)[^:;.()\d]{{0,80}}: ?{_WHEN}(?=[.;,]?\Z)")
# "- Ngày 15/4/2024: gửi báo cáo về Sở", a line of a timetable
_LISTED = anycase(
    rf"(?=ngày ){_WHEN}(?=: ?(?:các (?:đơn vị|cơ quan|địa phương) )?(?:gửi|nộp|báo cáo|hoàn thành)(?!\w))"
)
# "tổng hợp, báo cáo Sở Y tế ngày 10/12/2024", where nothing but the recipient stands between
_HANDED_IN = anycase(rf"(?=ngày ){_WHEN}(?=\.|;|\)|\Z| để| theo)")
_HAND_IN = anycase(
    rf"(?<!\w)(?:gửi|nộp|báo cáo|{SUBMIT})(?: (?!tại|của|với|theo|trong|họp|dự|mời|kỳ|hội)[^\s,;.:()]+){{0,8}}? \Z"
)
_JUST_SENT = anycase(r"(?<!đã )(?<!được )(?<!văn bản )(?<!công văn )(?<!\w)(?:gửi|nộp)(?: báo cáo| về)? \Z")
_TO_DECIDE = anycase(r"(?: \([^()]{1,60}\))?(?: (?:xem xét|cho ý kiến|phê duyệt|thẩm định|ban hành|ký)){0,2} \Z")
# "17 giờ ngày 15/3/2024 là hạn cuối gửi báo cáo"
IS_LAST = anycase(rf"{_WHEN}\)? là (?:thời )?(?:hạn|ngày) (?:chót|cuối)(?: cùng)?(?!\w)")
# "chậm nhất ngày 25/3 đối với báo cáo quý, ngày 25/6 đối với báo cáo 6 tháng": behind one that has its cue
_AGAIN = anycase(rf"(?<=, )(?=ngày ){_WHEN}(?= đối với)")
_UNTIL_VERB = Pattern(
    r"(?:gửi|nộp|góp ý|đăng ký|hạn(?! sử dụng| thuê| cấp| hợp đồng)|nhận hồ sơ|trả lời|phản hồi)(?!.{0,300}\btừ\b)",
    re.I,
)
_DIGIT = Pattern(r"\d")
# "gửi báo cáo trong ngày 15/3", where "tổ chức trong ngày 15/3" is a window
# and "báo cáo theo các mốc: 15h00 ngày 24/01, 15h00 ngày 31/01"
_SENT_ON = anycase(
    r"(?:gửi|nộp|báo cáo|hoàn thành|hoàn tất|xong|dứt điểm)(?!\w)"
    r"(?:[^,;]{0,40}(?:\([^()]{1,80}\) )?|[^;]{0,100} (?:mốc|thời điểm)(?: sau)?: ?)\Z"
)
_SENT_WITHIN = anycase(
    r"(?:gửi|nộp|báo cáo|hoàn thành|hoàn tất|xong|dứt điểm)(?!\w)[^,;]{0,90}\Z"
)  # ... "trong ngày 21/01"
_REACH = 200  # characters: more than any of these patterns looks back
_AT_ONCE = anycase(r"ngay trong ")  # "thành lập tổ phản ứng nhanh ngay trong ngày 15/7"
_DONE_BY = Pattern(
    rf"(?:hoàn thành|hoàn tất|xong|dứt điểm|phê duyệt|ban hành|{SUBMIT}|báo cáo|gửi|nộp|kết thúc|đảm bảo|chậm nhất"
    r"|muộn nhất)[^,;]{0,60}\Z|(?<!gia )(?<!có )(?:thời )?hạn(?: chót| cuối)?[^:,;]{0,20}: (?:dự kiến )?\Z",
    re.I,
)
# "ban hành nhiệm vụ trọng tâm trong năm 2013" tells what was done; "hoàn thành trong năm 2024" asks for it
_DONE_WITHIN_YEAR = anycase(r"(?:hoàn thành|hoàn tất|xong|dứt điểm|chậm nhất|muộn nhất|hạn)(?!\w)[^,;]{0,60}\Z")
_NO_DAY = anycase(r"trước (?!hết|cuối)")  # "trước tháng 12/2024": the first of it, or some day before?
_LATEST = anycase(r"chậm nhất|muộn nhất|không quá")


# "gia hạn thời gian nộp báo cáo từ ngày 25/3 sang ngày 30/3/2024": no window, the last day is put off
_PUT_OFF = anycase(
    r"(?:gia hạn|điều chỉnh|lùi|kéo dài|dời)[^.;\d]{0,40}(?:thời hạn|thời gian|hạn)"
    r" (?:gửi|nộp|báo cáo|hoàn thành|nhận|đăng ký|góp ý)"
    rf"[^.;\d]{{0,60}} từ {DATE('old')},? (?:sang|đến|tới|thành)(?: hết)? {_WHEN}"
)


@dataclass(frozen=True)
class OnceDue:
    """One date as printed."""

    day: dt.date
    time: dt.time | None
    inferred: bool


def dues(block: Block, setting: Setting) -> list[tuple[Hit, OnceDue]]:
    """Every date of the paragraph that something must be done by."""
    found: list[tuple[Hit, OnceDue]] = []
    if not _DIGIT.search(block.text, block.body):
        return found
    taken = Taken(block)
    for pattern in (WITHIN, BY, IS_LAST, MUST, UNTIL, _AGAIN):
        for m in pattern.finditer(block.text, block.body):
            if m.span() in taken or (pattern is UNTIL and not _is_sending(block, m)):
                continue
            if pattern is _AGAIN and not _follows_another(block, m, found):
                continue
            taken.add(*m.span())
            found += [(Hit(block, m.start(), m.end()), due) for due in _dues(m, setting)]
    for pattern in (ENTRY, _LISTED):
        if (entry := pattern.match(block.text, block.body)) and entry.span() not in taken:
            found += [(Hit(block, entry.start(), entry.end()), due) for due in _dues(entry, setting)]
    for m in _HANDED_IN.finditer(block.text, block.body):
        if m.span() not in taken and _is_handed_in(block, m):
            found += [(Hit(block, m.start(), m.end()), due) for due in _dues(m, setting)]
    for m in TODAY.finditer(block.text, block.body):
        found += [(Hit(block, m.start(), m.end()), due) for due in _today(m, setting)]
    for m in THIS_MONTH.finditer(block.text, block.body):
        issued = setting.issued_on
        day = day_of(issued.year, issued.month, int(m["d"])) if issued else None
        found += [(Hit(block, m.start(), m.end()), OnceDue(day, clock(m, "t"), True))] if day else []
    return sorted(found, key=lambda pair: pair[0].start)


def put_off(block: Block, setting: Setting) -> list[tuple[Hit, OnceDue]]:
    """The new day of every deadline that the paragraph puts off: looked for before periods, which it resembles."""
    return [
        (Hit(block, m.start(), m.end()), due)
        for m in _PUT_OFF.finditer(block.text, block.body)
        for due in _dues(m, setting)
    ]


def _follows_another(block: Block, m: re.Match[str], found: list[tuple[Hit, OnceDue]]) -> bool:
    """Is something due before it in the clause, which is for one of several too?"""
    first, _ = block.clause_bounds(*m.span())
    return any(first <= hit.start < m.start() and block.text.startswith(" đối với", hit.end) for hit, _ in found)


def _is_handed_in(block: Block, m: re.Match[str]) -> bool:
    """Does a recipient stand before the date, and a verb of sending before that?"""
    first, _ = block.clause_bounds(m.start(), m.end())
    before = block.text[max(first, m.start() - _REACH) : m.start()]
    return _JUST_SENT.search(before) is not None or any(
        (end := name_at(before, body.start())) is not None
        and _TO_DECIDE.match(before, end)
        and _HAND_IN.search(before, 0, body.start())
        for body in BODY_START.finditer(before)
    )


def _today(m: re.Match[str], setting: Setting) -> list[OnceDue]:
    """Nothing where neither the day beside it nor the day of issue is printed."""
    if at := moment(m, "a", "t", setting.about):
        return [OnceDue(at.day, at.time, at.inferred)]
    if setting.issued_on is None:
        return []
    return [OnceDue(setting.issued_on + dt.timedelta(days=bool(m["next"])), clock(m, "t"), True)]


def _is_sending(block: Block, m: re.Match[str]) -> bool:
    first, _ = block.clause_bounds(m.start(), m.end())
    verb = _UNTIL_VERB.search(block.text[first : m.start()])
    return verb is not None and (m.group()[:3].lower() != "hết" or verb.group().lower() != "hạn")


def _dues(m: re.Match[str], setting: Setting) -> list[OnceDue]:
    """One, or two for "trước ngày 15/6 và 15/12/2024", four at most."""
    found = []
    for p in ("a", "c", "d", "b"):
        if (p == "a" or m.groupdict().get(f"{p}d")) and (at := moment(m, p, "t", setting.about)):
            late = clock(m, "u") if "uh" in m.groupdict() else None
            found.append(OnceDue(at.day, at.time or late, at.inferred))
    return found


def _before(hit: Hit) -> str:
    """The clause up to the hit, with nothing in it that only looks like the end of a part: a comma of a name."""
    first, _ = hit.block.clause_bounds(hit.start, hit.end)
    return whole_names(hit.block.text[max(first, hit.start - _REACH) : hit.start])


def due_of_period(hit: Hit, period: Period, *, listed: bool = False) -> OnceDue | None:
    """ "Hoàn thành trong tháng/quý X" is due on its last day; None for what merely goes on in it.
    `listed`: joined to a day on which something is due.
    """
    if period.end is None:
        return None
    before = _before(hit)
    if period.start == period.end:
        within = hit.block.text.startswith("trong ", hit.start) and _SENT_WITHIN.search(before)
        sent = listed or within or _SENT_ON.search(before) or _AT_ONCE.match(hit.block.text, hit.start)
        return OnceDue(period.end, period.start_time, period.inferred) if sent else None
    whole_month = period.end == month_end(period.end.year, period.end.month) and period.start and period.start.day == 1
    whole_year = period.start and (period.end - period.start).days > 360
    if not whole_month or not (_DONE_WITHIN_YEAR if whole_year else _DONE_BY).search(before):
        return None
    return OnceDue(period.end, None, period.inferred)


def ends(block: Block, setting: Setting) -> list[tuple[Hit, OnceDue | None]]:
    """Every month and quarter by whose end something is to be done; None where no day can be told from it."""
    found: list[tuple[Hit, OnceDue | None]] = []
    for pattern, build in ((BY_MONTHS, months), (BY_QUARTERS, quarter)):
        for m in pattern.finditer(block.text, block.body):
            hit = Hit(block, m.start(), m.end())
            if not (period := build(m, hit, setting)) or period.end is None:
                continue
            if _NO_DAY.match(m.group()):
                found.append((hit, None))
            elif _LATEST.match(m.group()) or _DONE_BY.search(_before(hit)):
                found.append((hit, OnceDue(period.end, None, period.inferred)))
    return found


def due_in_column(period: Period) -> OnceDue | None:
    """Under "Thời gian hoàn thành": the day, or the last one of the month or quarter; a span of days is a window."""
    if period.start is None or period.end is None:
        return None
    whole = period.start.day == 1 and period.end == month_end(period.end.year, period.end.month)
    return OnceDue(period.end, period.start_time, period.inferred) if whole or period.start == period.end else None


def asks_for_report(block: Block, start: int, end: int) -> bool:
    """Does the clause ask somebody to send something, or to publish it?"""
    clause = block.clause(start, end)
    return bool(REPORTS.search(clause) or PUBLISHES.search(clause))
