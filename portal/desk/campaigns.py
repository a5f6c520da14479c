"""Đợt: all campaigns, the matrix of one, and the acts on its course."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from sqlmodel import Session, col, select

from models.agency import Agency
from models.campaign import Campaign, Obligation, Recipient, Window
from models.database import reading
from models.enums import Timing
from models.states import CampaignState
from portal.desk.common import LOOK, Desk, NoSuchThing, Page, campaign_of, handed_in, own_asked, signed_in
from portal.desk.dues import bulk, due_pages, letter_pages
from portal.desk.dues.day_words import DayCount
from portal.desk.dues.plain_words import refusal_words
from portal.desk.form_fields import InputField, WrongFields, command_typed, fields_of
from portal.desk.visit import Tried, Visit
from portal.form_data import FormData
from tasks.accounts.own_campaigns import officers_of
from tasks.accounts.sign_ins import SignedIn
from tasks.commands.catalogue import CATALOGUE
from tasks.commands.table import model_of
from tasks.desk.acts import Forbidden
from tasks.desk.campaign_lines import campaign_line, campaign_page
from tasks.desk.due_acts import BULK_ACTS, rights_to
from tasks.desk.matrix import MatrixFilter, matrix_of
from tasks.desk.next_steps import next_steps
from tasks.desk.waiting import waiting_of_campaign
from tasks.errors import Refused
from tasks.render import as_sentence, capitalised

COURSE_ACTS = ("request", "pause", "resume", "close", "withdraw")
"""The commands that are about a campaign as a whole."""

STATES_OF = {
    "request": (CampaignState.RUNNING, CampaignState.PAUSED),
    "pause": (CampaignState.APPROVED, CampaignState.RUNNING),
    "resume": (CampaignState.PAUSED,),
    "close": (CampaignState.APPROVED, CampaignState.RUNNING, CampaignState.PAUSED),
    "withdraw": (CampaignState.APPROVED, CampaignState.RUNNING, CampaignState.PAUSED),
}
"""In which states of a campaign each may be asked for."""

LONGEST_SOUGHT = 200
MOST_TICKS = 300
"""Agencies that a form lists to be ticked."""


def routes(desk: Desk) -> APIRouter:
    """The pages under /dot."""
    pages = APIRouter()

    @pages.api_route("/dot", methods=LOOK)
    def campaigns(
        request: Request, user: Annotated[SignedIn, Depends(signed_in(desk))], *, xong: bool = False, tim: str = "",
        trang: Page = 1,
    ) -> Response:  # fmt: skip
        now, text, own = desk.clock(), tim[:LONGEST_SOUGHT], own_asked(request, user)
        with reading(desk.app.engine) as session:
            found = campaign_page(session, now, ended=xong, text=text, page=trang, own=own)
            facts = {"found": found, "ended": xong, "text": text, "mine": own is not None}
            return desk.live_page(request, user, "campaigns", **facts)

    @pages.api_route("/dot/{slug}", methods=LOOK)
    def campaign(request: Request, slug: str, user: Annotated[SignedIn, Depends(signed_in(desk))]) -> Response:
        return _campaign_page(Visit(desk, request, user), slug)

    @pages.api_route("/dot/{slug}/viec/{act}", methods=LOOK)
    def form(request: Request, slug: str, act: str, user: Annotated[SignedIn, Depends(signed_in(desk))]) -> Response:
        return _act_page(Visit(desk, request, user), slug, Tried(act, dict(request.query_params)))

    @pages.post("/dot/{slug}/viec/{act}")
    def done(
        request: Request, slug: str, act: str, user: Annotated[SignedIn, Depends(signed_in(desk))],
        handed: Annotated[FormData, Depends(handed_in(desk))],
    ) -> Response:  # fmt: skip
        return _do(Visit(desk, request, user), slug, act, handed)

    for more in (bulk, letter_pages, due_pages):
        pages.include_router(more.routes(desk))
    return pages


def _filter(request: Request) -> MatrixFilter:
    """What the address asks to see."""
    asked = request.query_params
    page = asked.get("trang", "1")
    return MatrixFilter(
        asked.get("nhom", ""), asked.get("loc", ""), asked.get("tim", "")[:LONGEST_SOUGHT], asked.get("cot", ""),
        int(page) if page.isdecimal() and len(page) < 6 else 1,
    )  # fmt: skip


def _campaign_page(visit: Visit, slug: str) -> Response:
    now, app, wanted = visit.desk.clock(), visit.app, _filter(visit.request)
    with reading(app.engine) as session:
        campaign = campaign_of(session, slug)
        matrix = matrix_of(session, campaign, now, wanted)
        line = campaign_line(session, now, campaign, matrix.counts)
        facts: dict[str, Any] = {
            "line": line,
            "matrix": matrix,
            "steps": next_steps(app, session, campaign),
            "officers": officers_of(session, campaign.id),
            "waiting": waiting_of_campaign(session, line),
            "acts": [act for act in COURSE_ACTS if _is_offered(session, visit.user, campaign, act)],
            "bulk": [a for a in BULK_ACTS if any(visit.user.may(one, campaign.id) for one in rights_to(a))],
        }
        days = DayCount(app.calendar, now)
        return visit.live_page("campaign", wanted=wanted, catalogue=CATALOGUE, days=days, **facts)


def _is_offered(session: Session, user: SignedIn, campaign: Campaign, act: str) -> bool:
    """Whether somebody may do an act on a campaign as it stands."""
    if campaign.state not in STATES_OF[act] or not user.may(act, campaign.id):
        return False
    return act != "request" or bool(_on_request(session, campaign))


def windows_of(session: Session, campaign: Campaign) -> list[Window]:
    """The periods of a campaign."""
    return list(session.exec(select(Window).where(Window.campaign_id == campaign.id).order_by(col(Window.id))))


def _on_request(session: Session, campaign: Campaign) -> list[Obligation]:
    """The reports that are owed when somebody asks for them."""
    query = select(Obligation).where(Obligation.campaign_id == campaign.id, Obligation.timing == Timing.ON_REQUEST)
    return list(session.exec(query.order_by(col(Obligation.id))))


def _act_page(visit: Visit, slug: str, tried: Tried) -> Response:
    """The form of an act on a campaign; after one that was refused, with what was typed and why."""
    act = tried.act
    if act not in COURSE_ACTS:
        raise NoSuchThing
    with reading(visit.app.engine) as session:
        campaign = campaign_of(session, slug)
        if not visit.user.may(act, campaign.id):
            raise Forbidden(act)
        facts = {
            "line": campaign_line(session, visit.desk.clock(), campaign),
            "entry": CATALOGUE[act],
            "act": act,
            "offered": _is_offered(session, visit.user, campaign, act),
            "effect": _effect(campaign, act),
            "fields": _fields(session, campaign, act),
        }
        return visit.page("campaign_act", status=tried.status, given=tried.given, errors=tried.errors, **facts)


def _fields(session: Session, campaign: Campaign, act: str) -> list[InputField]:
    """The fields of an act, with what there is to choose from."""
    open_ones = [one for one in windows_of(session, campaign) if not one.closed]
    everything = ("", "Cả văn bản")
    options: dict[str, list[tuple[str, str]]] = {"window": [everything, *((w.key, w.topic) for w in open_ones)]}
    if act == "request":
        reports = _on_request(session, campaign)
        options["report"] = [(one.key, capitalised(one.title)) for one in reports]
        options |= _agencies(session, reports)
        return fields_of(model_of(CATALOGUE[act]), without=["report"] if len(reports) < 2 else [], options=options)
    obligations = session.exec(select(Obligation).where(Obligation.campaign_id == campaign.id)).all()
    options["obligation"] = [everything, *((one.key, capitalised(one.title)) for one in obligations)]
    hidden = ["agency"] + ([] if campaign.started_at is None and act == "resume" else ["confirm"])
    return fields_of(model_of(CATALOGUE[act]), without=hidden, options=options)


def _effect(campaign: Campaign, act: str) -> str:
    """What is sent to whom when it is done."""
    parties = f"{campaign.recipient_count:02d} cơ quan của đợt"
    return EFFECTS[act].format(parties=parties)


EFFECTS = {
    "request": (
        "Thư yêu cầu báo cáo được gửi ngay đến từng cơ quan được yêu cầu; sau đó là thư nhắc, đôn đốc theo lịch."
    ),
    "pause": "Không thư nào được gửi cho {parties} nữa, cho đến khi chạy tiếp; thời hạn vẫn giữ nguyên.",
    "resume": "Thư cho {parties} lại đi theo lịch; trong các bước đã lỡ chỉ bước mới nhất được gửi.",
    "close": (
        "Thư tổng hợp được gửi đến lãnh đạo và cán bộ của cơ quan ban hành; các cơ quan khác không nhận thư nào."
    ),
    "withdraw": (
        "Thư thu hồi, có ghi lý do, được gửi đến mọi cơ quan đã nhận văn bản ({parties}). Không làm ngược lại được."
    ),
}


def _typed(handed: FormData) -> dict[str, str]:
    """What was typed, of what was ticked all, a line each."""
    return {**handed.fields, "agencies": "\n".join(handed.all_of("agencies"))}


def _agencies(session: Session, reports: list[Obligation]) -> dict[str, list[tuple[str, str]]]:
    """Those who owe the reports, to be ticked; where they are too many for that nothing, and they are written."""
    bound = {number for one in reports for number in one.binds}
    if not bound or len(bound) > MOST_TICKS:
        return {}
    query = select(Agency.code, Recipient.name).join(Recipient).where(col(Recipient.id).in_(bound))
    return {"agencies": list(session.exec(query.order_by(col(Recipient.id))))}


def _do(visit: Visit, slug: str, act: str, handed: FormData) -> Response:
    if act not in COURSE_ACTS:
        raise NoSuchThing
    with reading(visit.app.engine) as session:
        if not visit.user.may(act, campaign_of(session, slug).id):
            raise Forbidden(act)
    typed, given = _typed(handed), {"campaign": slug, "by": visit.user.name}
    try:
        answer = visit.desk.act(visit.user, command_typed(model_of(CATALOGUE[act]), typed, given))
    except WrongFields as wrong:
        return _act_page(visit, slug, Tried(act, typed, wrong.errors))
    except Refused as error:
        return _act_page(visit, slug, Tried(act, typed, {"": refusal_words(error)}))
    return visit.done(f"/dot/{slug}", as_sentence(answer.said))
