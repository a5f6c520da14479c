"""The heads of the directory as a table, and how it calls the tiers of people."""

from models.enums import Tier

COLUMNS = {
    "code": ("Mã", 22),
    "name": ("Tên cơ quan", 46),
    "aliases": ("Tên khác", 30),
    "groups": ("Nhóm", 30),
    "organ_id": ("Mã định danh", 16),
    "parent": ("Cấp trên (mã)", 20),
    "successor": ("Kế thừa bởi (mã)", 20),
    "valid_from": ("Từ ngày", 13),
    "valid_to": ("Đến ngày", 13),
    "tier": ("Vai trò", 17),
    "person": ("Họ tên", 26),
    "title": ("Chức danh", 26),
    "telephone": ("Điện thoại", 16),
    "mail": ("Thư điện tử", 32),
    "others": ("Kênh khác", 32),
}
"""The columns of the table: the head of each and its width in characters."""

TIER_WORDS = {
    Tier.CONTACT: "liên hệ", Tier.DEPUTY: "cấp phó", Tier.HEAD: "người đứng đầu", Tier.LEADER: "lãnh đạo",
    Tier.OFFICER: "cán bộ theo dõi",
}  # fmt: skip
