"""A reading in a few lines, so that a table of phrases can say what each of them means.

O:2024-03-25T16:30                      due once
P:quarter 15/3[2024-01-01..None] x2     periodic: every, day/month or weekday, time, bounds, interval
R:10 working_day receipt                relative: count, unit, event
Q                                       on request
W:2024-04-15..2024-05-15                a window
"""

import datetime as dt

from tasks.read import Reading
from tasks.read.facts import Deadline, Kind, Recurrence, Window

ISSUER = "UBND TỈNH HÀ NAM\nSỞ Y TẾ"
LETTER = f"""{ISSUER}

Số: 55/SYT-VP
V/v báo cáo

Hà Nam, ngày 10 tháng 3 năm 2024

Kính gửi: Các phòng y tế huyện.

{{body}}

Nơi nhận:
- Như trên;
- Lưu: VT.

GIÁM ĐỐC

Trần Văn An
"""


def letter(phrase: str) -> str:
    r"""The letter with that phrase as its body; "[BỘ Y TẾ] ..." is of another issuer, \n a new line, \t a tab."""
    issuer, _, body = phrase[1:].partition("] ") if phrase.startswith("[") else (ISSUER, "", phrase)
    whole = LETTER.format(body=body).replace(ISSUER, issuer)
    return whole.replace("\\n", "\n").replace("\\t", "\t")


def moment(day: dt.date | None, time: dt.time | None) -> str:
    """2024-04-15 or 2024-04-15T16:00."""
    return f"{day}T{time:%H:%M}" if time else f"{day}"


def rule(rec: Recurrence) -> str:
    """month 28; quarter 10/4; week 4 17:00"""
    day = f" {rec.day}" if rec.day else ""
    month = f"/{rec.month}" if rec.month else ""
    return rec.every.value + day + month + (f" {rec.time:%H:%M}" if rec.time else "")


def deadline(d: Deadline) -> str:
    """One deadline, as in the table above."""
    if d.recurrence:
        bounded = d.recurrence.since or d.recurrence.until
        bounds = f"[{d.recurrence.since}..{d.recurrence.until}]" if bounded else ""
        return f"P:{rule(d.recurrence)}{bounds}" + (f" x{d.recurrence.interval}" if d.recurrence.interval > 1 else "")
    if d.relative:
        return f"R:{d.relative.count} {d.relative.unit} {d.relative.after}"
    return "Q" if d.kind is Kind.ON_REQUEST else f"O:{moment(d.due, d.due_time)}"


def window(w: Window) -> str:
    """One window, as in the table above."""
    return f"W:{moment(w.start_on, w.start_time)}..{moment(w.end_on, w.end_time)}"


def times(reading: Reading) -> str:
    """All deadlines, then all windows."""
    return " | ".join([*map(deadline, reading.deadlines), *map(window, reading.windows)])


def whole(reading: Reading) -> str:
    """The whole document, a fact a line."""
    signers = [s for s in (reading.signer, *reading.co_signers) if s]
    lines = [
        f"number: {reading.number} ({reading.symbol})",
        f"date: {reading.place}, {reading.issued_on or reading.issued_month}",
        f"issuer: {reading.issuer}",
        f"type: {reading.doc_type} {reading.urgency or ''}".rstrip(),
        f"subject: {reading.subject}",
        *(f"to: {a.name}" for a in reading.addressees),
        *(f"copy: {c.printed} = {c.role.value}" for c in reading.copies),
        *(f"signer: {s.authority} / {s.title} / {s.name}" for s in signers),
        *(f"base: {b.number} of {b.date}" for b in reading.bases),
        *(f"horizon: {h.topic}: {h.start_on}..{h.end_on}" for h in reading.horizons),
        *(f"window: {window(w)} {w.about}" for w in reading.windows),
        *(f"deadline: {deadline(d)} by {d.who} to {d.to}" for d in reading.deadlines),
        *(f"duty: {d.number} of {', '.join(d.binds or ('all',))}" for d in reading.duties),
        *(f"attached: {a.name}" for a in reading.attachments),
    ]
    return "\n".join(lines) + "\n"
