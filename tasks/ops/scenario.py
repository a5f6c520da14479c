"""A scenario: what agencies and officers did, replayed on a virtual clock through the functions of the real thing.

Each act and the mark that it was done are one transaction, so a replay that was killed goes on where it stood.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pendulum
from pendulum import DateTime
from pydantic import BaseModel, ConfigDict
from sqlmodel import Session, col, select

from models.agency import Agency
from models.app import CLOCK, App
from models.campaign import Campaign, Obligation, Recipient
from models.database import get_meta, reading, set_meta, writing
from models.directive import Directive
from models.due import Due
from models.enums import ObligationKind, Via
from models.instant import to_local
from models.states import UNFINISHED_STATES, DueState
from models.text import tr
from tasks.agencies.directory import import_directory, read_directory
from tasks.campaigns.context import Context, begin_act
from tasks.commands.catalogue import CATALOGUE
from tasks.commands.command import Command
from tasks.commands.table import model_of
from tasks.errors import Refused, read_toml
from tasks.launch.approve import approve_launch
from tasks.launch.draft import Draft
from tasks.launch.draft_toml import draft_toml
from tasks.launch.from_reading import make_draft
from tasks.launch.recipients import confirmation_of_draft
from tasks.ops.patrol import next_instant
from tasks.read import read_file

DONE = "scenario.done"
"""The Meta key that counts the acts already replayed."""


class Operator(BaseModel):
    """[operator]: what a person fills in and when he launches; `form` is the file of the report's fields."""

    model_config = ConfigDict(extra="forbid")

    name: str
    number: str
    issued_on: dt.date
    launch_at: dt.datetime
    dispatch_at: dt.datetime
    form: str = ""


class ScenarioStep(BaseModel):
    """[[event]]: one act of the outside world. `values` are figures as they were written; `later`: still to come.

    `report` is the key of the obligation where an agency owes several; the oldest of its periods is meant.
    """

    model_config = ConfigDict(extra="forbid")

    at: dt.datetime
    do: Literal["receive", "accept", "return", "extend", "request", "close"]
    agencies: list[str] = []
    kind: ObligationKind = ObligationKind.REPORT
    via: Via = Via.EMAIL
    text: str = ""
    nil: bool = False
    values: dict[str, str] = {}
    later: bool = False
    reason: str = ""
    window: str | None = None
    report: str = ""
    due: dt.date | None = None
    until: dt.date | None = None

    def fields(self, model: type[Command]) -> dict[str, Any]:
        """What it says of the fields of a command: figures as lines, an ask's day under its field's name."""
        said = self.model_dump(exclude_defaults=True) | {
            "values": [f"{key}={value}" for key, value in self.values.items()]
        }
        said["due_on"] = self.due
        return {name: said[name] for name in model.model_fields if said.get(name)}


class Scenario(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid")

    operator: Operator
    event: list[ScenarioStep]


@dataclass(frozen=True)
class Moment:
    """A step of a replay: an instant, and the act that falls on it (None when the engine alone has something due)."""

    at: DateTime
    act: ScenarioStep | None


def read_scenario(folder: Path) -> Scenario:
    """Read scenario.toml of an example. Raises Refused naming the place in it and what is wrong."""
    path = folder / "scenario.toml"
    scenario = read_toml(path, Scenario, "kịch bản")
    if [act.at for act in scenario.event] != sorted(act.at for act in scenario.event):
        raise Refused(tr("{path}: các [[event]] phải theo thứ tự thời gian", path=path))
    return scenario


def complete(draft: Draft, operator: Operator, folder: Path) -> Draft:
    """What the operator enters: number and day, which the document leaves blank, when it is to go out, the form."""
    entered = {"number": operator.number, "issued_on": operator.issued_on, "dispatch_at": operator.dispatch_at}
    form = {"form": str((folder / operator.form).resolve()) if operator.form else ""}
    asked = [part.model_copy(update=form if part.kind is ObligationKind.REPORT else {}) for part in draft.obligation]
    head = draft.directive.model_copy(update=entered)
    return draft.model_copy(update={"directive": head, "obligation": asked})


def begin(app: App, folder: Path, scenario: Scenario) -> str:
    """Import the agencies, read the directive, fill the draft, confirm and launch; nothing when that was done.

    Gives back the key of the campaign. Raises Refused where the data are those of another example.
    """
    now = _instant(app, scenario.operator.launch_at)
    with writing(app.engine) as session:
        if get_meta(session, DONE) is not None:
            return _begun(session, scenario)
        name = scenario.operator.name
        import_directory(session, read_directory(folder / "agencies.toml"), now, name)
        directive = folder / "directive.txt"
        draft = make_draft(session, read_file(directive), str(directive.resolve()))
        draft = complete(draft, scenario.operator, folder)
        (app.settings.data / "draft.toml").write_text(draft_toml(draft), "utf-8")
        approve_launch(app, session, draft, folder, confirmation_of_draft(session, draft).short, now, name)
        set_meta(session, DONE, "0")
        set_meta(session, CLOCK, now.isoformat())
        return _begun(session, scenario)


def _begun(session: Session, scenario: Scenario) -> str:
    """The one campaign of a replay. Raises Refused where it is that of another directive."""
    campaign, directive = session.exec(select(Campaign, Directive).join(Directive)).one()
    if directive.reference_no.partition("/")[0] != scenario.operator.number:
        raise Refused(
            tr(
                "dữ liệu này của ví dụ {directive}; hãy đặt DONDOC_DATA sang thư mục mới",
                directive=directive.reference_no,
            )
        )
    return campaign.slug


def moments(app: App, scenario: Scenario) -> Iterator[Moment]:
    """Every moment at which something is due or happens, up to the last act; the caller plays each before the next."""
    tried = None
    while True:
        with reading(app.engine) as session:
            done, stood = int(get_meta(session, DONE) or 0), to_local(_parsed(get_meta(session, CLOCK)))
        engine = next_instant(app, stood)
        if engine == stood != tried:  # killed after the act of this moment and before its patrol
            tried = stood
            yield Moment(stood, None)
            continue
        if done == len(scenario.event):
            return
        act = scenario.event[done]
        at = _instant(app, act.at)
        yield Moment(engine, None) if engine and stood < engine <= at else Moment(at, act)


def _parsed(text: str | None) -> DateTime:
    return pendulum.instance(dt.datetime.fromisoformat(text or ""))


def _instant(app: App, wall: dt.datetime) -> DateTime:
    return to_local(pendulum.instance(wall, tz=app.settings.time_zone))


def play(app: App, scenario: Scenario, moment: Moment, slug: str) -> None:
    """Do a moment's act, if it has one, and move the virtual clock: one transaction."""
    with writing(app.engine) as session:
        set_meta(session, CLOCK, moment.at.isoformat())
        if moment.act is None:
            return
        _do(begin_act(app, session, slug, moment.at, scenario.operator.name), moment.act)
        set_meta(session, DONE, str(scenario.event.index(moment.act) + 1))


def _do(ctx: Context, act: ScenarioStep) -> None:
    """Do what the act says, for each of its agencies; what concerns all names none."""
    model = model_of(CATALOGUE["record" if act.do == "receive" else act.do])
    fields = act.fields(model) | {"campaign": ctx.campaign.slug, "by": ctx.actor}
    for whose in [{"agency": code} for code in act.agencies] if "agency" in model.model_fields else [{}]:
        model.model_validate(fields | whose | _number_of(ctx, act, whose)).run(ctx)


def _number_of(ctx: Context, act: ScenarioStep, whose: Mapping[str, str]) -> dict[str, int]:
    """Which Due of an agency an act with a `report` means: the oldest that is in a state which the act wants."""
    if not act.report:
        return {}
    wanted = (DueState.RECEIVED,) if act.do in ("accept", "return") else UNFINISHED_STATES
    query = select(Due.id).join(Obligation, col(Due.obligation_id) == Obligation.id)
    query = query.join(Recipient, col(Due.recipient_id) == Recipient.id).join(Agency)
    query = query.where(Due.campaign_id == ctx.campaign.id, Obligation.key == act.report)
    query = query.where(Agency.code == whose["agency"], col(Due.state).in_(wanted)).order_by(col(Due.stated_on))
    found = ctx.session.exec(query).first()
    if found is None:
        raise Refused(
            tr(
                "{agency} không còn nợ “{report}” lúc {at:%H:%M %d/%m/%Y}",
                agency=whose["agency"],
                report=act.report,
                at=act.at,
            )
        )
    return {"number": found}
