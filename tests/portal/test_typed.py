"""Whatever is typed is never lost, and nothing that cannot be read is taken."""

from urllib.parse import quote

import pytest
from sqlmodel import select

from models.database import reading, writing
from models.due import Submission
from models.states import DueState
from portal import middleware
from portal.agency import actions
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns.context import Context
from tasks.campaigns.lookup import find_campaign
from tasks.letters.links import revoke_links
from tests.support.cast import OFFICER, SLUG
from tests.support.page import Page, served

PDF = b"%PDF-1.7\n" + b"x" * 1000
TEXT = "06 tin, bài; 02 phóng sự <b>đã phát</b>"
SHOWN = "06 tin, bài; 02 phóng sự &lt;b&gt;đã phát&lt;/b&gt;"


def multipart(fields: list[tuple[str, bytes]], files: list[tuple[str, bytes]]) -> tuple[bytes, dict[str, str]]:
    """A body with the fields before and behind the files, as it is said and not as a library would mend it."""
    parts = [b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (n.encode(), v) for n, v in fields]
    files_ = [
        b'--b\r\nContent-Disposition: form-data; name="files"; filename="%s"\r\n\r\n%s\r\n' % (n.encode(), content)
        for n, content in files
    ]
    body = b"".join([*parts[:-1], *files_, *parts[-1:], b"--b--\r\n"])
    return body, {"Content-Type": "multipart/form-data; boundary=b"}


def fields(page: Page, where: str, **more: str) -> list[tuple[str, bytes]]:
    return [(name, value.encode()) for name, value in (page.form(where, "report") | more).items()]


@pytest.mark.parametrize("number", [11, 12, 13, 40, 300])
def test_too_many_files_are_said_and_the_form_comes_back_as_it_was(page: Page, number: int) -> None:
    where = page.at("cham")
    body, kind = multipart(fields(page, where, text=TEXT, last="x"), [(f"{n}.pdf", PDF) for n in range(number)])
    answer = page.client.post(where, content=body, headers=kind)
    assert answer.status_code == 422
    assert "Nhiều nhất 10 tệp một lần gửi" in answer.text and "đã mở quá lâu" not in answer.text
    assert f">{SHOWN}</textarea>" in answer.text and "Các tệp đã chọn chưa được nhận" in answer.text
    assert page.due("cham").state is DueState.OPEN


def test_too_large_files_are_said_and_the_form_comes_back_as_it_was(page: Page) -> None:
    where = page.at("cham")
    with served(page, files=1, file_mb=1) as client:
        for size in (1_600_000, 7_000_000):  # more than all may have, and more than is read to its end
            body, kind = multipart(fields(page, where, text=TEXT, last="x"), [("a.pdf", PDF + b"x" * size)])
            answer = client.post(where, content=body, headers=kind)
            assert answer.status_code == 413 and "Tệp gửi lên quá lớn" in answer.text
            assert f">{SHOWN}</textarea>" in answer.text


@pytest.mark.parametrize(
    "raw",
    [b"\xff\xfe\xfd", b"\xc3\x28", "Đã đăng 06 tin".encode("utf-16"), "tin bài ".encode() + b"\x80\x81", b"\xe1\xbb"],
)
def test_what_is_not_unicode_is_not_taken(page: Page, raw: bytes) -> None:
    where = page.at("cham")
    form = page.form(where, "report")
    body, kind = multipart([(n, v.encode()) for n, v in form.items()] + [("text", raw)], [])
    coded = "&".join(f"{name}={quote(value)}" for name, value in form.items()) + f"&text={quote(raw)}"
    for answer in (
        page.client.post(where, content=body, headers=kind),
        page.client.post(where, content=coded, headers={"Content-Type": "application/x-www-form-urlencoded"}),
    ):
        assert answer.status_code == 422 and "không phải chữ Unicode" in answer.text
    assert page.due("cham").state is DueState.OPEN


@pytest.mark.parametrize("text", ["\ufffd\ufffd", "\u200b\u202e", "\x00\x01", "... --- !!!", "￾", "\ue000\ue001"])
def test_a_report_that_says_nothing_is_none(page: Page, text: str) -> None:
    where = page.at("cham")
    assert page.hand_in(where, "report", text=text).status_code == 422
    assert page.due("cham").state is DueState.OPEN


def test_a_text_far_too_long_is_said_beside_its_field(page: Page) -> None:
    answer = page.hand_in(page.at("cham"), "report", text="báo cáo " * 100_000)
    assert answer.status_code == 422 and "Quá dài" in answer.text
    answer = page.hand_in(page.at("cham"), "disown", reason="lý do " * 200_000)
    assert answer.status_code == 422 and "Quá dài" in answer.text


def test_what_a_second_officer_typed_is_shown_to_be_copied(page: Page) -> None:
    where = page.at("cham")
    form = page.form(where, "report")
    assert page.client.post(where, data=form | {"text": "02 tin"}).status_code == 303
    same = page.client.post(where, data=form | {"text": "02 tin"}).headers["location"]
    assert "chưa được ghi lại" not in page.client.get(same).text
    other = page.client.post(where, data=form | {"text": TEXT}).headers["location"]
    again = page.client.get(other).text
    assert "chưa được ghi lại" in again and SHOWN in again
    with reading(page.office.engine) as session:
        assert session.exec(select(Submission.text)).first() == "02 tin"


@pytest.mark.parametrize("kind", ["expired", "revoked"])
def test_a_link_that_ended_while_its_owner_wrote_gives_the_words_back(page: Page, kind: str) -> None:
    where = page.at("cham")
    form = page.form(where, "report") | {"text": TEXT}
    if kind == "expired":
        page.moment = "2022-05-18T10:00"
    else:
        with writing(page.office.engine) as session:
            campaign, agency = find_campaign(session, SLUG), agency_by_code(session, "cham")
            revoke_links(Context(page.office, session, campaign, page.now(), OFFICER), agency, "gửi nhầm")
    body, kind_ = multipart([(n, v.encode()) for n, v in form.items()], [("a.pdf", PDF)])
    for answer in (page.client.post(where, data=form), page.client.post(where, content=body, headers=kind_)):
        assert answer.status_code == 410 and SHOWN in answer.text
    forged = page.client.post(f"/x{where[1:]}", data=form)
    assert forged.status_code == 404 and SHOWN not in forged.text  # a stranger's form is not even read


def test_a_fault_of_ours_gives_the_words_back(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bool:
        raise OSError("disk full")

    monkeypatch.setattr(actions, "record_publication", broken)
    answer = page.hand_in(page.at("cham"), "report", text=TEXT)
    assert answer.status_code == 500 and SHOWN in answer.text and "Chưa có gì được ghi lại" in answer.text


def test_a_form_that_comes_too_soon_waits_and_a_page_is_refused(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    where = page.at("cham")
    form = page.form(where, "report") | {"text": TEXT}
    waits = iter([3, 0])
    monkeypatch.setattr(middleware.Buckets, "wait", lambda *_: next(waits, 60))
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(middleware.asyncio, "sleep", sleep)
    assert page.client.post(where, data=form).status_code == 303 and slept == [3]
    assert page.client.get(where).status_code == 429
