"""The example of Lạng Sơn played to its end: no page of any person of any agency says anything of another."""

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from pendulum import DateTime
from sqlmodel import col, select

from models.agency import Agency, Contact
from models.app import App, open_app
from models.campaign import Recipient
from models.config.settings import PortalSettings, Settings
from models.database import reading, writing
from models.due import Due, Submission
from portal.app import make_app
from tasks.delivery.router import ChannelRouter
from tasks.letters.links import LinkHolder, link_signer, links_for, token_of
from tasks.ops.patrol import patrol
from tasks.ops.scenario import begin, moments, play, read_scenario
from tests.support.instants import at
from tests.support.page import BASE
from tests.support.paths import EXAMPLE

SLUG = "123-stttt-ttbcxb-2022"
END = at("2022-03-07T10:00")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    portal = PortalSettings(base_url=BASE, per_minute=100_000)
    app = open_app(Settings(data=tmp_path_factory.mktemp("played") / "data", portal=portal), make_virtual=True)
    scenario = read_scenario(EXAMPLE)
    begin(app, EXAMPLE, scenario)
    for moment in moments(app, scenario):
        play(app, scenario, moment, SLUG)
        patrol(app, ChannelRouter(app), moment.at)
    yield app
    app.engine.dispose()


def ways_in(app: App, now: DateTime) -> dict[tuple[str, int], str]:
    """The link of every person of every agency that got the directive."""
    with writing(app.engine) as session:
        query = select(Agency.code, Recipient.id, Contact.id).join(Recipient, col(Recipient.agency_id) == Agency.id)
        query = query.join(Contact, col(Contact.agency_id) == Agency.id)
        people = {
            (code, person): LinkHolder(recipient or 0, person or 0) for code, recipient, person in session.exec(query)
        }
        links = links_for(app, session, list(people.values()), now)
        seal = link_signer(session, now)
        return {who: token_of(links[pair], seal) for who, pair in people.items()}


def own_words(app: App) -> dict[str, set[str]]:
    """What is of one agency alone: its name, its people and how they are reached, and what it has written."""
    found: dict[str, set[str]] = {}
    with reading(app.engine) as session:
        for agency in session.exec(select(Agency)):
            found[agency.code] = {agency.name}
        for code, contact in session.exec(select(Agency.code, Contact).join(Contact)):
            reached = [url.rsplit("/")[-1] for url in contact.channels]
            found[code] |= {contact.name, contact.telephone, *reached}
        handed = select(Agency.code, Submission.text).join(Due, col(Submission.due_id) == Due.id)
        handed = handed.join(Recipient, col(Due.recipient_id) == Recipient.id)
        for code, text in session.exec(handed.join(Agency, col(Recipient.agency_id) == Agency.id)):
            found[code].add(text)
    shared = {word for code in found for word in found[code] if sum(word in words for words in found.values()) > 1}
    shared |= {str(said) for said in app.settings.office.model_dump().values()}  # whom to ask stands on each page
    return {code: {word for word in words - shared if word and len(word) > 5} for code, words in found.items()}


def test_no_page_of_the_example_says_anything_of_another_agency(played: App) -> None:
    words = own_words(played)
    assert sum(map(len, words.values())) > 80
    pages = 0
    with TestClient(make_app(played, lambda: END), base_url=BASE) as client:
        for (code, _), token in ways_in(played, END).items():
            left, seen = [f"/{token}"], set[str]()
            others = {word for other in words if other not in (code, "so-tttt") for word in words[other]}
            others = {word for word in others if not any(word in own for own in words[code])}
            while left:
                seen.add(where := left.pop())
                answer = client.get(where)
                assert answer.status_code == 200
                if answer.headers["content-type"].startswith("text/html"):
                    found = set(re.findall(r'href="(/[^"#]+)"', answer.text))
                    left += sorted(one for one in found - seen - set(left) if not one.endswith(".css"))
                    assert [word for word in others if word in answer.text] == [], (code, where)
            pages += len(seen)
    assert pages > 100
