"""The directory of agencies: taking it in from a TOML file, and finding in it the names that a document uses."""

import datetime as dt
from collections.abc import Collection, Mapping
from itertools import combinations
from pathlib import Path

from pendulum import DateTime
from pydantic import BaseModel, ConfigDict, field_validator, model_validator
from sqlmodel import Session, select

from models.agency import EDXML, Agency, AgencyGroup, Contact, GroupMember, channel_name
from models.config.secrets import has_secret
from models.enums import Tier
from models.event import OFFICE_LEDGER, open_office_ledger, record_event
from models.plain_line import Code, Line, Name, check_address, check_line
from models.text import join_texts, tr, trn
from tasks.agencies.organ_id import OrganId
from tasks.errors import Refused, read_toml, repeated_names


class ContactIn(BaseModel):
    """A [[agency.contact]] of the file."""

    model_config = ConfigDict(extra="forbid")

    tier: Tier = Tier.CONTACT
    name: Name
    title: Line = ""
    telephone: Line = ""
    channels: list[str]

    @field_validator("channels")
    @classmethod
    def _usable(cls, channels: list[str]) -> list[str]:
        names = [channel_name(url) for url in channels]
        for url in channels:
            if has_secret(url):
                raise ValueError(
                    tr("kênh {channel} ghi mật khẩu trong tệp; hãy viết ${{TÊN_BIẾN}}", channel=channel_name(url))
                )
            if channel_name(url) == EDXML:
                raise ValueError("trục văn bản không ghi cho từng liên hệ; hãy ghi organ_id của cơ quan")
            if "://" in url:
                check_line(url)
            elif "." not in check_address(url).partition("@")[2]:
                raise ValueError(tr("“{url}” không phải là một địa chỉ thư; tên miền phải có dấu chấm", url=url))
        if len(set(names)) != len(names):
            raise ValueError("mỗi liên hệ chỉ có một địa chỉ cho mỗi loại kênh")
        return channels


class AgencyIn(BaseModel):
    """An [[agency]] of the file."""

    model_config = ConfigDict(extra="forbid")

    code: Code
    organ_id: OrganId = ""
    name: Name
    aliases: list[Name] = []
    groups: list[str] = []
    parent: str | None = None
    successor: str | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    contact: list[ContactIn] = []

    @model_validator(mode="after")
    def _lives_forward(self) -> "AgencyIn":
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError("valid_to (ngày cuối) nằm trước valid_from (ngày đầu)")
        return self


class GroupIn(BaseModel):
    """A [[group]] of the file: a name that stands for many agencies."""

    model_config = ConfigDict(extra="forbid")

    code: Code
    name: Name
    aliases: list[Name] = []


class DirectoryIn(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid")

    group: list[GroupIn] = []
    agency: list[AgencyIn]


def contact_given(contact: Contact) -> ContactIn:
    """A person of the directory as a file would give them."""
    return ContactIn.model_construct(
        tier=contact.tier, name=contact.name, title=contact.title, telephone=contact.telephone,
        channels=list(contact.channels),
    )  # fmt: skip


def agency_given(agency: Agency, codes: Mapping[int, str], groups: list[str], people: list[ContactIn]) -> AgencyIn:
    """An agency of the directory as a file would give it; `codes` are those of the agencies that it is linked to."""
    return AgencyIn.model_construct(
        code=agency.code, organ_id=agency.organ_id, name=agency.name, aliases=list(agency.aliases), groups=groups,
        parent=codes.get(agency.parent_id or 0), successor=codes.get(agency.successor_id or 0),
        valid_from=agency.valid_from, valid_to=agency.valid_to, contact=people,
    )  # fmt: skip


def read_directory(path: Path) -> DirectoryIn:
    """Read a directory file. Raises Refused naming the file, the place in it and what is wrong."""
    directory = read_toml(path, DirectoryIn, "danh bạ")
    check_references(path, directory)
    return directory


def check_references(path: Path | str, directory: DirectoryIn, known: Collection[str] = ()) -> None:
    """Raises Refused where a code stands twice, or names no group of the file and no agency of it or of `known`."""
    codes = [agency.code for agency in directory.agency]
    groups = [group.code for group in directory.group]
    wrong = [tr("  mã cơ quan “{code}” xuất hiện hai lần", code=code) for code in repeated_names(codes)]
    wrong += [tr("  mã nhóm “{code}” xuất hiện hai lần", code=code) for code in repeated_names(groups)]
    wrong += [
        tr("  mã định danh “{code}” là của nhiều cơ quan cùng lúc", code=code) for code in _shared_organ_ids(directory)
    ]
    for agency in directory.agency:
        people = repeated_names([f"“{c.name}” ({c.tier})" for c in agency.contact])
        wrong += [
            tr("  {code}: liên hệ {person} xuất hiện hai lần", code=agency.code, person=person) for person in people
        ]
        wrong += [
            tr("  {code}: không có nhóm “{name}”", code=agency.code, name=name)
            for name in agency.groups
            if name not in groups
        ]
        linked = (agency.parent, agency.successor)
        wrong += [
            tr("  {code}: không có cơ quan “{other}”", code=agency.code, other=code)
            for code in linked
            if code and code not in (*codes, *known)
        ]
    if wrong:
        raise Refused(join_texts("\n", [tr("{path}: danh bạ không dùng được", path=path), *wrong]))


def _shared_organ_ids(directory: DirectoryIn) -> list[str]:
    """The codes that two agencies have at one time; an agency may take over that of one that ended."""
    holders: dict[str, list[AgencyIn]] = {}
    for agency in directory.agency:
        if agency.organ_id:
            holders.setdefault(agency.organ_id, []).append(agency)
    return [code for code, some in holders.items() if any(overlap_in_time(a, b) for a, b in combinations(some, 2))]


def overlap_in_time(one: AgencyIn | Agency, other: AgencyIn | Agency) -> bool:
    """Whether there is a day on which both agencies are, or were."""
    starts = max(one.valid_from or dt.date.min, other.valid_from or dt.date.min)
    return starts <= min(one.valid_to or dt.date.max, other.valid_to or dt.date.max)


def import_directory(session: Session, directory: DirectoryIn, now: DateTime, actor: str) -> int:
    """Bring the directory up to a file: new agencies are added, known ones (by code) changed; none is deleted."""
    open_office_ledger(session)
    groups = {g.code: _put_group(session, g) for g in directory.group}
    agencies = {a.code: put_agency(session, a) for a in directory.agency}
    session.flush()
    for given in directory.agency:
        agency = agencies[given.code]
        agency.parent_id = _number_of(session, agencies, given.parent)
        agency.successor_id = _number_of(session, agencies, given.successor)
        put_members(session, agency, {groups[code].id for code in given.groups})
        put_contacts(session, agency, given.contact)
    record_event(session, OFFICE_LEDGER, now, actor, "directory.imported", new=trn("{count} cơ quan", len(agencies)))
    return len(agencies)


def add_agency(session: Session, given: AgencyIn, now: DateTime, actor: str) -> Agency:
    """Add one agency with its contacts; its groups, parent and successor are left for the directory's file.

    Raises Refused where the code is another's already.
    """
    if known := session.exec(select(Agency).where(Agency.code == given.code)).first():
        raise Refused(tr("mã “{code}” đã là của {known}; hãy chọn mã khác", code=given.code, known=known.name))
    open_office_ledger(session)
    agency = put_agency(session, given)
    session.flush()
    put_contacts(session, agency, given.contact)
    record_event(session, OFFICE_LEDGER, now, actor, "agency.added", new=given.name, reason=given.code)
    return agency


def _number_of(session: Session, agencies: dict[str, Agency], code: str | None) -> int | None:
    """The number of an agency of the file, or of one that the directory has already."""
    if code is None:
        return None
    known = agencies.get(code) or session.exec(select(Agency).where(Agency.code == code)).one()
    return known.id


def _put_group(session: Session, given: GroupIn) -> AgencyGroup:
    group = session.exec(select(AgencyGroup).where(AgencyGroup.code == given.code)).first()
    group = group or AgencyGroup(code=given.code, name=given.name)
    group.name, group.aliases = given.name, given.aliases
    session.add(group)
    session.flush()
    return group


def put_agency(session: Session, given: AgencyIn) -> Agency:
    """Bring an agency's own row up to what is given; not yet what it links to."""
    agency = session.exec(select(Agency).where(Agency.code == given.code)).first()
    agency = agency or Agency(code=given.code, name=given.name)
    agency.name, agency.aliases, agency.organ_id = given.name, given.aliases, given.organ_id
    agency.valid_from, agency.valid_to = given.valid_from, given.valid_to
    session.add(agency)
    return agency


def put_members(session: Session, agency: Agency, groups: set[int]) -> None:
    """Let an agency be in these groups and no other: one that left a group is not written to in its name."""
    for member in session.exec(select(GroupMember).where(GroupMember.agency_id == agency.id)).all():
        if member.group_id in groups:
            groups.remove(member.group_id)
        else:
            session.delete(member)
    session.add_all(GroupMember(group_id=group_id, agency_id=agency.id) for group_id in groups)


def put_contacts(session: Session, agency: Agency, given: list[ContactIn]) -> None:
    """Let an agency have these people and no others; who is left out is kept, and written to no more."""
    known = {(c.tier, c.name): c for c in session.exec(select(Contact).where(Contact.agency_id == agency.id))}
    for contact in known.values():
        contact.active = False
    for entry in given:
        contact = known.get((entry.tier, entry.name)) or Contact(agency_id=agency.id, tier=entry.tier, name=entry.name)
        if contact.channels != entry.channels:
            contact.bounced = ""  # that was said of another address
        contact.title, contact.telephone, contact.channels = entry.title, entry.telephone, entry.channels
        contact.active = True
        session.add(contact)
