"""The agencies' page: serving it, the links that open it, and the files that came in by it."""

from pathlib import Path

from cyclopts import App

from flows.cli.app import Act, Which, collect_as_usual, json_lines, print_text, program, the_campaign, the_office
from models.text import trn

link = App(name="link", help="Liên kết riêng mở trang của một cơ quan.")
program.command(link)


@program.command
def portal() -> None:
    """Chạy riêng trang của cơ quan, trên 127.0.0.1 (dondoc up tự chạy khi có [portal] base_url)."""
    from flows.server.page_process import run

    collect_as_usual()
    run("agencies")


@program.command
def desk() -> None:
    """Chạy riêng bàn làm việc của cán bộ (dondoc up tự chạy, trừ khi [desk] enabled = false)."""
    from flows.server.page_process import run

    collect_as_usual()
    run("desk")


@link.command
def give(campaign: str, agency: str, *, act: Act = Act()) -> None:
    """In liên kết cho từng người của một cơ quan, để trao qua điện thoại, tin nhắn."""
    from tasks.agencies.resolver import agency_by_code
    from tasks.letters.links import links_to_hand_out

    with the_campaign(campaign, act) as ctx:
        whose = agency_by_code(ctx.session, agency)
        for name, url in links_to_hand_out(ctx.app, ctx.session, ctx.campaign, whose, ctx.now).items():
            print(f"{name}: {url}")


@link.command
def revoke(campaign: str, agency: str, *, reason: str, act: Act = Act()) -> None:
    """Thu hồi mọi liên kết của một cơ quan trong một đợt; lá thư sau mang liên kết mới."""
    from tasks.agencies.resolver import agency_by_code
    from tasks.letters.links import revoke_links as do

    with the_campaign(campaign, act) as ctx:
        ended = do(ctx, agency_by_code(ctx.session, agency), reason)
        print_text(trn("Đã thu hồi {count} liên kết.", ended))


@link.command
def rotate() -> None:
    """Đổi khóa ký liên kết; liên kết ký bằng hai khóa trước vẫn mở được."""
    from models.database import writing
    from tasks.letters.signing_keys import rotate_keys as do

    with the_office() as (app, _), writing(app.engine) as session:
        print_text(trn("Đã thêm khóa mới; đang giữ {count} khóa.", do(session)))


@program.command
def files(
    campaign: str, agency: str, *, to: Path | None = None, json: bool = False, which: Which = Which(), act: Act = Act()
) -> None:
    """Các tệp cơ quan đã gửi qua trang của mình.

    Parameters
    ----------
    to
        Chép ra thư mục này, để mở xem.
    json
        In JSON Lines.
    """
    import shutil

    from models.enums import ObligationKind
    from models.states import DueState
    from tasks.agencies.resolver import agency_by_code
    from tasks.campaigns.lookup import pick_due
    from tasks.storage.uploads import files_of_due

    with the_campaign(campaign, act) as ctx:
        whose, kind, came = agency_by_code(ctx.session, agency), ObligationKind(which.kind), (DueState.RECEIVED,)
        due = pick_due(ctx.session, ctx.campaign, whose, kind, which.window, came, which.id)
        found = files_of_due(ctx.app.settings, ctx.session, due)
    for number, file in enumerate(found, start=1):
        if to:
            to.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file["path"], to / f"{number:02d}-{file['name']}")
        if not json:
            print_text(
                trn(
                    "{name} ({count} byte), lần {round}: {path}",
                    file["size"],
                    name=file["name"],
                    round=file["round"],
                    path=file["path"],
                )
            )
    if json:
        json_lines(found)
    elif not found:
        print_text("Không có tệp nào.")
