"""/dot/…/nhieu: one act on several things owed: the list and what will be sent first, then each outcome told."""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import RedirectResponse
from sqlmodel import Session, col, select

from models.agency import Agency
from models.campaign import Campaign, Recipient
from models.database import reading
from models.due import Due
from portal.desk.desk import Desk, Forbidden, NoSuchThing, handed_in, signed_in
from portal.desk.due_pages import due_command, form_of
from portal.desk.effects import effect_of
from portal.desk.form_fields import InputField, WrongFields
from portal.form_data import FormData
from tasks.accounts.sign_ins import SignedIn
from tasks.commands.catalogue import CATALOGUE
from tasks.desk.due_acts import BULK_ACTS, acts_of_due
from tasks.desk.due_record import DueRecord, due_record
from tasks.errors import Refused
from tasks.render import as_sentence

LOOK = ["GET", "HEAD"]
MOST_AT_ONCE = 200
"""Things owed of one act."""

KEPT_OUTCOMES = 100
"""Answers to acts on several things that are kept to be looked at, in memory."""

Numbers = Annotated[list[int], Query()]


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
    user = Depends(signed_in(desk))

    @pages.api_route("/dot/{slug}/nhieu", methods=LOOK)
    def confirm(
        request: Request, slug: str, user: SignedIn = user, viec: str = "", co: Numbers = [], cot: Annotated[list[str], Query()] = [],
    ) -> Response:  # fmt: skip
        with reading(desk.app.engine) as session:
            if viec == "request":
                return RedirectResponse(f"/dot/{slug}/viec/request?{_agencies(session, slug, co)}", 303)
            return _confirm_page(desk, request, user, (slug, viec), _dues_of(session, slug, co, cot))

    @pages.post("/dot/{slug}/nhieu")
    def done(
        request: Request, slug: str, user: SignedIn = user, handed: FormData = Depends(handed_in(desk))
    ) -> Response:
        return _do(desk, request, user, slug, handed, outcomes)

    @pages.api_route("/dot/{slug}/nhieu/{key}", methods=LOOK)
    def told(request: Request, slug: str, key: str, user: SignedIn = user) -> Response:
        act, found = outcomes.kept.get(key, ("", []))
        entry = CATALOGUE.get(act)
        return desk.page(request, user, "bulk_done", slug=slug, entry=entry, outcomes=found)

    return pages


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


def _confirm_page(
    desk: Desk, request: Request, user: SignedIn, where: tuple[str, str], numbers: Sequence[int], *,
    ticked: Sequence[int] | None = None, given: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> Response:  # fmt: skip
    """The list, with what is sent for each, and what is left out; after a refusal, with what was typed."""
    slug, act = where
    if act not in BULK_ACTS:
        raise NoSuchThing
    with reading(desk.app.engine) as session:
        campaign = session.exec(select(Campaign).where(Campaign.slug == slug)).first()
        if campaign is None:
            raise NoSuchThing
        if not user.may(act, campaign.id):
            raise Forbidden(act)
        records = _records(desk, session, slug, numbers)
    fit = [record for record in records if act in acts_of_due(record)]
    facts: dict[str, Any] = {
        "campaign": campaign, "entry": CATALOGUE[act], "act": act, "fit": fit[:MOST_AT_ONCE],
        "unfit": [record for record in records if record not in fit], "fields": _shared_fields(act, fit),
        "effects": {record.due.id: effect_of(act, record) for record in fit},
        "ticked": set(ticked if ticked is not None else [record.due.id for record in fit]),
        "given": given or {}, "errors": errors or {},
    }  # fmt: skip
    return desk.page(request, user, "bulk", status=422 if errors else 200, **facts)


def _records(desk: Desk, session: Session, slug: str, numbers: Sequence[int]) -> list[DueRecord]:
    found, now = [], desk.clock()
    for number in numbers[: MOST_AT_ONCE * 2]:
        found.append(due_record(desk.app, session, slug, number, now))
    return found


def _shared_fields(act: str, fit: Sequence[DueRecord]) -> list[InputField]:
    """What is filled in once for all."""
    return form_of(act, fit[0]) if fit else []


def _do(
    desk: Desk, request: Request, user: SignedIn, slug: str, handed: FormData, outcomes: Outcomes
) -> Response:
    act = handed.get("act")
    ticked = [int(text) for text in handed.all_of("so") if text.isdecimal()][:MOST_AT_ONCE]
    listed = [int(text) for text in handed.get("danh-sach").split(",") if text.isdecimal()][: MOST_AT_ONCE * 2]
    where = (slug, act)
    if act not in BULK_ACTS:
        raise NoSuchThing
    if not ticked:
        errors = {"": "Hãy chọn ít nhất một dòng."}
        return _confirm_page(desk, request, user, where, listed, ticked=[], given=handed.fields, errors=errors)
    with reading(desk.app.engine) as session:
        records = _records(desk, session, slug, ticked)
    try:
        commands = [due_command(act, record, handed.fields, user.name) for record in records]
    except WrongFields as wrong:
        return _confirm_page(
            desk, request, user, where, listed, ticked=ticked, given=handed.fields, errors=wrong.errors
        )
    found = []
    for record, command in zip(records, commands, strict=True):
        try:
            said, done = as_sentence(desk.act(user, command).said), True
        except Refused as error:
            said, done = as_sentence(error), False
        found.append(Outcome(record.due.id, record.recipient.name, said, done))
    return desk.done(request, f"/dot/{slug}/nhieu/{outcomes.keep(act, found)}", "")
