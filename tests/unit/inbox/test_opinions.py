"""What answers to a consultation are taken for: one of four opinions where it is unmistakable, else they wait."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks.inbox.answer.answer_files import sort_files
from tasks.inbox.answer.opinion import opinion_verdict
from tasks.inbox.answer.own_words import own_words
from tasks.inbox.answer.verdict import Classified, Says
from tasks.storage.attachments import File

CASES = Path(__file__).with_name("answers") / "opinions.txt"
NAMES = ("góp ý dự thảo Quy chế phối hợp", "Sở Y tế", "Sở Thông tin và Truyền thông")
DOCUMENT = File("van-ban-gop-y.pdf", "application/pdf", b"%PDF-1.7 van ban")


def taken_for(text: str, files: tuple[File, ...] = (), subject: str = "Re: Lấy ý kiến") -> str:
    """The opinion, "wait", or "no" where nothing of the draft is said."""
    own = own_words(text, ["Đề nghị quý cơ quan cho ý kiến về nội dung góp ý dự thảo Quy chế phối hợp."], ["Sở Y tế"])
    verdict = opinion_verdict(Classified(own, subject, sort_files(files), names=NAMES, numbers=("40/STTTT-TTBCXB",)))
    if verdict is None:
        return "no"
    assert (verdict.says is Says.OPINION) == bool(verdict.opinion) and bool(verdict.opinion) != bool(verdict.why)
    return verdict.opinion or "wait"


def cases() -> Iterator[tuple[str, str]]:
    for line in CASES.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            wanted, _, text = line.partition(" | ")
            yield wanted, text.replace("\\n", "\n")


@pytest.mark.parametrize(("wanted", "text"), list(cases()))
def test_an_opinion_counts_where_it_is_unmistakable(wanted: str, text: str) -> None:
    assert taken_for(text) == wanted


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("wait", "Sở gửi văn bản góp ý."),
        ("wait", "Nhất trí với dự thảo."),
        ("remarks", "Cơ bản nhất trí với dự thảo, có một số ý kiến góp ý tại văn bản kèm theo."),
        ("no", "Gửi anh báo cáo tháng."),
    ],
)
def test_a_document_beside_the_words_may_say_more(wanted: str, text: str) -> None:
    assert taken_for(text, (DOCUMENT,)) == wanted


def test_what_comes_by_itself_or_from_elsewhere_waits() -> None:
    assert taken_for("Đồng ý với dự thảo.", subject="Fwd: Lấy ý kiến") == "wait"
    assert taken_for("Đồng ý với dự thảo.", subject="Trả lời tự động: vắng mặt") == "wait"
