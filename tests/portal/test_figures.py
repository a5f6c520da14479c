"""A report with a form of its own: drawn, checked by field, stored as figures, shown again."""

from dataclasses import replace
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from models.app import App
from models.config.settings import PortalSettings
from models.database import reading
from models.due import Submission
from models.states import DueState
from portal.app import make_app
from tasks.ops.patrol import patrol
from tests.support.cast import FORM, launched, requested
from tests.support.instants import at
from tests.support.kept_letters import Kept
from tests.support.page import BASE, FRIDAY, Page, words


@pytest.fixture
def page(app: App) -> Page:
    """As everywhere, with a form for the report."""
    app = replace(app, settings=app.settings.model_copy(update={"portal": PortalSettings(base_url=BASE)}))
    launched(app, form=FORM)
    patrol(app, Kept(), at("2022-01-24T08:30"))
    requested(app, "2022-02-16T09:00", FRIDAY)
    here = Page(app, None)  # type: ignore[arg-type]
    here.client = TestClient(make_app(app, here.now), base_url=BASE, follow_redirects=False)
    return here


def test_the_form_is_drawn_checked_and_kept(page: Page) -> None:
    where = page.at("cham")
    drawn = page.client.get(where).text
    for field in FORM:
        assert f'<label for="report-v_{field.key}">' in drawn
    assert 'name="v_ngay" type="date"' in drawn and "<option>Phát thanh</option>" in drawn
    assert "Tin, bài (tin) – bắt buộc" in drawn and "Cộng mọi chương trình" in drawn

    wrong = page.hand_in(where, "report", v_tin_bai="sáu", v_hinh_thuc="Phát thanh", v_ngay="31/02/2022", v_phut="540")
    assert wrong.status_code == 422 and page.due("cham").state is DueState.OPEN
    assert "“sáu” không phải là số" in wrong.text and "“31/02/2022” không phải là ngày" in wrong.text
    assert '<a href="#report-v_tin_bai">' in wrong.text and 'id="report-v_tin_bai-loi"' in wrong.text
    assert 'value="540"' in wrong.text and "<option selected>Phát thanh</option>" in wrong.text
    either = page.hand_in(where, "report", v_tin_bai="1.234")
    assert either.status_code == 422 and "“1.234” có thể là 1234 hoặc 1,234" in either.text
    missing = page.hand_in(where, "report", v_phut="540")
    assert missing.status_code == 422 and "mục này bắt buộc" in missing.text
    both = page.hand_in(where, "report", nil="1", v_tin_bai="6")
    assert both.status_code == 422 and "hãy bỏ một bên" in both.text

    figures = {
        "v_tin_bai": "1234",
        "v_phut": "540,5",
        "v_hinh_thuc": "Phát thanh",
        "v_ngay": "2022-02-15",
        "v_lạ": "x",
    }
    assert page.hand_in(where, "report", **figures).status_code == 303
    with reading(page.office.engine) as session:
        kept = session.exec(select(Submission.values).where(Submission.due_id == page.due("cham").id)).one()
    assert kept == {"tin_bai": 1234, "phut": 540.5, "hinh_thuc": "Phát thanh", "ngay": "2022-02-15"}
    shown = words(page.client.get(where).text)
    assert "Tin, bài: 1.234 tin" in shown and "Ngày kết thúc: 15/02/2022" in shown


def test_nothing_to_report_needs_no_figures(page: Page) -> None:
    assert page.hand_in(page.at("cham"), "report", nil="1").status_code == 303
    assert page.due("cham").state is DueState.RECEIVED


def test_the_form_can_be_had_on_the_page_under_its_whole_name(page: Page) -> None:
    where = page.at("cham")
    assert f'href="{where}/bieu-mau" download' in page.client.get(where).text
    answer = page.client.get(f"{where}/bieu-mau")
    assert answer.status_code == 200 and answer.content.startswith(b"PK")
    name = unquote(answer.headers["content-disposition"].partition("''")[2])
    assert name.startswith("Biểu mẫu báo cáo kết quả") and name.endswith(" - Phòng Chậm.xlsx")
