"""Is an enclosed document the report that was asked for? What it says itself decides, as far as it can be read."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from models.text import join_texts, mark_text, tr
from tasks.inbox.answer import document_phrases as paper
from tasks.inbox.answer import phrases as say
from tasks.inbox.answer.elsewhere import asked_words, other_matter
from tasks.inbox.answer.enclosed import Enclosed
from tasks.inbox.answer.harmless_words import COMMON_WORDS
from tasks.inbox.answer.offices import one_of, province_words
from tasks.inbox.answer.reference_numbers import cites, other_number
from tasks.inbox.answer.spelling import Phrase, bare, tidy
from tasks.inbox.answer.verdict import Classified

HEAD_LINES = 25
"""Lines in which a document says what it is."""

LONGEST_TITLE = 160

SAYS_NOTHING = "lời thư cũng không nói là báo cáo"
BY_THE_MAIL = "ghi nhận theo lời thư"


@dataclass(frozen=True)
class Doubt:
    """Why a document is not taken for the report. A `grave` one holds however good the other documents are."""

    why: str
    grave: bool = True


def doubt_about(documents: Sequence[Enclosed], asked: Classified, *, said: bool) -> str:
    """Why the documents of a mail are not unmistakably the report; "" when they are. `said`: the mail says so itself.

    A report may come with other papers, and with a copy of itself whose number was left open.
    """
    doubts = {id(one): doubt_of(one, asked, said=said) for one in documents}
    found = [doubt for doubt in doubts.values() if doubt]
    sound = [one for one in documents if not doubts[id(one)] and (not one.unread or said)]
    if found and (any(doubt.grave for doubt in found) or not sound):
        return next((doubt.why for doubt in found if doubt.grave), found[0].why)
    titles = {_key(one.subject) for one in sound if one.doc_type == paper.REPORT_TYPE and one.subject}
    return "có nhiều báo cáo khác nhau trong một thư" if len(titles) > 1 else ""


def speaks_for_itself(asked: Classified) -> bool:
    """Whether documents leave nothing to the mail's words: a report by its title, of the agency's, in order."""
    province = province_words(asked.us)
    reports = [one for one in asked.enclosed if one.doc_type == paper.REPORT_TYPE and not (one.unread or one.refused)]
    mine = [one for one in reports if one.issuer and asked.agency and one_of(one.issuer, asked.agency, province)]
    return bool(mine) and not doubt_about(asked.enclosed, asked, said=True)


def grave_doubt(documents: Sequence[Enclosed], asked: Classified) -> str:
    """Why a mail that reports in its own words waits for the documents beside them; "" when they do not matter."""
    found = (doubt_of(one, asked, said=True) for one in documents)
    return next((doubt.why for doubt in found if doubt and doubt.grave), "")


def _about(one: Enclosed, why: str) -> str:
    return tr("{name}: {why}", name=one.name, why=mark_text(why))


def doubt_of(one: Enclosed, asked: Classified, *, said: bool) -> Doubt | None:
    """Why a document is not the report that was asked for; None when it is, or has no words that can be read."""
    if one.refused:
        return Doubt(_about(one, one.refused))
    if one.unread:
        lost = one.damaged and not said
        return Doubt(join_texts("; ", [_about(one, one.unread), mark_text(SAYS_NOTHING)])) if lost else None
    grave = _first((_is_draft, _asks_for_time, _of_others, _too_early, _to_others), one, asked)
    if grave:
        return Doubt(_about(one, grave))
    other = _first((_is_other_paper, _about_else, _not_filled_in), one, asked) or _no_report(one, said=said)
    return Doubt(_about(one, other), grave=False) if other else None


def _first(rules: Iterable[Callable[[Enclosed, Classified], str]], one: Enclosed, asked: Classified) -> str:
    return next((why for rule in rules if (why := rule(one, asked))), "")


def _head(one: Enclosed) -> list[str]:
    """The first lines, cells of a table apart."""
    lines = [cell.strip() for line in tidy(one.text).splitlines() for cell in line.split("\t")]
    return [line for line in lines if line][:HEAD_LINES]


def _is_draft(one: Enclosed, _: Classified) -> str:
    if any(len(line) <= LONGEST_TITLE and paper.DRAFT.search(line) for line in _head(one)):
        return "ghi là bản dự thảo"
    return "nói báo cáo chính thức còn gửi sau" if _says(one, paper.NOT_FINAL) else ""


def _asks_for_time(one: Enclosed, _: Classified) -> str:
    return "có thể là xin gia hạn" if _says(one, paper.MORE_TIME) else ""


def _says(one: Enclosed, phrase: Phrase) -> bool:
    return any(phrase.search(line) for line in tidy(one.text).splitlines())


def _of_others(one: Enclosed, asked: Classified) -> str:
    """Another office's, or our own, by its issuer; about another directive, by the number that it cites."""
    if not _cites_ours(one, asked) and (other := other_number(one.text, asked.numbers)):
        return tr("nói đến văn bản khác ({other})", other=other)
    province, issuer = province_words(asked.us), one.issuer or _printed_issuer(one)
    if not issuer or not asked.agency or one_of(issuer, asked.agency, province):
        return ""
    name = " ".join(issuer.split())[:80]
    if one_of(issuer, asked.us, province):
        return tr("là văn bản của chính cơ quan ban hành ({name})", name=name)
    return tr("là văn bản của cơ quan khác ({name})", name=name)


def _printed_issuer(one: Enclosed) -> str:
    """The offices in capitals above the title, where the reader found no head."""
    found = [line for line in _head(one)[:4] if line.isupper() and paper.OFFICE_LINE.match(line)]
    return " / ".join(found)


def _printed_subject(one: Enclosed) -> str:
    """What stands beneath "BÁO CÁO", where the reader found no head."""
    lines = _head(one)
    for number, line in enumerate(lines):
        if found := paper.REPORT_LINE.match(line):
            rest = line[found.end() :].strip(" :.")
            return rest or " ".join(lines[number + 1 : number + 2])
    return ""


def _too_early(one: Enclosed, asked: Classified) -> str:
    if one.issued_on and asked.since and one.issued_on < asked.since:
        return tr(
            "ghi ngày {issued_on:%d/%m/%Y}, trước ngày văn bản được trả lời ({since:%d/%m/%Y})",
            issued_on=one.issued_on,
            since=asked.since,
        )
    return ""


def _to_others(one: Enclosed, asked: Classified) -> str:
    """Addressed to offices of which none is ours."""
    province = province_words(asked.us)
    if not one.addressees or not asked.us or any(one_of(line, asked.us, province) for line in one.addressees):
        return ""
    return tr("gửi cơ quan khác ({addressees})", addressees=one.addressees[0][:60])


def _is_other_paper(one: Enclosed, _: Classified) -> str:
    if one.doc_type == paper.LETTER_TYPE:
        about = one.subject
        if not about or (paper.REPORTS.search(about) and not paper.ASKS_FOR.search(about)):
            return ""
        return tr("là công văn về việc “{about}”", about=about[:80])
    if one.doc_type and one.doc_type != paper.REPORT_TYPE:
        return tr("là {doc_type}, không phải báo cáo", doc_type=one.doc_type)
    if one.doc_type:
        return ""
    titles = [line for line in _head(one) if len(line) <= LONGEST_TITLE]
    for line in titles:
        if paper.TITLE_OF_REPORT.match(line):
            return ""
        if paper.TITLE_OF_OTHER.match(line) and (line.isupper() or len(line.split()) <= 8):
            return tr("có thể không phải báo cáo (“{line}”)", line=line[:60])
    return ""


def _about_else(one: Enclosed, asked: Classified) -> str:
    """Another matter, time or programme than was asked for, by its subject."""
    known, title = asked_words(asked), tidy(one.subject or _printed_subject(one))
    if not title or not known:
        return ""
    years, ours = set(paper.YEAR.findall(title)), {word for word in known if paper.YEAR.fullmatch(word)}
    if years and ours and not years & ours:
        return tr("nói về thời gian khác: năm {years}", years=", ".join(sorted(years)))
    if why := other_matter(f"{paper.REPORT_TYPE} {title}", known):
        return why
    words = {word for word in re.findall(r"[^\W\d_]+", bare(title)) if word not in COMMON_WORDS}
    if _cites_ours(one, asked):
        beside = {word for topic in asked.beside for word in re.findall(r"\w+", bare(topic))} - known - COMMON_WORDS
        return (
            tr("nói về việc khác: “{title}”", title=title[:60]) if len(words & beside) > 1 and not words & known else ""
        )
    return tr("có thể nói về việc khác: “{title}”", title=title[:60]) if len(words) > 2 and not words & known else ""


def _cites_ours(one: Enclosed, asked: Classified) -> bool:
    return any(cites(tidy(one.text), number) for number in asked.numbers)


def _not_filled_in(one: Enclosed, _: Classified) -> str:
    if one.blank:
        return "số và ngày còn để trống, có thể là bản chưa ban hành"
    return (
        "còn nhiều chỗ trống, có thể là mẫu chưa điền"
        if len(paper.UNFILLED.findall(one.text)) > paper.MOST_UNFILLED
        else ""
    )


def _no_report(one: Enclosed, *, said: bool) -> str:
    """Nothing in it, neither a title nor a figure of what is reported, shows a report."""
    lines = tidy(one.text).splitlines()
    if one.doc_type == paper.REPORT_TYPE or any(
        paper.REPORTS.search(line) or say.RESULT.search(line) for line in lines
    ):
        return ""
    figures = len(re.findall(r"\d+", one.text))
    return "" if said and figures > 2 else "không thấy tệp nói là báo cáo"


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", bare(text)))


def remark_on(documents: Sequence[Enclosed]) -> str:
    """What is said of documents that are counted by the words of the mail alone."""
    unread = [_about(one, one.unread) for one in documents if one.unread]
    return join_texts("; ", [*unread, mark_text(BY_THE_MAIL)]) if unread else ""
