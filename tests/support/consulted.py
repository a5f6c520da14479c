"""A consultation of ten agencies in November 2026: asked on Monday the 16th, until Friday the 20th."""

import datetime as dt

from sqlmodel import Session

from models.app import App
from models.campaign import Campaign
from models.database import writing
from models.due import Due
from models.enums import ObligationKind, Role
from tasks.agencies.directory import DirectoryIn, import_directory
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns.lookup import find_campaign, pick_due
from tasks.launch.approve import approve_launch
from tasks.launch.consultation_part import ConsultationPart
from tasks.launch.draft import DirectivePart, Draft, ObligationPart, RecipientPart
from tasks.launch.recipients import confirmation_of_draft
from tests.support.cast import CAST, OFFICER, TEXT, agency
from tests.support.instants import at
from tests.support.prepared import prepared

ARTICLE = "Nghị định 191/2026/NĐ-CP, Điều 17, khoản 2"
LETTER = "40-stttt-ttbcxb-2026"
NUMBER = "40/STTTT-TTBCXB"
ASKED = "2026-11-16T08:30"
CODES = tuple(f"so-{number:02d}" for number in range(1, 11))
TITLE = "góp ý dự thảo Quy chế phối hợp"


def consulting_draft(silence: str = ARTICLE, levels: int = 1) -> Draft:
    """All ten asked for an opinion by the 20th; silence means what `silence` says, nothing where it is blank."""
    asked = ObligationPart(
        key="y-kien", kind=ObligationKind.CONSULTATION, title=TITLE, due_on=dt.date(2026, 11, 20),
        consultation=ConsultationPart(silence=silence), levels=levels,
    )  # fmt: skip
    head = DirectivePart(
        number="40", symbol="STTTT-TTBCXB", issued_on=dt.date(2026, 11, 16), issuer="so-tttt",
        subject="góp ý dự thảo Quy chế phối hợp", source=str(TEXT),
    )  # fmt: skip
    people = [RecipientPart(agency=code, role=Role.ACTION) for code in CODES]
    return Draft(directive=head, recipient=people, obligation=[asked])


@prepared
def consulted(app: App, silence: str = ARTICLE, levels: int = 1) -> str:
    """Ten agencies and the consultation, approved; gives back the campaign's slug. Nothing has been sent yet."""
    asked = [agency(code, f"Sở {code[-2:]}", f"{code}@tinh.example", f"Ông {code}") for code in CODES]
    cast = DirectoryIn(agency=CAST.agency[:1] + asked)
    given, start = consulting_draft(silence, levels), at(ASKED)
    with writing(app.engine) as session:
        import_directory(session, cast, start, OFFICER)
        short = confirmation_of_draft(session, given).short
        return approve_launch(app, session, given, TEXT.parent, short, start, OFFICER).slug


def opinion_due(session: Session, code: str) -> tuple[Campaign, Due]:
    """The campaign, and what an agency owes in it."""
    campaign = find_campaign(session, LETTER)
    return campaign, pick_due(session, campaign, agency_by_code(session, code), ObligationKind.CONSULTATION, None)
