"""The officers' site: its guards, its files, its pages, and the page of each thing that goes wrong."""

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from pendulum import DateTime
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from models.app import App
from models.database import map_file
from models.errors import UserError
from portal.desk import (
    campaigns,
    directory,
    drafts,
    outbox,
    own_account,
    papers,
    settings_page,
    signing_in,
    staff_page,
    today,
    tray,
)
from portal.desk.common import BadForm, Desk, NoSuchThing, NotSignedIn
from portal.desk.guard import DESK_HEADERS, DESK_PER_MINUTE, DeskGuard, own_names
from portal.desk.look import FILES, render_desk
from portal.desk.office import CurrentOffice, Machine, machine_of
from portal.desk.people import campaign_officers, provider_pages
from portal.desk.signing_in import sign_in_page
from portal.middleware import Buckets, RequestGuard
from portal.multipart import read_form_data
from tasks.desk.acts import Forbidden
from tasks.errors import Refused
from tasks.render import as_sentence

PAGES = (
    signing_in, own_account, today, drafts, campaigns, tray, outbox, directory, papers, settings_page, staff_page,
    campaign_officers, provider_pages,
)  # fmt: skip
"""Each page's module, with its `routes(desk)`."""


def make_desk(
    app: App,
    clock: Callable[[], DateTime],
    wall: Callable[[], DateTime] | None = None,
    machine: Machine | None = None,
) -> FastAPI:
    """The desk of an office; `clock` gives the instant of each request, `wall` the real one where that is another."""
    map_file(app.engine)
    desk = Desk(CurrentOffice(app), clock, wall or clock, machine or machine_of(app))
    site = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    site.state.desk = desk
    site.add_middleware(DeskGuard, names=own_names(app.settings.desk), refusal=_bare(desk, "foreign"))
    buckets = Buckets(DESK_PER_MINUTE)
    site.add_middleware(RequestGuard, buckets=buckets, too_many=_bare(desk, "busy"), headers=DESK_HEADERS)
    _serve_files(site)
    site.state.routers = [page.routes(desk) for page in PAGES]
    for router in site.state.routers:
        site.include_router(router)
    _answer_mistakes(site, desk)
    return site


def _serve_files(site: FastAPI) -> None:
    for name, (content, kind) in FILES.items():
        site.add_api_route(f"/{name}", _sender_of(content, kind), methods=["GET", "HEAD"])


def _sender_of(content: bytes, kind: str) -> Callable[[], Response]:
    def send() -> Response:
        return Response(content, media_type=kind, headers={"Cache-Control": "public, max-age=31536000, immutable"})

    return send


def _answer_mistakes(site: FastAPI, desk: Desk) -> None:
    @site.exception_handler(NotSignedIn)
    async def stranger(request: Request, _: Exception) -> Response:
        if request.method in ("GET", "HEAD"):
            where = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"/dang-nhap?toi={quote(where, safe='/')}" if where != "/" else "/dang-nhap", 303)
        limits = desk.app.settings.portal.model_copy(update={"files": 0})
        async with read_form_data(request, limits, lambda _: True) as handed:
            return await run_in_threadpool(sign_in_page, desk, "/", 401, typed=handed.typed)

    @site.exception_handler(Forbidden)
    def forbidden(request: Request, _: Exception) -> Response:
        return _bad(desk, request, "forbidden", 403)

    @site.exception_handler(BadForm)
    def stale(request: Request, _: Exception) -> Response:
        return _bad(desk, request, "stale", 403)

    @site.exception_handler(Refused)
    def refused(request: Request, error: Exception) -> Response:
        return _bad(desk, request, "refused", 422, as_sentence(error))

    @site.exception_handler(NoSuchThing)
    @site.exception_handler(RequestValidationError)
    def nowhere(request: Request, _: Exception) -> Response:
        return _bad(desk, request, "nowhere", 404)

    @site.exception_handler(HTTPException)
    def wrong(request: Request, error: HTTPException) -> Response:
        return _bad(desk, request, "nowhere", error.status_code)

    @site.exception_handler(UserError)
    @site.exception_handler(500)
    def broken(request: Request, error: Exception) -> Response:
        if not isinstance(error, UserError):
            logging.getLogger("uvicorn.error").error("a page of the desk failed", exc_info=error)
        return _bad(desk, request, "broken", 500, as_sentence(error) if isinstance(error, UserError) else "")


def _bad(desk: Desk, request: Request, why: str, status: int, sentence: str = "") -> Response:
    """A page that says why nothing was done, with what was typed, to be copied from it."""
    handed = getattr(request.state, "handed", None)
    facts: dict[str, Any] = {"why": why, "sentence": sentence, "typed": handed.typed if handed else []}
    if user := getattr(request.state, "user", None):
        return desk.page(request, user, "bad", status=status, **facts)
    return HTMLResponse(render_desk(desk.app, "bad", user=None, said="", **facts), status)


def _bare(desk: Desk, why: str) -> bytes:
    return render_desk(desk.app, "bad", user=None, said="", why=why, sentence="", typed=[]).encode()
