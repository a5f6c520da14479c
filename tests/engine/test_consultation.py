"""A consultation of ten agencies, played to its close: opinions, silence, what comes after it, letters, the table."""

import io
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from models.account import DeskRole
from models.app import App
from models.database import reading
from models.enums import CHASE_KINDS, MessageKind, ObligationKind
from models.states import DueState
from tasks.accounts.roles import Scope, may
from tasks.commands.command import Answer, submit
from tasks.commands.course import Close
from tasks.commands.judgements import Accept, KeepConsent, Propose, SendBack
from tasks.commands.obligations import Extend, Waive
from tasks.commands.reports import Record
from tasks.errors import Refused
from tasks.figures.queries import campaign_status
from tasks.ops.rehearse import rehearse_campaign
from tasks.papers.opinions import opinion_files, opinion_lines
from tests.support.cast import OFFICER, said
from tests.support.commands import Run
from tests.support.consulted import ARTICLE, CODES, LETTER, NUMBER, TITLE, consulted, opinion_due
from tests.support.instants import at
from tests.support.maildir import letters
from tests.support.verbs import events, go, sent, whole

MONDAY = "2026-11-23T08:00"
"""The working morning after the deadline, Friday the 20th."""

KIND = "ý kiến góp ý"


def do(app: App, model: type[Any], code: str, when: str, by: str = OFFICER, **more: Any) -> Answer:
    """An act on the opinion of an agency."""
    return submit(app, model(campaign=NUMBER, agency=code, kind=KIND, by=by, **more), at(when))


def state(app: App, code: str) -> DueState:
    with reading(app.engine) as session:
        return opinion_due(session, code)[1].state


def to(app: App, code: str) -> list[tuple[str, str]]:
    """The subjects and texts of the letters to an agency."""
    return [(mail.subject, mail.text) for mail in letters(app) if mail.to == f"{code}@tinh.example"]


@pytest.fixture
def asked(app: App) -> App:
    """All ten have the letter; nobody has answered."""
    consulted(app)
    go(app, "2026-11-16T08:30")
    return app


def test_ten_agencies_are_consulted_to_the_close(asked: App) -> None:
    app, (agrees, remarks, disagrees, none, silent, late, kept, asks, returned, free) = asked, CODES
    tuesday = "2026-11-17T09:00"
    do(app, Record, agrees, tuesday, opinion="agree")
    do(app, Record, remarks, tuesday, opinion="remarks", text="Sửa Điều 3")
    do(app, Record, disagrees, tuesday, opinion="đồng ý, có góp ý", text="sai")
    do(app, SendBack, disagrees, "2026-11-17T10:00", reason="chưa rõ nội dung")
    do(app, Record, disagrees, "2026-11-18T10:00", opinion="disagree", text="Không khả thi")
    do(app, Record, none, tuesday, opinion="none")
    do(app, Record, returned, tuesday, opinion="remarks", text="xem tệp")
    do(app, SendBack, returned, "2026-11-17T10:00", reason="không có tệp")
    do(app, Waive, free, tuesday, reason="cơ quan đã giải thể")
    do(app, Extend, asks, tuesday, until="2026-11-25", reason="xin thêm thời gian", answer="chờ ý kiến")
    go(app, "2026-11-19T08:00", "2026-11-20T08:00", "2026-11-20T16:00")
    assert [state(app, code).value for code in CODES] == [
        "accepted", "received", "received", "accepted", "open", "open", "open", "open", "returned", "waived",
    ]  # fmt: skip
    go(app, MONDAY)
    assert {code for code in CODES if state(app, code) is DueState.CONSENTED} == {silent, late, kept}
    assert state(app, asks) is DueState.OPEN, "what it asked has not been answered: it was not silent"
    assert [event.reason for event in events(app, "consent.held")] == [
        "cơ quan xin gia hạn đến 25/11/2026, chưa được trả lời"
    ]
    do(app, Record, late, "2026-11-23T09:00", opinion="disagree", text="Chưa đồng ý Điều 5")
    do(app, Record, kept, "2026-11-23T09:00", opinion="remarks", text="Sửa lỗi chính tả")
    assert (state(app, late), state(app, kept)) == (DueState.RECEIVED, DueState.RECEIVED)
    do(app, Accept, late, "2026-11-23T10:00")
    do(app, KeepConsent, kept, "2026-11-23T10:00", reason="không ảnh hưởng nội dung")
    do(app, Extend, asks, "2026-11-23T10:00", until="2026-11-25", reason="xin thêm thời gian")
    for code in (remarks, disagrees):
        do(app, Accept, code, "2026-11-23T10:00")
    go(app, "2026-11-25T08:00", "2026-11-26T08:00", "2026-11-27T08:00")
    assert state(app, asks) is DueState.CONSENTED
    assert state(app, returned) is DueState.RETURNED, "it had spoken: silence after that is no agreement"

    with reading(app.engine) as session:
        campaign = opinion_due(session, agrees)[0]
        lines = opinion_lines(session, campaign, at("2026-11-27T09:00"))
        files = opinion_files(app, session, campaign, at("2026-11-27T09:00"))
        status = campaign_status(session, at("2026-11-27T09:00"), campaign)["campaigns"][0]
    deemed = f"coi như đồng ý (theo {ARTICLE})"
    assert [(line.said, line.remarks) for line in lines] == [
        ("đồng ý", ""), ("đồng ý, có góp ý", "Sửa Điều 3"), ("không đồng ý", "Không khả thi"), ("không có ý kiến", ""),
        (deemed, ""), ("không đồng ý, sau thời hạn", "Chưa đồng ý Điều 5"),
        (deemed, "Ý kiến gửi sau thời hạn: đồng ý, có góp ý. Sửa lỗi chính tả"), (deemed, ""),
        ("trả lại, chờ gửi lại", "xem tệp"), ("được miễn", ""),
    ]  # fmt: skip
    sheet = openpyxl.load_workbook(io.BytesIO(files[".xlsx"]))
    assert [row[2].value for row in sheet["Ý kiến"].iter_rows(min_row=5)] == [line.said for line in lines]
    assert ("coi như đồng ý", 3) in [(a.value, b.value) for a, b in sheet["Tổng hợp"].iter_rows(min_row=2)]
    annex = docx.Document(io.BytesIO(files[".docx"])).tables[-1]
    assert [row.cells[1].text for row in annex.rows[1:]] == [line.agency for line in lines]
    assert status["consultations"]["expected"] == 10 and status["consultations"]["consented"] == 3
    assert status["consultations"]["received"] == 5

    submit(app, Close(campaign=NUMBER, by=OFFICER), at("2026-11-27T10:00"))
    go(app, "2026-11-27T10:05")
    assert whole(app)


def test_the_letters_say_what_silence_means(asked: App) -> None:
    go(asked, "2026-11-19T08:00", "2026-11-20T08:00", MONDAY, "2026-11-25T08:00", "2026-12-01T08:00")
    first, reminder, consent = to(asked, CODES[4])
    means = f"không trả lời thì được coi như đồng ý, theo {ARTICLE}"
    assert means in first[1] and means in reminder[1]
    assert reminder[0].endswith("] Nhắc góp ý dự thảo Quy chế phối hợp: còn 01 ngày làm việc")
    assert consent[0].endswith(f"] Coi như đồng ý: {TITLE}") and f"Căn cứ: {ARTICLE}" in consent[1]
    assert not sent(asked, *CHASE_KINDS) and len(sent(asked, MessageKind.CONSENT)) == len(CODES)


def test_where_nothing_says_so_silence_is_chased(app: App) -> None:
    consulted(app, silence="")
    go(app, "2026-11-16T08:30", "2026-11-19T08:00", MONDAY, "2026-11-25T08:00")
    assert state(app, CODES[0]) is DueState.OPEN
    assert [m.step for m in sent(app, MessageKind.CHASE) if m.address.startswith(CODES[0])] == ["chase.1"]
    assert not any("coi như đồng ý" in text for _, text in to(app, CODES[0]))


def test_a_rehearsal_shows_the_reminder_and_the_agreement(asked: App) -> None:
    ahead = rehearse_campaign(asked, LETTER, at("2026-11-16T09:00"), None, digests=False)
    assert [(m.kind, f"{m.planned_at:%d/%m %H:%M}") for m in said(ahead.office)[-20:]] == [
        *[(MessageKind.REMINDER, "19/11 08:00")] * 10, *[(MessageKind.CONSENT, "23/11 08:00")] * 10,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, "phải ghi ý kiến"),
        ({"opinion": "remarks"}, "phải kèm nội dung góp ý"),
        ({"opinion": "disagree", "text": " "}, "phải kèm nội dung góp ý"),
    ],
)
def test_what_is_no_opinion_is_refused(asked: App, given: dict[str, str], why: str) -> None:
    with pytest.raises(Refused, match=why):
        do(asked, Record, CODES[0], "2026-11-17T09:00", **given)


def test_an_opinion_in_time_is_never_silence(asked: App) -> None:
    do(asked, Record, CODES[0], "2026-11-18T09:00", opinion="remarks", text="Sửa Điều 3")
    with pytest.raises(Refused, match="đến trong thời hạn"):
        do(asked, KeepConsent, CODES[0], "2026-11-23T09:00", reason="thử")


def test_two_levels_an_officer_then_a_leader(app: App) -> None:
    consulted(app, levels=2)
    go(app, "2026-11-16T08:30")
    code, when = CODES[0], "2026-11-17T10:00"
    do(app, Record, code, "2026-11-17T09:00", opinion="agree")
    assert state(app, code) is DueState.RECEIVED, "no rule accepts where two must"
    with pytest.raises(Refused, match="cần hai cấp duyệt"):
        do(app, Accept, code, when, by="Lãnh đạo")
    do(app, Propose, code, when)
    assert do(app, Propose, code, when).again
    with pytest.raises(Refused, match="không tự duyệt được"):
        do(app, Accept, code, when)
    do(app, SendBack, code, when, by="Lãnh đạo", reason="chưa ký")
    assert state(app, code) is DueState.RETURNED
    do(app, Record, code, "2026-11-17T11:00", opinion="agree")
    second = Accept(campaign=NUMBER, agency=code, kind=KIND, by="Lãnh đạo")
    with reading(app.engine) as session:
        assert second.right(session, opinion_due(session, code)[0]) == "accept"
    do(app, Propose, code, "2026-11-17T11:00")
    with reading(app.engine) as session:
        assert second.right(session, opinion_due(session, code)[0]) == "accept_last"
    assert [may(role, "accept_last") for role in (DeskRole.LEADER, DeskRole.OFFICER)] == [Scope.ALL, Scope.NONE]
    do(app, Accept, code, "2026-11-17T12:00", by="Lãnh đạo")
    assert state(app, code) is DueState.ACCEPTED
    assert [e.what for e in events(app, "consultation.proposed")] == ["consultation.proposed"] * 2


def test_the_table_is_exported_by_command(sqlite_office: App, run: Run, tmp_path: Path) -> None:
    consulted(sqlite_office)
    go(sqlite_office, "2026-11-16T08:30")
    run("record", NUMBER, CODES[0], "--opinion", "agree", "--received", "2026-11-17T09:00")
    assert run("export", NUMBER, "opinions", "-o", str(tmp_path / "y-kien")).count("Đã ghi") == 2
    sheet = openpyxl.load_workbook(tmp_path / "y-kien.xlsx")["Ý kiến"]
    assert [row[2].value for row in sheet.iter_rows(min_row=5, max_row=5)] == ["đồng ý"]
    assert docx.Document(str(tmp_path / "y-kien.docx")).tables[-1].rows[1].cells[2].text == "Đồng ý"
    with reading(sqlite_office.engine) as session:
        assert opinion_due(session, CODES[0])[1].kind is ObligationKind.CONSULTATION
