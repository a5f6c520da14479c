"""The example of Lạng Sơn, played wholly, and every letter of it held against what the scenario says happened."""

import datetime as dt
import re
import sqlite3
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pendulum import DateTime

from models.app import App, open_app
from models.config.settings import Settings
from models.database import reading
from models.event import verify_history
from tasks.campaigns.lookup import find_campaign
from tasks.delivery.router import ChannelRouter
from tasks.figures.queries import campaign_status
from tasks.figures.summary import report_summaries
from tasks.ops.patrol import patrol
from tasks.ops.scenario import Moment, begin, moments, play, read_scenario
from tasks.report_forms.aggregate import OUTSIDE_SUMS, Share
from tests.support.instants import at
from tests.support.maildir import Mail, folder, mails
from tests.support.paths import EXAMPLE

SLUG = "123-stttt-ttbcxb-2022"
SCENARIO = read_scenario(EXAMPLE)
ACTS: list[dict[str, Any]] = tomllib.loads((EXAMPLE / "scenario.toml").read_text("utf-8"))["event"]
AGENCIES: list[dict[str, Any]] = tomllib.loads((EXAMPLE / "agencies.toml").read_text("utf-8"))["agency"]

NAMES = {agency["code"]: agency["name"] for agency in AGENCIES}
ADDRESSES = {
    agency["code"]: contact["channels"][0]
    for agency in AGENCIES
    for contact in agency.get("contact", [])
    if contact.get("tier", "contact") == "contact"
}
DISTRICTS = [code for code in ADDRESSES if code.startswith("vhtt-")]
ACTING = ["bao-lang-son", "dai-pt-th", *DISTRICTS]
LEADERS = ["giamdoc@stttt.langson.example", "yenlh@stttt.langson.example"]
OFFICER = "truongdv@stttt.langson.example"
TET = [dt.date(2022, 1, 31) + dt.timedelta(days=n) for n in range(5)]
PRESSING = ("Nhắc ", "Hôm nay là hạn", "Đôn đốc lần")


def to(*codes: str) -> list[str]:
    """The addresses of agencies."""
    return [ADDRESSES[code] for code in codes]


def districts(*names: str) -> list[str]:
    """The addresses of district offices."""
    return to(*(f"vhtt-{name}" for name in names))


EXPECTED: list[tuple[str, str, list[str]]] = [
    ("2022-01-24T09:00", "Tuyên truyền: phòng, chống dịch COVID-19", to(*ACTING)),
    ("2022-01-24T09:00", "Gửi để biết", to("lanh-dao-so", "phong-ttbcxb", "van-phong-so")),
    ("2022-01-24T09:00", "Đăng tải văn bản", to("tt-cns")),
    ("2022-01-26T08:00", "Đôn đốc lần 1: xác nhận", districts("binh-gia", "dinh-lap")),
    ("2022-01-27T08:00", "Đôn đốc lần 2: xác nhận", districts("binh-gia")),
    ("2022-02-10T08:00", "Phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022", to(*ACTING)),
    ("2022-02-16T08:00", "Đã hết thời gian", [OFFICER]),
    ("2022-02-16T09:30", "Đề nghị báo cáo", to(*ACTING)),
    ("2022-02-17T08:00", "Nhắc báo cáo", to(*(code for code in ACTING if code != "bao-lang-son"))),
    ("2022-02-17T15:00", "Đồng ý gia hạn", districts("trang-dinh")),
    (
        "2022-02-18T08:00",
        "Hôm nay là hạn",
        districts("binh-gia", "cao-loc", "chi-lang", "dinh-lap", "huu-lung", "loc-binh", "van-lang", "van-quan"),
    ),
    ("2022-02-21T08:00", "Đôn đốc lần 1: báo cáo", districts("binh-gia", "dinh-lap", "van-lang", "van-quan")),
    ("2022-02-21T08:00", "Nhắc báo cáo", districts("trang-dinh")),
    ("2022-02-21T09:00", "Đề nghị bổ sung, gửi lại", to("dai-pt-th")),
    ("2022-02-22T08:00", "Nhắc báo cáo", to("dai-pt-th")),
    ("2022-02-23T08:00", "Đôn đốc lần 2: báo cáo", districts("binh-gia", "van-lang", "van-quan")),
    ("2022-02-23T08:00", "Nhắc báo cáo", districts("trang-dinh")),
    ("2022-02-23T08:00", "Báo cáo lãnh đạo: 03 đơn vị", LEADERS),
    ("2022-02-24T08:00", "Hôm nay là hạn", districts("trang-dinh")),
    ("2022-02-28T08:00", "Đôn đốc lần 3: báo cáo", districts("van-quan")),
    ("2022-03-04T08:00", "Đôn đốc lần 4: báo cáo", districts("van-quan")),
    ("2022-03-04T08:00", "Báo cáo lãnh đạo: 01 đơn vị", LEADERS),
    ("2022-03-07T09:00", "Kết thúc phần phòng, chống dịch COVID-19: 12/13", [*LEADERS, OFFICER]),
]


def receipts() -> list[tuple[str, str, list[str]]]:
    """Every report that came gets its receipt, at once: all of them came in office hours."""
    came = [act for act in ACTS if act["do"] == "receive" and act.get("kind", "report") == "report"]
    return [(act["at"].isoformat(), "Đã nhận báo cáo", to(*act["agencies"])) for act in came]


def go(app: App, moment: Moment) -> None:
    """One moment, as the demo plays it."""
    play(app, SCENARIO, moment, SLUG)
    patrol(app, ChannelRouter(app), moment.at)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The office after the whole scenario."""
    app = open_app(Settings(data=tmp_path_factory.mktemp("played") / "data"), make_virtual=True)
    begin(app, EXAMPLE, SCENARIO)
    for moment in moments(app, SCENARIO):
        go(app, moment)
    yield app
    app.engine.dispose()


@pytest.fixture(scope="module")
def letters(played: App) -> list[Mail]:
    """All that was sent."""
    return mails(played)


def rows(app: App, query: str) -> list[tuple[Any, ...]]:
    """What the database file itself says, past all of our code."""
    with sqlite3.connect(app.settings.data / "dondoc.sqlite") as connection:
        return connection.execute(query).fetchall()


def test_every_letter_is_one_the_scenario_calls_for_and_none_is_missing(letters: list[Mail]) -> None:
    wanted = [(at(when), who, words) for when, words, people in EXPECTED + receipts() for who in people]
    sent = [letter for letter in letters if not letter.subject.startswith("[Đôn Đốc]")]
    for when, who, words in wanted:
        found = [m for m in sent if (m.at, m.to) == (when, who) and m.subject.startswith(f"[123/STTTT-TTBCXB] {words}")]
        assert len(found) == 1, (when, who, words, [m.subject for m in sent if m.to == who])
        sent.remove(found[0])
    assert sent == []


def test_every_letter_keeps_its_encoded_words_short(played: App) -> None:
    """RFC 2047, 2: an encoded word has at most 75 characters, a line that holds one at most 76."""
    word = re.compile(rb"=\?[^?\s]*\?[^?\s]*\?[^?\s]*\?=")
    raws = [path.read_bytes() for path in folder(played).iterdir()]
    lines = [line for raw in raws for line in raw.split(b"\n\n")[0].split(b"\r\n\r\n")[0].splitlines()]
    said = [line for line in lines if word.search(line)]
    assert raws and len(said) > len(raws)
    assert [line for line in said if len(line) > 76 or any(len(one) > 75 for one in word.findall(line))] == []


def test_our_own_people_get_one_digest_a_morning_and_one_a_week(letters: list[Mail]) -> None:
    digests = [letter for letter in letters if letter.subject.startswith("[Đôn Đốc]")]
    assert {letter.to for letter in digests} == {OFFICER, *LEADERS}
    told = Counter((letter.to, letter.at.date()) for letter in digests)
    assert set(told.values()) == {1} and {letter.at.time() for letter in digests} == {dt.time(8)}
    for leader in LEADERS:
        mondays = [f"{letter.at:%d/%m}" for letter in digests if letter.to == leader]
        assert mondays == ["07/02", "14/02", "21/02", "28/02", "07/03"]
    mornings = [letter for letter in digests if letter.to == OFFICER]
    assert f"{mornings[0].at:%d/%m}" == "25/01" and "Nhận xác nhận đã nhận 08" in mornings[0].text
    monday = next(letter for letter in mornings if f"{letter.at:%d/%m}" == "21/02")
    assert "báo cáo chờ duyệt" in monday.text and "trang của văn bản trên bàn làm việc" in monday.text


def test_no_letter_on_a_day_off_or_outside_office_hours(letters: list[Mail]) -> None:
    for mail in letters:
        assert mail.at.weekday() < 5 and mail.at.date() not in TET, mail
        time = mail.at.time()
        assert dt.time(7, 30) <= time < dt.time(11, 30) or dt.time(13, 30) <= time < dt.time(17), mail


def test_nobody_is_pressed_for_what_has_come(letters: list[Mail]) -> None:
    for code in ACTING:
        mine = [m for m in letters if m.to == ADDRESSES[code] and m.subject.split("] ")[1].startswith(PRESSING)]
        for kind, word in (("acknowledge", "xác nhận"), ("report", "báo cáo")):
            for start, end in settled(code, kind):
                assert not [m for m in mine if word in m.subject and start <= m.at < end], (code, kind)


def settled(code: str, kind: str) -> Iterator[tuple[DateTime, DateTime]]:
    """The spans in which an agency owed nothing of a kind: from what it handed in to its return, if any."""
    since = None
    for act in ACTS:
        if code in act.get("agencies", []) and act.get("kind", "report") == kind:
            if act["do"] == "receive":
                since = at(act["at"].isoformat())
            elif act["do"] == "return" and since:
                yield since, at(act["at"].isoformat())
                since = None
    if since:
        yield since, at("2100-01-01T00:00")


def test_reminders_and_chases_name_the_day_that_stands_for_their_agency(letters: list[Mail]) -> None:
    for mail in letters:
        words = mail.subject.split("] ")[1]
        if words.startswith(("Nhắc báo cáo", "Hôm nay là hạn", "Đôn đốc lần", "Đề nghị báo cáo")) and (
            "xác nhận" not in words
        ):
            day = "18/02/2022"
            if mail.to == ADDRESSES["vhtt-trang-dinh"] and mail.at > at("2022-02-17T15:00"):
                day = "24/02/2022"
            if mail.to == ADDRESSES["dai-pt-th"] and mail.at > at("2022-02-21T09:00"):
                day = "23/02/2022"
            others = {"18/02/2022", "23/02/2022", "24/02/2022"} - {day, f"{mail.at:%d/%m/%Y}"}
            assert f"17 giờ 00, {weekday(day)}, ngày {day}" in mail.text, mail
            assert not [other for other in others if f"ngày {other}" in mail.text.split("Thời hạn")[1]], mail


def weekday(day: str) -> str:
    return {"18/02/2022": "thứ Sáu", "23/02/2022": "thứ Tư", "24/02/2022": "thứ Năm"}[day]


def test_only_two_agencies_are_chased_for_their_acknowledgement(letters: list[Mail]) -> None:
    chased = Counter(mail.to for mail in letters if ": xác nhận đã nhận" in mail.subject)
    assert chased == Counter({ADDRESSES["vhtt-binh-gia"]: 2, ADDRESSES["vhtt-dinh-lap"]: 1})


def test_the_agency_that_never_answers_is_chased_four_times_and_told_of_twice(letters: list[Mail]) -> None:
    mine = [m for m in letters if m.to == ADDRESSES["vhtt-van-quan"] and "Đôn đốc lần" in m.subject]
    assert [f"{m.at:%d/%m}" for m in mine] == ["21/02", "23/02", "28/02", "04/03"]
    assert [m.subject.split("Đôn đốc ")[1][:5] for m in mine] == ["lần 1", "lần 2", "lần 3", "lần 4"]
    for leader in LEADERS:
        first, second = (m for m in letters if m.to == leader and "Báo cáo lãnh đạo" in m.subject)
        assert named(first) == {"vhtt-binh-gia", "vhtt-van-lang", "vhtt-van-quan"} and f"{first.at:%d/%m}" == "23/02"
        assert named(second) == {"vhtt-van-quan"} and f"{second.at:%d/%m}" == "04/03"
        assert "đôn đốc lần 3 ngày 28/02/2022; đôn đốc lần 4 ngày 04/03/2022" in second.text
        assert "Người đứng đầu, liên hệ: " in second.text


def named(mail: Mail) -> set[str]:
    return {code for code in DISTRICTS if NAMES[code] in mail.text}


def test_the_extended_agency_is_reminded_of_its_new_day_and_never_chased(letters: list[Mail]) -> None:
    mine = [m for m in letters if m.to == ADDRESSES["vhtt-trang-dinh"] and m.at > at("2022-02-16T09:30")]
    assert not [m for m in mine if "Đôn đốc" in m.subject]
    later = [m for m in mine if m.at > at("2022-02-17T15:00") and "ngày 24/02/2022" in m.text]
    assert [f"{m.at:%d/%m}" for m in later if "Đã nhận" not in m.subject] == ["21/02", "23/02", "24/02"]


def test_item_four_stands_only_in_the_letters_to_the_districts(letters: list[Mail]) -> None:
    holds = Counter(m.to for m in letters if "ôn đốc, hướng dẫn Trung tâm Văn hóa" in m.text)
    assert holds == Counter(to(*DISTRICTS))
    assert len(DISTRICTS) == 11


def test_the_letters_of_the_file_and_the_rows_of_the_database_are_the_same(played: App, letters: list[Mail]) -> None:
    said = rows(played, "SELECT DISTINCT letter_id, address, subject FROM message WHERE state = 'sent'")
    assert Counter(said) == Counter((m.letter_id, m.to, m.subject) for m in letters)
    assert rows(played, "SELECT count(*) FROM message WHERE state NOT IN ('sent', 'cancelled')") == [(0,)]


def test_the_figures_are_what_the_rows_count_to(played: App) -> None:
    with reading(played.engine) as session:
        campaign = campaign_status(session, at("2022-03-07T09:00"))["campaigns"][0]
        assert verify_history(session, SLUG) is None
    shown = {key: campaign[key] for key in FIGURES}
    assert shown == {
        "expected": 13, "received": 12, "on_time": 9, "late": 3, "outstanding": 1,
        "extended": 1, "returned": 1, "nil": 1,
    }  # fmt: skip
    assert shown == {key: rows(played, query)[0][0] for key, query in FIGURES.items()}
    assert campaign["waived"] == 0 and campaign["overdue"] == 1


def test_the_sums_are_what_the_scenario_says_was_reported(played: App, letters: list[Mail]) -> None:
    """Added up from the file itself: of each agency its last report, of the one that never answered nothing."""
    last: dict[str, dict[str, str]] = {}
    for act in ACTS:
        if act["do"] == "receive" and act.get("kind", "report") == "report":
            last |= {code: act.get("values", {}) for code in act["agencies"]}
    with reading(played.engine) as session:
        (one,) = report_summaries(session, find_campaign(session, SLUG), at("2022-03-07T09:00"))
    fields = tomllib.loads((EXAMPLE / "bieu-mau.toml").read_text("utf-8"))["field"]
    closing = [mail for mail in letters if "Kết thúc phần" in mail.subject]
    assert len(closing) == 3
    for line, field in zip(one.whole, fields, strict=True):
        figures = [int(values[field["key"]]) for values in last.values() if field["key"] in values]
        assert (line.field.key, line.amount, line.covered) == (field["key"], sum(figures), len(figures))
        assert (line.wanted, line.waiting) == (13, 0)
        said = f"{field['label']}: {sum(figures)} {field['unit']} (tổng hợp từ {len(figures)}/13 đơn vị, "
        assert all(said in mail.text for mail in closing)
    assert [a.agency for a in one.of(Share.NIL)] == [NAMES["vhtt-cao-loc"]] and not one.of(Share.BLANK)
    assert [a.agency for a in one.of(Share.MISSING)] == [NAMES["vhtt-van-quan"]]
    groups = [line.group for line in one.sums if line.field.key == "luot_loa" and line.group]
    assert groups == ["Phòng Văn hóa và Thông tin các huyện, thành phố", OUTSIDE_SUMS]


HANDED = "FROM due d JOIN submission s ON s.due_id = d.id WHERE d.kind = 'report' AND d.state <> 'returned'"
FIRST = f"{HANDED} AND s.round = 1"
FIGURES = {
    "expected": "SELECT count(*) FROM due WHERE kind = 'report'",
    "received": f"SELECT count(DISTINCT d.id) {HANDED}",
    "on_time": f"SELECT count(*) {FIRST} AND s.received_at <= s.late_after",
    "late": f"SELECT count(*) {FIRST} AND s.received_at > s.late_after",
    "outstanding": "SELECT count(*) FROM due WHERE kind = 'report' AND id NOT IN (SELECT due_id FROM submission)",
    "extended": "SELECT count(DISTINCT due_id) FROM event WHERE what = 'extension.granted'",
    "returned": "SELECT count(DISTINCT due_id) FROM event WHERE what = 'report.returned'",
    "nil": f"SELECT count(*) {HANDED} AND s.nil",
}


def test_a_replay_killed_at_every_moment_ends_in_the_same_state(
    played: App, letters: list[Mail], tmp_path: Path
) -> None:
    """Each time the process ends after the act was committed and before the patrol, and a new one goes on."""
    settings = Settings(data=tmp_path / "data")
    app = open_app(settings, make_virtual=True)
    begin(app, EXAMPLE, SCENARIO)
    while moment := next(moments(app, SCENARIO), None):
        play(app, SCENARIO, moment, SLUG)
        app.engine.dispose()
        app = open_app(settings)
        begin(app, EXAMPLE, SCENARIO)  # as the demo does when it is started again: nothing
        again = next(moments(app, SCENARIO), None)
        if again and again.at == moment.at:
            go(app, again)
    app.engine.dispose()
    assert [plain(m) for m in mails(app)] == [plain(m) for m in letters]
    for table, query in STATE.items():
        assert rows(app, query) == rows(played, query), table


STATE = {
    "due": "SELECT id, state, round, revision, stated_on, late_after, extended, opened_at, next_step_at FROM due",
    "message": "SELECT key, state, ordinal, planned_at, sent_at, letter_id FROM message ORDER BY key",
    "submission": 'SELECT due_id, round, received_at, late_after, nil, "values" FROM submission ORDER BY due_id, round',
    "event": "SELECT seq, at, what, due_id, old, new, reason, hash FROM event WHERE ledger <> 'office' ORDER BY seq",
}


def plain(mail: Mail) -> tuple[DateTime, str, str, str]:
    return mail.at, mail.to, mail.subject, mail.text
