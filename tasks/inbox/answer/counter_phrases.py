"""The phrases that speak against an answer: questions, refusals, promises, drafts, in all of its own words."""

from tasks.inbox.answer.courtesies import WE
from tasks.inbox.answer.spelling import Phrase

ASKS = Phrase(
    r"\?|\b(cho (em |tôi |mình |phòng |đơn vị |chúng tôi )?(hỏi|biết|xin)|xin hỏi|hỏi|có phải|phải (không|chăng)|"
    r"được không|không ạ|hay không|hay là|(đã|có) .{0,60} (chưa|không)\s*(ạ|vậy|¬nhỉ|anh|chị|$)|"
    r"chưa ạ|bao giờ|khi nào|lúc nào|hôm nào|ngày nào|thế nào|như nào|ra sao|làm sao|tại sao|vì sao|sao (lại|vẫn)|"
    r"mẫu nào|nào (ạ|vậy|¬nhỉ|thế|đó)|(cái|bản|mẫu|biểu|địa chỉ|phần|mục|chỗ|ai|đơn vị|văn bản|số) nào|"
    r"là gì|cái gì|(những )?gì (ạ|vậy|thế|không)|ở đâu|(về|đến|tới|vào) đâu|đâu (ạ|rồi|vậy)|bao nhiêu|¬mấy|¬à\b|¬hả|"
    r"¬nhỉ|chăng|ai (ạ|là)|hướng dẫn|giải thích|làm rõ|có cần|có được)"
)
"""Questions, with and without their mark."""

MORE_TIME = Phrase(
    r"\b(gia hạn|(lùi|giãn|dời|hoãn|khất|kéo dài)|thêm (thời gian|ít|vài|¬mấy|\d+)|xin thêm|(chậm|muộn|trễ|quá hạn)|"
    r"không kịp|chưa kịp|(xin|cho) phép|thông cảm|thư thư|"
    r"đến hết ngày .{0,20}(mới|sẽ)|sang (tuần|tháng|ngày|đầu|thứ))\b"
)
"""Wishes for more time, and excuses."""

NOT_YET = Phrase(
    r"\b(chưa|sẽ|sắp|hẹn|hứa|dự kiến|dự định|cố gắng|phấn đấu|tranh thủ|đang (tổng hợp|hoàn thiện|hoàn thành|"
    r"xây dựng|soạn|làm|¬chờ|đợi|trình|viết|thu thập|rà soát|cập nhật|tập hợp|xin|ký|chuẩn bị)|"
    r"¬chờ|đợi|lát (nữa)?|(tí|tý|xíu|tẹo|chút|chốc)( nữa)?,? (em|phòng|đơn vị|tôi|mình|anh|chị|thì|là|xong|nữa)|"
    r"(chiều|tối|trưa) (em|phòng|đơn vị|tôi|mình) (gửi|nộp|có|báo cáo)|"
    r"(phút|tiếng|giờ|ngày|hôm) nữa|(ngày|sáng|trưa|chiều|tối) mai|"
    r"mai\b.{0,60}\b(gửi|nộp|có|"
    r"báo cáo|xong)|hôm sau|ngày kia|tuần (sau|tới)|tháng (sau|tới)|đầu (tuần|tháng)|cuối (tuần|tháng|giờ)|"
    r"(gửi|nộp|bổ sung|hoàn thiện|báo cáo|tính|cập nhật) (lại )?sau|sau (khi|này|tết|đó)|khi (nào|có|xong|lãnh đạo|"
    r"hoàn)|trong (sáng|chiều|hôm|ngày) (nay|mai)|trước (ngày|khi)|"
    r"(xin )?(nộp|gửi|có|hoàn thành|báo cáo).{0,40}\b(vào|trong) (thứ|ngày|sáng|chiều|đầu|cuối|tuần|tháng|hôm)|"
    r"thứ (hai|ba|tư|năm|sáu|bảy|\d) (tuần|tới|này)|tạm thời|trước mắt|tiếp tục (hoàn|bổ|cập|tổng))\b"
)
"""Promises, and what is still being done."""

REFUSES = Phrase(
    r"(?:^\W*|[,.;!] |\b(?:anh|chi|so|em|xin|mong) )dung (?!quy|han|thoi|theo|yeu|noi|ngay|gio|tien|muc|voi)[a-z]+|"
    r"\b(không|chẳng|chả|¬đừng|khoan|ko|khg|hông|từ chối|trả lại|nhầm|thu hồi|hủy|(này|đó) bỏ|bỏ (đi|bản|báo cáo|"
    r"thư)|bỏ qua|rút (lại)?|phản đối|"
    r"thuộc (thẩm quyền|trách nhiệm|phòng|đơn vị|sở)|ngoài (thẩm quyền|phạm vi|trách nhiệm)|miễn|hết hiệu lực|"
    r"khó khăn|¬bận)\b|(?<!\w)k (có|phải|mở|nhận|thấy|kịp|biết|được)\b"
)
"""Denials and refusals."""

BUT = Phrase(
    r"\b(?:(?:nhưng|tuy nhiên|tuy vậy|song (?:chưa|vẫn|do|vì|phòng|đơn vị)|mặc dù|dù (?:đã|sao|vậy)|nếu|trường hợp|"
    r"giả sử|trừ|ngoại trừ|ngoài ra|riêng|còn lại|còn (?:thiếu|một|các|xã|phần|nợ|lần|bản)|lẽ ra|đáng lẽ)\b|do |¬vì )"
)
"""What takes a sentence back, or makes it depend on something."""

COMPLAINS = Phrase(
    r"\b(thiếu|lỗi|hỏng|sai|¬mờ|nhòe|¬trắng|¬trống|¬mất|sót|¬hở|rách|vi-?rút|virus|(gửi|cấp|cung cấp|chuyển|đính kèm|"
    r"kèm) lại|nhờ|giúp|¬hộ|vui lòng|làm ơn|bổ sung|đính chính|thay thế|chỉnh sửa|sửa( lại| đổi)?|thay (cho|thế)|"
    r"trùng|¬cũ|hết hạn|dung lượng|spam|thùng rác|mật khẩu|chỉ (nhận|có|thấy|mở|được)|mới (nhận|có|được|"
    r"chỉ)( được)? (mỗi|một|trang|phần|\d)|mỗi (trang|phụ lục))\b"
)
"""Complaints, corrections, and what is asked of us."""

REQUESTS = Phrase(
    rf"\b(đề nghị|kính đề nghị|mong|kính mong|rất mong|nhờ|xin|yêu cầu) (quý )?({WE}|ý kiến|hướng dẫn|được|cấp|"
    rf"chỉ đạo|xác nhận|phản hồi|báo lại|gửi|cho)\b|(?<!công văn )(?<!văn bản )\b(đề nghị|kiến nghị|đề xuất)\b"
)

DRAFTS = Phrase(
    r"\b(ước (tính|thực hiện)|mới là|còn (rà|phải|chờ|đang|cập nhật)|rà lại|dự thảo|bản thảo|bản nháp|nháp|đề cương|"
    r"(xem|đọc|duyệt|kiểm tra|rà soát|đối chiếu)( (qua|trước|¬hộ|giúp|lại|"
    r"thử))|góp ý|cho ý kiến|xin ý kiến|tham khảo|¬thử|thử nghiệm|test|kiểm thử|sơ bộ|tạm (gửi|tính|thời|báo)|"
    r"mẫu (báo cáo|biểu|này)?|ví dụ|minh họa|(một|1) phần|chưa ký|không (dấu|đóng dấu)|nội bộ|chuyển tiếp|forward|"
    r"(năm|tháng|kỳ|quý|đợt|tuần|hôm) (ngoái|trước)|so sánh|"
    r"(gửi|chuyển) (tới |đến |về |cho )?(các|những) (xã|phường|thị trấn|trường|thôn|đơn vị|phòng|cơ quan))\b"
)
"""What is not yet, or not, the thing itself."""

HEARSAY = Phrase(r"\b(nghe nói|nghe đâu|hình như|chắc là|có lẽ|có vẻ|dường như)\b")
"""What somebody else said, or may be so."""

FOR_SIGNATURE = Phrase(
    r"\b((?<!đã )(?<!đã được )phê duyệt|trình ký|(để|cho|xin|trình|nhờ|mời|gửi|chuyển) (anh|chị|lãnh đạo|đồng chí|"
    r"thủ trưởng|sếp)[^.,;]{0,15}\b(ký|duyệt))\b"
)
"""A paper on its way within the office: it has not been signed."""
