"""Acts at the desk: by whom they may be done, in whose name, and what waits for a second person first."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from pendulum import DateTime

from models.account import Decision
from models.app import App
from models.database import reading, writing
from models.directive import Directive
from models.text import join_texts, mark_text, tr
from tasks.accounts.approvals import Deed, ask_approval, claim_approval, find_waiting, note_outcome
from tasks.accounts.roles import WEIGHTY, Scope, may
from tasks.accounts.sign_ins import SignedIn
from tasks.campaigns.lookup import find_campaign
from tasks.commands.catalogue import CATALOGUE
from tasks.commands.command import Answer, Command, submit
from tasks.commands.table import model_of
from tasks.desk.due_acts import rights_to
from tasks.errors import AlreadyDone, Refused

WAITS = "đã gửi đề nghị, chờ người thứ hai duyệt"


class Forbidden(Exception):
    """Who is signed in may not do this act, or not on this campaign. Nothing was changed."""

    def __init__(self, act: str) -> None:
        super().__init__(act)
        self.act = act


@dataclass(frozen=True)
class Performance:
    """An act as it is done in the end: with what, in whose name as the history has it, for which account, when."""

    app: App
    payload: Mapping[str, Any]
    by: str
    account_id: int
    now: DateTime


Performer = Callable[[Performance], str]
"""Does an act that is no command; gives back what was done. Raises Refused with nothing changed."""


class _Tried(Exception):
    """An act was tried, and is taken back."""


def act_at_desk(app: App, user: SignedIn, command: Command, now: DateTime) -> Answer:
    """Do a command in the name of who is signed in, or let it wait for a second person.

    Raises Forbidden, or Refused with the sentence for the page; then nothing was changed.
    """
    act = command.entry.command
    if all(may(user.role, one) is Scope.NONE for one in rights_to(act)):
        raise Forbidden(act)
    command = command.model_copy(update={"by": user.name})
    with reading(app.engine) as session:
        campaign = find_campaign(session, command.campaign.strip())
        number = session.get_one(Directive, campaign.directive_id).reference_no
        right = command.right(session, campaign)
    if not user.may(right, campaign.id):
        raise Forbidden(right)
    if not needs_second(app, act):
        return submit(app, command, now)
    _try(app, command, now)
    deed = Deed(act, words_of_command(command, number), command.model_dump(mode="json"), campaign.id)
    return Answer(join_texts(" · ", [mark_text(_ask(app, user, deed, now)), number, user.name]), number)


def do_deed(app: App, user: SignedIn, deed: Deed, now: DateTime, performer: Performer) -> str:
    """Do an act that is no command, as `act_at_desk` does commands; gives back what was done."""
    if not user.may(deed.act, deed.campaign_id):
        raise Forbidden(deed.act)
    if needs_second(app, deed.act):
        return _ask(app, user, deed, now)
    return performer(Performance(app, deed.payload, user.name, user.account_id, now))


def needs_second(app: App, act: str) -> bool:
    """Whether an act waits for a second person here."""
    return app.settings.desk.four_eyes and act in WEIGHTY


def approve_deed(app: App, user: SignedIn, number: int, now: DateTime, performers: Mapping[str, Performer]) -> str:
    """Approve what waits, and do it; gives back what was done.

    Raises Refused when it no longer waits, is one's own, or cannot be done now: then it waits on.
    """
    with writing(app.engine) as session:
        found = find_waiting(session, number, user, now)
        claim_approval(session, number, user, Decision.APPROVED, now)
        deed, asker = found.approval, found.asker
        act, payload, asker_id = deed.act, dict(deed.payload), deed.asked_by_id
    by = tr("{asker} ({user} duyệt)", asker=asker, user=user.name)
    try:
        if act in CATALOGUE:
            command = model_of(CATALOGUE[act]).model_validate(payload | {"by": by})
            said = submit(app, command, now).said
        else:
            said = performers[act](Performance(app, payload, by, asker_id, now))
    except AlreadyDone as done:
        said = str(done)
    except Refused as error:
        with writing(app.engine) as session:
            note_outcome(session, number, str(error), waits_again=True)
        raise
    with writing(app.engine) as session:
        note_outcome(session, number, said)
    return said


def decline_deed(app: App, user: SignedIn, number: int, reason: str, now: DateTime) -> str:
    """Decline what waits; gives back what it was. Raises Refused when it no longer waits, or is one's own to ask."""
    with writing(app.engine) as session:
        found = find_waiting(session, number, user, now)
        claim_approval(session, number, user, Decision.DECLINED, now, reason.strip() or "không nêu lý do")
        return found.approval.about


def words_of_command(command: Command, reference_no: str) -> str:
    """What a command is about, for the person who is asked: its name, the document, the agency, the reason."""
    parts = [command.entry.name, reference_no]
    parts += [
        text for name in ("agency", "window", "reason") if (text := str(getattr(command, name, "") or "").strip())
    ]
    return " · ".join(parts)


def _ask(app: App, user: SignedIn, deed: Deed, now: DateTime) -> str:
    with writing(app.engine) as session:
        ask_approval(session, deed, user, now)
    return WAITS


def _try(app: App, command: Command, now: DateTime) -> None:
    """Do it and take it back, so that what cannot be done is refused at once. Raises Refused, or AlreadyDone."""
    with suppress(_Tried), writing(app.engine) as session:
        command.run(command.begin(app, session, now))
        raise _Tried
