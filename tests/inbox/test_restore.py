"""An older backup put back: recognised, compared with the archive, paused, and nothing said twice."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import tests.support.databases
from models.app import App, open_app
from models.config.settings import ArchiveSettings, MailSettings, Settings
from models.states import DueState, MessageState
from tasks.delivery.router import ChannelRouter
from tasks.inbox import ingest
from tasks.ops.patrol import patrol
from tasks.ops.restore_guard import Held, go_on, restore_finding
from tests.support.cast import OFFICER, launched, requested, said
from tests.support.imap_server import Imap, reply
from tests.support.instants import at
from tests.support.replies import reads
from tests.support.smtp_server import Post
from tests.support.verbs import due_of, events, whole

COPY, LATE = "luu@so.example", "cham@huyen.example"


@pytest.fixture
def post() -> Iterator[Post]:
    post = Post().start()
    yield post
    post.stop()


def go(app: App, *moments: str) -> None:
    for moment in moments:
        patrol(app, ChannelRouter(app, at(moment)), at(moment))


def archive(post: Post, imap: Imap, when: str, done: int = 0) -> int:
    """The copies of what was accepted since reach the archive."""
    imap.put(*(mail.raw for mail in post.accepted[done:]), when=when)
    return len(post.accepted)


@pytest.mark.parametrize("witness", [True, False], ids=["database only", "whole folder"])
def test_an_older_backup_is_recognised_and_says_nothing_twice(
    tmp_path: Path, post: Post, imap: Imap, imap_server: Imap, witness: bool
) -> None:
    answers = imap_server.room()
    settings = Settings(
        data=tmp_path / "data",
        mail=MailSettings(relay=post.relay, timeout_seconds=60),
        archive=ArchiveSettings(mailbox=imap.url, address=COPY),
        inbox=reads(answers),
    )
    app = tests.support.databases.opened(settings)
    launched(app)
    go(app, "2022-01-24T08:35")
    done = archive(post, imap, "2022-01-24T08:36")
    requested(app, "2022-01-24T09:00", "2022-01-26")
    app.engine.dispose()
    shutil.copytree(settings.data, tmp_path / "backup")  # asked for, and not yet told

    go(app, "2022-01-24T09:00")
    done = archive(post, imap, "2022-01-24T09:01", done)
    answers.put(reply(LATE, to=next(m.letter_id or "" for m in said(app) if m.due_id == due_of(app, "cham").id)),
                when="2022-01-24T09:30")  # fmt: skip
    ingest.read(app, at("2022-01-24T09:35"))
    go(app, "2022-01-24T09:40")
    archive(post, imap, "2022-01-24T09:41", done)
    before = Counter(mail.message_id for mail in post.accepted)
    app.engine.dispose()

    for part in settings.data.glob("dondoc.sqlite*"):
        part.unlink()
    for part in (tmp_path / "backup").glob("*" if not witness else "dondoc.sqlite*"):
        if part.is_file():
            shutil.copy(part, settings.data / part.name)
    app = open_app(settings)
    for moment in ("2022-01-24T10:00", "2022-01-24T10:05"):
        with pytest.raises(Held, match="dondoc restore --go-on"):
            go(app, moment)
    text = restore_finding(app)
    assert "dữ liệu là bản cũ, đến 08:35 ngày 24/01/2022" in text
    assert "3 thư đang chờ gửi thì hộp thư lưu cho thấy đã đi" in text
    assert "1 thư đã đi mà dữ liệu này không có" in text  # the receipt
    assert "1 thư trả lời được đọc lại" in text
    assert due_of(app, "cham").state is DueState.RECEIVED
    go_on(app, at("2022-01-24T10:06"), OFFICER)
    go(app, "2022-01-24T10:10", "2022-01-24T10:15")
    assert Counter(mail.message_id for mail in post.accepted) == before
    assert {m.state for m in said(app)} <= {MessageState.SENT, MessageState.CANCELLED}
    assert [len(events(app, what)) for what in ("restore.found", "restore.released")] == [1, 1]
    assert whole(app)
    app.engine.dispose()


def test_an_office_that_was_only_silent_goes_on(tmp_path: Path, post: Post, imap: Imap) -> None:
    settings = Settings(
        data=tmp_path / "data",
        mail=MailSettings(relay=post.relay, timeout_seconds=60),
        archive=ArchiveSettings(mailbox=imap.url, address=COPY),
    )
    app = tests.support.databases.opened(settings)
    launched(app)
    go(app, "2022-01-24T08:35")
    archive(post, imap, "2022-01-24T08:36")
    go(app, "2022-01-24T10:00")
    assert restore_finding(app) == ""
    app.engine.dispose()
