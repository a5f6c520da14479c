"""A document comes in: it is read, the run waits with a form, and what an officer fills in launches it.

Prefect runs the flow again from the top on resume, so each step finds what it did before. Each refused entry is asked
again under the next key: the run waits on, and says why.
"""

from pathlib import Path

from prefect import flow
from prefect.flow_runs import asuspend_flow_run
from prefect.input import RunInput

from flows import here
from flows.campaign import rename
from models.plain import PlainError
from tasks.intake import form_text, launch_filled, take_in

_WAITS = 60 * 24 * 3600  # seconds; then the run fails and the file may be handed in again


class Approval(RunInput):
    """What only a person knows. The labels stand in the description: Prefect drops those of a form with a text."""

    number: str = ""
    issued_on: str = ""
    confirm: str = ""
    approved_by: str = ""


@flow(
    name="Tiếp nhận văn bản",
    description="Đọc một văn bản trên máy chủ, chờ cán bộ điền số, ngày và xác nhận nơi nhận (Resume), rồi tạo đợt.",
    flow_run_name="tiếp nhận {file}",
    persist_result=True,
)
async def intake(file: str) -> str:
    """Take in the document at `file`, a path on the server; gives back the campaign's name."""
    office = here.office()
    draft = take_in(office, Path(file))
    attempt, wrong = 1, ""
    while True:
        form = Approval.with_initial_data(description=form_text(office, draft, wrong))
        given = await asuspend_flow_run(wait_for_input=form, key=f"duyet-{attempt}", timeout=_WAITS)
        try:
            slug = launch_filled(
                office, draft, given.number, given.issued_on, given.confirm, here.now(), given.approved_by
            )
        except PlainError as error:
            attempt, wrong = attempt + 1, str(error)
            continue
        await rename(f"đã tạo đợt {slug}", [])
        return slug
