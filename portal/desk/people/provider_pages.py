"""Signing in by the office's OpenID Connect provider: there, and back with a code. Without one there is no page."""

import logging
import threading
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from itsdangerous import BadData, URLSafeSerializer
from pendulum import DateTime

from models.errors import BadSettings
from models.instant import parse_instant
from models.plain_line import seen_line
from portal.desk.common import LOOK, Desk, NoSuchThing
from portal.desk.signing_in import let_in, local_path, sign_in_page
from tasks.accounts.oidc import Attempt, NoProvider, NotProved, OidcProvider, begin_attempt
from tasks.accounts.provider_door import let_in_by_claims
from tasks.errors import Refused
from tasks.render import as_sentence

AWAY, BACK = "/dang-nhap/oidc", "/dang-nhap/oidc/ve"
ATTEMPT_COOKIE = "dondoc-oidc"
HELD_MINUTES = 10
"""How long a person may take at the provider."""

MOST_USED = 10_000
NO_ATTEMPT = "lượt đăng nhập này đã hết hạn hoặc đã dùng rồi; hãy bấm lại nút đăng nhập"
TRY_PASSWORD = "trong khi chờ, hãy đăng nhập bằng mật khẩu"


class Attempts:
    """The attempts of this process: sealed by its own key for the browser to carry, each good once."""

    def __init__(self, key: str) -> None:
        self._seal = URLSafeSerializer(key, salt="dondoc.oidc")
        self._used: dict[str, DateTime] = {}
        self._lock = threading.Lock()

    def sealed(self, attempt: Attempt) -> str:
        """What the browser carries."""
        said = self._seal.dumps(attempt.as_json())
        return said if isinstance(said, str) else said.decode()

    def take(self, sealed: str, state: str, now: DateTime) -> Attempt | None:
        """The attempt of a browser that comes back with a state; None for a foreign, late or used one."""
        try:
            attempt = Attempt(**self._seal.loads(sealed))
        except (BadData, TypeError):
            return None
        begun = parse_instant(attempt.begun_at)
        with self._lock:
            fresh = begun <= now <= begun.add(minutes=HELD_MINUTES) and attempt.state not in self._used
            if not fresh or attempt.state != state:
                return None
            self._used[attempt.state] = now
            for old in list(self._used)[:-MOST_USED]:
                del self._used[old]
        return attempt


def routes(desk: Desk) -> APIRouter:
    """The way there and back."""
    router = APIRouter()
    provider = OidcProvider(desk.app.settings.desk.oidc)
    attempts = Attempts(begin_attempt("", desk.wall()).verifier)

    @router.api_route(AWAY, methods=LOOK)
    def away(request: Request, toi: Annotated[str, Query(max_length=2000)] = "/") -> Response:
        return _go_there(desk, provider, attempts, request, local_path(toi))

    @router.api_route(BACK, methods=["GET"])
    def back(request: Request) -> Response:
        answer = _come_back(desk, provider, attempts, request)
        answer.delete_cookie(ATTEMPT_COOKIE, path=AWAY, secure=desk.secure, httponly=True, samesite="lax")
        return answer

    return router


def _return_address(desk: Desk, request: Request) -> str:
    """Where the provider sends the browser back to, as its own list of addresses must have it."""
    return (desk.app.settings.desk.base_url or f"{request.url.scheme}://{request.url.netloc}") + BACK


def _check_set(desk: Desk) -> None:
    if not desk.app.settings.desk.oidc.issuer:
        raise NoSuchThing


def _go_there(desk: Desk, provider: OidcProvider, attempts: Attempts, request: Request, to: str) -> Response:
    _check_set(desk)
    attempt = begin_attempt(to, desk.wall())
    try:
        address = provider.address_for(attempt, _return_address(desk, request))
    except (NoProvider, BadSettings) as error:
        return _not_let_in(desk, to, error, 503)
    answer = RedirectResponse(address, 303, {"Cache-Control": "no-store"})
    answer.set_cookie(
        ATTEMPT_COOKIE, attempts.sealed(attempt), max_age=HELD_MINUTES * 60, path=AWAY, secure=desk.secure,
        httponly=True, samesite="lax",
    )  # fmt: skip
    return answer


def _come_back(desk: Desk, provider: OidcProvider, attempts: Attempts, request: Request) -> Response:
    """Let in who the provider proves; says why not otherwise, and the password still works."""
    _check_set(desk)
    now, said = desk.wall(), request.query_params
    attempt = attempts.take(request.cookies.get(ATTEMPT_COOKIE, ""), said.get("state", ""), now)
    if attempt is None:
        return _not_let_in(desk, "/", Refused(NO_ATTEMPT), 403)
    if not (code := said.get("code", "")):
        return _not_let_in(desk, attempt.to, Refused("máy chủ đăng nhập chưa cho vào; hãy thử lại"), 403)
    try:
        claims = provider.claims_for(code, attempt, _return_address(desk, request), now)
        address = request.client.host if request.client else ""
        token = let_in_by_claims(desk.app, claims, address, now)
    except (NoProvider, BadSettings) as why:
        return _not_let_in(desk, attempt.to, why, 503)
    except Refused as why:
        return _not_let_in(desk, attempt.to, why, 403)
    return let_in(desk, request, local_path(attempt.to), token)


def _not_let_in(desk: Desk, to: str, why: Exception, status: int) -> Response:
    """The page where one signs in, with a sentence; what is wrong with the setting or the provider is logged too."""
    if isinstance(why, NoProvider | NotProved | BadSettings):
        logging.getLogger("uvicorn.error").warning("OpenID Connect: %s", seen_line(str(why)))
    said = "thiết lập đăng nhập của cơ quan chưa đúng" if isinstance(why, BadSettings) else str(why)
    said = f"{said}; {TRY_PASSWORD}" if status == 503 else said
    return sign_in_page(desk, to, status, errors={"": as_sentence(said)})
