"""An OpenID Connect provider on loopback: discovery, the code flow with PKCE, RS256 tokens, forged as a test says."""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "dondoc", "bi-mat-oidc-4f81"


@cache
def key_named(name: str) -> RSAKey:
    """A pair of keys, made once."""
    return RSAKey.generate_key(2048, {"kid": name, "use": "sig", "alg": "RS256"})


class OidcServer(ThreadingHTTPServer):
    """Who signs in here is `person`; `forged` changes the claims of the next tokens, `signer` whose key signs them."""

    daemon_threads = True

    def __init__(self, now: float) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.now, self.person = now, {"sub": "7", "email": "An.Nguyen@so.example", "email_verified": True}
        self.forged: dict[str, Any] = {}
        self.signer, self.algorithm = "true", "RS256"
        self.codes: dict[str, dict[str, str]] = {}
        self.asked: list[dict[str, str]] = []
        self.away = False

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/realms/so"

    def authorize(self, asked: dict[str, str]) -> str:
        """A person signs in: the address by which their browser goes back."""
        code = f"ma-{len(self.codes)}"
        self.codes[code] = asked
        self.asked.append(asked)
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, form: dict[str, str], credentials: str) -> dict[str, Any] | None:
        """The tokens for a code, once, for who knows the secret and the verifier."""
        asked = self.codes.pop(form.get("code", ""), None)
        pair = unquote(base64.b64decode(credentials.removeprefix("Basic ")).decode())
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if asked is None or pair != f"{CLIENT}:{SECRET}" or asked["code_challenge"] != challenge:
            return None
        if asked["redirect_uri"] != form["redirect_uri"]:
            return None
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": int(self.now), "exp": int(self.now) + 300}
        claims |= {"nonce": asked["nonce"], **self.person} | self.forged
        claims = {key: value for key, value in claims.items() if value is not None}
        key = key_named(self.signer)
        if self.algorithm == "none":
            head, body = (base64.urlsafe_b64encode(json.dumps(one).encode()).rstrip(b"=").decode()
                          for one in ({"alg": "none"}, claims))  # fmt: skip
            return {"id_token": f"{head}.{body}.", "access_token": "x", "token_type": "Bearer"}
        signed = jwt.encode({"alg": "RS256", "kid": "true"}, claims, key)
        return {"id_token": signed, "access_token": "x", "token_type": "Bearer"}


class _Handler(BaseHTTPRequestHandler):
    server: OidcServer

    def do_GET(self) -> None:
        parts, base = urlsplit(self.path), self.server.issuer
        if self.server.away:
            self._say(503, {})
        elif parts.path.endswith("/.well-known/openid-configuration"):
            ends = {"authorization_endpoint": "auth", "token_endpoint": "token", "jwks_uri": "keys"}
            self._say(200, {"issuer": base} | {key: f"{base}/{end}" for key, end in ends.items()})
        elif parts.path.endswith("/keys"):
            self._say(200, {"keys": [key_named("true").as_dict(private=False)]})
        else:
            self._say(404, {})

    def do_POST(self) -> None:
        form = {key: one[0] for key, one in parse_qs(self._body()).items()}
        said = self.server.token(form, self.headers.get("Authorization", ""))
        self._say(200 if said else 400, said or {"error": "invalid_grant", "error_description": SECRET})

    def _body(self) -> str:
        return self.rfile.read(int(self.headers["Content-Length"])).decode()

    def _say(self, status: int, said: dict[str, Any]) -> None:
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def oidc_provider(now: float) -> Iterator[OidcServer]:
    """A provider that runs, whose clock stands at an instant (Unix time)."""
    with OidcServer(now) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()
