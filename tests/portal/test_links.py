"""Personal links: in a letter and nowhere else, one for each person, read back only while they hold."""

import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import select, text

from models.access_link import Link
from models.agency import Contact
from models.app import Office
from models.campaign import Recipient
from models.database import reading, writing
from models.enums import Kind
from models.errors import BadSettings
from models.message import Message
from models.metadata import metadata
from models.settings import PortalSettings, Settings
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns.context import Context
from tasks.campaigns.lookup import find_campaign
from tasks.errors import Refused
from tasks.letters.links import BadLink, Why, hand_out, link_of, revoke, seal_of_links, token_of
from tasks.letters.personal_links import MARK
from tasks.letters.signing_keys import KEPT, VARIABLE, path_of, rotate
from tasks.ops.patrol import patrol
from tests.support.cast import OFFICER, SLUG, launched, requested
from tests.support.instants import at
from tests.support.kept_letters import Kept

BASE = "https://baocao.so.example"
NOW = "2022-01-24T08:30"


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def with_page(office: Office) -> Office:
    """The same office, whose page is reached from outside."""
    return replace(office, settings=office.settings.model_copy(update={"portal": PortalSettings(base_url=BASE)}))


@pytest.fixture
def sent(office: Office) -> Iterator[tuple[Office, Kept]]:
    """The cast's directive distributed, with links."""
    office = with_page(office)
    launched(office)
    room = Kept()
    patrol(office, room, at(NOW))
    yield office, room


def tokens(room: Kept) -> dict[str, str]:
    """By address, the token of the last letter that has one."""
    found = {}
    for letter in room.letters:
        for line in letter.words.text.splitlines():
            if line.startswith(f"{BASE}/"):
                found[letter.address] = line.removeprefix(f"{BASE}/").split("/")[0]
    return found


def who(office: Office, token: str, now: str = NOW) -> tuple[str, str]:
    with reading(office.engine) as session:
        _, contact, recipient, _ = link_of(session, seal_of_links(office.settings, at(now)), token, at(now))
        return contact.name, recipient.name


def why(office: Office, token: str, now: str = NOW) -> Why:
    with pytest.raises(BadLink) as caught:
        who(office, token, now)
    return caught.value.why


def test_each_letter_to_an_agency_carries_the_link_of_its_person(sent: tuple[Office, Kept]) -> None:
    office, room = sent
    found = tokens(room)
    assert set(found) == {"dunghan@huyen.example", "cham@huyen.example", "imlang@huyen.example", "web@so.example"}
    assert who(office, found["cham@huyen.example"]) == ("Anh Chậm", "Phòng Chậm")
    for letter in room.letters:
        url = f"{BASE}/{found[letter.address]}"
        assert letter.words.html.count(f'href="{url}') == 1
        assert MARK not in letter.words.text + letter.words.html


def test_the_link_of_a_letter_about_one_thing_leads_to_it(sent: tuple[Office, Kept]) -> None:
    office, room = sent
    with reading(office.engine) as session:
        about = {m.address: m.due_id for m in session.exec(select(Message).where(Message.kind == Kind.DISPATCH))}
    letter = next(letter for letter in room.letters if letter.address == "cham@huyen.example")
    assert f"{tokens(room)[letter.address]}/{about[letter.address]}\n" in letter.words.text


def test_no_row_holds_a_link_or_a_key(sent: tuple[Office, Kept]) -> None:
    office, room = sent
    key = path_of(office.settings).read_text().strip()
    secrets = [key, *(token.rsplit(".", 1)[1] for token in tokens(room).values())]
    with reading(office.engine) as session:
        names = [table for table in metadata.tables]
        rows = [str(tuple(row)) for name in names for row in session.execute(text(f'SELECT * FROM "{name}"'))]
    assert any(f"{BASE}/{MARK}" in row for row in rows)
    assert not [row for row in rows if any(secret in row for secret in secrets)]


def test_without_an_address_no_letter_has_a_link_and_no_key_is_made(office: Office) -> None:
    launched(office)
    room = Kept()
    patrol(office, room, at(NOW))
    assert room.letters and not [letter for letter in room.letters if MARK in letter.words.text]
    assert not path_of(office.settings).exists()
    with reading(office.engine) as session:
        assert not session.exec(select(Link)).all()


def test_the_officers_own_letters_have_none(sent: tuple[Office, Kept]) -> None:
    office, room = sent
    requested(office, "2022-02-16T09:30", "2022-02-18")
    for day in ("2022-02-16T10:00", "2022-02-21T09:00", "2022-02-23T09:00", "2022-03-02T09:00"):
        patrol(office, room, at(day))
    leaders = [letter for letter in room.letters if letter.address.startswith("giamdoc@")]
    assert leaders and all(BASE not in letter.words.text + letter.words.html for letter in leaders)


def test_a_person_keeps_one_link_from_letter_to_letter(sent: tuple[Office, Kept]) -> None:
    office, room = sent
    before = tokens(room)
    requested(office, "2022-02-16T09:30", "2022-02-18")
    patrol(office, room, at("2022-02-16T10:00"))
    with reading(office.engine) as session:
        links = session.exec(select(Link)).all()
    assert len(links) == 4
    assert sorted(link.revision for link in links) == [1, 1, 1, 1]
    later = at("2022-02-16T10:00").add(days=office.settings.portal.link_days)
    assert {link.expires_at for link in links} == {later}
    for address, token in before.items():
        assert who(office, token, "2022-02-16T10:00") == who(office, tokens(room)[address], "2022-02-16T10:00")


def test_what_we_did_not_sign_opens_nothing(sent: tuple[Office, Kept]) -> None:
    office, room = sent
    token = tokens(room)["cham@huyen.example"]
    text, moment, seal = token.rsplit(".", 2)
    number, revision = text.split(".")
    other = token_of(Link(id=int(number) + 1, revision=1), seal_of_links(office.settings, at(NOW))).rsplit(".", 1)[1]
    bad = [
        "", "x", "....", "1.1", "\x00", "é" * 50, "9" * 5000, f"{text}.{moment}.", f"{text}.{moment}.{seal[:-1]}",
        f"{text}.{moment}.{seal[:-2]}AA", f"{text}.{moment}.{other}", f"{int(number) + 1}.{revision}.{moment}.{seal}",
        f"{number}.{int(revision) + 1}.{moment}.{seal}", f"{text}.AAAAAA.{seal}", token.upper(), token + "A",
    ]  # fmt: skip
    assert {why(office, one) for one in bad} == {Why.FORGED}
    elsewhere = Settings(data=office.settings.data / "other", portal=office.settings.portal)
    foreign = token_of(Link(id=int(number), revision=1), seal_of_links(elsewhere, at(NOW)))
    assert why(office, foreign) is Why.FORGED
    unknown = token_of(Link(id=10_000, revision=1), seal_of_links(office.settings, at(NOW)))
    assert why(office, unknown) is Why.FORGED
    assert why(office, seal_of_links(office.settings, at(NOW)).sign("report")) is Why.FORGED


def test_a_link_from_the_future_or_past_its_day_opens_nothing(sent: tuple[Office, Kept]) -> None:
    office, room = sent
    token = tokens(room)["cham@huyen.example"]
    assert why(office, token, "2022-01-24T08:28") is Why.FUTURE
    assert who(office, token, "2022-04-24T08:30")
    assert why(office, token, "2022-04-24T08:31") is Why.EXPIRED


def test_a_revoked_link_opens_nothing_and_the_next_letter_has_a_new_one(sent: tuple[Office, Kept]) -> None:
    office, room = sent
    before = tokens(room)
    with writing(office.engine) as session:
        campaign, agency = find_campaign(session, SLUG), agency_by_code(session, "cham")
        with pytest.raises(Refused, match="phải nêu lý do"):
            revoke(Context(office, session, campaign, at("2022-01-25T09:00"), OFFICER), agency, " ")
        given = hand_out(office, session, campaign, agency, at("2022-01-25T09:00"))
        assert list(given) == ["Anh Chậm"]
        assert (
            revoke(Context(office, session, campaign, at("2022-01-25T09:00"), OFFICER), agency, "gửi nhầm nhóm chat")
            == 2
        )
        with pytest.raises(Refused, match="không có liên kết nào"):
            revoke(Context(office, session, campaign, at("2022-01-25T09:00"), OFFICER), agency, "lần nữa")
    for token in (before["cham@huyen.example"], given["Anh Chậm"].rsplit("/", 1)[1]):
        assert why(office, token, "2022-01-25T09:01") is Why.REVOKED
    assert who(office, before["imlang@huyen.example"], "2022-01-25T09:01")
    requested(office, "2022-02-16T09:30", "2022-02-18")
    patrol(office, room, at("2022-02-16T10:00"))
    assert why(office, before["cham@huyen.example"], "2022-02-16T10:00") is Why.REVOKED
    assert who(office, tokens(room)["cham@huyen.example"], "2022-02-16T10:00") == ("Anh Chậm", "Phòng Chậm")


def test_who_left_the_directory_or_the_agency_is_let_in_no_more(sent: tuple[Office, Kept]) -> None:
    office, room = sent
    found = tokens(room)
    with writing(office.engine) as session:
        session.exec(select(Contact).where(Contact.name == "Anh Chậm")).one().active = False
        heir = agency_by_code(session, "nguoi-ngoai")
        session.exec(select(Recipient).where(Recipient.name == "Phòng Im Lặng")).one().agency_id = heir.id or 0
    assert why(office, found["cham@huyen.example"]) is Why.REVOKED
    assert why(office, found["imlang@huyen.example"]) is Why.REVOKED


def test_keys_are_for_their_owner_only_and_rotate(sent: tuple[Office, Kept], monkeypatch: pytest.MonkeyPatch) -> None:
    office, room = sent
    token, path = tokens(room)["cham@huyen.example"], path_of(office.settings)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    old = path.read_text().split()
    for turn in range(1, KEPT):
        assert rotate(office.settings) == turn + 1
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert who(office, token)
    assert path.read_text().split()[0] == old[0]
    assert rotate(office.settings) == KEPT
    assert why(office, token) is Why.FORGED
    assert not list(path.parent.glob("keys.*"))
    monkeypatch.setenv(VARIABLE, f"{old[0]}, {'k' * 64}")
    assert who(office, token)
    with pytest.raises(BadSettings, match=VARIABLE):
        rotate(office.settings)


@pytest.mark.parametrize("value", ["", " ", "ngắn", "a" * 31])
def test_a_key_too_short_is_refused_and_not_repeated(
    sqlite_office: Office, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv(VARIABLE, value)
    with pytest.raises(BadSettings, match="ít nhất 32 ký tự") as caught:
        seal_of_links(sqlite_office.settings, at(NOW))
    assert not value.strip() or value not in str(caught.value)


def test_a_key_file_that_cannot_be_read_stops_the_letters_and_loses_none(sqlite_office: Office, tmp_path: Path) -> None:
    office = with_page(sqlite_office)
    launched(office)
    path_of(office.settings).mkdir(parents=True)
    room = Kept()
    with pytest.raises(BadSettings, match="khóa ký liên kết"):
        patrol(office, room, at(NOW))
    assert not room.letters
    path_of(office.settings).rmdir()
    patrol(office, room, at("2022-01-24T08:35"))
    assert len(tokens(room)) == 4
