"""Saved mails on the command line; a newer version of a report; what was counted wrongly is taken back."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from flows import cli
from models.app import App
from models.campaign import Campaign
from models.config.settings import InboxSettings
from models.database import writing
from models.due import Due
from models.enums import MessageKind
from models.states import DueState, MailState, MessageState
from tasks.campaigns.context import Context
from tasks.campaigns.review.acceptance import accept_report
from tasks.delivery.channels.imap import Fetched
from tasks.errors import Refused
from tasks.inbox import ingest, review
from tasks.inbox.undo import undo_count
from tests.support.cast import OFFICER, said
from tests.support.imap_server import OURS, reply
from tests.support.instants import at
from tests.support.replies import ACK, CAME, LATE, NOW, asked, letter_to, mails, submissions
from tests.support.verbs import due_of, events, go, sent, whole

Add = Callable[..., list[dict[str, object]]]


@pytest.fixture
def believing(sqlite_office: App) -> App:
    """An office that asked for its reports and knows its mail server, without a mailbox."""
    app = replace(
        sqlite_office, settings=sqlite_office.settings.model_copy(update={"inbox": InboxSettings(authserv_id=OURS)})
    )
    asked(app)
    return app


def take(app: App, raw: bytes) -> MailState | None:
    return ingest.store(app, Fetched("1", at(CAME), len(raw), raw, True), NOW)


def undo(app: App, number: int, reason: str = "đếm nhầm", when: str = "2022-02-17T10:00") -> None:
    with writing(app.engine) as session:
        undo_count(app, session, number, reason, at(when), OFFICER)


def test_a_report_taken_back_before_its_receipt_went_leaves_no_letter(believing: App) -> None:
    app = believing
    take(app, reply(LATE, to=letter_to(app, LATE)))
    assert (due_of(app, "cham").state, due_of(app, "cham", ACK).state) == (DueState.RECEIVED, DueState.ACCEPTED)
    for number, reason in ((1, " "), (9, "đếm nhầm")):
        with pytest.raises(Refused):
            undo(app, number, reason)
    undo(app, 1)
    assert (due_of(app, "cham").state, due_of(app, "cham", ACK).state) == (DueState.OPEN, DueState.OPEN)
    assert (mails(app)[0].state, mails(app)[0].reason) == (MailState.WAITING, "đã rút lại việc ghi nhận: đếm nhầm")
    assert [e.reason for e in events(app, "report.taken_back")] == ["đếm nhầm"]
    go(app, "2022-02-17T10:05")
    assert sent(app, MessageKind.RECEIPT) == [] and submissions(app) == []
    with pytest.raises(Refused, match="chưa được tính là trả lời"):
        undo(app, 1)
    assert whole(app)


def test_a_receipt_that_went_is_withdrawn_by_one_letter_and_the_next_report_gets_its_own(believing: App) -> None:
    app = believing
    take(app, reply(LATE, to=letter_to(app, LATE)))
    go(app, "2022-02-17T09:15")
    undo(app, 1)
    go(app, "2022-02-17T10:05", "2022-02-17T10:10")
    first, second = sent(app, MessageKind.RECEIPT)
    assert first.step == "receipt.1" and second.step.startswith("receipt_withdrawn")
    assert "Rút lại giấy báo đã nhận" in second.subject and "Lý do: đếm nhầm" in second.body
    assert [m for m in said(app) if m.kind is MessageKind.RETURNED] == []
    take(app, reply(LATE, "bản đúng", to=letter_to(app, LATE), number=2))
    go(app, "2022-02-17T10:15")
    assert len(sent(app, MessageKind.RECEIPT)) == 3 and due_of(app, "cham").state is DueState.RECEIVED
    go(app, "2022-02-18T08:05")
    assert [m.kind for m in said(app) if m.address == LATE and m.state is MessageState.SENT][-1] is MessageKind.RECEIPT
    assert whole(app)


def test_a_second_mail_is_taken_as_the_newer_version_by_one_act(believing: App) -> None:
    app = believing
    take(app, reply(LATE, to=letter_to(app, LATE)))
    take(app, reply(LATE, "Re: x", "Phòng gửi bổ sung báo cáo.", to=letter_to(app, LATE), number=2))
    waiting = mails(app)[1]
    assert waiting.state is MailState.WAITING and "bổ sung hoặc sửa báo cáo đang chờ duyệt" in waiting.reason
    with writing(app.engine) as session:
        review.accept(app, session, waiting.id or 0, None, NOW, OFFICER)
    (report,) = [s for s in submissions(app) if s.due_id == due_of(app, "cham").id]
    assert report.text.startswith("Phòng gửi bổ sung báo cáo.") and report.received_at == at(CAME)
    (event,) = events(app, "report.supplemented")
    assert event.old.startswith("Xin gửi báo cáo.") and due_of(app, "cham").state is DueState.RECEIVED
    with pytest.raises(Refused, match="thư số 2 đã được ghi nhận là bản mới hơn"):
        undo(app, 1)
    undo(app, 2, "nhầm bản")
    (report,) = [s for s in submissions(app) if s.due_id == due_of(app, "cham").id]
    assert report.text.startswith("Xin gửi báo cáo.") and (report.mail_id, report.before) == (1, None)
    assert [mail.state for mail in mails(app)] == [MailState.COUNTED, MailState.WAITING]
    assert due_of(app, "cham").state is DueState.RECEIVED
    assert [event.reason for event in events(app, "report.restored")] == ["nhầm bản"]
    go(app, "2022-02-17T10:05")
    assert len(sent(app, MessageKind.RECEIPT)) == 1 and "Rút lại" not in sent(app, MessageKind.RECEIPT)[0].subject
    undo(app, 1)
    assert {mail.state for mail in mails(app)} == {MailState.WAITING}
    assert due_of(app, "cham").state is DueState.OPEN and whole(app)


def test_an_accepted_newer_version_goes_back_to_the_one_before_for_review(believing: App) -> None:
    app = believing
    for number, text in enumerate(("Xin gửi báo cáo.", "Phòng gửi bổ sung báo cáo.", "Phòng đính chính báo cáo."), 1):
        take(app, reply(LATE, "Re: x", text, to=letter_to(app, LATE), number=number))
    with writing(app.engine) as session:
        for number in (2, 3):
            review.accept(app, session, number, None, NOW, OFFICER)
    with writing(app.engine) as session:
        due = session.get_one(Due, due_of(app, "cham").id)
        accept_report(Context(app, session, session.get_one(Campaign, due.campaign_id), NOW, OFFICER), due)
    undo(app, 3)
    (report,) = [s for s in submissions(app) if s.due_id == due_of(app, "cham").id]
    assert (report.mail_id, due_of(app, "cham").state) == (2, DueState.RECEIVED)
    assert [one["mail_id"] for one in report.before or []] == [1] and whole(app)


@pytest.fixture
def add(sqlite_office: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Add:
    """`dondoc inbox add … --json` in the process, of mails given as bytes."""
    asked(sqlite_office)
    config = sqlite_office.settings.data / "config.toml"
    config.write_text(f'data = "."\n[inbox]\nauthserv_id = "{OURS}"\n', "utf-8")
    monkeypatch.setenv("DONDOC_CONFIG", str(config))

    def run(*raws: bytes) -> list[dict[str, object]]:
        paths = [tmp_path / f"{number}.eml" for number in range(len(raws))]
        for path, raw in zip(paths, raws, strict=True):
            path.write_bytes(raw)
        capsys.readouterr()
        monkeypatch.setattr("sys.argv", ["dondoc", "inbox", "add", *map(str, paths), "--json"])
        assert cli.main() == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def test_saved_mails_are_taken_as_if_they_had_come_by_the_mailbox(add: Add, sqlite_office: App) -> None:
    to, first = letter_to(sqlite_office, LATE), letter_to(sqlite_office, LATE, MessageKind.DISPATCH)
    ack = reply(LATE, "Re: x", "Đã nhận được văn bản.", to=first, file=None)
    report, ask = reply(LATE, to=to, number=2), reply(LATE, "Re: x", "Nộp ở đâu ạ?", to=to, number=3, file=None)
    again = reply(LATE, "Re: x", "Đã nhận.", to=first, number=4, file=None)
    forged = reply(LATE, to=to, number=5, result="dmarc=fail")
    lines = add(ack, b"From cham@huyen.example Mon Jan 24\r\n" + report, ask, again, forged)
    assert [(line["state"], line["counted_as"]) for line in lines] == [
        ("counted", "acknowledge"), ("counted", "report"), ("waiting", ""), ("noted", ""), ("waiting", ""),
    ]  # fmt: skip
    assert [set(line) for line in lines] == [{"file", "state", "counted_as", "due", "reason"}] * 5
    assert (
        lines[0]["due"] == due_of(sqlite_office, "cham", ACK).id and lines[1]["due"] == due_of(sqlite_office, "cham").id
    )
    assert lines[2]["reason"] and "giả mạo" in str(lines[4]["reason"])
    assert add(ack)[0]["counted_as"] == "acknowledge" and len(mails(sqlite_office)) == 5


def test_what_is_no_mail_is_refused_in_vietnamese_and_an_officer_may_answer_for_a_sender(
    add: Add, sqlite_office: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*words: str) -> str:
        monkeypatch.setattr("sys.argv", ["dondoc", "inbox", "add", *words])
        cli.main()
        return "".join(capsys.readouterr())

    for name, raw, kind in (
        ("a.eml", b"PK\x03\x04 word/document.xml", "tệp Word (.docx)"), ("b.eml", b"%PDF-1.7", "tệp PDF"),
        ("c.eml", b"Xin chao", "không có phần đầu của thư"), ("d.eml", b"", "tệp rỗng"),
        ("e.eml", b"<html><body>x</body></html>", "trang web"), ("f.msg", b"\xd0\xcf\x11\xe0", ".msg của Outlook"),
    ):  # fmt: skip
        (tmp_path / name).write_bytes(raw)
        assert kind in said(str(tmp_path / name)), name
    assert "không có tệp này" in said("khong-co.eml") and "đây là thư mục" in said(str(tmp_path))
    assert "chưa có thư nào" in said() and mails(sqlite_office) == []
    to = letter_to(sqlite_office, LATE)
    for number, result in enumerate(("", "dmarc=fail")):
        (tmp_path / f"{number}.eml").write_bytes(reply(LATE, to=to, number=number, result=result))
    said(str(tmp_path / "0.eml"), str(tmp_path / "1.eml"), "--vouch", "--by", "Hoàng Thị Lý")
    vouched, forged = mails(sqlite_office)
    assert vouched.state is MailState.COUNTED and "người gửi do Hoàng Thị Lý xác nhận" in vouched.reason
    assert forged.state is MailState.WAITING and "giả mạo" in forged.reason
