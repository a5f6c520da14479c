"""What an office that has received a directive goes on to do with it: its own doing, which asks nothing of us."""

from tasks.inbox.answer.courtesies import TO_US
from tasks.inbox.answer.spelling import Phrase

_REST = (
    r"(?:(?!\b(?:nhưng|mà|chưa|không|thiếu|lỗi|sai|đề nghị|hỏi|song|tuy|còn|nếu|khi|sau|gia hạn|lùi|gửi|nộp|chờ|đợi|"
    r"xin|"
    r"kịp|cần|nhờ|mong|ai|nào|gì|thu hồi|trả|nhầm|"
    r"lại|bỏ|địa chỉ|ngoái|trước|nữa|thôi|sáp nhập|giải thể|ngừng|dừng|ký|duyệt)\b)[^.,;:!?\n])"
)
"""A letter of what is done, up to a word that may take it back or ask for something."""

_VERBS = (
    r"(triển khai|thực hiện|tổ chức|bố trí|chấp hành|xây dựng|tham mưu|phân công|giao|phối hợp|tuyên truyền|phổ biến|"
    r"quán triệt|phát sóng|đăng|viết|đưa tin|trình(?! ký| duyệt)|in|sao(?! gửi| chuyển)|lưu|chỉ đạo|nghiên cứu|"
    r"sản xuất|niêm yết|"
    r"chuyển|phát hành|"
    r"báo cáo lãnh đạo|vào sổ|nghiêm túc|khẩn trương|chủ động|tích cực)"
)

_PASSED_ON = (
    r"(trình(?! ký| duyệt)|chuyển|giao|phân công|sao(?! gửi| chuyển)|in|lưu|vào sổ|phát hành|tham mưu|"
    r"báo cáo lãnh đạo|phổ biến|"
    r"đọc|nắm)"
)

GOING_ON = Phrase(
    rf"\b(và )?đã (được )?{_PASSED_ON}\b{_REST}{{0,90}}|"
    rf"\b(và )?(sẽ|đang|(xin )?cam kết) (nghiêm túc |khẩn trương |sớm |kịp thời |tiếp tục |"
    rf"được )*{_VERBS}\b{_REST}{{0,90}}|"
    r"\b(và )?(sẽ|đang) (nghiêm túc |khẩn trương |sớm |tích cực |kịp thời |tiếp tục )*(được )?(triển khai|thực hiện|"
    r"tổ chức|bố trí( đăng tải)?|chấp hành|xây dựng (?=tin|kế hoạch|chương trình)|chủ động (?=phối hợp)|tham mưu|"
    r"phân công|"
    r"phối hợp|tuyên truyền|phổ biến|quán triệt|phát sóng|đăng phát|đưa tin|"
    r"trình lãnh đạo|chuyển lãnh đạo|báo cáo lãnh đạo|đăng tải|chỉ đạo|nghiên cứu|nghiêm túc)( (và )?(thực hiện|"
    r"triển khai|tuyên truyền|nghiêm túc|đầy đủ|kịp thời|ngay))*"
    r"( (đến|tới) (các )?(xã|phường|thị trấn|thôn|bản|khu phố|đơn vị)(,? (và )?(thôn|bản|khu phố|thị trấn))*)?"
    r"( với (các )?(đơn vị|cơ quan|ban|ngành|phòng|xã)[^.,;\n]{0,30} để (triển khai|thực hiện))?"
    r"|\b(và )?(đã |em |phòng )?trình (sếp|lãnh đạo)( rồi)?|\b(và )?(đã |sẽ )(sao (gửi|chuyển)|phát hành|chuyển|gửi|"
    r"triển khai)( công văn| văn bản)?( đến| tới| cho)* (các )?"
    r"(xã|phường|thị trấn|thôn|bản|khu phố|đơn vị|phòng|trường|cơ quan)((,| và)? (phường|thị trấn|thị xã|đơn vị))*"
    r"( (để )?(triển khai|thực hiện|biết))*(?=\s*([.,;]|ạ|$))"
    r"|\b(và )?sẽ (gửi |nộp |tổng hợp |tổng hợp và gửi )?báo cáo( kết quả)*( (theo )?đúng (thời )?(hạn|"
    r"gian quy định|quy định))"
    r"|(?<=công văn )(đề nghị|yêu cầu) báo cáo( kết quả)?|(?<=văn bản )(đề nghị|yêu cầu) báo cáo( kết quả)?"
)
"""What an office that has received a directive does with it."""

_WHO_WAS_BUSY = (
    r"((em|tôi|chúng tôi|mình|phòng|đơn vị|văn thư|cán bộ|đồng chí|phụ trách|bộ phận|lãnh đạo|cơ quan|có|bị|quá|hơi|"
    r"đang|nhiều|một chút|sự|sơ suất|sơ sót|bận|việc|công việc|công tác|họp|đi|cơ sở|tập huấn|quên|mất điện|mất mạng|"
    r"lỗi mạng|nghỉ|phép|ốm|lễ|tết) ){1,10}"
)
"""Why an answer came late, and no more: any other reason may be a refusal, and is judged by its own words."""

LATE_ANSWER = Phrase(
    rf"\b(rất |kính |em |thành thật )*(xin lỗi|cáo lỗi)( {TO_US})?,? (vì|do)( đã| việc| sự)* "
    rf"(xác nhận|trả lời|phản hồi|phúc đáp)( thư| lại| văn bản| công văn)*( (hơi|quá))? (chậm|muộn|trễ)( trễ)?( hạn)?"
    rf"|,? ?\b(do|vì) {_WHO_WAS_BUSY}nên (đã )?(xác nhận|trả lời|phản hồi|phúc đáp)( hơi| quá)? (chậm|muộn|trễ)"
)
"""An apology for an acknowledgement that comes late."""

ALSO_SENT = Phrase(
    r"\(?\b(đồng thời|song song|và|bản giấy|bản cứng|bản gốc|bản chính) (cũng )?(đã )(được )?gửi (qua|trên|theo|bằng) "
    r"(đường )?(bưu điện|công văn|trục( liên thông)?( văn bản)?|phần mềm( quản lý văn bản)?|"
    r"hệ thống( quản lý văn bản)?|"
    r"vnpt|ioffice|i-office|qlvb|zalo)( [^\W\d_]*-?i-?office| vnpt\S*| qlvb| điều hành| điện tử)*\s*\)?"
)
"""By what other way the report went too, beside the report itself."""

NO_DIFFICULTY = Phrase(
    r"\b(những )?(khó khăn|vướng mắc|tồn tại|hạn chế|kiến nghị|đề xuất)"
    r"((,| và|;) (khó khăn|vướng mắc|tồn tại|hạn chế|kiến nghị|đề xuất))*"
    r"\s*:\s*không( có)?(?=\s*(?:ạ)?\s*([.;,!]|$))"
)
"""The last heading of a report, under which nothing is told."""

WITH_PICTURES = Phrase(
    r" (?:và|cùng|kèm)(?: theo| với)?(?: một số| các| những)? (?:hình ảnh|ảnh|minh chứng|phụ lục|biểu|video|số liệu)"
    r"(?: (?:hoạt động|tuyên truyền|minh họa|minh chứng|số liệu|kèm theo|đính kèm|thực tế|liên quan|trong|file|tệp|nén|"
    r"ạ))*(?=\s*(?:[.,;:!()]|$))"
)
"""What comes beside a report, and is no matter of its own."""

AFTER_YOURS = Phrase(
    r"\b(ngay )?sau khi nhận được (thư( nhắc)?|công văn|văn bản|đề nghị|nhắc nhở|đôn đốc)( nhắc| đôn đốc)?"
    rf"( của {TO_US})?(?=\s*,)"
)
"""What made an office send its report."""
