"""The directory of agencies."""

from pathlib import Path
from typing import Any

from flows.cli.app import Act, agencies, json_lines, print_text, the_office


@agencies.command(name="list")
def list_agencies(*, json: bool = False) -> None:
    """Các cơ quan trong danh bạ."""
    from sqlmodel import col, select

    from models.agency import Agency, Contact
    from models.database import reading

    with the_office() as (app, _), reading(app.engine) as session:
        lines: list[dict[str, Any]] = []
        for agency in session.exec(select(Agency).order_by(col(Agency.code))):
            query = select(Contact).where(Contact.agency_id == agency.id, col(Contact.active).is_(True))
            people = [
                {"tier": c.tier.value, "name": c.name, "channels": c.channels, "bounced": c.bounced}
                for c in session.exec(query)
            ]
            lines.append({"code": agency.code, "name": agency.name, "contacts": people})
    if json:
        json_lines(lines)
        return
    for line in lines:
        print(f"{line['code']:<20} {line['name']}: {', '.join(p['name'] for p in line['contacts'])}")
        for person in line["contacts"]:
            if person["bounced"]:
                print_text(f"  liên hệ {person['name']} không nhận được thư: {person['bounced']}")


@agencies.command(name="import")
def import_agencies(file: Path, *, act: Act = Act()) -> None:
    """Đưa danh bạ từ tệp TOML hoặc .xlsx vào: thêm cơ quan mới, sửa cơ quan đã có theo mã."""
    from models.database import writing
    from tasks.agencies.directory import import_directory, read_directory
    from tasks.agencies.directory_sheet import read_sheet
    from tasks.agencies.edit import directory_now

    is_sheet = file.suffix.lower() == ".xlsx" and file.is_file()
    directory = None if is_sheet else read_directory(file)
    with the_office(act) as (app, now), writing(app.engine) as session:
        directory = directory or read_sheet(file.name, file.read_bytes(), directory_now(session))
        print_text(f"Đã nhập {import_directory(session, directory, now, act.actor)} cơ quan.")


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
        print_text(f"{found.name} đã trở lại." if back else f"{found.name} vắng mặt.")
