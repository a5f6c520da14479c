"""The rules of a consultation as a draft says them."""

from typing import Annotated

from pydantic import Field, model_validator

from models.config.ladder_settings import ConfigTable
from tasks.campaigns.consultation.rules import TERM_ARTICLE, ConsultationRules

WorkingDays = Annotated[int, Field(ge=1, le=99)]


class ConsultationPart(ConfigTable):
    """consultation = { silence = "Nghị định 191/2026/NĐ-CP, Điều 17, khoản 2", article = "…", least = 2, most = 5 }

    `silence` is empty where neither the document nor an article says that silence is agreement.
    """

    silence: Annotated[str, Field(max_length=600)] = ""
    article: Annotated[str, Field(min_length=1, max_length=200)] = TERM_ARTICLE
    least: WorkingDays = 2
    most: WorkingDays = 5

    @model_validator(mode="after")
    def _in_order(self) -> "ConsultationPart":
        if self.least > self.most:
            raise ValueError("least (ít nhất) phải không lớn hơn most (nhiều nhất)")
        return self

    @property
    def rules(self) -> ConsultationRules:
        """As a campaign keeps them."""
        return ConsultationRules(self.silence.strip(), self.article.strip(), self.least, self.most)
