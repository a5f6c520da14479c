"""The port of the server: taken before it is named, and never another's."""

import socket
from pathlib import Path

import pytest

from flows.server.embedded import ServerDown, open_to_workers, take_port
from models.config.settings import PrefectSettings, Settings
from tests.support.ports import free_port


def test_of_two_that_start_at_once_each_has_a_port_of_its_own() -> None:
    first = free_port()
    lines = [take_port(first) for _ in range(3)]
    ports = [line.getsockname()[1] for line in lines]
    assert ports[0] == first and len(set(ports)) == 3
    for line in lines:
        line.close()
    again = take_port(first)
    assert again.getsockname()[1] == first
    again.close()


def test_other_machines_reach_it_at_the_very_port_that_they_are_told(tmp_path: Path) -> None:
    prefect = PrefectSettings(port=free_port(), listen="127.0.0.2")
    settings = Settings(data=tmp_path, prefect=prefect)
    (line,) = open_to_workers(settings)
    assert line.getsockname() == ("127.0.0.2", prefect.port)
    with socket.create_connection(line.getsockname(), timeout=5):
        pass
    with pytest.raises(ServerDown, match=rf"không mở được cổng {prefect.port} ở địa chỉ 127.0.0.2"):
        open_to_workers(settings)
    line.close()
    assert open_to_workers(Settings(data=tmp_path)) == []
