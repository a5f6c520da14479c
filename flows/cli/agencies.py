"""The directory of agencies."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from flows.cli.app import Act, agencies, json_lines, print_text, the_office
from models.errors import os_words
from models.text import mark_text, tr, trn
from tasks.i18n import shown

if TYPE_CHECKING:
    from tasks.agencies.changes import DirectoryChanges

SHOWN = 30
"""Changes that are told one by one."""


@agencies.command(name="list")
def list_agencies(*, json: bool = False) -> None:
    """Các cơ quan trong danh bạ."""
    from models.database import streaming
    from tasks.agencies.listing import directory_lines

    with the_office() as (app, _), streaming(app.engine) as session:
        lines = directory_lines(session)
        if json:
            json_lines(lines)
        else:
            _print_agencies(lines)


def _print_agencies(lines: Iterator[dict[str, Any]]) -> None:
    for line in lines:
        print(f"{line['code']:<20} {line['name']}: {', '.join(p['name'] for p in line['contacts'])}")
        for person in line["contacts"]:
            if person["bounced"]:
                print_text(
                    tr(
                        "  liên hệ {name} không nhận được thư: {bounced}",
                        name=mark_text(person["name"]),
                        bounced=mark_text(person["bounced"]),
                    )
                )


@agencies.command(name="form")
def write_form(*, output: Annotated[Path, Parameter(name=["--output", "-o"])]) -> None:
    """Ghi danh bạ hiện có thành bảng tính (.xlsx) để điền, sửa rồi nhập lại bằng import.

    Parameters
    ----------
    output
        Tệp .xlsx để ghi; tệp cũ được thay.
    """
    from models.database import reading
    from tasks.agencies.directory_file import directory_of
    from tasks.errors import Refused
    from tasks.papers.directory_form import write_directory_form

    with the_office() as (app, _), reading(app.engine) as session:
        try:
            write_directory_form(directory_of(session), output)
        except OSError as error:
            raise Refused(tr("không ghi được {output}: {strerror}", output=output, strerror=os_words(error))) from None
    print_text(tr("Đã ghi {output}.", output=output))


@agencies.command(name="seed")
def seed(*, province: int, output: Annotated[Path, Parameter(name=["--output", "-o"])]) -> None:
    """Ghi bảng tính (.xlsx) có sẵn UBND và Phòng Văn hóa - Xã hội các xã, phường của một tỉnh; chỉ còn điền người.

    Theo sắp xếp từ 01/7/2025. Điền xong: dondoc agencies import.

    Parameters
    ----------
    province
        Mã tỉnh, thành phố của Tổng cục Thống kê, như 20 (Lạng Sơn).
    output
        Tệp .xlsx để ghi; tệp cũ được thay.
    """
    from tasks.agencies.seed import seed_directory
    from tasks.errors import Refused
    from tasks.papers.directory_form import write_directory_form

    directory = seed_directory(province)
    try:
        write_directory_form(directory, output)
    except OSError as error:
        raise Refused(tr("không ghi được {output}: {strerror}", output=output, strerror=os_words(error))) from None
    print_text(trn("Đã ghi {output}: {count} cơ quan.", len(directory.agency), output=output))


@agencies.command(name="import")
def import_agencies(file: Path, *, dry_run: bool = False, act: Act = Act()) -> None:
    """Đưa danh bạ từ tệp .toml, .xlsx hay .csv vào: nêu các thay đổi, rồi thêm cơ quan mới, sửa cơ quan đã có theo mã.

    Parameters
    ----------
    dry_run
        Chỉ nêu các thay đổi, không ghi.
    """
    from models.database import writing
    from tasks.agencies.changes import directory_changes
    from tasks.agencies.directory import import_directory
    from tasks.agencies.directory_file import read_directory_file

    with the_office(act) as (app, now), writing(app.engine) as session:
        directory = read_directory_file(file, session)
        found = directory_changes(session, directory)
        _tell_changes(found)
        if dry_run:
            print_text("Chưa ghi gì; bỏ --dry-run để ghi.")
            return
        taken = trn("Đã nhập {count} cơ quan.", import_directory(session, directory, now, act.actor))
        print_text("Danh bạ đã như trong tệp, không cơ quan nào thay đổi." if found.empty else taken)


def _tell_changes(found: "DirectoryChanges") -> None:
    """What is added, changed and ended: the first of each by name."""
    for word, some in (("Thêm", found.added), ("Sửa", found.changed), ("Thôi hoạt động", found.ended)):
        if some:
            print_text(tr("{word}: {number}", word=mark_text(word), number=len(some)))
        for one in some[:SHOWN]:
            print(f"  {one.code:<24} {one.name}" + (f": {' · '.join(map(shown, one.whats))}" if one.whats else ""))
        if len(some) > SHOWN:
            print_text(trn("  và {count} cơ quan khác", len(some) - SHOWN))
    print_text(tr("Giữ nguyên: {same}; không có trong tệp: {untouched}", same=found.same, untouched=found.untouched))


@agencies.command(name="merge")
def merge(*olds: str, into: str, on: dt.date, act: Act = Act()) -> None:
    """Nhập các cơ quan vào một cơ quan khác: cơ quan cũ thôi hoạt động, điều còn nợ chuyển cho cơ quan kế thừa.

    Parameters
    ----------
    olds
        Các cơ quan cũ (mã hoặc tên).
    into
        Cơ quan kế thừa (mã hoặc tên).
    on
        Ngày bắt đầu của cơ quan mới, như 2025-07-01; cơ quan cũ đến hết ngày hôm trước.
    """
    from models.database import writing
    from tasks.agencies.merge import merge_agencies
    from tasks.agencies.resolver import agency_by_code

    with the_office(act) as (app, now), writing(app.engine) as session:
        heir = agency_by_code(session, into)
        for one in merge_agencies(session, [agency_by_code(session, old) for old in olds], heir, on, now, act.actor):
            print_text(tr("{one} → {heir}, từ {on:%d/%m/%Y}.", one=one.name, heir=heir.name, on=on))


@agencies.command(name="handover")
def hand_over_agency(
    agency: str, *, to: str, old: Annotated[str, Parameter(name="--from")] = "", act: Act = Act()
) -> None:
    """Bàn giao những gì một cơ quan chưa hoàn thành cho liên hệ khác: một thư nêu tất cả; địa chỉ cũ thôi dùng.

    Parameters
    ----------
    agency
        Cơ quan (mã hoặc tên).
    to
        Người nhận bàn giao, như trong danh bạ.
    old
        Người bàn giao; để trống khi cơ quan chỉ có một liên hệ khác.
    """
    from models.database import writing
    from tasks.agencies.resolver import agency_by_code
    from tasks.commands.handover import Handover, hand_over

    with the_office(act) as (app, now), writing(app.engine) as session:
        found = agency_by_code(session, agency)
        told = hand_over(app, session, Handover(found, to, old), act.actor, now)
    print_text(tr("{agency}: đã bàn giao cho {to}; thư nêu {told} nội dung.", agency=found.name, to=to, told=told))


@agencies.command(name="absent")
def absent(agency: str, name: str, *, back: bool = False, act: Act = Act()) -> None:
    """Ghi một liên hệ đang vắng mặt: thư chuyển cho cấp phó, rồi người đứng đầu; --back khi người đó trở lại.

    Parameters
    ----------
    agency
        Cơ quan (mã hoặc tên).
    name
        Tên liên hệ, như trong danh bạ.
    back
        Đã trở lại.
    """
    from models.database import writing
    from tasks.agencies.contacts import mark_absent, mark_present
    from tasks.agencies.resolver import agency_by_code

    with the_office(act) as (app, now), writing(app.engine) as session:
        mark = mark_present if back else mark_absent
        found = mark(session, agency_by_code(session, agency), name, now, act.actor)
        print_text(tr("{found} đã trở lại.", found=found.name) if back else tr("{found} vắng mặt.", found=found.name))
