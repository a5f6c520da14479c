"""Why an act was refused, without the command line's words."""

import re

import pytest

from portal.desk.dues.plain_words import refusal_words


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("miễn phải nêu lý do (--reason)", "Miễn phải nêu lý do."),
        (
            "còn 2 báo cáo chờ duyệt; hãy dondoc accept hoặc dondoc return trước khi đóng",
            "Còn 2 báo cáo chờ duyệt; hãy “Duyệt báo cáo” hoặc “Trả lại báo cáo” trước khi đóng.",
        ),
        (
            "A đã được yêu cầu báo cáo này, hạn 18/02/2022; muốn đổi hạn hãy dùng dondoc extend",
            "A đã được yêu cầu báo cáo này, hạn 18/02/2022; muốn đổi hạn hãy dùng “Gia hạn”.",
        ),
        (
            "đã đưa tệp biểu mẫu (--file) thì không ghi --value, --nil hoặc --later; hãy bỏ một trong hai",
            "Đã đưa tệp biểu mẫu thì không ghi “Số liệu”, “Báo cáo không có nội dung” hoặc “Số liệu đến sau”; hãy bỏ "
            "một trong hai.",
        ),
        (
            "thư số 3 đã được ghi nhận là bản mới hơn của báo cáo này; nếu cả báo cáo đều sai, hãy dondoc inbox undo 3",
            "Thư số 3 đã được ghi nhận là bản mới hơn của báo cáo này; nếu cả báo cáo đều sai, hãy rút lại thư số 3 ở "
            "trang Thư đến.",
        ),
        (
            "thư số 4 chưa rõ đã gửi hay chưa; hãy hỏi nơi nhận rồi dùng phiếu xac-minh-thu",
            "Thư số 4 chưa rõ đã gửi hay chưa; hãy hỏi nơi nhận rồi dùng “Xác minh thư chưa rõ”.",
        ),
        (
            "nghĩa vụ “report” đang tạm dừng; hãy dondoc resume 77-x --obligation report trước",
            "Nghĩa vụ “report” đang tạm dừng; hãy “Chạy tiếp” nghĩa vụ report trước.",
        ),
        ("văn bản yêu cầu phải có cả số (--document) và ngày (--dated)", "Văn bản yêu cầu phải có cả số và ngày."),
        (
            "danh sách nơi nhận đã đổi sau khi duyệt; xem lại rồi thêm --confirm 17:3fa2c1d09b7e",
            "Danh sách nơi nhận đã đổi sau khi duyệt; xem lại rồi thêm “Mã xác nhận nơi nhận” 17:3fa2c1d09b7e.",
        ),
        ("không có thư số 9; dondoc messages --json cho biết các số", "Không có thư số 9."),
        ("hạn mới 01/02/2022 phải sau hạn cũ - 2022", "Hạn mới 01/02/2022 phải sau hạn cũ - 2022."),
    ],
)
def test_what_the_command_line_wants_is_said_as_the_page_has_it(said: str, shown: str) -> None:
    assert refusal_words(said) == shown and not re.search(r"--|dondoc", shown)
