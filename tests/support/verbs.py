"""The verbs of the engine as a test says them, and mail rooms in which things go wrong."""

import datetime as dt
from collections.abc import Iterable

from sqlmodel import Session, select

from models.app import App
from models.campaign import Campaign
from models.database import reading, writing
from models.due import Due
from models.enums import MessageKind, ObligationKind
from models.event import Event, Ledger, verify_history
from models.message import Message
from models.states import MessageState
from tasks.campaigns import lifecycle, submissions
from tasks.campaigns.context import Context
from tasks.campaigns.extensions import grant_extension, refuse_extension
from tasks.campaigns.locks import lock_campaign
from tasks.campaigns.lookup import find_campaign
from tasks.campaigns.review import acceptance
from tasks.delivery.outcome import Outcome
from tasks.delivery.router import ChannelRouter
from tasks.letters.compose import Letter
from tasks.ops.patrol import patrol
from tests.support.cast import OFFICER, SLUG, closed, owed, said
from tests.support.instants import at

REPORT = ObligationKind.REPORT
ALL = ("dung-han", "cham", "im-lang")


def go(app: App, *moments: str) -> None:
    """Patrol at each of these moments."""
    for moment in moments:
        patrol(app, ChannelRouter(app), at(moment))


def every(app: App, start: str, end: str, minutes: int = 60) -> None:
    """Patrol again and again, day and night."""
    moment = at(start)
    while moment <= at(end):
        patrol(app, ChannelRouter(app), moment)
        moment = moment.add(minutes=minutes)


def daily(app: App, first: str, last: str) -> None:
    """Patrol four times a day, at noon, at night and on days off too, from one day through another."""
    day = at(f"{first}T00:00")
    while day <= at(f"{last}T00:00"):
        for minutes in (450, 480, 720, 1200):  # 07:30, 08:00, 12:00, 20:00
            patrol(app, ChannelRouter(app), day.add(minutes=minutes))
        day = day.add(days=1)


def accept(app: App, code: str, when: str) -> None:
    with writing(app.engine) as session:
        campaign, due = owed(session, code)
        acceptance.accept_report(Context(app, session, campaign, at(when), OFFICER), due)


def send_back(app: App, code: str, when: str, reason: str = "thiếu số liệu") -> None:
    with writing(app.engine) as session:
        campaign, due = owed(session, code)
        submissions.return_report(Context(app, session, campaign, at(when), OFFICER), due, reason)


def waive(app: App, code: str, when: str, reason: str = "đã giải thể") -> None:
    with writing(app.engine) as session:
        campaign, due = owed(session, code)
        submissions.waive_due(Context(app, session, campaign, at(when), OFFICER), due, reason)


def extend(app: App, code: str, until: str, when: str, *, refuse: bool = False, reason: str = "theo đề nghị") -> None:
    with writing(app.engine) as session:
        campaign, due = owed(session, code)
        day = dt.date.fromisoformat(until)
        answer = refuse_extension if refuse else grant_extension
        answer(Context(app, session, campaign, at(when), OFFICER), due, day, reason)


def pause(app: App, when: str) -> None:
    with writing(app.engine) as session:
        lifecycle.pause_campaign(Context(app, session, locked(session), at(when), OFFICER), "chờ ý kiến")


def resume(app: App, when: str) -> None:
    with writing(app.engine) as session:
        lifecycle.resume_campaign(Context(app, session, locked(session), at(when), OFFICER))


def close(app: App, when: str, window: str | None = None) -> None:
    with writing(app.engine) as session:
        closed(Context(app, session, locked(session), at(when), OFFICER), window)


def locked(session: Session) -> Campaign:
    return lock_campaign(session, find_campaign(session, SLUG).id)


def due_of(app: App, code: str, kind: ObligationKind = REPORT) -> Due:
    """The Due of an agency as it stands in the database."""
    with writing(app.engine) as session:
        return owed(session, code, kind)[1]


def events(app: App, what: str) -> list[Event]:
    """The Events of one kind, oldest first."""
    with reading(app.engine) as session:
        return list(session.exec(select(Event).where(Event.what == what).order_by(Event.id)))  # type: ignore[arg-type]


def sent(app: App, *kinds: MessageKind) -> list[Message]:
    """What was said, of some kinds or all."""
    return [m for m in said(app) if m.state is MessageState.SENT and (not kinds or m.kind in kinds)]


def steps(messages: Iterable[Message], address: str) -> list[tuple[str, str]]:
    """When and what was said to one address."""
    return [(f"{m.sent_at:%m-%d %H:%M}", m.step) for m in messages if m.address == address and m.sent_at]


def whole(app: App) -> bool:
    """True when every chain of Events holds."""
    with reading(app.engine) as session:
        books = session.exec(select(Ledger.name)).all()
        return len(books) > 1 and not [wrong for name in books if (wrong := verify_history(session, name))]


class Refusing(ChannelRouter):
    """A transport whose server answers some addresses, or some subjects, with an outcome of its own."""

    def __init__(self, app: App, outcome: Outcome, *addresses: str, word: str = "") -> None:
        super().__init__(app)
        self._outcome, self._addresses, self._word = outcome, addresses, word

    def send(self, letter: Letter) -> Outcome:
        """The outcome for those meant, the real hand-over for the rest."""
        if letter.address in self._addresses and self._word in letter.words.subject:
            return self._outcome
        return super().send(letter)


class Dying(ChannelRouter):
    """A transport whose process dies in the middle of a letter: before it is handed over, or just after."""

    def __init__(self, app: App, word: str, *, after: bool) -> None:
        super().__init__(app)
        self._word, self._after = word, after

    def send(self, letter: Letter) -> Outcome:
        """Hand over, but die for the letter meant."""
        if self._word in letter.words.subject:
            if self._after:
                super().send(letter)
            raise Killed
        return super().send(letter)


class Killed(BaseException):
    """The end of the process, as far as one process can feel it."""


def dies(app: App, moment: str, word: str, *, after: bool = False) -> None:
    """A patrol that is killed at the letter whose subject has the word."""
    try:
        patrol(app, Dying(app, word, after=after), at(moment))
    except Killed:
        return
    raise AssertionError(f"no letter with “{word}” at {moment}")
