"""An agency that the directory lacks, added where the page of a draft names it."""

from collections.abc import Mapping

from pendulum import DateTime
from pydantic import ValidationError
from sqlmodel import Session

from tasks.agencies.directory import AgencyIn, ContactIn, add_agency
from tasks.desk.drafts.cards import mistakes_of
from tasks.desk.drafts.kept import open_draft, put_choices
from tasks.errors import Refused


def add_named_agency(session: Session, number: int, key: str, form: Mapping[str, str], by: str, now: DateTime) -> str:
    """Add the agency that a line's small form describes, and choose it for the line; gives back its name.

    Raises Refused with what is wrong, changing nothing.
    """
    given = {name: form.get(f"new.{key}.{name}", "").strip() for name in ("name", "code", "mail", "contact")}
    try:
        contact = ContactIn(name=given["contact"] or "Văn thư", channels=[given["mail"]])
        agency = AgencyIn(code=given["code"], name=given["name"], contact=[contact])
    except ValidationError as error:
        names = {"code": "mã", "name": "tên", "channels": "địa chỉ thư", "": "địa chỉ thư"}
        said = [f"{names.get(place.partition('.')[0], place)}: {why}" for place, why in mistakes_of(error).items()]
        raise Refused(f"chưa thêm được cơ quan: {'; '.join(said)}") from None
    made = add_agency(session, agency, now, by)
    draft = open_draft(session, number)
    put_choices(draft, {**draft.choices, f"r.{key}.pick": made.code, f"r.{key}.other": ""}, by, now)
    return made.name
