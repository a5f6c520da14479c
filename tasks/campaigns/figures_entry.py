"""The figures of a report as a person records them: together with the report, or into one that came without."""

from collections.abc import Mapping, Sequence

from pendulum import DateTime
from sqlmodel import Session

from models.campaign import Campaign
from models.due import Due, Submission
from models.states import DueState
from tasks.campaigns.context import note
from tasks.campaigns.guards import check_open, require
from tasks.campaigns.lookup import last_submission
from tasks.campaigns.submissions import form_of
from tasks.errors import Refused
from tasks.report_forms.schema import Field, Value, checked, complete, in_words

FILED = (DueState.RECEIVED, DueState.ACCEPTED)
"""A report in these states has come, and its figures count."""


def figures(
    session: Session, due: Due, raw: Mapping[str, str], *, nil: bool = False, later: bool = False
) -> dict[str, Value]:
    """The figures of a report that is about to be recorded; none of a nil report, or where they come `later`.

    Raises Refused with a line for each field that is wrong or, required, left out.
    """
    if raw and (nil or later):
        raise Refused("đã ghi số liệu thì không ghi “báo cáo không” hoặc “số liệu đến sau”; hãy bỏ một trong hai")
    if nil or later:
        return {}
    fields = form_of(session, due)
    if not raw and not complete(fields, {}):
        wanted = "; ".join(f"{field.label} ({field.key})" for field in fields if field.required)
        raise Refused(
            f"báo cáo này theo biểu mẫu, còn thiếu: {wanted}. Hãy ghi số liệu (--value khóa=giá trị), "
            "--nil nếu không có nội dung, hoặc --later nếu số liệu đến sau"
        )
    return checked(fields, raw)


def fill(
    session: Session, campaign: Campaign, due: Due, raw: Mapping[str, str], now: DateTime, actor: str
) -> Submission:
    """Enter or correct figures of a report that has come; fields not named stay, a blank one is emptied.

    What they were stays in the history. Raises Refused when no report has come, nothing changes, or a figure is wrong.
    """
    check_open(session, campaign, due)
    require(due, FILED, "ghi số liệu")
    report = last_submission(session, due)
    if report is None or report.nil:
        raise Refused(f"nghĩa vụ số {due.id}: báo cáo không có nội dung thì không có số liệu; nếu sai hãy trả lại")
    fields, old = form_of(session, due), report.values
    new = _overlaid(fields, old, raw)
    if new == old:
        raise Refused(f"nghĩa vụ số {due.id}: không có số liệu nào khác số liệu đã ghi; hãy xem lại khóa=giá trị")
    report.values = new
    session.add(report)
    said = {"old": in_words(fields, old), "new": in_words(fields, new)}
    note(session, campaign, now, actor, f"{due.kind}.filled", due, **said)
    return report


def stands(session: Session, due: Due, raw: Mapping[str, str]) -> bool:
    """Whether the last report has these very figures."""
    report = last_submission(session, due)
    return bool(raw) and report is not None and _overlaid(form_of(session, due), report.values, raw) == report.values


def _overlaid(fields: Sequence[Field], values: Mapping[str, Value], raw: Mapping[str, str]) -> dict[str, Value]:
    stood = {field.key: values[field.key] for field in fields if field.key in values}
    return checked(fields, stood | dict(raw))
