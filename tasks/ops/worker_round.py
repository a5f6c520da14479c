"""What `dondoc worker` does on a further machine: rounds of delivery, by the claims and leases of all others.

The first machine decides, reads the mail and settles doubts, for what these need lies in its folders. A worker hands
over what has been decided, and only while patrols come to their end there: they are what notices a restored database.
"""

from pendulum import DateTime

from models.agency import EDXML
from models.app import App
from models.database import get_meta, reading
from models.errors import Misconfigured
from models.instant import moment_text, parse_instant
from models.text import mark_text, tr
from tasks.delivery.deliver import Delivered, deliver_waiting
from tasks.delivery.queue import letters_waiting
from tasks.delivery.recovery import has_abandoned
from tasks.delivery.router import ChannelRouter
from tasks.heartbeat import HELD, LAST_PATROL
from tasks.ops.restore_guard import Held

OF_ONE_MACHINE = frozenset({EDXML})
"""Channels that are folders: what lies in them on another machine cannot be seen from here."""


class WorkerRouter(ChannelRouter):
    """Hands letters over from a machine that has no folder in common with the others."""

    def was_sent(self, letter_id: str, channel: str) -> bool | None:
        """None where a folder of another machine would have to say it."""
        return None if channel in OF_ONE_MACHINE else super().was_sent(letter_id, channel)


def check_delegable(app: App) -> None:
    """Raises Misconfigured where letters go into a folder of one machine: another's would be a second mail system."""
    if app.settings.mail.relay == "maildir":
        raise Misconfigured(
            'mail.relay = "maildir" ghi thư vào thư mục của một máy, nên chỉ dondoc up gửi được; '
            "dondoc worker cần một máy chủ thư (mail.relay = mailto://…)"
        )


def check_patrolled(app: App, now: DateTime) -> None:
    """Raises Held unless a patrol has come to its end lately, and nothing holds the engine."""
    with reading(app.engine) as session:
        held, last = get_meta(session, HELD), get_meta(session, LAST_PATROL)
    if held:
        raise Held(tr("{held}\nXem lại rồi cho chạy tiếp: dondoc restore --go-on", held=mark_text(held)))
    patience = app.settings.watch.silent_minutes + round(app.settings.delivery.lease_minutes)
    if not last:
        raise Held("chưa có lần đi tuần nào ở máy chạy dondoc up; chờ lần đầu")
    if now > parse_instant(last).add(minutes=patience):
        raise Held(
            tr(
                "máy chạy dondoc up không đi tuần từ {moment}; chờ lần đi tuần sau",
                moment=mark_text(moment_text(app.calendar.local(parse_instant(last)))),
            )
        )


def has_letters(app: App, now: DateTime) -> bool:
    """Whether a worker's round would find something to hand over, or to take over from one that is gone."""
    return any(one[0].channel not in OF_ONE_MACHINE for one in letters_waiting(app, now)) or has_abandoned(app, now)


def deliver_from_worker(app: App, now: DateTime) -> Delivered:
    """One round of delivery. Raises Held, and Misconfigured where letters go into a folder."""
    check_delegable(app)
    check_patrolled(app, now)
    return deliver_waiting(app, WorkerRouter(app, now), now, OF_ONE_MACHINE)
