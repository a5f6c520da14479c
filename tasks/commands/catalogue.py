"""The acts of an officer by name. It loads nothing, so that `dondoc --help` can list them at once."""

from typing import NamedTuple


class Entry(NamedTuple):
    """One act: its command in `dondoc`, its deployment in Prefect, its name and purpose in the words of an office.

    `model` is where its fields are: module of tasks/commands and class.
    """

    command: str
    slug: str
    name: str
    purpose: str
    model: str


ENTRIES = (
    Entry(
        "request", "yeu-cau-bao-cao", "Yêu cầu báo cáo",
        "Ấn định thời hạn cho báo cáo “khi có yêu cầu”: các cơ quan nhận thư yêu cầu, và được nhắc, đôn đốc.",
        "reports.Request",
    ),
    Entry(
        "record", "ghi-nhan", "Ghi nhận báo cáo",
        "Ghi điều một cơ quan đã nộp qua thư, hệ thống, giấy hoặc điện thoại; từ lúc này không ai đôn đốc nữa.",
        "reports.Record",
    ),
    Entry(
        "fill", "ghi-so-lieu", "Ghi số liệu",
        "Ghi hoặc sửa số liệu của một báo cáo đã nhận; mục không nêu thì giữ nguyên, số cũ còn trong nhật ký.",
        "reports.Fill",
    ),
    Entry(
        "retract", "rut-ghi-nhan", "Rút lại ghi nhận",
        "Điều đã ghi nhận nhầm thì rút lại: cơ quan lại còn phải nộp như trước; nếu giấy báo đã nhận đã gửi thì "
        "cơ quan nhận thư rút lại giấy báo.",
        "retract.Retract",
    ),
    Entry(
        "propose", "de-nghi-duyet", "Đề nghị duyệt",
        "Báo cáo đã nhận đạt yêu cầu, đề nghị lãnh đạo duyệt: chỉ khi nghĩa vụ cần hai cấp duyệt.",
        "judgements.Propose",
    ),
    Entry("accept", "duyet-bao-cao", "Duyệt báo cáo", "Báo cáo đã nhận là đạt yêu cầu.", "judgements.Accept"),
    Entry(
        "return", "tra-lai-bao-cao", "Trả lại báo cáo",
        "Báo cáo đã nhận chưa đạt: cơ quan nhận thư nêu lý do và hạn gửi lại.",
        "judgements.SendBack",
    ),
    Entry(
        "consent", "giu-coi-nhu-dong-y", "Giữ coi như đồng ý",
        "Ý kiến đến sau khi im lặng đã được coi như đồng ý thì không thay thế: được giữ lại, ghi rõ là gửi muộn.",
        "judgements.KeepConsent",
    ),
    Entry(
        "prove", "kiem-chung-dang-tai", "Kiểm chứng đăng tải",
        "Kiểm lại hoặc thêm địa chỉ bài đăng; ghi là đã xem, có văn bản; hoặc không công nhận, cơ quan đăng lại.",
        "publication.Prove",
    ),
    Entry(
        "extend", "gia-han", "Gia hạn",
        "Trả lời đề nghị gia hạn của một cơ quan, cơ quan nhận thư; hoặc chỉ ghi lại đề nghị, chờ ý kiến.",
        "obligations.Extend",
    ),
    Entry(
        "waive", "mien", "Miễn báo cáo",
        "Một cơ quan được miễn điều phải nộp; không thư nào được gửi.",
        "obligations.Waive",
    ),
    Entry(
        "uphold", "van-giao", "Vẫn giao cho cơ quan",
        "Trả lời “không thuộc trách nhiệm”: vẫn thuộc trách nhiệm của cơ quan; nếu đúng là không, dùng phiếu mien.",
        "obligations.Uphold",
    ),
    Entry(
        "telephone", "goi-dien-don-doc", "Đôn đốc qua điện thoại",
        "Ghi một cuộc điện thoại đôn đốc: đã nói với ai, họ hẹn gì. Thư đôn đốc vẫn gửi theo lịch.",
        "obligations.Telephone",
    ),
    Entry(
        "resend", "gui-lai-thu", "Gửi lại thư",
        "Xếp lại hàng những thư bị từ chối, bị trả về hoặc không gửi được; mỗi thư vẫn chỉ được gửi một lần.",
        "letters.Resend",
    ),
    Entry(
        "settle", "xac-minh-thu", "Xác minh thư chưa rõ",
        "Sau khi hỏi nơi nhận: thư chưa rõ đã gửi hay chưa thì đã đến, hoặc chưa đến và được gửi lại.",
        "letters.Confirm",
    ),
    Entry(
        "pause", "tam-dung", "Tạm dừng",
        "Ngừng ngay mọi thư của một văn bản, hoặc của một cơ quan, một nghĩa vụ trong đó, cho đến khi chạy tiếp.",
        "course.Pause",
    ),
    Entry(
        "resume", "chay-tiep", "Chạy tiếp",
        "Cho văn bản, cơ quan hay nghĩa vụ đang tạm dừng chạy tiếp; trong các bước đã lỡ chỉ bước mới nhất được gửi.",
        "course.Resume",
    ),
    Entry(
        "close", "ket-thuc", "Kết thúc",
        "Kết thúc một văn bản hoặc một phần của nó; lãnh đạo nhận thư tổng hợp. Cả văn bản thì lập hồ sơ chứng cứ.",
        "course.Close",
    ),
    Entry(
        "withdraw", "thu-hoi", "Thu hồi văn bản",
        "Dừng hẳn một văn bản; ai đã nhận văn bản thì nhận thư thu hồi. Không làm ngược lại được. Muốn thay bằng văn "
        "bản khác thì không dùng phiếu này: chạy tiep-nhan với văn bản mới, ghi số cũ vào ô “Thay thế văn bản số”.",
        "course.Withdraw",
    ),
)  # fmt: skip
"""In the order of a campaign's life."""

CATALOGUE = {entry.command: entry for entry in ENTRIES}
