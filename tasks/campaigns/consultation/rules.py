"""The rules of one consultation (lấy ý kiến): what silence means, and how long a term may be. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from models.text import mark_text, trn

TERM_ARTICLE = "Nghị định 191/2026/NĐ-CP, Điều 17, khoản 1"
"""Between 2 and 5 working days, where a document names no rule of its own: provinces have theirs."""


@dataclass(frozen=True)
class ConsultationRules:
    """What a document or its law says of a consultation; kept with each campaign.

    `silence` is the article, or the sentence of the document, by which silence is agreement; "" where nothing says so,
    and then silence is no answer. `article` gives the least and the most working days of the term.
    """

    silence: str = ""
    article: str = TERM_ARTICLE
    least: int = 2
    most: int = 5

    def warning(self, days: int) -> str:
        """Why a term of so many working days is unusual; "" when it is not."""
        if self.least <= days <= self.most:
            return ""
        said = (
            "thời hạn lấy ý kiến là {count:02d} ngày làm việc, ngoài khoảng {least:02d} đến {most:02d} ngày làm việc "
            "({article})"
        )
        return trn(said, days, least=self.least, most=self.most, article=mark_text(self.article))


def rules_from_json(plain: Mapping[str, Any]) -> ConsultationRules:
    """The rules that `rules_as_json` gave; those of a campaign without any are the usual ones."""
    return ConsultationRules(**plain)


def rules_as_json(rules: ConsultationRules) -> dict[str, Any]:
    """Rules as plain values, for their row."""
    return asdict(rules)
