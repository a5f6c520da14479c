"""The checklists of CONTRIBUTING.md: what was forgotten of a channel, a format, a kind of obligation, a regime.

Also that docs/architecture.md names what there is, and CONTRIBUTING.md files that there are.
"""

import ast
import re
import tomllib
from typing import get_args

import pytest
import yaml

from flows.cli.app import Due_kind
from models.config.ladder_settings import Ladders, UrgentLadders
from models.enums import MessageKind, ObligationKind
from models.regime import MONTHS, Every
from portal.desk.campaigns import COURSE_ACTS, EFFECTS, STATES_OF
from portal.desk.dues.effects import DUE_EFFECTS
from tasks.commands.command import KindWord
from tasks.desk.due_acts import BULK_ACTS, DUE_ACTS
from tasks.files.kinds import FileKind
from tasks.labels import ENGLISH_LETTER_LABELS, KIND_LABELS, LETTER_LABELS
from tests.support.paths import PROJECT

REFUSED = {FileKind.MARKUP, FileKind.ARCHIVE}
"""Formats that are told apart only to be refused with the right words."""
SPELLED = {FileKind.TEXT: "plain text", FileKind.DOC: ".doc", FileKind.IMAGE: "--ocr"}
"""How a format is called where that is not its own name with a dot."""
NO_CHANNEL = {"__init__", "archive", "headers", "imap"}
"""Modules beside the channels: the mailboxes that are looked into, the heads of mails."""
CITED = re.compile(r"`([\w/.-]+\.(?:py|md|toml|sh))(?:::(\w+))?`")


def text_of(*parts: str) -> str:
    return PROJECT.joinpath(*parts).read_text("utf-8")


def texts_in(*parts: str, pattern: str = "*.py") -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(PROJECT.joinpath(*parts).rglob(pattern)))


@pytest.mark.parametrize(
    "channel", sorted(p.stem for p in (PROJECT / "tasks/delivery/channels").glob("*.py") if p.stem not in NO_CHANNEL)
)
def test_a_channel_is_complete(channel: str) -> None:
    forgotten = []
    if f"tasks.delivery.channels.{channel}" not in text_of("tasks", "delivery", "router.py"):
        forgotten.append("its line in tasks/delivery/router.py")
    classes = [node for node in ast.parse(text_of("tasks", "delivery", "channels", f"{channel}.py")).body
               if isinstance(node, ast.ClassDef) and node.name.endswith("Channel")]  # fmt: skip
    if not classes:
        forgotten.append("its class, named …Channel")
    tested = texts_in("tests", "channels") + texts_in("tests", "engine")
    if not any(one.name.removesuffix("Channel").lower() in tested for one in classes):
        forgotten.append("a test in tests/channels/")
    assert not forgotten, f"{channel}: forgotten: {'; '.join(forgotten)}"


@pytest.mark.parametrize("kind", [kind for kind in FileKind if kind not in REFUSED])
def test_a_document_format_is_complete(kind: FileKind) -> None:
    spelled, forgotten = SPELLED.get(kind, f".{kind}"), []
    if f"FileKind.{kind.name}" not in text_of("tasks", "files", "extract.py") + texts_in("tasks", "files"):
        forgotten.append("its branch in tasks/files/extract.py")
    if spelled.lower().lstrip(".") not in text_of("README.md").lower():
        forgotten.append(f"its name in README.md ({spelled})")
    if kind.value not in texts_in("tests", "unit", "files") + texts_in("tests", "channels"):
        forgotten.append("its tests in tests/unit/files/")
    assert not forgotten, f"{kind}: forgotten: {'; '.join(forgotten)}"


@pytest.mark.parametrize("kind", MessageKind)
def test_a_letter_is_complete(kind: MessageKind) -> None:
    assert LETTER_LABELS[kind] and ENGLISH_LETTER_LABELS[kind]
    assert all((PROJECT / "tasks/templates" / language / f"{kind}.j2").is_file() for language in ("vi", "en"))


def test_an_act_at_the_desk_says_when_it_is_offered_and_what_will_be_sent() -> None:
    assert set(DUE_EFFECTS) == set(DUE_ACTS) >= set(BULK_ACTS)
    assert set(EFFECTS) == set(STATES_OF) == set(COURSE_ACTS)


@pytest.mark.parametrize("kind", ObligationKind)
def test_a_kind_of_obligation_is_complete(kind: ObligationKind) -> None:
    assert kind in get_args(Due_kind) and KIND_LABELS[kind] in get_args(KindWord)
    ladders, forgotten = tomllib.loads(text_of("config.toml"))["ladder"], []
    if kind not in KIND_LABELS:
        forgotten.append("its Vietnamese words: KIND_LABELS in tasks/labels.py")
    if kind not in Ladders.model_fields or kind not in ladders:
        forgotten.append(f"its ladder: a field of Ladders and [ladder.{kind}] in config.toml")
    if kind not in UrgentLadders.model_fields or kind not in ladders["urgent"]:
        forgotten.append(f"its urgent ladder: a field of UrgentLadders and [ladder.urgent.{kind}] in config.toml")
    if f"ObligationKind.{kind.name}" not in texts_in("tests", "engine") + texts_in("tests", "support"):
        forgotten.append("a test in tests/engine/")
    assert not forgotten, f"{kind}: forgotten: {'; '.join(forgotten)}"


@pytest.mark.parametrize("every", Every)
def test_a_reporting_regime_is_complete(every: Every) -> None:
    forgotten = []
    if every not in MONTHS and every not in (Every.DAY, Every.WEEK):
        forgotten.append("its months in models/regime.py")
    if f"Every.{every.name}" not in texts_in("tasks", "read"):
        forgotten.append("its words where a directive is read (tasks/read)")
    if f"Every.{every.name}" not in text_of("tests", "unit", "models", "test_regime.py"):
        forgotten.append("its periods in tests/unit/models/test_regime.py")
    assert not forgotten, f"{every}: forgotten: {'; '.join(forgotten)}"


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_a_page_names_what_there_is(page: str) -> None:
    missing = []
    for path, name in CITED.findall(text_of(page)):
        file = PROJECT / path
        if "/" in path and not file.exists():
            missing.append(path)
        elif name and not re.search(rf"^(?:async )?(?:def|class) {name}\b", file.read_text("utf-8"), re.MULTILINE):
            missing.append(f"{path}::{name}")
    assert missing == []


def test_what_prefect_deploys_is_what_dondoc_up_serves() -> None:
    served = text_of("flows", "server", "deployments.py")
    named = re.findall(r'^(?:PATROL|INTAKE|INBOX) = "([\w-]+)"$', served, re.MULTILINE)
    deployed = yaml.safe_load(text_of("prefect.yaml"))["deployments"]
    assert sorted(one["name"] for one in deployed) == sorted(named)
    for one in deployed:
        module, function = one["entrypoint"].split(":")
        assert f"\nasync def {function}(" in text_of(*module.split(".")[:-1], f"{module.split('.')[-1]}.py")
