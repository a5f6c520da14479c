"""A sentence reads as Vietnamese wherever it goes, keeps how it was made, and is English at the edge."""

import copy
import json
import pickle

import pytest

from models.text import Figure, join_texts, mark_text, tr, trn
from tasks.i18n import english, shown

STATE = tr("không thể {act}: nghĩa vụ số {due} đang ở trạng thái “{state}”", act="x", due=7, state=mark_text("quá hạn"))
SAID = "not possible (x): due 7 is “overdue”"


def test_it_is_the_finished_sentence() -> None:
    assert STATE == "không thể x: nghĩa vụ số 7 đang ở trạng thái “quá hạn”"
    assert hash(STATE) == hash(str(STATE)) and json.loads(json.dumps([STATE])) == [STATE]


@pytest.mark.parametrize(
    "same",
    [
        STATE,
        str(STATE),
        str(ValueError(STATE)),
        mark_text(ValueError(STATE)),
        copy.deepcopy(STATE),
        pickle.loads(pickle.dumps(STATE)),
        tr("{text}", text=STATE),
        join_texts("", [STATE]),
    ],
)
def test_it_keeps_its_template_on_its_way(same: str) -> None:
    assert english(same) == SAID


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (STATE + "; Lê A", f"{SAID}; Lê A"),
        ("Lê A: " + STATE, f"Lê A: {SAID}"),
        (join_texts("; ", [STATE, "Lê A", mark_text("quá hạn")]), f"{SAID}; Lê A; overdue"),
        (tr("{name}: {why}", name="quá hạn", why=STATE), f"quá hạn: {SAID}"),
        (trn("{count} thư", 1), "1 letter"),
        (trn("{count} thư", 0), "0 letters"),
        (trn("{count} thư", 12), "12 letters"),
        (Figure("1.234,5"), "1,234.5"),
        (tr("  còn thiếu: {gap}", gap="{braces}"), "  still missing: {braces}"),
        ("quá hạn", "overdue"),
        ("Lê A", "Lê A"),
        ("", ""),
    ],
)
def test_english(text: str, said: str) -> None:
    assert english(text) == said


def test_the_screen_speaks_vietnamese_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasks.i18n.speaks_english", lambda: False)
    assert type(shown(STATE)) is str and shown(STATE) == STATE
    monkeypatch.setattr("tasks.i18n.speaks_english", lambda: True)
    assert shown(STATE) == SAID
