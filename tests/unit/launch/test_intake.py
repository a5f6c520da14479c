"""What the intake does with a document, whoever fills in the form: once, again, and wrongly."""

from pathlib import Path

import pytest
from sqlmodel import select

from models.app import App
from models.campaign import Campaign
from models.database import reading, writing
from tasks.agencies.directory import import_directory, read_directory
from tasks.errors import Refused
from tasks.figures.work_queue import work_items
from tasks.launch.draft import read_draft
from tasks.launch.intake import form_text, launch_filled, take_in
from tasks.launch.recipients import confirmation_of_draft
from tasks.read import DocumentRefused
from tests.support.cast import OFFICER, TEXT
from tests.support.instants import at

NOW = at("2022-01-24T08:00")
DAY = "24/01/2022"


@pytest.fixture
def lang_son(app: App) -> App:
    with writing(app.engine) as session:
        import_directory(session, read_directory(TEXT.parent / "agencies.toml"), NOW, OFFICER)
    return app


def code(app: App, draft: Path) -> str:
    with reading(app.engine) as session:
        return confirmation_of_draft(session, read_draft(draft)).short


def test_a_document_is_taken_in_once_and_an_edited_draft_is_kept(lang_son: App) -> None:
    draft = take_in(lang_son, TEXT)
    draft.write_text(draft.read_text("utf-8").replace('number = ""', 'number = "9"'), "utf-8")
    assert take_in(lang_son, TEXT) == draft
    assert read_draft(draft).directive.number == "9"


def test_the_form_shows_the_facts_the_words_and_what_confirms_the_list(lang_son: App) -> None:
    draft = take_in(lang_son, TEXT)
    shown = form_text(lang_son, draft, "")
    assert "từ ngày ban hành đến ngày 15/02/2022" in shown and "khi có yêu cầu" in shown
    assert f"`{code(lang_son, draft)}`" in shown and "- Báo Lạng Sơn: thực hiện" in shown
    assert "Chưa dùng được" in form_text(lang_son, draft, "sai mã")


def test_a_filled_form_launches_once_however_often_it_is_sent(lang_son: App) -> None:
    draft = take_in(lang_son, TEXT)
    confirm = code(lang_son, draft)
    first = launch_filled(lang_son, draft, "123", DAY, confirm, NOW, OFFICER)
    assert launch_filled(lang_son, draft, "123", DAY, confirm, NOW, OFFICER) == first == "123-stttt-ttbcxb-2022"
    with reading(lang_son.engine) as session:
        assert len(session.exec(select(Campaign)).all()) == 1


@pytest.mark.parametrize(
    ("number", "day", "confirm", "actor", "says"),
    [
        ("", DAY, None, OFFICER, "directive.number"),
        ("12/3", DAY, None, OFFICER, "chỉ ghi số"),
        ("123", "", None, OFFICER, "directive.issued_on"),
        ("123", "hôm nay", None, OFFICER, "không phải là ngày"),
        ("123", "2022-02-01", None, OFFICER, "ở tương lai"),
        ("123", DAY, "1:abc", OFFICER, "cần xác nhận"),
        ("123", DAY, None, " ", "người duyệt"),
    ],
)
def test_a_wrong_entry_is_refused_with_the_reason(
    sqlite_office: App, number: str, day: str, confirm: str | None, actor: str, says: str
) -> None:
    with writing(sqlite_office.engine) as session:
        import_directory(session, read_directory(TEXT.parent / "agencies.toml"), NOW, OFFICER)
    draft = take_in(sqlite_office, TEXT)
    with pytest.raises(Refused, match=says):
        launch_filled(sqlite_office, draft, number, day, confirm or code(sqlite_office, draft), NOW, actor)
    with reading(sqlite_office.engine) as session:
        assert session.exec(select(Campaign)).all() == []


def test_nothing_of_a_secret_document_is_kept(sqlite_office: App, tmp_path: Path) -> None:
    secret = tmp_path / "mat.txt"
    secret.write_text("MẬT\n" + TEXT.read_text("utf-8"), "utf-8")
    with pytest.raises(DocumentRefused):
        take_in(sqlite_office, secret)
    assert not (sqlite_office.settings.data / "intake").exists()


def test_a_half_edited_draft_still_waits_on_the_list(lang_son: App) -> None:
    draft = take_in(lang_son, TEXT)
    draft.write_text("[directive\nnumber = ", "utf-8")
    (draft.parent / TEXT.name).unlink()
    with reading(lang_son.engine) as session:
        assert [row.who for row in work_items(lang_son, session)] == [str(draft)]
