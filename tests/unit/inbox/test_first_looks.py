"""Answers that were written before the rules were tried on them: none is counted for what it is not."""

import datetime as dt
from pathlib import Path

import pytest

from tasks.inbox.answer.answer_files import sort_files
from tasks.inbox.answer.classify import classify
from tasks.inbox.answer.enclosed import Enclosed
from tasks.inbox.answer.own_words import own_words
from tasks.inbox.answer.verdict import Classified
from tasks.storage.attachments import File
from tests.unit.inbox.papers import docx

LINES = Path(__file__).with_name("answers").joinpath("first_looks.txt").read_text("utf-8").splitlines()
CASES = [[part.strip() for part in line.split(";", 3)] for line in LINES if line and not line.startswith("#")]
WHO = {
    "phong": ("Phòng Văn hóa, Khoa học và Thông tin huyện Văn Lãng", "Phòng VHKHTT huyện Văn Lãng"),
    "xa": ("Ủy ban nhân dân xã Tân Mỹ", "UBND xã Tân Mỹ"),
    "bao": ("Báo và Đài Phát thanh, Truyền hình Lạng Sơn", "Báo Lạng Sơn"),
}
US = (
    "Sở Văn hóa, Thể thao và Du lịch tỉnh Lạng Sơn", "Sở VHTTDL tỉnh Lạng Sơn", "Sở Văn hóa, Thể thao và Du lịch",
    "Phòng Quản lý Văn hóa và Gia đình", "chuyên viên phụ trách",
)  # fmt: skip
TOPIC, NUMBER = "phòng, chống bạo lực gia đình", "412/SVHTTDL-QLVH"
SUBJECT = f"[{NUMBER}] Đề nghị báo cáo kết quả về {TOPIC} trước 17 giờ 00 ngày 20/03/2026"
TITLE = f"[{NUMBER}] Tăng cường tuyên truyền {TOPIC}"
SAYS = {"acknowledge": "ack", "": "wait"}


def taken_for(who: str, how: str, text: str) -> str:
    report = "Kết quả tuyên truyền phòng, chống bạo lực gia đình: phát thanh 24 lượt."
    files = sort_files([File("bc.docx", "application/octet-stream", docx(report))] if how == "document" else [])
    enclosed = tuple(
        Enclosed(name, f"BÁO CÁO\n{report}", doc_type="báo cáo", subject=report, issuer=WHO[who][0], file=name)
        for name in files.documents
    )
    found = classify(
        Classified(
            own_words(text.replace("\\n", "\n"), [SUBJECT], WHO[who]), f"Re: {SUBJECT}", files, ours=(SUBJECT, TITLE),
            names=(*WHO[who], *US, TOPIC), numbers=(NUMBER,), since=dt.date(2026, 3, 10), agency=WHO[who], us=US,
            enclosed=enclosed,
        )
    )  # fmt: skip
    return SAYS.get(found.says.value, found.says.value)


@pytest.mark.parametrize("wanted", ["wait", "ack", "nil", "report"])
def test_none_is_taken_for_what_it_is_not(wanted: str) -> None:
    cases = [case for case in CASES if case[0].split("|")[0] == wanted]
    taken = [(taken_for(*case[1:]), case) for case in cases]
    assert len(cases) > 15
    assert [(got, case) for got, case in taken if got not in case[0].split("|")] == []
