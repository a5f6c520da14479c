"""Personal links: in a letter and nowhere else, one for each person, read back only while they hold."""

from dataclasses import replace

import pytest
from sqlmodel import select, text

from models.access_link import AccessLink
from models.agency import Contact
from models.app import App, open_app
from models.campaign import Recipient
from models.config.link_keys import KEYS_VARIABLE, LINK_KEYS, put_link_keys
from models.config.settings import PortalSettings
from models.database import get_meta, reading, writing
from models.enums import MessageKind
from models.errors import BadSettings
from models.message import Message
from models.metadata import metadata
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns.context import Context
from tasks.campaigns.lookup import find_campaign
from tasks.errors import Refused
from tasks.letters.links import BadLink, BadLinkReason, link_of, link_signer, links_to_hand_out, revoke_links, token_of
from tasks.letters.personal_links import MARK
from tasks.letters.signing_keys import KEYS_KEPT, rotate_keys
from tasks.ops.patrol import patrol
from tests.support.cast import OFFICER, SLUG, launched, requested
from tests.support.instants import at
from tests.support.kept_letters import Kept
from tests.support.signers import foreign_signer, signer_of

BASE = "https://baocao.so.example"
NOW = "2022-01-24T08:30"


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEYS_VARIABLE, raising=False)


def with_page(app: App) -> App:
    """The same office, whose page is reached from outside."""
    return replace(app, settings=app.settings.model_copy(update={"portal": PortalSettings(base_url=BASE)}))


@pytest.fixture
def sent(app: App) -> tuple[App, Kept]:
    """The cast's directive distributed, with links."""
    app = with_page(app)
    launched(app)
    room = Kept()
    patrol(app, room, at(NOW))
    return app, room


def tokens(room: Kept) -> dict[str, str]:
    """By address, the token of the last letter that has one."""
    found = {}
    for letter in room.letters:
        for line in letter.words.text.splitlines():
            if line.startswith(f"{BASE}/"):
                found[letter.address] = line.removeprefix(f"{BASE}/").split("/")[0]
    return found


def who(app: App, token: str, now: str = NOW) -> tuple[str, str]:
    with reading(app.engine) as session:
        _, contact, recipient, _ = link_of(session, link_signer(session, at(now)), token, at(now))
        return contact.name, recipient.name


def why(app: App, token: str, now: str = NOW) -> BadLinkReason:
    with pytest.raises(BadLink) as caught:
        who(app, token, now)
    return caught.value.why


def test_each_letter_to_an_agency_carries_the_link_of_its_person(sent: tuple[App, Kept]) -> None:
    app, room = sent
    found = tokens(room)
    assert set(found) == {"dunghan@huyen.example", "cham@huyen.example", "imlang@huyen.example", "web@so.example"}
    assert who(app, found["cham@huyen.example"]) == ("Anh Chậm", "Phòng Chậm")
    for letter in room.letters:
        url = f"{BASE}/{found[letter.address]}"
        assert letter.words.html.count(f'href="{url}') == 1
        assert MARK not in letter.words.text + letter.words.html


def test_the_link_of_a_letter_about_one_thing_leads_to_it(sent: tuple[App, Kept]) -> None:
    app, room = sent
    with reading(app.engine) as session:
        about = {m.address: m.due_id for m in session.exec(select(Message).where(Message.kind == MessageKind.DISPATCH))}
    letter = next(letter for letter in room.letters if letter.address == "cham@huyen.example")
    assert f"{tokens(room)[letter.address]}/{about[letter.address]}\n" in letter.words.text


def test_no_row_holds_a_link_and_one_alone_the_key(sent: tuple[App, Kept]) -> None:
    app, room = sent
    secrets = [*keys(app), *(token.rsplit(".", 1)[1] for token in tokens(room).values())]
    with reading(app.engine) as session:
        names = [table for table in metadata.tables]
        rows = [str(tuple(row)) for name in names for row in session.execute(text(f'SELECT * FROM "{name}"'))]
    rows.remove(str((LINK_KEYS, " ".join(keys(app)))))
    assert any(f"{BASE}/{MARK}" in row for row in rows)
    assert not [row for row in rows if any(secret in row for secret in secrets)]


def test_without_an_address_no_letter_has_a_link_and_no_key_is_made(app: App) -> None:
    launched(app)
    room = Kept()
    patrol(app, room, at(NOW))
    assert room.letters and not [letter for letter in room.letters if MARK in letter.words.text]
    assert not keys(app)
    with reading(app.engine) as session:
        assert not session.exec(select(AccessLink)).all()


def test_the_officers_own_letters_have_none(sent: tuple[App, Kept]) -> None:
    app, room = sent
    requested(app, "2022-02-16T09:30", "2022-02-18")
    for day in ("2022-02-16T10:00", "2022-02-21T09:00", "2022-02-23T09:00", "2022-03-02T09:00"):
        patrol(app, room, at(day))
    leaders = [letter for letter in room.letters if letter.address.startswith("giamdoc@")]
    assert leaders and all(BASE not in letter.words.text + letter.words.html for letter in leaders)


def test_a_person_keeps_one_link_from_letter_to_letter(sent: tuple[App, Kept]) -> None:
    app, room = sent
    before = tokens(room)
    requested(app, "2022-02-16T09:30", "2022-02-18")
    patrol(app, room, at("2022-02-16T10:00"))
    with reading(app.engine) as session:
        links = session.exec(select(AccessLink)).all()
    assert len(links) == 4
    assert sorted(link.revision for link in links) == [1, 1, 1, 1]
    later = at("2022-02-16T10:00").add(days=app.settings.portal.link_days)
    assert {link.expires_at for link in links} == {later}
    for address, token in before.items():
        assert who(app, token, "2022-02-16T10:00") == who(app, tokens(room)[address], "2022-02-16T10:00")


def test_what_we_did_not_sign_opens_nothing(sent: tuple[App, Kept]) -> None:
    app, room = sent
    token = tokens(room)["cham@huyen.example"]
    text, moment, seal = token.rsplit(".", 2)
    number, revision = text.split(".")
    other = token_of(AccessLink(id=int(number) + 1, revision=1), signer_of(app, at(NOW))).rsplit(".", 1)[1]
    bad = [
        "", "x", "....", "1.1", "\x00", "é" * 50, "9" * 5000, f"{text}.{moment}.", f"{text}.{moment}.{seal[:-1]}",
        f"{text}.{moment}.{seal[:-2]}AA", f"{text}.{moment}.{other}", f"{int(number) + 1}.{revision}.{moment}.{seal}",
        f"{number}.{int(revision) + 1}.{moment}.{seal}", f"{text}.AAAAAA.{seal}", token.upper(), token + "A",
    ]  # fmt: skip
    assert {why(app, one) for one in bad} == {BadLinkReason.FORGED}
    foreign = token_of(AccessLink(id=int(number), revision=1), foreign_signer(app, at(NOW)))
    assert why(app, foreign) is BadLinkReason.FORGED
    unknown = token_of(AccessLink(id=10_000, revision=1), signer_of(app, at(NOW)))
    assert why(app, unknown) is BadLinkReason.FORGED
    assert why(app, signer_of(app, at(NOW)).sign("report")) is BadLinkReason.FORGED


def test_a_link_from_the_future_or_past_its_day_opens_nothing(sent: tuple[App, Kept]) -> None:
    app, room = sent
    token = tokens(room)["cham@huyen.example"]
    assert why(app, token, "2022-01-24T08:28") is BadLinkReason.FUTURE
    assert who(app, token, "2022-04-24T08:30")
    assert why(app, token, "2022-04-24T08:31") is BadLinkReason.EXPIRED


def test_a_revoked_link_opens_nothing_and_the_next_letter_has_a_new_one(sent: tuple[App, Kept]) -> None:
    app, room = sent
    before = tokens(room)
    with writing(app.engine) as session:
        campaign, agency = find_campaign(session, SLUG), agency_by_code(session, "cham")
        with pytest.raises(Refused, match="phải nêu lý do"):
            revoke_links(Context(app, session, campaign, at("2022-01-25T09:00"), OFFICER), agency, " ")
        given = links_to_hand_out(app, session, campaign, agency, at("2022-01-25T09:00"))
        assert list(given) == ["Anh Chậm"]
        assert (
            revoke_links(Context(app, session, campaign, at("2022-01-25T09:00"), OFFICER), agency, "gửi nhầm nhóm chat")
            == 2
        )
        with pytest.raises(Refused, match="không có liên kết nào"):
            revoke_links(Context(app, session, campaign, at("2022-01-25T09:00"), OFFICER), agency, "lần nữa")
    for token in (before["cham@huyen.example"], given["Anh Chậm"].rsplit("/", 1)[1]):
        assert why(app, token, "2022-01-25T09:01") is BadLinkReason.REVOKED
    assert who(app, before["imlang@huyen.example"], "2022-01-25T09:01")
    requested(app, "2022-02-16T09:30", "2022-02-18")
    patrol(app, room, at("2022-02-16T10:00"))
    assert why(app, before["cham@huyen.example"], "2022-02-16T10:00") is BadLinkReason.REVOKED
    assert who(app, tokens(room)["cham@huyen.example"], "2022-02-16T10:00") == ("Anh Chậm", "Phòng Chậm")


def test_who_left_the_directory_or_the_agency_is_let_in_no_more(sent: tuple[App, Kept]) -> None:
    app, room = sent
    found = tokens(room)
    with writing(app.engine) as session:
        session.exec(select(Contact).where(Contact.name == "Anh Chậm")).one().active = False
        heir = agency_by_code(session, "nguoi-ngoai")
        session.exec(select(Recipient).where(Recipient.name == "Phòng Im Lặng")).one().agency_id = heir.id
    assert why(app, found["cham@huyen.example"]) is BadLinkReason.REVOKED
    assert why(app, found["imlang@huyen.example"]) is BadLinkReason.REVOKED


def keys(app: App) -> list[str]:
    """The keys that the database has."""
    with reading(app.engine) as session:
        return (get_meta(session, LINK_KEYS) or "").split()


def rotated(app: App) -> int:
    with writing(app.engine) as session:
        return rotate_keys(session)


def test_keys_rotate(sent: tuple[App, Kept], monkeypatch: pytest.MonkeyPatch) -> None:
    app, room = sent
    token, old = tokens(room)["cham@huyen.example"], keys(app)
    for turn in range(1, KEYS_KEPT):
        assert rotated(app) == turn + 1
        assert who(app, token)
    assert keys(app)[0] == old[0]
    assert rotated(app) == KEYS_KEPT
    assert why(app, token) is BadLinkReason.FORGED
    monkeypatch.setenv(KEYS_VARIABLE, f"{old[0]}, {'k' * 64}")
    assert who(app, token)
    with pytest.raises(BadSettings, match=KEYS_VARIABLE):
        rotated(app)


def test_the_keys_of_the_version_before_are_taken_from_their_file(sent: tuple[App, Kept]) -> None:
    """Its letters' links open, and those that were signed before the file was seen, as by another machine."""
    app, room = sent
    token, path = tokens(room)["cham@huyen.example"], app.settings.data / "portal" / "keys"
    path.parent.mkdir(exist_ok=True)
    path.write_text("k" * 64 + "\n")
    for _ in range(2):
        open_app(app.settings).engine.dispose()
        assert keys(app)[0] == "k" * 64 and len(keys(app)) == 2 and path.exists()  # an older program goes back to it
    with writing(app.engine) as session:
        put_link_keys(session, keys(app)[1:])
    open_app(app.settings).engine.dispose()
    assert len(keys(app)) == 1
    with writing(app.engine) as session:
        put_link_keys(session, ["k" * 64, *keys(app)])
    assert who(app, token)
    assert who(app, token_of(AccessLink(id=int(token.split(".")[0]), revision=1), foreign_signer(app, at(NOW))))


@pytest.mark.parametrize("value", ["", " ", "ngắn", "a" * 31])
def test_a_key_too_short_is_refused_and_not_repeated(
    sqlite_office: App, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv(KEYS_VARIABLE, value)
    with pytest.raises(BadSettings, match="ít nhất 32 ký tự") as caught:
        signer_of(sqlite_office, at(NOW))
    assert not value.strip() or value not in str(caught.value)


def test_keys_that_cannot_be_used_stop_the_letters_and_lose_none(sqlite_office: App) -> None:
    app = with_page(sqlite_office)
    launched(app)
    with writing(app.engine) as session:
        put_link_keys(session, ["ngắn"])
    room = Kept()
    with pytest.raises(BadSettings, match="khóa ký liên kết"):
        patrol(app, room, at(NOW))
    assert not room.letters
    with writing(app.engine) as session:
        put_link_keys(session, ["k" * 64])
    patrol(app, room, at("2022-01-24T08:35"))
    assert len(tokens(room)) == 4


def test_a_key_file_that_cannot_be_read_is_said_at_once(sqlite_office: App) -> None:
    (sqlite_office.settings.data / "portal" / "keys").mkdir(parents=True)
    with pytest.raises(BadSettings, match="không đọc được khóa ký liên kết"):
        open_app(sqlite_office.settings)
