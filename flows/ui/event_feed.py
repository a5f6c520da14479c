"""What happened, told to Prefect's event feed for operators and automations, never for agencies.

The histories are read after their commit, whoever wrote them: the engine, a form, the command line, the inbox. A crash
in between tells a thing twice; the feed itself may lose one under load.
"""

from collections import defaultdict

from pendulum import DateTime
from prefect.events import emit_event
from sqlmodel import Session, col, select

from models.app import App
from models.campaign import Campaign, Recipient
from models.database import Meta, reading, set_meta, writing
from models.directive import Directive
from models.due import Due
from models.enums import CHASE_KINDS
from models.event import Event, Ledger
from tasks.figures.work_item import names_in_short
from tasks.i18n import shown
from tasks.labels import event_words

TOLD = {
    "campaign.started": "dispatched",
    "acknowledge.received": "acknowledged",
    "report.received": "reported",
    "publish.received": "reported",
    "cascade.received": "reported",
    "due.escalation": "escalated",
    "extension.granted": "extended",
    "message.refused": "failed",
    "message.dead": "failed",
    "message.unknown": "failed",
    "message.bounced": "failed",
    "contact.missing": "failed",
    "proof.claimed_only": "unproved",
    "proof.gone": "unproved",
    "proof.unchecked": "unproved",
    **{f"due.{kind}": "overdue" for kind in CHASE_KINDS},
}
"""Which Events are told, and as which dondoc.*."""


def tell(app: App) -> int:
    """Emit one event for each kind of thing that happened in each campaign since the last time; gives back how many."""
    emitted = 0
    for slug, length, before in _grown(app):
        with reading(app.engine) as session:
            number, found = _news(session, slug, before)
        for name, (what, agencies, at) in found.items():
            emit_event(
                f"dondoc.{name}",
                resource={"prefect.resource.id": f"dondoc.directive.{slug}", "prefect.resource.name": number},
                payload={
                    "what": shown(event_words(what)),
                    "agencies": len(agencies),
                    "who": shown(names_in_short(agencies)),
                },
                occurred=at,
            )
            emitted += 1
        with writing(app.engine) as session:
            set_meta(session, f"told:{slug}", str(length))
    return emitted


def say(name: str, resource: str, payload: dict[str, str | int]) -> None:
    """Emit an event about the whole office."""
    emit_event(f"dondoc.{name}", resource={"prefect.resource.id": f"dondoc.{resource}"}, payload=payload)


def _grown(app: App) -> list[tuple[str, int, int]]:
    """The histories that have grown since they were told of, their length now and then."""
    query = select(Ledger.name, Ledger.length, Meta.value).join(Campaign, col(Campaign.slug) == Ledger.name)
    query = query.outerjoin(Meta, col(Meta.key) == "told:" + col(Ledger.name))
    with reading(app.engine) as session:
        return [(n, length, int(told or 0)) for n, length, told in session.exec(query) if length != int(told or 0)]


def _news(session: Session, slug: str, before: int) -> tuple[str, dict[str, tuple[str, list[str], DateTime]]]:
    """The directive's number; for each thing to tell what it was, of whom, and when it happened last."""
    query = select(Event, Recipient.name).outerjoin(Due, col(Event.due_id) == Due.id)
    query = query.outerjoin(Recipient, col(Due.recipient_id) == Recipient.id)
    query = query.where(Event.ledger == slug, Event.seq > before, col(Event.what).in_(TOLD)).order_by(col(Event.seq))
    agencies: dict[str, list[str]] = defaultdict(list)
    last: dict[str, tuple[str, DateTime]] = {}
    for event, agency in session.exec(query):
        name = TOLD[event.what]
        last[name] = (event.what, event.at)
        agencies[name] += [agency] if agency else []
    number = session.exec(select(Directive.reference_no).join(Campaign).where(Campaign.slug == slug)).one()
    return number, {name: (what, agencies[name], at) for name, (what, at) in last.items()}
