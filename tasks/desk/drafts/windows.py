"""The cards of windows and of the items of the document: kept, dropped or changed."""

from tasks.desk.drafts.cards import Card, Choices, Entry, day_written, quoted, tick
from tasks.desk.drafts.head_cards import seen_entry
from tasks.launch.draft import DutyPart, WindowPart, one_line
from tasks.read import Reading
from tasks.read.facts import DOUBTFUL, Fact

_NO_DAY = "không phải là ngày; hãy viết như 24/01/2022"
_HORIZON = "Thời hạn của chương trình được viện dẫn, không phải của đợt này: giữ lại hoặc bỏ."


def window_cards(parts: list[WindowPart], reading: Reading, choices: Choices) -> tuple[list[Card], list[WindowPart]]:
    """A card for each window that was read, and those that are kept, as entered."""
    facts: list[Fact] = [*reading.windows, *reading.horizons]
    cards: list[Card] = []
    kept: list[WindowPart] = []
    for part, fact in zip(parts, facts, strict=True):
        card, changed = _window(part, fact, choices)
        cards.append(card)
        if card.kept and changed:
            kept.append(changed)
    return cards, kept


def _window(part: WindowPart, fact: Fact, choices: Choices) -> tuple[Card, WindowPart | None]:
    name = f"w.{part.key}"
    start, end = (day_written(choices.text(f"{name}.{key}", value)) for key, value in _days(part))
    topic = choices.text(f"{name}.topic", part.topic).strip()
    wrong = {"from": _NO_DAY if isinstance(start, str) else "", "to": _NO_DAY if isinstance(end, str) else ""}
    days = None if isinstance(start, str) or isinstance(end, str) else (start, end)
    if days and days[0] and days[1] and days[1] < days[0]:
        wrong["to"] = "kết thúc trước khi bắt đầu"
    entries = (
        Entry(f"{name}.topic", "Nội dung", topic, wide=True, error="" if topic else "hãy ghi nội dung"),
        Entry(f"{name}.from", "Từ ngày", choices.text(f"{name}.from", part.starts_on), "day", error=wrong["from"]),
        Entry(f"{name}.to", "Đến hết ngày", choices.text(f"{name}.to", part.ends_on), "day", error=wrong["to"]),
    )
    said = quoted(one_line(fact.sentence), one_line(fact.evidence))
    card = Card(
        f"w-{part.key}", f"Khung thời gian: {topic}", said, entries, _doubts(part, fact),
        keep=tick(f"{name}.keep", "Theo dõi khung thời gian này", choices), seen=seen_entry(f"w-{part.key}", choices),
        summary=" – ".join(f"{day:%d/%m/%Y}" if day else "…" for day in days) if days else "",
    )  # fmt: skip
    if days is None or wrong["to"]:
        return card, None
    changed = {"topic": topic or part.topic, "starts_on": days[0], "ends_on": days[1]}
    return card, part.model_copy(update=changed)


def _doubts(part: WindowPart, fact: Fact) -> tuple[str, ...]:
    unsure = ["đọc chưa chắc; hãy đối chiếu với văn bản"] if fact.confidence <= DOUBTFUL else []
    return tuple([fact.doubt] if fact.doubt else [_HORIZON] if part.horizon else unsure)


def _days(part: WindowPart) -> tuple[tuple[str, object], tuple[str, object]]:
    return ("from", part.starts_on), ("to", part.ends_on)


def duty_parts(parts: list[DutyPart], choices: Choices, known: set[str]) -> tuple[list[Card], list[DutyPart]]:
    """A card for each item of the document, and those that letters are to repeat, bound to recipients only.

    An item that binds only agencies which are left out is left out too: without a binding it would be everybody's.
    """
    cards = []
    kept = []
    for number, part in enumerate(parts):
        keep = tick(f"d.{number}.keep", "Nêu trong thư", choices)
        cards.append(Card(f"d-{number}", f"Mục {part.number}: {part.title}", keep=keep))
        binds = [code for code in part.binds if code in known]
        if keep.ticked and (binds or not part.binds):
            kept.append(part.model_copy(update={"binds": binds}))
    return cards, kept
