"""Status messages and answers that come by the axis for documents: what each means, and that it is counted once."""

import os
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, func, select

from models.agency import Agency
from models.app import App
from models.config.settings import EdxmlSettings
from models.database import reading, writing
from models.directive import Directive
from models.due import Due, Submission
from models.enums import ObligationKind, Via
from models.incoming_mail import IncomingMail
from models.states import DueState, MailState
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns.context import Context
from tasks.campaigns.lookup import find_campaign
from tasks.campaigns.withdrawal import withdraw_directive
from tasks.desk.campaign_board import campaign_board
from tasks.errors import Refused
from tasks.files.refused import DocumentRefused
from tasks.inbox.axis.folder import take_folder
from tasks.inbox.axis.take import Taken, files_in, take_files
from tests.support.cast import OFFICER, SLUG, at, hand_in, launched, requested
from tests.support.envelopes import Document, Status, attachment, document, e, status
from tests.support.verbs import close, due_of, go, locked, whole

NOW = at("2022-01-26T08:00")
ACK = ObligationKind.ACKNOWLEDGE


@pytest.fixture
def sent_out(sqlite_office: App) -> App:
    """A campaign whose letters have gone; the agency "im-lang" has an identification code."""
    launched(sqlite_office)
    go(sqlite_office, "2022-01-24T08:30")
    with writing(sqlite_office.engine) as session:
        agency_by_code(session, "im-lang").organ_id = "H37.60.1"
    return sqlite_office


def said(app: App, code: str, when: str = "2022/01/25 09:15:00", day: str = "", **change: Any) -> bytes:
    with reading(app.engine) as session:
        directive = session.exec(select(Directive)).one()
    answers = {
        "Code": directive.reference_no,
        "PromulgationDate": day or f"{directive.issued_on:%Y/%m/%d}",
        "OrganId": "H37.12",
    }
    one = Status(code, "H37.60.1", answers, when, "xã không có nội dung này")
    return status(replace(one, **change))


def take(app: App, folder: Path, *envelopes: bytes, now: str = "2022-01-26T08:00") -> list[Taken]:
    folder.mkdir(exist_ok=True)
    for number, raw in enumerate(envelopes):
        (folder / f"{number}.edxml").write_bytes(raw)
    taken = list(take_files(app, files_in([folder]), at(now), OFFICER))
    assert all(isinstance(one, Taken) for one in taken), taken
    return taken  # type: ignore[return-value]


def submissions(app: App) -> list[Submission]:
    with reading(app.engine) as session:
        return list(session.exec(select(Submission)))


MEANINGS = [  # code, what it is then, what is counted, words of the reason
    ("01", MailState.NOTED, "", "chưa phải là xác nhận"),
    ("02", MailState.NOTED, "", "từ chối tiếp nhận: xã không có nội dung này"),
    ("03", MailState.COUNTED, "acknowledge", ""),
    ("04", MailState.COUNTED, "acknowledge", ""),
    ("05", MailState.COUNTED, "acknowledge", ""),
    ("06", MailState.COUNTED, "acknowledge", ""),  # no report was asked for
    ("13", MailState.WAITING, "", "xin lấy lại"),
    ("14", MailState.WAITING, "", "chưa thu hồi"),
    ("15", MailState.WAITING, "", "chưa thu hồi"),
    ("16", MailState.WAITING, "", "từ chối cập nhật"),
    ("3", MailState.COUNTED, "acknowledge", ""),
    ("99", MailState.WAITING, "", "mã trạng thái 99"),
]


@pytest.mark.parametrize(("code", "state", "counted", "reason"), MEANINGS)
def test_each_status_means_what_the_standard_says(
    sent_out: App, tmp_path: Path, code: str, state: MailState, counted: str, reason: str
) -> None:
    (one,) = take(sent_out, tmp_path / "den", said(sent_out, code))
    assert (one.state, one.counted_as) == (state, counted) and reason in one.reason
    due = due_of(sent_out, "im-lang", ACK)
    assert due.state is (DueState.ACCEPTED if counted else DueState.OPEN)
    assert bool(due.disowned) is (code == "02")
    found = submissions(sent_out)
    assert [(s.via, s.received_at) for s in found] == ([(Via.SYSTEM, at("2022-01-25T09:15"))] if counted else [])
    assert whole(sent_out)


def test_a_status_is_counted_once_however_often_and_in_whatever_file_it_comes(sent_out: App, tmp_path: Path) -> None:
    raw = said(sent_out, "03")
    first = take(sent_out, tmp_path / "den", raw, raw, raw.replace(b"\n", b"\r\n"))
    again = take(
        sent_out, tmp_path / "lai", raw.replace(b"H37.60.1", b"001.60.00.H37".replace(b"001.60.00", b"000.01.60"))
    )
    assert [one.state for one in (*first, *again)] == [MailState.COUNTED, None, None, None]
    with reading(sent_out.engine) as session:
        assert session.exec(select(func.count()).select_from(IncomingMail)).one() == 1
    assert len(submissions(sent_out)) == 1


def test_two_who_take_the_same_folder_count_it_once(sent_out: App, tmp_path: Path) -> None:
    (tmp_path / "a.edxml").write_bytes(said(sent_out, "03"))
    found: list[Any] = []
    both = [
        threading.Thread(target=lambda: found.extend(take_files(sent_out, [tmp_path / "a.edxml"], NOW, OFFICER)))
        for _ in range(2)
    ]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(str(one.state) for one in found) == ["None", "counted"] and len(submissions(sent_out)) == 1


def test_statuses_of_one_folder_are_taken_by_their_instants(sent_out: App, tmp_path: Path) -> None:
    later, earlier = said(sent_out, "05", "2022/01/25 15:00:00"), said(sent_out, "03", "2022/01/25 08:00:00")
    taken = take(sent_out, tmp_path / "den", later, said(sent_out, "01", "2022/01/24 08:40:00"), earlier)
    assert [(one.code, one.state) for one in taken] == [
        ("01", MailState.NOTED), ("03", MailState.COUNTED), ("05", MailState.NOTED),
    ]  # fmt: skip
    assert submissions(sent_out)[0].received_at == at("2022-01-25T08:00")
    with reading(sent_out.engine) as session:
        shown = campaign_board(sent_out, session, find_campaign(session, SLUG), NOW)
    assert "## Trên trục liên thông" in shown and "| 05 đang xử lý | 15:00 25/01/2022 |" in shown


def test_completed_asks_an_officer_whether_it_is_the_report(sent_out: App, tmp_path: Path) -> None:
    requested(sent_out, "2022-01-25T09:00", "2022-02-17")
    go(sent_out, "2022-01-25T09:05")
    (one,) = take(sent_out, tmp_path / "den", said(sent_out, "06", "2022/01/25 15:00:00"))
    report = due_of(sent_out, "im-lang")
    assert (one.state, one.counted_as, one.due_id) == (MailState.WAITING, "acknowledge", report.id)
    assert "có phải là báo cáo không" in one.reason and report.state is DueState.OPEN


def test_taken_by_the_axis_before_our_letter_went_it_counts_from_our_letter(sent_out: App, tmp_path: Path) -> None:
    take(sent_out, tmp_path / "den", said(sent_out, "03", "2022/01/24 07:00:00"))
    (found,) = submissions(sent_out)
    assert found.received_at == due_of(sent_out, "im-lang", ACK).opened_at and "07:00 24/01/2022" in found.text


DOUBTFUL: list[tuple[dict[str, Any], str]] = [  # what is otherwise, why it waits
    ({"organ_id": "H37.60.2"}, "không có cơ quan nào mang mã định danh H37.60.2"),
    ({"organ_id": ""}, "không có cơ quan nào mang mã định danh (trống)"),
    ({"day": "2021/01/24"}, "không tìm thấy văn bản"),
    ({"at": ""}, "không ghi thời điểm"),
    ({"at": "hôm qua"}, "không ghi thời điểm"),
    ({"at": "2021/01/25 09:15:00"}, "không thể đúng"),
    ({"at": "2022/01/26 08:30:00"}, "không thể đúng"),
]


@pytest.mark.parametrize(("change", "reason"), DOUBTFUL)
def test_what_is_not_plain_waits_for_a_person(
    sent_out: App, tmp_path: Path, change: dict[str, Any], reason: str
) -> None:
    (one,) = take(sent_out, tmp_path / "den", said(sent_out, "03", **change))
    assert (one.state, one.counted_as) == (MailState.WAITING, "") and reason in one.reason
    assert submissions(sent_out) == []


@pytest.mark.parametrize("answers", [{}, {"Code": "999/STTTT-TTBCXB"}, {"DocumentId": "H37.12,2022/01/24,9/XYZ"}])
def test_of_a_document_of_no_campaign_it_is_only_noted(sent_out: App, tmp_path: Path, answers: dict[str, str]) -> None:
    (one,) = take(sent_out, tmp_path / "den", said(sent_out, "03", answers=answers))
    assert (one.state, one.counted_as) == (MailState.NOTED, "") and "không thuộc đợt nào" in one.reason


def test_who_was_not_asked_waits(sent_out: App, tmp_path: Path) -> None:
    with writing(sent_out.engine) as session:
        agency_by_code(session, "im-lang").organ_id = ""
        session.add(Agency(code="la", name="Sở Lạ", organ_id="H37.60.1"))
    (one,) = take(sent_out, tmp_path / "den", said(sent_out, "03"))
    assert one.state is MailState.WAITING and "Sở Lạ không có trong nơi nhận" in one.reason


def test_a_number_is_known_however_it_is_written(sent_out: App, tmp_path: Path) -> None:
    with reading(sent_out.engine) as session:
        number = session.exec(select(Directive)).one().reference_no
    written = f"0{number.casefold().replace('-', ' – ')}"
    (one,) = take(sent_out, tmp_path / "den", said(sent_out, "03", answers={"Code": written}))
    assert one.state is MailState.COUNTED


def test_after_the_acknowledgement_it_is_only_noted(sent_out: App, tmp_path: Path) -> None:
    hand_in(sent_out, "im-lang", "2022-01-25T08:00", ACK)
    (one,) = take(sent_out, tmp_path / "den", said(sent_out, "03"))
    assert (one.state, one.counted_as) == (MailState.NOTED, "") and len(submissions(sent_out)) == 1


@pytest.mark.parametrize("end", ["withdrawn", "closed"])
def test_of_a_campaign_that_is_over_each_status_comes_late_twice_and_changes_nothing(
    sent_out: App, tmp_path: Path, end: str
) -> None:
    if end == "closed":
        close(sent_out, "2022-01-25T17:00")
    else:
        with writing(sent_out.engine) as session:
            ctx = Context(sent_out, session, locked(session), at("2022-01-25T08:00"), OFFICER)
            withdraw_directive(ctx, "nhầm nơi nhận")
    codes = [f"{number:02}" for number in (1, 2, 3, 4, 5, 6, 13, 14, 15, 16)]
    late = [said(sent_out, code, "2022/02/25 09:15:00") for code in codes]
    twice = [raw for one in late for raw in (one, one.replace(b"\n", b"\r\n"))]
    before = due_of(sent_out, "im-lang", ACK).state
    taken = take(sent_out, tmp_path / "den", *twice, now="2022-03-01T08:00")
    states = {one.code: one.state for one in taken if one.state}
    waiting = {"13", "16"} | ({"14", "15"} if end == "closed" else set())
    assert states == {code: MailState.WAITING if code in waiting else MailState.NOTED for code in codes}
    assert len([one for one in taken if one.state is None]) == len(codes)
    assert submissions(sent_out) == [] and due_of(sent_out, "im-lang", ACK).state is before and whole(sent_out)


def test_our_own_word_that_we_want_it_back_is_noted(sent_out: App, tmp_path: Path) -> None:
    (one,) = take(sent_out, tmp_path / "den", said(sent_out, "13", organ_id="000.00.12.H37"))
    assert one.state is MailState.NOTED and "chính cơ quan gửi" in one.reason


def test_a_document_in_answer_to_ours_waits_with_its_files(sent_out: App, tmp_path: Path) -> None:
    with reading(sent_out.engine) as session:
        number = session.exec(select(Directive)).one().reference_no
    answered = e("ResponseFor", e("OrganId", "H37.12"), e("Code", number))
    raw = document(
        Document(
            "9",
            "BC-UBND",
            "2022/01/25",
            organ_id="H37.60.1",
            answers=answered,
            attached=(attachment("bao-cao.txt", b"x"),),
        )
    )
    (one,), again = take(sent_out, tmp_path / "den", raw), take(sent_out, tmp_path / "den", raw)
    assert one.state is MailState.WAITING and "có phải là báo cáo" in one.reason and again[0].state is None
    with reading(sent_out.engine) as session:
        mail = session.exec(select(IncomingMail).where(col(IncomingMail.state) == MailState.WAITING)).one()
    assert [(file["name"], file["size"], file["why"]) for file in mail.files] == [("bao-cao.txt", 1, "")]


def test_a_document_that_answers_none_of_ours_and_a_broken_file_are_refused_and_the_rest_is_taken(
    sent_out: App, tmp_path: Path
) -> None:
    (tmp_path / "a.edxml").write_bytes(document(Document()))
    (tmp_path / "b.xml").write_bytes(b"<edXML>")
    (tmp_path / "c.edxml").write_bytes(said(sent_out, "03"))
    (tmp_path / "d.txt").write_bytes(b"")
    first, second, third = take_files(sent_out, files_in([tmp_path]), NOW, OFFICER)
    assert isinstance(first, tuple) and isinstance(first[1], DocumentRefused) and "dondoc read" in str(first[1])
    assert isinstance(second, tuple) and second[0] == "b.xml"
    assert isinstance(third, Taken) and third.state is MailState.COUNTED
    with reading(sent_out.engine) as session:
        assert session.exec(select(func.count()).select_from(Due).where(Due.disowned != "")).one() == 0


def test_the_patrol_takes_the_folder_in_once_and_sets_aside_what_is_refused(sent_out: App, tmp_path: Path) -> None:
    folder = tmp_path / "den"
    folder.mkdir()
    app = replace(sent_out, settings=sent_out.settings.model_copy(update={"edxml": EdxmlSettings(inbox=str(folder))}))
    (folder / "a.edxml").write_bytes(said(app, "03"))
    (folder / "b.edxml").write_bytes(b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><edXML>&e;</edXML>')
    (folder / "c.edxml").symlink_to(folder / "a.edxml")
    (folder / ".d.edxml").write_bytes(said(app, "04"))
    (folder / "e.edxml").write_bytes(said(app, "05")[:200])
    os.utime(folder / "e.edxml", (NOW.timestamp(), NOW.timestamp()))
    go(app, "2022-01-26T08:00")
    assert due_of(app, "im-lang", ACK).state is DueState.ACCEPTED
    assert sorted(one.name for one in folder.iterdir() if not one.is_dir()) == [".d.edxml", "c.edxml", "e.edxml"]
    assert (folder / "da-nhan" / "a.edxml").is_file() and (folder / "tu-choi" / "b.edxml").is_file()
    with reading(app.engine) as session:
        refused = [m for m in session.exec(select(IncomingMail)) if m.key.startswith("edxml:tu-choi:")]
    assert [(m.state, m.subject) for m in refused] == [(MailState.WAITING, "Gói edXML b.edxml")]
    (folder / "a.edxml").write_bytes(said(app, "03"))  # the adapter gives it again
    (folder / "b.edxml").write_bytes((folder / "tu-choi" / "b.edxml").read_bytes())
    go(app, "2022-01-26T08:05")  # and what was half written has not become whole
    assert sorted(one.name for one in (folder / "da-nhan").iterdir()) == ["a.1.edxml", "a.edxml"]
    assert sorted(one.name for one in (folder / "tu-choi").iterdir()) == ["b.1.edxml", "b.edxml", "e.edxml"]
    with reading(app.engine) as session:
        assert session.exec(select(func.count()).select_from(IncomingMail)).one() == 3
    assert whole(app)


def test_a_folder_that_is_not_there_is_told_and_silences_nobody(sent_out: App, tmp_path: Path) -> None:
    gone = EdxmlSettings(inbox=str(tmp_path / "khong-co"))
    app = replace(sent_out, settings=sent_out.settings.model_copy(update={"edxml": gone}))
    with pytest.raises(Refused, match="không có thư mục"):
        take_folder(app, NOW)


def test_no_file_that_lies_in_the_folder_holds_up_the_others(sent_out: App, tmp_path: Path) -> None:
    """Names that are no text, that forge lines or hide their end; pipes, links, folders, holes; a good one is last."""
    folder = tmp_path / "truc"
    folder.mkdir()
    office = replace(
        sent_out, settings=sent_out.settings.model_copy(update={"edxml": EdxmlSettings(inbox=str(folder))})
    )
    hostile = [
        b"1\xff\xfe.edxml",
        b"2\n[INFO] a line of the log.edxml",
        "3\u202elmxde.exe.edxml".encode(),
        b"4" + b"x" * 248 + b".edxml",
    ]
    for name in hostile:
        (folder / os.fsdecode(name)).write_bytes(b"<x/>")
        os.utime(folder / os.fsdecode(name), (0, 0))
    os.mkfifo(folder / "5.edxml")
    (folder / "6.edxml").symlink_to("/etc/passwd")
    (folder / "7.edxml").mkdir()
    with (folder / "8.edxml").open("wb") as file:
        file.truncate(1 << 40)
    (folder / "9.edxml").write_bytes(said(sent_out, "13"))
    assert [one.file for one in take_folder(office, NOW)] == ["9.edxml"]
    assert not take_folder(office, NOW)
    assert sorted(os.fsencode(one.name) for one in (folder / "tu-choi").iterdir()) == sorted([*hostile, b"8.edxml"])
