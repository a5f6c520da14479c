"""The act on the proof of a publication: look again, say that it was seen, or ask for it again."""

from typing import Annotated, Literal

from pydantic import Field

from models.due import Due
from models.states import FILED_STATES
from models.text import tr
from tasks.campaigns.context import Context
from tasks.commands.catalogue import CATALOGUE
from tasks.commands.command import KINDS, AgencyCommand, KindWord, Typed
from tasks.proofs.claims import confirm_pages, look_again, reject_pages


class Prove(AgencyCommand):
    """Decide on the pages of a publication."""

    entry = CATALOGUE["prove"]
    states = FILED_STATES

    kind: Annotated[KindWord, Typed(choices=KINDS)] = Field("đăng tải", title="Nghĩa vụ")
    urls: Annotated[list[str], Typed("url")] = Field(
        [], title="Địa chỉ bài đăng", description="Thêm địa chỉ, mỗi dòng một địa chỉ; để trống là các địa chỉ đã báo"
    )
    verdict: Annotated[
        Literal["kiểm lại", "đã xem, có văn bản", "không công nhận"],
        Typed(flags={"đã xem, có văn bản": "seen", "không công nhận": "reject"}),
    ] = Field("kiểm lại", title="Kết luận")
    reason: str = Field("", title="Lý do", description="Không công nhận thì phải có, và sẽ ghi trong thư")

    def act_on(self, ctx: Context, due: Due) -> str:
        if self.verdict == "không công nhận":
            reject_pages(ctx, due, self.reason)
            return tr("không công nhận bài đăng, hạn đăng lại {stated_on:%d/%m/%Y}", stated_on=due.stated_on)
        if self.verdict == "đã xem, có văn bản":
            return tr("đã xác nhận {pages} bài đăng", pages=len(confirm_pages(ctx, due, self.reason)))
        return tr("sẽ kiểm lại {pages} bài đăng", pages=len(look_again(ctx, due, self.urls)))
