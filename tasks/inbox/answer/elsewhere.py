"""Is what an answer says said of another office, paper, time or matter than was asked for?"""

import re

from models.text import mark_text, tr
from tasks.inbox.answer import phrases as say
from tasks.inbox.answer.going_on import WITH_PICTURES
from tasks.inbox.answer.harmless_words import COMMON_MARKED, COMMON_WORDS, without_names
from tasks.inbox.answer.received import says_received
from tasks.inbox.answer.sentences import PREVENTION, known_words
from tasks.inbox.answer.spelling import Phrase, bare, is_bare, tidy
from tasks.inbox.answer.verdict import Classified

SYMBOL = re.compile(r"\b\d+\s*/[\w/&.-]+")
"""A số/ký hiệu, the agency's own too."""

OWN_AFFAIRS = Phrase(
    r"^\s*(chi bộ|chi đoàn|chi hội|đảng ủy|đoàn thể|công đoàn|truyền thanh cơ sở|trang thông tin điện tử|"
    r"văn thư|lưu trữ|cán bộ|công chức|viên chức|đảng viên|đảng bộ|đoàn viên|hội viên|tổ chức|nhân sự|tài chính|"
    r"tài sản|dân tộc|gia đình|dân số|thi đua|quản lý|hành chính|giáo dục|y tế|nội vụ|kinh tế)"
    r"(?=\s*(?:ạ|nhé)?\s*(?:$|[.,;:!()]|(?:và|năm|quý|tháng|tuần|kỳ|đợt|của|cuối|đầu|theo|hằng|hàng)\b|\d))"
)
"""What else an office reports on, in words that may stand in any title."""


def about_others(answer: Classified, lines: list[str]) -> str:
    """Why what is said decisively is said of another office, paper, time or matter; "" when it is not."""
    asked = asked_words(answer)
    return next((why for line in lines if (why := _elsewhere(line, answer, asked))), "")


def _elsewhere(line: str, answer: Classified, asked: frozenset[str]) -> str:
    nil = say.NIL.search(line)
    received = next(say.RECEIVED.find_all(line), None) if says_received(line) else None
    said = nil or received
    titled = answer.files.documents and say.REPORT_WORD.search(line)
    if not (said or titled or say.SENDS.search(line)):
        return ""
    before = line[: said.start()] if said else ""
    if (whose := say.OTHER_OFFICES.search(before)) and not is_known(whose[0], asked):
        return tr("có thể nói về cơ quan khác: “{whose}”", whose=whose[0])
    if received and not nil:
        after = line[received.end() :]
        if say.IN_PART.match(after) or say.OTHER_SENDERS.search(after):
            return "có thể nói về văn bản khác, hoặc chỉ nhận được một phần"
    elif why := _other_report(line, answer, asked):
        return why
    place = other_place(before, answer, asked)
    return tr("có thể nói về cơ quan khác: “{place}”", place=place) if place else ""


def _other_report(line: str, answer: Classified, asked: frozenset[str]) -> str:
    """Why a report, or that there is none, is not meant for us, or is about another place, time or matter."""
    if say.INTERNAL.search(line):
        return "có thể đang trình trong nội bộ"
    if (whose := say.OTHER_BODIES.search(line)) and not any(bare(whose[1]) in bare(name) for name in answer.agency):
        return tr("có thể là báo cáo của cơ quan khác: “{whose}”", whose=mark_text(whose[1]))
    if person := other_receiver(line, answer):
        return tr("có thể gửi cho người khác: “{person}”", person=person)
    if place := other_place(line, answer, asked):
        return tr("có thể nói về nơi khác: “{place}”", place=place)
    return other_matter(line, asked)


def figures_of_others(answer: Classified, lines: list[str]) -> str:
    """Why figures in words may be those of other offices, another place or another time."""
    asked = asked_words(answer)
    for line in lines:
        whose = say.OTHER_OFFICES.search(line) or say.SPAN.search(line)
        if whose and not is_known(whose[0], asked):
            return tr("có thể là số liệu của cơ quan khác hoặc kỳ khác: “{whose}”", whose=mark_text(whose[0].strip()))
        if place := other_place(line, answer, asked):
            return tr("có thể là số liệu của nơi khác: “{place}”", place=mark_text(place))
    return ""


def asked_words(answer: Classified) -> frozenset[str]:
    """The words, with their marks and without, of the names and of our letters: what, of whom, till when."""
    known = known_words(answer).union(*map(_marked_words, answer.names))
    beside = set[str]().union(*map(_both_words, answer.beside)) - known - COMMON_WORDS - COMMON_MARKED
    return known | (set[str]().union(*map(_both_words, answer.ours)) - beside)


def _marked_words(text: str) -> set[str]:
    return set(re.findall(r"\w+", tidy(text).casefold()))


def _both_words(text: str) -> set[str]:
    return _marked_words(text) | set(re.findall(r"\w+", bare(text)))


def other_place(text: str, answer: Classified, asked: frozenset[str]) -> str:
    """A named place of which the agency's name and our letters know nothing.

    Of the sender's own level only where the agency's name says its place: else nothing can be compared.
    """
    for found in say.PLACE.finditer(text):
        name = " ".join(word for word in found[1].split() if word[:1].isupper())
        below = bare(found[0]).startswith(("xa ", "phuong ", "thi tran "))
        compared = below or bare(found[0]).split()[0] in known_words(answer)
        if name and compared and not is_known(name, asked):
            return f"{found[0].split()[0]} {name}"
    return ""


def other_receiver(line: str, answer: Classified) -> str:
    """Somebody by name, or an office, to whom the report is sent, and who is not ours."""
    found = say.TO_SOMEBODY.search(line) or say.FOR_SOMEBODY.search(line)
    known = {word for name in answer.us for word in re.findall(r"\w+", bare(name))}
    if found and bare(found[1]).split()[-1] not in known:
        return found[1].strip()
    office = say.TO_OFFICE.search(line)
    return office[1] if office and not is_known(office[1], frozenset(known)) else ""


def topic_words(text: str) -> list[str]:
    """The words of a topic as they are written, without names of people, numbers, and what may stand beside them.

    Where none is left, those that only look common without their marks: "đảng viên".
    """
    text = without_names(SYMBOL.sub(" ", tidy(text)))
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", text) if bare(word) != "chong"]
    rare = [word for word in words if bare(word) not in COMMON_WORDS]
    return rare or [word for word in words if _not_common(word)]


def _not_common(word: str) -> bool:
    """Whether a word with marks is another than the common one that is written alike without them."""
    return not is_bare(word) and word.casefold() not in COMMON_MARKED


def other_matter(line: str, asked: frozenset[str]) -> str:
    """Why a report, or that there is none, is about another time or matter than our letters ask for."""
    if (span := say.SPAN.search(line)) and not is_known(_without_month(span[0]), asked):
        return tr("có thể nói về thời gian khác: “{span}”", span=span[0].strip())
    line = PREVENTION.sub(" ", line)
    if (topic := say.TOPIC.search(WITH_PICTURES.remove(say.SIGNED.remove(say.NIL.remove(line))))) and asked:
        words = topic_words(topic[1])
        if (words and not asked & set(words)) or _own_affair(topic[1], asked):
            return tr("có thể nói về việc khác: “{topic}”", topic=topic[1].strip()[:60])
    return ""


def _own_affair(topic: str, asked: frozenset[str]) -> bool:
    """Whether a topic in common words is one of an office's own affairs, which our letters do not name."""
    affair = OWN_AFFAIRS.match(topic)
    return affair is not None and not set(re.findall(r"\w+", bare(affair[1]))) <= asked


def _without_month(span: str) -> str:
    """A span without "tháng" before its number: our letters name a month within a day, "18/02/2022"."""
    return re.sub(r"^\s*(?:tháng|thang) (?=\d)", "", span, flags=re.IGNORECASE)


def is_known(text: str, asked: frozenset[str]) -> bool:
    """Whether all words and numbers of a text are among those asked for; 01 is 1."""
    numbers = {word.lstrip("0") for word in asked if word.isdigit()}
    return all(word in asked or word.lstrip("0") in numbers for word in re.findall(r"\w+", bare(text)))
