"""The act that takes back what was recorded by mistake."""

from pydantic import Field

from models.due import Due
from models.states import FILED_STATES
from models.text import mark_text, tr
from tasks.campaigns.context import Context
from tasks.campaigns.take_back import retract_record
from tasks.commands.catalogue import CATALOGUE
from tasks.commands.command import AgencyCommand


class Retract(AgencyCommand):
    """Take back what an officer recorded by mistake; it is owed again as before."""

    entry = CATALOGUE["retract"]
    states = FILED_STATES

    reason: str = Field(title="Lý do", description="Ghi vào nhật ký; ghi trong thư, nếu giấy báo đã nhận đã gửi")

    def act_on(self, ctx: Context, due: Due) -> str:
        retract_record(ctx, due, self.reason)
        return tr("đã rút lại việc ghi nhận {kind}", kind=mark_text(self.kind))
