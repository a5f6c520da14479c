"""What came in is found in order: by an officer, and where the obligation says so by a leader after him."""

from sqlmodel import col, select

from models.campaign import Obligation
from models.due import Due
from models.event import Event
from models.states import DueState, move
from models.text import tr
from tasks.campaigns.context import Context
from tasks.campaigns.guards import check_open, require_state
from tasks.errors import Refused


def takes_two(ctx: Context, due: Due) -> bool:
    """Whether a leader must accept what an officer has found in order."""
    return ctx.session.get_one(Obligation, due.obligation_id).levels > 1


def propose_acceptance(ctx: Context, due: Due) -> None:
    """An officer finds it in order, and a leader is to say so too.

    Raises Refused where one level is enough or nothing waits, AlreadyDone when it was proposed before.
    """
    if due.state in (DueState.PROPOSED, DueState.ACCEPTED):
        raise ctx.already("đề nghị duyệt", [f"{due.kind}.proposed", f"{due.kind}.accepted"], due)
    check_open(ctx, due)
    require_state(due, (DueState.RECEIVED,), "đề nghị duyệt")
    if not takes_two(ctx, due):
        raise Refused(tr("nghĩa vụ số {due} chỉ cần một cấp duyệt; hãy dùng dondoc accept", due=due.id))
    old = move(due, DueState.PROPOSED)
    ctx.note(f"{due.kind}.proposed", due, old=old, new=due.state)


def accept_report(ctx: Context, due: Due) -> None:
    """Find what came in order; where two must, this is the leader's word.

    Raises Refused when nothing waits for it, or who proposed it would accept it too; AlreadyDone when it is accepted.
    """
    if due.state is DueState.ACCEPTED:
        raise ctx.already("duyệt báo cáo", [f"{due.kind}.accepted", f"{due.kind}.received"], due)
    check_open(ctx, due)
    if takes_two(ctx, due):
        _check_second(ctx, due)
    require_state(due, (DueState.RECEIVED, DueState.PROPOSED), "duyệt")
    old = move(due, DueState.ACCEPTED)
    ctx.note(f"{due.kind}.accepted", due, old=old, new=due.state)


def _check_second(ctx: Context, due: Due) -> None:
    if due.state is DueState.RECEIVED:
        said = "nghĩa vụ số {due} cần hai cấp duyệt: chuyên viên đề nghị trước (dondoc propose), rồi lãnh đạo duyệt"
        raise Refused(tr(said, due=due.id))
    if _proposed_by(ctx, due) == ctx.actor:
        raise Refused("người đã đề nghị thì không tự duyệt được; cần lãnh đạo duyệt")


def _proposed_by(ctx: Context, due: Due) -> str:
    """Who proposed its acceptance last."""
    query = select(Event.actor).where(Event.due_id == due.id, Event.what == f"{due.kind}.proposed")
    return ctx.session.exec(query.order_by(col(Event.seq).desc())).first() or ""
