"""One error for what a person asked and cannot have: it says what is wrong, where, and what to do.

And what is wrong with a TOML file that a person wrote.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from models.config.toml_lines import line_words, parse_toml, read_toml_text
from models.errors import UserError, mistake_words, os_words, place_words
from models.text import join_texts, mark_text, tr

Model = TypeVar("Model", bound=BaseModel)


class Refused(UserError):
    """A request that was refused; nothing was changed."""


class AlreadyDone(Refused):
    """An act that was done before: nothing was changed, and nothing is wrong. Every surface answers it as success.

    `act` is its name, `since` who did it and when, in brackets, or "".
    """

    def __init__(self, act: str, since: str = "") -> None:
        super().__init__(tr("đã có từ trước: {act}{since}", act=mark_text(act), since=mark_text(since)))
        self.act, self.since = act, since


def explain_validation(error: ValidationError, text: str = "") -> str:
    """A validation error as lines of `place: what is wrong (line)`, counted from 1 as a person counts."""
    lines = (
        tr(
            "  {where}: {words}{line}",
            where=place_words(item["loc"]),
            words=mistake_words(item["type"], item["msg"], item.get("ctx", {})),
            line=line_words(text, item["loc"]),
        )
        for item in error.errors()
    )
    return join_texts("\n", lines)


def read_toml(path: Path, model: type[Model], what: str) -> Model:
    """A TOML file as its model; `what` it is called. Raises Refused naming the file, the key, the line and what is
    wrong."""
    text = ""
    try:
        text = read_toml_text(path)
        return model.model_validate(parse_toml(text))
    except OSError as error:
        raise Refused(tr("{path}: không đọc được ({strerror})", path=path, strerror=os_words(error))) from None
    except ValidationError as error:
        raise Refused(
            tr(
                "{path}: {what} không dùng được\n{mistakes}",
                path=path,
                what=mark_text(what),
                mistakes=mark_text(explain_validation(error, text)),
            )
        ) from None
    except ValueError as error:
        raise Refused(tr("{path}: không phải là tệp TOML hợp lệ ({error})", path=path, error=error)) from None


def repeated_names(names: Iterable[str]) -> list[str]:
    """The names that occur more than once."""
    return sorted(name for name, times in Counter(names).items() if times > 1)
