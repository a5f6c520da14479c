"""The forms of the desk about a campaign's course and its letters: pause and resume, close, withdraw, send again."""

from typing import Literal

from pendulum import DateTime
from pydantic import Field
from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models.agency import Agency
from models.app import Office
from models.campaign import Window
from models.errors import PlainError
from models.event import Event
from models.states import CampaignState
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns import amend, recall, suspension
from tasks.delivery import requeue
from tasks.desk.form import Form, Turn
from tasks.errors import Refused
from tasks.papers.evidence import pack


class _PartForm(Form):
    """About a whole campaign, or one agency or obligation in it."""

    agency: str = Field("", title="Chỉ cơ quan này", description="Mã hoặc tên; để trống là cả văn bản")
    obligation: str = Field("", title="Chỉ nghĩa vụ này", description="Khóa của nghĩa vụ, như report")

    def part(self, turn: Turn) -> Agency | str | None:
        """The agency or obligation that is meant; None for all. Raises Refused when both are named."""
        agency, obligation = self.agency.strip(), self.obligation.strip()
        if agency and obligation:
            raise Refused("hãy chọn một trong hai: chỉ một cơ quan, hoặc chỉ một nghĩa vụ")
        return agency_by_code(turn.session, agency) if agency else obligation or None


class Pause(_PartForm):
    slug, name = "tam-dung", "Tạm dừng"
    purpose = "Ngừng ngay mọi thư của một văn bản, hoặc của một cơ quan, một nghĩa vụ trong đó, cho đến khi chạy tiếp."

    reason: str = Field(title="Lý do", description="Ghi vào nhật ký")

    def do(self, turn: Turn) -> str:
        if part := self.part(turn):
            held = suspension.hold(turn.office, turn.session, turn.campaign, part, self.reason, turn.now, turn.actor)
            return f"đã tạm dừng {held}"
        amend.pause(turn.session, turn.campaign, self.reason, turn.now, turn.actor)
        return "đã tạm dừng"

    def already(self, turn: Turn) -> bool:
        if part := self.part(turn):
            return suspension.held(turn.session, turn.campaign, part).paused
        return turn.campaign.state is CampaignState.PAUSED


class Resume(_PartForm):
    slug, name = "chay-tiep", "Chạy tiếp"
    purpose = (
        "Cho văn bản, cơ quan hay nghĩa vụ đang tạm dừng chạy tiếp; trong các bước đã lỡ chỉ bước mới nhất được gửi."
    )

    confirm: str = Field("", title="Mã xác nhận nơi nhận", description="Chỉ khi được hỏi, như 17:3fa2c1d09b7e")

    def do(self, turn: Turn) -> str:
        if part := self.part(turn):
            back = suspension.hold(turn.office, turn.session, turn.campaign, part, "", turn.now, turn.actor, back=True)
            return f"{back} thực hiện tiếp"
        amend.resume(turn.session, turn.campaign, turn.now, turn.actor, self.confirm)
        return "chạy tiếp"

    def already(self, turn: Turn) -> bool:
        if part := self.part(turn):
            return not suspension.held(turn.session, turn.campaign, part).paused
        return turn.campaign.state in (CampaignState.RUNNING, CampaignState.APPROVED)


class Close(Form):
    slug, name = "ket-thuc", "Kết thúc"
    purpose = (
        "Kết thúc một văn bản hoặc một phần của nó; lãnh đạo nhận thư tổng hợp. Cả văn bản thì lập hồ sơ chứng cứ."
    )

    window: str = Field("", title="Khung thời gian", description="Khóa của khung, khi chỉ đóng phần đó")

    def do(self, turn: Turn) -> str:
        part = amend.close(turn.office, turn.session, turn.campaign, self.window.strip() or None, turn.now, turn.actor)
        return f"đã đóng phần “{part.topic}”" if part else "đã kết thúc"

    def already(self, turn: Turn) -> bool:
        if not self.window.strip():
            return turn.campaign.state is CampaignState.CLOSED
        query = select(Window).where(Window.campaign_id == turn.campaign.id, Window.key == self.window.strip())
        return any(window.closed_at for window in turn.session.exec(query))

    def after(self, office: Office, slug: str, now: DateTime, actor: str) -> str:
        """The evidence pack; handed in again it is made anew, with the letters that have gone meanwhile."""
        if self.window.strip():
            return ""
        try:
            done = pack(office, slug, now, actor)
        except PlainError as error:  # the campaign is closed all the same
            return f"chưa lập được hồ sơ: {error}"
        return f"hồ sơ {done.path}"


class Withdraw(Form):
    slug, name = "thu-hoi", "Thu hồi văn bản"
    purpose = (
        "Dừng hẳn một văn bản; ai đã nhận văn bản thì nhận thư thu hồi. Không làm ngược lại được. Muốn thay bằng văn "
        "bản khác thì không dùng phiếu này: chạy tiep-nhan với văn bản mới, ghi số cũ vào ô “Thay thế văn bản số”."
    )

    reason: str = Field(title="Lý do", description="Sẽ ghi trong thư")

    def do(self, turn: Turn) -> str:
        told = recall.withdraw(turn.session, turn.campaign, self.reason, turn.now, turn.actor)
        return f"đã thu hồi, báo {told} nơi nhận"

    def already(self, turn: Turn) -> bool:
        return turn.campaign.state is CampaignState.WITHDRAWN


class Resend(Form):
    slug, name = "gui-lai-thu", "Gửi lại thư"
    purpose = "Xếp lại hàng những thư bị từ chối, bị trả về hoặc không gửi được; mỗi thư vẫn chỉ được gửi một lần."

    numbers: list[int] = Field(title="Số của các thư", description="Trong bảng can-nguoi-xu-ly", min_length=1)

    def do(self, turn: Turn) -> str:
        requeue.of_campaign(turn.session, turn.campaign, self.numbers)
        doubted = requeue.doubted(turn.session, self.numbers)
        if doubted:
            raise Refused(f"thư số {doubted[0]} chưa rõ đã gửi hay chưa; hãy hỏi nơi nhận rồi dùng phiếu xac-minh-thu")
        return f"đã xếp lại {requeue.resend(turn.session, self.numbers, turn.now, turn.actor)} thư"

    def already(self, turn: Turn) -> bool:
        return requeue.queued_again(turn.session, turn.campaign, self.numbers)

    def about(self, turn: Turn) -> ColumnElement[bool]:
        return col(Event.message_id).in_(self.numbers)


class Confirm(Form):
    slug, name = "xac-minh-thu", "Xác minh thư chưa rõ"
    purpose = "Sau khi hỏi nơi nhận: thư chưa rõ đã gửi hay chưa thì đã đến, hoặc chưa đến và được gửi lại."

    number: int = Field(title="Số của thư", description="Trong bảng can-nguoi-xu-ly")
    answer: Literal["đã nhận được", "chưa nhận được"] = Field(title="Nơi nhận trả lời")

    def do(self, turn: Turn) -> str:
        requeue.of_campaign(turn.session, turn.campaign, [self.number])
        requeue.confirm(turn.office, turn.session, self.number, self._arrived, turn.now, turn.actor)
        return f"thư số {self.number}: {self.answer}"

    def already(self, turn: Turn) -> bool:
        if self._arrived:
            return requeue.confirmed(turn.session, self.number)
        return requeue.queued_again(turn.session, turn.campaign, [self.number])

    def about(self, turn: Turn) -> ColumnElement[bool]:
        return col(Event.message_id) == self.number

    @property
    def _arrived(self) -> bool:
        return self.answer == "đã nhận được"
