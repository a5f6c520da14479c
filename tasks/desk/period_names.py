"""The day by which a period on request is known."""

import datetime as dt


def day_asked(period: str) -> dt.date | None:
    """The day for which a report on request was asked first (tasks/campaigns/request.py), whatever it was moved to."""
    _, mark, day = period.rpartition("@")
    return dt.date.fromisoformat(day) if mark else None
