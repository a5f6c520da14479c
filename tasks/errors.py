"""One error for what a person asked and cannot have: it says what is wrong, where, and what to do.

And what is wrong with a TOML file that a person wrote.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from models.config.toml_lines import line_words, read_toml_text
from models.errors import UserError, mistake_words, place_words

Model = TypeVar("Model", bound=BaseModel)


class Refused(UserError):
    """A request that was refused; nothing was changed."""


class AlreadyDone(Refused):
    """An act that was done before: nothing was changed, and nothing is wrong. Every surface answers it as success.

    `act` is its name, `since` who did it and when, in brackets, or "".
    """

    def __init__(self, act: str, since: str = "") -> None:
        super().__init__(f"đã có từ trước: {act}{since}")
        self.act, self.since = act, since


def explain_validation(error: ValidationError, text: str = "") -> str:
    """A validation error as lines of `place: what is wrong (line)`, counted from 1 as a person counts."""
    return "\n".join(
        f"  {place_words(item['loc'])}: {mistake_words(item['type'], item['msg'], item.get('ctx', {}))}"
        f"{line_words(text, item['loc'])}"
        for item in error.errors()
    )


def read_toml(path: Path, model: type[Model], what: str) -> Model:
    """A TOML file as its model; `what` it is called. Raises Refused naming the file, the key, the line and what is
    wrong."""
    text = ""
    try:
        text = read_toml_text(path)
        return model.model_validate(tomllib.loads(text))
    except OSError as error:
        raise Refused(f"{path}: không đọc được ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused(f"{path}: không phải là tệp TOML hợp lệ ({error})") from None
    except ValidationError as error:
        raise Refused(f"{path}: {what} không dùng được\n{explain_validation(error, text)}") from None


def repeated_names(names: Iterable[str]) -> list[str]:
    """The names that occur more than once."""
    return sorted(name for name, times in Counter(names).items() if times > 1)
