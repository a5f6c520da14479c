"""/dot/…/nhieu: one act on several things owed: the list and what will be sent first, then each outcome told."""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from sqlmodel import Session, col, select

from models.agency import Agency
from models.campaign import Campaign, Recipient
from models.database import reading
from models.due import Due
from portal.desk.common import LOOK, Desk, NoSuchThing, handed_in, signed_in
from portal.desk.dues.due_pages import due_command, form_of
from portal.desk.dues.effects import effect_of
from portal.desk.dues.plain_words import refusal_words
from portal.desk.form_fields import WrongFields
from portal.desk.visit import Tried, Visit
from portal.form_data import FormData
from tasks.accounts.sign_ins import SignedIn
from tasks.commands.catalogue import CATALOGUE
from tasks.commands.command import Command
from tasks.desk.acts import Forbidden
from tasks.desk.due_acts import BULK_ACTS, acts_of_due, right_to, rights_to
from tasks.desk.due_record import DueRecord, due_records
from tasks.errors import Refused
from tasks.render import as_sentence

MOST_AT_ONCE = 200
"""Things owed of one act."""

NOT_YOURS = "Vai trò đang đăng nhập không được làm việc này."

KEPT_OUTCOMES = 100
"""Answers to acts on several things that are kept to be looked at, in memory."""


@dataclass(frozen=True)
class Outcome:
    """What came of the act for one thing owed."""

    number: int
    agency: str
    said: str
    done: bool


@dataclass
class Outcomes:
    """What came of acts on several things, by a key that nobody guesses; the oldest are forgotten."""

    kept: OrderedDict[str, tuple[str, list[Outcome]]] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, act: str, found: list[Outcome]) -> str:
        key = secrets.token_urlsafe(9)
        with self.lock:
            self.kept[key] = (act, found)
            while len(self.kept) > KEPT_OUTCOMES:
                self.kept.popitem(last=False)
        return key


def routes(desk: Desk) -> APIRouter:
    """The confirming page, the act, and the page of its outcomes."""
    pages, outcomes = APIRouter(), Outcomes()

    @pages.api_route("/dot/{slug}/nhieu", methods=LOOK)
    def confirm(
        request: Request, slug: str, user: Annotated[SignedIn, Depends(signed_in(desk))], viec: str = ""
    ) -> Response:
        with reading(desk.app.engine) as session:
            found = _asked(request, "co")
            if viec == "request":
                return RedirectResponse(f"/dot/{slug}/viec/request?{_agencies(session, slug, found)}", 303)
            numbers = _dues_of(session, slug, found, request.query_params.getlist("cot"))
        return _confirm_page(Visit(desk, request, user), slug, numbers, Tried(viec))

    @pages.post("/dot/{slug}/nhieu")
    def done(
        request: Request, slug: str, user: Annotated[SignedIn, Depends(signed_in(desk))],
        handed: Annotated[FormData, Depends(handed_in(desk))],
    ) -> Response:  # fmt: skip
        return _do(Visit(desk, request, user), slug, handed, outcomes)

    @pages.api_route("/dot/{slug}/nhieu/{key}", methods=LOOK)
    def told(request: Request, slug: str, key: str, user: Annotated[SignedIn, Depends(signed_in(desk))]) -> Response:
        act, found = outcomes.kept.get(key, ("", []))
        return desk.page(request, user, "bulk_done", slug=slug, entry=CATALOGUE.get(act), outcomes=found)

    return pages


def _asked(request: Request, name: str) -> list[int]:
    """The numbers that were ticked."""
    return [int(one) for one in request.query_params.getlist(name) if one.isdecimal() and len(one) < 10][:MOST_AT_ONCE]


def _agencies(session: Session, slug: str, recipients: Sequence[int]) -> str:
    """The codes of agencies as the form of a request takes them."""
    query = select(Agency.code).join(Recipient).join(Campaign, col(Recipient.campaign_id) == Campaign.id)
    query = query.where(Campaign.slug == slug, col(Recipient.id).in_(recipients[:MOST_AT_ONCE]))
    return urlencode({"agencies": "\n".join(session.exec(query.order_by(col(Recipient.id))))})


def _dues_of(session: Session, slug: str, recipients: Sequence[int], columns: Sequence[str]) -> list[int]:
    """What these agencies owe in some columns of the matrix ("obligation.period"), or in all."""
    query = select(Due).join(Campaign, col(Due.campaign_id) == Campaign.id).where(Campaign.slug == slug)
    query = query.where(col(Due.recipient_id).in_(recipients[:MOST_AT_ONCE])).order_by(col(Due.id))
    found = session.exec(query.limit(MOST_AT_ONCE * 5)).all()
    wanted = set(columns)
    return [due.id for due in found if not wanted or f"{due.obligation_id}.{due.period}" in wanted]


def _confirm_page(visit: Visit, slug: str, numbers: Sequence[int], tried: Tried) -> Response:
    """The list, with what is sent for each, and what is left out; after a refusal, with what was typed."""
    act = tried.act
    if act not in BULK_ACTS:
        raise NoSuchThing
    with reading(visit.app.engine) as session:
        campaign = _campaign_for(visit, session, slug, act)
        records = _records(visit.desk, session, slug, numbers)
    may = visit.user.may
    fit = [one for one in records if act in acts_of_due(one) and may(right_to(act, one), campaign.id)][:MOST_AT_ONCE]
    facts: dict[str, Any] = {
        "campaign": campaign, "entry": CATALOGUE[act], "act": act, "fit": fit,
        "unfit": [record for record in records if record not in fit], "fields": form_of(act, fit[0]) if fit else [],
        "effects": {record.due.id: effect_of(act, record) for record in fit},
        "ticked": {record.due.id for record in fit} if tried.ticked is None else tried.ticked,
        "given": tried.given, "errors": tried.errors,
    }  # fmt: skip
    return visit.page("bulk", status=tried.status, **facts)


def _campaign_for(visit: Visit, session: Session, slug: str, act: str) -> Campaign:
    """The campaign, if who looks may do the act on it. Raises NoSuchThing or Forbidden."""
    campaign = session.exec(select(Campaign).where(Campaign.slug == slug)).first()
    if campaign is None:
        raise NoSuchThing
    if not any(visit.user.may(one, campaign.id) for one in rights_to(act)):
        raise Forbidden(act)
    return campaign


def _records(desk: Desk, session: Session, slug: str, numbers: Sequence[int]) -> list[DueRecord]:
    return due_records(desk.app, session, slug, numbers[: MOST_AT_ONCE * 2], desk.clock())


def _do(visit: Visit, slug: str, handed: FormData, outcomes: Outcomes) -> Response:
    act = handed.get("act")
    ticked, listed = _numbers(handed.all_of("so")), _numbers(handed.get("danh-sach").split(","))
    if act not in BULK_ACTS:
        raise NoSuchThing
    with reading(visit.app.engine) as session:
        _campaign_for(visit, session, slug, act)
        records = _records(visit.desk, session, slug, ticked)
    try:
        if not records:
            raise WrongFields({"": "Hãy chọn ít nhất một dòng."})
        commands = [due_command(act, record, handed.fields, visit.user.name) for record in records]
    except WrongFields as wrong:
        return _confirm_page(visit, slug, listed, Tried(act, handed.fields, wrong.errors, frozenset(ticked)))
    found = [_outcome(visit, record, command) for record, command in zip(records, commands, strict=True)]
    return visit.done(f"/dot/{slug}/nhieu/{outcomes.keep(act, found)}", "")


def _numbers(texts: Sequence[str]) -> list[int]:
    return [int(text) for text in texts if text.isdecimal() and len(text) < 10][:MOST_AT_ONCE]


def _outcome(visit: Visit, record: DueRecord, command: Command) -> Outcome:
    """What comes of the act for one of them; one that is refused holds up no other."""
    try:
        said, done = as_sentence(visit.desk.act(visit.user, command).said), True
    except Refused as error:
        said, done = refusal_words(error), False
    except Forbidden:
        said, done = NOT_YOURS, False
    return Outcome(record.due.id, record.recipient.name, said, done)
