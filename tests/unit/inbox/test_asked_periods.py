"""Of several periods that were asked about, an answer is about that of the letter that it answers, or it waits."""

import pytest

from tasks.inbox.answer.answer_files import Sorted
from tasks.inbox.answer.asked_periods import other_period
from tasks.inbox.answer.classify import classify
from tasks.inbox.answer.enclosed import Enclosed
from tasks.inbox.answer.verdict import Classified, Says

FEBRUARY, MARCH = (
    f"Đề nghị báo cáo kết quả về {month}/2026 trước ngày {day}"
    for month, day in (("tháng 02", "20/03"), ("tháng 3", "03/04"))
)


def asked(own: str = "", *, title: str = "", name: str = "", told: tuple[str, ...] = (FEBRUARY,)) -> Classified:
    enclosed = (Enclosed(name or "a.docx", text="x", subject=title, file=name or "a.docx"),) if title or name else ()
    files = Sorted(documents=tuple(one.name for one in enclosed))
    return Classified(own, f"Re: {FEBRUARY}", files, ours=(FEBRUARY, MARCH), told=told, enclosed=enclosed)


@pytest.mark.parametrize(
    "answer",
    [
        asked("Tháng 3/2026 đơn vị không có nội dung báo cáo."), asked("Phòng gửi báo cáo tháng 03."),
        asked("Em gửi báo cáo", title="Kết quả công tác tháng 3 năm 2026"), asked("", name="BC T3.docx"),
        asked("bao cao thang ba", name="bc.docx"), asked("Gửi Sở", name="Báo cáo tháng 3-2026.pdf"),
    ],
)  # fmt: skip
def test_what_names_the_other_period_waits(answer: Classified) -> None:
    assert "kỳ khác: tháng 3" in other_period(answer)
    assert classify(answer).says is Says.NOTHING


@pytest.mark.parametrize(
    "answer",
    [
        asked("Tháng 2 đơn vị không có nội dung báo cáo."), asked("Không có nội dung báo cáo."),
        asked("Báo cáo tháng 02, phương hướng tháng 3", name="bc t2.docx"), asked("Gửi báo cáo tháng 1"),
        asked("Tháng 3 không có nội dung báo cáo.", told=(FEBRUARY, MARCH)), asked("Gửi báo cáo", name="BT33.docx"),
    ],
)  # fmt: skip
def test_what_names_its_own_or_no_other_that_was_asked_about_is_left(answer: Classified) -> None:
    assert other_period(answer) == ""
