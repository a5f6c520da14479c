"""The personal link of a letter: an address without it in the words that are kept, put in as the letter leaves.

So no row, export or evidence pack holds a link that opens anything.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlmodel import col, select

from models.campaign import Recipient
from models.enums import Tier
from models.message import Message
from tasks.letters.chat_codes import code_for
from tasks.letters.links import LinkHolder, link_signer, links_for, token_of, url_of
from tasks.render import Words

if TYPE_CHECKING:
    from tasks.letters.batch import Batch
    from tasks.letters.compose import Letter

CODE_MARK = "ma_lien_ket"
MARK = "lien-ket-rieng"
"""What stands in a kept letter where the link stood."""


def sign_links(batch: "Batch") -> None:
    """Make the links of a batch before any of its letters is written. Raises BadSettings for unusable keys."""
    if batch.app.settings.portal.base_url:
        batch.once("links", lambda: _tokens(batch))


def mark_of(batch: "Batch", lead: Message) -> str:
    """The address that stands for the link in a letter; "" where it carries none.

    The people of the agencies get one, where the page can be reached from outside; the issuing office's own do not.
    """
    theirs = batch.contacts[lead.contact_id].tier in (Tier.CONTACT, Tier.DEPUTY, Tier.HEAD)
    if not theirs or not batch.app.settings.portal.base_url or _token(batch, lead) is None:
        return ""
    return url_of(batch.app, MARK)


def with_link(batch: "Batch", letter: "Letter", messages: list[Message]) -> "Letter":
    """The letter as its person gets it; about one thing owed, the link leads straight to it."""
    lead = messages[0]
    mark = mark_of(batch, lead)
    if not mark:
        return letter
    about = {message.due_id for message in messages}
    url = url_of(batch.app, _token(batch, lead) or "", lead.due_id if len(about) == 1 else None)
    code = code_for(batch.app, batch.session, batch.contacts[lead.contact_id], batch.now)
    text, html = (one.replace(mark, url).replace(CODE_MARK, code) for one in (letter.words.text, letter.words.html))
    return replace(letter, words=Words(letter.words.subject, text, html))


def code_mark_of(batch: "Batch", lead: Message) -> str:
    """What stands in a kept letter for the code by which its person binds a chat; "" where it carries none."""
    contact = batch.contacts[lead.contact_id]
    return CODE_MARK if mark_of(batch, lead) and code_for(batch.app, batch.session, contact, batch.now) else ""


def _token(batch: "Batch", message: Message) -> str | None:
    tokens: dict[tuple[int | None, int, int], str] = batch.once("links", lambda: _tokens(batch))
    return tokens.get((message.campaign_id, message.agency_id, message.contact_id))


def _tokens(batch: "Batch") -> dict[tuple[int | None, int, int], str]:
    """The links of all letters of the batch, made at once."""
    mine = select(Recipient.id, Recipient.campaign_id, Recipient.agency_id)
    mine = mine.where(col(Recipient.campaign_id).in_(batch.campaigns))
    mine = mine.where(col(Recipient.agency_id).in_({message.agency_id for message in batch.messages}))
    recipients: dict[tuple[int | None, int], int] = {
        (campaign, agency): number or 0 for number, campaign, agency in batch.session.exec(mine)
    }
    pairs = {
        (message.campaign_id, message.agency_id, message.contact_id): LinkHolder(number, message.contact_id)
        for message in batch.messages
        if (number := recipients.get((message.campaign_id, message.agency_id)))
    }
    links = links_for(batch.app, batch.session, pairs.values(), batch.now)
    seal = link_signer(batch.session, batch.now)
    return {key: token_of(links[pair], seal) for key, pair in pairs.items()}
