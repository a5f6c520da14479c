"""The forms of the desk, each with the verb it calls. A new one is a class here; the rest of the house finds it."""

import datetime as dt
from typing import Literal

from pydantic import Field

from models.agency import Agency
from models.enums import Via
from models.instant import parse_instant
from models.states import DueState
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns import amend, figures_entry, objections, request, submissions, telephone
from tasks.campaigns.lookup import last_submission
from tasks.desk.course_forms import Close, Confirm, Pause, Resend, Resume, Withdraw
from tasks.desk.form import AgencyForm, Form, Turn
from tasks.report_forms.schema import Value, in_words, pairs

VIAS = {
    "thư điện tử": Via.EMAIL,
    "hệ thống quản lý văn bản": Via.SYSTEM,
    "văn bản giấy": Via.PAPER,
    "điện thoại": Via.TELEPHONE,
}
ViaWord = Literal["thư điện tử", "hệ thống quản lý văn bản", "văn bản giấy", "điện thoại"]


def written(lines: list[str]) -> dict[str, str]:
    """The figures of a form's lines; empty ones do not count."""
    return pairs(line for line in lines if line.strip())


class Request(Form):
    slug, name = "yeu-cau-bao-cao", "Yêu cầu báo cáo"
    purpose = "Ấn định thời hạn cho báo cáo “khi có yêu cầu”: các cơ quan nhận thư yêu cầu, và được nhắc, đôn đốc."

    due_on: dt.date = Field(title="Hạn", description="Chậm nhất ngày này, một ngày làm việc")
    window: str = Field("", title="Khung thời gian", description="Khóa của khung được báo cáo; để trống là cả văn bản")
    agencies: list[str] = Field([], title="Chỉ các cơ quan này", description="Mã hoặc tên; để trống là tất cả")
    report: str = Field("", title="Báo cáo nào", description="Khóa của báo cáo, khi văn bản có nhiều")

    def do(self, turn: Turn) -> str:
        dues = request.request(
            turn.office, turn.session, turn.campaign, self.due_on, *self._whom(turn), turn.now, turn.actor,
            report=self._report,
        )  # fmt: skip
        return f"đã yêu cầu {len(dues)} cơ quan báo cáo, hạn {self.due_on:%d/%m/%Y}"

    def already(self, turn: Turn) -> bool:
        return request.requested(turn.session, turn.campaign, self.due_on, *self._whom(turn), self._report)

    @property
    def _report(self) -> str | None:
        return self.report.strip() or None

    def _whom(self, turn: Turn) -> tuple[str | None, list[Agency]]:
        named = [agency_by_code(turn.session, name.strip()) for name in self.agencies if name.strip()]
        return self.window.strip() or None, named


class Record(AgencyForm):
    slug, name = "ghi-nhan", "Ghi nhận báo cáo"
    purpose = "Ghi điều một cơ quan đã nộp qua thư, hệ thống, giấy hoặc điện thoại; từ lúc này không ai đôn đốc nữa."

    via: ViaWord = Field("thư điện tử", title="Nhận bằng cách nào")
    text: str = Field("", title="Nội dung", description="Tóm tắt, như: 06 tin, bài")
    nil: bool = Field(False, title="Báo cáo không có nội dung")
    received: str = Field("", title="Nhận lúc", description="Như 2022-02-18T16:00; để trống là bây giờ")
    values: list[str] = Field([], title="Số liệu", description="Mỗi dòng một mục của biểu mẫu, như tin_bai=12")
    later: bool = Field(False, title="Số liệu đến sau", description="Ghi nhận trước, bổ sung bằng “Ghi số liệu”")

    def do(self, turn: Turn) -> str:
        came = parse_instant(self.received) if self.received.strip() else None
        given = submissions.Given(self.text.strip(), self.nil, VIAS[self.via], came, self._figures(turn))
        submissions.receive(turn.office, turn.session, turn.campaign, turn.due, given, turn.now, turn.actor)
        return f"đã ghi nhận {self.kind} qua {self.via}"

    def already(self, turn: Turn) -> bool:
        last = last_submission(turn.session, turn.due)
        if last is None or turn.due.state not in figures_entry.FILED:
            return False
        given = (self.text.strip(), self.nil, VIAS[self.via], self._figures(turn))
        return (last.text, last.nil, last.via, last.values) == given

    def _figures(self, turn: Turn) -> dict[str, Value]:
        return figures_entry.figures(turn.session, turn.due, written(self.values), nil=self.nil, later=self.later)


class Fill(AgencyForm):
    slug, name = "ghi-so-lieu", "Ghi số liệu"
    purpose = "Ghi hoặc sửa số liệu của một báo cáo đã nhận; mục không nêu thì giữ nguyên, số cũ còn trong nhật ký."
    states = figures_entry.FILED

    values: list[str] = Field(title="Số liệu", description="Mỗi dòng một mục của biểu mẫu, như tin_bai=12")

    def do(self, turn: Turn) -> str:
        report = figures_entry.fill(turn.session, turn.campaign, turn.due, written(self.values), turn.now, turn.actor)
        return f"đã ghi số liệu: {in_words(submissions.form_of(turn.session, turn.due), report.values)}"

    def already(self, turn: Turn) -> bool:
        return figures_entry.stands(turn.session, turn.due, written(self.values))


class Accept(AgencyForm):
    slug, name = "duyet-bao-cao", "Duyệt báo cáo"
    purpose = "Báo cáo đã nhận là đạt yêu cầu."
    states = (DueState.RECEIVED,)

    def do(self, turn: Turn) -> str:
        submissions.accept(turn.session, turn.campaign, turn.due, turn.now, turn.actor)
        return f"đã duyệt {self.kind}"

    def already(self, turn: Turn) -> bool:
        return turn.due.state is DueState.ACCEPTED


class SendBack(AgencyForm):
    slug, name = "tra-lai-bao-cao", "Trả lại báo cáo"
    purpose = "Báo cáo đã nhận chưa đạt: cơ quan nhận thư nêu lý do và hạn gửi lại."
    states = (DueState.RECEIVED,)

    reason: str = Field(title="Lý do", description="Sẽ ghi trong thư")

    def do(self, turn: Turn) -> str:
        submissions.send_back(turn.office, turn.session, turn.campaign, turn.due, self.reason, turn.now, turn.actor)
        return f"đã trả lại {self.kind}, hạn gửi lại {turn.due.stated_on:%d/%m/%Y}"

    def already(self, turn: Turn) -> bool:
        return turn.due.state is DueState.RETURNED


class Extend(AgencyForm):
    slug, name = "gia-han", "Gia hạn"
    purpose = "Trả lời đề nghị gia hạn của một cơ quan, cơ quan nhận thư; hoặc chỉ ghi lại đề nghị, chờ ý kiến."

    until: dt.date = Field(title="Hạn mới", description="Hoặc hạn được đề nghị, khi không đồng ý")
    reason: str = Field(title="Lý do", description="Sẽ ghi trong thư")
    answer: Literal["đồng ý", "không đồng ý", "chờ ý kiến"] = Field("đồng ý", title="Trả lời")

    def do(self, turn: Turn) -> str:
        amend.extend(
            turn.office, turn.session, turn.campaign, turn.due, self.until, self.reason, turn.now, turn.actor,
            refuse=self.answer == "không đồng ý", ask=self.answer == "chờ ý kiến",
        )  # fmt: skip
        if self.answer == "đồng ý":
            return f"đã gia hạn {self.kind} đến {self.until:%d/%m/%Y}"
        if self.answer == "không đồng ý":
            return f"không gia hạn {self.kind} đến {self.until:%d/%m/%Y}"
        return f"đã ghi đề nghị gia hạn {self.kind} đến {self.until:%d/%m/%Y}"

    def already(self, turn: Turn) -> bool:
        if self.answer == "không đồng ý":
            return amend.refused(turn.session, turn.due, self.until)
        if self.answer == "chờ ý kiến":
            return turn.due.asked_until == self.until
        return turn.due.extended and turn.due.stated_on == self.until


class Waive(AgencyForm):
    slug, name = "mien", "Miễn báo cáo"
    purpose = "Một cơ quan được miễn điều phải nộp; không thư nào được gửi."

    reason: str = Field(title="Lý do", description="Ghi vào nhật ký")

    def do(self, turn: Turn) -> str:
        submissions.waive(turn.session, turn.campaign, turn.due, self.reason, turn.now, turn.actor)
        return f"đã miễn {self.kind}"

    def already(self, turn: Turn) -> bool:
        return turn.due.state is DueState.WAIVED


class Uphold(AgencyForm):
    slug, name = "van-giao", "Vẫn giao cho cơ quan"
    purpose = (
        "Trả lời “không thuộc trách nhiệm”: vẫn thuộc trách nhiệm của cơ quan; nếu đúng là không, dùng phiếu mien."
    )

    reason: str = Field(title="Lý do", description="Cơ quan đọc được trên trang của mình")

    def do(self, turn: Turn) -> str:
        objections.uphold(turn.session, turn.campaign, turn.due, self.reason, turn.now, turn.actor)
        return f"vẫn giao {self.kind}"

    def already(self, turn: Turn) -> bool:
        return not turn.due.disowned and objections.upheld(turn.session, turn.due, self.reason)


class Telephone(AgencyForm):
    slug, name = "goi-dien-don-doc", "Đôn đốc qua điện thoại"
    purpose = "Ghi một cuộc điện thoại đôn đốc: đã nói với ai, họ hẹn gì. Thư đôn đốc vẫn gửi theo lịch."

    spoke_with: str = Field(title="Đã nói với", description="Họ tên, chức vụ")
    said: str = Field(title="Nội dung", description="Như: hẹn gửi trước 16 giờ ngày mai")

    def do(self, turn: Turn) -> str:
        telephone.log_call(turn.session, turn.campaign, turn.due, self.spoke_with, self.said, turn.now, turn.actor)
        return f"đã đôn đốc qua điện thoại, {self.spoke_with.strip()}"

    def already(self, turn: Turn) -> bool:
        return telephone.logged(turn.session, turn.due, self.spoke_with, self.said, turn.now) is not None


FORMS: tuple[type[Form], ...] = (
    Request, Record, Fill, Accept, SendBack, Extend, Waive, Uphold, Telephone, Resend, Confirm, Pause, Resume, Close,
    Withdraw,
)  # fmt: skip
"""In the order of a campaign's life."""
