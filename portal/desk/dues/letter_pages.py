"""/dot/…/thu/…: a letter as it was sent, its HTML in a frame that runs nothing and loads nothing."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.responses import HTMLResponse
from sqlmodel import Session, select

from models.agency import Agency, Contact
from models.campaign import Campaign
from models.database import reading
from models.directive import Directive
from models.message import Message
from portal.desk.common import Desk, NoSuchThing, signed_in
from tasks.accounts.sign_ins import SignedIn
from tasks.letters.read_again import read_letter

LOOK = ["GET", "HEAD"]
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]

FRAME_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
    "Cache-Control": "private, no-store",
}
"""The letter's own page: no script, no picture, no form, no link that leads anywhere; only ours may frame it."""


def routes(desk: Desk) -> APIRouter:
    """The pages of letters."""
    pages = APIRouter()

    @pages.api_route("/dot/{slug}/thu/{number:int}", methods=LOOK)
    def letter(
        request: Request, slug: str, number: Number, user: Annotated[SignedIn, Depends(signed_in(desk))]
    ) -> Response:
        with reading(desk.app.engine) as session:
            message, campaign = _letter_of(session, slug, number)
            facts = {
                "message": message,
                "campaign": campaign,
                "letter": read_letter(desk.app, session, message),
                "agency": session.get_one(Agency, message.agency_id),
                "contact": session.get_one(Contact, message.contact_id),
                "directive": session.get_one(Directive, campaign.directive_id),
            }
            return desk.page(request, user, "letter", **facts)

    @pages.api_route("/dot/{slug}/thu/{number:int}/xem", methods=LOOK)
    def frame(slug: str, number: Number, user: Annotated[SignedIn, Depends(signed_in(desk))]) -> Response:
        with reading(desk.app.engine) as session:
            html = read_letter(desk.app, session, _letter_of(session, slug, number)[0]).html
        if not html:
            raise NoSuchThing
        return HTMLResponse(html, headers=FRAME_HEADERS)

    return pages


def _letter_of(session: Session, slug: str, number: int) -> tuple[Message, Campaign]:
    query = select(Message, Campaign).join(Campaign).where(Message.id == number, Campaign.slug == slug)
    row = session.exec(query).first()
    if row is None:
        raise NoSuchThing
    return row
