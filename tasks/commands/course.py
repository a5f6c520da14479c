"""Acts on the course of a campaign: pause and resume, of all or of a part, close, withdraw."""

import datetime as dt

from pendulum import DateTime
from pydantic import Field, field_validator

from models.agency import Agency
from models.app import App
from models.errors import UserError
from models.text import join_texts, mark_text, tr, trn
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns.context import Context
from tasks.campaigns.lifecycle import close_campaign, close_window, pause_campaign, resume_campaign
from tasks.campaigns.pause_end import end_pause_on
from tasks.campaigns.suspension import resume, suspend
from tasks.campaigns.withdrawal import withdraw_directive
from tasks.commands.catalogue import CATALOGUE
from tasks.commands.command import Command, day_text
from tasks.errors import Refused
from tasks.papers.evidence import write_pack


class _PartCommand(Command):
    """On a whole campaign, or one agency or obligation in it."""

    agency: str = Field("", title="Chỉ cơ quan này", description="Mã hoặc tên; để trống là cả văn bản")
    obligation: str = Field("", title="Chỉ nghĩa vụ này", description="Khóa của nghĩa vụ, như report")

    def find_part(self, ctx: Context) -> Agency | str | None:
        """The agency or obligation that is meant; None for all. Raises Refused when both are named."""
        agency, obligation = self.agency.strip(), self.obligation.strip()
        if agency and obligation:
            raise Refused("hãy chọn một trong hai: chỉ một cơ quan, hoặc chỉ một nghĩa vụ")
        return agency_by_code(ctx.session, agency) if agency else obligation or None


class Pause(_PartCommand):
    """Send nothing more for now."""

    entry = CATALOGUE["pause"]

    reason: str = Field("", title="Lý do", description="Ghi vào nhật ký")
    until: str = Field("", title="Đến ngày", description="Ngày tự chạy tiếp, như 15/12/2026; để trống là chờ cán bộ")

    @field_validator("until")
    @classmethod
    def _check_until(cls, until: str) -> str:
        """A day, or that of a moment; "" for none. No `date | None`, which Prefect draws as a switch."""
        return day_text(until)

    def run(self, ctx: Context) -> str:
        part = self.find_part(ctx)
        if part:
            said = tr("đã tạm dừng {suspend}", suspend=suspend(ctx, part, self.reason))
        else:
            pause_campaign(ctx, self.reason)
            said = "đã tạm dừng"
        if not self.until:
            return said
        day = dt.date.fromisoformat(self.until)
        end_pause_on(ctx, part, day)
        return tr("{said}, đến ngày {day:%d/%m/%Y} tự chạy tiếp", said=mark_text(said), day=day)


class Resume(_PartCommand):
    """Go on; of the steps that were missed only the newest goes out."""

    entry = CATALOGUE["resume"]

    confirm: str = Field("", title="Mã xác nhận nơi nhận", description="Chỉ khi được hỏi, như 17:3fa2c1d09b7e")

    def run(self, ctx: Context) -> str:
        if part := self.find_part(ctx):
            return tr("{resume} thực hiện tiếp", resume=resume(ctx, part))
        resume_campaign(ctx, self.confirm)
        return "chạy tiếp"


class Close(Command):
    """Close a campaign, or a part of it."""

    entry = CATALOGUE["close"]

    window: str = Field("", title="Khung thời gian", description="Khóa của khung, khi chỉ đóng phần đó")

    def run(self, ctx: Context) -> str:
        if key := self.window.strip():
            return tr("đã đóng phần “{topic}”", topic=close_window(ctx, key).topic)
        close_campaign(ctx)
        return "đã kết thúc"

    def follow_up(self, app: App, slug: str, now: DateTime, actor: str) -> str:
        """The evidence pack; asked for again it is made anew, with the letters that have gone meanwhile."""
        if self.window.strip():
            return ""
        try:
            done = write_pack(app, slug, now, actor)
        except UserError as error:  # the campaign is closed all the same
            return tr("chưa lập được hồ sơ: {error}", error=mark_text(error))
        lines = [
            tr("hồ sơ {path}", path=done.path),
            *(tr("không đưa vào được: {gap}", gap=mark_text(gap)) for gap in done.gaps),
        ]
        if done.waiting:
            lines.append(
                trn(
                    "còn {count} thư chưa gửi; khi đã gửi xong, hãy lập lại: dondoc evidence {slug}",
                    done.waiting,
                    slug=slug,
                )
            )
        return join_texts(" · ", lines)


class Withdraw(Command):
    """Withdraw a directive."""

    entry = CATALOGUE["withdraw"]

    reason: str = Field(title="Lý do", description="Sẽ ghi trong thư")

    def run(self, ctx: Context) -> str:
        return trn("đã thu hồi, báo {count} nơi nhận", withdraw_directive(ctx, self.reason))
