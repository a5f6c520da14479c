"""The axis for documents, outwards: one envelope for each recipient who has a code, once, and read back right."""

import base64
import errno
import io
import os
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.agency import EDXML
from models.app import App
from models.config.settings import EdxmlSettings, MailSettings
from models.database import reading, writing
from models.enums import MessageKind, ObligationKind
from models.message import Message
from models.states import DueState, MailState, MessageState
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns.context import Context
from tasks.campaigns.lookup import find_campaign
from tasks.campaigns.withdrawal import withdraw_directive
from tasks.delivery.channels.edxml import EdxmlChannel
from tasks.delivery.router import ChannelRouter
from tasks.errors import Refused
from tasks.figures.work_queue import work_items
from tasks.files.sandbox import parse_in_child
from tasks.inbox.axis.take import Taken, files_in, take_files
from tasks.ops.patrol import patrol
from tasks.papers.envelopes import directive_envelopes
from tests.support.cast import OFFICER, SLUG, at, launched
from tests.support.envelopes import Status, status
from tests.support.verbs import due_of, go

MORNING = "2022-01-24T08:30"
CHASED = ("2022-01-26T08:30", "2022-01-27T08:30")
SPACE = "{http://www.mic.gov.vn/TBT/QCVN_102_2016}"


@pytest.fixture
def axis(sqlite_office: App, tmp_path: Path) -> App:
    """An office with an outbox, whose agencies "im-lang" and "cham" are on the axis and "dung-han" is not."""
    (tmp_path / "outbox").mkdir()
    (tmp_path / "sent").mkdir()
    edxml = EdxmlSettings(outbox=str(tmp_path / "outbox"), sent=str(tmp_path / "sent"), organ_id="H37.12")
    settings = sqlite_office.settings.model_copy(update={"edxml": edxml, "mail": MailSettings(relay="maildir")})
    app = replace(sqlite_office, settings=settings)
    launched(app)
    with writing(app.engine) as session:
        agency_by_code(session, "im-lang").organ_id = "H37.60.1"
        agency_by_code(session, "cham").organ_id = "H37.60.2"
    return app


def envelopes(app: App) -> list[Path]:
    return sorted(Path(app.settings.edxml.outbox).iterdir(), key=lambda one: (one.stat().st_mtime_ns, one.name))


def rows(app: App, *kinds: MessageKind) -> list[Message]:
    with reading(app.engine) as session:
        query = select(Message).where(Message.channel == EDXML, col(Message.kind).in_(kinds or tuple(MessageKind)))
        return list(session.exec(query.order_by(col(Message.id))))


def plain(raw: bytes) -> dict[str, list[str]]:
    """An independent reader, by what the standard says: every text by the path of its element, files decoded."""
    found: dict[str, list[str]] = {}

    def walk(element: ET.Element, path: str) -> None:
        name = element.tag.removeprefix(SPACE)
        path = f"{path}/{name}" if path else name
        if not len(element):
            found.setdefault(path, []).append((element.text or "").strip())
        for child in element:
            walk(child, path)

    walk(ET.fromstring(raw), "")
    return found


HEAD = "edXML/edXMLEnvelope/edXMLHeader/MessageHeader"
FILE = "edXML/AttachmentEncoded/Attachment"


def test_the_directive_goes_to_each_who_is_on_the_axis_and_is_read_back_right(axis: App) -> None:
    go(axis, MORNING)
    sent = rows(axis, MessageKind.DISPATCH)
    assert len(sent) == len(envelopes(axis)) == 2 and {m.state for m in sent} == {MessageState.SENT}
    tos = set()
    for path in envelopes(axis):
        ours = parse_in_child("edxml", path.read_bytes())
        theirs = plain(path.read_bytes())
        facts = ours["envelope"]
        assert (facts["number"], facts["issued_on"], facts["business"]) == ("77/STTTT-TTBCXB", "2022-01-24", "0")
        assert facts["document_id"] == theirs[f"{HEAD}/DocumentId"][0] == "H37.12,2022/01/24,77/STTTT-TTBCXB"
        assert (theirs[f"{HEAD}/Code/CodeNumber"], theirs[f"{HEAD}/Code/CodeNotation"]) == (["77"], ["STTTT-TTBCXB"])
        assert theirs[f"{HEAD}/From/OrganId"] == ["H37.12"] and theirs[f"{HEAD}/ResponseFor"] == [""]
        tos.add(theirs[f"{HEAD}/To/OrganId"][0])
        [content] = theirs[f"{FILE}/ContentTransferEncoded"]
        with zipfile.ZipFile(io.BytesIO(base64.b64decode(content))) as archive:
            [name] = archive.namelist()
            document = archive.read(name)
        assert "tuyên truyền".encode() in document and name.endswith(".txt")
        assert theirs[f"{FILE}/ContentId"] == theirs["edXML/edXMLEnvelope/edXMLBody/edXMLManifest/Reference/ContentId"]
        assert ours["files"] and not ours["missing"] and ours["status"] is None
    assert tos == {"H37.60.1", "H37.60.2"}


def test_a_second_patrol_and_a_second_round_send_nothing_twice(axis: App) -> None:
    go(axis, MORNING, MORNING, "2022-01-24T09:00")
    assert Counter(m.agency_id for m in rows(axis, MessageKind.DISPATCH)).most_common(1)[0][1] == 1
    assert len(envelopes(axis)) == 2


def test_a_chase_is_a_document_of_its_own_that_answers_the_directive(axis: App) -> None:
    go(axis, MORNING, *CHASED)
    chases = rows(axis, MessageKind.ACKNOWLEDGE_CHASE)
    assert chases and {m.state for m in chases} == {MessageState.SENT}
    found = plain(envelopes(axis)[-1].read_bytes())
    assert found[f"{HEAD}/ResponseFor/DocumentId"] == ["H37.12,2022/01/24,77/STTTT-TTBCXB"]
    assert found[f"{HEAD}/ResponseFor/PromulgationDate"] == ["2022/01/24"]
    assert found[f"{HEAD}/Code/CodeNumber"] == [""] and len(found[f"{HEAD}/DocumentId"][0]) == 36
    assert found[f"{HEAD}/DueDate"] and "đôn đốc" in found[f"{HEAD}/Subject"][0].lower()
    assert not rows(axis, MessageKind.REMINDER, MessageKind.RECEIPT, MessageKind.DIGEST), (
        "what is no document of its own goes by mail alone"
    )


def test_a_withdrawal_says_so(axis: App) -> None:
    go(axis, MORNING)
    with writing(axis.engine) as session:
        campaign = find_campaign(session, SLUG)
        withdraw_directive(Context(axis, session, campaign, at("2022-01-25T08:30"), OFFICER), "ban hành nhầm")
    go(axis, "2022-01-25T08:35")
    [*_, last] = envelopes(axis)
    said = parse_in_child("edxml", last.read_bytes())["envelope"]
    assert (said["business"], said["response_for"]) == ("1", ["77/STTTT-TTBCXB"])


CODES = [("01", DueState.OPEN), ("03", DueState.ACCEPTED), ("04", DueState.ACCEPTED), ("05", DueState.ACCEPTED)]


@pytest.mark.parametrize(("code", "state"), CODES)
def test_a_status_of_what_went_out_moves_what_it_means_once(
    axis: App, tmp_path: Path, code: str, state: DueState
) -> None:
    go(axis, MORNING)
    answers = {"OrganId": "H37.12", "Code": "77/STTTT-TTBCXB", "PromulgationDate": "2022/01/24"}
    (tmp_path / "in").mkdir()
    for name in ("a", "b"):
        raw = status(Status(code, "H37.60.1", answers, "2022/01/24 15:00:00"))
        (tmp_path / "in" / f"{name}.edxml").write_bytes(raw)
    taken = list(take_files(axis, files_in([tmp_path / "in"]), at("2022-01-25T08:00"), OFFICER))
    assert [one.state is None for one in taken if isinstance(one, Taken)] == [False, True], "the second is known"
    assert due_of(axis, "im-lang", ObligationKind.ACKNOWLEDGE).state is state


def test_a_status_of_a_chase_is_known_by_its_document_id(axis: App, tmp_path: Path) -> None:
    go(axis, MORNING, *CHASED)
    of_im = next(one for one in envelopes(axis)[2:] if b"H37.60.1" in one.read_bytes())
    answers = {"OrganId": "H37.12", "DocumentId": plain(of_im.read_bytes())[f"{HEAD}/DocumentId"][0]}
    (tmp_path / "s.edxml").write_bytes(status(Status("01", "H37.60.1", answers, "2022/01/26 10:00:00")))
    [taken] = take_files(axis, [tmp_path / "s.edxml"], at("2022-01-27T08:00"), OFFICER)
    assert isinstance(taken, Taken) and taken.state is MailState.NOTED and "đôn đốc xác nhận" in taken.reason


class Cut(Exception):
    """The process dies here."""


@pytest.mark.parametrize(
    "where",
    ["tasks.delivery.channels.edxml.atomic_write", "os.link", "os.rename", "tasks.delivery.recorder.record_outcomes"],
)
@pytest.mark.parametrize("after", [False, True])
def test_killed_at_any_step_of_the_hand_over_nothing_is_lost_or_twice(
    axis: App, monkeypatch: pytest.MonkeyPatch, where: str, after: bool
) -> None:
    """Between row, file and record; what was handed over is taken at once by an adapter that keeps no copy."""
    from importlib import import_module

    module, _, name = where.rpartition(".")
    real = getattr(import_module(module), name)
    left = [1]

    def dies(*args: object, **named: object) -> object:
        if left and any("edxml" in str(arg) for arg in args) | (name == "record_outcomes"):
            left.pop()
            if after:
                real(*args, **named)
            raise Cut
        return real(*args, **named)

    monkeypatch.setattr(where, dies)
    with pytest.raises(Cut):
        patrol(axis, ChannelRouter(axis), at(MORNING))
    monkeypatch.undo()
    for path in envelopes(axis):
        path.rename(Path(axis.settings.edxml.sent) / f"taken-{path.name}")
    go(axis, "2022-01-24T09:30", "2022-01-24T10:30", "2022-01-24T11:30")
    assert {m.state for m in rows(axis, MessageKind.DISPATCH)} == {MessageState.SENT}
    everywhere = envelopes(axis) + list(Path(axis.settings.edxml.sent).iterdir())
    assert Counter(plain(path.read_bytes())[f"{HEAD}/To/OrganId"][0] for path in everywhere) == {
        "H37.60.1": 1, "H37.60.2": 1,
    }  # fmt: skip


def test_what_the_adapter_took_was_sent(axis: App) -> None:
    go(axis, MORNING)
    channel = EdxmlChannel(axis.settings, Path(axis.settings.edxml.outbox), Path(axis.settings.edxml.sent))
    one, two = rows(axis, MessageKind.DISPATCH)
    by_name = {path.stem: path for path in envelopes(axis)}
    moved = by_name[(one.letter_id or "").split("@")[0]]
    moved.rename(Path(axis.settings.edxml.sent) / moved.name)
    assert channel.was_sent(one.letter_id or "") is True
    by_name[(two.letter_id or "").split("@")[0]].unlink()
    assert channel.was_sent(two.letter_id or "") is True, "taken and deleted: it is no longer ready, and has a copy"
    assert channel.was_sent("nobody@x") is False


def test_a_folder_that_takes_nothing_ends_the_round_and_all_goes_later(axis: App) -> None:
    outbox = Path(axis.settings.edxml.outbox)
    outbox.rmdir()
    go(axis, MORNING)
    assert {m.state for m in rows(axis, MessageKind.DISPATCH)} <= {MessageState.RETRY, MessageState.PLANNED}
    with reading(axis.engine) as session:
        assert not [one for one in work_items(axis, session) if "trục liên thông" in one.what]
    go(axis, "2022-01-25T12:30")
    with reading(axis.engine) as session:
        [late] = [one for one in work_items(axis, session) if "trục liên thông" in one.what]
    assert (late.reference_no, late.slug) == ("77/STTTT-TTBCXB", SLUG) and "Phòng Im Lặng" in late.who
    outbox.mkdir()
    go(axis, *(f"2022-01-26T{hour:02d}:30" for hour in range(9, 17)))
    assert {m.state for m in rows(axis, MessageKind.DISPATCH)} == {MessageState.SENT}
    with reading(axis.engine) as session:
        assert not [one for one in work_items(axis, session) if "trục liên thông" in one.what]


def test_by_hand_each_recipient_with_a_code_gets_an_envelope(axis: App) -> None:
    with reading(axis.engine) as session:
        campaign = find_campaign(session, SLUG)
        found = dict(directive_envelopes(axis, session, campaign, at(MORNING)))
        assert sorted(found) == [f"{SLUG}-H37.60.1.edxml", f"{SLUG}-H37.60.2.edxml"]
        assert all(parse_in_child("edxml", raw)["envelope"]["number"] == "77/STTTT-TTBCXB" for raw in found.values())
        bare = replace(axis, settings=axis.settings.model_copy(update={"edxml": EdxmlSettings()}))
        with pytest.raises(Refused, match="organ_id"):
            list(directive_envelopes(bare, session, campaign, at(MORNING)))


def test_without_an_outbox_nothing_goes_by_the_axis(sqlite_office: App) -> None:
    launched(sqlite_office)
    with writing(sqlite_office.engine) as session:
        agency_by_code(session, "im-lang").organ_id = "H37.60.1"
    go(sqlite_office, MORNING)
    assert rows(sqlite_office) == []
    with pytest.raises(ValueError, match=r"organ_id"):
        EdxmlSettings(outbox="/srv/edxml/out")


def test_the_outbox_on_another_disk_is_written_whole(axis: App, monkeypatch: pytest.MonkeyPatch) -> None:
    def across(*_: object) -> None:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))

    monkeypatch.setattr("os.rename", across)
    go(axis, MORNING)
    assert [plain(path.read_bytes())[f"{HEAD}/From/OrganId"] for path in envelopes(axis)] == [["H37.12"]] * 2
