"""Danh bạ: the agencies and their people, searched, changed, marked as away; a file taken in with its differences."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from sqlmodel import Session, col, select

from models.agency import Agency, AgencyGroup
from models.database import reading, writing
from portal.desk import directory_import
from portal.desk.agency_form import TIERS, WrongAgency, agency_typed, people_rows, typed_of
from portal.desk.common import LOOK, Desk, NoSuchThing, handed_in, signed_in
from portal.desk.visit import NOTHING_TRIED, Tried, Visit
from portal.form_data import FormData
from tasks.accounts.sign_ins import SignedIn
from tasks.agencies.contacts import mark_absent, mark_present
from tasks.agencies.edit import agency_now, save_agency
from tasks.commands.handover import Handover, hand_over
from tasks.desk.directory_view import directory_page, people_of
from tasks.errors import AlreadyDone, Refused
from tasks.render import as_sentence

DIRECTORY = "/danh-ba"


def routes(desk: Desk) -> APIRouter:
    """The addresses below /danh-ba."""
    router = APIRouter()
    looker, editor = signed_in(desk), signed_in(desk, "directory")

    @router.api_route(DIRECTORY, methods=LOOK)
    def show(
        request: Request, user: Annotated[SignedIn, Depends(looker)],
        tim: Annotated[str, Query(max_length=200)] = "", trang: Annotated[int, Query(ge=1, le=10_000)] = 1,
    ) -> Response:  # fmt: skip
        with reading(desk.app.engine) as session:
            found = directory_page(session, tim, trang)
            return desk.page(request, user, "directory", found=found, text=tim, tiers=dict(TIERS))

    router.include_router(directory_import.routes(desk))

    @router.api_route(DIRECTORY + "/them", methods=LOOK)
    def blank(request: Request, user: Annotated[SignedIn, Depends(editor)]) -> Response:
        return _agency_page(Visit(desk, request, user), None, NOTHING_TRIED, [])

    @router.api_route(DIRECTORY + "/{code}", methods=LOOK)
    def one(request: Request, code: str, user: Annotated[SignedIn, Depends(looker)]) -> Response:
        return _agency_page(Visit(desk, request, user), code, NOTHING_TRIED, [])

    @router.post(DIRECTORY + "/{code}")
    def save(
        request: Request, code: str, user: Annotated[SignedIn, Depends(editor)],
        handed: Annotated[FormData, Depends(handed_in(desk))],
    ) -> Response:  # fmt: skip
        return _save(Visit(desk, request, user), code, handed)

    @router.post(DIRECTORY + "/{code}/vang-mat")
    def absent(
        request: Request, code: str, user: Annotated[SignedIn, Depends(editor)],
        handed: Annotated[FormData, Depends(handed_in(desk))],
    ) -> Response:  # fmt: skip
        return _mark(Visit(desk, request, user), code, handed)

    @router.post(DIRECTORY + "/{code}/ban-giao")
    def handover(
        request: Request, code: str, user: Annotated[SignedIn, Depends(editor)],
        handed: Annotated[FormData, Depends(handed_in(desk))],
    ) -> Response:  # fmt: skip
        return _hand_over(Visit(desk, request, user), code, handed)

    return router


def _agency(session: Session, code: str) -> Agency:
    agency = session.exec(select(Agency).where(Agency.code == code)).first()
    if agency is None:
        raise NoSuchThing
    return agency


def _agency_page(visit: Visit, code: str | None, tried: Tried, ticked: list[str]) -> Response:
    """An agency, or an empty form for a new one; after a form that was refused, with what was typed."""
    with reading(visit.app.engine) as session:
        agency = _agency(session, code) if code else None
        known = agency_now(session, agency) if agency else None
        typed = dict(tried.given) or (typed_of(known) if known else {})
        groups = session.exec(select(AgencyGroup).order_by(col(AgencyGroup.name))).all()
        return visit.page(
            "agency", status=tried.status, agency=agency, typed=typed, errors=tried.errors, tiers=TIERS, groups=groups,
            ticked=ticked or (known.groups if known else []), rows=people_rows(typed),
            people=people_of(session, agency) if agency else [], may_edit=visit.user.may("directory"),
        )  # fmt: skip


def _save(visit: Visit, code: str, handed: FormData) -> Response:
    """Save an agency; `them` is a new one, whose code must not be taken."""
    known = None if code == "them" else code
    try:
        given = agency_typed(handed, known or handed.get("code"))
        with writing(visit.app.engine) as session:
            if known:
                _agency(session, known)
            elif session.exec(select(Agency.id).where(Agency.code == given.code)).first():
                raise WrongAgency({"code": "Mã này đã là của cơ quan khác."})
            save_agency(session, given, visit.desk.clock(), visit.user.name)
    except WrongAgency as wrong:
        return _agency_page(visit, known, Tried("", handed.fields, wrong.errors), handed.all_of("groups"))
    except Refused as error:
        return _agency_page(visit, known, Tried("", handed.fields, {"": as_sentence(error)}), handed.all_of("groups"))
    return visit.done(f"{DIRECTORY}/{given.code}", f"Đã ghi {given.name}.")


def _mark(visit: Visit, code: str, handed: FormData) -> Response:
    mark, words = (mark_present, "đã trở lại") if handed.get("back") else (mark_absent, "vắng mặt")
    with writing(visit.app.engine) as session:
        agency = _agency(session, code)
        try:
            found = mark(session, agency, handed.get("name"), visit.desk.clock(), visit.user.name)
            said = f"{found.name} {words}."
        except AlreadyDone as done:
            said = as_sentence(done)
    return visit.done(f"{DIRECTORY}/{code}", said)


def _hand_over(visit: Visit, code: str, handed: FormData) -> Response:
    """What is open goes to another person of the agency."""
    with writing(visit.app.engine) as session:
        given = Handover(_agency(session, code), handed.get("heir"), handed.get("earlier"))
        try:
            told = hand_over(visit.app, session, given, visit.user.name, visit.desk.clock())
            said = f"Đã bàn giao cho {given.to}; thư nêu {told} nội dung."
        except AlreadyDone as done:
            said = as_sentence(done)
    return visit.done(f"{DIRECTORY}/{code}", said)
