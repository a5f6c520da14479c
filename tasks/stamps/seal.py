"""The seal of a day, made on its first patrol: whoever changes the history later would have to change the seal too."""

from collections.abc import Iterator

from pendulum import DateTime
from sqlmodel import Session, col, func, select

from models.app import App
from models.database import get_meta, reading, set_meta, writing
from models.event import OFFICE_LEDGER, Ledger, open_office_ledger
from models.history.day_seal import DaySeal, SealedHead
from tasks.stamps.hash_tree import Step, leaf_hash, path_to_root, root_hash

SEALED = "history.sealed"
"""The Meta key of the last day on which a seal was considered."""


def seal_history(app: App, now: DateTime) -> None:
    """Seal what the histories have come to, once a local day, unless nothing was added since the seal before."""
    day = app.calendar.local(now).date()
    with reading(app.engine) as session:
        if _considered(session, day.isoformat()):
            return
    with writing(app.engine) as session:
        open_office_ledger(session)
        session.exec(select(Ledger).where(Ledger.name == OFFICE_LEDGER).with_for_update()).one()
        if _considered(session, day.isoformat()):
            return
        books = session.exec(select(Ledger).where(Ledger.length > 0)).all()
        sealed = dict(
            session.exec(select(SealedHead.ledger, func.max(SealedHead.length)).group_by(SealedHead.ledger)).all()
        )
        if grown := [book for book in books if book.length != sealed.get(book.name)]:
            code = root_hash([leaf_hash(*_facts(book)) for book in sorted(books, key=_name)]).hex()
            seal = DaySeal(day=day, sealed_at=now, code=code, next_try_at=now)
            session.add(seal)
            session.flush()
            session.add_all(SealedHead(ledger=b.name, length=b.length, head=b.head, seal_id=seal.id) for b in grown)
        set_meta(session, SEALED, day.isoformat())


def _considered(session: Session, day: str) -> bool:
    return (get_meta(session, SEALED) or "") >= day


def _name(book: Ledger | SealedHead) -> str:
    return book.name if isinstance(book, Ledger) else book.ledger


def _facts(book: Ledger | SealedHead) -> tuple[str, int, str]:
    return _name(book), book.length, book.head


def seals_of_ledger(session: Session, ledger: str, until: DateTime) -> Iterator[tuple[DaySeal, int, list[Step]]]:
    """The seals up to a moment that cover a history: how long it was by then, and its way to the seal's code."""
    query = select(DaySeal, SealedHead).join(SealedHead, col(SealedHead.seal_id) == col(DaySeal.id))
    query = query.where(col(DaySeal.sealed_at) <= until).order_by(col(DaySeal.id))
    heads: dict[str, SealedHead] = {}
    rows = session.exec(query).all()
    for at, (seal, head) in enumerate(rows):
        heads[head.ledger] = head
        last = at + 1 == len(rows) or rows[at + 1][0].id != seal.id
        if last and ledger in heads:
            names = sorted(heads)
            path = path_to_root([leaf_hash(*_facts(heads[name])) for name in names], names.index(ledger))
            yield seal, heads[ledger].length, path
