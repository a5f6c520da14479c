"""What each kind of letter says besides what all say: gathered from the rows, for its template."""

from typing import Any

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.app import App
from models.campaign import Campaign, Obligation, Recipient, Window
from models.deadline import compute_deadline as deadline_of
from models.directive import Directive
from models.due import Due, Submission
from models.enums import CHASE_KINDS, MessageKind, ObligationKind, Opinion, Timing
from models.message import Message
from models.regime import owed_from, regime_from_json
from models.states import FILED_STATES, UNFINISHED_STATES
from tasks.campaigns.consultation.opinions import came_after_consent
from tasks.campaigns.consultation.rules import rules_from_json
from tasks.campaigns.dues import count_units
from tasks.campaigns.lookup import find_last_submission
from tasks.due_times import DueTimes, PageMoment
from tasks.figures.counts import by_part, count_figures, figures_in_all, standings_of
from tasks.figures.summary import Summary, newest_summaries, report_summaries
from tasks.figures.summary_words import few_names, in_short, percent_words
from tasks.labels import ENGLISH_OPINIONS, OPINION_LABELS
from tasks.letters.batch import Batch
from tasks.letters.enclosures import deadline_in_letter, what_is_owed
from tasks.report_forms.aggregate import Share
from tasks.report_forms.schema import in_words


def particular_facts(batch: Batch, directive: Directive, messages: list[Message]) -> dict[str, Any]:
    """What this kind of letter says besides."""
    lead = messages[0]
    campaign, session, now = batch.campaign_of(lead), batch.session, batch.now
    facts: dict[str, Any] = {}
    if due := batch.due_of(lead):
        facts |= due_facts(batch, due)
        if lead.kind is MessageKind.CASCADE_CHASE:
            facts["units"] = count_units(session, due)
        if lead.kind is MessageKind.RECEIPT:
            given, fields = (
                find_last_submission(session, due),
                batch.forms_of(campaign.id).get(due.obligation_id, ()),
            )
            facts |= {"submission": given, "form_asked": bool(fields)} | _opinion_given(due, given)
            facts["figures_given"] = in_words(fields, given.values) if given else ""
    if lead.window_id:
        facts |= _window_facts(session, campaign, batch.windows[lead.window_id], lead, now)
        facts["desk"] = batch.app.settings.desk
    if lead.kind in (MessageKind.DISPATCH, MessageKind.PUBLISH):
        facts["attachments"] = [a.name for a in batch.attachments[directive.id]]
        facts |= _content(batch, campaign, directive, lead)
    if lead.kind is MessageKind.ESCALATION and due:
        facts |= {"desk": batch.app.settings.desk.base_url, "slug": campaign.slug}
        facts["items"] = [_escalated(batch, batch.dues[m.due_id or 0]) for m in messages]
        where = (Due.obligation_id == due.obligation_id, Due.period == due.period)
        key = ("figures", due.obligation_id, due.period)
        facts["figures"] = batch.once(key, lambda: figures_in_all(session, now, *where))
    if lead.kind is MessageKind.REPLACEMENT:
        facts |= _replacement(session, campaign, lead)
    if lead.kind is MessageKind.CLOSING:
        facts |= _closing(session, campaign, lead, now)
    return facts


def _opinion_given(due: Due, given: Submission | None) -> dict[str, Any]:
    """What a consulted agency said, and whether it came when silence was agreement already."""
    if given is None or given.opinion is None:
        return {"after_consent": False}
    words = {"opinion": OPINION_LABELS[Opinion(given.opinion)], "english_opinion": ENGLISH_OPINIONS[given.opinion]}
    return words | {"after_consent": came_after_consent(due, given)}


def _closing(session: Session, campaign: Campaign, lead: Message, now: DateTime) -> dict[str, Any]:
    """The figures of the whole or of the one part that was closed; where the whole has parts, of each of them too.

    And what its reports add up to: of those that come again and again the last, as a letter is short.
    """
    rows = standings_of(session, campaign.id, ObligationKind.REPORT, lead.window_id)
    windows = session.exec(select(Window).where(Window.campaign_id == campaign.id).order_by(col(Window.id))).all()
    sections, figures = by_part(rows, windows, now), count_figures(rows, now)
    return {
        "figures": figures,
        "rate": percent_words(figures.received, figures.expected - figures.waived),
        "rows": rows,
        "sections": sections,
        "agencies": len({row.recipient.agency_id for row in rows}),
        "topics": {window.id: window.topic for window in windows} if sections else {},
        "sums": [
            {
                "title": one.title,
                "lines": in_short(one),
                **{share.value: _named(one, share) for share in (Share.NIL, Share.BLANK)},
            }
            for one in newest_summaries(report_summaries(session, campaign, now, window_id=lead.window_id, rows=rows))
        ],
    }


def _named(one: Summary, share: Share) -> str:
    return few_names([answer.agency for answer in one.of(share)])


def joint_facts(batch: Batch, messages: list[Message]) -> dict[str, Any]:
    """The table of a letter that says several things at once: what is overdue first, then by deadline."""
    items = []
    for message in messages:
        due = batch.dues[message.due_id or 0]
        directive = batch.directives[batch.campaign_of(message).directive_id]
        facts = due_facts(batch, due) | {"directive": directive, "kind": message.kind, "ordinal": message.ordinal}
        items.append(facts)
    items.sort(key=lambda item: (not item["overdue_days"] and not item["overdue_hours"], item["due"].remind_by))
    directives = {item["directive"].reference_no: item["directive"] for item in items}
    return {
        "items": items,
        "chases": CHASE_KINDS,
        "late": sum(item["kind"] in CHASE_KINDS for item in items),
        "numbers": list(directives),
        "urgency": next((d.urgency for d in directives.values() if d.urgent), None),
    }


def _replacement(session: Session, campaign: Campaign, lead: Message) -> dict[str, Any]:
    """The document that takes the place of this one, and whether what this agency sent counts for it."""
    newer = session.exec(select(Campaign).where(Campaign.replaces_id == campaign.id)).one()
    carried = select(Due.id).join(Obligation).join(Recipient, col(Due.recipient_id) == Recipient.id)
    carried = carried.where(
        Due.campaign_id == newer.id, Obligation.carries != "", Recipient.agency_id == lead.agency_id
    )
    done = carried.where(col(Due.state).in_(FILED_STATES))
    return {
        "successor": session.get_one(Directive, newer.directive_id),
        "carried": session.exec(done).first() is not None,
    }


def due_facts(batch: Batch, due: Due) -> dict[str, Any]:
    """What a letter says of something owed; the same for all who owe it till the same moment."""
    key = (due.obligation_id, due.window_id, due.label, due.remind_by, due.late_after, due.kind, due.urgent, due.tacit)
    return batch.once(key, lambda: _shared_facts(batch, due)) | {"due": due}


def _shared_facts(batch: Batch, due: Due) -> dict[str, Any]:
    app, now = batch.app, batch.now
    obligation = batch.obligations[due.obligation_id]
    window = batch.windows[due.window_id] if due.window_id else None
    times = DueTimes(PageMoment(app.calendar, now), due.remind_by, due.late_after)
    article = rules_from_json(obligation.consultation).silence
    return {
        "article": article,
        "silence": article if due.tacit else "",
        "what": what_is_owed(obligation, window, due),
        "window": window,
        "deadline": deadline_in_letter(app, due, obligation, now),
        "late_from": times.late_from,
        "days_left": times.days_left if due.remind_by else None,
        "overdue_days": times.days_late if times.overdue else 0,
        "overdue_hours": times.hours_late,
    }


def _window_facts(session: Session, campaign: Campaign, window: Window, lead: Message, now: DateTime) -> dict[str, Any]:
    evidence = select(Obligation).where(Obligation.campaign_id == campaign.id, Obligation.kind == ObligationKind.REPORT)
    report = session.exec(evidence.where(Obligation.timing == Timing.ON_REQUEST)).first()
    facts: dict[str, Any] = {"window": window, "report": report, "slug": campaign.slug}
    if lead.step == "ended":  # the officer's letter, and no other, says how far the reports have come
        mine = (Due.campaign_id == campaign.id, Due.window_id == window.id, Due.kind == ObligationKind.REPORT)
        facts["asked"] = figures_in_all(session, now, *mine)
    return facts


def _content(batch: Batch, campaign: Campaign, directive: Directive, lead: Message) -> dict[str, Any]:
    """The items that bind this agency, the periods of the work, and what the agency owes from now on."""
    session, agency = batch.session, batch.agencies[lead.agency_id]
    windows, reports = batch.once(("content", campaign.id), lambda: _of_all(batch, campaign))
    mine = select(Recipient.id).where(Recipient.campaign_id == campaign.id, Recipient.agency_id == agency.id)
    recipient_id = session.exec(mine).one() or 0
    owed = select(Due, Obligation).join(Obligation).where(Due.recipient_id == recipient_id, Due.period == "")
    owed = owed.where(col(Due.state).in_(UNFINISHED_STATES)).order_by(col(Due.id))
    return {
        "duties": [d for d in directive.duties if not d["binds"] or agency.code in d["binds"]],
        "windows": windows,
        "periodic": [told for binds, told in reports if told and recipient_id in binds],
        "on_request": any(recipient_id in binds for binds, told in reports if told is None),
        "owed": [
            {
                "kind": due.kind,
                "title": obligation.title,
                "deadline": deadline_in_letter(batch.app, due, obligation, batch.now),
                "silence": rules_from_json(obligation.consultation).silence if due.tacit else "",
            }
            for due, obligation in session.exec(owed)
        ],
    }


def _of_all(
    batch: Batch, campaign: Campaign
) -> tuple[list[Window], list[tuple[frozenset[int], dict[str, Any] | None]]]:
    """What the letters that bring a directive have in common: its windows, and its reports with those whom they bind.

    Of a periodic one how it comes again, of one on request None.
    """
    windows = select(Window).where(Window.campaign_id == campaign.id).order_by(col(Window.id))
    reports = select(Obligation).where(Obligation.campaign_id == campaign.id, Obligation.kind == ObligationKind.REPORT)
    reports = reports.where(col(Obligation.timing).in_((Timing.PERIODIC, Timing.ON_REQUEST))).order_by(
        col(Obligation.id)
    )
    told = [
        (frozenset(o.binds), _again(batch.app, o, batch.now) if o.timing is Timing.PERIODIC else None)
        for o in batch.session.exec(reports)
    ]
    return list(batch.session.exec(windows)), told


def _again(app: App, obligation: Obligation, now: DateTime) -> dict[str, Any]:
    """A periodic report with its rule in the document's words, and the period that comes first."""
    first = next(owed_from(regime_from_json(obligation.rule), app.calendar.local(now).date()), None)
    deadline = deadline_of(first[1], app.calendar).remind_by if first else None
    return {
        "title": obligation.title,
        "rule": obligation.evidence,
        "label": first[0].label if first else "",
        "deadline": app.calendar.local(deadline) if deadline else None,
    }


def _escalated(batch: Batch, due: Due) -> dict[str, Any]:
    """One line of the list that leaders get: who, how late, what was said to them and when, whom to telephone."""
    app, recipient = batch.app, batch.recipients[due.recipient_id]
    said = [s for s in batch.said.get(due.id, ()) if s.sent_at and s.agency_id == recipient.agency_id]
    said.sort(key=lambda s: s.sent_at or batch.now)
    history = [(s.kind, s.ordinal, app.calendar.local(s.sent_at).date()) for s in said if s.sent_at]
    facts = due_facts(batch, due)
    return {
        "name": recipient.name,
        "deadline": facts["deadline"],
        "due": due,
        "overdue_days": facts["overdue_days"],
        "overdue_hours": facts["overdue_hours"],
        "history": list(dict.fromkeys(history)),
        "call": batch.heads.get(recipient.agency_id),
    }
