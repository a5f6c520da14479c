"""The office's OpenID Connect provider: where to send a browser, and whether what it answers is true.

The code flow of OpenID Connect Core 1.0, 3.1, with state, nonce and PKCE (RFC 7636). Only the ID token is read.
"""

import base64
import json
import os
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from authlib.common.security import generate_token
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import JWKRegistry
from pendulum import DateTime

from models.config.desk_settings import OidcSettings
from models.errors import BadSettings, os_words
from models.text import tr
from tasks.errors import Refused

ALGORITHMS = ["RS256", "PS256", "ES256"]
"""Signatures that are believed; never "none", and never one by a shared secret."""

SECONDS, MOST_BYTES = 5, 1 << 18
KNOWN_FOR, QUIET_FOR = 3_600, 10
"""Seconds for which what a provider says of itself holds, and in which one that was away is not asked again."""

LEEWAY = 60
"""Seconds by which its clock may differ from ours."""

SCOPE = "openid profile email"
NAMED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class NoProvider(Refused):
    """The provider does not answer, or not as one does."""


class NotProved(Refused):
    """What came back proves nothing of who somebody is."""


@dataclass(frozen=True)
class Attempt:
    """What one attempt to sign in is known by again; the browser carries it, sealed. `to` is where it goes on."""

    state: str
    nonce: str
    verifier: str
    to: str
    begun_at: str

    def as_json(self) -> dict[str, str]:
        return asdict(self)


def begin_attempt(to: str, now: DateTime) -> Attempt:
    """An attempt with secrets of its own."""
    return Attempt(generate_token(32), generate_token(32), generate_token(64), to, now.isoformat())


class OidcProvider:
    """One provider, as a process that serves for weeks knows it. Raises NoProvider, NotProved, BadSettings."""

    def __init__(self, settings: OidcSettings) -> None:
        self._settings, self._lock = settings, threading.Lock()
        self._known: Mapping[str, str] = {}
        self._known_at, self._away_at = 0.0, float("-inf")

    def address_for(self, attempt: Attempt, back: str) -> str:
        """Where a browser goes to sign in; it comes `back` with a code."""
        asked = {
            "response_type": "code", "client_id": self._settings.client_id, "redirect_uri": back, "scope": SCOPE,
            "state": attempt.state, "nonce": attempt.nonce, "code_challenge_method": "S256",
            "code_challenge": create_s256_code_challenge(attempt.verifier),
        }  # fmt: skip
        address = self._endpoint("authorization_endpoint")
        return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"

    def claims_for(self, code: str, attempt: Attempt, back: str, now: DateTime) -> Mapping[str, Any]:
        """What the provider says of who came back with a code, every signature and term checked."""
        settings = self._settings
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back}
        form |= {"code_verifier": attempt.verifier, "client_id": settings.client_id}
        answer = _ask(self._endpoint("token_endpoint"), form, _authorization(settings))
        token, access = answer.get("id_token"), answer.get("access_token")
        if not isinstance(token, str):
            raise NotProved("máy chủ đăng nhập không cấp giấy chứng nhận (id_token)")
        keys = _ask(self._endpoint("jwks_uri")).get("keys")
        read = _read_token(token, keys if isinstance(keys, list) else [])
        terms: Any = {"iss": {"essential": True, "value": settings.issuer}}
        terms["aud"] = {"essential": True, "value": settings.client_id}
        about = {"nonce": attempt.nonce, "client_id": settings.client_id, "access_token": access}
        claims = CodeIDToken(read.claims, read.header, terms, about)
        try:
            claims.validate(now=int(now.timestamp()), leeway=LEEWAY)
        except (JoseError, ValueError, TypeError) as error:
            raise NotProved(tr("giấy chứng nhận của máy chủ đăng nhập không hợp lệ ({error})", error=error)) from None
        return dict(claims)

    def _endpoint(self, name: str) -> str:
        """One of its addresses, from what it says of itself (OpenID Connect Discovery 1.0)."""
        with self._lock:
            now = time.monotonic()
            if self._known and now - self._known_at < KNOWN_FOR:
                return self._known[name]
            if now - self._away_at < QUIET_FOR:
                raise NoProvider("máy chủ đăng nhập chưa trả lời")
            try:
                self._known, self._known_at = self._ask_itself(), now
            except NoProvider:
                self._away_at = time.monotonic()
                raise
            return self._known[name]

    def _ask_itself(self) -> Mapping[str, str]:
        issuer = self._settings.issuer
        said = _ask(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        if said.get("issuer") != issuer:
            raise NoProvider("máy chủ đăng nhập xưng một tên khác (issuer)")
        found = {name: said.get(name) for name in NAMED}
        if not all(isinstance(one, str) and _is_safe(one, issuer) for one in found.values()):
            raise NoProvider("máy chủ đăng nhập nêu một địa chỉ không dùng được")
        return {name: str(one) for name, one in found.items()}


def _is_safe(address: str, issuer: str) -> bool:
    """By TLS; without it only on a machine where the issuer itself has none (its setting allows that on loopback)."""
    parts, own = urlsplit(address), urlsplit(issuer)
    return parts.scheme == "https" or (parts.scheme == own.scheme == "http" and parts.hostname == own.hostname)


def _read_token(token: str, keys: list[Any]) -> jwt.Token:
    """A token whose signature is by one of the provider's keys. Raises NotProved."""
    try:
        kid = json.loads(base64.urlsafe_b64decode(token.partition(".")[0] + "==")).get("kid")
    except (ValueError, AttributeError):
        raise NotProved("giấy chứng nhận của máy chủ đăng nhập không đọc được") from None
    for one in keys:
        if not isinstance(one, dict) or one.get("kty") not in ("RSA", "EC") or one.get("use", "sig") != "sig":
            continue
        if kid is not None and one.get("kid") not in (None, kid):
            continue
        try:
            return jwt.decode(token, JWKRegistry.import_key(one), algorithms=ALGORITHMS)
        except (JoseError, ValueError, TypeError, KeyError):
            continue
    raise NotProved("giấy chứng nhận của máy chủ đăng nhập không mang chữ ký của máy chủ đó")


def _authorization(settings: OidcSettings) -> dict[str, str]:
    """How we name ourselves (RFC 6749, 2.3.1); nothing where the office has no secret: PKCE remains."""
    secret = client_secret(settings)
    if not secret:
        return {}
    pair = f"{quote(settings.client_id, safe='')}:{quote(secret, safe='')}"
    return {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}


def client_secret(settings: OidcSettings) -> str:
    """The secret, from its variable or its file; "" where there is none. Raises BadSettings."""
    if settings.secret_file:
        try:
            return Path(settings.secret_file).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            why = os_words(error) if isinstance(error, OSError) else error
            raise BadSettings(
                tr("{path}: không đọc được tệp khóa ({why})", path=settings.secret_file, why=why)
            ) from None
    name = settings.client_secret.removeprefix("${").removesuffix("}")
    if name and name not in os.environ:
        raise BadSettings(tr("chưa đặt biến môi trường {name} (desk.oidc.client_secret)", name=name))
    return os.environ[name] if name else ""


class _Straight(urllib.request.HTTPRedirectHandler):
    """The request carries a secret: it is given to no other server."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _ask(address: str, form: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None) -> Any:
    """What a JSON address answers, as a table. Raises NoProvider, or NotProved where it refuses the form."""
    data = urlencode(form).encode() if form else None
    request = urllib.request.Request(address, data, {"Accept": "application/json", **(headers or {})})
    try:
        with urllib.request.build_opener(_Straight).open(request, timeout=SECONDS) as answer:
            said = json.loads(answer.read(MOST_BYTES))
    except urllib.error.HTTPError as error:
        error.close()
        if form and error.code in (400, 401, 403):
            raise NotProved(tr("máy chủ đăng nhập từ chối mã ({code})", code=error.code)) from None
        raise NoProvider(tr("máy chủ đăng nhập báo lỗi {code}", code=error.code)) from None
    except (OSError, HTTPException, ValueError):
        raise NoProvider("máy chủ đăng nhập không trả lời") from None
    if not isinstance(said, dict):
        raise NoProvider("máy chủ đăng nhập trả lời không đọc được")
    return said
