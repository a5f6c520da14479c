"""The commands of the page, as an officer types them: links given and revoked, keys rotated, files looked at."""

import json
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from models.app import open_app
from models.config.load import load_settings
from portal.app import make_app
from tests.support.commands import Failed, Run
from tests.support.instants import at

NOW = "2022-01-24T09:00"
FORM = r'name="form" value="([^"]+)"><input type="hidden" name="act" value="report"'


def test_a_link_is_given_used_and_revoked_and_its_files_are_looked_at(run: Run, campaign: str, tmp_path: Path) -> None:
    run("request", campaign, "--window", "phong-chong-dich-covid-19", "--due", "2022-02-18", "--at", NOW)
    said = run("link", "give", campaign, "bao-lang-son")
    urls = re.findall(r"http://127\.0\.0\.1:4280/\S+", said)
    where = urls[0].removeprefix("http://127.0.0.1:4280")
    app = open_app(load_settings())
    with TestClient(make_app(app, lambda: at(NOW)), follow_redirects=False) as client:
        (report,) = re.findall(rf'href="({re.escape(where)}/\d+)">\s*<strong>Báo cáo', client.get(where).text)
        form = re.search(FORM, client.get(report).text)
        assert form
        file = ("files", ("../số liệu.pdf", b"%PDF-1.7\nx"))
        assert client.post(report, data={"form": form[1], "act": "report"}, files=[file]).status_code == 303

        (line,) = run("files", campaign, "bao-lang-son", "--to", str(tmp_path / "xem"), "--json").splitlines()
        assert json.loads(line)["name"] == "số liệu.pdf"
        assert (tmp_path / "xem" / "01-số liệu.pdf").read_bytes() == b"%PDF-1.7\nx"

        assert "giữ 2 khóa" in run("link", "rotate")
        assert client.get(where).status_code == 200
        with pytest.raises(Failed, match="phải nêu lý do"):
            run("link", "revoke", campaign, "bao-lang-son", "--reason", "")
        assert f"Đã thu hồi {len(urls)} liên kết" in run(
            "link", "revoke", campaign, "bao-lang-son", "--reason", "gửi nhầm nhóm"
        )
        assert client.get(where).status_code == 410
    app.engine.dispose()
    assert "Không có tệp nào" in run("files", campaign, "vhtt-trang-dinh")
    with pytest.raises(Failed, match="khong-co"):
        run("link", "give", campaign, "khong-co")
