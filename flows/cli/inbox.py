"""The review tray: the agencies' mails that a person must look at."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from cyclopts import App

from flows.cli.app import Act, json_lines, print_text, program, the_office
from models.text import join_texts, mark_text, tr, trn

if TYPE_CHECKING:
    from tasks.inbox.saved import Taken

inbox = App(name="inbox", help="Khay thư đến: những thư trả lời chờ cán bộ xem.")
program.command(inbox)


@inbox.default
def tray(*, all: bool = False, json: bool = False) -> None:
    """Thư chờ cán bộ xem, và vì sao phải xem.

    Parameters
    ----------
    all
        Mọi thư đã đến, cả thư đã giải quyết.
    json
        In JSON Lines.
    """
    from flows.cli.screen import tables
    from models.database import reading
    from tasks.agencies.contacts import bounced_contacts
    from tasks.figures.queries import mail_lines
    from tasks.inbox.review import tray as do

    with the_office() as (app, _), reading(app.engine) as session:
        lines = mail_lines(session, do(session, every=all))
        lost = bounced_contacts(session)
    if json:
        json_lines(lines)
    elif lines:
        tables.print_mails(tables.console(), lines)
    else:
        print_text("Không có thư nào chờ xem.")
    if not json:
        for contact, agency in lost:
            print_text(
                tr(
                    "Liên hệ {contact} ({agency}) không nhận được thư: {bounced}",
                    contact=mark_text(contact.name),
                    agency=mark_text(agency),
                    bounced=mark_text(contact.bounced),
                )
            )


@inbox.command
def read() -> None:
    """Đọc hộp thư ngay bây giờ (dondoc up tự đọc theo lịch)."""
    from models.errors import UserError
    from tasks.inbox.chat.both import read_answers as do
    from tasks.labels import MAIL_LABELS

    with the_office() as (app, now):
        if not app.settings.inbox.mailbox and not app.settings.zalo.bot:
            raise UserError("chưa có hộp thư nào để đọc; hãy đặt inbox.mailbox trong config.toml")
        done = do(app, now)
    told = [tr("{number} thư {state}", number=n, state=mark_text(MAIL_LABELS[s])) for s, n in done.states.items()]
    print_text(join_texts(" · ", told) or "Không có thư mới.")


@inbox.command
def add(*files: Path, vouch: bool = False, json: bool = False, act: Act = Act()) -> None:
    """Đưa vào những thư đã lưu (.eml), xử lý như thư đến hộp thư.

    Parameters
    ----------
    files
        Các tệp .eml.
    vouch
        Xác nhận người gửi là thật khi máy chủ thư không xác nhận; tên người xác nhận (--by) được ghi lại.
    json
        In JSON Lines.
    """
    from models.errors import UserError
    from tasks.inbox.ingest import reader_of
    from tasks.inbox.saved import add_saved, read_saved
    from tasks.labels import MAIL_LABELS

    if not files:
        raise UserError("chưa có thư nào để đưa vào; hãy ghi tên tệp, như: dondoc inbox add thu.eml")
    with the_office(act) as (app, now), reader_of(app) as reader:
        given = [(file, read_saved(file, app.settings.inbox.mail_mb)) for file in files]
        taken = [add_saved(app, reader, file, raw, now, act.actor if vouch else "") for file, raw in given]
    if json:
        json_lines([_line_of(one) for one in taken])
        return
    for one in taken:
        print(f"{one.file}:")
        print_text(tr("thư số {number}, {state}", number=one.mail.id, state=mark_text(MAIL_LABELS[one.mail.state])))
        for more in (tr("nghĩa vụ #{due}", due=one.mail.due_id) if one.mail.due_id else "", one.mail.reason):
            if more:
                print_text(more)


def _line_of(one: "Taken") -> dict[str, Any]:
    mail = one.mail
    state, reason = mail.state.value, mail.reason
    return {
        "file": str(one.file), "state": state, "counted_as": one.counted_as, "due": mail.due_id, "reason": reason,
    }  # fmt: skip


@inbox.command
def show(number: int) -> None:
    """Nội dung một thư, và tệp của nó ở đâu.

    Parameters
    ----------
    number
        Số của thư, trong dondoc inbox.
    """
    from models.database import reading
    from models.incoming_mail import IncomingMail
    from tasks.errors import Refused
    from tasks.storage.cache import laid_attachment

    with the_office() as (app, _), reading(app.engine) as session:
        mail = session.get(IncomingMail, number)
        if mail is None:
            raise Refused(tr("không có thư số {number}", number=number))
        kept = [file["sha256"] for file in mail.files if not file["why"]]
        laid = {sha256: laid_attachment(app.settings, session, sha256) for sha256 in kept}
    print_text(
        tr(
            "Từ: {sender}\nNhận: {received_at:%H:%M %d/%m/%Y}\nTiêu đề: {subject}",
            sender=mark_text(mail.sender or "(không rõ)"),
            received_at=mail.received_at,
            subject=mail.subject,
        )
    )
    print_text(mail.reason)
    print(f"\n{mail.text}\n")
    for file in mail.files:
        print_text(
            trn(
                "Tệp: {name} ({count} byte): {why}",
                file["size"],
                name=file["name"],
                why=mark_text(file["why"] or laid[file["sha256"]]),
            )
        )


@inbox.command
def accept(
    number: int, *, id: int | None = None, nil: bool = False,
    opinion: Literal["agree", "remarks", "disagree", "none"] | None = None, act: Act = Act(),
) -> None:  # fmt: skip
    """Ghi nhận một thư là câu trả lời; báo cáo còn chờ duyệt như mọi báo cáo.

    Parameters
    ----------
    number
        Số của thư, trong dondoc inbox.
    id
        Nghĩa vụ mà thư trả lời (số sau dấu # trong dondoc status); để trống là nghĩa vụ hệ thống nêu.
    nil
        Thư báo không có nội dung báo cáo.
    opinion
        Ý kiến của cơ quan được lấy ý kiến: agree, remarks, disagree hoặc none.
    """
    from models.database import writing
    from tasks.inbox import review

    meant = review.Meant(number, id, nil, opinion or "")
    with the_office(act) as (app, now), writing(app.engine) as session:
        due = review.accept_meant(app, session, meant, now, act.actor)
        print_text(tr("Đã ghi nhận thư {number} (nghĩa vụ #{due}).", number=number, due=due.id))


@inbox.command
def undo(number: int, *, reason: str, act: Act = Act()) -> None:
    """Rút lại một thư đã tính nhầm: nghĩa vụ lại còn phải nộp, thư chờ xem lại; đã báo nhận thì có thư rút lại.

    Thư đã bỏ qua thì chỉ đưa lại vào khay.

    Parameters
    ----------
    number
        Số của thư, trong dondoc inbox --all.
    reason
        Lý do.
    """
    from models.database import writing
    from tasks.inbox.undo import undo_mail

    with the_office(act) as (app, now), writing(app.engine) as session:
        due = undo_mail(app, session, number, reason, now, act.actor)
        if due:
            print_text(tr("Đã rút lại việc ghi nhận thư {number} (nghĩa vụ #{due}).", number=number, due=due.id))
        else:
            print_text(tr("Thư {number} chờ xem lại trong khay.", number=number))


@inbox.command
def dismiss(number: int, *, reason: str, act: Act = Act()) -> None:
    """Bỏ qua một thư: không tính là trả lời gì cả, vẫn xem lại được.

    Parameters
    ----------
    number
        Số của thư, trong dondoc inbox.
    reason
        Lý do.
    """
    from models.database import writing
    from tasks.inbox.review import dismiss as do

    with the_office(act) as (app, _), writing(app.engine) as session:
        do(session, number, reason, act.actor)
        print_text(tr("Đã bỏ qua thư {number}.", number=number))
