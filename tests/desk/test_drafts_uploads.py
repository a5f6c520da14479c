"""What is dropped at the desk: a mail, an envelope, a scan, several files, and files made to harm."""

import io
import re
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from models.database import reading
from models.draft import DeskDraft
from tasks.desk.drafts.kept import draft_by_number
from tasks.desk.drafts.sheet import sheet_of
from tasks.figures.work_item import WorkKind
from tasks.figures.work_queue import work_items
from tasks.launch.intake import take_in
from tasks.storage.attachments import folder_of
from tests.support.desk import DeskPage
from tests.support.drafts import AT, Officer, directive, words_of
from tests.support.envelopes import Document, attachment, document
from tests.support.new_letter import new_docx, new_pdf
from tests.support.paths import EXAMPLE

PLAN = ("03-KH-TBTT.txt", "KẾ HOẠCH truyền thông phòng, chống dịch".encode())


def draft(desk: DeskPage, number: int = 1) -> DeskDraft:
    with reading(desk.office.engine) as session:
        return draft_by_number(session, number)


def kinds(desk: DeskPage) -> dict[str, str]:
    return {file["name"]: file["kind"] for file in draft(desk).files}


def mail(*files: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "vanthu@so.example", "a@so.example", "Công văn"
    message["Date"] = "Mon, 24 Jan 2022 08:00:00 +0700"
    message.set_content("Kính gửi anh chị văn bản kèm theo.")
    for name, content in files:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_of_several_files_the_directive_is_found_and_the_others_go_along(lang_son: DeskPage) -> None:
    officer = Officer(lang_son.signed("văn thư"))
    officer.drop(PLAN, directive())
    assert kinds(lang_son) == {PLAN[0]: "attachment", directive()[0]: "main"}
    assert "Tài liệu kèm theo" in officer.page
    assert '<option value="0" selected>Kế hoạch số 03/KH-TBTT ngày 21/01/2022' in officer.page  # by its number
    file = officer.client.get(f"{AT}/1/tep/{draft(lang_son).files[0]['sha256']}")
    assert "Văn bản ghi kèm theo “Kế hoạch số 03" not in officer.page
    alone = Officer(lang_son.signed("văn thư"))
    alone.drop(directive())
    assert "Văn bản ghi kèm theo “Kế hoạch số 03/KH-TBTT ngày 21/01/2022" in alone.page  # named, and not uploaded
    assert file.content in (PLAN[1], directive()[1]) and file.headers["content-disposition"].startswith("attachment")


def test_another_file_may_be_made_the_document(festivals: DeskPage) -> None:
    officer = Officer(festivals.signed("văn thư"))
    officer.drop(("a.docx", new_docx()), ("b.pdf", new_pdf()))
    assert kinds(festivals) == {"a.docx": "main", "b.pdf": "attachment"}
    second = next(file["sha256"] for file in draft(festivals).files if file["name"] == "b.pdf")
    officer.follow(officer.send(f"{AT}/1/tep", act=f"main:{second}"))
    assert kinds(festivals) == {"a.docx": "attachment", "b.pdf": "main"}


def test_a_saved_mail_is_opened_to_its_attachments(lang_son: DeskPage) -> None:
    officer = Officer(lang_son.signed("văn thư"))
    officer.drop(("thu.eml", mail(directive(), PLAN, ("virus.exe", b"MZ"))))
    assert set(kinds(lang_son)) == {directive()[0], PLAN[0]}
    assert "Chưa nhận: tệp “virus.exe” thuộc loại không được nhận" in words_of(officer.page)


def test_of_an_envelope_the_document_within_is_what_is_sent(festivals: DeskPage) -> None:
    parts = (attachment("cong-van.docx", new_docx()), attachment("phu-luc.txt", b"Phu luc", "Phụ lục"))
    raw = document(Document(number="412", symbol="SVHTTDL-QLVH", day="2026/01/05", attached=parts))
    officer = Officer(festivals.signed("văn thư"))
    officer.drop(("goi.edxml", raw))
    assert kinds(festivals) == {"goi.edxml": "main", "cong-van.docx": "document", "phu-luc.txt": "attachment"}
    assert 'value="412"' in officer.page  # what the document leaves blank, its envelope says
    with reading(festivals.office.engine) as session:
        sheet = sheet_of(festivals.office, session, draft_by_number(session, 1), festivals.now())
    assert sheet.draft and sheet.draft.directive.source.endswith(".docx")
    assert [part.name for part in sheet.draft.attachment if part.path] == ["phu-luc"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("trong.docx", b"", "không có nội dung"),
        ("virus.exe", b"MZ\x90\x00", "thuộc loại không được nhận"),
        ("gia.pdf", b"MZ\x90\x00", "không phải là loại .pdf"),
        ("thu.msg", b"\xd0\xcf\x11\xe0", "thư của Outlook"),
        ("tap.zip", b"PK\x03\x04", "tệp nén"),
        ("hong.docx", new_docx()[:900], "hỏng hoặc bị cắt"),
        ("thu.eml", mail(), "không kèm tệp văn bản nào"),
        ("../../x.exe", b"MZ", "“x.exe” thuộc loại không được nhận"),
    ],
)
def test_what_may_not_be_taken_is_refused_with_what_to_do(
    lang_son: DeskPage, name: str, content: bytes, says: str
) -> None:
    officer = Officer(lang_son.signed("văn thư"))
    said = words_of(officer.drop((name, content)))
    assert says in said and "Chưa nhận được" in said
    assert "Chưa có dự thảo nào" in words_of(officer.look(AT))
    assert not (lang_son.office.settings.data / "drafts").exists()


def test_a_bomb_is_not_opened(lang_son: DeskPage) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 300_000_000)
    officer = Officer(lang_son.signed("văn thư"))
    assert "Chưa nhận được" in words_of(officer.drop(("bom.docx", bomb.getvalue())))


@pytest.mark.parametrize("beside", [False, True])
def test_nothing_of_what_is_secret_is_kept(lang_son: DeskPage, beside: bool) -> None:
    """Neither of the document nor of what came along with it."""
    name, text = directive()
    secret = ("mat.txt", "MẬT\n".encode() + text)
    officer = Officer(lang_son.signed("văn thư"))
    officer.drop(*((directive(), secret) if beside else (secret,)))
    assert "dấu chỉ độ mật" in words_of(officer.page) and "Không giữ lại nội dung nào" in words_of(officer.page)
    kept = draft(lang_son)
    assert (kept.files, kept.text, kept.reading, kept.title) == ([], "", {}, "")
    assert not folder_of(lang_son.office.settings, 1).exists() or not any(
        folder_of(lang_son.office.settings, 1).iterdir()
    )
    assert not [path for path in Path(lang_son.office.settings.data).rglob("*") if b"COVID" in _content(path)]


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() and path.suffix in (".txt", "") else b""


def test_what_cannot_be_read_is_kept_and_another_file_mends_it(lang_son: DeskPage) -> None:
    officer = Officer(lang_son.signed("văn thư"))
    officer.drop(("ghi chú.txt", "Chiều nay họp giao ban ở phòng 305, anh chị nhớ mang sổ.".encode()))
    said = words_of(officer.page)
    assert "Chưa đọc được văn bản" in said and "không phải là văn bản chỉ đạo" in said
    assert "Các tệp đã nhận vẫn được giữ" in said and "ghi chú.txt" in said
    answer = officer.client.post(
        f"{AT}/1/tep", data={"csrf": officer.csrf, "act": "read"}, files=[("files", directive())]
    )
    officer.follow(answer)
    assert "Cần điền và xem lại" in words_of(officer.page)
    assert kinds(lang_son) == {"ghi chú.txt": "attachment", directive()[0]: "main"}


def test_a_scan_is_offered_to_be_recognised(lang_son: DeskPage) -> None:
    officer = Officer(lang_son.signed("văn thư"))
    picture = b"\x89PNG\r\n\x1a\n" + b"\0" * 200
    said = words_of(officer.drop(("scan.png", picture)))
    assert "bản quét" in said and "Nhận dạng chữ" in said and "--ocr" not in said


def test_drafts_wait_for_a_person_wherever_that_is_counted(lang_son: DeskPage) -> None:
    officer = Officer(lang_son.signed("văn thư"))
    officer.drop(directive())
    assert re.search(r'Văn bản mới <span class="count">1</span>', officer.look(AT))
    with reading(lang_son.office.engine) as session:
        found = [one for one in work_items(lang_son.office, session) if one.sort is WorkKind.DRAFT]
    assert [(one.key, one.what) for one in found] == [("1", "văn bản chờ xác nhận")]
    officer.look(f"{AT}/1")
    officer.send(f"{AT}/1/bo")
    assert 'class="count"' not in officer.look(AT)


def test_a_draft_of_the_prefect_form_says_where_it_is_completed(lang_son: DeskPage) -> None:
    path = take_in(lang_son.office, EXAMPLE / "directive.txt")
    officer = Officer(lang_son.signed("văn thư"))
    assert "Dự thảo được tiếp nhận ngoài bàn làm việc" in words_of(officer.look(f"{AT}/{path.parent.name}"))
    assert officer.client.get(f"{AT}/{'0' * 15}a").status_code == 404


def test_who_gets_at_a_draft(lang_son: DeskPage) -> None:
    officer, stranger = Officer(lang_son.signed("văn thư")), lang_son.browser()
    officer.drop(directive())
    for address in (AT, f"{AT}/1", f"{AT}/1/lich", f"{AT}/1/lich/0"):
        assert stranger.get(address).headers["location"].startswith("/dang-nhap")
    assert stranger.post(f"{AT}/1/phat-hanh").status_code == 401
    forged = officer.client.post(f"{AT}/1", data={"csrf": "x", "h.number": "9"})
    assert forged.status_code == 403
    for address in (
        f"{AT}/2",
        f"{AT}/0",
        f"{AT}/9999999999",
        f"{AT}/1/lich/7",
        f"{AT}/1/tep/{'0' * 64}",
        f"{AT}/1/tep/..",
    ):
        assert officer.client.get(f"{AT}{address}").status_code == 404, address
    assert officer.client.head(f"{AT}/1").status_code == 200
