"""A handover: one letter tells the new person all that is open, and the earlier one hears no more."""

import dataclasses

import pytest
from sqlmodel import select

from models.access_link import AccessLink
from models.agency import Agency, Contact
from models.app import App
from models.config.settings import PortalSettings
from models.database import reading, writing
from models.enums import MessageKind
from models.states import MessageState
from tasks.commands.handover import Handover, hand_over
from tasks.errors import AlreadyDone, Refused
from tests.support.cast import OFFICER, launched, requested, said
from tests.support.instants import at
from tests.support.maildir import mails
from tests.support.verbs import events, go, whole

NEW = "moi@huyen.example"


@pytest.fixture
def office(sqlite_office: App) -> App:
    """Asked for a report, and with a second person at the late agency."""
    given = {"portal": PortalSettings(base_url="http://localhost")}
    office = dataclasses.replace(sqlite_office, settings=sqlite_office.settings.model_copy(update=given))
    launched(office)
    go(office, "2022-01-24T08:30")
    requested(office, "2022-02-16T08:00", "2022-02-18")
    go(office, "2022-02-16T08:05")
    with writing(office.engine) as session:
        agency = session.exec(select(Agency).where(Agency.code == "cham")).one()
        session.add(Contact(agency_id=agency.id, tier="contact", name="Chị Mới", channels=[NEW]))
    return office


def handed(office: App, to: str, when: str, old: str = "") -> int:
    with writing(office.engine) as session:
        agency = session.exec(select(Agency).where(Agency.code == "cham")).one()
        return hand_over(office, session, Handover(agency, to, old), OFFICER, at(when))


def test_the_new_person_gets_all_in_one_letter_and_the_earlier_one_no_more(office: App) -> None:
    assert handed(office, "Chị Mới", "2022-02-17T09:00") == 2
    with pytest.raises(AlreadyDone, match="đã có từ trước: Phòng Chậm bàn giao cho Chị Mới"):
        handed(office, "Chị Mới", "2022-02-17T09:01")
    go(office, "2022-02-17T09:05", "2022-02-17T09:10")
    (letter,) = [mail for mail in mails(office) if mail.to == NEW and "àn giao" in mail.subject]
    text = " ".join(letter.text.split())
    assert "Bàn giao 02 nội dung" in letter.subject and "77/STTTT-TTBCXB" in text and "http://localhost/" in text
    assert "17 giờ 00, thứ Sáu, ngày 18/02/2022" in text and "đã nhận" in text
    rows = [m for m in said(office) if m.kind is MessageKind.HANDOVER]
    assert {m.letter_id for m in rows} == {letter.letter_id} and {m.state for m in rows} == {MessageState.SENT}
    before = len([mail for mail in mails(office) if mail.to == "cham@huyen.example"])
    go(office, "2022-02-18T08:00", "2022-02-21T08:00", "2022-02-22T08:00")
    assert len([mail for mail in mails(office) if mail.to == "cham@huyen.example"]) == before
    assert len([mail for mail in mails(office) if mail.to == NEW]) > 1  # reminded and chased from now on
    with reading(office.engine) as session:
        old = session.exec(select(Contact).where(Contact.name == "Anh Chậm")).one()
        links = session.exec(select(AccessLink).where(AccessLink.contact_id == old.id)).all()
        assert not old.active and links and all(link.revoked_at for link in links)
    assert events(office, "contact.handed_over") and whole(office)


def test_who_is_meant_is_never_guessed(office: App) -> None:
    with writing(office.engine) as session:
        agency = session.exec(select(Agency).where(Agency.code == "cham")).one()
        session.add(Contact(agency_id=agency.id, tier="contact", name="Anh Ba", channels=[]))
    for to, old, why in (
        ("Chị Mới", "", "có nhiều liên hệ"),
        ("Ai Đó", "", "không có liên hệ “Ai Đó”"),
        ("Anh Ba", "Anh Chậm", "chưa có địa chỉ nào"),
        ("Chị Mới", "Chị Mới", "không có liên hệ “Chị Mới”"),
    ):
        with pytest.raises(Refused, match=why):
            handed(office, to, "2022-02-17T09:00", old)
    assert handed(office, "CHỊ  MỚI", "2022-02-17T09:00", "anh chậm") == 2
