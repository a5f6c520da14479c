"""The launch of a draft: once, of the version that was tried out, to the recipients that were confirmed."""

import shutil
from collections.abc import Mapping
from typing import Any

from pendulum import DateTime
from sqlmodel import Session

from models.app import App
from models.campaign import Campaign
from models.database import reading, writing
from models.draft import DeskDraft
from tasks.desk.drafts.kept import draft_by_number, laid_files, open_draft
from tasks.desk.drafts.sheet import sheet_of
from tasks.errors import Refused
from tasks.launch.approve import approve_launch
from tasks.launch.draft import Draft
from tasks.launch.recipients import recipients_of
from tasks.storage.store import release_of_draft

CHANGED = "dự thảo đã được sửa sau khi lịch gửi thư này được lập; hãy xem lại lịch gửi thư rồi phát hành"


def words_of_launch(app: App, payload: Mapping[str, Any], now: DateTime) -> str:
    """What is about to be launched, for who asks and who approves. Raises Refused for what could not be launched."""
    with reading(app.engine) as session:
        row = draft_by_number(session, int(payload["draft"]))
        sheet = _checked(app, session, row, payload, now)
        asked = recipients_of(session, sheet).asked
    if asked.short != str(payload["confirm"]).strip():
        raise Refused(CHANGED)
    return f"phát hành văn bản {sheet.reference_no} tới {asked.count} nơi nhận (mã danh sách {asked.short})"


def _checked(app: App, session: Session, row: DeskDraft, payload: Mapping[str, Any], now: DateTime) -> Draft:
    """The draft to launch. Raises Refused where it was changed since it was tried out, or lacks something."""
    if str(row.version) != str(payload["version"]):
        raise Refused(CHANGED)
    sheet = sheet_of(app, session, row, now)
    if sheet.draft is None or not sheet.ready:
        raise Refused("dự thảo còn thiếu hoặc chưa đúng; hãy quay lại điền cho đủ")
    return sheet.draft


def launch_kept(app: App, payload: Mapping[str, Any], by: str, now: DateTime) -> Campaign:
    """Launch the draft of `payload`: its number as `draft`, the `version` tried out, the recipients' `confirm`.

    Raises Refused, changing nothing.
    """
    number = int(payload["draft"])
    with writing(app.engine) as session:
        row = open_draft(session, number)
        draft, folder = _checked(app, session, row, payload, now), laid_files(session, app.settings, row)
        campaign = approve_launch(app, session, draft, folder, str(payload["confirm"]), now, by)
        row.slug, row.closed_at, row.changed_by, row.changed_at = campaign.slug, now, by, now
        row.rehearsal = {}
        release_of_draft(session, row)  # what goes along is the campaign's now
    shutil.rmtree(folder, ignore_errors=True)
    return campaign
