"""What is no saved mail is refused before it is read."""

import os
from pathlib import Path

import pytest

from models.errors import UserError
from tasks.inbox.saved import read_saved

MAIL = b"From: a@b.example\nSubject: x\n\nx\n"


def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "thu.eml")
    with pytest.raises(UserError, match="không phải là tệp thường"):
        read_saved(tmp_path / "thu.eml", 1)


@pytest.mark.parametrize(("size", "refused"), [(999_000, False), (1_000_001, True)])
def test_what_is_larger_than_the_mailbox_takes_is_refused_unread(tmp_path: Path, size: int, refused: bool) -> None:
    path = tmp_path / "thu.eml"
    with path.open("wb") as file:
        file.write(MAIL)
        file.truncate(size)
    if refused:
        with pytest.raises(UserError, match="lớn hơn 1 MB"):
            read_saved(path, 1)
    else:
        assert read_saved(path, 1).startswith(MAIL)
