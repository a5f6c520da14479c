"""The lines of the keys of a TOML file, however it is written."""

import tomllib
from typing import Any

import pytest

from models.config.toml_lines import Place, line_of, toml_lines

FILE = '''\
# "[[agency]]" in a comment
title = "a # no comment, [no array"  # "
  "quoted key" = 1
a.b . c = 2

[[agency]]
code = 'x'
text = """
[[agency]]
code = "not a key" \\
"""
channels = [
  "a@b.vn", # one, and a bracket ]
  "c@d.vn",

  ["e", "f"], { g = 1 },
]
[[ agency . contact ]]
name = "Anh A"
[[agency.contact]]
name = "Chị B"
[agency.office]
room = 5
[[agency]]
raw = \'\'\'
[x]
\'\'\'
code = "y"
[[agency.contact]]
name = "Ông C"
'''
LINES: dict[Place, int] = {
    ("title",): 2, ("quoted key",): 3, ("a", "b", "c"): 4, ("agency", 0): 6, ("agency", 0, "code"): 7,
    ("agency", 0, "text"): 8, ("agency", 0, "channels"): 12, ("agency", 0, "channels", 0): 13,
    ("agency", 0, "channels", 1): 14, ("agency", 0, "channels", 2): 16, ("agency", 0, "channels", 3): 16,
    ("agency", 0, "contact", 0): 18, ("agency", 0, "contact", 0, "name"): 19, ("agency", 0, "contact", 1): 20,
    ("agency", 0, "contact", 1, "name"): 21, ("agency", 0, "office"): 22, ("agency", 0, "office", "room"): 23,
    ("agency", 1): 24, ("agency", 1, "raw"): 25, ("agency", 1, "code"): 28, ("agency", 1, "contact", 0): 29,
    ("agency", 1, "contact", 0, "name"): 30,
}  # fmt: skip


def test_each_key_table_and_element_has_its_line() -> None:
    assert toml_lines(FILE) == LINES


def test_the_places_are_those_of_the_values() -> None:
    for place in LINES:
        value: Any = tomllib.loads(FILE)
        for part in place:
            value = value[part]


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("agency", 0, "channels", 3, "g"), 16), (("agency", 1, "name"), 24), (("agency", 7), None), ((), None),
        (("agency", 0, "contact", 1, "channels"), 20),
    ],
)  # fmt: skip
def test_what_has_no_line_of_its_own_has_that_of_what_it_is_part_of(place: Place, line: int | None) -> None:
    assert line_of(FILE, place) == line


def test_a_file_of_ten_thousand_agencies_is_quick_to_look_through() -> None:
    text = '[[agency]]\ncode = "a"\nname = "Phòng A"\nchannels = ["a@b.vn"]\n' * 10_000
    assert line_of(text, ("agency", 9_999, "channels", 0)) == 40_000
