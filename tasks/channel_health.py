"""Channels that took nothing when last tried: one alarm for each, however many letters wait for it."""

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.app import App
from models.database import Meta, get_meta, reading, set_meta, writing
from models.instant import parse_instant

DOWN = "channel.down."
"""With a channel's name, the Meta key of since when and why it is down; empty when it took a letter last."""


def record_attempts(app: App, channels: dict[str, str], now: DateTime) -> None:
    """Remember of each channel that was tried why it is down, or "" when it took a letter. `since` stays the first."""
    with reading(app.engine) as session:
        changed = {name: why for name, why in channels.items() if bool(why) != bool(get_meta(session, f"{DOWN}{name}"))}
    if changed:
        with writing(app.engine) as session:
            for name, why in changed.items():
                set_meta(session, f"{DOWN}{name}", f"{now.isoformat()} {why}" if why else "")


def channels_down(session: Session) -> dict[str, tuple[DateTime, str]]:
    """Each channel that is down, with since when and the server's words."""
    rows = session.exec(select(Meta).where(col(Meta.key).startswith(DOWN), Meta.value != "").order_by(col(Meta.key)))
    told = {row.key.removeprefix(DOWN): row.value.partition(" ") for row in rows}
    return {name: (parse_instant(since), why) for name, (since, _, why) in told.items()}
