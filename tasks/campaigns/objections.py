"""What an agency says is not its to do (Nghị định 30/2020/NĐ-CP, Art. 21.2): an officer decides, the state stays."""

from sqlmodel import col

from models.due import Due
from models.event import Event
from models.states import UNFINISHED_STATES
from models.text import tr
from tasks.campaigns.context import Context
from tasks.campaigns.guards import check_open, check_reason, require_state
from tasks.errors import Refused

OBJECTED, REJECTED = "due.disowned", "due.kept"


def object_to(ctx: Context, due: Due, reason: str) -> None:
    """Note that the agency says so, for an officer to decide.

    Raises Refused when nothing is owed or no reason is given, AlreadyDone when it waits for an answer.
    """
    check_open(ctx, due)
    require_state(due, UNFINISHED_STATES, "ghi ý kiến")
    check_reason(reason, "cần nêu lý do vì sao không thuộc trách nhiệm")
    if due.disowned:
        said = "ý kiến “không thuộc trách nhiệm” đã được ghi, đang chờ cơ quan ban hành trả lời"
        raise ctx.already(said, [OBJECTED], due)
    due.disowned = reason.strip()
    ctx.note(OBJECTED, due, reason=due.disowned)


def reject_objection(ctx: Context, due: Due, reason: str) -> None:
    """An officer finds that it is the agency's to do after all; who agrees waives it (campaigns/submissions.py).

    Raises Refused when nothing of the kind waits for an answer or no reason is given, AlreadyDone when it was answered
    so.
    """
    done = ctx.already("vẫn giao cho cơ quan", [REJECTED], due, col(Event.reason) == reason.strip())
    if done.since and not due.disowned:
        raise done
    check_open(ctx, due)
    if not due.disowned or not due.owed:
        raise Refused(tr("nghĩa vụ số {due} không có ý kiến “không thuộc trách nhiệm” nào chờ trả lời", due=due.id))
    check_reason(reason, "giữ nguyên trách nhiệm phải nêu lý do (--reason)")
    old, due.disowned = due.disowned, ""
    ctx.note(REJECTED, due, old=old, reason=reason.strip())
