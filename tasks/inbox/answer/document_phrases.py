"""The words by which an enclosed document shows what it is: its title, a stamp, what it asks for."""

import re

from tasks.inbox.answer.spelling import Phrase

LEFT_OPEN = "để trống"
"""How the reader says that the place of a number or day is there, and empty."""

REPORT_TYPE, LETTER_TYPE = "báo cáo", "công văn"

TITLE_OF_REPORT = Phrase(r"^\W*(báo cáo|b/?c|biểu|bảng|phụ lục|kết quả|số liệu|thống kê|tổng hợp)\b")
"""How the title of a report, of its annex or of its table begins."""

REPORT_LINE = Phrase(r"^\W*báo cáo\b")
OFFICE_LINE = Phrase(
    r"^\W*(ubnd|ủy ban|hđnd|phòng|sở|ban|trung tâm|đài|báo(?! cáo)|chi cục|cục|văn phòng|hội|"
    r"đoàn|trường|huyện|công an|bộ)\b"
)
"""An office in the head of a document."""

TITLE_OF_OTHER = Phrase(
    r"^\W*(giấy (mời|đề nghị|xác nhận|phép|giới thiệu|đi đường|ủy quyền|báo|nghỉ phép)|thư mời|thư cảm ơn|đơn|tờ trình|"
    r"kế hoạch|quyết định|thông báo|thông tư|nghị quyết|chỉ thị|nghị định|danh sách|lịch|biên bản|hợp đồng|phiếu|"
    r"đề cương|đề án|chương trình|hướng dẫn|mẫu|bài (tuyên truyền|phát biểu|viết|tham luận)|hóa đơn|quy chế|quy định|"
    r"công điện|thể lệ|dự toán|bản (cam kết|kiểm điểm|tin|thảo|ghi nhớ)|tài liệu|lý lịch|sơ yếu)\b"
)
"""How the title of another paper begins."""

DRAFT = Phrase(
    r"^\W*(bản )?(dự thảo|bản thảo|bản nháp|nháp|draft|bản lấy ý kiến)\b|[(\[]\s*(bản )?(dự thảo|bản thảo|nháp|draft)\b"
)
"""The mark of a draft, at the beginning of a line or in brackets."""

NOT_FINAL = Phrase(
    r"\b(báo cáo|số liệu|kết quả) (này )?(là |chỉ là |mới là |còn )*(sơ bộ|ước tính|tạm tính|chưa (chính thức|đầy đủ))"
    r"|\bsẽ (có |gửi |nộp )?báo cáo (chính thức|đầy đủ|chi tiết|bổ sung|sau)\b"
)
"""What says that the report proper is still to come."""

MORE_TIME = Phrase(
    r"\b(xin|đề nghị|kính mong|mong|cho phép|kiến nghị|được)\b[^.;\n]{0,80}\b(gia hạn|lùi|hoãn|kéo dài|giãn|dời)\b"
    r"[^.;\n]{0,60}\b(thời gian|thời hạn|hạn|ngày|nộp|gửi|báo cáo)\b|\bgia hạn[^.;\n]{0,30}\b(nộp|gửi|báo cáo)\b"
)
"""A request for more time to report."""

ASKS_FOR = Phrase(
    r"\b(gia hạn|lùi|hoãn|xin|đề nghị|kiến nghị|mời|yêu cầu|đôn đốc|hướng dẫn|góp ý|cử|đăng ký|cung cấp|"
    r"phối hợp|trả lời|phúc đáp|không (thực hiện|báo cáo)|chưa|từ chối|thay đổi|đính chính|hủy|thu hồi)\b"
)
"""What the subject of a letter names when it brings no report."""

REPORTS = Phrase(r"\b(báo cáo|b/?c|kết quả|số liệu|tổng hợp|thống kê)\b")
UNFILLED = re.compile(r"\.{6,}|…{2,}|_{5,}|(?:\. ){5,}")
"""The dotted lines of a form that is to be filled in."""

MOST_UNFILLED = 4

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
