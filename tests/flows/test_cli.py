"""The command line from a document to a closed campaign, and what it says when something is wrong."""

import json
import re
import socket
from pathlib import Path

import pytest

from models.private_files import make_private
from tests.support.commands import CAMPAIGN, Failed, Run
from tests.support.paths import EXAMPLE


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def test_figures(run: Run, campaign: str) -> None:
    run("record", campaign, "bao-lang-son", "--kind", "acknowledge", "--at", "2022-01-24T09:00")
    (found,) = lines(run("figures", "--kind", "acknowledge", "--by", "agency", "--json"))
    by_code = {line["key"]: line["reporting_rate"] for line in found["lines"]}  # type: ignore[attr-defined]
    assert (by_code["bao-lang-son"], by_code["dai-pt-th"]) == (1, 0)
    said = run("figures", campaign, "--kind", "acknowledge")
    assert "% đúng" in said and "100,00" in said and "Tất cả" in said
    assert "–" in run("figures")  # no report has been asked for: no rate of nothing


def test_from_the_document_to_the_end(run: Run, campaign: str, tmp_path: Path) -> None:
    sent = lines(run("messages", "--json"))
    assert len(sent) == 17 and {line["state"] for line in sent} == {"sent"}
    run("record", campaign, "bao-lang-son", "--kind", "acknowledge", "--at", "2022-01-24T10:00")
    run("patrol", "--at", "2022-01-26T08:00")
    chased = [line for line in lines(run("messages", "--json")) if line["kind"] == "acknowledge_chase"]
    assert len(chased) == 12 and all(line["agency"] != "Báo Lạng Sơn" for line in chased)

    run("request", campaign, "--window", "phong-chong-dich-covid-19", "--due", "2022-02-18", "--at", "2022-02-16T09:30")
    run("patrol", "--at", "2022-02-16T09:35")
    run("record", campaign, "Báo Lạng Sơn", "--text", "06 tin, bài", "--at", "2022-02-17T09:00")
    run("return", campaign, "bao-lang-son", "--reason", "thiếu số liệu")
    run("record", campaign, "bao-lang-son", "--nil")
    run("accept", campaign, "bao-lang-son")
    assert "Đã có từ trước: duyệt báo cáo" in run("accept", campaign, "bao-lang-son")
    assert "Anh Đài" in run("telephone", campaign, "dai-pt-th", "--spoke-with", "Anh Đài", "--said", "hẹn chiều nay")
    run("extend", campaign, "dai-pt-th", "--until", "2022-02-24", "--reason", "đề nghị ngày 17/02")
    run("waive", campaign, "vhtt-bac-son", "--reason", "đã báo cáo trong đợt trước")
    run("pause", campaign, "--reason", "kiểm tra")
    run("resume", campaign)
    assert "Đã có từ trước: chạy tiếp" in run("resume", campaign)
    status = json.loads(run("status", campaign, "--json"))["campaigns"][0]
    assert (status["expected"], status["received"], status["waived"], status["outstanding"]) == (13, 1, 1, 11)
    assert "Báo Lạng Sơn" in run("status", campaign)
    assert "trả lại báo cáo" in run("history", campaign)
    run("close", campaign, "--window", "phong-chong-dich-covid-19", "--at", "2022-03-07T09:00")
    with pytest.raises(Failed, match="đã đóng"):
        run("record", campaign, "dai-pt-th")
    said = run("close", campaign)
    pack = tmp_path / "data" / "evidence" / "123-stttt-ttbcxb-2022.zip"
    assert str(pack) in said and "dondoc evidence" in said  # the closing letters have not gone yet
    assert "nguyên vẹn" in run("verify", str(pack))
    run("patrol", "--at", "2022-03-07T09:05")
    assert "thư chưa gửi" not in run("evidence", campaign)
    with pytest.raises(Failed, match="không phải là hồ sơ"):
        run("verify", str(EXAMPLE / "directive.txt"))
    with pytest.raises(Failed, match="kết thúc"):
        run("waive", campaign, "dai-pt-th", "--kind", "acknowledge", "--reason", "x")


def test_documents_are_written_once_and_send_nothing(run: Run, campaign: str, tmp_path: Path) -> None:
    run("request", campaign, "--window", "phong-chong-dich-covid-19", "--due", "2022-02-18", "--at", "2022-02-16T09:30")
    before = run("messages", "--json"), run("status", "--json")
    for what, more in (
        ("chase", ["--due", "2022-02-25", "--report", "report"]),
        ("request", ["--due", "2022-02-25"]),
        ("report", ["--report", "report"]),  # nothing is due yet
    ):
        path = tmp_path / f"{what}.docx"
        assert str(path) in run("export", campaign, what, *more, "-o", str(path))
        assert path.read_bytes()[:2] == b"PK"
        with pytest.raises(Failed, match="đã có"):
            run("export", campaign, what, *more, "-o", str(path))
    run("export", campaign, "table", "-o", str(tmp_path / "t.xlsx"))
    with pytest.raises(Failed, match="--due"):
        run("export", campaign, "chase", "--report", "report", "-o", str(tmp_path / "new.docx"))
    assert not (tmp_path / "new.docx").exists()
    assert "tệp lịch" in run("ics") and "không có gì thay đổi" in run("ics")
    assert (run("messages", "--json"), run("status", "--json")) == before


def test_a_history_of_one_due(run: Run, campaign: str) -> None:
    status = json.loads(run("status", "--json"))["campaigns"][0]
    due = next(d for d in status["dues"] if d["agency"] == "Báo Lạng Sơn" and d["kind"] == "acknowledge")
    told = lines(run("history", f"#{due['id']}", "--json"))
    assert [line["what"] for line in told] == ["message.dispatch"]


def test_rehearsal_of_draft_document_and_campaign_reaches_nobody(run: Run, draft: Path, tmp_path: Path) -> None:
    said = lines(run("rehearse", str(draft), "--json"))
    assert [line["kind"] for line in said[:17]].count("dispatch") == 16
    assert lines(run("rehearse", str(EXAMPLE / "directive.txt"), "--json"))
    assert lines(run("messages", "--json")) == []
    assert not (tmp_path / "data" / "maildir").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["status", "999/XYZ"], "không có đợt “999/XYZ”"),
        (["record", CAMPAIGN, "bao-lang-xon"], "Báo Lạng Sơn"),
        (["record", CAMPAIGN, "bao-lang-son"], "không có nghĩa vụ"),
        (["request", CAMPAIGN, "--due", "2021-01-01"], "đã qua"),
        (["request", CAMPAIGN, "--due", "2022-02-18", "--window", "x"], "không có khung thời gian"),
        (["accept", CAMPAIGN, "bao-lang-son", "--kind", "acknowledge"], "không thể duyệt"),
        (["history", "99999"], "không có nghĩa vụ số 99999"),
        (["messages", "--state", "delivered"], "không có tình trạng"),
        (["patrol", "--at", "2020-01-01T00:00"], "không quay ngược"),
        (["patrol", "--at", "hôm nay"], "không phải là thời điểm"),
        (["read", "khong-co.txt"], "khong-co.txt"),
        (["launch", "khong-co.toml"], "không đọc được"),
        (["rehearse", "khong-co"], "không có đợt"),
        (["agencies", "import", "khong-co.toml"], "không đọc được"),
    ],
)
def test_a_mistake_gets_one_sentence_and_changes_nothing(run: Run, campaign: str, words: list[str], says: str) -> None:
    before = run("status", "--json"), run("messages", "--json"), run("history", campaign, "--json")
    with pytest.raises(Failed) as failed:
        run(*words)
    assert says in str(failed.value) and "Traceback" not in str(failed.value)
    assert (run("status", "--json"), run("messages", "--json"), run("history", campaign, "--json")) == before


def test_nobody_time_travels_a_real_campaign(run: Run) -> None:
    run("agencies", "import", str(EXAMPLE / "agencies.toml"))
    with pytest.raises(Failed, match="--at chỉ dùng"):
        run("patrol", "--at", "2022-01-24T08:00")
    with pytest.raises(Failed, match="dữ liệu thật"):
        run("agencies", "import", str(EXAMPLE / "agencies.toml"), "--virtual")


def test_an_unknown_key_of_the_configuration_is_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "c.toml").write_text("[mail]\nrelai = 'maildir'\n")
    monkeypatch.setenv("DONDOC_CONFIG", str(tmp_path / "c.toml"))
    with pytest.raises(Failed, match=r"mail\.relai"):
        run("status")


def test_doctor_says_what_it_found(run: Run) -> None:
    checks = {line["name"]: line for line in lines(run("doctor", "--json"))}
    assert checks["danh bạ"]["level"] == "warning"
    assert checks["cơ sở dữ liệu"]["level"] == "ok"
    assert "2026" in str(checks["lịch làm việc"]["found"])


def test_doctor_looks_at_the_agencies_page_and_its_keys(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def page() -> dict[str, object]:
        return next(line for line in lines(run("doctor", "--json")) if line["name"] == "trang của cơ quan")

    assert "portal.base_url" in str(page()["found"])
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        config = tmp_path / "c.toml"
        config.write_text(f'[portal]\nbase_url = "https://baocao.so.example"\nport = {port}\n')
        monkeypatch.setenv("DONDOC_CONFIG", str(config))
        monkeypatch.setenv("DONDOC_LINK_KEYS", "k" * 40)
        found = page()
        assert (found["level"], f"cổng {port}, 1 khóa" in str(found["found"])) == ("ok", True)
        monkeypatch.setenv("DONDOC_LINK_KEYS", "ngắn")
        with pytest.raises(Failed, match="ít nhất 32 ký tự"):
            page()
    monkeypatch.delenv("DONDOC_LINK_KEYS")
    assert "không trả lời" in str(page()["found"]) and not (tmp_path / "data" / "portal").exists()


def test_a_deadline_is_explained_without_a_campaign(run: Run) -> None:
    found = json.loads(run("explain", "trước ngày 15/02/2022", "--json"))
    assert (found["remind_by"], found["late_after"]) == ("2022-02-14T17:00:00+07:00", "2022-02-16T00:00:00+07:00")
    assert found["reasons"]
    found = json.loads(run("explain", "48 giờ kể từ 08 giờ 00 ngày 16/02/2022", "--json"))
    assert found["remind_by"] == found["late_after"] == "2022-02-18T08:00:00+07:00"
    said = run("explain", "05 ngày làm việc kể từ ngày nhận được", "--from", "2022-01-24")
    assert "(5) 07/02" in said and "Điều 147" in said
    with pytest.raises(Failed, match="--from"):
        run("explain", "05 ngày làm việc kể từ ngày nhận được")
    with pytest.raises(Failed, match="không hiểu"):
        run("explain", "sớm nhất có thể")


def test_what_befalls_a_campaign_has_its_commands(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("agencies", "import", str(EXAMPLE / "agencies.toml"), "--virtual")
    launched = ("launch", str(EXAMPLE / "draft.toml"), "--at", "2022-01-24T08:00")
    confirm = re.search(r"--confirm (\S+)", failure(run, *launched))
    assert confirm
    run(*launched, "--confirm", confirm[1])
    run("patrol", "--at", "2022-01-24T09:00")
    run("request", CAMPAIGN, "--due", "2022-02-18T10:00", "--document", "145/STTTT", "--dated", "2022-02-15",
        "--at", "2022-02-16T09:00")  # fmt: skip
    run("patrol")
    said = run("extend", CAMPAIGN, "bao-lang-son", "--until", "2022-02-24", "--reason", "ở xa", "--asked")
    assert "Đã ghi đề nghị gia hạn báo cáo đến 24/02/2022" in said
    number = re.search(r"#(\d+)", said)
    assert number and "10 giờ 00" in run("explain", f"#{number[1]}")
    assert "Đã tạm dừng Báo Lạng Sơn" in run("pause", CAMPAIGN, "--agency", "bao-lang-son", "--reason", "bão lũ")
    assert "thực hiện tiếp" in run("resume", CAMPAIGN, "--agency", "bao-lang-son")
    assert "không có nghĩa vụ" in failure(run, "pause", CAMPAIGN, "--obligation", "x", "--reason", "y")
    edited = tmp_path / "config.toml"
    edited.write_text("[calendar]\ndays_off = [2022-02-18]\n", "utf-8")
    monkeypatch.setenv("DONDOC_CONFIG", str(edited))
    assert "18/02/2022 → 21/02/2022" in run("calendar", "diff")
    make_private(tmp_path / "data")
    for surface in (("status",), ("doctor",)):
        assert "chưa áp dụng" in " ".join(run(*surface).split()), surface
    assert json.loads(run("calendar", "apply", "--json").splitlines()[0])["last_day"] == ["2022-02-18", "2022-02-21"]
    assert "0 việc" in run("calendar", "diff")
    make_private(tmp_path / "data")
    assert "chưa áp dụng" not in run("status") + run("doctor")
    assert "vắng mặt" in run("agencies", "absent", "so-tttt", "Lê Hải Yến")
    assert "nơi nhận" in run("withdraw", CAMPAIGN, "--reason", "sai thẩm quyền")
    assert "thu hồi" in run("history", CAMPAIGN)


def failure(run: Run, *words: str) -> str:
    """What a command says when it refuses."""
    with pytest.raises(Failed) as refused:
        run(*words)
    return str(refused.value)
