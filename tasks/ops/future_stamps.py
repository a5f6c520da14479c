"""What a clock that was ahead has stamped with instants to come is set right, from what really was said.

Else an agency that was chased four times in one false night is never written to again: its next step lies behind a
moment that will not come for a year.
"""

from pendulum import DateTime
from sqlmodel import Session, col, or_, select

from models.app import App
from models.campaign import Campaign, Obligation, Window
from models.database import get_meta, set_meta
from models.due import Due
from models.instant import parse_instant
from models.message import Message
from models.states import WAITING_STATES, CampaignState, MessageState
from tasks.campaigns.locks import lock_campaign
from tasks.campaigns.schedule import next_window_step, set_deadline, set_next_step, steps_of_due, term_from_receipt
from tasks.figures.digest import CONSIDERED
from tasks.heartbeat import LAST_PATROL
from tasks.mailbox_health import LAST_READING

ALIVE = (CampaignState.RUNNING, CampaignState.PAUSED)
UNSAID = (MessageState.PLANNED, MessageState.RETRY, MessageState.CANCELLED)
LONGEST_PAUSE_DAYS = 2
"""No letter is put off for longer by the engine itself."""


def correct_future_stamps(app: App, session: Session, now: DateTime) -> int:
    """Set right all that lies behind a now that has proved true; gives back for how many Dues the next step changed."""
    ahead = or_(col(Due.stepped_at) > now, col(Due.opened_at) > now)
    query = select(Due).join(Campaign, col(Due.campaign_id) == Campaign.id).where(col(Campaign.state).in_(ALIVE), ahead)
    for campaign_id in sorted({due.campaign_id for due in session.exec(query)}):
        lock_campaign(session, campaign_id)
    dues = session.exec(query.execution_options(populate_existing=True)).all()
    for due in dues:
        _correct_due(app, session, due, now)
    for window in session.exec(select(Window).where(col(Window.stepped_at) > now)):
        window.stepped_at = now
        window.next_step_at = next_window_step(app, window)
    _correct_messages(session, now)
    _correct_marks(app, session, now)
    return len(dues)


def _correct_due(app: App, session: Session, due: Due, now: DateTime) -> None:
    if due.opened_at and due.opened_at > now:
        due.opened_at = now
        basis = term_from_receipt(app, due, session.get_one(Obligation, due.obligation_id), now)
        if basis and not due.extended:
            set_deadline(due, basis, app.calendar)
    mine = select(Message.step).where(Message.due_id == due.id, Message.revision == due.revision)
    said = set(session.exec(mine.where(col(Message.state).not_in(UNSAID))))
    past = [step.at for step in steps_of_due(app, due) if step.name in said and step.at <= now]
    due.stepped_at = max([*past, due.opened_at], default=now) if due.opened_at else None
    window = session.get(Window, due.window_id) if due.window_id else None
    if window is None or window.closed_at is None:
        set_next_step(app, due)


def _correct_messages(session: Session, now: DateTime) -> None:
    """What waits for an hour that is far off goes now; what was claimed in the future is looked after again."""
    states = (*WAITING_STATES, MessageState.SENDING, MessageState.UNKNOWN)
    for message in session.exec(select(Message).where(col(Message.state).in_(states))):
        if message.send_after > now.add(days=LONGEST_PAUSE_DAYS):
            message.send_after = now
        if message.claimed_at and message.claimed_at > now:
            message.claimed_at = now
        if message.first_tried_at and message.first_tried_at > now:
            message.first_tried_at = now


def _correct_marks(app: App, session: Session, now: DateTime) -> None:
    for key in (LAST_PATROL, LAST_READING):
        if (seen := get_meta(session, key)) and parse_instant(seen) > now:
            set_meta(session, key, now.isoformat())
    today = app.calendar.local(now).date().isoformat()
    if (get_meta(session, CONSIDERED) or "") > today:
        set_meta(session, CONSIDERED, today)
