"""Văn bản mới, from the upload to the launched campaign: the directive of 2022 and a new one."""

import re

import pytest
from sqlmodel import select

from models.app import App
from models.campaign import Campaign, Obligation, Recipient
from models.database import reading, writing
from models.enums import Timing
from models.event import Event
from tasks.agencies.resolver import agency_by_code
from tests.support.desk import NAMES, DeskPage
from tests.support.drafts import AT, Officer, directive, fields_of, words_of
from tests.support.new_letter import COMMUNES, new_docx, new_pdf


def only_campaign(app: App) -> Campaign:
    with reading(app.engine) as session:
        return session.exec(select(Campaign)).one()


def launch(officer: Officer) -> str:
    """From the page on which nothing is lacking to the campaign; its address."""
    officer.follow(officer.press("rehearse"))
    assert "Phát hành tới" in officer.page, words_of(officer.page)
    launched = officer.send(f"{officer.where.removesuffix('/lich')}/phat-hanh")
    assert launched.status_code == 303, words_of(launched.text)
    return str(launched.headers["location"])


def confirmed(officer: Officer) -> dict[str, str]:
    """What the launch button of the calendar sends, without the calendar: to make one takes long."""
    number = officer.where.split("/")[2]
    page = words_of(officer.look(f"{AT}/{number}/lich"))
    found = re.search(r"(\d+) nơi nhận Mã danh sách ([0-9a-f]{12})", page)
    version = fields_of(officer.look(f"{AT}/{number}"), "phieu")["version"]
    assert found
    return {"csrf": officer.csrf, "version": version, "confirm": f"{found[1]}:{found[2]}"}


def launch_at_once(officer: Officer) -> str:
    """The launch by that button; the address of the campaign."""
    officer.clicks += 2
    launched = officer.client.post(f"{AT}/1/phat-hanh", data=confirmed(officer))
    assert launched.status_code == 303, words_of(launched.text)
    return str(launched.headers["location"])


def test_the_directive_of_2022_is_launched_with_two_fields_and_five_clicks(lang_son: DeskPage) -> None:
    officer = Officer(lang_son.signed("văn thư"))
    shown = words_of(officer.drop(directive()))
    assert "Còn 1 mục cần điền" in shown and "Chưa có số; văn thư cấp sau khi ký" in shown
    assert "21/01/2022 – 15/02/2022" in shown
    assert officer.press("rehearse", h__number="123", h__issued_on="24/01/2022").status_code == 303
    calendar = words_of(officer.look(f"{officer.where}/lich"))
    assert "17 nơi nhận" in calendar and "Thứ Hai, ngày 24/01/2022" in calendar
    assert "Gửi văn bản 13 cơ quan" in calendar and "nội bộ" in calendar
    letter = words_of(officer.look(f"{officer.where}/0"))
    assert "Kính gửi: Báo Lạng Sơn" in letter and "13 thư tới 13 cơ quan" in letter
    officer.look(officer.where.removesuffix("/0"))
    launched = officer.send(f"{officer.where.removesuffix('/lich')}/phat-hanh")
    assert launched.headers["location"] == "/dot/123-stttt-ttbcxb-2022"
    assert only_campaign(lang_son.office).approved_by == NAMES["văn thư"]
    assert (officer.filled, officer.clicks) == (2, 4)
    assert "đã được Vi Thị Thư phát hành" in words_of(officer.look(f"{AT}/1"))
    for page in ("/", "/dot/123-stttt-ttbcxb-2022"):  # before the first patrol: nothing is owed yet
        coming = words_of(officer.look(page))
        assert re.search(r"gửi văn bản ?, 16 cơ quan", coming), coming
        assert re.search(r"giao đăng tải ?, 01 cơ quan", coming), coming


@pytest.mark.parametrize(("name", "make"), [("Công văn lễ hội.docx", new_docx), ("Công văn lễ hội.pdf", new_pdf)])
def test_a_new_directive_is_launched_with_one_field(festivals: DeskPage, name: str, make: object) -> None:
    officer = Officer(festivals.signed("chuyên viên"))
    shown = words_of(officer.drop((name, make())))  # type: ignore[operator]
    assert "Còn 1 mục cần điền" in shown, shown
    for commune in COMMUNES:
        assert re.search(rf"UBND (xã|phường) {commune}", shown)
    assert "Nơi nhận (13 cơ quan)" in shown and "Số tiền xử phạt" in officer.page
    assert "nhắc để xong trước 17 giờ 00, thứ Tư, ngày 07/01/2026; chỉ tính muộn sau hết ngày 08/01/2026" in shown
    assert "điều kiện, không phải hạn" in shown
    assert '<option value="5" selected>thứ Sáu</option>' in officer.page
    officer.follow(officer.press("save", h__number="412"))
    made = launch(officer) if name.endswith(".docx") else launch_at_once(officer)
    assert made == "/dot/412-svhttdl-qlvh-2026"
    with reading(festivals.office.engine) as session:
        owed = {one.key: one for one in session.exec(select(Obligation))}
        people = list(session.exec(select(Recipient)))
    assert owed["report"].timing is Timing.PERIODIC and owed["report"].rule["every"] == "week"
    assert [field["unit"] for field in owed["report-2"].fields] == ["lễ hội", "lượt người", "vụ", "triệu đồng"]
    assert str(owed["acknowledge"].due_on) == "2026-01-08" and owed["acknowledge"].before
    assert len(people) == 13 and {one.group for one in people if "UBND" in one.name} == {"UBND các xã, phường"}
    assert (officer.filled, officer.clicks) == (1, 5)


def test_what_an_officer_decides_is_what_is_launched(festivals: DeskPage) -> None:
    """A deadline made of what was passed over, a window dropped, an agency unticked, a figure changed, another day."""
    officer = Officer(festivals.signed("văn thư"))
    officer.drop(("lễ hội.docx", new_docx()))
    officer.follow(officer.press("add:p0", h__number="412"))
    window = next(name for name in re.findall(r'name="(w\.[^"]+\.keep)"', officer.page))
    officer.follow(officer.press("save", **{
        window: "0", "r.ubnd-xa-phuong-tam-thanh.c.ubnd-01": "0", "f.3.unit": "đồng", "f.0.keep": "0",
        "o.them-p0.title": "báo cáo các lễ hội dừng tổ chức", "o.report-2.due_on": "14/4/2026",
        "o.report.p.until": "31/03/2026", "o.report-2.binds": "UBND xã Chi Lăng",
    }))  # fmt: skip
    launch_at_once(officer)
    with reading(festivals.office.engine) as session:
        owed = {one.key: one for one in session.exec(select(Obligation))}
        people = {one.name: one.id for one in session.exec(select(Recipient))}
    assert str(owed["them-p0"].due_on) == "2026-02-15" and owed["them-p0"].before
    assert owed["them-p0"].evidence == "trước ngày 15/02/2026"
    assert [(f["key"], f["unit"]) for f in owed["report"].fields][-1] == ("so_tien_xu_phat", "đồng")
    assert len(owed["report"].fields) == 3 and str(owed["report-2"].due_on) == "2026-04-14"
    assert "UBND phường Tam Thanh" not in people
    assert owed["report-2"].binds == [people["UBND xã Chi Lăng"]]


WRONG = [
    ("h.number", "12/3", "Chỉ ghi số"),
    ("h.issued_on", "31/02/2022", "Không phải là ngày"),
    ("h.issued_on", "25/01/2022", "Ngày ban hành ở tương lai"),
    ("h.subject", "", "Chưa có trích yếu"),
    ("h.issuer", "", "Chưa rõ cơ quan ban hành"),
    ("h.dispatch_at", "sáng mai", "Không phải là thời điểm"),
    ("w.phong-chong-dich-covid-19.to", "mai", "Không phải là ngày"),
    ("w.phong-chong-dich-covid-19.to", "01/01/2022", "Kết thúc trước khi bắt đầu"),
    ("o.report.title", " ", "Hãy ghi tên việc"),
    ("o.report.binds", "Sở Không Có", "Danh bạ không có: Sở Không Có"),
    ("more.action", "Sở Không Có", "Danh bạ không có: Sở Không Có"),
]
"""A field, what is written into it, and what is said beside it."""


def test_what_cannot_be_is_told_beside_its_field_and_kept(lang_son: DeskPage) -> None:
    officer = Officer(lang_son.signed("văn thư"))
    officer.drop(directive())
    for field, text, says in WRONG:
        before = fields_of(officer.page, "phieu")
        good = {"h.number": "123", "h.issued_on": "24/01/2022"}
        officer.follow(officer.press("rehearse", **good | {field: text}))
        said = words_of(officer.page)
        assert says in said and "mục cần điền trước khi xem lịch" in said, (field, said[:900])
        assert f'aria-describedby="{field}-loi' in officer.page, field
        assert f'<a href="#{field}">' in officer.page and f'id="{field}"' in officer.page, field
        assert fields_of(officer.page, "phieu")[field] == text.strip(), field
        officer.follow(officer.press("save", **{field: before[field]}))


def test_a_deadline_that_has_passed_or_has_no_day_is_told(lang_son: DeskPage) -> None:
    officer = Officer(lang_son.signed("văn thư"))
    officer.drop(directive())
    officer.follow(officer.press("save", **{"o.report.when": "once"}))
    assert "Chưa có ngày; hãy viết như 24/01/2022" in words_of(officer.page)
    officer.follow(officer.press("save", **{"o.report.due_on": "20/01/2022"}))
    assert "Ngày 20/01/2022 đã qua" in words_of(officer.page)
    officer.follow(officer.press("save", **{"o.report.due_on": "18/02/2022", "o.report.due_time": "16h30"}))
    assert "nhắc để xong trước 16 giờ 30, thứ Sáu, ngày 18/02/2022" in words_of(officer.page)
    officer.follow(officer.press("save", **{"o.report.when": "term"}))
    officer.follow(officer.press("save", **{"o.report.count": "5", "o.report.after": "window_end"}))
    assert "Hãy chọn một khung thời gian có ngày kết thúc" in words_of(officer.page)
    assert "Gồm 11 cơ quan" not in words_of(officer.page)
    officer.follow(officer.press("save", **{"more.info": "Phòng VH&TT các huyện, thành phố"}))
    assert "Gồm 11 cơ quan Phòng Văn hóa và Thông tin huyện Bắc Sơn Phòng" in words_of(officer.page)


def test_a_name_that_the_directory_lacks_is_picked_left_out_or_added_on_the_spot(festivals: DeskPage) -> None:
    with writing(festivals.office.engine) as session:
        for code in ("ubnd-01", "ubnd-05", "ubnd-06"):
            agency = agency_by_code(session, code)
            agency.name = f"Trung tâm {code}"
    officer = Officer(festivals.signed("văn thư"))
    officer.drop(("x.docx", new_docx()))
    assert "Còn 4 mục cần điền" in words_of(officer.page)
    first, second, third = "ubnd-xa-phuong-tam-thanh", "ubnd-xa-phuong-dong-dang", "ubnd-xa-phuong-cao-loc"
    officer.follow(officer.press("save", **{
        "h.number": "412", f"r.{first}.pick": "-", f"r.{second}.other": "Trung tâm ubnd-05",
    }))  # fmt: skip
    assert "Còn 1 mục cần điền" in words_of(officer.page)
    wrong = officer.press(f"new:{third}", **{f"new.{third}.mail": "khong-phai-thu"})
    assert wrong.status_code == 422 and "địa chỉ thư" in words_of(wrong.text) and "khong-phai-thu" in wrong.text
    new = {f"new.{third}.name": "UBND xã Cao Lộc", f"new.{third}.code": "xa-cao-loc",
           f"new.{third}.mail": "vanthu@caoloc.example"}  # fmt: skip
    officer.follow(officer.press(f"new:{third}", **new))
    assert "Đã đủ để phát hành" in words_of(officer.page)
    launch_at_once(officer)
    with reading(festivals.office.engine) as session:
        names = {one.name for one in session.exec(select(Recipient))}
        added = session.exec(select(Event).where(Event.what == "agency.added")).one()
    assert {"UBND xã Cao Lộc", "Trung tâm ubnd-05"} < names and not any("Tam Thanh" in name for name in names)
    assert (added.actor, added.new) == (NAMES["văn thư"], "UBND xã Cao Lộc")


def test_only_who_keeps_the_directory_adds_to_it(festivals: DeskPage) -> None:
    with writing(festivals.office.engine) as session:
        agency_by_code(session, "ubnd-01").name = "Trung tâm"
    officer = Officer(festivals.signed("chuyên viên"))
    officer.drop(("x.docx", new_docx()))
    key = "ubnd-xa-phuong-tam-thanh"
    assert f"new:{key}" not in officer.page
    assert officer.press(f"new:{key}", **{f"new.{key}.name": "X", f"new.{key}.code": "x"}).status_code == 403


def test_a_leader_looks_and_launches_but_changes_nothing(lang_son: DeskPage) -> None:
    officer, leader = Officer(lang_son.signed("văn thư")), Officer(lang_son.signed("lãnh đạo"))
    officer.drop(directive())
    officer.follow(officer.press("save", h__number="123", h__issued_on="24/01/2022"))
    leader.look(f"{AT}/1")
    assert 'name="act" value="save"' not in leader.page
    assert leader.press("save", h__number="9").status_code == 403
    assert leader.client.post(AT, data={"csrf": leader.csrf}, files=[("files", directive())]).status_code == 403
    assert launch_at_once(leader) == "/dot/123-stttt-ttbcxb-2022"
    assert only_campaign(lang_son.office).approved_by == NAMES["lãnh đạo"]


def test_with_four_eyes_a_second_person_launches(lang_son: DeskPage) -> None:
    desk = lang_son.office.settings.desk.model_copy(update={"four_eyes": True})
    lang_son.office.settings.__dict__["desk"] = desk
    officer = Officer(lang_son.signed("văn thư"))
    officer.drop(directive())
    officer.follow(officer.press("save", h__number="123", h__issued_on="24/01/2022"))
    said = words_of(officer.follow(officer.client.post(f"{AT}/1/phat-hanh", data=confirmed(officer))))
    assert "Đã gửi đề nghị, chờ người thứ hai duyệt" in said
    with reading(lang_son.office.engine) as session:
        assert session.exec(select(Campaign)).all() == []


def test_what_was_tried_out_is_what_is_launched(lang_son: DeskPage) -> None:
    """A change after the calendar was made, by whomever, asks to look again."""
    officer, other = Officer(lang_son.signed("văn thư")), Officer(lang_son.signed("chuyên viên"))
    officer.drop(directive())
    officer.follow(officer.press("save", h__number="123", h__issued_on="24/01/2022"))
    seen = confirmed(officer)
    other.look(f"{AT}/1")
    other.follow(other.press("save", h__signer="PHÓ GIÁM ĐỐC, Lê Hải Yến (ký thay)"))
    refused = officer.client.post(f"{AT}/1/phat-hanh", data=seen)
    assert refused.status_code == 422 and "đã được sửa sau khi lịch gửi thư này được lập" in words_of(refused.text)
    with reading(lang_son.office.engine) as session:
        assert session.exec(select(Campaign)).all() == []


def test_a_document_that_has_its_campaign_is_not_launched_again(lang_son: DeskPage) -> None:
    officer = Officer(lang_son.signed("văn thư"))
    for _ in range(2):
        officer.drop(directive())
        officer.follow(officer.press("save", h__number="123", h__issued_on="24/01/2022"))
        if officer.where == f"{AT}/1":
            launch_at_once(officer)
    assert "Văn bản 123/STTTT-TTBCXB ngày này đã có đợt 123-stttt-ttbcxb-2022 rồi" in words_of(officer.page)
