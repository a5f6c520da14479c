"""An agency's page, among 10,000 agencies and 100 campaigns, against a static page of its size from the same server."""

import http.client
import itertools
import multiprocessing
import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from sqlalchemy import text
from sqlmodel import Session, col, select

from models.agency import Contact
from models.app import App, open_app
from models.campaign import Recipient
from models.config.settings import PortalSettings, Settings
from models.database import writing
from tasks.letters.links import LinkHolder, link_signer, links_for, token_of
from tests.benchmarks.offices import DATABASES, NOW, communes, empty_offices, one_campaign
from tests.support.ports import free_port

AGENCIES, CAMPAIGNS = 10_000, 100
VISITORS, LINES, ROUNDS, SECONDS = 40, 4, 7, 3.0
GOAL = 0.25


def run() -> Iterator[dict[str, object]]:
    """One line for each database: medians of rounds taken in turn, over kept connections."""
    for database in DATABASES:
        with empty_offices(database, "office") as (empty,):
            app = replace(empty, settings=_open_wide(empty.settings))
            start = time.perf_counter()
            with writing(app.engine) as session:
                communes(session, AGENCIES)
            for number in range(CAMPAIGNS):
                with writing(app.engine) as session:
                    one_campaign(app, session, number + 1, AGENCIES // 10, periods=1, letters=False)
            with app.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text("ANALYZE"))
            with writing(app.engine) as session:
                tokens = _tokens(app, session)
            filled = time.perf_counter() - start
            app.engine.dispose()
            yield _measured(app.settings, tokens, filled, database)


def _open_wide(settings: Settings) -> Settings:
    wide = PortalSettings(base_url="https://baocao.so.example", per_minute=100_000, port=free_port())
    return settings.model_copy(update={"portal": wide})


def _tokens(app: App, session: Session) -> list[str]:
    """Ways in of some agencies, apart in the table."""
    query = select(Recipient.id, Contact.id).join(Contact, col(Contact.agency_id) == Recipient.agency_id)
    rows = session.exec(query.where(Recipient.campaign_id == 1, col(Recipient.id) % (AGENCIES // VISITORS) == 0))
    pairs = [LinkHolder(recipient or 0, contact or 0) for recipient, contact in rows]
    seal = link_signer(session, NOW)
    return [token_of(link, seal) for link in links_for(app, session, pairs, NOW).values()]


def _measured(settings: Settings, tokens: list[str], filled: float, database: str) -> dict[str, object]:
    folder = settings.data / "static"
    folder.mkdir()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(settings, folder), daemon=True)
    process.start()
    try:
        page = _wait(settings.portal.port, f"/{tokens[0]}")
        (folder / "page.html").write_bytes(page)
        pages, same = [f"/{token}" for token in tokens], ["/static/page.html"]
        _pace(settings.portal.port, pages), _pace(settings.portal.port, same)
        rounds = [(_pace(settings.portal.port, pages), _pace(settings.portal.port, same)) for _ in range(ROUNDS)]
    finally:
        process.terminate()
        process.join()
    ours, static = (statistics.median(paces) for paces in zip(*rounds, strict=True))
    return {
        "name": "portal", "n": AGENCIES * CAMPAIGNS, "ratio": round(ours / static, 2), "goal": GOAL,
        "database": database, "page_per_s": round(ours), "static_per_s": round(static), "page_bytes": len(page),
        "fill_s": round(filled, 1),
    }  # fmt: skip


def _serve(settings: Settings, folder: Path) -> None:
    import uvicorn
    from fastapi.staticfiles import StaticFiles

    from portal.app import make_app

    app = make_app(open_app(settings), lambda: NOW)
    static = StaticFiles(directory=folder)
    app.mount("/static", static)
    app.router.routes.insert(0, app.router.routes.pop())  # before the addresses that take any word
    uvicorn.run(app, port=settings.portal.port, access_log=False, log_level="error")


def _wait(port: int, where: str) -> bytes:
    for _ in range(3000):
        try:
            return _get(http.client.HTTPConnection("127.0.0.1", port), where)
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not come up")


def _get(line: http.client.HTTPConnection, where: str) -> bytes:
    line.request("GET", where)
    answer = line.getresponse()
    body = answer.read()
    assert answer.status == 200, (where, answer.status)
    return body


def _pace(port: int, addresses: list[str]) -> float:
    """Requests a second over a few connections."""
    until = time.perf_counter() + SECONDS

    def one(first: int) -> int:
        line = http.client.HTTPConnection("127.0.0.1", port)
        for number in itertools.count(first):
            if time.perf_counter() > until:
                return number - first
            _get(line, addresses[number % len(addresses)])
        raise AssertionError

    with ThreadPoolExecutor(LINES) as several:
        start = time.perf_counter()
        return sum(several.map(one, range(LINES))) / (time.perf_counter() - start)
