"""The wheel, installed where no repository is: built, put into an empty environment, and its commands run.

The folder they run from has packages called models, tasks, portal and flows, as any folder may (decision 0064).
"""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.dondoc import wait_for
from tests.support.paths import PROJECT
from tests.support.ports import free_port

pytestmark = pytest.mark.long

UV = shutil.which("uv") or "uv"
DATA_OF_THE_WHEEL = (
    "dondoc/config.toml",
    "dondoc/examples/lang-son-2022/agencies.toml",
    "dondoc/docs/systemd/dondoc.service",
    "dondoc/docs/install.md",
    "dondoc/tasks/templates/vi/chase.j2",
    "dondoc/tasks/locale/en/LC_MESSAGES/dondoc.mo",
    "dondoc/models/migrations/versions/",
    "dondoc/portal/style.css",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    tell([UV, "build", "-q", "--wheel", "--no-build-isolation", "-p", sys.executable, "-o", folder, PROJECT])
    return next(folder.glob("dondoc-*.whl"))


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`dondoc` of an environment that has the wheel and what it depends on, as locked, and nothing else."""
    home = tmp_path_factory.mktemp("installed") / "venv"
    tell([UV, "venv", "-q", "-p", sys.executable, home])
    sync = [UV, "sync", "-q", "--frozen", "--no-dev", "--no-install-project", "--project", PROJECT]
    tell(sync, UV_PROJECT_ENVIRONMENT=str(home))
    tell([UV, "pip", "install", "-q", "--no-deps", "-p", home / "bin" / "python", wheel])
    return home / "bin" / "dondoc"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder whose own packages have our names."""
    for name in ("models", "tasks", "portal", "flows"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(f"raise RuntimeError('the {name} of the working folder')\n")
    return tmp_path


def tell(order: list[str | Path], **environment: str) -> str:
    done = subprocess.run(order, env=outside(**environment), capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def outside(**environment: str) -> dict[str, str]:
    """The environment of this run without what points into the repository."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("DONDOC_", "PREFECT_", "VIRTUAL_"))}
    return kept | {"TZ": "Asia/Ho_Chi_Minh"} | environment


def run_in(folder: Path, *order: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        order, cwd=folder, env=outside(), capture_output=True, text=True, timeout=600, check=False, input=""
    )


def test_the_wheel_has_one_package_and_what_users_copy(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0] for name in names if ".dist-info" not in name} == {"dondoc"}
    assert [start for start in DATA_OF_THE_WHEEL if not any(name.startswith(start) for name in names)] == []
    assert not [name for name in names if "decisions" in name or "__pycache__" in name]


def test_the_demo_runs_from_any_folder(program: Path, folder: Path) -> None:
    done = run_in(folder, program, "demo", "--exit", "--json")
    assert done.returncode == 0, done.stderr
    campaign = json.loads(done.stdout)["campaigns"][0]
    assert [campaign[name] for name in ("expected", "received", "outstanding")] == [13, 12, 1]


def test_an_office_is_begun_and_served_from_any_folder(program: Path, folder: Path) -> None:
    agencies = next(program.parent.parent.glob("lib/*/site-packages/dondoc/examples/lang-son-2022/agencies.toml"))
    answers = ["--office", "Sở Xây dựng tỉnh Thí Dụ", "--place", "Thí Dụ", "--sender", "thu@so.thidu.gov.vn"]
    answers += ["--relay", "maildir", "--report-to", "Văn phòng Sở; 0200.3800.000", "--directory", str(agencies)]
    made = run_in(folder, program, "init", *answers)
    assert made.returncode == 0, made.stderr
    config = folder / "config.toml"
    config.write_text(config.read_text("utf-8").replace("port = 4200", f"port = {free_port()}"), "utf-8")
    serving = subprocess.Popen([program, "up"], cwd=folder, env=outside(), stdout=subprocess.PIPE, text=True)
    try:
        wait_for(lambda: {"up.owner", "prefect.credential"} <= guards(program, folder), 240)
    finally:
        serving.terminate()
        serving.wait(60)


def guards(program: Path, folder: Path) -> set[str]:
    """What the doctor finds in order, by what it guards."""
    checks = map(json.loads, run_in(folder, program, "doctor", "--json").stdout.splitlines())
    return {check["guard"] for check in checks if check["level"] == "ok"}
