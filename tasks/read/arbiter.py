"""What the rules have left over, or understood only in part, judged by the tagger and the signs round it.

A time that no rule knows is taken for what the signs speak for; where they speak for two things almost alike it is
doubtful and says so, and where they hardly speak for it at all it is told, not taken.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from models.text import tr
from tasks.read.blocks import Block
from tasks.read.facts import DOUBTFUL, LIKELY, Deadline, Fact, Kind, PassedOver, Window
from tasks.read.findings import PAST, Findings, Places
from tasks.read.lookalikes import look_alike
from tasks.read.meanings import Meaning, meaning
from tasks.read.patterns import anycase
from tasks.read.period_builders import Period
from tasks.read.roles import Judgement, TimeRole, judge
from tasks.read.setting import Hit
from tasks.read.signs import LISTED, are_listed, signs, signs_beside
from tasks.read.tagger.tag import tag
from tasks.read.tagger.values import Counted, Day, Listed, Recurring, Span, Stretch, Tet, TimeTag

SURE, PLANNED, LIKELY_ENOUGH, PROBABLE, WORTH_TELLING = 0.85, 0.75, 0.65, 0.5, 0.35
_DOUBTS = {
    (TimeRole.DEADLINE, TimeRole.WINDOW): tr("chưa chắc là hạn: có thể chỉ là thời gian thực hiện"),
    (TimeRole.DEADLINE, TimeRole.NEITHER): tr("chưa chắc là hạn: có thể văn bản chỉ nhắc đến ngày này"),
    (TimeRole.WINDOW, TimeRole.DEADLINE): tr("chưa chắc là thời gian thực hiện: có thể là hạn phải xong"),
    (TimeRole.WINDOW, TimeRole.NEITHER): tr(
        "chưa chắc là thời gian thực hiện: có thể văn bản chỉ nhắc đến thời gian này"
    ),
}
_TOLD = tr("chưa rõ là hạn, là thời gian thực hiện hay chỉ được nhắc đến")
# "UBND xã lập kế hoạch ... giai đoạn 2026 - 2030 với các nội dung sau": the time of the plan itself
_WHICH_TET = tr("chưa chắc là hạn: không rõ tính từ ngày nào của dịp Tết")
_ONLY_PLANNED = tr("văn bản chỉ nêu là dự kiến")
_PLANNED = anycase(r"(?<!\w)dự kiến(?!\w)(?: [^\W\d]+){0,6}[ (:]{0,2}(?:ngày|tháng|quý|từ|vào|\d)?")
_OWN_PLAN = anycase(r"(?<!\w)(?:lập|ban hành|xây dựng) (?:kế hoạch|chương trình|phương án)[^.;:¤]{3,200} \Z")
_AS_FOLLOWS = anycase(r"[^.;:\d]{0,40}sau(?: đây)?:")
_ASKED = frozenset(["has:send", "before:send", "then-send"])
ONLY_MONTHS = tr("chỉ nêu tháng hoặc quý, không rõ ngày phải xong")
_REPORTS_IN_IT = anycase(r"(?<!\w)(?:báo|gửi|nộp|cập nhật|cung cấp)(?!\w)")
_AGAIN = anycase(r"h[àằ]ng |mỗi |định kỳ|lần")
_MORE = anycase(r"\d|h[àằ]ng |mỗi |các ngày")
_WORTH_TAGGING = anycase(r"\d|h[àằ]ng |mỗi |tết|quý [IV]|tháng (?:này|sau|tới)|hôm nay|ngày mai|tháng \w+ quý")


_FROM_PERIOD = anycase(
    r"(?<!\w)(?:bắt đầu|thực hiện|áp dụng|kể) từ (?:tuần|kỳ|kỳ báo cáo|tháng)(?: [^\W\d]+)?,? ?\(?\Z"
)
_PEAK = anycase(r"cao điểm|trong đó|trọng tâm|[;:]")
Known = Sequence[tuple[Hit, Fact]]


def settle(block: Block, found: Findings) -> None:
    """Add to what the rules found in a paragraph, and put right what they found only a part of."""
    if not _WORTH_TAGGING.search(block.text, block.body):
        return
    places = Places(found.facts)
    for one in _dated(tag(block.text, block.body)):
        both = meaning(one, block.text, found.setting)
        if (not both.deadlines and not both.windows) or _begins(one):
            continue
        known = places.among(one.said, one.end)
        if not known and isinstance(one.value, Span) and _is_exacter(one, block, both, found):
            continue
        if _bounds(one, block, both, known, found):
            continue
        if known:
            _confirmed(one, block, both, known, found)
        elif _OWN_PLAN.search(block.text, 0, one.start) and _AS_FOLLOWS.match(block.text, one.end):
            found.open_window(Hit(block, one.start, one.end), both.windows[0])
        elif not any(hit.start < one.end and one.said < hit.end for hit in found.needless):
            beside = frozenset([LISTED]) if _is_listed(one, block, places, found) else frozenset()
            _judged(one, block, both, found, beside)
    for i, (hit, fact) in enumerate(found.facts):
        if isinstance(fact, Window | Deadline) and _is_planned(block, hit.start, hit.end):
            found.facts[i] = hit, replace(fact, confidence=min(fact.confidence, DOUBTFUL), doubt=_ONLY_PLANNED)


def _is_exacter(one: TimeTag, block: Block, both: Meaning, found: Findings) -> bool:
    """ "riêng tháng 6 vào hai ngày 11, 12/6": does the clause say more exactly behind it when?"""
    _, last = block.clause_bounds(one.start, one.end)
    month = both.windows[0] if both.windows else None
    return any(
        isinstance(fact, Window)
        and one.end <= hit.start < last
        and not _PEAK.search(block.text, one.end, hit.start)
        and (month is not None and _within(fact, month))
        for hit, fact in found.facts
    )


def _within(fact: Window, month: Period) -> bool:
    first, last = fact.start_on, fact.end_on or fact.start_on
    return bool(first and last and month.start and month.end and month.start <= first and last <= month.end)


def _dated(tags: Iterable[TimeTag]) -> Iterator[TimeTag]:
    """The expressions; "18 giờ cùng ngày" is of the day that stands last before it in the paragraph."""
    named: Day | None = None
    for one in tags:
        day = (one.value.end or one.value.start) if isinstance(one.value, Stretch) else one.value
        if isinstance(day, Day) and day.same and named:
            yield replace(one, value=replace(named, clock=day.clock, part=day.part))
            continue
        if isinstance(day, Day) and day.month:
            named = day
        yield one


def _is_planned(block: Block, start: int, end: int) -> bool:
    return _PLANNED.search(block.text, max(0, start - 40), end) is not None


def _bounds(one: TimeTag, block: Block, both: Meaning, known: Known, found: Findings) -> bool:
    """ "Từ năm 2022 thực hiện: báo cáo tuần ...", "..., bắt đầu từ tuần 26/5 - 30/5/2025": the beginning of what comes
    again, and no window.
    """
    if not both.windows or not all(isinstance(fact, Window) for _, fact in known):
        return False
    first, last = block.sentence_bounds(one.start)
    before = block.text[first : one.start]
    if _FROM_PERIOD.search(before):
        last = one.start
    elif both.windows[0].end or before.strip(" -+*.)0123456789abcdđ") or "khi" in block.text[one.start : one.end]:
        return False
    else:
        first = one.end
    begun = [_since(pair, both.windows[0].start, first, last) for pair in found.facts]
    if begun == found.facts:
        return False
    found.facts[:] = [pair for pair in begun if pair not in known]
    return True


def _since(pair: tuple[Hit, Fact], start: dt.date | None, first: int, last: int) -> tuple[Hit, Fact]:
    """A regime with that beginning, where it stands in that stretch and has none of its own."""
    hit, fact = pair
    if not isinstance(fact, Deadline) or not fact.recurrence or fact.recurrence.since or not first <= hit.start < last:
        return pair
    return hit, replace(fact, recurrence=replace(fact.recurrence, since=start))


def _begins(one: TimeTag) -> bool:
    """ "gửi sau ngày 15/11": something begins with that day, and which is not said."""
    return one.marker == "after" and isinstance(one.value, Day)


def _confirmed(one: TimeTag, block: Block, both: Meaning, known: Known, found: Findings) -> None:
    """Put right what the rules have understood in part; what the signs speak against is doubtful."""
    if _says_more(one, block, both, known):
        _replaced(one, block, both, known, found)
        return
    judged = judge(signs_beside(one, block, both, found.setting))
    for role, kind in ((TimeRole.DEADLINE, Deadline), (TimeRole.WINDOW, Window)):
        if judged.role is not role and judged.sure >= SURE:
            found.doubt([fact for _, fact in known if isinstance(fact, kind)], _DOUBTS[role, judged.role], DOUBTFUL)


def _says_more(one: TimeTag, block: Block, both: Meaning, known: Known) -> bool:
    """Does the expression hold all that the rules took of it, and more of time besides?"""
    first, last = min(hit.start for hit, _ in known), max(hit.end for hit, _ in known)
    if last > one.end + 1 or first < one.start - 1:
        return False
    if len(known) > max(len(both.deadlines), len(both.windows)):
        return True
    beside = block.text[one.said : max(first, one.said)] + " " + block.text[min(last, one.end) : one.end]
    between = _between(block.text, sorted(hit.end for hit, _ in known), sorted(hit.start for hit, _ in known))
    return _MORE.search(beside + between) is not None


def _between(text: str, ends: list[int], starts: list[int]) -> str:
    return " ".join(text[end:start] for end, start in zip(ends, starts[1:], strict=False) if end < start)


def _replaced(one: TimeTag, block: Block, both: Meaning, known: Known, found: Findings) -> None:
    """Put what the whole expression means in the place of its parts, in the role that the rules gave them."""
    kinds = {type(fact) for _, fact in known}
    gone = all(fact.why == PAST for _, fact in known if isinstance(fact, PassedOver))
    if PassedOver in kinds and not (gone and isinstance(one.value, Recurring) and Deadline in kinds):
        return
    hit = Hit(block, one.start, one.end)
    kept = [pair for pair in found.facts if pair not in known]
    if Deadline in kinds and both.deadlines and _same_kind(block, one, both, known):
        found.facts[:] = kept
        for kind, values in both.deadlines:
            found.take(hit, kind, **values)
    elif kinds == {Window} and both.windows:
        found.facts[:] = kept
        for period in both.windows:
            found.open_window(hit, period)


def _same_kind(block: Block, one: TimeTag, both: Meaning, known: Known) -> bool:
    """What the rules take for due once comes again only where the clause says so."""
    once = any(isinstance(fact, Deadline) and fact.kind is Kind.ONCE for _, fact in known)
    again = any(kind is Kind.PERIODIC for kind, _ in both.deadlines)
    return not (once and again) or _AGAIN.search(block.clause(one.start, one.end)) is not None


def _judged(one: TimeTag, block: Block, both: Meaning, found: Findings, beside: frozenset[str]) -> None:
    there = signs(one, block, both, found.setting) | beside
    asked = there & _ASKED or _REPORTS_IN_IT.search(block.text, one.start, one.end)
    if "again" in there and not asked and one.marker not in ("before", "by"):
        return  # "chào cờ sáng thứ Hai hằng tuần"
    judged = judge(there)
    hit, since = Hit(block, one.start, one.end), len(found.facts)
    if judged.role is TimeRole.NEITHER or judged.sure < _enough(one, judged, block):
        if judged.sure < 1 - WORTH_TELLING or one.marker in ("by", "before", "until") or _to_come(one, both, found):
            known = look_alike(block, one.start, one.end, window=bool(both.windows))
            found.pass_over(hit, known or (ONLY_MONTHS if isinstance(one.value, Span) else _TOLD))
        return
    if judged.role is TimeRole.DEADLINE:
        for kind, values in both.deadlines:
            found.take(hit, kind, **values)
    else:
        for period in both.windows:
            found.open_window(hit, period)
    _doubted(judged, since, found)
    if isinstance(one.value, Counted) and isinstance(one.value.anchor, Tet):
        found.doubt_since(since, _WHICH_TET, DOUBTFUL)


def _is_listed(one: TimeTag, block: Block, places: Places, found: Findings) -> bool:
    """Does it go on with an enumeration of windows?"""
    near = [pair for pair in (places.before(one.said), *found.facts[-1:]) if pair and pair[0].end <= one.said]
    hit, fact = max(near, key=lambda pair: pair[0].end) if near else (None, None)
    return hit is not None and isinstance(fact, Window) and are_listed(block, hit.end, one.said)


def _to_come(one: TimeTag, both: Meaning, found: Findings) -> bool:
    """Is it a day after that of the document? Whoever reads it may have to do something on it."""
    about, days = found.setting.about, [values["due"] for _, values in both.deadlines if "due" in values]
    return isinstance(one.value, Day | Listed) and bool(about and days and min(days) > about)


def _enough(one: TimeTag, judged: Judgement, block: Block) -> float:
    """How sure a role has to be: a bare day is named for many reasons, and a window accuses nobody."""
    bare = isinstance(one.value, Day) and not one.marker
    if _is_planned(block, one.start, one.end):
        return PLANNED if judged.role is TimeRole.WINDOW else SURE
    if judged.role is TimeRole.WINDOW:
        open_ended = isinstance(one.value, Stretch) and one.value.end is None  # hardly told from "in force from"
        return LIKELY_ENOUGH if open_ended else PROBABLE
    return SURE if bare else LIKELY_ENOUGH


def _doubted(judged: Judgement, since: int, found: Findings) -> None:
    if judged.sure < SURE:
        found.doubt_since(since, _DOUBTS[judged.role, judged.second], DOUBTFUL)
    else:
        found.doubt_since(since, None, LIKELY)
