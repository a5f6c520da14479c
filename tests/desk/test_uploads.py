"""Bodies and files made to harm, sent to every address of the desk that takes a form."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.routing import APIRoute, APIRouter

from tasks.storage.uploads import staging_folder
from tests.support.desk import LANG_SON, DeskPage, csrf_in
from tests.support.hostile_files import BAD, PDF

VALUES = {"slug": LANG_SON, "due_id": "29"}
LEADS_AWAY = ("/dang-xuat", "/dang-nhap", "/mat-khau-moi/")


def forms_of(desk: DeskPage) -> Iterator[str]:
    """Each address that takes a form of somebody who is signed in."""
    left: list[APIRouter] = list(desk.site.state.routers)
    while left:
        for route in left.pop().routes:
            if not isinstance(route, APIRoute):
                left.append(route.original_router)  # type: ignore[attr-defined]
            elif "POST" in (route.methods or ()) and not route.path.startswith(LEADS_AWAY):
                yield re.sub(r"\{(\w+)(:\w+)?\}", lambda found: VALUES.get(found[1], "1"), route.path)


def residue(desk: DeskPage) -> list[Path]:
    return list(staging_folder(desk.office.settings).iterdir())


def test_a_body_that_is_no_form_of_ours_falls_over_nothing(desk: DeskPage) -> None:
    client = desk.signed("văn thư")
    bodies: list[dict[str, Any]] = [
        {"content": b"{}", "headers": {"Content-Type": "application/json"}},
        {"content": b"--x\r\nfoo", "headers": {"Content-Type": "multipart/form-data; boundary=x"}},
        {"content": b""},
        {"data": {f"f{n}": "x" for n in range(6_000)}},
        {"data": {"csrf": "x" * 600_000}},
        {"content": b"csrf=%ff%fe&\xff=1", "headers": {"Content-Type": "application/x-www-form-urlencoded"}},
    ]
    for path in forms_of(desk):
        for body in bodies:
            answer = client.post(path, **body)
            assert answer.status_code == 403, (path, body.get("content", "")[:20], answer.status_code)
    assert not residue(desk)


def test_hostile_files_fall_over_nothing_and_leave_nothing(desk: DeskPage) -> None:
    client = desk.signed("văn thư")
    csrf = csrf_in(client.get("/tai-khoan").text)
    paths = list(forms_of(desk))
    assert len(paths) > 10
    for number, path in enumerate(paths):
        for field in ("file", "files"):
            some = [BAD[(number + step) % len(BAD)] for step in (0, 5, 10)]
            sent = [(field, (name, content)) for name, content, _ in some]
            answer = client.post(path, data={"csrf": csrf, "act": "record", "text": "x"}, files=sent)
            assert answer.status_code < 500, (path, answer.status_code)
    assert not residue(desk)


def test_more_and_larger_than_is_allowed_is_told_and_what_was_typed_is_kept(desk: DeskPage) -> None:
    client = desk.signed("văn thư")
    limits = desk.office.settings.portal
    csrf = csrf_in(client.get("/tai-khoan").text)
    many = [("file", (f"{n}.pdf", PDF)) for n in range(limits.files + 1)]
    answer = client.post("/danh-ba/nhap", data={"csrf": csrf}, files=many)
    assert answer.status_code == 422 and f"Nhiều nhất {limits.files} tệp" in answer.text
    desk.office.settings.__dict__["portal"] = limits.model_copy(update={"files": 1, "file_mb": 1})
    large = client.post("/danh-ba/nhap", data={"csrf": csrf}, files=[("file", ("a.xlsx", b"x" * 1_600_000))])
    assert large.status_code == 422 and "quá lớn" in large.text
    assert not residue(desk)


@pytest.mark.parametrize("name", ["../../../etc/passwd.toml", "a\r\nSet-Cookie: x.toml", "\u202elmot.exe"])
def test_the_name_of_a_file_is_for_the_eye_only(desk: DeskPage, name: str) -> None:
    client = desk.signed("văn thư")
    csrf = csrf_in(client.get("/tai-khoan").text)
    answer = client.post("/danh-ba/nhap", data={"csrf": csrf}, files={"file": (name, b"x")})
    assert answer.status_code == 422 and "set-cookie" not in answer.headers and "../" not in answer.text
