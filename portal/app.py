"""The application: its addresses, each a page. The token in the address says who looks; GET and HEAD change nothing."""

import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Annotated, Any

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, Path, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse
from pendulum import DateTime
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from models.app import Office
from models.database import map_file, reading
from models.enums import ObligationKind
from models.errors import PlainError
from models.states import CampaignState, DueState
from portal.actions import Wrong, form_token, recorded, take
from portal.agency_page import PER_PAGE, Moment, answered, owed, when
from portal.due_page import Nowhere, Thing, papers, submissions, thing, told, units
from portal.form_data import Handed
from portal.middleware import Buckets, Guard
from portal.multipart import handed_in
from portal.templating import STYLE, STYLE_NAME, Bodies, draw, root_of
from portal.unsent import Unsent
from portal.visitor import Visitor, visitor
from tasks.letters.links import BadLink, Why
from tasks.report_forms.schema import read_fields

THREADS = 8
"""Requests that are worked on at once: fewer than the database's pool has connections."""

Number = Annotated[int, Path(ge=0, le=2**31 - 1)]
"""A row's number, as far as a database has them."""

LOOK = ["GET", "HEAD"]
GENUINE = (Why.EXPIRED, Why.REVOKED)
"""What is wrong with a link that was one of ours: its owner gets back what was typed."""

STATUS = {Why.FORGED: 404, Why.FUTURE: 404, Why.EXPIRED: 410, Why.REVOKED: 410}


def make_app(office: Office, clock: Callable[[], DateTime]) -> FastAPI:
    """The application of an office; `clock` gives the instant of each request."""
    map_file(office.engine)
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=_few_threads, redirect_slashes=False)
    body = Bodies()
    unsent = Unsent()
    buckets = Buckets(office.settings.portal.per_minute)
    app.add_middleware(Guard, buckets=buckets, too_many=draw(office, "bad", why="busy").encode())

    @app.api_route(f"/{STYLE_NAME}", methods=LOOK)
    def style() -> Response:
        return Response(STYLE, media_type="text/css", headers={"Cache-Control": "public, max-age=31536000, immutable"})

    @app.api_route("/", methods=LOOK)
    def top() -> Response:
        return HTMLResponse(draw(office, "bad", why="no_link"))

    @app.api_route("/{token}", methods=LOOK)
    def first(token: str, trang: Annotated[int, Query(ge=1, le=10_000)] = 1) -> Response:
        now = clock()
        with reading(office.engine) as session:
            who = visitor(office, session, token, now)
            moment, number = Moment(office.calendar, now), trang
            lines, count = owed(session, who.agency.id, moment, number)
            if not lines and number > 1:
                number = 1
                lines, count = owed(session, who.agency.id, moment)
            before = answered(session, who.agency.id)
        pages = max(1, -(-count // PER_PAGE))
        facts = {"who": who, "count": count, "lines": lines, "page": number, "pages": pages, "now": now}
        return HTMLResponse(draw(office, "first", before=before, when=when, body=body, **facts))

    @app.api_route("/{token}/{due_id}", methods=LOOK)
    def one(token: str, due_id: Number, truoc: bool = False) -> Response:
        typed = unsent.of(token, due_id) if truoc else ()
        return HTMLResponse(_thing_page(office, token, due_id, clock(), again=truoc, typed=typed))

    @app.post("/{token}/{due_id}")
    async def hand_in(request: Request, token: str, due_id: Number) -> Response:
        now = clock()
        try:
            await run_in_threadpool(_look, office, token, due_id, now)  # a stranger's form is not even read
        except (BadLink, Nowhere) as error:
            if isinstance(error, BadLink) and error.why not in GENUINE:
                raise
            async with handed_in(request, office.settings.portal.model_copy(update={"files": 0})) as handed:
                return _given_back(office, error.why.value if isinstance(error, BadLink) else "nowhere", handed, error)
        async with handed_in(request, office.settings.portal) as handed:
            return await run_in_threadpool(_take, office, unsent, token, due_id, handed, now)

    @app.api_route("/{token}/{due_id}/van-ban/{number}", methods=LOOK)
    def paper(token: str, due_id: Number, number: Number) -> Response:
        with reading(office.engine) as session:
            who = visitor(office, session, token, now := clock())
            about = thing(session, who, due_id, Moment(office.calendar, now))
            kept = papers(office.settings, session, about.directive)
        name, path = kept[number] if 0 <= number < len(kept) else ("", None)
        if path is None:
            raise Nowhere
        return FileResponse(path, filename=f"{name.replace('/', '-')}{path.suffix}")

    @app.exception_handler(BadLink)
    def bad_link(_: Request, error: BadLink) -> Response:
        return HTMLResponse(draw(office, "bad", why=error.why.value), STATUS[error.why])

    @app.exception_handler(Nowhere)
    def nowhere(_: Request, error: Nowhere) -> Response:
        return HTMLResponse(draw(office, "bad", why="nowhere"), 404)

    @app.exception_handler(HTTPException)
    def refused(_: Request, error: HTTPException) -> Response:
        return HTMLResponse(draw(office, "bad", why="nowhere"), error.status_code, error.headers)

    @app.exception_handler(RequestValidationError)
    def misspelt(_: Request, error: RequestValidationError) -> Response:
        return HTMLResponse(draw(office, "bad", why="nowhere"), 404)

    @app.exception_handler(PlainError)
    @app.exception_handler(500)
    def broken(_: Request, error: Exception) -> Response:
        return HTMLResponse(draw(office, "bad", why="broken"), 500)

    return app


def _take(office: Office, unsent: Unsent, token: str, due_id: int, handed: Handed, now: DateTime) -> Response:
    """Do what a form asks for; whatever comes of it, what was typed is in the answer or in a row."""
    given = {**handed.fields, **({"had_files": "1"} if handed.had_files else {})}
    try:
        done = take(office, token, due_id, handed, now)
        if not done and not recorded(office, due_id, handed):
            unsent.keep(token, due_id, handed.typed)
    except Wrong as wrong:
        return HTMLResponse(_thing_page(office, token, due_id, now, wrong=wrong, given=given), wrong.status)
    except (BadLink, Nowhere) as error:
        return _given_back(office, error.why.value if isinstance(error, BadLink) else "nowhere", handed, error)
    except Exception as error:
        logging.getLogger("uvicorn.error").exception("a form could not be taken")
        return _given_back(office, "broken", handed, error)
    # Found once more by GET (RFC 9110, 15.4.4): a page loaded again hands nothing in again.
    return RedirectResponse(f"{root_of(office)}/{token}/{due_id}{'' if done else '?truoc=1'}", 303)


def _given_back(office: Office, why: str, handed: Handed, error: Exception) -> Response:
    """A page that says why nothing was taken, with what was typed, to be copied from it."""
    status = STATUS[error.why] if isinstance(error, BadLink) else 404 if isinstance(error, Nowhere) else 500
    return HTMLResponse(draw(office, "bad", why=why, typed=handed.typed), status)


def _look(office: Office, token: str, due_id: int, now: DateTime) -> None:
    with reading(office.engine) as session:
        thing(session, visitor(office, session, token, now), due_id, Moment(office.calendar, now))


@asynccontextmanager
async def _few_threads(_: FastAPI) -> AsyncIterator[None]:
    current_default_thread_limiter().total_tokens = THREADS
    yield


def _thing_page(
    office: Office, token: str, due_id: int, now: DateTime, *, again: bool = False, wrong: Wrong | None = None,
    given: dict[str, str] | None = None, typed: Sequence[str] = (),
) -> str:  # fmt: skip
    """The page of one thing owed; after a form that could not be taken, with what was entered and why."""
    with reading(office.engine) as session:
        who = visitor(office, session, token, now)
        moment = Moment(office.calendar, now)
        about = thing(session, who, due_id, moment)
        facts: dict[str, Any] = {
            "who": who, "thing": about, "due": about.due, "papers": papers(office.settings, session, about.directive),
            "submissions": submissions(session, about.due), "told": told(session, about.due),
            "units": units(session, about.due, moment), "again": again,
            "errors": wrong.errors if wrong else {}, "given": given or {}, "typed": typed,
            "forms": _forms(office, who, about, now),
            "fields": read_fields(about.obligation),
            "now": now, "stopped": about.campaign.state not in (CampaignState.RUNNING, CampaignState.PAUSED),
            "ACK": ObligationKind.ACKNOWLEDGE, "REPORT": ObligationKind.REPORT, "D": DueState,
        }  # fmt: skip
        return draw(office, "thing", **facts)


def _forms(office: Office, who: Visitor, about: Thing, now: DateTime) -> dict[str, str]:
    """The acts that are possible now, each with the token of its form."""
    if not about.open:
        return {}
    acts = ["acknowledge" if about.due.kind is ObligationKind.ACKNOWLEDGE else "report"]
    acts += ["extend"] if about.due.stated_on else []
    acts += [] if about.due.disowned else ["disown"]
    return {act: form_token(office, who, act, about.due, now) for act in acts}
