"""Opinions of consulted agencies: which can be taken in, which need an officer's word, which came too late."""

from models.due import Due, Submission
from models.enums import ObligationKind, Opinion
from models.text import mark_text, tr
from tasks.errors import Refused
from tasks.labels import OPINION_LABELS

PLAIN_OPINIONS = (Opinion.AGREE, Opinion.NONE)
"""Of these there is nothing to weigh."""


def check_opinion(due: Due, opinion: Opinion | None, *, explained: bool) -> None:
    """Raises Refused for a consultation without an opinion, for an opinion on anything else, and for remarks or a
    disagreement of which nobody knows what they are; `explained` is that there are words or files.
    """
    if due.kind is not ObligationKind.CONSULTATION:
        if opinion is not None:
            raise Refused("chỉ việc lấy ý kiến mới có ý kiến đồng ý, không đồng ý (--opinion)")
        return
    if opinion is None:
        raise Refused("phải ghi ý kiến (--opinion): đồng ý; đồng ý, có góp ý; không đồng ý; hoặc không có ý kiến")
    if opinion not in PLAIN_OPINIONS and not explained:
        said = mark_text(OPINION_LABELS[opinion])
        raise Refused(tr("ý kiến “{opinion}” phải kèm nội dung góp ý hoặc tệp văn bản", opinion=said))


def needs_no_word(due: Due, submission: Submission) -> bool:
    """Whether an opinion is settled as it comes: it came in time, and there is nothing in it to weigh."""
    return submission.opinion in PLAIN_OPINIONS and not came_after_consent(due, submission)


def came_after_consent(due: Due, submission: Submission) -> bool:
    """Whether silence had become agreement when this came, so that an officer decides whether it takes its place."""
    return due.tacit and submission.round == 1 and submission.late
