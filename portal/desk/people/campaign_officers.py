"""Whose a campaign is: given to officers on the campaign's page, or to one officer from the page of accounts."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from sqlmodel import Session

from models.account import Account
from models.campaign import Campaign
from models.database import reading, writing
from models.directive import Directive
from portal.desk.common import LOOK, Desk, NoSuchThing, Number, Page, campaign_of, handed_in, signed_in
from portal.desk.visit import NOTHING_TRIED, Tried, Visit
from portal.form_data import FormData
from tasks.accounts.own_campaigns import (
    assign_officer,
    assignable_officers,
    campaigns_of,
    count_campaigns,
    officers_of,
    release_officer,
)
from tasks.accounts.sign_ins import SignedIn
from tasks.desk.acts import Forbidden
from tasks.desk.campaign_lines import campaign_page
from tasks.errors import Refused
from tasks.render import as_sentence

LONGEST_SOUGHT = 200
OF_CAMPAIGN, OF_OFFICER = "/dot/{slug}/can-bo", "/cau-hinh/tai-khoan/{account_id}/dot"

Change = Callable[[Visit, Session, int, int], str]


def routes(desk: Desk) -> APIRouter:
    """Both pages."""
    router = APIRouter()
    giver = signed_in(desk, "assign")

    @router.api_route(OF_CAMPAIGN, methods=LOOK)
    def officers(request: Request, slug: str, user: Annotated[SignedIn, Depends(giver)]) -> Response:
        return _campaign_form(Visit(desk, request, user), slug)

    @router.post(OF_CAMPAIGN)
    def give_campaign(
        request: Request, slug: str, user: Annotated[SignedIn, Depends(giver)],
        handed: Annotated[FormData, Depends(handed_in(desk))],
    ) -> Response:  # fmt: skip
        return _give_campaign(Visit(desk, request, user), slug, handed)

    @router.api_route(OF_OFFICER, methods=LOOK)
    def campaigns(
        request: Request, account_id: Number, user: Annotated[SignedIn, Depends(giver)], tim: str = "", trang: Page = 1
    ) -> Response:
        return _officer_form(Visit(desk, request, user), account_id, tim[:LONGEST_SOUGHT], trang)

    @router.post(OF_OFFICER)
    def give_officer(
        request: Request, account_id: Number, user: Annotated[SignedIn, Depends(giver)],
        handed: Annotated[FormData, Depends(handed_in(desk))],
    ) -> Response:  # fmt: skip
        return _give_officer(Visit(desk, request, user), account_id, handed)

    return router


def _campaign_form(visit: Visit, slug: str, tried: Tried = NOTHING_TRIED) -> Response:
    """Who may be given a campaign, those ticked whose it is."""
    with reading(visit.app.engine) as session:
        campaign = campaign_of(session, slug)
        whose = officers_of(session, campaign.id)
        known = {one.id: one for one in (*assignable_officers(session), *whose)}
        facts: dict[str, Any] = {
            "campaign": campaign, "directive": session.get_one(Directive, campaign.directive_id),
            "people": sorted(known.values(), key=lambda one: (one.name, one.id)), "chosen": {one.id for one in whose},
            "counts": count_campaigns(session), "errors": tried.errors,
        }  # fmt: skip
        return visit.page("campaign_officers", status=tried.status, **facts)


def _give_campaign(visit: Visit, slug: str, handed: FormData) -> Response:
    try:
        with writing(visit.app.engine) as session:
            campaign = campaign_of(session, slug)
            _check_may(visit.user, campaign.id)
            said = [do(visit, session, campaign.id, account_id) for account_id, do in _changes(handed)]
    except Refused as error:
        return _campaign_form(visit, slug, Tried("assign", {}, {"": as_sentence(error)}))
    return visit.done(f"/dot/{slug}", _told(said))


def _officer_form(visit: Visit, account_id: int, text: str, page: int, tried: Tried = NOTHING_TRIED) -> Response:
    """The campaigns at work, those ticked that are an officer's."""
    with reading(visit.app.engine) as session:
        facts: dict[str, Any] = {
            "officer": _officer(session, account_id), "chosen": campaigns_of(session, account_id), "text": text,
            "found": campaign_page(session, visit.desk.clock(), text=text, page=page), "errors": tried.errors,
        }  # fmt: skip
        return visit.page("officer_campaigns", status=tried.status, **facts)


def _give_officer(visit: Visit, account_id: int, handed: FormData) -> Response:
    try:
        with writing(visit.app.engine) as session:
            _officer(session, account_id)
            said = []
            for campaign_id, do in _changes(handed):
                if session.get(Campaign, campaign_id) is None:
                    raise NoSuchThing
                _check_may(visit.user, campaign_id)
                said.append(do(visit, session, campaign_id, account_id))
    except Refused as error:
        return _officer_form(visit, account_id, "", 1, Tried("assign", {}, {"": as_sentence(error)}))
    return visit.done(OF_OFFICER.format(account_id=account_id), _told(said))


def _officer(session: Session, account_id: int) -> Account:
    account = session.get(Account, account_id)
    if account is None:
        raise NoSuchThing
    return account


def _check_may(user: SignedIn, campaign_id: int) -> None:
    if not user.may("assign", campaign_id):
        raise Forbidden("assign")


def _changes(handed: FormData) -> list[tuple[int, Change]]:
    """What to do with each number that was shown: ticked or not. What the page did not show is left as it is."""
    chosen = {*handed.all_of("chosen")}
    numbers = (one for one in handed.all_of("shown") if one.isascii() and one.isdecimal() and len(one) < 10)
    return [(int(one), _give if one in chosen else _take) for one in numbers]


def _give(visit: Visit, session: Session, campaign_id: int, account_id: int) -> str:
    """Says to whom it was given, or "" where it was theirs. Raises Refused."""
    account = _officer(session, account_id)
    if account_id in {one.id for one in officers_of(session, campaign_id)}:  # also where the account has ended
        return ""
    assign_officer(session, campaign_id, account_id, visit.desk.clock(), visit.user.name)
    return f"đã giao cho {account.name}"


def _take(visit: Visit, session: Session, campaign_id: int, account_id: int) -> str:
    """Says from whom it was taken, or "" where it was not theirs."""
    account = _officer(session, account_id)
    taken = release_officer(session, campaign_id, account_id, visit.desk.clock(), visit.user.name)
    return f"{account.name} không còn theo dõi" if taken else ""


def _told(said: list[str]) -> str:
    """What changed, each thing once."""
    changed = list(dict.fromkeys(one for one in said if one))
    return as_sentence("; ".join(changed)) if changed else "Không có gì thay đổi."
