"""The dated directory of agencies: who they are, which groups stand for them, whom to write to."""

import datetime as dt

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from models.columns import Table, boolean_column, enum_column, json_list_column, text_column
from models.enums import Tier


class Agency(Table, table=True):
    """An office. `valid_from`/`valid_to` date it, so that a campaign of 2022 keeps its own agencies.

    `organ_id` is its identification code (QĐ 20/2020/QĐ-TTg) as H37.12.3, by which the axis for documents knows it.
    """

    __table_args__ = (CheckConstraint("valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to"),)

    id: int = Field(default=None, primary_key=True)
    code: str = Field(unique=True, max_length=80)
    organ_id: str = text_column()
    name: str
    aliases: list[str] = json_list_column()
    parent_id: int | None = Field(default=None, foreign_key="agency.id")
    successor_id: int | None = Field(default=None, foreign_key="agency.id")
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


class AgencyGroup(Table, table=True):
    """A name that stands for many agencies, as "Phòng Văn hóa và Thông tin các huyện, thành phố"."""

    id: int = Field(default=None, primary_key=True)
    code: str = Field(unique=True, max_length=80)
    name: str
    aliases: list[str] = json_list_column()


class GroupMember(Table, table=True):
    """An agency within a group."""

    group_id: int = Field(foreign_key="agencygroup.id", primary_key=True)
    agency_id: int = Field(foreign_key="agency.id", primary_key=True)


class Contact(Table, table=True):
    """A person or desk of an agency; each channel is a mail address or an Apprise URL, secrets as ${NAME}.

    `active`: in the directory as it was last imported; `absent`: away for now, the deputy stands in.
    `bounced`: what a server said when it could not deliver to this contact; empty while nothing was said.
    """

    __table_args__ = (UniqueConstraint("agency_id", "tier", "name"),)

    id: int = Field(default=None, primary_key=True)
    agency_id: int = Field(foreign_key="agency.id", index=True)
    tier: Tier = enum_column(Tier)
    name: str
    title: str = ""
    telephone: str = ""
    channels: list[str] = json_list_column()
    active: bool = True
    absent: bool = boolean_column()
    bounced: str = text_column()


EDXML = "edxml"
"""The channel of the axis for documents; an agency's address on it is its organ_id."""


def channel_name(url: str) -> str:
    """What a channel is called in rows and lists: `mail`, or the scheme of its Apprise URL."""
    scheme = url.split("://", 1)[0] if "://" in url else "mail"
    return "mail" if scheme in ("mail", "mailto", "mailtos") else scheme
