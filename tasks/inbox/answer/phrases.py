"""The phrases of Vietnamese offices in answers to a directive: what says a thing, and what speaks against it.

Two lists decide. What speaks against an answer (counter_phrases.py) is looked for in all of a mail's own words. What a
mail is counted for by its words alone must stand in a sentence of which nothing is left but words known to be harmless.
"""

import re

from tasks.inbox.answer.courtesies import WE
from tasks.inbox.answer.spelling import Phrase

RECEIVED = Phrase(
    r"(?<!\w)(?:(?:(?:đã|vừa|mới)(?: (?:tiếp )?nhận)(?: (?:được|đủ|đầy đủ))*|(?:tiếp )?nhận được(?: đầy đủ| đủ)?|"
    r"nhận (?:đủ|đầy đủ)|xác nhận(?: (?:là|việc))?"
    r"(?: đã(?: (?:tiếp )?nhận(?: (?:được|đủ|đầy đủ))*)?)?(?: việc)?|nhận)(?P<done>(?: rồi| xong)?))(?!\w)"
)
"""Words that say received."""

PAPERS = Phrase(
    r"^\s*(?:đủ |đầy đủ |được |nội dung |bản |điện tử |giấy |của |các |những |file |tệp |0\d |một )*(?:văn bản|"
    r"công văn|thư điện tử|"
    r"thư|e-?mail|mail|gmail|cv|vb|c\.v|v\.b|vbđt|công điện|tài liệu|"
    r"thông tin(?=\s*(?:ạ|[.,!]|$))|hồ sơ, văn bản|số \d+|\d+\s*/\s*\w)"
)
"""What is received: a paper, a mail, a number."""

NO_PAPER = Phrase(
    r"^\s*(?:(?:thông )?qua (?:e-?mail|thư|mail|hệ thống)|lúc \d|ngày \d|được |rồi"
    r"|và (?:sẽ|đang|đã|trình|chuyển|triển khai|vào sổ|phân công|tham mưu)"
    r"|(?:anh|chị|em|sở|cô|chú|bác|c|a)(?: ơi| ạ| nhé| ơi ạ)?\s*(?:[.,!]|$)"
    r"|ạ|nhé|đủ|đầy đủ|xong|,|\.|!|;|-|\)|$)"
)

NIL = Phrase(
    r"(?<!\w)(?:(?:^\W*|[,;:] |(?:đơn vị|phòng|xã|huyện|trung tâm|tòa soạn|đài|em|tôi|xin|kính|nội dung|kết quả) )"
    r"báo cáo\s*:\s*không(?: có)?(?: (?:nội dung|số liệu|phát sinh|gì))*(?: (?:cần|để|phải))*(?: báo cáo)?"
    r"(?=\s*(?:ạ|nhé)?\s*(?:[.!;,]|$))"
    r"|báo cáo không(?! có (?:nội dung|số liệu|vụ việc|trường hợp|"
    r"hoạt động) phát sinh)(?: (?:có )?phát sinh)?(?: (?:nội dung|số liệu|vụ việc|gì))*"
    r"|không có (?:nội dung|số liệu|gì|thông tin|vấn đề|hoạt động|vụ việc|trường hợp|phát sinh)(?: (?:gì|"
    r"nào))?(?: phát sinh)?(?: (?:cần|để|phải))*(?: báo cáo)"
    r"|không (?:có )?phát sinh(?: (?:nội dung|số liệu|vụ việc|trường hợp|hoạt động|gì))*(?: (?:nào|gì))?(?: (?:cần|"
    r"để|phải))*(?: báo cáo)?"
    r"|không có (?:nội dung|số liệu|vụ việc|trường hợp|hoạt động)(?: (?:nào|gì))? phát sinh(?: (?:cần|để|"
    r"phải))*(?: báo cáo)?)(?!\w)"
)
"""Words that say that there is nothing to report."""

REPORTS_THAT = Phrase(
    r"\b((báo cáo|xin báo|báo|thông báo|xác nhận) (là|rằng)|báo cáo|"
    r"(trả lời|phúc đáp)( (quý )?(sở|đơn vị))?( như sau)?)"
    r"\s*:?\s*$"
)

NIL_GOES_ON = Phrase(
    r"^\s*(?:$|[,.;:!)\"]|ạ\b|nhé\b|(?:trong|ở|tại|về|theo|đối với|liên quan|trên địa bàn|để|năm|tháng|quý|đợt|kỳ|"
    r"nêu|nói|đến|tới|từ|này|trên|gửi)\b)"
)

OTHER_PAPERS = Phrase(
    r"\b(gửi|nộp|trình|đính kèm|kèm)( theo| (lại|tới|đến|về|cho)| (sở|anh|chị|quý sở|đồng chí)| em| ạ| các| bản|"
    r" file| tệp| tòa soạn| ban biên tập)* (kế hoạch|danh sách|giấy mời|thư mời|hóa đơn|tờ trình|đơn|quyết định|"
    r"thông báo|"
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
    r"\b(tệp|file|văn bản) ((đính )?kèm( theo)?) là (?=báo cáo\b)|\b(dưới |trên )?đây là (?=(bản )?báo cáo\b)|"
    r"\b(có )?(văn bản|báo cáo|file|tệp|phụ lục|biểu|công văn)( chi tiết| đầy đủ| ký số| gửi)*( (đính )?kèm( theo)?)\b"
)
"""Words that only say that something is enclosed."""

ENCLOSURES_RECEIVED = Phrase(
    r"\s*(,|và|cùng|kèm)( với)?( các| \d+)? (tệp|file|phụ lục|tài liệu)( (đính )?kèm( theo)?)?(?= |[.,;!]|$)"
)
"""What was received beside a paper."""

TEMPLATE = Phrase(
    r"\b(theo|đúng)( đúng)? (biểu mẫu|mẫu biểu|mẫu|đề cương|phụ lục)(?! (nào|gì|mới))( (số )?\d+)?( của (quý )?sở)?"
    r"( (gửi kèm|kèm theo|ban hành kèm theo|tại)( theo)?)?"
)
"""The form after which a report was written."""

FORGOT = Phrase(r"\b(vì|do)\b[^.;?\n]{0,25}\bquên (đính kèm|gửi kèm|kèm)( theo)?( file| tệp| báo cáo)*")
"""Why a report is sent again: its file was forgotten."""

MEETINGS = Phrase(
    r"\b((trong|tại|ở) )?(các )?((cuộc|buổi) )?họp (thôn|bản|xóm|dân|tổ dân phố|khu phố|chi bộ|chi đoàn)\b"
)
"""Where something was told, in a report by words."""

NEEDS = Phrase(
    r"\b(cần|mượn|xin|mua|thuê|cấp cho|hỗ trợ|đăng ký|dự kiến|kế hoạch|dự trù|nhu cầu|tồn|còn lại|đề xuất|nhận|hỏng|"
    r"mất|"
    r"chưa|sẽ|không)\b"
)
"""What figures are told of, where they are no results."""

SIGNED = Phrase(
    r"\bđã (được )?(lãnh đạo( [^\W\d_]+){0,4} |trưởng phòng |chủ tịch |thủ trưởng )?(ký( số)?|duyệt|phê duyệt|đóng dấu)"
    r"((,| và|,? có) (ký( số)?|đóng dấu|dấu đỏ))*|\bcó (dấu( đỏ)?|chữ ký( số)?|đóng dấu|ký số)(( và|,) (dấu( đỏ)?|"
    r"chữ ký( số)?))*"
)
"""A report that has been signed."""

COMPLETED = Phrase(r"\bđã (được )?(bổ sung|chỉnh sửa|hoàn thiện|cập nhật)\b[^.,;?\n]{0,40}")
"""What was done to a report before it was sent."""

CONFIRM = Phrase(
    rf"\b({WE} )?(khi )?nhận được (thì )?(xin |vui lòng |mong )*(phản hồi|xác nhận|báo lại)( lại| cho| giúp)*( em|"
    rf" phòng| đơn vị)*|"
    rf"\b(đề nghị|kính đề nghị|mong|kính mong|nhờ|xin|vui lòng) ({WE} )?(phản hồi|"
    rf"xác nhận)( là)?( đã nhận( được)?( báo cáo)?)?"
    rf"( giúp| cho)*( em| phòng| đơn vị)*(?=\s*([.,;!]|ạ|$))"
)
"""A sender's wish to hear that his report has come."""

SENT = "gửi"

SENT_AGAIN = Phrase(
    r"(?<!đề nghị )(?<!nhờ )(?<!lòng )(?<!mong )\b(gửi|nộp) lại(?= (sở |anh |chị |quý sở )?(bản )?báo cáo( (ạ|của|"
    r"kết quả|"
    r"số|theo)\b|\s*([.,!]|$)))"
)
"""A report that is sent once more; without a defect that is told, it is the report."""

INTRODUCES = Phrase(
    r"^\W*((thực hiện|căn cứ|theo|thi hành|trả lời|phúc đáp)\b.*\b(công văn|kế hoạch|văn bản|chỉ đạo|chỉ thị|"
    r"yêu cầu|số)\b"
    r"|(báo cáo|b/?c)\b\W*(kết quả|công tác|tình hình|số|về|việc|định kỳ|tuần|tháng|quý|năm|tổng kết|sơ kết)\b)"
)
"""The basis of a report, or its title: they name what was reported on, in whatever words."""

REPORT_WORD = Phrase(r"\b(báo cáo|b/?c|kết quả|số liệu|biểu (mẫu|tổng hợp)|tổng hợp)\b")

RESULT = Phrase(
    r"(?<![\d/.-])\d[\d.,]*\s*(lượt |số )?(tin\b|tin,? bài|bài|phóng sự|chuyên (mục|trang|đề)|buổi|lượt|phút|"
    r"giờ phát|chương trình|cuộc|lớp|hội nghị|tờ rơi|tờ|áp phích|pa-?nô|băng rôn|khẩu hiệu|băng zôn|bản tin|"
    r"video|clip|tác phẩm|ảnh|lần phát|số báo|kỳ|tài liệu|sản phẩm|đợt tuyên truyền|hội thi|cụm loa|lượt người|cuốn|"
    r"ấn phẩm|infographic)\b|\b(tin,? bài|tin|bài|phóng sự|băng rôn|khẩu hiệu|tờ rơi|pa-?nô|áp phích|buổi)"
    r"( phát thanh| tuyên truyền)?\s*:\s*\d[\d.,]*(?!\s*[\d/:h])"
)
"""A figure of what such directives ask to be counted."""

FIGURE = re.compile(r"^\W*[^\W\d_][^:=?]{1,60}[:=]\s*\d[\d.,]*(?:\s+[^\W\d_]+){0,3}\W*$")
"""A figure behind its label, alone in its line: "Tin, bài: 12", "Thời lượng phát sóng: 75 phút"."""

DONE = Phrase(
    r"\b(đã|đến nay|kết quả)\b[^.;?\n]{0,80}\b(treo|tổ chức|phát|đăng|thực hiện|tuyên truyền|sản xuất|phát sóng|viết)\b"
)
"""What says that something was carried out."""

NOT_RESULT = Phrase(r"\d[\d.,]*\s*(phút|giờ|ngày|tiếng|buổi) (nữa|sau|tới)|\bcần \d")

ABOUT_REPORT = Phrase(
    r"\b(chưa|không|sẽ|xin|hẹn|đang|mong|dự kiến|chờ)\b[^.;\n]{0,40}\b(báo cáo|số liệu|gửi|nộp|tổng hợp|"
    r"hoàn thành)\b|"
    r"\b(phút|tiếng|giờ|ngày|hôm|lát|tí|chút|tuần) (nữa|sau|tới|mai)\b[^.;\n]{0,80}\b(gửi|nộp|có|báo cáo)\b|"
    r"\b(gia hạn|lùi|nhầm|gửi lại|thiếu trang|không (mở|nhận|đọc) được|trình ký|thuộc trách nhiệm)\b|"
    r"\bbáo cáo\b[^.;\n]{0,30}\b(chưa|không|sẽ|(?<!như )sau|chậm|muộn|sơ bộ|tạm|nháp|bổ sung)\b"
)
"""In a long report, what is said against the report itself; difficulties and plans are part of its contents."""

HEADINGS = Phrase(r"^\s*(?:[IVX]+|\d{1,2}|[a-e])\s*[.)/-]\s*\S.{3,}")

LATE = Phrase(
    rf"\b(do|vì)\b[^.;?\n]{{0,60}}\bnên\b[^.;,?\n]{{0,20}}\b(gửi|nộp|báo cáo)[^.;,?\n]{{0,20}}\b(chậm|muộn|trễ)( hạn)?"
    rf"|\b(rất |kính |xin |em |thành thật )*(xin lỗi|cáo lỗi)( {WE})?( vì| do)?( đã| việc| sự)*( gửi| nộp)?( báo cáo)?"
    rf"( bị)? (chậm|muộn|trễ)( trễ)?( hạn)?|\b(rất |kính |xin )*(mong|xin) {WE} thông cảm"
    rf"( (vì|do|cho))?(( đã| việc| sự| phòng| đơn vị| xã)*( gửi| nộp)?( báo cáo)?( bị)? (chậm|muộn|trễ)( trễ)?( hạn)?)?"
)
"""An apology for a report that comes late, beside the report itself."""

INTERNAL = Phrase(
    r"\b(gửi|trình|chuyển)( tới| đến)? (các )?(lãnh đạo|thủ trưởng|sếp|trưởng|phó) (phòng|huyện|xã|ubnd|ban|cơ quan|"
    r"đơn vị|trung tâm|đài|báo|mình)\b"
)
"""A report that is sent to the heads of the writer's own office."""

TO_SOMEBODY = re.compile(
    r"\b(?i:gửi|chuyển|trình|nộp)(?: cho| tới| đến)? (?:anh|chị|ông|bà|cô|chú|bác|đồng chí|đ/c|em) "
    r"((?:[A-ZĐÀ-Ỹ][^\W\d_]* ?){1,4})(?=(?:bản |file |tệp |nội dung )*(?:báo cáo|số liệu|kết quả|biểu)\b)"
)
"""Somebody by name to whom a report is sent."""

FOR_SOMEBODY = re.compile(
    r"\b(?i:để|cho|nhờ) (?:anh|chị|ông|bà|cô|chú|bác|đồng chí|đ/c|em) ((?:[A-ZĐÀ-Ỹ][^\W\d_]* ?){1,4})"
    r"(?=(?:tổng hợp|theo dõi|ký|duyệt|xem|nhận|làm|chuyển|biết)\b)"
)
"""Somebody by name who is to use a report."""

TO_OFFICE = Phrase(
    r"\b(?:gửi|trình|nộp|chuyển)(?: tới| đến| lên| về| cho)* ((?:huyện|tỉnh|thành|đảng|thị) ủy|"
    r"(?:ubnd|ủy ban nhân dân|hđnd)(?: (?:tỉnh|huyện|thành phố|thị xã|xã|phường))?|"
    r"ban (?:tuyên giáo|dân vận|tổ chức|dân tộc|chỉ đạo)|công an|"
    r"bộ chỉ huy|mặt trận|liên đoàn|hội (?:phụ nữ|nông dân|cựu)|(?:sở|phòng) (?:giáo dục|y tế|nội vụ|tài chính|"
    r"kinh tế|nông nghiệp|tư pháp|lao động|tài nguyên|dân tộc|kế hoạch|xây dựng|công thương|văn hóa|du lịch))\b"
)
"""An office to which a report is sent."""

OTHER_OFFICES = Phrase(
    r"\b((các|những|một số|vài) (xã|huyện|phường|thị trấn|đơn vị|phòng|trường|thôn|địa phương|cơ quan|cơ sở)"
    r"|(phòng|ban|văn phòng|sở) (giáo dục|y tế|nội vụ|huyện ủy|tài chính|kinh tế|nông nghiệp|tư pháp|lao động|"
    r"tài nguyên|dân tộc)|huyện ủy|văn thư sở|sếp|bưu điện|công an|trạm y tế)\b"
)
"""Offices that are not the sender's own, before what is said of them."""

PLACE = re.compile(r"\b(?:huyện|thành phố|thị xã|xã|phường|thị trấn|tỉnh|quận) ((?:[^\W\d_]\w* ?){1,4})", re.IGNORECASE)
"""A place by its kind and name."""

OTHER_BODIES = Phrase(
    r"\bcủa (?:các )?(công an|trường|trạm|bệnh viện|hội (?:phụ nữ|nông dân|cựu)|đoàn thanh niên|mặt trận|bưu điện|"
    r"tạp chí)\b"
)
"""Whose report it is, where that is an office of another kind than those that are asked."""

OTHER_SENDERS = Phrase(
    r"\bcủa (ubnd|ủy ban|huyện|bộ|công an|trường|xã|phường)\b|\bcủa (phòng|em|chúng (tôi|em)|mình)\s*(ạ\b|[.,;!]|$)"
)
"""Whose paper was received, where it is not ours."""

IN_PART = Phrase(r"^[^\d.;]{0,20}\d+\s*/\s*\d+ (kế hoạch|tài liệu|file|tệp|văn bản|phụ lục|trang|bản|nội dung)\b")
"""Some of the papers that were sent."""

SPAN = Phrase(
    r"\b(tuần (này|qua|nay|trước|\d+)|tháng (này|\d+)|quý (i{1,3}|iv|[1-4]|một|hai|ba|bốn|tư|này|trước|vừa qua)\b"
    r"|từ ngày .{0,40}\bđến\b|năm (19|20)\d\d)"
)
"""A time of which it is said that there was nothing, or of which a report is."""

TOPIC = Phrase(
    r"\b(?:báo cáo|phát sinh)(?: (?:kết quả|tình hình|số liệu|định kỳ|đột xuất|chuyên đề|nhanh|tổng kết|sơ kết|về|việc|"
    r"công tác|của|thu chi))* ([^.,;:!()\n]+)"
)
"""What a report is said to be about."""

OURS_RECEIVED = Phrase(r"^\W*((xin|đề nghị|mong|nhờ)\b.*|(quý )?sở|anh|chị|bên (anh|chị|sở))\s*$")
"""Who received is we, or is wished to say so."""
