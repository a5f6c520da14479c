"""Mails in the shapes that mail programs and servers write, with the words of Vietnamese offices in them.

`source` names where such a shape was reported by somebody who met it; the words are ours. The others are our own.
"""

import base64
import struct
from dataclasses import dataclass
from email.header import Header
from quopri import encodestring
from unicodedata import normalize

PDF = base64.b64encode(b"%PDF-1.7 bao cao ket qua").decode()
PNG = base64.b64encode(b"\x89PNG\r\n" + bytes(200)).decode()
SCAN = base64.b64encode(b"\xff\xd8" + bytes(300_000)).decode()
OURS = (
    "Kính gửi: Phòng Chậm\nThực hiện Công văn số 77/STTTT-TTBCXB ngày 24/01/2022, Sở Thông tin và Truyền thông tỉnh "
    "Lạng Sơn đề nghị quý cơ quan báo cáo kết quả về đợt thử:\nĐề nghị gửi báo cáo bằng cách trả lời thư này."
)
"""What the quoting programs below repeat."""

REPLY = "Re: Đề nghị báo cáo kết quả"
GH = "https://github.com/"
BASE64 = "Content-Transfer-Encoding: base64\n"
ALTERNATIVE = 'multipart/alternative; boundary="B"'


@dataclass(frozen=True)
class Shape:
    """A mail: its name, what it is to be taken for, its text or its parts, and where such a one was reported."""

    name: str
    wanted: str
    body: str | bytes
    source: str = ""
    subject: str = REPLY
    headers: str = ""
    kind: str = "text/plain; charset=utf-8"

    def raw(self) -> bytes:
        """Its bytes as they come over the network."""
        subject = Header(self.subject, "utf-8").encode()
        head = (
            "Authentication-Results: mx.so.example; dmarc=pass header.from=huyen.example\n"
            "From: cham@huyen.example\nTo: dondoc@stttt.langson.example\nMessage-ID: <1@huyen.example>\n"
            f"Subject: {subject}\n{self.headers}MIME-Version: 1.0\nContent-Type: {self.kind}\n\n"
        )
        body = self.body.encode() if isinstance(self.body, str) else self.body
        return head.encode().replace(b"\n", b"\r\n") + body.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def part(kind: str, body: str, headers: str = "") -> str:
    return f"--B\nContent-Type: {kind}\n{headers}\n{body}\n"


def words(text: str) -> str:
    return part("text/plain; charset=utf-8", text, "Content-Transfer-Encoding: 8bit\n")


def attached(name: str, kind: str, content: str, how: str = "attachment") -> str:
    headers = f'Content-Disposition: {how}; filename="{name}"\nContent-Transfer-Encoding: base64\n'
    return part(f'{kind}; name="{name}"', content, headers)


def mixed(*parts: str) -> str:
    return "".join(parts) + "--B--\n"


def tnef(name: str, content: bytes) -> bytes:
    """A winmail.dat with one file (MS-OXTNEF 2.1.3)."""

    def attribute(level: int, kind: int, data: bytes) -> bytes:
        return struct.pack("<BII", level, kind, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)

    said = struct.pack("<IH", 0x223E9F78, 1) + attribute(1, 0x00089006, struct.pack("<I", 0x00010000))
    said += attribute(1, 0x00069007, struct.pack("<II", 1252, 0)) + attribute(2, 0x00069002, bytes(14))
    return said + attribute(2, 0x00018010, name.encode() + b"\0") + attribute(2, 0x0006800F, content)


WINMAIL = base64.b64encode(tnef("bao-cao.pdf", b"%PDF-1.7 bao cao ket qua")).decode()
BROKEN_WINMAIL = base64.b64encode(tnef("bao-cao.pdf", b"%PDF-1.7")[:20]).decode()
MIXED = 'multipart/mixed; boundary="B"'
HTML = "text/html; charset=utf-8"
GOT = "Đã nhận được văn bản. Cảm ơn Sở."


def with_tones_apart(text: str) -> str:
    """Letters with their tone beside them, as windows-1258 has them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    split = [normalize("NFD", letter) for letter in text]
    letters = (
        (normalize("NFC", "".join(c for c in one if c not in tones)), [c for c in one if c in tones]) for one in split
    )
    return "".join(letter + "".join(tone) for letter, tone in letters)


AWAY = "Tôi đang nghỉ phép từ 15/02 đến 25/02. Về báo cáo, xin liên hệ anh Nam."


QUOTES = [
    Shape(
        "outlook-2013-bold-head",
        "ack",
        f"{GOT}\n\n*From:* dondoc@stttt.langson.example\n*Sent:* Today\n*Subject:* V/v\n\n{OURS}",
        GH + "thoughtbot/griddler/pull/199",
    ),
    Shape(
        "outlook-head-in-brackets",
        "ack",
        f"{GOT}\n\nFrom: Sở TTTT [dondoc@stttt.langson.example]\nSent: Friday, 16 February 2022 5:08 "
        f"p.m.\nTo: cham\n\n{OURS}",
        GH + "github/email_reply_parser/issues/69",
    ),
    Shape(
        "office-365-two-stars",
        "ack",
        f"{GOT}\n\n* * *\n\n**Từ :** Sở TTTT\n\n**Đã gửi :** thứ tư 16 tháng hai 2022 18:41\n\n{OURS}",
        GH + "willdurand/EmailReplyParser/pull/83",
    ),
    Shape(
        "windows-mail-footer-and-head",
        "ack",
        f"{GOT}\n\nSent from Mail<https://go.microsoft.com/fwlink/?LinkId=550123> for Windows "
        f"10\n\nFrom: Sở<mailto:dondoc@"
        f"stttt.langson.example>\nSent: 16 February 2022 09:46\nSubject: Đề nghị\n\n{OURS}",
        GH + "kvannotten/mailstrip/issues/5",
    ),
    Shape(
        "attribution-on-two-lines",
        "ack",
        f"{GOT}\n\n2022-02-16 13:29 GMT+07:00 Sở Thông tin và Truyền thông tỉnh Lạng Sơn "
        f"<\ndondoc@stttt.langson.example>:\n\n" + OURS.replace("\n", "\n> "),
        GH + "discourse/email_reply_trimmer/issues/8",
    ),
    Shape(
        "attribution-broken-before-wrote",
        "ack",
        f"{GOT}\nOn Wed, Feb 16, 2022 at 8:05 AM Sở TTTT <dondoc@stttt.langson.example>\nwrote:\n> {OURS[:90]}",
        GH + "HQBase/hqbase/pull/61",
    ),
    Shape(
        "rule-head-and-quote-marks",
        "ack",
        f'{GOT}\n\n----------- Original Message -----------\nFrom: "Sở"\nDate: Wednesday, February 16th '
        f"2022\n\n> {OURS[:60]}\n >\n",
        GH + "crisp-oss/email-reply-parser/issues/32",
    ),
    Shape(
        "rule-without-blanks-evolution",
        "ack",
        f"{GOT}\n\n-----Original Message-----\nFrom: Sở\nTo: cham\n\n{OURS}",
        GH + "chatmail/core/issues/2496",
    ),
    Shape(
        "k9-without-quote-marks",
        "ack",
        f'{GOT}\n\nVào 10:41:26 SA GMT+07:00, 16 tháng 2 2022, "Sở" <dondoc@stttt.langson.example> đã viết:\n{OURS}',
        GH + "thunderbird/thunderbird-android/issues/6279",
    ),
    Shape(
        "starts-with-on-in-own-words",
        "wait",
        f"On your side báo cáo đã mở được chưa?\n\nOn 16 Feb 2022, at 2:47, Sở wrote:\n\n> {OURS[:40]}",
        GH + "github/email_reply_parser/issues/23",
    ),
    Shape(
        "own-words-below-the-quote",
        "ack",
        "> Đề nghị quý cơ quan xác nhận đã nhận văn bản trong ngày.\n\nĐã nhận.",
        GH + "Airmail/Airmail_Public/issues/201",
    ),
    Shape(
        "refusal-below-the-quote",
        "wait",
        "> Đề nghị quý cơ quan xác nhận đã nhận văn bản trong ngày.\n\nPhòng chưa nhận được ạ.",
    ),
    Shape(
        "yahoo-html",
        "ack",
        f'<div>{GOT}</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>Vào Thứ Tư, Sở viết:</div>{OURS}</div>',
        GH + "mailgun/talon/pull/254",
        kind=HTML,
    ),
    Shape(
        "gmx-html",
        "ack",
        f'<p>{GOT}</p><div name="quote"><div name="quoted-content"><p>{OURS}</p></div></div>',
        GH + "chatmail/core/issues/1560",
        kind=HTML,
    ),
    Shape(
        "gmail-html-new-container",
        "ack",
        f'<div dir="ltr">{GOT}</div><br><div class="gmail_quote gmail_quote_container"><div '
        f'class="gmail_attr">Vào Th 4, Sở '
        f"đã viết:<br></div><blockquote class=gmail_quote>{OURS}</blockquote></div>",
        GH + "HQBase/hqbase/pull/61",
        kind=HTML,
    ),
    Shape(
        "thunderbird-html",
        "ack",
        f'<p>{GOT}</p><div class="moz-cite-prefix">On 16/02/2022 08:05, Sở wrote:<br></div><blockquote '
        f'type="cite">{OURS}'
        "</blockquote>",
        GH + "4ch1m/mozext/pull/49",
        kind=HTML,
    ),
    Shape(
        "notes-vi",
        "ack",
        f"{GOT}\n\nNgười gửi: Sở TTTT <dondoc@stttt.langson.example>\nNgày: 16/02/2022\nTới: cham\n\n{OURS}",
    ),
    Shape(
        "outlook-vi-grey-rule", "ack", f"{GOT}\n\n________________________________\nTừ: Sở\nĐã gửi: Thứ Tư\n\n{OURS}"
    ),
    Shape("samsung-vi", "ack", f"{GOT}\n\n-------- Tin nhắn gốc --------\nTừ: Sở\nNgày: 16/02/22 08:05\n\n{OURS}"),
    Shape(
        "yahoo-vi", "ack", f"{GOT}\n\nVào Thứ Tư, 16 tháng 2, 2022 lúc 08:05:11 GMT+7, Sở <a@b.vn> đã viết:\n\n{OURS}"
    ),
    Shape("copied-without-any-mark", "ack", f"{GOT}\n\n{OURS}"),
    Shape("nothing-but-our-own-words", "wait", OURS),
    Shape(
        "forwarded-in-text",
        "wait",
        f"---------- Forwarded message ---------\nTừ: Xã\n\n{GOT}",
        subject="Fwd: Đề nghị",
    ),
]

PARTS = [
    Shape(
        "smime-signature-beside-words",
        "ack",
        mixed(words(GOT), attached("smime.p7s", "application/pkcs7-signature", "MIIG")),
        GH + "osTicket/osTicket-1.7/issues/883",
        kind=MIXED,
    ),
    Shape(
        "signature-asc-beside-words",
        "ack",
        mixed(words(GOT), attached("signature.asc", "application/pgp-signature", "LS0t")),
        GH + "owncloud-archive/mail/issues/126",
        kind=MIXED,
    ),
    Shape(
        "smime-p7m-holds-all",
        "wait",
        mixed(attached("smime.p7m", "application/pkcs7-mime", "MIIG")),
        GH + "HiraokaHyperTools/msgreader/issues/49",
        kind=MIXED,
    ),
    Shape(
        "document-signed-apart",
        "wait",
        mixed(words("Gửi báo cáo."), attached("bc.pdf.p7s", "application/pkcs7-signature", "MIIG")),
        GH + "zextras/carbonio-mailbox/issues/1105",
        kind=MIXED,
    ),
    Shape(
        "logo-as-attachment",
        "ack",
        mixed(words(GOT), attached("logo.jpeg", "image/jpeg", PNG)),
        GH + "CanaryMail/Tickets/issues/13",
        kind=MIXED,
    ),
    Shape(
        "winmail-with-a-report",
        "report",
        mixed(words("Gửi Sở báo cáo."), attached("winmail.dat", "application/ms-tnef", WINMAIL)),
        GH + "ikvk/imap_tools/issues/195",
        kind=MIXED,
    ),
    Shape(
        "winmail-with-all-words-in-it",
        "wait",
        mixed(attached("winmail.dat", "application/ms-tnef", WINMAIL)),
        GH + "zammad/zammad/issues/2403",
        kind=MIXED,
    ),
    Shape(
        "winmail-broken",
        "wait",
        mixed(words("Gửi Sở báo cáo."), attached("winmail.dat", "application/ms-tnef", BROKEN_WINMAIL)),
        GH + "verdammelt/tnef/issues/47",
        kind=MIXED,
    ),
    Shape(
        "calendar-answer",
        "wait",
        mixed(words("Đã nhận."), part("text/calendar; method=REPLY; charset=utf-8", "BEGIN:VCALENDAR\nEND:VCALENDAR")),
        GH + "linagora/tmail-backend/pull/1067",
        kind=ALTERNATIVE,
    ),
    Shape(
        "gmail-reaction",
        "wait",
        mixed(words("Đã nhận"), part("text/vnd.google.email-reaction+json", '{"version": 1, "emoji": "\U0001f44d"}')),
        GH + "nextcloud/mail/issues/10961",
        kind=ALTERNATIVE,
    ),
    Shape(
        "outlook-reaction",
        "wait",
        "Nguyễn Văn A đã bày tỏ cảm xúc với thư của bạn",
        GH + "hteumeuleu/caniemail/issues/474",
    ),
    Shape(
        "photographs-of-a-report",
        "wait",
        mixed(words("Gửi báo cáo."), attached("IMG_1.jpg", "image/jpeg", SCAN)),
        kind=MIXED,
    ),
    Shape(
        "report-and-photographs",
        "report",
        mixed(
            words("Gửi báo cáo."), attached("IMG_1.jpg", "image/jpeg", SCAN), attached("bc.pdf", "application/pdf", PDF)
        ),
        kind=MIXED,
    ),
    Shape(
        "pdf-without-a-name", "report", mixed(words("Gửi báo cáo."), part("application/pdf", PDF, BASE64)), kind=MIXED
    ),
    Shape(
        "picture-called-pdf",
        "wait",
        mixed(words("Gửi báo cáo."), attached("bc.pdf", "application/pdf", SCAN)),
        kind=MIXED,
    ),
    Shape("empty-pdf", "wait", mixed(words("Gửi báo cáo."), attached("bc.pdf", "application/pdf", "")), kind=MIXED),
    Shape(
        "enclosed-mail",
        "wait",
        mixed(words("Gửi báo cáo."), part("message/rfc822", f"Subject: x\n\n{GOT}")),
        kind=MIXED,
    ),
    Shape("card-beside-words", "ack", mixed(words(GOT), attached("a.vcf", "text/x-vcard", "QkVHSU4=")), kind=MIXED),
    Shape(
        "read-receipt",
        "wait",
        mixed(words("Đã nhận."), part("message/disposition-notification", "Disposition: displayed")),
        kind='multipart/report; report-type=disposition-notification; boundary="B"',
    ),
    Shape("html-beside-empty-text", "ack", mixed(words(" "), part(HTML, f"<p>{GOT}</p>")), kind=ALTERNATIVE),
]

MACHINES = [
    Shape(
        "gmail-vacation", "wait", GOT, GH + "freescout-help-desk/freescout/issues/4598", headers="X-Autoreply: yes\n"
    ),
    Shape("ticket-system", "wait", GOT, GH + "osTicket/osTicket-1.7/issues/396", headers="X-Autorespond: yes\n"),
    Shape(
        "auto-submitted-vacation",
        "wait",
        GOT,
        GH + "osTicket/osTicket/issues/2793",
        headers="Auto-Submitted: auto-replied (vacation)\n",
    ),
    Shape(
        "autoresponder-address",
        "wait",
        GOT,
        GH + "freescout-help-desk/freescout/issues/4598",
        headers="X-Autoresponder: yes\n",
    ),
    Shape("x-precedence", "wait", GOT, GH + "swiftmailer/swiftmailer/pull/474", headers="X-Precedence: auto_reply\n"),
    Shape("outlook-com-rule", "wait", AWAY, GH + "jbostoen/itop-jb-mail-to-ticket-automation-v2/issues/21"),
    Shape(
        "suppresses-all-answers",
        "wait",
        GOT,
        GH + "Probesys/bileto/issues/815",
        headers="X-Auto-Response-Suppress: All\n",
    ),
    Shape(
        "a-person-behind-exchange",
        "ack",
        GOT,
        GH + "osTicket/osTicket/pull/5320",
        headers="X-Auto-Response-Suppress: DR, OOF\n",
    ),
    Shape("auto-submitted-no", "ack", GOT, GH + "Probesys/bileto/issues/1008", headers="Auto-Submitted: no\n"),
    Shape("generated-by-a-rule", "wait", GOT, headers="X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent\n"),
    Shape("list", "wait", GOT, headers="List-Id: <tin.huyen.example>\n"),
    Shape("empty-return-path", "wait", GOT, headers="Return-Path: <>\n"),
    Shape("subject-absent-in-brackets", "wait", GOT, subject="[External] (Vắng mặt) Re: Đề nghị"),
    Shape("subject-without-marks", "wait", GOT, subject="Re: [EXT] Tra loi tu dong: De nghi"),
    Shape("subject-read", "wait", GOT, subject="Đã đọc: Đề nghị báo cáo"),
    Shape("subject-accepted", "wait", GOT, subject="Đã chấp nhận: Họp giao ban"),
    Shape("subject-not-delivered", "wait", GOT, subject="Undeliverable: Đề nghị báo cáo"),
    Shape("subject-french", "wait", GOT, subject="Réponse automatique : Đề nghị báo cáo"),
    Shape("english-absence", "wait", "Thank you for your email. I am currently out of the office until 28 Feb."),
]

OUTSIDES = [
    Shape("external-banner", "ack", f"CẢNH BÁO: Thư này được gửi từ bên ngoài cơ quan.\n\n{GOT}"),
    Shape("iphone-footer", "ack", f"{GOT}\n\nĐã gửi từ iPhone của tôi", GH + "deltachat/deltachat-core/issues/530"),
    Shape("galaxy-footer", "ack", f"{GOT}\n\nĐược gửi từ thiết bị Galaxy của tôi", GH + "chatmail/core/issues/6420"),
    Shape(
        "outlook-footer",
        "ack",
        f"{GOT}\n\nTải Outlook cho iOS<https://aka.ms/o0ukef>",
        GH + "getmunin/munin/pull/140",
    ),
    Shape(
        "long-disclaimer",
        "ack",
        f"{GOT}\n\nThis email and any files transmitted with it are confidential and intended solely for "
        f"the use of the "
        "individual to whom they are addressed. If you have received this email in error please notify "
        "the system manager.",
        GH + "mailgun/talon/issues/36",
    ),
    Shape(
        "disclaimer-vi",
        "ack",
        f"{GOT}\n\nThông tin trong email này là bảo mật, nếu không phải người nhận thì không được sao chép.",
    ),
    Shape("decomposed", "ack", normalize("NFD", GOT)),
    Shape("windows-1258", "ack", with_tones_apart(GOT).encode("cp1258"), kind="text/plain; charset=windows-1258"),
    Shape(
        "utf-16-base64",
        "ack",
        base64.encodebytes(GOT.encode("utf-16")),
        headers=BASE64,
        kind="text/plain; charset=utf-16",
    ),
    Shape(
        "quoted-printable", "ack", encodestring(GOT.encode()), headers="Content-Transfer-Encoding: quoted-printable\n"
    ),
    Shape("utf-8-called-ascii", "ack", GOT, kind="text/plain; charset=us-ascii"),
    Shape("no-charset-named", "ack", GOT, kind="text/plain", headers="Content-Transfer-Encoding: 8bit\n"),
    Shape("question-in-the-signature", "wait", f"{GOT}\n\nTrân trọng,\nNguyễn Văn A\nP/S: hạn báo cáo là hôm nào?"),
    Shape("subject-asks", "wait", GOT, subject="Xin lùi thời hạn báo cáo"),
    Shape("subject-says-it-all", "ack", "", subject="Đã nhận Công văn số 77/STTTT-TTBCXB"),
]

SHAPES = [*QUOTES, *PARTS, *MACHINES, *OUTSIDES]
