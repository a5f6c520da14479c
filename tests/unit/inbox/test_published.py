"""What an answer to the letter about a publication is taken for: a page where it is unmistakable, else it waits."""

import pytest

from tasks.inbox.answer.answer_files import sort_files
from tasks.inbox.answer.own_words import own_words
from tasks.inbox.answer.published import publication_verdict
from tasks.inbox.answer.verdict import Classified, Says
from tasks.storage.attachments import File

URL = "https://langson.gov.vn/van-ban/cong-van-77"
NAMES = ("Trung tâm Công nghệ số", "Sở Thông tin và Truyền thông tỉnh Lạng Sơn", "tuyên truyền thử")
PDF = File("bao-cao.pdf", "application/pdf", b"%PDF-1.7 bao cao")
PICTURE = File("man-hinh.png", "image/png", b"\x89PNG" + bytes(30_000))


def taken_for(text: str, subject: str = "Re: đăng tải văn bản", *files: File) -> str:
    answer = Classified(
        own_words(text), subject, sort_files(files), names=NAMES,
        ours=("đăng tải văn bản lên Trang thông tin điện tử",), numbers=("77/STTTT-TTBCXB",),
        agency=NAMES[:1], us=NAMES[1:2],
    )  # fmt: skip
    verdict = publication_verdict(answer)
    return "other" if verdict is None else "page" if verdict.says is Says.PUBLISHED else "wait"


@pytest.mark.parametrize(
    "text",
    [
        URL,
        f"<{URL}>",
        f"Đã đăng tải tại {URL}",
        f"Kính gửi Sở Thông tin và Truyền thông.\nTrung tâm đã đăng tải văn bản tại địa chỉ: {URL}.\nTrân trọng.",
        f"Dạ, em gửi đường link bài đăng ạ: {URL}",
        f"Trung tâm Công nghệ số báo cáo đã hoàn thành việc đăng tải Công văn số 77/STTTT-TTBCXB, địa chỉ: {URL}",
        f"Da dang tai van ban tai {URL}",
        f"Link: {URL}\nhttps://langson.gov.vn/van-ban/phu-luc?id=2",
        f"Đã đăng lên chuyên mục Văn bản chỉ đạo điều hành (https://langson.gov.vn): {URL}",
        f"Văn bản đã được công khai trên cổng thông tin điện tử ngày 25/01/2022: {URL}",
    ],
)
def test_unmistakable(text: str) -> None:
    assert taken_for(text) == "page"
    assert taken_for(text, "Re: đăng tải văn bản", PICTURE) == "page"  # a picture of the screen


@pytest.mark.parametrize(
    "text",
    [
        f"Sẽ đăng tải tại {URL}",
        f"Chưa đăng tải được, dự kiến ở {URL}",
        f"Đăng tại {URL} được không ạ?",
        f"Không đăng được lên {URL}",
        f"Bài {URL} đã bị gỡ",
        f"Sở Y tế đã đăng tại {URL}",
        f"Tỉnh Bắc Giang đã đăng tại {URL}",
        f"Đã đăng 1/3 văn bản tại {URL}",
        f"Gửi báo cáo theo link {URL}",
        f"Đã nhận văn bản. {URL}",
        f"Tài liệu tham khảo: {URL}",
        f"Đã đăng tải Công văn số 78/STTTT-TTBCXB tại {URL}",
        f"Đã đăng tải tại {URL} nhưng thiếu phụ lục",
        "Đã đăng tải tại https://langson.gov.vn/",
        "Đã đăng tải tại http://10.0.0.1/bai",
        "Đã đăng tải tại https://langson.gov.vn:8443/bai",
        f"Tôi đang nghỉ phép, sẽ trả lời sau. {URL}",
        f"Đề nghị Sở đăng giúp tại {URL}",
        "\n".join(f"{URL}?trang={n}" for n in range(6)),
    ],
)
def test_what_waits(text: str) -> None:
    assert taken_for(text) == "wait"


def test_with_a_document_or_forwarded_it_waits() -> None:
    assert taken_for(f"Đã đăng tải tại {URL}", "Re: đăng tải", PDF) == "wait"
    assert taken_for(f"Đã đăng tải tại {URL}", "Fwd: đăng tải") == "wait"


@pytest.mark.parametrize(
    "text",
    [
        "Đã đăng tải.",
        "Đã nhận văn bản.",
        "Đã nhận văn bản.\nTrân trọng.\nWebsite: https://langson.gov.vn",
        f"Đã nhận văn bản.\n\nVào 24/01/2022, Sở <so@so.example> đã viết:\n> xem {URL}",
        "Đã đăng tại langson.gov.vn/van-ban/77",
    ],
)
def test_what_names_no_page_is_judged_as_any_answer(text: str) -> None:
    assert taken_for(text) == "other"
