"""What the doctor says of the desk: off, open without TLS, without accounts, silent, well."""

import socket
from dataclasses import replace
from typing import Any

from flows.cli.checks.desk_check import check_desk
from models.app import App
from models.config.desk_address import desk_url, keep_served_address
from tests.support.desk import DeskPage


def settled(app: App, **desk: Any) -> App:
    changed = app.settings.desk.model_copy(update=desk)
    return replace(app, settings=app.settings.model_copy(update={"desk": changed}))


def test_the_doctor_looks_at_the_desk(desk: DeskPage) -> None:
    app = desk.office
    assert (
        check_desk(settled(app, enabled=False)).level == "ok" and desk_url(settled(app, enabled=False).settings) == ""
    )
    open_wide = check_desk(settled(app, host="0.0.0.0"))
    assert (open_wide.level, "TLS" in open_wide.found) == ("error", True)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        keep_served_address(app.settings, listening.getsockname()[1])
        behind = settled(app, host="0.0.0.0", base_url="https://dondoc.so.example")
        assert [check_desk(one).level for one in (app, behind)] == ["ok", "ok"]
        assert desk_url(app.settings) == f"http://127.0.0.1:{listening.getsockname()[1]}"
    assert check_desk(app).level == "warning" and "không trả lời" in check_desk(app).found
