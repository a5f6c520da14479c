"""/dot/…/…: one thing owed: what came and what was said, and the acts that its state allows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from sqlmodel import Session

from models.database import reading
from models.due import Due
from models.enums import ObligationKind
from models.instant import parse_instant
from portal.desk.common import LOOK, Desk, NoSuchThing, Number, handed_in, signed_in
from portal.desk.dues.day_words import DayCount
from portal.desk.dues.effects import effect_of
from portal.desk.dues.kept_files import Previews, can_be_seen, file_to_save, find_file, picture_of
from portal.desk.dues.plain_words import refusal_words
from portal.desk.form_fields import (
    InputField,
    WrongFields,
    command_typed,
    fields_of,
    figures_typed,
    report_fields,
)
from portal.desk.visit import NOTHING_TRIED, Tried, Visit
from portal.form_data import FIGURE, FormData
from tasks.accounts.sign_ins import SignedIn
from tasks.campaigns.consultation.opinions import came_after_consent
from tasks.campaigns.consultation.rules import rules_from_json
from tasks.campaigns.explain import explain_due
from tasks.campaigns.form_file import is_workbook_name
from tasks.commands.catalogue import CATALOGUE, Entry
from tasks.commands.command import Command
from tasks.commands.reports import Record
from tasks.commands.table import model_of
from tasks.desk.acts import Forbidden
from tasks.desk.due_acts import DUE_ACTS, acts_of_due, right_to
from tasks.desk.due_record import DueRecord, due_record
from tasks.errors import Refused
from tasks.labels import KIND_LABELS, LETTER_LABELS, OPINION_LABELS, PROOF_LABELS
from tasks.proofs.kept_pages import newest_page
from tasks.proofs.standing import page_words
from tasks.render import as_sentence
from tasks.report_forms.schema import check_values

NO_FIGURES = "Hãy ghi số liệu, hoặc chọn “Báo cáo không có nội dung”, “Số liệu đến sau”, hoặc đưa tệp biểu mẫu đã điền."

MEANT = ("agency", "kind", "window", "number")
"""Fields of an act by which it is told what it is about: the page knows."""


@dataclass(frozen=True)
class ActForm:
    """An act that may be done now: its fields, and what will be sent to whom."""

    act: str
    entry: Entry
    fields: list[InputField]
    effect: str


def routes(desk: Desk) -> APIRouter:
    """The page of a thing owed, its acts, and the files that came for it."""
    pages, previews = APIRouter(), Previews()

    @pages.api_route("/dot/{slug}/{number:int}", methods=LOOK)
    def show(
        request: Request, slug: str, number: Number, user: Annotated[SignedIn, Depends(signed_in(desk))]
    ) -> Response:
        return _due_page(Visit(desk, request, user), (slug, number))

    @pages.post("/dot/{slug}/{number:int}")
    def act(
        request: Request, slug: str, number: Number, user: Annotated[SignedIn, Depends(signed_in(desk))],
        handed: Annotated[FormData, Depends(handed_in(desk))],
    ) -> Response:  # fmt: skip
        return _do(Visit(desk, request, user), (slug, number), handed)

    @pages.api_route("/dot/{slug}/{number:int}/tep/{sha256}", methods=LOOK)
    def save(slug: str, number: Number, sha256: str, user: Annotated[SignedIn, Depends(signed_in(desk))]) -> Response:
        return file_to_save(desk.app, find_file(_files(desk, slug, number), sha256))

    @pages.api_route("/dot/{slug}/{number:int}/tep/{sha256}/trang/{page:int}", methods=LOOK)
    def picture(
        slug: str, number: Number, sha256: str, page: Number, user: Annotated[SignedIn, Depends(signed_in(desk))]
    ) -> Response:
        file = find_file(_files(desk, slug, number), sha256)
        return picture_of(previews.page(desk.app, file, page))

    @pages.api_route("/dot/{slug}/{number:int}/tep/{sha256}/xem", methods=LOOK)
    def view(
        request: Request, slug: str, number: Number, sha256: str, user: Annotated[SignedIn, Depends(signed_in(desk))],
        trang: Annotated[int, Query(ge=1, le=10_000)] = 1,
    ) -> Response:  # fmt: skip
        file = find_file(_files(desk, slug, number), sha256)
        shown = previews.page(desk.app, file, trang)
        facts = {"file": file, "page": trang, "pages_of": shown.pages, "back": f"/dot/{slug}/{number}"}
        return desk.page(request, user, "file", **facts)

    return pages


def record_of(desk: Desk, session: Session, where: tuple[str, int]) -> DueRecord:
    """The record of a thing owed. Raises NoSuchThing."""
    try:
        return due_record(desk.app, session, *where, desk.clock())
    except Refused:
        raise NoSuchThing from None


def _files(desk: Desk, slug: str, number: int) -> list[dict[str, Any]]:
    """The files that came with what was handed in for a Due, or with the mails about it."""
    with reading(desk.app.engine) as session:
        record = record_of(desk, session, (slug, number))
    came = [one.files for one in record.submissions], [one.files for one in record.mails]
    pages = [page for one in record.pages if (page := newest_page(one))]
    return [*(file for some in came for files in some for file in files or ()), *pages]


def _due_page(visit: Visit, where: tuple[str, int], tried: Tried = NOTHING_TRIED) -> Response:
    """The page; after an act that was refused, with what was typed and why."""
    desk = visit.desk
    with reading(desk.app.engine) as session:
        record = record_of(desk, session, where)
        facts: dict[str, Any] = {
            "record": record,
            "explained": _explained(desk, session, record),
            "forms": act_forms(record, visit.user),
            "act": tried.act,
            "given": tried.given,
            "errors": tried.errors,
            "days": DayCount(desk.app.calendar, record.now),
            "can_be_seen": can_be_seen,
            "REPORT": ObligationKind.REPORT,
            "proofs": [(one, newest_page(one), page_words(one)) for one in record.pages],
            "PROOFS": PROOF_LABELS,
            "CONSULTATION": ObligationKind.CONSULTATION,
            "OPINIONS": OPINION_LABELS,
            "rules": rules_from_json(record.obligation.consultation),
            "after_consent": record.last is not None and came_after_consent(record.due, record.last),
        }
        return visit.page("due", status=tried.status, **facts)


def _explained(desk: Desk, session: Session, record: DueRecord) -> dict[str, Any]:
    """How its deadline came about, and the steps it still has, each with its moment."""
    found = explain_due(desk.app, session, record.due.id)
    for step in found["steps"]:
        step["moment"] = parse_instant(step["at"])
    return found


def act_forms(record: DueRecord, user: SignedIn) -> list[ActForm]:
    """The acts that the state of a thing owed and the role of who looks allow."""
    return [
        ActForm(act, CATALOGUE[act], form_of(act, record), effect_of(act, record))
        for act in acts_of_due(record)
        if user.may(right_to(act, record), record.campaign.id)
    ]


def form_of(act: str, record: DueRecord) -> list[InputField]:
    """The fields of an act on a thing owed."""
    model = model_of(CATALOGUE[act])
    if act == "record":
        return _record_fields(record)
    if act == "fill":
        return report_fields(record.fields, record.last.values if record.last else {})
    if act == "settle":
        letters = [(str(one.id), f"{LETTER_LABELS[one.kind]}, {one.address}") for one in record.doubted]
        return fields_of(model, options={"number": letters})
    return fields_of(model, without=[*MEANT, "obligation", "numbers", "confirm"])


def _record_fields(record: DueRecord) -> list[InputField]:
    """Of a report the figures of its form too, and its files."""
    report = record.due.kind is ObligationKind.REPORT
    hidden = {*MEANT, "values", "file", "files", "nil" if not report else "", "later" if not record.fields else ""}
    hidden |= {"opinion"} if record.due.kind is not ObligationKind.CONSULTATION else set()
    hidden |= {"urls"} if record.due.kind is not ObligationKind.PUBLISH else set()
    limits = record.app.settings.portal
    form = " Tệp biểu mẫu .xlsx đã điền thì số liệu được đọc từ đó." if record.fields else ""
    hint = f"Nhiều nhất {limits.files} tệp, mỗi tệp không quá {limits.file_mb} MB: PDF, Word, Excel, ảnh.{form}"
    return [
        *report_fields(record.fields if report else ()),
        *fields_of(Record, without=hidden),
        InputField("files", "Tệp kèm theo", "files", hint),
    ]


def due_command(act: str, record: DueRecord, typed: Mapping[str, str], by: str) -> Command:
    """The command of an act on a thing owed, from what was typed. Raises WrongFields."""
    given: dict[str, Any] = {"campaign": record.campaign.slug, "by": by}
    if act in ("pause", "resume"):
        given |= {"agency": record.agency.code}
    elif act == "resend":
        given |= {"numbers": [letter.id for letter in record.failed]}
    elif act != "settle":
        given |= meaning(record.due, record.agency.code)
    if act in ("record", "fill"):
        given |= {"values": figures_typed(typed)}
    meant = {name: text for name, text in typed.items() if name in {one.name for one in form_of(act, record)}}
    return command_typed(model_of(CATALOGUE[act]), {**meant, "files": ""}, given)


def meaning(due: Due, agency: str) -> dict[str, Any]:
    """The fields that tell an act which thing owed is meant."""
    return {"agency": agency, "kind": KIND_LABELS[due.kind], "number": due.id}


def _do(visit: Visit, where: tuple[str, int], handed: FormData) -> Response:
    act = handed.get("act")
    if act not in DUE_ACTS:
        raise NoSuchThing
    with reading(visit.app.engine) as session:
        record = record_of(visit.desk, session, where)
    if not visit.user.may(right_to(act, record), record.campaign.id):
        raise Forbidden(act)
    try:
        answer = visit.desk.act(visit.user, _command(act, record, handed, visit.user.name))
    except WrongFields as wrong:
        return _due_page(visit, where, Tried(act, handed.fields, wrong.errors))
    except Refused as error:
        return _due_page(visit, where, Tried(act, handed.fields, {"": refusal_words(error)}))
    return visit.done(f"/dot/{where[0]}/{where[1]}", as_sentence(answer.said))


def _command(act: str, record: DueRecord, handed: FormData, by: str) -> Command:
    """The command of a form, with its files. Raises WrongFields."""
    if handed.errors:
        raise WrongFields(handed.errors)
    if act in ("record", "fill") and (wrong := _wrong_figures(act, record, handed)):
        raise WrongFields(wrong)
    command = due_command(act, record, handed.fields, by)
    return command.attach(handed.uploads) if isinstance(command, Record) else command


def _wrong_figures(act: str, record: DueRecord, handed: FormData) -> dict[str, str]:
    """What is wrong with the figures, beside each; nothing where they come otherwise, or not at all."""
    raw = {key: text for key, text in handed.figures.items() if text}
    elsewhere = handed.get("nil") or handed.get("later") or any(is_workbook_name(one.name) for one in handed.uploads)
    if record.due.kind is not ObligationKind.REPORT or not record.fields or (elsewhere and not raw):
        return {}
    known = record.last.values if act == "fill" and record.last else {}
    found = {f"{FIGURE}{key}": as_sentence(why) for key, why in check_values(record.fields, known | raw)[1].items()}
    return found if raw or act == "fill" or not found else {"": NO_FIGURES} | found
