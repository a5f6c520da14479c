"""Does an answer to the letter that asked for a publication say where the document stands? Only if unmistakable.

It must name a whole address that may be looked at, and say nothing else than that something was published there.
"""

from collections.abc import Collection

from models.text import tr
from tasks.errors import Refused
from tasks.inbox.answer import phrases as say
from tasks.inbox.answer.automatic import is_forward, sounds_automatic
from tasks.inbox.answer.courtesies import COURTESY
from tasks.inbox.answer.elsewhere import asked_words, is_known, other_place
from tasks.inbox.answer.harmless_words import PAGE_WORDS
from tasks.inbox.answer.objections import against, not_understood
from tasks.inbox.answer.reference_numbers import other_number
from tasks.inbox.answer.sentences import is_courtesy, known_words, own_subject, plain_text, sentences
from tasks.inbox.answer.spelling import Phrase
from tasks.inbox.answer.verdict import Classified, Says, Verdict
from tasks.proofs.addresses import MOST_ADDRESSES, addresses_in, read_address, without_addresses

POSTED = Phrase(r"\b(đăng|công khai|niêm yết|đưa lên|cập nhật lên)( tải| bài| tin| lên| toàn văn)*\b")
"""Words that say that something was published."""

LINK = Phrase(r"\b(đường dẫn|đường link|link|địa chỉ|url)\b")
"""Words for an address."""

HOME_ONLY = "chỉ nêu trang chủ, chưa rõ bài đăng ở đâu"


def publication_verdict(answer: Classified, inner_hosts: Collection[str] = ()) -> Verdict | None:
    """What an answer says of a publication; None where it names no address, and may say something else."""
    named = addresses_in(answer.own)
    lines = [line for line in sentences(_without_links(answer)) if not is_courtesy(line)]
    lines = [COURTESY.remove(line) for line in lines]
    posted = any(POSTED.search(line) for line in lines)
    try:
        homes = [read_address(one, inner_hosts).is_home for one in named]
    except Refused as error:
        return _waits(str(error))
    if all(homes):
        return _waits(HOME_ONLY) if homes and posted else None
    if homes.count(False) > MOST_ADDRESSES:
        return _waits(tr("nêu quá {most} địa chỉ bài đăng", most=MOST_ADDRESSES))
    why = _beside(answer) or _doubt_of(lines, answer, posted=posted)
    return _waits(why) if why else Verdict(Says.PUBLISHED, named=posted)


def _without_links(answer: Classified) -> str:
    return plain_text(without_addresses(answer.own), answer)


def _waits(why: str) -> Verdict:
    return Verdict(Says.NOTHING, why, Says.PUBLISHED)


def _beside(answer: Classified) -> str:
    """What in the mail, beside its own sentences, speaks against counting it."""
    said, files = f"{answer.subject}\n{without_addresses(answer.own)}", answer.files
    if sounds_automatic(said):
        return "có thể là thư trả lời tự động, hoặc báo người nhận vắng mặt"
    if other := other_number(said, answer.numbers):
        return tr("nói đến văn bản khác: {other}", other=other)
    if enclosed := (*files.documents, *files.others, *files.unclear):
        return tr("có cả địa chỉ và tệp: {names}", names=", ".join(enclosed))
    return "thư chuyển tiếp" if is_forward(answer.subject) else ""


def _doubt_of(lines: list[str], answer: Classified, *, posted: bool) -> str:
    """Why its sentences may say something else than that it was published there."""
    heard = [*lines, *sentences(plain_text(without_addresses(own_subject(answer)), answer))]
    if why := against(heard):
        return why
    if lines and not posted and (not any(LINK.search(line) for line in lines) or _of_report(lines)):
        return "có địa chỉ, nhưng lời thư không nói đó là nơi đăng tải"
    return _of_others(lines, answer) or not_understood(heard, known_words(answer), PAGE_WORDS)


def _of_report(lines: list[str]) -> bool:
    return any(say.REPORT_WORD.search(line) for line in lines)


def _of_others(lines: list[str], answer: Classified) -> str:
    """Why it may be a publication by another office, or of a part only."""
    asked = asked_words(answer)
    for line in lines:
        if (whose := say.OTHER_OFFICES.search(line)) and not is_known(whose[0], asked):
            return tr("có thể nói về cơ quan khác: “{whose}”", whose=whose[0])
        if place := other_place(line, answer, asked):
            return tr("có thể nói về nơi khác: “{place}”", place=place)
        if any(say.IN_PART.match(line[found.end() :]) for found in POSTED.find_all(line)):
            return "có thể mới đăng tải một phần"
    return ""
