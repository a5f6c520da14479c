"""An office whose directive goes to many agencies: so many letters wait for the first patrol."""

import datetime as dt

from models.app import App
from models.database import writing
from models.enums import ObligationKind, Role
from tasks.agencies.directory import DirectoryIn, import_directory
from tasks.launch.approve import approve_launch
from tasks.launch.draft import AttachmentPart, DirectivePart, Draft, ObligationPart, RecipientPart
from tasks.launch.recipients import confirmation_of_draft
from tests.support.cast import CAST, OFFICER, TEXT, agency
from tests.support.instants import at


def launch_many(app: App, count: int, when: str) -> None:
    """Launch a directive to `count` agencies, each with one address; nothing has been decided yet."""
    communes = [agency(f"xa-{n}", f"Ủy ban nhân dân xã {n}", f"xa{n}@xa.example", f"Chị {n}") for n in range(count)]
    given = Draft(
        directive=DirectivePart(
            number="78", symbol="STTTT-TTBCXB", issued_on=dt.date.fromisoformat(when[:10]), issuer="so-tttt",
            subject="tuyên truyền thử", source=str(TEXT),
        ),
        recipient=[RecipientPart(agency=one.code, role=Role.ACTION) for one in communes],
        obligation=[ObligationPart(key="acknowledge", kind=ObligationKind.ACKNOWLEDGE, title="xác nhận đã nhận")],
        attachment=[AttachmentPart(name="Kế hoạch số 03/KH-TBTT")],
    )  # fmt: skip
    with writing(app.engine) as session:
        import_directory(session, DirectoryIn(agency=[*CAST.agency, *communes]), at(when), OFFICER)
        short = confirmation_of_draft(session, given).short
        approve_launch(app, session, given, TEXT.parent, short, at(when), OFFICER)
