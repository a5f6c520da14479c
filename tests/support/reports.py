"""A campaign whose report has a form, and eight agencies that stand to it in every way."""

from typing import Any

import pytest

from models.app import App
from models.database import reading, writing
from models.enums import Role
from tasks.agencies.directory import AgencyIn, DirectoryIn, GroupIn, import_directory
from tasks.campaigns import submissions
from tasks.campaigns.context import Context
from tasks.campaigns.lookup import find_campaign
from tasks.figures.summary import Summary, report_summaries
from tasks.launch.approve import approve_launch
from tasks.launch.draft import RecipientPart
from tasks.launch.recipients import confirmation_of_draft
from tasks.report_forms.schema import checked_values
from tests.support.cast import CAST, FORM, OFFICER, SLUG, TEXT, draft, owed, person, requested
from tests.support.instants import at
from tests.support.verbs import accept, go, send_back, waive

NOW = at("2022-02-21T09:00")
HILLS, RIVER = "Các phòng vùng cao", "Các phòng ven sông"
MORE = {"dat": "Đạt", "trong": "Trống", "khong": "Không", "tra": "Trả Lại", "mien": "Miễn"}


def directory() -> DirectoryIn:
    """The cast and five more; the directory knows two groups, one of which no directive names."""
    cast = CAST.model_copy(deep=True)
    cast.group = [GroupIn(code="vung-cao", name=HILLS), GroupIn(code="ven-song", name=RIVER)]
    for code, name in MORE.items():
        contact = person("contact", f"{code}@huyen.example", f"Chị {name}")
        cast.agency.append(AgencyIn(code=code, name=f"Phòng {name}", contact=[contact]))
    for agency in cast.agency:
        agency.groups = {"cham": ["vung-cao"], "dat": ["vung-cao"], "dung-han": ["ven-song"]}.get(agency.code, [])
    return cast


@pytest.fixture
def reported(app: App) -> App:
    """Of eight: two with figures, one of them accepted; one nil, one without figures, two missing, one of these given
    its report back; one waived; and one of another group, accepted.
    """
    given = draft()
    given.obligation[-1].field = list(FORM)
    given.recipient[1].group = HILLS  # cham: named by the directive as one of a group
    given.recipient += [RecipientPart(agency=code, role=Role.ACTION) for code in MORE]
    with writing(app.engine) as session:
        import_directory(session, directory(), at("2022-01-24T08:30"), OFFICER)
        approve_launch(
            app,
            session,
            given,
            TEXT.parent,
            confirmation_of_draft(session, given).short,
            at("2022-01-24T08:30"),
            OFFICER,
        )
    go(app, "2022-01-24T08:30")
    requested(app, "2022-02-14T09:00", "2022-02-17")
    go(app, "2022-02-14T09:05")
    report(app, "dung-han", tin_bai="1.234,5", hinh_thuc="báo in", ngay="15/02/2022")
    report(app, "cham", tin_bai="06", phut="540", hinh_thuc="Mạng", ghi_chu="thiếu | máy")
    report(app, "dat", tin_bai="0", phut="0,1", hinh_thuc="Mạng")
    report(app, "tra", tin_bai="900", phut="900")
    report(app, "trong")
    report(app, "khong", nil=True)
    for code in ("dung-han", "dat"):
        accept(app, code, "2022-02-16T10:00")
    send_back(app, "tra", "2022-02-16T11:00")
    waive(app, "mien", "2022-02-16T11:05")
    return app


def report(app: App, code: str, when: str = "2022-02-16T09:00", nil: bool = False, **raw: str) -> None:
    """An agency reports these figures."""
    with writing(app.engine) as session:
        campaign, due = owed(session, code)
        values = checked_values(submissions.fields_of_due(session, due), raw) if raw else {}
        given = submissions.Given("kết quả", nil, values=values)
        submissions.record_submission(Context(app, session, campaign, at(when), OFFICER), due, given)


def sums_of(app: App, **where: Any) -> list[Summary]:
    with reading(app.engine) as session:
        return report_summaries(session, find_campaign(session, SLUG), NOW, **where)
