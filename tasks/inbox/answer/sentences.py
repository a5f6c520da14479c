"""The words of an answer, cut into the sentences that are judged."""

import re

from tasks.inbox.answer.automatic import is_reply
from tasks.inbox.answer.courtesies import COURTESY, OFFICE, OPENING
from tasks.inbox.answer.reference_numbers import without
from tasks.inbox.answer.spelling import Phrase, bare, is_bare, spelled_out, tidy
from tasks.inbox.answer.verdict import Classified

OUR_TOKEN = re.compile(r"\W?\b[0-9a-f]{32}\b\W?")
"""A reply token of ours in a subject."""

TELLING_WORDS = 4
"""Words of a subject from which on it is known to be a part of ours."""


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
    found = OPENING.match(line)
    return line[found.end() :].strip() if found and found.end() < len(line) else line


def plain_text(text: str, answer: Classified) -> str:
    """The text with names taken out that could be read as words: an office may be called "Chậm"."""
    text = "\n".join(map(spelled_out, without(tidy(text), answer.numbers).splitlines()))
    for name in sorted(answer.names, key=len, reverse=True):
        if len(name.split()) > 1:
            text = re.sub(rf"(?<!\w){re.escape(tidy(name))}(?!\w)", OFFICE, text, flags=re.IGNORECASE)
    initials = {name_initials(name) for name in (*answer.names, *answer.us, *answer.agency)}
    lines = (PREVENTION.sub(" ", line) for line in text.splitlines())
    return "\n".join(_without_initials(line, initials) for line in lines)


def _without_initials(line: str, initials: set[str]) -> str:
    """A line with the initials of offices as OFFICE, without its marks in a line that has none."""
    office = bare(OFFICE) if is_bare(line) else OFFICE
    return INITIALS.sub(lambda found: office if _names_office(found[0], initials) else found[0], line)


PREVENTION = Phrase(r"(?<=\bphòng), ?(?=chống\b)")
"""Two words of one matter, which no comma parts: "Báo cáo phòng, chống ..." speaks to no "phòng"."""

INITIALS = re.compile(r"(?<![\w/.-])[A-ZĐ]{2,}(?:\s?&\s?[A-ZĐ]{1,}|[.-][A-ZĐ]{1,})*(?![\w/])")
LEAST_INITIALS = 4
"""Letters from which on a part of an office's initials is known to be its name."""


def name_initials(name: str) -> str:
    """The first letters of a name, without "và"."""
    return "".join(word[0] for word in re.findall(r"\w+", bare(name)) if word != "va")


def _names_office(said: str, initials: set[str]) -> bool:
    """Whether capitals are the initials of an office, or enough of them: "VHTT&DL"."""
    letters = "".join(re.findall(r"\w", bare(said)))
    return len(letters) >= LEAST_INITIALS and any(letters in one for one in initials)


def known_words(answer: Classified) -> frozenset[str]:
    """The words, without their marks, of the names that may be read in an answer."""
    return frozenset(word for name in answer.names for word in re.findall(r"\w+", bare(name)))


def is_courtesy(line: str) -> bool:
    """Whether a sentence is nothing but a greeting or a leave-taking."""
    found = OPENING.match(line)
    return bool(found and found.end() >= len(line)) or not re.search(r"\w", COURTESY.remove(line))
