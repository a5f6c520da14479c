"""The desk's forms on both databases: each does its work once, however often handed in, or says why it cannot."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlmodel import select

from models.app import App
from models.database import reading, writing
from models.due import Due, Submission
from models.enums import ObligationKind
from models.event import Event, verify_history
from models.message import Message
from models.states import CampaignState, DueState, MessageState
from tasks.campaigns.context import Context
from tasks.campaigns.lookup import find_campaign
from tasks.campaigns.objections import object_to
from tasks.commands.command import Answer, Command, submit
from tasks.commands.course import Close, Pause, Resume, Withdraw
from tasks.commands.judgements import Accept, KeepConsent, Propose, SendBack
from tasks.commands.letters import Confirm, Resend
from tasks.commands.obligations import Extend, Telephone, Uphold, Waive
from tasks.commands.publication import Prove
from tasks.commands.reports import Fill, Record, Request
from tasks.commands.retract import Retract
from tasks.commands.table import all_commands
from tasks.errors import Refused
from tasks.papers.verify import verify_pack
from tests.support.cast import FORM, OFFICER, SLUG, launched, owed
from tests.support.instants import at
from tests.support.verbs import go

NOW = "2022-02-16T09:00"
NUMBER = "77/STTTT-TTBCXB"


@pytest.fixture
def asked(app: App) -> App:
    """A campaign that is out, with the report of the window asked for."""
    launched(app, form=FORM[1:])
    go(app, "2022-01-24T09:00")
    hand(app, Request, due_on="2022-02-18", window="dot")
    return app


def hand(app: App, form: type[Command], when: str = NOW, **fields: Any) -> Answer:
    return submit(app, form.model_validate({"campaign": NUMBER, "by": OFFICER, **fields}), at(when))


def report(app: App, code: str = "cham") -> Due:
    with reading(app.engine) as session:
        query = select(Due).where(Due.kind == ObligationKind.REPORT).order_by(Due.id)  # type: ignore[arg-type]
        return session.exec(query).all()[["dung-han", "cham", "im-lang"].index(code)]


def disowned(app: App) -> None:
    """The late agency has said, on its page, that it is not its to do."""
    with writing(app.engine) as session:
        campaign, due = owed(session, "cham")
        object_to(Context(app, session, campaign, at(NOW), "Anh Chậm"), due, "thuộc Phòng Nội vụ")


def written(app: App) -> int:
    with reading(app.engine) as session:
        assert verify_history(session, SLUG) is None
        return len(session.exec(select(Event)).all())


def stuck(app: App, state: MessageState) -> None:
    """The first letter has ended in a state that needs a person."""
    with writing(app.engine) as session:
        letter = session.get_one(Message, 1)
        letter.state, letter.sent_at, letter.outcome = state, None, "thử"


TWICE: list[tuple[type[Command], dict[str, Any]]] = [
    (Request, {"due_on": "2022-03-18"}),
    (Record, {"agency": "cham", "text": "06 tin, bài", "via": "điện thoại", "received": "2022-02-16T08:30"}),
    (Record, {"agency": "cham", "values": ["phut=1240", "hinh_thuc=phát thanh"]}),
    (Fill, {"agency": "cham", "values": ["phut=90,5"]}),
    (Accept, {"agency": "Phòng Chậm"}),
    (SendBack, {"agency": "cham", "reason": "thiếu số liệu"}),
    (Retract, {"agency": "cham", "reason": "ghi nhầm cơ quan"}),
    (Extend, {"agency": "cham", "until": "2022-02-24", "reason": "vùng sâu"}),
    (Extend, {"agency": "cham", "until": "2022-02-24", "reason": "không có căn cứ", "answer": "không đồng ý"}),
    (Extend, {"agency": "cham", "until": "2022-02-24", "reason": "vùng sâu", "answer": "chờ ý kiến"}),
    (Withdraw, {"reason": "ban hành nhầm"}),
    (Waive, {"agency": "cham", "reason": "sáp nhập"}),
    (Uphold, {"agency": "cham", "reason": "theo Kế hoạch 03"}),
    (Telephone, {"agency": "cham", "spoke_with": "Anh Chậm", "said": "hẹn chiều nay"}),
    (Pause, {"reason": "chờ ý kiến"}),
    (Resume, {}),
    (Close, {}),
    (Close, {"window": "dot"}),
    (Pause, {"agency": "cham", "reason": "sáp nhập"}),
    (Pause, {"obligation": "report", "reason": "chờ ý kiến"}),
    (Resend, {"numbers": [1]}),
    (Confirm, {"number": 1, "answer": "đã nhận được"}),
    (Confirm, {"number": 1, "answer": "chưa nhận được"}),
]
OF_OTHER_CAMPAIGNS: set[type[Command]] = {Propose, KeepConsent, Prove}
"""Tried where there are two levels, a consultation, a page that was published: test_consultation.py, test_proof.py."""
BEFORE: dict[type[Command], tuple[type[Command], dict[str, Any]]] = {
    Fill: (Record, {"agency": "cham"}),
    Accept: (Record, {"agency": "cham"}),
    SendBack: (Record, {"agency": "cham"}),
    Retract: (Record, {"agency": "cham"}),
    Resume: (Pause, {"reason": "chờ ý kiến"}),
}


@pytest.mark.parametrize(("form", "fields"), TWICE)
def test_a_form_handed_in_twice_is_done_once(asked: App, form: type[Command], fields: dict[str, Any]) -> None:
    if form in BEFORE:
        hand(asked, BEFORE[form][0], **BEFORE[form][1])
    if form is Uphold:
        disowned(asked)
    if form in (Resend, Confirm):
        stuck(asked, MessageState.DEAD if form is Resend else MessageState.UNKNOWN)
    first = hand(asked, form, **fields)
    assert not first.again
    assert NUMBER in first.said and OFFICER in first.said
    done = written(asked)

    again = hand(asked, form, "2022-02-16T09:05", **fields)
    assert again.again
    assert again.said.startswith("đã có từ trước") and OFFICER in again.said and "16/02/2022" in again.said
    assert written(asked) == done


def test_every_form_is_tried() -> None:
    assert {form for form, _ in TWICE} | OF_OTHER_CAMPAIGNS == set(all_commands())
    assert len({form.entry.slug for form in all_commands()}) == len(all_commands())


def test_two_officers_at_once(asked: App) -> None:
    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(lambda _: hand(asked, Record, agency="cham", text="06 tin"), range(2)))
    assert sorted(answer.again for answer in answers) == [False, True]
    with reading(asked.engine) as session:
        assert len(session.exec(select(Submission)).all()) == 1


WRONG: list[tuple[type[Command], dict[str, Any], str]] = [
    (Accept, {"agency": "cham"}, "không thể duyệt: nghĩa vụ số .* “chưa nộp”"),
    (Record, {"agency": "nguoi-ngoai"}, "Cơ quan Người Ngoài không có nghĩa vụ “báo cáo”"),
    (Record, {"agency": "khong-co"}, "khong-co"),
    (Record, {"campaign": "9/X", "agency": "cham"}, "không có đợt “9/X”"),
    (Record, {"agency": "cham", "by": " "}, "cần ghi họ tên người thực hiện"),
    (Record, {"agency": "cham", "received": "2022-02-17T09:00"}, "phải trước lúc ghi"),
    (Record, {"agency": "cham", "values": ["phut=ba"]}, "“ba” không phải là số"),
    (Fill, {"agency": "cham", "values": ["phut=3"]}, "không thể ghi số liệu"),
    (Extend, {"agency": "cham", "until": "2022-02-17", "reason": "x"}, "hạn mới 17/02/2022 phải sau hạn cũ"),
    (Waive, {"agency": "cham", "reason": ""}, "miễn phải nêu lý do"),
    (Uphold, {"agency": "cham", "reason": "x"}, "không có ý kiến “không thuộc trách nhiệm” nào"),
    (Telephone, {"agency": "cham", "spoke_with": "Anh Chậm", "said": " "}, "cần ghi đã nói với ai"),
    (Request, {"due_on": "2022-02-21", "window": "dot"}, "đã được yêu cầu báo cáo này"),
    (Close, {"window": "khac"}, "không có khung thời gian “khac”"),
    (Pause, {"agency": "cham", "obligation": "report", "reason": "x"}, "hãy chọn một trong hai"),
    (Pause, {"agency": "nguoi-ngoai", "reason": "x"}, "không có trong nơi nhận"),
    (Pause, {"obligation": "khac", "reason": "x"}, "không có nghĩa vụ “khac”"),
    (Pause, {"agency": "cham", "reason": " "}, "tạm dừng phải nêu lý do"),
    (Resend, {"numbers": [1]}, "thư số 1 “đã gửi”, không gửi lại được"),
    (Resend, {"numbers": [999]}, "thư số 999 không thuộc đợt"),
    (Confirm, {"number": 1, "answer": "đã nhận được"}, "thư số 1 không phải là thư chưa rõ"),
]


def test_a_refused_form_changes_nothing_and_says_why(asked: App) -> None:
    before = written(asked)
    for form, fields, why in WRONG:
        with pytest.raises(Refused, match=why):
            hand(asked, form, **fields)
    assert written(asked) == before


def test_what_was_recorded_otherwise_is_no_repetition(asked: App) -> None:
    hand(asked, Record, agency="cham", text="06 tin, bài")
    with pytest.raises(Refused, match="không thể ghi nhận"):
        hand(asked, Record, agency="cham", text="16 tin, bài")


def test_the_state_that_each_form_leads_to(asked: App) -> None:
    hand(asked, Record, agency="cham", nil=True, via="văn bản giấy")
    assert report(asked).state is DueState.RECEIVED
    hand(asked, SendBack, agency="cham", reason="thiếu số liệu")
    assert (report(asked).state, report(asked).stated_on) == (DueState.RETURNED, dt.date(2022, 2, 18))
    hand(asked, Extend, agency="cham", until="2022-02-24", reason="vùng sâu")
    assert report(asked).stated_on == dt.date(2022, 2, 24)
    hand(asked, Pause, reason="chờ")
    hand(asked, Resume)
    hand(asked, Record, agency="cham")
    hand(asked, Accept, agency="cham")
    assert report(asked).state is DueState.ACCEPTED
    hand(asked, Waive, agency="im-lang", reason="giải thể")
    assert report(asked, "im-lang").state is DueState.WAIVED
    hand(asked, Close)
    with reading(asked.engine) as session:
        assert find_campaign(session, SLUG).state is CampaignState.CLOSED


def test_one_agency_is_held_and_goes_on(asked: App) -> None:
    hand(asked, Pause, agency="cham", reason="sáp nhập")
    assert report(asked).paused and not report(asked, "im-lang").paused
    said = hand(asked, Resume, "2022-02-16T10:00", agency="cham").said
    assert "Phòng Chậm thực hiện tiếp" in said
    assert not report(asked).paused
    assert hand(asked, Resume, "2022-02-16T10:05", agency="cham").again


def test_a_letter_in_doubt_is_not_simply_sent_again(asked: App) -> None:
    stuck(asked, MessageState.UNKNOWN)
    with pytest.raises(Refused, match="hãy hỏi nơi nhận rồi dùng phiếu xac-minh-thu"):
        hand(asked, Resend, numbers=[1])
    hand(asked, Confirm, number=1, answer="đã nhận được")
    with reading(asked.engine) as session:
        letter = session.get_one(Message, 1)
        assert (letter.state, letter.sent_at) == (MessageState.SENT, letter.claimed_at)


def test_a_bounced_letter_is_queued_again(asked: App) -> None:
    stuck(asked, MessageState.BOUNCED)
    assert "đã xếp lại 1 thư" in hand(asked, Resend, numbers=[1]).said
    with reading(asked.engine) as session:
        assert session.get_one(Message, 1).state is MessageState.PLANNED


def test_closing_makes_the_evidence_pack(asked: App) -> None:
    for code in ("dung-han", "cham", "im-lang"):
        hand(asked, Waive, agency=code, reason="đủ số liệu")
    said = hand(asked, Close).said
    path = asked.settings.data / "evidence" / f"{SLUG}.zip"
    assert str(path) in said and verify_pack(path).campaign == SLUG
    path.unlink()
    assert hand(asked, Close, "2022-02-16T09:05").again and path.exists()


def test_a_pack_that_cannot_be_written_does_not_undo_the_closing(asked: App) -> None:
    asked.settings.data.joinpath("evidence").write_text("no folder")
    answer = hand(asked, Close)
    assert "đã kết thúc" in answer.said and "chưa lập được hồ sơ" in answer.said
    with reading(asked.engine) as session:
        assert find_campaign(session, SLUG).state is CampaignState.CLOSED
