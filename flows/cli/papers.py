"""What an office files or signs: documents, the table, calendars."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from flows.cli.app import Act, print_text, program, the_office
from flows.cli.screen.seals import print_seals
from models.errors import UserError, os_words
from models.text import mark_text, tr, trn

if TYPE_CHECKING:
    from pendulum import DateTime

    from models.app import App

What = Literal["chase", "request", "report", "table", "opinions", "edxml"]
SUFFIX = {
    "chase": "don-doc.docx",
    "request": "yeu-cau-bao-cao.docx",
    "report": "tong-hop.docx",
    "table": "theo-doi.xlsx",
    "opinions": "y-kien",
    "edxml": "edxml",
}


@program.command
def export(
    campaign: str,
    what: What,
    *,
    window: str | None = None,
    due: date | None = None,
    report: str | None = None,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
) -> None:
    """Xuất văn bản (.docx theo Nghị định 30/2020/NĐ-CP) hoặc bảng theo dõi (.xlsx) của một đợt.

    Số và ngày để trống cho văn thư. Xuất văn bản không gửi gì và không đổi hạn của ai.

    Công văn đôn đốc nói về báo cáo đang quá hạn, báo cáo tổng hợp nói về những gì đã đến hạn hoặc đã nộp.

    Parameters
    ----------
    campaign
        Đợt.
    what
        chase: công văn đôn đốc; request: công văn yêu cầu báo cáo; report: báo cáo tổng hợp; table: bảng theo dõi;
        opinions: tổng hợp ý kiến, cả .docx và .xlsx (hoặc một tệp theo đuôi của -o);
        edxml: phong bì gửi văn bản cho từng nơi nhận qua trục liên thông.
    window
        Khóa của khung thời gian, để chỉ nói về phần đó.
    due
        Thời hạn mới nêu trong công văn đôn đốc, hoặc hạn báo cáo trong công văn yêu cầu.
    report
        Báo cáo nào, khi văn bản có nhiều báo cáo: khóa của nghĩa vụ, hoặc tên hay một phần tên, như "tuần 49".
    output
        Tệp (của edxml là thư mục) ghi ra; để trống thì ghi vào thư mục hiện tại, mang tên của đợt.
    """
    from models.database import reading
    from tasks.campaigns.lookup import find_campaign
    from tasks.papers import content, document, report_table
    from tasks.papers.chosen_reports import WantedPaper
    from tasks.papers.envelopes import directive_envelopes
    from tasks.papers.opinions import opinion_files

    with the_office() as (app, now), reading(app.engine) as session:
        found = find_campaign(session, campaign)
        path = output or Path(f"{found.slug}-{SUFFIX[what]}")
        if what == "opinions":
            _write_opinions(path, opinion_files(app, session, found, now))
            return
        if path.exists():
            raise UserError(tr("{path} đã có; hãy chọn tên khác (-o) để không mất phần đã sửa", path=path))
        if what == "edxml":
            _write_envelopes(path, dict(directive_envelopes(app, session, found, now)))
            return
        if what == "table":
            if window:
                raise UserError("bảng theo dõi nói về cả đợt; hãy bỏ --window")
            written = report_table.tracking_workbook(session, found, now)
        else:
            wanted = WantedPaper(content.window_of(session, found, window), report or "", due)
            written = document.build_docx(content.DOCUMENTS[what](app, session, found, wanted, now), now)
    try:
        path.write_bytes(written)
    except OSError as error:
        raise UserError(tr("không ghi được {path}: {strerror}", path=path, strerror=os_words(error))) from None
    print_text(tr("Đã ghi {path}.", path=path))


def _write_opinions(path: Path, found: dict[str, bytes]) -> None:
    """Both files, or the one of the ending that was given; nothing that is there is written over."""
    wanted = {path: found[path.suffix]} if path.suffix in found else {
        path.with_name(path.name + suffix): written for suffix, written in found.items()
    }  # fmt: skip
    for one in wanted:
        if one.exists():
            raise UserError(tr("{path} đã có; hãy chọn tên khác (-o) để không mất phần đã sửa", path=one))
    for one, written in wanted.items():
        try:
            one.write_bytes(written)
        except OSError as error:
            raise UserError(tr("không ghi được {path}: {strerror}", path=one, strerror=os_words(error))) from None
        print_text(tr("Đã ghi {path}.", path=one))


def _write_envelopes(folder: Path, found: dict[str, bytes]) -> None:
    """A file for each recipient, in a new folder."""
    try:
        folder.mkdir(parents=True)
        for name, content in found.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise UserError(tr("không ghi được {folder}: {strerror}", folder=folder, strerror=os_words(error))) from None
    print_text(trn("Đã ghi {count} phong bì vào {folder}.", len(found), folder=folder))


@program.command
def ics(output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None) -> None:
    """Ghi lịch các thời hạn (.ics): một tệp cho mỗi cơ quan và tat-ca.ics cho tất cả; chỉ ghi tệp có thay đổi.

    Phần mềm lịch đăng ký (subscribe) các tệp này sẽ tự cập nhật khi gia hạn.

    Parameters
    ----------
    output
        Thư mục ghi ra; để trống là thư mục calendar trong thư mục dữ liệu.
    """
    from models.database import streaming
    from tasks.papers.calendars import write_calendars

    with the_office() as (app, _), streaming(app.engine) as session:
        folder = output or app.settings.data / "calendar"
        written = write_calendars(app, session, folder)
    print_text(
        tr("Đã ghi {written} tệp lịch vào {folder}.", written=len(written), folder=folder)
        if written
        else tr("Lịch ở {folder} không có gì thay đổi.", folder=folder)
    )


@program.command
def evidence(campaign: str, *, act: Act = Act()) -> None:
    """Lập hồ sơ chứng cứ của một đợt: văn bản, mọi thư như đã gửi, báo cáo, nhật ký, trong một tệp zip.

    Khi kết thúc đợt, hồ sơ được lập sẵn; lập lại thì thay tệp cũ.
    """
    from models.database import reading
    from tasks.campaigns.lookup import find_campaign

    with the_office(act) as (app, now):
        with reading(app.engine) as session:
            slug = find_campaign(session, campaign).slug
        put_away(app, slug, now, act.actor)


def put_away(app: "App", slug: str, now: "DateTime", actor: str) -> None:
    """Write the pack of a campaign and say where it is, and what it lacks."""
    from tasks.papers.evidence import write_pack

    done = write_pack(app, slug, now, actor)
    print_text(tr("Đã lập hồ sơ {path} (SHA-256 {sha256}).", path=done.path, sha256=done.sha256))
    for gap in done.gaps:
        print_text(tr("  không đưa vào được: {gap}", gap=mark_text(gap)))
    if done.waiting:
        print_text(
            trn(
                "  còn {count} thư chưa gửi; khi đã gửi xong, hãy lập lại: dondoc evidence {slug}",
                done.waiting,
                slug=slug,
            )
        )


@program.command
def verify(pack: Path, *, certificates: Path | None = None, code: str = "") -> None:
    """Kiểm tra một hồ sơ chứng cứ, không cần cơ sở dữ liệu: từng tệp, cả chuỗi nhật ký, mã niêm phong, dấu thời gian.

    Parameters
    ----------
    pack
        Tệp zip do dondoc evidence hoặc dondoc close lập.
    certificates
        Tệp PEM chứng thư của cơ quan cấp dấu thời gian; để trống là tệp trong cấu hình ([timestamp]), nếu có.
    code
        Mã niêm phong ghi trong thư tổng hợp tuần, để biết nhật ký có đúng như khi thư ấy được gửi.
    """
    from tasks.papers.verify import verify_pack
    from tasks.stamps.authority import read_certificates

    known = str(certificates or _configured_certificates())
    found = verify_pack(pack, read_certificates(known) if known else ())
    print_text(
        tr(
            "Hồ sơ văn bản số {directive} ({campaign}) nguyên vẹn: {files}, {lines}.\nSHA-256 {sha256}",
            directive=found.reference_no,
            campaign=found.campaign,
            files=trn("{count} tệp", found.files),
            lines=trn("{count} dòng nhật ký", found.events),
            sha256=found.sha256,
        )
    )
    for gap in found.gaps:
        print_text(tr("  khi lập đã thiếu: {gap}", gap=mark_text(gap)))
    print_seals(found.seals, code)


def _configured_certificates() -> str:
    """The certificates that config.toml names, where there is one that can be read."""
    from models.config.load import load_settings

    try:
        return load_settings().timestamp.certificates
    except UserError:
        return ""
