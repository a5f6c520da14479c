"""The permanent cast: a department, an agency on time, one that is late, one that never answers, an outsider."""

import datetime as dt
from collections.abc import Sequence

from sqlmodel import Session, select

from models.app import App
from models.campaign import Campaign
from models.database import reading, writing
from models.due import Due
from models.enums import FieldKind, ObligationKind, Role, Tier
from models.message import Message
from tasks.agencies.directory import AgencyIn, ContactIn, DirectoryIn, import_directory
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns.context import Context
from tasks.campaigns.lifecycle import close_campaign, close_window
from tasks.campaigns.locks import lock_campaign
from tasks.campaigns.lookup import find_campaign, pick_due
from tasks.campaigns.request import Wanted, request_reports
from tasks.campaigns.submissions import Given, record_submission
from tasks.launch.approve import approve_launch
from tasks.launch.draft import AttachmentPart, DirectivePart, Draft, ObligationPart, RecipientPart, WindowPart
from tasks.launch.recipients import confirmation_of_draft
from tasks.report_forms.schema import Field
from tests.support.instants import at
from tests.support.paths import DIRECTIVE
from tests.support.prepared import prepared

OFFICER = "Cán bộ kiểm thử"
SLUG = "77-stttt-ttbcxb-2022"
LAUNCHED = "2022-01-24T08:30"
TEXT = DIRECTIVE


def person(tier: str, address: str, name: str) -> ContactIn:
    """A contact with one address."""
    return ContactIn(tier=Tier(tier), name=name, channels=[address])


def agency(code: str, name: str, address: str, who: str) -> AgencyIn:
    """An agency with one contact."""
    return AgencyIn(code=code, name=name, contact=[person("contact", address, who)])


CAST = DirectoryIn(
    agency=[
        AgencyIn(
            code="so-tttt",
            name="Sở Thông tin và Truyền thông tỉnh Lạng Sơn",
            aliases=["Sở Thông tin và Truyền thông"],
            contact=[
                person("officer", "canbo@so.example", "Cán Bộ"),
                person("leader", "giamdoc@so.example", "Giám Đốc"),
            ],
        ),
        AgencyIn(
            code="dung-han", name="Phòng Đúng Hạn", contact=[person("contact", "dunghan@huyen.example", "Chị Đúng")]
        ),
        agency("cham", "Phòng Chậm", "cham@huyen.example", "Anh Chậm"),
        agency("im-lang", "Phòng Im Lặng", "imlang@huyen.example", "Anh Im"),
        AgencyIn(
            code="nguoi-ngoai",
            name="Cơ quan Người Ngoài",
            contact=[person("contact", "ngoai@khac.example", "Bà Ngoài")],
        ),
        agency("dang-tai", "Trung tâm Đăng Tải", "web@so.example", "Cô Web"),
    ]
)


def draft(**directive: object) -> Draft:
    """A complete draft: three agencies act, one publishes, one window, an acknowledgement and a report on request."""
    head = {
        "number": "77",
        "symbol": "STTTT-TTBCXB",
        "issued_on": dt.date(2022, 1, 24),
        "issuer": "so-tttt",
        "subject": "tuyên truyền thử",
        "source": str(TEXT),
    }
    return Draft(
        directive=DirectivePart.model_validate(head | directive),
        recipient=[RecipientPart(agency=code, role=Role.ACTION) for code in ("dung-han", "cham", "im-lang")]
        + [RecipientPart(agency="dang-tai", role=Role.PUBLISH)],
        window=[WindowPart(key="dot", topic="đợt thử", starts_on=dt.date(2022, 1, 21), ends_on=dt.date(2022, 2, 15))],
        obligation=[
            ObligationPart(key="acknowledge", kind=ObligationKind.ACKNOWLEDGE, title="xác nhận đã nhận văn bản"),
            ObligationPart(key="publish", kind=ObligationKind.PUBLISH, title="đăng tải văn bản"),
            ObligationPart(key="report", kind=ObligationKind.REPORT, title="báo cáo kết quả"),
        ],
        attachment=[AttachmentPart(name="Kế hoạch số 03/KH-TBTT")],
    )


FORM = [
    Field(key="tin_bai", label="Tin, bài", unit="tin", required=True),
    Field(key="phut", label="Thời lượng phát sóng", unit="phút", help="Cộng mọi chương trình"),
    Field(key="hinh_thuc", label="Hình thức chính", kind=FieldKind.CHOICE, choices=("Báo in", "Phát thanh", "Mạng")),
    Field(key="ngay", label="Ngày kết thúc", kind=FieldKind.DATE),
    Field(key="ghi_chu", label="Khó khăn, vướng mắc", kind=FieldKind.TEXT),
]
"""A form with a field of each kind."""


@prepared
def launched(app: App, when: str = LAUNCHED, form: Sequence[Field] = (), **directive: object) -> str:
    """Import the cast and launch the draft, its report in a form where one is given; gives back the campaign's slug.

    Nothing has been sent yet.
    """
    with writing(app.engine) as session:
        import_directory(session, CAST, at(when), OFFICER)
        given = draft(**directive)
        given.obligation[-1].field = list(form)
        return approve_launch(
            app, session, given, TEXT.parent, confirmation_of_draft(session, given).short, at(when), OFFICER
        ).slug


def requested(app: App, when: str, due: str, slug: str = SLUG) -> None:
    """Ask all three for their report on the window."""
    with writing(app.engine) as session:
        campaign = lock_campaign(session, find_campaign(session, slug).id)
        request_reports(
            Context(app, session, campaign, at(when), OFFICER), Wanted(dt.date.fromisoformat(due), window="dot")
        )


def hand_in(app: App, code: str, when: str, kind: ObligationKind = ObligationKind.REPORT, slug: str = SLUG) -> None:
    """An agency hands in what it owes."""
    with writing(app.engine) as session:
        campaign, due = owed(session, code, kind, slug)
        record_submission(Context(app, session, campaign, at(when), OFFICER), due, Given("kết quả"))


def owed(
    session: Session, code: str, kind: ObligationKind = ObligationKind.REPORT, slug: str = SLUG
) -> tuple[Campaign, Due]:
    """The locked campaign and the Due of an agency, within a writing session."""
    campaign = lock_campaign(session, find_campaign(session, slug).id)
    return campaign, pick_due(session, campaign, agency_by_code(session, code), kind, None)


def closed(ctx: Context, window: str | None) -> None:
    """Close a window, or the whole campaign."""
    if window:
        close_window(ctx, window)
    else:
        close_campaign(ctx)


def said(app: App) -> list[Message]:
    """All Messages, oldest first."""
    with reading(app.engine) as session:
        return list(session.exec(select(Message).order_by(Message.id)))  # type: ignore[arg-type]
