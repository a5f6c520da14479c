"""The directory of agencies: taking it in twice, finding the names that documents use, refusing bad files."""

import datetime as dt
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import select

from models.agency import Agency, Contact
from models.app import App, open_app
from models.config.settings import Settings
from models.database import reading, writing
from models.enums import Tier
from models.event import OFFICE_LEDGER, Event, verify_history
from models.metadata import metadata
from tasks.agencies.contacts import contacts_to_write, of_tier
from tasks.agencies.directory import AgencyIn, ContactIn, DirectoryIn, GroupIn, import_directory, read_directory
from tasks.agencies.organ_id import agency_of_organ, organ_key
from tasks.agencies.resolver import NameResolver, agency_by_code, fold_name, strip_diacritics
from tasks.errors import Refused
from tests.support.cast import CAST, OFFICER, TEXT, agency, person
from tests.support.instants import at

NOW = at("2022-01-24T08:00")
EXAMPLE = TEXT.parent / "agencies.toml"


def take_in(app: App, *agencies: AgencyIn, group: list[GroupIn] | None = None) -> None:
    with writing(app.engine) as session:
        import_directory(session, DirectoryIn(agency=list(agencies), group=group or []), NOW, OFFICER)


def codes(app: App, name: str, day: str | None = None) -> list[str]:
    with reading(app.engine) as session:
        finder = NameResolver(session, dt.date.fromisoformat(day) if day else None)
        return [found.code for found in finder.find(name).agencies]


def nearest(app: App, name: str) -> tuple[str, ...]:
    with reading(app.engine) as session:
        found = NameResolver(session, None).find(name)
        assert found.agencies == ()
        return found.nearest


def rows(engine: Engine) -> dict[str, list[str]]:
    """All there is, but for the history."""
    with engine.connect() as connection:
        tables = [t for t in metadata.tables.values() if t.name not in ("event", "ledger")]
        return {t.name: sorted(str(row) for row in connection.execute(t.select())) for t in tables}


def test_taken_in_twice_it_changes_nothing_but_the_history(app: App) -> None:
    directory = read_directory(EXAMPLE)
    with writing(app.engine) as session:
        assert import_directory(session, directory, NOW, OFFICER) == len(directory.agency)
    once = rows(app.engine)
    with writing(app.engine) as session:
        import_directory(session, directory, NOW, OFFICER)
    assert rows(app.engine) == once
    with reading(app.engine) as session:
        assert [e.what for e in session.exec(select(Event))] == ["directory.imported"] * 2
        assert verify_history(session, OFFICE_LEDGER) is None


def test_a_newer_file_changes_what_it_names_and_deletes_nobody(app: App) -> None:
    take_in(
        app,
        AgencyIn(code="a", name="Phòng A", groups=["g"], contact=[person("contact", "a@x.example", "Anh A")]),
        agency("b", "Phòng B", "b@x.example", "Chị B"),
        group=[GroupIn(code="g", name="Các phòng")],
    )
    renewed = AgencyIn(
        code="a", name="Phòng A mới", parent="c", contact=[person("contact", "moi@x.example", "Anh Mới")]
    )
    take_in(app, renewed, AgencyIn(code="c", name="Sở C"), group=[GroupIn(code="g", name="Các phòng, ban")])
    assert codes(app, "Phòng A") == [] and codes(app, "Phòng A mới") == ["a"]
    assert codes(app, "Phòng B") == ["b"]
    assert codes(app, "Các phòng, ban") == []  # a left the group
    with reading(app.engine) as session:
        found = agency_by_code(session, "a")
        assert found.parent_id == agency_by_code(session, "c").id
        assert [c.name for c in contacts_to_write(session, {found.id})[found.id]] == ["Anh Mới"]
        assert {c.name: c.active for c in session.exec(select(Contact))} == {
            "Anh A": False,
            "Anh Mới": True,
            "Chị B": True,
        }


NAMES = [  # as a document prints it, the agency
    ("Ban Tuyên giáo Tỉnh ủy", "btg"),
    ("Ban Tuyên giáo Tỉnh uỷ", "btg"),
    ("BAN TUYÊN GIÁO TỈNH UỶ", "btg"),
    (unicodedata.normalize("NFD", "Ban Tuyên giáo Tỉnh uỷ"), "btg"),
    ("  Ban  Tuyên giáo\n Tỉnh ủy; ", "btg"),
    ("Trung tâm Văn hoá", "ttvh"),
    ("Trung tâm Văn hóa.", "ttvh"),
    ("UBND xã Hoà Bình", "hoa-binh"),
    ("Ủy ban nhân dân xã Hòa Bình", "hoa-binh"),
    ("Uỷ ban nhân dân xã Hoà Bình", "hoa-binh"),
    ("Phòng VHTT huyện Cao Lộc", "cao-loc"),
    ("Phòng Văn hoá và Thông tin huyện Cao Lộc", "cao-loc"),
    ("phòng văn hóa và thông tin huyện cao lộc", "cao-loc"),
    ("cao-loc", "cao-loc"),
    ("Đài PT-TH tỉnh", "dai"),
    ("ĐÀI PT&TH TỈNH", "dai"),
    ("Phòng TTBCXB", "ttbcxb"),
    ("VP", "vp"),
    ("Chi cục Thuế khu vực Quỳ Châu", "thue"),
]


def test_a_name_is_found_however_it_is_spelt(sqlite_office: App, subtests: pytest.Subtests) -> None:
    take_in(
        sqlite_office,
        AgencyIn(code="btg", name="Ban Tuyên giáo Tỉnh ủy"),
        AgencyIn(code="ttvh", name="Trung tâm Văn hóa"),
        AgencyIn(code="hoa-binh", name="UBND xã Hòa Bình"),
        AgencyIn(code="cao-loc", name="Phòng Văn hóa và Thông tin huyện Cao Lộc"),
        AgencyIn(code="dai", name="Đài Phát thanh và Truyền hình tỉnh"),
        AgencyIn(code="ttbcxb", name="Phòng Thông tin - Báo chí - Xuất bản"),
        AgencyIn(code="vp", name="Văn phòng"),
        AgencyIn(code="thue", name="Chi cục Thuế khu vực Quỳ Châu"),
    )
    for name, code in NAMES:
        with subtests.test(name):
            assert codes(sqlite_office, name) == [code]


VIETNAMESE = "aàáạảãăằắặẳẵâầấậẩẫeèéẹẻẽêềếệểễiìíịỉĩoòóọỏõôồốộổỗơờớợởỡuùúụủũưừứựửữyỳýỵỷỹbcdđghklmnpqrstvx -,.&"


@effort(deadline=None, max_examples=100)
@given(st.text(alphabet=VIETNAMESE + VIETNAMESE.upper(), max_size=30))
def test_folding_forgets_form_and_case_and_is_done_once(name: str) -> None:
    folded = fold_name(name)
    for other in (unicodedata.normalize("NFD", name), unicodedata.normalize("NFC", name), name.upper(), f" {name}\t"):
        assert fold_name(other) == folded
    assert unicodedata.is_normalized("NFC", folded)


ALIKE = [("hoà", "hòa"), ("uỷ", "ủy"), ("khoẻ", "khỏe"), ("thuý", "thúy"), ("hoạ", "họa"), ("loã", "lõa")]
APART = [("hòa", "hỏa"), ("quỳ", "quỷ"), ("đài", "dài"), ("hoàn", "hoan"), ("Cao Lộc", "Cao Lọc")]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_the_two_ways_of_placing_a_tone_mark_are_one(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other) == other


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


def test_an_ambiguous_name_finds_nothing_and_lists_all_it_may_mean(sqlite_office: App) -> None:
    take_in(
        sqlite_office,
        AgencyIn(code="a", name="Trung tâm Văn hóa A", aliases=["Trung tâm"]),
        AgencyIn(code="b", name="Trung tâm Văn hóa B", aliases=["Trung tâm"]),
    )
    assert codes(sqlite_office, "Trung tâm") == []
    assert nearest(sqlite_office, "Trung tâm") == ("Trung tâm Văn hóa A (a)", "Trung tâm Văn hóa B (b)")


def test_a_name_of_two_groups_or_of_a_group_and_an_agency_is_ambiguous(sqlite_office: App) -> None:
    take_in(
        sqlite_office,
        AgencyIn(code="a", name="Phòng A", groups=["g", "h"]),
        AgencyIn(code="b", name="Phòng B", groups=["h"], aliases=["Các đơn vị"]),
        group=[
            GroupIn(code="g", name="Các phòng", aliases=["Các cơ quan"]),
            GroupIn(code="h", name="Các đơn vị", aliases=["Các cơ quan"]),
        ],
    )
    assert nearest(sqlite_office, "Các cơ quan") == ("Các phòng (g)", "Các đơn vị (h)")
    assert nearest(sqlite_office, "Các đơn vị") == ("Phòng B (b)", "Các đơn vị (h)")
    assert codes(sqlite_office, "Các phòng") == ["a"]


def test_an_unknown_name_finds_nothing_and_lists_the_nearest(sqlite_office: App) -> None:
    with writing(sqlite_office.engine) as session:
        import_directory(session, read_directory(EXAMPLE), NOW, OFFICER)
    near = nearest(sqlite_office, "Phòng VHTT huyện Bắc Sôn")
    assert near[0] == "Phòng Văn hóa và Thông tin huyện Bắc Sơn (vhtt-bac-son)" and len(near) <= 3
    assert nearest(sqlite_office, "Liên đoàn Bóng đá") == ()
    with reading(sqlite_office.engine) as session:
        with pytest.raises(Refused, match="không có cơ quan “Báo Lạng Sôn”.*có phải là: Báo Lạng Sơn"):
            agency_by_code(session, "Báo Lạng Sôn")
        with pytest.raises(Refused, match="không có cơ quan “phong-vhtt”"):
            agency_by_code(session, "phong-vhtt")  # a group is not an agency


def test_a_code_means_its_agency_whatever_others_are_called(sqlite_office: App) -> None:
    take_in(sqlite_office, AgencyIn(code="vp", name="Văn phòng"), AgencyIn(code="vp-2", name="Ban B", aliases=["vp"]))
    with reading(sqlite_office.engine) as session:
        assert agency_by_code(session, "vp").name == "Văn phòng"
        assert agency_by_code(session, "Ban B").code == "vp-2"


DATED = [  # day, members of the group
    (None, ["mai", "nay", "qua"]),
    ("2022-01-24", ["nay"]),
    ("2025-06-30", ["nay"]),  # the last day is still valid
    ("2025-07-01", ["mai"]),
    ("2019-12-31", ["qua"]),
    ("2020-01-01", ["nay", "qua"]),  # both valid: the old one's last day, the new one's first
]


def test_a_group_stands_for_those_valid_on_the_day(sqlite_office: App, subtests: pytest.Subtests) -> None:
    take_in(
        sqlite_office,
        AgencyIn(code="qua", name="Phòng Qua", groups=["g"], successor="nay", valid_to=dt.date(2020, 1, 1)),
        AgencyIn(code="nay", name="Phòng", groups=["g"], valid_from=dt.date(2020, 1, 1), valid_to=dt.date(2025, 6, 30)),
        AgencyIn(code="mai", name="Phòng", groups=["g"], valid_from=dt.date(2025, 7, 1)),
        group=[GroupIn(code="g", name="Các phòng", aliases=["Phòng các huyện"])],
    )
    for day, members in DATED:
        with subtests.test(day):
            assert codes(sqlite_office, "các phòng", day) == codes(sqlite_office, "Phòng các huyện", day) == members
            found = codes(sqlite_office, "Phòng", day)  # one name, two agencies, each in its own time
            assert found == ([c for c in members if c != "qua"] if day else [])


HEAD = '[[agency]]\ncode = "a"\nname = "Phòng A"\n'
CONTACT = '[[agency.contact]]\nname = "Anh A"\n'
BAD = [  # the file, the place and what is said of it
    (HEAD + HEAD, ["mã cơ quan “a” xuất hiện hai lần"]),
    ('[[group]]\ncode = "g"\nname = "G"\n' * 2 + HEAD, ["mã nhóm “g” xuất hiện hai lần"]),
    (HEAD + 'groups = ["x"]\n', ["a: không có nhóm “x”"]),
    (HEAD + 'parent = "x"\n', ["a: không có cơ quan “x”"]),
    (HEAD + 'successor = "x"\n', ["a: không có cơ quan “x”"]),
    (HEAD + 'groups = ["x"]\nparent = "y"\n', ["a: không có nhóm “x”", "a: không có cơ quan “y”"]),
    (HEAD + "valid_from = 2022-01-02\nvalid_to = 2022-01-01\n", ["agency.1:", "valid_to", "valid_from"]),
    (HEAD + CONTACT + 'channels = ["a@b"]\n', ["agency.1.contact.1.channels:", "“a@b” không phải là một địa chỉ"]),
    (
        HEAD + CONTACT + 'channels = ["a@b.example", "c@d.example"]\n',
        ["agency.1.contact.1.channels: mỗi liên hệ chỉ có một địa chỉ"],
    ),
    (
        HEAD + CONTACT + 'channels = ["a@b.example", "rocket://bot:b1mat@chat.example/phong"]\n',
        ["agency.1.contact.1.channels: kênh rocket ghi mật khẩu trong tệp"],
    ),
    (
        HEAD + CONTACT + 'channels = ["a@b.example", "edxml://000.00.00.H01"]\n',
        ["agency.1.contact.1.channels: trục văn bản không ghi cho từng liên hệ"],
    ),
    (
        HEAD + (CONTACT + 'channels = ["a@b.example"]\n') * 2,
        ["a: liên hệ “Anh A” (contact) xuất hiện hai lần"],
    ),
    (HEAD + CONTACT, ["agency.1.contact.1.channels: thiếu, cần điền"]),
    (HEAD + CONTACT + 'channels = "a@b.example"\n', ["agency.1.contact.1.channels: phải là một danh sách"]),
    (HEAD + CONTACT + 'tier = "sếp"\nchannels = []\n', ["agency.1.contact.1.tier: phải là một trong: 'contact'"]),
    (HEAD + 'mail = "a@b.example"\n', ["agency.1.mail: không có khóa này"]),
    (HEAD + 'valid_to = "01/07/2025"\n', ["agency.1.valid_to: không phải là ngày"]),
    ('[[agency]]\ncode = "a"\n', ["agency.1.name: thiếu, cần điền"]),
    ("", ["agency: thiếu, cần điền"]),
    ("[[agency", ["không phải là tệp TOML hợp lệ"]),
]


ADDRESSES = [  # the address, what is said of it
    ("a", "không dấu, không khoảng trắng"),
    ("a@b.example, c@d.example", "không dấu, không khoảng trắng"),
    ("a b@c.example", "không dấu, không khoảng trắng"),
    ("thư@xã.vn", "không dấu, không khoảng trắng"),
    ("thu@xã.vn", "không dấu, không khoảng trắng"),
    ("thu@-xa.vn", "không dấu, không khoảng trắng"),
    ("@xa.vn", "không dấu, không khoảng trắng"),
    ("thu@", "không dấu, không khoảng trắng"),
    ("thu@xa@so.vn", "không dấu, không khoảng trắng"),
    (".thu@xa.vn", "không dấu, không khoảng trắng"),
    (f"{'a' * 65}@xa.vn", "không dấu, không khoảng trắng"),
    ("thu..xa@so.vn", "hai dấu chấm"),
    ("thu@xa..vn", "hai dấu chấm"),
    ("mailto:thu@xa.vn", "bỏ “mailto:”"),
    ("MailTo:thu@xa.vn", "bỏ “mailto:”"),
    ("<thu@xa.vn>", "bỏ dấu ngoặc và tên"),
    ("Văn thư <thu@xa.vn>", "bỏ dấu ngoặc và tên"),
    ("[thu@xa.vn](thu@xa.vn)", "bỏ dấu ngoặc và tên"),
    ("thu@\u200bxa.vn", "U+200B"),
    ("thu@xa.vn\u00a0", "không dấu, không khoảng trắng"),
    ("thu@xa.vn\r\nBcc: b@c.vn", "U+000D"),
    ("mailto://thu@xa.vn\n?to=b@c.vn", "U+000A"),
]
LINES = [  # a name as it stands in the file, what is said of it
    ("Phòng\\r\\nBcc: b@c.vn", "U+000D"),
    ("Phòng\\u0000A", "U+0000"),
    ("Phòng \\u202Eobaob", "U+202E"),
    ("Phòng \\u2067A", "U+2067"),
    ("Phòng\\u2028A", "U+2028"),
    ("\\uFEFFPhòng", "U+FEFF"),
    ("Phòng\\tA", "U+0009"),
    ("  ", "không được để trống"),
    ("", "không được để trống"),
    ("A" * 301, "dài quá 300"),
]
CODES = ["", " ", "../a", "a/b", "a\\\\b", "..", ".", "~a", " a", "a\\n", "a\\u200B"]


def refusal(folder: Path, text: str) -> str:
    path = folder / "danh-ba.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(Refused) as caught:
        read_directory(path)
    return str(caught.value)


@pytest.mark.parametrize(("address", "says"), ADDRESSES)
def test_what_is_no_plain_address_is_refused_by_its_line(tmp_path: Path, address: str, says: str) -> None:
    said = refusal(tmp_path, f"# danh bạ\n{HEAD}{CONTACT}channels = [\n  {json.dumps(address)},\n]\n")
    assert "agency.1.contact.1.channels" in said and says in said and said.endswith("(dòng 7)"), said


@pytest.mark.parametrize(("name", "says"), LINES)
@pytest.mark.parametrize("key", ["name", "title", "telephone", "aliases"])
def test_a_name_is_one_line_that_can_be_seen(tmp_path: Path, key: str, name: str, says: str) -> None:
    if key in ("title", "telephone"):
        if not name.strip():
            return
        said = refusal(tmp_path, f'{HEAD}{CONTACT}channels = []\n{key} = "{name}"\n')
        assert f"agency.1.contact.1.{key}: " in said and says in said and "(dòng 7)" in said, said
    elif key == "aliases":
        said = refusal(tmp_path, f'{HEAD}aliases = ["B",\n "{name}"]\n')
        assert "agency.1.aliases.2: " in said and says in said and "(dòng 5)" in said, said
    else:
        said = refusal(tmp_path, f'[[agency]]\ncode = "a"\n{key} = "{name}"\n')
        assert f"agency.1.{key}: " in said and says in said and "(dòng 3)" in said, said


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("table", ["agency", "group"])
def test_a_code_is_neither_empty_nor_a_path(tmp_path: Path, table: str, code: str) -> None:
    said = refusal(tmp_path, f'{HEAD}\n[[{table}]]\nname = "B"\ncode = "{code}"\n')
    assert f"{table}.{2 if table == 'agency' else 1}.code: " in said and "(dòng 7)" in said, said


def test_a_file_that_begins_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "danh-ba.toml"
    path.write_text(HEAD, "utf-8-sig")
    assert read_directory(path).agency[0].name == "Phòng A"


ORGANS = [  # as people and systems write it, its one form
    ("H37.12.3", "H37.12.3"), ("000.03.12.H37", "H37.12.3"), ("h37.12.03", "H37.12.3"), (" H37.12.3 ", "H37.12.3"),
    ("000.00.15.H37", "H37.15"), ("00.00.15.H37", "H37.15"), ("H37.15.0", "H37.15"), ("H37", "H37"),
    ("000.00.00.H37", "H37"), ("000.00.00.G14", "G14"), ("G14.25", "G14.25"), ("001.10.20.H37", "H37.20.10.1"),
    ("H37.20.10.1", "H37.20.10.1"), ("H37.20.0.1", "H37.20.0.1"),
    ("", None), ("37.12", None), ("H37.", None), ("H37..12", None), ("H37/12", None), ("12.H37.3", None),
    ("Sở Y tế", None),
]  # fmt: skip


@pytest.mark.parametrize(("said", "key"), ORGANS)
def test_both_forms_of_an_identification_code_name_one_agency(said: str, key: str | None) -> None:
    assert organ_key(said) == key


def test_an_identification_code_finds_its_agency_of_the_day(app: App) -> None:
    take_in(
        app,
        AgencyIn(code="cu", name="Phòng cũ", organ_id="000.00.12.H37", valid_to=dt.date(2025, 6, 30)),
        AgencyIn(code="moi", name="Phòng mới", organ_id="H37.12", valid_from=dt.date(2025, 7, 1)),
        AgencyIn(code="khac", name="Phòng khác", organ_id="H37.12.1"),
    )
    with reading(app.engine) as session:
        for code in ("H37.12", "000.00.12.H37"):
            days = [dt.date(2025, 6, 30), dt.date(2025, 7, 1)]
            found = [agency_of_organ(session, code, day) for day in days]
            assert [agency.code for agency in found if agency] == ["cu", "moi"]
        assert agency_of_organ(session, "H37.13", dt.date(2025, 7, 1)) is None


def test_two_agencies_of_one_time_do_not_share_an_identification_code(tmp_path: Path) -> None:
    two = HEAD + 'organ_id = "H37.12"\n' + HEAD.replace('"a"', '"b"') + 'organ_id = "000.00.12.H37"\n'
    assert "mã định danh “H37.12” là của nhiều cơ quan cùng lúc" in refusal(tmp_path, two)
    assert "“H37,12” không phải là mã định danh" in refusal(tmp_path, HEAD + 'organ_id = "H37,12"\n')


@pytest.mark.parametrize(("text", "says"), BAD)
def test_a_bad_file_is_refused_with_the_place(tmp_path: Path, text: str, says: list[str]) -> None:
    path = tmp_path / "danh-ba.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(Refused) as caught:
        read_directory(path)
    said = str(caught.value)
    assert said.startswith(f"{path}: ")
    assert all(words in said for words in says), said
    assert "b1mat" not in said and "Input should" not in said


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="không-có.toml: không đọc được"):
        read_directory(tmp_path / "không-có.toml")


def test_a_chat_with_its_password_in_a_variable_stands_beside_the_mail(tmp_path: Path) -> None:
    path = tmp_path / "danh-ba.toml"
    channels = ["a@b.example", "rocket://bot:${DONDOC_CHAT}@chat.example/phong"]
    path.write_text(f"{HEAD}{CONTACT}channels = {channels}", "utf-8")
    assert read_directory(path).agency[0].contact[0].channels == channels


PEOPLE = {
    "contact": person("contact", "lienhe@x.example", "Liên Hệ"),
    "second": person("contact", "lienhe2@x.example", "Liên Hệ Hai"),
    "deputy": person("deputy", "pho@x.example", "Phó"),
    "head": person("head", "truong@x.example", "Trưởng"),
    "leader": person("leader", "lanhdao@x.example", "Lãnh Đạo"),
    "officer": person("officer", "canbo@x.example", "Cán Bộ"),
    "silent": ContactIn(tier=Tier.CONTACT, name="Không Địa Chỉ", channels=[]),
}
WRITABLE = [  # who is in the directory, who is written to
    (["head", "deputy", "contact"], ["Liên Hệ"]),
    (["head", "contact", "second"], ["Liên Hệ", "Liên Hệ Hai"]),
    (["head", "deputy"], ["Phó"]),
    (["head", "leader"], ["Trưởng"]),
    (["silent", "head"], ["Trưởng"]),
    (["silent"], []),
    (["leader", "officer"], []),
    ([], []),
]


def test_one_writes_to_the_contacts_else_the_deputies_else_the_heads(
    sqlite_office: App, subtests: pytest.Subtests
) -> None:
    offices = [
        AgencyIn(code=f"a{n}", name=f"Phòng {n}", contact=[PEOPLE[name] for name in there])
        for n, (there, _) in enumerate(WRITABLE)
    ]
    take_in(sqlite_office, *offices)
    with reading(sqlite_office.engine) as session:
        ids = [agency_by_code(session, given_.code).id for given_ in offices]
        found = contacts_to_write(session, set(ids))
        for number, (there, written) in zip(ids, WRITABLE, strict=True):
            with subtests.test(" ".join(there)):
                assert [c.name for c in found[number]] == written


def test_who_left_the_file_is_written_to_no_more(sqlite_office: App) -> None:
    take_in(sqlite_office, AgencyIn(code="a", name="Phòng A", contact=[PEOPLE["contact"], PEOPLE["head"]]))
    take_in(sqlite_office, AgencyIn(code="a", name="Phòng A", contact=[PEOPLE["head"]]))
    with reading(sqlite_office.engine) as session:
        found = agency_by_code(session, "a").id
        assert [c.name for c in contacts_to_write(session, {found})[found]] == ["Trưởng"]
        assert of_tier(session, found, Tier.CONTACT) == []
        assert [c.name for c in of_tier(session, found, Tier.HEAD)] == ["Trưởng"]


def test_every_agency_asked_about_is_answered_and_the_cast_is_reachable(app: App) -> None:
    with writing(app.engine) as session:
        import_directory(session, CAST, NOW, OFFICER)
        ids = {a.code: a.id for a in session.exec(select(Agency))}
        found = contacts_to_write(session, set(ids.values()))
    assert {code for code, number in ids.items() if not found[number]} == {"so-tttt"}  # officer and leader only
    assert set(found) == set(ids.values())


ABBREVIATED = [
    ("Phòng VHTT các huyện, thành phố", "Phòng Văn hóa và Thông tin các huyện, thành phố"),
    ("Phòng VH&TT các huyện, TP", "Phòng Văn hóa và Thông tin các huyện, thành phố"),
    ("Phòng VH-TT các huyện, thành phố", "Phòng Văn hóa và Thông tin các huyện, thành phố"),
    ("Đài PT-TH tỉnh", "Đài Phát thanh và Truyền hình tỉnh"),
    ("Đài PT&TH tỉnh", "Đài Phát thanh và Truyền hình tỉnh"),
    ("Sở TTTT", "Sở Thông tin và Truyền thông"),
    ("Sở TT&TT", "Sở Thông tin và Truyền thông"),
    ("UBND thành phố", "Uỷ ban nhân dân Thành phố"),
    ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
    ("Sở LĐ-TB&XH", "Sở Lao động – Thương binh và Xã hội"),
    ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
]


@pytest.mark.parametrize(("short", "long"), ABBREVIATED)
def test_an_abbreviation_is_the_name_it_stands_for(short: str, long: str) -> None:
    assert fold_name(short) == fold_name(long)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> NameResolver:
    """The example's directory."""
    app = open_app(Settings(data=tmp_path_factory.mktemp("names")))
    with writing(app.engine) as session:
        import_directory(session, read_directory(EXAMPLE), NOW, OFFICER)
    with reading(app.engine) as session:
        return NameResolver(session, None)


REGISTERED = st.sampled_from([agency.name for agency in read_directory(EXAMPLE).agency])
HABITS = {
    "capitals": str.upper,
    "small letters": str.lower,
    "decomposed": lambda name: unicodedata.normalize("NFD", name),
    "tone on the other vowel": lambda name: name.replace("óa", "oá").replace("òa", "oà").replace("ủy", "uỷ"),
    "wide blanks": lambda name: name.replace(" ", "  \n"),
    "no diacritics": lambda name: strip_diacritics(name.replace("Đ", "D")),
    "full stop": lambda name: f" {name}.",
}


@effort(deadline=None, max_examples=80)
@given(name=REGISTERED, habits=st.lists(st.sampled_from(sorted(HABITS)), max_size=4))
def test_no_habit_of_writing_loses_a_name(example: NameResolver, name: str, habits: list[str]) -> None:
    (meant,) = example.find(name).agencies
    written = name
    for habit in habits:
        written = HABITS[habit](written)
    assert [one.code for one in example.find(written).agencies] == [meant.code]


@effort(deadline=None, max_examples=80)
@given(name=REGISTERED, at=st.integers(0, 60), letter=st.sampled_from("abnơrs"))
def test_a_slip_is_a_question_that_offers_the_right_name_and_never_another_agency(
    example: NameResolver, name: str, at: int, letter: str
) -> None:
    (meant,) = example.find(name).agencies
    place = at % len(name)
    found = example.find(name[:place] + letter + name[place + 1 :])
    assert [one.code for one in found.agencies] in ([], [meant.code])
    if not found.agencies:
        assert f"{meant.name} ({meant.code})" in found.nearest


def test_without_diacritics_two_names_may_be_one_and_that_is_a_question(sqlite_office: App) -> None:
    take_in(sqlite_office, AgencyIn(code="a", name="Sở Y tế Hà Nam"), AgencyIn(code="b", name="Sở Y tế Hạ Nam"))
    assert nearest(sqlite_office, "So Y te Ha Nam") == ("Sở Y tế Hà Nam (a)", "Sở Y tế Hạ Nam (b)")
    assert codes(sqlite_office, "Sở Y tế Hà Nam") == ["a"]
