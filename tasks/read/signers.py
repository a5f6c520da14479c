"""Who signed, and on whose behalf (Nghị định 30/2020/NĐ-CP Art. 13).

KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC / Lê Hải Yến: the steps of authority, the title, the name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.read.facts import CERTAIN, DOUBTFUL, Signer
from tasks.read.fold import LOWER, UPPER
from tasks.read.lines import SIGNATURE, TITLE, Line, annex_start, cells, is_upper
from tasks.read.patterns import Pattern

_WORD = rf"(?:[HK]')?[{UPPER}][{LOWER}']"  # "H'Loan Niê"
_NAME = Pattern(rf"(?:{_WORD}*\.? ){{1,5}}{_WORD}+\Z")
_LOUD_NAME = Pattern(rf"[{UPPER}]{{2,7}}(?: [{UPPER}]{{1,7}}){{1,4}}\Z")
_RANK = Pattern(
    r"(?:(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|Đại úy|Đồng chí|Nhà giáo(?: ưu tú)?|Kỹ sư|Luật sư|Bác sĩ)[ .]+"
    r"|(?:P?GS|P?Gs|TS|Ts|Th\.?[sS]|BS|Bs|CK(?:I{1,2}|[12])|BSCK(?:I{1,2}|[12])|KS|Ks|CN|LS|DS|NGƯT|TTƯT|TTND|NSƯT)"
    r"(?:[. ]+))+"
)
_SIGNED = Pattern(r"\(?[Đđ]ã ký(?: và đóng dấu)?\)?[:.,]? ?|\([^()]{1,30}\) ?")
_FAMILIES = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh trương đinh lâm mai tô"
    " hà tạ lương châu quách thái cao phùng chu vi la tống kiều lưu thân nông hứa bạch giang ma lò cầm lường quàng bế"
    " triệu khuất doãn tiêu thích ông tăng thạch sơn kim danh mạc khổng nghiêm ninh cù lục diệp tôn âu từ văn trang"
    " viên mùa giàng sùng vàng thào lầu hoàn nhữ phí điêu hờ"
)
_PERSONAL = frozenset(_FAMILIES.split())
"""Family names: in capitals a name is told from a title only by these."""
_BESIDE = Pattern(rf"(?:(?<=[;.])|(?<=nhận:))\s+(?=[{UPPER}]{{2}})")  # not "Lưu: VT"
_STAMP = Pattern(r"Ký bởi|Người ký|Ngày ký|Thời gian ký|Email|Cơ quan:|Chữ ký số|Đã ký|\(?đã ký|\[", re.I)
_LONGEST_TITLE = 60
_NEAR = 14  # columns whose first letters stand closer than this are one column


def signers(text: str, foot: Sequence[Line]) -> list[Signer]:
    """All signers, the first one first; two may stand beside or below each other."""
    return _ordered(_found(text, foot[: annex_start(foot)]))


def _ordered(found: list[Signer]) -> list[Signer]:
    """Of two offices the one that leads signs on the right, read last; the other one names itself in its authority:
    "TM. BAN THƯỜNG VỤ TỈNH ĐOÀN" beside "KT. GIÁM ĐỐC".
    """
    if len(found) == 2 and _names_itself(found[0]) and not _names_itself(found[1]):
        return found[::-1]
    return found


def _names_itself(signer: Signer) -> bool:
    return re.search(r"ĐOÀN|HỘI|ỦY BAN MẶT TRẬN|LIÊN ĐOÀN", (signer.authority or "").upper()) is not None


def _found(text: str, own: Sequence[Line]) -> list[Signer]:
    found: list[Signer] = []
    for column in _columns(own):
        found += _of_column(text, column)
    if any(signer.name for signer in found):
        return [signer for signer in found if signer.name]
    return _nameless(text, own) or found


def _nameless(text: str, foot: Sequence[Line]) -> list[Signer]:
    """A scan may leave the name alone, its office under the seal: the only person's name of the foot, in doubt."""
    alone = [line for line in foot if (name := _bare_name(line.text)) and name.split()[0].lower() in _PERSONAL]
    if len(alone) != 1:
        return []
    printed = text[alone[0].start : alone[0].end]
    return [
        Signer(
            start=alone[0].start, end=alone[0].end, evidence=printed, sentence=printed, confidence=DOUBTFUL,
            authority=None, title=None, name=_bare_name(alone[0].text),
        )
    ]  # fmt: skip


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
    if not said[:1].isalpha() or said.endswith((";", ",", ".")):
        return _bare_name(said) is not None
    return is_upper(said) or _is_title(said) or _bare_name(said) is not None


def _is_title(said: str) -> bool:
    """An office or a step of authority, in capitals or not: "Hiệu trưởng", "KT. Giám đốc Sở"."""
    short = len(said) <= _LONGEST_TITLE and not said.endswith((";", ",", ".", ":"))
    return short and (TITLE.match(said) is not None or SIGNATURE.match(said) is not None)


def _bare_name(said: str) -> str | None:
    """The name without "(đã ký)", rank or degree; Art. 13 wants neither, armed forces excepted."""
    bare = _RANK.sub("", _SIGNED.sub("", said, 1)).strip()
    return bare if _NAME.match(bare) and not _STAMP.match(bare) and not _is_title(bare) else None


def _of_column(text: str, column: Sequence[Line]) -> list[Signer]:
    """Each run of titles that is closed by a name."""
    found: list[Signer] = []
    titles: list[Line] = []
    for cell in column:
        name = _bare_name(cell.text) or (_loud_name(cell.text) if titles else None)
        if name and titles:
            signer = _signer(text, titles, cell, name)
            found += [signer] if signer else []
            titles = []
        elif is_upper(cell.text) or _is_title(cell.text):
            titles.append(cell)
    if not found and titles:
        unnamed = _signer(text, titles, None, None)
        found += [unnamed] if unnamed else []
    return found


def _loud_name(said: str) -> str | None:
    """A name in capitals: "KHUẤT DUY TÍN"."""
    bare = _SIGNED.sub("", said, 1).strip()
    if not _LOUD_NAME.match(bare) or _is_title(bare):
        return None
    return bare if bare.split()[0].lower() in _PERSONAL else None


def _signer(text: str, capitals: list[Line], last: Line | None, name: str | None) -> Signer | None:
    """Steps of authority come first and have a prefix; from the first bare title on it is the title."""
    steps: list[str] = []
    title: list[str] = []
    for cell in capitals:
        said = " ".join(text[cell.start : cell.end].split())
        if SIGNATURE.match(cell.text) and not title:
            steps.append(said)
        elif title or not steps or TITLE.match(cell.text):
            title.append(said)
        else:
            steps[-1] += f" {said}"
    if not steps and not TITLE.match(" ".join(title)):
        return None
    start, end = capitals[0].start, (last or capitals[-1]).end
    printed = text[start:end]
    return Signer(
        start=start, end=end, evidence=printed, sentence=printed, confidence=CERTAIN if name else DOUBTFUL,
        authority=" / ".join(steps) or None, title=" ".join(title) or None, name=name,
    )  # fmt: skip
