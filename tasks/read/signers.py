"""Who signed, and on whose behalf (Nghị định 30/2020/NĐ-CP Art. 13).

KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC / Lê Hải Yến: the steps of authority, the title, the name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.read.facts import CERTAIN, DOUBTFUL, Signer
from tasks.read.fold import LOWER, UPPER
from tasks.read.lines import SIGNATURE, Line, annex_start, cells, is_upper
from tasks.read.patterns import Pattern

_TITLE = Pattern(
    r"(?:QUYỀN |Q\. ?)?(?:PHÓ |TỔNG |CỤC |VỤ |CHI CỤC |CHÁNH |VIỆN |HIỆU |ĐỘI |TRẠM |HẠT |KẾ |CHỈ HUY )*(?:GIÁM ĐỐC"
    r"|CHỦ TỊCH|CHỦ NHIỆM"
    r"|TRƯỞNG|BÍ THƯ|CHÁNH|BỘ TRƯỞNG|THỨ TRƯỞNG|CỤC TRƯỞNG|THANH TRA|TỔNG|VĂN PHÒNG|THỦ TƯỚNG|CHỦ NHIỆM"
    r"|ỦY VIÊN"
    r"|HIỆU|VIỆN|KIỂM SÁT|HẠT|ĐỘI|THỦ TRƯỞNG|PHÓ)"
)
_NAME = Pattern(rf"(?:[{UPPER}][{LOWER}']*\.? ){{1,5}}[{UPPER}][{LOWER}']+\Z")
_RANK = Pattern(
    r"(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|Đại úy|Đồng chí|GS\.?|PGS\.?|TS\.?|ThS\.?|BS\.?"
    r"|CKI{1,2}\.?|Luật sư)[ .]+"
)
_BESIDE = Pattern(rf"(?:(?<=[;.])|(?<=nhận:))\s+(?=[{UPPER}]{{2}})")  # not "Lưu: VT"
_STAMP = Pattern(r"Ký bởi|Người ký|Ngày ký|Thời gian ký|Email|Cơ quan:|Chữ ký số|Đã ký|\(?đã ký|\[", re.I)
_NEAR = 14  # columns whose first letters stand closer than this are one column


def signers(text: str, foot: Sequence[Line]) -> list[Signer]:
    """All signers, the first one first; two may stand beside or below each other."""
    found: list[Signer] = []
    for column in _columns(foot[: annex_start(foot)]):
        found += _of_column(text, column)
    return found


def _columns(foot: Sequence[Line]) -> list[list[Line]]:
    """The cells that may belong to a signature, by column."""
    columns: list[list[Line]] = []
    for line in foot:
        here = [piece for cell in cells(line) for piece in _pieces(cell) if _signs(piece)]
        beside = len(here) > 1
        for cell in here:
            near = [c for c in columns if abs(c[0].column - cell.column) <= _NEAR]
            if near or (columns and not beside and len(columns) == 1):
                (near or columns)[0].append(cell)
            else:
                columns.append([cell])
    return columns


def _pieces(cell: Line) -> list[Line]:
    """A copy's item and a signature that an extractor ran together: "- Như trên; KT. GIÁM ĐỐC"."""
    cut = None if SIGNATURE.match(cell.text) else _BESIDE.search(cell.text)
    if cut is None:
        return [cell]
    return [Line(cell.start + cut.end(), cell.end, cell.text[cut.end() :], False, cell.column + cut.end())]


def _signs(cell: Line) -> bool:
    said = cell.text
    return said[:1].isalpha() and not said.endswith((";", ",", ".")) and (is_upper(said) or bool(_bare_name(said)))


def _bare_name(said: str) -> str | None:
    """The name without rank or degree; Art. 13 wants neither, armed forces excepted."""
    bare = _RANK.sub("", said).strip()
    return bare if _NAME.match(bare) and not _STAMP.match(bare) else None


def _of_column(text: str, column: Sequence[Line]) -> list[Signer]:
    """Each run of capitals that is closed by a name."""
    found: list[Signer] = []
    capitals: list[Line] = []
    for cell in column:
        if is_upper(cell.text):
            capitals.append(cell)
        elif capitals and (name := _bare_name(cell.text)):
            signer = _signer(text, capitals, cell, name)
            found += [signer] if signer else []
            capitals = []
    if not found and capitals:
        unnamed = _signer(text, capitals, None, None)
        found += [unnamed] if unnamed else []
    return found


def _signer(text: str, capitals: list[Line], last: Line | None, name: str | None) -> Signer | None:
    """Steps of authority come first and have a prefix; from the first bare title on it is the title."""
    steps: list[str] = []
    title: list[str] = []
    for cell in capitals:
        said = " ".join(text[cell.start : cell.end].split())
        if SIGNATURE.match(cell.text) and not title:
            steps.append(said)
        elif title or not steps or _TITLE.match(cell.text):
            title.append(said)
        else:
            steps[-1] += f" {said}"
    if not steps and not _TITLE.match(" ".join(title)):
        return None
    start, end = capitals[0].start, (last or capitals[-1]).end
    printed = text[start:end]
    return Signer(
        start=start, end=end, evidence=printed, sentence=printed, confidence=CERTAIN if name else DOUBTFUL,
        authority=" / ".join(steps) or None, title=" ".join(title) or None, name=name,
    )  # fmt: skip
