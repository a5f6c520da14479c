"""Every address of the desk that is looked at, in an office of 100 campaigns and 10,000 agencies.

One campaign is owed by all agencies, the others by 1,000 each: 109,000 Dues. `ratio` is processor seconds of one
request, the client's and the page's together, to 0.2; `kb` what a page weighs, whose goal is 150. Files to be saved are
no pages: they are measured, and have no goal. DONDOC_LOOKS names some addresses only.
"""

import os
import time
import warnings
from collections.abc import Iterator
from typing import Any

from fastapi.testclient import TestClient
from sqlalchemy import String, cast, text, update
from sqlmodel import Session, col, func, select

from models.account import DeskRole
from models.agency import Agency, Contact
from models.app import App
from models.database import writing
from models.due import Due
from models.incoming_mail import IncomingMail
from models.message import Message
from models.states import DueState, MessageState
from portal.desk.site import make_desk
from tasks.accounts.sign_ins import begin_sign_in
from tasks.accounts.staff import add_account
from tests.benchmarks.offices import CAMPAIGNS, DATABASES, NOW, SENT, communes, empty_offices, one_campaign

AGENCIES, PARTIES = 10_000, 1_000
MAILS = 2_000
SLUG = "0-stttt-ttbcxb-2022"
SECONDS, KB = 0.2, 150

ADDRESSES = (
    "/dang-nhap", "/tai-khoan", "/", "/?phan=1", "/cho-duyet", "/van-ban-moi", "/dot", "/dot?trang=2",
    "/dot?tim=7/STTTT", "/dot?cua=toi", "/dot/{slug}", "/dot/{slug}?phan=1", "/dot/{slug}?trang=250",
    "/dot/{slug}?loc=overdue", "/dot/{slug}?tim=tan lap", "/dot/{slug}/viec/request", "/dot/{slug}/viec/close",
    "/dot/{slug}/nhieu?co=1&co=2&viec=telephone", "/dot/{slug}/thu/1", "/dot/{slug}/thu/1/xem", "/dot/{slug}/can-bo",
    "/dot/{slug}/{due}", "/thu-den", "/thu-den?tat_ca=1&trang=20", "/thu-den/1", "/thu-den/1?tim=tan lap", "/thu-di",
    "/thu-di?xem=dang-cho", "/thu-di?xem=da-gui&trang=200", "/thu-di?dot={slug}", "/danh-ba", "/danh-ba?trang=150",
    "/danh-ba?tim=tan lap 77", "/danh-ba/them", "/danh-ba/nhap", "/danh-ba/xa-7", "/so-lieu", "/so-lieu/{slug}",
    "/cau-hinh", "/cau-hinh/tai-khoan", "/cau-hinh/tai-khoan/1/dot",
)  # fmt: skip
"""Pages, as an officer opens them."""

FILES = (
    "/danh-ba/tai-ve", "/so-lieu/lich/tat-ca.ics", "/so-lieu/{slug}/tai/theo-doi", "/so-lieu/{slug}/tai/ket-qua",
)  # fmt: skip
"""What is saved rather than looked at."""


def run() -> Iterator[dict[str, object]]:
    """One line for each address and database."""
    wanted = os.environ.get("DONDOC_LOOKS", "").split(",")
    for database in DATABASES[: int(os.environ.get("DONDOC_DATABASES", "1"))]:
        with empty_offices(database, "desk") as (app,):
            due = fill(app)
            client = signed_in_client(app)
            client.get("/")  # what is loaded is compiled once
            for address in (*ADDRESSES, *FILES):
                if wanted == [""] or address in wanted:
                    path = address.format(slug=SLUG, due=due)
                    yield measured(client, path, address in FILES, database)


def measured(client: TestClient, path: str, is_file: bool, database: str) -> dict[str, object]:
    """The line of one address: the quicker of two requests."""
    taken = []
    for _ in range(1 if is_file else 2):
        before = time.process_time()
        answer = client.get(path)
        taken.append(time.process_time() - before)
    kb = len(answer.content) / 1000
    least = min(taken)
    return {
        "name": f"desk: {path}", "n": AGENCIES, "ratio": round(least / SECONDS, 2), "goal": None if is_file else 1.0,
        "database": database, "processor_ms": round(least * 1000), "kb": round(kb, 1), "status": answer.status_code,
        "too_large": not is_file and kb > KB,
    }  # fmt: skip


def fill(app: App) -> int:
    """The office; gives back a Due of its largest campaign."""
    with writing(app.engine) as session:
        communes(session, AGENCIES)
        session.execute(update(Contact).values(channels='["xa-' + cast(Contact.id, String) + '@tinh.example"]'))
        session.execute(update(Agency).values(name=func.replace(Agency.name, "Xã ", "UBND xã Tân Lập ")))
    for number in range(CAMPAIGNS):
        with writing(app.engine) as session:
            first = number * AGENCIES // CAMPAIGNS
            parties = AGENCIES if number == 0 else PARTIES
            one_campaign(app, session, number, parties // 10, 1, first, parties)
    with writing(app.engine) as session:
        return _lived_in(app, session)


def _lived_in(app: App, session: Session) -> int:
    """Answers, letters in each state, mails that wait."""
    session.execute(update(Due).where(col(Due.id) % 5 == 0).values(state=DueState.RECEIVED, next_step_at=None))
    for rest, state in ((0, MessageState.BOUNCED), (1, MessageState.PLANNED), (2, MessageState.UNKNOWN)):
        claimed = {"letter_id": "l" + cast(Message.id, String), "send_after": NOW}
        session.execute(update(Message).where(col(Message.id) % 300 == rest).values(state=state, **claimed))
    waiting: dict[str, Any] = {"sender": "xa-7@tinh.example", "received_at": NOW, "stored_at": NOW}
    waiting["reason"] = "không rõ của cơ quan nào"
    session.add_all([
        IncomingMail(key=f"k{n}", subject=f"V/v báo cáo {n}", due_id=n + 1, **waiting) for n in range(MAILS)
    ])  # fmt: skip
    return session.exec(select(func.min(Due.id))).one() or 0


def signed_in_client(app: App) -> TestClient:
    """A browser of a văn thư; the machine's names are the desk's."""
    warnings.simplefilter("ignore")
    client = TestClient(make_desk(app, lambda: NOW), base_url="http://127.0.0.1:8422", follow_redirects=False)
    with writing(app.engine) as session:
        account = add_account(session, "quantri", "Quách Văn Trị", DeskRole.ADMINISTRATOR, SENT, "đo")
        token = begin_sign_in(session, account, NOW, 10, "127.0.0.1")
    client.cookies.set("dondoc", token)
    if app.engine.dialect.name == "postgresql":
        with app.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE"))
    return client
