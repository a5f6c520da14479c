"""Proof of publication from outside in: real pages of a server on loopback, looked at by the patrol."""

import gzip
import hashlib
import io
import json
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fpdf import FPDF
from pendulum import DateTime
from sqlmodel import select

from models.app import App
from models.config.settings import ProofSettings
from models.database import reading, writing
from models.directive import Directive
from models.enums import MessageKind, ObligationKind
from models.event import Event
from models.proof import Proof, ProofState
from models.states import DueState
from tasks.campaigns.lookup import find_campaign
from tasks.commands.command import submit
from tasks.commands.publication import Prove
from tasks.commands.reports import Record
from tasks.desk.campaign_board import campaign_board
from tasks.desk.campaign_lines import campaign_line
from tasks.desk.matrix import MatrixFilter, matrix_of
from tasks.desk.waiting import waiting_of_campaign
from tasks.errors import Refused
from tasks.figures.work_queue import work_items
from tasks.papers.evidence import write_pack
from tasks.papers.verify import verify_pack
from tasks.proofs import looks
from tasks.proofs.fetch import Fetcher, PageMissing
from tasks.proofs.network import PageFailed
from tasks.storage.attachments import attachment_path
from tests.support.cast import OFFICER, SLUG, launched, owed, said
from tests.support.commands import Run
from tests.support.instants import at
from tests.support.prepared import prepared
from tests.support.stored import kept_bytes, lose_stored_files
from tests.support.verbs import go
from tests.support.web import Site, drips, floods, shows, status, web_site

PUBLISHED = "2022-01-25T15:20"
LAST = "2022-02-15T15:00"
PAGE = "<html><head><title>Trang tin</title></head><body><h1>Công văn số 77/STTTT-TTBCXB</h1></body></html>"
OTHER = "<html><body>Trang tin của Trung tâm</body></html>"


@pytest.fixture
def site() -> Iterator[Site]:
    with web_site() as site:
        yield site


@prepared
def distributed(app: App) -> None:
    """The directive has gone out, the request to publish it too."""
    launched(app)
    go(app, "2022-01-24T08:30")


@pytest.fixture
def office(app: App, site: Site) -> App:
    """A campaign distributed, in an office that may look at the server of the test."""
    distributed(app)
    settings = app.settings.model_copy(update={"proof": ProofSettings(inner_hosts=(site.host,))})
    return replace(app, settings=settings)


def publish(app: App, *urls: str, when: str = PUBLISHED) -> None:
    command = Record(campaign=SLUG, agency="dang-tai", kind="đăng tải", by=OFFICER, urls=list(urls))
    submit(app, command, at(when))


def proof_of(app: App) -> Proof:
    with reading(app.engine) as session:
        return session.exec(select(Proof)).one()


def events(app: App, what: str) -> list[Event]:
    with reading(app.engine) as session:
        return list(session.exec(select(Event).where(Event.what == what)))


def waiting(app: App) -> list[str]:
    with reading(app.engine) as session:
        return [one.what for one in work_items(app, session) if one.sort == "proof"]


def look(app: App, when: DateTime) -> None:
    """A turn of looks, where the patrol would make one."""
    if looks.has_looks(app, when):
        looks.look_at_pages(app, when)


def tried(app: App, when: str) -> None:
    """The look at an instant, and the two that follow where it finds nothing."""
    for minutes in (0, 10, 70):
        look(app, at(when).add(minutes=minutes))


def test_a_page_is_proved_and_looked_at_again_on_the_last_day(office: App, site: Site) -> None:
    site.pages["/bai"] = shows(PAGE)
    publish(office, site.url("/bai"))
    assert (proof_of(office).state, proof_of(office).next_look_at) == (ProofState.CLAIMED, at(PUBLISHED))
    go(office, "2022-01-25T15:25", "2022-01-25T15:30", "2022-02-15T14:55")
    first, hashed = proof_of(office), hashlib.sha256(PAGE.encode()).hexdigest()
    assert (first.state, first.found, first.sha256) == ("proved", ["số/ký hiệu"], hashed)
    assert first.size == len(PAGE.encode())
    assert first.next_look_at == at(LAST) and len(site.asked) == 1
    assert kept_bytes(office, hashed) == PAGE.encode()
    go(office, LAST, "2022-02-15T15:05")
    last = proof_of(office)
    assert (last.state, last.next_look_at, len(last.looks), len(site.asked)) == ("proved", None, 2, 2)
    assert waiting(office) == []
    [head, _] = site.heads
    assert not {"cookie", "authorization", "referer"} & set(head) and head["accept-encoding"] == "identity"


@pytest.mark.parametrize(
    ("page", "state"),
    [(shows(OTHER), "gone"), (status(404), "gone"), (status(410), "gone"), (status(503), "unchecked")],
)
def test_what_is_not_there_on_the_last_day(office: App, site: Site, page: Any, state: str) -> None:
    """The title changed, the page taken down, the server ill: only the first two are said of the agency."""
    site.pages["/bai"] = shows(PAGE)
    publish(office, site.url("/bai"))
    look(office, at(PUBLISHED))
    site.pages["/bai"] = page
    tried(office, LAST)
    seen = proof_of(office)
    assert (seen.state, seen.next_look_at, len(site.asked)) == (state, None, 4)
    assert seen.proved_at == at(PUBLISHED) and len(waiting(office)) == 1
    with reading(office.engine) as session:
        assert owed(session, "dang-tai", ObligationKind.PUBLISH)[1].state is DueState.ACCEPTED  # nobody is accused


def test_pages_go_into_the_pack(office: App, site: Site) -> None:
    """The page as it was, under its hash, to be read and not to be run; and what a look said of it."""
    site.pages["/bai"] = shows(PAGE)
    publish(office, site.url("/bai"))
    look(office, at(PUBLISHED))
    done, hashed = write_pack(office, SLUG, at(LAST), OFFICER), hashlib.sha256(PAGE.encode()).hexdigest()
    assert done.gaps == () and verify_pack(done.path)
    with zipfile.ZipFile(io.BytesIO(done.path.read_bytes())) as archive:
        assert archive.read(f"pages/{hashed}.txt") == PAGE.encode()
        [row] = [json.loads(line) for line in archive.read("rows/proof.jsonl").splitlines()]
    assert (row["state"], row["looks"][0]["sha256"], row["looks"][0]["found"]) == ("proved", hashed, ["số/ký hiệu"])
    attachment_path(office.settings, hashed).write_text("sửa")
    assert write_pack(office, SLUG, at(LAST), OFFICER).gaps == ()  # taken from the database anew
    attachment_path(office.settings, hashed).write_text("sửa")
    lose_stored_files(office)
    assert write_pack(office, SLUG, at(LAST), OFFICER).gaps[-1] == f"{site.url('/bai')}: trang đã giữ đã bị sửa"


def test_claimed_only_is_looked_at_again_and_a_person_is_told(office: App, site: Site) -> None:
    site.pages["/bai"] = shows(OTHER)
    publish(office, site.url("/bai"))
    tried(office, PUBLISHED)
    seen = proof_of(office)
    assert (seen.state, seen.next_look_at) == ("claimed_only", at(LAST)) and "không thấy" in seen.reason
    assert waiting(office) == [f"bài đăng chỉ mới báo: {seen.reason}"]
    site.pages["/bai"] = shows(PAGE)
    look(office, at(LAST))
    assert proof_of(office).state == "proved" and waiting(office) == []


def test_a_look_after_the_window_accuses_nobody(office: App, site: Site) -> None:
    """The engine stood still on the last day."""
    site.pages["/bai"] = shows(PAGE)
    publish(office, site.url("/bai"))
    look(office, at(PUBLISHED))
    site.pages.clear()
    tried(office, "2022-02-16T09:00")
    assert proof_of(office).state == "unchecked"


def refusal(url: str, **how: Any) -> str:
    with pytest.raises((PageFailed, Refused)) as error:
        Fetcher(**{"seconds": 60.0} | how).fetch(url)
    return str(error.value)


def test_limits_of_one_page(site: Site) -> None:
    """Redirects, size, time, packing, what is missing or closed: each ends soon, with its reason."""
    inner = (site.host,)
    site.pages |= {
        "/rieng": status(302, Location="http://10.0.0.1/"), "/tep": status(302, Location="file:///etc/passwd"),
        "/mat": status(301, Location="https://a:b@langson.gov.vn/"), "/vong": status(307, Location="/vong"),
        "/cong": status(302, Location="http://127.0.0.1:9/"), "/lon": floods, "/cham": drips,
        "/bom": shows(gzip.compress(b"0" * 30_000_000), Content_Encoding="gzip"),
        "/hong": shows(b"\x1f\x8b\x08hong", Content_Encoding="gzip"), "/la": shows("x", Content_Encoding="br"),
        "/nen": shows(gzip.compress(PAGE.encode()), Content_Encoding="gzip"),
        "/kin": status(401), "/mat-roi": status(404), "/chuyen": status(301, Location="/nen"),
    }  # fmt: skip
    said = {path: refusal(site.url(path), inner_hosts=inner, most_bytes=1_000_000) for path in (
        "/rieng", "/tep", "/mat", "/vong", "/cong", "/lon", "/bom", "/hong", "/la", "/kin",
    )}  # fmt: skip
    words = {
        "/rieng": "mạng riêng", "/tep": "đầy đủ", "/mat": "mật khẩu", "/vong": "chuyển hướng", "/cong": "cổng",
        "/lon": "lớn hơn 1 MB", "/bom": "lớn hơn 1 MB", "/hong": "bị hỏng", "/la": "nén kiểu br", "/kin": "401",
    }  # fmt: skip
    assert {path: words[path] for path, why in said.items() if words[path] not in why} == {}
    assert site.asked.count("/vong") == 6
    began = time.monotonic()
    assert "hết thời gian" in refusal(site.url("/cham"), inner_hosts=inner, seconds=0.3)
    assert time.monotonic() - began < 60
    with pytest.raises(PageMissing):
        Fetcher(inner).fetch(site.url("/mat-roi"))
    page = Fetcher(inner).fetch(site.url("/chuyen"))
    assert (page.content, page.url) == (PAGE.encode(), site.url("/nen"))


def test_a_name_is_looked_up_once_and_that_address_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the second answer would be our own machine."""
    import httpcore

    answers, connected = [["93.184.215.14"], ["127.0.0.1"]], []

    def connect(self: object, host: str, port: int, *_: object, **__: object) -> None:
        connected.append((host, port))
        raise httpcore.ConnectError

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    assert "không kết nối được" in refusal("http://evil.example.vn/", lookup=lambda *_: answers.pop(0))
    assert connected == [("93.184.215.14", 80)] and answers == [["127.0.0.1"]]
    for private in ("127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fd00::1", "100.64.0.1"):
        both = ["93.184.215.14", private]
        assert "mạng riêng" in refusal("https://evil.example.vn/", lookup=lambda *_, both=both: both)
    assert len(connected) == 1


def test_a_resolver_that_does_not_answer_is_left_behind() -> None:
    assert "hết thời gian" in refusal("http://cham.example.vn/", lookup=lambda *_: time.sleep(2) or [], seconds=0.2)


def test_a_pdf_and_a_linked_file_of_the_document(office: App, site: Site) -> None:
    """A page that is a PDF is read; a page that says nothing is proved by the very file that it links."""
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    pdf.cell(text="So: 77/STTTT-TTBCXB")
    with reading(office.engine) as session:
        directive = session.exec(select(Directive)).one()
        own = (office.settings.data / directive.path).read_bytes()
    site.pages |= {
        "/a.pdf": shows(bytes(pdf.output()), "application/pdf"),
        "/bai": shows('<a href="x.pdf">1</a> <a href="tai-ve?id=9">Tải về</a>'),
        "/x.pdf": shows(b"%PDF-1.4 x", "application/pdf"), "/tai-ve": shows(own, "application/octet-stream"),
    }  # fmt: skip
    publish(office, site.url("/a.pdf"), site.url("/bai"), site.url("/tai-ve?id=9"))
    look(office, at(PUBLISHED))
    with reading(office.engine) as session:
        found = {one.url: (one.state, one.found, len(one.looks[0]["files"])) for one in session.exec(select(Proof))}
    assert found == {
        site.url("/a.pdf"): ("proved", ["số/ký hiệu"], 0),
        site.url("/bai"): ("proved", ["tệp của văn bản"], 1),
        site.url("/tai-ve?id=9"): ("proved", ["tệp của văn bản"], 0),
    }


class Killed(BaseException):
    """As `kill -9`: nothing catches it."""


@pytest.mark.parametrize("place", ["fetch", "record", "commit"])
def test_killed_between_row_fetch_and_record(
    office: App, site: Site, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """What died goes on once its lease is over; the outcome is recorded once."""
    site.pages["/bai"] = shows(PAGE)
    publish(office, site.url("/bai"))
    name = {"fetch": "_look", "record": "_record", "commit": "_write"}[place]

    def killed(*_: object) -> None:
        if place == "commit":
            real(*_)
        raise Killed

    real = getattr(looks, name)
    with monkeypatch.context() as patch:
        patch.setattr(looks, name, killed)
        with pytest.raises(Killed):
            looks.look_at_pages(office, at(PUBLISHED))
    assert proof_of(office).state == "claimed" and proof_of(office).looking_since == at(PUBLISHED)
    assert not looks.has_looks(office, at("2022-01-25T15:25"))
    for minute in (25, 30, 35):
        look(office, at(f"2022-01-25T15:{minute}"))
    assert proof_of(office).state == "proved" and len(events(office, "proof.proved")) == 1
    assert len(proof_of(office).looks) == 1


def test_a_page_that_kills_whoever_looks_is_given_to_a_person(
    office: App, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(office, site.url("/bai"))
    moments = [at(PUBLISHED).add(minutes=10 * n) for n in range(4)]
    with monkeypatch.context() as patch:
        patch.setattr(looks, "_record", lambda *_: (_ for _ in ()).throw(Killed))
        for moment in moments[:3]:
            with pytest.raises(Killed):
                looks.look_at_pages(office, moment)
    looks.look_at_pages(office, moments[3])
    assert proof_of(office).state == "unchecked" and "đột ngột" in proof_of(office).reason


def test_a_twin_gets_none_of_the_looks_that_are_begun(office: App, site: Site) -> None:
    publish(office, *(site.url(f"/bai/{n}") for n in range(5)))
    begun = looks._begin(office, at(PUBLISHED))
    assert len(begun) == looks.MOST_OF_HOST  # the fifth of this server waits for its next turn
    assert [one.url for one in looks._begin(office, at(PUBLISHED))] == [site.url("/bai/4")]


def test_a_person_decides_what_the_machine_cannot(office: App, site: Site) -> None:
    """Seen by eye; then not accepted: the agency is asked again, with a day, and gives another page."""
    site.pages["/bai"] = shows(OTHER)
    publish(office, site.url("/bai"))
    tried(office, PUBLISHED)
    act = {"campaign": SLUG, "agency": "dang-tai", "by": OFFICER}
    submit(office, Prove.model_validate(act | {"verdict": "đã xem, có văn bản", "reason": "hiện bằng ảnh"}), at(LAST))
    assert proof_of(office).state == "confirmed" and waiting(office) == []
    look(office, at(LAST))
    assert len(site.asked) == 3  # what a person said stands
    with pytest.raises(Refused, match="lý do"):
        submit(office, Prove.model_validate(act | {"verdict": "không công nhận"}), at(LAST))
    refused = Prove.model_validate(act | {"verdict": "không công nhận", "reason": "đăng nhầm văn bản"})
    submit(office, refused, at(LAST))
    assert proof_of(office).state == "rejected"
    go(office, LAST)
    [letter] = [one for one in said(office) if one.kind is MessageKind.RETURNED]
    assert "Lý do: đăng nhầm văn bản" in (letter.body or "") and "địa chỉ đầy đủ của bài đăng" in (letter.body or "")
    assert "báo cáo bằng cách" not in (letter.body or "")
    with writing(office.engine) as session:
        due = owed(session, "dang-tai", ObligationKind.PUBLISH)[1]
        assert (due.state, due.round) == (DueState.RETURNED, 2)
    site.pages["/moi"] = shows(PAGE)
    publish(office, site.url("/moi"), when="2022-02-15T16:00")
    look(office, at("2022-02-15T16:00"))
    with reading(office.engine) as session:
        assert [one.state for one in session.exec(select(Proof))] == ["rejected", "proved"]


def test_only_publications_have_addresses_and_bad_ones_change_nothing(office: App, site: Site) -> None:
    with pytest.raises(Refused, match="mạng riêng"):
        publish(office, "http://10.0.0.1/bai")
    with pytest.raises(Refused, match="đăng tải"):
        command = Record(campaign=SLUG, agency="cham", kind="xác nhận đã nhận", by=OFFICER, urls=[site.url("/bai")])
        submit(office, command, at(PUBLISHED))
    with reading(office.engine) as session:
        assert session.exec(select(Proof)).all() == []
        assert owed(session, "dang-tai", ObligationKind.PUBLISH)[1].state is DueState.OPEN
    virtual = replace(office, virtual=True)
    publish(virtual, site.url("/bai"))
    assert not looks.has_looks(virtual, at(PUBLISHED)) and site.asked == []


def test_the_state_is_told_on_every_surface(office: App, site: Site, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command, its JSON, the board and the desk say the same; addresses are shown as they are."""
    monkeypatch.setenv("DONDOC_DATABASE_URL", office.settings.database_url)
    publish(office, site.url("/bai?[x]=1"))
    tried(office, PUBLISHED)
    asked = json.loads(run("proof", SLUG, "--json"))
    assert (asked["expected"], asked["claimed_only"], asked["proved"]) == (1, 1, 0)
    [one] = asked["publications"]
    assert (one["agency"], one["state"], one["pages"][0]["url"]) == (
        "Trung tâm Đăng Tải", "claimed_only", site.url("/bai?[x]=1"),
    )  # fmt: skip
    text = " ".join(run("proof", SLUG).split())
    assert "0/1 đã chứng minh đăng tải; 1 chỉ mới báo" in text and "[x]" in text
    with reading(office.engine) as session:
        campaign = find_campaign(session, SLUG)
        board = campaign_board(office, session, campaign, at("2022-01-26T09:00"))
        found = matrix_of(session, campaign, at("2022-01-26T09:00"), MatrixFilter())
        line = campaign_line(session, at("2022-01-26T09:00"), campaign)
        waits = [thing.sort for thing in waiting_of_campaign(session, line)]
    assert "🟢 xong · chỉ mới báo" in board and "## Chứng minh đăng tải\n\n0/1 đã chứng minh đăng tải" in board
    assert [cell.proof for row in found.rows for cell in row.cells.values() if cell.proof] == ["chỉ mới báo"]
    assert line.waiting == len(waiting(office)) == 1 and waits == ["proof"]
