"""Answers in Zalo: a chat bound by a one-time code, then the same door and the same rule as mail."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from models.agency import Agency, Contact
from models.app import App
from models.campaign import Campaign
from models.config.settings import PortalSettings, ZaloSettings
from models.database import reading, writing
from models.enums import MessageKind, Via
from models.states import DueState, MailState, MessageState
from portal.app import make_app
from tasks.inbox.chat import take
from tasks.inbox.chat.binding import TRIES
from tasks.inbox.chat.both import read_answers
from tasks.inbox.chat.platform import ChatDown
from tasks.inbox.chat.words import HOW, WRONG
from tasks.letters.chat_codes import code_for, contact_of_code
from tasks.letters.links import links_to_hand_out
from tests.support.cast import said
from tests.support.instants import at
from tests.support.maildir import mails as letters_of
from tests.support.replies import ACK, asked, mails, submissions
from tests.support.verbs import due_of, go, whole
from tests.support.zalo_bot import TOKEN, ZaloBot, zalo_bot

NOW = at("2022-02-17T09:10")


@pytest.fixture
def bot(monkeypatch: pytest.MonkeyPatch) -> Iterator[ZaloBot]:
    monkeypatch.setenv("DONDOC_ZALO_TOKEN", TOKEN)
    with zalo_bot() as server:
        yield server


@pytest.fixture
def office(sqlite_office: App, bot: ZaloBot) -> App:
    """The cast's campaign, asked for, in an office with a bot; Zalo is asked in words by nobody yet."""
    given = {
        "zalo": ZaloSettings(bot=bot.setting, name="Bot Sở TTTT"),
        "portal": PortalSettings(base_url="http://localhost"),
    }
    office = replace(sqlite_office, settings=sqlite_office.settings.model_copy(update=given))
    asked(office)
    return office


def person(office: App, name: str = "Anh Chậm") -> Contact:
    with reading(office.engine) as session:
        return session.exec(select(Contact).where(Contact.name == name)).one()


def code(office: App, when: str = "2022-02-17T09:00", name: str = "Anh Chậm") -> str:
    with reading(office.engine) as session:
        return code_for(office, session, person(office, name), at(when))


def bound(office: App, bot: ZaloBot, chat: str = "c1", name: str = "Anh Chậm") -> None:
    bot.write(chat, code(office, name=name))
    read_answers(office, NOW)


def test_a_chat_is_bound_answers_and_gets_its_receipt(office: App, bot: ZaloBot) -> None:
    bot.write("c1", "Đã nhận văn bản")
    read_answers(office, NOW)
    assert bot.said == [("c1", HOW)] and mails(office) == []  # an unbound chat counts for nothing
    bot.write("c1", "Alo?")
    read_answers(office, NOW)
    assert len(bot.said) == 1  # it is told once
    first = code(office)
    bound(office, bot)
    assert "Đã liên kết Zalo này với Anh Chậm, Phòng Chậm" in bot.said[-1][1]
    assert person(office).channels[-1] == bot.setting.replace("?", "/c1?") and code(office) == ""
    bot.write("c2", first)  # one use
    read_answers(office, NOW)
    assert bot.said[-1] == ("c2", WRONG)

    bot.write("c1", "Phòng đã nhận được văn bản.", at=at("2022-02-17T09:01").timestamp())
    bot.write("c1", "Phòng báo cáo: không có nội dung báo cáo.", at=at("2022-02-17T09:05").timestamp())
    assert read_answers(office, NOW).states == {MailState.COUNTED: 2}
    assert due_of(office, "cham", ACK).state is DueState.ACCEPTED and due_of(office, "cham").state is DueState.RECEIVED
    report = submissions(office)[-1]
    assert (report.via, report.nil, report.received_at) == (Via.ZALO, True, at("2022-02-17T09:05"))
    go(office, "2022-02-17T09:15")
    receipts = [m for m in said(office) if m.kind is MessageKind.RECEIPT and m.channel == "zalo"]
    assert [m.state for m in receipts] == [MessageState.SENT]
    assert bot.said[-1][0] == "c1" and "77/STTTT-TTBCXB" in bot.said[-1][1]
    assert whole(office)


def test_what_is_not_unmistakable_waits_and_files_are_refused(office: App, bot: ZaloBot) -> None:
    bound(office, bot)
    before = len(bot.said)
    bot.write("c1", "Cho em hỏi chị phụ trách là ai ạ?")
    bot.write("c1", None)
    bot.write("c1", "Đã nhận", number="m2x")
    bot.write("nhóm", "Đã nhận", kind="GROUP")
    assert read_answers(office, NOW).states == {MailState.WAITING: 2, MailState.COUNTED: 1}
    bot.write("c1", "Đã nhận", number="m2x")  # the platform hands it out again
    assert not read_answers(office, NOW).states
    assert len(bot.said) == before + 1 and "không nhận ảnh và tệp qua Zalo" in bot.said[-1][1]
    waiting = [mail for mail in mails(office) if mail.state is MailState.WAITING]
    assert all(mail.reason and mail.sender == "zalo:c1" for mail in waiting)


def test_a_code_ends_and_guesses_are_throttled(office: App, bot: ZaloBot) -> None:
    old = code(office, "2022-02-01T09:00")
    with reading(office.engine) as session:
        assert contact_of_code(office, session, old, at("2022-02-01T10:00")).id == person(office).id  # type: ignore[union-attr]
        assert contact_of_code(office, session, old, at("2022-02-16T09:00")) is None
    for guess in ("AAAA-BBBB", old, "2222 3333", "mã 4444-5555", "CCCCDDDD", "EEEEFFFF", "GGGGHHHH"):
        bot.write("kẻ đoán", guess)
    bot.write("kẻ đoán", code(office))
    read_answers(office, NOW)
    assert bot.said == [("kẻ đoán", WRONG)] * TRIES  # beyond, not even the right one
    bot.write("kẻ đoán", code(office))
    read_answers(office, NOW.add(minutes=61))
    assert "Đã liên kết" in bot.said[-1][1]


@pytest.mark.parametrize("step", ["_take", "after_take", "say_in_chat"])
def test_a_reading_killed_at_any_step_loses_and_doubles_nothing(
    office: App, bot: ZaloBot, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    for text in (code(office), "Phòng đã nhận được văn bản."):
        bot.write("c1", text)
        name = step.replace("after", "")
        real = getattr(take, name)

        def dies(*given: Any, real: Any = real) -> Any:
            if step == "after_take":
                real(*given)
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(take, name, dies)
            if step == "say_in_chat" and text.startswith("Phòng"):
                continue  # nothing is said at once of what is counted
            with pytest.raises(KeyboardInterrupt):
                read_answers(office, NOW)
        read_answers(office, NOW)
    read_answers(office, NOW)
    assert due_of(office, "cham", ACK).state is DueState.ACCEPTED
    assert len(submissions(office)) == 1 and len(mails(office)) == 1
    assert len([one for one in person(office).channels if one.startswith("zalo")]) == 1
    confirmed = [text for _, text in bot.said if "Đã liên kết" in text]
    assert len(confirmed) == (0 if step == "say_in_chat" else 1) and WRONG not in [text for _, text in bot.said]


def test_a_platform_that_refuses_is_told_without_the_token(office: App, bot: ZaloBot) -> None:
    bot.refuses = {"ok": False, "error_code": 401, "description": f"bad token {TOKEN}"}
    with pytest.raises(ChatDown, match="mã 401") as error:
        read_answers(office, NOW)
    assert "s3cr3t" not in str(error.value) and "401" in take.chats_unread(office)
    bot.refuses = None
    read_answers(office, NOW)
    assert take.chats_unread(office) == ""


def test_a_letter_carries_the_code_and_no_row_keeps_it(office: App, bot: ZaloBot) -> None:
    go(office, "2022-02-18T08:00")
    mail = [one for one in letters_of(office) if one.to == "cham@huyen.example" and "mã liên kết" in one.text][-1]
    (found,) = re.findall(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b", mail.text)
    with reading(office.engine) as session:
        assert contact_of_code(office, session, found, NOW).name == "Anh Chậm"  # type: ignore[union-attr]
    assert all(found not in m.body for m in said(office))
    with writing(office.engine) as session:
        session.get_one(Contact, person(office).id).channels = ["cham@huyen.example", bot.setting.replace("?", "/c9?")]
    assert code(office) == ""


def test_the_page_shows_the_code_to_its_person_until_a_chat_is_bound(office: App, bot: ZaloBot) -> None:
    with writing(office.engine) as session:
        campaign = session.exec(select(Campaign)).one()
        agency = session.get_one(Agency, person(office).agency_id)
        link = links_to_hand_out(office, session, campaign, agency, at("2022-02-17T09:00"))["Anh Chậm"]
    with TestClient(make_app(office, lambda: NOW), base_url="http://localhost") as client:
        seen = client.get(link).text
        assert code(office) in seen and "tìm “Bot Sở TTTT”" in seen
        bound(office, bot)
        assert "mã liên kết" not in client.get(link).text
