"""The intake on a real embedded server, driven through its API as the form of the UI drives it: the run reads, waits,
refuses a wrong entry with the reason, launches on the right one, and launches nothing twice.

Its short form, the same without a server, is tests/unit/launch/test_intake.py.
"""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.cast import TEXT
from tests.support.dondoc import DONDOC, lay_prefect, wait_for
from tests.support.prefect_api import PrefectApi


@pytest.fixture
def environment(tmp_path: Path, port: int) -> dict[str, str]:
    config = tmp_path / "config.toml"
    config.write_text(f'data = "data"\n[desk]\nenabled = false\n[prefect]\nport = {port}\npatrol_cron = "0 0 1 1 *"\n')
    return {**os.environ, "DONDOC_CONFIG": str(config)}


@pytest.fixture
def running(tmp_path: Path, environment: dict[str, str], laid_prefect: Path) -> Iterator[None]:
    lay_prefect(laid_prefect, tmp_path / "data")
    subprocess.run(
        [DONDOC, "agencies", "import", TEXT.parent / "agencies.toml"], env=environment, cwd=tmp_path, check=True
    )
    with (tmp_path / "up.log").open("w") as log:
        process = subprocess.Popen([DONDOC, "up"], env=environment, cwd=tmp_path, stdout=log, stderr=subprocess.STDOUT)
        yield
        process.terminate()
        process.wait(120)


def waiting(api: PrefectApi, run: str, attempt: int) -> Any:
    """The text of the form once the run waits with it."""
    form = f"suspended-duyet-{attempt}"
    state = api.ask(f"/flow_runs/{run}")["state"]
    assert state["type"] not in ("FAILED", "CRASHED", "COMPLETED"), state
    keys = state["state_details"].get("run_input_keyset") or {}
    if state["type"] != "PAUSED" or not keys.get("schema", "").startswith(form):
        return None
    return json.dumps(api.ask(f"/flow_runs/{run}/input/{keys['description']}"), ensure_ascii=False)


def ended(api: PrefectApi, run: str) -> Any:
    state = api.ask(f"/flow_runs/{run}")["state"]
    return state if state["type"] in ("COMPLETED", "FAILED", "CRASHED") else None


def resume(api: PrefectApi, run: str, **entry: str) -> Any:
    return api.ask(f"/flow_runs/{run}/resume", {"run_input": entry})


@pytest.mark.long
def test_a_document_waits_for_its_form_and_is_launched_once(
    running: None, environment: dict[str, str], port: int, tmp_path: Path
) -> None:
    api = PrefectApi(port, tmp_path / "data")
    found, _ = wait_for(lambda: [d for d in api.ask("/deployments/filter", {}) if d["name"] == "tiep-nhan"], 420)
    made: Any = api.ask(f"/deployments/{found[0]['id']}/create_flow_run", {"parameters": {"file": str(TEXT)}})
    run = made["id"]
    text, _ = wait_for(lambda: waiting(api, run, 1), 240)
    assert "khi có yêu cầu" in text and "từ ngày ban hành đến ngày 15/02/2022" in text
    code = text.split("xác nhận bằng cách ghi `")[1].split("`")[0]
    assert code.startswith("17:")

    entry = {"number": "123", "issued_on": "2022-01-24", "approved_by": "Nguyễn Thị Hoa"}
    draft = next((tmp_path / "data" / "intake").glob("*/draft.toml"))
    whole = draft.read_text("utf-8")
    draft.write_text(whole.replace('symbol = "STTTT-TTBCXB"', 'symbol = ""'), "utf-8")
    resume(api, run, **{**entry, "number": "99"}, confirm=code)
    text, _ = wait_for(lambda: waiting(api, run, 2), 240)
    assert "Chưa dùng được" in text and "chưa có ký hiệu" in text
    assert "chưa có ký hiệu" in api.ask(f"/flow_runs/{run}")["name"]
    draft.write_text(whole, "utf-8")  # now the first entry would do, but it is the last one that counts

    resume(api, run, **entry, confirm="17:sai")
    text, _ = wait_for(lambda: waiting(api, run, 3), 240)
    assert "Chưa dùng được" in text and "cần xác nhận 17 nơi nhận" in text

    assert resume(api, run, **entry, confirm=code)["status"] == "ACCEPT"
    resume(api, run, **entry, confirm=code)  # an impatient second click
    done, _ = wait_for(lambda: ended(api, run), 240)
    assert done["type"] == "COMPLETED", done
    again = resume(api, run, **entry, confirm=code)
    assert again["status"] != "ACCEPT"
    said = subprocess.run(
        [DONDOC, "status", "--json"], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert said.count('"123-stttt-ttbcxb-2022"') >= 1
