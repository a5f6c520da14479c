"""The history is a chain: whoever edits, deletes or swaps a row breaks it, and it says where."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from models.app import App
from models.database import reading, writing
from models.event import OFFICE_LEDGER, Event, Ledger, record_event, verify_history
from tests.support.instants import at

BOOK = "77-stttt-ttbcxb-2022"
EMPTY = "78-stttt-ttbcxb-2022"
NUMBER = 5


@pytest.fixture
def kept(app: App) -> App:
    """An office with two ledgers; the one under test has five Events."""
    with writing(app.engine) as session:
        session.add_all([Ledger(name=name) for name in (BOOK, OFFICE_LEDGER, EMPTY)])
        session.flush()
        record_event(session, OFFICE_LEDGER, at("2022-01-24T08:00"), "Cán bộ", "directory.imported")
        for number in range(1, NUMBER + 1):
            record_event(
                session,
                BOOK,
                at("2022-01-24T08:00:00.123456").add(minutes=number),
                "Cán bộ Đ. V. T.",
                f"due.step{number}",
                due_id=number if number != 2 else None,
                message_id=100 + number,
                old="open",
                new="received",
                reason=f"“lý do” thứ {number}\nở hai dòng \U0001f4e8",
            )
    return app


class Undone(Exception):
    """Ends a transaction whose changes are not to stay."""


@contextmanager
def passing(app: App) -> Iterator[Session]:
    """A session whose changes do not stay."""
    try:
        with writing(app.engine) as session:
            yield session
            raise Undone
    except Undone:
        pass


def test_an_untouched_chain_is_whole(kept: App) -> None:
    with passing(kept) as session:
        assert [verify_history(session, name) for name in (BOOK, OFFICE_LEDGER, EMPTY)] == [None, None, None]
        assert verify_history(session, "khong-co") is not None


def test_the_chain_goes_on_and_what_was_rolled_back_leaves_no_gap(kept: App) -> None:
    for keep in (passing(kept), writing(kept.engine)):
        with keep as session:
            record_event(session, BOOK, at("2022-01-25T08:00"), "Cán bộ", "campaign.closed")
            last = session.exec(select(Event).where(Event.ledger == BOOK, Event.seq == NUMBER + 1)).one()
            assert (last.what, len(last.hash), len(last.previous)) == ("campaign.closed", 64, 64)
            assert verify_history(session, BOOK) is None
    with reading(kept.engine) as session:
        assert verify_history(session, BOOK) is None


def change(session: Session, row: int, values: dict[str, Any]) -> None:
    session.execute(update(Event).where(col(Event.ledger) == BOOK, col(Event.seq) == row).values(**values))


def remove(session: Session, *rows: int) -> None:
    session.execute(delete(Event).where(col(Event.ledger) == BOOK, col(Event.seq).in_(rows)))


EDITS: dict[str, Any] = {
    "ledger": EMPTY,
    "seq": 50,
    "at": at("2022-01-24T09:00"),
    "actor": "Người khác",
    "what": "due.waived",
    "due_id": 77,
    "message_id": None,
    "old": "",
    "new": "waived",
    "reason": "",
    "previous": "0" * 64,
    "hash": "0" * 64,
}


def test_every_column_is_tried() -> None:
    """All but the row's number, which says nothing about what happened."""
    assert set(EDITS) == set(Event.model_fields) - {"id"}


def test_an_edit_of_any_column_is_found_with_its_row(kept: App, subtests: pytest.Subtests) -> None:
    for column, value in EDITS.items():
        for row in (1, 3, NUMBER):
            with subtests.test(f"{column} of row {row}"), passing(kept) as session:
                change(session, row, {column: value})
                words = "bị sửa ở dòng"
                if column in ("ledger", "seq"):  # the row is not where it was
                    words = "thiếu dòng"
                if column == "ledger" and row == NUMBER:
                    words, row = "bị xóa phần cuối, sau dòng", NUMBER - 1
                assert verify_history(session, BOOK) == f"nhật ký “{BOOK}” {words} {row}"
    with reading(kept.engine) as session:
        assert verify_history(session, BOOK) is None


def mended(session: Session) -> None:
    change(session, 2, {"actor": "Người khác"})
    row = session.exec(select(Event).where(Event.ledger == BOOK, Event.seq == 2)).one()
    change(session, 2, {"hash": row.digest()})
    session.expire_all()


def moved_up(session: Session) -> None:
    remove(session, 3)
    for row in range(4, NUMBER + 1):
        change(session, row, {"seq": row - 1})


def swapped(session: Session) -> None:
    for old, new in ((2, 99), (4, 2), (99, 4)):
        change(session, old, {"seq": new})


def of_ledger(values: dict[str, Any]) -> Callable[[Session], object]:
    return lambda session: session.execute(update(Ledger).where(col(Ledger.name) == BOOK).values(**values))


TAMPERINGS: list[tuple[str, Callable[[Session], object], str]] = [
    ("an edit by a microsecond", lambda s: change(s, 2, {"at": at("2022-01-24T08:02:00.123457")}), "bị sửa ở dòng 2"),
    ("an edit that mends its own hash", mended, "bị sửa ở dòng 3"),
    ("the first row deleted", lambda s: remove(s, 1), "thiếu dòng 1"),
    ("one in the middle deleted", lambda s: remove(s, 3), "thiếu dòng 3"),
    ("two in the middle deleted", lambda s: remove(s, 2, 3), "thiếu dòng 2"),
    ("all but the last deleted", lambda s: remove(s, 1, 2, 3, 4), "thiếu dòng 1"),
    ("one deleted, the rest moved up", moved_up, "bị sửa ở dòng 3"),
    ("the last deleted", lambda s: remove(s, 5), "bị xóa phần cuối, sau dòng 4"),
    ("a tail deleted", lambda s: remove(s, 3, 4, 5), "bị xóa phần cuối, sau dòng 2"),
    ("all deleted", lambda s: remove(s, 1, 2, 3, 4, 5), "bị xóa phần cuối, sau dòng 0"),
    ("a pair swapped", swapped, "bị sửa ở dòng 2"),
    ("the ledger shortened", of_ledger({"length": 4}), "bị xóa phần cuối, sau dòng 5"),
    ("the ledger lengthened", of_ledger({"length": 6}), "bị xóa phần cuối, sau dòng 5"),
    ("the ledger's head changed", of_ledger({"head": "0" * 64}), "bị xóa phần cuối, sau dòng 5"),
]


def test_a_tampering_is_found_and_told_from_others(kept: App, subtests: pytest.Subtests) -> None:
    for name, tamper, says in TAMPERINGS:
        with subtests.test(name), passing(kept) as session:
            tamper(session)
            assert verify_history(session, BOOK) == f"nhật ký “{BOOK}” {says}"
            assert verify_history(session, OFFICE_LEDGER) is None
