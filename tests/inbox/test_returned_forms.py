"""The form goes out with the letter that asks, and what comes back by mail is read by cell: a real IMAP server."""

import email
import email.policy
import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import openpyxl
import pytest
from sqlmodel import select

import tests.support.databases
from models.app import App
from models.config.settings import ReportSettings, Settings
from models.database import reading, writing
from models.due import Submission
from models.enums import MessageKind
from models.incoming_mail import IncomingMail
from models.states import DueState, MailState
from tasks.inbox import review
from tasks.report_forms.schema import Value
from tests.support.cast import FORM, OFFICER, launched, requested
from tests.support.imap_server import Imap, reply
from tests.support.instants import at
from tests.support.replies import GOOD, LATE, NOW, letter_to, read_one, reads
from tests.support.verbs import due_of, events, go, sent

FILLED = {"C8": 1234, "C9": 90.5, "C10": "phát thanh", "C12": "vùng sâu"}
ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""For what is refused before any database is asked."""
Change = Callable[[bytes], bytes]


@pytest.fixture
def asking(settings: Settings, imap: Imap) -> Iterator[App]:
    """An office on both databases that asked for a report in a form."""
    app = tests.support.databases.opened(settings.model_copy(update={"inbox": reads(imap)}))
    launched(app, form=FORM)
    go(app, "2022-01-24T08:35")
    requested(app, "2022-02-16T08:00", "2022-02-18")
    go(app, "2022-02-16T08:05")
    yield app
    app.engine.dispose()


def form_sent(app: App, address: str, kind: MessageKind = MessageKind.REQUEST) -> bytes:
    """The .xlsx of a letter, as the Maildir has it."""
    name = letter_to(app, address, kind).split("@")[0]
    raw = (app.settings.data / "maildir" / "new" / f"{name}.dondoc").read_bytes()
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    (part,) = [p for p in mail.iter_attachments() if (p.get_filename() or "").endswith(".xlsx")]
    content: bytes = part.get_content()
    return content


def fill_in(raw: bytes, cells: dict[str, Any]) -> bytes:
    """The form as an agency saves it."""
    book = openpyxl.load_workbook(io.BytesIO(raw))
    for place, value in cells.items():
        book["Biểu mẫu"][place] = value
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def sheet_of(*lines: str) -> bytes:
    """A workbook that is none of our forms."""
    book, written = openpyxl.Workbook(), io.BytesIO()
    for line in lines:
        book.worksheets[0].append([line])
    book.save(written)
    return written.getvalue()


def answer(app: App, sender: str, *books: bytes) -> bytes:
    mail = email.message_from_bytes(
        reply(sender, "Re: yêu cầu", "Gửi Sở báo cáo.", to=letter_to(app, sender), file=None),
        policy=email.policy.default,
    )
    for number, book in enumerate(books):
        mail.add_attachment(book, maintype="application", subtype="octet-stream", filename=f"bao-cao-{number}.xlsx")
    return mail.as_bytes()


def values(app: App, code: str) -> dict[str, Value]:
    with reading(app.engine) as session:
        return session.exec(select(Submission).where(Submission.due_id == due_of(app, code).id)).one().values


def test_the_form_comes_back_filled_in(asking: App, imap: Imap) -> None:
    blank = form_sent(asking, LATE)
    sheet = openpyxl.load_workbook(io.BytesIO(blank))["Biểu mẫu"]
    said = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert "Cơ quan báo cáo: Phòng Chậm" in said and "Tin, bài (*)" in said and "Cộng mọi chương trình" in said
    assert "Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022" in said
    assert sheet.protection.sheet and not sheet["C8"].protection.locked and sheet["B8"].protection.locked
    assert {rule.type for rule in sheet.data_validations.dataValidation} == {"decimal", "list", "date", "textLength"}
    mail = read_one(asking, imap, answer(asking, LATE, fill_in(blank, FILLED)))
    assert (mail.state, mail.reason) == (MailState.COUNTED, "")
    assert values(asking, "cham") == {
        "tin_bai": 1234, "phut": 90.5, "hinh_thuc": "Phát thanh", "ghi_chu": "vùng sâu",
    }  # fmt: skip
    go(asking, "2022-02-17T09:15")
    (receipt,) = sent(asking, MessageKind.RECEIPT)
    assert "Tin, bài: 1.234 tin" in " ".join(receipt.body.split())
    assert "Tin, bài: 1.234 tin" in events(asking, "report.received")[0].reason


def test_rows_that_were_moved_are_known_by_their_keys(asking: App, imap: Imap) -> None:
    book = openpyxl.load_workbook(io.BytesIO(form_sent(asking, LATE)))
    book["Biểu mẫu"].insert_rows(8, 3)
    book["Biểu mẫu"]["C11"] = 7
    written = io.BytesIO()
    book.save(written)
    assert read_one(asking, imap, answer(asking, LATE, written.getvalue())).state is MailState.COUNTED
    assert values(asking, "cham") == {"tin_bai": 7}


@ON_ONE
@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"C8": "=1+1"}, "ô C8 (Tin, bài): là công thức (=1+1)"),
        ({"C8": "ba"}, "ô C8 (Tin, bài): “ba” không phải là số"),
        ({"C8": -3}, "ô C8 (Tin, bài): “-3” là số âm"),
        ({"C8": at("2022-02-01T00:00").date()}, "ô C8 (Tin, bài): bảng tính đã đổi thành ngày tháng"),
        ({"C9": 5}, "ô C8 (Tin, bài): chưa điền; mục này bắt buộc"),
        ({"C8": 1, "C10": "Loa"}, "ô C10 (Hình thức chính): “Loa” không có trong các lựa chọn"),
        ({"C8": 1, "C11": "mai"}, "ô C11 (Ngày kết thúc): “mai” không phải là ngày"),
    ],
)
def test_a_wrong_cell_is_named_in_the_tray_and_nothing_is_changed(
    asking: App, imap: Imap, cells: dict[str, Any], said: str
) -> None:
    mail = read_one(asking, imap, answer(asking, LATE, fill_in(form_sent(asking, LATE), cells)))
    assert mail.state is MailState.WAITING
    assert mail.reason.startswith("bao-cao-0.xlsx: ") and said in mail.reason
    assert due_of(asking, "cham").state is DueState.OPEN


def test_an_officer_takes_it_all_the_same_and_fills_in_later(asking: App, imap: Imap) -> None:
    mail = read_one(asking, imap, answer(asking, LATE, fill_in(form_sent(asking, LATE), {"C8": "ba"})))
    with writing(asking.engine) as session:
        review.accept(asking, session, mail.id, None, NOW, OFFICER)
    assert due_of(asking, "cham").state is DueState.RECEIVED
    assert values(asking, "cham") == {}


def test_a_form_that_waited_for_another_reason_keeps_its_figures(asking: App, imap: Imap) -> None:
    good = fill_in(form_sent(asking, LATE), {"C8": 3})
    raw = answer(asking, LATE, good).replace(b"dmarc=pass", b"dmarc=fail")
    mail = read_one(asking, imap, raw)
    assert mail.state is MailState.WAITING and "giả mạo" in mail.reason
    with writing(asking.engine) as session:
        review.accept(asking, session, mail.id, due_of(asking, "cham").id, NOW, OFFICER)
    assert values(asking, "cham") == {"tin_bai": 3}


def test_anothers_form_and_several_forms_wait(asking: App, imap: Imap) -> None:
    theirs = fill_in(form_sent(asking, GOOD), {"C8": 3})
    mail = read_one(asking, imap, answer(asking, LATE, theirs))
    assert "không phải của báo cáo mà cơ quan gửi còn phải nộp" in mail.reason
    mine = fill_in(form_sent(asking, LATE), {"C8": 3})
    assert "thư kèm nhiều biểu mẫu" in read_one(asking, imap, answer(asking, LATE, mine, mine)).reason
    assert due_of(asking, "cham").state is due_of(asking, "dung-han").state is DueState.OPEN


def with_part(name: str, content: bytes) -> Change:
    def change(raw: bytes) -> bytes:
        written = io.BytesIO(raw)
        with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, content)
        return written.getvalue()

    return change


def with_doctype(raw: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + content
            new.writestr(name, content)
    return written.getvalue()


HOSTILE: list[tuple[Change, str]] = [
    (with_part("xl/worksheets/sheet9.xml", bytes(40_000_000)), "bung ra quá lớn"),
    (with_part("xl/vbaProject.bin", b"macro"), "chứa macro"),
    (with_part("xl/externalLinks/externalLink1.xml", b"<externalLink/>"), "liên kết ra ngoài"),
    (with_part("xl/embeddings/oleObject1.bin", b"x"), "đối tượng nhúng"),
    (with_part("../../etc/passwd", b"x"), "đường dẫn ra ngoài"),
    (with_doctype, "DOCTYPE"),
    (lambda raw: raw[: len(raw) // 2], "hỏng hoặc bị cắt"),
]


@ON_ONE
@pytest.mark.parametrize(("change", "said"), HOSTILE)
def test_a_hostile_workbook_is_refused_by_name(asking: App, imap: Imap, change: Change, said: str) -> None:
    mail = read_one(asking, imap, answer(asking, LATE, change(fill_in(form_sent(asking, LATE), FILLED))))
    assert mail.state is MailState.WAITING and said in mail.reason, mail.reason
    assert due_of(asking, "cham").state is DueState.OPEN


def test_a_workbook_with_macros_by_its_name_is_not_kept(asking: App, imap: Imap) -> None:
    raw = answer(asking, LATE, fill_in(form_sent(asking, LATE), FILLED)).replace(b"bao-cao-0.xlsx", b"bao-cao-0.xlsm")
    assert "tệp không được nhận, vẫn còn trong thư gốc: bao-cao-0.xlsm" in read_one(asking, imap, raw).reason


def test_a_workbook_that_is_no_form_is_a_file_like_any_other(asking: App, imap: Imap) -> None:
    mail = read_one(asking, imap, answer(asking, LATE, sheet_of("Báo cáo tuyên truyền", "Số tin, bài: 12")))
    assert (mail.state, values(asking, "cham")) == (MailState.COUNTED, {})
    with reading(asking.engine) as session:
        assert [file["why"] for file in session.get_one(IncomingMail, mail.id).files] == [""]


@ON_ONE
def test_a_workbook_without_a_word_waits(asking: App, imap: Imap) -> None:
    mail = read_one(asking, imap, answer(asking, LATE, sheet_of()))
    assert mail.state is MailState.WAITING and mail.reason.startswith("bao-cao-0.xlsx: "), mail.reason
    assert due_of(asking, "cham").state is DueState.OPEN


@ON_ONE
def test_figures_in_words_are_filled_in_by_their_labels_and_an_officer_accepts_them(
    settings: Settings, imap: Imap
) -> None:
    automatic = {"inbox": reads(imap), "reports": ReportSettings(accept="on_receipt")}
    app = tests.support.databases.opened(settings.model_copy(update=automatic))
    launched(app, form=FORM)
    go(app, "2022-01-24T08:35")
    requested(app, "2022-02-16T08:00", "2022-02-18")
    go(app, "2022-02-16T08:05")
    told = "Phòng báo cáo kết quả: 12 tin, bài; thời lượng phát sóng: 75 phút."
    first = read_one(app, imap, reply(LATE, "Re: yêu cầu", told, to=letter_to(app, LATE), file=None))
    assert (first.state, values(app, "cham")) == (MailState.COUNTED, {"tin_bai": 12, "phut": 75}), first.reason
    assert due_of(app, "cham").state is DueState.RECEIVED
    other = "Phòng báo cáo kết quả: 15 băng rôn, 4 buổi tuyên truyền."
    waiting = read_one(app, imap, reply(GOOD, "Re: yêu cầu", other, to=letter_to(app, GOOD), file=None))
    assert waiting.state is MailState.WAITING and "không theo mục nào của biểu mẫu" in waiting.reason
    app.engine.dispose()
