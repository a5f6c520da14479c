"""The credential of the embedded Prefect server: made once, kept for its owner's eyes, needed by its UI and its API.

Prefect knows one account and no roles (PREFECT_SERVER_API_AUTH_STRING): who may read the file may do everything.
"""

import base64
import os
import secrets
from pathlib import Path

from models.config.settings import Settings
from models.errors import BadSettings
from models.text import tr

SERVER_VARIABLE = "PREFECT_SERVER_API_AUTH_STRING"
CLIENT_VARIABLE = "PREFECT_API_AUTH_STRING"
ACCOUNT = "dondoc"


def credential_file(settings: Settings) -> Path:
    """Where the credential is kept."""
    return settings.data / "prefect" / "credential"


def read_credential(settings: Settings) -> str:
    """The credential as `account:password`: the environment's, else that of the file; "" where there is none yet.

    Raises BadSettings when the file cannot be read.
    """
    if named := os.environ.get(CLIENT_VARIABLE) or os.environ.get(SERVER_VARIABLE):
        return named
    path = credential_file(settings)
    try:
        return path.read_text("ascii").strip()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(
            tr("không đọc được khóa của máy chủ Prefect ở {path} ({error})", path=path, error=error)
        ) from None


def ensure_credential(settings: Settings) -> tuple[str, bool]:
    """The credential, made where there is none; True when it is new, so that a person is told where it lies.

    Raises BadSettings when the file cannot be made or read.
    """
    if known := read_credential(settings):
        return known, False
    path = credential_file(settings)
    try:
        _make(path)
    except OSError as error:
        raise BadSettings(
            tr("không ghi được khóa của máy chủ Prefect vào {path} ({error})", path=path, error=error)
        ) from None
    if made := read_credential(settings):
        return made, True
    raise BadSettings(tr("tệp khóa của máy chủ Prefect {path} trống; hãy xóa tệp đó rồi chạy lại", path=path))


def authorization(credential: str) -> dict[str, str]:
    """The header that carries it (RFC 7617)."""
    return {"Authorization": f"Basic {base64.b64encode(credential.encode()).decode()}"} if credential else {}


def _make(path: Path) -> None:
    scratch = path.with_suffix(f".{os.getpid()}")
    scratch.unlink(missing_ok=True)
    descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(f"{ACCOUNT}:{secrets.token_urlsafe(32)}\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(scratch, path)
    except FileExistsError:
        pass  # another start was quicker: its credential is kept
    finally:
        scratch.unlink(missing_ok=True)
