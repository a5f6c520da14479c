"""The vocabulary: each table is one place to add a word. All in the spelling of `fold.spelling`."""

from __future__ import annotations

import re

from tasks.read.patterns import Pattern

# Named types of document and their codes (Nghị định 30/2020/NĐ-CP Art. 7 and Annex III); longer names first.
DOC_TYPES: dict[str, str] = {
    "nghị quyết": "NQ",
    "quyết định": "QĐ",
    "chỉ thị": "CT",
    "quy chế": "QC",
    "quy định": "QyĐ",
    "thông cáo": "TC",
    "thông báo": "TB",
    "hướng dẫn": "HD",
    "chương trình": "CTr",
    "kế hoạch": "KH",
    "phương án": "PA",
    "điều lệ": "ĐL",
    "đề án": "ĐA",
    "dự án": "DA",
    "báo cáo": "BC",
    "biên bản": "BB",
    "tờ trình": "TTr",
    "hợp đồng": "HĐ",
    "công điện": "CĐ",
    "bản ghi nhớ": "GN",
    "bản thỏa thuận": "TTh",
    "giấy ủy quyền": "GUQ",
    "giấy mời": "GM",
    "giấy giới thiệu": "GGT",
    "giấy nghỉ phép": "NP",
    "phiếu gửi": "PG",
    "phiếu chuyển": "PC",
    "phiếu báo": "PB",
    "kết luận": "KL",
    "công văn": "CV",
}
# Papers that direct nobody, whoever issues them.
NOT_DIRECTIVES = frozenset(
    [
        "hợp đồng",
        "biên bản",
        "giấy giới thiệu",
        "giấy nghỉ phép",
        "giấy ủy quyền",
        "phiếu gửi",
        "phiếu báo",
        "tờ trình",
    ]
)
# Documents that may be cited as ground, beside those above.
CITED_TYPES = [
    *DOC_TYPES,
    "nghị định",
    "thông tư liên tịch",
    "thông tư",
    "luật",
    "pháp lệnh",
    "văn bản",
    "lệnh",
]

URGENCIES = ("hỏa tốc hẹn giờ", "hỏa tốc", "thượng khẩn", "khẩn")  # Art. 8.3; the longer first
SECRECY = ("tuyệt mật", "tối mật", "mật")

# The first words of a body's name: "Sở Y tế", "UBND các huyện". A body of a list begins with one of them.
BODIES = [
    "Ủy ban nhân dân", "Ủy ban", "UBND", "UBMTTQ", "HĐND", "Hội đồng", "Sở", "Bộ Chỉ huy",
    "Bộ(?! phận| tiêu chí| chỉ số| máy)", "Tổng cục", "Chi cục", "Cục", "Vụ", "Văn phòng", "Phòng",
    "Tiểu ban", "Ban(?! hành)", "Trung tâm", "Trường(?! hợp)", "Viện", "Đại học", "Đài", "Báo(?! cáo)",
    "Tạp chí", "Cổng", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Thị ủy", "Quận ủy", "Đảng ủy", "Tỉnh đoàn",
    "Thành đoàn", "Huyện đoàn", "Đoàn(?! viên| kết)", "Công an", "Bảo hiểm xã hội", "BHXH", "Kho bạc",
    "Ngân hàng", "Liên đoàn", "Liên minh", "Liên hiệp", "Mặt trận", "Hội(?= [A-ZĐ])",
    "Thanh tra(?!,| kiểm tra)", "Tòa án", "Bệnh viện", "Công ty", "Tổng công ty", "Tập đoàn", "Hạt", "Trạm",
    "Chi nhánh", "Thường trực", "BTV", "Ban Thường vụ", "BCĐ", "BCH", "Chủ tịch", "Phó Chủ tịch",
    "Giám đốc", "Thủ trưởng", "Trưởng", "Chánh", "Thủ tướng", "Chính phủ", "Người đứng đầu", "Hiệu trưởng",
    "Lãnh đạo", "Bí thư", "Cấp ủy", "Quý cơ quan", "Doanh nghiệp", "Điện lực", "Cảng vụ", "Hải quan",
    "Bưu điện", "Viễn thông", "Thông tấn xã", "Học viện", "Bảo tàng", "Thư viện", "Nhà xuất bản", "Kiểm toán",
    "VNPT", "Đơn vị", "Cơ quan",
]  # fmt: skip
# Many bodies at once: "các sở, ban, ngành", "các cơ quan, đơn vị", "mỗi huyện".
GROUP_MEMBERS = [
    "cơ quan", "đơn vị", "sở", "ban", "ngành", "địa phương", "huyện", "thị xã", "thành phố", "thành đoàn", "xã",
    "phường", "thị trấn", "đặc khu", "phòng", "trường", "chi", "đảng bộ", "cấp", "bộ", "Bộ", "tỉnh", "đoàn thể",
    "tổ chức", "thành viên", "thôn", "bản", "khu phố", "doanh nghiệp", "công ty", "chủ", "trung tâm", "trạm", "tổ",
    "bệnh viện", "cơ sở", "Sở", "Ban", "Phòng", "Đơn vị", "Trung tâm", "Trường", "Cục", "Chi cục", "Viện", "Vụ",
    "Tổng cục", "Bệnh viện", "Công ty", "Đài", "Báo", "Hội", "Đoàn", "Ngân hàng", "Đại học", "Học viện",
]  # fmt: skip
GROUPS = rf"(?:[Cc]ác|[Mm]ỗi|[Tt]ừng|[Nn]hững|[Tt]oàn thể|[Qq]uý) (?:{'|'.join(GROUP_MEMBERS)})"
BODY_START = Pattern(
    r"(?:" + "|".join(sorted(BODIES, key=len, reverse=True)) + r")(?![\w])|" + GROUPS + r"(?![\w])|[Ll]iên đội"
)

# Words that end a body's name: what it is to do, or when.
NAME_ENDS = [
    "đề nghị", "yêu cầu", "chủ trì", "phối hợp", "rà soát", "tổ chức", "thực hiện", "triển khai", "báo cáo",
    "gửi", "trình", "nộp", "tổng hợp", "xây dựng", "ban hành", "phê duyệt", "tham mưu", "chỉ đạo", "hướng dẫn",
    "đôn đốc", "kiểm tra", "giám sát", "theo dõi", "tuyên truyền", "truyền thông", "bố trí", "vận động",
    "(?<!công )lập", "cử", "chọn", "chịu", "tăng(?! gia)", "cung cấp", "cập nhật", "công bố", "thông tin", "thông báo",
    "đăng",
    "mở", "phát(?! triển| thanh| hành| điện)", "quán triệt", "nghiêm túc", "chủ động", "tiếp tục", "tập trung",
    "khẩn trương", "đẩy mạnh", "căn cứ", "quy định", "bàn giao", "hoàn thành", "góp ý", "có ý kiến",
    "có văn bản", "có trách nhiệm", "cho", "vận hành", "tự", "giải trình", "xem xét", "thống kê", "đánh giá",
    "tiến hành", "lấy", "bảo đảm", "đảm bảo", "tiếp nhận", "xử lý", "giao(?! thông| dịch)", "mỗi", "không",
    "nếu", "còn", "chưa", "sẽ", "phải", "được", "đã", "bổ sung", "củng cố", "khẩn", "kịp thời", "nắm", "huy động",
    "sẵn sàng", "đăng ký", "tham gia", "nói trên", r"số(?= \d)", "phân công", "duy trì", "thường xuyên",
    "giao ban", "điện", "kết luận", "dự thảo", "ra mắt", "ra quân", "kêu gọi", "mời", "nghiên cứu", "khắc phục",
    "sử dụng", "áp dụng", "phổ biến", "treo", "chuẩn bị", "phân bổ", "cân đối", "hỗ trợ", "khảo sát",
    "lồng ghép", "niêm yết", "tổng kết", "sơ kết", "phát động", "chấp hành", "tích cực", "nâng cao", "đề xuất",
    "kiến nghị", "giải quyết", "cụ thể hóa", "sao gửi", "thành lập", "trực tiếp", "trả lời", "ưu tiên",
    "khuyến khích", "kết quả", "có(?! sở)", "cấp(?! xã| huyện| tỉnh| cơ sở| tiểu học| trung)", "ra(?! đa)",
    "thẩm định", "phân loại", "siết chặt", "phát huy", "yêu", "do", "để", "khi", "trước", "sau", "từ", "đến",
    "vào", "trong", "tại", "qua", "bằng", "theo", "về", "chậm nhất", "muộn nhất", "hạn chót", "hằng", "hàng",
    "định kỳ", "tập huấn", "công khai", "viết", "thu hồi", "đối chiếu", "hoàn thiện", "giới thiệu", "phấn đấu",
    "kê khai", "liên hệ", "phản ánh", "trang trí", "kiện toàn", "thu thập", "điều chỉnh", r"ngày(?= \d)",
    "giúp", "xả", "dữ liệu (?:về|của|đánh giá|tháng|quý)",
    "hạn (?:chót|cuối|gửi|nộp)", "nêu", "trên(?! địa bàn)", "thứ (?:hai|ba|tư|năm|sáu|bảy)", "gồm", "là",
]  # fmt: skip
# Capitals do not stop: "Phòng Quản lý thu", "Ban Tuyên truyền".
NAME_STOP = Pattern(rf"(?:{'|'.join(NAME_ENDS)})(?!\w)")

# Verbs that make somebody send something, or finish something.
# "trình" the verb, not that of "chương trình", "quá trình", "trình độ"
SUBMIT = (
    r"(?<!chương )(?<!công )(?<!quy )(?<!quá )(?<!tiến )(?<!lộ )(?<!giáo )(?<!tờ )(?<!hành )"
    r"trình(?! độ| tự| diễn| bày)(?!\w)"
)
REPORTS = Pattern(
    rf"báo cáo|gửi|nộp|{SUBMIT}|cung cấp|cập nhật|thông tin (?:cho|về)|tổng hợp|đăng ký|góp ý|phản hồi"
    r"|thông báo (?:cho|về)",
    re.I,
)
PUBLISHES = Pattern(r"(?<!\w)(?:công khai|công bố|niêm yết|đăng tải)(?!\w)", re.I)

WEEKDAYS = {"hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6, "chủ nhật": 7}
NUMERALS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}

# How the first paragraph of a body begins; it tells a body from a heading that no blank line closes.
OPENING = Pattern(
    r"(?:Căn cứ|Thực hiện|Theo|Để|Nhằm|Tiếp theo|Xét|Ngày(?=\s\d)|Trong|Qua|Sau khi|Hiện nay|Vừa qua|Thời gian"
    r"|Phúc đáp"
    r"|Trên cơ sở|Triển khai|Từ|Trả lời|Hưởng ứng|Chuẩn bị|Kính|Tại|Đến|Được sự|Đầu|Đợt|Nhân|Với|Ủy ban"
    r"|UBND|Sở"
    r"|Bộ|Nhận được|Tình hình|Chấp hành)\s"
)
# How the paragraph after the last duty begins.
CLOSING = Pattern(
    r"(?:(?:Đề nghị|Yêu cầu) (?:Quý|[Cc]ác|[Tt]hủ trưởng|[Ll]ãnh đạo|[Gg]iám đốc|[Cc]hủ tịch)|Trên đây"
    r"|Nhận được"
    r"|Trong quá trình|Quá trình|Kinh phí|Báo cáo gửi|Căn cứ nội dung|Nội dung báo cáo|Mọi vướng mắc|Rất mong"
    r"|(?:Chỉ thị|Kế hoạch|Công văn|Văn bản|Hướng dẫn|Quyết định|Thông báo|Công điện) này"
    r"|Thừa lệnh|.{0,60} (?:trân trọng|thông báo để|xin thông báo|đề nghị Quý|đề nghị các|yêu cầu các))"
)
