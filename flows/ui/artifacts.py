"""The boards as Prefect artifacts: one a campaign, all campaigns, and what waits for a person.

Each is drawn anew when its history has grown or the day has changed ("overdue" comes with the clock alone), and
written only when what it says is different.
"""

import hashlib
from time import monotonic

from pendulum import DateTime
from prefect.artifacts import acreate_markdown_artifact
from sqlmodel import Session, col, func, select

from flows.ui.event_feed import say
from models.app import App
from models.campaign import Campaign
from models.config.config_file import speaks_english
from models.config.desk_address import desk_url
from models.database import Meta, get_meta, reading, set_meta, writing
from models.directive import Directive
from models.event import Ledger
from models.incoming_mail import IncomingMail
from models.states import CampaignState, MailState
from models.text import tr
from tasks.campaigns.recalculate import unapplied_calendar_words
from tasks.channel_health import channels_down
from tasks.desk.campaign_board import campaign_board
from tasks.desk.markdown import markdown_text
from tasks.desk.overview import overview_board, waiting_list
from tasks.figures.work_item import count_work
from tasks.figures.work_queue import open_drafts, work_items
from tasks.i18n import shown
from tasks.mailbox_health import unreachable_since, unread_since

OVERVIEW, WAITING = "tong-quan", "can-nguoi-xu-ly"
"""The keys of the artifacts of the whole office."""

ENOUGH = 60
"""Seconds after which the boards that are left wait for the next patrol: letters go before pictures."""


async def publish_boards(app: App, now: DateTime) -> int:
    """Bring the artifacts up to date; gives back how many changed."""
    written, enough = 0, monotonic() + ENOUGH
    for slug, mark in _changed(app, now):
        with reading(app.engine) as session:
            query = select(Campaign, Directive).join(Directive).where(Campaign.slug == slug)
            campaign, directive = session.exec(query).one()
            picture = campaign_board(app, session, campaign, now)
        written += await _publish(
            app, f"dot-{slug}", tr("Bảng theo dõi văn bản {directive}", directive=directive.reference_no), picture, mark
        )
        if monotonic() > enough:
            break
    with reading(app.engine) as session:
        mark = _office_mark(app, now)
        if _drawn(app, OVERVIEW) == mark:
            return written
        waits = work_items(app, session)
        pictures = {OVERVIEW: overview_board(session, now), WAITING: waiting_list(waits)}
    new = await _publish(app, WAITING, "Cần người xử lý", pictures[WAITING], mark)
    if new and waits:
        say("waiting", "office", {"lines": count_work(waits), "what": shown(waits[-1].what)})
    written += new
    return written + await _publish(app, OVERVIEW, "Tất cả các đợt", pictures[OVERVIEW], mark)


async def _publish(app: App, key: str, title: str, picture: str, mark: str) -> int:
    """Write an artifact if it says something new, and remember up to what it was drawn; 1 when it was written."""
    picture += _way_to_desk(app, key)
    digest = hashlib.sha256(picture.encode()).hexdigest()
    with reading(app.engine) as session:
        new = (get_meta(session, f"board:{key}") or ":").split(":")[1] != digest
    if new:
        await acreate_markdown_artifact(picture, key=key, description=markdown_text(shown(title)))
    with writing(app.engine) as session:
        set_meta(session, f"board:{key}", f"{mark}:{digest}")
    return int(new)


def _way_to_desk(app: App, key: str) -> str:
    """A line that leads from a board to the same on the officers' desk, where there is one."""
    desk, slug = desk_url(app.settings), key.removeprefix("dot-")
    if not desk:
        return ""
    return f"\n\n[{shown('Mở trên bàn làm việc của cán bộ')}]({desk}{f'/dot/{slug}' if slug != key else '/'})\n"


def _drawn(app: App, key: str) -> str:
    with reading(app.engine) as session:
        return (get_meta(session, f"board:{key}") or "").split(":")[0]


def _changed(app: App, now: DateTime) -> list[tuple[str, str]]:
    """Campaigns whose board is of an older history, or of another day where time still tells; with their new mark."""
    query = select(Ledger.name, Ledger.length, Campaign.state, Meta.value)
    query = query.join(Campaign, col(Campaign.slug) == Ledger.name)
    query = query.outerjoin(Meta, col(Meta.key) == "board:dot-" + col(Ledger.name))
    today, changed = app.calendar.local(now).date(), []
    with reading(app.engine) as session:
        unread = _unread(session)
        for name, length, state, drawn in session.exec(query):
            mark = (f"{length}@{today}" if state is CampaignState.RUNNING else str(length)) + unread + _look(app)
            if (drawn or "").split(":")[0] != mark:
                changed.append((name, mark))
    return changed


def _office_mark(app: App, now: DateTime) -> str:
    """What the boards of the whole office hang on: all histories, drafts, waiting mails, what is down, the day."""
    with reading(app.engine) as session:
        length = session.exec(select(func.sum(Ledger.length))).one()
        mails = session.exec(
            select(func.count(), func.max(IncomingMail.id)).where(IncomingMail.state == MailState.WAITING)
        ).one()
        down = ".".join(channels_down(session)) + _unread(session)
    counts = f"{length or 0}+{len(open_drafts(app))}+{mails[0]}.{mails[1] or 0}+{down}"
    return f"{counts}@{app.calendar.local(now).date()}{_look(app)}"


def _unread(session: Session) -> str:
    """A mark of mailboxes that are not read: every board says so."""
    found = (unread_since(session), unreachable_since(session))
    return "".join(f"!{int(one[0].timestamp())}" for one in found if one)


def _look(app: App) -> str:
    """In which language a board was drawn, where it is not Vietnamese, and whether it warns of an edited calendar."""
    return ("/en" if speaks_english() else "") + ("/lich" if unapplied_calendar_words(app) else "")
