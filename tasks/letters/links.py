"""Personal links: made for the people of a letter, signed, read again, revoked.

What is signed is the row's number and revision, with the time of the signing. Who may do what is asked of the rows
whenever a link is used, so that a link shows what is so now: the signature only says that we made it.
"""

import hashlib
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple

from itsdangerous import BadData, TimestampSigner
from pendulum import DateTime
from sqlalchemy import bindparam, tuple_, update
from sqlmodel import Session, col, select

from models.access_link import AccessLink, Purpose
from models.agency import Agency, Contact
from models.app import App
from models.campaign import Campaign, Recipient
from models.instant import to_local
from models.text import mark_text, tr, trn
from tasks.campaigns.context import Context
from tasks.campaigns.outbox import insert_rows
from tasks.errors import Refused
from tasks.letters.signing_keys import signing_keys

SKEW = 60
"""Seconds that a link may seem to come from the future: two machines' clocks are never quite the same."""

LINKS_AT_ONCE = 400
"""Pairs asked for in one statement."""


_WHOM = (  # made once: it is asked for every page
    select(AccessLink, Contact, Recipient, Agency)
    .join(Contact, col(AccessLink.contact_id) == Contact.id)
    .join(Recipient, col(AccessLink.recipient_id) == Recipient.id)
    .join(Agency, col(Recipient.agency_id) == Agency.id)
    .where(col(AccessLink.id) == bindparam("number"))
)


class BadLinkReason(StrEnum):
    """BadLinkReason a link opens nothing."""

    FORGED = "forged"
    FUTURE = "future"
    EXPIRED = "expired"
    REVOKED = "revoked"


class BadLink(Exception):
    """A link that opens nothing. Its page says what to do and nothing of what the link once was for."""

    def __init__(self, why: BadLinkReason) -> None:
        self.why = why


class LinkHolder(NamedTuple):
    """Who a link is for: a recipient and a person of it, by their numbers."""

    recipient_id: int
    contact_id: int


class _Signer(TimestampSigner):
    """HMAC-SHA-256, at an instant that is handed down."""

    def __init__(self, session: Session, salt: str, now: DateTime) -> None:
        super().__init__(signing_keys(session), salt=f"dondoc.{salt}", digest_method=hashlib.sha256)
        self._at = int(now.timestamp())

    def get_timestamp(self) -> int:
        return self._at


class LinkSigner:
    """Signs and reads texts for one purpose at one moment. Raises BadSettings when the keys cannot be used."""

    def __init__(self, session: Session, salt: str, now: DateTime) -> None:
        self._signer, self._now = _Signer(session, salt, now), now

    def sign(self, text: str) -> str:
        """The text with the moment and the signature; fit for a URL when the text is."""
        return self._signer.sign(text).decode("ascii")

    def read(self, signed: str) -> tuple[str, DateTime]:
        """The text that was signed, and when, to the second. Raises BadLink: forged, or from the future."""
        try:
            text, at = self._signer.unsign(signed, return_timestamp=True)
        except (BadData, ValueError, OverflowError):
            raise BadLink(BadLinkReason.FORGED) from None
        if at.timestamp() > self._now.timestamp() + SKEW:
            raise BadLink(BadLinkReason.FUTURE)
        return text.decode("utf-8", "replace"), to_local(at)


def token_of(link: AccessLink, seal: LinkSigner) -> str:
    """What a URL carries for a link: its number, its revision, the moment, the signature."""
    return seal.sign(f"{link.id}.{link.revision}")


def link_signer(session: Session, now: DateTime) -> LinkSigner:
    """The seal of personal links."""
    return LinkSigner(session, "link", now)


def link_of(
    session: Session, seal: LinkSigner, token: str, now: DateTime
) -> tuple[AccessLink, Contact, Recipient, Agency]:
    """Whom a token lets in. Raises BadLink.

    A person who left the directory, or whose office handed its part to a successor, is let in no more.
    """
    text, _ = seal.read(token)
    number, _, revision = text.partition(".")
    if not (number.isdecimal() and revision.isdecimal()):
        raise BadLink(BadLinkReason.FORGED)
    row = session.exec(_WHOM, params={"number": int(number)}).first()
    if row is None:
        raise BadLink(BadLinkReason.FORGED)
    link, contact, _, agency = row
    if link.revoked_at or link.revision != int(revision) or not contact.active or contact.agency_id != agency.id:
        raise BadLink(BadLinkReason.REVOKED)
    if now > link.expires_at:
        raise BadLink(BadLinkReason.EXPIRED)
    return row


def links_for(
    app: App, session: Session, pairs: Iterable[LinkHolder], now: DateTime, purpose: Purpose = Purpose.LETTER
) -> dict[LinkHolder, AccessLink]:
    """The links of some people, made where they have none, renewed where one was revoked; each lives on from now."""
    wanted = sorted(set(pairs))
    until = now.add(days=app.settings.portal.link_days)
    found = _found(session, wanted, purpose)
    fresh: dict[str, Any] = {"purpose": purpose, "revision": 1, "created_at": now, "expires_at": until}
    insert_rows(session, AccessLink, [fresh | pair._asdict() for pair in wanted if pair not in found])
    for link in found.values():
        if link.revoked_at:
            link.revision, link.revoked_at, link.created_at = link.revision + 1, None, now
        link.expires_at = max(link.expires_at, until)
        session.add(link)
    return found if len(found) == len(wanted) else _found(session, wanted, purpose)


def _found(session: Session, pairs: list[LinkHolder], purpose: Purpose) -> dict[LinkHolder, AccessLink]:
    links: list[AccessLink] = []
    for start in range(0, len(pairs), LINKS_AT_ONCE):
        mine = tuple_(col(AccessLink.recipient_id), col(AccessLink.contact_id)).in_(
            pairs[start : start + LINKS_AT_ONCE]
        )
        links += session.exec(select(AccessLink).where(mine, AccessLink.purpose == purpose))
    return {LinkHolder(link.recipient_id, link.contact_id): link for link in links}


def url_of(app: App, token: str, due_id: int | None = None) -> str:
    """The address that a person opens: all that the agency owes, or one thing of it."""
    settings = app.settings.portal
    base = settings.base_url or f"http://127.0.0.1:{settings.port}"
    return f"{base}/{token}/{due_id}" if due_id else f"{base}/{token}"


def links_to_hand_out(app: App, session: Session, campaign: Campaign, agency: Agency, now: DateTime) -> dict[str, str]:
    """For each person of an agency the link that an officer may give them otherwise than by letter.

    Raises Refused when the agency is no recipient, or nobody of it is in the directory.
    """
    mine = select(Recipient).where(Recipient.campaign_id == campaign.id, Recipient.agency_id == agency.id)
    recipient = session.exec(mine).first()
    if recipient is None:
        raise Refused(
            tr("{agency} không phải là nơi nhận của đợt {campaign}", agency=agency.name, campaign=campaign.slug)
        )
    people = session.exec(select(Contact).where(Contact.agency_id == agency.id, col(Contact.active).is_(True))).all()
    if not people:
        raise Refused(tr("{agency} không có liên hệ nào trong danh bạ; xem dondoc agencies import", agency=agency.name))
    pairs = {LinkHolder(recipient.id, contact.id): contact for contact in people}
    links, seal = links_for(app, session, pairs, now, Purpose.DESK), link_signer(session, now)
    return {pairs[pair].name: url_of(app, token_of(link, seal)) for pair, link in links.items()}


def revoke_links(ctx: Context, agency: Agency, reason: str) -> int:
    """Let no link of an agency in a campaign open anything any more; gives back how many did.

    The next letter carries a new one. Raises Refused when no reason is given, or there is none to revoke.
    """
    if not reason.strip():
        raise Refused("thu hồi liên kết phải nêu lý do (--reason)")
    session, campaign = ctx.session, ctx.campaign
    mine = select(Recipient.id).where(Recipient.campaign_id == campaign.id, Recipient.agency_id == agency.id)
    living = (col(AccessLink.recipient_id).in_(mine), col(AccessLink.revoked_at).is_(None))
    ended = len(session.exec(select(AccessLink.id).where(*living)).all())
    if not ended:
        raise Refused(
            tr(
                "{agency} không có liên kết nào đang dùng được trong đợt {campaign}",
                agency=agency.name,
                campaign=campaign.slug,
            )
        )
    session.execute(
        update(AccessLink).where(*living).values(revoked_at=ctx.now), execution_options={"synchronize_session": False}
    )
    ctx.note("link.revoked", new=agency.name, reason=trn("{count} liên kết: {reason}", ended, reason=mark_text(reason)))
    return ended
