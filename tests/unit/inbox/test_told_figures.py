"""Figures in the words of a mail come into the form by their labels, or a person looks."""

from typing import Any

import pytest

from models.enums import FieldKind
from tasks.inbox.answer.told_figures import NO_LABEL, figures_told
from tasks.report_forms.schema import Field

FORM = (
    Field(key="tin_bai", label="Tin, bài", unit="tin", kind=FieldKind.INTEGER, required=True),
    Field(key="phong_su", label="Phóng sự", kind=FieldKind.INTEGER),
    Field(key="phong_su_th", label="Phóng sự truyền hình", kind=FieldKind.INTEGER),
    Field(key="kinh_phi", label="Kinh phí", unit="triệu đồng"),
    Field(key="ghi_chu", label="Khó khăn, vướng mắc", kind=FieldKind.TEXT),
)
TOLD: list[tuple[str, dict[str, Any]]] = [
    ("Tin, bài: 12", {"tin_bai": 12}),
    ("Tin bài: 12 tin; phóng sự: 3", {"tin_bai": 12, "phong_su": 3}),
    ("Phòng báo cáo: 12 tin, bài, 3 phóng sự.", {"tin_bai": 12, "phong_su": 3}),
    ("đã thực hiện 03 phóng sự truyền hình và 5 phóng sự", {"phong_su_th": 3, "phong_su": 5}),
    ("tin bai: 12, kinh phi: 7,5 trieu dong", {"tin_bai": 12, "kinh_phi": 7.5}),
    ("Kinh phí (triệu đồng) là 20", {"kinh_phi": 20}),
    ("Tin, bài = 1.250", {"tin_bai": 1250}),
    ("12 tin, bài. Tổng cộng 12 tin, bài.", {"tin_bai": 12}),
]
ASKED_BACK = [
    ("12 tin, bài trên báo in, 5 tin, bài trên mạng", "nhiều số cho một mục của biểu mẫu: Tin, bài"),
    ("Kinh phí: 12,000", "Kinh phí: “12,000” có thể là"),
    ("Tin, bài: 12,5", "Tin, bài: “12,5” không phải là số nguyên"),
    ("mười hai tin bài", NO_LABEL),
    ("treo 15 băng rôn, 24 lượt phát thanh", NO_LABEL),
    ("ngày 16/02 tin, bài đăng lúc 8 giờ", NO_LABEL),
    ("Khó khăn, vướng mắc: 2", NO_LABEL),
]


@pytest.mark.parametrize(("text", "values"), TOLD)
def test_a_figure_beside_its_label_is_of_that_field(text: str, values: dict[str, Any]) -> None:
    assert figures_told(FORM, text) == (values, "")


@pytest.mark.parametrize(("text", "why"), ASKED_BACK)
def test_what_has_no_label_two_figures_or_two_readings_is_for_a_person(text: str, why: str) -> None:
    assert why in figures_told(FORM, text)[1]


def test_a_report_without_a_form_of_figures_is_its_text() -> None:
    assert figures_told((), "12 tin") == ({}, "") == figures_told(FORM[-1:], "12 tin")
