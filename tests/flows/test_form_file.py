"""`record --file`: a form that came on a stick is read by cell, as one that came by mail."""

import hashlib
import io
import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from models.app import open_app
from models.config.settings import Settings
from tasks.report_forms.schema import read_form
from tasks.report_forms.workbook import Blank
from tests.support.commands import CAMPAIGN, Failed, Run
from tests.support.paths import EXAMPLE
from tests.support.stored import kept_bytes

SLUG = "123-stttt-ttbcxb-2022"
AT = ("--at", "2022-02-17T09:00")


@pytest.fixture
def asked(run: Run) -> Run:
    """The example, launched and asked for its report."""
    run("agencies", "import", str(EXAMPLE / "agencies.toml"), "--virtual", "--at", "2022-01-24T08:00")
    with pytest.raises(Failed, match="--confirm") as refused:
        run("launch", str(EXAMPLE / "draft.toml"))
    confirm = re.findall(r"--confirm (\S+)", str(refused.value))[-1]
    run("launch", str(EXAMPLE / "draft.toml"), "--confirm", confirm)
    run("patrol", "--at", "2022-01-24T09:00")
    run("request", CAMPAIGN, "--window", "phong-chong-dich-covid-19", "--due", "2022-02-18", "--at", "2022-02-16T09:30")
    run("patrol", "--at", "2022-02-16T09:35")
    return run


def form(path: Path, cells: dict[str, Any], code: str = "bao-lang-son") -> str:
    """The form of an agency, filled in."""
    period = "phong-chong-dich-covid-19@2022-02-18"
    fields = read_form(EXAMPLE / "bieu-mau.toml")
    blank = Blank(SLUG, "report", period, "báo cáo kết quả", "Công văn", "", fields, code, code)
    book = openpyxl.load_workbook(io.BytesIO(blank.workbook()))
    for place, value in cells.items():
        book["Biểu mẫu"][place] = value
    book.save(path)
    return str(path)


def reported(run: Run) -> Any:
    return json.loads(run("summary", CAMPAIGN, "--json"))["summaries"][0]


def test_its_figures_count_and_the_file_is_kept(asked: Run, tmp_path: Path) -> None:
    path = form(tmp_path / "usb.xlsx", {"C8": 1234, "C11": "4"})
    assert "Đã ghi nhận" in asked("record", CAMPAIGN, "bao-lang-son", "--file", path, "--via", "paper", *AT)
    found = reported(asked)
    mine = next(one for one in found["agencies"] if one["agency"] == "Báo Lạng Sơn")
    assert (mine["share"], mine["values"]) == ("given", {"tin_bai": 1234, "bai_dang": 4})
    assert found["sums"][0]["amount"] == 1234 and found["sums"][0]["waiting"] == 1
    assert "usb.xlsx" in asked("history", CAMPAIGN)
    brought = Path(path).read_bytes()
    office = open_app(Settings(data=tmp_path / "data"))
    assert kept_bytes(office, hashlib.sha256(brought).hexdigest()) == brought
    office.engine.dispose()
    said = asked("summary", CAMPAIGN)
    assert "1.234" in said and "1/13 đơn vị, 7,69%" in said and "1.234 (01 đơn vị)" in said
    assert "1/13 đơn vị, 7,69%" in asked("status", CAMPAIGN)


def test_a_wrong_cell_is_named_and_nothing_is_changed(asked: Run, tmp_path: Path) -> None:
    path = form(tmp_path / "usb.xlsx", {"C8": "ba", "C11": "=1+1"})
    with pytest.raises(Failed, match=r"ô C8 \(Tin, bài\): “ba” không phải là số[\s\S]*ô C11 .*là công thức"):
        asked("record", CAMPAIGN, "bao-lang-son", "--file", path, *AT)
    assert reported(asked)["given"] == 0 and "usb.xlsx" not in asked("history", CAMPAIGN)


def test_what_is_no_form_of_this_agency_is_refused(asked: Run, tmp_path: Path) -> None:
    theirs = form(tmp_path / "khac.xlsx", {"C8": 1}, "dai-pt-th")
    (tmp_path / "tep.xlsx").write_text("không phải bảng tính")
    openpyxl.Workbook().save(tmp_path / "trang.xlsx")
    cases = {
        theirs: "biểu mẫu của cơ quan “dai-pt-th”",
        str(tmp_path / "tep.xlsx"): "hỏng|không phải",
        str(tmp_path / "trang.xlsx"): "đã gửi kèm thư",
        str(tmp_path / "thieu.xlsx"): "không đọc được .*thieu.xlsx",
    }
    for path, why in cases.items():
        with pytest.raises(Failed, match=why):
            asked("record", CAMPAIGN, "bao-lang-son", "--file", path, *AT)
    with pytest.raises(Failed, match="hãy bỏ một trong hai"):
        asked("record", CAMPAIGN, "dai-pt-th", "--file", theirs, "--nil", *AT)
    assert reported(asked)["given"] == 0


def test_a_refused_form_leaves_nothing_behind_not_even_its_file(asked: Run, tmp_path: Path) -> None:
    path = form(tmp_path / "usb.xlsx", {"C8": 5})
    record = ("record", CAMPAIGN, "bao-lang-son", "--file")

    def everything() -> tuple[object, ...]:
        kept = sorted(str(p) for p in (tmp_path / "data" / "files").rglob("*"))
        return asked("status", "--json"), asked("history", CAMPAIGN, "--json"), asked("messages", "--json"), kept

    before = everything()
    with pytest.raises(Failed, match="phải trước lúc ghi"):
        asked(*record, path, "--received", "2022-02-18T09:00")
    with pytest.raises(Failed, match="không phải số 999"):
        asked(*record, path, "--id", "999")
    (tmp_path / "usb.xlsm").write_bytes(Path(path).read_bytes())  # would not be kept: nobody could check it later
    (tmp_path / "lon.xlsx").write_bytes(bytes(3_000_000))
    (tmp_path / "cut.xlsx").write_bytes(Path(path).read_bytes()[:3000])
    for name, why in (
        ("usb.xlsm", "không phải là biểu mẫu"),
        ("lon.xlsx", "không phải là biểu mẫu"),
        ("cut.xlsx", "hỏng"),
    ):
        with pytest.raises(Failed, match=why):
            asked(*record, str(tmp_path / name))
    assert everything() == before


def test_files_are_attached_and_a_form_among_them_gives_the_figures(asked: Run, tmp_path: Path) -> None:
    path, scan = form(tmp_path / "usb.xlsx", {"C8": 7}), tmp_path / "ban quét.pdf"
    scan.write_bytes(b"%PDF-1.7 ban quet")
    for wrong, why in ((tmp_path / "khong-co.pdf", "không đọc được"), (tmp_path, "không đọc được")):
        with pytest.raises(Failed, match=why):
            asked("record", CAMPAIGN, "bao-lang-son", "--attach", str(wrong), *AT)
    with pytest.raises(Failed, match="hãy bỏ một"):
        asked("record", CAMPAIGN, "bao-lang-son", "--attach", path, "--value", "tin_bai=3", *AT)
    assert not list((tmp_path / "data" / "files" / "aside").iterdir())
    asked("record", CAMPAIGN, "bao-lang-son", "--attach", str(scan), "--attach", path, "--via", "paper", *AT)
    mine = next(one for one in reported(asked)["agencies"] if one["agency"] == "Báo Lạng Sơn")
    assert mine["values"] == {"tin_bai": 7}
    assert "ban quét.pdf; usb.xlsx" in asked("history", CAMPAIGN)
    kept = [p.read_bytes() for p in (tmp_path / "data" / "files").rglob("*") if p.is_file()]
    assert scan.read_bytes() in kept and Path(path).read_bytes() in kept
