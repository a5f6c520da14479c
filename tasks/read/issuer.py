"""Who issued the document: the lines above the number, or, where they are missing, the body's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.read.facts import DOUBTFUL, Fact
from tasks.read.fold import Folded, spelling
from tasks.read.head import fact, type_line
from tasks.read.lines import Line, cells, is_upper
from tasks.read.names import name_at
from tasks.read.patterns import Pattern, anycase
from tasks.read.words import URGENCIES

# The national header and the Party's stand in the right column, or after the issuer on one line.
_HEADER = Pattern(
    r"C[ỘỌ]NG H[ÒO]A XÃ HỘI|Độc lập|ĐỘC LẬP|ĐẢNG CỘNG SẢN VIỆT NAM|ĐOÀN TNCS HỒ CHÍ MINH"
    r"|ĐOÀN THANH NIÊN CỘNG SẢN"
)
_END = Pattern(r"S[ốỐ]\b ?[:.]? ?[\d/.…_\-]|S[ốỐ] ?:|V ?/ ?[vV]\b|Vv\b|Về việc")
# A line that begins a second body; any other line continues the first: "ỦY BAN NHÂN DÂN" / "TỈNH SƠN LA".
_NEW_BODY = Pattern(
    r"(?:ỦY BAN|UBND|UBMTTQ|HĐND|HỘI|SỞ|BỘ|TỔNG CỤC|CHI CỤC|CỤC|VỤ|VĂN PHÒNG|PHÒNG(?!,| CHỐNG)|BAN"
    r"|TRUNG TÂM|TRƯỜNG"
    r"|VIỆN|ĐẠI HỌC|ĐÀI|BÁO|(?:TỈNH|THÀNH|HUYỆN|THỊ|QUẬN|ĐẢNG) ỦY|(?:TỈNH|THÀNH|HUYỆN) ĐOÀN|CÔNG AN|BẢO HIỂM"
    r"|KHO BẠC|NGÂN HÀNG|LIÊN ĐOÀN|LIÊN HIỆP|MẶT TRẬN|THANH TRA|TÒA ÁN|BỆNH VIỆN|CÔNG TY|TỔNG CÔNG TY"
    r"|TẬP ĐOÀN"
    r"|HẠT|TRẠM|BCĐ|TIỂU BAN|ĐẢNG BỘ|CHI BỘ|ĐIỆN LỰC|TỔ CÔNG TÁC|TỔ GIÚP VIỆC|BẢO TÀNG"
    r"|THƯ VIỆN|HỌC VIỆN|CÔNG ĐOÀN|LIÊN MINH|TẠP CHÍ|CHI NHÁNH|KIỂM TOÁN|THÔNG TẤN XÃ|(?:THỊ|QUẬN|XÃ) ĐOÀN)(?!\w)"
)
_NO_NAME = frozenset(
    ["VIỆT NAM", "ĐẾN", "CÔNG VĂN ĐẾN", "SAO Y", "SAO Y BẢN CHÍNH", "BẢN SAO", "DỰ THẢO"]
    + [stamp.upper() for stamp in URGENCIES]
)
# The issuer speaks: "Sở Thông tin và Truyền thông đề nghị các cơ quan".
_SPEAKS = Pattern(r" (?:đề nghị|yêu cầu|thông báo|hướng dẫn|ban hành|quy định|xây dựng|kính đề nghị|trân trọng)(?!\w)")
# The first words of a name by which a body may call itself.
_GENERIC = Pattern(
    r"(?:sở|bộ(?! chỉ huy)|chi cục|tổng cục|cục|ban|phòng|trung tâm|văn phòng|(?:tỉnh|thành|huyện|quận|thị|đảng) ủy"
    r"|tổng công ty|công ty|bệnh viện|viện|hội|hạt|trạm|kho bạc|ngân hàng|công an|điện lực|quỹ|chi nhánh)(?!\w)"
)
# "Liên đoàn Lao động tỉnh Bình Định" calls itself "Liên đoàn Lao động tỉnh", "LĐLĐ tỉnh"
_LEVELS = r"tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn"
_OF_LEVEL = re.compile(rf"(?P<body>\w+(?: \w+){{1,5}}?) (?P<level>{_LEVELS})(?!\w)")
_ORGAN = anycase(r"ban (?:chấp hành|thường vụ)|bch|btv")  # under the name of the body whose it is
_ORGAN_BEFORE = re.compile(r"\A(?:ban chấp hành|ban thường vụ|bch|btv) (?=\w)")
_CITIES = frozenset(["Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh", "TP. Hồ Chí Minh"])


def from_head(text: str, head: Sequence[Line]) -> tuple[str, Fact] | None:
    """The issuer as printed, its parent first: "UBND TỈNH YÊN BÁI / SỞ THÔNG TIN VÀ TRUYỀN THÔNG"."""
    names: list[str] = []
    used: list[Line] = []
    own: list[Line] = []  # the lines of the last name, which is the issuer's
    for piece in _name_lines(head):
        printed = " ".join(text[piece.start : piece.end].split())
        if names and not (_NEW_BODY.match(piece.text.upper()) and not names[-1].endswith((" VÀ", ","))):
            names[-1] += " " + printed
        else:
            names.append(printed)
            own = []
        used.append(piece)
        own.append(piece)
    if not names:
        return None
    said = " ".join(piece.text for piece in used)
    start, end = _unbroken(text, own)
    where = Fact(start=start, end=end, evidence=text[start:end], sentence=said)
    return " / ".join(names), where


def _unbroken(text: str, lines: Sequence[Line]) -> tuple[int, int]:
    """The stretch of the first line and of those that follow it with nothing else between."""
    end = lines[0].end
    for line in lines[1:]:
        if text[end : line.start].strip():
            break
        end = line.end
    return lines[0].start, end


def _name_lines(head: Sequence[Line]) -> list[Line]:
    """The pieces of the issuer's name, without the headers that share its lines."""
    found: list[Line] = []
    named = type_line(head)
    for line in head[:named]:
        if _END.match(line.text):
            break
        for cell in cells(line):
            cut = _HEADER.search(cell.text)
            text = (cell.text[: cut.start()] if cut else cell.text).rstrip(" .")
            named_so = is_upper(text) or name_at(text, 0) == len(text)  # "Sở Y tế": capitals are not always kept
            if text and text not in _NO_NAME and named_so and not re.search(r"\d{4}|[;:]", text):
                found.append(Line(cell.start, cell.start + len(text), text, line.after_blank, cell.column))
    return found


def from_body(preamble: Folded, place: str | None) -> tuple[str, Fact] | None:
    """The body that speaks last before the duties. A Sở belongs to the province that the place names.

    The place line of a provincial office names its province (Nghị định 30/2020/NĐ-CP Annex I).
    """
    for m in reversed(list(_SPEAKS.finditer(preamble.text))):
        start = _name_before(preamble.text, m.start())
        if start is None:
            continue
        name = preamble.plain(start, m.start())
        known = place is not None and name.startswith("Sở ") and place not in name
        level = "thành phố" if place in _CITIES else "tỉnh"
        return (f"{name} {level} {place}" if known else name), fact(preamble, start, m.start(), DOUBTFUL)
    return None


def _name_before(text: str, end: int) -> int | None:
    """Where the name that ends at `end` begins."""
    for start in range(max(0, end - 90), end):
        if (start == 0 or text[start - 1] == " ") and text[start].isupper() and name_at(text, start) == end:
            return start
    return None


def short_names(issuer: str | None) -> tuple[str, ...]:
    """How the body calls its issuer: "UBND tỉnh", "Sở", "Bộ", "Ủy ban nhân dân tỉnh", the full name."""
    if not issuer:
        return ()
    parts = [part for part in issuer.split(" / ") if not _ORGAN.fullmatch(part)] or [issuer]
    own = spelling(parts[-1]).lower().replace("ủy ban nhân dân", "ubnd")
    own = _ORGAN_BEFORE.sub("", own)
    shorts = [own]
    if m := re.match(r"ubnd (tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)", own):
        shorts += [m.group(), f"ủy ban nhân dân {m[1]}", f"chủ tịch ubnd {m[1]}", m[1]]
    elif m := re.match(
        r"(?:ban (?:chấp hành|thường vụ) )?((?:tỉnh|thành|huyện|quận|thị|xã|phường) đoàn|đoàn (?:xã|phường|trường))"
        r"(?!\w)",
        own,
    ):
        shorts += [m[1], f"ban thường vụ {m[1]}"]
    elif own.startswith("trường "):
        shorts += ["trường", "nhà trường"]
    elif m := _GENERIC.match(own):
        shorts.append(m.group())
    if (m := _OF_LEVEL.match(own)) and not own.startswith("ubnd"):
        initials = "".join(word[0] for word in m["body"].split())
        shorts += [m.group(), f"{initials} {m['level']}"]
    return tuple(shorts)
