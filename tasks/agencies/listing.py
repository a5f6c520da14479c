"""The agencies as programs and people list them."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import select as select_columns
from sqlmodel import Session, col

from models.agency import Agency, Contact
from models.database import in_portions


def directory_lines(session: Session) -> Iterator[dict[str, Any]]:
    """The agencies by code, each with its contacts, a thousand rows held at a time."""
    columns: Any = (Agency.id, Agency.code, Agency.name, Contact.tier, col(Contact.name).label("person"))
    columns += (Contact.channels, Contact.bounced)
    query = select_columns(*columns).select_from(Agency)
    query = query.outerjoin(Contact, (col(Contact.agency_id) == Agency.id) & col(Contact.active).is_(True))
    query = query.order_by(col(Agency.code), col(Contact.id))
    for _, rows in groupby(session.execute(in_portions(session, query)), key=lambda row: row.id):
        some = list(rows)
        people = [
            {"tier": row.tier.value, "name": row.person, "channels": row.channels, "bounced": row.bounced}
            for row in some
            if row.tier
        ]
        yield {"code": some[0].code, "name": some[0].name, "contacts": people}
