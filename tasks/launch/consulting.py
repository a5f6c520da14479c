"""Does a document consult its addressees, and what does it say of silence? Only where that is unmistakable.

A demand for opinions on a draft by a day is a consultation; any other demand stays a report, for an officer to change.
"""

from models.enums import ObligationKind
from tasks.launch.consultation_part import ConsultationPart
from tasks.launch.draft import one_line
from tasks.read import Reading
from tasks.read.facts import Deadline
from tasks.read.patterns import anycase

OPINIONS = anycase(
    r"\b(?:(?:tham gia|đóng góp|cho|có|nêu|xin|gửi)(?: (?:tham gia|đóng góp|góp|lại|văn bản|các))* ý kiến|góp ý|"
    r"(?:tham gia|đóng góp) (?:góp )?ý kiến|ý kiến (?:góp ý|tham gia|đóng góp|bằng văn bản|của))\b"
)
"""What is asked for: opinions."""

DRAFT = anycase(r"\bdự thảo\b[^.;,()“”\"]*")
OF_OTHERS = anycase(
    r"\b(?:lấy|tổng hợp|tiếp thu|thu thập|phân loại) (?:các )?ý kiến (?:góp ý )?(?:của |từ )?"
    r"(?:nhân dân|cử tri|người dân|các tầng lớp|đoàn viên|hội viên|đối tượng|đơn vị trực thuộc|cán bộ|doanh nghiệp|"
    r"cộng đồng)"
)
"""Opinions that the addressee is to gather: what it sends is a report on them."""

REPORT = anycase(r"\bbáo cáo\b")
SILENCE = anycase(
    r"[^.;]*\b(?:không|chưa) (?:có|nhận|gửi|cho|tham gia|trả lời|góp ý|phản hồi)\b[^.;]*?"
    r"(?<!không )(?<!không được )(?<!chưa )\b(?:coi|xem)(?: như)?(?: là)?"
    r"(?: (?:các |quý )?(?:cơ quan|đơn vị|sở|địa phương)(?:, đơn vị)?)?(?: đã)?(?: hoàn toàn)? "
    r"(?:đồng ý|thống nhất|nhất trí|đồng thuận|tán thành)\b[^.;]*"
)
"""The sentence by which who says nothing agrees."""

ARTICLE = anycase(
    r"(?:điểm \w+,? )?(?:khoản \d+,? )?Điều \d+,? (?:của )?"
    r"(?:Luật|Nghị định|Quyết định|Nghị quyết|Thông tư|Quy chế|Quy định)"
    r"[^.;,]*"
)
LONGEST_TITLE, LONGEST_SENTENCE = 200, 400


def is_consultation(found: Deadline, reading: Reading) -> bool:
    """Whether a demand with a day asks for opinions on a draft, and for nothing else."""
    sentence = one_line(found.sentence)
    named = DRAFT.search(sentence) or DRAFT.search(reading.subject or "")
    beside = DRAFT.sub(" ", sentence)
    return bool(named and OPINIONS.search(sentence) and not REPORT.search(beside) and not OF_OTHERS.search(sentence))


def consultation_fields(found: Deadline, reading: Reading) -> dict[str, object]:
    """The fields of its [[obligation]] besides when it falls due and who owes it."""
    draft = DRAFT.search(reading.subject or "") or DRAFT.search(one_line(found.sentence))
    title = f"góp ý {one_line(draft[0])}"[:LONGEST_TITLE].strip() if draft else "góp ý dự thảo"
    rules = ConsultationPart(silence=ground_of_silence(reading))
    return {"kind": ObligationKind.CONSULTATION, "title": title, "consultation": rules}


def sentence_on_silence(reading: Reading) -> str:
    """The sentence that takes silence for agreement, as the document has it; "" where there is none, or several."""
    found = {one_line(match[0]).strip(" -–") for match in SILENCE.finditer(one_line(reading.text))}
    return found.pop() if len(found) == 1 else ""


def ground_of_silence(reading: Reading) -> str:
    """The article that the sentence names, else the sentence itself; letters go on with it behind "theo"."""
    sentence = sentence_on_silence(reading)
    if article := ARTICLE.search(sentence):
        return one_line(article[0])
    return f"nội dung đã nêu tại văn bản: “{sentence[:LONGEST_SENTENCE]}”" if sentence else ""
