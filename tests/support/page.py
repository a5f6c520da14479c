"""The agencies' page of an office with the small cast, as a browser without a screen sees it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

import httpx
from fastapi.testclient import TestClient
from pendulum import DateTime
from sqlmodel import select

from models.agency import Contact
from models.app import App
from models.campaign import Recipient
from models.database import reading, writing
from models.due import Due
from models.enums import ObligationKind
from portal.app import make_app
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns.lookup import find_campaign
from tasks.letters.links import LinkHolder, link_signer, links_for, token_of
from tasks.ops.patrol import patrol
from tests.support.cast import SLUG, launched, requested
from tests.support.instants import at
from tests.support.kept_letters import Kept
from tests.support.prepared import prepared


def words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


BASE = "https://baocao.so.example"


FRIDAY = "2022-02-18"


NOW = "2022-02-16T10:00"


@dataclass
class Page:
    """The portal of an office, at a moment that a test sets."""

    office: App
    client: TestClient
    moment: str = NOW

    def now(self) -> DateTime:
        return at(self.moment)

    def token(self, code: str) -> str:
        """The way in of the first person of an agency."""
        with writing(self.office.engine) as session:
            agency = agency_by_code(session, code)
            recipient = session.exec(select(Recipient).where(Recipient.agency_id == agency.id)).first()
            contact = session.exec(select(Contact).where(Contact.agency_id == agency.id)).first()
            assert recipient and contact
            pair = LinkHolder(recipient.id, contact.id)
            links = links_for(self.office, session, [pair], self.now())
            return token_of(links[pair], link_signer(session, self.now()))

    def due(self, code: str, kind: ObligationKind = ObligationKind.REPORT, slug: str = SLUG) -> Due:
        with reading(self.office.engine) as session:
            campaign, agency = find_campaign(session, slug), agency_by_code(session, code)
            query = select(Due).join(Recipient).where(Due.campaign_id == campaign.id, Recipient.agency_id == agency.id)
            return session.exec(query.where(Due.kind == kind)).one()

    def at(self, code: str, kind: ObligationKind = ObligationKind.REPORT) -> str:
        """The address of the page of one thing that an agency owes."""
        return f"/{self.token(code)}/{self.due(code, kind).id}"

    def form(self, where: str, act: str) -> dict[str, str]:
        """The hidden fields of a form of a page, as a browser would send them."""
        page = self.client.get(where)
        assert page.status_code == 200, page.text
        found = re.search(rf'name="form" value="([^"]+)"><input type="hidden" name="act" value="{act}"', page.text)
        assert found, f"no form {act} on {where}"
        return {"form": unescape(found[1]), "act": act}

    def hand_in(self, where: str, act: str, **fields: str) -> httpx.Response:
        """Fill in a form and send it; the answer is not followed."""
        return self.client.post(where, data=self.form(where, act) | fields)


@prepared
def asked(app: App) -> None:
    """Distributed, and asked for by Friday."""
    launched(app)
    patrol(app, Kept(), at("2022-01-24T08:30"))
    requested(app, "2022-02-16T09:00", FRIDAY)
    patrol(app, Kept(), at("2022-02-16T09:05"))


@contextmanager
def served(page: Page, **limits: Any) -> Iterator[TestClient]:
    """The same page where the settings of the portal are others."""
    portal = page.office.settings.portal.model_copy(update=limits)
    app = replace(page.office, settings=page.office.settings.model_copy(update={"portal": portal}))
    with TestClient(make_app(app, page.now), base_url="https://so.example", follow_redirects=False) as client:
        yield client
