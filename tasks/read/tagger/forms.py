"""How the parts of an expression of time are written: each form is a letter, a pattern and what the match says.

The first form that fits at a place is taken, so the longer ones come first. All are tried at the start of a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tasks.read.dates import DATE, TIME, WEEKDAY
from tasks.read.facts import Every
from tasks.read.tagger.atom_values import (
    read_amount,
    read_clock,
    read_date,
    read_days_of_month,
    read_each,
    read_fraction,
    read_half,
    read_in_months,
    read_month,
    read_months,
    read_near_day,
    read_next,
    read_none,
    read_ordinal,
    read_quarter,
    read_quarter_month,
    read_reported,
    read_this,
    read_weekday,
    read_whole_year,
    read_worded_date,
    read_years,
)
from tasks.read.tagger.values import Day, Issue, Span, Tet
from tasks.read.words import NUMERALS

Match = re.Match[str]
_YEAR = r"(?:19|20)\d\d"
_OF_YEAR = rf"(?:(?: ?[/-] ?|,? (?:của )?năm )(?P<{{p}}y>{_YEAR})|,? (?P<{{p}}ry>năm (?:nay|sau|tới)))"
_ROMAN = r"(?:IV|I{1,3}|[1-4])"
_DIGIT = "|".join(NUMERALS)
_N = rf"(?:\d{{1,3}}|(?:(?:{_DIGIT}) mươi|mười)(?: (?:mốt|lăm|tư|{_DIGIT}))?|{_DIGIT})(?: ?\([^()\d]{{1,20}}\))?"
_WORDED = rf"(?:mười|(?:{_DIGIT}) mươi)(?: (?:mốt|lăm|tư|{_DIGIT}))?|mồng (?:{_DIGIT}|mười)|{_DIGIT}"
_OTHER_TET = r"Trung thu|Đoan ngọ|Hàn thực|Nguyên tiêu|Thiếu nhi|trồng cây|Thanh minh|Độc lập|Dương lịch|tây"
_EACH = r"(?:h[àằ]ng|mỗi|từng)"
_AFTER = r"(?:sau|tới|tiếp theo|kế tiếp|liền kề|tiếp|kế)(?: (?:liền kề|đó))?"
_FIN = r"(?![\w/]|[.,]\d)"
FORMS: list[tuple[str, str, Callable[[Match], Any]]] = [
    # what only looks like a time: 24/24 giờ, 05/12 xã, half a day
    ("z", r"\d{1,3}/\d{1,3} ?(?:giờ|h|buổi|ngày|xã|thôn|hộ|đơn vị|huyện|tổng số|người|em|lớp|trường|phường|điểm|tuần"
          r"|thành viên|đại biểu|đồng chí|tỉnh|sở|cơ quan|dự án|m|ha|tiêu chí|%)(?!\w)(?! tháng \d)", read_none),
    ("z", r"nửa (?:ngày|buổi|tuần|giờ)(?!\w)|rưỡi(?!\w)|12 giờ (?:đêm|khuya)(?!\w)|số \d{1,6}/\d[\d/]*", read_none),
    ("e", r"(?:(?:một|mỗi|0?1) )?ngày (?:hai|ba|bốn|0?[2-9]) lần(?!\w)|(?:hai|ba|bốn|0?[2-9]) lần ?/ ?ngày(?!\w)",
     lambda m: (Every.DAY, 1)),
    ("e", r"nửa năm ?(?:/ ?|)(?:một |0?1 )?lần(?!\w)", lambda m: (Every.HALF_YEAR, 1)),
    ("z", r"(?:(?:một|0?1) )?(?:tuần|tháng|quý|năm) (?:hai|ba|bốn|0?[2-9]) lần(?!\w)"
          r"|tuần (?:đầu|cuối|thứ \w+|\d)(?: tiên| cùng)?(?: của)? (?:tháng|quý|năm)"
          r"(?: \d{1,2}(?:/\d{4}| năm \d{4})?)?(?!\w)"
          r"|(?:của )?tháng (?:đầu|cuối)(?: tiên| cùng)? (?:của )?kỳ(?: báo cáo)?(?!\w)", read_none),
    ("u", r"(?:ngày )?(?:rằm|m[ùồ]ng \d{1,2}|\d{1,2}) (?:tháng (?:Giêng|Chạp|Một|Hai|Ba|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười)"
          r"|Tết)(?!\w)(?: (?:năm )?(?-i:[A-ZĐẤỶÍ]\w*) (?-i:[A-ZĐẤỶÍ]\w*))?", read_none),  # by the moon
    ("!", r"không (?:phải|cần|còn|yêu cầu|thực hiện|báo cáo|gửi|nộp|áp dụng)(?!\w)|(?:ngoại )?trừ(?!\w)", read_none),
    ("Q", r"(?:không (?:ít|sớm) hơn|(?:ít nhất|tối thiểu)(?= [^.;,]{1,25} và ))(?!\w)", read_none),
    ("b", r"(?:ít nhất|tối thiểu)(?: là)?(?!\w)", read_none),
    ("v", r"(?:đợt|lần|vòng) (?:\d{1,2}|I{1,3})(?!\w)", read_none),
    ("a", r"(?:nửa|1/2) (?P<fu>tháng|năm)(?!\w)", read_fraction),
    ("M", r"ngày (?P<lm>\d{1,2}),? (?:của )?(?:các )?tháng (?P<ll>\d{1,2}(?:(?:,|,? và) (?:tháng )?\d{1,2}){2,3})"
          r"(?! ?/|\d)", read_in_months),
    ("d", rf"{DATE('x')}", read_date),
    ("d", rf"ngày (?P<sd>{_WORDED}) tháng (?P<so>{_WORDED}|1[0-2]|0?[1-9])(?!\w)(?:,? năm (?P<sx>{_YEAR}))?+",
     read_worded_date),
    ("d", rf"(?:ngày )?Tết (?:Dương lịch|tây)(?:,?(?: năm)? (?P<tny>{_YEAR}))?+(?!\w)",
     lambda m: Day(1, 1, int(m["tny"]) if m["tny"] else None)),
    ("y", rf"(?:giai đoạn|(?:từ )?năm) (?P<g1>{_YEAR}) ?(?:-|đến(?: hết)? năm|đến) ?(?P<g2>{_YEAR}){_FIN}", read_years),
    ("c", TIME("t"), read_clock),
    ("a", r"ngày (?P<ow>làm việc )?thứ (?P<od>\d{1,3})(?=,? (?:(?:kể|tính) )?(?:từ|sau)(?!\w))", read_ordinal),
    ("w", WEEKDAY.replace("(?:(?:sáng|chiều|tối) )?", "(?:(?:sáng|chiều|tối) )?(?:ngày )?", 1), read_weekday),
    ("h", rf"(?P<hn>0?6|0?9|sáu|chín|0?3|ba) tháng (?P<hh>đầu|cuối)(?: của)?(?:{_OF_YEAR.format(p='h')}| năm(?! \d))",
     read_half),
    ("k", rf"(?:của )?tháng (?P<km>đầu(?: tiên)?|giữa|cuối(?: cùng)?|thứ (?:nhất|hai|ba))(?: của)?(?: {_EACH})? quý"
          rf"(?P<kx> {_AFTER})?(?!\w)", read_quarter_month),
    ("q", rf"quý (?:(?P<q0>{_ROMAN})(?!\w)(?: ?(?:,|-|và) ?(?:quý )?){_FIN[:0]})?(?P<qq>{_ROMAN})(?!\w)"
          rf"(?:{_OF_YEAR.format(p='q')})?+", read_quarter),
    ("m", rf"tháng (?P<l1>\d{{1,2}})(?:, (?:tháng )?\d{{1,2}}){{0,3}} ?(?:,? và|,|-) ?(?:tháng )?(?P<l2>\d{{1,2}})"
          rf"{_OF_YEAR.format(p='l')}(?!/)", read_months),
    ("m", rf"(?<![\d/])(?P<sm>1[0-2]|0?[1-9])/(?P<sy>{_YEAR})(?![\d/])",
     lambda m: Span(int(m["sm"]), int(m["sm"]), int(m["sy"]))),
    ("m", rf"(?P<dc>0?[1-9]|1\d|20) ngày (?P<de>đầu|cuối)(?: của)? tháng (?P<dm>1[0-2]|0?[1-9])(?!\d)"
          rf"(?:{_OF_YEAR.format(p='d')})?+(?!/)", read_days_of_month),
    ("m", rf"tháng (?P<mm>1[0-2]|0?[1-9])(?!\d)(?:{_OF_YEAR.format(p='m')})?+(?!/)", read_month),
    ("e", r"(?:(?<!\d)(?P<en>\d{1,2}|một|hai|ba|sáu) )?(?P<e1>giờ|ngày|tuần|tháng|quý|năm) ?(?:/ ?(?:0?1 )?lần"
          r"| (?:một|0?1) lần)(?!\w)", read_each),
    ("e", r"(?:(?:một|\d{1,2}) lần ?/ ?|lần ?/ ?)(?P<e2>ngày|tuần|tháng|quý|năm)(?!\w)", read_each),
    ("e", rf"(?:của )?{_EACH} (?P<e3>giờ|ngày|tuần|tháng|quý|năm|học kỳ)(?!\w)(?:,? (?:0?1|một) lần)?", read_each),
    ("r", r"(?:báo cáo|định kỳ) (?P<rw>(?:0?[369]|ba|sáu|chín) tháng|tuần|tháng|quý|năm|ngày)(?! ?\d|\w| (?-i:[IV]))",
     read_reported),
    ("g", r"định kỳ(?: gửi| báo cáo)?(?!\w)", read_none),
    ("X", rf"(?:của )?(?P<xu>tháng|quý|năm|tuần) {_AFTER}(?: (?:tháng|quý|kỳ|năm) báo cáo)?(?!\w)", read_next),
    ("Y", r"(?:của )?(?P<zu>tháng|quý|năm|tuần) (?:này|nay)(?!\w)", read_this),
    ("Y", r"(?:của )?(?P<zuu>tháng|quý)(?! \w*\d)(?!\w)", lambda m: Day(months=0, part=f"của {m['zuu'].lower()}")),
    ("y", rf"năm (?P<yy>{_YEAR})(?!\d)|năm nay(?!\w)", read_whole_year),
    ("N", r"(?:trong )?ngày làm việc (?:tiếp theo|kế tiếp|liền kề|sau đó|hôm sau)(?!\w)", lambda m: 1),
    ("W", r"ngày làm việc (?P<ww>cuối cùng|đầu tiên|cuối|đầu)(?!\w)|ngày (?P<wz>cuối cùng|đầu tiên|cuối)(?! tháng \d)"
          r"(?!\w)", lambda m: (-1 if (m["ww"] or m["wz"]).startswith(("cuối", "Cuối")) else 1, bool(m["ww"]))),
    ("a", rf"(?<![\d/.,])(?P<an>{_N}) ?"
          r"(?P<au>ngày|giờ|tiếng|h(?!\w)|tuần(?: lễ(?=,? kể))?|tháng(?! \d)|quý|năm(?! \d))(?P<aw>,? làm việc)?"
          r"(?: (?:sắp )?tới(?! (?:ngày|hết|hạn|khi|cuối|đầu|tháng|thứ|\d)))?(?!\w)", read_amount),
    ("n", r"(?:ngày |m[ùồ]ng )(?:m[ùồ]ng )?(?P<nd>[12]\d|3[01]|0?[1-9])(?!\d| ?/|\.\d)", lambda m: Day(int(m["nd"]))),
    (".", r"bắt đầu(?! từ)(?!\w)|(?:hết|quá|gia) hạn(?!\w)", read_none),
    ("f", r"ngày (?:tiếp theo|liền sau|kế tiếp)(?= ngày \d)", read_none),
    ("o", r"(?:trong )?(?:ngày )?hôm nay(?!\w)", lambda m: Day(ahead=0)),
    ("o", r"cùng ngày(?! \d)(?!\w)", lambda m: Day(same=True)),
    ("o", r"(?:ngày |(?:(?<=sáng )|(?<=trưa )|(?<=chiều )|(?<=tối )))(?P<om>mai|kia|nay)(?!\w)", read_near_day),
    ("o", r"(?:sáng|trưa|chiều|tối) (?:ngày )?(?P<on>mai|nay)(?!\w)", read_near_day),
    ("D", r"(?:ngay )?trong ngày(?= làm việc \d)|(?<=ngày )làm việc(?= \d)|ngày làm việc(?= \d)", read_none),
    ("D", r"(?:ngay )?trong ngày(?! ?\(?\d| làm| thứ| chủ| mai| hôm| \(|\w)", read_none),
    ("i", r"(?:ngày |khi )?(?:được )?(?:ký )?(?:ban hành|phát hành)(?: [^\W\d]+){0,2}? này(?!\w)"
          r"|ngày (?:ký )?(?:ban hành|phát hành|ký)(?: (?:thông báo|kế hoạch|hướng dẫn|công văn|văn bản|chỉ thị))?"
          r"(?: này)?"
          r"|ngày ra (?:thông báo|văn bản|công văn|kế hoạch|chỉ thị|quyết định)(?: này)?|(?<=từ )(?:nay|bây giờ)(?!\w)",
     lambda m: Issue()),
    ("j", rf"(?:(?:(?:khi |kỳ |dịp )?nghỉ|dịp|kỳ) )?(?:lễ )?Tết(?! (?:{_OTHER_TET}))"
          rf"(?: (?:Nguyên đán|cổ truyền|âm lịch))?(?: [^\W\d]+ [^\W\d]+)??"
          rf"(?:(?: năm)? (?P<jy>{_YEAR}))?(?!\w)(?!-)",
     lambda m: Tet(int(m["jy"]) if m["jy"] else None)),
    ("V", r"(?:cho )?(?:đến|tới) khi(?: [^\W\d_]+){1,8}", read_none),
    ("V", r"(?:và )?các ngày (?:kế tiếp|tiếp theo|sau đó|sau)(?!\w)|trở đi(?!\w)", read_none),
    ("K", r"(?:kể|tính) từ(?: (?:thời điểm|lúc|khi|sau))?(?!\w)", read_none),
    ("F", r"(?:(?:bắt đầu|kéo dài|diễn ra) )?từ(?: (?:thời điểm|lúc|khi|sau))?(?!\w)", read_none),
    ("T", r"(?:(?:và )?kéo dài )?(?:cho )?(?:đến|tới)(?: hết| cuối ngày| trước)?(?!\w)|hết(?= ngày \d)", read_none),
    ("L", r"(?:chậm nhất|muộn nhất|không (?:quá|muộn hơn|chậm hơn|để quá)|trễ nhất|tối đa"
          r"|trước(?= cuối (?:ngày|giờ|buổi))"
          r"|(?<!gia )(?<!có )(?:thời )?hạn(?: chót| cuối)?(?: cùng)?(?: (?:gửi|nộp|nhận|báo cáo|đăng ký|hoàn thành))?"
          r"(?! chế| hán| ngạch| mức| hẹp| sử dụng))(?!\w)", read_none),
    ("B", r"trước(?! đến| đây| mắt| hết)(?! khi có)(?!\w)", read_none),
    ("A", r"sau(?: khi| ngày)?(?!\w)|khi(?= (?:kết thúc|hoàn thành|xong|xảy ra|phát hiện|nhận)(?!\w))", read_none),
    ("O", r"(?:(?:ngay )?trong(?: (?:vòng|thời hạn|thời gian|cả))?|vào(?: lúc)?|lúc|các ngày"
          r"|(?:trong )?(?:hai|ba|0?[2-9]) ngày(?= \d))(?!\w)", read_none),
    ("p", r"(?:(?:cuối|đầu|hết) (?:giờ|buổi)|giờ)(?: làm việc| hành chính| chiều| sáng| nghỉ trưa)?(?!\w)"
          r"|cuối ngày(?!\w)|(?:sáng|trưa|chiều|tối|đêm)(?!\w)", lambda m: m[0].lower()),
    ("G", r"(?:nửa )?(?P<gp>đầu|giữa|cuối|hết)(?!\w)", lambda m: m[0].lower()),
    ("U", r"cả(?!\w)", read_none),
    ("f", r"cùng(?= ngày \d)", read_none),
    ("f", r"(?:là|của|khoảng|dự kiến|thời điểm|ngày(?! \d))(?!\w)", read_none),
    ("#", r"(?<![\d/.,-])(?P<bd>[12]\d|3[01]|0?[1-9])(?![\d/%]|[.,]\d| ?%)", lambda m: Day(int(m["bd"]))),
    ("&", r"(?:và|hoặc|hay|cùng)(?!\w)", lambda m: m[0].lower()),
    (".", r"\d[\d/.]*|[^\W\d_]+", read_none),
]  # fmt: skip
MARKS: list[tuple[str, str, Callable[[Match], Any]]] = [
    (",", r",", read_none), ("-", r"-", read_none), ("(", r"\(", read_none), (")", r"\)", read_none),
    ("f", r":", read_none),
    (";", r";|[.!?](?= |\Z)", read_none), (".", r"[^\w\s]|_", read_none),
]  # fmt: skip
FIRST_WORDS = frozenset(NUMERALS) | frozenset(
    """
    ngày tháng quý năm giai từ thứ chủ sáng chiều tối trưa đêm của hằng hàng mỗi từng báo định lần giờ tuần nửa ngay
    trong mùng mồng rằm hôm khi được ký ban phát nay bây tết cho đến tới và các trở kể tính bắt kéo diễn chậm muộn không
    trễ thời hạn trước sau vào lúc cuối hết đầu giữa cả là khoảng dự hoặc hay cùng rưỡi ngoại trừ ít đợt vòng số làm
    mai kia nghỉ dịp kỳ lễ
    """.split()  # noqa: SIM905
)
"""The words with which a form may begin: the others need not be tried."""
