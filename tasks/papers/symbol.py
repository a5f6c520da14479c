"""The symbol of a document that answers or follows a directive, from the directive's own number.

Grammar: Nghị định 30/2020/NĐ-CP, Annex I, II.3: a công văn is NN/CQ-ĐƠNVỊ, a named type NN/LOẠI-CQ.
"""

TYPES = frozenset(
    {"NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr", "HĐ",
     "CĐ", "GN", "TTh", "GUQ", "GM", "GGT", "NP", "PG", "PC", "PB"}
)  # fmt: skip
"""Annex III: the codes of the named types."""
CODES = {"": "", "Báo cáo": "BC"}


def own_symbol(reference_no: str, name: str = "") -> str:
    """The symbol of our document of a type: STTTT-TTBCXB for a công văn, BC-STTTT for a report."""
    code, issuer, unit = CODES[name], *_parts(reference_no)
    if code:
        return f"{code}-{issuer}"
    return f"{issuer}-{unit}" if unit else issuer


def unit_of(reference_no: str) -> str:
    """The unit that drafted it, as "Lưu: VT, TTBCXB" names it; empty where the number does not say."""
    return _parts(reference_no)[1]


def _parts(reference_no: str) -> tuple[str, str]:
    symbol = reference_no.replace(" ", "").rsplit("/", 1)[-1]
    first, _, rest = symbol.partition("-")
    if first in TYPES and rest:
        return rest, ""
    return first, rest
