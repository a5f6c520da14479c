"""iCalendar as text (RFC 5545), line by line: a hundred thousand entries are written while they are read."""

import datetime as dt
from collections.abc import Mapping

from models.plain_line import seen_line

LONGEST = 75
"""Octets of a line before it is folded, its end not counted (RFC 5545, 3.1)."""

CALENDAR_END = b"END:VCALENDAR\r\n"
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar_head(name: str) -> bytes:
    """How a calendar begins."""
    lines = {"VERSION": "2.0", "PRODID": "-//Đôn Đốc//dondoc//VI", "METHOD": "PUBLISH"}
    lines["X-WR-CALNAME"] = escape_text(seen_line(name))
    return b"BEGIN:VCALENDAR\r\n" + b"".join(map(content_line, lines, lines.values()))


def calendar_entry(properties: Mapping[str, str]) -> bytes:
    """One VEVENT; the values are written as they are given."""
    lines = b"".join(map(content_line, properties, properties.values()))
    return b"BEGIN:VEVENT\r\n" + lines + b"END:VEVENT\r\n"


def escape_text(text: str) -> str:
    """A value of type TEXT (RFC 5545, 3.3.11)."""
    return text.translate(_ESCAPED)


def content_line(name: str, value: str) -> bytes:
    """One property, folded so that no line is too long and no letter is cut in two (RFC 5545, 3.1)."""
    raw = f"{name}:{value}".encode()
    if len(raw) <= LONGEST:
        return raw + b"\r\n"
    pieces, start, room = [], 0, LONGEST
    while start < len(raw):
        end = min(start + room, len(raw))
        while end < len(raw) and raw[end] & 0xC0 == 0x80:  # within a letter of several octets
            end -= 1
        pieces.append(raw[start:end])
        start, room = end, LONGEST - 1  # a line that goes on begins with a blank
    return b"\r\n ".join(pieces) + b"\r\n"


def utc_instant(moment: dt.datetime) -> str:
    """20220218T100000Z"""
    return f"{dt.datetime.fromtimestamp(int(moment.timestamp()), dt.UTC):%Y%m%dT%H%M%SZ}"
