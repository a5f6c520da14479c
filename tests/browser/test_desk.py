"""A directive's life at the desk, in a browser on a real `dondoc up`: taken in, launched, asked for, recorded,
extended, chased. The clock is the real one: what must become overdue is aged by rewriting
its instants, nothing else is helped.
"""

import datetime as dt
import email
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from email import policy
from pathlib import Path

import pytest
from playwright.sync_api import Locator
from sqlmodel import select

from models.database import connect_database, writing
from models.due import Due
from models.enums import ObligationKind
from tests.support.browser import PROJECT, Desk, ask_for_time, link_in, telephone

pytestmark = pytest.mark.browser

DIRECTIVE = PROJECT / "examples" / "lang-son-2022" / "directive.txt"
NUMBER, SLUG = "123/STTTT-TTBCXB", "123-stttt-ttbcxb-2022"
WHO = "Nguyễn Thị Hoa"
BAO_LANG_SON = "toasoan@baolangson.example"
TRANG_DINH = "vhtt@trangdinh.langson.example"
AGED = 7


def age(desk: Desk) -> None:
    """Move all that is owed for the report into the past: a week goes by."""
    engine = connect_database(f"sqlite:///{desk.data / 'dondoc.sqlite'}")
    with writing(engine) as session:
        for due in session.exec(select(Due).where(Due.kind == ObligationKind.REPORT)):
            for name in ("remind_by", "late_after", "opened_at", "stepped_at", "next_step_at"):
                if moment := getattr(due, name):
                    setattr(due, name, moment.subtract(days=AGED))
            due.stated_on = due.stated_on - dt.timedelta(AGED) if due.stated_on else None
    engine.dispose()


def asked(desk: Desk) -> set[str]:
    """Whom the letters that have gone ask for a report, as the Maildir has them."""
    folder = desk.data / "maildir" / "new"
    letters = (email.message_from_bytes(path.read_bytes(), policy=policy.default) for path in folder.glob("*"))
    return {str(letter["To"].addresses[0].addr_spec) for letter in letters if "Đề nghị báo cáo" in letter["Subject"]}


def waiting(desk: Desk, run: str, attempt: int) -> bool:
    """Whether the run waits with its form, for that time."""
    state = desk.ask(f"/flow_runs/{run}")["state"]
    keys = state["state_details"].get("run_input_keyset") or {}
    return state["type"] == "PAUSED" and keys.get("schema", "").startswith(f"suspended-duyet-{attempt}-")


def resume(desk: Desk, run: str, attempt: int) -> Locator:
    """The form that the run waits with, opened."""
    desk.wait(lambda: waiting(desk, run, attempt))
    desk.go(f"runs/flow-run/{run}")
    desk.page.get_by_role("button", name="Open menu").first.click()
    desk.page.get_by_role("menuitem", name="Resume").click()
    form = desk.page.get_by_role("dialog")
    form.get_by_label("Mã xác nhận nơi nhận").wait_for()
    return form


def answer(desk: Desk, run: str, attempt: int, entry: dict[str, str], look: Callable[[Locator], None]) -> None:
    """Fill in the form and resume; once more where Prefect's SQLite was too busy to take it, as a person would."""
    for _ in range(3):
        form = resume(desk, run, attempt)
        look(form)
        for label, text in entry.items():
            form.get_by_label(re.compile(f"^{label}")).fill(text)
        desk.picture("desk-resume")
        form.get_by_role("button", name="Resume").click()
        with suppress(AssertionError):
            desk.wait(lambda: not waiting(desk, run, attempt), 30)
            return
    raise AssertionError("the run was not resumed")


def first_look(form: Locator) -> None:
    """Confirm the recipients that the form shows."""
    code = form.locator("code").filter(has_text=re.compile(r"^\d+:[0-9a-f]{12}$")).inner_text()
    form.get_by_label(re.compile("^Mã xác nhận nơi nhận")).fill(code)


def second_look(desk: Desk, run: str, form: Locator) -> None:
    """The form says what is wrong, and keeps what was right."""
    form.locator("p", has_text="“31/02/2022” không phải là ngày").first.wait_for()
    assert "chưa dùng được" in desk.ask(f"/flow_runs/{run}")["name"]
    desk.picture("desk-refused")
    assert form.get_by_label(re.compile("^Số")).input_value() == "123"  # what was right need not be written again


def launch(desk: Desk) -> None:
    handed = desk.data.parent / "cong-van-123.txt"
    shutil.copyfile(DIRECTIVE, handed)
    run = desk.fill("tiep-nhan", {"Tệp văn bản": str(handed)})

    answer(desk, run, 1, {"Số": "123", "Ngày ban hành": "31/02/2022", "Người duyệt": WHO}, first_look)
    answer(desk, run, 2, {"Ngày ban hành": "24/01/2022"}, lambda form: second_look(desk, run, form))
    done = desk.ended(run)
    assert (done["state"]["type"], done["name"]) == ("COMPLETED", f"đã tạo đợt {SLUG}")


def test_a_directive_from_its_document_to_a_chase(desk: Desk, tmp_path: Path) -> None:
    launch(desk)
    desk.patrol()
    desk.board(f"dot-{SLUG}", f"{NUMBER} ngày 24/01/2022: đang thực hiện", "Báo Lạng Sơn")
    desk.picture("desk-board")

    until = dt.date.today() + dt.timedelta(3)
    later = dt.date.today() + dt.timedelta(10)
    act = {"Văn bản": NUMBER, "Người thực hiện": WHO}
    request = desk.ended(desk.fill("yeu-cau-bao-cao", {**act, "Hạn": until}, "desk-form"))
    assert request["name"].startswith(f"đã yêu cầu 13 cơ quan báo cáo, hạn {until:%d/%m/%Y}"), request["state"]

    entry: dict[str, str | dt.date] = {**act, "Cơ quan": "bao-lang-son", "Nội dung": "06 tin, bài"}
    recorded = desk.ended(desk.fill("ghi-nhan", entry))
    told = rf"đã ghi nhận báo cáo qua thư điện tử · Báo Lạng Sơn \(nghĩa vụ #\d+\) · {NUMBER} · {WHO}"
    assert re.fullmatch(told, recorded["name"]), recorded["name"]
    again = desk.ended(desk.fill("ghi-nhan", entry))
    assert again["state"]["name"] == "Đã có"
    wrong = desk.ended(desk.fill("ghi-nhan", {**entry, "Cơ quan": "bao-lang-sown"}))
    assert wrong["state"]["name"] == "Chưa nhận" and "bao-lang-sown" in wrong["state"]["message"]

    desk.patrol()  # one has reported already: it is asked only where a patrol came before that
    desk.wait(lambda: len(asked(desk) - {BAO_LANG_SON}) == 12)
    phone = telephone(desk.page.context.browser, scripts=False)  # the agency asks on its page
    agency = phone.new_page()
    agency.goto(link_in(desk.data, desk.pages, TRANG_DINH, "Đề nghị báo cáo"))
    ask_for_time(agency, later, "các xã vùng sâu")
    desk.patrol()
    owes = "Phòng Văn hóa và Thông tin huyện Tràng Định"
    desk.board("can-nguoi-xu-ly", f"xin gia hạn đến {later:%d/%m/%Y}", owes)
    desk.picture("desk-needs")
    grant: dict[str, str | dt.date] = {
        **act,
        "Cơ quan": "vhtt-trang-dinh",
        "Hạn mới": later,
        "Lý do": "các xã vùng sâu",
    }
    granted = desk.ended(desk.fill("gia-han", grant))
    assert granted["name"].startswith(f"đã gia hạn báo cáo đến {later:%d/%m/%Y}"), granted["state"]
    agency.reload()
    agency.get_by_text(f"{later:%d/%m/%Y}").first.wait_for()
    phone.close()

    age(desk)
    desk.patrol()
    desk.wait(lambda: any("đôn đốc lần 1 · 11 cơ quan" in name for name in desk.diary()))
    desk.board(f"dot-{SLUG}", "🔴 quá hạn", "Sẽ gửi trong 10 ngày làm việc tới")
    desk.picture("desk-late")
    desk.board("can-nguoi-xu-ly", "duyet-bao-cao", "1 báo cáo chờ duyệt")
    desk.go("runs")
    desk.page.get_by_text("đôn đốc lần 1").first.wait_for()
    desk.picture("desk-runs")
    desk.go("deployments")
    desk.page.get_by_text("chay-tiep").first.wait_for()  # the list goes by the alphabet
    desk.picture("desk-deployments")

    html = tmp_path / "board.html"
    dondoc = Path(sys.executable).with_name("dondoc")
    subprocess.run([dondoc, "board", "--html", html], env=desk.environment, check=True)
    for width in (1280, 400):
        desk.page.set_viewport_size({"width": width, "height": 900})
        desk.page.goto(html.as_uri())
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= width
        assert desk.page.locator("td.overdue").count() == 11
        desk.picture("desk-page" if width > 1000 else "desk-page-narrow")
