"""Agencies that were joined into another: they end, and what they owe passes to their successor."""

import datetime as dt
from collections.abc import Sequence

from pendulum import DateTime
from sqlmodel import Session

from models.agency import Agency
from models.event import OFFICE_LEDGER, open_office_ledger, record_event
from models.text import tr
from tasks.errors import AlreadyDone, Refused


def merge_agencies(
    session: Session, olds: Sequence[Agency], heir: Agency, on: dt.date, now: DateTime, actor: str
) -> list[Agency]:
    """Let agencies end on the day before `on`, with `heir` as their successor; gives back those that changed.

    What they still owe passes at the next patrol after that day. Raises Refused where the successor is one of them, has
    itself ended or would follow itself; AlreadyDone where all was so before.
    """
    if not olds:
        raise Refused("chưa nêu cơ quan nào được nhập vào")
    if heir.valid_to and heir.valid_to < on:
        raise Refused(
            tr(
                "{heir} đã thôi hoạt động từ {valid_to:%d/%m/%Y}; hãy chọn cơ quan đang hoạt động",
                heir=heir.name,
                valid_to=heir.valid_to,
            )
        )
    if wrong := next((one for one in olds if _follows(session, heir, one)), None):
        raise Refused(
            tr(
                "{wrong} kế thừa {heir} hoặc chính là cơ quan ấy; không nhập được vào chính mình",
                wrong=wrong.name,
                heir=heir.name,
            )
        )
    last = on - dt.timedelta(days=1)
    if early := next((one for one in olds if one.valid_from and one.valid_from > last), None):
        raise Refused(
            tr(
                "{early} chỉ có từ {valid_from:%d/%m/%Y}; ngày sáp nhập phải sau đó",
                early=early.name,
                valid_from=early.valid_from,
            )
        )
    changed = [one for one in olds if (one.successor_id, one.valid_to) != (heir.id, last)]
    if not changed:
        raise AlreadyDone(tr("nhập vào {heir}", heir=heir.name))
    open_office_ledger(session)
    for one in changed:
        one.successor_id, one.valid_to = heir.id, last
        record_event(session, OFFICE_LEDGER, now, actor, "agency.merged", old=one.name, new=heir.name, reason=f"{on}")
    return changed


def _follows(session: Session, heir: Agency, one: Agency) -> bool:
    """Whether the chain of successors from `heir` comes to that agency."""
    seen, at = set(), heir
    while at.id not in seen:
        if at.id == one.id:
            return True
        seen.add(at.id)
        if at.successor_id is None:
            return False
        at = session.get_one(Agency, at.successor_id)
    return False
