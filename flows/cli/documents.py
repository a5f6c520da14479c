"""From a document to a campaign: read, launch, rehearse."""

import json as jsonlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from flows.cli.app import Act, json_lines, print_text, program, the_office
from models.errors import UserError
from models.text import mark_text, tr, trn
from tasks.i18n import shown

if TYPE_CHECKING:
    from pendulum import DateTime

    from models.app import App
    from tasks.read import Reading


@program.command
def read(
    *files: Path,
    json: bool = False,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    ocr: bool = False,
) -> int:
    """Đọc văn bản: mọi điều đọc được, kèm chữ chứng minh.

    Parameters
    ----------
    files
        Các tệp văn bản: .docx, .pdf, .html, .txt, .edxml; .doc, .rtf, .odt khi máy có LibreOffice hoặc antiword;
        bản quét (.pdf, .png, .jpg, .tif) với --ocr. Tối đa 50 MB; .txt và .html 5 MB.
    json
        In một đối tượng JSON cho mỗi tệp.
    output
        Ghi dự thảo (TOML) để cán bộ bổ sung rồi launch.
    ocr
        Nhận dạng chữ của bản quét (cần Tesseract tiếng Việt); mọi điều đọc được phải chờ cán bộ xác nhận.
    """
    from tasks.read import DocumentRefused, read_file

    if not files:
        raise UserError("chưa có tệp nào để đọc; hãy ghi tên tệp, như: dondoc read cong-van.txt")
    if output and len(files) != 1:
        raise UserError("-o ghi dự thảo của đúng một văn bản; hãy đưa từng tệp một")
    refused = 0
    for file in files:
        try:
            found = read_file(file, ocr)
        except DocumentRefused as error:
            refused += 1
            if json:
                print(
                    jsonlib.dumps({"file": file.name, "refused": error.code, "message": str(error)}, ensure_ascii=False)
                )
            else:
                print(f"{file}: {shown(str(error))}", file=sys.stderr)
            continue
        if json:
            print(jsonlib.dumps(found.to_json(file.name), ensure_ascii=False))
        elif not output:
            from flows.cli.screen.reading import print_reading
            from flows.cli.screen.tables import console

            print_reading(console(), found, file.name)
        if output:
            _write_draft(found, file, output)
    return 1 if refused and not json else 0


def _write_draft(found: "Reading", file: Path, output: Path) -> None:
    from models.database import reading
    from tasks.agencies.resolver import agency_names
    from tasks.launch.draft_toml import draft_toml
    from tasks.launch.from_reading import make_draft

    if output.exists():
        raise UserError(tr("{output} đã có; hãy chọn tên khác để không mất phần đã sửa", output=output))
    with the_office() as (app, _), reading(app.engine) as session:
        source = os.path.relpath(file.resolve(), output.resolve().parent)
        draft = make_draft(session, found, source)
        names = agency_names(session)
    output.write_text(draft_toml(draft, found, names), "utf-8")
    print_text(tr("Đã ghi {output}.", output=output))
    for gap in draft.missing():
        print_text(tr("  còn thiếu: {gap}", gap=mark_text(gap)))


@program.command
def launch(draft: Path, *, confirm: str = "", act: Act = Act()) -> None:
    """Duyệt dự thảo: tạo đợt; lần đi tuần sau sẽ gửi văn bản.

    Parameters
    ----------
    draft
        Tệp dự thảo đã bổ sung.
    confirm
        Xác nhận số nơi nhận và mã danh sách, như 17:3fa2c1d09b7e (chạy không có để xem).
    """
    from flows.cli.screen import tables
    from models.database import writing
    from tasks.labels import ROLE_LABELS
    from tasks.launch.approve import approve_launch as do
    from tasks.launch.draft import read_draft
    from tasks.launch.recipients import recipients_of
    from tasks.launch.term_warnings import term_warnings

    given = read_draft(draft)
    with the_office(act) as (app, now):
        with writing(app.engine) as session:
            if not confirm and not given.missing():
                for party in recipients_of(session, given).rows:
                    print(f"  {party.name} ({party.code}): {shown(ROLE_LABELS[party.role])}")
            for warning in term_warnings(given, app.calendar.local(now).date(), app.calendar):
                print_text(tr("Lưu ý: {assumed}", assumed=warning), file=sys.stderr)
            campaign = do(app, session, given, draft.parent, confirm, now, act.actor)
            slug, start = campaign.slug, campaign.next_step_at
        print_text(
            tr(
                "Đã tạo đợt {slug}; văn bản được gửi từ {moment}.",
                slug=slug,
                moment=tables.moment(start.isoformat() if start else None),
            )
        )


@program.command
def rehearse(what: str, *, until: str | None = None, json: bool = False, at: str | None = None) -> None:
    """Diễn tập: sẽ gửi gì, cho ai, khi nào, nếu không có gì xảy ra. Không gửi và không đổi gì.

    Parameters
    ----------
    what
        Một văn bản, một dự thảo, thư mục ví dụ, hoặc một đợt.
    until
        Chỉ đến thời điểm này; để trống là đến bước cuối, với báo cáo định kỳ là 60 ngày.
    json
        In JSON Lines.
    at
        Thời điểm bắt đầu, chỉ cho dữ liệu chạy đồng hồ ảo.
    """
    from flows.cli.screen import tables
    from models.database import reading
    from models.instant import parse_instant
    from tasks.figures.queries import message_lines
    from tasks.ops.rehearse import rehearse_ahead as do

    lines = 0
    screen = None if json else tables.console()

    def said(stage: "App", since: int, moment: "DateTime") -> None:
        """The letters of one patrol, at once: a long rehearsal is read while it goes on."""
        nonlocal lines
        with reading(stage.engine) as session:
            found = [line | {"state": "planned"} for line in message_lines(session, since=since, sent_at=moment)]
        if screen is None:
            json_lines(found)
        elif found:
            tables.print_moment(screen, moment, found)
        lines += len(found)
        sys.stdout.flush()

    with the_office(Act(at=at)) as (app, now):
        done = do(app, what, now, parse_instant(until) if until else None, said)
        if done.horizon:
            last = app.calendar.local(done.horizon)
            print_text(
                tr("Lưu ý: đợt có báo cáo định kỳ, chỉ diễn tập đến {last:%H:%M %d/%m/%Y}", last=last), file=sys.stderr
            )
            print_text("Lưu ý: muốn xem xa hơn, hãy dùng --until", file=sys.stderr)
        for assumed in done.assumed:
            print_text(tr("Lưu ý: {assumed}", assumed=mark_text(assumed)), file=sys.stderr)
    if not json:
        print_text(trn("Diễn tập {what}: {count} thư", lines, what=what))
