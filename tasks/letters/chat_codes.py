"""The one-time code by which a contact binds a chat: made of our signing key, never kept.

It follows from the contact, how many codes of theirs were used, and the span of `zalo.code_days` in which it is asked
for; it holds during that span and the next one. So a page can show it and change nothing.
"""

import hashlib
import hmac
from collections.abc import Collection

from pendulum import DateTime
from sqlmodel import Session, col, func, select

from models.agency import Contact, channel_name
from models.app import App
from models.enums import Tier
from models.history.chat_account import ChatBinding
from tasks.letters.signing_keys import signing_keys

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without what is taken for another: 30 letters, so that eight make 39 bits."""
LENGTH = 8
DAY = 86_400
"""Seconds."""


def code_for(app: App, session: Session, contact: Contact, now: DateTime) -> str:
    """The code of a contact as it is shown, like K7PD-3XWQ; "" where there is no bot, or a chat is bound already.

    Raises BadSettings when the signing keys cannot be used.
    """
    ours = contact.tier in (Tier.CONTACT, Tier.DEPUTY, Tier.HEAD)
    if not ours or not app.settings.zalo.bot or any(channel_name(url) == "zalo" for url in contact.channels):
        return ""
    code = _code(
        signing_keys(session)[-1], contact.id, _used(session, [contact.id]).get(contact.id, 0), _span(app, now)
    )
    return f"{code[:4]}-{code[4:]}"


def contact_of_code(app: App, session: Session, code: str, now: DateTime) -> Contact | None:
    """The contact whose code this is, as it was typed; None for one that is wrong, used or too old."""
    plain = "".join(letter for letter in code.upper() if letter in LETTERS)
    people = session.exec(select(Contact).where(col(Contact.active).is_(True))).all()
    used, span, keys = _used(session, [person.id for person in people]), _span(app, now), signing_keys(session)
    for person in people:
        for key in keys:
            for then in (span, span - 1):
                if hmac.compare_digest(_code(key, person.id, used.get(person.id, 0), then), plain):
                    return person
    return None


def code_until(app: App, now: DateTime) -> DateTime:
    """Until when a code holds that is shown now."""
    seconds = app.settings.zalo.code_days * DAY
    return now.add(seconds=2 * seconds - int(now.timestamp()) % seconds)


def _span(app: App, now: DateTime) -> int:
    return int(now.timestamp()) // (app.settings.zalo.code_days * DAY)


def _used(session: Session, contacts: Collection[int]) -> dict[int, int]:
    """How many codes of each contact were used."""
    counted = select(ChatBinding.contact_id, func.count()).group_by(col(ChatBinding.contact_id))
    if len(contacts) == 1:
        counted = counted.where(col(ChatBinding.contact_id).in_(contacts))
    return dict(session.exec(counted).all())


def _code(key: str, contact_id: int, used: int, span: int) -> str:
    digest = hmac.digest(key.encode(), f"dondoc.chat:{contact_id}:{used}:{span}".encode(), hashlib.sha256)
    number, code = int.from_bytes(digest[:16]), ""
    for _ in range(LENGTH):
        number, place = divmod(number, len(LETTERS))
        code += LETTERS[place]
    return code
