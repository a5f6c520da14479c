"""The agencies of a draft, and the confirmation that is asked before any of them is written to."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import or_
from sqlmodel import Session, col, select

from models.agency import Agency
from models.database import portions
from models.enums import Role
from models.text import join_texts, mark_text, tr
from tasks.agencies.contacts import Confirmation, Party, confirmation_of, contacts_to_write
from tasks.agencies.resolver import agencies_by_code, agency_by_code
from tasks.errors import Refused, repeated_names
from tasks.launch.draft import Draft


@dataclass(frozen=True)
class Parties:
    """The agencies of a draft in its order, and what must be confirmed before any of them is written to."""

    rows: list[Party]
    asked: Confirmation


def recipients_of(session: Session, draft: Draft) -> Parties:
    """Look up the agencies of a draft. Raises Refused listing every unknown or unreachable one."""
    found, wrong = [], []
    known = agencies_by_code(session, [part.agency for part in draft.recipient])
    for part in draft.recipient:
        try:
            agency = known.get(part.agency) or agency_by_code(session, part.agency)
            found.append(Party(agency.id or 0, agency.code, agency.name, part.role, part.group))
        except Refused as error:
            wrong.append(str(error))
    people = contacts_to_write(session, {party.agency_id for party in found})
    for party in found:
        if party.role is not Role.RECORDS and not people[party.agency_id]:
            wrong.append(
                tr("{party} ({code}) chưa có liên hệ nào có địa chỉ trong danh bạ", party=party.name, code=party.code)
            )
    wrong += _not_alive(session, [party.agency_id for party in found], draft.directive.issued_on)
    wrong += [tr("{code} được ghi hai lần", code=code) for code in repeated_names(party.code for party in found)]
    if wrong:
        raise Refused(join_texts("\n  ", [mark_text("danh sách nơi nhận không dùng được:"), *wrong]))
    return Parties(found, confirmation_of(found, people))


def _not_alive(session: Session, ids: list[int], day: dt.date | None) -> list[str]:
    """The agencies that did not exist on the day of issue, with what to write instead."""
    wrong = []
    for some in portions(ids if day else []):
        gone = or_(col(Agency.valid_to) < day, col(Agency.valid_from) > day)
        found = select(Agency).where(col(Agency.id).in_(some), gone)
        wrong += [_its_life(session, agency, day) for agency in session.exec(found) if day]
    return wrong


def _its_life(session: Session, agency: Agency, day: dt.date) -> str:
    name = f"{agency.name} ({agency.code})"
    if agency.valid_to is None or day <= agency.valid_to:
        return tr("{name} chỉ hoạt động từ {valid_from:%d/%m/%Y}", name=name, valid_from=agency.valid_from)
    successor = session.get(Agency, agency.successor_id) if agency.successor_id else None
    instead = (
        tr("; hãy thay bằng {successor} ({code})", successor=successor.name, code=successor.code) if successor else ""
    )
    return tr(
        "{name} chỉ hoạt động đến {valid_to:%d/%m/%Y}{instead}",
        name=name,
        valid_to=agency.valid_to,
        instead=mark_text(instead),
    )


def confirmation_of_draft(session: Session, draft: Draft) -> Confirmation:
    """What must be confirmed for this draft now."""
    return recipients_of(session, draft).asked
