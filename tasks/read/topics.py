"""What a period is about, in the document's own words."""

from __future__ import annotations

from tasks.read.blocks import Block
from tasks.read.dates import LOOSE, TIME
from tasks.read.names import name_at
from tasks.read.patterns import Pattern, anycase
from tasks.read.setting import Hit, Setting

_PURPOSE = Pattern(r"(?:^|[ ,:])(?:triển khai|truyền thông|tuyên truyền|thực hiện|về việc|về)(?: về| công tác)? ")
# ... "ngày 16/6/2024 và" of two days that have one topic
_LABEL = anycase(
    r"[,;:( -]*(?:(?:về )?thời gian(?: thực hiện| tổ chức)?|diễn ra|bắt đầu|thực hiện|hoạt động"
    rf"|vào)?[,;:( -]*(?:(?:{TIME('t')},? )?(?:vào )?(?:các )?ngày "
    rf"{LOOSE('k')}(?:, {LOOSE('l')}){{0,4}},? ?(?:và )?)?\Z"
)
_OF, _SLOGAN = Pattern(r" của "), Pattern(r" với | nhằm |[\"(¤]")
_LONGEST_TOPIC = 160


def topic(hit: Hit, setting: Setting) -> str | None:
    """What the sentence says before the period: "Hoạt động hè", "phòng, chống dịch COVID-19"."""
    block = hit.block
    first, _ = block.sentence_bounds(hit.start)
    last = max(block.text.rfind(";", first, hit.start) + 1, first)
    cited = [c.end for c in setting.cited_in(block) if last <= c.start < hit.start]
    if cited:
        return _topic_of_base(hit, cited[0])
    for begin in dict.fromkeys((last, first)):
        label = _LABEL.search(block.text, begin, hit.start)
        end = label.start() if label else hit.start
        if end - begin > 3:
            return _piece(block, max(begin, end - _LONGEST_TOPIC), end)
    return None


def _topic_of_base(hit: Hit, start: int) -> str | None:
    """What the document cited is about: the words behind its issuer, without the slogan it carries."""
    block = hit.block
    issuer = _OF.match(block.text, start)
    start = (name_at(block.text, issuer.end()) if issuer else None) or start
    purpose = _PURPOSE.search(block.text, start, hit.start)
    start = purpose.end() if purpose else start
    stop = _SLOGAN.search(block.text, start, hit.start)
    return _piece(block, start, stop.start() if stop else hit.start)


def _piece(block: Block, start: int, end: int) -> str | None:
    """The words between, without punctuation at the ends; a cut word at the front is dropped."""
    if start > block.body and block.text[start - 1].isalnum():
        start = block.text.find(" ", start, end) + 1 or start
    words = block.text[start:end].strip(' ,;:(-".¤')
    if len(words) < 3:
        return None
    at = block.text.index(words, start)
    return block.folded.plain(at, at + len(words))
