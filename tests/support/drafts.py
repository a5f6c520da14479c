"""An officer at the desk who takes in a document: what they see, fill in and press, counted."""

import re
import time
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any

import httpx
from fastapi.testclient import TestClient

from tests.support.paths import EXAMPLE

AT = "/van-ban-moi"
LARGEST_PAGE = 150_000
"""Bytes of any page of the desk."""


class _Form(HTMLParser):
    """The fields of the form with an id (or the first one that posts to an address), as a browser would send them."""

    def __init__(self, wanted: str) -> None:
        super().__init__()
        self.wanted, self.inside = wanted, False
        self.fields: list[tuple[str, str]] = []
        self.select, self.area = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.inside = said.get("id") == self.wanted or said.get("action") == self.wanted
        if not self.inside:
            return
        name = said.get("name", "")
        if tag == "input" and name and said.get("type") != "file":
            if said.get("type") in ("checkbox", "radio") and "checked" not in said:
                return
            self.fields.append((name, said.get("value", "")))
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in said:
            self.fields.append((self.select, said.get("value", "")))
        elif tag == "textarea":
            self.area = name
            self.fields.append((name, ""))

    def handle_data(self, data: str) -> None:
        if self.area and self.fields:
            name, text = self.fields[-1]
            self.fields[-1] = (name, text + data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "select":
            self.select = ""
        elif tag == "textarea":
            self.area = ""


def fields_of(page: str, form: str) -> dict[str, str]:
    """What a browser would send of a form, without its buttons; of a tick's two fields the last."""
    parser = _Form(form)
    parser.feed(page)
    return {name: text.strip() if "\n" not in text else text for name, text in parser.fields}


@dataclass
class Officer:
    """A browser at the desk; `filled` and `clicks` count what a person enters and presses."""

    client: TestClient
    filled: int = 0
    clicks: int = 0
    page: str = ""
    where: str = ""
    sizes: dict[str, int] = field(default_factory=dict)

    def look(self, address: str, status: int = 200) -> str:
        """Open a page, and wait where it says that something is being done."""
        until = time.monotonic() + 120
        while True:
            answer = self.client.get(address)
            assert answer.status_code == status, (answer.status_code, words_of(answer.text)[:600])
            self.page, self.where = answer.text, address
            if "Refresh" not in answer.headers:
                break
            assert time.monotonic() < until, "nothing came of it"
            time.sleep(0.2)
        self.sizes[re.sub(r"\d+", "N", address)] = len(answer.content)
        assert len(answer.content) < LARGEST_PAGE, (address, len(answer.content))
        return self.page

    def drop(self, *files: tuple[str, bytes]) -> str:
        """Choose files and send them: the page that comes of it."""
        self.look(AT)
        self.clicks += 2  # the files, the button
        sent = [("files", file) for file in files]
        return self.follow(self.client.post(AT, data={"csrf": self.csrf}, files=sent))

    @property
    def csrf(self) -> str:
        found = re.search(r'name="csrf" value="([^"]+)"', self.page)
        assert found
        return unescape(found[1])

    def follow(self, answer: httpx.Response) -> str:
        """Where an answer leads."""
        if answer.status_code != 303:
            self.page = answer.text
            return self.page
        return self.look(answer.headers["location"].partition("#")[0])

    def press(self, act: str, **entered: str) -> httpx.Response:
        """Fill in the draft's form and press one of its buttons; the answer is not followed."""
        self.filled, self.clicks = self.filled + len(entered), self.clicks + 1
        fields = fields_of(self.page, "phieu") | {name.replace("__", "."): text for name, text in entered.items()}
        return self.client.post(self.where, data=fields | {"act": act})

    def send(self, to: str, **more: Any) -> httpx.Response:
        """Press the button of another form of the page."""
        self.clicks += 1
        return self.client.post(to, data=fields_of(self.page, to) | more)


def directive() -> tuple[str, bytes]:
    """The directive of the example, as a file to send."""
    return "Công văn tuyên truyền.txt", (EXAMPLE / "directive.txt").read_bytes()


def words_of(page: str) -> str:
    """The words of a page."""
    text = re.sub(r"(?s)<(script|style).*?</\1>", " ", page)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())
