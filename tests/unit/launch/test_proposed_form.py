"""The form proposed from a table of the document: its rows or its columns, and what is no form at all."""

import pytest

from tasks.launch.proposed_form import propose_forms

ROWS = "Theo biểu sau:\nTT\tChỉ tiêu\tĐơn vị tính\tKết quả\n"


def fields(text: str) -> list[tuple[str, str, str]]:
    return [(f.label, f.unit, f.kind.value) for form in propose_forms(text) for f in form.fields]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ROWS + "1\tSố lễ hội đã kiểm tra\tlễ hội\n2\tSố lượt khách\tlượt người\n3\tKinh phí\ttriệu đồng\n"
         "4\tKhó khăn\n",
         [("Số lễ hội đã kiểm tra", "lễ hội", "integer"), ("Số lượt khách", "lượt người", "integer"),
          ("Kinh phí", "triệu đồng", "number"), ("Khó khăn", "", "text")]),
        ("| STT | Nội dung | Số lượng | Ghi chú |\n| 1 | Số buổi tuyên truyền | | |\n| 2 | Số tin, bài (tin) | | |\n",
         [("Số buổi tuyên truyền", "", "integer"), ("Số tin, bài", "tin", "integer")]),
        ("TT\tTên xã\tSố hộ nghèo\tSố tiền (triệu đồng)\tNgày hoàn thành\tGhi chú\n1\n2\n",
         [("Số hộ nghèo", "", "integer"), ("Số tiền", "triệu đồng", "number"), ("Ngày hoàn thành", "", "date")]),
        ("TT\tTên xã\tKết quả\tGhi chú\nSố hộ\tSố tiền (triệu đồng)\n1\n",
         [("Kết quả: Số hộ", "", "number"), ("Kết quả: Số tiền", "triệu đồng", "number")]),
        ("TT\tNội dung\tKế hoạch\tThực hiện\n1\tSố cuộc họp\n", [("Số cuộc họp: Kế hoạch", "", "integer"),
                                                                ("Số cuộc họp: Thực hiện", "", "integer")]),
        ("TT\tChỉ tiêu\tKết quả\nSố vụ\tvụ\n", [("Số vụ", "", "integer")]),
    ],
)  # fmt: skip
def test_a_table_that_asks_for_figures_is_proposed(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert fields(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kính gửi:\tUBND các xã\nNơi nhận:\tLưu\n",
        "TT\tHọ và tên\tChức vụ\n1\tNguyễn Văn An\tChủ tịch\n",
        "TT\tChỉ tiêu\tĐơn vị tính\tNăm 2024\n1\tThu ngân sách\ttỷ đồng\t1.240\n2\tSố hộ\thộ\t3.105\n",
        "TT\tNội dung công việc\tThời hạn\n",
        "không có bảng nào\n",
    ],
)
def test_what_asks_for_no_figures_is_left_alone(text: str) -> None:
    assert fields(text) == []


def test_equal_labels_get_keys_of_their_own_and_the_place_is_the_tables() -> None:
    text = ROWS + "1\tSố vụ\tvụ\n2\tSố vụ\tvụ\n\nHết"
    form = propose_forms(text)[0]
    assert [f.key for f in form.fields] == ["so_vu", "so_vu_2"]
    assert text[form.start : form.end].startswith("TT\t") and text[form.start : form.end].endswith("\tvụ")
