"""Thư đi: what waits to be sent, what failed and why; sent again, or settled, by the acts of the table."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from models.database import reading, writing
from models.message import Message
from models.states import MessageState
from portal.desk.common import Desk, handed_in, own_asked, signed_in
from portal.form_data import FormData
from tasks.accounts.sign_ins import SignedIn
from tasks.commands.letters import Confirm, Resend
from tasks.delivery.requeue import confirm_arrival, deny_arrival, find_doubted, requeue_messages
from tasks.desk.acts import Forbidden
from tasks.desk.outbox_view import TABS, letters_by_campaign, outbox_page
from tasks.errors import Refused
from tasks.labels import FULL_WORDS, REFUSED_WORDS
from tasks.render import as_sentence, capitalised

OUTBOX = "/thu-di"
TAB_WORDS = {
    "can-xu-ly": "Cần xử lý", "dang-cho": "Đang chờ gửi", "da-gui": "Đã gửi", "da-huy": "Không gửi nữa",
}  # fmt: skip
REMEDIES = {
    MessageState.REFUSED: "Địa chỉ sai: sửa trong danh bạ, rồi gửi lại.",
    MessageState.BOUNCED: "Địa chỉ sai: sửa trong danh bạ, rồi gửi lại.",
    MessageState.DEAD: "Đã thử nhiều lần; gửi lại, gấp thì gọi điện.",
    MessageState.UNKNOWN: "Chưa rõ đã gửi hay chưa: hỏi nơi nhận rồi chọn một trong hai.",
}
REFUSED_REMEDY = "Máy chủ nơi nhận từ chối thư, không báo sai địa chỉ: liên hệ nơi nhận và quản trị thư, rồi gửi lại."
FULL_REMEDY = "Hộp thư nơi nhận đầy: gọi điện để dọn hộp thư, rồi gửi lại."

ANSWERS = {"co": "đã nhận được", "chua": "chưa nhận được"}
"""What the recipient of a letter in doubt may have said, by the word of its button."""


def routes(desk: Desk) -> APIRouter:
    """The addresses below /thu-di."""
    router = APIRouter()

    @router.api_route(OUTBOX, methods=["GET", "HEAD"])
    def show(
        request: Request, user: Annotated[SignedIn, Depends(signed_in(desk))], xem: str = "can-xu-ly",
        dot: Annotated[str, Query(max_length=120)] = "", trang: Annotated[int, Query(ge=1, le=10_000)] = 1,
    ) -> Response:  # fmt: skip
        with reading(desk.app.engine) as session:
            own = own_asked(request, user)
            found = outbox_page(session, xem if xem in TABS else "can-xu-ly", dot, trang, own)
            facts = {"found": found, "tabs": TAB_WORDS, "slug": dot, "remedy": remedy_words, "mine": own is not None}
            return desk.live_page(request, user, "outbox", **facts)

    @router.post(OUTBOX)
    def resend(
        request: Request, user: Annotated[SignedIn, Depends(signed_in(desk, "resend"))],
        handed: Annotated[FormData, Depends(handed_in(desk))],
    ) -> Response:  # fmt: skip
        numbers = [int(one) for one in handed.all_of("number") if one.isdecimal() and len(one) < 10]
        return desk.done(request, OUTBOX, _resend(desk, user, numbers))

    @router.post(OUTBOX + "/{number}")
    def settle(
        request: Request, number: Annotated[int, Path(ge=1, le=2**31 - 1)],
        user: Annotated[SignedIn, Depends(signed_in(desk, "settle"))],
        handed: Annotated[FormData, Depends(handed_in(desk))],
    ) -> Response:  # fmt: skip
        return desk.done(request, OUTBOX, _settle(desk, user, number, ANSWERS.get(handed.get("answer"), "")))

    return router


def remedy_words(letter: Message) -> str:
    """What a person does about a letter that failed, or ""."""
    if REFUSED_WORDS in letter.outcome:
        return REFUSED_REMEDY
    return FULL_REMEDY if FULL_WORDS in letter.outcome else REMEDIES.get(letter.state, "")


def _settle(desk: Desk, user: SignedIn, number: int, answer: str) -> str:
    """Note what the recipient of a letter in doubt answered; gives back what came of it. Raises Refused."""
    with reading(desk.app.engine) as session:
        slugs = list(letters_by_campaign(session, [number]))
    if not slugs or not answer:
        raise Refused("không có thư này, hoặc chưa chọn câu trả lời của nơi nhận")
    if slugs[0]:
        fields = {"campaign": slugs[0], "by": user.name, "number": number, "answer": answer}
        return f"{capitalised(desk.act(user, Confirm.model_validate(fields)).said)}."
    _check_internal(user, "settle")
    with writing(desk.app.engine) as session:
        if answer == ANSWERS["co"]:
            confirm_arrival(desk.app, session, number, desk.clock(), user.name)
        else:
            deny_arrival(session, number, desk.clock(), user.name)
    return f"Thư số {number}: {answer}."


def _check_internal(user: SignedIn, act: str) -> None:
    """A letter of no campaign is for those who may act on all. Raises Forbidden."""
    if not user.may_everywhere(act):
        raise Forbidden(act)


def _resend(desk: Desk, user: SignedIn, numbers: list[int]) -> str:
    """Queue letters again, campaign by campaign; gives back what came of each. Raises Refused for none."""
    with reading(desk.app.engine) as session:
        found = letters_by_campaign(session, numbers)
    if not found:
        raise Refused("chưa chọn thư nào để gửi lại")
    said = []
    for slug, some in found.items():
        try:
            said.append(_resend_some(desk, user, slug, some))
        except Forbidden:
            said.append(f"{slug or 'bản tin nội bộ'}: không phải đợt do mình theo dõi, chưa gửi lại")
        except Refused as error:
            said.append(f"{slug}: {error}")
    return as_sentence("; ".join(said))


def _resend_some(desk: Desk, user: SignedIn, slug: str, numbers: list[int]) -> str:
    if slug:
        return desk.act(user, Resend(campaign=slug, by=user.name, numbers=numbers)).said
    _check_internal(user, "resend")
    with writing(desk.app.engine) as session:
        if find_doubted(session, numbers):
            raise Refused("có thư chưa rõ đã gửi hay chưa; hãy hỏi nơi nhận trước")
        return f"đã xếp lại {requeue_messages(session, numbers, desk.clock(), user.name)} thư nội bộ"
