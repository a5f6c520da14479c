"""Finding a campaign, a Due or a report by what a person calls it."""

from typing import Any

from sqlmodel import Session, col, select

from models.agency import Agency
from models.campaign import Campaign, Recipient, Window
from models.directive import Directive
from models.due import Due, Submission
from models.enums import ObligationKind
from models.states import UNFINISHED_STATES, DueState
from models.text import mark_text, tr
from tasks.errors import Refused
from tasks.labels import KIND_LABELS


def find_campaign(session: Session, name: str) -> Campaign:
    """The campaign of a slug (123-stttt-ttbcxb-2022) or a reference number (123/STTTT-TTBCXB).

    Raises Refused when there is none, or when the number means several.
    """
    wanted = name.replace(" ", "")
    rows = session.exec(select(Campaign, Directive.reference_no).join(Directive)).all()  # SQLite's lower() knows no Đ
    found = [c for c, number in rows if c.slug == wanted or number.casefold() == wanted.casefold()]
    if len(found) == 1:
        return found[0]
    known = [campaign.slug for campaign in found or session.exec(select(Campaign)).all()]
    if found:
        raise Refused(
            tr("“{name}” là số của nhiều văn bản; hãy dùng một trong: {known}", name=name, known=", ".join(known))
        )
    raise Refused(
        tr(
            "không có đợt “{name}”; các đợt đang có: {known}",
            name=name,
            known=mark_text(", ".join(known) or "chưa có đợt nào"),
        )
    )


def find_due(session: Session, due_id: int) -> tuple[Due, Recipient]:
    """A Due with its recipient. Raises Refused when there is no such number."""
    row = session.exec(select(Due, Recipient).join(Recipient).where(Due.id == due_id)).first()
    if row is None:
        raise Refused(tr("không có nghĩa vụ số {due}", due=due_id))
    return row


def find_last_submission(session: Session, due: Due) -> Submission | None:
    """What was handed in last for a Due."""
    query = select(Submission).where(Submission.due_id == due.id).order_by(col(Submission.round).desc())
    return session.exec(query).first()


def pick_due(
    session: Session,
    campaign: Campaign,
    agency: Agency,
    kind: ObligationKind,
    window: str | None,
    states: tuple[DueState, ...] = UNFINISHED_STATES,
    number: int | None = None,
) -> Due:
    """The one Due of an agency that a person means: by its number, or of that kind, in a state that the act wants.

    Raises Refused when there is none, or when several could be meant: a question, never a guess.
    """
    query = select(Due, Window).join(Recipient).outerjoin(Window, col(Due.window_id) == Window.id)
    query = query.where(Due.campaign_id == campaign.id, Recipient.agency_id == agency.id)
    query = query.where(Due.id == number) if number else query.where(Due.kind == kind)
    rows = [(d, w) for d, w in session.exec(query.order_by(col(Due.id))) if window in (None, w.key if w else "")]
    if not rows:
        what = (
            tr("nghĩa vụ số {number}", number=number)
            if number
            else tr("nghĩa vụ “{kind}”", kind=mark_text(KIND_LABELS[kind]))
        )
        raise Refused(
            tr(
                "{agency} không có {what} trong đợt {campaign}",
                agency=agency.name,
                what=mark_text(what),
                campaign=campaign.slug,
            )
        )
    meant = [d for d, w in rows if d.state in states and not (w and w.closed)]
    if len(meant) > 1:
        topics = {d.id: f" {w.topic}" if w else "" for d, w in rows}
        dates = {d.id: tr(" hạn {stated_on:%d/%m/%Y}", stated_on=d.stated_on) if d.stated_on else "" for d in meant}
        choices = "; ".join(f"#{d.id}{topics[d.id]}{dates[d.id]}" for d in meant)
        raise Refused(
            tr(
                "{agency} có nhiều nghĩa vụ như vậy; hãy nói rõ --id, một trong: {choices}",
                agency=agency.name,
                choices=mark_text(choices),
            )
        )
    return meant[0] if meant else rows[-1][0]


def closed_window_of(session: Session, due: Due) -> Window | None:
    """The part of the campaign to which a Due belongs, where that is closed."""
    window = session.get(Window, due.window_id) if due.window_id else None
    return window if window and window.closed else None


def select_unsettled(query: Any) -> Any:
    """Of a query for Dues those that are still owed, in a part of the campaign that is not closed."""
    part = col(Due.window_id) == Window.id
    return query.outerjoin(Window, part).where(col(Due.state).in_(UNFINISHED_STATES), col(Window.closed_at).is_(None))


def find_window(session: Session, campaign: Campaign, key: str) -> Window:
    """The window of a key. Raises Refused when there is none."""
    windows = session.exec(select(Window).where(Window.campaign_id == campaign.id).order_by(col(Window.id))).all()
    if found := next((window for window in windows if window.key == key), None):
        return found
    raise Refused(
        tr(
            "không có khung thời gian “{key}”; hãy dùng một trong: {keys}",
            key=key,
            keys=", ".join(w.key for w in windows),
        )
    )
