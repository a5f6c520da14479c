"""Who looks at the desk in one request, and what they tried that was refused: passed on together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from models.app import App
from portal.desk.common import Desk
from tasks.accounts.sign_ins import SignedIn


@dataclass(frozen=True)
class Visit:
    """One request of who is signed in."""

    desk: Desk
    request: Request
    user: SignedIn

    @property
    def app(self) -> App:
        return self.desk.app

    def page(self, name: str, /, **facts: Any) -> HTMLResponse:
        """A page for them."""
        return self.desk.page(self.request, self.user, name, **facts)

    def live_page(self, name: str, /, **facts: Any) -> Response:
        """A page for them that brings itself up to date."""
        return self.desk.live_page(self.request, self.user, name, **facts)

    def done(self, to: str, said: str) -> Response:
        """To another page, where it is said."""
        return self.desk.done(self.request, to, said)


@dataclass(frozen=True)
class Tried:
    """A form that was refused: what was typed, and a sentence for each field, or under "" for the form itself."""

    act: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    ticked: frozenset[int] | None = None

    @property
    def status(self) -> int:
        """The answer's: 422 once something was refused."""
        return 422 if self.errors else 200


NOTHING_TRIED = Tried()
