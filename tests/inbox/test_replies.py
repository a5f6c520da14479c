"""Replies read from a real IMAP server: each is stored once and counted once; what is in doubt waits for a person."""

import hashlib
from collections import Counter
from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from models.app import App
from models.database import reading, writing
from models.enums import MessageKind
from models.states import DueState, MailState
from tasks.delivery.channels.imap import Fetched, Mailbox, MailboxDown
from tasks.errors import Refused
from tasks.inbox import ingest, review, settle
from tasks.inbox.correlate import match
from tasks.inbox.mail.parse import parse
from tasks.storage.attachments import attachment_path
from tests.support.cast import OFFICER
from tests.support.cut_line import line_to
from tests.support.imap_server import OURS, PASSWORD, Imap, reply
from tests.support.instants import at
from tests.support.replies import ACK, CAME, GOOD, LATE, NOW, asked, letter_to, mails, read_one, reads, submissions
from tests.support.stored import kept_bytes
from tests.support.verbs import due_of, events, go, sent, whole

NIL = "Không có nội dung báo cáo."
LONG = b"%PDF-1.7" + bytes(30_000)


def test_a_reply_becomes_a_submission_with_its_file_and_one_receipt(reading_office: App, imap: Imap) -> None:
    app = reading_office
    to = letter_to(app, LATE)
    mail = read_one(app, imap, reply(f"Anh Chậm <{LATE}>", "Re: yêu cầu", "Gửi báo cáo ạ.\n> hạn 18/02", to=to))
    due = due_of(app, "cham")
    assert (mail.state, mail.due_id) == (MailState.COUNTED, due.id)
    assert mail.reason.endswith("ghi nhận theo lời thư")  # what it encloses is no PDF that opens
    assert due.state is DueState.RECEIVED
    (report,) = [s for s in submissions(app) if s.due_id == due.id]
    assert report.received_at == at(CAME)
    assert report.text == "Gửi báo cáo ạ. [tệp: bao-cao.pdf]"
    sha256 = hashlib.sha256(b"%PDF-1.7 bao cao").hexdigest()
    assert kept_bytes(app, sha256) == b"%PDF-1.7 bao cao"
    assert attachment_path(app.settings, sha256).name == mail.files[0]["sha256"]
    assert imap.count("UNFLAGGED") == 0
    ingest.read(app, NOW)
    go(app, "2022-02-17T09:15", "2022-02-17T09:20")
    assert [m.address for m in sent(app, MessageKind.RECEIPT)] == [LATE]
    assert whole(app)


def test_an_acknowledgement_is_counted_and_who_reports_has_received(reading_office: App, imap: Imap) -> None:
    app = reading_office
    first = letter_to(app, LATE, MessageKind.DISPATCH)
    text = "Phòng đã nhận văn bản."
    assert read_one(app, imap, reply(LATE, "Re", text, to=first, file=None)).state is MailState.COUNTED
    assert due_of(app, "cham", ACK).state is DueState.ACCEPTED
    assert due_of(app, "cham").state is DueState.OPEN
    assert read_one(app, imap, reply(GOOD, to=letter_to(app, GOOD))).state is MailState.COUNTED
    assert due_of(app, "dung-han", ACK).state is DueState.ACCEPTED
    assert due_of(app, "dung-han").state is DueState.RECEIVED


def test_a_reply_finds_what_it_answers(sqlite_office: App) -> None:
    """By reply token, by the letter, by số/ký hiệu; by its sender alone it is only thought to be about something."""
    app = sqlite_office
    asked(app)
    letter = letter_to(app, LATE)
    token, wanted = letter.split("@")[0], due_of(app, "cham").id
    for given in (
        {"to": letter},
        {"References": f"<khac@x.example> <{letter}>"},
        {"Cc": f"bc+{token}@stttt.langson.example"},
        {"subject": f"[{token}] gửi Sở"},
        {"subject": "Báo cáo theo CV số 77 / STTTT - TTBCXB"},
        {"text": "Theo công văn số 77/STTTT–TTBCXB ngày 24/01, gửi báo cáo."},
    ):
        with reading(app.engine) as session:
            found = match(app, session, parse(reply(LATE, **given), OURS))  # type: ignore[arg-type]
        assert (found.doubt, found.due.id if found.due else None) == ("", wanted), given
    for number in ("177/STTTT-TTBCXB", "77/STTTT-TTBCXB-VP", "77/STTTT", ""):
        with reading(app.engine) as session:
            found = match(app, session, parse(reply(LATE, f"Báo cáo theo {number}"), OURS))
        assert "không nêu số văn bản" in found.doubt and found.due and found.due.id == wanted, number


DOUBTS: list[tuple[dict[str, object], str]] = [
    ({"result": "dmarc=fail"}, "giả mạo"),
    ({"result": ""}, "không cho biết người gửi"),
    ({"result": "spf=fail smtp.mailfrom=x.example; dkim=none"}, "giả mạo"),
    ({"sender": "la@nguoi.example"}, "không có trong danh bạ"),
    ({"sender": "dunghan@huyen.example"}, "cơ quan khác"),
    ({"Auto_Submitted": "auto-replied"}, "tự động"),
    ({"Precedence": "bulk"}, "hàng loạt"),
    ({"List_Id": "<tin.huyen.example>"}, "danh sách"),
    ({"subject": "Automatic reply: nghỉ phép"}, "tự động"),
    ({"Return_Path": "<>"}, "Return-Path"),
    ({"text": "Xin gia hạn nộp báo cáo đến 25/02."}, "gia hạn"),
    ({"text": "Đã nhận.", "subject": "Báo cáo", "file": None}, "không có tệp"),
    ({"text": "Chúng tôi sẽ gửi báo cáo sau.", "file": None}, "sẽ gửi sau"),
    ({"text": "Kính gửi Sở.", "file": None}, "không có tệp"),
    ({"file": ("bao-cao.exe", b"MZ")}, "không được nhận"),
]


def test_what_is_in_doubt_waits_and_counts_for_nothing(reading_office: App, imap: Imap) -> None:
    app = reading_office
    about = {"sender": LATE, "to": letter_to(app, LATE)}
    given = [reply(**about | kind | {"number": n}) for n, (kind, _) in enumerate(DOUBTS)]  # type: ignore[arg-type]
    imap.put(*given, when=CAME)
    ingest.read(app, NOW)
    stored = mails(app)
    assert len(stored) == len(DOUBTS)
    for mail, (kind, why) in zip(stored, DOUBTS, strict=True):
        assert mail.state is MailState.WAITING, kind
        assert why in mail.reason, (kind, mail.reason)
    assert submissions(app) == []
    go(app, "2022-02-17T09:15")
    assert sent(app, MessageKind.RECEIPT) == []


FORGED = [
    ("From: {late} <bob@evil.example>", "dmarc=pass header.from=evil.example"),
    ('From: "{late}" <bob@evil.example>', "dmarc=pass header.from=evil.example"),
    ("From: nhóm: {late}, bob@evil.example;", "dmarc=pass header.from=evil.example"),
    ("From: {late}\r\nFrom: bob@evil.example", "dmarc=pass header.from=evil.example"),
    ("From: {late}", 'spf=pass reason="dmarc=pass header.from=huyen.example" smtp.mailfrom=bob@evil.example'),
    ("From: {late}", 'spf=pass smtp.mailfrom="cham@huyen.example"@evil.example'),
    ("From: {late}", "spf=pass (a (b) dmarc=pass header.from=huyen.example) smtp.mailfrom=bob@evil.example"),
    ("From: {late}\r\nAuthentication-Results: {ours}; dmarc=pass header.from=huyen.example", ""),
]


def test_forged_senders_count_for_nothing(sqlite_office: App) -> None:
    """The ways by which forgers were once believed, through to the rows; the rest are in tests/unit/inbox."""
    asked(sqlite_office)
    app = replace(sqlite_office, settings=sqlite_office.settings.model_copy(update={"inbox": reads(Imap(port=1))}))
    to = letter_to(app, LATE)
    with ingest.reader_of(app) as reader:
        for number, (head, word) in enumerate(FORGED):
            honest = reply(LATE, to=to, number=number, result=word and "dmarc=pass").decode()
            ours = f"Authentication-Results: {OURS}; dmarc=pass header.from=huyen.example"
            raw = honest.replace(ours, f"Authentication-Results: {OURS}; {word}")
            raw = raw.replace(f"From: {LATE}", head.format(late=LATE, ours=OURS)).replace("\r\n", "\n")
            assert raw != honest
            fetched = Fetched("1", at(CAME), len(raw), raw.replace("\n", "\r\n").encode(), True)
            assert ingest.store(app, fetched, NOW, reader) is MailState.WAITING, (head, word)
        good = reply(LATE, to=to, number=99)
        assert ingest.store(app, Fetched("1", at(CAME), len(good), good, True), NOW, reader) is MailState.COUNTED
    assert len(mails(app)) == len(FORGED) + 1 and len(events(app, "report.received")) == 1


def test_a_forgers_own_header_is_not_believed(reading_office: App, imap: Imap) -> None:
    app = reading_office
    forged = reply(LATE, to=letter_to(app, LATE), result="dmarc=none; spf=none; dkim=none")
    own = b"Authentication-Results: mx.so.example; dmarc=pass header.from=huyen.example\r\n"
    head, _, rest = forged.partition(b"From:")
    mail = read_one(app, imap, head + own + b"From:" + rest)
    assert (mail.state, submissions(app)) == (MailState.WAITING, [])


def test_a_person_takes_or_dismisses_what_waits(reading_office: App, imap: Imap) -> None:
    app = reading_office
    strange = read_one(app, imap, reply("vanthu@khac.example", to=letter_to(app, LATE)))
    other = read_one(app, imap, reply("quangcao@khac.example", "Khuyến mại"))
    with writing(app.engine) as session, pytest.raises(Refused, match="--id"):
        review.accept(app, session, other.id, None, NOW, OFFICER)
    with writing(app.engine) as session:
        assert review.accept(app, session, strange.id, due_of(app, "cham").id, NOW, OFFICER).id
        review.dismiss(session, other.id, "quảng cáo", OFFICER)
    assert [(m.state, m.settled_by) for m in mails(app)] == [
        (MailState.COUNTED, OFFICER),
        (MailState.DISMISSED, OFFICER),
    ]
    assert due_of(app, "cham").state is DueState.RECEIVED
    for number in (strange.id, other.id, 99):
        with writing(app.engine) as session, pytest.raises(Refused):
            review.accept(app, session, number or 0, due_of(app, "cham").id, NOW, OFFICER)


def test_a_second_report_waits_beside_the_first(reading_office: App, imap: Imap) -> None:
    app = reading_office
    to = letter_to(app, LATE)
    read_one(app, imap, reply(LATE, to=to))
    again = read_one(app, imap, reply(LATE, "bổ sung", to=to, number=2))
    assert (again.state, len(submissions(app))) == (MailState.WAITING, 2)  # the report, and that it was received
    assert "bổ sung hoặc sửa báo cáo đang chờ duyệt" in again.reason
    assert again.due_id == due_of(app, "cham").id


def test_twice_in_the_mailbox_and_a_new_uidvalidity_count_once(
    sqlite_office: App, own_imap: Imap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONDOC_IMAP_PASSWORD", PASSWORD)
    asked(sqlite_office)
    app = replace(sqlite_office, settings=sqlite_office.settings.model_copy(update={"inbox": reads(own_imap)}))
    one = reply(LATE, to=letter_to(app, LATE))
    copy = one.replace(b"Received: from mail", b"Received: from other")
    own_imap.put(one, one, copy, when=CAME)
    first = ingest.read(app, NOW)
    assert (first.states, first.known) == (Counter({MailState.COUNTED: 1}), 2)
    own_imap.stop()
    with pytest.raises(MailboxDown, match="không dùng được hộp thư hopthu tại 127.0.0.1") as caught:
        ingest.read(app, NOW)
    assert PASSWORD not in str(caught.value)
    own_imap.start().put(one, when=CAME)  # another UIDVALIDITY, no marks, the same mail
    second = ingest.read(app, NOW)
    assert (second.states, second.known) == (Counter(), 1)
    assert (len(mails(app)), len(events(app, "report.received"))) == (1, 1)


def killed_at(monkeypatch: pytest.MonkeyPatch, place: object, step: str, app: App) -> None:
    """A reading of the mailbox that ends where it comes to a step."""
    with monkeypatch.context() as patch:
        patch.setattr(place, step, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            ingest.read(app, NOW)


def test_killed_between_the_store_and_the_mark(
    reading_office: App, imap: Imap, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = reading_office
    imap.put(reply(LATE, to=letter_to(app, LATE)), when=CAME)
    killed_at(monkeypatch, Mailbox, "mark", app)
    assert (len(mails(app)), imap.count("UNFLAGGED")) == (1, 1)
    assert ingest.read(app, NOW).known == 1
    assert (len(events(app, "report.received")), imap.count("UNFLAGGED")) == (1, 0)


def test_a_failed_store_leaves_the_mail_for_the_next_reading(
    reading_office: App, imap: Imap, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = reading_office
    imap.put(reply(LATE, to=letter_to(app, LATE)), when=CAME)
    killed_at(monkeypatch, settle, "record_submission", app)
    assert (mails(app), submissions(app), imap.count("UNFLAGGED")) == ([], [], 1)
    ingest.read(app, NOW)
    assert due_of(app, "cham").state is DueState.RECEIVED


@pytest.mark.parametrize("and_bytes", [0, 300, 20_000])
def test_a_connection_cut_within_a_mail_leaves_it_whole_for_the_next_reading(
    reading_office: App, imap: Imap, and_bytes: int
) -> None:
    app = reading_office
    long = reply(LATE, to=letter_to(app, LATE), file=("bao-cao.pdf", LONG))
    imap.put(reply(GOOD, text=NIL, to=letter_to(app, GOOD), file=None), long, when=CAME)
    with line_to(imap.port, breaks_after=b"bao-cao.pdf", and_bytes=and_bytes) as port:
        settings = app.settings.model_copy(update={"inbox": reads(replace(imap, port=port))})
        with pytest.raises(MailboxDown):
            ingest.read(replace(app, settings=settings), NOW)
    assert [m.sender for m in mails(app)] == [GOOD] and imap.count("UNFLAGGED") == 1
    assert (due_of(app, "cham").state, due_of(app, "dung-han").state) == (DueState.OPEN, DueState.RECEIVED)
    ingest.read(app, NOW)
    (file,) = [m for m in mails(app) if m.sender == LATE][0].files
    assert kept_bytes(app, file["sha256"]) == LONG and len(mails(app)) == 2
    assert due_of(app, "cham").state is DueState.RECEIVED


@pytest.mark.parametrize("error", [ZeroDivisionError("lỗi lạ"), IntegrityError("lỗi lạ", {}, Exception("lỗi lạ"))])
def test_one_mail_that_breaks_the_program_holds_up_no_other(
    reading_office: App, imap: Imap, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    app = reading_office
    real = settle.match

    def breaks(*given: object) -> object:
        if "nổ" in given[2].subject:  # type: ignore[attr-defined]
            raise error
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(settle, "match", breaks)
    imap.put(reply(GOOD, "nổ"), reply(LATE, to=letter_to(app, LATE)), when=CAME)
    ingest.read(app, NOW)
    assert [m.state for m in mails(app)] == [MailState.WAITING, MailState.COUNTED]
    assert "lỗi lạ" in mails(app)[0].reason


def test_reading_deletes_nothing_and_leaves_peoples_marks_alone(reading_office: App, imap: Imap) -> None:
    imap.put(reply(LATE), reply(GOOD), when=CAME)
    box = imap.client()
    box.folder.set(imap.folder)
    box.client.uid("STORE", box.uids("ALL")[0], "+FLAGS", "(\\Deleted)")
    ingest.read(reading_office, NOW)
    assert (imap.count("DELETED"), imap.count("ALL"), imap.count("SEEN")) == (1, 2, 0)
