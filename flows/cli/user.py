"""The accounts of the officers' desk: who may sign in, as what. Passwords are asked for, or come by standard input."""

import getpass
import sys
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

from flows.cli.app import Act, json_lines, print_text, program, the_office
from models.text import mark_text, tr
from tasks.i18n import shown

if TYPE_CHECKING:
    from models.account import Account

user = App(name="user", help="Tài khoản của bàn làm việc (docs/desk.md).")
program.command(user)

NO_WORDS = Parameter(negative=())


@user.command
def add(
    login: str, *, name: str, role: str, password_stdin: Annotated[bool, NO_WORDS] = False,
    link: Annotated[bool, NO_WORDS] = False, act: Act = Act(),
) -> None:  # fmt: skip
    """Thêm tài khoản; mật khẩu được hỏi và không hiện trên màn hình.

    Parameters
    ----------
    login
        Tên đăng nhập.
    name
        Họ tên, ghi vào nhật ký mỗi khi người này làm việc gì.
    role
        Vai trò: văn thư, chuyên viên, lãnh đạo, quản trị.
    password_stdin
        Đọc mật khẩu từ dòng đầu của đầu vào chuẩn.
    link
        In một liên kết dùng một lần để người này tự đặt mật khẩu.
    """
    import pendulum

    from models.database import writing
    from tasks.accounts.invitations import invite_account
    from tasks.accounts.staff import add_account, role_named, set_password

    now = pendulum.now("UTC")
    with the_office() as (app, _), writing(app.engine) as session:
        account = add_account(session, login, name, role_named(role), now, act.actor)
        if link:
            address = invite_account(app, session, account, now)
        else:
            set_password(session, account, _asked_password(from_stdin=password_stdin), now)
    print_text(
        tr(
            "Đã thêm {account} ({role}), đăng nhập bằng “{login}”.",
            account=account.name,
            role=mark_text(account.role),
            login=account.login,
        )
    )
    if link:
        print(address)


@user.command
def password(
    login: str, *, password_stdin: Annotated[bool, NO_WORDS] = False, link: Annotated[bool, NO_WORDS] = False
) -> None:
    """Đặt lại mật khẩu; mọi phiên đang mở của người này kết thúc.

    Parameters
    ----------
    password_stdin
        Đọc mật khẩu từ dòng đầu của đầu vào chuẩn.
    link
        In một liên kết dùng một lần để người này tự đặt mật khẩu.
    """
    import pendulum

    from models.database import writing
    from tasks.accounts.invitations import invite_account
    from tasks.accounts.staff import set_password, the_account

    now = pendulum.now("UTC")
    with the_office() as (app, _), writing(app.engine) as session:
        account = the_account(session, login)
        if link:
            print(invite_account(app, session, account, now))
        else:
            set_password(session, account, _asked_password(from_stdin=password_stdin), now)
    print_text(
        tr("Đã đặt lại mật khẩu của {account}.", account=account.name)
        if not link
        else "Liên kết dùng được một lần, trong 72 giờ."
    )


@user.command
def role(login: str, role: str) -> None:
    """Đổi vai trò của một tài khoản."""
    from models.database import writing
    from tasks.accounts.staff import change_role, role_named, the_account

    with the_office() as (app, _), writing(app.engine) as session:
        account = the_account(session, login)
        change_role(session, account, role_named(role))
        print(f"{account.name}: {shown(account.role)}.")


@user.command
def email(login: str, address: str) -> None:
    """Ghi địa chỉ thư của một tài khoản, theo đó máy chủ OpenID Connect nhận ra người này; "" để bỏ."""
    from models.database import writing
    from tasks.accounts.staff import set_email, the_account

    with the_office() as (app, _), writing(app.engine) as session:
        account = the_account(session, login)
        set_email(session, account, address)
        print(f"{account.name}: {account.email or '–'}.")


@user.command
def end(login: str) -> None:
    """Thôi dùng một tài khoản; tên người đó vẫn còn trong nhật ký."""
    import pendulum

    from models.database import writing
    from tasks.accounts.staff import end_account, the_account

    with the_office() as (app, _), writing(app.engine) as session:
        account = the_account(session, login)
        end_account(session, account, pendulum.now("UTC"))
        print_text(tr("Đã thôi dùng tài khoản của {account}.", account=account.name))


@user.command(name="list")
def list_users(*, json: bool = False) -> None:
    """Các tài khoản, với vai trò.

    Parameters
    ----------
    json
        In JSON Lines.
    """
    from models.database import reading
    from tasks.accounts.staff import all_accounts

    with the_office() as (app, _), reading(app.engine) as session:
        found = all_accounts(session)
        if json:
            json_lines(
                [{"login": one.login, "name": one.name, "role": one.role, "state": _state(one)} for one in found]
            )
            return
        for one in found:
            print(f"{one.login}: {one.name}, {shown(one.role)}, {shown(_state(one))}")
        if not found:
            print_text("Chưa có tài khoản nào; dondoc user add")


def _as_json(account: "Account") -> dict[str, str]:
    return {"login": account.login, "name": account.name, "role": account.role, "state": _state(account)}


def _state(account: "Account") -> str:
    if account.ended_at:
        return "đã thôi dùng"
    return "đang dùng" if account.password else "chưa đặt mật khẩu"


def _asked_password(*, from_stdin: bool) -> str:
    """The password, from standard input or asked for twice without echo. Raises Refused."""
    from tasks.errors import Refused
    from tasks.i18n import shown

    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise Refused("không có màn hình để hỏi mật khẩu; hãy dùng --password-stdin hoặc --link")
    first = getpass.getpass(shown("Mật khẩu: "))
    if getpass.getpass(shown("Nhập lại: ")) != first:
        raise Refused("hai lần nhập không giống nhau")
    return first
