"""A form filled in by an agency that was brought to the officer on a stick or through another system, not by mail."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sqlmodel import Session

from models.agency import Agency
from models.campaign import Campaign
from models.due import Due
from models.errors import os_words
from models.text import join_texts, mark_text, tr
from tasks.campaigns.submissions import fields_of_due
from tasks.errors import Refused
from tasks.report_forms.returned import LARGEST, Filled, due_of_form, read_filled, values_of
from tasks.report_forms.schema import Value
from tasks.storage.attachments import describe_file
from tasks.storage.store import content_of_bytes, store_for_good
from tasks.storage.uploads import Staged, shown_name

MEDIA_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xls": "application/vnd.ms-excel",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}


def is_workbook_name(name: str) -> bool:
    """Whether a file of this name may be a form that was filled in."""
    return Path(name).suffix.lower() in MEDIA_TYPES


class FormFile(NamedTuple):
    """The form, its file's bytes, and the file as a row has it (tasks/storage/attachments.py)."""

    form: Filled
    raw: bytes
    described: dict[str, Any]


def read_form_file(path: Path) -> FormFile:
    """Read the file by a child process, as one that came by mail.

    Raises Refused when it cannot be read, is no form of ours, or holds what may not be read.
    """
    name = shown_name(path.name)
    try:
        raw = path.read_bytes() if path.stat().st_size <= LARGEST else b""
    except OSError as error:
        raise Refused(tr("không đọc được {path}: {strerror}", path=path, strerror=os_words(error))) from None
    form = read_filled(name, raw) if raw and path.suffix.lower() in MEDIA_TYPES else None
    if form is None:
        raise Refused(
            tr(
                "{path} không phải là biểu mẫu (.xlsx, .xls, .ods) đã gửi kèm thư; hãy ghi từng số bằng --value",
                path=path,
            )
        )
    if form.refused:
        raise Refused(tr("{path}: {why}", path=path, why=mark_text(form.refused)))
    kind = MEDIA_TYPES[path.suffix.lower()]
    return FormFile(form, raw, describe_file(name, kind, len(raw), hashlib.sha256(raw).hexdigest()))


def form_file_among(staged: Sequence[Staged]) -> FormFile | None:
    """The one form of ours among files that lie aside. Raises Refused when there are several, or it may not be read."""
    found = []
    for file in staged:
        if is_workbook_name(file.name) and file.size <= LARGEST:
            raw = file.scratch.read_bytes()
            if form := read_filled(file.name, raw):
                found.append(FormFile(form, raw, file.described()))
    if len(found) > 1:
        raise Refused(tr("có {found} tệp biểu mẫu đã điền; mỗi lần ghi nhận chỉ đưa một tệp", found=len(found)))
    if found and (why := found[0].form.refused):
        raise Refused(tr("{form}: {why}", form=found[0].form.name, why=mark_text(why)))
    return found[0] if found else None


def find_due_of_form(session: Session, campaign: Campaign, agency: Agency, form: Filled, meant: int | None) -> int:
    """The number of the Due that a form was sent out for. Raises Refused when another is `meant`: a number, or another
    agency or campaign than the form's.
    """
    due = due_of_form(session, form)
    if due is None:
        raise Refused(
            tr(
                "{form} là biểu mẫu của một báo cáo không có ở đây (đợt “{campaign}”)",
                form=form.name,
                campaign=form.campaign,
            )
        )
    if (form.campaign, form.agency) != (campaign.slug, agency.code):
        whose = tr("“{agency}” trong đợt {campaign}", agency=form.agency, campaign=form.campaign)
        raise Refused(
            tr(
                "{form} là biểu mẫu của cơ quan {whose}, không phải của {agency} ({campaign})",
                form=form.name,
                whose=mark_text(whose),
                agency=agency.name,
                campaign=campaign.slug,
            )
        )
    if meant not in (None, due.id):
        raise Refused(
            tr(
                "{form} là biểu mẫu của nghĩa vụ số {due}, không phải số {meant}; hãy bỏ hoặc sửa --id",
                form=form.name,
                due=due.id,
                meant=meant,
            )
        )
    return due.id


def figures_of_form(session: Session, due: Due, form: Filled) -> dict[str, Value]:
    """The figures. Raises Refused with a line for each wrong cell."""
    values, wrong = values_of(form, fields_of_due(session, due))
    if wrong:
        raise Refused(join_texts("\n  ", [tr("{form}: số liệu chưa ghi được:", form=form.name), *wrong]))
    return values


def keep_form_file(session: Session, brought: FormFile) -> None:
    """Store the file: last in the transaction that takes the report."""
    store_for_good(session, [content_of_bytes(brought.raw)])
