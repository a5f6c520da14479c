"""The grammar of reference numbers (Nghị định 30/2020/NĐ-CP Art. 15; Party documents: Hướng dẫn 36-HD/VPTW).

412/STTTT-CNTT        công văn: number / body - unit
19/CT-UBND            named type: number / type - body
15/2024/QĐ-UBND       legal text: number / year / type - body
31-HD/TĐTN-PT         Party: number - type / body
"""

from __future__ import annotations

import re

from tasks.read.fold import UPPER
from tasks.read.patterns import Pattern

_FIRST = rf"[{UPPER}]"
_SEGMENT = rf"{_FIRST}(?:[\w&]|\.(?=\w)|,(?=[{UPPER}]{{2}})){{0,24}}"  # "CĐBVN-QLVT,PT&NL"
_MORE = rf"(?:[-/]{_SEGMENT}| ?[-/] ?{_FIRST}[{UPPER}0-9&][\w&]{{0,24}})"
SYMBOL = rf"{_SEGMENT}{_MORE}{{0,5}}"
_PARTY_SYMBOL = rf"{_FIRST}[A-Za-zĐđ]{{0,8}} ?/ ?{_SEGMENT}{_MORE}{{0,4}}"
_COUNT = r"\d{1,6}[a-z]?"
_BLANK = r"[ .…_]{0,40}"

# In the head the number may be blank: "Số:      /UBND-KGVX", "Số: ....-HD/BTGTU".
STATE_HEAD = Pattern(rf"(?<!\w)S[ốỐ] ?[:.]? ?(?P<n>{_COUNT})?{_BLANK}(?:/ ?(?P<y>(?:19|20)\d\d) ?)?/ ?(?P<s>{SYMBOL})")
PARTY_HEAD = Pattern(rf"(?<!\w)S[ốỐ] ?[:.]? ?(?P<n>{_COUNT})?{_BLANK}(?:- ?|(?<=\d ))(?P<s>{_PARTY_SYMBOL})")

# The figure is spoilt, or the word before it lost.
SPOILT_HEAD = Pattern(
    rf"(?<!\w)S[ốỐ] ?[:.]? ?[^/,;()]{{0,16}}/{{1,2}} ?(?P<s>{_FIRST}{{2}}[\w&.]{{0,24}}{_MORE}{{0,5}})"
)
SLASHLESS_HEAD = Pattern(
    rf"(?<!\w)S[ốỐ] ?: ?[^\w,;()]{{0,16}}(?P<s>{_FIRST}{{2}}[\w&.]{{0,24}}-{_SEGMENT}{_MORE}{{0,3}})"
)
BARE_HEAD = Pattern(rf"(?<![\w/.-]){_COUNT} ?/ ?(?P<s>{_SEGMENT}-{_SEGMENT}{_MORE}{{0,3}})")

# In the body it is whole: "Kế hoạch số 03/KH-TBTT", "Luật số 59/2010/QH12".
CITED = rf"(?:{_COUNT}(?: ?/ ?(?:19|20)\d\d)? ?/ ?{SYMBOL}|{_COUNT} ?- ?{_PARTY_SYMBOL})"


def squeezed(number: str) -> str:
    """Blanks round the hyphen or slash do not count: "67 - HD/BTGTU" is "67-HD/BTGTU"."""
    return re.sub(r"\s+", "", number)


def type_code(symbol: str) -> str:
    """The part that may be a type code: "KH" of "KH-UBND", "HD" of "HD/BTGTU", "UBND" of "UBND-VX"."""
    return re.split(r"[-/]", symbol, maxsplit=1)[0]
