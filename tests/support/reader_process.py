"""Reads the mailbox until a test kills it: `python -m tests.support.reader_process DATA IMAP [DATABASE]`."""

import sys
from pathlib import Path

from models.app import open_app
from models.config.settings import InboxSettings, Settings
from tasks.delivery.channels.imap import MailboxDown
from tasks.inbox.ingest import read
from tests.support.imap_server import OURS
from tests.support.instants import at


def main(data: str, mailbox: str, database_url: str = "") -> None:
    inbox = InboxSettings(mailbox=mailbox, authserv_id=OURS)
    app = open_app(Settings(data=Path(data), database_url=database_url, inbox=inbox))
    while True:
        try:
            done = read(app, at("2022-02-17T10:00"))
        except MailboxDown:
            continue
        if not done.states and not done.known:
            print("read", flush=True)
            return


if __name__ == "__main__":
    main(*sys.argv[1:])
