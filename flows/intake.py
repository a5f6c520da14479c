"""A document comes in: it is read, the run waits with a form, and what an officer fills in launches it.

Prefect runs the flow again from the top on resume, so each step finds what it did before. Each refused entry is asked
again under the next key: the run waits on, and says why.
"""

from pathlib import Path
from typing import Annotated, Any

from prefect import flow
from prefect.flow_runs import asuspend_flow_run
from prefect.input import RunInput
from prefect.input.actions import afilter_flow_run_input
from pydantic import Field, create_model

from flows import runtime
from flows.campaign import rename
from flows.ui.labels import labelled
from models.errors import UserError
from models.text import mark_text, tr
from tasks.i18n import shown
from tasks.launch.intake import form_text, launch_filled, take_in

OnServer = Annotated[str, labelled("Tệp văn bản", "Đường dẫn trên máy chủ, như /srv/cong-van/123.pdf")]
_WAITS = 60 * 24 * 3600  # seconds; then the run fails and the file may be handed in again


class Approval(RunInput):
    """What only a person knows."""

    number: str = Field(default="", title="Số")
    issued_on: str = Field(default="", title="Ngày ban hành")
    confirm: str = Field(default="", title="Mã xác nhận nơi nhận")
    approved_by: str = Field(default="", title="Người duyệt")
    replaces: str = Field(default="", title="Thay thế văn bản số (nếu có)")


def _form(text: str, entry: Approval) -> type[Approval]:
    """The form under its text, filled with what was handed in before. `with_initial_data` would lose the titles."""
    fields = {
        name: (str, Field(value, title=shown(Approval.model_fields[name].title or name)))
        for name, value in entry.model_dump().items()
    }
    form = create_model("Approval", __base__=Approval, **fields)  # type: ignore[call-overload]
    made: type[Approval] = form.with_initial_data(description=text)
    return made


async def _handed_in() -> int:
    """How many entries this run has been given: after a resume only the last one counts."""
    given: Any = await afilter_flow_run_input("suspended-duyet-", limit=200)
    return sum(entry.key.endswith("-response") for entry in given)


@flow(
    name="Tiếp nhận văn bản",
    description=shown(
        "Đọc một văn bản trên máy chủ, chờ cán bộ điền số, ngày và xác nhận nơi nhận (Resume), rồi tạo đợt."
    ),
    flow_run_name=shown("tiếp nhận {file}"),
    persist_result=True,
)
async def intake(file: OnServer) -> str:
    """Take in the document at `file`, a path on the server; gives back the campaign's name."""
    app = runtime.app()
    draft = take_in(app, Path(file))
    attempt, wrong, given = max(1, await _handed_in()), "", Approval()
    while True:
        form = _form(form_text(app, draft, wrong), given)
        given = await asuspend_flow_run(wait_for_input=form, key=f"duyet-{attempt}", timeout=_WAITS)
        try:
            entered = (given.number, given.issued_on, given.confirm)
            slug = launch_filled(app, draft, *entered, runtime.now(), given.approved_by, given.replaces)
        except UserError as error:
            attempt, wrong = attempt + 1, str(error)
            await rename(
                tr("chờ duyệt {name} · chưa dùng được: {wrong}", name=Path(file).name, wrong=mark_text(wrong)), []
            )
            continue
        await rename(tr("đã tạo đợt {slug}", slug=slug), [])
        return slug
