"""The looks that are due: each is written down as begun, then done, then recorded, so that a kill loses none.

A page is only read, so to look twice harms nobody; of two patrols beside each other one gets each look. A slow server
holds up the others of its turn for no longer than its time limit, and nothing else: letters have gone before.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Any

from pendulum import DateTime
from sqlalchemy import ColumnElement, and_, or_, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, select

from models.app import App
from models.campaign import Campaign, Window
from models.database import reading, writing
from models.directive import Attachment, Directive
from models.due import Due
from models.event import ENGINE_ACTOR
from models.instant import iso_text
from models.proof import Proof, ProofState
from models.states import FILED_STATES, CampaignState
from models.text import tr
from tasks.campaigns.context import Context
from tasks.campaigns.locks import lock_campaign
from tasks.proofs.fetch import Fetcher
from tasks.proofs.judgement import LAST_LOOK_HOURS, RETRY_MINUTES, Judgement, LastLook, Look, Outcome, judge_look
from tasks.proofs.page import look_at_page
from tasks.proofs.recognise import Sought

LEASE_MINUTES = 10
"""A look that began longer ago was left by a process that died."""

MOST_LOOKS, MOST_OF_HOST, AT_ONCE = 16, 4, 8
"""Looks of one turn, of them at one server, and beside each other."""

LOOKED_AT = (CampaignState.RUNNING, CampaignState.PAUSED)
"""Campaigns whose pages are looked at."""

KILLED = "chương trình bị dừng đột ngột mỗi lần kiểm trang này"


@dataclass(frozen=True)
class BegunLook:
    """A look that is written down as begun: which page, for which document."""

    proof_id: int
    url: str
    attempts: int
    sought: Sought


def has_looks(app: App, now: DateTime) -> bool:
    """Whether a page is to be looked at now. With a virtual clock nobody is ever asked."""
    if app.virtual or not app.settings.proof.enabled:
        return False
    with reading(app.engine) as session:
        return session.exec(_due_looks(now).limit(1)).first() is not None


def look_at_pages(app: App, now: DateTime, fetcher: Fetcher | None = None) -> Counter[ProofState]:
    """A turn of looks; gives back what those came to that settled something."""
    fetcher = fetcher or Fetcher(app.settings.proof.inner_hosts)
    begun, settled = _begin(app, now), Counter[ProofState]()
    with ThreadPoolExecutor(AT_ONCE, "looks") as pool:
        working = {pool.submit(_look, app, fetcher, one): one for one in begun}
        for done in as_completed(working):
            if (state := _record(app, working[done], done.result(), now)) is not None:
                settled[state] += 1
    return settled


def _due_looks(now: DateTime) -> Any:
    """The proofs whose look has come, and which nobody is looking at."""
    query = select(Proof).join(Due, col(Proof.due_id) == Due.id).join(Campaign, col(Proof.campaign_id) == Campaign.id)
    query = query.where(col(Proof.next_look_at) <= now, _free(now), Proof.round == Due.round)
    query = query.where(
        col(Due.state).in_(FILED_STATES), col(Campaign.state).in_((CampaignState.RUNNING, CampaignState.PAUSED))
    )
    return query.order_by(col(Proof.next_look_at), col(Proof.id))


def _free(now: DateTime) -> ColumnElement[bool]:
    left = now.subtract(minutes=LEASE_MINUTES)
    return or_(col(Proof.looking_since).is_(None), col(Proof.looking_since) <= left)


def _begin(app: App, now: DateTime) -> list[BegunLook]:
    """Take the next looks, few of each server, each by a guarded UPDATE that a twin cannot make too."""
    with reading(app.engine) as session:
        chosen = list(_few_of_each_host(session.exec(_due_looks(now).limit(MOST_LOOKS * 8)).all()))
    with writing(app.engine) as session:
        taken = []
        for proof in chosen[:MOST_LOOKS]:
            mine = and_(col(Proof.id) == proof.id, col(Proof.next_look_at) <= now, _free(now))
            change = update(Proof).where(mine).values(looking_since=now, attempts=col(Proof.attempts) + 1)
            if session.execute(change).rowcount == 1:  # type: ignore[attr-defined]
                taken.append(BegunLook(proof.id, proof.url, proof.attempts + 1, _sought(session, proof)))
        return taken


def _few_of_each_host(proofs: Sequence[Proof]) -> Iterator[Proof]:
    seen: Counter[str] = Counter()
    for proof in proofs:
        host = proof.url.split("/")[2].lower()
        seen[host] += 1
        if seen[host] <= MOST_OF_HOST:
            yield proof


def _sought(session: Session, proof: Proof) -> Sought:
    campaign = session.get_one(Campaign, proof.campaign_id)
    directive = session.get_one(Directive, campaign.directive_id)
    sent = session.exec(select(Attachment.sha256).where(Attachment.directive_id == directive.id)).all()
    hashes = frozenset(filter(None, (directive.sha256, *sent)))
    return Sought(directive.reference_no, directive.issued_on, directive.subject, hashes)


def _look(app: App, fetcher: Fetcher, begun: BegunLook) -> Look:
    """One look; whatever befalls it is what came of it, but a database that takes nothing."""
    if begun.attempts > len(RETRY_MINUTES) + 1:
        return Look(Outcome.REFUSED, KILLED)
    try:
        return look_at_page(app.engine, fetcher, begun.url, begun.sought)
    except (DBAPIError, OSError):
        raise
    except Exception as error:  # a page that nobody foresaw must not hold up those behind it: a person gets it
        return Look(Outcome.FAILED, tr("chương trình không xử lý được trang này: {error}", error=error)[:300])


def _record(app: App, begun: BegunLook, look: Look, now: DateTime) -> ProofState | None:
    """Write what came of a look under the campaign's lock; the state where it settled one, else None."""
    with writing(app.engine) as session:
        campaign = lock_campaign(session, session.get_one(Proof, begun.proof_id).campaign_id)
        proof = session.exec(
            select(Proof).where(Proof.id == begun.proof_id).execution_options(populate_existing=True)
        ).one()
        if proof.looking_since != now:
            return None  # it was claimed anew, decided by a person, or left for so long that another took it
        due = session.get_one(Due, proof.due_id)
        last = last_look_of(app, session, due)
        was_proved = proof.proved_at is not None
        judged = judge_look(proof.state, look, begun.attempts, now, last, was_proved=was_proved)
        ctx = Context(app, session, campaign, now, ENGINE_ACTOR)
        _write(ctx, due, proof, look, judged)
        return judged.state if judged.settled else None


def _write(ctx: Context, due: Due, proof: Proof, look: Look, judged: Judgement) -> None:
    old, proof.state = proof.state, judged.state
    proof.reason, proof.next_look_at, proof.looking_since = look.reason, judged.next_look_at, None
    if look.sha256:
        proof.fetched_at, proof.final_url, proof.sha256 = ctx.now, look.url, look.sha256
        proof.size, proof.media_type = look.size, look.media_type
    ctx.session.add(proof)
    if not judged.settled:
        return
    proof.attempts, proof.found = 0, list(look.found)
    if judged.state is ProofState.PROVED:
        proof.proved_at = proof.proved_at or ctx.now
    said = {"at": iso_text(ctx.now), "state": str(judged.state), "reason": look.reason, "found": list(look.found)}
    kept = {"url": look.url, "sha256": look.sha256, "size": look.size, "files": [dict(one) for one in look.files]}
    proof.looks = [*proof.looks, said | kept]
    words = "; ".join(filter(None, (", ".join(look.found), look.reason, look.sha256 and f"SHA-256 {look.sha256}")))
    ctx.note(f"proof.{judged.state}", due, old=old, new=proof.url, reason=words)


def last_look_of(app: App, session: Session, due: Due) -> LastLook | None:
    """When what was published is looked at a last time: on the last day of its window, before the office closes.

    Of what is in no window, the last day of the campaign's own windows counts, not that of programmes it cites.
    """
    query = select(Window).where(Window.campaign_id == due.campaign_id)
    query = query.where(Window.id == due.window_id) if due.window_id else query.where(col(Window.horizon).is_(False))
    days = [window.ends_on for window in session.exec(query) if window.ends_on is not None]
    if not days:
        return None
    closes = app.calendar.at(max(days), app.calendar.settings.day_ends)
    return LastLook(closes - dt.timedelta(hours=LAST_LOOK_HOURS), app.calendar.end_of(max(days)))
