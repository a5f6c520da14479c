"""One agency of the directory, in the words of its file: as it stands, and changed."""

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.agency import Agency, AgencyGroup, Contact, GroupMember
from models.event import OFFICE_LEDGER, open_office_ledger, record_event
from models.text import tr
from tasks.agencies.directory import (
    AgencyIn,
    ContactIn,
    agency_given,
    contact_given,
    overlap_in_time,
    put_agency,
    put_contacts,
    put_members,
)
from tasks.agencies.organ_id import organ_key
from tasks.errors import Refused

SAVED = "agency.saved"
"""The Event of an agency that was changed by hand."""


def agency_now(session: Session, agency: Agency) -> AgencyIn:
    """One agency as a file would give it."""
    linked = {number for number in (agency.parent_id, agency.successor_id) if number}
    codes = dict(session.exec(select(Agency.id, Agency.code).where(col(Agency.id).in_(linked))).all())
    return agency_given(agency, codes, _groups(session, agency), _people(session, agency))


def save_agency(session: Session, given: AgencyIn, now: DateTime, actor: str) -> Agency:
    """Bring one agency, new or known by its code, up to what is given.

    Raises Refused where it names an agency or group that is not in the directory, or another's identification code.
    """
    open_office_ledger(session)
    parent, successor = (_linked(session, given, code) for code in (given.parent, given.successor))
    groups = {code: _group_id(session, code) for code in given.groups}
    _check_organ_id(session, given)
    agency = put_agency(session, given)
    session.flush()
    agency.parent_id, agency.successor_id = parent, successor
    put_members(session, agency, set(groups.values()))
    put_contacts(session, agency, given.contact)
    record_event(session, OFFICE_LEDGER, now, actor, SAVED, new=agency.name, reason=agency.code)
    return agency


def _groups(session: Session, agency: Agency) -> list[str]:
    query = select(AgencyGroup.code).join(GroupMember).where(GroupMember.agency_id == agency.id)
    return list(session.exec(query.order_by(col(AgencyGroup.code))))


def _people(session: Session, agency: Agency) -> list[ContactIn]:
    query = select(Contact).where(Contact.agency_id == agency.id, col(Contact.active).is_(True))
    return [contact_given(one) for one in session.exec(query.order_by(col(Contact.id)))]


def _linked(session: Session, given: AgencyIn, code: str | None) -> int | None:
    if not code:
        return None
    if code == given.code:
        raise Refused("một cơ quan không thể là cấp trên hay cơ quan kế thừa của chính mình")
    number = session.exec(select(Agency.id).where(Agency.code == code)).first()
    if number is None:
        raise Refused(tr("không có cơ quan “{code}” trong danh bạ", code=code))
    return number


def _group_id(session: Session, code: str) -> int:
    number = session.exec(select(AgencyGroup.id).where(AgencyGroup.code == code)).first()
    if number is None:
        raise Refused(tr("không có nhóm “{code}” trong danh bạ", code=code))
    return number


def _check_organ_id(session: Session, given: AgencyIn) -> None:
    """An agency may take over the identification code of one that has ended, and of no other."""
    if not given.organ_id:
        return
    for other in session.exec(select(Agency).where(Agency.code != given.code, Agency.organ_id != "")):
        same = organ_key(other.organ_id) == organ_key(given.organ_id)
        if same and overlap_in_time(given, other):
            raise Refused(
                tr("mã định danh “{organ_id}” đang là của {other}", organ_id=given.organ_id, other=other.name)
            )
