"""The patrol: every few minutes, what is due is decided campaign by campaign, then what waits is delivered.

1. Read the clock, once; stop where the database is an older backup. 2. Find campaigns with something due; none, no
subflow. 3. One subflow a campaign. 4. One round of delivery, if anything waits. 5. Note that a patrol completed.
6. The event feed and the boards, if anything happened.
A patrol that is killed, late, run twice or beside its twin loses and doubles nothing: the database sees to it.
"""

from prefect import flow

from flows import here
from flows.boards import publish_boards
from flows.campaign import campaign, rename
from flows.deliver import deliver_letters
from flows.feed import tell
from tasks.decide import find_due
from tasks.pulse import completed
from tasks.restore import check
from tasks.waiting import has_work


@flow(
    name="Đi tuần",
    description="Cứ vài phút một lần: tìm việc đến hạn của mọi văn bản, quyết định nhắc hay đôn đốc ai, rồi gửi thư.",
    flow_run_name="đi tuần",
)
async def patrol(at: str | None = None) -> None:
    """One patrol of the office. `at` is only for data with a virtual clock."""
    office, now = here.office(), here.now(at)
    check(office, now)
    found = find_due(office, now)
    turns = [await campaign(campaign_id, now.isoformat(), return_state=True) for campaign_id in found]
    waiting = has_work(office, now)
    if waiting:
        await deliver_letters(now.isoformat())
    for state in turns:
        await state.aresult()  # one campaign does not silence the others, but the run that failed shows red
    completed(office, now)
    tell(office)
    await publish_boards(office, now)
    what = f"{len(found)} đợt có việc" if found else "gửi thư chờ" if waiting else "không có gì đến hạn"
    await rename(f"đi tuần {office.calendar.local(now):%H:%M %d/%m/%Y} · {what}", [])
