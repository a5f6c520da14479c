"""One letter from the Messages that become it: what its template needs to know, gathered from the rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pendulum import DateTime
from sqlmodel import Session

from models.agency import EDXML, Contact, channel_name
from models.directive import Attachment, Directive
from models.enums import DIGEST_KINDS, MessageKind, Tier
from models.message import Message
from tasks.letters.batch import Batch
from tasks.letters.context import joint_facts, particular_facts
from tasks.letters.digest_words import digest_facts
from tasks.letters.enclosures import enclosed_forms
from tasks.letters.envelope import EnvelopeFacts, envelope_facts
from tasks.letters.personal_links import code_mark_of, mark_of
from tasks.render import Words, day_words, render_letter
from tasks.report_forms.workbook import Blank
from tasks.storage.cache import FileAltered, FileGone, cached_file


@dataclass(frozen=True)
class Letter:
    """What is handed over: to whom, over which channel, and the words. `date` is the engine's now.

    `answers` are the Message-IDs of the first letters of what it is about, by which mail programs show a thread.
    """

    letter_id: str
    channel: str
    address: str
    to_name: str
    words: Words
    date: DateTime
    urgent: bool = False
    files: tuple[tuple[str, Path], ...] = ()
    forms: tuple[Blank, ...] = ()
    answers: tuple[str, ...] = ()
    envelope: EnvelopeFacts | None = None


def compose_letter(batch: Batch, messages: list[Message]) -> Letter:
    """The letter of some claimed Messages that go to one contact over one channel as one."""
    lead = messages[0]
    if lead.kind in DIGEST_KINDS:
        return _digest(batch, lead)
    contact = batch.contacts[lead.contact_id]
    directive = batch.directives[batch.campaign_of(lead).directive_id]
    listed = lead.kind is MessageKind.HANDOVER
    joint = len(messages) > 1 and lead.kind is not MessageKind.ESCALATION and not listed
    facts = _common(batch, directive, lead, contact)
    forms = tuple(enclosed_forms(batch, messages)) if lead.channel == "mail" else ()
    facts["form"] = bool(forms)
    facts |= joint_facts(batch, messages) if joint or listed else particular_facts(batch, directive, messages)
    files = _carried(batch, messages)
    facts["documents"] = bool(files)
    words = render_letter("joint" if joint else lead.kind, facts, batch.app.settings.mail.language)
    return Letter(
        letter_id=lead.letter_id or "",
        channel=lead.channel,
        address=address_of(batch, lead),
        to_name=contact.name,
        words=words,
        date=batch.now,
        urgent=any(batch.directives[batch.campaign_of(m).directive_id].urgent for m in messages),
        files=files,
        forms=forms,
        answers=batch.first_letters(messages),
        envelope=envelope_facts(batch, messages, words.subject) if lead.channel == EDXML else None,
    )


def _carried(batch: Batch, messages: list[Message]) -> tuple[tuple[str, Path], ...]:
    """The documents that go with a letter: those of what it brings, or hands over."""
    if messages[0].kind not in (MessageKind.DISPATCH, MessageKind.PUBLISH, MessageKind.HANDOVER):
        return ()
    ids = dict.fromkeys(batch.campaign_of(message).directive_id for message in messages)
    return tuple(file for one in ids for file in batch.once(("files", one), partial(_files_once, batch, one)))


def _files_once(batch: Batch, directive_id: int) -> tuple[tuple[str, Path], ...]:
    directive, attached = batch.directives[directive_id], batch.attachments[directive_id]
    return files_of(batch.session, batch.app.settings.data, directive, attached)


def _digest(batch: Batch, message: Message) -> Letter:
    """A letter to one of our own people, about all campaigns."""
    contact = batch.contacts[message.contact_id]
    facts = _head(batch, message, contact, batch.agencies[message.agency_id].name)
    facts |= {"internal": True, "urgency": None, "numbers": [], "link": ""} | digest_facts(batch, message)
    return Letter(
        letter_id=message.letter_id or "",
        channel=message.channel,
        address=address_of(batch, message),
        to_name=contact.name,
        words=render_letter(message.kind, facts, batch.app.settings.mail.language),
        date=batch.now,
    )


def address_of(batch: Batch, message: Message) -> str:
    """The contact's address for the channel of a Message, or the agency's on the axis; "" when it has none any more."""
    if message.channel == EDXML:
        organ_id = batch.agencies[message.agency_id].organ_id
        return f"{EDXML}://{organ_id}" if organ_id else ""
    channels = batch.contacts[message.contact_id].channels
    return next((url for url in channels if channel_name(url) == message.channel), "")


def files_of(
    session: Session, data: Path, directive: Directive, attachments: Sequence[Attachment]
) -> tuple[tuple[str, Path], ...]:
    """The document itself, and of what is named as sent along that of which a file was given, laid into the folder.

    One that is lost, or was altered, is a path at which nothing can be read: its letters are refused, no others.
    Raises OSError where the folder takes nothing.
    """
    own = f"{directive.doc_type} {directive.reference_no} ngày {day_words(directive.issued_on)}"
    kept = [(own, directive.path, directive.sha256), *((a.name, a.path, a.sha256 or "") for a in attachments if a.path)]
    return tuple((name, _laid(session, sha256, data / path)) for name, path, sha256 in kept)


def _laid(session: Session, sha256: str, place: Path) -> Path:
    try:
        return cached_file(session, sha256, place)
    except FileGone:
        return place
    except FileAltered:
        return place.with_stem(f"{place.stem}.altered")


def _common(batch: Batch, directive: Directive, lead: Message, contact: Contact) -> dict[str, Any]:
    """What every letter says: from whom, to whom, about which document, whom to ask."""
    return _head(batch, lead, contact, batch.agencies[directive.issuer_id].name) | {
        "internal": lead.agency_id == directive.issuer_id,
        "directive": directive,
        "urgency": directive.urgency,
        "numbers": [directive.reference_no],
        "step": lead.step,
        "ordinal": lead.ordinal,
        "reason": " ".join(lead.reason.split()),
        "link": mark_of(batch, lead),
        "chat": (batch.app.settings.zalo.name, mark) if (mark := code_mark_of(batch, lead)) else None,
    }


def _head(batch: Batch, lead: Message, contact: Contact, issuer: str) -> dict[str, Any]:
    """From whom, to whom, on which day."""
    return {
        "office": batch.app.settings.office,
        "issuer": issuer,
        "agency": batch.agencies[lead.agency_id].name,
        "to_officer": contact.tier is Tier.OFFICER,
        "contact": contact,
        "today": batch.here.date(),
        "now": batch.here,
    }
