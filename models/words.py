"""The closed lists of the field: kinds of letters and obligations, roles, tiers, ways a report comes in."""

from enum import StrEnum


class Kind(StrEnum):
    """What a Message says."""

    DISPATCH = "dispatch"
    PUBLISH = "publish"
    ACKNOWLEDGE_CHASE = "acknowledge_chase"
    WINDOW_CLOSING = "window_closing"
    REQUEST = "request"
    REMINDER = "reminder"
    DUE_TODAY = "due_today"
    CHASE = "chase"
    ESCALATION = "escalation"
    RECEIPT = "receipt"
    RETURNED = "returned"
    EXTENSION = "extension"
    CLOSING = "closing"


OPENING = frozenset({Kind.DISPATCH, Kind.PUBLISH, Kind.REQUEST})
"""Letters that tell an agency what it owes: its ladder starts when such a letter has gone, not before."""

PRESSING = frozenset({Kind.ACKNOWLEDGE_CHASE, Kind.REMINDER, Kind.DUE_TODAY, Kind.CHASE, Kind.ESCALATION})
"""Letters that may only go while the thing is still owed."""


class ObligationKind(StrEnum):
    """What an agency owes."""

    ACKNOWLEDGE = "acknowledge"
    PUBLISH = "publish"
    CASCADE = "cascade"
    REPORT = "report"


class Role(StrEnum):
    """The part of an agency in a campaign; RECORDS ("Lưu") is never mailed and never chased."""

    ACTION = "action"
    INFO = "info"
    PUBLISH = "publish"
    RECORDS = "records"


class Tier(StrEnum):
    """Who a contact is: an agency's contact, deputy and head; the issuing department's leaders and officer."""

    CONTACT = "contact"
    DEPUTY = "deputy"
    HEAD = "head"
    LEADER = "leader"
    OFFICER = "officer"


class Via(StrEnum):
    """How a submission came in."""

    EMAIL = "email"
    SYSTEM = "system"
    PAPER = "paper"
    TELEPHONE = "telephone"
