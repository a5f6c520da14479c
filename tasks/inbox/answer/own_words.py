"""What an agency wrote itself: its mail without what it quotes, without our own sentences, signature and footers.

Mail programs mark what they quote in many ways; what one of them leaves unmarked is found by our own sentences, for
we know all that we sent.
"""

import re
from collections.abc import Iterable, Sequence

from tasks.inbox.answer.phrases import NIL, RECEIVED
from tasks.inbox.answer.spelling import Phrase, bare, tidy

RUN, LEAST_RUNS, SHARE = 4, 3, 0.6
"""A line is ours when it has so many runs of four words, and this share of them stands in letters that we sent."""

OUR_VOICE = Phrase(r"quý (cơ quan|đơn vị)|đề nghị|trân trọng gửi|hệ thống đôn đốc")
"""How our letters speak, and hardly an answer to them."""

LONGEST_ATTRIBUTION = 400

_WROTE = r"(đã viết|viết|wrote|đã ghi|writes)"
ATTRIBUTION = Phrase(
    rf"^\W*(vào|ngày|lúc|on|thứ|chủ nhật|th \d|t\d,|cn,|\d{{1,4}}[/-]\d{{1,2}}|trong thư|"
    rf"trích)\b.{{0,300}}\b{_WROTE}\s*:\s*$"
    rf"|^\W*\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}}\b.{{0,160}}<\s*[^<>\s]+@[^<>\s]+>\s*:\s*$"
    rf"|^\W*[^\n:]{{0,120}}<[^<>\s]+@[^<>\s]+>([^\n:]{{0,40}}\b{_WROTE})?\s*:\s*$"
)
"""The line that says who wrote what follows: Gmail, Apple Mail, Thunderbird, Roundcube, VNPT."""

_NAMES = r"(từ|from|người gửi|gửi từ|sender)"
HEAD = Phrase(rf"^[\s>*|]*\**{_NAMES}\s*:\s*\**\s*\S")
HEAD_GOES_ON = Phrase(
    r"^[\s>*|]*\**(từ|from|người gửi|đã gửi|gửi|sent|date|ngày|ngày gửi|gửi lúc|thời gian|tới|đến|to|người nhận|"
    r"gửi tới|"
    r"gửi đến|cc|đồng gửi|đồng kính gửi|subject|chủ đề|tiêu đề|importance|mức độ|reply-to|attachments?|"
    r"tệp đính kèm)\s*:"
)
"""A line of the head of a quoted mail: Outlook, Yahoo, Zimbra, Notes, in Vietnamese and English, bold or not."""

RULES = Phrase(
    r"^\s*([-_=*–]{2,}\s*)(thư gốc|thư ban đầu|tin nhắn gốc|tin nhắn ban đầu|nguyên văn|original message|"
    r"original appointment|"
    r"thư đã chuyển tiếp|thư chuyển tiếp|tin nhắn chuyển tiếp|tin nhắn được chuyển tiếp|forwarded message|"
    r"forwarded by .*|"
    r"reply message|reply above this line|trả lời phía trên dòng này|thư trước|original)\s*([-_=*–]{2,})?\s*$"
    r"|^\s*(bắt đầu thư chuyển tiếp|bắt đầu thư được chuyển tiếp|begin forwarded message|thư gốc|"
    r"original message)\s*:\s*$"
    r"|^\s*[-_=*–]{3,}\s*(\S+ ){1,6}(gốc|ban đầu|original|chuyển tiếp|forwarded)( message)?\s*[-_=*–]{3,}\s*$"
    r"|^\s*_{10,}\s*$|^\s*-{20,}\s*$"
)
"""The rule that stands above a quoted mail: Outlook, Zimbra, Samsung, Yahoo, Apple."""

NOTES = re.compile(r"^\s*[^\n]{0,80}<[^<>\s]+@[^<>\s]+>\s*$")
"""The name that Notes puts above what it quotes, with the day beneath."""

NOTES_DAY = re.compile(r"^\s*\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[ ,]+\d{1,2}:\d{2}")

FOOTERS = Phrase(
    r"^\W*((đã |được )?gửi (đi )?từ (iphone|ipad|điện thoại|thiết bị|galaxy|samsung|máy tính bảng|oppo|xiaomi|"
    r"android|zalo|"
    r"outlook|yahoo|gmail|mail|thư|hộp thư|ứng dụng|my|email)\b|sent (from|using|via|by) \S|get outlook|tải outlook|"
    r"tải xuống outlook|lấy outlook|nhận outlook|virus-free|không có vi-?rút|đã quét vi-?rút|scanned by|"
    r"email này đã được quét|"
    r"thư này đã được kiểm tra|from my )"
)
"""What telephones, mail programs and virus scanners write beneath a mail."""

NOTICES = Phrase(
    r"^\W*(lưu ý|chú ý|disclaimer|confidential\w*|notice|cảnh báo|tuyên bố miễn trừ|miễn trừ trách nhiệm|bảo mật|"
    r"thông báo bảo mật|"
    r"important notice|privileged)\b.{0,40}(:|$|email|thư)"
    r"|^\W*(thông tin (trong|chứa trong|của) (email|thư|bức thư)|nội dung (của )?(email|thư)|thư( điện tử)? này (và|"
    r"có thể|chỉ|chứa|"
    r"được gửi cho)|email này (và|có thể|chỉ|chứa)|this (e-?mail|message|communication|transmission) |"
    r"the information (contained )?in|"
    r"the contents of|if you (are not|have received)|nếu (bạn|quý vị|ông/bà|anh/chị)?\s*(không phải|nhận nhầm|"
    r"nhận được thư này do)|"
    r"please consider the environment|hãy (nghĩ|cân nhắc|bảo vệ).{0,40}(in|môi trường)|xin hãy cân nhắc|"
    r"vui lòng cân nhắc)"
)
"""How the notices begin that offices have their servers write beneath every mail."""

DISCLAIMS = Phrase(
    r"nhận nhầm|nhầm thư|người nhận|bảo mật|confidential|privileged|intended|recipient|environment|môi trường|"
    r"vi-?rút|virus|"
    r"miễn trừ|disclaim|không chịu trách nhiệm|unauthori[sz]ed"
)
"""What such a notice speaks of; a writer's own "Lưu ý: …" does not."""

BANNERS = Phrase(
    r"(thư|email|mail)( điện tử)?( này)? (được gửi |đến |xuất phát )+từ (bên )?ngoài|external (e-?mail|sender)|"
    r"originated (from )?outside|từ người gửi bên ngoài|(không thường xuyên|you don't often) (nhận|"
    r"get) (được )?(e-?mail|thư)|"
    r"learn why this is important|tìm hiểu lý do|(do not|không) (click|nhấp|bấm|mở) (links?|vào|"
    r"các)? ?.{0,40}(liên kết|links?|attachments)"
)
"""The warning that a server writes above mails from outside."""

CLOSING = Phrase(
    r"^\W*(xin )?(rất )?(trân trọng|trân trọng (cảm|cám) ơn|trân trọng kính chào|trân trọng./\.|thân (ái|mến)|"
    r"kính thư|kính chào|"
    r"kính|best regards|regards|thanks|thanks (and|&) (best )?regards|sincerely|(cảm|cám) ơn)\s*(!|\.|,|/)*\s*$"
)
"""A line by which a writer takes leave; a signature follows."""

AFTERTHOUGHT = Phrase(
    r"^\W*(p\.?\s?/?\s?s\b|tái bút|tb\s*:|ghi chú|nhân tiện|nhân đây|ngoài ra|à\b|à quên|bổ sung|nb\b|note)"
)
STILL_OURS = Phrase(
    r"\?|\b(chưa|không (nhận|thấy|mở|đọc|có|thể|kịp)|gia hạn|lùi|gửi lại|xin|đề nghị|nhưng|tuy nhiên|sẽ|thiếu|nhầm|"
    r"lỗi|nghỉ phép|"
    r"hỏi|bao giờ|khi nào)\b"
)
"""What makes a line below the leave-taking more than a signature."""

GREETS_US = Phrase(r"^\W*kính gửi\b[^.]{0,200}$")
"""A greeting; that of a letter of ours has the writer's own name."""

SIGNATURE_MARK = re.compile(r"^\s*--\s*$")


def own_words(text: str, ours: Iterable[str] = (), names: Sequence[str] = ()) -> str:
    """What the writer of a mail wrote, line by line.

    `ours` are texts of letters of ours that he may have repeated, `names` those of the agency to which they went.
    """
    lines = tidy(text).splitlines()
    lines = _unquoted(lines)
    lines = _before_our_words(lines, ours, names)
    return "\n".join(_before_signature(_before_footer(lines))).strip()


def _unquoted(lines: list[str]) -> list[str]:
    """Without lines that begin with ">", and without all that follows the head of a quoted mail."""
    kept: list[str] = []
    attributed = 0
    for number, line in enumerate(lines):
        if line.lstrip().startswith(">") or number < attributed:
            continue
        if RULES.match(line) or _is_head(lines, number):
            break
        if spoken := _attribution(lines, number):
            attributed = number + spoken
            following = [other for other in lines[attributed:] if other.strip()]
            if not following or not following[0].lstrip().startswith(">"):
                break
        else:
            kept.append(line)
    return kept


def _is_head(lines: Sequence[str], number: int) -> bool:
    """Whether the head of a quoted mail begins at a line."""
    line, following = lines[number], [other for other in lines[number + 1 : number + 6] if other.strip()]
    if HEAD.match(line):
        return not following or _long(line) or any(HEAD_GOES_ON.match(other) for other in following[:2])
    return bool(NOTES.match(line) and following and (NOTES_DAY.match(following[0]) or HEAD_GOES_ON.match(following[0])))


def _long(line: str) -> bool:
    """A head of one line: a name with an address, or a name of an office."""
    return "@" in line or len(line.split()) <= 8


def _attribution(lines: Sequence[str], number: int) -> int:
    """How many lines the attribution takes that begins here; 0 when none does. Mail programs break long ones."""
    for count in (1, 2, 3):
        said = " ".join(line.strip() for line in lines[number : number + count])
        if len(said) <= LONGEST_ATTRIBUTION and ATTRIBUTION.match(said):
            return count
    return 0


def _before_our_words(lines: list[str], ours: Iterable[str], addressee: Sequence[str]) -> list[str]:
    """Up to the first line that is ours, or the greeting of a letter to the writer himself."""
    known = {run for text in ours for run in _runs(text)}
    spoken = [(number, line) for number, line in enumerate(lines) if line.strip()]
    for place, (number, line) in enumerate(spoken):
        nearby = spoken[place + 1 : place + 2]
        if _greets(line, addressee):
            return lines[:number]
        if GREETS_US.match(line) or _speaks_of_itself(line, addressee):
            continue
        ours_too = any(_is_ours(other, known) for _, other in nearby) or (place > 0 and not nearby)
        if _is_ours(line, known) and (OUR_VOICE.search(line) or ours_too):
            return _without_greeting(lines[:number])
    return lines


def _runs(text: str) -> list[tuple[str, ...]]:
    """All runs of RUN words; where lines break does not matter."""
    words = re.findall(r"\w+", bare(text))
    return list(zip(*(words[start:] for start in range(RUN)), strict=False))


def _is_ours(line: str, known: set[tuple[str, ...]]) -> bool:
    runs = _runs(line)
    return len(runs) >= LEAST_RUNS and sum(run in known for run in runs) >= SHARE * len(runs)


def _greets(line: str, names: Sequence[str]) -> bool:
    """Whether a line is "Kính gửi: " with the name of the agency that writes: it does not write to itself."""
    greeting = Phrase(r"^\W*kính gửi\s*:?\s*").match(line)
    plain = bare(line[greeting.end() :]) if greeting else ""
    return any(plain.startswith(bare(name)) for name in names if name)


def _speaks_of_itself(line: str, names: Sequence[str]) -> bool:
    """Whether a line says of the writer's office that it received, or has nothing to report: ours ask for it only."""
    plain = line.strip(' "*')
    own = any(bare(plain).startswith(bare(name)) for name in names if name)
    return own and bool(RECEIVED.search(plain) or NIL.search(plain))


def _without_greeting(lines: list[str]) -> list[str]:
    """Without a "Kính gửi: …" in the last lines, which opened the letter that is repeated."""
    for back in range(1, min(4, len(lines)) + 1):
        if Phrase(r"^\W*kính gửi\s*:").match(lines[-back]):
            return lines[:-back]
    return lines


def _before_footer(lines: list[str]) -> list[str]:
    lines = [line for line in lines if not FOOTERS.match(line) and not BANNERS.search(line)]
    for number, line in enumerate(lines):
        if NOTICES.match(line) and DISCLAIMS.search(" ".join(lines[number : number + 4])):
            return lines[:number]
    return lines


def _before_signature(lines: list[str]) -> list[str]:
    """Up to the signature; of what stands there, the lines that still say something."""
    for number, line in enumerate(lines):
        if SIGNATURE_MARK.match(line) or (CLOSING.match(line) and any(map(str.strip, lines[:number]))):
            below = lines[number + 1 :]
            return lines[:number] + _afterthoughts(below)
    return lines


def _afterthoughts(lines: list[str]) -> list[str]:
    for number, line in enumerate(lines):
        if AFTERTHOUGHT.match(line):
            return lines[number:]
    return [line for line in lines if STILL_OURS.search(line)]
