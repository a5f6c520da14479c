"""The draft: what was read of the Lạng Sơn directive, written as a file, completed and read back."""

import datetime as dt
import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from models.app import open_app
from models.config.settings import Settings
from models.database import reading as looking
from models.database import writing
from models.enums import ObligationKind, Role
from tasks.agencies.directory import import_directory, read_directory
from tasks.errors import Refused
from tasks.launch.draft import (
    AttachmentPart,
    DirectivePart,
    Draft,
    DutyPart,
    ObligationPart,
    RecipientPart,
    UnresolvedPart,
    WindowPart,
    read_draft,
)
from tasks.launch.draft_toml import draft_toml
from tasks.launch.from_reading import make_draft
from tasks.read import Reading, read_file, read_text
from tests.support import brief
from tests.support.cast import OFFICER, TEXT, draft
from tests.support.instants import at

DISTRICTS = "bac-son binh-gia cao-loc chi-lang dinh-lap huu-lung lang-son loc-binh trang-dinh van-lang van-quan"
OFFICES = [f"vhtt-{name}" for name in DISTRICTS.split()]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_file(TEXT)


@pytest.fixture(scope="module")
def lang_son(tmp_path_factory: pytest.TempPathFactory, reading: Reading) -> Draft:
    """The draft of the example, its names looked up in the example's directory."""
    return drafted(tmp_path_factory.mktemp("lang-son"), reading)


def drafted(folder: Path, reading: Reading, *, without: str = "") -> Draft:
    app = open_app(Settings(data=folder))
    directory = read_directory(TEXT.parent / "agencies.toml")
    directory.agency = [agency for agency in directory.agency if agency.code != without]
    with writing(app.engine) as session:
        import_directory(session, directory, at("2022-01-24T08:00"), OFFICER)
    with looking(app.engine) as session:
        found = make_draft(session, reading, TEXT.name)
    app.engine.dispose()
    return found


def test_the_head(lang_son: Draft) -> None:
    assert lang_son.directive == DirectivePart(
        number="",
        symbol="STTTT-TTBCXB",
        issued_on=None,
        issuer="so-tttt",
        doc_type="công văn",
        subject="tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề nghiệp; "
        "xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025",
        signer="PHÓ GIÁM ĐỐC, Lê Hải Yến",
        source="directive.txt",
    )


def test_the_recipients(lang_son: Draft) -> None:
    assert Counter(part.role for part in lang_son.recipient) == {Role.ACTION: 13, Role.INFO: 3, Role.PUBLISH: 1}
    by_role = {role: [p.agency for p in lang_son.recipient if p.role is role] for role in Role}
    assert by_role == {
        Role.ACTION: ["bao-lang-son", "dai-pt-th", *OFFICES],
        Role.INFO: ["lanh-dao-so", "phong-ttbcxb", "van-phong-so"],
        Role.PUBLISH: ["tt-cns"],
        Role.RECORDS: [],  # nothing for "Lưu"
    }
    group = "Phòng Văn hóa và Thông tin các huyện, thành phố"
    assert {part.agency for part in lang_son.recipient if part.group == group} == set(OFFICES)
    assert lang_son.unresolved == []


def test_the_windows(lang_son: Draft) -> None:
    assert [(w.topic, w.starts_on, w.ends_on, w.horizon) for w in lang_son.window] == [
        ("phòng, chống dịch COVID-19", dt.date(2022, 1, 21), dt.date(2022, 2, 15), False),
        ("giáo dục nghề nghiệp", dt.date(2022, 1, 14), dt.date(2022, 12, 31), True),
        ("xây dựng nông thôn mới tỉnh Lạng Sơn", dt.date(2021, 1, 1), dt.date(2025, 12, 31), True),
    ]
    assert all(w.evidence for w in lang_son.window)
    assert len({w.key for w in lang_son.window}) == 3


def test_the_obligations(lang_son: Draft) -> None:
    acknowledge, publish, cascade, report = lang_son.obligation
    assert [o.kind.value for o in lang_son.obligation] == ["acknowledge", "publish", "cascade", "report"]
    assert acknowledge.binds == publish.binds == report.binds == []  # all who act, or who publish
    assert cascade.binds == OFFICES
    assert "Trung tâm Văn hóa, Thể thao và Truyền thông; Đài Truyền thanh cấp xã" in cascade.title
    assert report.due_on is None and "khi có yêu cầu" in report.evidence
    assert all(not o.before for o in lang_son.obligation)


def test_the_duties(lang_son: Draft) -> None:
    assert [d.number for d in lang_son.duty] == ["1", "2", "3", "4"]
    assert [d.binds for d in lang_son.duty] == [[], [], [], OFFICES]
    assert "đôn đốc, hướng dẫn Trung tâm" in lang_son.duty[3].title


def test_the_attachments(lang_son: Draft) -> None:
    assert lang_son.attachment == [
        AttachmentPart(name="Kế hoạch số 03/KH-TBTT ngày 21/01/2022"),
        AttachmentPart(name="Kế hoạch số 09/KH-UBND ngày 14/01/2022"),
        AttachmentPart(name="Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022"),
    ]


def test_the_number_and_the_day_are_missing_and_it_says_so(lang_son: Draft) -> None:
    assert lang_son.reference_no == "…/STTTT-TTBCXB"
    assert [gap.split(":")[0] for gap in lang_son.missing()] == ["directive.number", "directive.issued_on"]
    lines = draft_toml(lang_son).splitlines()
    assert "# CẦN BỔ SUNG trước khi gửi:" in lines
    assert 'number = ""  # số văn bản: CẦN ĐIỀN' in lines
    assert 'issued_on = ""  # ngày ban hành: CẦN ĐIỀN' in lines


def test_nothing_is_missing_once_both_are_filled_in(lang_son: Draft, tmp_path: Path) -> None:
    text = draft_toml(lang_son).replace('number = "" ', 'number = "123" ')
    path = tmp_path / "draft.toml"
    path.write_text(text.replace('issued_on = "" ', "issued_on = 2022-01-24 "), "utf-8")
    found = read_draft(path)
    assert found.missing() == []
    assert (found.reference_no, found.directive.issued_on) == ("123/STTTT-TTBCXB", dt.date(2022, 1, 24))
    assert "CẦN" not in draft_toml(found)


def test_written_and_read_back_it_is_the_same(lang_son: Draft, reading: Reading, tmp_path: Path) -> None:
    path = tmp_path / "draft.toml"
    path.write_text(draft_toml(lang_son, reading), "utf-8")
    assert read_draft(path) == lang_son


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DATES = st.none() | st.dates()
MOMENTS = st.none() | st.datetimes(timezones=st.sampled_from([None, dt.timezone(dt.timedelta(hours=7))]))


@effort(deadline=None, max_examples=50)
@given(WORDS, WORDS, DATES, MOMENTS, st.booleans(), st.sampled_from(Role), st.sampled_from(ObligationKind))
def test_whatever_it_holds_it_is_the_same_when_read_back(
    one: str, two: str, day: dt.date | None, moment: dt.datetime | None, flag: bool, role: Role, kind: ObligationKind
) -> None:
    some = Draft(
        directive=DirectivePart(
            number=one,
            symbol=two,
            issued_on=day,
            issuer=two,
            doc_type=one,
            subject=two,
            urgency=one,
            signer=two,
            source=one,
            dispatch_at=moment,
        ),
        recipient=[RecipientPart(agency=one, role=role, group=two), RecipientPart(agency=two, role=role)],
        unresolved=[UnresolvedPart(name=one, role=role, nearest=[one, two])],
        window=[WindowPart(key=one, topic=two, starts_on=day, ends_on=day, horizon=flag, evidence=two)],
        duty=[DutyPart(number=one, title=two, binds=[two] if flag else [])],
        obligation=[
            ObligationPart(key=one, kind=kind, title=two, binds=[one], due_on=day, before=flag, evidence=one),
            ObligationPart(key=two, kind=kind, title=one),
        ],
        attachment=[AttachmentPart(name=one, path=two)],
    )
    assert Draft.model_validate(tomllib.loads(draft_toml(some))) == some


def test_a_name_that_cannot_be_resolved_is_listed_with_the_nearest(tmp_path: Path, reading: Reading) -> None:
    found = drafted(tmp_path, reading, without="dai-pt-th")
    (unknown,) = found.unresolved
    assert (unknown.name, unknown.role) == ("Đài Phát thanh và Truyền hình tỉnh", Role.ACTION)
    assert Counter(part.role for part in found.recipient)[Role.ACTION] == 12
    (gap,) = [gap for gap in found.missing() if gap.startswith("unresolved")]
    assert "“Đài Phát thanh và Truyền hình tỉnh” không có trong danh bạ" in gap
    near = replace(reading.addressees[0], name="Báo Lạng Sôn")
    (wrong,) = drafted(tmp_path, replace(reading, addressees=(near,))).unresolved
    assert wrong.nearest[0] == "Báo Lạng Sơn (bao-lang-son)"


def test_a_group_is_what_it_was_on_the_day_of_issue(tmp_path: Path, reading: Reading) -> None:
    found = drafted(tmp_path, replace(reading, issued_on=dt.date(2025, 7, 1), issued_month="2025-07"))
    assert not [part for part in found.recipient if part.agency in OFFICES]
    assert [u.name for u in found.unresolved] == ["Phòng Văn hóa và Thông tin các huyện, thành phố"]
    assert found.directive.issuer == ""  # the department itself was dissolved
    assert "directive.issuer" in " ".join(found.missing())


def test_what_is_not_followed_by_itself_is_said_at_the_end(lang_son: Draft, tmp_path: Path) -> None:
    periodic = read_text(
        TEXT.read_text("utf-8").replace("khi có yêu cầu./.", "trước ngày 15 hằng tháng để tổng hợp./.")
    )
    assert "Chưa theo dõi tự động" not in draft_toml(lang_son, periodic)  # the engine follows it
    hourly = read_text(TEXT.read_text("utf-8").replace("khi có yêu cầu./.", "06 giờ một lần./."))
    assert "# Chưa theo dõi tự động (hạn periodic): " in draft_toml(lang_son, hourly).splitlines()[-1]


GAPS = [
    ({"number": " "}, "directive.number"),
    ({"issued_on": None}, "directive.issued_on"),
    ({"issuer": ""}, "directive.issuer"),
    ({"symbol": ""}, "directive.symbol"),
    ({"subject": ""}, "directive.subject"),
]


@pytest.mark.parametrize(("given_", "key"), GAPS)
def test_what_a_letter_must_say_is_missing_when_it_is_blank(given_: dict[str, object], key: str) -> None:
    (gap,) = draft(**given_).missing()
    assert gap.startswith(f"{key}: ")


def test_a_draft_in_which_nobody_acts_is_not_complete() -> None:
    some = draft()
    some.recipient = [part for part in some.recipient if part.role is not Role.ACTION]
    assert some.missing() == ["recipient: chưa có cơ quan nào để thực hiện"]


WHOLE = draft_toml(draft())
BROKEN = [  # what is changed in a good file, what is said
    (('number = "77"', "number = 77"), "directive.number: phải là chữ"),
    (('number = "77"\n', ""), "directive.number: thiếu, cần điền"),
    (("issued_on = 2022-01-24", 'issued_on = "24/01/2022"'), "directive.issued_on: không phải là ngày"),
    (('dispatch_at = ""', 'dispatch_at = "9 giờ"'), "directive.dispatch_at: không phải là thời điểm"),
    (('role = "publish"', 'role = "đăng tải"'), "recipient.4.role: phải là một trong: 'action', 'info'"),
    (('agency = "cham"', 'agencies = "cham"'), "recipient.2.agencies: không có khóa này"),
    (('kind = "report"', 'kind = "bao-cao"'), "obligation.3.kind: phải là một trong"),
    (("ends_on = 2022-02-15", 'ends_on = "2022-02-30"'), "window.1.ends_on: không phải là ngày"),
    (("[[window]]", "[[khung]]"), "khung: không có khóa này"),
    (("ends_on = 2022-02-15", "ends_on = 2022-02-30"), "không phải là tệp TOML hợp lệ"),
    (("[[window]]", "[[window"), "không phải là tệp TOML hợp lệ"),
]


@pytest.mark.parametrize(("change", "says"), BROKEN, ids=[change[1] for change, _ in BROKEN])
def test_a_broken_file_is_refused_with_its_key(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    assert WHOLE.count(change[0]) == 1
    path = tmp_path / "draft.toml"
    path.write_text(WHOLE.replace(*change), "utf-8")
    with pytest.raises(Refused) as caught:
        read_draft(path)
    assert str(caught.value).startswith(f"{path}: ") and says in str(caught.value)
    assert "Input should" not in str(caught.value)


def test_the_file_shows_the_words_behind_each_fact(lang_son: Draft, reading: Reading) -> None:
    lines = draft_toml(lang_son, reading, {"vhtt-bac-son": "Phòng VHTT huyện Bắc Sơn"}).splitlines()
    number = lines.index('number = ""  # số văn bản: CẦN ĐIỀN')
    assert "số để trống trong văn bản" in lines[number - 1] and "STTTT-TTBCXB" in lines[number - 1]
    day = lines.index('issued_on = ""  # ngày ban hành: CẦN ĐIỀN')
    assert lines[day - 1].endswith("– ngày để trống trong văn bản") and "tháng 01 năm 2022" in lines[day - 1]
    assert "# Phòng Văn hóa và Thông tin các huyện, thành phố: 11 cơ quan, thực hiện" in lines
    assert "[[recipient]]  # Phòng VHTT huyện Bắc Sơn" in lines
    window = lines.index("[[window]]")
    assert lines[window - 1].startswith("# “") and "từ ngày ban hành đến ngày 15/02/2022" in lines[window - 1]
    assert sum("không phải của đợt này: giữ lại, hoặc xóa" in line for line in lines) == 2
    report = lines.index('key = "report"') - 1
    assert lines[report] == "[[obligation]]" and "[ladder.report]" in lines[report - 1]
    assert "khi có yêu cầu" in lines[report - 2]


def test_a_sample_of_a_form_stands_below_the_report_ready_to_be_uncommented(lang_son: Draft, reading: Reading) -> None:
    text = draft_toml(lang_son, reading)
    assert Draft.model_validate(tomllib.loads(text)).obligation[-1].field == []
    begin = text.index("# [[obligation.field]]")
    assert text.index('key = "report"') < begin < text.index("[[attachment]]")
    sample, rest = text[begin:].split("\n\n", 1)
    opened = text[:begin] + sample.replace("# ", "") + "\n\n" + rest
    *others, report = Draft.model_validate(tomllib.loads(opened)).obligation
    assert [(field.key, field.kind.value) for field in report.field] == [
        ("tin_bai", "number"), ("hinh_thuc", "choice"), ("vuong_mac", "text"),
    ]  # fmt: skip
    assert report.field[0].required and not any(other.field for other in others)
    assert "obligation.field" not in draft_toml(lang_son)  # of a draft that was not read just now


def test_an_unresolved_name_offers_tables_to_put_in_its_place(tmp_path: Path, reading: Reading) -> None:
    found = drafted(tmp_path, replace(reading, addressees=(replace(reading.addressees[0], name="Báo Lạng Sôn"),)))
    text = draft_toml(found)
    begin = text.index("[[unresolved]]")
    table, offered = text[begin:].split("# Thay bảng trên bằng một trong các bảng sau, hoặc xóa nếu không gửi:\n")
    chosen = offered.split("\n\n")[0].split("\n")[:3]
    mended = text[:begin] + "\n".join(line.removeprefix("# ") for line in chosen) + "\n" + text[begin + len(table) :]
    assert found.missing() != Draft.model_validate(tomllib.loads(mended)).missing()
    assert "bao-lang-son" in [part.agency for part in Draft.model_validate(tomllib.loads(mended)).recipient]


def test_what_a_scan_says_waits_for_a_person(tmp_path: Path, reading: Reading) -> None:
    found = drafted(tmp_path, replace(reading, scanned=True))
    assert any(gap.startswith("directive.scan_checked: ") for gap in found.missing())
    text = draft_toml(found)
    assert "scan_checked = false" in text
    checked = Draft.model_validate(tomllib.loads(text.replace("scan_checked = false", "scan_checked = true")))
    assert not any("scan_checked" in gap for gap in checked.missing())


def test_a_body_that_nobody_knows_is_asked_about_and_keeps_its_duty(tmp_path: Path) -> None:
    text = TEXT.read_text("utf-8").replace(
        "4. Đề nghị Phòng Văn hóa và Thông tin các huyện, thành phố", "4. Đề nghị Câu lạc bộ Nhà báo trẻ"
    )
    assert "Câu lạc bộ" in text
    found = drafted(tmp_path, read_text(text))
    assert [part.name for part in found.unresolved] == ["Câu lạc bộ Nhà báo trẻ"]
    assert "đôn đốc, hướng dẫn Trung tâm" in found.duty[3].title


def test_what_was_passed_over_is_listed_with_the_reason(tmp_path: Path) -> None:
    text = TEXT.read_text("utf-8").replace(
        "khi có yêu cầu./.", "khi có yêu cầu. Sở sẽ trình UBND tỉnh trước 20/3/2022./."
    )
    last = draft_toml(drafted(tmp_path, read_text(text)), read_text(text)).splitlines()[-1]
    assert last == "#   - “trước 20/3/2022”: việc cơ quan khác sẽ làm"


CAMPAIGN = """
Đề nghị các đơn vị xác nhận đã nhận được văn bản này trước ngày 14/3/2024.
1. Tổ chức đợt kiểm tra từ ngày 18/3/2024 đến hết ngày 12/4/2024.
2. Báo cáo tiến độ trước 16 giờ thứ Năm hằng tuần; báo cáo tổng kết trước ngày 26/4/2024.
3. Báo cáo chung trước ngày 25 hằng tháng.
"""


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Draft:
    return drafted(tmp_path_factory.mktemp("campaign"), read_text(brief.letter(CAMPAIGN)))


def test_a_weekly_regime_ends_with_its_campaign_and_a_monthly_one_does_not(campaign: Draft) -> None:
    ends = {o.periodic.every: o.periodic.until for o in campaign.obligation if o.periodic}
    assert ends == {"week": dt.date(2024, 4, 12), "month": None}


def test_the_policies_for_weekly_reports_are_told_in_the_draft(campaign: Draft) -> None:
    text = draft_toml(campaign, read_text(brief.letter(CAMPAIGN)))
    assert text.count("dừng cùng đợt này (until)") == text.count("là của tuần vừa kết thúc") == 1


def test_a_receipt_asked_by_a_day_is_an_acknowledgement(campaign: Draft) -> None:
    dated = {o.kind: o.due_on for o in campaign.obligation if o.due_on}
    assert dated == {ObligationKind.ACKNOWLEDGE: dt.date(2024, 3, 14), ObligationKind.REPORT: dt.date(2024, 4, 26)}
