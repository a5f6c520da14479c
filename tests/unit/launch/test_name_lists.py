"""Lists of addressees under one heading: opened where each entry is a name, left alone where it is not."""

import pytest

from tasks.launch.name_lists import open_list

XA_PHUONG = "UBND các xã, phường"


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("UBND các xã: Tân Liên, Gia Cát", [("UBND xã Tân Liên",), ("UBND xã Gia Cát",)]),
        ("UBND các xã (Tân Liên, Gia Cát)", [("UBND xã Tân Liên",), ("UBND xã Gia Cát",)]),
        ("Ủy ban nhân dân các phường: Kỳ Lừa và Đông Kinh",
         [("Ủy ban nhân dân phường Kỳ Lừa",), ("Ủy ban nhân dân phường Đông Kinh",)]),
        (f"{XA_PHUONG}: A Lưới, Bình An", [("UBND xã A Lưới", "UBND phường A Lưới"),
                                          ("UBND xã Bình An", "UBND phường Bình An")]),
        (f"{XA_PHUONG}: xã Tân Liên, phường Kỳ Lừa", [("UBND xã Tân Liên",), ("UBND phường Kỳ Lừa",)]),
        ("Đảng ủy các xã, phường, đặc khu: Vân Đồn, Cô Tô",
         [("Đảng ủy xã Vân Đồn", "Đảng ủy phường Vân Đồn", "Đảng ủy đặc khu Vân Đồn"),
          ("Đảng ủy xã Cô Tô", "Đảng ủy phường Cô Tô", "Đảng ủy đặc khu Cô Tô")]),
        ("Các sở: Y tế, Văn hoá, Thể thao và Du lịch, Giáo dục và Đào tạo và NN&MT",
         [("Sở Y tế",), ("Sở Văn hoá, Thể thao và Du lịch",), ("Sở Giáo dục và Đào tạo",), ("Sở NN&MT",)]),
        ("Các phòng: Kinh tế, Văn hóa - Xã hội", [("Phòng Kinh tế",), ("Phòng Văn hóa - Xã hội",)]),
        ("Phòng Văn hóa - Xã hội các xã, phường sau: Đồng Đăng, Na Dương, Thất Khê", 3),
    ],
)  # fmt: skip
def test_a_list_is_opened(printed: str, meant: list[tuple[str, ...]] | int) -> None:
    found = open_list(printed)
    assert len(found) == meant if isinstance(meant, int) else [one.meant for one in found] == meant
    for one in found:
        assert one.meant[0].endswith(printed[one.start : one.end].split(" ", 1)[-1])


@pytest.mark.parametrize(
    "printed",
    [
        "UBND các xã, phường",
        "UBND các xã, phường (theo danh sách)",
        "UBND các xã, phường: theo danh sách kèm theo, gửi qua trục",
        "UBND các huyện, thành phố",
        "UBND các xã: Tân Liên",
        "Các sở: Văn hóa, Thể thao và Du lịch, Công an tỉnh",
        "Các sở, ban, ngành: Y tế, Nội vụ",
        "Phòng TTBCXB, VP",
    ],
)
def test_what_is_no_list_of_places_stays_one_name(printed: str) -> None:
    assert open_list(printed) == []


def test_each_name_is_shown_with_the_body_that_stands_over_the_list() -> None:
    listed = open_list("UBND các xã, thị trấn: Gia Lộc, thị trấn Yết Kiêu")
    assert [one.name for one in listed] == ["UBND xã, thị trấn Gia Lộc", "UBND thị trấn Yết Kiêu"]
    assert {one.heading for one in listed} == {"UBND các xã, thị trấn"}
