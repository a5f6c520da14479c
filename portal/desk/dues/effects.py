"""What an act will send to whom, in one sentence that stands beside its button before it is pressed."""

from collections.abc import Callable

from models.enums import JUDGED_KINDS, ObligationKind
from tasks.desk.due_record import DueRecord
from tasks.render import day_words

MOST_NAMED = 4
"""Addresses that a sentence names; the rest are counted."""


def effect_of(act: str, record: DueRecord) -> str:
    """What is sent when an act is done to a thing owed, and to whom."""
    return DUE_EFFECTS[act](record)


def receivers(record: DueRecord) -> str:
    """Who gets a letter about it, as it goes on in a sentence."""
    people = record.addresses
    more = f" và {len(people) - MOST_NAMED} người khác" if len(people) > MOST_NAMED else ""
    named = "; ".join(people[:MOST_NAMED])
    return f"{record.recipient.name}: {named}{more}" if people else ""


def _letter(record: DueRecord, what: str) -> str:
    if not (to := receivers(record)):
        return f"{record.recipient.name} chưa có ai để gửi trong danh bạ, nên không thư nào được gửi."
    when = "khi cơ quan này được chạy tiếp" if record.due.paused else "ngay"
    return f"{what} được gửi {when} đến {to}."


def _record(record: DueRecord) -> str:
    if record.due.kind not in JUDGED_KINDS:
        return "Không thư nào được gửi; từ lúc này không ai đôn đốc nữa."
    report = record.due.kind is ObligationKind.REPORT and record.obligation.levels == 1
    accepted = report and record.app.settings.reports.accept == "on_receipt"
    more = " Báo cáo đủ số liệu được duyệt luôn (theo cấu hình)." if accepted else ""
    return f"{_letter(record, 'Thư báo đã nhận')} Thư đôn đốc đang chờ bị hủy.{more}"


def _retract(record: DueRecord) -> str:
    again = "Lại còn phải nộp như trước; thư nhắc, đôn đốc lại đi theo lịch."
    if record.due.kind not in JUDGED_KINDS:
        return f"{again} Không thư nào được gửi ngay."
    return f"{again} Giấy báo đã nhận nếu đã gửi thì được rút lại: {_letter(record, 'thư')}"


def _return(record: DueRecord) -> str:
    letter = f"Thư trả lại, nêu lý do và hạn gửi lại {day_words(record.returned_until)},"
    return _letter(record, letter)


def _prove(record: DueRecord) -> str:
    letter = f"Thư nêu lý do và hạn đăng lại {day_words(record.returned_until)},"
    return f"Chọn “không công nhận”: {_letter(record, letter)} Còn lại thì không thư nào được gửi."


def _extend(record: DueRecord) -> str:
    words = _letter(record, "Thư trả lời")
    return f"{words} Chọn “chờ ý kiến” thì chỉ ghi lại đề nghị, không gửi thư."


def _telephone(_: DueRecord) -> str:
    return "Không thư nào được gửi; thư đôn đốc vẫn đi theo lịch."


def _uphold(_: DueRecord) -> str:
    return "Không thư nào được gửi; cơ quan đọc lý do trên trang của mình, thời hạn giữ nguyên."


def _resend(record: DueRecord) -> str:
    letters = record.failed
    to = "; ".join(dict.fromkeys(letter.address for letter in letters if letter.address)) or record.recipient.name
    count = f"{len(letters):02d} thư không gửi được"
    return f"{count}, nay được xếp lại hàng và gửi lại đến {to}, nếu điều nêu trong thư vẫn còn đúng."


def _settle(_: DueRecord) -> str:
    return "Nơi nhận đã có thư thì không gửi gì; chưa có thì thư được gửi lại."


def _pause(record: DueRecord) -> str:
    return (
        f"Không thư nào của văn bản này được gửi cho {record.recipient.name} nữa, cho đến khi chạy tiếp; "
        "thời hạn vẫn giữ nguyên."
    )


def _resume(record: DueRecord) -> str:
    return f"Thư cho {record.recipient.name} lại đi theo lịch; trong các bước đã lỡ chỉ bước mới nhất được gửi."


DUE_EFFECTS: dict[str, Callable[[DueRecord], str]] = {
    "record": _record,
    "propose": lambda _: "Không thư nào được gửi; cơ quan thấy “đã nhận, đang xem xét” cho đến khi lãnh đạo duyệt.",
    "consent": lambda _: "Không thư nào được gửi; ý kiến gửi muộn được giữ lại, không thay thế.",
    "accept": lambda _: "Không thư nào được gửi.",
    "return": _return,
    "fill": lambda _: "Không thư nào được gửi; số cũ còn trong lịch sử.",
    "retract": _retract,
    "prove": _prove,
    "extend": _extend,
    "waive": lambda _: "Không thư nào được gửi; thư nhắc, đôn đốc đang chờ bị hủy.",
    "uphold": _uphold,
    "telephone": _telephone,
    "resend": _resend,
    "settle": _settle,
    "pause": _pause,
    "resume": _resume,
}
"""By command."""
