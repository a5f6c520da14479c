"""What `dondoc doctor` says of the seals of the history and their time-stamps."""

from sqlmodel import col, func, select

from flows.cli.checks.check import Check
from models.app import App
from models.database import reading
from models.errors import UserError
from models.history.day_seal import DaySeal, latest_seal
from models.instant import moment_text
from models.text import mark_text, tr, trn
from tasks.stamps.authority import read_certificates


def check_stamps(app: App) -> Check:
    """When the history was sealed last, and whether the time-stamp server answers for it."""
    name, guard = "dấu thời gian", "timestamp"
    stamp = app.settings.timestamp
    with reading(app.engine) as session:
        last = latest_seal(session)
        waiting = session.exec(
            select(func.count()).select_from(DaySeal).where(col(DaySeal.token).is_(None), DaySeal.fault != "")
        ).one()
    sealed = (
        tr("nhật ký niêm phong lần cuối ngày {day:%d/%m/%Y}", day=last.day)
        if last
        else "nhật ký chưa được niêm phong lần nào"
    )
    if not stamp.url:
        return Check(
            name,
            "ok",
            tr(
                "{sealed}; chưa có máy chủ dấu thời gian (timestamp.url), mã ghi trong thư tuần",
                sealed=mark_text(sealed),
            ),
            guard,
        )
    try:
        read_certificates(stamp.certificates)
    except UserError as error:
        return Check(name, "error", str(error), guard)
    if last and waiting:
        return Check(
            name,
            "warning",
            trn(
                "{sealed}; {count} ngày chưa có dấu: {last_fault}",
                waiting,
                sealed=mark_text(sealed),
                last_fault=mark_text(_last_fault(app)),
            ),
            guard,
        )
    if last and last.stamped_at:
        return Check(
            name,
            "ok",
            tr("{sealed}; dấu lúc {stamped_at}", sealed=mark_text(sealed), stamped_at=moment_text(last.stamped_at)),
            guard,
        )
    return Check(name, "ok", tr("{sealed}; chưa xin dấu lần nào", sealed=mark_text(sealed)), guard)


def _last_fault(app: App) -> str:
    query = (
        select(DaySeal.fault).where(col(DaySeal.token).is_(None), DaySeal.fault != "").order_by(col(DaySeal.id).desc())
    )
    with reading(app.engine) as session:
        return session.exec(query.limit(1)).first() or ""
