"""A list of departments under one heading, "Các sở: Y tế, Văn hóa, Thể thao và Du lịch", as the bodies it stands for.

Their names hold commas and "và": a list is opened only where all of it is known names, or initials in capitals.
"""

import re

from tasks.read.fold import spelling

_COMMON = (
    "Nội vụ", "Tư pháp", "Tài chính", "Xây dựng", "Y tế", "Giáo dục và Đào tạo", "Khoa học và Công nghệ",
    "Nông nghiệp và Môi trường", "Nông nghiệp và Phát triển nông thôn", "Tài nguyên và Môi trường",
    "Lao động - Thương binh và Xã hội", "Văn hóa, Thể thao và Du lịch", "Dân tộc và Tôn giáo",
)  # fmt: skip
_NAMES = {
    "sở": (
        *_COMMON, "Công Thương", "Giao thông vận tải", "Thông tin và Truyền thông", "Kế hoạch và Đầu tư", "Ngoại vụ",
        "Văn hóa và Thể thao", "Du lịch", "Quy hoạch - Kiến trúc", "An toàn thực phẩm",
    ),
    "bộ": (
        *_COMMON, "Quốc phòng", "Công an", "Ngoại giao", "Công Thương", "Giao thông vận tải", "Kế hoạch và Đầu tư",
        "Thông tin và Truyền thông",
    ),
    "phòng": (
        *_COMMON, "Kinh tế", "Văn hóa - Xã hội", "Kinh tế, Hạ tầng và Đô thị", "Kinh tế và Hạ tầng", "Quản lý đô thị",
        "Tài chính - Kế hoạch", "Văn hóa và Thông tin", "Dân tộc", "Thanh tra",
    ),
}  # fmt: skip
"""By the kind of body: the names that they have had since 2010."""
_HEADING = re.compile(r"các (?P<kind>sở|bộ|phòng)(?: sau)? ?: ?(?P<list>[^:()]+)", re.IGNORECASE)
_JOINT = r"(?:, | và |; ?|, và )"
_INITIALS = r"(?-i:[A-ZĐ][A-ZĐ&]{1,9})"
_FEWEST = 2


def departments_listed(printed: str) -> list[tuple[str, int, int]]:
    """Each with its full name and the place of its words; [] where the list is not known names from end to end."""
    said = spelling(printed)
    heading = _HEADING.fullmatch(said)
    if heading is None:
        return []
    kind = heading["kind"]
    names = "|".join(re.escape(spelling(name)) for name in sorted(_NAMES[kind.lower()], key=len, reverse=True))
    entry = rf"(?:{names}|{_INITIALS})"
    if not re.fullmatch(rf"{entry}(?:{_JOINT}{entry})*[.;,]?", heading["list"], re.IGNORECASE):
        return []
    first = heading.start("list")
    found = re.finditer(rf"{entry}(?!\w)", heading["list"], re.IGNORECASE)
    parts = [(m.start() + first, m.end() + first) for m in found]
    bodies = [(f"{kind.capitalize()} {printed[start:end]}", start, end) for start, end in parts]
    return bodies if len(bodies) >= _FEWEST else []
