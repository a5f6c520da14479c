"""The rehearsal of a draft as a calendar: on which day which letter goes to how many, and how each will read."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.agency import Agency
from models.app import App
from models.database import reading, writing
from models.instant import to_local
from models.message import Message
from tasks.desk.drafts.kept import draft_by_number, laid_files
from tasks.desk.drafts.sheet import sheet_of
from tasks.errors import Refused
from tasks.labels import LETTER_LABELS
from tasks.launch.recipients import recipients_of
from tasks.ops.rehearse import Rehearsed, rehearse_draft

NAMES_SHOWN = 40
"""Names of a letter's agencies that are kept with it."""


def rehearse_kept(app: App, number: int, now: DateTime) -> None:
    """Run the draft ahead and keep the calendar of its letters; what a launch would refuse is kept in its place."""
    with reading(app.engine) as session:
        row = draft_by_number(session, number)
        version, sheet = row.version, sheet_of(app, session, row, now)
        try:
            if sheet.draft is None or not sheet.ready:
                raise Refused("dự thảo còn thiếu hoặc chưa đúng; hãy quay lại điền cho đủ")
            asked = recipients_of(session, sheet.draft).asked
            found: dict[str, Any] = {"count": asked.count, "list_hash": asked.list_hash, "confirm": asked.short}
            found |= _calendar(app, rehearse_draft(app, sheet.draft, laid_files(session, app.settings, row), now))
        except Refused as error:
            found = {"error": str(error)}
    with writing(app.engine) as session:
        row = draft_by_number(session, number, lock=True)
        row.rehearsal = found | {"version": version, "at": now.isoformat()}
        row.job, row.job_since = "", None


def _calendar(app: App, done: Rehearsed) -> dict[str, Any]:
    with reading(done.office.engine) as session:
        letters = _letters(session, done.since, app.settings.office.agency)
    done.close()
    horizon = app.calendar.local(done.horizon) if done.horizon else None
    return {"letters": letters, "horizon": f"{horizon:%d/%m/%Y}" if horizon else "", "assumed": list(done.assumed)}


def _letters(session: Session, since: int, ours: str) -> list[dict[str, Any]]:
    """One for all that go at a moment with the same subject, with the words of the first of them."""
    query = select(Message, Agency).join(Agency, col(Message.agency_id) == Agency.id).where(col(Message.id) > since)
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for message, agency in session.exec(query.order_by(col(Message.sent_at), col(Message.id))):
        at = to_local(message.sent_at or message.planned_at)
        one = found.setdefault((at, message.kind, message.subject), _letter(message, at))
        one["internal"] = one["internal"] or agency.code == ours
        one["letters"] += bool(message.letter_id not in one["ids"])
        one["ids"].add(message.letter_id)
        one["body"] = one["body"] or message.body
        one["names"].setdefault(agency.name)
    return [_plain(one) for one in found.values()]


def _letter(message: Message, at: DateTime) -> dict[str, Any]:
    return {
        "day": at.date().isoformat(), "time": f"{at:%H:%M}", "kind": message.kind.value,
        "label": LETTER_LABELS[message.kind], "subject": message.subject, "body": message.body,
        "internal": message.campaign_id is None, "letters": 0, "ids": set(), "names": {},
    }  # fmt: skip


def _plain(one: dict[str, Any]) -> dict[str, Any]:
    names = list(one.pop("names"))
    del one["ids"]
    return one | {"agencies": len(names), "names": names[:NAMES_SHOWN]}


def days_of(letters: Iterable[dict[str, Any]]) -> dict[dt.date, list[tuple[int, dict[str, Any]]]]:
    """The letters by day, each with its number."""
    found: dict[dt.date, list[tuple[int, dict[str, Any]]]] = {}
    for number, one in enumerate(letters):
        found.setdefault(dt.date.fromisoformat(one["day"]), []).append((number, one))
    return found
