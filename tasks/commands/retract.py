"""The act that takes back what was recorded by mistake."""

from pydantic import Field

from models.due import Due
from tasks.campaigns.context import Context
from tasks.campaigns.submissions import FILED
from tasks.campaigns.take_back import retract_record
from tasks.commands.catalogue import CATALOGUE
from tasks.commands.command import AgencyCommand


class Retract(AgencyCommand):
    """Take back what an officer recorded by mistake; it is owed again as before."""

    entry = CATALOGUE["retract"]
    states = FILED

    reason: str = Field(title="Lý do", description="Ghi vào nhật ký; ghi trong thư, nếu giấy báo đã nhận đã gửi")

    def act_on(self, ctx: Context, due: Due) -> str:
        retract_record(ctx, due, self.reason)
        return f"đã rút lại việc ghi nhận {self.kind}"
