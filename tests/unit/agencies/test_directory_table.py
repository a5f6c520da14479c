"""The directory as a table: what was written is read again, what people fill in is checked by line."""

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from sqlmodel import col, select

from models.agency import Agency, AgencyGroup, Contact
from models.app import App
from models.database import reading, writing
from tasks.agencies.changes import directory_changes
from tasks.agencies.directory import DirectoryIn, import_directory, read_directory
from tasks.agencies.directory_file import directory_of, read_directory_file
from tasks.agencies.merge import merge_agencies
from tasks.agencies.resolver import agency_by_code
from tasks.agencies.seed import seed_directory
from tasks.errors import AlreadyDone, Refused
from tasks.papers.directory_form import write_directory_form
from tests.support.instants import at
from tests.support.paths import EXAMPLE

NOW = at("2026-11-30T09:00")
HEAD = "Mã;Tên cơ quan;Nhóm;Từ ngày;Vai trò;Họ tên;Điện thoại;Thư điện tử\n"


@pytest.fixture
def office(sqlite_office: App) -> App:
    with writing(sqlite_office.engine) as session:
        import_directory(session, read_directory(EXAMPLE / "agencies.toml"), NOW, "An")
    return sqlite_office


def read(office: App, path: Path) -> DirectoryIn:
    with reading(office.engine) as session:
        return read_directory_file(path, session)


def csv(tmp_path: Path, lines: str, encoding: str = "utf-8-sig") -> Path:
    path = tmp_path / "danh-ba.csv"
    path.write_text(HEAD + lines, encoding)
    return path


def test_a_form_that_is_handed_in_again_changes_nothing(office: App, tmp_path: Path) -> None:
    with reading(office.engine) as session:
        before = directory_of(session)
    write_directory_form(before, tmp_path / "danh-ba.xlsx")
    with writing(office.engine) as session:
        again = read_directory_file(tmp_path / "danh-ba.xlsx", session)
        assert directory_changes(session, again).empty
        import_directory(session, again, NOW, "An")
        assert directory_of(session) == before
        assert len(session.exec(select(AgencyGroup)).all()) == 1, "no group stands twice"


def test_what_a_table_adds_changes_and_ends_is_told_before_it_is_done(office: App, tmp_path: Path) -> None:
    write_directory_form(directory_of_office(office), tmp_path / "danh-ba.xlsx")
    book = load_workbook(tmp_path / "danh-ba.xlsx")
    sheet = book["Danh bạ"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    rows = {row[0].value: row[0].row for row in reversed(list(sheet.iter_rows(min_row=2)))}
    sheet.cell(rows["bao-lang-son"], heads["Thư điện tử"]).value = "toasoan@moi.example"
    sheet.cell(rows["dai-pt-th"], heads["Đến ngày"]).value = dt.date(2026, 12, 31)
    last = sheet.max_row + 1
    for head, value in (("Mã", "bao-moi"), ("Tên cơ quan", "Báo Mới"), ("Họ tên", "Vi A"), ("Điện thoại", 912345678)):
        sheet.cell(last, heads[head]).value = value
    book.save(tmp_path / "danh-ba.xlsx")
    given = read(office, tmp_path / "danh-ba.xlsx")
    with reading(office.engine) as session:
        found = directory_changes(session, given)
    assert [one.code for one in found.added] == ["bao-moi"]
    assert [one.code for one in found.changed] == ["bao-lang-son"]
    assert "toasoan@moi.example" in found.changed[0].whats[0]
    assert [(one.code, one.whats) for one in found.ended] == [("dai-pt-th", ("đến ngày: – → 2026-12-31",))]
    assert given.agency[-1].contact[0].telephone == "0912345678", "a number loses the nought it begins with"


def directory_of_office(office: App) -> DirectoryIn:
    with reading(office.engine) as session:
        return directory_of(session)


WRONG = [
    ("xa-a;;;;;Vi A;;a@x.example\n", "dòng 2"),
    ("../a;Xã A;;;;Vi A;;a@x.example\n", "dòng 2"),
    ("xa-a;Xã A;;31/02/2026;;Vi A;;a@x.example\n", "dòng 2: Từ ngày: “31/02/2026” không phải là ngày"),
    ("xa-a;Xã A;;;sếp;Vi A;;a@x.example\n", "dòng 2: vai trò “sếp” không có"),
    ("xa-a;Xã A;;;;Vi A;;a@@x\n", "dòng 2"),
    (";;;;;Vi A;;a@x.example\n", "dòng 2: thiếu mã cơ quan"),
    ("xa-a;Xã A;;;;Vi A;;a@x.example\nxa-b;Xã B;;;;Vi B;;b@x.example\nxa-a;Xã A;;;;Vi C;;c@x.example\n", "hai lần"),
]


@pytest.mark.parametrize(("lines", "said"), WRONG)
def test_a_line_that_is_wrong_is_named_and_nothing_is_taken(office: App, tmp_path: Path, lines: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read(office, csv(tmp_path, lines))


def test_a_file_that_is_none_is_refused_with_what_to_do(office: App, tmp_path: Path) -> None:
    for name, raw in (
        ("a.xlsx", b"PK\x03\x04"),
        ("a.csv", b"\xff\xfe\x00"),
        ("a.csv", b"ten,dia chi\nA,B\n"),
        ("a.doc", b""),
    ):
        (tmp_path / name).write_bytes(raw)
        with pytest.raises(Refused, match=f"{name}: "):
            read(office, tmp_path / name)


def test_several_people_groups_and_a_known_parent(office: App, tmp_path: Path) -> None:
    lines = (
        "xa-a;Xã A;Nhóm thử; ;;Vi A;0205;a@x.example\nxa-a;;;;cấp phó;Vi B;;b@x.example; \n;;;;người đứng đầu;Vi C;;\n"
    )
    [agency] = read(office, csv(tmp_path, lines, "utf-8")).agency
    assert [(one.tier.value, one.name) for one in agency.contact] == [
        ("contact", "Vi A"), ("deputy", "Vi B"), ("head", "Vi C"),
    ]  # fmt: skip
    assert agency.groups == ["nhom-nhom-thu"]


def test_every_province_can_be_seeded_and_lang_son_has_its_65() -> None:
    from vietnam_provinces import Province

    sizes = {int(one.code): len(seed_directory(int(one.code)).agency) // 2 for one in Province.iter_all()}
    assert (len(sizes), sum(sizes.values()), sizes[20]) == (34, 3321, 65)
    lang_son = seed_directory(20)
    names = {agency.name for agency in lang_son.agency}
    assert {name for name in names if name.startswith("Ủy ban nhân dân phường")} == {
        f"Ủy ban nhân dân phường {name}" for name in ("Tam Thanh", "Lương Văn Tri", "Kỳ Lừa", "Đông Kinh")
    }
    assert "Phòng Văn hóa - Xã hội xã Thất Khê" in names
    codes = [agency.code for agency in lang_son.agency]
    assert len(set(codes)) == len(codes) == 130
    with pytest.raises(Refused, match="không có tỉnh, thành phố mã 99"):
        seed_directory(99)


def test_a_seeded_province_is_taken_in(sqlite_office: App, tmp_path: Path) -> None:
    write_directory_form(seed_directory(20), tmp_path / "xa.xlsx")
    with writing(sqlite_office.engine) as session:
        given = read_directory_file(tmp_path / "xa.xlsx", session)
        assert import_directory(session, given, NOW, "An") == 130
        desk = agency_by_code(session, "vhxh-xa-that-khe")
        assert desk.parent_id == agency_by_code(session, "ubnd-xa-that-khe").id


def test_districts_are_joined_into_a_commune(office: App) -> None:
    with writing(office.engine) as session:
        old, heir = agency_by_code(session, "vhtt-bac-son"), agency_by_code(session, "bao-lang-son")
        old.valid_to = None
        changed = merge_agencies(session, [old], heir, dt.date(2025, 7, 1), NOW, "An")
        assert changed == [old] and (old.successor_id, old.valid_to) == (heir.id, dt.date(2025, 6, 30))
        with pytest.raises(AlreadyDone):
            merge_agencies(session, [old], heir, dt.date(2025, 7, 1), NOW, "An")
        with pytest.raises(Refused, match="chính mình"):
            merge_agencies(session, [heir], old, dt.date(2025, 6, 1), NOW, "An")
        with pytest.raises(Refused, match="chính mình"):
            merge_agencies(session, [heir], heir, dt.date(2025, 6, 1), NOW, "An")


def test_the_contacts_that_a_file_leaves_out_are_let_go(office: App, tmp_path: Path) -> None:
    lines = "bao-lang-son;Báo Lạng Sơn;;;;Vi A;;a@x.example\n"
    with writing(office.engine) as session:
        given = read_directory_file(csv(tmp_path, lines), session)
        [changed] = directory_changes(session, given).changed
        assert {"thêm liên hệ Vi A", "bỏ liên hệ Phạm Thu Trang", "bỏ liên hệ Đỗ Văn Khánh"} <= set(changed.whats)
        import_directory(session, given, NOW, "An")
        paper = session.exec(select(Agency).where(Agency.code == "bao-lang-son")).one()
        active = select(Contact.name).where(Contact.agency_id == paper.id, col(Contact.active).is_(True))
        assert session.exec(active).all() == ["Vi A"]


HEADS = HEAD.encode()
UNREADABLE = {
    "a cell longer than the reader takes": ("a.csv", HEADS + b"x" * 200_000),
    "a quotation mark that never ends": ("a.csv", HEADS + b'"' + b"x;\n" * 60_000),
    "more lines than a directory has": ("a.csv", HEADS + b"x;X\n" * 20_001),
    "lists in lists": ("a.toml", b"a=" + b"[" * 100_000),
    "tables in tables": ("a.toml", b"a=" + b"{a=" * 5_000),
    "a key of a hundred thousand parts": ("a.toml", b"[" + b"a." * 100_000 + b"a]"),
    "the same with blanks and quotation marks": ("a.toml", b"'a' . " * 100_000 + b"a = 1"),
    "a number of fifty thousand digits": ("a.toml", b"a=" + b"9" * 50_000),
    "a word of two million letters": ("a.toml", b"a" * 2_000_000),
    "two million quotation marks": ("a.toml", b'"' * 2_000_000),
    "no text": ("a.toml", bytes(range(256))),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_a_directory_is_refused_in_a_sentence(sqlite_office: App, tmp_path: Path, name: str) -> None:
    file, raw = UNREADABLE[name]
    (tmp_path / file).write_bytes(raw)
    with pytest.raises(Refused, match=file):
        read(sqlite_office, tmp_path / file)


@pytest.mark.parametrize("below", [4, 9])
def test_a_workbook_that_goes_on_below_is_refused_whole(
    sqlite_office: App, tmp_path: Path, below: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tasks.agencies.directory_file.MOST_ROWS", 503)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Danh bạ"
    for place, head in enumerate(("Mã", "Tên cơ quan"), start=1):
        sheet.cell(1, place).value = head
        sheet.cell(2, place).value = "x"
    book.save(tmp_path / "a.xlsx")
    assert [one.code for one in read(sqlite_office, tmp_path / "a.xlsx").agency] == ["x"]
    sheet.cell(500 + below, 1).value = "sau-cung"
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(Refused, match="quá 503 dòng"):
        read(sqlite_office, tmp_path / "a.xlsx")


def test_a_blank_cell_is_named_by_the_head_of_its_column(office: App, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read(office, csv(tmp_path, "xa-1;;;;;;0205 123;\nxa-2;Xã Hai;;;;An;;khong-phai-thu\n"))
    said = str(refused.value)
    assert "Tên cơ quan:" in said and "Họ tên:" in said and "Thư điện tử, Kênh khác:" in said
    assert "name:" not in said and "channels" not in said
