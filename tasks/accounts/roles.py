"""What each role may do at the desk: one table, by which every address and every act is tried.

An act is a command of tasks/commands/catalogue.py, or one of DESK_ACTS, which are the desk's own. Everybody who is
signed in may look at everything but the accounts.
"""

from enum import StrEnum
from types import MappingProxyType

from models.account import DeskRole


class Scope(StrEnum):
    """How far a right goes."""

    NONE = "none"
    OWN = "own"
    ALL = "all"


DESK_ACTS = MappingProxyType({
    "draft": "soạn và sửa văn bản mới",
    "launch": "phát hành văn bản",
    "tray": "xử lý thư đến",
    "directory": "sửa danh bạ",
    "assign": "giao cán bộ theo dõi",
    "evidence": "lập hồ sơ chứng cứ",
    "approve": "duyệt việc cần hai người",
    "calendar": "áp dụng lịch làm việc",
    "accounts": "quản lý tài khoản",
    "accept_last": "duyệt cấp thứ hai",
    "return_last": "trả lại ở cấp thứ hai",
})  # fmt: skip
"""Acts of the desk that are no command of the catalogue, as a person is told them."""

DAILY = (
    "request", "record", "fill", "retract", "propose", "accept", "return", "consent", "prove", "extend", "uphold",
    "telephone", "resend", "settle", "pause", "resume",
)  # fmt: skip
"""Commands of every day."""

WEIGHTY = ("launch", "waive", "close", "withdraw")
"""What cannot be taken back: with [desk] four_eyes a second person approves it."""

NOBODY: MappingProxyType[DeskRole, Scope] = MappingProxyType({})
_DAILY = {DeskRole.CLERK: Scope.ALL, DeskRole.OFFICER: Scope.OWN}
_WEIGHTY = {DeskRole.CLERK: Scope.ALL, DeskRole.OFFICER: Scope.OWN, DeskRole.LEADER: Scope.ALL}
_OFFICE = {DeskRole.CLERK: Scope.ALL, DeskRole.OFFICER: Scope.ALL}

RIGHTS = MappingProxyType({
    **{act: MappingProxyType(_DAILY) for act in DAILY},
    "accept_last": MappingProxyType({DeskRole.LEADER: Scope.ALL}),
    "return_last": MappingProxyType(_WEIGHTY),
    "waive": MappingProxyType(_WEIGHTY),
    "close": MappingProxyType(_WEIGHTY),
    "withdraw": MappingProxyType({DeskRole.CLERK: Scope.ALL, DeskRole.LEADER: Scope.ALL}),
    "launch": MappingProxyType(_OFFICE | {DeskRole.LEADER: Scope.ALL}),
    "draft": MappingProxyType(_OFFICE),
    "tray": MappingProxyType(_DAILY),
    "directory": MappingProxyType({DeskRole.CLERK: Scope.ALL, DeskRole.ADMINISTRATOR: Scope.ALL}),
    "assign": MappingProxyType(
        {DeskRole.CLERK: Scope.ALL, DeskRole.LEADER: Scope.ALL, DeskRole.ADMINISTRATOR: Scope.ALL}
    ),
    "evidence": MappingProxyType(_WEIGHTY | {DeskRole.ADMINISTRATOR: Scope.ALL}),
    "approve": MappingProxyType({DeskRole.LEADER: Scope.ALL, DeskRole.CLERK: Scope.ALL}),
    "calendar": MappingProxyType({DeskRole.ADMINISTRATOR: Scope.ALL}),
    "accounts": MappingProxyType({DeskRole.ADMINISTRATOR: Scope.ALL}),
})  # fmt: skip
"""By act and role; what is not named is not allowed."""


def may(role: DeskRole, act: str) -> Scope:
    """How far a role may do an act; not at all where the act is unknown."""
    return RIGHTS.get(act, NOBODY).get(role, Scope.NONE)
