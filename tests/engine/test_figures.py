"""The figures: they add up whatever happened, the database counts as the rows do, and 2017's come out again."""

import pytest
from sqlmodel import Session, col, select

from models.app import App
from models.campaign import Obligation, Recipient
from models.database import reading, writing
from models.due import Due, Submission
from models.enums import ObligationKind, Via
from models.states import DueState
from tasks.campaigns.lookup import find_campaign
from tasks.campaigns.outbox import insert_rows
from tasks.figures.counts import Figures, count_figures, figures_by, figures_in_all, standings_of
from tasks.figures.queries import GROUPINGS, campaign_status, figure_table
from tests.support.cast import LAUNCHED, OFFICER, SLUG, hand_in, launched, requested
from tests.support.instants import at
from tests.support.verbs import REPORT, accept, extend, go, send_back, waive

NOW = at("2022-02-28T09:00")


@pytest.fixture
def lived(app: App) -> App:
    """A campaign in which one report came late and was returned, one was waived, and one has more time."""
    launched(app)
    go(app, LAUNCHED, "2022-01-24T14:00")
    hand_in(app, "cham", "2022-01-26T09:00", ObligationKind.ACKNOWLEDGE)
    requested(app, "2022-02-16T09:00", "2022-02-18")
    go(app, "2022-02-16T09:00")
    extend(app, "im-lang", "2022-02-24", "2022-02-17T09:00")
    waive(app, "dung-han", "2022-02-18T09:00")
    hand_in(app, "cham", "2022-02-22T09:00")
    return app


def reports(app: App) -> Figures:
    with reading(app.engine) as session:
        return figures_in_all(session, NOW, Due.kind == REPORT)


def test_the_life_of_three_reports_in_figures(lived: App) -> None:
    one = {"expected": 3, "outstanding": 1, "overdue": 1, "waived": 1, "extended": 1}
    assert reports(lived) == Figures(**one, received=1, late=1)
    send_back(lived, "cham", "2022-02-23T09:00")
    assert reports(lived) == Figures(**one | {"outstanding": 2, "overdue": 2}, returned=1)
    hand_in(lived, "cham", "2022-02-24T09:00")  # in time for its second round; the first lateness stays
    assert reports(lived) == Figures(**one, received=1, late=1, returned=1)
    accept(lived, "cham", "2022-02-24T10:00")
    hand_in(lived, "im-lang", "2022-02-24T11:00")  # in time, by the extension
    assert reports(lived) == Figures(expected=3, received=2, on_time=1, late=1, waived=1, extended=1, returned=1)


def test_the_database_counts_as_the_rows_do(lived: App) -> None:
    for moment in (LAUNCHED, "2022-02-18T23:59", "2022-02-19T00:00", "2022-02-19T00:01", "2022-03-01T00:00"):
        with reading(lived.engine) as session:
            campaign = find_campaign(session, SLUG)
            rows = standings_of(session, campaign.id)
            counted = figures_by(session, at(moment), by=(col(Due.kind), col(Due.window_id)))
        for (kind, window_id), some in counted.items():
            mine = [row for row in rows if row.due.kind is kind and row.due.window_id == window_id]
            assert some == count_figures(mine, at(moment)), (moment, kind)
        assert sum(counted.values(), Figures()) == count_figures(rows, at(moment))


@pytest.mark.parametrize("by", GROUPINGS)
def test_each_grouping_adds_up_to_the_same(lived: App, by: str) -> None:
    with reading(lived.engine) as session:
        found = figure_table(session, NOW, by, REPORT)
        every = campaign_status(session, NOW)["campaigns"][0]
    assert found["total"] == {key: every[key] for key in found["total"]}
    for line in [*found["lines"], found["total"], every["acknowledgements"], *every["windows"]]:
        assert line["expected"] == line["received"] + line["outstanding"] + line["waived"]
        assert line["received"] == line["on_time"] + line["late"]
        assert line["overdue"] <= line["outstanding"]
    assert sum(line["expected"] for line in found["lines"]) == 3
    assert [line["key"] for line in found["lines"]] == {
        "campaign": [SLUG],
        "agency": ["cham", "dung-han", "im-lang"],
        "group": [""],
        "period": ["dot@2022-02-18"],
    }[by]


def test_figures_of_one_campaign_leave_out_the_others(lived: App) -> None:
    launched(lived, "2022-02-28T08:00", number="78")
    go(lived, "2022-02-28T08:00")
    with reading(lived.engine) as session:
        receipts = figure_table(session, NOW, "campaign", ObligationKind.ACKNOWLEDGE)
        assert [(line["key"], line["received"]) for line in receipts["lines"]] == [
            (SLUG, 1),
            (SLUG.replace("77", "78"), 0),
        ]
        only = find_campaign(session, SLUG)
        assert (
            figure_table(session, NOW, "campaign", ObligationKind.ACKNOWLEDGE, only)["lines"] == receipts["lines"][:1]
        )


YEAR_2017 = [  # the Government Office's tasks: how many, handed in?, in time?
    (14_068, True, True),
    (1_983, True, False),
    (5_640, False, True),
    (223, False, False),
]


def test_the_government_offices_figures_of_2017(app: App) -> None:
    """Of 21,914 tasks 16,051 were done, 223 of the open ones overdue: 98.62 % (Văn phòng Chính phủ)."""
    launched(app)
    now = at("2017-12-31T17:00")
    with writing(app.engine) as session:
        _tasks_of_2017(session)
    with reading(app.engine) as session:
        found = figure_table(session, now, "campaign", REPORT)["total"]
    counts = {"expected": 21_914, "received": 16_051, "on_time": 14_068, "late": 1_983, "outstanding": 5_863}
    assert found | counts | {"overdue": 223, "waived": 0, "fulfilment_rate": 0.9862} == found


def _tasks_of_2017(session: Session) -> None:
    mine = select(Obligation.campaign_id, Obligation.id).where(Obligation.key == "report")
    campaign_id, obligation_id = session.exec(mine).one()
    recipient_id = session.exec(select(Recipient.id).limit(1)).one()
    ahead, past, done = at("2018-03-01T00:00"), at("2017-11-01T00:00"), at("2017-12-01T00:00")
    dues, handed = [], []
    for many, in_hand, in_time in YEAR_2017:
        late_after = ahead if in_time else past
        for _ in range(many):
            number = len(dues) + 1
            dues.append(
                {
                    "id": number, "campaign_id": campaign_id, "obligation_id": obligation_id,
                    "recipient_id": recipient_id, "period": str(number), "kind": REPORT, "reasons": [],
                    "state": DueState.ACCEPTED if in_hand else DueState.OPEN, "stated_on": late_after.date(),
                    "remind_by": late_after, "late_after": late_after,
                }
            )  # fmt: skip
            if in_hand:
                handed.append(
                    {
                        "due_id": number, "round": 1, "received_at": done, "late_after": late_after,
                        "via": Via.PAPER, "recorded_by": OFFICER,
                    }
                )  # fmt: skip
    insert_rows(session, Due, dues)
    insert_rows(session, Submission, handed)
