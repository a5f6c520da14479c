"""What a person does with letters that could not be sent."""

from typing import Literal

from flows.cli.app import Act, print_text, program, the_office
from models.errors import UserError
from models.text import tr, trn


@program.command
def resend(
    *numbers: int,
    campaign: str | None = None,
    state: Literal["dead", "refused", "bounced"] | None = None,
    act: Act = Act(),
) -> None:
    """Xếp lại hàng những thư không gửi được; mỗi thư giữ khóa và Message-ID của nó.

    Thư “chưa rõ” chỉ được gửi lại theo số, sau khi đã hỏi nơi nhận là chưa nhận được.

    Parameters
    ----------
    numbers
        Số của các thư (id trong dondoc messages --json).
    campaign
        Chỉ của một đợt, đi cùng --state.
    state
        Tất cả thư ở tình trạng này.
    """
    from models.database import writing
    from models.states import MessageState
    from tasks.campaigns.lookup import find_campaign
    from tasks.delivery.requeue import requeue_messages as do
    from tasks.delivery.requeue import stuck_messages

    if bool(numbers) == bool(state):
        raise UserError("hãy nêu số của các thư, hoặc --state dead, refused hay bounced")
    with the_office(act) as (app, now), writing(app.engine) as session:
        found = find_campaign(session, campaign) if campaign else None
        chosen = list(numbers) if numbers else stuck_messages(session, MessageState(state or ""), found)
        print_text(trn("Đã xếp lại {count} thư; lần đi tuần sau sẽ gửi.", do(session, chosen, now, act.actor)))


@program.command
def settle(number: int, *, arrived: bool, act: Act = Act()) -> None:
    """Giải quyết một thư “chưa rõ đã gửi hay chưa”, sau khi đã hỏi nơi nhận.

    Parameters
    ----------
    number
        Số của thư (id trong dondoc messages --json).
    arrived
        Nơi nhận đã nhận được (--arrived); chưa nhận được thì --no-arrived, thư được gửi lại.
    """
    from models.database import writing
    from tasks.delivery.requeue import confirm_arrival, deny_arrival

    with the_office(act) as (app, now), writing(app.engine) as session:
        if arrived:
            confirm_arrival(app, session, number, now, act.actor)
        else:
            deny_arrival(session, number, now, act.actor)
    print_text(
        tr("Thư {number}: đã ghi là đã nhận.", number=number)
        if arrived
        else tr("Thư {number}: lần đi tuần sau sẽ gửi lại.", number=number)
    )
