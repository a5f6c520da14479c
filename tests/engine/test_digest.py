"""Digests: one letter a person, of a morning or a week, sent once however often the engine looks, with what is so."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import select

from models.agency import Contact
from models.app import App
from models.config.settings import MailSettings
from models.database import reading, writing
from models.enums import DIGEST_KINDS, MessageKind, ObligationKind, Tier
from models.incoming_mail import IncomingMail
from models.states import MessageState
from tasks.delivery.outcome import Outcome
from tasks.delivery.router import ChannelRouter
from tasks.figures.digest import plan_digests
from tasks.figures.queries import message_lines
from tasks.ops.patrol import next_instant, patrol
from tasks.ops.rehearse import rehearse_ahead
from tests.support.cast import OFFICER, SLUG, hand_in, launched, requested, said
from tests.support.instants import at
from tests.support.maildir import Mail as Letter
from tests.support.maildir import mails
from tests.support.verbs import Refusing, accept, dies, events, go, sent, whole

CLERK, LEADER = "canbo@so.example", "giamdoc@so.example"


def digests(app: App, *states: MessageState) -> list[tuple[str, str]]:
    """When each was planned and for whom."""
    found = [m for m in said(app) if m.kind in DIGEST_KINDS and (not states or m.state in states)]
    return [(f"{m.planned_at:%m-%d %H:%M}", m.kind.value) for m in found]


def letters(app: App, whom: str = CLERK) -> list[Letter]:
    """The digests that went to a person, as they were read."""
    ids = {m.letter_id for m in said(app) if m.kind in DIGEST_KINDS}
    return [mail for mail in mails(app) if mail.to == whom and mail.letter_id in ids]


def test_a_morning_tells_what_happened_and_what_waits_and_is_sent_once(app: App) -> None:
    launched(app)
    go(app, "2022-01-24T09:00", "2022-01-24T15:00")
    assert digests(app) == []  # a Monday, but nothing had happened by eight
    hand_in(app, "dung-han", "2022-01-24T15:30", kind=ObligationKind.ACKNOWLEDGE)
    go(app, "2022-01-25T07:45", "2022-01-25T08:00", "2022-01-25T08:00", "2022-01-25T08:05", "2022-01-25T13:30")
    assert digests(app) == [("01-25 08:00", "digest")]
    (letter,) = letters(app)
    assert letter.subject == "[Đôn Đốc] 01 văn bản có thay đổi (25/01/2022)"
    assert "Kính gửi: đồng chí Cán Bộ" in letter.text
    assert "77/STTTT-TTBCXB" in letter.text and "Nhận xác nhận đã nhận 01 (Phòng Đúng Hạn)" in letter.text
    (row,) = [m for m in said(app) if m.kind is MessageKind.DIGEST]
    assert (row.key, row.campaign_id) == (f"digest:{row.contact_id}:2022-01-25", None)
    assert whole(app)


def test_two_patrols_beside_each_other_plan_it_once(app: App) -> None:
    launched(app)
    go(app, "2022-01-24T09:00")
    with ThreadPoolExecutor(4) as beside:
        planned = list(beside.map(lambda _: plan_digests(app, at("2022-01-25T08:00")), range(4)))
    assert sorted(planned) == [0, 0, 0, 1]
    with ThreadPoolExecutor(3) as beside:
        list(beside.map(lambda _: patrol(app, ChannelRouter(app), at("2022-01-25T08:01")), range(3)))
    assert len(letters(app)) == 1 and len(sent(app, MessageKind.DIGEST)) == 1


def test_a_quiet_office_hears_nothing_and_what_waits_is_told_every_working_morning(app: App) -> None:
    launched(app)
    go(app, "2022-01-24T09:00", "2022-01-25T08:00")  # the start is told
    requested(app, "2022-02-16T09:00", "2022-02-25")
    hand_in(app, "cham", "2022-02-17T10:00")
    go(app, "2022-02-18T08:00", "2022-02-19T08:00", "2022-02-20T08:00", "2022-02-21T08:00")
    told = [when for when, kind in digests(app) if kind == "digest"]
    assert told == ["01-25 08:00", "02-18 08:00", "02-21 08:00"]
    assert "1 báo cáo chờ duyệt" in letters(app)[-1].text
    accept(app, "cham", "2022-02-21T09:00")
    go(app, "2022-02-22T08:00", "2022-02-23T08:00", "2022-02-24T08:00")
    assert [when for when, kind in digests(app) if kind == "digest"][3:] == ["02-22 08:00"]


def test_a_letter_in_doubt_that_the_maildir_settles_is_no_news(sqlite_office: App) -> None:
    launched(sqlite_office)
    go(sqlite_office, *(f"2022-01-{day}T09:00" for day in (24, 25, 26, 27, 28)), "2022-02-07T08:00", "2022-02-08T08:00")
    before = digests(sqlite_office)
    dies(sqlite_office, "2022-02-10T08:00", "thời gian thực hiện", after=True)
    go(sqlite_office, "2022-02-10T08:20", "2022-02-11T08:00")
    assert len(events(sqlite_office, "message.unknown")) == 1 and digests(sqlite_office) == before


def test_leaders_get_one_page_on_the_first_working_day_of_the_week(app: App) -> None:
    launched(app)
    go(app, "2022-01-24T09:00", "2022-01-25T08:00", "2022-01-28T08:00")
    # The week after is Tet from Monday to Friday: nobody works, nobody is written to.
    go(app, "2022-01-31T08:00", "2022-02-04T08:00", "2022-02-07T08:00", "2022-02-08T08:00", "2022-02-14T10:00")
    weekly = [when for when, kind in digests(app, MessageState.SENT) if kind == "weekly"]
    assert weekly == ["02-07 08:00", "02-14 10:00"]
    first = letters(app, LEADER)[0]
    assert first.subject.startswith(
        "[Đôn Đốc] Tình hình thực hiện 01 văn bản trong tuần đến ngày 07/02/2022: 04 lượt đơn vị"
    )
    assert "Kính báo cáo lãnh đạo Sở Thông tin" in first.text and "tuyên truyền thử" in first.text.lower()
    assert "Phòng Chậm" in first.text


def test_after_an_outage_one_letter_tells_it_all(app: App) -> None:
    launched(app)
    go(app, "2022-01-24T09:00", "2022-01-25T08:00")
    hand_in(app, "cham", "2022-01-25T09:00", kind=ObligationKind.ACKNOWLEDGE)
    go(app, "2022-02-08T10:20")
    assert digests(app)[-2:] == [("02-08 10:20", "digest"), ("02-08 10:20", "weekly")]
    assert "Nhận xác nhận đã nhận 01 (Phòng Chậm)" in letters(app)[-1].text


def test_a_digest_that_could_not_go_is_told_by_the_next(app: App) -> None:
    launched(app)
    go(app, "2022-01-24T09:00")
    hand_in(app, "cham", "2022-01-24T10:00", kind=ObligationKind.ACKNOWLEDGE)
    down = Refusing(app, Outcome(MessageState.RETRY, 451, "later"), CLERK)
    patrol(app, down, at("2022-01-25T08:00"))
    hand_in(app, "dung-han", "2022-01-25T10:00", kind=ObligationKind.ACKNOWLEDGE)
    patrol(app, ChannelRouter(app), at("2022-01-26T08:00"))
    states = [m.state for m in said(app) if m.kind is MessageKind.DIGEST]
    assert states == [MessageState.CANCELLED, MessageState.SENT]
    (letter,) = letters(app)
    assert "Nhận xác nhận đã nhận 02 (Phòng Chậm; Phòng Đúng Hạn)" in letter.text


def test_a_refused_digest_is_a_matter_for_a_person_and_stops_nothing(app: App) -> None:
    launched(app)
    go(app, "2022-01-24T09:00")
    patrol(app, Refusing(app, Outcome(MessageState.REFUSED, 550, "no such user"), CLERK), at("2022-01-25T08:00"))
    assert digests(app, MessageState.REFUSED) == [("01-25 08:00", "digest")]
    assert whole(app)
    go(app, "2022-01-26T08:00")
    assert "thư việc trong ngày: bị từ chối" in letters(app)[-1].text.lower()


def test_who_is_away_or_gone_is_not_written_to(app: App) -> None:
    launched(app)
    go(app, "2022-01-24T09:00")
    with writing(app.engine) as session:
        clerk = session.exec(select(Contact).where(Contact.tier == Tier.OFFICER)).one()
        session.add(
            Contact(agency_id=clerk.agency_id, tier=Tier.OFFICER, name="Người Thay", channels=["thay@so.example"])
        )
        clerk.absent = True
    go(app, "2022-01-25T08:00")
    assert letters(app) == [] and len(letters(app, "thay@so.example")) == 1


def test_a_mail_in_the_tray_is_told_with_its_page(sqlite_office: App) -> None:
    launched(sqlite_office)
    go(sqlite_office, "2022-01-24T09:00", "2022-01-25T08:00")
    with writing(sqlite_office.engine) as session:
        came = at("2022-01-26T09:00")
        session.add(IncomingMail(key="m", sender="la@x.example", subject="V/v | thử", received_at=came, stored_at=came,
                         reason="người gửi la@x.example không có trong danh bạ"))  # fmt: skip
    go(sqlite_office, "2022-02-10T08:00")
    text = letters(sqlite_office)[-1].text
    assert "thư đến số 1 chờ xem: người gửi la@x.example không có trong danh bạ" in text.replace("Thư", "thư")
    assert "trang Thư đến của bàn làm việc" in " ".join(text.split())
    assert "dondoc inbox" not in text and "Prefect" not in text


def test_the_list_is_cut_to_a_page(sqlite_office: App) -> None:
    launched(sqlite_office)
    go(sqlite_office, "2022-01-24T09:00")
    with writing(sqlite_office.engine) as session:
        came = at("2022-01-24T09:00")
        for number in range(30):
            session.add(IncomingMail(key=str(number), sender="a@x", received_at=came, stored_at=came, reason="lạ"))
    go(sqlite_office, "2022-01-25T08:00")
    (letter,) = letters(sqlite_office)
    assert "30 việc cần xử lý" in letter.subject and "Và 10 nội dung khác." in letter.text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_both_languages_say_it_whole(sqlite_office: App, language: str) -> None:
    settings = sqlite_office.settings.model_copy(update={"mail": MailSettings(language=language)})
    app = App(settings, sqlite_office.engine, sqlite_office.calendar, virtual=True)
    launched(app)
    go(app, "2022-01-24T09:00")
    requested(app, "2022-02-14T09:00", "2022-02-17")
    hand_in(app, "cham", "2022-02-15T10:00")
    go(app, "2022-02-18T08:00", "2022-02-21T08:00")
    told = [m for m in said(app) if m.kind in DIGEST_KINDS and m.state is MessageState.SENT]
    assert {m.kind for m in told} == DIGEST_KINDS
    for message in told:
        assert not {"None", "Undefined", "{{", "{%"} & set(message.body.split()), message.body
        assert all(len(line) <= 78 for line in message.body.splitlines()), message.body
    assert ("to act on" in told[0].subject) is (language == "en")


def test_a_rehearsal_and_the_list_of_letters_show_them_and_end(app: App) -> None:
    launched(app)
    go(app, "2022-01-24T09:00")
    ahead = rehearse_ahead(app, SLUG, at("2022-01-24T09:01"), None)
    with reading(ahead.office.engine) as session:
        foretold = [m for m in message_lines(session, since=ahead.since) if m["kind"] in DIGEST_KINDS]
    ahead.office.engine.dispose()
    assert (foretold[0]["kind"], foretold[0]["at"][:16], foretold[0]["reference_no"]) == (
        "digest",
        "2022-01-25T08:00",
        "",
    )
    moment = at("2022-01-24T09:01")
    while ahead_at := next_instant(app, moment):
        moment = ahead_at
        patrol(app, ChannelRouter(app), moment)
    with reading(app.engine) as session:
        came = [m for m in message_lines(session) if m["kind"] in DIGEST_KINDS]
    assert [(m["at"], m["subject"]) for m in came] == [(m["at"], m["subject"]) for m in foretold]


def test_an_extension_asked_for_names_its_page(sqlite_office: App) -> None:
    from tasks.commands.command import submit
    from tasks.commands.obligations import Extend

    launched(sqlite_office)
    go(sqlite_office, "2022-01-24T09:00")
    requested(sqlite_office, "2022-02-14T09:00", "2022-02-17")
    go(sqlite_office, "2022-02-14T09:05")
    asked = {"campaign": SLUG, "by": OFFICER, "agency": "cham", "until": dt.date(2022, 2, 24), "reason": "xa"}
    submit(sqlite_office, Extend.model_validate(asked | {"answer": "chờ ý kiến"}), at("2022-02-14T10:00"))
    go(sqlite_office, "2022-02-15T08:00")
    text = letters(sqlite_office)[-1].text
    assert "Xin gia hạn đến 24/02/2022" in text and "rang của văn bản trên bàn làm việc" in " ".join(text.split())
