"""The launch of a draft: once, of the version that was tried out, to the recipients that were confirmed."""

import shutil
from collections.abc import Mapping
from typing import Any

from pendulum import DateTime

from models.app import App
from models.campaign import Campaign
from models.database import writing
from tasks.desk.drafts.kept import folder_of, open_draft
from tasks.desk.drafts.sheet import sheet_of
from tasks.errors import Refused
from tasks.launch.approve import approve_launch

CHANGED = "dự thảo đã được sửa sau khi lịch gửi thư này được lập; hãy xem lại lịch gửi thư rồi phát hành"


def launch_kept(app: App, payload: Mapping[str, Any], by: str, now: DateTime) -> Campaign:
    """Launch the draft of `payload`: its number as `draft`, the `version` that was tried out, the recipients' `confirm`.

    Raises Refused, changing nothing.
    """
    number = int(payload["draft"])
    with writing(app.engine) as session:
        row = open_draft(session, number)
        if row.version != int(payload["version"]):
            raise Refused(CHANGED)
        sheet = sheet_of(app, session, row, now)
        if sheet.draft is None or not sheet.ready:
            raise Refused("dự thảo còn thiếu hoặc chưa đúng; hãy quay lại điền cho đủ")
        folder = folder_of(app.settings, number)
        campaign = approve_launch(app, session, sheet.draft, folder, str(payload["confirm"]), now, by)
        row.slug, row.closed_at, row.changed_by, row.changed_at = campaign.slug, now, by, now
        row.rehearsal = {}
    shutil.rmtree(folder, ignore_errors=True)  # the campaign has its own copies
    return campaign
