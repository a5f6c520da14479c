"""Whose duty a demand is: what the issuer owes those above it, and what a central body asks of all provinces, are
told in the letter and ask nothing of those to whom it goes.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.read.blocks import Block
from tasks.read.fold import UPPER
from tasks.read.patterns import Pattern, anycase
from tasks.read.words import BODY_START

_DEMAND = r"(?:đề nghị|yêu cầu)"
_ABOVE_ALL = r"(?:(?-i:Bộ|Thủ tướng|Chính phủ|Trung ương|UBND|Ủy ban nhân dân|Tỉnh ủy|Thành ủy|Huyện ủy))(?!\w)"
# "để UBND tỉnh báo cáo Thủ tướng Chính phủ trước ngày ...": what will be done with the reports
_PURPOSE = anycase(
    rf"(?<!\w)để (?P<lead>(?:(?!{_DEMAND}|, (?:các|mỗi|từng|quý) )[^;]){{0,90}}?)"
    rf"(?:báo cáo|trình|tham mưu|gửi(?= {_ABOVE_ALL}))"
    rf"(?P<rest>(?:(?!{_DEMAND})[^;]){{0,110}})\Z"
)
_NOT_TO = anycase(r"(?:của|tại|thuộc|từ) \Z")

# "Bộ Y tế yêu cầu các tỉnh báo cáo trước ngày 20/4"
_CENTRAL = (
    r"(?:Bộ(?! Chỉ huy| phận)|(?<!Chi )Cục|Tổng cục|Chính phủ|Thủ tướng|Trung ương"
    r"|Ủy ban(?: [^\s,;.]+){1,5} (?i:quốc gia))(?!\w)"
)
_OF_CENTRAL = Pattern(
    rf"(?<!\w){_CENTRAL}(?: [^\s,;.:]+){{0,8}}? (?:yêu cầu|đề nghị|giao|chỉ đạo) (?i:ubnd |ủy ban nhân dân )?các "
    r"(?i:tỉnh|địa phương|sở)(?!\w)[^;]{0,150}\Z"
)
_CENTRAL_ISSUER = anycase(_CENTRAL)


def is_upward(block: Block, start: int, end: int, issuer_names: tuple[str, ...]) -> bool:
    """Is it the issuer's own duty towards those above it?"""
    first, _ = block.clause_bounds(start, end)
    before = block.text[first:start]
    if (m := _PURPOSE.search(before)) and _goes_up(m["lead"], m["rest"], issuer_names):
        return True
    if not issuer_names:
        return False
    asked = [m.end() for m in _asked(issuer_names).finditer(before)]
    if any(not re.match(rf" [{UPPER}]|[^;]*{_DEMAND}", before[end:]) for end in asked):
        return True  # "UBND tỉnh giao Sở báo cáo trước ngày ...": what is asked of the issuer itself
    own = _own_verb(issuer_names).search(before) or _opens_own(issuer_names).match(before)
    return own is not None or _sends_up(before, issuer_names)


_ABOVE_IT = "".join(f"| {level}(?!\\w)" for level in ("tỉnh", "huyện", "thành phố", "thị xã", "cấp trên"))
"""Behind a short name of the issuer: "Công an tỉnh" is another than the Công an xã that writes."""
_ABOVE = Pattern(r"(?:Trung ương|Quốc hội|Nhà nước|Văn phòng)(?!\w)")


def _sends_up(before: str, issuer_names: tuple[str, ...]) -> bool:
    """ "Nhà trường gửi Sở danh sách", "Huyện đoàn gửi Tỉnh đoàn": the issuer sends, and to another body."""
    return any(
        _ABOVE.match(before, m.end()) or BODY_START.match(before, m.end())
        for m in _own_sending(issuer_names).finditer(before)
    )


def _goes_up(lead: str, rest: str, issuer_names: tuple[str, ...]) -> bool:
    """Is the purpose a report to somebody above, and not "để xử lý và báo cáo kết quả về Sở"?"""
    if issuer_names and _to_issuer(issuer_names).search(rest):
        return False
    return "tổng hợp" in lead.lower() or any(
        rest[m.start()].isupper() and not _NOT_TO.search(rest[: m.start()])
        for m in BODY_START.finditer(rest)
        if rest[m.start() - 1] == " "
    )


def is_prepared_for(block: Block, start: int, end: int, issuer_names: tuple[str, ...]) -> bool:
    """ "tham mưu UBND huyện báo cáo UBND tỉnh trước ngày 10/3": the issuer's day; the draft is due some time before."""
    first, _ = block.clause_bounds(start, end)
    return bool(issuer_names) and _drafted(issuer_names).search(block.text[first:start]) is not None


def is_central(block: Block, start: int, end: int, issuer_names: tuple[str, ...]) -> bool:
    """Is it what a central body asks of all provinces, said by an issuer that is none?"""
    first, _ = block.clause_bounds(start, end)
    if not issuer_names or any(_CENTRAL_ISSUER.match(name) for name in issuer_names):
        return False
    return _OF_CENTRAL.search(block.text[first:start]) is not None


def _name(issuer_names: tuple[str, ...]) -> str:
    """The issuer by one of its names, a capital in front: "Sở", never "cơ sở", "cán bộ", "ban hành"."""
    names = "|".join(re.escape(n) for n in sorted(issuer_names, key=len, reverse=True))
    return rf"(?<!\w)(?=(?-i:[{UPPER}]))(?:{names})(?!\w)"


@lru_cache(maxsize=8)
def _asked(issuer_names: tuple[str, ...]) -> Pattern:
    return anycase(rf"(?:yêu cầu|đề nghị|giao|chỉ đạo)(?: cho)? {_name(issuer_names)}")


@lru_cache(maxsize=8)
def _drafted(issuer_names: tuple[str, ...]) -> Pattern:
    return anycase(
        rf"tham mưu(?: cho| giúp)? {_name(issuer_names)}(?: [^\s,;]+){{0,6}}? (?:báo cáo|trình|gửi)(?: về| cho)?"
        rf" (?=(?-i:[{UPPER}]))(?!{_name(issuer_names)}(?!(?-i: [{UPPER}])))[^;]{{0,110}}\Z"
    )


@lru_cache(maxsize=8)
def _to_issuer(issuer_names: tuple[str, ...]) -> Pattern:
    """ "về Sở", "báo cáo Sở"; not "về Sở Tài chính", nor "tham mưu UBND tỉnh báo cáo" where UBND tỉnh is to report."""
    return anycase(rf"(?:\A|về|gửi|cho|với) {_name(issuer_names)}(?!(?-i: [{UPPER}])| báo cáo| trình{_ABOVE_IT})")


@lru_cache(maxsize=8)
def _own_verb(issuer_names: tuple[str, ...]) -> Pattern:
    """The issuer as the subject: "Sở sẽ tổng hợp, báo cáo"; not "các phòng thuộc Sở báo cáo", "gửi về Sở báo cáo"."""
    return anycase(
        rf"(?:\A\W{{0,3}}|[,:(] |(?<!\w)(?:để|và|khi) ){_name(issuer_names)}"
        r"(?: sẽ)?(?: tổng hợp,?(?: và)?)? (?:báo cáo|trình)"
        rf"(?:(?!, {_DEMAND}|{_DEMAND} (?:các|quý))[^;]){{0,110}}\Z"
    )


@lru_cache(maxsize=8)
def _opens_own(issuer_names: tuple[str, ...]) -> Pattern:
    """ "...; chi nhánh tổng hợp gửi Hội sở chính": behind a semicolon no capital is needed."""
    names = "|".join(re.escape(n) for n in sorted(issuer_names, key=len, reverse=True))
    return anycase(
        rf"\W{{0,3}}(?:{names})(?: sẽ)?(?: tổng hợp,?(?: và)?)? (?:gửi|nộp|báo cáo|trình)(?: về| cho)? "
        rf"(?=(?-i:[{UPPER}]))(?!{_name(issuer_names)})(?:(?!{_DEMAND})[^;,]){{0,110}}\Z"
    )


# Words after which the issuer's name is that of an owner or a recipient, by their ends.
_OWNED = (" về", "của", "uộc", " cho", "với", " tại", "hòng", " tra", "gửi", "ghị", "mưu", "iúp")
_NO_OWNER = "".join(rf"(?<!{end})" for end in _OWNED)


@lru_cache(maxsize=8)
def _own_sending(issuer_names: tuple[str, ...]) -> Pattern:
    """The issuer with a verb of sending and another's name behind; not as "gửi về Huyện đoàn", "của Nhà trường"."""
    return anycase(
        rf"(?:\A\W{{0,3}}|[,:(;] |{_NO_OWNER} )"
        rf"{_name(issuer_names)}(?: sẽ)?(?: tổng hợp,?(?: và| để)?)? (?:gửi|nộp|báo cáo|trình|đăng ký với)"
        rf"(?: về| cho)? (?=(?-i:[{UPPER}]))"
        rf"(?!{_name(issuer_names)}(?!(?-i: [{UPPER}])))(?=(?:(?!{_DEMAND})[^;]){{0,110}}\Z)"
    )
