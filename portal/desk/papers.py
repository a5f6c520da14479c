"""Số liệu và văn bản: the sums and figures of a campaign, and what is filed or signed, to download."""

import datetime as dt
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import FileResponse
from sqlmodel import Session, col, select

from models.campaign import Campaign, Obligation, Window
from models.database import reading
from models.directive import Directive
from models.enums import ObligationKind
from portal.desk.common import LOOK, Desk, NoSuchThing, handed_in, signed_in
from portal.desk.visit import Visit
from portal.form_data import FormData, parse_day
from tasks.accounts.sign_ins import SignedIn
from tasks.desk.acts import Forbidden
from tasks.desk.campaign_lines import campaign_page
from tasks.desk.paper_files import PAPER_NAMES, PaperWish, evidence_pack, make_calendar, make_paper
from tasks.figures.summary import Summary, newest_summaries, report_summaries
from tasks.figures.summary_words import answer_heads, answer_line, left_out_words, sum_lines
from tasks.papers.evidence import write_pack
from tasks.render import as_sentence

FIGURES = "/so-lieu"
MOST_SUMS, MOST_ANSWERS, MOST_LINES = 6, 60, 80
"""Summaries of a page, agencies of each, lines of sums; all of them are in the table (.xlsx)."""

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar; charset=utf-8",
}


def routes(desk: Desk) -> APIRouter:
    """The addresses below /so-lieu."""
    router = APIRouter()
    looker = signed_in(desk)

    @router.api_route(FIGURES, methods=LOOK)
    def show(
        request: Request, user: Annotated[SignedIn, Depends(looker)], tim: Annotated[str, Query(max_length=200)] = "",
        *, xong: bool = False, trang: Annotated[int, Query(ge=1, le=10_000)] = 1,
    ) -> Response:  # fmt: skip
        with reading(desk.app.engine) as session:
            found = campaign_page(session, desk.clock(), ended=xong, text=tim, page=trang)
            return desk.page(request, user, "papers", found=found, text=tim, ended=xong)

    @router.api_route(FIGURES + "/lich/{name}.ics", methods=LOOK)
    def calendar(name: str, user: Annotated[SignedIn, Depends(looker)]) -> Response:
        with reading(desk.app.engine) as session:
            written = make_calendar(desk.app, session, "" if name == "tat-ca" else name)
        return _download(written, f"{name}.ics")

    @router.api_route(FIGURES + "/{slug}", methods=LOOK)
    def one(request: Request, slug: str, user: Annotated[SignedIn, Depends(looker)]) -> Response:
        return _campaign_page(Visit(desk, request, user), slug)

    @router.api_route(FIGURES + "/{slug}/tai/{what}", methods=LOOK)
    def paper(
        slug: str, what: str, user: Annotated[SignedIn, Depends(looker)], khung: str = "", han: str = "",
        baocao: str = "",
    ) -> Response:  # fmt: skip
        if what not in PAPER_NAMES:
            raise NoSuchThing
        day = parse_day(han)
        with reading(desk.app.engine) as session:
            wish = PaperWish(what, khung, day, baocao)
            written = make_paper(desk.app, session, _campaign(session, slug)[0], wish, desk.clock())
        return _download(written, f"{slug}-{PAPER_NAMES[what]}")

    @router.api_route(FIGURES + "/{slug}/chung-cu.zip", methods=LOOK)
    def pack(slug: str, user: Annotated[SignedIn, Depends(looker)]) -> Response:
        with reading(desk.app.engine) as session:
            path = evidence_pack(desk.app, _campaign(session, slug)[0])
        if path is None:
            raise NoSuchThing
        return FileResponse(path, media_type="application/zip", filename=f"ho-so-{slug}.zip")

    @router.post(FIGURES + "/{slug}/chung-cu")
    def write(
        request: Request, slug: str, user: Annotated[SignedIn, Depends(signed_in(desk, "evidence"))],
        handed: Annotated[FormData, Depends(handed_in(desk))],
    ) -> Response:  # fmt: skip
        with reading(desk.app.engine) as session:
            campaign = _campaign(session, slug)[0]
        if not user.may("evidence", campaign.id):
            raise Forbidden("evidence")
        done = write_pack(desk.app, campaign.slug, desk.clock(), user.name)
        gaps = "".join(f"; không đưa vào được: {gap}" for gap in done.gaps)
        waiting = f"; còn {done.waiting} thư chưa gửi, gửi xong hãy lập lại" if done.waiting else ""
        said = f"đã lập hồ sơ chứng cứ, SHA-256 {done.sha256[:16]}…{gaps}{waiting}"
        return desk.done(request, f"{FIGURES}/{slug}", as_sentence(said))

    return router


def _campaign(session: Session, slug: str) -> tuple[Campaign, Directive]:
    row = session.exec(select(Campaign, Directive).join(Directive).where(Campaign.slug == slug)).first()
    if row is None:
        raise NoSuchThing
    return row


def _campaign_page(visit: Visit, slug: str) -> Response:
    app, now = visit.app, visit.desk.clock()
    with reading(app.engine) as session:
        campaign, directive = _campaign(session, slug)
        sums = newest_summaries(report_summaries(session, campaign, now))
        windows = session.exec(select(Window).where(Window.campaign_id == campaign.id).order_by(col(Window.id))).all()
        mine = select(Obligation).where(Obligation.campaign_id == campaign.id)
        reports = session.exec(mine.where(Obligation.kind == ObligationKind.REPORT).order_by(col(Obligation.id))).all()
        consults = session.exec(mine.where(Obligation.kind == ObligationKind.CONSULTATION)).first() is not None
        facts: dict[str, Any] = {
            "campaign": campaign, "directive": directive, "sums": [_shown(one) for one in sums[-MOST_SUMS:]],
            "left_out": max(0, len(sums) - MOST_SUMS), "windows": windows, "reports": reports, "consults": consults,
            "pack": evidence_pack(app, campaign), "next_day": _next_day(visit),
            "may_pack": visit.user.may("evidence", campaign.id),
        }  # fmt: skip
        return visit.page("campaign_papers", **facts)


def _next_day(visit: Visit) -> dt.date:
    """A day to propose for a new deadline: a week on, and worked."""
    day = visit.app.calendar.local(visit.desk.clock()).date() + dt.timedelta(7)
    while not visit.app.calendar.is_working(day):
        day += dt.timedelta(1)
    return day


def _shown(one: Summary) -> dict[str, Any]:
    """A summary in words, as far as a page has room."""
    lines = sum_lines(one.sums)
    return {
        "title": one.title, "given": len(one.answers) - sum(len(who) for _, who in left_out_words(one)),
        "asked": len(one.answers), "lines": lines[:MOST_LINES], "more_lines": max(0, len(lines) - MOST_LINES),
        "heads": answer_heads(one), "answers": [answer_line(one, each) for each in one.answers[:MOST_ANSWERS]],
        "more_answers": max(0, len(one.answers) - MOST_ANSWERS),
    }  # fmt: skip


def _download(written: bytes, name: str) -> Response:
    """A file to be saved."""
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}", "Cache-Control": "private, no-store",
    }  # fmt: skip
    return Response(written, media_type=TYPES[name.rpartition(".")[2]], headers=headers)
