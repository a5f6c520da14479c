"""Mails of all kinds of programs are taken for what they are, or wait: no wrong count."""

import datetime as dt
from pathlib import Path

import pytest

from tasks.files.docx import docx_text
from tasks.files.refused import DocumentRefused
from tasks.inbox import enclosed_documents
from tasks.inbox.answer.answer_files import sort_files
from tasks.inbox.answer.classify import classify
from tasks.inbox.answer.own_words import own_words
from tasks.inbox.answer.verdict import Classified
from tasks.inbox.mail.parse import parse
from tasks.read import read_text
from tests.unit.inbox.office_mails import GOOD, LETTER, MAILS, SUBJECT, OfficeMail, word

AGENCY = ("Phòng Văn hóa và Thông tin huyện Tràng Định", "Phòng VHTT huyện Tràng Định")
US = (
    "Sở Thông tin và Truyền thông tỉnh Lạng Sơn", "Sở Thông tin và Truyền thông", "Sở TTTT",
    "Phòng Thông tin - Báo chí - Xuất bản", "ông Đinh Văn Trường, chuyên viên",
)  # fmt: skip
TOPIC = "phòng, chống dịch COVID-19"


def read_here(kind: str, raw: bytes, *_: str) -> dict[str, object]:
    """In this process what a child reads: the texts of these mails are ours."""
    if kind == "pdf":
        raise DocumentRefused("unreadable", "hỏng")
    if kind == "zip":
        from tasks.files.bundle import documents_in

        return documents_in(raw)
    return {"text": docx_text(raw)}


@pytest.fixture(autouse=True)
def no_children(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasks.files.sandbox.parse_in_child", read_here)
    monkeypatch.setattr(enclosed_documents, "parse_in_child", read_here)
    monkeypatch.setattr(enclosed_documents, "read_apart", read_text)


def taken_for(mail: OfficeMail) -> str:
    found = parse(mail.message("<letter@stttt.langson.example>").as_bytes(), "mx.so.example")
    files = sort_files(found.files)
    enclosed = enclosed_documents.read_enclosed(found.files)
    answer = Classified(
        own=own_words(found.text, [LETTER], AGENCY), subject=found.subject, files=files, ours=(SUBJECT,),
        names=(*AGENCY, *US, TOPIC), numbers=("123/STTTT-TTBCXB",), since=dt.date(2022, 1, 24), agency=AGENCY, us=US,
        beside=("giáo dục nghề nghiệp",), enclosed=tuple(one for one in enclosed if one.file in files.documents),
    )  # fmt: skip
    verdict = classify(answer)
    says = {"acknowledge": "ack", "": "wait"}.get(verdict.says.value, verdict.says.value)
    return f"wait: {found.automatic}" if found.automatic else f"{says}: {verdict.why}"


@pytest.mark.parametrize("mail", MAILS, ids=[mail.name for mail in MAILS])
def test_a_mail_is_taken_for_what_it_is(mail: OfficeMail) -> None:
    assert taken_for(mail).partition(":")[0] == mail.wanted, taken_for(mail)


EVERYDAY = [
    [part.strip().replace("\\n", "\n") for part in line.split("|", 2)]
    for name in ("everyday.txt", "ordinary.txt")
    for line in Path(__file__).with_name("answers").joinpath(name).read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("wanted", "how", "words"), EVERYDAY)
def test_an_everyday_answer_is_taken_for_what_it_is(wanted: str, how: str, words: str) -> None:
    files = (word(GOOD),) if how == "document" else ()
    found = taken_for(OfficeMail("everyday", wanted, words, "gmail", files))
    assert found.partition(":")[0] == wanted, found


def test_there_are_sixty_of_them_from_all_programs() -> None:
    assert len({mail.name for mail in MAILS}) == len(MAILS) >= 60
    assert len({mail.program for mail in MAILS}) >= 12
