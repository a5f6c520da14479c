"""Which channel a letter goes over."""

import threading
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from pendulum import DateTime
from sqlmodel import select

from models.agency import EDXML
from models.app import App
from models.config.settings import Settings
from models.database import reading
from models.errors import BadSettings
from models.incoming_mail import ArchivedLetter
from models.states import MessageState
from models.text import tr
from tasks.delivery.channels.archive import Archive
from tasks.delivery.channels.chat import ChatChannel
from tasks.delivery.channels.edxml import EdxmlChannel
from tasks.delivery.channels.mime import MaildirChannel
from tasks.delivery.channels.smtp import SmtpChannel, parse_relay
from tasks.delivery.channels.zalo import ZaloChannel
from tasks.delivery.outcome import SENT, Channel, Outcome, Route
from tasks.letters.compose import Letter
from tasks.tracing import traced

CHANNELS: dict[str, Callable[[Settings], Channel]] = {
    "maildir": lambda settings: MaildirChannel(settings.data / "maildir", settings),
    "mail": lambda settings: SmtpChannel(settings.mail.relay, settings),
    "zalo": lambda settings: ZaloChannel(),
    EDXML: lambda settings: EdxmlChannel(
        settings,
        settings.data / settings.edxml.outbox,
        settings.data / settings.edxml.sent if settings.edxml.sent else None,
    ),
}
"""Who makes each channel, by its name (models/agency.py::channel_name); any other name is one of Apprise's."""


FOLDER = Route("maildir", letters=50)
"""A folder is its own evidence, so a crash may leave many in doubt: each is settled by a look at its file."""


OWN_RELAY = Route("mailto")
"""The servers of contacts whose address is a whole mailto:// URL."""


class _Kept(threading.local):
    """What one thread keeps open."""

    def __init__(self, app: App) -> None:
        self.channels: dict[str, Channel] = {}
        self.archive = Archive(app)


class ChannelRouter:
    """Hands letters over, each thread by sessions of its own.

    A virtual office reaches nobody: all its letters go to the Maildir.
    """

    def __init__(self, app: App, now: DateTime | None = None) -> None:
        """`now` is the instant by which a late copy in the archive is waited for; without it none is asked for."""
        self._app, self._now = app, now
        self._kept = _Kept(app)
        self._mail = Route("mail", app.settings.delivery.sessions, app.settings.delivery.sessions)

    def route(self, letter: Letter) -> Route:
        """Several sessions to the mail server, one to whatever else."""
        if self._own(letter):
            return OWN_RELAY
        if self._to_folder(letter.channel):
            return FOLDER
        return self._mail if letter.channel == "mail" else Route(letter.channel)

    def prepare(self, letter: Letter) -> None:
        """Say which letter comes next, if nothing stops it: a mail server takes its envelope meanwhile."""
        if letter.address and not self._own(letter) and letter.letter_id not in self._witnessed:
            self._channel(letter.channel).prepare(letter)

    def send(self, letter: Letter) -> Outcome:
        """Give a letter to its channel, once."""
        with traced(self._app.settings, "hand over", channel=letter.channel) as facts:
            outcome = self._send(letter)
            facts["state"] = outcome.state.value
        return outcome

    def _send(self, letter: Letter) -> Outcome:
        if not letter.address:
            return Outcome(
                MessageState.REFUSED, text=tr("liên hệ không còn địa chỉ cho kênh {channel}", channel=letter.channel)
            )
        if letter.letter_id in self._witnessed:
            return Outcome(MessageState.SENT, text="đã gửi trước khi khôi phục dữ liệu, theo hộp thư lưu")
        if self._own(letter):
            return self._own_relay(letter)
        return self._channel(letter.channel).send(letter)

    def was_sent(self, letter_id: str, channel: str) -> bool | None:
        """Ask the evidence for a letter: the archive mailbox where there is one, else the channel's own."""
        by_folder = self._app.virtual or self._app.settings.mail.relay == "maildir"
        if channel == "mail" and not by_folder and self._app.settings.archive.mailbox:
            return self._kept.archive.look(letter_id, self._now) if self._now else None
        return self._channel(channel).was_sent(letter_id)

    def close(self) -> None:
        """End what this thread keeps open."""
        self._kept.archive.close()
        for channel in self._kept.channels.values():
            channel.close()

    @cached_property
    def _witnessed(self) -> frozenset[str]:
        """Letters that went although this database, restored from a backup, has no record of it."""
        with reading(self._app.engine) as session:
            return frozenset(session.exec(select(ArchivedLetter.letter_id)))

    def _channel(self, name: str) -> Channel:
        kept, key = self._kept.channels, "maildir" if self._to_folder(name) else name
        if key not in kept:
            kept[key] = CHANNELS[key](self._app.settings) if key in CHANNELS else ChatChannel()
        return kept[key]

    def _to_folder(self, name: str) -> bool:
        settings = self._app.settings
        if name == EDXML and not Path(settings.edxml.outbox).is_absolute():
            return False  # within the data: it reaches nobody
        return self._app.virtual or (name == "mail" and settings.mail.relay == "maildir")

    def _own(self, letter: Letter) -> bool:
        return letter.channel == "mail" and "://" in letter.address and not self._app.virtual

    def _own_relay(self, letter: Letter) -> Outcome:
        """A contact whose address is a whole mailto:// URL is written to through that server."""
        try:
            to = parse_relay(letter.address).to
        except (BadSettings, ValueError) as error:
            return Outcome(MessageState.RETRY, text=str(error))
        if to is None:
            return Outcome(MessageState.REFUSED, text="địa chỉ mailto:// không nêu người nhận")
        kept = self._kept.channels.setdefault(letter.address, SmtpChannel(letter.address, self._app.settings))
        return replace(kept.send(replace(letter, address=to)), stop=False)  # others have another server


class NullTransport:
    """The transport of a rehearsal: everything is as if sent, and nothing is."""

    def route(self, letter: Letter) -> Route:
        return Route("nowhere", letters=400)

    def prepare(self, letter: Letter) -> None:
        pass

    def send(self, letter: Letter) -> Outcome:
        return SENT

    def was_sent(self, letter_id: str, channel: str) -> bool | None:
        return True

    def close(self) -> None:
        pass
