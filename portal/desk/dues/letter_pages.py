"""/dot/…/thu/…: a letter as it was sent, its HTML in a frame that runs nothing and loads nothing."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse
from sqlalchemy import select as select_columns
from sqlmodel import Session, col

from models.agency import Agency, Contact
from models.campaign import Campaign
from models.database import reading
from models.directive import Directive
from models.message import Message
from portal.desk.common import LOOK, Desk, NoSuchThing, Number, signed_in
from portal.desk.visit import Visit
from tasks.accounts.sign_ins import SignedIn
from tasks.letters.read_again import foresee_letter

FRAME_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
    "Cache-Control": "private, no-store",
}
"""The letter's own page: no script, no picture, no form, no link that leads anywhere; only ours may frame it."""


def routes(desk: Desk) -> APIRouter:
    """The pages of letters: of a campaign under it, of none under Thư đi."""
    pages = APIRouter()
    looker = signed_in(desk)

    @pages.api_route("/dot/{slug}/thu/{number:int}", methods=LOOK)
    def letter(request: Request, slug: str, number: Number, user: Annotated[SignedIn, Depends(looker)]) -> Response:
        return _letter_page(Visit(desk, request, user), number, slug)

    @pages.api_route("/dot/{slug}/thu/{number:int}/xem", methods=LOOK)
    def frame(slug: str, number: Number, user: Annotated[SignedIn, Depends(looker)]) -> Response:
        return _frame(desk, number, slug)

    @pages.api_route("/thu-di/{number:int}", methods=LOOK)
    def internal(request: Request, number: Number, user: Annotated[SignedIn, Depends(looker)]) -> Response:
        return _letter_page(Visit(desk, request, user), number, "")

    @pages.api_route("/thu-di/{number:int}/xem", methods=LOOK)
    def internal_frame(number: Number, user: Annotated[SignedIn, Depends(looker)]) -> Response:
        return _frame(desk, number, "")

    return pages


def _letter_page(visit: Visit, number: int, slug: str) -> Response:
    with reading(visit.app.engine) as session:
        message, campaign = _letter_of(session, slug, number)
        facts = {
            "message": message,
            "campaign": campaign,
            "base": f"/dot/{slug}/thu/{number}" if slug else f"/thu-di/{number}",
            "letter": foresee_letter(visit.app, session, message, visit.desk.clock()),
            "agency": session.get_one(Agency, message.agency_id),
            "contact": session.get_one(Contact, message.contact_id),
            "directive": session.get_one(Directive, campaign.directive_id) if campaign else None,
        }
        return visit.page("letter", **facts)


def _frame(desk: Desk, number: int, slug: str) -> Response:
    with reading(desk.app.engine) as session:
        html = foresee_letter(desk.app, session, _letter_of(session, slug, number)[0], desk.clock()).html
    if not html:
        raise NoSuchThing
    return HTMLResponse(html, headers=FRAME_HEADERS)


def _letter_of(session: Session, slug: str, number: int) -> tuple[Message, Campaign | None]:
    """A letter of a campaign, or of none where `slug` is "". Raises NoSuchThing."""
    query = select_columns(Message, Campaign).outerjoin(Campaign, col(Message.campaign_id) == Campaign.id)
    query = query.where(col(Message.id) == number)
    query = query.where(col(Campaign.slug) == slug) if slug else query.where(col(Message.campaign_id).is_(None))
    row = session.execute(query).first()
    if row is None:
        raise NoSuchThing
    return row[0], row[1]
