"""What in an answer speaks against counting it: a question, a refusal, a promise, or what is not understood."""

import re

from models.text import tr
from tasks.inbox.answer import counter_phrases as say
from tasks.inbox.answer.harmless_words import left_over
from tasks.inbox.answer.spelling import is_bare

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

UNMARKED = re.compile(r"\b(khong|nhung|chua|duoc|gia han|thieu|nham|hoi|gui lai|se gui)\b")
"""Words typed without marks in a line that has marks: no Vietnamese word is spelt so."""


def against(lines: list[str]) -> str:
    """What in these sentences speaks against counting them for anything; "" when nothing does."""
    for phrase, why in AGAINST:
        for line in lines:
            if phrase.search(line):
                return why
    mixed = any(not is_bare(line) and UNMARKED.search(line.casefold()) for line in lines)
    return "có chữ không dấu xen lẫn, chưa hiểu chắc" if mixed else ""


def not_understood(lines: list[str], names: frozenset[str], more: frozenset[str] = frozenset()) -> str:
    """Why what is left of these sentences is not understood; "" when it is harmless. `more` words are so too."""
    words = [word for line in lines for word in left_over(line, names, more)]
    return tr("có điều chưa hiểu chắc: “{words}”", words=" ".join(words[:6])) if words else ""
