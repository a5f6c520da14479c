"""One thing that no machine may decide, as every surface tells it: what, whose, where, and what a person does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from models.text import trn

NAMED = 5
"""Agencies, or numbers of letters, that a line names; the rest are counted."""


class WorkKind(StrEnum):
    """What a line is about."""

    CHANNEL = "channel"
    CALENDAR = "calendar"
    LETTER = "letter"
    CONTACT = "contact"
    REPORT = "report"
    EXTENSION = "extension"
    DISOWNED = "disowned"
    PROOF = "proof"
    MAIL = "mail"
    DRAFT = "draft"
    APPROVAL = "approval"


@dataclass(frozen=True)
class WorkItem:
    """One thing that waits for a person. `issuer_id` is whose officers it is for, None where any of them may act.

    `slug` is its campaign, "" where it is of none or of several; `key` the number by which it is found there: of a
    Due, a mail, a letter, a contact; of a draft its folder. `count` is how many things the line stands for.
    """

    sort: WorkKind
    reference_no: str
    what: str
    who: str
    todo: str
    issuer_id: int | None = None
    slug: str = ""
    key: str = ""
    count: int = 1


WORK_PLACES = {
    WorkKind.CHANNEL: "/cau-hinh",
    WorkKind.CALENDAR: "/cau-hinh#lich",
    WorkKind.MAIL: "/thu-den/{key}",
    WorkKind.EXTENSION: "/dot/{slug}/{key}",
    WorkKind.DISOWNED: "/dot/{slug}/{key}",
    WorkKind.PROOF: "/dot/{slug}/{key}",
    WorkKind.REPORT: "/dot/{slug}?loc=reviewed#ai-con-no-gi",
    WorkKind.LETTER: "/thu-di",
    WorkKind.CONTACT: "/danh-ba",
    WorkKind.DRAFT: "/van-ban-moi/{key}",
    WorkKind.APPROVAL: "/cho-duyet",
}
"""The page of the desk where each kind is dealt with, in the order in which they are shown."""


def count_work(items: Iterable[WorkItem], slug: str | None = None) -> int:
    """How many things wait for a person, in all or in one campaign: the one count of every surface."""
    return sum(one.count for one in items if slug in (None, one.slug))


def items_of(items: Sequence[WorkItem], slug: str) -> list[WorkItem]:
    """Those that belong to one campaign and to no other."""
    return [one for one in items if one.slug == slug]


def names_in_short(who: Sequence[str], total: int | None = None) -> str:
    """Báo Lạng Sơn; Đài PT-TH … and how many more, where there are `total` of whom `who` are the first."""
    named, count = "; ".join(who[:NAMED]), len(who) if total is None else total
    return trn("{named} và {count} nơi khác", count - NAMED, named=named) if count > NAMED else named


def work_json(items: Sequence[WorkItem]) -> list[dict[str, Any]]:
    """The lines as plain values, for programs."""
    return [
        {
            "kind": one.sort.value, "reference_no": one.reference_no, "campaign": one.slug, "what": one.what,
            "who": one.who, "todo": one.todo, "count": one.count,
        }
        for one in items
    ]  # fmt: skip
