"""What the card of a consultation asks besides, and of a report: what silence means, how many must accept."""

from typing import Any

from models.enums import JUDGED_KINDS, ObligationKind
from tasks.desk.drafts.cards import Choices, Entry, Option
from tasks.launch.consultation_part import ConsultationPart
from tasks.launch.draft_timing import ObligationPart

LEVELS: tuple[Option, ...] = (("1", "cán bộ duyệt"), ("2", "chuyên viên đề nghị, lãnh đạo duyệt"))


def consulted_values(part: ObligationPart, choices: Choices) -> dict[str, Any]:
    """The rules of a consultation and the levels of acceptance, as entered."""
    if part.kind not in JUDGED_KINDS:
        return {}
    levels = 2 if choices.text(f"o.{part.key}.levels", str(part.levels)) == "2" else 1
    if part.kind is not ObligationKind.CONSULTATION:
        return {"levels": levels}
    rules = part.consultation or ConsultationPart()
    silence = choices.text(f"o.{part.key}.silence", rules.silence).strip()
    return {"levels": levels, "consultation": {**rules.model_dump(), "silence": silence}}


def consulted_entries(part: ObligationPart, choices: Choices) -> tuple[Entry, ...]:
    """The fields for these; none of what nobody judges."""
    if part.kind not in JUDGED_KINDS:
        return ()
    values = consulted_values(part, choices)
    levels = Entry(f"o.{part.key}.levels", "Duyệt", str(values["levels"]), "choice", LEVELS)
    if part.kind is not ObligationKind.CONSULTATION:
        return (levels,)
    hint = "điều, khoản hoặc câu trong văn bản; để trống: im lặng không phải là đồng ý, và được đôn đốc"
    words = "Im lặng coi như đồng ý theo"
    return (Entry(f"o.{part.key}.silence", words, values["consultation"]["silence"], hint=hint, wide=True), levels)
