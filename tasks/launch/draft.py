"""The draft that an officer completes: its parts, what it still lacks, and the completed file read back.

`from_reading` makes it of what was read, `draft_toml` writes it.
"""

import datetime as dt
import re
import unicodedata
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from models.enums import ObligationKind, Role
from models.text import mark_text, tr
from tasks.errors import read_toml
from tasks.launch.draft_timing import MaybeDay, Strict, blank_to_none
from tasks.launch.draft_timing import ObligationPart as ObligationPart

MaybeMoment = Annotated[dt.datetime | None, BeforeValidator(blank_to_none)]


class DirectivePart(Strict):
    """[directive]"""

    number: str
    symbol: Annotated[str, Field(max_length=70)]
    issued_on: MaybeDay
    issuer: str
    doc_type: str = "công văn"
    subject: str
    urgency: str = ""
    signer: str = ""
    source: str
    dispatch_at: MaybeMoment = None
    scan_checked: bool | None = None  # False: recognised from a picture, and nobody has compared it yet
    replaces: str = ""


class RecipientPart(Strict):
    """[[recipient]]"""

    agency: str
    role: Role
    group: str = ""


class UnresolvedPart(Strict):
    """[[unresolved]]: a name that the directory does not know; launch refuses while one is left."""

    name: str
    role: Role
    nearest: list[str] = []


class WindowPart(Strict):
    """[[window]]"""

    key: str
    topic: str
    starts_on: MaybeDay = None
    ends_on: MaybeDay = None
    horizon: bool = False
    evidence: str = ""


class DutyPart(Strict):
    """[[duty]]: an item of the document, for the letters; `binds` empty means all who act."""

    number: str
    title: str
    binds: list[str] = []


class AttachmentPart(Strict):
    """[[attachment]]; `path`, relative to the draft, is empty where no file was given."""

    name: str
    path: str = ""


class Draft(Strict):
    """The whole file."""

    directive: DirectivePart
    recipient: list[RecipientPart]
    unresolved: list[UnresolvedPart] = []
    window: list[WindowPart] = []
    duty: list[DutyPart] = []
    obligation: list[ObligationPart] = []
    attachment: list[AttachmentPart] = []

    @property
    def reference_no(self) -> str:
        """Số/ký hiệu; an ellipsis where the number is still blank."""
        return f"{self.directive.number.strip() or '…'}/{self.directive.symbol.strip()}"

    def missing(self) -> list[str]:
        """What must be filled before launch, one sentence each; empty when nothing is."""
        gaps = []
        if not self.directive.number.strip():
            gaps.append(
                "directive.number: chưa có số văn bản (văn thư cấp sau khi ký, Nghị định 30/2020/NĐ-CP, Điều 15)"
            )
        elif not re.fullmatch(r"\d{1,6}[A-Za-zĐđ]?", self.directive.number.strip()):
            gaps.append(
                tr(
                    "directive.number: chỉ ghi số, như 123 (đang là “{directive_number}”)",
                    directive_number=self.directive.number,
                )
            )
        if not self.directive.symbol.strip():
            gaps.append("directive.symbol: chưa có ký hiệu văn bản, hãy viết như STTTT-TTBCXB")
        if not self.directive.issued_on:
            gaps.append("directive.issued_on: chưa có ngày ban hành, hãy viết như 2022-01-24")
        if not self.directive.issuer:
            gaps.append("directive.issuer: chưa rõ cơ quan ban hành, hãy ghi mã trong danh bạ")
        if not self.directive.subject.strip():
            gaps.append("directive.subject: chưa có trích yếu, mọi thư đều phải nêu")
        if self.directive.scan_checked is False:
            gaps.append(
                "directive.scan_checked: văn bản nhận dạng từ bản quét; hãy đối chiếu từng mục với bản gốc rồi ghi true"
            )
        gaps += [
            tr("obligation.{key}: việc lấy ý kiến phải có thời hạn, hãy ghi due_on hoặc term", key=part.key)
            for part in self.obligation
            if part.kind is ObligationKind.CONSULTATION and not (part.due_on or part.term)
        ]
        if not any(r.role is Role.ACTION for r in self.recipient):
            gaps.append("recipient: chưa có cơ quan nào để thực hiện")
        for entry in self.unresolved:
            near = tr(" (gần nhất: {nearest})", nearest="; ".join(entry.nearest)) if entry.nearest else ""
            gaps.append(
                tr(
                    "unresolved: “{entry}” không có trong danh bạ{near}; sửa thành [[recipient]] hoặc xóa",
                    entry=entry.name,
                    near=mark_text(near),
                )
            )
        return gaps


def read_draft(path: Path) -> Draft:
    """Read a completed draft. Raises Refused naming the file, the key and what is wrong."""
    return read_toml(path, Draft, "dự thảo")


def slug_of(text: str) -> str:
    """Small ASCII letters, digits and dashes, as Prefect's artifact keys want them."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")[:50]


def one_line(text: str) -> str:
    """The text with every run of white space and control characters as one blank: fit for a comment."""
    return re.sub(r"[\s\x00-\x1f\x7f]+", " ", text).strip()
