"""Cấu hình: what is in force, without secrets; what the doctor finds; what an edited calendar would move, and Apply."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from models.app import App
from models.config.secrets import has_secret
from models.config.settings import Settings
from models.database import reading
from models.errors import UserError
from portal.desk.common import LOOK, Desk, handed_in, signed_in
from portal.form_data import FormData
from tasks.accounts.sign_ins import SignedIn
from tasks.campaigns.recalculate import Moved, apply_calendar, diff_calendar
from tasks.errors import Refused
from tasks.render import as_sentence

SETTINGS = "/cau-hinh"
MOST_MOVED = 200

LEVELS = {"ok": ("được", "done"), "warning": ("lưu ý", "near"), "error": ("lỗi", "late")}


def routes(desk: Desk) -> APIRouter:
    """The addresses below /cau-hinh, but those of accounts."""
    router = APIRouter()

    @router.api_route(SETTINGS, methods=LOOK)
    def show(request: Request, user: Annotated[SignedIn, Depends(signed_in(desk))]) -> Response:
        fresh, mistake = _settings_now(desk)
        with reading(desk.app.engine) as session:
            moved = diff_calendar(replace(desk.app, settings=fresh), session) if _is_edited(desk.app, fresh) else []
        return desk.page(
            request, user, "settings", tables=_tables(desk.app.settings), prefect=_prefect_url(desk.app.settings),
            mistake=mistake, restart=fresh.model_dump(exclude={"calendar"}) != _in_force(desk),
            edited=_is_edited(desk.app, fresh), moved=moved[:MOST_MOVED], more=max(0, len(moved) - MOST_MOVED),
        )  # fmt: skip

    @router.api_route(SETTINGS + "/kham", methods=LOOK)
    def examine(request: Request, user: Annotated[SignedIn, Depends(signed_in(desk))]) -> Response:
        return desk.page(request, user, "examined", findings=desk.machine.examine(), levels=LEVELS)

    @router.post(SETTINGS + "/lich")
    def apply(
        request: Request, user: Annotated[SignedIn, Depends(signed_in(desk, "calendar"))],
        handed: Annotated[FormData, Depends(handed_in(desk))],
    ) -> Response:  # fmt: skip
        return desk.done(request, SETTINGS, _apply(desk, user))

    return router


def _settings_now(desk: Desk) -> tuple[Settings, str]:
    """config.toml as it is now; where it cannot be read, what is in force, and what is wrong with it."""
    try:
        return desk.machine.settings_now(), ""
    except UserError as error:
        return desk.app.settings, as_sentence(error)


def _in_force(desk: Desk) -> dict[str, Any]:
    return desk.app.settings.model_dump(exclude={"calendar"})


def _is_edited(app: App, fresh: Settings) -> bool:
    return fresh.calendar != app.calendar.settings


def _apply(desk: Desk, user: SignedIn) -> str:
    """Put the calendar of config.toml in force; gives back what came of it. Raises Refused."""
    fresh, mistake = _settings_now(desk)
    if mistake:
        raise Refused(f"config.toml đang có lỗi, chưa áp dụng: {mistake}")
    if not _is_edited(desk.app, fresh):
        return "Lịch làm việc không có gì thay đổi."
    moved: list[Moved] = apply_calendar(replace(desk.app, settings=fresh), desk.clock(), user.name)
    desk.office.look_again()
    return f"Đã áp dụng lịch làm việc: {len(moved):02d} việc đổi ngày." if moved else "Đã áp dụng lịch làm việc."


def _tables(settings: Settings) -> list[tuple[str, list[tuple[str, str]]]]:
    """What is in force, table by table, each key with its value in words."""
    plain = settings.model_dump()
    top = [(key, _words(value)) for key, value in plain.items() if not isinstance(value, Mapping)]
    return [("", top), *((key, list(_lines(value))) for key, value in plain.items() if isinstance(value, Mapping))]


def _lines(table: Mapping[str, Any], head: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping) and value:
            yield from _lines(value, f"{head}{key}.")
        elif value is not None:
            yield f"{head}{key}", _words(value)


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, list | tuple | set | frozenset):
        parts = [f"{_words(one)}" for one in (sorted(value) if isinstance(value, set | frozenset) else value)]
        return ", ".join(parts) or "(trống)"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    return _without_secret(str(value)) if str(value) and value != {} else "(trống)"


def _without_secret(text: str) -> str:
    """A channel's address without what it should not carry; a database's without its password."""
    if "://" not in text:
        return text
    if not text.startswith(("sqlite", "postgresql")):
        return "(có khóa bí mật, không hiện)" if has_secret(text) else text
    try:
        return make_url(text).render_as_string(hide_password=True)
    except ArgumentError:
        return "(không đọc được)"


def _prefect_url(settings: Settings) -> str:
    """Where the operator's window is: through the web server in front, else on this machine alone."""
    hosts = settings.prefect.hosts
    return f"https://{hosts[0]}" if hosts else f"http://127.0.0.1:{settings.prefect.port}"
