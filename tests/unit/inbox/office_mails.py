"""Mails as offices send them from all kinds of programs, what each is to be taken for, decided before it was tried.

They answer the letter that asks Phòng Văn hóa và Thông tin huyện Tràng Định for its report on phòng, chống dịch
COVID-19, under 123/STTTT-TTBCXB of 24/01/2022.
"""

from dataclasses import dataclass
from email.message import EmailMessage
from unicodedata import combining, normalize

from tests.unit.inbox.papers import docx, paper, zipped

LETTER = (
    "Kính gửi: Phòng Văn hóa và Thông tin huyện Tràng Định\nThực hiện Công văn số 123/STTTT-TTBCXB ngày 24/01/2022, Sở "
    "Thông tin và Truyền thông tỉnh Lạng Sơn đề nghị quý cơ quan báo cáo kết quả về phòng, chống dịch COVID-19:\n"
    "Đề nghị gửi báo cáo bằng cách trả lời thư này. Trường hợp không có nội dung để báo cáo, đề nghị vẫn trả lời: “Không "
    "có nội dung báo cáo”."
)
SUBJECT = "[123/STTTT-TTBCXB] Đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày 18/02/2022"
US, ME = "ttbcxb@stttt.langson.example", "vhtt@trangdinh.langson.example"
QUOTED = "\n".join(f"> {line}" for line in LETTER.splitlines())
SIGNATURE = (
    "\n\n--\nBế Thị Nga\nChuyên viên tổng hợp Báo cáo\nPhòng Văn hóa và Thông tin huyện Tràng Định\nĐT: 0205 3870 123"
)

QUOTES = {
    "": "",
    "gmail": f"\n\nVào Th 4, 16 thg 2, 2022 vào lúc 08:00 Sở TTTT <{US}> đã viết:\n\n{QUOTED}\n",
    "gmail-mobile": f"\n\nOn Wed, 16 Feb 2022, 08:00 Sở TTTT, <{US}> wrote:\n\n{QUOTED}\n",
    "outlook": f"\n\nTừ: Sở TTTT <{US}>\nĐã gửi: Thứ Tư, 16 Tháng Hai 2022 8:00 SA\nĐến: {ME}\nChủ đề: {SUBJECT}\n\n{LETTER}\n",
    "owa": f"\n\n________________________________\nFrom: Sở TTTT <{US}>\nSent: Wednesday, February 16, 2022 8:00 AM\nTo: {ME}"
    f"\nSubject: {SUBJECT}\n\n{LETTER}\n",
    "zimbra": f"\n\n----- Thư gốc -----\nTừ: \"Sở TTTT\" <{US}>\nĐến: <{ME}>\nĐã gửi: Thứ tư, 16 Tháng 2, 2022 8:00:02 SA\n"
    f"Chủ đề: {SUBJECT}\n\n{LETTER}\n",
    "yahoo": f"\n\n    Vào Thứ Tư, 16 tháng 2, 2022 lúc 08:00:02 GMT+7, Sở TTTT <{US}> đã viết:  \n \n {LETTER}\n",
    "ios": f"\n\nĐã gửi từ iPhone của tôi\n\nVào 16 thg 2, 2022, lúc 08:00, Sở TTTT <{US}> đã viết:\n\n{QUOTED}\n",
    "samsung": f"\n\nĐã gửi từ thiết bị Galaxy của tôi\n\n-------- Tin nhắn gốc --------\nTừ: Sở TTTT <{US}>\nNgày: 16/2/22 08:00 "
    f"(GMT+07:00)\nTới: {ME}\nChủ đề: {SUBJECT}\n\n{LETTER}\n",
    "roundcube": f"\n\nVào 16-02-2022 08:00, Sở TTTT đã viết:\n{QUOTED}\n",
    "notes": f"\n\n\nSở TTTT <{US}>\n16/02/2022 08:00\n\nĐến\n{ME}\nChủ đề\n{SUBJECT}\n\n{LETTER}\n",
    "vnpt": f"\n\n-----Original Message-----\nFrom: {US}\nSent: 16/02/2022 08:00\nTo: {ME}\nSubject: {SUBJECT}\n\n{LETTER}\n",
}  # fmt: skip
"""What each program writes beneath an answer."""

DISCLAIMER = (
    "\n\nThông báo bảo mật: Thư điện tử này và tệp đính kèm chỉ dành cho người nhận có tên. Nếu quý vị nhận nhầm thư, vui "
    "lòng báo lại cho người gửi và xóa thư."
)
LIST = "\n\n_______________________________________________\nvanthu mailing list\nvanthu@lists.langson.example"

HERE = {"office": "UBND HUYỆN TRÀNG ĐỊNH\nPHÒNG VĂN HÓA VÀ THÔNG TIN", "cites": "123/STTTT-TTBCXB"}
TITLE = "Kết quả tuyên truyền phòng, chống dịch COVID-19"
GOOD = paper(TITLE, **HERE)


@dataclass(frozen=True)
class OfficeMail:
    """A mail: its words, the program, its files, what it is to be taken for (report, nil, ack, wait)."""

    name: str
    wanted: str
    words: str
    program: str = ""
    files: tuple[tuple[str, bytes], ...] = ()
    subject: str = f"Re: {SUBJECT}"
    headers: tuple[tuple[str, str], ...] = ()
    html: bool = False
    kinds: tuple[str, ...] = ()

    def message(self, answers: str = "") -> EmailMessage:
        """As it comes in; `answers` is the Message-ID of our letter."""
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = ME, US, self.subject
        mail["Message-ID"] = f"<{self.name}@trangdinh.langson.example>"
        if answers:
            mail["In-Reply-To"] = answers
        for name, value in self.headers:
            mail[name] = value
        text = f"{self.words}{QUOTES[self.program]}"
        if self.html:
            lines = "".join(f"<p>{line}</p>" for line in text.replace("<", "&lt;").split("\n"))
            mail.set_content(f"<html><body>{lines}</body></html>", subtype="html")
        else:
            mail.set_content(text)
        for number, (name, raw) in enumerate(self.files):
            main, _, sub = (self.kinds[number] if self.kinds else "application/octet-stream").partition("/")
            mail.add_attachment(raw, maintype=main, subtype=sub, filename=name)
        return mail


def bare(text: str) -> str:
    return "".join(c for c in normalize("NFD", text.replace("đ", "d").replace("Đ", "D")) if not combining(c))


def word(text: str, name: str = "Báo cáo.docx") -> tuple[str, bytes]:
    return name, docx(*text.splitlines())


SCAN = ("Scan_0001.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n")
PHOTO = b"\xff\xd8" + bytes(300_000)
ICS = ("moi.ics", b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n")

M = OfficeMail
MAILS = (
    # reports with a document
    M("report-outlook", "report", f"Kính gửi Quý Sở,\nPhòng gửi Báo cáo số 15/BC-VHTT, kính mong Quý Sở tổng hợp.{SIGNATURE}", "outlook", (word(GOOD),)),
    M("report-owa-html", "report", f"Dear anh,\nPhòng gửi báo cáo theo yêu cầu ạ.{DISCLAIMER}", "owa", (word(GOOD, "15-BC.docx"),), html=True),
    M("report-gmail-mobile", "report", bare("Em gửi báo cáo ạ. Em cảm ơn!"), "gmail-mobile", (word(GOOD, "bc.docx"),)),
    M("report-zimbra-formal", "report", "Thực hiện Công văn số 123/STTTT-TTBCXB, Phòng Văn hóa và Thông tin huyện Tràng Định trân trọng gửi Báo cáo kết quả, kính đề nghị Sở Thông tin và Truyền thông tổng hợp theo quy định./.", "zimbra", (word(GOOD),)),
    M("report-nfd-ios", "report", normalize("NFD", "Phòng gửi Sở báo cáo (bản ký số) ạ."), "ios", (SCAN,)),
    M("report-vnpt", "report", "Kính gửi Sở TT&TT: Phòng VHTT gửi b/c kết quả tuyên truyền, có file kèm theo.", "vnpt", (word(GOOD, "BC kết quả.docx"),)),
    M("report-roundcube-two-copies", "report", "Phòng gửi báo cáo (bản ký số và bản Word).", "roundcube", (SCAN, word(GOOD, "Scan_0001.docx"))),
    M("report-with-annex", "report", "Em gửi anh báo cáo và phụ lục ạ.", "gmail", (word(GOOD), word("PHỤ LỤC\nSố liệu kết quả tuyên truyền\nTin, bài: 12\nBuổi phát: 5", "Phụ lục.docx"))),
    M("report-smime", "report", "Phòng gửi báo cáo.", "outlook", (word(GOOD), ("smime.p7s", b"0\x82\x06")), kinds=("application/octet-stream", "application/pkcs7-signature")),
    M("report-vcard", "report", "Xin gửi báo cáo. Trân trọng!", "yahoo", (word(GOOD), ("nga.vcf", b"BEGIN:VCARD\r\nEND:VCARD\r\n")), kinds=("application/octet-stream", "text/vcard")),
    M("report-zip", "report", "Phòng gửi báo cáo ạ.", "samsung", (("bao cao.zip", zipped(bao_docx=docx(*GOOD.splitlines()))),)),
    M("report-list-footer", "report", f"Phòng gửi báo cáo kết quả.{LIST}", "", (word(GOOD),)),
    M("report-wishes", "report", "Kính gửi anh chị, phòng gửi báo cáo. Kính chúc anh chị sức khỏe, hạnh phúc và thành công!", "notes", (word(GOOD),)),
    M("report-empty-words", "report", "", "gmail", (word(GOOD, "15-BC-VHTT.docx"),)),
    M("report-contact", "report", "Phòng gửi báo cáo. Mọi chi tiết xin liên hệ đ/c Nga, ĐT 0205 3870 123.", "outlook", (word(GOOD),)),
    M("report-late-excuse", "report", "Phòng gửi báo cáo. Xin lỗi anh vì gửi báo cáo chậm.", "ios", (word(GOOD),)),
    M("report-letter-form", "report", "Phòng gửi công văn báo cáo kết quả.", "zimbra", (word(paper("báo cáo kết quả tuyên truyền phòng, chống dịch COVID-19", kind="", number="21/VHTT", **HERE), "CV bao cao.docx"),)),
    M("report-in-words", "report", "Phòng báo cáo kết quả tuyên truyền: 12 tin, bài; 5 buổi phát thanh. Kính đề nghị Sở tổng hợp.", "gmail"),
    M("report-teen", "report", "E gửi bc a nhé", "samsung", (word(GOOD, "bc.docx"),)),
    M("report-delegated", "report", "Thay mặt Phòng, em gửi báo cáo ạ.", "owa", (word(GOOD),)),
    # nil
    M("nil-formal", "nil", f"Phòng Văn hóa và Thông tin huyện Tràng Định không có nội dung báo cáo.{SIGNATURE}", "outlook"),
    M("nil-bare", "nil", "Don vi khong co noi dung bao cao. Tran trong.", "ios"),
    M("nil-teen", "nil", "Dạ đơn vị e ko có nội dung bc ạ", "samsung"),
    M("nil-html", "nil", f"Kính gửi Sở: Đơn vị báo cáo không.{DISCLAIMER}", "owa", html=True),
    M("nil-thanks", "nil", "Trong kỳ không phát sinh nội dung cần báo cáo. Chúc anh chị ngày làm việc vui vẻ.", "gmail"),
    # acknowledgements
    M("ack-plain", "ack", f"Phòng đã nhận được văn bản, sẽ nghiêm túc triển khai thực hiện.{SIGNATURE}", "zimbra"),
    M("ack-teen", "ack", "Da nhan dc cv, tks a", "ios"),
    M("ack-nfd", "ack", normalize("NFD", "Xác nhận đã nhận được Công văn số 123/STTTT-TTBCXB."), "roundcube"),
    M("ack-chased", "ack", "Dạ, phòng đã nhận được văn bản đôn đốc ạ.", "gmail-mobile"),
    M("ack-formal-close", "ack", "Đã nhận được thư. Trân trọng cảm ơn quý Sở đã quan tâm!", "outlook"),
    # another document under a report's words
    M("wait-draft", "wait", "Phòng gửi báo cáo.", "outlook", (word(f"DỰ THẢO LẦN 1\n{GOOD}"),)),
    M("wait-extension-inside", "wait", "Phòng gửi văn bản ạ.", "gmail", (word(paper("xin lùi thời hạn gửi báo cáo", kind="", number="20/VHTT", **HERE), "VB 20.docx"),)),
    M("wait-invitation", "wait", "Phòng gửi báo cáo.", "zimbra", (word("GIẤY MỜI\nDự hội nghị tổng kết\nThời gian: 8 giờ 00 ngày 20/02/2022", "Báo cáo.docx"),)),
    M("wait-other-district", "wait", "Phòng gửi báo cáo.", "ios", (word(paper(TITLE, office="UBND HUYỆN LỘC BÌNH\nPHÒNG VĂN HÓA VÀ THÔNG TIN", cites="123/STTTT-TTBCXB")),)),
    M("wait-other-directive", "wait", "Phòng gửi báo cáo.", "owa", (word(paper("Kết quả thực hiện", office=HERE["office"], cites="98/STTTT-VP")),)),
    M("wait-empty-docx", "wait", "Phòng gửi báo cáo.", "gmail", (("Báo cáo.docx", docx("")),)),
    M("wait-last-year", "wait", "Phòng gửi báo cáo.", "outlook", (word(paper(TITLE, day="ngày 15 tháng 12 năm 2021", **HERE)),)),
    M("wait-zip-of-photos", "wait", "Phòng gửi báo cáo.", "samsung", (("bao cao.zip", zipped(anh_jpg=PHOTO)),)),
    M("wait-two-reports", "wait", "Em gửi 2 báo cáo ạ.", "gmail", (word(GOOD, "1.docx"), word(paper("Kết quả phòng, chống dịch tại các xã biên giới", number="16/BC-VHTT", **HERE), "2.docx"))),
    M("wait-other-topic", "wait", "Em gửi báo cáo công tác giảm nghèo.", "ios", (word(paper("Công tác giảm nghèo", cites="", office=HERE["office"])),)),
    M("wait-minutes", "wait", "Gửi Sở.", "roundcube", (word(paper("Họp triển khai tuyên truyền", kind="BIÊN BẢN", number="3/BB-VHTT", **HERE), "BB.docx"),)),
    M("wait-spreadsheet-draft", "wait", "Số liệu này mới là ước tính, phòng còn rà lại.", "owa", (word(GOOD),)),
    # words
    M("wait-question", "wait", "Anh ơi báo cáo này gửi theo mẫu cũ hay mẫu mới ạ", "samsung"),
    M("wait-promise", "wait", "Phòng đang trình ký báo cáo, chiều nay em gửi ạ.", "gmail"),
    M("wait-refusal", "wait", "Việc này do Phòng Y tế thực hiện, phòng em không có trách nhiệm báo cáo.", "outlook"),
    M("wait-sarcasm", "wait", "Vâng, ngày nào cũng báo cáo thì lấy đâu thời gian mà làm.", "ios"),
    M("wait-sarcasm-received", "wait", "Đã nhận được cái công văn thứ năm trong tuần, cảm ơn Sở rất nhiều!!!", "gmail"),
    M("wait-correction", "wait", "Phòng gửi lại báo cáo, thay bản gửi sáng nay do sai số liệu.", "zimbra", (word(GOOD),)),
    M("wait-inline-answer", "wait", f"{QUOTED}\nPhần này phòng chưa nắm được, nhờ Sở giải thích thêm.\n", ""),
    M("wait-read-receipt-vi", "wait", "Thư của bạn đã được đọc vào 16/02/2022 8:31 SA.", "", subject=f"Đã đọc: {SUBJECT}"),
    M("wait-read-receipt-en", "wait", "Your message was read on Wednesday, February 16, 2022 8:31:02 AM.", "", subject=f"Read: {SUBJECT}"),
    M("wait-ooo-vi", "wait", "Tôi nghỉ phép đến hết ngày 20/02. Việc gấp xin liên hệ đ/c Hoa.", "", subject=f"Trả lời tự động: {SUBJECT}"),
    M("wait-ooo-en", "wait", "I am out of the office until 20 February and have received your mail.", "owa", headers=(("X-Auto-Response-Suppress", "All"), ("Auto-Submitted", "auto-replied"))),
    M("wait-digest", "wait", "Today's Topics:\n1. Báo cáo tuần\n2. Đã nhận văn bản", "", subject="vanthu Digest, Vol 12, Issue 3", headers=(("List-Id", "<vanthu.lists.langson.example>"), ("Precedence", "list"))),
    M("wait-meeting", "wait", "Mời họp giao ban báo cáo tuần.", "", (ICS,), subject="Mời họp: giao ban", kinds=("text/calendar",)),
    M("wait-forward", "wait", "Chuyển chị Lan tham mưu báo cáo giúp anh.", "", subject=f"Fwd: {SUBJECT}"),
    M("wait-winmail", "wait", "Phòng gửi báo cáo.", "outlook", (("winmail.dat", b"\x78\x9f\x3e\x22" + bytes(200)),), kinds=("application/ms-tnef",)),
    M("wait-logo-only", "wait", SIGNATURE.strip(), "owa", (("image001.png", b"\x89PNG\r\n" + bytes(100)),), kinds=("image/png",)),
    M("wait-not-received", "wait", "Phong chua nhan dc cv, nho a gui lai", "ios"),
    M("wait-nil-but", "wait", "Hiện tại không có nội dung báo cáo, nếu phát sinh phòng sẽ báo cáo sau.", "gmail"),
    M("wait-link", "wait", "Báo cáo ở đây ạ: https://drive.google.com/file/d/1x/view", "gmail-mobile"),
    M("wait-forgotten", "wait", "Phòng gửi báo cáo kèm theo thư này.", "zimbra"),
    M("wait-photo", "wait", "Em chụp báo cáo gửi anh ạ.", "samsung", (("IMG_2022.jpg", PHOTO),), kinds=("image/jpeg",)),
    M("wait-phone", "wait", "Em đã nhận được điện thoại của anh, để em xem lại.", "ios"),
    M("wait-nil-of-commune", "wait", "Xã Đào Viên không có nội dung báo cáo ạ.", "gmail"),
    M("wait-secret", "wait", "Phòng gửi báo cáo.", "outlook", (word(f"MẬT\n{GOOD}"),)),
    M("wait-unissued", "wait", "Phòng gửi báo cáo.", "owa", (word(paper(TITLE, number="     /BC-VHTT", day="ngày     tháng 02 năm 2022", **HERE)),)),
)  # fmt: skip
