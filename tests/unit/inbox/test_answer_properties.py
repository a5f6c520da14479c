"""Whatever a text is put together from, if each piece asks, promises or refuses, it is counted for nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.inbox.answer.answer_files import sort_files
from tasks.inbox.answer.classify import classify
from tasks.inbox.answer.own_words import own_words
from tasks.inbox.answer.verdict import Classified, Says
from tasks.storage.attachments import File

OPENINGS = (
    "",
    "Kính gửi Sở, ",
    "Báo cáo anh, ",
    "Dạ thưa chị, ",
    "Dạ, ",
    "Báo cáo đồng chí, em xin trả lời: ",
    "kinh gui So: ",
)
WHO = ("phòng", "đơn vị", "em", "UBND huyện", "chúng tôi", "Phòng Văn hóa và Thông tin huyện Bắc Sơn", "don vi")
WHAT = (
    "báo cáo",
    "văn bản",
    "công văn số 77/STTTT-TTBCXB",
    "số liệu",
    "tệp đính kèm",
    "bao cao",
    "phụ lục",
    "báo cáo không",
)
ASKS = (
    "{who} gửi {what} theo mẫu nào ạ",
    "{what} này {who} nộp ở đâu",
    "{who} có phải gửi {what} không",
    "hạn nộp {what} là bao giờ",
    "Sở đã nhận được {what} của {who} chưa",
    "cho {who} hỏi về {what}",
    "{what} gồm những gì vậy anh",
    "đề nghị Sở hướng dẫn {who} làm {what}",
    "{who} co phai nop {what} khong",
    "{what} nop ntn vậy a",
    "k biết {what} gửi vào đâu",
    "anh xem giúp {who} {what} được chưa",
    "Sở xác nhận đã nhận {what} giúp {who} được không?",
)
PROMISES = (
    "{who} sẽ gửi {what} sau",
    "{what} {who} hẹn chiều mai có",
    "{who} đang tổng hợp {what}",
    "{who} dự kiến nộp {what} vào thứ Sáu",
    "tuần sau {who} gửi {what}",
    "{who} xin nộp {what} vào đầu tuần",
    "{who} sẽ xác nhận khi nhận được {what}",
    "{what} đang trình ký",
    "mai {who} gửi {what}",
    "{who} se gui {what} sau",
    "tí e gửi {what} nhé",
    "{what} đợi sếp ký đã ạ",
    "15 phút nữa {who} gửi 12 tin bài trong {what}",
)
REFUSALS = (
    "{who} không gửi {what}",
    "{who} chưa nhận được {what}",
    "{what} không mở được",
    "{who} không nhận được {what}",
    "{what} không thuộc trách nhiệm của {who}",
    "{who} xin gia hạn {what}",
    "{what} không kịp hoàn thành",
    "{who} gửi nhầm {what}",
    "{what} bị lỗi",
    "{who} nhận được {what} nhưng thiếu trang",
    "{who} chua co {what}",
    "{who} ko mở đc {what}",
    "đừng tính {what} này nhé",
    "chúc anh vui nhưng {what} chưa xong",
    "đề nghị Sở gửi lại {what}",
)
ENDINGS = (
    "",
    ".",
    " ạ.",
    ". Trân trọng.",
    ". Trân trọng cảm ơn!",
    ".\n\nTrân trọng,\nNguyễn Văn A",
    ".\nĐã gửi từ iPhone của tôi",
)
SUBJECTS = ("Re: Đề nghị báo cáo kết quả", "Báo cáo", "Trả lời", "Xác nhận", "")
PDF = File("bao-cao.pdf", "application/pdf", b"%PDF-1.7")

piece = st.builds(
    lambda form, who, what: form.format(who=who, what=what),
    st.sampled_from(ASKS + PROMISES + REFUSALS),
    st.sampled_from(WHO),
    st.sampled_from(WHAT),
)


@given(
    st.sampled_from(OPENINGS),
    st.lists(piece, min_size=1, max_size=3),
    st.sampled_from([". ", ", ", "; ", "\n"]),
    st.sampled_from(ENDINGS),
    st.sampled_from(SUBJECTS),
    st.sampled_from([(), (PDF,)]),
)
@settings(max_examples=600, deadline=None)
def test_no_text_of_questions_promises_and_refusals_is_counted(
    opening: str, pieces: list[str], joint: str, ending: str, subject: str, files: tuple[File, ...]
) -> None:
    text = f"{opening}{joint.join(pieces)}{ending}"
    answer = Classified(own_words(text), subject, sort_files(files), numbers=("77/STTTT-TTBCXB",))
    assert classify(answer).says is Says.NOTHING, text


@given(st.text(max_size=300), st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str, subject: str) -> None:
    classify(Classified(own_words(text, [text[:100]], ["Phòng Chậm"]), subject))
