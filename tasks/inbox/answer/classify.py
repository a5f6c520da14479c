"""What does an agency's answer say? A pure decision over its own words and files; the office's records come later.

It is taken for a report, a nil report or an acknowledgement only where that is unmistakable. Everything else is
NOTHING, with the reason for which a person must look, and what it may be.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from models.text import tr
from tasks.inbox.answer import phrases as say
from tasks.inbox.answer.asked_periods import other_period
from tasks.inbox.answer.automatic import is_forward, sounds_automatic
from tasks.inbox.answer.courtesies import COURTESY
from tasks.inbox.answer.document import doubt_about, grave_doubt, remark_on, speaks_for_itself
from tasks.inbox.answer.elsewhere import about_others, figures_of_others
from tasks.inbox.answer.going_on import ALSO_SENT, GOING_ON, LATE_ANSWER, NO_DIFFICULTY
from tasks.inbox.answer.harmless_words import COUNTED, OWN_NUMBER, left_over, unknown_words
from tasks.inbox.answer.objections import against, not_understood
from tasks.inbox.answer.received import any_received, any_sends, says_received
from tasks.inbox.answer.reference_numbers import other_number
from tasks.inbox.answer.sentences import is_courtesy, known_words, own_subject, plain_text, sentences
from tasks.inbox.answer.spelling import Phrase, tidy
from tasks.inbox.answer.verdict import Classified, Says, Verdict

SMALL_TALK = 400
"""Characters of the own words of an acknowledgement; who writes more says more."""


LEAST_FIGURES = 3
"""Figures behind their labels from which on a mail without a verb is a report."""

MOST_STRANGE = 2
"""Words that may be strange beside so many figures."""

MOST_BESIDE = 3
"""Words that may be strange beside a document that is plainly the report."""

LONG_REPORT = 60
"""Words from which on a text with headings is a report of its own, in which difficulties and plans have their place."""


AWAY = "có thể là thư trả lời tự động, hoặc báo người nhận vắng mặt"


def classify(answer: Classified) -> Verdict:
    """What an answer says by itself, whatever is owed."""
    verdict = _verdict(answer)
    if verdict.says in (Says.REPORT, Says.NIL) and not answer.form and (why := other_period(answer)):
        return Verdict(Says.NOTHING, why, verdict.says)
    return verdict


def _verdict(answer: Classified) -> Verdict:
    own, subject = plain_text(answer.own, answer), own_subject(answer)
    lines = [COURTESY.remove(line) for line in sentences(own) if not is_courtesy(line)]
    heard = [*lines, *sentences(plain_text(subject, answer))]
    if sounds_automatic(f"{subject}\n{answer.own}"):
        return Verdict(Says.NOTHING, AWAY)
    if other := other_number(f"{subject}\n{answer.own}", answer.numbers):
        return Verdict(Says.NOTHING, tr("nói đến văn bản khác: {other}", other=other))
    if answer.files.documents or answer.files.others:
        return _with_documents(answer, lines, heard)
    if answer.files.unclear:
        return Verdict(
            Says.NOTHING, tr("có tệp chưa rõ là gì: {unclear}", unclear=", ".join(answer.files.unclear)), Says.REPORT
        )
    if answer.files.pictures:
        return Verdict(
            Says.NOTHING, tr("chỉ kèm ảnh: {pictures}", pictures=", ".join(answer.files.pictures)), Says.REPORT
        )
    return replace(_by_words(answer, lines, heard), words_only=True)


def _with_documents(answer: Classified, lines: list[str], heard: list[str]) -> Verdict:
    """A document is a report unless the words that come with it, or its name, say something else."""
    files = answer.files
    if _long_report(lines) and files.documents:
        why = grave_doubt(answer.enclosed, answer)  # the report is in the mail; what it encloses is beside it
        return Verdict(Says.NOTHING, why, Says.REPORT) if why else _verdict_on_long_report(lines)
    heard = [ALSO_SENT.remove(line) for line in heard if not _is_nil(line, known_words(answer))]
    if any_sends(lines):
        lines, heard = _without_excuses(lines), _without_excuses(heard)
    if why := against(heard):
        return Verdict(Says.NOTHING, why, Says.REPORT)
    if is_forward(answer.subject):
        return Verdict(Says.NOTHING, "thư chuyển tiếp", Says.REPORT)
    if why := about_others(answer, lines):
        return Verdict(Says.NOTHING, why, Says.REPORT)
    if not files.documents:
        return Verdict(
            Says.NOTHING, tr("tệp có thể không phải báo cáo: {others}", others=", ".join(files.others)), Says.REPORT
        )
    said = answer.form or files.said_report or any(say.REPORT_WORD.search(line) for line in lines + heard)
    if why := _speaks_of_else(answer, lines, heard, said=said):
        return Verdict(Says.NOTHING, why, Says.REPORT)
    if why := doubt_about(answer.enclosed, answer, said=said):
        return Verdict(Says.NOTHING, why, Says.REPORT)
    return Verdict(Says.REPORT, named=said, remark=remark_on(answer.enclosed))


def _without_excuses(lines: list[str]) -> list[str]:
    """Without apologies, what was done to the report, a wish to hear of it, and that it is sent again."""
    beside = (say.LATE, say.FORGOT, say.TEMPLATE, say.COMPLETED, say.CONFIRM, say.SIGNED)
    return [say.SENT_AGAIN.sub(say.SENT, _without(line, beside)) for line in lines]


def _without(line: str, phrases: Sequence[Phrase]) -> str:
    for phrase in phrases:
        line = phrase.remove(line)
    return line


def _speaks_of_else(answer: Classified, lines: list[str], heard: list[str], *, said: bool) -> str:
    """Why the words may be about something else than a report: other papers, or what is not understood."""
    other = any(say.OTHER_PAPERS.search(line) or (not said and say.SOME_PAPER.search(line)) for line in heard)
    if other and not any_sends(lines):
        return "lời thư nói gửi giấy tờ khác, không phải báo cáo"
    if not said and any_received(lines):
        return "có tệp, nhưng không nói đó là báo cáo"
    beside = [part for line in heard for part in _beside_the_report(line)]
    strange = [word for part in beside for word in left_over(part, known_words(answer), COUNTED)]
    if said and len(strange) <= MOST_BESIDE and speaks_for_itself(answer):
        return ""
    return not_understood(beside, known_words(answer), COUNTED)


def _beside_the_report(line: str) -> list[str]:
    """The clauses of a sentence that neither send a report nor name its basis, which may be told in any words."""
    parts = re.split(r"[,;:()]\s*", say.SIGNED.remove(say.ENCLOSED.remove(OWN_NUMBER.sub(" ", line))))
    sends = [number for number, part in enumerate(parts) if say.SENDS.search(part)]
    if sends and say.INTRODUCES.match(line):
        parts = parts[sends[0] :]
    return [part for part in parts if not (say.SENDS.search(part) or say.INTRODUCES.match(part))]


def _verdict_on_long_report(lines: list[str]) -> Verdict:
    bad = next((line for line in lines if say.ABOUT_REPORT.search(line) or "?" in line), "")
    if bad:
        return Verdict(Says.NOTHING, tr("báo cáo trong thư có chỗ cần xem: “{bad}”", bad=bad[:80]), Says.REPORT)
    return Verdict(Says.REPORT, named=True)


def _by_words(answer: Classified, lines: list[str], heard: list[str]) -> Verdict:
    names = known_words(answer)
    if not lines and not own_subject(answer):
        return Verdict(Says.NOTHING, "không thấy nội dung trả lời trong thư (không có tệp, không có lời)")
    if _long_report(lines):
        return _verdict_on_long_report(lines)
    if any(_is_nil(line, names) for line in lines):
        rest = [line for line in heard if not _is_nil(line, names)]
        if why := against(rest) or not_understood(rest, names) or about_others(answer, lines):
            return Verdict(Says.NOTHING, why, Says.NIL)
        return Verdict(Says.NIL, named=True)
    heard = _without_manners(answer, lines, heard)
    if why := against([GOING_ON.remove(line) for line in heard] if any_received(lines) else heard):
        return Verdict(Says.NOTHING, why, _thought(lines, heard))
    if _tells_figures(lines, tidy(answer.own)) and not any_received(lines):
        why = _figures_not_understood(heard, names) or figures_of_others(answer, lines)
        return Verdict(Says.NOTHING, why, Says.REPORT) if why else Verdict(Says.REPORT, named=True)
    if _figures_under_labels(answer, lines, heard):
        return Verdict(Says.REPORT)
    if any_sends(heard) or say.REPORT_WORD.search(own_subject(answer)):
        return Verdict(Says.NOTHING, "nói có báo cáo, tệp kèm theo hoặc đường dẫn, nhưng thư không có tệp", Says.REPORT)
    return _acknowledged(answer, lines, heard)


def _without_manners(answer: Classified, lines: list[str], heard: list[str]) -> list[str]:
    """Without the heading under which a report has no difficulty, an apology, and what came beside a paper."""
    if _tells_figures(lines, tidy(answer.own)):
        heard = [NO_DIFFICULTY.remove(line) for line in heard]
    if not any_received(heard):
        return heard
    heard = [LATE_ANSWER.remove(line) for line in heard]
    return [say.ENCLOSURES_RECEIVED.remove(line) if says_received(line) else line for line in heard]


def _figures_not_understood(heard: list[str], names: frozenset[str]) -> str:
    """Why words beside figures are not understood; of many figures, two words that say nothing else may stand there."""
    heard = [say.MEETINGS.remove(line) for line in heard]
    strange = [word for line in heard for word in left_over(line, names, COUNTED)]
    many = sum(1 for line in heard for _ in say.RESULT.find_all(line)) >= LEAST_FIGURES
    if many and len(strange) <= MOST_STRANGE and not any(say.NEEDS.search(line) for line in heard):
        return ""
    return not_understood(heard, names, COUNTED)


def _tells_figures(lines: list[str], own: str) -> bool:
    """Whether figures of what is counted are reported, or several of what was carried out."""
    figures = [say.NOT_RESULT.remove(line) for line in lines]
    count = sum(1 for line in figures for _ in say.RESULT.find_all(line))
    if any(say.REPORT_WORD.search(line) for line in lines):
        return count > 0
    if count >= LEAST_FIGURES and say.REPORT_WORD.search(own):  # "Báo cáo Sở: …" opens it
        return not any(say.NEEDS.search(line) for line in lines)
    return count > 1 and any(say.DONE.search(line) for line in lines)


def _figures_under_labels(answer: Classified, lines: list[str], heard: list[str]) -> bool:
    """Whether a mail is nothing but figures, each behind its label: the form's, or words for what is reported."""
    figures = [line for line in lines if say.FIGURE.match(line)]
    labels = frozenset(word for label in answer.labels for word in re.findall(r"\w+", tidy(label).casefold()))
    return len(figures) >= LEAST_FIGURES and not not_understood(heard, known_words(answer), COUNTED | labels)


def _acknowledged(answer: Classified, lines: list[str], heard: list[str]) -> Verdict:
    if not any_received(heard):
        return Verdict(
            Says.NOTHING, "không thấy nội dung trả lời trong thư (không có tệp, không nói đã nhận hay báo cáo)"
        )
    if len(answer.own) > SMALL_TALK:
        return Verdict(Says.NOTHING, "thư dài, có thể còn nói điều khác", Says.RECEIVED)
    rest = [GOING_ON.remove(line) for line in heard]
    if why := not_understood(rest, known_words(answer)) or about_others(answer, heard):
        return Verdict(Says.NOTHING, why, Says.RECEIVED)
    return Verdict(Says.RECEIVED)


def _thought(lines: list[str], heard: list[str]) -> Says:
    if any_received(heard):
        return Says.RECEIVED
    return Says.REPORT if any(say.REPORT_WORD.search(line) for line in lines) else Says.NOTHING


def _is_nil(line: str, names: frozenset[str]) -> bool:
    """A whole sentence that says that there is nothing to report, with nothing in it that takes it back."""
    line = line.replace('"', " ").strip()
    found = say.NIL.search(line)
    if not found or "?" in line or not say.NIL_GOES_ON.match(line[found.end() :]):
        return False
    before, after = say.REPORTS_THAT.remove(line[: found.start()]), line[found.end() :]
    return not against([before, after]) and not left_over(before, names) and not unknown_words(after, names)


def _long_report(lines: list[str]) -> bool:
    words = sum(len(line.split()) for line in lines)
    if words < LONG_REPORT:
        return False
    headings = sum(bool(say.HEADINGS.match(line)) for line in lines)
    figures = sum(bool(re.search(r"\d", line)) for line in lines)
    reports = any(say.REPORT_WORD.search(line) for line in lines)
    return reports and figures > 0 and (headings >= 2 or any(say.RESULT.search(line) for line in lines))
