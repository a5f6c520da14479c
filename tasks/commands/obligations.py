"""Acts on what an agency owes: more time, a waiver, an answer to its objection, a call."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from models.due import Due
from models.text import mark_text, tr
from tasks.campaigns.context import Context
from tasks.campaigns.extensions import grant_extension, note_extension_request, refuse_extension
from tasks.campaigns.objections import reject_objection
from tasks.campaigns.submissions import waive_due
from tasks.campaigns.telephone import log_call
from tasks.commands.catalogue import CATALOGUE
from tasks.commands.command import AgencyCommand, Typed


class Extend(AgencyCommand):
    """Answer an agency that asks for more time, or note that it does."""

    entry = CATALOGUE["extend"]

    until: dt.date = Field(title="Hạn mới", description="Hoặc hạn được đề nghị, khi không đồng ý")
    reason: str = Field(title="Lý do", description="Sẽ ghi trong thư")
    answer: Annotated[
        Literal["đồng ý", "không đồng ý", "chờ ý kiến"],
        Typed(flags={"không đồng ý": "refuse", "chờ ý kiến": "asked"}),
    ] = Field("đồng ý", title="Trả lời")

    def act_on(self, ctx: Context, due: Due) -> str:
        if self.answer == "không đồng ý":
            refuse_extension(ctx, due, self.until, self.reason)
            return tr("không gia hạn {kind} đến {until:%d/%m/%Y}", kind=mark_text(self.kind), until=self.until)
        if self.answer == "chờ ý kiến":
            note_extension_request(ctx, due, self.until, self.reason)
            return tr("đã ghi đề nghị gia hạn {kind} đến {until:%d/%m/%Y}", kind=mark_text(self.kind), until=self.until)
        grant_extension(ctx, due, self.until, self.reason)
        return tr("đã gia hạn {kind} đến {until:%d/%m/%Y}", kind=mark_text(self.kind), until=self.until)


class Waive(AgencyCommand):
    """Free an agency from what it owes."""

    entry = CATALOGUE["waive"]

    reason: str = Field(title="Lý do", description="Ghi vào nhật ký")

    def act_on(self, ctx: Context, due: Due) -> str:
        waive_due(ctx, due, self.reason)
        return tr("đã miễn {kind}", kind=mark_text(self.kind))


class Uphold(AgencyCommand):
    """Answer an agency that says that it is not its to do: it is."""

    entry = CATALOGUE["uphold"]

    reason: str = Field(title="Lý do", description="Cơ quan đọc được trên trang của mình")

    def act_on(self, ctx: Context, due: Due) -> str:
        reject_objection(ctx, due, self.reason)
        return tr("vẫn giao {kind}", kind=mark_text(self.kind))


class Telephone(AgencyCommand):
    """Log a chase by telephone."""

    entry = CATALOGUE["telephone"]

    spoke_with: str = Field(title="Đã nói với", description="Họ tên, chức vụ")
    said: str = Field(title="Nội dung", description="Như: hẹn gửi trước 16 giờ ngày mai")

    def act_on(self, ctx: Context, due: Due) -> str:
        log_call(ctx, due, self.spoke_with, self.said)
        return tr("đã đôn đốc qua điện thoại, {person}", person=self.spoke_with.strip())
