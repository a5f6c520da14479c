"""The closed lists of the field: kinds of letters and obligations, roles, tiers, ways a report comes in."""

from enum import StrEnum


class MessageKind(StrEnum):
    """What a Message says."""

    DISPATCH = "dispatch"
    PUBLISH = "publish"
    ACKNOWLEDGE_CHASE = "acknowledge_chase"
    WINDOW_CLOSING = "window_closing"
    REQUEST = "request"
    REMINDER = "reminder"
    DUE_TODAY = "due_today"
    CHASE = "chase"
    CHASE_DEPUTY = "chase_deputy"
    CHASE_HEAD = "chase_head"
    CASCADE_CHASE = "cascade_chase"
    ESCALATION = "escalation"
    RECEIPT = "receipt"
    RETURNED = "returned"
    EXTENSION = "extension"
    HANDOVER = "handover"
    CLOSING = "closing"
    WITHDRAWAL = "withdrawal"
    REPLACEMENT = "replacement"
    DIGEST = "digest"
    WEEKLY = "weekly"
    CONSENT = "consent"


OPENING_KINDS = frozenset({MessageKind.DISPATCH, MessageKind.PUBLISH, MessageKind.REQUEST})
"""Letters that tell an agency what it owes: its ladder starts when such a letter has gone, not before."""

CHASE_KINDS = frozenset(
    {
        MessageKind.ACKNOWLEDGE_CHASE,
        MessageKind.CHASE,
        MessageKind.CHASE_DEPUTY,
        MessageKind.CHASE_HEAD,
        MessageKind.CASCADE_CHASE,
    }
)
"""Letters that say that a thing is late."""

AXIS_KINDS = OPENING_KINDS | {
    MessageKind.CHASE,
    MessageKind.ACKNOWLEDGE_CHASE,
    MessageKind.CASCADE_CHASE,
    MessageKind.WITHDRAWAL,
    MessageKind.REPLACEMENT,
}
"""What is an official document of its own, and goes by the axis for documents beside the mail."""

TIER_KINDS: dict[MessageKind, str] = {
    MessageKind.CHASE_DEPUTY: "deputy",
    MessageKind.CHASE_HEAD: "head",
    MessageKind.ESCALATION: "leader",
}
"""Steps that speak to a higher tier than an agency's contact."""

PRESSING_KINDS = frozenset({MessageKind.REMINDER, MessageKind.DUE_TODAY, MessageKind.ESCALATION}) | CHASE_KINDS
"""Letters that may only go while the thing is still owed."""


DIGEST_KINDS = frozenset({MessageKind.DIGEST, MessageKind.WEEKLY})
"""Letters to our own people about all campaigns: the officer's of a morning, the leader's of a week."""


class ObligationKind(StrEnum):
    """What an agency owes."""

    ACKNOWLEDGE = "acknowledge"
    PUBLISH = "publish"
    CASCADE = "cascade"
    REPORT = "report"
    CONSULTATION = "consultation"


JUDGED_KINDS = (ObligationKind.REPORT, ObligationKind.CONSULTATION)
"""What an officer accepts or returns; of all else it is enough that it came."""


class Opinion(StrEnum):
    """What an agency that is consulted says of a draft."""

    AGREE = "agree"
    REMARKS = "remarks"
    DISAGREE = "disagree"
    NONE = "none"


class Timing(StrEnum):
    """When an obligation falls due: on a day, by a term, again and again, on request, or by its ladder's own term."""

    ONCE = "once"
    TERM = "term"
    PERIODIC = "periodic"
    ON_REQUEST = "on_request"
    LADDER = "ladder"


class FieldKind(StrEnum):
    """What an agency writes into a field of a report's form."""

    NUMBER = "number"
    INTEGER = "integer"
    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"


NUMERIC = (FieldKind.NUMBER, FieldKind.INTEGER)
"""Kinds of fields that are added up."""


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
    PAGE = "page"
    ZALO = "zalo"
