"""Whether the operator has stopped the schedules; whoever else pauses them in Prefect, they are switched on again."""

from pendulum import DateTime
from sqlmodel import Session

from models.app import App
from models.database import get_meta, reading, set_meta, writing
from models.event import ENGINE_ACTOR, OFFICE_LEDGER, open_office_ledger, record_event
from models.text import tr
from tasks.errors import Refused

SCHEDULES_HELD = "schedules.held"
"""The Meta key of the operator's word that nothing runs by the clock: who, and why. Empty while all runs."""

SCHEDULES_MENDED = "schedules.mended"
"""The Meta key of when schedules were found paused and switched on again, and which."""


def schedules_held(app: App) -> str:
    """Who stopped the schedules, and why; "" while they run."""
    with reading(app.engine) as session:
        return get_meta(session, SCHEDULES_HELD) or ""


def hold_schedules(app: App, reason: str, now: DateTime, actor: str) -> None:
    """Stop what runs by the clock until it is released. Raises Refused without a reason, or when it is so already."""
    if not reason.strip():
        raise Refused("cần ghi lý do dừng lịch chạy")
    with writing(app.engine) as session:
        if held := get_meta(session, SCHEDULES_HELD):
            raise Refused(tr("lịch chạy đã được dừng từ trước: {held}", held=held))
        set_meta(session, SCHEDULES_HELD, f"{actor}: {reason.strip()}")
        _note(session, now, actor, "schedules.held", reason.strip())


def release_schedules(app: App, now: DateTime, actor: str) -> str:
    """Let the clock run what is due again; gives back why it was held. Raises Refused when nothing is held."""
    with writing(app.engine) as session:
        held = get_meta(session, SCHEDULES_HELD)
        if not held:
            raise Refused("lịch chạy không bị dừng")
        set_meta(session, SCHEDULES_HELD, "")
        _note(session, now, actor, "schedules.released", held)
    return held


def note_mended(app: App, names: list[str], now: DateTime) -> None:
    """Remember which schedules were found paused by somebody else and run again."""
    with writing(app.engine) as session:
        set_meta(session, SCHEDULES_MENDED, f"{now.isoformat()} {', '.join(names)}")
        _note(session, now, ENGINE_ACTOR, "schedules.mended", ", ".join(names))


def _note(session: Session, now: DateTime, actor: str, what: str, text: str) -> None:
    open_office_ledger(session)
    record_event(session, OFFICE_LEDGER, now, actor, what, reason=text)
