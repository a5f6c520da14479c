"""The fixed words of a directive's head and foot, read whatever marks a scan or a typist put on their letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tasks.read.fold import LOWER, UPPER
from tasks.read.normal.offsets import Edit
from tasks.read.patterns import Pattern
from tasks.read.words import DOC_TYPES


def _bare_letter(c: str) -> str:
    return {"đ": "d", "Đ": "D"}.get(c) or unicodedata.normalize("NFD", c)[0]


_BARE = {ord(c): _bare_letter(c) for c in LOWER[3:] + UPPER[3:]} | {ord("Ð"): "D", ord("Ø"): "O", ord("Ñ"): "N"}


def without_marks(text: str) -> str:
    """The text, as long, without the marks on its letters: "Kính gửi" is "Kinh gui"."""
    return text.translate(_BARE)


_MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_STARTS: list[tuple[Pattern, str]] = [
    (Pattern(r"[Kk][iIl1]nh ?[gq][uo][iIl1](?= ?[:;.,]|\s|-)"), "Kính gửi"),
    (Pattern(r"[Nn][oO0][iIl1] ?[nN][hH][aA][nN](?= ?[:;.,]|\s|-)"), "Nơi nhận"),
    (Pattern(r"[sS5][oO6](?= ?[:;.] ?[\d./_… -]{0,40}[/-] ?[A-Z])|[sS][oO](?= ?:[ \t]{0,40}$)", re.M), "Số"),
    (Pattern(r"V ?[/1l|] ?[vV](?=[\s:.])"), "V/v"),
]
"""Only at the beginning of a line or of a cell."""
_ANYWHERE: list[tuple[Pattern, str]] = [
    (Pattern(r"C[O0]NG ?H[O0]A[ .,]?X[AO] ?H[O0][I1l][ .,]{0,2}CHU ?NGH[I1l]A[ .,]{0,2}V[I1l]ET ?NAM"), _MOTTO),
    (Pattern(r"C[o0]ng ?h[o0]a[ .,]?[xX][ao] ?h[o0][iI1l][ .,]?chu ?ngh[iI1l]a[ .,]{0,2}[vV]iet ?[nN]am"), _MOTTO),
    (
        Pattern(r"[DB][o0]c ?lap ?[-–—.~_]{1,3} ?Tu ?d[o0] ?[-–—.~_]{1,3} ?[Hh]anh ?phu[ck]"),
        "Độc lập - Tự do - Hạnh phúc",
    ),
]
_TYPE_WORDS = {without_marks(name).upper(): name.upper() for name in DOC_TYPES}
_TYPE_LINE = Pattern(rf"(?:{'|'.join(_TYPE_WORDS)})(?=[ .:*|]{{0,40}}$)", re.M)
_AUTHORITY = Pattern(rf"(?:KT|TM|TL|TUQ)(?P<mark>[,:;])(?= ?[{UPPER}]{{2}})")
_DEMANDS = (
    "trước ngày", "chậm nhất", "muộn nhất", "đề nghị", "yêu cầu", "báo cáo", "hoàn thành", "để tổng hợp", "gửi về",
    "kể từ ngày", "đến ngày", "đến hết", "tổng hợp", "kết quả", "làm việc",
    "hằng ngày", "hàng ngày", "hằng tuần", "hàng tuần", "hằng tháng", "hằng quý", "hằng năm",
    "hàng tháng", "hàng quý", "hàng năm",
)  # fmt: skip
_BY_BARE = {without_marks(said): said for said in _DEMANDS}
_DEMAND = Pattern(rf"(?<!\w)(?:{'|'.join(_BY_BARE)})(?!\w)", re.I)
_INDENT = 80
_DAY_WORDS = Pattern(r"(?P<d>[nN]gay) ?[\dlIOo.… ]{0,12}(?P<m>thang) ?[\dlIOo.… ]{0,12}(?P<y>nam)(?= ?[\d.…lIO])")


def fixed_words(text: str) -> Iterator[Edit]:
    """The edits that give the fixed words their right spelling."""
    bare = without_marks(text)
    for pattern, right in _STARTS:
        for m in pattern.finditer(bare):
            if _begins(text, m.start()):
                yield from _unless_right(text, m.span(), right)
    for pattern, right in _ANYWHERE:
        for m in pattern.finditer(bare):
            yield from _unless_right(text, m.span(), right)
    for m in _TYPE_LINE.finditer(bare):
        if _begins(text, m.start()):
            yield from _unless_right(text, m.span(), _TYPE_WORDS[m.group()])
    for m in _DAY_WORDS.finditer(bare):
        for name, right in (("d", "ngày"), ("m", "tháng"), ("y", "năm")):
            yield from _unless_right(text, m.span(name), m[name][0] + right[1:])
    for m in _DEMAND.finditer(bare):
        if text[slice(*m.span())].lower() not in _DEMANDS:
            right = _BY_BARE[m.group().lower()]
            yield Edit(*m.span(), right if m.group()[0].islower() else right.capitalize())
    for m in _AUTHORITY.finditer(text):
        yield Edit(*m.span("mark"), ".")


def _begins(text: str, at: int) -> bool:
    """Does a line or a cell begin at `at`?"""
    start = at
    while start > 0 and at - start < _INDENT and text[start - 1] in " *|":
        start -= 1
    return start == 0 or text[start - 1] in "\n\t" or at - start > 2 or "|" in text[start:at]


def _unless_right(text: str, span: tuple[int, int], right: str) -> Iterator[Edit]:
    if text[slice(*span)].casefold() != right.casefold():
        yield Edit(*span, right)
