"""The directive (công văn) as it was read and approved, and what is sent along with it."""

import datetime as dt
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.columns import Table, json_list_column


def is_urgent(urgency: str | None) -> bool:
    """Hỏa tốc and thượng khẩn do not wait for office hours (Nghị định 30/2020/NĐ-CP, Art. 4 and 18)."""
    return (urgency or "").casefold() in ("hỏa tốc", "hoả tốc", "thượng khẩn")


class Directive(Table, table=True):
    """An issued document: without number and day it is a draft and never becomes a row.

    Nghị định 30/2020/NĐ-CP, Art. 8 (its parts) and 15 (number and day are given after signature).
    `path` is where its file is kept, below the data folder, so that a backup may be laid anywhere.
    """

    __table_args__ = (UniqueConstraint("issuer_id", "reference_no", "issued_on"),)

    id: int = Field(default=None, primary_key=True)
    issuer_id: int = Field(foreign_key="agency.id")
    reference_no: str = Field(max_length=80)
    issued_on: dt.date
    doc_type: str = "công văn"
    subject: str
    urgency: str | None = None
    signer: str = ""
    duties: list[dict[str, Any]] = json_list_column()
    text: str
    path: str
    sha256: str = Field(max_length=64)

    @property
    def urgent(self) -> bool:
        """See is_urgent."""
        return is_urgent(self.urgency)


class Attachment(Table, table=True):
    """A document named as sent along; `path`, below the data folder, is set where a file was given."""

    id: int = Field(default=None, primary_key=True)
    directive_id: int = Field(foreign_key="directive.id", index=True)
    name: str
    path: str | None = None
    sha256: str | None = Field(default=None, max_length=64)
