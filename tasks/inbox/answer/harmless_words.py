"""The words that may stand in an answer beside what it says, and change nothing about it.

A sentence is understood when nothing is left in it but these words, names of people and places, numbers and dates.
What is not understood waits for a person.
"""

import re

from tasks.inbox.answer.spelling import bare, is_bare

_OFFICES = """
đơn vị phòng ban huyện xã phường thị trấn thành phố tỉnh sở bộ cục chi ngành văn hóa thông tin thể thao du lịch truyền
thông trung tâm ủy ban nhân dân hội đồng ubnd hđnd văn phòng vp vhtt vhttdl vhtttt tttt ttbcxb vhxh vh tt tp tx đài
p xh vhkhtt vhxhtt
báo chí xuất bản phát thanh hình tòa soạn thư ký tạp điện tử in gia đình quản lý dân tộc tài chính tư pháp hành chính
chi nhánh cơ quan địa phương nội vụ kinh tế y giáo dục đào tạo nông nghiệp khoa học công nghệ
"""
_PEOPLE = """
tôi em mình chúng anh chị ông bà cô chú bác đồng chí đ/c dc các quý vị lãnh đạo trưởng phó giám đốc chủ tịch bí thư
chuyên viên cán bộ công chức viên văn thư bộ phận môn phụ trách đầu mối theo dõi tổng hợp người họ tên chức vụ
phóng viên biên tập nhân viên vt kt tl tm tuq cvp
liên hệ điện thoại đt sđt tel mobile email di động zalo địa chỉ số máy
"""
_PAPERS = """
văn bản công thư mail cv vb số ký hiệu ngày tháng năm lúc hồi giờ h phút của về việc v/v nội dung trích yếu kế hoạch
chỉ thị chỉ đạo file tệp kèm trên này nói nêu tại trong đến tới từ theo và cùng với cho để ở qua bằng đường hệ thống
đôn đốc nhắc tài liệu phụ lục
"""
_DOING = """
đã đang vừa mới được nhận tiếp xác rồi đủ đầy xong ngay kịp thời nghiêm túc khẩn trương đúng thời hạn gian quy định
triển khai thực hiện tổ chức tham mưu phân công giao chuyển trình phối hợp tuyên truyền đợt lưu vào sổ đăng ký hồ sơ
xử lý giải quyết nghiên cứu kiểm tra đọc nắm chấp hành bố trí chủ động một cửa
ban hành phát hành phổ biến quán triệt chuyên môn
"""
_MANNERS = """
kính thưa gửi dạ vâng ạ nhé ơi chào trân trọng cảm cám ơn chân thành nhiều rất báo cáo biết thông xin lời hello dear
hi thanks chúc mới vui vẻ khỏe tốt lành giấy bưu điện quý rà soát toàn bộ
thay mặt ngày làm việc ok rõ received noted with regards best sir a
"""
_TIMES = """
kỳ quý đợt nửa đầu cuối tuần hiện nay tính thời điểm thứ hai ba tư sáu bảy chủ nhật sáng trưa chiều hôm tp liên quan đối
nhiệm địa bàn lĩnh vực yêu cầu
"""
_RESULTS = """
tin bài phóng sự phút giây phát thanh sóng sản xuất đăng tải treo buổi lượt băng rôn khẩu hiệu pa nô pano áp phích
tờ rơi chuyên mục trang đề kết quả cổng điện tử fanpage facebook youtube mạng xã hội loa cụm truyền thanh cơ sở viết
biên tập lượng tổng gồm bao trong đó chương trình video clip bản ấn phẩm khóa lớp hội nghị cuộc như sau số liệu và
tiếng dân tộc đính
phụ lục cứng mềm chính gốc ký số scan chụp pdf zip nén word excel file dấu đỏ đóng
"""
"""What is counted in a report by words, and where it was shown."""

_TAKING_PART = """
nhóm zalo tham dự gia người câu chuyện lưu động xem tiếp cận chia sẻ lồng ghép bảng màn led câu lạc bộ văn nghệ học sinh
đoàn viên hội viên dân hộ gia đình sinh hoạt nói trực tuyến khán giả đây chi tiết chiếc thu hút
"""
"""Who took part and how; a report's title may name other matters by these."""

WORDS = frozenset(" ".join((_OFFICES, _PEOPLE, _PAPERS, _DOING, _MANNERS, _TIMES)).split())
RESULTS = frozenset(_RESULTS.split())
COUNTED = RESULTS | frozenset(_TAKING_PART.split())
"""Words of figures, with their marks."""
_COMMON = """
công tác thực hiện triển khai tình hình tuyên truyền theo yêu cầu quy định của sở đơn vị phòng văn hóa thông tin huyện
thời gian đợt kỳ gửi đến ngày cơ quan anh chị a em ạ về việc dưới đây trên này địa bàn trong năm và cho mình quý thành
phố tháng tuần nơi tại kèm với đã được đầy đủ xin kính nhé đúng hạn toàn bộ các như sau chính thức lãnh đạo
ký duyệt qua trục biểu là quản lý dùng họp giao ban nền tảng
"""
_BESIDE = frozenset(map(bare, " ".join((_PEOPLE, _PAPERS, _DOING, _MANNERS, _TIMES)).split()))
COMMON_WORDS = (
    (frozenset(map(bare, RESULTS)) - {"dan", "toc", "hoi", "xa", "lop", "khoa"})
    | frozenset(map(bare, _COMMON.split()))
    | _BESIDE
)
"""Words of any report's title, without their marks."""
COMMON_MARKED = (RESULTS - {"dân", "tộc", "hội", "xã", "lớp", "khóa"}) | frozenset(
    " ".join((_COMMON, _PEOPLE, _PAPERS, _DOING, _MANNERS, _TIMES)).split()
)
"""The same with their marks: "đảng" is not "đang"."""
BARE = frozenset(bare(word) for word in WORDS) - {"chu", "moi", "trong"} | {"trong"}

_PAGES = """
đăng tải bài tin viết lên công khai niêm yết toàn văn link url đường dẫn địa chỉ website web site trang cổng mục chuyên
thông tin điện tử fanpage facebook zalo mạng xã hội xem chi tiết cụ thể đầy đủ như sau dưới đây hoàn thành việc chính
thức internet cập nhật nội dung văn bản chỉ đạo điều hành
"""
PAGE_WORDS = frozenset(_PAGES.split()) | RESULTS
"""What may stand beside the address of a page and changes nothing about it, with their marks."""

_OPINIONS = """
bản dự thảo nội dung nêu tại các đã nghị quyết định quy chế tờ trình đề án hồ sơ thông tư luật chương trình do sở soạn
xây dựng lấy ý kiến góp tham gia đóng hoàn toàn bộ cao gì nào thêm khác bổ sung của với về đối như và sau khi xem xét
qua là cũng đơn vị chúng tôi có những này đó trên vào việc phạm vi chức năng nhiệm vụ quản lý nhà nước được giao thẩm
quyền thuộc liên quan đến ngành lĩnh vực gửi
"""
OPINION_WORDS = frozenset(_OPINIONS.split())
"""Words that stand round an opinion and say no other."""

_HOLLOW = """
một số ý kiến góp nội dung như sau cụ thể đề nghị có tham gia các thêm về vào đối với dự thảo tuy nhiên nhưng song đồng
thời ngoài ra và xin được kính sở quý cơ quan là của để cho bản xem xét nghiên cứu tiếp thu chỉnh sửa hoàn thiện còn cần
sớm ban hành trình phê duyệt
"""
HOLLOW_WORDS = frozenset(_HOLLOW.split())
"""Words of which a remark alone does not say what should be otherwise."""

_LETTERS = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isalpha() and (code < 0x250 or code > 0x1E9F))
_CAPITAL, _SMALL = "".join(filter(str.isupper, _LETTERS)), "".join(filter(str.islower, _LETTERS))
_SYLLABLE = f"[{_CAPITAL}ƠƯ][{_SMALL}ơư]{{0,6}}"
_NAME = re.compile(rf"(?<!\w){_SYLLABLE}(?:[ -]{_SYLLABLE}){{0,4}}\.?(?!\w)")
OWN_NUMBER = re.compile(r"\b(?:số\s*:?\s*)?\d{1,5}\s*/\s*(?:\d{4}\s*/\s*)?BC(?:\s?[-&.]\s?[A-ZĐ]{1,12})*(?!\w)")
"""The số/ký hiệu of a report, which the agency gave it."""

_NUMBER = re.compile(r"\+?\d[\d.,:/h-]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_TITLE = re.compile(
    r"(?<!\w)(?:ông|bà|anh|chị|đ/c|đồng chí|cô|chú|huyện|thành phố|xã|phường|tỉnh|phụ trách|liên hệ|mối|:|ths\.?|"
    r"ts\.?)\s*:?\s*$",
    re.I,
)


def left_over(line: str, names: frozenset[str] = frozenset(), more: frozenset[str] = frozenset()) -> list[str]:
    """The words of a tidy line that are neither known to be harmless nor names of people and places.

    `names` are the bare words of names that are known, `more` other harmless words, with their marks.
    """
    return unknown_words(without_names(_NUMBER.sub(" ", line)), names, more)


def unknown_words(line: str, names: frozenset[str] = frozenset(), more: frozenset[str] = frozenset()) -> list[str]:
    """The same, where no other name may stand."""
    known = BARE | frozenset(map(bare, more)) if is_bare(line) else WORDS | more
    words = re.findall(r"[^\W\d_]+(?:/[^\W\d_]+)?", _NUMBER.sub(" ", line))
    return [word for word in words if word.casefold() not in known and bare(word) not in names]


def without_names(line: str) -> str:
    """Without names of people and places: two capitalised words or more, or one behind a title."""

    def kept(found: re.Match[str]) -> str:
        several = len(found[0].split()) > 1 and not is_bare(line)
        return " " if several or _TITLE.search(line[: found.start()]) else found[0]

    return _NAME.sub(kept, line)
