"""A chat that is bound to no contact: a code binds it; anything else gets one sentence and counts for nothing."""

import re

from pendulum import DateTime
from sqlmodel import Session, col, func, select

from models.agency import Agency, Contact, channel_name
from models.app import App
from models.event import OFFICE_LEDGER, open_office_ledger, record_event
from models.history.chat_account import ChatAccount, ChatBinding
from tasks.inbox.chat.platform import ChatMessage
from tasks.inbox.chat.words import BOUND, HOW, WRONG
from tasks.letters.chat_codes import LETTERS, contact_of_code

CODE = re.compile(rf"(?:mã|ma)?[\s:]*([{LETTERS}]{{4}})[\s-]?([{LETTERS}]{{4}})\W*", re.IGNORECASE)
TRIES, OFFICE_TRIES = 5, 200
"""Wrong codes an hour: of one chat, and of all together. Beyond them none is looked at."""


def contacts_of_chat(session: Session, chat: str) -> list[Contact]:
    """The active contacts that have a chat among their channels."""
    people = session.exec(select(Contact).where(col(Contact.active).is_(True))).all()
    return [person for person in people if chat in map(chat_of, person.channels)]


def chat_of(url: str) -> str:
    """The chat of a zalo:// channel; "" for any other."""
    return url.split("?")[0].rpartition("/")[2] if channel_name(url) == "zalo" else ""


def bind_or_tell(app: App, session: Session, message: ChatMessage, now: DateTime) -> str:
    """Bind the chat where the message is a right code; gives back what is answered, "" for nothing."""
    open_office_ledger(session)
    account = session.get(ChatAccount, message.chat, with_for_update=True) or ChatAccount(chat=message.chat)
    session.add(account)
    if bound := session.exec(select(ChatBinding).where(ChatBinding.message == message.number)).first():
        return _confirmation(session, session.get_one(Contact, bound.contact_id))  # killed before it was said
    if found := CODE.fullmatch(message.text):
        return _try_code(app, session, account, found[1] + found[2], message, now)
    if account.told_at and now < account.told_at.add(days=1):
        return ""
    account.told_at = now
    return HOW


def _try_code(app: App, session: Session, account: ChatAccount, code: str, message: ChatMessage, now: DateTime) -> str:
    if account.tries_since is None or now >= account.tries_since.add(hours=1):
        account.tries, account.tries_since = 0, now
    if account.tries >= TRIES or _tries_of_all(session, now) >= OFFICE_TRIES:
        return ""
    person = contact_of_code(app, session, code, now)
    if person is None:
        account.tries += 1
        return WRONG
    return _bind(app, session, message, person, now)


def _tries_of_all(session: Session, now: DateTime) -> int:
    recent = col(ChatAccount.tries_since) > now.subtract(hours=1)
    return session.exec(select(func.coalesce(func.sum(ChatAccount.tries), 0)).where(recent)).one()


def _bind(app: App, session: Session, message: ChatMessage, person: Contact, now: DateTime) -> str:
    bot, _, query = app.settings.zalo.bot.partition("?")
    url = f"{bot.rstrip('/')}/{message.chat}" + (f"?{query}" if query else "")
    person.channels = [one for one in person.channels if channel_name(one) != "zalo"] + [url]
    session.add(ChatBinding(contact_id=person.id, chat=message.chat, message=message.number, bound_at=now))
    agency = session.get_one(Agency, person.agency_id).name
    record_event(session, OFFICE_LEDGER, now, person.name, "contact.chat_bound", new=person.name, reason=agency)
    return _confirmation(session, person)


def _confirmation(session: Session, person: Contact) -> str:
    return BOUND.format(person=person.name, agency=session.get_one(Agency, person.agency_id).name)
