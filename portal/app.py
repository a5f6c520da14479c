"""The agencies' site. The token in the address says who looks; GET and HEAD change nothing."""

import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Annotated, Any
from urllib.parse import quote

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, Path, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse
from pendulum import DateTime
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from models.agency import Agency
from models.app import App
from models.database import map_file, reading
from models.enums import ObligationKind
from models.errors import UserError
from models.states import CampaignState, DueState
from portal.agency.actions import Wrong, form_token, recorded, take
from portal.agency.agency_page import PER_PAGE, instant_words, latest_answers, owed_lines
from portal.agency.due_page import (
    DuePage,
    NoSuchPage,
    directive_papers,
    due_page,
    form_of,
    laid_paper,
    sub_units,
    submissions_of,
    told_events,
)
from portal.agency.look import STYLE_NAME, DueBodies, render_page, root_of
from portal.agency.unsent import Unsent
from portal.agency.visitor import Visitor, visitor_of
from portal.form_data import FormData
from portal.middleware import Buckets, RequestGuard
from portal.multipart import read_form_data
from portal.templating import STYLE
from tasks.due_times import PageMoment
from tasks.labels import OPINION_LABELS
from tasks.letters.chat_codes import code_for, code_until
from tasks.letters.links import BadLink, BadLinkReason
from tasks.papers.calendars import agency_calendar
from tasks.proofs.claims import proofs_of
from tasks.report_forms.schema import read_fields

THREADS = 8
"""Requests that are worked on at once: fewer than the database's pool has connections."""

Number = Annotated[int, Path(ge=0, le=2**31 - 1)]
"""A row's number, as far as a database has them."""

LOOK = ["GET", "HEAD"]
GENUINE = (BadLinkReason.EXPIRED, BadLinkReason.REVOKED)
"""What is wrong with a link that was one of ours: its owner gets back what was typed."""

STATUS = {BadLinkReason.FORGED: 404, BadLinkReason.FUTURE: 404, BadLinkReason.EXPIRED: 410, BadLinkReason.REVOKED: 410}


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def make_app(app: App, clock: Callable[[], DateTime]) -> FastAPI:
    """The application of an office; `clock` gives the instant of each request."""
    map_file(app.engine)
    site = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=_few_threads, redirect_slashes=False)
    body = DueBodies()
    unsent = Unsent()
    buckets = Buckets(app.settings.portal.per_minute)
    site.add_middleware(RequestGuard, buckets=buckets, too_many=render_page(app, "bad", why="busy").encode())

    @site.api_route(f"/{STYLE_NAME}", methods=LOOK)
    def style() -> Response:
        return Response(STYLE, media_type="text/css", headers={"Cache-Control": "public, max-age=31536000, immutable"})

    @site.api_route("/", methods=LOOK)
    def top() -> Response:
        return HTMLResponse(render_page(app, "bad", why="no_link"))

    @site.api_route("/lich/{token}.ics", methods=LOOK)
    def calendar(token: str) -> Response:
        with reading(app.engine) as session:
            content = agency_calendar(app, session, visitor_of(app, session, token, clock()).agency)
        return Response(content, media_type="text/calendar; charset=utf-8", headers={"Cache-Control": "no-cache"})

    @site.api_route("/{token}", methods=LOOK)
    def first(token: str, trang: Annotated[int, Query(ge=1, le=10_000)] = 1) -> Response:
        now = clock()
        with reading(app.engine) as session:
            who = visitor_of(app, session, token, now)
            moment, number = PageMoment(app.calendar, now), trang
            lines, count = owed_lines(session, who.agency.id, moment, number)
            if not lines and number > 1:
                number = 1
                lines, count = owed_lines(session, who.agency.id, moment)
            before = latest_answers(session, who.agency.id)
            code = code_for(app, session, who.contact, now)
        pages = max(1, -(-count // PER_PAGE))
        facts = {"who": who, "count": count, "lines": lines, "page": number, "pages": pages, "now": now}
        facts |= {"code": code, "until": code_until(app, now), "bot": app.settings.zalo.name}
        return HTMLResponse(render_page(app, "first", before=before, when=instant_words, body=body, **facts))

    @site.api_route("/{token}/{due_id}", methods=LOOK)
    def one(token: str, due_id: Number, *, truoc: bool = False) -> Response:
        typed = unsent.of(token, due_id) if truoc else ()
        return HTMLResponse(_thing_page(app, token, due_id, clock(), again=truoc, typed=typed))

    @site.post("/{token}/{due_id}")
    async def hand_in(request: Request, token: str, due_id: Number) -> Response:
        now = clock()
        try:
            await run_in_threadpool(_look, app, token, due_id, now)  # a stranger's form is not even read
        except (BadLink, NoSuchPage) as error:
            if isinstance(error, BadLink) and error.why not in GENUINE:
                raise
            async with read_form_data(request, app.settings.portal.model_copy(update={"files": 0})) as handed:
                return _given_back(app, error.why.value if isinstance(error, BadLink) else "nowhere", handed, error)
        async with read_form_data(request, app.settings.portal) as handed:
            return await run_in_threadpool(_take, app, unsent, token, due_id, handed, now)

    @site.api_route("/{token}/{due_id}/van-ban/{number}", methods=LOOK)
    def paper(token: str, due_id: Number, number: Number) -> Response:
        with reading(app.engine) as session:
            who = visitor_of(app, session, token, now := clock())
            about = due_page(session, who, due_id, PageMoment(app.calendar, now))
            kept = directive_papers(app.settings, session, about.directive)
            if not 0 <= number < len(kept):
                raise NoSuchPage
            path = laid_paper(session, kept[number])
        return FileResponse(path, filename=f"{kept[number].name.replace('/', '-')}{path.suffix}")

    @site.api_route("/{token}/{due_id}/bieu-mau", methods=LOOK)
    def form(token: str, due_id: Number) -> Response:
        with reading(app.engine) as session:
            who = visitor_of(app, session, token, now := clock())
            about = due_page(session, who, due_id, PageMoment(app.calendar, now))
            owner = session.get_one(Agency, about.recipient.agency_id)
            blank = form_of(about, owner.code, owner.name)
        if blank is None:
            raise NoSuchPage
        name = quote(f"{blank.name.replace('/', '-')}.xlsx")
        return Response(
            blank.workbook(), media_type=XLSX, headers={"Content-Disposition": f"attachment; filename*=utf-8''{name}"}
        )

    @site.exception_handler(BadLink)
    def bad_link(_: Request, error: BadLink) -> Response:
        return HTMLResponse(render_page(app, "bad", why=error.why.value), STATUS[error.why])

    @site.exception_handler(NoSuchPage)
    def nowhere(_: Request, error: NoSuchPage) -> Response:
        return HTMLResponse(render_page(app, "bad", why="nowhere"), 404)

    @site.exception_handler(HTTPException)
    def refused(_: Request, error: HTTPException) -> Response:
        return HTMLResponse(render_page(app, "bad", why="nowhere"), error.status_code, error.headers)

    @site.exception_handler(RequestValidationError)
    def misspelt(_: Request, error: RequestValidationError) -> Response:
        return HTMLResponse(render_page(app, "bad", why="nowhere"), 404)

    @site.exception_handler(UserError)
    @site.exception_handler(500)
    def broken(_: Request, error: Exception) -> Response:
        return HTMLResponse(render_page(app, "bad", why="broken"), 500)

    return site


def _take(app: App, unsent: Unsent, token: str, due_id: int, handed: FormData, now: DateTime) -> Response:
    """Do what a form asks for; whatever comes of it, what was typed is in the answer or in a row."""
    given = {**handed.fields, **({"had_files": "1"} if handed.had_files else {})}
    try:
        done = take(app, token, due_id, handed, now)
        if not done and not recorded(app, due_id, handed):
            unsent.keep(token, due_id, handed.typed)
    except Wrong as wrong:
        return HTMLResponse(_thing_page(app, token, due_id, now, wrong=wrong, given=given), wrong.status)
    except (BadLink, NoSuchPage) as error:
        return _given_back(app, error.why.value if isinstance(error, BadLink) else "nowhere", handed, error)
    except Exception as error:
        logging.getLogger("uvicorn.error").exception("a form could not be taken")
        return _given_back(app, "broken", handed, error)
    # Found once more by GET (RFC 9110, 15.4.4): a page loaded again hands nothing in again.
    return RedirectResponse(f"{root_of(app)}/{token}/{due_id}{'' if done else '?truoc=1'}", 303)


def _given_back(app: App, why: str, handed: FormData, error: Exception) -> Response:
    """A page that says why nothing was taken, with what was typed, to be copied from it."""
    status = STATUS[error.why] if isinstance(error, BadLink) else 404 if isinstance(error, NoSuchPage) else 500
    return HTMLResponse(render_page(app, "bad", why=why, typed=handed.typed), status)


def _look(app: App, token: str, due_id: int, now: DateTime) -> None:
    with reading(app.engine) as session:
        due_page(session, visitor_of(app, session, token, now), due_id, PageMoment(app.calendar, now))


@asynccontextmanager
async def _few_threads(_: FastAPI) -> AsyncIterator[None]:
    current_default_thread_limiter().total_tokens = THREADS
    yield


def _thing_page(
    app: App, token: str, due_id: int, now: DateTime, *, again: bool = False, wrong: Wrong | None = None,
    given: dict[str, str] | None = None, typed: Sequence[str] = (),
) -> str:  # fmt: skip
    """The page of one thing owed; after a form that could not be taken, with what was entered and why."""
    with reading(app.engine) as session:
        who = visitor_of(app, session, token, now)
        moment = PageMoment(app.calendar, now)
        about = due_page(session, who, due_id, moment)
        facts: dict[str, Any] = {
            "who": who, "thing": about, "due": about.due,
            "papers": directive_papers(app.settings, session, about.directive),
            "submissions": submissions_of(session, about.due), "told": told_events(session, about.due),
            "units": sub_units(session, about.due, moment), "again": again,
            "errors": wrong.errors if wrong else {}, "given": given or {}, "typed": typed,
            "forms": _forms(session, who, about, now),
            "fields": read_fields(about.obligation),
            "now": now, "stopped": about.campaign.state not in (CampaignState.RUNNING, CampaignState.PAUSED),
            "ACK": ObligationKind.ACKNOWLEDGE, "REPORT": ObligationKind.REPORT, "PUBLISH": ObligationKind.PUBLISH,
            "CONSULTATION": ObligationKind.CONSULTATION, "OPINIONS": OPINION_LABELS, "D": DueState,
            "pages": proofs_of(session, about.due),
        }  # fmt: skip
        return render_page(app, "thing", **facts)


ANSWERED_BY = {ObligationKind.ACKNOWLEDGE: "acknowledge", ObligationKind.CONSULTATION: "opinion"}
"""The form of each kind of obligation, where it is not that of a report."""


def _forms(session: Session, who: Visitor, about: DuePage, now: DateTime) -> dict[str, str]:
    """The acts that are possible now, each with the token of its form."""
    if not about.open:
        return {}
    acts = [ANSWERED_BY.get(about.due.kind, "report")]
    acts += ["extend"] if about.due.stated_on and about.due.owed else []
    acts += [] if about.due.disowned or not about.due.owed else ["disown"]
    return {act: form_token(session, who, act, about.due, now) for act in acts}
