"""What every form of the desk is: fields with an office's labels, one verb in one transaction, one plain answer.

A form handed in twice does its work once: the verb refuses the second, and where that is because the thing is so
already, the answer says since when and by whom.
"""

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from pendulum import DateTime
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from models.app import Office
from models.campaign import Campaign
from models.database import reading, writing
from models.directive import Directive
from models.due import Due
from models.enums import ObligationKind
from models.event import Event
from models.states import UNFINISHED, DueState
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns.locks import lock
from tasks.campaigns.lookup import due_of, find_campaign, pick_due
from tasks.errors import Refused
from tasks.labels import KIND_WORDS

KINDS = {word: kind for kind, word in KIND_WORDS.items()}
KindWord = Literal["báo cáo", "xác nhận đã nhận", "đăng tải", "giao xuống đơn vị trực thuộc"]


@dataclass(frozen=True)
class Turn:
    """One handing-in: the locked campaign, what is owed where the form is about that, who acts and when."""

    office: Office
    session: Session
    campaign: Campaign
    owed: Due | None
    now: DateTime
    actor: str

    @property
    def due(self) -> Due:
        """What is owed, in a form that is about one thing owed."""
        assert self.owed is not None
        return self.owed


@dataclass(frozen=True)
class Answer:
    """What came of it, as a line of a diary; `again` when it was so before."""

    said: str
    reference_no: str
    again: bool = False


class Form(BaseModel):
    """A form about a campaign. Titles and descriptions are what the officer reads beside the fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    slug: ClassVar[str]
    name: ClassVar[str]
    purpose: ClassVar[str]
    """Name of the deployment, of the flow, and what it does, in the words of an office."""

    campaign: str = Field(title="Văn bản", description="Số/ký hiệu, như 123/STTTT-TTBCXB, hoặc khóa của đợt")
    by: str = Field(title="Người thực hiện", description="Họ tên, ghi vào nhật ký")

    def do(self, turn: Turn) -> str:
        """Call the verb; gives back what was done. Raises Refused."""
        raise NotImplementedError

    def already(self, turn: Turn) -> bool:
        """Whether what the form asks for is so, after the verb has refused it."""
        raise NotImplementedError

    def owed(self, session: Session, campaign: Campaign) -> Due | None:
        """The thing owed that the form is about. Raises Refused."""
        return None

    def about(self, turn: Turn) -> ColumnElement[bool]:
        """Which Events are about what the form is about."""
        return col(Event.due_id) == (turn.owed.id if turn.owed else None)

    def after(self, office: Office, slug: str, now: DateTime, actor: str) -> str:
        """What is done once the act stands, and done again when it is handed in again; gives back what came of it."""
        return ""

    def turn(self, office: Office, session: Session, now: DateTime) -> Turn:
        """The form's campaign, locked. Raises Refused where there is no such campaign, agency or thing owed."""
        if not self.by.strip():
            raise Refused("cần ghi họ tên người thực hiện")
        campaign = lock(session, find_campaign(session, self.campaign.strip()).id or 0)
        return Turn(office, session, campaign, self.owed(session, campaign), now, self.by.strip())


class AgencyForm(Form):
    """A form about what one agency owes."""

    states: ClassVar[tuple[DueState, ...]] = UNFINISHED

    agency: str = Field(title="Cơ quan", description="Mã hoặc tên trong danh bạ, như vhtt-bac-son")
    kind: KindWord = Field("báo cáo", title="Nghĩa vụ")
    window: str = Field("", title="Khung thời gian", description="Khóa của khung, khi cơ quan còn nợ nhiều báo cáo")
    number: int = Field(0, title="Số của nghĩa vụ", description="Sau dấu # trong dondoc status; 0 là không cần")

    def owed(self, session: Session, campaign: Campaign) -> Due | None:
        agency, kind = agency_by_code(session, self.agency.strip()), ObligationKind(KINDS[self.kind])
        return pick_due(session, campaign, agency, kind, self.window.strip() or None, self.states, self.number or None)


def submit(office: Office, form: Form, now: DateTime) -> Answer:
    """Do what the form says, once. Raises Refused, changing nothing, with what is wrong and what to do."""
    try:
        with writing(office.engine) as session:
            turn = form.turn(office, session, now)
            answer = Answer(_line(turn, form.do(turn)), _number(turn))
    except Refused:
        with reading(office.engine) as session:
            turn = form.turn(office, session, now)
            if not form.already(turn):
                raise
            said = f"đã có từ trước: {form.name.lower()}{_since(form, turn)}"
            answer = Answer(_line(turn, said), _number(turn), again=True)
    if more := form.after(office, turn.campaign.slug, now, turn.actor):
        return replace(answer, said=f"{answer.said} · {more}")
    return answer


def _line(turn: Turn, said: str) -> str:
    name = due_of(turn.session, turn.owed.id or 0)[1].name if turn.owed else ""
    return " · ".join(part for part in (said, name, _number(turn), turn.actor) if part)


def _number(turn: Turn) -> str:
    return turn.session.get_one(Directive, turn.campaign.directive_id).reference_no


def _since(form: Form, turn: Turn) -> str:
    """Who did it first, and when: the newest Event of what the form is about."""
    query = select(Event).where(Event.ledger == turn.campaign.ledger, form.about(turn)).order_by(col(Event.seq).desc())
    event = turn.session.exec(query).first()
    return f" ({event.actor}, {event.at:%H:%M %d/%m/%Y})" if event else ""
