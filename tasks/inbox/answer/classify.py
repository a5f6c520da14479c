"""What does an agency's answer say? A pure decision over its own words and files; the office's records come later.

It is taken for a report, a nil report or an acknowledgement only where that is unmistakable. Everything else is
NOTHING, with the reason for which a person must look, and what it may be.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from tasks.inbox.answer import phrases as say
from tasks.inbox.answer.answer_files import Sorted
from tasks.inbox.answer.automatic import is_forward, is_reply, sounds_automatic
from tasks.inbox.answer.harmless_words import RESULTS, left_over, unknown_words
from tasks.inbox.answer.reference_numbers import other_number, without
from tasks.inbox.answer.spelling import bare, is_bare, tidy


class Says(StrEnum):
    """What an answer says."""

    REPORT = "report"
    NIL = "nil"
    RECEIVED = "acknowledge"
    NOTHING = ""


@dataclass(frozen=True)
class Classified:
    """What the decision is taken on. `own` are the writer's own words, `subject` the mail's subject as it came.

    `form` is True when a file is the obligation's form, `ours` are the subjects of our letters that it answers, `names`
    those of offices (the agency's, ours), `numbers` the số/ký hiệu of the directives that it may answer.
    """

    own: str = ""
    subject: str = ""
    files: Sorted = field(default_factory=Sorted)
    form: bool = False
    ours: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """What it says, or NOTHING and why a person must look. `thought` is what it may be then.

    `named` is True for a report whose words, or the name of whose file, say that it is one.
    """

    says: Says
    why: str = ""
    thought: Says = Says.NOTHING
    named: bool = False


OUR_TOKEN = re.compile(r"\W?\b[0-9a-f]{32}\b\W?")
"""A reply token of ours in a subject."""

SMALL_TALK = 400
"""Characters of the own words of an acknowledgement; who writes more says more."""

TELLING_WORDS = 4
"""Words of a subject from which on it is known to be a part of ours."""

LONG_REPORT = 60
"""Words from which on a text with headings is a report of its own, in which difficulties and plans have their place."""

AGAINST = (
    (say.MORE_TIME, "có thể là xin gia hạn, không phải báo cáo"),
    (say.ASKS, "có câu hỏi"),
    (say.DRAFTS, "có thể là bản dự thảo, bản gửi thử hoặc thư chuyển tiếp"),
    (say.NOT_YET, "nói là chưa có hoặc sẽ gửi sau"),
    (say.COMPLAINS, "nêu thiếu sót, sự cố hoặc nhờ gửi lại"),
    (say.REFUSES, "có ý phủ định hoặc từ chối"),
    (say.REQUESTS, "có điều đề nghị cơ quan ban hành"),
    (say.BUT, "có điều kiện hoặc ngoại lệ"),
    (say.HEARSAY, "nói là nghe lại hoặc chưa chắc chắn"),
    (say.FOR_SIGNATURE, "có thể đang trình ký trong nội bộ"),
)
"""What speaks against an answer, and how a person is told."""

AWAY = "có thể là thư trả lời tự động, hoặc báo người nhận vắng mặt"
RESULT_WORDS = frozenset(map(bare, RESULTS))
_COMMON = """
cong tac thuc hien trien khai tinh hinh tuyen truyen theo yeu cau quy dinh cua so don vi phong van hoa thong tin huyen
thoi gian dot ky gui den ngay co quan anh chi a em ve viec duoi day tren nay dia ban trong nam
"""
COMMON_WORDS = RESULT_WORDS | frozenset(_COMMON.split())
"""Words of any report's title, without their marks."""
UNMARKED = re.compile(r"\b(khong|nhung|chua|duoc|gia han|thieu|nham|hoi|gui lai|se gui)\b")
"""Words typed without marks in a line that has marks: no Vietnamese word is spelt so."""


def classify(answer: Classified) -> Verdict:
    """What an answer says by itself, whatever is owed."""
    own, subject = _plain(answer.own, answer), own_subject(answer)
    lines = [say.COURTESY.remove(line) for line in sentences(own) if not _is_courtesy(line)]
    heard = [*lines, *sentences(_plain(subject, answer))]
    if sounds_automatic(f"{subject}\n{answer.own}"):
        return Verdict(Says.NOTHING, AWAY)
    if other := other_number(f"{subject}\n{answer.own}", answer.numbers):
        return Verdict(Says.NOTHING, f"nói đến văn bản khác: {other}")
    if answer.files.documents or answer.files.others:
        return _with_documents(answer, lines, heard)
    if answer.files.unclear:
        return Verdict(Says.NOTHING, f"có tệp chưa rõ là gì: {', '.join(answer.files.unclear)}", Says.REPORT)
    if answer.files.pictures:
        return Verdict(Says.NOTHING, f"chỉ kèm ảnh: {', '.join(answer.files.pictures)}", Says.REPORT)
    return _by_words(answer, lines, heard)


def _with_documents(answer: Classified, lines: list[str], heard: list[str]) -> Verdict:
    """A document is a report unless the words that come with it, or its name, say something else."""
    files = answer.files
    if _long_report(lines) and files.documents:
        return _verdict_on_long_report(lines)
    heard = [line for line in heard if not _is_nil(line, _names(answer))]
    if why := against(heard):
        return Verdict(Says.NOTHING, why, Says.REPORT)
    if is_forward(answer.subject):
        return Verdict(Says.NOTHING, "thư chuyển tiếp", Says.REPORT)
    if why := about_others(answer, lines):
        return Verdict(Says.NOTHING, why, Says.REPORT)
    if not files.documents:
        return Verdict(Says.NOTHING, f"tệp có thể không phải báo cáo: {', '.join(files.others)}", Says.REPORT)
    said = answer.form or files.said_report or any(say.REPORT_WORD.search(line) for line in lines + heard)
    if why := _speaks_of_else(answer, lines, heard, said):
        return Verdict(Says.NOTHING, why, Says.REPORT)
    return Verdict(Says.REPORT, named=said)


def _speaks_of_else(answer: Classified, lines: list[str], heard: list[str], said: bool) -> str:
    """Why the words may be about something else than a report: other papers, or what is not understood."""
    other = any(say.OTHER_PAPERS.search(line) or (not said and say.SOME_PAPER.search(line)) for line in heard)
    if other and not _sends(lines):
        return "lời thư nói gửi giấy tờ khác, không phải báo cáo"
    if not said and _received(lines):
        return "có tệp, nhưng không nói đó là báo cáo"
    return _unknown([part for line in heard for part in _beside_the_report(line)], _names(answer) | RESULT_WORDS)


def _beside_the_report(line: str) -> list[str]:
    """The clauses of a sentence that neither send a report nor name its basis, which may be told in any words."""
    parts = re.split(r"[,;:()]\s*", say.ENCLOSED.remove(line))
    sends = [number for number, part in enumerate(parts) if say.SENDS.search(part)]
    if sends and say.INTRODUCES.match(line):
        parts = parts[sends[0] :]
    return [part for part in parts if not (say.SENDS.search(part) or say.INTRODUCES.match(part))]


def _verdict_on_long_report(lines: list[str]) -> Verdict:
    bad = next((line for line in lines if say.ABOUT_REPORT.search(line) or "?" in line), "")
    if bad:
        return Verdict(Says.NOTHING, f"báo cáo trong thư có chỗ cần xem: “{bad[:80]}”", Says.REPORT)
    return Verdict(Says.REPORT, named=True)


def _by_words(answer: Classified, lines: list[str], heard: list[str]) -> Verdict:
    names = _names(answer)
    if not lines and not own_subject(answer):
        return Verdict(Says.NOTHING, "không thấy nội dung trả lời trong thư (không có tệp, không có lời)")
    if _long_report(lines):
        return _verdict_on_long_report(lines)
    if any(_is_nil(line, names) for line in lines):
        rest = [line for line in heard if not _is_nil(line, names)]
        if why := against(rest) or _unknown(rest, names) or about_others(answer, lines):
            return Verdict(Says.NOTHING, why, Says.NIL)
        return Verdict(Says.NIL, named=True)
    figures = any(say.RESULT.search(say.NOT_RESULT.remove(line)) for line in lines)
    if why := against([say.GOING_ON.remove(line) for line in heard] if _received(heard) else heard):
        return Verdict(Says.NOTHING, why, _thought(lines, heard))
    if figures and any(say.REPORT_WORD.search(line) for line in lines) and not _received(lines):
        why = _unknown(heard, names | RESULT_WORDS)
        return Verdict(Says.NOTHING, why, Says.REPORT) if why else Verdict(Says.REPORT, named=True)
    if _sends(heard) or say.REPORT_WORD.search(own_subject(answer)):
        return Verdict(Says.NOTHING, "nói có báo cáo, tệp kèm theo hoặc đường dẫn, nhưng thư không có tệp", Says.REPORT)
    return _acknowledged(answer, lines, heard)


def _acknowledged(answer: Classified, lines: list[str], heard: list[str]) -> Verdict:
    if not _received(heard):
        return Verdict(
            Says.NOTHING, "không thấy nội dung trả lời trong thư (không có tệp, không nói đã nhận hay báo cáo)"
        )
    if len(answer.own) > SMALL_TALK:
        return Verdict(Says.NOTHING, "thư dài, có thể còn nói điều khác", Says.RECEIVED)
    rest = [say.GOING_ON.remove(line) for line in heard]
    if why := _unknown(rest, _names(answer)) or about_others(answer, heard):
        return Verdict(Says.NOTHING, why, Says.RECEIVED)
    return Verdict(Says.RECEIVED)


def about_others(answer: Classified, lines: list[str]) -> str:
    """Why what is said decisively is said of another office, paper, time or matter; "" when it is not."""
    asked = _names(answer) | {word for one in answer.ours for word in re.findall(r"\w+", bare(one))}
    for line in lines:
        nil = say.NIL.search(line)
        received = next(say.RECEIVED.find_all(line), None) if _says_received(line) else None
        said = nil or received
        if not (said or say.SENDS.search(line)):
            continue
        if said and (whose := say.OTHER_OFFICES.search(line[: said.start()])) and not _known(whose[0], asked):
            return f"có thể nói về cơ quan khác: “{whose[0]}”"
        if received and not nil:
            after = line[received.end() :]
            if say.IN_PART.match(after) or say.OTHER_SENDERS.search(after):
                return "có thể nói về văn bản khác, hoặc chỉ nhận được một phần"
        else:
            if place := _other_place(line, answer, asked):
                return f"có thể nói về nơi khác: “{place}”"
            if why := _other_matter(line, asked):
                return why
        if said and (place := _other_place(line[: said.start()], answer, asked)):
            return f"có thể nói về cơ quan khác: “{place}”"
    return ""


def _other_place(text: str, answer: Classified, asked: frozenset[str]) -> str:
    """A named place of which the agency's name and our letters know nothing.

    Of the sender's own level only where the agency's name says its place: else nothing can be compared.
    """
    for found in say.PLACE.finditer(text):
        name = " ".join(word for word in found[1].split() if word[:1].isupper())
        below = bare(found[0]).startswith(("xa ", "phuong ", "thi tran "))
        compared = below or bare(found[0]).split()[0] in _names(answer)
        if name and compared and not _known(name, asked):
            return f"{found[0].split()[0]} {name}"
    return ""


def _other_matter(line: str, asked: frozenset[str]) -> str:
    """Why a report, or that there is none, is about another time or matter than our letters ask for."""
    if (span := say.SPAN.search(line)) and not _known(span[0], asked):
        return f"có thể nói về thời gian khác: “{span[0].strip()}”"
    if (topic := say.TOPIC.search(line)) and asked:
        words = [word for word in re.findall(r"[^\W\d_]+", bare(topic[1])) if word not in COMMON_WORDS]
        if len(words) > 1 and not asked & set(words):
            return f"có thể nói về việc khác: “{topic[1].strip()[:60]}”"
    return ""


def _known(text: str, asked: frozenset[str]) -> bool:
    """Whether all words and numbers of a text are among those asked for; 01 is 1."""
    numbers = {word.lstrip("0") for word in asked if word.isdigit()}
    return all(word in asked or word.lstrip("0") in numbers for word in re.findall(r"\w+", bare(text)))


def _thought(lines: list[str], heard: list[str]) -> Says:
    if _received(heard):
        return Says.RECEIVED
    return Says.REPORT if any(say.REPORT_WORD.search(line) for line in lines) else Says.NOTHING


def _unknown(lines: list[str], names: frozenset[str]) -> str:
    words = [word for line in lines for word in left_over(line, names)]
    return f"có điều chưa hiểu chắc: “{' '.join(words[:6])}”" if words else ""


def against(lines: list[str]) -> str:
    """What in these sentences speaks against counting them for anything; "" when nothing does."""
    for phrase, why in AGAINST:
        for line in lines:
            if phrase.search(line):
                return why
    mixed = any(not is_bare(line) and UNMARKED.search(line.casefold()) for line in lines)
    return "có chữ không dấu xen lẫn, chưa hiểu chắc" if mixed else ""


def own_subject(answer: Classified) -> str:
    """A subject that the writer chose himself: not that of a letter of ours, nor one behind "Re:"."""
    subject = " ".join(bare(answer.subject).split())
    ours = {" ".join(bare(one).split()) for one in answer.ours if one.strip()}
    long = len(subject.split()) >= TELLING_WORDS
    if is_reply(answer.subject) or any(subject == one or (long and (subject in one or one in subject)) for one in ours):
        return ""
    own = OUR_TOKEN.sub(" ", tidy(answer.subject))
    return re.sub(r"^\W*(?:v/v|về việc|trả lời|phúc đáp)\b\W*", "", own, flags=re.IGNORECASE).strip()


def sentences(text: str) -> list[str]:
    """Sentences, with lines joined that a mail program broke; greetings that open one are cut off."""
    joined: list[str] = []
    for line in (line.strip() for line in tidy(text).splitlines()):
        goes_on = joined and len(joined[-1]) > 50 and line[:1].islower() and joined[-1][-1:] not in ".!?:;"
        if goes_on:
            joined[-1] += f" {line}"
        elif line:
            joined.append(line)
    parts = [part for line in joined for part in re.split(r"(?<=[.!?;])\s+", line)]
    return [cut for part in parts if (cut := _without_opening(part.strip()))]


def _without_opening(line: str) -> str:
    found = say.OPENING.match(line)
    return line[found.end() :].strip() if found and found.end() < len(line) else line


def _plain(text: str, answer: Classified) -> str:
    """The text with names taken out that could be read as words: an office may be called "Chậm"."""
    text = without(tidy(text), answer.numbers)
    for name in sorted(answer.names, key=len, reverse=True):
        if len(name.split()) > 1:
            text = re.sub(rf"(?<!\w){re.escape(tidy(name))}(?!\w)", say.OFFICE, text, flags=re.IGNORECASE)
    return text


def _names(answer: Classified) -> frozenset[str]:
    return frozenset(word for name in answer.names for word in re.findall(r"\w+", bare(name)))


def _is_courtesy(line: str) -> bool:
    found = say.OPENING.match(line)
    return bool(found and found.end() >= len(line)) or not re.search(r"\w", say.COURTESY.remove(line))


def _sends(lines: list[str]) -> bool:
    return any(say.SENDS.search(line) for line in lines)


def _received(lines: list[str]) -> bool:
    return any(_says_received(line) for line in lines)


def _says_received(line: str) -> bool:
    """Words for received, with what is received, or at the end of what is said; not by us, and not a wish."""
    for found in say.RECEIVED.find_all(line):
        before, after = line[: found.start()], line[found.end() :]
        if say.OURS_RECEIVED.search(before) and not before[:1].islower():
            continue
        if say.PAPERS.match(after) or say.NO_PAPER.match(after):
            return True
    return False


def _is_nil(line: str, names: frozenset[str]) -> bool:
    """A whole sentence that says that there is nothing to report, with nothing in it that takes it back."""
    line = line.replace('"', " ").strip()
    found = say.NIL.search(line)
    if not found or "?" in line or not say.NIL_GOES_ON.match(line[found.end() :]):
        return False
    before, after = line[: found.start()], line[found.end() :]
    return not against([before, after]) and not left_over(before, names) and not unknown_words(after, names)


def _long_report(lines: list[str]) -> bool:
    words = sum(len(line.split()) for line in lines)
    if words < LONG_REPORT:
        return False
    headings = sum(bool(say.HEADINGS.match(line)) for line in lines)
    figures = sum(bool(re.search(r"\d", line)) for line in lines)
    reports = any(say.REPORT_WORD.search(line) for line in lines)
    return reports and figures > 0 and (headings >= 2 or any(say.RESULT.search(line) for line in lines))
