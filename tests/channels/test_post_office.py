"""What keeps letters back, whom a refused one goes to, what is queued again, and twelve things in one letter."""

import logging
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

import tests.support.cast
from models.app import App, open_app
from models.config.settings import DeliverySettings, MailSettings, Settings
from models.database import reading, writing
from models.due import Due
from models.enums import MessageKind, ObligationKind
from models.event import Event
from models.message import Message
from models.states import MessageState
from tasks.campaigns.context import Context
from tasks.campaigns.lifecycle import pause_campaign
from tasks.campaigns.locks import lock_campaign
from tasks.campaigns.lookup import find_campaign
from tasks.channel_health import channels_down
from tasks.delivery import deliver
from tasks.delivery.claim import Claimed, claim_batch
from tasks.delivery.outcome import Outcome
from tasks.delivery.queue import QueuedMessage
from tasks.delivery.requeue import requeue_messages, stuck_messages
from tasks.delivery.router import ChannelRouter
from tasks.delivery.throttle import Throttle
from tasks.errors import Refused
from tasks.figures.queries import history_lines
from tasks.figures.work_queue import work_items
from tasks.letters.compose import Letter
from tasks.ops.patrol import patrol
from tasks.ops.watchdog import trouble_now
from tests.support.cast import OFFICER, SLUG, hand_in, launched, person, requested, said
from tests.support.instants import at
from tests.support.smtp_server import OneAccount, Post
from tests.support.verbs import whole

FIRST = at("2022-01-24T08:35")
LATE = "cham@huyen.example"
HANDS = {"dunghan@huyen.example", LATE, "imlang@huyen.example", "web@so.example"}


def round_at(app: App, now: str) -> None:
    """One patrol with a transport of its own."""
    patrol(app, ChannelRouter(app), at(now))


def office_with(post: Post, tmp_path: Path, **delivery: object) -> App:
    """An office whose relay is the scripted server, with some settings of `delivery`."""
    settings = Settings(
        data=tmp_path / "with", mail=MailSettings(relay=post.relay), delivery=DeliverySettings.model_validate(delivery)
    )
    return open_app(settings)


def reached(post: Post) -> set[str]:
    return {address for mail in post.accepted for address in mail.recipients}


def test_with_an_allow_list_nobody_else_is_reached(post: Post, tmp_path: Path) -> None:
    app = office_with(post, tmp_path, only_to=["so.example", LATE])
    launched(app)
    for moment in ("2022-01-24T08:35", "2022-01-24T08:40"):
        round_at(app, moment)
    assert reached(post) == {LATE, "web@so.example"}
    held = [m for m in said(app) if m.state is MessageState.PLANNED]
    assert len(held) == 2 and all("only_to" in m.outcome and m.attempts == 0 for m in held)
    app.engine.dispose()
    app = office_with(post, tmp_path)
    round_at(app, "2022-01-24T08:45")
    assert reached(post) == HANDS and len(post.accepted) == 4
    app.engine.dispose()


def test_a_domain_that_puts_off_is_left_alone_for_a_while(
    wired: App, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = tests.support.cast.CAST.model_copy(deep=True)
    changed.agency[1].contact += [person("contact", f"nguoi{i}@huyen.example", f"Người {i}") for i in range(5)]
    monkeypatch.setattr("tests.support.cast.CAST", changed)
    post.say("RCPT", *["451 4.7.1 Too many messages from you"] * 3)
    launched(wired)
    round_at(wired, "2022-01-24T08:35")
    rows = [m for m in said(wired) if m.due_id is not None]
    assert sum(m.attempts for m in rows if "web@" not in m.address) == 3  # three were tried, the other five waited
    assert reached(post) == {"web@so.example"}  # another domain is not concerned
    pauses = {m.send_after for m in rows if m.state in (MessageState.RETRY, MessageState.PLANNED)}
    assert len(pauses) > 3 and all(FIRST.add(minutes=5) <= moment <= FIRST.add(minutes=6) for moment in pauses)
    round_at(wired, "2022-01-24T08:42")
    assert len(post.accepted) == 9 and len({mail.message_id for mail in post.accepted}) == 9


def test_a_channel_keeps_its_pace(post: Post, tmp_path: Path) -> None:
    app = office_with(post, tmp_path, per_minute={"mail": 60})
    throttle = Throttle(app)
    assert [round(throttle.take_turn(channel)) for channel in ("mail", "tgram", "mail", "mail")] == [0, 0, 1, 1]
    app.engine.dispose()


def test_what_is_stopped_while_a_channel_keeps_its_pace_does_not_go(
    post: Post, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = office_with(post, tmp_path, per_minute={"mail": 600})
    launched(app)
    waits = []

    def paused_meanwhile(throttle: Throttle, channel: str) -> float:
        waits.append(channel)
        if len(waits) == 2:
            with writing(app.engine) as session:
                campaign = lock_campaign(session, find_campaign(session, SLUG).id)
                pause_campaign(Context(app, session, campaign, FIRST, OFFICER), "chờ ý kiến")
        return 0.0

    monkeypatch.setattr(Throttle, "take_turn", paused_meanwhile)
    round_at(app, "2022-01-24T08:35")
    assert len(post.accepted) == 1 and len(waits) > 1
    app.engine.dispose()


def test_a_slow_server_gets_smaller_claims(wired: App, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = tests.support.cast.CAST.model_copy(deep=True)
    changed.agency[1].contact += [person("contact", f"nguoi{i}@huyen.example", f"Người {i}") for i in range(20)]
    monkeypatch.setattr("tests.support.cast.CAST", changed)
    launched(wired)
    claims: list[int] = []
    handed: Counter[str] = Counter()

    def claimed(app: App, queued: list[list[QueuedMessage]], *rest: Any) -> Claimed:
        claims.append(len(queued))
        return claim_batch(app, queued, *rest)

    def slowly(room: ChannelRouter, letter: Letter) -> Outcome:
        time.sleep(0.05)
        handed[letter.letter_id] += 1
        return really(room, letter)

    really = ChannelRouter.send
    monkeypatch.setattr(ChannelRouter, "send", slowly)
    monkeypatch.setattr(deliver, "claim_batch", claimed)
    monkeypatch.setattr(deliver, "SECONDS", 0.1)  # of which sixteen letters would take eight
    round_at(wired, "2022-01-24T08:35")
    assert claims[0] == 16 and max(claims[1:]) <= 4
    assert len(post.accepted) == 24 and set(handed.values()) == {1}


def test_a_refused_contact_is_shown_and_the_deputy_is_written_to(
    wired: App, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = tests.support.cast.CAST.model_copy(deep=True)
    changed.agency[2].contact.append(person("deputy", "phocham@huyen.example", "Phó Chậm"))
    monkeypatch.setattr("tests.support.cast.CAST", changed)
    post.say("RCPT", "550 5.1.1 No such user", to=LATE)
    launched(wired)
    round_at(wired, "2022-01-24T08:35")
    round_at(wired, "2022-01-24T08:40")
    assert reached(post) == HANDS - {LATE} | {"phocham@huyen.example"} and len(post.accepted) == 4
    with reading(wired.engine) as session:
        mine = select(Due).join(Message, col(Message.due_id) == Due.id).where(Message.address == LATE)
        assert session.exec(mine).one().opened_at is not None  # told through the deputy, so its ladder runs
        assert session.exec(select(Event).where(Event.what == "message.refused")).one().new == LATE


def test_a_channel_that_is_down_is_one_alarm_however_many_letters_wait(wired: App, post: Post) -> None:
    for number in ("77", "78", "79"):
        launched(wired, number=number)
    post.say("MAIL", *["550 5.7.1 Sender rejected"] * 2)
    for minute in (35, 45):
        round_at(wired, f"2022-01-24T08:{minute}")
    assert len(said(wired)) == 12 and post.accepted == []
    with reading(wired.engine) as session:
        assert channels_down(session) == {"mail": (FIRST, "5.7.1 Sender rejected")}
        assert session.exec(select(Event).where(col(Event.what).startswith("message."))).all() == []
    alarm = trouble_now(wired.settings, at("2022-01-24T08:46"))
    assert "kênh mail không nhận thư nào từ 08:35" in alarm and "Sender rejected" in alarm
    with reading(wired.engine) as session:
        (line,) = work_items(wired, session)
    assert line.what == "kênh mail không nhận thư nào từ 08:35 ngày 24/01/2022" and "Sender rejected" in line.who
    round_at(wired, "2022-01-24T09:30")
    assert trouble_now(wired.settings, at("2022-01-24T09:31")) == "" and len(post.accepted) == 12


def test_a_dead_letter_goes_again_under_its_own_key(wired: App, post: Post) -> None:
    post.say("RCPT", "550 5.1.1 No such user", to=LATE)
    launched(wired)
    round_at(wired, "2022-01-24T08:35")
    with writing(wired.engine) as session:
        assert requeue_messages(session, stuck_messages(session, MessageState.REFUSED), FIRST, OFFICER) == 1
        sent = session.exec(select(Message.id).where(Message.state == MessageState.SENT)).first()
    with pytest.raises(Refused, match="không gửi lại được"), writing(wired.engine) as session:
        requeue_messages(session, [sent or 0], FIRST, OFFICER)
    with pytest.raises(Refused, match="không có thư số 999"), writing(wired.engine) as session:
        requeue_messages(session, [999], FIRST, OFFICER)
    round_at(wired, "2022-01-24T08:40")
    assert len(post.to(LATE)) == 1 and len({m.key for m in said(wired)}) == len(said(wired)) == 4
    assert {m.message_id for m in post.offered if LATE in m.recipients} == {post.to(LATE)[0].message_id}
    assert whole(wired)


def test_what_a_contact_is_to_get_at_once_is_one_letter(wired: App, post: Post) -> None:
    """An acknowledgement overdue in two campaigns and a report: one letter with a table, three rows with three keys."""
    for number in ("77", "78"):
        launched(wired, number=number)
    round_at(wired, "2022-01-24T08:30")
    for number in ("77", "78"):
        for code in ("dung-han", "im-lang"):
            hand_in(wired, code, "2022-01-24T09:00", ObligationKind.ACKNOWLEDGE, f"{number}-stttt-ttbcxb-2022")
        hand_in(wired, "dang-tai", "2022-01-24T09:00", ObligationKind.PUBLISH, f"{number}-stttt-ttbcxb-2022")
    requested(wired, "2022-01-24T09:30", "2022-01-27")
    round_at(wired, "2022-01-24T09:30")
    before = len(post.accepted)
    round_at(wired, "2022-01-26T08:00")
    mine = [m for m in post.accepted[before:] if LATE in m.recipients]
    (letter,) = mine
    rows = [m for m in said(wired) if f"<{m.letter_id}>" == letter.message_id]
    assert len(rows) == len({m.key for m in rows}) == 3 and {m.state for m in rows} == {MessageState.SENT}
    assert {m.kind for m in rows} == {MessageKind.ACKNOWLEDGE_CHASE, MessageKind.REMINDER}
    subject = letter.mail["Subject"]
    assert subject == "[2 văn bản] Đôn đốc 02, nhắc 01 nội dung quý cơ quan phải thực hiện"
    text, html = letter.mail.get_body(("plain",)), letter.mail.get_body(("html",))
    assert text is not None and html is not None
    plain, rich = text.get_content(), html.get_content()
    assert "1. Nội dung: " in plain and "3. Nội dung: " in plain and "77/STTTT-TTBCXB" in plain
    assert max(map(len, plain.splitlines())) <= 78
    assert rich.count("<tr") == 4 + 1 and rich.count("<th ") == 4 and "78/STTTT-TTBCXB" in rich
    with reading(wired.engine) as session:
        lines = history_lines(session, find_campaign(session, SLUG))
    told = [line for line in lines if line["new"] == subject]
    assert len(told) == 1  # two rows of this campaign, one letter
    assert whole(wired)


def test_dispatches_and_requests_go_alone(wired: App, post: Post) -> None:
    for number in ("77", "78"):
        launched(wired, number=number)
    round_at(wired, "2022-01-24T08:30")
    assert len(post.to(LATE)) == 2


CANARY = "chim-hoang-yen-7f3c9e"


def test_a_secret_is_found_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readdress: Callable[..., None], capfd: pytest.CaptureFixture[str]
) -> None:
    """Of the relay and of a chat channel, both in vain: not in the rows, files, logs, lists or errors."""
    monkeypatch.setenv("RELAY_PASSWORD", CANARY)
    log = tmp_path / "log.txt"
    handler = logging.FileHandler(log)
    logging.getLogger().addHandler(handler)
    monkeypatch.setattr(logging.getLogger(), "level", logging.NOTSET + 1)
    post = Post().start(authenticator=OneAccount("dondoc", "khac"), auth_required=True, auth_require_tls=False)
    readdress("im-lang", "json://nguoi:${RELAY_PASSWORD}@127.0.0.1:9/thu?token=${RELAY_PASSWORD}")
    relay = f"mailto://dondoc:${{RELAY_PASSWORD}}@127.0.0.1:{post.port}"
    app = open_app(Settings(data=tmp_path / "data", mail=MailSettings(relay=relay)))
    try:
        launched(app)
        for minute in (35, 45, 55):
            round_at(app, f"2022-01-24T08:{minute}")
        assert {m.channel for m in said(app) if m.state is MessageState.RETRY} == {"mail", "json"}
        assert post.accepted == []
    finally:
        post.stop()
        app.engine.dispose()
        logging.getLogger().removeHandler(handler)
        handler.close()
    assert log.stat().st_size > 1000  # else nothing was listened to
    printed = capfd.readouterr()
    assert CANARY not in printed.out + printed.err
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or CANARY.encode() not in path.read_bytes(), path
