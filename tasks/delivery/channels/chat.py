"""Chat through Apprise: one target a call, no retry of its own; its single boolean is all there is to know."""

import logging

from models.config.secrets import expand_secrets
from models.errors import BadSettings
from models.states import MessageState
from models.text import tr
from tasks.delivery.outcome import Channel, Outcome
from tasks.letters.compose import Letter

TALKATIVE = ("apprise", "urllib3", "slixmpp")
"""Below WARNING these print whole URLs and headers, secrets included, whoever listens."""

UNTRUE = ("xmpp", "xmpps")
"""Apprise 1.13 answers True for these when the connection ended before anything was said: a distrusted certificate
or a login that was never tried would be letters lost (tests/channels/test_servers.py shows it)."""


def silence_apprise() -> None:
    """Let nothing that Apprise and its kin print below WARNING reach a log. To be called before each use."""
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


class ChatChannel(Channel):
    """Everything Apprise speaks, but mail."""

    def send(self, letter: Letter) -> Outcome:
        """Say the letter's plain text. A time-out cannot be told from a refusal, so failure is put off, not dropped."""
        from apprise import Apprise, NotifyFormat

        if letter.channel in UNTRUE:
            return Outcome(
                MessageState.REFUSED,
                text=tr("kênh {channel} không cho biết thư đã đi hay chưa", channel=letter.channel),
            )
        silence_apprise()
        try:
            target = Apprise.instantiate(expand_secrets(letter.address))
        except BadSettings as error:
            return Outcome(MessageState.RETRY, text=str(error))
        if target is None:
            return Outcome(
                MessageState.REFUSED, text=tr("kênh {channel}: địa chỉ không hợp lệ", channel=letter.channel)
            )
        said = Apprise()
        said.add(target)
        done = said.notify(title=letter.words.subject, body=letter.words.text, body_format=NotifyFormat.TEXT)
        if done:
            return Outcome(MessageState.SENT, text=tr("kênh {channel} đã nhận", channel=letter.channel))
        return Outcome(MessageState.RETRY, text=tr("kênh {channel} không nhận", channel=letter.channel))

    def was_sent(self, letter_id: str) -> bool | None:
        """A chat server is not asked afterwards: a person must look."""
        return None


def send_alarm(url: str, title: str, body: str) -> bool:
    """Say an alarm over an Apprise URL of its own; True when the service took it. Never raises."""
    from apprise import Apprise, NotifyFormat

    silence_apprise()
    said = Apprise()
    try:
        return said.add(expand_secrets(url)) and bool(
            said.notify(title=title, body=body, body_format=NotifyFormat.TEXT)
        )
    except BadSettings:
        return False
