"""The order of names in lists."""

import unicodedata
from random import Random

import pytest

from tasks.vietnamese_order import vietnamese_place


@pytest.mark.parametrize(
    "names",
    [
        "Ái Quốc|Ba Sơn|Bắc La|Bắc Quỳnh|Bằng Mạc|Công Sơn|Cường Lợi|Dương Đức|Đào Viên|Đề Thám|Ô Chợ Dừa|Yên Bình",
        "Da|Dạ|Dân|Đa|Đạt|E|Ê|O|Ô|Ơ|U|Ư",
        "an|ăn|ân|ba|bà|bả|bã|bá|bạ|bà con|bá quan",
        "Tổ 1|Tổ 2|Tổ 9|Tổ 10|Tổ 10 A|Tổ 100|Tổ dân phố",
        "Phường 1|Phường 02|Phường 12|Phường An Hội|Phường Đông Kinh|Xã A Dơi|Xã Đăk Hà|Xã Đăk Tô|Xã Ea Súp",
        "Báo Lạng Sơn|Đài Phát thanh|UBND huyện Bắc Sơn|UBND huyện Đình Lập|ubnd huyện Hữu Lũng",
        "Sở Nội vụ|Sở Nội vụ 2|Sở Nội vụ (bộ phận một cửa)|Sở Văn hóa",
    ],
)  # fmt: skip
def test_names_stand_in_order(names: str) -> None:
    wanted = names.split("|")
    shuffled = list(wanted)
    Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=vietnamese_place) == wanted
    taken_apart = [unicodedata.normalize("NFD", name) for name in shuffled]
    assert sorted(taken_apart, key=vietnamese_place) == [unicodedata.normalize("NFD", name) for name in wanted]
