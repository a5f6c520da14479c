"""Enclosed documents: what they are taken for by their own words, and what is read of files of each kind."""

import datetime as dt

import pytest

from tasks.files.refused import DocumentRefused
from tasks.inbox.answer.answer_files import Sorted
from tasks.inbox.answer.classify import classify
from tasks.inbox.answer.enclosed import Enclosed
from tasks.inbox.answer.verdict import Classified
from tasks.inbox.enclosed_documents import read_enclosed, with_facts
from tasks.read import read_text
from tasks.storage.attachments import File
from tests.unit.inbox.papers import NUMBER, docx, paper, zipped

AGENCY = ("Phòng Văn hóa và Thông tin huyện Bắc Hà", "Phòng VHTT huyện Bắc Hà")
US = ("Sở Thông tin và Truyền thông tỉnh Sơn Nam", "Sở Thông tin và Truyền thông", "Phòng Báo chí")
TOPIC, BESIDE = "phòng, chống cháy rừng", "chuyển đổi số trong trường học"


def enclosed(text: str, name: str = "Báo cáo.docx") -> Enclosed:
    one = Enclosed(name, text, file=name)
    try:
        return with_facts(one, read_text(text))
    except DocumentRefused:
        return one


def taken_for(*documents: Enclosed, own: str = "Phòng gửi báo cáo.") -> str:
    names = tuple(one.name for one in documents)
    answer = Classified(
        own=own, subject="Re: Đề nghị báo cáo", files=Sorted(documents=names), names=(*AGENCY, *US, TOPIC),
        ours=(f"[{NUMBER}] Đề nghị báo cáo kết quả về {TOPIC} trước ngày 18/02/2022",), numbers=(NUMBER,),
        since=dt.date(2022, 1, 24), agency=AGENCY, us=US, beside=(BESIDE,), enclosed=documents,
    )  # fmt: skip
    found = classify(answer)
    return str(found.says) or found.why


UNISSUED = paper(number="     /BC-VHTT", day="ngày      tháng 02 năm 2022")

REPORTS = {
    "in order": paper(),
    "a letter that reports": paper("báo cáo kết quả tuyên truyền phòng, chống cháy rừng", "", "88/VHTT"),
    "addressed to us": paper(to="Sở Thông tin và Truyền thông tỉnh Sơn Nam."),
    "addressed to us in short": paper(to="- Sở TT&TT tỉnh;\n- UBND huyện."),
    "of the committee above": paper(office="UBND HUYỆN BẮC HÀ", number="9/BC-UBND"),
    "office in short": paper(office="PHÒNG VH&TT HUYỆN BẮC HÀ"),
    "no number of ours": paper(cites=""),
    "another office's directive beside ours": paper(body="Căn cứ Kế hoạch số 9/KH-UBND. Kết quả: đăng 12 tin, bài."),
    "difficulties of its own": paper(body="Kết quả: 12 tin, bài.\nKhó khăn: thiếu kinh phí, chưa có máy."),
    "proposals of its own": paper(body="Kết quả: 12 tin, bài.\nKiến nghị: đề nghị Sở quan tâm cấp thêm kinh phí."),
    "a text without a head": "Kết quả tuyên truyền: đăng 12 tin, bài; phát thanh 5 buổi.",
    "a table": "Biểu tổng hợp số liệu\tBắc Hà\nTin, bài\t12\nBuổi phát\t5",
    "figures alone, called a report by the mail": "Tin\t12\nBuổi\t5\nLượt xem\t300",
}  # fmt: skip

OTHERS = {
    "an invitation": ("GIẤY MỜI\nDự họp giao ban báo chí\nThời gian: 8 giờ ngày 20/02/2022.", "không phải báo cáo"),
    "an invitation with its head": (paper("Dự họp giao ban", "GIẤY MỜI", "3/GM-VHTT"), "GIẤY MỜI"),
    "a request for time": (paper("xin gia hạn thời gian gửi báo cáo", "", "21/VHTT", body="Do bận."), "gia hạn"),
    "a request for time in the text": (paper(body="Phòng đề nghị Sở lùi thời hạn gửi báo cáo đến 31/3."), "gia hạn"),
    "a draft by its stamp": (f"DỰ THẢO\n{paper()}", "dự thảo"),
    "a draft in brackets": (paper(title="Kết quả tuyên truyền (dự thảo lần 2)"), "dự thảo"),
    "not issued": (UNISSUED, "để trống"),
    "of another district": (paper(office="UBND HUYỆN LỤC YÊN\nPHÒNG VĂN HÓA VÀ THÔNG TIN"), "cơ quan khác"),
    "of another bureau": (paper(office="UBND HUYỆN BẮC HÀ\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO"), "cơ quan khác"),
    "of a commune": (paper(office="UBND XÃ NẬM LÚC"), "cơ quan khác"),
    "of another district, without a head": ("PHÒNG VHTT HUYỆN LỤC YÊN\nBÁO CÁO\nKết quả", "cơ quan khác"),
    "our own": (paper(office="SỞ THÔNG TIN VÀ TRUYỀN THÔNG", kind="", title="báo cáo"), "chính cơ quan"),
    "about another directive of ours": (paper(cites="88/STTTT-VP"), "văn bản khác"),
    "about another matter": (paper("Tình hình tiêm vắc-xin cho trẻ em", cites=""), "việc khác"),
    "about another topic of the directive": (paper("Kết quả chuyển đổi số trong trường học"), "việc khác"),
    "of another year": (paper("Kết quả tuyên truyền phòng, chống cháy rừng năm 2019"), "thời gian khác"),
    "older than the directive": (paper(day="ngày 10 tháng 01 năm 2022"), "trước ngày"),
    "to another office": (paper(to="Huyện ủy Bắc Hà."), "gửi cơ quan khác"),
    "a plan": (paper("Tuyên truyền phòng, chống cháy rừng", "KẾ HOẠCH", "7/KH-VHTT"), "kế hoạch"),
    "a list": ("DANH SÁCH\nCán bộ đầu mối tuyên truyền\n1. Nguyễn Văn An", "không phải báo cáo"),
    "a form not filled in": ("BÁO CÁO\nSố .......\nTin ........\nBài ........\nBuổi .......\nLượt ......", "chỗ trống"),
    "to be followed by the proper one": (paper(body="Đây là số liệu sơ bộ. 12 tin, bài."), "chính thức"),
    "nothing of a report": ("Hôm qua trời mưa to, đường vào xã sạt lở.", "không thấy"),
}  # fmt: skip


@pytest.mark.parametrize("text", REPORTS.values(), ids=REPORTS.keys())
def test_a_document_that_reports_is_counted(text: str) -> None:
    assert taken_for(enclosed(text)) == "report"


@pytest.mark.parametrize(("text", "why"), OTHERS.values(), ids=OTHERS.keys())
def test_any_other_document_waits_with_its_reason(text: str, why: str) -> None:
    assert why in taken_for(enclosed(text))


def test_several_documents_are_one_report_or_wait() -> None:
    report, copy = enclosed(paper(), "15.pdf"), enclosed(UNISSUED, "15.docx")
    invitation = enclosed(OTHERS["an invitation"][0], "gm.docx")
    scan = Enclosed("15.pdf", unread="là bản quét", file="15.pdf")
    other = enclosed(paper("Kết quả phòng, chống cháy rừng tại các thôn"), "16.pdf")
    assert taken_for(report, copy) == taken_for(report, invitation) == taken_for(scan, copy) == "report"
    assert "nhiều báo cáo" in taken_for(report, other)
    assert "gia hạn" in taken_for(report, enclosed(OTHERS["a request for time"][0], "cv.docx"))
    assert "không phải báo cáo" in taken_for(scan, invitation, own="Phòng gửi Sở.")


def test_a_report_in_the_mail_waits_for_a_grave_document_beside_it() -> None:
    said = "Phòng báo cáo kết quả như sau:\nI. Kết quả\n1. Đăng 12 tin, bài; phát thanh 5 buổi.\nII. Khó khăn\n" + (
        "2. Địa bàn rộng, giao thông cách trở, kinh phí còn hạn hẹp, cán bộ kiêm nhiệm nhiều việc khác nhau. " * 4
    )
    assert taken_for(enclosed(OTHERS["a list"][0], "ds.docx"), own=said) == "report"
    assert "gia hạn" in taken_for(enclosed(OTHERS["a request for time"][0], "cv.docx"), own=said)


def test_a_scan_is_taken_by_the_words_of_the_mail_which_is_said() -> None:
    scan = Enclosed("scan.pdf", unread="là bản quét", file="scan.pdf")
    answer = Classified("Phòng gửi báo cáo.", "Re: x", Sorted(documents=("scan.pdf",)), enclosed=(scan,))
    assert classify(answer).remark == "scan.pdf: là bản quét; ghi nhận theo lời thư"
    assert "không mở được" in taken_for(Enclosed("a.pdf", unread="không mở được", damaged=True), own="Gửi Sở.")
    assert taken_for(Enclosed("a.pdf", refused="tệp có mật khẩu", file="a.pdf")) == "a.pdf: tệp có mật khẩu"


def test_files_are_read_in_children_and_those_that_cannot_be_say_why() -> None:
    report = docx(*paper().splitlines())
    kind = "application/octet-stream"
    files = [
        File("bao cao.docx", kind, report),
        File("hai.zip", kind, zipped(bc_docx=report, anh_jpg=b"x", trong_docx=docx(""))),
        File("hong.docx", kind, report[:200]),
        File("bao cao.pdf", kind, b"%PDF-1.7 x"),
        File("bao cao.doc", kind, b"{\\rtf1 x}"),
        File("mat.docx", kind, docx("MẬT", *paper().splitlines())),
        File("anh.jpg", "image/jpeg", b"\xff\xd8" + bytes(300_000)),
        File("cu.docx", kind, report),
    ]
    found = {(one.file, one.name): one for one in read_enclosed(files, frozenset(["cu.docx"]))}
    first = found["bao cao.docx", "bao cao.docx"]
    assert (first.doc_type, first.issued_on) == ("báo cáo", dt.date(2022, 2, 16)) and NUMBER in first.text
    assert found["hai.zip", "bc.docx"].subject == first.subject and found["hai.zip", "trong.docx"].refused
    assert found["hong.docx", "hong.docx"].refused and found["bao cao.pdf", "bao cao.pdf"].damaged
    assert "độ mật" in found["mat.docx", "mat.docx"].refused and found["mat.docx", "mat.docx"].text == ""
    assert len(found) == 7 and (found["bao cao.doc", "bao cao.doc"].unread or found["bao cao.doc", "bao cao.doc"].text)
