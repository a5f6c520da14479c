"""What every act of an officer is: fields with an office's labels, one verb in one transaction, one plain answer.

Done a second time it answers as success that it was so before, since when and by whom (AlreadyDone, tasks/errors.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, ClassVar, Literal

from pendulum import DateTime
from pydantic import BaseModel, ConfigDict, Field, field_validator
from sqlmodel import Session

from models.app import App
from models.campaign import Campaign
from models.database import writing
from models.directive import Directive
from models.due import Due
from models.enums import ObligationKind
from models.errors import FAMILIES, UserError
from models.instant import parse_day_or_instant
from models.states import UNFINISHED_STATES, DueState
from models.text import join_texts, mark_text, tr
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns.context import Context, begin_act
from tasks.campaigns.lookup import find_due, pick_due
from tasks.commands.catalogue import Entry
from tasks.errors import AlreadyDone, Refused
from tasks.i18n import shown
from tasks.labels import KIND_LABELS

KindWord = Literal["báo cáo", "xác nhận đã nhận", "đăng tải", "giao xuống đơn vị trực thuộc", "ý kiến góp ý"]


@dataclass(frozen=True)
class Typed:
    """How the command line takes a field, where it is not as an option of the field's own name.

    `choices` are the words of the command line by those of the field; of a field with `flags` each is a flag of its
    own, by the word that it sets.
    """

    name: str = ""
    positional: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    flags: Mapping[str, str] = field(default_factory=dict)


KINDS = {kind.value: word for kind, word in KIND_LABELS.items()}


@dataclass(frozen=True)
class Answer:
    """What came of it, as a line of a diary; `again` when it was so before."""

    said: str
    reference_no: str
    again: bool = False

    @property
    def shown(self) -> str:
        """The line in the language of the screen."""
        return shown(self.said)


def day_text(text: str) -> str:
    """A day as 2026-12-15, of a day or a moment that was typed; "" for none. Raises ValueError."""
    try:
        return parse_day_or_instant(text)[0].isoformat() if text.strip() else ""
    except UserError:
        raise ValueError(FAMILIES["date"]) from None


class Command(BaseModel):
    """An act on a campaign. Titles and descriptions are what the officer reads beside the fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    entry: ClassVar[Entry]

    campaign: Annotated[str, Typed(positional=True)] = Field(
        title="Văn bản", description="Số/ký hiệu, như 123/STTTT-TTBCXB, hoặc khóa của đợt"
    )
    by: str = Field(title="Người thực hiện", description="Họ tên, ghi vào nhật ký")

    def run(self, ctx: Context) -> str:
        """Do it; gives back what was done. Raises Refused, or AlreadyDone, with nothing changed."""
        raise NotImplementedError

    def follow_up(self, app: App, slug: str, now: DateTime, actor: str) -> str:
        """What is done once the act stands, and done again when it is asked for again; gives back what came of it."""
        return ""

    def release(self) -> None:
        """What is done in the end, whatever came of it."""

    def right(self, session: Session, campaign: Campaign) -> str:
        """What a role must have the right to do at the desk. Raises Refused where nothing such is owed."""
        return self.entry.command

    def begin(self, app: App, session: Session, now: DateTime) -> Context:
        """The act's campaign, locked. Raises Refused where there is none such."""
        if not self.by.strip():
            raise Refused("cần ghi họ tên người thực hiện")
        return begin_act(app, session, self.campaign.strip(), now, self.by.strip())


class AgencyCommand(Command):
    """An act on what one agency owes."""

    states: ClassVar[tuple[DueState, ...]] = UNFINISHED_STATES

    agency: Annotated[str, Typed(positional=True)] = Field(
        title="Cơ quan", description="Mã hoặc tên trong danh bạ, như vhtt-bac-son"
    )
    kind: Annotated[KindWord, Typed(choices=KINDS)] = Field("báo cáo", title="Nghĩa vụ")
    window: str = Field("", title="Khung thời gian", description="Khóa của khung, khi cơ quan còn nợ nhiều báo cáo")
    number: Annotated[int, Typed("id")] = Field(
        0, title="Số của nghĩa vụ", description="Sau dấu # trong dondoc status; 0 là không cần"
    )

    @field_validator("kind", mode="before")
    @classmethod
    def _in_words(cls, kind: object) -> object:
        """The word of the desk, for the one of the command line and of files."""
        return KINDS.get(str(kind), kind)

    def run(self, ctx: Context) -> str:
        due = self.find(ctx)
        name = find_due(ctx.session, due.id)[1].name
        try:
            return tr(
                "{done} · {name} (nghĩa vụ #{due})",
                done=mark_text(self.act_on(ctx, due)),
                name=mark_text(name),
                due=due.id,
            )
        except AlreadyDone as done:
            raise AlreadyDone(
                done.act,
                tr("{since} · {name} (nghĩa vụ #{due})", since=mark_text(done.since), name=mark_text(name), due=due.id),
            ) from None

    def act_on(self, ctx: Context, due: Due) -> str:
        """Call the verb; gives back what was done. Raises Refused or AlreadyDone."""
        raise NotImplementedError

    def find(self, ctx: Context) -> Due:
        """The thing owed that is meant. Raises Refused."""
        return self.pick(ctx, self.number or None)

    def pick(self, ctx: Context, number: int | None) -> Due:
        """What the agency owes: that number, or the one that the fields mean. Raises Refused."""
        return self.pick_in(ctx.session, ctx.campaign, number)

    def pick_in(self, session: Session, campaign: Campaign, number: int | None) -> Due:
        """The same, of a campaign that need not be locked."""
        agency, kind = agency_by_code(session, self.agency.strip()), _kind(self.kind)
        return pick_due(session, campaign, agency, kind, self.window.strip() or None, self.states, number)


def _kind(word: str) -> ObligationKind:
    return next(kind for kind, known in KIND_LABELS.items() if known == word)


def submit(app: App, command: Command, now: DateTime) -> Answer:
    """Do what a command says, once. Raises Refused, changing nothing, with what is wrong and what to do."""
    try:
        return _submit(app, command, now)
    finally:
        command.release()


def _submit(app: App, command: Command, now: DateTime) -> Answer:
    with writing(app.engine) as session:
        ctx = command.begin(app, session, now)
        number = session.get_one(Directive, ctx.campaign.directive_id).reference_no
        again = False
        try:
            said = command.run(ctx)
        except AlreadyDone as done:
            said, again = str(done), True
    answer = Answer(join_texts(" · ", [mark_text(said), number, ctx.actor]), number, again)
    if more := command.follow_up(app, ctx.campaign.slug, now, ctx.actor):
        return replace(answer, said=join_texts(" · ", [answer.said, mark_text(more)]))
    return answer
