"""The courtesies of Vietnamese offices: greetings, wishes, thanks, requests of mere politeness."""

from tasks.inbox.answer.spelling import Phrase

OFFICE = "đơn vị"
"""What the name of an office is read as, for it could be read as words."""

WE = (
    r"((quý )?sở|quý (cơ quan|đơn vị|phòng|ban|cấp|anh|chị|vị|anh/chị|ngài|bộ|ủy ban|thầy|cô)|(các )?anh/ ?chị|anh chị|"
    r"anh|chị|các (anh|chị|đồng chí|cô chú|bác)|(đồng chí|đ/c)( [^\W\d_]+)?|cô|chú|bác|ban|phòng|"
    r"lãnh đạo( sở)?(?! (phòng|huyện|xã|ubnd|ban|cơ quan|đơn vị|trung tâm|đài|báo|mình))|"
    r"(quý )?văn phòng( sở)?|(quý )?bộ phận( [^\W\d_]+){0,3}|mọi người|cả nhà)"
)

OPENING = Phrase(
    rf"^\W*((dạ|vâng|kính|thưa|kính thưa|kính gửi|gửi|em|chào|em chào|kính chào|báo cáo|xin báo cáo|kính báo cáo|"
    rf"xin kính báo cáo)\W+)*"
    rf"(dạ|vâng|(kính )?thưa|(kính )?gửi|(em |kính )?chào|(xin )?(kính )?(trân trọng )?báo cáo)\s*:?\s*{WE}\b\s*(,|:|"
    rf"-|"
    rf"ạ\b|(?=\b(em|tôi|mình|đơn vị|phòng|chúng)\b))"
)
"""A polite opening: "Báo cáo anh, …", "Kính gửi Sở: …", "Dạ thưa chị, …"; no report is meant by it."""

TO_US = rf"({WE}|{OFFICE})( (sở|tỉnh))?"
"""Whom a request of mere courtesy is made to; our own name is read as OFFICE too."""

_TAKE_NOTE = (
    r"(được )?(biết|nắm|nắm được|theo dõi|xem xét,? (và )?tổng hợp|tổng hợp|tiếp nhận|ghi nhận|xem xét|tham mưu|"
    r"chỉ đạo|quan tâm|(tiếp )?nhận (được )?(báo cáo|văn bản))"
)

_UPWARDS = r"(,? ?(và )?báo cáo( lên)? (ubnd tỉnh|ủy ban nhân dân tỉnh|tỉnh|bộ( [^\W\d_]+){0,4}|cấp trên))?"
"""Whom we are to report to in our turn."""

_SUPPORT = r"(quan tâm|phối hợp|chỉ đạo|hỗ trợ|giúp đỡ|hợp tác|cộng tác|ủng hộ)"

_WISH = r"(?:(?!\b(?:nhưng|mà|chưa|không|thiếu|sẽ|lỗi|đề nghị|hỏi|song|tuy|còn|báo cáo|gửi)\b)[^.;!?\n,])"

COURTESY = Phrase(
    rf"\b(xin )?(kính )?(trân trọng |chân thành |rất )?(cảm|cám) ơn( (nhiều|"
    rf"trân trọng))?( {WE}( (?-i:[A-ZĐ][^\W\d_]+))?)?( rất nhiều| nhiều)?"
    rf"( (đã|và sự|vì) [^.;!?\n,]{{0,40}}\b(quan tâm|hỗ trợ|phối hợp|hợp tác))?|"
    rf"\b(xin )?(kính )?trân trọng( kính chào)?|\bkính chào( {WE})?|"
    rf"\bchúc mừng năm mới\b|\b(trả lời|phúc đáp) (?=(công văn|văn bản|yêu cầu|đề nghị|thư|số)\b)|"
    rf"\b(xin |kính |thân |em |kính xin )*chúc( {WE})?(?! mừng){_WISH}{{0,90}}"
    rf"(, ?(và )?(hạnh phúc|thành công|may mắn|bình an|an khang|thịnh vượng|vui vẻ|mạnh khỏe|sức khỏe|thành đạt|"
    rf"công tác tốt|hoàn thành tốt)\b{_WISH}{{0,40}})*|"
    rf"\bxin (phép )?(?=(được )?(kính )?(trân trọng )?(xác nhận|thông báo|báo|báo cáo|gửi|nộp|trình)\b)|"
    rf"\b(xin |rất )?(để|kính mong|kính đề nghị|đề nghị|mong|kính trình|kính chuyển|kính đề xuất) "
    rf"{TO_US} {_TAKE_NOTE}( (và|,) (tổng hợp|theo dõi|chỉ đạo|báo cáo))*{_UPWARDS}"
    rf"(?=\s*(,|\.|;|ạ|!|$|để|theo (quy định|yêu cầu)|chung))|"
    rf"\b({WE} )?(kính |xin |trân trọng |rất )*(đề nghị|mời|mong|vui lòng)( {TO_US})? xem( chi tiết| cụ thể)?"
    rf"(?= (nội dung |chi tiết )*(báo cáo|văn bản|file|tệp|biểu)\b[^.;?\n]{{0,80}}\b(đính kèm|kèm theo|gửi kèm|kèm)\b)|"
    rf"\b((nếu|khi) (cần|có)|mọi|các) ([^.;?\n]{{0,40}} )?(thông tin|trao đổi|vướng mắc|chi tiết|thắc mắc)"
    rf"[^.;?\n]{{0,30}}[,;]? "
    rf"((đề nghị|mong|kính mong)( {TO_US})? )?(xin |vui lòng )*(liên hệ|liên lạc)\b|"
    rf"\btrên đây là (?=(toàn bộ |nội dung )*(báo cáo|kết quả|số liệu)\b)|"
    rf"\b((kính )?mong |kính đề nghị |nhờ )?{WE} ((tiếp )?nhận (và |, ?))?(tiếp )?(nhận|tổng hợp|theo dõi|(check|"
    rf"kiểm tra)(?= (e?-?mail|hộp thư)))( báo cáo| file| tệp|"
    rf" e?-?mail|"
    rf" hộp thư)* (giúp|hộ|dùm)( em| phòng| đơn vị| xã| mình| với)*|"
    rf"\b(rất |kính )*mong (tiếp tục )?nhận được (sự )?{_SUPPORT}((, ?| và )(sự )?{_SUPPORT})*( của {WE})?|"
    rf"\b(nếu )?(có|cần) (gì|vấn đề gì) (thì )?{WE} (gọi|alo|a lô|nhắn|liên hệ|báo)( lại| cho)*( em| tôi| mình|"
    rf" phòng)*|"
    rf"^(tôi|em|mình) là (?=[^\W\d_])|\bbên (?=(em|mình|tôi|chúng (em|tôi)|đơn vị)\b)|"
    rf"\btheo (đúng )?(tinh thần|yêu cầu|đề nghị|quy định)( chỉ đạo)? (của|tại)|"
    rf"\btheo (đúng )?tinh thần( chỉ đạo)?(?=\s*([.,;!]|$))"
)
"""Courtesies, which say nothing for or against."""
