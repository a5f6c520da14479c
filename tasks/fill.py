"""The figures of a report as a person records them: together with the report, or into one that came without."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pendulum import DateTime
from sqlmodel import Session

from models.agency import Agency
from models.campaign import Campaign
from models.due import Due, Submission
from models.states import DueState
from tasks.common import check_open, last_submission, note, require
from tasks.errors import Refused
from tasks.fields import Field, Value, checked, complete, in_words, shown
from tasks.filled import LARGEST, Filled, due_of_form, read_filled, values_of
from tasks.incoming import File
from tasks.receive import form_of
from tasks.uploads import shown_name

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


def read_form(path: Path) -> tuple[Filled, File]:
    """A form that came by another way than mail, and its file as it is to be kept.

    Raises Refused when it cannot be read, is no form of ours, or holds what may not be read (a child process looks).
    """
    try:
        large = path.stat().st_size > LARGEST
        file = File(shown_name(path.name), "", b"" if large else path.read_bytes())
    except OSError as error:
        raise Refused(f"không đọc được {path}: {error.strerror}") from None
    form = None if large else read_filled(file.name, file.content)
    if form is None:
        raise Refused(f"{path} không phải là biểu mẫu .xlsx đã gửi kèm thư; hãy ghi từng số bằng --value")
    if form.refused:
        raise Refused(f"{path}: {form.refused}")
    return form, file


def due_named(session: Session, campaign: Campaign, agency: Agency, form: Filled) -> int:
    """The number of what a form was sent for. Raises Refused when that is not this agency's in this campaign."""
    due = due_of_form(session, form)
    if due is None or (form.campaign, form.agency) != (campaign.slug, agency.code):
        whose = f"cơ quan “{form.agency}” trong đợt “{form.campaign}”"
        raise Refused(f"{form.name} là biểu mẫu của {whose}, không phải của {agency.name} trong đợt {campaign.slug}")
    return due.id or 0


def figures_in(session: Session, due: Due, form: Filled) -> dict[str, Value]:
    """The figures of a form. Raises Refused with a line for each wrong cell, or when it is of something else."""
    named = due_of_form(session, form)
    if named is None or named.id != due.id:
        raise Refused(f"{form.name} không phải là biểu mẫu của nghĩa vụ số {due.id}")
    values, wrong = values_of(form, form_of(session, due))
    if wrong:
        raise Refused(f"{form.name}: số liệu chưa ghi được:\n" + "\n".join(f"  {line}" for line in wrong))
    return values


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
    stood = {field.key: shown(field, values[field.key]) for field in fields if field.key in values}
    return checked(fields, stood | dict(raw))
