"""The directory as drafts look names up in it: kept between looks, made anew when the directory has changed."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, func, select

from models.agency import Agency, AgencyGroup, GroupMember
from models.event import OFFICE_LEDGER, Ledger
from tasks.agencies.resolver import NameResolver, agency_names

_KEPT = 4
"""Directories that are kept: drafts of the same time look at one."""


@dataclass(frozen=True)
class KnownNames:
    """The names of a day, and the name of every agency by its code."""

    finder: NameResolver
    names: dict[str, str]


_known: dict[Any, KnownNames] = {}


def names_known(session: Session, day: dt.date | None) -> KnownNames:
    """The directory of a day. Ten thousand agencies take half a second to load, and a page a tenth of that."""
    key = (str(session.get_bind().engine.url), day, *_state(session))
    if key not in _known:
        while len(_known) >= _KEPT:
            _known.pop(next(iter(_known)))
        _known[key] = KnownNames(NameResolver(session, day), agency_names(session))
        for one in list(session.identity_map.values()):
            if isinstance(one, (Agency, AgencyGroup, GroupMember)):
                session.expunge(one)  # kept beyond this session, which other rows are changed in
    return _known[key]


def _state(session: Session) -> tuple[Any, ...]:
    """What changes with the directory: every change of it is an Event of the office."""
    counted = select(func.count(), func.max(Agency.id)).select_from(Agency)
    groups = select(func.count()).select_from(AgencyGroup)
    members = select(func.count()).select_from(GroupMember)
    length = session.exec(select(Ledger.length).where(col(Ledger.name) == OFFICE_LEDGER)).first()
    return (length, *session.exec(counted).one(), session.exec(groups).one(), session.exec(members).one())
