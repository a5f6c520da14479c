"""What `dondoc read` shows on a terminal."""

import io

import pytest
from rich.console import Console

from flows.cli import program
from flows.cli.screen.reading import print_reading
from models.errors import UserError
from tasks.read import read_text
from tests.support.brief import LETTER


def shown(text: str, *, colours: bool = False) -> str:
    screen = Console(width=400, record=True, force_terminal=True, highlight=False, file=io.StringIO())
    print_reading(screen, read_text(text), "x.txt")
    return screen.export_text(styles=colours)


def test_every_fact_stands_beside_its_words() -> None:
    letter = LETTER.format(body="Treo cờ từ ngày 01 đến hết ngày 15/10/2024. Gửi báo cáo khi có yêu cầu.")
    text = shown(letter.replace("Số: 55/", "Số:      /"))
    assert "số để trống trong văn bản" in text
    assert "Treo cờ: 01/10/2024 – 15/10/2024" in text
    assert "tất cả: khi có yêu cầu" in text


def test_a_deadline_is_marked_in_the_document_and_a_look_alike_is_listed() -> None:
    body = "Gửi báo cáo trước 16 giờ ngày 15/4/2024. Sở sẽ báo cáo Bộ trước ngày 20/4/2024."
    text = shown(LETTER.format(body=body), colours=True)
    assert "\x1b[1;33mtrước 16 giờ ngày 15/4/2024\x1b[0m" in text
    assert "16:00 15/04/2024" in text
    assert "“trước ngày 20/4/2024”: việc cơ quan khác sẽ làm" in text


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Báo cáo quý trước ngày 25 của tháng cuối quý.", "định kỳ quý, ngày 25 (tháng 3)"),
        ("Báo cáo trong 05 ngày làm việc kể từ ngày nhận được văn bản.", "5 ngày làm việc từ khi nhận được"),
    ],
)
def test_deadlines_without_a_date_are_said_in_words(body: str, said: str) -> None:
    assert said in shown(LETTER.format(body=body))


def test_read_without_a_file_is_an_error() -> None:
    with pytest.raises(UserError, match="chưa có tệp nào để đọc"):
        program(["read"], exit_on_error=False, result_action="return_value")
