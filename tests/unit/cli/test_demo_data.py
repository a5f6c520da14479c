"""Where a demo plays when nobody says where."""

from pathlib import Path

import pytest

from flows.cli.demo.play import use_own_data
from models.config.load import load_settings


def test_a_demo_never_plays_into_the_data_of_an_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "config.toml"
    config.write_text('data = "so-lieu"\ndatabase_url = "postgresql://office@db/dondoc"\n', "utf-8")
    for name in ("DATA", "DATABASE_URL"):
        monkeypatch.setenv(f"DONDOC_{name}", "")  # so that what is set below is taken back
        monkeypatch.delenv(f"DONDOC_{name}")
    monkeypatch.setenv("DONDOC_CONFIG", str(config))
    use_own_data("demo")
    found = load_settings()
    assert found.data == tmp_path / "so-lieu-demo"
    assert found.url == f"sqlite:///{tmp_path / 'so-lieu-demo' / 'dondoc.sqlite'}"
    use_own_data("other")
    assert load_settings().data == found.data  # what is named stays
