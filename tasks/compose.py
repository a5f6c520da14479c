"""One letter from the Messages that become it: what its template needs to know, gathered from the rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.agency import Agency, Contact, channel_name
from models.campaign import Campaign, Obligation, Recipient, Window
from models.deadline import compute as deadline_of
from models.directive import Attachment, Directive
from models.due import Due, Submission
from models.message import Message
from models.office import Office
from models.regime import owed_from
from models.rules import regime_from_json
from models.states import UNFINISHED, DueState, MessageState
from models.words import Kind, ObligationKind, Tier, Timing
from tasks.contacts import of_tier, writable
from tasks.figures import count, standings, total
from tasks.owe import units_of
from tasks.render import Words, day, render
from tasks.steps import from_receipt


@dataclass(frozen=True)
class Letter:
    """What is handed over: to whom, over which channel, and the words. `date` is the engine's now."""

    letter_id: str
    channel: str
    address: str
    to_name: str
    words: Words
    date: DateTime
    urgent: bool = False
    files: tuple[tuple[str, Path], ...] = ()


def compose(office: Office, session: Session, messages: list[Message], now: DateTime) -> Letter:
    """The letter of some claimed Messages that go to one contact over one channel as one."""
    lead = messages[0]
    campaign = session.get_one(Campaign, lead.campaign_id)
    directive = session.get_one(Directive, campaign.directive_id)
    contact = session.get_one(Contact, lead.contact_id)
    files = select(Attachment).where(Attachment.directive_id == directive.id).order_by(col(Attachment.id))
    attachments = session.exec(files).all()
    facts = _common(office, session, directive, lead, contact, now)
    facts |= {"attachments": [a.name for a in attachments]}
    facts |= _particular(office, session, campaign, directive, messages, now)
    carries = lead.kind in (Kind.DISPATCH, Kind.PUBLISH)
    return Letter(
        letter_id=lead.letter_id or "",
        channel=lead.channel,
        address=next((u for u in contact.channels if channel_name(u) == lead.channel), ""),
        to_name=contact.name,
        words=render(lead.kind, facts, office.settings.mail.language),
        date=now,
        urgent=directive.urgent,
        files=_files(directive, attachments) if carries else (),
    )


def _files(directive: Directive, attachments: Sequence[Attachment]) -> tuple[tuple[str, Path], ...]:
    """The document itself, and of what is named as sent along that of which a file was given."""
    own = f"{directive.doc_type} {directive.reference_no} ngày {day(directive.issued_on)}"
    return ((own, Path(directive.path)), *((a.name, Path(a.path)) for a in attachments if a.path))


def _common(
    office: Office, session: Session, directive: Directive, lead: Message, contact: Contact, now: DateTime
) -> dict[str, Any]:
    """What every letter says: from whom, to whom, about which document, whom to ask."""
    agency = session.get_one(Agency, lead.agency_id)
    issuer = session.get_one(Agency, directive.issuer_id)
    return {
        "office": office.settings.office,
        "issuer": issuer.name,
        "agency": agency.name,
        "internal": agency.id == issuer.id,
        "contact": contact,
        "directive": directive,
        "urgency": directive.urgency,
        "today": office.calendar.local(now).date(),
        "now": office.calendar.local(now),
        "step": lead.step,
        "ordinal": lead.ordinal,
        "reason": " ".join(lead.reason.split()),
    }


def _particular(
    office: Office, session: Session, campaign: Campaign, directive: Directive, messages: list[Message], now: DateTime
) -> dict[str, Any]:
    """What this kind of letter says besides."""
    lead = messages[0]
    facts: dict[str, Any] = {}
    if lead.due_id:
        facts |= _due_facts(office, session, session.get_one(Due, lead.due_id), now)
    if lead.window_id:
        facts |= _window_facts(session, campaign, session.get_one(Window, lead.window_id), lead, now)
    if lead.kind in (Kind.DISPATCH, Kind.PUBLISH):
        facts |= _content(office, session, campaign, directive, lead, now)
    if lead.kind is Kind.ESCALATION:
        facts["items"] = [_escalated(office, session, session.get_one(Due, m.due_id), now) for m in messages]
        due = facts["due"]
        facts["figures"] = total(session, now, Due.obligation_id == due.obligation_id, Due.period == due.period)
    if lead.kind is Kind.REPLACEMENT:
        facts |= _replacement(session, campaign, lead)
    if lead.kind is Kind.CLOSING:
        rows = standings(session, campaign.id or 0, ObligationKind.REPORT, lead.window_id)
        facts |= {"figures": count(rows, now), "rows": rows}
    return facts


def _replacement(session: Session, campaign: Campaign, lead: Message) -> dict[str, Any]:
    """The document that takes the place of this one, and whether what this agency sent counts for it."""
    newer = session.exec(select(Campaign).where(Campaign.replaces_id == campaign.id)).one()
    carried = select(Due.id).join(Obligation).join(Recipient, col(Due.recipient_id) == Recipient.id)
    carried = carried.where(
        Due.campaign_id == newer.id, Obligation.carries != "", Recipient.agency_id == lead.agency_id
    )
    done = carried.where(col(Due.state).in_((DueState.RECEIVED, DueState.ACCEPTED)))
    return {
        "successor": session.get_one(Directive, newer.directive_id),
        "carried": session.exec(done).first() is not None,
    }


def _due_facts(office: Office, session: Session, due: Due, now: DateTime) -> dict[str, Any]:
    obligation = session.get_one(Obligation, due.obligation_id)
    window = session.get(Window, due.window_id) if due.window_id else None
    last = select(Submission).where(Submission.due_id == due.id).order_by(col(Submission.round).desc())
    return {
        "due": due,
        "what": _what(obligation, window, due),
        "window": window,
        "deadline": _deadline(office, due, obligation, now),
        "days_left": _days_left(office, due, now),
        "last_day": office.calendar.last_day(due.late_after) if due.late_after else None,
        "overdue_days": _overdue_days(office, due, now),
        "overdue_hours": int((now - due.late_after).total_hours()) if due.late_after and now > due.late_after else 0,
        "late_time": _late_time(office, due),
        "units": units_of(session, due),
        "submission": session.exec(last).first(),
    }


def _what(obligation: Obligation, window: Window | None, due: Due) -> str:
    if window:
        return f"{obligation.title} về {window.topic}"
    return f"{obligation.title} {due.label}" if due.label else obligation.title


def _deadline(office: Office, due: Due, obligation: Obligation, now: DateTime) -> DateTime | None:
    """The strictest reading of a Due's deadline; of a term that starts with this very letter, where it will end."""
    if due.remind_by:
        return office.calendar.local(due.remind_by)
    basis = from_receipt(office, due, obligation, now)
    return deadline_of(basis, office.calendar).remind_by if basis else None


def _days_left(office: Office, due: Due, now: DateTime) -> int | None:
    if due.remind_by is None:
        return None
    today, last = office.calendar.local(now).date(), office.calendar.local(due.remind_by).date()
    return office.calendar.working_days_between(today, last)


def _overdue_days(office: Office, due: Due, now: DateTime) -> int:
    if due.late_after is None or now <= due.late_after:
        return 0
    return office.calendar.working_days_between(
        office.calendar.last_day(due.late_after), office.calendar.local(now).date()
    )


def _late_time(office: Office, due: Due) -> DateTime | None:
    """The hour after which a thing is late, where one is named; None for the end of a day."""
    moment = office.calendar.local(due.late_after) if due.late_after else None
    return moment if moment and (moment.hour or moment.minute) else None


def _window_facts(session: Session, campaign: Campaign, window: Window, lead: Message, now: DateTime) -> dict[str, Any]:
    evidence = select(Obligation).where(Obligation.campaign_id == campaign.id, Obligation.kind == ObligationKind.REPORT)
    report = session.exec(evidence.where(Obligation.timing == Timing.ON_REQUEST)).first()
    facts: dict[str, Any] = {"window": window, "report": report, "slug": campaign.slug}
    if lead.step == "ended":  # the officer's letter, and no other, says how far the reports have come
        mine = (Due.campaign_id == campaign.id, Due.window_id == window.id, Due.kind == ObligationKind.REPORT)
        facts["asked"] = total(session, now, *mine)
    return facts


def _content(
    office: Office, session: Session, campaign: Campaign, directive: Directive, lead: Message, now: DateTime
) -> dict[str, Any]:
    """The items that bind this agency, the periods of the work, and what the agency owes from now on."""
    agency = session.get_one(Agency, lead.agency_id)
    mine = select(Recipient).where(Recipient.campaign_id == campaign.id, Recipient.agency_id == agency.id)
    recipient = session.exec(mine).one()
    windows = select(Window).where(Window.campaign_id == campaign.id).order_by(col(Window.id))
    reports = select(Obligation).where(Obligation.campaign_id == campaign.id, Obligation.kind == ObligationKind.REPORT)
    on_request = session.exec(reports.where(Obligation.timing == Timing.ON_REQUEST)).all()
    periodic = session.exec(reports.where(Obligation.timing == Timing.PERIODIC)).all()
    owed = select(Due, Obligation).join(Obligation).where(Due.recipient_id == recipient.id, Due.period == "")
    owed = owed.where(col(Due.state).in_(UNFINISHED))
    return {
        "duties": [d for d in directive.duties if not d["binds"] or agency.code in d["binds"]],
        "windows": session.exec(windows).all(),
        "periodic": [_again(office, o, now) for o in periodic if recipient.id in o.binds],
        "on_request": any(recipient.id in obligation.binds for obligation in on_request),
        "owed": [
            {"kind": due.kind, "title": obligation.title, "deadline": _deadline(office, due, obligation, now)}
            for due, obligation in session.exec(owed.order_by(col(Due.id)))
        ],
    }


def _again(office: Office, obligation: Obligation, now: DateTime) -> dict[str, Any]:
    """A periodic report with its rule in the document's words, and the period that comes first."""
    first = next(owed_from(regime_from_json(obligation.rule), office.calendar.local(now).date()), None)
    deadline = deadline_of(first[1], office.calendar).remind_by if first else None
    return {
        "title": obligation.title,
        "rule": obligation.evidence,
        "label": first[0].label if first else "",
        "deadline": office.calendar.local(deadline) if deadline else None,
    }


def _escalated(office: Office, session: Session, due: Due, now: DateTime) -> dict[str, Any]:
    """One line of the list that leaders get: who, how late, what was said to them and when, whom to telephone."""
    recipient = session.get_one(Recipient, due.recipient_id)
    letters = select(Message).where(Message.due_id == due.id, Message.agency_id == recipient.agency_id)
    sent = session.exec(letters.where(Message.state == MessageState.SENT).order_by(col(Message.sent_at))).all()
    heads = (
        of_tier(session, recipient.agency_id, Tier.HEAD)
        or writable(session, {recipient.agency_id})[recipient.agency_id]
    )
    said = [(m.kind, m.ordinal, office.calendar.local(m.sent_at).date()) for m in sent if m.sent_at]
    return {
        "name": recipient.name,
        "last_day": office.calendar.last_day(due.late_after) if due.late_after else None,
        "overdue_days": _overdue_days(office, due, now),
        "history": list(dict.fromkeys(said)),
        "call": heads[0] if heads else None,
    }
