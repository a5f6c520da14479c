"""The phrases of Vietnamese offices in answers to a directive: what says a thing, and what speaks against it.

Two lists decide. What speaks against an answer (a question, a refusal, a promise, a draft …) is looked for in all of
a mail's own words. What a mail is counted for by its words alone must stand in a sentence of which nothing is left but
words known to be harmless.
"""

import re

from tasks.inbox.answer.spelling import Phrase

OFFICE = "đơn vị"
"""What the name of an office is read as, for it could be read as words."""

WE = (
    r"(sở|quý (sở|cơ quan|đơn vị|phòng|ban|cấp|anh|chị|vị)|anh|chị|các (anh|chị|đồng chí)|anh/chị|(đồng chí|"
    r"đ/c)( [^\W\d_]+)?|lãnh đạo( sở)?|cô|chú|bác|ban|phòng)"
)

OPENING = Phrase(
    rf"^\W*((dạ|vâng|kính|thưa|kính thưa|kính gửi|gửi|em|chào|em chào|kính chào|báo cáo|xin báo cáo|kính báo cáo|"
    rf"xin kính báo cáo)\W+)*"
    rf"(dạ|vâng|(kính )?thưa|(kính )?gửi|(em |kính )?chào|(xin )?(kính )?(trân trọng )?báo cáo)\s*:?\s*{WE}\b\s*(,|:|"
    rf"-|"
    rf"ạ\b|(?=\b(em|tôi|mình|đơn vị|phòng|chúng)\b))"
)
"""A polite opening: "Báo cáo anh, …", "Kính gửi Sở: …", "Dạ thưa chị, …"; no report is meant by it."""

COURTESY = Phrase(
    rf"\b(xin )?(kính )?(trân trọng |chân thành )?(cảm|cám) ơn( (nhiều|trân trọng))?( {WE})?( rất nhiều| nhiều)?|"
    rf"\b(xin )?(kính )?trân trọng( kính chào)?|\bkính (chúc|chào)( {WE})?|\bchúc {WE} (sức khỏe|một ngày tốt lành)|"
    rf"\bxin (?=(được )?(kính )?(trân trọng )?(xác nhận|thông báo|báo|báo cáo|gửi|nộp|trình)\b)|"
    rf"\b(để|kính mong|kính đề nghị|đề nghị|mong|kính trình|kính đề xuất) {WE} (được )?(biết|nắm|nắm được|theo dõi|"
    rf"xem xét,? tổng hợp|"
    rf"tổng hợp|tiếp nhận|ghi nhận|xem xét)( (và|,) (tổng hợp|theo dõi|chỉ đạo|báo cáo))*(?=\s*(,|\.|;|ạ|!|$|để))|"
    rf"\b{WE} (tiếp )?(nhận|tổng hợp|theo dõi) (giúp|hộ)( em| phòng| đơn vị| với)*|"
    rf"\bchúc {WE} .{{0,40}}(vui|vui vẻ|tốt lành|sức khỏe|hạnh phúc)|\btheo (tinh thần|yêu cầu|đề nghị) (của|tại)"
)
"""Courtesies, which say nothing for or against."""

GOING_ON = Phrase(
    r"\b(và )?(sẽ|đang) (nghiêm túc |khẩn trương |sớm |tích cực |kịp thời |tiếp tục )*(được )?(triển khai|thực hiện|"
    r"tổ chức|tham mưu|phân công|phối hợp|tuyên truyền|"
    r"trình lãnh đạo|chuyển lãnh đạo|báo cáo lãnh đạo|đăng tải|chỉ đạo|nghiên cứu|nghiêm túc)( (và )?(thực hiện|"
    r"triển khai|tuyên truyền))*"
    r"|\b(và )?sẽ (gửi |nộp )?báo cáo( kết quả)*( (theo )?đúng (thời )?(hạn|gian quy định|quy định))"
    r"|(?<=công văn )(đề nghị|yêu cầu) báo cáo( kết quả)?|(?<=văn bản )(đề nghị|yêu cầu) báo cáo( kết quả)?"
)
"""What an office that has received a directive does with it."""

RECEIVED = Phrase(
    r"(?<!\w)(?:(?:(?:đã|vừa|mới)(?: (?:tiếp )?nhận)(?: (?:được|đủ|đầy đủ))*|(?:tiếp )?nhận được(?: đầy đủ| đủ)?|"
    r"nhận (?:đủ|đầy đủ)|xác nhận(?: (?:là|việc))?"
    r"(?: đã(?: (?:tiếp )?nhận(?: (?:được|đủ|đầy đủ))*)?)?(?: việc)?|nhận)(?P<done>(?: rồi| xong)?))(?!\w)"
)
"""Words that say received."""

PAPERS = Phrase(
    r"^\s*(?:đủ |đầy đủ |được |nội dung |bản |các |những |file |tệp |0\d |một )*(?:văn bản|công văn|thư điện tử|"
    r"thư|e-?mail|mail|gmail|cv|vb|c\.v|v\.b|vbđt|công điện|tài liệu|"
    r"số \d+|\d+\s*/\s*\w)"
)
"""What is received: a paper, a mail, a number."""

NO_PAPER = Phrase(
    r"^\s*(?:(?:thông )?qua (?:e-?mail|thư|mail|hệ thống)|lúc \d|ngày \d|được |rồi"
    r"|ạ|nhé|đủ|đầy đủ|xong|,|\.|!|;|-|\)|$)"
)

NIL = Phrase(
    r"(?<!\w)(?:báo cáo không(?: (?:có )?phát sinh)?(?: (?:nội dung|số liệu|vụ việc|gì))*"
    r"|không có (?:nội dung|số liệu|gì|thông tin|vấn đề|hoạt động|vụ việc|trường hợp|phát sinh)(?: (?:gì|"
    r"nào))?(?: phát sinh)?(?: (?:cần|để|phải))*(?: báo cáo)"
    r"|không (?:có )?phát sinh(?: (?:nội dung|số liệu|vụ việc|trường hợp|hoạt động|gì))*(?: (?:nào|gì))?(?: (?:cần|"
    r"để|phải))*(?: báo cáo)?"
    r"|không có (?:nội dung|số liệu|vụ việc|trường hợp|hoạt động)(?: (?:nào|gì))? phát sinh(?: (?:cần|để|"
    r"phải))*(?: báo cáo)?)(?!\w)"
)
"""Words that say that there is nothing to report."""

NIL_GOES_ON = Phrase(
    r"^\s*(?:$|[,.;:!)\"]|ạ\b|nhé\b|(?:trong|ở|tại|về|theo|đối với|liên quan|trên địa bàn|để|năm|tháng|quý|đợt|kỳ|"
    r"nêu|nói|đến|tới|từ|này|trên|gửi)\b)"
)

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
    r"¬chờ|đợi|lát (nữa)?|tí nữa|chút nữa|(phút|tiếng|giờ|ngày|hôm) nữa|(ngày|sáng|trưa|chiều|tối) mai|"
    r"mai\b.{0,60}\b(gửi|nộp|có|"
    r"báo cáo|xong)|hôm sau|ngày kia|tuần (sau|tới)|tháng (sau|tới)|đầu (tuần|tháng)|cuối (tuần|tháng|giờ)|"
    r"(gửi|nộp|bổ sung|hoàn thiện|báo cáo|tính|cập nhật) (lại )?sau|sau (khi|này|tết|đó)|khi (nào|có|xong|lãnh đạo|"
    r"hoàn)|trong (sáng|chiều|hôm|ngày) (nay|mai)|trước (ngày|khi)|"
    r"(xin )?(nộp|gửi|có|hoàn thành|báo cáo).{0,40}\b(vào|trong) (thứ|ngày|sáng|chiều|đầu|cuối|tuần|tháng|hôm)|"
    r"thứ (hai|ba|tư|năm|sáu|bảy|\d) (tuần|tới|này)|tạm thời|trước mắt|tiếp tục (hoàn|bổ|cập|tổng))\b"
)
"""Promises, and what is still being done."""

REFUSES = Phrase(
    r"\b(không|chẳng|chả|đừng|ko|khg|hông|từ chối|trả lại|nhầm|thu hồi|hủy|bỏ qua|rút (lại)?|phản đối|"
    r"thuộc (thẩm quyền|trách nhiệm|phòng|đơn vị|sở)|ngoài (thẩm quyền|phạm vi|trách nhiệm)|miễn|hết hiệu lực|"
    r"khó khăn|¬bận)\b|(?<!\w)k (có|phải|mở|nhận|thấy|kịp|biết|được)\b"
)
"""Denials and refusals."""

BUT = Phrase(
    r"\b(nhưng|tuy nhiên|tuy vậy|song (chưa|vẫn|do|vì|phòng|đơn vị)|mặc dù|dù (đã|sao|vậy)|nếu|trường hợp|giả sử|trừ|"
    r"ngoại trừ|ngoài ra|riêng|còn lại|còn (thiếu|một|các|xã|phần|nợ)|lẽ ra|đáng lẽ|do |¬vì )"
)
"""What takes a sentence back, or makes it depend on something."""

COMPLAINS = Phrase(
    r"\b(thiếu|lỗi|hỏng|sai|¬mờ|nhòe|¬trắng|¬trống|¬mất|sót|¬hở|rách|vi-?rút|virus|(gửi|cấp|cung cấp|chuyển|đính kèm|"
    r"kèm) lại|nhờ|giúp|¬hộ|vui lòng|làm ơn|bổ sung|đính chính|thay thế|chỉnh sửa|sửa (lại|đổi)?|"
    r"trùng|¬cũ|hết hạn|dung lượng|spam|thùng rác|mật khẩu|chỉ (nhận|có|thấy|mở|được)|mới (nhận|có|được|"
    r"chỉ)( được)? (mỗi|một|trang|phần|\d)|mỗi (trang|phụ lục))\b"
)
"""Complaints, corrections, and what is asked of us."""

REQUESTS = Phrase(
    rf"\b(đề nghị|kính đề nghị|mong|kính mong|rất mong|nhờ|xin|yêu cầu) (quý )?({WE}|ý kiến|hướng dẫn|được|cấp|"
    rf"chỉ đạo|xác nhận|phản hồi|báo lại|gửi|cho)\b|(?<!công văn )(?<!văn bản )\b(đề nghị|kiến nghị|đề xuất)\b"
)

DRAFTS = Phrase(
    r"\b(dự thảo|bản thảo|bản nháp|nháp|đề cương|(xem|đọc|duyệt|kiểm tra|rà soát|đối chiếu)( (qua|trước|¬hộ|giúp|lại|"
    r"thử))|góp ý|cho ý kiến|xin ý kiến|tham khảo|¬thử|thử nghiệm|test|kiểm thử|sơ bộ|tạm (gửi|tính|thời|báo)|"
    r"mẫu (báo cáo|biểu|này)?|ví dụ|minh họa|(một|1) phần|chưa ký|không (dấu|đóng dấu)|nội bộ|chuyển tiếp|forward|"
    r"(năm|tháng|kỳ|quý|đợt|tuần|hôm) (ngoái|trước)|so sánh|"
    r"(gửi|chuyển) (tới |đến |về |cho )?(các|những) (xã|phường|thị trấn|trường|thôn|đơn vị|phòng|cơ quan))\b"
)
"""What is not yet, or not, the thing itself."""

OTHER_PAPERS = Phrase(
    r"\b(gửi|nộp|trình|đính kèm|kèm)( theo| (lại|tới|đến|về|cho)| (sở|anh|chị|quý sở|đồng chí)| em| ạ| các| bản|"
    r" file| tệp)* (kế hoạch|danh sách|giấy mời|thư mời|hóa đơn|tờ trình|đơn|quyết định|thông báo|"
    r"lịch|phiếu|hợp đồng|ảnh|hình ảnh|bài viết|mẫu|"
    r"giấy (xác nhận|tờ|báo|phép)|thiệp|biên bản|hồ sơ)\b"
)
"""Another paper than a report that is said to be enclosed."""

SOME_PAPER = Phrase(r"\b(gửi|nộp|trình|đính kèm|kèm)\b.{0,30}\b(văn bản|công văn|tài liệu)\b")
"""A paper that is enclosed; what it is, only its name can say."""

SENDS = Phrase(
    r"\b(gửi|nộp|trình|đính kèm|kèm theo|chuyển|up|tải)\b[^.,;:\n]{0,40}\b(báo cáo|b/?c|số liệu|kết quả|biểu mẫu|"
    r"biểu)\b|\b(báo cáo|số liệu|kết quả|file|tệp)\b[^.,;:\n]{0,40}\b(đính kèm|kèm theo|gửi kèm|tại link|theo link|"
    r"ở file|trong file|theo file)\b|https?://"
)
"""Words that say that a report is sent; without a file it was forgotten, or is elsewhere."""

ENCLOSED = Phrase(
    r"\b(có )?(văn bản|báo cáo|file|tệp|phụ lục|biểu|công văn)( chi tiết| đầy đủ| ký số| gửi)*( (đính )?kèm( theo)?)\b"
)
"""Words that only say that something is enclosed."""

INTRODUCES = Phrase(
    r"^\W*((thực hiện|căn cứ|theo|thi hành)\b.*\b(công văn|kế hoạch|văn bản|chỉ đạo|chỉ thị|yêu cầu|số)\b"
    r"|(báo cáo|b/?c)\b\W*(kết quả|công tác|tình hình|số|về|việc|định kỳ|tuần|tháng|quý|năm|tổng kết|sơ kết)\b)"
)
"""The basis of a report, or its title: they name what was reported on, in whatever words."""

REPORT_WORD = Phrase(r"\b(báo cáo|b/?c|kết quả|số liệu|biểu (mẫu|tổng hợp)|tổng hợp)\b")

RESULT = Phrase(
    r"(?<![\d/.-])\d[\d.,]*\s*(lượt |số )?(tin\b|tin,? bài|bài|phóng sự|chuyên (mục|trang|đề)|buổi|lượt|phút|"
    r"giờ phát|chương trình|cuộc|lớp|hội nghị|tờ rơi|tờ|áp phích|pa-?nô|băng rôn|khẩu hiệu|băng zôn|bản tin|"
    r"video|clip|tác phẩm|ảnh|lần phát|số báo|kỳ|tài liệu|sản phẩm|đợt tuyên truyền|hội thi|cụm loa|lượt người|cuốn|"
    r"ấn phẩm|infographic)\b"
)
"""A figure of what such directives ask to be counted."""

NOT_RESULT = Phrase(r"\d[\d.,]*\s*(phút|giờ|ngày|tiếng|buổi) (nữa|sau|tới)|\bcần \d")

ABOUT_REPORT = Phrase(
    r"\b(chưa|không|sẽ|xin|hẹn|đang|mong|dự kiến|chờ)\b[^.;\n]{0,40}\b(báo cáo|số liệu|gửi|nộp|tổng hợp|"
    r"hoàn thành)\b|\bbáo cáo\b[^.;\n]{0,30}\b(chưa|không|sẽ|sau|chậm|muộn|sơ bộ|tạm|nháp|bổ sung)\b"
)
"""In a long report, what is said against the report itself; difficulties and plans are part of its contents."""

HEADINGS = Phrase(r"^\s*(?:[IVX]+|\d{1,2}|[a-e])\s*[.)/-]\s*\S.{3,}")

HEARSAY = Phrase(r"\b(nghe nói|nghe đâu|hình như|chắc là|có lẽ|có vẻ|dường như)\b")
"""What somebody else said, or may be so."""

FOR_SIGNATURE = Phrase(
    r"\b(phê duyệt|trình ký|(để|cho|xin) (anh|chị|lãnh đạo|đồng chí|thủ trưởng|sếp)[^.,;]{0,15}\bký)\b"
)
"""A paper on its way within the office: it has not been signed."""

OTHER_OFFICES = Phrase(
    r"\b((các|những|một số|vài) (xã|huyện|phường|thị trấn|đơn vị|phòng|trường|thôn|địa phương|cơ quan|cơ sở)"
    r"|(phòng|ban|văn phòng|sở) (giáo dục|y tế|nội vụ|huyện ủy|tài chính|kinh tế|nông nghiệp|tư pháp|lao động|"
    r"tài nguyên|dân tộc)|huyện ủy|văn thư sở)\b"
)
"""Offices that are not the sender's own, before what is said of them."""

PLACE = re.compile(r"\b(?:huyện|thành phố|thị xã|xã|phường|thị trấn|tỉnh|quận) ((?:[^\W\d_]\w* ?){1,4})", re.IGNORECASE)
"""A place by its kind and name."""

OTHER_SENDERS = Phrase(
    r"\bcủa (ubnd|ủy ban|huyện|bộ|công an|trường|xã|phường)\b|\bcủa (phòng|em|chúng (tôi|em)|mình)\s*(ạ\b|[.,;!]|$)"
)
"""Whose paper was received, where it is not ours."""

IN_PART = Phrase(r"^[^\d.;]{0,20}\d+\s*/\s*\d+ (kế hoạch|tài liệu|file|tệp|văn bản|phụ lục|trang|bản|nội dung)\b")
"""Some of the papers that were sent."""

SPAN = Phrase(r"\b(tuần (này|qua|nay|trước|\d+)|tháng (này|\d+)|quý \w+|từ ngày .{0,40}\bđến\b)")
"""A time of which it is said that there was nothing, or of which a report is."""

TOPIC = Phrase(r"\b(?:báo cáo|phát sinh)(?: kết quả| tình hình)? (?:về|công tác|thu chi|của) ([^.,;:!\n]+)")
"""What a report is said to be about."""

OURS_RECEIVED = Phrase(r"^\W*((xin|đề nghị|mong|nhờ)\b.*|(quý )?sở|anh|chị|bên (anh|chị|sở))\s*$")
"""Who received is we, or is wished to say so."""
