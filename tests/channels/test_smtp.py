"""Mail over SMTP, against a real server on loopback: the ordinary way, and every row of the table of outcomes."""

import email
import re
import smtplib
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.header import decode_header, make_header
from pathlib import Path

import pytest
from pendulum import DateTime
from sqlmodel import select

from models.app import App
from models.config.settings import ArchiveSettings, MailSettings
from models.database import reading, writing
from models.errors import BadSettings
from models.event import Event
from models.message import Message
from models.states import MessageState
from tasks.delivery.channels.smtp import Relay, SmtpChannel, parse_relay
from tasks.delivery.router import ChannelRouter
from tasks.letters.compose import Letter
from tasks.ops.patrol import patrol
from tasks.render import Words
from tests.support.cast import TEXT, launched, requested, said
from tests.support.instants import at
from tests.support.smtp_server import CUT, GIBBERISH, STALL, Accepted, OneAccount, Post
from tests.support.verbs import pause, resume

FIRST = at("2022-01-24T08:35")
HANDS = {"dunghan@huyen.example", "cham@huyen.example", "imlang@huyen.example", "web@so.example"}
LATE = "cham@huyen.example"


@pytest.fixture(params=[False, True], ids=["line by line", "pipelined"])
def post(request: pytest.FixtureRequest) -> Iterator[Post]:
    """Every row of the table holds whether or not a server takes several commands at once."""
    post = Post(pipelining=request.param).start()
    yield post
    post.stop()


def round_at(app: App, now: DateTime) -> None:
    """One patrol with a transport of its own."""
    patrol(app, ChannelRouter(app), now)


def states(app: App) -> dict[str, MessageState]:
    """The state of the one Message of each address."""
    return {m.address: m.state for m in said(app)}


def message_to(app: App, address: str) -> Message:
    """The one Message written to an address."""
    return next(m for m in said(app) if m.address == address)


def events(app: App, what: str) -> list[Event]:
    """The Events of one name."""
    with reading(app.engine) as session:
        return list(session.exec(select(Event).where(Event.what == what)))


def all_sent_once(post: Post) -> bool:
    """Every hand has exactly one mail, and no logical message was accepted twice."""
    ids = [mail.message_id for mail in post.accepted]
    return {a for mail in post.accepted for a in mail.recipients} == HANDS and len(set(ids)) == len(ids) == len(HANDS)


def decoded(accepted: Accepted, header: str) -> str:
    """A header by RFC 2047; the newer parser of Python 3.11 puts a blank between two encoded words of a name."""
    return str(make_header(decode_header(email.message_from_bytes(accepted.raw)[header])))


# The ordinary way


def test_each_recipient_gets_one_mail_of_its_own(wired: App, post: Post) -> None:
    launched(wired)
    round_at(wired, FIRST)
    assert all_sent_once(post)
    assert all(len(mail.recipients) == 1 for mail in post.accepted)
    assert {mail.sender for mail in post.accepted} == {wired.settings.mail.sender}
    assert set(states(wired).values()) == {MessageState.SENT}
    assert post.sessions == 1  # one kept session for the whole round


def test_a_letter_takes_three_packets_where_the_server_lets_us(
    wired: App, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    packets: list[object] = []
    plain = smtplib.SMTP.send

    def counted(session: smtplib.SMTP, packet: bytes | str) -> None:
        packets.append(packet)
        plain(session, packet)

    monkeypatch.setattr(smtplib.SMTP, "send", counted)
    launched(wired)
    round_at(wired, FIRST)
    assert all_sent_once(post)
    assert len(packets) == 2 + len(HANDS) * (3 if post.pipelining else 5)  # and EHLO and QUIT


def test_a_second_round_hands_nothing_over(wired: App, post: Post) -> None:
    launched(wired)
    for minute in (35, 36, 40):
        round_at(wired, at(f"2022-01-24T08:{minute}"))
    assert len(post.accepted) == 4


def test_what_a_mail_says_of_itself(wired: App, post: Post) -> None:
    launched(wired)
    round_at(wired, FIRST)
    mail = post.to(LATE)[0].mail
    row = message_to(wired, LATE)
    assert mail["Message-ID"] == f"<{row.letter_id}>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["X-Auto-Response-Suppress"] == "OOF, AutoReply"
    assert mail["Reply-To"] == wired.settings.office.email
    assert decoded(post.to(LATE)[0], "From") == (
        "Sở Thông tin và Truyền thông tỉnh Lạng Sơn <dondoc@stttt.langson.example>"
    )
    assert decoded(post.to(LATE)[0], "To") == f"Anh Chậm <{LATE}>"
    assert mail["To"].addresses[0].addr_spec == LATE
    assert mail["Date"].datetime == FIRST
    assert mail["Subject"] == row.subject == "[77/STTTT-TTBCXB] Tuyên truyền thử"
    assert "Importance" not in mail


def test_an_urgent_directive_is_marked(wired: App, post: Post) -> None:
    launched(wired, urgency="Hỏa tốc")
    round_at(wired, at("2022-01-24T20:00"))
    assert all_sent_once(post)
    assert post.accepted[0].mail["Importance"] == "high"


def test_text_and_html_come_through_whole(wired: App, post: Post) -> None:
    launched(wired)
    round_at(wired, FIRST)
    mail, row = post.to(LATE)[0].mail, message_to(wired, LATE)
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None and html is not None
    assert text.get_content().replace("\r\n", "\n") == row.body
    assert "Sở Thông tin và Truyền thông tỉnh Lạng Sơn" in html.get_content()
    assert {part["Content-Transfer-Encoding"] for part in (text, html)} == {"quoted-printable"}


def test_the_bytes_on_the_wire_are_lawful(wired: App, post: Post) -> None:
    launched(wired)
    round_at(wired, FIRST)
    for mail in post.accepted:
        assert mail.raw.isascii()
        assert not re.search(rb"(?<!\r)\n|\r(?!\n)", mail.raw)
        assert max(map(len, mail.raw.split(b"\r\n"))) <= 998  # RFC 5322, 2.1.1


def test_the_document_goes_along_under_its_vietnamese_name(wired: App, post: Post) -> None:
    launched(wired)
    round_at(wired, FIRST)
    (file,) = post.to(LATE)[0].mail.iter_attachments()
    assert file.get_filename() == "công văn 77-STTTT-TTBCXB ngày 24-01-2022.txt"
    assert file.get_payload(decode=True) == TEXT.read_bytes()


def test_a_line_that_begins_with_a_dot_keeps_it(wired: App, post: Post) -> None:
    text = ".\n..hai dấu chấm\n.\n"
    channel = SmtpChannel(post.relay, wired.settings)
    letter = Letter("dot@so.example", "mail", LATE, "Anh Chậm", Words("Thử", text, "<p>.</p>"), FIRST)
    assert channel.send(letter).state is MessageState.SENT
    channel.close()
    found = post.accepted[0].mail.get_body(("plain",))
    assert found is not None and found.get_content().replace("\r\n", "\n") == text


# The envelope ahead of its letter


def plain(name: str, address: str) -> Letter:
    """A short letter."""
    return Letter(f"{name}@so.example", "mail", address, "Anh Chậm", Words(name, "chữ", "<p>chữ</p>"), FIRST)


@pytest.fixture
def channel(wired: App, post: Post) -> Iterator[SmtpChannel]:
    """A channel whose session is open: one letter has gone."""
    channel = SmtpChannel(post.relay, wired.settings)
    assert channel.send(plain("dau", "web@so.example")).state is MessageState.SENT
    yield channel
    channel.close()


def subjects(post: Post) -> list[tuple[str, tuple[str, ...]]]:
    """What came up to its final dot, and for whom."""
    return [(mail.mail["Subject"], mail.recipients) for mail in post.offered]


def test_a_letter_never_goes_in_the_envelope_of_another(channel: SmtpChannel, post: Post) -> None:
    channel.prepare(plain("hai", "cu@huyen.example"))
    assert channel.send(plain("hai", LATE)).state is MessageState.SENT  # the same letter, readdressed meanwhile
    channel.prepare(plain("ba", "imlang@huyen.example"))
    channel.prepare(plain("bon", LATE))
    assert channel.send(plain("bon", LATE)).state is MessageState.SENT
    assert subjects(post) == [("dau", ("web@so.example",)), ("hai", (LATE,)), ("bon", (LATE,))]


def test_a_letter_that_cannot_be_written_leaves_its_envelope_empty(channel: SmtpChannel, post: Post) -> None:
    spoilt = replace(plain("hong", LATE), files=(("công văn", Path("/khong/co.pdf")),))
    channel.prepare(spoilt)
    assert channel.send(spoilt).state is MessageState.REFUSED
    assert channel.send(plain("hai", LATE)).state is MessageState.SENT
    assert [name for name, _ in subjects(post)] == ["dau", "hai"]


def test_a_session_is_closed_with_an_envelope_that_stays_empty(channel: SmtpChannel, post: Post) -> None:
    channel.prepare(plain("hai", LATE))
    channel.close()
    assert channel.send(plain("ba", LATE)).state is MessageState.SENT
    assert [name for name, _ in subjects(post)] == ["dau", "ba"]


@pytest.mark.parametrize("stage", ["MAIL", "RCPT"])
def test_a_session_that_ends_after_the_envelope_costs_one_letter_a_pause(
    channel: SmtpChannel, post: Post, stage: str
) -> None:
    post.say(stage, "421 4.3.2 Service shutting down")
    channel.prepare(plain("hai", LATE))
    outcome = channel.send(plain("hai", LATE))
    assert (outcome.state, outcome.code, outcome.stop) == (MessageState.RETRY, 421, False)
    channel.prepare(plain("ba", LATE))
    assert channel.send(plain("ba", LATE)).state is MessageState.SENT
    assert [name for name, _ in subjects(post)] == ["dau", "ba"]


# The relay's URL


@pytest.mark.parametrize(
    ("url", "relay"),
    [
        ("mailto://127.0.0.1:2525", Relay("127.0.0.1", 2525, "insecure", None, None, None)),
        ("mailto://[::1]:2525", Relay("::1", 2525, "insecure", None, None, None)),
        ("mailto://thu.langson.example", Relay("thu.langson.example", 25, "insecure", None, None, None)),
        ("mailto://relay:25", Relay("relay", 25, "insecure", None, None, None)),
        (
            "mailtos://dondoc:${RELAY_PASSWORD}@thu.langson.example",
            Relay("thu.langson.example", 587, "starttls", "dondoc", "p@s/s?w#o:r&d%41", "dondoc@thu.langson.example"),
        ),
        (
            "mailtos://dondoc:${RELAY_PASSWORD}@thu.langson.example:465",
            Relay("thu.langson.example", 465, "ssl", "dondoc", "p@s/s?w#o:r&d%41", "dondoc@thu.langson.example"),
        ),
        (
            "mailtos://dondoc:${RELAY_PASSWORD}@thu.langson.example?mode=ssl",
            Relay("thu.langson.example", 465, "ssl", "dondoc", "p@s/s?w#o:r&d%41", "dondoc@thu.langson.example"),
        ),
        (
            "mailtos://dondoc@so.example:${RELAY_PASSWORD}@thu.langson.example",
            Relay("thu.langson.example", 587, "starttls", "dondoc@so.example", "p@s/s?w#o:r&d%41", "dondoc@so.example"),
        ),
        (
            "mailto://127.0.0.1:25/chi.dung@huyen.example",
            Relay("127.0.0.1", 25, "insecure", None, None, "chi.dung@huyen.example"),
        ),
        (
            "mailto://127.0.0.1:25?to=chi.dung@huyen.example",
            Relay("127.0.0.1", 25, "insecure", None, None, "chi.dung@huyen.example"),
        ),
    ],
)
def test_a_relay_is_read_from_its_url(url: str, relay: Relay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELAY_PASSWORD", "p@s/s?w#o:r&d%41")
    assert parse_relay(url) == relay


@pytest.mark.parametrize("address", ["lưu@so.example", "so.example", "Luu <luu@so.example>", "a@b@c", "a b@so.example"])
def test_an_address_of_ours_that_is_none_is_an_error_at_once(address: str) -> None:
    for settings in (ArchiveSettings, MailSettings):
        field = "address" if settings is ArchiveSettings else "sender"
        with pytest.raises(ValueError, match="không phải là một địa chỉ thư"):
            settings.model_validate({field: address})


@pytest.mark.parametrize("url", ["mailto://", "mailto://:25", "json://127.0.0.1", "chẳng là gì"])
def test_what_names_no_relay_is_an_error(url: str) -> None:
    with pytest.raises(ValueError, match="mailto://"):
        parse_relay(url)


def test_a_relay_whose_password_is_not_set_stops_the_round(
    opened: Callable[..., App], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_SUCH_PASSWORD", raising=False)
    with pytest.raises(BadSettings, match="NO_SUCH_PASSWORD"):
        parse_relay("mailtos://dondoc:${NO_SUCH_PASSWORD}@127.0.0.1")
    app = opened(relay="mailtos://dondoc:${NO_SUCH_PASSWORD}@127.0.0.1")
    launched(app)
    round_at(app, FIRST)
    rows = said(app)
    assert [m.attempts for m in rows] == [1, 0, 0, 0]
    assert rows[0].state is MessageState.RETRY and "NO_SUCH_PASSWORD" in rows[0].outcome


def test_a_contact_may_be_written_to_through_a_server_of_its_own(
    wired: App, post: Post, readdress: Callable[..., None]
) -> None:
    own = Post().start()
    readdress("cham", f"mailto://127.0.0.1:{own.port}/{LATE}")
    try:
        launched(wired)
        round_at(wired, FIRST)
    finally:
        own.stop()
    assert [mail.recipients for mail in own.accepted] == [(LATE,)]
    assert own.accepted[0].mail["To"].addresses[0].addr_spec == LATE
    assert {a for mail in post.accepted for a in mail.recipients} == HANDS - {LATE}


# The table of outcomes


def test_250_is_sent_with_the_servers_words(wired: App, post: Post) -> None:
    post.say("DOT", "250 2.0.0 Ok: queued as 4ABC", to=LATE)
    launched(wired)
    round_at(wired, FIRST)
    row = message_to(wired, LATE)
    assert (row.state, row.outcome_code, row.outcome) == (MessageState.SENT, 250, "2.0.0 Ok: queued as 4ABC")
    assert row.sent_at == FIRST


@pytest.mark.parametrize("stage", ["RCPT", "DOT"])
def test_4xx_is_put_off_and_sent_later_under_the_same_message_id(wired: App, post: Post, stage: str) -> None:
    post.say(stage, "451 4.7.1 Greylisted, try again", "452 4.2.2 Mailbox full", to=LATE)
    launched(wired)
    round_at(wired, FIRST)
    row = message_to(wired, LATE)
    assert (row.state, row.outcome_code, row.attempts) == (MessageState.RETRY, 451, 1)
    assert FIRST.add(minutes=5) <= row.send_after <= FIRST.add(minutes=6)  # a pause, and up to a fifth of it
    assert {a for mail in post.accepted for a in mail.recipients} == HANDS - {LATE}
    for now in (FIRST.add(minutes=4), FIRST.add(minutes=6), FIRST.add(minutes=24), FIRST.add(minutes=90)):
        round_at(wired, now)
    assert all_sent_once(post)
    assert message_to(wired, LATE).state is MessageState.SENT
    assert message_to(wired, LATE).attempts == 3
    assert {m.message_id for m in post.offered if LATE in m.recipients} == {f"<{row.letter_id}>"}


def test_connection_refused_is_put_off_and_stops_the_round(wired: App, post: Post) -> None:
    post.stop()
    launched(wired)
    round_at(wired, FIRST)
    assert [m.attempts for m in said(wired)] == [1, 0, 0, 0]
    assert said(wired)[0].state is MessageState.RETRY
    post.start()
    round_at(wired, FIRST.add(minutes=6))
    assert all_sent_once(post)


def test_421_ends_the_session_and_the_round(wired: App, post: Post) -> None:
    post.say("RCPT", "421 4.3.2 Service shutting down")
    launched(wired)
    round_at(wired, FIRST)
    assert post.accepted == []
    assert [m.attempts for m in said(wired)] == [1, 0, 0, 0]
    round_at(wired, FIRST.add(minutes=6))
    assert all_sent_once(post)


def test_421_after_letters_were_taken_costs_one_letter_a_pause(wired: App, post: Post) -> None:
    post.say("MAIL", "250 OK", "250 OK", "421 4.7.0 Too many messages in this session")
    launched(wired)
    round_at(wired, FIRST)
    assert [m.state for m in said(wired)].count(MessageState.RETRY) == 1
    assert (len(post.accepted), post.sessions) == (3, 2)
    round_at(wired, FIRST.add(minutes=6))
    assert all_sent_once(post)


def test_5xx_at_rcpt_is_refused_and_never_tried_again(wired: App, post: Post) -> None:
    post.say("RCPT", "550 5.1.1 No such user", to=LATE)
    launched(wired)
    for minutes in (0, 5, 60, 24 * 60):
        round_at(wired, FIRST.add(minutes=minutes))
    row = message_to(wired, LATE)
    assert (row.state, row.outcome_code, row.attempts) == (MessageState.REFUSED, 550, 1)
    assert LATE not in {a for mail in post.accepted for a in mail.recipients if mail.message_id == f"<{row.letter_id}>"}
    (event,) = events(wired, "message.refused")
    assert (event.message_id, event.new, event.reason) == (row.id, LATE, "5.1.1 No such user")


def test_5xx_at_the_final_dot_is_refused(wired: App, post: Post) -> None:
    post.say("DOT", "554 5.7.1 Rejected as spam", to=LATE)
    launched(wired)
    for minutes in (0, 5, 60):
        round_at(wired, FIRST.add(minutes=minutes))
    assert message_to(wired, LATE).state is MessageState.REFUSED
    assert len([m for m in post.offered if LATE in m.recipients]) == 1
    assert len(post.accepted) == 3
    assert len(events(wired, "message.refused")) == 1


def test_a_sender_that_is_not_wanted_stops_the_round_and_refuses_nobody(wired: App, post: Post) -> None:
    post.say("MAIL", "550 5.7.1 Sender not allowed")
    launched(wired)
    round_at(wired, FIRST)
    assert [(m.state, m.attempts) for m in said(wired)] == [(MessageState.RETRY, 1)] + [(MessageState.PLANNED, 0)] * 3
    assert said(wired)[0].outcome == "5.7.1 Sender not allowed"
    round_at(wired, FIRST.add(minutes=6))
    assert all_sent_once(post)


@pytest.mark.parametrize("password", ["sai", "dung"])
def test_an_account_that_is_not_let_in_stops_the_round(
    opened: Callable[..., App], monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    post = Post().start(authenticator=OneAccount("dondoc", "mat:kh@u/dung"), auth_required=True, auth_require_tls=False)
    monkeypatch.setenv("RELAY_PASSWORD", f"mat:kh@u/{password}")
    app = opened(relay=f"mailto://dondoc:${{RELAY_PASSWORD}}@127.0.0.1:{post.port}")
    try:
        launched(app)
        round_at(app, FIRST)
    finally:
        post.stop()
    if password == "dung":
        assert all_sent_once(post)
        return
    assert post.accepted == []
    rows = said(app)
    assert [m.attempts for m in rows] == [1, 0, 0, 0]
    assert (rows[0].state, rows[0].outcome_code) == (MessageState.RETRY, 535)


@pytest.mark.parametrize("what", [CUT, STALL, GIBBERISH])
def test_no_clear_answer_to_the_final_dot_is_unknown_and_held(
    post: Post, opened: Callable[..., App], what: str
) -> None:
    wired = opened(relay=post.relay, timeout_seconds=5 if what == STALL else 60)
    post.say("DOT", what, to=LATE)
    launched(wired)
    for minutes in (0, 11, 60, 24 * 60):
        round_at(wired, FIRST.add(minutes=minutes))
    row = message_to(wired, LATE)
    assert row.state is MessageState.UNKNOWN
    assert [m.message_id for m in post.to(LATE)].count(f"<{row.letter_id}>") == 1
    assert len(post.accepted) >= 4  # the others are not held up
    assert row.id in {e.message_id for e in events(wired, "message.unknown")}


def test_a_cut_before_the_letter_was_given_is_put_off(wired: App, post: Post) -> None:
    post.say("RCPT", CUT, to=LATE)
    launched(wired)
    round_at(wired, FIRST)
    assert message_to(wired, LATE).state is MessageState.RETRY
    assert len(post.accepted) == 3
    round_at(wired, FIRST.add(minutes=6))
    assert all_sent_once(post)


@pytest.mark.parametrize("address", ["cham@huyen.example\r\nRCPT TO:<ngoai@khac.example>", "chậm@huyen.example"])
@pytest.mark.parametrize("whose", ["dung-han", "im-lang"], ids=["first", "in the session of others"])
def test_a_poison_message_delays_no_other(
    wired: App, post: Post, readdress: Callable[..., None], whose: str, address: str
) -> None:
    readdress(whose, address)
    launched(wired)
    round_at(wired, FIRST)
    row = message_to(wired, address)
    assert row.state is MessageState.REFUSED
    assert len(events(wired, "message.refused")) == 1
    own = f"{whose.replace('-', '')}@huyen.example"
    assert {a for mail in post.accepted for a in mail.recipients} == HANDS - {own}


def test_a_letter_that_is_stopped_after_its_envelope_arrives_when_it_may_go_on(wired: App, post: Post) -> None:
    class Pausing(ChannelRouter):
        announced = 0

        def prepare(self, letter: Letter) -> None:
            super().prepare(letter)
            self.announced += 1
            if self.announced == 3:
                pause(wired, "2022-01-24T08:35")

    launched(wired)
    room = Pausing(wired)
    patrol(wired, room, FIRST)
    assert len(post.offered) == len(post.accepted) == 2
    assert room.announced == 3  # of the fourth the look before told already
    resume(wired, "2022-01-24T08:40")
    round_at(wired, at("2022-01-24T08:40"))
    assert all_sent_once(post) and post.offered == post.accepted


def test_a_letter_whose_file_is_gone_delays_no_other(wired: App, post: Post) -> None:
    from models.directive import Attachment

    launched(wired)
    with writing(wired.engine) as session:
        session.exec(select(Attachment)).one().path = str(wired.settings.data / "không có.pdf")
    round_at(wired, FIRST)
    assert {m.state for m in said(wired)} == {MessageState.REFUSED}
    assert post.accepted == []
    requested(wired, "2022-01-24T09:00", "2022-02-10")
    round_at(wired, at("2022-01-24T09:05"))
    assert {m.mail["Subject"].split("]")[0] for m in post.accepted} == {"[77/STTTT-TTBCXB"}
    assert len(post.accepted) == 3


def test_eight_failures_make_a_dead_letter(wired: App, post: Post) -> None:
    post.say("RCPT", *["451 4.7.1 Later"] * 20, to=LATE)
    launched(wired, urgency="Hỏa tốc")
    now, tries = FIRST, []
    while message_to_or_none(wired, LATE) is None or message_to(wired, LATE).state is not MessageState.DEAD:
        round_at(wired, now)
        tries.append(now)
        now = message_to(wired, LATE).send_after if message_to(wired, LATE).state is MessageState.RETRY else now
    assert len(tries) == message_to(wired, LATE).attempts == 8
    pauses = 5 + 15 + 30 + 60 + 120 + 240 + 480
    assert FIRST.add(minutes=pauses) < tries[-1] < FIRST.add(minutes=pauses * 1.2)
    assert [e.message_id for e in events(wired, "message.dead")] == [message_to(wired, LATE).id]
    assert len({letter.recipients for letter in post.accepted}) == 3  # an urgent document chases the others meanwhile
    assert post.to(LATE) == []


def message_to_or_none(app: App, address: str) -> Message | None:
    return next((m for m in said(app) if m.address == address), None)


def test_after_a_day_it_is_a_dead_letter_however_often_it_was_tried(wired: App, post: Post) -> None:
    post.say("RCPT", *["451 4.7.1 Later"] * 20, to=LATE)
    launched(wired)
    round_at(wired, FIRST)
    round_at(wired, at("2022-01-25T08:34"))
    assert message_to(wired, LATE).state is MessageState.RETRY
    round_at(wired, at("2022-01-25T09:35"))
    row = message_to(wired, LATE)
    assert (row.state, row.attempts) == (MessageState.DEAD, 3)
    assert post.to(LATE) == []
