"""The words of the closed lists as an office says them."""

import datetime as dt
import re
from typing import Any

from models.deadline import Unit
from models.enums import MessageKind, ObligationKind, Opinion, Role
from models.proof import ProofState
from models.regime import period_name
from models.states import CampaignState, DueState, MailState, MessageState, State
from models.text import Text, mark_text, tr

STATE_LABELS: dict[State, str] = {
    CampaignState.APPROVED: "đã duyệt, chưa gửi",
    CampaignState.RUNNING: "đang thực hiện",
    CampaignState.PAUSED: "tạm dừng",
    CampaignState.CLOSED: "kết thúc",
    CampaignState.WITHDRAWN: "thu hồi",
    CampaignState.REPLACED: "được thay thế",
    DueState.OPEN: "chưa nộp",
    DueState.RECEIVED: "đã nhận, chờ duyệt",
    DueState.PROPOSED: "đã đề nghị duyệt, chờ lãnh đạo",
    DueState.ACCEPTED: "đã hoàn thành",
    DueState.RETURNED: "trả lại, chờ nộp lại",
    DueState.WAIVED: "được miễn",
    DueState.CONSENTED: "coi như đồng ý",
    MessageState.PLANNED: "chờ gửi",
    MessageState.SENDING: "đang gửi",
    MessageState.SENT: "đã gửi",
    MessageState.RETRY: "sẽ gửi lại",
    MessageState.REFUSED: "bị từ chối",
    MessageState.UNKNOWN: "chưa rõ đã gửi hay chưa",
    MessageState.DEAD: "không gửi được",
    MessageState.CANCELLED: "đã hủy",
    MessageState.BOUNCED: "bị trả về",
}

MAIL_LABELS: dict[MailState, str] = {
    MailState.WAITING: "chờ xem",
    MailState.COUNTED: "đã ghi nhận",
    MailState.NOTED: "đã biết",
    MailState.DISMISSED: "bỏ qua",
}

KIND_LABELS: dict[ObligationKind, str] = {
    ObligationKind.ACKNOWLEDGE: "xác nhận đã nhận",
    ObligationKind.PUBLISH: "đăng tải",
    ObligationKind.CASCADE: "giao xuống đơn vị trực thuộc",
    ObligationKind.REPORT: "báo cáo",
    ObligationKind.CONSULTATION: "ý kiến góp ý",
}

OPINION_LABELS: dict[Opinion, str] = {
    Opinion.AGREE: "đồng ý",
    Opinion.REMARKS: "đồng ý, có góp ý",
    Opinion.DISAGREE: "không đồng ý",
    Opinion.NONE: "không có ý kiến",
}

ENGLISH_OPINIONS: dict[str, str] = {
    Opinion.AGREE: "agreed",
    Opinion.REMARKS: "agreed, with remarks",
    Opinion.DISAGREE: "not agreed",
    Opinion.NONE: "no opinion",
}

PROOF_LABELS: dict[ProofState, str] = {
    ProofState.CLAIMED: "đã báo, chưa kiểm",
    ProofState.PROVED: "đã chứng minh",
    ProofState.CLAIMED_ONLY: "chỉ mới báo",
    ProofState.GONE: "đã đăng, nay không còn",
    ProofState.UNCHECKED: "chưa kiểm được",
    ProofState.CONFIRMED: "cán bộ đã xem",
    ProofState.REJECTED: "không công nhận",
}
"""How far a publication is proved."""

LETTER_LABELS: dict[MessageKind, str] = {
    MessageKind.DISPATCH: "gửi văn bản",
    MessageKind.PUBLISH: "giao đăng tải",
    MessageKind.ACKNOWLEDGE_CHASE: "đôn đốc xác nhận",
    MessageKind.WINDOW_CLOSING: "khung thời gian",
    MessageKind.REQUEST: "yêu cầu báo cáo",
    MessageKind.REMINDER: "nhắc trước hạn",
    MessageKind.DUE_TODAY: "nhắc trong ngày hạn",
    MessageKind.CHASE: "đôn đốc",
    MessageKind.CHASE_DEPUTY: "đôn đốc cấp phó",
    MessageKind.CHASE_HEAD: "đôn đốc người đứng đầu",
    MessageKind.CASCADE_CHASE: "đôn đốc đơn vị trực thuộc",
    MessageKind.ESCALATION: "báo cáo lãnh đạo",
    MessageKind.RECEIPT: "báo đã nhận",
    MessageKind.RETURNED: "trả lại báo cáo",
    MessageKind.EXTENSION: "gia hạn",
    MessageKind.HANDOVER: "bàn giao",
    MessageKind.CLOSING: "kết thúc",
    MessageKind.WITHDRAWAL: "thu hồi",
    MessageKind.REPLACEMENT: "thay thế",
    MessageKind.DIGEST: "việc trong ngày",
    MessageKind.WEEKLY: "báo cáo tuần",
    MessageKind.CONSENT: "coi như đồng ý",
}

ROLE_LABELS: dict[Role, str] = {
    Role.ACTION: "thực hiện",
    Role.INFO: "để biết",
    Role.PUBLISH: "đăng tải",
    Role.RECORDS: "lưu",
}

UNIT_LABELS: dict[Unit, str] = {
    Unit.HOUR: "giờ",
    Unit.DAY: "ngày",
    Unit.WORKING_DAY: "ngày làm việc",
    Unit.WEEK: "tuần",
    Unit.MONTH: "tháng",
}

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
ENGLISH_LETTER_LABELS: dict[MessageKind, str] = {
    MessageKind.DISPATCH: "distribution",
    MessageKind.PUBLISH: "request to publish",
    MessageKind.ACKNOWLEDGE_CHASE: "chase for the acknowledgement",
    MessageKind.WINDOW_CLOSING: "notice of a closing period",
    MessageKind.REQUEST: "request for the report",
    MessageKind.REMINDER: "reminder",
    MessageKind.DUE_TODAY: "reminder on the day of the deadline",
    MessageKind.CHASE: "chase",
    MessageKind.CHASE_DEPUTY: "chase to the deputy head",
    MessageKind.CHASE_HEAD: "chase to the head",
    MessageKind.CASCADE_CHASE: "chase for the sub-units",
    MessageKind.ESCALATION: "report to the leaders",
    MessageKind.RECEIPT: "receipt",
    MessageKind.RETURNED: "return of the report",
    MessageKind.EXTENSION: "answer on an extension",
    MessageKind.HANDOVER: "handover to a new contact",
    MessageKind.CLOSING: "closing",
    MessageKind.WITHDRAWAL: "withdrawal",
    MessageKind.REPLACEMENT: "replacement",
    MessageKind.DIGEST: "daily digest",
    MessageKind.WEEKLY: "weekly report",
    MessageKind.CONSENT: "notice of agreement by silence",
}
ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

EVENT_LABELS = {
    "campaign.approved": "duyệt, tạo đợt",
    "campaign.started": "bắt đầu gửi văn bản",
    "campaign.paused": "tạm dừng",
    "campaign.running": "chạy tiếp",
    "campaign.closed": "kết thúc đợt",
    "campaign.assigned": "giao cán bộ theo dõi đợt",
    "campaign.released": "thôi giao cán bộ theo dõi đợt",
    "window.closing": "báo sắp hết khung thời gian",
    "window.ended": "khung thời gian kết thúc",
    "window.closed": "đóng phần việc",
    "report.requested": "yêu cầu báo cáo",
    "extension.granted": "gia hạn",
    "extension.refused": "không gia hạn",
    "extension.asked": "xin gia hạn",
    "period.opened": "mở kỳ báo cáo",
    "consent.held": "chưa coi như đồng ý được",
    "campaign.withdrawn": "thu hồi văn bản",
    "campaign.replaced": "thay thế văn bản",
    "agency.paused": "tạm dừng một cơ quan",
    "agency.resumed": "cơ quan thực hiện tiếp",
    "agency.succeeded": "chuyển cho cơ quan kế thừa",
    "obligation.paused": "tạm dừng một nghĩa vụ",
    "obligation.resumed": "nghĩa vụ thực hiện tiếp",
    "calendar.moved": "đổi theo lịch làm việc",
    "contact.absent": "liên hệ vắng mặt",
    "contact.present": "liên hệ trở lại",
    "contact.chat_bound": "liên hệ liên kết Zalo",
    "contact.handed_over": "bàn giao cho liên hệ khác",
    "due.telephoned": "đôn đốc qua điện thoại",
    "step.skipped": "bỏ qua bước đã lỡ",
    "evidence.packed": "lập hồ sơ chứng cứ",
    "directory.imported": "nhập danh bạ",
    "pause.until": "ngày tự chạy tiếp",
    "pause.stays": "chưa tự chạy tiếp được",
    "agency.saved": "sửa một cơ quan trong danh bạ",
    "agency.added": "thêm cơ quan vào danh bạ",
    "agency.merged": "nhập vào cơ quan khác",
    "contact.missing": "không có ai để gửi",
    "message.again": "thư được xếp lại hàng",
    "message.confirmed": "nơi nhận xác nhận đã nhận thư",
    "contact.bounced": "địa chỉ liên hệ không nhận được thư",
    "message.delayed": "máy chủ thư báo thư đi chậm",
    "link.revoked": "thu hồi liên kết của cơ quan",
    "due.disowned": "cơ quan cho rằng không thuộc trách nhiệm",
    "due.kept": "vẫn giao cho cơ quan",
    "edxml.status": "trạng thái trên trục liên thông",
    "proof.claimed": "báo địa chỉ bài đăng",
    "proof.proved": "đã thấy văn bản trên bài đăng",
    "proof.claimed_only": "không thấy văn bản trên bài đăng",
    "proof.gone": "bài đăng không còn",
    "proof.unchecked": "chưa kiểm được bài đăng",
    "proof.confirmed": "cán bộ xác nhận bài đăng",
    "proof.rejected": "cán bộ không công nhận bài đăng",
    "restore.found": "dữ liệu khôi phục từ bản sao cũ, tạm dừng",
    "clock.held": "đồng hồ của máy sai, tạm dừng",
    "restore.released": "cho chạy tiếp sau khi khôi phục",
    "schedules.held": "dừng lịch chạy",
    "schedules.released": "cho lịch chạy tiếp",
    "schedules.mended": "lịch chạy bị tạm dừng từ bên ngoài, đã bật lại",
}
DONE_LABELS = {
    "received": "nhận {kind}",
    "proposed": "đề nghị duyệt {kind}",
    "accepted": "duyệt {kind}",
    "returned": "trả lại {kind}",
    "waived": "miễn {kind}",
    "filled": "ghi số liệu {kind}",
    "supplemented": "nhận bản mới hơn của {kind}",
    "taken_back": "rút lại việc ghi nhận {kind}",
    "restored": "rút lại bản mới hơn, trở lại bản trước của {kind}",
    "consented": "hết hạn, im lặng được coi như đồng ý: {kind}",
    "silence_kept": "giữ coi như đồng ý, không thay bằng {kind} gửi muộn",
}


def event_words(what: str) -> str:
    """An Event's or a Message's name as an office says it."""
    if what in EVENT_LABELS:
        return EVENT_LABELS[what]
    kind, _, act = what.partition(".")
    if kind == "message":
        return (
            tr("thư {letter}", letter=mark_text(LETTER_LABELS[MessageKind(act)]))
            if act in set(MessageKind)
            else tr("thư {state}", state=mark_text(STATE_LABELS[MessageState(act)]))
        )
    if kind == "due":
        return tr("đến bước {letter}", letter=mark_text(LETTER_LABELS[MessageKind(act)]))
    return tr(DONE_LABELS[act], kind=mark_text(KIND_LABELS[ObligationKind(kind)]))


ENGLISH_EVENT_LABELS = {
    "extension.asked": "extension asked for",
    "extension.granted": "extension granted",
    "extension.refused": "extension refused",
    "due.telephoned": "chased by telephone",
    "due.disowned": "disowned by the agency",
    "due.kept": "still asked of the agency",
    "contact.missing": "nobody to write to",
    "period.opened": "period opened",
}
ENGLISH_KIND_LABELS = {"acknowledge": "acknowledgement", "publish": "publication", "cascade": "handing down"}


def english_event_words(what: str) -> str:
    """An Event's name in English."""
    if what in ENGLISH_EVENT_LABELS:
        return ENGLISH_EVENT_LABELS[what]
    kind, _, act = what.partition(".")
    if kind == "due":
        return ENGLISH_LETTER_LABELS[MessageKind(act)]
    return f"{ENGLISH_KIND_LABELS.get(kind, kind)} {act}"


def standing_words(due: dict[str, Any]) -> str:
    """How far a Due has come, in one word: from the line that a status has of it."""
    if due["overdue"]:
        return "quá hạn"
    if due["state"] == "waived":
        return "được miễn"
    if due["state"] == "returned":
        return "trả lại, chờ nộp lại"
    if due["state"] == "open":
        return "chưa nộp" if due["stated_on"] else "chưa có, không hạn"
    if due["state"] == "consented":
        return "coi như đồng ý"
    waits = {"received": "chờ duyệt", "proposed": "chờ lãnh đạo duyệt"}
    word = "báo cáo không" if due["nil"] else waits.get(due["state"], "xong")
    return tr("{word}, chậm", word=mark_text(word)) if due["late"] else word


_STATES_BY_VALUE = {
    state.value: words for labels in (STATE_LABELS, MAIL_LABELS, PROOF_LABELS) for state, words in labels.items()
}
_INSTANT = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:[+-]\d\d:\d\d|Z)?)?")


def value_in_words(value: str) -> str:
    """What a history keeps of before and after: a state, a day or an instant in words; all else as it is."""
    if found := _INSTANT.fullmatch(value):
        year, month, day, hour = found.groups()
        return f"{hour} {day}/{month}/{year}" if hour else f"{day}/{month}/{year}"
    return _STATES_BY_VALUE.get(value, value)


WEEK = re.compile(r"tuần (\d\d) năm (\d{4})")
DATA_SPAN = re.compile(r" \(số liệu từ ngày (\d\d/\d\d)/\d{4} đến hết ngày (\d\d/\d\d)/\d{4}\)$")


def period_text(key: str, label: str) -> str:
    """The label of a stored period with its template, which its key tells; a label of its own as it is."""
    name = period_name(key.partition("@")[0])
    return tr("{name}{data}", name=name, data=label[len(name) :]) if name and label.startswith(name) else label


def short_period(label: str) -> str:
    """How tables and boards call a period: tuần 49 (30/11-06/12); tháng 02/2022 (15/01-14/02)."""
    span = DATA_SPAN.search(label)
    name, days = DATA_SPAN.sub("", label), f" ({span[1]}-{span[2]})" if span else ""
    if isinstance(label, Text):
        name = label.values.get("name", name)
    if found := WEEK.fullmatch(name):
        name = tr("tuần {week}", week=found[1])
        monday = dt.date.fromisocalendar(int(found[2]), int(found[1]), 1)
        days = days or f" ({monday:%d/%m}-{monday + dt.timedelta(days=6):%d/%m})"
    return name + days


def phrase_of(title: str, topic: str, label: str) -> str:
    """What is owed, as a sentence goes on with it: of a window, else of a period.

    "báo cáo tuần" of "tuần 41 năm 2026" is "báo cáo tuần 41 năm 2026".
    """
    if topic:
        return " ".join([title, "về", topic])
    if not label:
        return title
    words, period = title.split(), label.split()
    said_twice = max((n for n in range(1, 1 + min(len(words), len(period))) if words[-n:] == period[:n]), default=0)
    return " ".join([*words, *period[said_twice:]])


FULL_WORDS = "hộp thư nơi nhận đầy"
"""How the outcome of a letter begins that found no room, time and again; its address is right."""

REFUSED_WORDS = "máy chủ nơi nhận từ chối thư, địa chỉ không bị báo là sai"
"""How the outcome of a letter begins that the other server would not take, by its rules or for its size."""
