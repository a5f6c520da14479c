"""What the forms of the page do: checked, then done by the desk's own verbs under the campaign's lock.

A form says for which round of which thing owed it was drawn, and when. So a form handed in twice, or again after the
thing has gone on, does nothing more: it is answered with how the thing stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pendulum import DateTime
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from models.app import App
from models.database import reading, writing
from models.due import Due, Submission
from models.enums import ObligationKind, Opinion, Via
from models.event import Event
from models.states import UNFINISHED_STATES
from portal.agency.due_page import DuePage, NoSuchPage, due_page
from portal.agency.form_checks import CHECKS
from portal.agency.visitor import Visitor, visitor_of
from portal.form_data import FIGURE, STALE, FormData, parse_day
from tasks.campaigns.consultation.opinions import PLAIN_OPINIONS
from tasks.campaigns.context import Context
from tasks.campaigns.extensions import note_extension_request
from tasks.campaigns.locks import lock_campaign
from tasks.campaigns.objections import object_to
from tasks.campaigns.submissions import Given
from tasks.due_times import PageMoment
from tasks.errors import AlreadyDone, Refused
from tasks.letters.links import BadLink, LinkSigner
from tasks.proofs.claims import checked_pages, record_publication, with_pages
from tasks.render import as_sentence
from tasks.report_forms.schema import Value, check_values, read_fields
from tasks.storage.uploads import Staged, discard_staged, keep_staged, stage_uploads

FORM_HOURS = 24
"""How long after it was drawn a form is still taken."""


class Wrong(Exception):
    """A form that cannot be taken: a sentence for each field, and under "" for the form itself. Nothing was changed."""

    def __init__(self, errors: Mapping[str, str], status: int = 422) -> None:
        self.errors, self.status = errors, status


@dataclass(frozen=True)
class ActionContext:
    """One handing-in: who hands in what about which thing, within an act. `drawn` is when its form was."""

    ctx: Context
    visitor: Visitor
    thing: DuePage
    handed: FormData
    staged: list[Staged]
    drawn: DateTime

    def said_since(self, what: str, *same: ColumnElement[bool]) -> bool:
        """Whether the same was said since the form was drawn: it is the same form once more."""
        query = select(Event.id).where(Event.due_id == self.thing.due.id, Event.what == what)
        return self.ctx.session.exec(query.where(col(Event.at) >= self.drawn, *same)).first() is not None


def form_token(session: Session, visitor: Visitor, act: str, due: Due, now: DateTime) -> str:
    """What a form carries: which act on which round of what, for this link alone, and when it was drawn."""
    return _seal(session, visitor, now).sign(f"{act}.{due.id}.{due.round}")


def take(app: App, token: str, due_id: int, handed: FormData, now: DateTime) -> bool:
    """Do what a form asks for; False when it was so before. Raises BadLink, Nowhere or Wrong, with nothing changed."""
    staged: list[Staged] = []
    if handed.errors:
        raise Wrong(handed.errors, handed.status)
    try:
        with reading(app.engine) as session:
            act, _, _ = _read(session, visitor_of(app, session, token, now), due_id, handed, now)
        errors = CHECKS[act](handed)
        if not errors and act in ("report", "opinion"):
            staged = _stage(app, handed)
        if errors:
            raise Wrong(errors)
        with writing(app.engine) as session:
            return _take(app, session, token, due_id, handed, staged, now)
    finally:
        discard_staged(staged)


def recorded(app: App, due_id: int, handed: FormData) -> bool:
    """Whether what a form says has been said of this thing before, so that nothing is lost with the form."""
    words = {text for name in ("text", "reason") if (text := handed.get(name))} | set(handed.figures.values()) - {""}
    words |= set(_pages_typed(handed))
    with reading(app.engine) as session:
        known = {one for one in session.exec(select(Submission.text).where(Submission.due_id == due_id))}
        figures = session.exec(select(Submission.values).where(Submission.due_id == due_id)).all()
        known |= {str(value) for values in figures for value in values.values()}
        known |= set(session.exec(select(Event.reason).where(Event.due_id == due_id)))
    return words <= known | {part for text in known for part in text.split(" · ")}


def _pages_typed(handed: FormData) -> list[str]:
    """The addresses of a form; they have no blanks in them."""
    return handed.get("url").split()


def _take(
    app: App, session: Session, token: str, due_id: int, handed: FormData, staged: list[Staged], now: DateTime
) -> bool:
    who = visitor_of(app, session, token, now)
    found = session.get(Due, due_id)
    if found is None:
        raise NoSuchPage
    campaign = lock_campaign(session, found.campaign_id)
    about = due_page(session, who, due_id, PageMoment(app.calendar, now))
    act, drawn_for, drawn = _read(session, who, due_id, handed, now)
    if drawn_for != about.due.round or not about.answerable:
        return False
    for_unit = f", trả lời thay {about.for_unit}" if about.for_unit else ""
    ctx = Context(app, session, campaign, now, f"{who.actor}{for_unit}")
    turn = ActionContext(ctx, who, about, handed, staged, drawn)
    try:
        done = DO[act](turn)
    except AlreadyDone:
        return False
    except Refused as error:
        raise Wrong({"": as_sentence(error)}) from None
    if done:
        keep_staged(session, staged)
        who.link.used_at = now
        session.add(who.link)
    return done


def _read(session: Session, who: Visitor, due_id: int, handed: FormData, now: DateTime) -> tuple[str, int, DateTime]:
    """The act, the round, and when the form was drawn. Raises Wrong for a form that is not ours, or too old."""
    try:
        text, drawn = _seal(session, who, now).read(handed.get("form"))
        act, number, turn = text.split(".")
    except (BadLink, ValueError):
        raise Wrong({"": STALE}) from None
    if act not in DO or int(number) != due_id or drawn.add(hours=FORM_HOURS) < now:
        raise Wrong({"": STALE})
    return act, int(turn), drawn


def _seal(session: Session, who: Visitor, now: DateTime) -> LinkSigner:
    return LinkSigner(session, f"form.{who.link.id}.{who.link.revision}", now)


def _stage(app: App, handed: FormData) -> list[Staged]:
    try:
        return stage_uploads(app.settings, handed.uploads)
    except Refused as error:
        raise Wrong({"files": as_sentence(error)}) from None


def _acknowledge(turn: ActionContext) -> bool:
    if turn.thing.due.kind is not ObligationKind.ACKNOWLEDGE:
        raise NoSuchPage
    handed = turn.handed
    return _receive(turn, turn.thing.due, _given(f"{handed.get('officer')}, điện thoại {handed.get('telephone')}"))


def _report(turn: ActionContext) -> bool:
    due, nil = turn.thing.due, bool(turn.handed.get("nil"))
    if due.kind in (ObligationKind.ACKNOWLEDGE, ObligationKind.CONSULTATION) or (nil and not turn.thing.nil_allowed):
        raise NoSuchPage
    pages = _pages_of(turn)
    text, files = with_pages(turn.handed.get("text"), pages), tuple(file.described() for file in turn.staged)
    values = {} if nil else _figures(turn)
    if not (nil or text or files or values):
        raise Wrong({"text": "Hãy ghi nội dung, hoặc chọn tệp gửi kèm."})
    done = _receive(turn, due, Given(text, nil, Via.PAGE, values=values, files=files), pages)
    _acknowledge_too(turn, "đã gửi báo cáo")
    return done


def _opinion(turn: ActionContext) -> bool:
    due = turn.thing.due
    if due.kind is not ObligationKind.CONSULTATION:
        raise NoSuchPage
    opinion, text = Opinion(turn.handed.get("opinion")), turn.handed.get("text")
    files = tuple(file.described() for file in turn.staged)
    if opinion not in PLAIN_OPINIONS and not (text or files):
        raise Wrong({"text": "Hãy ghi nội dung góp ý, hoặc chọn tệp gửi kèm."})
    done = _receive(turn, due, Given(text, via=Via.PAGE, files=files, opinion=opinion))
    _acknowledge_too(turn, "đã gửi ý kiến")
    return done


def _acknowledge_too(turn: ActionContext, why: str) -> None:
    """Who answers a document has received it."""
    due = turn.thing.due
    query = select(Due).where(Due.recipient_id == due.recipient_id, Due.kind == ObligationKind.ACKNOWLEDGE)
    for receipt in turn.ctx.session.exec(query.where(col(Due.state).in_(UNFINISHED_STATES))):
        _receive(turn, receipt, _given(why))


def _pages_of(turn: ActionContext) -> list[str]:
    """Where something was published. Raises Wrong for an address that is never asked, or of what is no publication."""
    try:
        return checked_pages(turn.ctx, turn.thing.due, _pages_typed(turn.handed))
    except Refused as error:
        raise Wrong({"url": as_sentence(error)}) from None


def _figures(turn: ActionContext) -> dict[str, Value]:
    values, errors = check_values(read_fields(turn.thing.obligation), turn.handed.figures)
    if errors:
        raise Wrong({f"{FIGURE}{key}": as_sentence(error) for key, error in errors.items()})
    return values


def _given(text: str) -> Given:
    return Given(text, via=Via.PAGE)


def _receive(turn: ActionContext, due: Due, given: Given, pages: Sequence[str] = ()) -> bool:
    record_publication(turn.ctx, due, given, pages)
    return True


def _extend(turn: ActionContext) -> bool:
    until = parse_day(turn.handed.get("until"))
    assert until is not None
    if turn.said_since("extension.asked", col(Event.new) == f"{until:%d/%m/%Y}"):
        return False
    try:
        note_extension_request(turn.ctx, turn.thing.due, until, turn.handed.get("reason"))
    except AlreadyDone:
        return False
    except Refused as error:
        raise Wrong({"until": as_sentence(error)}) from None
    return True


def _disown(turn: ActionContext) -> bool:
    reason = turn.handed.get("reason")
    if turn.thing.due.disowned or turn.said_since("due.disowned", col(Event.reason) == reason):
        return False
    object_to(turn.ctx, turn.thing.due, reason)
    return True


DO = {"acknowledge": _acknowledge, "report": _report, "opinion": _opinion, "extend": _extend, "disown": _disown}
"""The acts that a form can ask for."""
