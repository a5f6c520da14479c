"""Locks: every change to a campaign's Dues and every claim of its Messages is made under its row's lock."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from models.campaign import Campaign
from models.event import OFFICE_LEDGER
from models.message import NO_BODY, Message


def lock_campaign(session: Session, campaign_id: int) -> Campaign:
    """The campaign's row, locked: every change to its Dues and every claim of its Messages goes through here."""
    query = select(Campaign).where(Campaign.id == campaign_id).with_for_update()
    return session.exec(query.execution_options(populate_existing=True)).one()


def lock_campaigns(session: Session, campaign_ids: Any) -> list[Campaign]:
    """The rows of several campaigns, locked in the order of their ids, so that no two workers wait for each other.

    They are named by their numbers, or by a query for them.
    """
    query = select(Campaign).where(col(Campaign.id).in_(campaign_ids)).order_by(col(Campaign.id))
    return list(session.exec(query.with_for_update().execution_options(populate_existing=True)))


def lock_messages(session: Session, ids: Sequence[int]) -> list[Message]:
    """Messages, read under the locks of their campaigns; of a digest, which has none, the row itself is the lock."""
    some = col(Message.id).in_(ids)
    lock_campaigns(session, select(Message.campaign_id).where(some))
    query = select(Message).where(some).order_by(col(Message.id)).options(*NO_BODY)
    query = query.execution_options(populate_existing=True)
    found = list(session.exec(query))
    return list(session.exec(query.with_for_update())) if any(m.campaign_id is None for m in found) else found


def ledger_of(session: Session, message: Message) -> str:
    """The chain of Events to which what befalls a Message belongs: its campaign's, or for a digest the office's."""
    return session.get_one(Campaign, message.campaign_id).ledger if message.campaign_id else OFFICE_LEDGER
