"""The figures of a report as a person records them: together with the report, or into one that came without."""

from collections.abc import Mapping, Sequence

from sqlmodel import Session

from models.due import Due, Submission
from models.states import FILED_STATES
from models.text import tr
from tasks.campaigns.context import Context
from tasks.campaigns.guards import check_open, require_state
from tasks.campaigns.lookup import find_last_submission
from tasks.campaigns.submissions import fields_of_due
from tasks.errors import Refused
from tasks.report_forms.schema import Field, Value, checked_values, in_words, is_complete


def read_figures(
    session: Session, due: Due, raw: Mapping[str, str], *, nil: bool = False, later: bool = False
) -> dict[str, Value]:
    """The figures of a report that is about to be recorded; none of a nil report, or where they come `later`.

    Raises Refused with a line for each field that is wrong or, required, left out.
    """
    if raw and (nil or later):
        raise Refused("đã ghi số liệu thì không ghi “báo cáo không” hoặc “số liệu đến sau”; hãy bỏ một trong hai")
    if nil or later:
        return {}
    fields = fields_of_due(session, due)
    if not raw and not is_complete(fields, {}):
        wanted = "; ".join(f"{field.label} ({field.key})" for field in fields if field.required)
        raise Refused(
            tr(
                "báo cáo này theo biểu mẫu, còn thiếu: {wanted}. Hãy ghi số liệu (--value khóa=giá trị), "
                "--nil nếu không có nội dung, hoặc --later nếu số liệu đến sau",
                wanted=wanted,
            )
        )
    return checked_values(fields, raw)


def fill_figures(ctx: Context, due: Due, raw: Mapping[str, str]) -> Submission:
    """Enter or correct figures of a report that has come; fields not named stay, a blank one is emptied.

    What they were stays in the history. Raises Refused when no report has come or a figure is wrong, AlreadyDone when
    nothing changes.
    """
    check_open(ctx, due)
    require_state(due, FILED_STATES, "ghi số liệu")
    report = find_last_submission(ctx.session, due)
    if report is None or report.nil:
        raise Refused(
            tr("nghĩa vụ số {due}: báo cáo không có nội dung thì không có số liệu; nếu sai hãy trả lại", due=due.id)
        )
    fields, old = fields_of_due(ctx.session, due), report.values
    new = _overlaid(fields, old, raw)
    if new == old and raw:
        raise ctx.already("ghi số liệu", [f"{due.kind}.filled", f"{due.kind}.received"], due)
    if new == old:
        raise Refused(
            tr("nghĩa vụ số {due}: không có số liệu nào khác số liệu đã ghi; hãy xem lại khóa=giá trị", due=due.id)
        )
    report.values = new
    ctx.session.add(report)
    ctx.note(f"{due.kind}.filled", due, old=in_words(fields, old), new=in_words(fields, new))
    return report


def _overlaid(fields: Sequence[Field], values: Mapping[str, Value], raw: Mapping[str, str]) -> dict[str, Value]:
    stood = {field.key: values[field.key] for field in fields if field.key in values}
    return checked_values(fields, stood | dict(raw))
