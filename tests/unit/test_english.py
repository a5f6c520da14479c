"""English: every message of the sources has its English in the catalogue, and the catalogue has nothing else."""

import io
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo

from models.config.config_file import PROJECT
from models.config.load import load_settings
from models.errors import BadSettings
from tasks.i18n import english
from tests.support.catalogue import MO, PO, as_po, in_step, stored
from tests.support.messages import ELSEWHERE, VIETNAMESE, fields_of, is_elsewhere, messages, modules, unmarked

UPDATE = "uv run python -m tests.support.catalogue"


def said(message: Message) -> tuple[str, ...]:
    """The English of a message: one, or that of one and of several."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def text_of(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def kept() -> list[tuple[str, Message]]:
    """The messages of the catalogue, by their Vietnamese."""
    return [(text_of(one), one) for one in stored() if one.id]


def test_the_catalogue_is_in_step_with_the_sources() -> None:
    there = {text: message.pluralizable for text, message in kept()}
    assert there == messages(), UPDATE
    assert PO.read_bytes() == as_po(in_step(stored())), UPDATE


def test_nothing_is_missing_and_nothing_fuzzy() -> None:
    assert [text for text, message in kept() if not all(said(message))] == []
    assert [text for text, message in kept() if message.fuzzy] == []
    assert [message.id for message in stored().obsolete.values()] == []


def test_the_compiled_catalogue_is_in_step() -> None:
    compiled = read_mo(io.BytesIO(MO.read_bytes()))
    there = {text_of(one): said(one) for one in compiled if one.id}
    assert there == {text: said(one) for text, one in kept()}, UPDATE


def test_the_english_has_the_values_of_its_message() -> None:
    wrong = [text for text, message in kept() for english in said(message) if fields_of(english) != fields_of(text)]
    assert wrong == []


def test_the_english_begins_and_ends_as_its_message() -> None:
    """Blanks and line breaks at either end join it to what stands beside it."""
    ends = [(text, one) for text, message in kept() for one in said(message)]
    assert [
        text for text, one in ends if text[: len(text) - len(text.lstrip())] != one[: len(one) - len(one.lstrip())]
    ] == []
    assert [text for text, one in ends if text[len(text.rstrip()) :] != one[len(one.rstrip()) :]] == []


@pytest.mark.parametrize("path", [path for path in modules() if not is_elsewhere(path)], ids=str)
def test_no_sentence_loses_its_template(path: Path) -> None:
    """An f-string with Vietnamese words has no English; `tr` keeps template and values."""
    assert unmarked(path) == []


def test_several_mistakes_in_a_configuration_are_told_in_english(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[mail]\nrelay = "abc"\nsender = "so"\nx = 1\n[archive]\naddress = "luu"\n', "utf-8")
    with pytest.raises(BadSettings) as refused:
        load_settings(path)
    told = english(str(refused.value)).replace(str(path), "")
    assert told.count("\n") == 4 and not VIETNAMESE.search(told), told


def test_what_is_elsewhere_is_there() -> None:
    assert all((PROJECT / name).exists() for name in ELSEWHERE)
