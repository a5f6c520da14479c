"""The draft as the TOML file that an officer edits: each fact beneath the sentence that says it."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from models.enums import ObligationKind
from models.regime import FRIDAY, Every
from models.text import join_texts, mark_text, tr, trn
from tasks.i18n import shown
from tasks.labels import ROLE_LABELS
from tasks.launch.consulting import sentence_on_silence
from tasks.launch.draft import Draft, ObligationPart, RecipientPart, UnresolvedPart, WindowPart, one_line
from tasks.launch.draft_timing import timing_of
from tasks.read import Reading
from tasks.read.facts import DOUBTFUL, Deadline, Fact

_TO_FILL = {
    "number": "số văn bản",
    "issued_on": "ngày ban hành",
    "issuer": "mã cơ quan ban hành",
    "subject": "trích yếu",
}
_EVIDENCE = {"number": "number", "issued_on": "issued_on", "issuer": "issuer", "urgency": "urgency"}

SAMPLE = (
    'Muốn báo cáo có số liệu cộng được: bỏ dấu # rồi sửa, hoặc thêm vào bảng trên: form = "bieu-mau.toml"',
    "Kiểu (kind): number (số), integer (số nguyên), text (chữ), choice (chọn một), date (ngày); "
    "required = true là bắt buộc.",
    "[[obligation.field]]",
    'key = "tin_bai"',
    'label = "Tin, bài"',
    'kind = "number"',
    'unit = "tin"',
    "required = true",
    'help = "Tin, bài đã đăng hoặc phát; không có thì ghi 0"',
    "[[obligation.field]]",
    'key = "hinh_thuc"',
    'label = "Hình thức chính"',
    'kind = "choice"',
    'choices = ["Báo in", "Phát thanh", "Mạng xã hội"]',
    "[[obligation.field]]",
    'key = "vuong_mac"',
    'label = "Khó khăn, vướng mắc"',
    'kind = "text"',
)
"""A form as an officer may define it, below the first report: each line a comment until its mark is taken away."""


def draft_toml(draft: Draft, reading: Reading | None = None, names: Mapping[str, str] | None = None) -> str:
    """The file. With the reading, every fact has its evidence as a comment, and what was not taken is listed at the
    end; with `names` (code -> name), every recipient has its own.
    """
    said = _Said(reading)
    head = tr(
        "Dự thảo đợt thực hiện văn bản {directive}. Sửa tệp này, rồi chạy: dondoc launch TỆP_NÀY",
        directive=one_line(draft.reference_no),
    )
    lines = [_comment(head)]
    if missing := draft.missing():
        lines += [_comment("CẦN BỔ SUNG trước khi gửi:"), *(_comment(gap, "#   - ") for gap in missing)]
    lines += ["", "[directive]", *_pairs(draft.directive, said.of_the_head())]
    lines += _recipients(draft.recipient, names or {})
    for unresolved in draft.unresolved:
        lines += ["", "[[unresolved]]", *_pairs(unresolved), *_instead(unresolved)]
    for window in draft.window:
        lines += ["", *said.of_window(window), "[[window]]", *_pairs(window)]
    for duty in draft.duty:
        lines += ["", "[[duty]]", *_pairs(duty)]
    asked = next((part for part in draft.obligation if part.kind is ObligationKind.REPORT), None)
    for obligation in draft.obligation:
        lines += ["", *said.of_obligation(obligation), "[[obligation]]", *_pairs(obligation)]
        if reading and obligation is asked:
            lines += map(_comment, SAMPLE)
    for attachment in draft.attachment:
        lines += ["", "[[attachment]]", *_pairs(attachment)]
    return "\n".join([*lines, *said.not_taken(draft.window)]) + "\n"


def _comment(words: str, mark: str = "# ") -> str:
    """A line that TOML passes over, in the language of the screen."""
    return mark + one_line(shown(words))


class _Said:
    """The words of the document behind the parts of the draft, as comments."""

    def __init__(self, reading: Reading | None) -> None:
        self._reading = reading
        facts = [*reading.windows, *reading.horizons, *reading.deadlines, *reading.duties] if reading else []
        self._facts: dict[str, Fact] = {one_line(fact.evidence): fact for fact in facts}

    def of_the_head(self) -> dict[str, str]:
        """The comment above each key of [directive]."""
        if self._reading is None:
            return {}
        found = {key: one_line(fact.evidence) for key, fact in self._reading.evidence.items() if key in _EVIDENCE}
        said = {key: tr("văn bản ghi: “{evidence}”", evidence=words) for key, words in found.items() if words}
        for key, why in self._reading.blank.items():
            said[key] = join_texts(" – ", [said[key], why]) if key in said else why
        return {key: _comment(words) for key, words in said.items()}

    def of_window(self, window: WindowPart) -> list[str]:
        keep = "Thời hạn của chương trình được viện dẫn, không phải của đợt này: giữ lại, hoặc xóa bảng dưới đây."
        return [*self._sentence(window.evidence), *([_comment(keep)] if window.horizon else [])]

    def of_obligation(self, obligation: ObligationPart) -> list[str]:
        climbs = obligation.kind is not ObligationKind.CASCADE
        ladder = tr("nhắc và đôn đốc theo [ladder.{kind}] của config.toml", kind=obligation.kind)
        said = [*self._policies(obligation), *([ladder] if climbs else [])]
        return [*self._sentence(obligation.evidence), *self._silence(obligation), *map(_comment, said)]

    def _silence(self, obligation: ObligationPart) -> list[str]:
        """The sentence by which silence is agreement, or what follows where there is none."""
        if obligation.kind is not ObligationKind.CONSULTATION:
            return []
        if self._reading and (said := sentence_on_silence(self._reading)):
            return [f"# “{said}”"]
        return [
            _comment("văn bản không nói im lặng là đồng ý: không ghi silence thì cơ quan chậm trả lời được đôn đốc")
        ]

    def _policies(self, obligation: ObligationPart) -> list[str]:
        """What no source settles, and is settled here for the officer to change."""
        fact, periodic = self._facts.get(obligation.evidence), obligation.periodic
        if periodic is None or not isinstance(fact, Deadline) or fact.recurrence is None:
            return []
        until = "văn bản không nêu ngày kết thúc: dừng cùng đợt này (until)"
        said = [until] if periodic.until != fact.recurrence.until else []
        ended = periodic.every is Every.WEEK and periodic.day and periodic.day < FRIDAY
        return said + (["báo cáo từ thứ Hai đến thứ Năm là của tuần vừa kết thúc"] if ended else [])

    def _sentence(self, evidence: str) -> list[str]:
        fact = self._facts.get(evidence)
        if fact is None:
            return []
        look = [_comment("CHƯA CHẮC: hãy đối chiếu với văn bản.")] if fact.confidence <= DOUBTFUL else []
        look += [_comment(fact.doubt, "#   - ")] if fact.doubt else []
        return [f"# “{one_line(fact.sentence)}”", *look]

    def not_taken(self, windows: list[WindowPart]) -> list[str]:
        """What the engine does not follow by itself, and what looked like a deadline and was passed over."""
        if self._reading is None:
            return []
        lines = []
        if self._reading.passed_over:
            lines += ["", _comment("Giống thời hạn nhưng không lấy (hãy thêm bảng [[obligation]] nếu cần):")]
            lines += [f"#   - “{one_line(p.evidence)}”: {shown(p.why)}" for p in self._reading.passed_over]
        for deadline in self._reading.deadlines:
            if timing_of(deadline, [(w.key, w.ends_on) for w in windows if not w.horizon]) is None:
                said = tr(
                    "Chưa theo dõi tự động (hạn {kind}): {sentence}", kind=deadline.kind, sentence=deadline.sentence
                )
                lines += ["", _comment(said)]
        return lines


def _recipients(parts: list[RecipientPart], names: Mapping[str, str]) -> list[str]:
    """The recipients; the agencies of a group stand together under its name and number."""
    lines: list[str] = []
    above = ""
    for part in parts:
        if part.group and part.group != above:
            count, role = sum(other.group == part.group for other in parts), mark_text(ROLE_LABELS[part.role])
            lines += ["", _comment(trn("{group}: {count} cơ quan, {role}", count, group=part.group, role=role))]
        elif not part.group:
            lines.append("")
        above = part.group
        name = f"  # {one_line(names[part.agency])}" if part.agency in names else ""
        lines += [f"[[recipient]]{name}", *_pairs(part)]
    return lines


def _instead(part: UnresolvedPart) -> list[str]:
    """What to write in place of an unresolved name: the nearest agencies, ready to be uncommented."""
    codes = [(m[1], name) for name in part.nearest if (m := re.search(r"\(([^()]+)\)\Z", name))]
    lines = [_comment("Thay bảng trên bằng một trong các bảng sau, hoặc xóa nếu không gửi:")] if codes else []
    for code, name in codes:
        lines += [
            f"# [[recipient]]  # {one_line(name)}",
            f"# agency = {_toml(one_line(code))}",
            f"# role = {_toml(part.role)}",
        ]
    return lines


def _pairs(part: BaseModel, comments: Mapping[str, str] | None = None) -> list[str]:
    """The keys of a table; those that are as they would be anyway are left out."""
    lines = []
    for key, value in part.model_dump().items():
        if not value and value == type(part).model_fields[key].default and key != "dispatch_at":
            continue
        if comments and key in comments:
            lines.append(comments[key])
        note = tr("{what}: CẦN ĐIỀN", what=mark_text(_TO_FILL[key])) if key in _TO_FILL and value in (None, "") else ""
        lines.append(f"{key} = {_toml(value)}" + (_comment(note, "  # ") if note else ""))
    return lines


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date | dt.datetime | dt.time):
        return value.isoformat()
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_toml(one)}' for key, one in value.items() if one not in (None, ''))} }}"
    # A JSON string is a TOML basic string, but for DEL, and a list of them a TOML array.
    return json.dumps(value if value is not None else "", ensure_ascii=False).replace("\x7f", "\\u007f")
