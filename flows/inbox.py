"""The agencies' answers, read on a schedule; served only where a mailbox is configured."""

from prefect import flow

from flows import runtime
from flows.campaign import rename
from models.text import join_texts, mark_text, tr
from tasks.i18n import shown
from tasks.inbox.chat.both import read_answers
from tasks.labels import MAIL_LABELS


@flow(
    name="Đọc thư đến",
    description=shown(
        "Cứ vài phút một lần: đọc thư trả lời của các cơ quan; điều rõ ràng thì ghi nhận, còn lại chờ cán bộ."
    ),
    flow_run_name=shown("đọc thư đến"),
)
async def read_inbox() -> None:
    """One reading of the mailbox; the run is named by its outcome. Fails, and shows red, where it cannot be read."""
    app, now = runtime.app(), runtime.now()
    done = read_answers(app, now)
    told = [tr("{number} {state}", number=n, state=mark_text(MAIL_LABELS[s])) for s, n in done.states.items()]
    what = join_texts(" · ", told) or "không có thư mới"
    await rename(
        tr("đọc thư đến {local:%H:%M %d/%m/%Y} · {what}", local=app.calendar.local(now), what=mark_text(what)), []
    )
