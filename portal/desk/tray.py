"""Thư đến: the tray of mails, each as it came; take it for what it is, pass it over, or take that back."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from sqlmodel import Session

from models.campaign import Campaign
from models.database import reading, writing
from models.due import Due
from models.enums import JUDGED_KINDS, ObligationKind, Opinion
from models.incoming_mail import IncomingMail
from portal.desk.common import LOOK, Desk, NoSuchThing, Number, Page, handed_in, own_asked, signed_in
from portal.desk.dues.day_words import DayCount
from portal.desk.dues.kept_files import Previews, can_be_seen, file_to_save, find_file, picture_of
from portal.desk.dues.plain_words import refusal_words
from portal.desk.form_fields import MISSING, WrongFields
from portal.desk.visit import NOTHING_TRIED, Tried, Visit
from portal.form_data import FormData
from tasks.accounts.sign_ins import SignedIn
from tasks.desk.acts import Forbidden
from tasks.desk.tray_view import mail_record, tray_page
from tasks.errors import Refused
from tasks.inbox.review import Meant, accept_meant, dismiss
from tasks.inbox.undo import undo_mail
from tasks.labels import OPINION_LABELS

LONGEST_SOUGHT = 200


def routes(desk: Desk) -> APIRouter:
    """The addresses below /thu-den."""
    pages, previews = APIRouter(), Previews()

    @pages.api_route("/thu-den", methods=LOOK)
    def tray(
        request: Request, user: Annotated[SignedIn, Depends(signed_in(desk))], *, tat_ca: bool = False, trang: Page = 1
    ) -> Response:
        with reading(desk.app.engine) as session:
            own = own_asked(request, user)
            found = tray_page(session, every=tat_ca, page=trang, own=own)
            return desk.live_page(request, user, "tray", found=found, every=tat_ca, mine=own is not None)

    @pages.api_route("/thu-den/{number:int}", methods=LOOK)
    def mail(request: Request, number: Number, user: Annotated[SignedIn, Depends(signed_in(desk))]) -> Response:
        return _mail_page(Visit(desk, request, user), number)

    @pages.post("/thu-den/{number:int}")
    def settle(
        request: Request, number: Number, user: Annotated[SignedIn, Depends(signed_in(desk))],
        handed: Annotated[FormData, Depends(handed_in(desk))],
    ) -> Response:  # fmt: skip
        return _do(Visit(desk, request, user), number, handed)

    @pages.api_route("/thu-den/{number:int}/tep/{sha256}", methods=LOOK)
    def save(number: Number, sha256: str, user: Annotated[SignedIn, Depends(signed_in(desk))]) -> Response:
        return file_to_save(desk.app, find_file(_files(desk, number), sha256))

    @pages.api_route("/thu-den/{number:int}/tep/{sha256}/trang/{page:int}", methods=LOOK)
    def picture(
        number: Number, sha256: str, page: Number, user: Annotated[SignedIn, Depends(signed_in(desk))]
    ) -> Response:
        return picture_of(previews.page(desk.app, find_file(_files(desk, number), sha256), page))

    @pages.api_route("/thu-den/{number:int}/tep/{sha256}/xem", methods=LOOK)
    def view(
        request: Request, number: Number, sha256: str, user: Annotated[SignedIn, Depends(signed_in(desk))],
        trang: Page = 1,
    ) -> Response:  # fmt: skip
        file = find_file(_files(desk, number), sha256)
        shown = previews.page(desk.app, file, trang)
        facts = {"file": file, "page": trang, "pages_of": shown.pages, "back": f"/thu-den/{number}"}
        return desk.page(request, user, "file", **facts)

    return pages


def _files(desk: Desk, number: int) -> list[dict[str, Any]]:
    with reading(desk.app.engine) as session:
        mail = session.get(IncomingMail, number)
    if mail is None:
        raise NoSuchThing
    return mail.files


def _mail_page(visit: Visit, number: int, tried: Tried = NOTHING_TRIED) -> Response:
    """The mail, and what may be done with it; after an act that was refused, with what was typed and why."""
    sought = (tried.given.get("tim", "") or visit.request.query_params.get("tim", ""))[:LONGEST_SOUGHT]
    with reading(visit.app.engine) as session:
        record = mail_record(session, number, sought)
        if record is None:
            raise NoSuchThing
        facts: dict[str, Any] = {
            "record": record,
            "sought": sought,
            "campaign_of_answer": session.get(Campaign, record.answers.campaign_id) if record.answers else None,
            "may": _may(visit.user, session, record.mail.due_id),
            "days": DayCount(visit.app.calendar, visit.desk.clock()),
            "act": tried.act,
            "given": tried.given,
            "errors": tried.errors,
            "can_be_seen": can_be_seen,
            "REPORT": ObligationKind.REPORT,
            "JUDGED": JUDGED_KINDS,
            "OPINIONS": OPINION_LABELS,
            "consults": any(one.due.kind is ObligationKind.CONSULTATION for one in record.candidates),
        }
        return visit.page("mail", status=tried.status, **facts)


def _may(user: SignedIn, session: Session, due_id: int | None) -> bool:
    """Whether somebody may settle a mail about a thing owed; one about nothing known, who may settle all."""
    due = session.get(Due, due_id) if due_id else None
    return user.may("tray", due.campaign_id) if due else user.may_everywhere("tray")


def _do(visit: Visit, number: int, handed: FormData) -> Response:
    act = handed.get("act")
    if act not in ("take", "dismiss", "undo"):
        raise NoSuchThing
    try:
        said = _settle(visit, number, act, handed)
    except WrongFields as wrong:
        return _mail_page(visit, number, Tried(act, handed.fields, wrong.errors))
    except Refused as error:
        return _mail_page(visit, number, Tried(act, handed.fields, {"": refusal_words(error)}))
    return visit.done(f"/thu-den/{number}", said)


def _settle(visit: Visit, number: int, act: str, handed: FormData) -> str:
    """Do it; gives back what was done. Raises WrongFields, Refused or Forbidden with nothing changed."""
    app, now, by = visit.app, visit.desk.clock(), visit.user.name
    with writing(app.engine) as session:
        mail = session.get(IncomingMail, number)
        if mail is None:
            raise NoSuchThing
        due_id = _meant(handed) if act == "take" else mail.due_id
        if not _may(visit.user, session, due_id):
            raise Forbidden("tray")
        if act == "take":
            opinion = handed.get("opinion") if handed.get("opinion") in set(Opinion) else ""
            due = accept_meant(app, session, Meant(number, due_id, bool(handed.get("nil")), opinion), now, by)
            return f"Đã ghi nhận thư cho nghĩa vụ #{due.id}. Nếu nhầm, dùng “Rút lại” dưới đây."
        reason = handed.get("reason")
        if not reason:
            raise WrongFields({"reason": MISSING})
        if act == "dismiss":
            dismiss(session, number, reason, by)
            return "Đã bỏ qua thư. Nếu nhầm, dùng “Đưa lại vào khay” dưới đây."
        undo_mail(app, session, number, reason, now, by)
        return "Đã rút lại; thư chờ xử lý lại."


def _meant(handed: FormData) -> int:
    """The thing owed that was chosen. Raises WrongFields when none was."""
    chosen = handed.get("due")
    if not chosen.isdecimal() or len(chosen) > 9:
        raise WrongFields({"due": "Hãy chọn nội dung mà thư này trả lời."})
    return int(chosen)
