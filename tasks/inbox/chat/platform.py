"""Zalo's bot platform, asked for what was written to the bot (getUpdates), and short answers (sendMessage).

getUpdates hands out one message at each call and never again; without one it answers error 408 after `timeout` seconds.
A webhook of the same bot turns it off. Documentation: bot.zaloplatforms.com/docs.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.request import build_opener

import pendulum
from pendulum import DateTime

from models.config.secrets import hide
from models.errors import UserError
from models.text import tr
from tasks.delivery.channels.zalo import NoRedirect, Target, bot_request

WAIT, SECONDS = 1, 20
"""How long the platform waits for a message, and we for the platform, in seconds."""
LARGEST = 1 << 18
NOTHING_NEW = 408


class ChatDown(UserError, OSError):
    """The platform cannot be read."""


@dataclass(frozen=True)
class ChatMessage:
    """What a person wrote to the bot, and the platform's instant of it. `text` is "" for a picture, sticker or file."""

    number: str
    chat: str
    name: str
    text: str
    at: DateTime
    private: bool


def next_message(bot: Target) -> dict[str, Any] | None:
    """The next message as the platform gives it; None when there is none. Raises ChatDown."""
    said = _ask(bot, "getUpdates", {"timeout": str(WAIT)})
    if said.get("ok") is True:
        result = said.get("result")
        found = result[0] if isinstance(result, list) and result else result
        return found if isinstance(found, dict) and found else None
    if said.get("error_code") == NOTHING_NEW:
        return None
    words = hide(str(said.get("description", ""))[:200], bot.token)
    raise ChatDown(tr("Zalo không cho đọc tin nhắn (mã {code}): {words}", code=said.get("error_code"), words=words))


def say_in_chat(bot: Target, chat: str, text: str) -> bool:
    """One short answer; False where it was not taken. It is said once: what fails is not repeated."""
    try:
        return _ask(bot, "sendMessage", {"chat_id": chat, "text": text}).get("ok") is True
    except ChatDown:
        return False


def read_message(update: Mapping[str, Any], now: DateTime) -> ChatMessage | None:
    """A message as the platform gives it; None for an event that is none."""
    said = update.get("message")
    chat = said.get("chat") if isinstance(said, dict) else None
    if not isinstance(said, dict) or not isinstance(chat, dict) or not said.get("message_id") or not chat.get("id"):
        return None
    writer = said.get("from")
    name = writer.get("display_name") or writer.get("first_name") if isinstance(writer, dict) else ""
    text = said.get("text")
    return ChatMessage(
        number=str(said["message_id"]),
        chat=str(chat["id"]),
        name=" ".join(str(name or "").split())[:100],
        text=text.strip() if isinstance(text, str) else "",
        at=_instant(said.get("date"), now),
        private=chat.get("chat_type", "PRIVATE") == "PRIVATE",
    )


def _instant(milliseconds: object, now: DateTime) -> DateTime:
    """The platform's instant (milliseconds since 1970, UTC); now where it gives none, or one to come."""
    try:
        return min(pendulum.from_timestamp(float(str(milliseconds)) / 1000), now)
    except (ValueError, OverflowError, OSError):
        return now


def _ask(bot: Target, method: str, body: Mapping[str, str]) -> dict[str, Any]:
    try:
        with build_opener(NoRedirect).open(bot_request(bot, method, body), timeout=SECONDS) as answer:
            raw = answer.read(LARGEST)
    except HTTPError as error:
        raw = error.read(LARGEST) or json.dumps({"error_code": error.code}).encode()
    except (OSError, HTTPException) as error:
        raise ChatDown(tr("không hỏi được máy chủ Zalo ({error})", error=type(error).__name__)) from None
    try:
        said = json.loads(raw)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise ChatDown("máy chủ Zalo trả lời không đúng dạng")
    return said
