"""What many agencies wrote into the fields of one form, added up. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from enum import StrEnum

from models.enums import NUMERIC, FieldKind
from tasks.report_forms.schema import Field, Value

OUTSIDE_SUMS = "đơn vị ngoài các nhóm"
"""How those that are in no group are called beside the groups."""

EXACT = 60
"""Digits that a sum is computed with: more than fifteen of each of a million agencies can need."""


class Share(StrEnum):
    """How an agency stands to a sum. Whoever was asked is in exactly one."""

    GIVEN = "given"
    NIL = "nil"
    BLANK = "blank"  # has reported, and not one figure is there yet
    MISSING = "missing"  # never reported, or was given its report back
    WAIVED = "waived"


@dataclass(frozen=True)
class AgencyAnswer:
    """One agency: how it stands, and the figures of its last report; none unless they count. `due_id` numbers what
    it owes, `groups` is empty where all are of one kind.
    """

    due_id: int
    agency: str
    share: Share
    says: str
    accepted: bool = False
    values: Mapping[str, Value] = field(default_factory=dict)
    groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sum:
    """One line: a number added up, or how many agencies chose a choice; of a text or a day only how many gave it.

    It is of a group, or of all (""). `covered` of the `wanted` agencies gave it, a waived one is not wanted; `waiting`
    of those covered wait for an officer's word. An amount is None where nobody gave one: unknown is not nought.
    """

    field: Field
    choice: str
    group: str
    amount: Decimal | None
    covered: int
    wanted: int
    waiting: int
    waiting_amount: Decimal | None


def add_up(fields: Sequence[Field], answers: Sequence[AgencyAnswer]) -> tuple[Sum, ...]:
    """The lines: of each field, and of a choice each of its choices, all agencies and then each group."""
    members: dict[str, list[AgencyAnswer]] = {"": []}
    for answer in answers:
        if answer.share is not Share.WAIVED:
            for group in ("", *answer.groups):
                members.setdefault(group, []).append(answer)
    if OUTSIDE_SUMS in members:
        members[OUTSIDE_SUMS] = members.pop(OUTSIDE_SUMS)  # the last
    return tuple(
        _sum(one, choice, group, some)
        for one in fields
        for choice in (one.choices or ("",))
        for group, some in members.items()
    )


def plain_number(amount: Decimal | None) -> int | float | None:
    """An amount as JSON and a spreadsheet have it: whole numbers whole."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def percent_cut(part: int, whole: int) -> Decimal | None:
    """A share in percent with two digits, cut and never rounded up: nobody is shown better than he is."""
    return Decimal(part * 10_000 // whole) / 100 if whole else None


def _sum(one: Field, choice: str, group: str, wanted: Sequence[AgencyAnswer]) -> Sum:
    gave = [answer for answer in wanted if one.key in answer.values]
    waiting = [answer for answer in gave if not answer.accepted]
    amounts = [_amount(one, choice, some) for some in (gave, waiting)]
    return Sum(one, choice, group, amounts[0], len(gave), len(wanted), len(waiting), amounts[1])


def _amount(one: Field, choice: str, gave: Sequence[AgencyAnswer]) -> Decimal | None:
    if not gave or one.kind not in (*NUMERIC, FieldKind.CHOICE):
        return None
    values = [answer.values[one.key] for answer in gave]
    if one.kind is FieldKind.CHOICE:
        return Decimal(values.count(choice))
    with localcontext(prec=EXACT):
        return sum((Decimal(str(value)) for value in values), Decimal())
