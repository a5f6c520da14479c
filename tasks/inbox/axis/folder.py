"""The folder into which the adapter of the axis puts envelopes: each is taken in once, then moved aside.

What was taken goes to `da-nhan/`, what was refused to `tu-choi/`, with a line in the review tray that says why. An
envelope that was taken before its move is known again by what it says (tasks/inbox/axis/take.py) and only moved.
"""

import hashlib
import os
from pathlib import Path

from pendulum import DateTime
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from models.app import App
from models.database import reading, writing
from models.incoming_mail import IncomingMail
from models.plain_line import seen_line
from models.text import mark_text, tr
from tasks.errors import Refused
from tasks.files.limits import MAX_BYTES, MB
from tasks.files.refused import DocumentRefused
from tasks.inbox.axis.take import ENDINGS, Taken, take_files

DONE, SET_ASIDE = "da-nhan", "tu-choi"
MOST = 200
"""Envelopes of one round; the others are left for the next."""

STILL_WRITTEN = 60
"""Seconds since its last change within which a file that cannot be read is left: it may not be whole yet."""

SHORT = 50
"""Characters of a name to which a number is put: no name is longer than 255 bytes."""

ACTOR = "trục liên thông"


def take_folder(app: App, now: DateTime) -> list[Taken]:
    """Take in what lies in the folder `edxml.inbox`; [] where none is configured, or the office is a rehearsal.

    Raises Refused where the folder is not there.
    """
    if app.virtual or not app.settings.edxml.inbox:
        return []
    folder = Path(app.settings.edxml.inbox)
    if not folder.is_dir():
        raise Refused(tr("không có thư mục {folder} (edxml.inbox) để nhận gói edXML", folder=folder))
    waiting = waiting_envelopes(folder)
    taken = []
    for outcome in take_files(app, waiting, now, ACTOR):
        if isinstance(outcome, Taken):
            taken.append(outcome)
            _move(folder / outcome.file, DONE)
        else:
            _set_aside(app, folder / outcome[0], outcome[1], now)
    return taken


def waiting_envelopes(folder: Path) -> list[Path]:
    """The envelopes not taken in yet, by name, at most MOST; neither links nor what is hidden while it is written."""
    files = [one for one in sorted(folder.iterdir()) if one.suffix.lower() in ENDINGS and not one.name.startswith(".")]
    return [one for one in files if one.is_file() and not one.is_symlink()][:MOST]


def _set_aside(app: App, path: Path, error: DocumentRefused, now: DateTime) -> None:
    try:
        if error.code == "unreadable" and now.timestamp() - path.stat().st_mtime < STILL_WRITTEN:
            return
        digest = _digest(path)
    except OSError:  # another patrol has moved it
        return
    _tell(app, seen_line(path.name), digest, str(error), now)
    _move(path, SET_ASIDE)


def _digest(path: Path) -> str:
    """By which a file is known again: its SHA-256; of one that is too large that of its beginning, and its size."""
    with path.open("rb") as file:
        if (size := os.fstat(file.fileno()).st_size) <= MAX_BYTES:
            return hashlib.file_digest(file, "sha256").hexdigest()
        return hashlib.sha256(b"%d %b" % (size, file.read(MB))).hexdigest()


def _tell(app: App, name: str, digest: str, why: str, now: DateTime) -> None:
    """A line in the review tray, once for the same file."""
    key = f"edxml:tu-choi:{digest[:50]}"
    with reading(app.engine) as session:
        if session.exec(select(IncomingMail.id).where(IncomingMail.key == key)).first() is not None:
            return
    reason = tr("gói edXML không được nhận, đã để riêng trong thư mục tu-choi: {why}", why=mark_text(why))
    row = IncomingMail(
        key=key,
        sender=ACTOR,
        subject=tr("Gói edXML {name}", name=name)[:300],
        text="",
        received_at=now,
        stored_at=now,
        reason=reason,
    )
    try:
        with writing(app.engine) as session:
            session.add(row)
    except IntegrityError:  # told by another patrol meanwhile
        return


def _move(path: Path, where: str) -> None:
    """Into a folder beside it, under a name of its own; what another patrol has moved is gone."""
    folder = path.with_name(where)
    folder.mkdir(mode=0o700, exist_ok=True)
    target, number = folder / path.name, 1
    while target.exists():
        target, number = folder / f"{path.stem[:SHORT]}.{number}{path.suffix}", number + 1
    try:
        os.rename(path, target)
    except FileNotFoundError:
        return
