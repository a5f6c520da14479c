"""What we sent to an agency: the words, subjects and files by which they are known again in what comes back."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.agency import Agency
from models.app import App
from models.campaign import Campaign, Window
from models.directive import Attachment, Directive
from models.message import Message
from tasks.render import day_words

NEWEST = 40
"""Letters to an agency that are looked at, the newest."""


@dataclass(frozen=True)
class Sent:
    """Texts and subjects of letters, hashes and names of files, what may be named (who wrote to whom, the topics),
    the directives. `beside` are the topics on which nothing is asked now, `since` the day of the oldest directive."""

    texts: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    hashes: frozenset[str] = frozenset()
    file_names: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    us: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    since: dt.date | None = None


def sent_to(
    app: App, session: Session, agencies: Collection[int], campaigns: Collection[int], letters: Sequence[Message],
    windows: Collection[int | None] = (),
) -> Sent:  # fmt: skip
    """What these agencies were sent in these campaigns, and in the letters that they answer.

    `windows` are those of the reports that they owe; None among them is a report on the whole of the campaign.
    """
    query = select(Message).where(col(Message.agency_id).in_(agencies), Message.body != "")
    if campaigns:
        query = query.where(col(Message.campaign_id).in_(campaigns))
    said = [*letters, *session.exec(query.order_by(col(Message.id).desc()).limit(NEWEST))]
    directives = list(session.exec(select(Directive).join(Campaign).where(col(Campaign.id).in_(campaigns))))
    numbers = [directive.id for directive in directives]
    enclosed = list(session.exec(select(Attachment).where(col(Attachment.directive_id).in_(numbers))))
    own = [f"{one.doc_type} {one.reference_no} ngày {day_words(one.issued_on)}" for one in directives]
    theirs = _names(session, set(agencies))
    topics, beside = _topics(session, campaigns, windows)
    topics += [] if beside else [one.subject for one in directives]
    ours = [
        *_names(session, {one.issuer_id for one in directives}),
        app.settings.office.report_to,
        app.settings.office.asks,
    ]
    return Sent(
        texts=tuple(message.body for message in said if message.body),
        subjects=tuple({message.subject for message in said if message.subject}),
        hashes=frozenset([*(one.sha256 for one in directives), *(one.sha256 for one in enclosed if one.sha256)]),
        file_names=(*own, *(one.name for one in enclosed)),
        agencies=tuple(theirs),
        us=tuple(ours),
        names=(*theirs, *ours, *topics),
        beside=tuple(beside),
        numbers=tuple(one.reference_no for one in directives),
        since=min((one.issued_on for one in directives), default=None),
    )


def _topics(
    session: Session, campaigns: Collection[int], windows: Collection[int | None]
) -> tuple[list[str], list[str]]:
    """The topics that are asked about, and the others of these campaigns."""
    rows = session.exec(select(Window.id, Window.topic).where(col(Window.campaign_id).in_(campaigns))).all()
    whole = not windows or None in windows
    asked = [topic for number, topic in rows if whole or number in windows]
    return asked, [topic for _, topic in rows if topic not in asked]


def _names(session: Session, agencies: set[int]) -> list[str]:
    rows = session.exec(select(Agency).where(col(Agency.id).in_(agencies))).all()
    return [name for row in rows for name in (row.name, *row.aliases)]
