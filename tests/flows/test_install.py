"""docs/install.md, line by line on a bare Debian: to the desk behind TLS, backup, restore, upgrade, back."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.support.bare_debian import BareDebian, shell_blocks
from tests.support.paths import PROJECT

PAGE = (PROJECT / "docs" / "install.md").read_text("utf-8")
BLOCKS = shell_blocks(PAGE)


def test_the_page_has_a_block_for_each_of_its_chapters() -> None:
    for told in ("createdb", "dondoc init", "dondoc user add", "enable --now dondoc", "nginx -t", "pg_restore"):
        assert any(told in block for block in BLOCKS), told


def test_a_wheel_of_the_same_version_takes_the_place_of_the_one_before() -> None:
    upgrade = next(block for block in BLOCKS if "--upgrade" in block)
    assert "install --quiet --force-reinstall --no-deps /root/dondoc-*.whl" in upgrade, "pip leaves the older one"


def test_what_a_backup_holds_is_put_back_by_the_account_of_the_office() -> None:
    lines = [line for block in BLOCKS for line in block.splitlines() if "pg_restore" in line or "--extract" in line]
    assert len(lines) == 3
    assert [line for line in lines if not line.startswith("runuser -u dondoc -- ")] == []


@pytest.fixture
def disk() -> Iterator[Path]:
    """A folder on a disk: the system's for temporary files is often memory, and a Debian has a gigabyte."""
    with TemporaryDirectory(dir="/var/tmp", prefix="dondoc-install-") as folder:
        yield Path(folder)


@pytest.mark.byhand
def test_every_line_runs_on_a_bare_debian(disk: Path) -> None:
    debian = BareDebian(disk / "debian")
    order = ["uv", "build", "-q", "--wheel", "--no-build-isolation", "-p", sys.executable]
    subprocess.run([*order, "-o", debian.folder / "root", PROJECT], check=True)
    programs = next(number for number, block in enumerate(BLOCKS) if "pip install" in block) + 1
    debian.run("\n".join(BLOCKS[:programs]), alone=False)
    upgrade = next(number for number, block in enumerate(BLOCKS) if "--upgrade" in block)
    said = debian.run("\n".join(BLOCKS[programs:upgrade]), alone=True)
    assert "/dat-mat-khau/" in said or "https://dondoc.thidu.gov.vn/" in said, said  # the way in of the first account
    assert "\n200\n" in said
    assert "PostgreSQL, đồng hồ thật" in said
    assert "không bị tạm dừng" in said, "the restored office"

    # PostgreSQL and nginx ended with the network they were in; the account made above is in the rows.
    later = BLOCKS[upgrade].replace("--upgrade", "--upgrade --no-index --no-deps --force-reinstall")
    again = ["pg_ctlcluster 15 main start", later, BLOCKS[upgrade + 1], "dondoc user list"]
    assert "quan-tri" in debian.run("\n".join(again), alone=True)
