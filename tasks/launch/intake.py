"""Taking a document in through a form: the draft beside the document, what the form asks, and the launch from it.

Every step may be run again: the copy and the draft are made once, and a document that is launched stays launched.
"""

import datetime as dt
import shutil
from contextlib import suppress
from pathlib import Path

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.app import App
from models.campaign import Campaign
from models.database import reading, writing
from models.directive import Directive
from models.text import tr
from tasks.agencies.resolver import agency_names
from tasks.errors import Refused
from tasks.i18n import shown
from tasks.labels import ROLE_LABELS
from tasks.launch.approve import approve_launch
from tasks.launch.draft import Draft, one_line, read_draft
from tasks.launch.draft_toml import draft_toml
from tasks.launch.from_reading import make_draft
from tasks.launch.recipients import recipients_of
from tasks.read import read_file
from tasks.storage.atomic import atomic_write
from tasks.storage.blobs import sha256_of

NAMED_BY = 16
"""Digits of a document's SHA-256 that name the folder it is taken in to."""


def take_in(app: App, file: Path) -> Path:
    """Copy the document into the data folder and write its draft beside it; gives back the draft's path.

    What is there already is left as it is: an officer may have edited it. Raises DocumentRefused before anything
    of a refused document is kept, Refused where there is no such file.
    """
    if not file.is_file():
        raise Refused(tr("không có tệp {file}; hãy ghi đường dẫn đầy đủ trên máy chủ", file=file))
    found = read_file(file)
    folder = app.settings.data / "intake" / sha256_of(file)[:NAMED_BY]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "draft.toml"
    if not path.exists():
        shutil.copyfile(file, folder / file.name)
        with reading(app.engine) as session:
            text = draft_toml(make_draft(session, found, file.name), found, agency_names(session))
        atomic_write(path, text.encode())
    return path


def filled_draft(path: Path, number: str, issued_on: dt.date | None, replaces: str = "") -> Draft:
    """The draft as it now stands, with what the form gives. Raises Refused."""
    draft = read_draft(path)
    given = {"number": number.strip() or draft.directive.number, "issued_on": issued_on or draft.directive.issued_on}
    given["replaces"] = replaces.strip() or draft.directive.replaces
    return draft.model_copy(update={"directive": draft.directive.model_copy(update=given)})


def _day(text: str) -> dt.date | None:
    """A day as a person writes it in a form: 24/01/2022 or 2022-01-24; None when left empty. Raises Refused."""
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        with suppress(ValueError):
            return dt.datetime.strptime(text.strip(), form).date()
    if text.strip():
        raise Refused(tr("ngày ban hành “{text}” không phải là ngày; hãy viết như 24/01/2022", text=text.strip()))
    return None


def launched_campaign(session: Session, draft_path: Path) -> str | None:
    """The campaign of the very document taken in, where a run before this one has launched it."""
    query = select(Campaign.slug).join(Directive).where(col(Directive.sha256).startswith(draft_path.parent.name))
    return session.exec(query).first()


def launch_filled(
    app: App, path: Path, number: str, issued_on: str, confirm: str, now: DateTime, actor: str, replaces: str = ""
) -> str:
    """Launch what the form describes, once; gives back the campaign's slug. Raises Refused, changing nothing."""
    with writing(app.engine) as session:
        if done := launched_campaign(session, path):
            return done
        if not actor.strip():
            raise Refused("cần ghi họ tên người duyệt")
        return approve_launch(
            app,
            session,
            filled_draft(path, number, _day(issued_on), replaces),
            path.parent,
            confirm,
            now,
            actor.strip(),
        ).slug


def form_text(app: App, path: Path, wrong: str) -> str:
    """What the form shows above its fields, as markdown: what is wrong, the facts with their words, the recipients."""
    draft = read_draft(path)
    part = draft.directive
    lines = [f"**{shown('Chưa dùng được:')}** {one_line(shown(wrong))}", ""] if wrong else []
    lines += [f"### {part.doc_type} {draft.reference_no}", "", one_line(part.subject), ""]
    lines += [shown(tr("Dự thảo: `{path}` (sửa được trước khi bấm Resume)", path=path)), ""]
    to_fill = f"**{shown('cần điền')}**"
    points = [tr("Số: {number}", number=part.number or to_fill)]
    points += [tr("Ngày ban hành: {issued_on}", issued_on=part.issued_on or to_fill)]
    points += [tr("Khung thời gian: {topic} – “{evidence}”", topic=w.topic, evidence=w.evidence) for w in draft.window]
    lines += [f"- {shown(point)}" for point in points]
    lines += [f"- {shown(o.title)}: “{o.evidence}”" for o in draft.obligation if o.evidence]
    lines += ["", *_list_of_recipients(app, draft), ""]
    gaps = [gap for gap in draft.missing() if not gap.startswith(("directive.number", "directive.issued_on"))]
    lines += (
        [f"**{shown('Còn thiếu trong dự thảo:')}**", "", *(f"- {one_line(shown(gap))}" for gap in gaps)] if gaps else []
    )
    return "\n".join(lines)


def _list_of_recipients(app: App, draft: Draft) -> list[str]:
    """The recipients and the code that confirms their number and list."""
    try:
        with reading(app.engine) as session:
            parties = recipients_of(session, draft)
    except Refused as error:
        return [f"**{one_line(shown(str(error)))}**"]
    found = [f"- {party.name}: {shown(ROLE_LABELS[party.role])}" for party in parties.rows]
    short = parties.asked.short
    head = tr("Nơi nhận, xác nhận bằng cách ghi `{short}` vào ô *Mã xác nhận nơi nhận*:", short=short)
    return [shown(head), "", *found]
