"""What every page of the desk needs: the office, who is signed in, forms that are known as ours, pages, acts."""

import hashlib
import secrets
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Path, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from itsdangerous import BadData, URLSafeSerializer
from pendulum import DateTime
from sqlmodel import Session, select
from starlette.concurrency import run_in_threadpool

from models.app import App
from models.campaign import Campaign
from models.database import reading
from portal.desk.look import render_desk
from portal.desk.navigation import nav_lines
from portal.desk.office import CurrentOffice, Machine
from portal.form_data import FormData
from portal.multipart import read_form_data
from tasks.accounts.approvals import Deed
from tasks.accounts.sign_ins import SignedIn, find_signed_in
from tasks.commands.command import Answer, Command
from tasks.desk.acts import Forbidden, Performer, act_at_desk, approve_deed, do_deed
from tasks.errors import Refused
from tasks.storage.uploads import staging_folder

LOOK = ["GET", "HEAD"]
"""How a page is asked for."""

Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
"""The number of a row, in an address."""

Page = Annotated[int, Query(ge=1, le=10_000)]
"""The number of a page of a list."""

COOKIE, SECURE_COOKIE = "dondoc", "__Host-dondoc"
"""The session's cookie; by TLS its name says that no other host could have set it (RFC 6265bis, 4.1.3.2)."""

FLASH = "dondoc-said"
LONGEST_FLASH = 1_200
"""Characters of what is said once: a cookie has 4,096 bytes."""

FORM_FIELDS = 5_000
"""Fields of one form: a list of agencies with a tick for each."""


PART = "phan"
"""In an address: only the part of its page that changes by itself is wanted."""


class NotSignedIn(Exception):
    """Nobody is signed in."""


class BadForm(Exception):
    """A form that is not of this session; nothing was done."""


class NoSuchThing(Exception):
    """There is no such page at the desk."""


@dataclass(frozen=True)
class Desk:
    """The desk of an office; `clock` gives the office's instant, `wall` the real one, by which sessions end."""

    office: CurrentOffice
    clock: Callable[[], DateTime]
    wall: Callable[[], DateTime]
    machine: Machine
    performers: dict[str, Performer] = field(default_factory=dict)

    @property
    def app(self) -> App:
        """The office as it stands now."""
        return self.office.app()

    @property
    def secure(self) -> bool:
        """Whether browsers reach the desk by TLS."""
        return self.app.settings.desk.base_url.startswith("https://")

    @property
    def cookie(self) -> str:
        return SECURE_COOKIE if self.secure else COOKIE

    def token(self, request: Request) -> str:
        """The session's token that a browser brought, or ""."""
        return request.cookies.get(self.cookie, "")

    def who(self, request: Request) -> SignedIn:
        """Who is signed in. Raises NotSignedIn."""
        token = self.token(request)
        with reading(self.app.engine) as session:
            found = find_signed_in(session, token, self.wall()) if token else None
        if found is None:
            raise NotSignedIn
        request.state.user = found
        return found

    def page(self, request: Request, user: SignedIn, name: str, /, **facts: Any) -> HTMLResponse:
        """templates/NAME.html.j2 with the navigation, the forms' token, what is said once; `status` is the answer's."""
        status, now = facts.pop("status", 200), self.clock()
        said = self._said(request)
        common = {"user": user, "csrf": user.csrf, "now": now, "here": request.url.path, "said": said}
        common["nav"] = nav_lines(self.app, request.url.path, facts.pop("nav_counts", None))
        answer = HTMLResponse(render_desk(self.app, name, **common | facts), status)
        if FLASH in request.cookies:
            answer.delete_cookie(FLASH, path="/", secure=self.secure, httponly=True, samesite="lax")
        return answer

    def live_page(self, request: Request, user: SignedIn, name: str, /, **facts: Any) -> Response:
        """The page NAME, whose part NAME_look a browser brings up to date: by the same address and PART, or by 304.

        The part says no hour: the same rows give the same text.
        """
        common = {"user": user, "csrf": user.csrf, "link": _linker(request)}
        look = render_desk(self.app, f"{name}_look", **common | facts)
        tag = f'"{hashlib.sha256(look.encode()).hexdigest()[:20]}"'
        if PART not in request.query_params:
            here = {"trang": request.query_params.get("trang", ""), PART: "1"}  # the page of the list that is looked at
            part = {"address": _linker(request)(**here), "tag": tag, "look": look}
            return self.page(request, user, name, part=part, **facts)
        headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return HTMLResponse(look, headers=headers)

    async def form(self, request: Request, user: SignedIn) -> FormData:
        """What was handed in; its files are gone when the answer has been given. Raises BadForm when not of a page."""
        stack: AsyncExitStack = request.scope["dondoc.stack"]
        reading_form = read_form_data(request, self.app.settings.portal, lambda _: True, FORM_FIELDS)
        handed = await stack.enter_async_context(reading_form)
        request.state.handed = handed
        if not secrets.compare_digest(handed.get("csrf").encode(), user.csrf.encode()):
            raise BadForm
        return handed

    def done(self, request: Request, to: str, said: str) -> Response:
        """To another page by GET, where `said` is shown once: a page loaded again hands nothing in again."""
        answer = RedirectResponse(to, 303)
        if said:
            sealed = self._seal(request).dumps(said[:LONGEST_FLASH])
            how: dict[str, Any] = {"path": "/", "secure": self.secure, "httponly": True, "samesite": "lax"}
            answer.set_cookie(FLASH, sealed if isinstance(sealed, str) else sealed.decode(), max_age=300, **how)
        return answer

    def act(self, user: SignedIn, command: Command) -> Answer:
        """Do an act in the name of who is signed in. Raises Forbidden, or Refused with the sentence for the page."""
        self._check_files(command)
        return act_at_desk(self.app, user, command, self.clock())

    def do(self, user: SignedIn, deed: Deed) -> str:
        """Do an act that is no command, by its performer (`performers`, by act); with four eyes it may wait instead."""
        return do_deed(self.app, user, deed, self.clock(), self.performers[deed.act])

    def approve(self, user: SignedIn, number: int) -> str:
        """Approve what waits for a second person, and do it. Raises Refused."""
        return approve_deed(self.app, user, number, self.clock(), self.performers)

    def _check_files(self, command: Command) -> None:
        """No page lets a person name a file of the server, but what they have just sent. Raises Refused."""
        names = [getattr(command, "file", ""), *getattr(command, "files", ())]
        aside = staging_folder(self.app.settings).resolve()
        if any(name and aside not in FilePath(name).resolve().parents for name in names):
            raise Refused("tệp phải được gửi lên cùng phiếu này")

    def _seal(self, request: Request) -> URLSafeSerializer:
        return URLSafeSerializer(self.token(request) or "nobody", salt="dondoc.said")

    def _said(self, request: Request) -> str:
        try:
            return str(self._seal(request).loads(request.cookies.get(FLASH, "")))
        except BadData:
            return ""


def _linker(request: Request) -> Callable[..., str]:
    """A page's own address with some of its questions changed, or left out where the change is "".

    The number of a page in a list, and PART, are never kept.
    """

    def link(**changes: str) -> str:
        asked = {key: value for key, value in request.query_params.multi_items() if key not in (PART, "trang")}
        words = urlencode({key: value for key, value in (asked | changes).items() if value})
        return f"{request.url.path}?{words}" if words else request.url.path

    return link


def own_asked(request: Request, user: SignedIn) -> frozenset[int] | None:
    """The campaigns of who looks, where the address asks for these alone (`cua=toi`)."""
    return user.own if request.query_params.get("cua") == "toi" else None


def signed_in(desk: Desk, act: str = "") -> Callable[[Request], SignedIn]:
    """The dependency of every route: who is signed in; with an `act`, only if they may do it (accounts/roles.py)."""

    def user(request: Request) -> SignedIn:
        found = desk.who(request)
        if act and not found.may(act):
            raise Forbidden(act)
        return found

    user.act = act  # type: ignore[attr-defined]  # the test of all addresses reads it
    return user


def handed_in(desk: Desk) -> Callable[[Request], Any]:
    """The dependency of a route that takes a form, so that the route itself may be a plain function."""

    async def handed(request: Request) -> FormData:
        user = await run_in_threadpool(desk.who, request)
        return await desk.form(request, user)

    return handed


def campaign_of(session: Session, slug: str) -> Campaign:
    """The campaign of a slug. Raises NoSuchThing."""
    found = session.exec(select(Campaign).where(Campaign.slug == slug)).first()
    if found is None:
        raise NoSuchThing
    return found
