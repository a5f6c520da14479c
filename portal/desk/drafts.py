"""Văn bản mới: a document dropped in becomes a draft, is confirmed on one page, tried out and launched."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from models.database import writing
from portal.desk.common import LOOK, Desk, Number, handed_in, signed_in
from portal.desk.draft_pages import DraftPages
from portal.form_data import FormData
from tasks.accounts.approvals import Deed
from tasks.accounts.own_campaigns import assign_officer
from tasks.accounts.sign_ins import SignedIn
from tasks.desk.acts import WAITS, Performance
from tasks.desk.drafts.handed_in import add_files, choose_main, open_uploads
from tasks.desk.drafts.kept import discard_draft, start_draft
from tasks.desk.drafts.launching import launch_kept, words_of_launch
from tasks.errors import Refused
from tasks.render import as_sentence

Folder = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$")]
"""The folder of a document that was taken in by the form of the Prefect UI."""

AT = "/van-ban-moi"


def routes(desk: Desk) -> APIRouter:
    """The addresses below /van-ban-moi."""
    router, pages = APIRouter(), DraftPages(desk)
    desk.performers["launch"] = _perform_launch
    _route_drafts(router, desk, pages)
    _route_launch(router, desk, pages)
    return router


def _route_drafts(router: APIRouter, desk: Desk, pages: DraftPages) -> None:
    """The list, and a draft with its files."""
    looks, drafts, handed = Depends(signed_in(desk)), Depends(signed_in(desk, "draft")), Depends(handed_in(desk))

    @router.api_route(AT, methods=LOOK)
    def show(
        request: Request, user: Annotated[SignedIn, looks], trang: Annotated[int, Query(ge=1, le=10_000)] = 1
    ) -> Response:
        return pages.show_list(request, user, trang)

    @router.post(AT)
    def take_in(request: Request, user: Annotated[SignedIn, drafts], form: Annotated[FormData, handed]) -> Response:
        return _take_in(desk, pages, request, user, form)

    @router.api_route(f"{AT}/{{number:int}}", methods=LOOK)
    def sheet(request: Request, user: Annotated[SignedIn, looks], number: Number) -> Response:
        return pages.show_draft(request, user, number)

    @router.api_route(f"{AT}/{{folder}}", methods=LOOK)
    def elsewhere(request: Request, user: Annotated[SignedIn, looks], folder: Folder) -> Response:
        return pages.show_taken_in(request, user, folder)

    @router.post(f"{AT}/{{number}}")
    def save(
        request: Request, user: Annotated[SignedIn, drafts], number: Number, form: Annotated[FormData, handed]
    ) -> Response:
        return pages.save(request, user, number, form)

    @router.post(f"{AT}/{{number}}/tep")
    def files(
        request: Request, user: Annotated[SignedIn, drafts], number: Number, form: Annotated[FormData, handed]
    ) -> Response:
        return _change_files(desk, pages, request, user, number, form)

    @router.api_route(f"{AT}/{{number}}/tep/{{sha256}}", methods=LOOK)
    def file(user: Annotated[SignedIn, looks], number: Number, sha256: str) -> Response:
        return pages.send_file(number, sha256)

    @router.post(f"{AT}/{{number}}/bo")
    def discard(
        request: Request, user: Annotated[SignedIn, drafts], number: Number, form: Annotated[FormData, handed]
    ) -> Response:
        with writing(desk.app.engine) as session:
            discard_draft(desk.app, session, number, user.name, desk.clock())
        return desk.done(request, AT, "Đã bỏ dự thảo cùng các tệp của nó.")


def _route_launch(router: APIRouter, desk: Desk, pages: DraftPages) -> None:
    """The calendar of letters, and the launch."""
    looks, launches, handed = Depends(signed_in(desk)), Depends(signed_in(desk, "launch")), Depends(handed_in(desk))

    @router.api_route(f"{AT}/{{number}}/lich", methods=LOOK)
    def calendar(request: Request, user: Annotated[SignedIn, looks], number: Number) -> Response:
        return pages.show_calendar(request, user, number)

    @router.api_route(f"{AT}/{{number}}/lich/{{letter}}", methods=LOOK)
    def letter(
        request: Request,
        user: Annotated[SignedIn, looks],
        number: Number,
        letter: Annotated[int, Path(ge=0, le=10_000)],
    ) -> Response:
        return pages.show_letter(request, user, number, letter)

    @router.post(f"{AT}/{{number}}/phat-hanh")
    def launch(
        request: Request, user: Annotated[SignedIn, launches], number: Number, form: Annotated[FormData, handed]
    ) -> Response:
        return _launch(desk, pages, request, user, number, form)


def _take_in(desk: Desk, pages: DraftPages, request: Request, user: SignedIn, form: FormData) -> Response:
    """A new draft of the files that were sent; those that may not be taken are told, the others are kept."""
    files, wrong = open_uploads(form.uploads)
    wrong = [*form.errors.values(), *wrong]
    if not files:
        return pages.show_list(request, user, wrong=wrong or ["chưa chọn tệp nào; hãy chọn tệp văn bản rồi gửi lại"])
    with writing(desk.app.engine) as session:
        number = start_draft(session, user.name, desk.clock()).id
        add_files(session, number, files)
    pages.jobs.start_job(number, "read", user.name)
    return desk.done(request, f"{AT}/{number}", _not_taken(wrong))


def _change_files(
    desk: Desk, pages: DraftPages, request: Request, user: SignedIn, number: int, form: FormData
) -> Response:
    """Add files, choose which of them is the document, or recognise a scan; then it is read again."""
    act = form.get("act")
    files, wrong = open_uploads(form.uploads)
    wrong = [*form.errors.values(), *wrong]
    if files or act.startswith("main:"):
        with writing(desk.app.engine) as session:
            if files:
                add_files(session, number, files)
            if act.startswith("main:"):
                choose_main(session, number, act.removeprefix("main:"))
    elif act not in ("recognise", "read"):
        return desk.done(request, f"{AT}/{number}", _not_taken(wrong) or "Chưa chọn tệp nào.")
    pages.jobs.start_job(number, "recognise" if act == "recognise" else "read", user.name)
    return desk.done(request, f"{AT}/{number}", _not_taken(wrong))


def _not_taken(wrong: list[str]) -> str:
    return f"Chưa nhận: {'; '.join(wrong)}." if wrong else ""


def _launch(desk: Desk, pages: DraftPages, request: Request, user: SignedIn, number: int, form: FormData) -> Response:
    """Launch what was tried out; with four eyes it waits for a second person."""
    payload = {"draft": number, "version": form.get("version"), "confirm": form.get("confirm")}
    try:
        about = words_of_launch(desk.app, payload, desk.clock())
        said = desk.do(user, Deed("launch", about, payload))
    except Refused as error:
        return pages.show_calendar(request, user, number, wrong=as_sentence(error))
    if said == WAITS:
        return desk.done(request, f"{AT}/{number}", f"{said[:1].upper()}{said[1:]}.")
    slug = said.rpartition(" ")[2]
    return desk.done(request, f"/dot/{slug}", f"{said[:1].upper()}{said[1:]}.")


def _perform_launch(performance: Performance) -> str:
    """Launch a draft, and make the campaign its officer's; gives back what was done, with the campaign's name last."""
    payload: dict[str, Any] = dict(performance.payload)
    campaign = launch_kept(performance.app, payload, performance.by, performance.now)
    with writing(performance.app.engine) as session:
        assign_officer(session, campaign.id, performance.account_id, performance.now, performance.by)
    return f"đã phát hành văn bản thành đợt {campaign.slug}"
