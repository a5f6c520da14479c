"""Acts on letters that need a person: queue again, or say whether one in doubt arrived."""

from typing import Annotated, Literal

from pydantic import Field

from models.text import mark_text, tr, trn
from tasks.campaigns.context import Context
from tasks.commands.catalogue import CATALOGUE
from tasks.commands.command import Command, Typed
from tasks.delivery.requeue import check_of_campaign, confirm_arrival, deny_arrival, find_doubted, requeue_messages
from tasks.errors import Refused


class Resend(Command):
    """Queue letters again that failed."""

    entry = CATALOGUE["resend"]

    numbers: Annotated[list[int], Typed(positional=True)] = Field(
        title="Số của các thư", description="Trong bảng can-nguoi-xu-ly", min_length=1
    )

    def run(self, ctx: Context) -> str:
        check_of_campaign(ctx.session, ctx.campaign, self.numbers)
        if doubted := find_doubted(ctx.session, self.numbers):
            raise Refused(
                tr(
                    "thư số {doubted} chưa rõ đã gửi hay chưa; hãy hỏi nơi nhận rồi dùng phiếu xac-minh-thu",
                    doubted=doubted[0],
                )
            )
        return trn("đã xếp lại {count} thư", requeue_messages(ctx.session, self.numbers, ctx.now, ctx.actor))


class Confirm(Command):
    """Say what the recipient of a letter in doubt answered."""

    entry = CATALOGUE["settle"]

    number: Annotated[int, Typed(positional=True)] = Field(title="Số của thư", description="Trong bảng can-nguoi-xu-ly")
    answer: Literal["đã nhận được", "chưa nhận được"] = Field(title="Nơi nhận trả lời")

    def run(self, ctx: Context) -> str:
        check_of_campaign(ctx.session, ctx.campaign, [self.number])
        if self.answer == "đã nhận được":
            confirm_arrival(ctx.app, ctx.session, self.number, ctx.now, ctx.actor)
        else:
            deny_arrival(ctx.session, self.number, ctx.now, ctx.actor)
        return tr("thư số {number}: {answer}", number=self.number, answer=mark_text(self.answer))
