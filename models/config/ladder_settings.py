"""The ladders of config.toml: after how many working days (or hours) what is said, and to whom."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from models.text import tr

Days = Annotated[int, Field(ge=1, le=250)]


class ConfigTable(BaseModel):
    """A table of config.toml."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Rungs(ConfigTable):
    """When to remind (before remind_by) and chase (after late_after), and at which chases the higher tiers hear of it:
    the agency's deputy, its head, and the leaders of the department that issued.
    """

    remind: tuple[Days, ...] = ()
    chase: tuple[Days, ...] = ()
    deputy_at: tuple[int, ...] = ()
    head_at: tuple[int, ...] = ()
    escalate_at: tuple[int, ...] = ()

    @model_validator(mode="after")
    def _climbs(self) -> "Rungs":
        if list(self.chase) != sorted(set(self.chase)):
            raise ValueError("chase phải tăng dần: mỗi lần đôn đốc sau muộn hơn lần trước")
        for name in ("deputy_at", "head_at", "escalate_at"):
            if any(not 1 <= number <= len(self.chase) for number in getattr(self, name)):
                raise ValueError(tr("{name} phải là số thứ tự của một lần đôn đốc trong chase", name=name))
        return self


class Ladder(Rungs):
    """A ladder in working days; its letters go at the sending hour."""

    due_working_days: Days | None = None
    on_the_day: bool = False


class HourLadder(Rungs):
    """A ladder in hours, for urgent documents; its letters do not wait for office hours."""

    due_hours: Days | None = None


class UrgentLadders(ConfigTable):
    """The ladders of documents marked Thượng khẩn or Hỏa tốc."""

    report: HourLadder = HourLadder(remind=(4, 1), chase=(1, 3, 6), deputy_at=(1,), head_at=(2,), escalate_at=(2, 3))
    acknowledge: HourLadder = HourLadder(due_hours=2, chase=(1, 3))
    publish: HourLadder = HourLadder(due_hours=4, chase=(1, 3))
    cascade: HourLadder = HourLadder(chase=(1, 3), escalate_at=(2,))
    consultation: HourLadder = HourLadder(remind=(24, 4), chase=(1, 3))


class Ladders(ConfigTable):
    """One ladder for each kind of obligation; `cascade` speaks to the offices that hand down to their units."""

    report: Ladder = Ladder(remind=(3, 1), on_the_day=True, chase=(1, 3, 6, 10), escalate_at=(2, 4))
    acknowledge: Ladder = Ladder(due_working_days=1, chase=(1, 2))
    publish: Ladder = Ladder(due_working_days=2, chase=(1, 2))
    cascade: Ladder = Ladder(chase=(1, 3), escalate_at=(2,))
    consultation: Ladder = Ladder(remind=(1,), chase=(1, 3))
    urgent: UrgentLadders = UrgentLadders()
    returned_working_days: Days = 2
    window_closing: tuple[Days, ...] = (3,)
