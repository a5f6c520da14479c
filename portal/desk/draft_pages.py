"""What the addresses of drafts show: the list, the page to confirm, the calendar of letters, one letter."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from fastapi import Request, Response
from fastapi.responses import FileResponse

from models.database import reading, writing
from models.draft import DeskDraft
from portal.desk.common import Desk, NoSuchThing
from portal.desk.presence import Presence
from portal.form_data import FormData
from tasks.accounts.sign_ins import SignedIn
from tasks.desk.acts import Forbidden
from tasks.desk.drafts.cards import Level
from tasks.desk.drafts.jobs import DraftJobs
from tasks.desk.drafts.kept import (
    PER_PAGE,
    NoSuchDraft,
    draft_by_number,
    open_drafts,
    works_on,
)
from tasks.desk.drafts.letters_ahead import days_of
from tasks.desk.drafts.new_agency import add_named_agency
from tasks.desk.drafts.people import NOBODY
from tasks.desk.drafts.proposals import make_owed
from tasks.desk.drafts.saving import FilledForm, Saved, choices_in, save_form
from tasks.desk.drafts.sheet import Sheet, sheet_of
from tasks.errors import Refused
from tasks.labels import ROLE_LABELS
from tasks.launch.recipients import recipients_of
from tasks.render import as_sentence
from tasks.storage.attachments import file_name_of, folder_of
from tasks.storage.cache import FileAltered, FileGone, cached_file

AT = "/van-ban-moi"

MOST_NAMED = 300
"""Agencies of a group that are named where it is opened."""


class DraftPages:
    """The pages of one site, with its background and who looks at what."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self.jobs, self._presence = desk, DraftJobs(desk.app, desk.clock), Presence()

    def show_list(self, request: Request, user: SignedIn, page: int = 1, *, wrong: Sequence[str] = ()) -> Response:
        """The drafts that wait, and where to drop a document."""
        with reading(self._desk.app.engine) as session:
            drafts, count = open_drafts(session, (page - 1) * PER_PAGE)
        now = self._desk.clock()
        lines = [(draft, works_on(draft, now)) for draft in drafts]
        facts = {"lines": lines, "count": count, "page": page, "pages": max(1, -(-count // PER_PAGE))}
        may = user.may("draft")
        return self._desk.page(request, user, "drafts", wrong=wrong, may=may, status=422 if wrong else 200, **facts)

    def show_taken_in(self, request: Request, user: SignedIn, folder: str) -> Response:
        """A draft that is a file on the server: where it is completed."""
        if not (self._desk.app.settings.data / "intake" / folder / "draft.toml").is_file():
            raise NoSuchThing
        return self._desk.page(request, user, "draft_elsewhere", folder=folder, may=user.may("draft"))

    def show_draft(self, request: Request, user: SignedIn, number: int) -> Response:
        """The page to confirm; while it is being read, how far that is; if it was refused, why and what to do."""
        now = self._desk.clock()
        with reading(self._desk.app.engine) as session:
            draft = self._draft(session, number)
            if works_on(draft, now) or not draft.reading or not draft.open:
                return self._show_state(request, user, draft)
            self._presence.note_look(number, user.name, now)
            return self._show_sheet(request, user, draft, sheet_of(self._desk.app, session, draft, now))

    def save(self, request: Request, user: SignedIn, number: int, form: FormData) -> Response:
        """Keep what was entered, then do what the button says."""
        desk, now, act = self._desk, self._desk.clock(), form.get("act")
        version = int(form.get("version")) if form.get("version").isdigit() else 0
        if act.startswith("new:") and not user.may("directory"):
            raise Forbidden("directory")
        entries = choices_in(form.fields)
        try:
            with writing(desk.app.engine) as session:
                saved = save_form(desk.app, session, FilledForm(number, version, entries, user.name), now)
                if saved.clashes:
                    session.rollback()
                elif act.startswith("new:"):
                    said = add_named_agency(session, number, act[4:], form.fields, user.name, now)
                    return desk.done(request, f"{AT}/{number}#muc-r-{act[4:]}", f"Đã thêm {said} vào danh bạ.")
                elif act.startswith("add:"):
                    make_owed(session, number, act[4:], user.name, now)
                    return desk.done(request, f"{AT}/{number}#muc-o-them-{act[4:]}", "Đã thêm một việc có hạn.")
        except NoSuchDraft:
            raise NoSuchThing from None
        except Refused as error:
            return self._show_again(request, user, number, form, as_sentence(error))
        if saved.clashes:
            return self._show_again(request, user, number, form, "", saved)
        return self._after_save(request, user, number, act, saved)

    def _after_save(self, request: Request, user: SignedIn, number: int, act: str, saved: Saved) -> Response:
        desk, now = self._desk, self._desk.clock()
        said = (
            f"Đã lưu. {saved.merged_with} cũng vừa sửa dự thảo này; hai phần sửa đã được gộp."
            if saved.merged_with
            else "Đã lưu."
        )
        if act != "rehearse":
            return desk.done(request, f"{AT}/{number}", said)
        with reading(desk.app.engine) as session:
            draft = self._draft(session, number)
            sheet = sheet_of(desk.app, session, draft, now)
            current = draft.rehearsal.get("version") == draft.version and "error" not in draft.rehearsal
        if not sheet.ready:
            said = f"Đã lưu; còn {sheet.blanks} mục cần điền trước khi xem lịch gửi thư."
            return desk.done(request, f"{AT}/{number}", said)
        if not current:
            self.jobs.start_job(number, "rehearse", user.name)
        return desk.done(request, f"{AT}/{number}/lich", "")

    def show_calendar(self, request: Request, user: SignedIn, number: int, *, wrong: str = "") -> Response:
        """The letters by day, the recipients with their count and hash, and the button that launches."""
        desk, now = self._desk, self._desk.clock()
        with reading(desk.app.engine) as session:
            draft = self._draft(session, number)
            if works_on(draft, now) or not draft.reading or not draft.open:
                return self._show_state(request, user, draft)
            sheet, parties, found = sheet_of(desk.app, session, draft, now), None, draft.rehearsal
            if sheet.draft and sheet.ready:
                parties = recipients_of(session, sheet.draft)
        current = found.get("version") == draft.version and "letters" in found
        facts = {
            "draft": draft, "sheet": sheet, "found": found, "current": current, "wrong": wrong,
            "days": days_of(found.get("letters", [])), "parties": parties, "may_launch": user.may("launch"),
            "four_eyes": desk.app.settings.desk.four_eyes, "roles": ROLE_LABELS,
        }  # fmt: skip
        return desk.page(request, user, "draft_calendar", status=422 if wrong else 200, **facts)

    def show_letter(self, request: Request, user: SignedIn, number: int, letter: int) -> Response:
        """One letter as it will read, and to whom it goes."""
        with reading(self._desk.app.engine) as session:
            draft = self._draft(session, number)
        letters = draft.rehearsal.get("letters", [])
        if letter >= len(letters):
            raise NoSuchThing
        facts = {
            "draft": draft,
            "letter": letters[letter],
            "day": dt.date.fromisoformat(letters[letter]["day"]),
            "place": letter,
            "last": len(letters) - 1,
        }
        return self._desk.page(request, user, "draft_letter", **facts)

    def send_file(self, number: int, sha256: str) -> Response:
        """A file as it was handed in."""
        with reading(self._desk.app.engine) as session:
            draft = self._draft(session, number)
            file = next((one for one in draft.files if one["sha256"] == sha256), None)
            if file is None:
                raise NoSuchThing
            try:
                path = cached_file(session, sha256, folder_of(self._desk.app.settings, number) / file_name_of(file))
            except (FileGone, FileAltered):
                raise NoSuchThing from None
        return FileResponse(path, filename=file["name"], media_type="application/octet-stream")

    def _draft(self, session: Any, number: int) -> DeskDraft:
        try:
            return draft_by_number(session, number)
        except NoSuchDraft:
            raise NoSuchThing from None

    def _show_state(self, request: Request, user: SignedIn, draft: DeskDraft) -> Response:
        now = self._desk.clock()
        works = works_on(draft, now)
        answer = self._desk.page(request, user, "draft_state", draft=draft, works=works, may=user.may("draft"))
        if works:
            answer.headers["Refresh"] = "2"
        return answer

    def _show_again(
        self, request: Request, user: SignedIn, number: int, form: FormData, wrong: str, saved: Saved | None = None
    ) -> Response:
        """The page with what was entered and could not be kept."""
        desk, now = self._desk, self._desk.clock()
        with reading(desk.app.engine) as session:
            draft = self._draft(session, number)
            if not draft.reading or not draft.open:
                return self._show_state(request, user, draft)
            mine = saved.choices if saved else {**draft.choices, **choices_in(form.fields)}
            shown = DeskDraft(**draft.model_dump(exclude={"choices"}), choices=dict(mine))
            sheet = sheet_of(desk.app, session, shown, now)
        clashes = saved.clashes if saved else ()
        status = 409 if clashes else 422
        return self._show_sheet(
            request, user, draft, sheet, wrong=wrong, clashes=clashes, status=status, typed=form.fields
        )

    def _show_sheet(self, request: Request, user: SignedIn, draft: DeskDraft, sheet: Sheet, **more: Any) -> Response:
        now = self._desk.clock()
        facts: dict[str, Any] = {
            "draft": draft, "sheet": sheet, "may": user.may("draft"), "may_add": user.may("directory"),
            "others": self._presence.others_at(draft.id, user.name, now), "wrong": "", "clashes": (), "typed": {},
            "BLANK": Level.BLANK, "DOUBT": Level.DOUBT, "NOBODY": NOBODY, "MOST_NAMED": MOST_NAMED,
        }  # fmt: skip
        return self._desk.page(request, user, "draft", **facts | more)
