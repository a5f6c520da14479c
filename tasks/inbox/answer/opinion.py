"""Does an answer say what a consulted agency thinks of the draft? Only if unmistakable; all else waits for a person.

Four things can be said: it agrees, it agrees and says what should be otherwise, it does not agree, it has no opinion.
"""

import re
from collections.abc import Sequence

from models.enums import Opinion
from tasks.inbox.answer import counter_phrases as counter
from tasks.inbox.answer.automatic import is_forward, sounds_automatic
from tasks.inbox.answer.courtesies import COURTESY
from tasks.inbox.answer.harmless_words import HOLLOW_WORDS, OPINION_WORDS
from tasks.inbox.answer.objections import not_understood
from tasks.inbox.answer.reference_numbers import other_number
from tasks.inbox.answer.sentences import is_courtesy, known_words, own_subject, plain_text, sentences
from tasks.inbox.answer.spelling import Phrase
from tasks.inbox.answer.verdict import Classified, Says, Verdict

_AGREE = r"(?:nhất trí|đồng ý|thống nhất|đồng thuận|tán thành)"

AGREES = Phrase(rf"\b{_AGREE}(?: cao| hoàn toàn| toàn bộ)*\b(?! (?:gia hạn|lùi|hoãn|tham dự|họp))")
PARTLY = Phrase(
    r"\b(?:(?:về )?(?:cơ bản|căn bản|nguyên tắc|chủ trương)|sự cần thiết|phần lớn|đa số|phần nào|tương đối)\b"
)
"""An agreement that says that it is not a whole one."""

DISAGREES = Phrase(rf"\bkhông (?:thể )?{_AGREE}\b")
DENIED = Phrase(rf"\b(?:không|chưa|chẳng|khó|đừng|khỏi)\b[^,.;:]{{0,25}}\b{_AGREE}\b")
"""An agreement that is denied, in whole or in part, or has not been reached."""

NO_OPINION = Phrase(
    r"\bkhông có (?:(?:tham gia|đóng góp|bổ sung|thêm|bất kỳ|nội dung) )*(?:ý kiến|góp ý)"
    r"(?: (?:gì|nào|khác|thêm|bổ sung|góp ý|tham gia|đóng góp|sửa đổi|chỉnh sửa))*\b"
)
NOUN = Phrase(rf"\b(?:sự|để|nhằm|bảo đảm|đảm bảo|tính|họp|bàn|trao đổi|sau khi|được|cần|nên|đề nghị|xin) {_AGREE}\b")
"""The same words where they say something else: what is wished for, or was talked over."""

CONDITION = Phrase(rf"\b{_AGREE}\b[^.;:]{{0,80}}\b(?:nếu|với điều kiện|trừ|ngoại trừ|sau khi|khi)\b")
IN_PRINCIPLE = Phrase(r"\b(?:chủ trương|nguyên tắc|sự cần thiết)\b")
DRAFTED = Phrase(r"\bdo [^,.;]{0,80}?\b(?:soạn thảo|xây dựng|chủ trì|tham mưu|soạn|dự thảo|trình)\b")
"""By whom the draft was made, which is no reason."""

A_PART = Phrase(r"\b(?:điều|khoản|điểm|mục|chương|phần|phụ lục|trang|một số|một phần|vài|các nội dung)\b")

REMARK = Phrase(
    r"\b(?:đề nghị|kiến nghị|đề xuất|góp ý|(?:có|tham gia) (?:một số |các |thêm )?ý kiến|bổ sung|sửa|chỉnh|thay|bỏ|"
    r"lược bỏ|điều chỉnh|cân nhắc|xem xét|làm rõ|nên|cần)\b"
)
"""Where what should be otherwise begins to be said."""

ENCLOSED = Phrase(
    r"\b(?:ý kiến|góp ý)\b[^.]{0,80}\b(?:kèm theo|đính kèm|gửi kèm|tại (?:văn bản|tệp|file|phụ lục|công văn))"
)
MENTIONS = Phrase(r"\b(?:góp ý|ý kiến|dự thảo)\b")
LATER = Phrase(
    r"\b(?:sẽ [^.;]{0,30}(?:ý kiến|góp ý|trả lời|gửi)|xin (?:phép|lại|ý kiến (?:của )?lãnh đạo)|"
    r"gửi (?:ý kiến |văn bản |góp ý )?sau|"
    r"ý kiến (?:cụ thể )?sau|"
    r"đang (?:xin|lấy|tổng hợp|chờ|trình|nghiên cứu|rà soát)|chờ (?:lãnh đạo|ý kiến)|thêm thời gian|gia hạn|lùi thời|"
    r"chưa (?:kịp|nhận|có ý kiến|thống nhất|nghiên cứu|xem))\b"
)
"""What is said is not the last word."""

LEAST_WORDS = 3
"""Words that say something, from which on a remark is one."""


def opinion_verdict(answer: Classified) -> Verdict | None:
    """What an answer says of the draft; None where it says nothing of it and may be something else."""
    lines = [COURTESY.remove(line) for line in sentences(plain_text(answer.own, answer)) if not is_courtesy(line)]
    heard = [*lines, *sentences(plain_text(own_subject(answer), answer))]
    spoken = any(phrase.search(line) for line in heard for phrase in (AGREES, NO_OPINION))
    enclosed = (*answer.files.documents, *answer.files.others, *answer.files.unclear, *answer.files.pictures)
    if not spoken and not (enclosed and any(MENTIONS.search(line) for line in heard)):
        return None
    if why := _beside(answer):
        return _waits(why)
    said = _said(heard, answer, documents=bool(answer.files.documents))
    if isinstance(said, str):
        return _waits(said)
    if enclosed and said[0] is not Opinion.REMARKS:
        return _waits("có tệp kèm theo; ý kiến có thể nằm trong tệp")
    return Verdict(Says.OPINION, opinion=said[0].value)


def _waits(why: str) -> Verdict:
    return Verdict(Says.NOTHING, why, Says.OPINION)


def _beside(answer: Classified) -> str:
    """What in the mail, beside its sentences, speaks against counting it."""
    said = f"{answer.subject}\n{answer.own}"
    if sounds_automatic(said):
        return "có thể là thư trả lời tự động, hoặc báo người nhận vắng mặt"
    if other_number(said, answer.numbers):
        return "nói đến văn bản khác"
    return "thư chuyển tiếp" if is_forward(answer.subject) else ""


def _said(heard: Sequence[str], answer: Classified, *, documents: bool) -> tuple[Opinion] | str:
    """The one opinion of these sentences, or why a person must look."""
    if any("?" in line or LATER.search(line) or counter.HEARSAY.search(line) for line in heard):
        return "có câu hỏi, hoặc nói là sẽ có ý kiến sau"
    if any(NOUN.search(line) or CONDITION.search(line) for line in heard):
        return "đồng ý có điều kiện, hoặc chưa rõ đồng ý với điều gì"
    no = [line for line in heard if DISAGREES.search(line)]
    if no:
        return _disagreement(no, heard)
    if any(DENIED.search(line) for line in heard):
        return "có ý không đồng ý, chưa rõ là với toàn bộ dự thảo hay một phần"
    agrees = [line for line in heard if AGREES.search(line)]
    if any(IN_PRINCIPLE.search(line) for line in agrees):
        return "chỉ đồng ý về chủ trương, nguyên tắc"
    if agrees and (remarks := _remarks(heard, documents=documents)):
        return remarks
    return _plain(heard, agrees, answer)


def _disagreement(no: Sequence[str], heard: Sequence[str]) -> tuple[Opinion] | str:
    """It must be the whole draft that is not agreed to, and nothing else be agreed to beside it."""
    beside = [DISAGREES.remove(line) for line in heard]
    if any(AGREES.search(line) or NO_OPINION.search(line) for line in beside):
        return "vừa đồng ý vừa không đồng ý"
    for line in no:
        found = DISAGREES.search(line)
        of = re.split(r"[,:;]|\b(?:vì|do|bởi|lý do)\b", line[found.end() :] if found else line)[0]
        if A_PART.search(of):
            return "không đồng ý với một phần, chưa rõ với toàn bộ dự thảo"
    return (Opinion.DISAGREE,)


def _remarks(heard: Sequence[str], *, documents: bool) -> tuple[Opinion] | str:
    """Remarks that are plainly there, in words or in a document that the words name; "" where there are none."""
    if documents and any(ENCLOSED.search(line) for line in heard):
        return (Opinion.REMARKS,)
    begun = ""
    for line in heard:
        rest = AGREES.remove(NO_OPINION.remove(line))
        found = REMARK.search(rest) if not begun else None
        begun += f" {rest[found.start() :]}" if found else f" {rest}" if begun else ""
    if not begun:
        return ""
    telling = [word for word in re.findall(r"[^\W_]+", begun.casefold()) if word not in HOLLOW_WORDS]
    return (Opinion.REMARKS,) if len(telling) >= LEAST_WORDS else "nói có góp ý nhưng chưa rõ góp ý gì"


def _plain(heard: Sequence[str], agrees: Sequence[str], answer: Classified) -> tuple[Opinion] | str:
    """Agreement or no opinion, with nothing beside it that is not understood."""
    if any(PARTLY.search(line) for line in agrees):
        return "chỉ đồng ý về cơ bản, chưa rõ có góp ý gì"
    rest = [AGREES.remove(NO_OPINION.remove(DRAFTED.remove(line))) for line in heard]
    if any(phrase.search(line) for line in rest for phrase in (counter.BUT, counter.REFUSES, counter.COMPLAINS)):
        return "có điều kiện, ngoại lệ hoặc điều chưa hài lòng"
    if why := not_understood(rest, known_words(answer), OPINION_WORDS):
        return why
    if agrees:
        return (Opinion.AGREE,)
    nothing = any(NO_OPINION.search(line) for line in heard)
    return (Opinion.NONE,) if nothing else "có tệp kèm theo; ý kiến có thể nằm trong tệp"
