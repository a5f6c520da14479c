"""Zalo as a channel: the bot platform, which Apprise does not speak. One request a letter, no retry of its own.

`zalo://${DONDOC_ZALO_TOKEN}/CHAT`: the bot's token and the chat of a contact. Another server of the same interface is
named by `?api=https://…` (http only on this machine).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import parse_qs, quote, unquote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from models.config.secrets import expand_secrets, hide
from models.errors import BadSettings
from models.states import MessageState
from models.text import mark_text, tr
from tasks.delivery.outcome import Channel, Outcome
from tasks.letters.compose import Letter
from tasks.render import CUT_SHORT

API = "https://bot-api.zapps.me"
LONGEST = 2_000
"""Characters of one message; what is longer is cut, and the mail beside it has it whole."""
SECONDS = 20
_API = re.compile(r"https://[^/?#@\s]+|http://(?:127\.0\.0\.1|localhost)(?::\d+)?")


@dataclass(frozen=True)
class Target:
    """A chat of a bot."""

    api: str
    token: str
    chat: str


class NoRedirect(HTTPRedirectHandler):
    """The address carries the token: it is given to no other server."""

    def redirect_request(self, *_: Any) -> None:
        return None


def parse_target(address: str) -> Target:
    """The parts of a zalo:// address with its secrets in place. Raises BadSettings for what is none."""
    target = _parts(address)
    if target is None or not re.fullmatch(r"[\w.-]+", target.chat):
        raise BadSettings("địa chỉ Zalo phải viết như zalo://${DONDOC_ZALO_TOKEN}/MÃ_CHAT")
    return target


def parse_bot(address: str) -> Target:
    """The bot itself of `zalo.bot`, with its secret in place; it has no chat. Raises BadSettings for what is none."""
    target = _parts(address)
    if target is None or target.chat:
        raise BadSettings("zalo.bot phải viết như zalo://${DONDOC_ZALO_TOKEN}")
    return target


def _parts(address: str) -> Target | None:
    parts = urlsplit(expand_secrets(address))
    api = parse_qs(parts.query).get("api", [API])[0].rstrip("/")
    usable = parts.scheme == "zalo" and parts.netloc and _API.fullmatch(api)
    return Target(api, unquote(parts.netloc), parts.path.strip("/")) if usable else None


def bot_request(target: Target, method: str, body: Mapping[str, str]) -> Request:
    """What the platform is asked on behalf of a bot: a method of its own, with a body of JSON."""
    url = f"{target.api}/bot{quote(target.token, safe=':')}/{method}"
    return Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})


class ZaloChannel(Channel):
    """The bot platform's sendMessage."""

    def send(self, letter: Letter) -> Outcome:
        """Say the letter's plain text. An answer that never came leaves it in doubt; what was not asked is put off."""
        try:
            target = parse_target(letter.address)
        except BadSettings as error:
            return Outcome(MessageState.RETRY, text=str(error))
        text = f"{letter.words.subject}\n\n{letter.words.text}"
        body = {
            "chat_id": target.chat,
            "text": text if len(text) <= LONGEST else text[: LONGEST - len(CUT_SHORT)] + CUT_SHORT,
        }
        try:
            with build_opener(NoRedirect).open(bot_request(target, "sendMessage", body), timeout=SECONDS) as answer:
                return _outcome(answer.status, answer.read(1 << 16), target.token)
        except HTTPError as error:
            return _outcome(error.code, error.read(1 << 16), target.token)
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                return _doubt("quá thời gian chờ")
            return Outcome(
                MessageState.RETRY,
                text=tr("không tới được máy chủ Zalo: {why}", why=_plain(error.reason)),
                stop=True,
            )
        except (TimeoutError, HTTPException, ConnectionError) as error:
            return _doubt(_plain(error))

    def was_sent(self, letter_id: str) -> bool | None:
        """The platform is not asked afterwards: a person must look."""
        return None


def _doubt(why: str) -> Outcome:
    return Outcome(
        MessageState.UNKNOWN, text=tr("máy chủ Zalo nhận yêu cầu nhưng không trả lời: {why}", why=mark_text(why))
    )


def _plain(error: object) -> str:
    """What went wrong, without the address, which carries the token."""
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__


def _outcome(status: int, raw: bytes, token: str) -> Outcome:
    """What an answer means: `{"ok": true, …}`, or `{"ok": false, "error_code": 403, "description": …}`."""
    try:
        said = json.loads(raw)
    except ValueError:
        said = {}
    said = said if isinstance(said, dict) else {}
    if status == 200 and said.get("ok") is True:
        result = said.get("result")
        number = result.get("message_id", "") if isinstance(result, dict) else ""
        return Outcome(MessageState.SENT, code=200, text=tr("Zalo đã nhận {number}", number=number).strip())
    named = said.get("error_code")
    code = named if isinstance(named, int) else status
    words = hide(str(said.get("description", ""))[:200], token)
    if code in (401, 429) or code >= 500 or code < 400:
        return Outcome(MessageState.RETRY, code=code, text=tr("Zalo chưa nhận: {words}", words=words), stop=True)
    return Outcome(MessageState.REFUSED, code=code, text=tr("Zalo từ chối: {words}", words=words))
