"""`dondoc user`: accounts are made, listed, changed and ended; passwords come from no argument."""

import io
import json

import pytest
from sqlmodel import select

from models.account import Account
from models.app import open_app
from models.config.load import load_settings
from models.database import reading
from tasks.accounts.passwords import fits_password
from tests.support.commands import Failed, Run


def accounts() -> dict[str, Account]:
    app = open_app(load_settings())
    with reading(app.engine) as session:
        found = {one.login: one for one in session.exec(select(Account))}
    app.engine.dispose()
    return found


def test_accounts_are_made_changed_and_ended(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def typed(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    typed("cau dai thu nhat\n")
    said = run("user", "add", "An.Nguyen", "--name", "Nguyễn  Văn An", "--role", "Quản trị", "--password-stdin")
    assert "Nguyễn Văn An" in said and "cau dai" not in said
    assert fits_password(accounts()["an.nguyen"].password, "cau dai thu nhat")
    typed("")
    with pytest.raises(Failed, match="--password-stdin"):
        run("user", "add", "binh", "--name", "Bình", "--role", "văn thư")
    with pytest.raises(Failed, match="không có vai trò"):
        run("user", "add", "binh", "--name", "Bình", "--role", "giám đốc", "--link")
    link = run("user", "add", "binh", "--name", "Bình", "--role", "văn thư", "--link").splitlines()[-1]
    assert link.startswith("http://127.0.0.1:8422/mat-khau-moi/") and link.rpartition("/")[2] not in str(accounts())
    with pytest.raises(Failed, match="đã có tài khoản"):
        run("user", "add", "BINH", "--name", "Bình", "--role", "văn thư", "--link")
    typed("ngắn\n")
    with pytest.raises(Failed, match="từ 10 đến"):
        run("user", "password", "binh", "--password-stdin")
    run("user", "role", "binh", "chuyên viên")
    for last in ("end", "role"):
        with pytest.raises(Failed, match="quản trị cuối cùng"):
            run("user", last, "an.nguyen", *(["văn thư"] if last == "role" else []))
    run("user", "end", "binh")
    lines = [json.loads(line) for line in run("user", "list", "--json").splitlines()]
    assert [(line["login"], line["role"], line["state"]) for line in lines] == [
        ("an.nguyen", "quản trị", "đang dùng"), ("binh", "chuyên viên", "đã thôi dùng"),
    ]  # fmt: skip
