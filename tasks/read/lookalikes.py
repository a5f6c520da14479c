"""What looks like a window or a deadline and is none. A missed deadline is put right by the operator;
an invented one is sent to a hundred offices.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.text import tr
from tasks.read.blocks import Block
from tasks.read.fold import MASK
from tasks.read.patterns import Pattern, anycase


@dataclass(frozen=True)
class LookAlike:
    """`before` is searched in the clause up to the match, `clause` in all of it, `after` is tried behind the
    match. Those that are given must all be there; `example` is caught. `name` tells the operator why.
    """

    name: str
    example: str
    before: Pattern | None = None
    clause: Pattern | None = None
    after: Pattern | None = None

    def catches(self, before: str, clause: str, block: Block, end: int) -> bool:
        return (
            (self.before is None or self.before.search(before) is not None)
            and (self.clause is None or self.clause.search(clause) is not None)
            and (self.after is None or self.after.match(block.text, end) is not None)
        )


_ASKS = r"(?:đề nghị|yêu cầu|phải|giao|các (?:đơn vị|cơ quan|địa phương|xã|phường|huyện|phòng|sở|ban|trường))(?!\w)"
_STOPPED = r"(?<!\w)(?:bãi bỏ|hủy bỏ|dừng|thôi)(?: (?:không|việc|thực hiện|chế độ|quy định|yêu cầu|gửi)){0,4} "
ANYWHERE = [
    LookAlike(
        tr("quy định không còn áp dụng"), "Việc báo cáo trước ngày 15/12 hằng năm nay không còn áp dụng",
        after=anycase(r"[^.;]{0,40}?(?:không còn (?:áp dụng|hiệu lực|thực hiện)|thôi áp dụng|hết hiệu lực)"),
    ),
    LookAlike(
        tr("chế độ báo cáo đã bãi bỏ"), "việc báo cáo tháng trước ngày 10 hằng tháng được bãi bỏ",
        after=anycase(r"[^.;,]{0,60}? (?:được|bị|đã) bãi bỏ|[^.;,()]{0,30}\) bãi bỏ"),
    ),
    LookAlike(
        tr("chế độ báo cáo đã bãi bỏ"), "Bãi bỏ chế độ báo cáo tuần trước 16 giờ thứ Sáu hằng tuần",
        clause=anycase(rf"{_STOPPED}(?:báo cáo|(?:việc|chế độ) {MASK})"
                       r"|không phải thực hiện lại(?: việc| chế độ)? báo cáo"
                       r"|(?:việc|chế độ|quy định) báo cáo[^,;]{0,60} (?:(?:được|bị|đã) bãi bỏ|(?:đã )?hết hiệu lực)"),
    ),
    LookAlike(
        tr("không phải thực hiện"), "Từ tháng 02/2023 không thực hiện báo cáo tuần vào chiều thứ Sáu",
        before=anycase(r"(?<!nếu )không (?:còn |phải |cần )?(?:thực hiện |gửi |yêu cầu )?(?:chế độ )?"
                       r"(?:báo(?: cáo)?|gửi|định kỳ)(?!\w)"),
    ),
    LookAlike(
        tr("đã hết hạn"), "đã hết hạn báo cáo vào ngày 30/6/2024",
        before=anycase(r"đã (?:hết|quá)|(?:chậm|trễ) so với"),
    ),
    LookAlike(
        tr("việc đã làm"), "Cấp giấy cho người đã tiêm trước ngày 15/5/2024",
        before=anycase(r"(?<!\w)đã(?! (?:được )?(?:giao|nêu|đề ra|(?:ký )?cam kết)(?!\w))(?: [^\s,.;]+){1,3}\Z"),
    ),
    LookAlike(
        tr("thời điểm có hiệu lực"), "Quyết định có hiệu lực trước ngày 01/7/2024",
        before=anycase(r"\A(?!.*danh mục [^,;]{0,80}hết hiệu lực).*(?:hiệu lực|giá trị)"
                       r"(?: (?:thi hành|sử dụng))?(?: (?!về|gửi|nộp|cho)[^\s,;]+){0,3} ?\Z"),
    ),
    LookAlike(
        tr("mốc chốt số liệu"), "chốt số liệu trước ngày 20/3/2024",
        before=anycase(r"(?:khóa sổ|chốt(?! danh (?:mục|sách)| kiểm| gác| trực| chặn| đơn)|thời điểm tính)"
                       r"(?: [^\s.;,]+){0,6} ?\Z"
                       r"|(?<!\w)tính (?:[^\s.,;]+ ){1,6}(?:đến|từ)(?: hết)?\Z"
                       r"|(?:tính|cập nhật|lũy kế|số liệu)(?: tính)? (?:từ|đến|tháng)(?: hết| thời điểm| \d\S*)?\Z"
                       r"|(?:tính|lũy kế|(?<!cấp )(?<!gửi )(?<!nộp )số liệu)(?: tính)? trong\Z"),
    ),
    LookAlike(tr("ngày âm lịch tương ứng"), "(tức trước ngày 10 tháng 4 âm lịch)",
              before=anycase(r"\((?:tức|nhằm)(?: là| vào)? ?[^)]{0,30}\Z")),
    LookAlike(tr("ngày âm lịch"), "trước ngày 15/8 âm lịch", after=anycase(r"\)? ?\(?(?:âm lịch|AL\b)")),
    LookAlike(tr("theo lịch của cơ quan khác"), "từ ngày 06/7 đến ngày 08/7/2024 theo lịch của Bộ",
              after=anycase(r"\)? ?theo lịch (?:của|thi)")),
    LookAlike(tr("thời hạn của giấy phép"), "giấy phép có thời hạn đến ngày 31/12/2025",
              before=anycase(r"có thời hạn\Z|(?:có thời hạn|giấy phép|hợp đồng|hạn (?:sử dụng|thuê|bảo hành))"
                             r"[^,;]{0,40} (?:đến|từ|hạn)\Z|(?:được|giấy phép|hợp đồng|thẻ|chứng (?:chỉ|nhận)|dự án)"
                             r"[^,;]{0,40}gia hạn(?: đến)?\Z")),
    LookAlike(tr("ngày được trừ ra"), "làm việc cả tuần, trừ trong ngày 30/4/2024",
              before=anycase(r"(?<!\w)(?:ngoại )?trừ(?: trong)?(?: các| những)?(?: ngày)?(?: nghỉ)?(?: lễ)?"
                             r"[^,;\d]{0,20}\S{0,10}\Z")),
    LookAlike(tr("điều kiện, không phải hạn"), "Tác phẩm chưa đăng trên báo nào trước ngày 01/4/2024",
              before=anycase(r"chưa (?:từng )?(?:được )?(?:đăng|công bố|xuất bản|phát hành|đạt giải|tham gia|dự thi)"
                             r"[^.;]{0,80}\Z")),
    LookAlike(tr("tên địa điểm"), "Mời các đơn vị có mặt tại Quảng trường 16/4",
              before=anycase(r"(?<!\w)(?:quảng trường|đường|phố|bệnh viện|công viên|nhà máy|sân vận động|cầu|khu vực"
                             r"|trường (?:thpt|thcs|tiểu học|mầm non)) \d{1,2}(?:[/-]\d{1,2})?\Z")),
    LookAlike(tr("ngày nghỉ lễ"), "Ngày 30/4 và 01/5 là ngày nghỉ",
              after=anycase(r",? (?:đều )?là (?:các )?ngày (?:nghỉ|lễ)(?!\w)")),
    LookAlike(tr("ngày sinh"), "trẻ em sinh từ ngày 01/01/2018 đến ngày 31/12/2025",
              before=anycase(r"(?<!phát )(?<!vệ )(?<!thí )(?<!học )(?<!tuyển )(?<!hy )(?<!khai )(?<!an )(?<!dân )"
                             r"sinh (?:từ|trước|sau|vào|ngày)\Z")),
]  # fmt: skip

DEADLINES_ONLY = [
    LookAlike(
        tr("thời gian được hưởng, không phải hạn"), "Người lao động được nghỉ trước ngày 15/4/2024",
        before=anycase(r"(?:được|cho) (?:nghỉ|hưởng)[^,;.\d]{0,20}\S*\Z"),
    ),
    LookAlike(
        tr("điều kiện, không phải hạn"), "người nghỉ hưu trước ngày 01/7/2024 thì được điều chỉnh",
        after=anycase(r",? (?:thì|được (?:hưởng|điều chỉnh|áp dụng|tiếp tục|thực hiện|xem xét)|mà)(?!\w)"),
    ),
    LookAlike(
        tr("điều kiện, không phải hạn"), "Áp dụng cho các hồ sơ nộp trước ngày 30/6/2024",
        before=anycase(r"áp dụng (?:cho|đối với|với) [^,;:]{0,60}\Z|đối với (?:các |những )?hồ sơ"
                       r"(?: đã)? (?:nộp|gửi|tiếp nhận)[^,;:]{0,20}\Z"),
    ),
    LookAlike(
        tr("trích yếu của văn bản viện dẫn"), "Công văn số 12/BYT-VP của Bộ Y tế về việc báo cáo trước ngày 25/3/2024",
        before=anycase(rf"{MASK}(?: của [^,;{MASK}]{{1,80}}?)?,? (?:về|v/v)(?: việc)? "
                       r"(?:(?!(?:đề nghị|yêu cầu) )[^,;]){0,150}\Z"),
    ),
    LookAlike(
        tr("yêu cầu của văn bản viện dẫn"), "Công văn số 12/BYT-VP, trong đó yêu cầu các tỉnh báo cáo trước ngày 20/4",
        before=anycase(r"trong đó (?:có )?(?:yêu cầu|đề nghị|giao)[^;]{0,150}\Z"),
    ),
    LookAlike(
        tr("yêu cầu của văn bản viện dẫn"), "Bộ Y tế có Công văn số 12/BYT-VP yêu cầu các tỉnh báo cáo trước ngày 20/4",
        before=anycase(rf"(?<!\w)(?:có|ban hành) [^;,{MASK}]{{0,40}}{MASK}{{1,120}}[^;,{MASK}]{{0,120}},? ?(?:yêu cầu"
                       r"|đề nghị|giao)[^;]{0,200}\Z"),
    ),
    LookAlike(
        tr("yêu cầu của văn bản viện dẫn"),
        "Thực hiện Công văn số 12/BNV-VP (báo cáo trước ngày 20/6/2024), Sở đề nghị",
        before=anycase(rf"\A\W*(?:để [^,;()]{{1,50}} )?(?:thực hiện|căn cứ|theo|triển khai|tiếp theo)"
                       rf"[^,;()]{{0,60}}{MASK}[^()]{{0,250}}\([^()]*\Z"),
        after=anycase(r"[^()]{0,80}\),"),
    ),
    LookAlike(
        tr("yêu cầu của văn bản viện dẫn"), "Cục yêu cầu các Sở báo cáo trước ngày 20/6/2024 tại Công văn số 12/CĐB-VT",
        after=anycase(rf",? tại {MASK}"),
    ),
    LookAlike(
        tr("yêu cầu của văn bản viện dẫn"), "Nghị định số 130/2020/NĐ-CP quy định việc nộp trước ngày 30/4 hằng năm",
        before=anycase(rf"{MASK}[^;,{MASK}]{{0,60}} (?:quy định|cho phép|nêu rõ)(?!\w)"
                       r"(?:(?!(?:đề nghị|yêu cầu) )[^;]){0,120}\Z"),
    ),
    LookAlike(
        tr("quy định của văn bản viện dẫn"), "Thực hiện Nghị định số 12/2018/NĐ-CP, việc rà soát xong trước ngày 15/4",
        before=anycase(rf"\A\W*(?:(?:thực hiện|căn cứ)[^;{MASK}]{{0,60}}{MASK}[^;]{{0,200}}, (?:việc|thời (?:hạn|gian))"
                       rf"|(?:theo|tại) [^;,{MASK}]{{0,60}}{MASK}) (?:(?!{_ASKS})[^;]){{0,120}}\Z"),
    ),
    LookAlike(
        tr("việc cơ quan khác sẽ làm"), "Trước ngày 30/4 hằng năm, Bộ Y tế công bố kết quả xếp hạng",
        after=anycase(r",? (?-i:Bộ|Chính phủ|Thủ tướng|Quốc hội)(?!\w)[^.;,]{0,60}? "
                      r"(?:công bố|xem xét|phê duyệt|đánh giá|xếp hạng)(?!\w)"),
    ),
    LookAlike(
        tr("việc cơ quan khác sẽ làm"), "UBND tỉnh sẽ báo cáo Thủ tướng Chính phủ trước ngày 30/3/2024",
        before=anycase(r"(?<!\w)sẽ (?:tổng hợp,? )?(?:báo cáo|trình|tổ chức|ban hành|kiểm tra)(?!\w)[^;]{0,110}\Z"),
    ),
]  # fmt: skip

_HOLIDAY = (
    r"Quốc khánh|Giải phóng miền Nam|(?:thống nhất|giải phóng) đất nước|Quốc tế (?:Lao động|Phụ nữ|[Tt]hiếu nhi)"
    r"|Liệt sĩ|Nhà giáo Việt Nam|Phụ nữ Việt Nam|Báo chí [Cc]ách mạng(?: Việt Nam)?|Gia đình Việt Nam|Dân số thế giới"
    r"|Cách mạng [Tt]háng (?:Tám|8)|Pháp luật Việt Nam|Môi trường thế giới"
)
WINDOWS_ONLY = [
    LookAlike(tr("tên ngày lễ"), "Treo băng rôn chào mừng ngày lễ 30/4 và 01/5",
              before=anycase(r"(?<!\w)(?:nghỉ|lễ|dịp|mừng)(?: lễ)? (?:ngày )?"
                             r"(?:30/0?4|0?1/0?5|0?2/0?9|0?8/0?3|20/11|19/8)\Z")),
    LookAlike(tr("tên ngày lễ"), "Tuyên truyền về ý nghĩa Quốc khánh 2/9",
              before=anycase(rf"(?<!\w)(?:{_HOLIDAY}) ?[(,]? ?(?:ngày )?\d{{1,2}}[/-]\d{{1,2}}\Z")),
    LookAlike(
        tr("kỳ số liệu"), "số liệu lấy từ ngày 01/4/2024 đến ngày 30/6/2024",
        before=anycase(r"(?<!nhập )(?<!nhật )(?:số liệu|dữ liệu|thống kê|kỳ báo cáo|thời gian lấy|phát sinh)"
                       r":?(?: [^\s.;,]+){0,4} ?\Z|(?:tính|lấy) \S+\Z"),
    ),
    LookAlike(
        tr("thời điểm có hiệu lực"), "Công văn này áp dụng từ 01/11/2024",
        before=anycase(r"(?<!\w)(?:văn bản|công văn|hướng dẫn|quy (?:chế|định|trình)|thông báo|chế độ|biểu|mẫu)"
                       r"(?: [^\s.;,:]+){0,6} áp(?: dụng)?(?: kể)?(?: từ)?\Z"),
    ),
    LookAlike(tr("kỳ số liệu"), "Thời điểm điều tra: ngày 01/4/2024",
              before=anycase(r"thời (?:điểm|kỳ) (?:điều tra|kiểm kê|khảo sát|thống kê|lấy số liệu|tính)"
                             r"[^.;,]{0,20}\Z")),
    LookAlike(tr("dự báo"), "Theo dự báo, từ ngày 27/10 đến hết ngày 30/10/2024 có mưa to",
              before=anycase(r"dự báo|nhận định|khả năng|(?<!\w)hồi \S+\Z")),
    LookAlike(
        tr("dự báo thời tiết"), "Từ ngày 20/3 đến ngày 25/3/2024 có không khí lạnh",
        after=anycase(r",?(?: [^\s.;]+){0,8}? (?:có|xuất hiện|xảy ra)(?: [^\s.;,]+){0,3}? "
                      r"(?:mưa|lũ|không khí lạnh|rét|nắng nóng|gió|dông|bão|áp thấp)(?!\w)"),
    ),
    LookAlike(
        tr("việc đã diễn ra"), "Trong quý I/2024, các đơn vị đã tổ chức 12 đợt kiểm tra",
        before=anycase(r"\A\W*(?:trong|từ|kể|tính|tháng|quý)\Z"),
        after=anycase(r",?(?: [^\s.;,]+){0,7}? (?:đã (?!được|đề ra|ban hành|nêu)|xảy ra|ghi nhận|có \d)"),
    ),
    LookAlike(tr("thời điểm của một quyết định về cán bộ"), "bổ nhiệm từ ngày 01/6/2024 đến ngày 31/5/2029",
              before=anycase(r"(?<!\w)(?:ngạch|bổ nhiệm|nghỉ hưu|nâng bậc|thôi việc|hưởng (?:lương|chế độ|trợ cấp))"
                             r"(?!\w)")),
    LookAlike(tr("cuộc họp"), "họp vào ngày 12/6/2024",
              before=anycase(r"(?:(?<!trước kỳ )(?<!sau kỳ )(?<!các tổ )họp|(?<!tổ chức )hội nghị|giao ban"
                             r"|(?:buổi|cuộc|lịch|sẽ) làm việc"
                             r"|(?<!công tác )(?<!đoàn )làm việc với)[^,;]{0,60}\Z")),
]  # fmt: skip


def look_alike(block: Block, start: int, end: int, *, window: bool = False) -> str | None:
    """Which of the look-alikes the stretch is, if any. `window`: those are tried that only a period can be."""
    first, _ = block.clause_bounds(start, end)
    opening = block.text[start:end].split(" ", 1)[0]  # "số liệu đến" tells more than "số liệu"
    before, clause = block.text[first:start] + opening, block.clause(start, end)
    rules = ANYWHERE + (WINDOWS_ONLY if window else DEADLINES_ONLY)
    return next((rule.name for rule in rules if rule.catches(before, clause, block, end)), None)


def is_past(day: dt.date | None, issued: dt.date | None) -> bool:
    """A time before the date of issue is history: an earlier letter's deadline, a past event."""
    return day is not None and issued is not None and day < issued
