"""The identification codes of agencies (QĐ 20/2020/QĐ-TTg) by which the axis for documents knows them.

`H37.12.3` and the form before it, `000.03.12.H37` (QCVN 102:2016/BTTTT), name the same agency.
"""

import datetime as dt
import re
from typing import Annotated

from pydantic import AfterValidator
from sqlmodel import Session, select

from models.agency import Agency
from models.text import tr

_NEW = re.compile(r"[A-Z]\d{1,3}(?:\.\d{1,5}){0,4}")
_OLD = re.compile(r"(?:\d{1,5}\.){1,4}[A-Z]\d{1,3}")


def organ_key(code: str) -> str | None:
    """The code in its one form, as H37.12.3; None for what is no code."""
    said = re.sub(r"\s", "", code).upper()
    if _OLD.fullmatch(said):
        first, *levels = reversed(said.split("."))
    elif _NEW.fullmatch(said):
        first, *levels = said.split(".")
    else:
        return None
    while levels and not levels[-1].strip("0"):
        levels.pop()
    return ".".join([first, *(level.lstrip("0") or "0" for level in levels)])


def _organ_id(code: str) -> str:
    if code and organ_key(code) is None:
        raise ValueError(tr("“{code}” không phải là mã định danh; hãy viết như H37.12.3", code=code))
    return organ_key(code) or ""


OrganId = Annotated[str, AfterValidator(_organ_id)]
"""An identification code, brought to its one form; empty for none."""


def agency_of_organ(session: Session, code: str, day: dt.date) -> Agency | None:
    """The agency that had this code on a day; None where there is none, or more than one."""
    key = organ_key(code)
    if key is None:
        return None
    found = [
        agency
        for agency in session.exec(select(Agency).where(Agency.organ_id == key))
        if not (agency.valid_from and day < agency.valid_from) and not (agency.valid_to and day > agency.valid_to)
    ]
    return found[0] if len(found) == 1 else None
