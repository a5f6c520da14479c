"""What an agency says is not its to do (Nghị định 30/2020/NĐ-CP, Art. 21.2): an officer decides, the state stays."""

from pendulum import DateTime
from sqlmodel import Session, select

from models.campaign import Campaign
from models.due import Due
from models.event import Event
from models.states import UNFINISHED
from tasks.campaigns.context import note
from tasks.campaigns.guards import check_open, require
from tasks.errors import Refused


def disown(session: Session, campaign: Campaign, due: Due, reason: str, now: DateTime, actor: str) -> None:
    """Note that the agency says so, for an officer to decide. Raises Refused without a reason, or said before."""
    check_open(session, campaign, due)
    require(due, UNFINISHED, "ghi ý kiến")
    if not reason.strip():
        raise Refused("cần nêu lý do vì sao không thuộc trách nhiệm")
    if due.disowned:
        raise Refused("ý kiến “không thuộc trách nhiệm” đã được ghi, đang chờ cơ quan ban hành trả lời")
    due.disowned = reason.strip()
    note(session, campaign, now, actor, "due.disowned", due, reason=due.disowned)


def uphold(session: Session, campaign: Campaign, due: Due, reason: str, now: DateTime, actor: str) -> None:
    """An officer finds that it is the agency's to do after all; who agrees waives it instead (campaigns/receive.py).

    Raises Refused when nothing of the kind waits for an answer, or no reason is given.
    """
    check_open(session, campaign, due)
    if not due.disowned or not due.owed:
        raise Refused(f"nghĩa vụ số {due.id} không có ý kiến “không thuộc trách nhiệm” nào chờ trả lời")
    if not reason.strip():
        raise Refused("giữ nguyên trách nhiệm phải nêu lý do (--reason)")
    old, due.disowned = due.disowned, ""
    note(session, campaign, now, actor, "due.kept", due, old=old, reason=reason.strip())


def upheld(session: Session, due: Due, reason: str) -> bool:
    """Whether the agency was told with this reason that it is its to do: the form was handed in twice."""
    same = select(Event.id).where(Event.due_id == due.id, Event.what == "due.kept", Event.reason == reason.strip())
    return session.exec(same).first() is not None
