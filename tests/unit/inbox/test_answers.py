"""What answers are taken for: by their words, by what comes with a document, in the shapes of mail programs."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks.inbox.answer.answer_files import sort_files
from tasks.inbox.answer.classify import classify
from tasks.inbox.answer.own_words import own_words
from tasks.inbox.answer.verdict import Classified
from tasks.inbox.mail.parse import parse
from tasks.storage.attachments import File
from tests.unit.inbox.shapes import SHAPES, Shape

ANSWERS = Path(__file__).with_name("answers")
ASKED = (
    "Thực hiện Công văn số 77/STTTT-TTBCXB ngày 24/01/2022, Sở Thông tin và Truyền thông tỉnh Lạng Sơn đề nghị quý cơ "
    "quan báo cáo kết quả về đợt thử:\nĐề nghị gửi báo cáo bằng cách trả lời thư này. Trường hợp không có nội dung để "
    "báo cáo, đề nghị vẫn trả lời: “Không có nội dung báo cáo”."
)
"""A letter of ours, as far as these mails repeat it."""

NAMES = (
    "tuyên truyền thử",
    "đợt thử",
    "Phòng Chậm",
    "Sở Thông tin và Truyền thông tỉnh Lạng Sơn",
    "Sở Thông tin và Truyền thông",
)
WORDS = {"acknowledge": "ack", "": "wait"}


def taken_for(text: str, subject: str = "Re: Đề nghị báo cáo kết quả", files: tuple[File, ...] = ()) -> str:
    """What an answer is taken for: report, nil, ack, or wait."""
    own, sorted_files = own_words(text, [ASKED], ["Phòng Chậm"]), sort_files(files)
    answer = Classified(own, subject, sorted_files, names=NAMES, numbers=("77/STTTT-TTBCXB",))
    says = classify(answer).says.value
    return WORDS.get(says, says)


def lines(name: str, parts: int) -> Iterator[list[str]]:
    for line in (ANSWERS / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            fields = [field.strip().replace("\\n", "\n") for field in line.split("|", parts - 1)]
            yield fields + [""] * (parts - len(fields))


def box(name: str) -> bytes:
    """A small archive, as .docx and .zip are."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(name, b"x")
    return content.getvalue()


BYTES = {
    ".pdf": b"%PDF-1.7 bao cao",
    ".docx": box("word/document.xml"),
    ".xlsx": box("xl/workbook.xml"),
    ".odt": box("content.xml"),
    ".zip": box("bao-cao.docx"),
    ".doc": b"\xd0\xcf\x11\xe0 x",
    ".xls": b"\xd0\xcf\x11\xe0 x",
    ".jpg": b"\xff\xd8" + bytes(300_000),
}


def file(name: str, kind: str = "application/octet-stream") -> File:
    return File(name, kind, BYTES.get(Path(name).suffix.lower(), b"x"))


@pytest.mark.parametrize(("wanted", "text"), lines("words.txt", 2))
def test_words_alone(wanted: str, text: str) -> None:
    assert taken_for(text) == wanted


@pytest.mark.parametrize(("wanted", "name", "text"), lines("covers.txt", 3))
def test_a_document_with_its_words(wanted: str, name: str, text: str) -> None:
    assert taken_for(text, files=(file(name),)) == wanted


ASKED_OF = ("123/STTTT-TTBCXB: Đề nghị báo cáo về Phòng, chống dịch COVID-19, hạn 18/02/2022",)
OFFICES = (
    "Phòng Văn hóa và Thông tin huyện Tràng Định",
    "Sở Thông tin và Truyền thông tỉnh Lạng Sơn",
    "Sở Thông tin và Truyền thông",
    "Phòng, chống dịch COVID-19",
)


@pytest.mark.parametrize(
    ("wanted", "text", "files"),
    [
        (wanted, text, ("Báo cáo.docx",) if "gửi" in text or "rình" in text else ())
        for wanted, text in lines("others.txt", 2)
    ],
)
def test_what_is_said_of_another_office_time_or_matter_waits(wanted: str, text: str, files: tuple[str, ...]) -> None:
    found = classify(
        Classified(
            own=text,
            subject=f"Re: {ASKED_OF[0]}",
            files=sort_files([file(name) for name in files]),
            ours=ASKED_OF,
            names=OFFICES,
            numbers=("123/STTTT-TTBCXB",),
        )
    )
    assert {"acknowledge": "ack", "": "wait"}.get(found.says.value, found.says.value) == wanted, found.why


@pytest.mark.parametrize("shape", SHAPES, ids=[shape.name for shape in SHAPES])
def test_the_shapes_of_mail_programs(shape: Shape) -> None:
    found = parse(shape.raw(), "mx.so.example")
    assert (taken_for(found.text, found.subject, found.files) if not found.automatic else "wait") == shape.wanted


def test_unmarked_and_decomposed_words_and_unseen_characters_change_nothing() -> None:
    for text in ("Đã nhận được văn bản.", "Không có nội dung báo cáo."):
        wanted = taken_for(text)
        assert wanted in ("ack", "nil")
        for other in (
            text.replace(" ", " \u200b"),
            text.replace(" ", "\u00a0"),
            "\ufeff" + text,
            text.upper(),
            text + " ạ!",
        ):
            assert taken_for(other) == wanted, other


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Kính gửi: Sở Thông tin và Truyền thông\n\nPhòng Chậm không có nội dung báo cáo.\n\nTrân trọng./.", "báo cáo"),
        ("Kính gửi Sở\n\nPhòng Chậm không có nội dung báo cáo.", "báo cáo"),
        ("Đã nhận.\n\n----- Thông điệp gốc -----\nTừ: Sở <don@so.example>\nChủ đề: V/v\n\n" + ASKED, "Đã nhận."),
    ],
)
def test_the_own_words_begin_before_and_end_with_ours(text: str, kept: str) -> None:
    own = own_words(f"{text}\n\n{ASKED}", [ASKED, "Kính gửi: Phòng Chậm"], ["Phòng Chậm"])
    assert kept in own
    assert "đề nghị quý cơ quan" not in own
