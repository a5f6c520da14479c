"""One reading of all that agencies answer: the chats, then the mailbox. One that cannot be read holds up no other."""

from pendulum import DateTime

from models.app import App
from tasks.inbox.chat.platform import ChatDown
from tasks.inbox.chat.take import read_chats
from tasks.inbox.ingest import Read, read


def read_answers(app: App, now: DateTime) -> Read:
    """Read both. Raises MailboxDown or ChatDown after what could be read was read."""
    try:
        chats = read_chats(app, now)
    except ChatDown:
        read(app, now)
        raise
    done = read(app, now)
    done.states += chats
    return done
