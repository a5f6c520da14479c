"""The campaigns' boards as Prefect artifacts, written only when something happened since the last time."""

import hashlib

from pendulum import DateTime
from prefect.artifacts import acreate_markdown_artifact
from sqlmodel import col, select

from models.campaign import Campaign
from models.database import Meta, get_meta, reading, set_meta, writing
from models.directive import Directive
from models.event import Ledger
from models.office import Office
from tasks.board import board


async def publish_boards(office: Office, now: DateTime) -> int:
    """Bring the artifacts up to date; gives back how many changed."""
    written = 0
    for slug, length in _changed(office):
        with reading(office.engine) as session:
            query = select(Campaign, Directive).join(Directive).where(Campaign.slug == slug)
            campaign, directive = session.exec(query).one()
            picture = board(office, session, campaign, now)
            digest = hashlib.sha256(picture.encode()).hexdigest()
            known = (get_meta(session, f"board:{slug}") or ":").split(":")[1]
        if digest != known:
            await acreate_markdown_artifact(
                picture, key=f"dot-{slug}", description=f"Bảng theo dõi văn bản {directive.reference_no}"
            )
            written += 1
        with writing(office.engine) as session:
            set_meta(session, f"board:{slug}", f"{length}:{digest}")
    return written


def _changed(office: Office) -> list[tuple[str, int]]:
    """Campaigns whose history has grown since their board was last drawn."""
    query = select(Ledger.name, Ledger.length, Meta.value).join(Campaign, col(Campaign.slug) == Ledger.name)
    query = query.outerjoin(Meta, col(Meta.key) == "board:" + col(Ledger.name))
    with reading(office.engine) as session:
        return [
            (name, length) for name, length, drawn in session.exec(query) if (drawn or "").split(":")[0] != str(length)
        ]
