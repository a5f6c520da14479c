"""Launch: an approved draft becomes rows and no letter, or is refused with a sentence and nothing is changed."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from models.agency import Contact
from models.app import App
from models.campaign import Campaign, Obligation, Recipient, Window
from models.database import reading, set_meta, writing
from models.directive import Attachment, Directive
from models.due import Due
from models.enums import ObligationKind, Role
from models.event import Event, verify_history
from models.message import Message
from models.metadata import metadata
from models.states import CampaignState
from tasks.agencies.directory import import_directory
from tasks.agencies.resolver import agency_by_code
from tasks.errors import Refused
from tasks.launch.approve import approve_launch
from tasks.launch.draft import AttachmentPart, Draft, ObligationPart, RecipientPart, UnresolvedPart, WindowPart
from tasks.launch.recipients import confirmation_of_draft
from tasks.letters.compose import files_of
from tests.support.cast import CAST, LAUNCHED, OFFICER, SLUG, TEXT, draft
from tests.support.instants import at

NOW = at(LAUNCHED)


@pytest.fixture
def town(app: App) -> App:
    """An office with the cast in its directory."""
    with writing(app.engine) as session:
        import_directory(session, CAST, NOW, OFFICER)
    return app


@pytest.fixture
def sqlite_town(sqlite_office: App) -> App:
    """The same on SQLite only, for what has nothing to do with the database."""
    with writing(sqlite_office.engine) as session:
        import_directory(session, CAST, NOW, OFFICER)
    return sqlite_office


def everything(engine: Engine) -> dict[str, list[str]]:
    """Every row of every table."""
    with engine.connect() as connection:
        tables = metadata.tables.values()
        return {t.name: sorted(str(row) for row in connection.execute(t.select())) for t in tables}


@contextmanager
def passing(app: App) -> Iterator[Session]:
    """A session whose changes do not stay."""
    with Session(app.engine.execution_options(writes=True), expire_on_commit=False) as session:
        yield session
        session.rollback()


def send_off(app: App, session: Session, some: Draft, confirmed: str = "") -> Campaign:
    confirmed = confirmed or confirmation_of_draft(session, some).short
    return approve_launch(app, session, some, TEXT.parent, confirmed, NOW, OFFICER)


def head(**directive: object) -> Callable[[], Draft]:
    return lambda: draft(**directive)


def with_recipient(code: str, role: Role = Role.INFO) -> Draft:
    some = draft()
    some.recipient.append(RecipientPart(agency=code, role=role))
    return some


def with_(**parts: Any) -> Callable[[], Draft]:
    """A good draft with one more part of each kind given."""

    def build() -> Draft:
        some = draft()
        for name, part in parts.items():
            getattr(some, name).append(part)
        return some

    return build


def report(key: str = "report-2", **values: Any) -> ObligationPart:
    return ObligationPart(key=key, kind=ObligationKind.REPORT, title="báo cáo", **values)


def without_action() -> Draft:
    some = draft()
    some.recipient = [part for part in some.recipient if part.role is not Role.ACTION]
    return some


REFUSALS: list[tuple[Callable[[], Draft], str]] = [
    (head(number=""), "directive.number: chưa có số văn bản"),
    (head(issued_on=None), "directive.issued_on: chưa có ngày ban hành"),
    (head(symbol=""), "directive.symbol: chưa có ký hiệu"),
    (head(issuer=""), "directive.issuer: chưa rõ cơ quan ban hành"),
    (without_action, "chưa có cơ quan nào để thực hiện"),
    (with_(unresolved=UnresolvedPart(name="Phòng Lạ", role=Role.INFO)), "“Phòng Lạ” không có trong danh bạ"),
    (lambda: with_recipient("la"), "không có cơ quan “la” trong danh bạ"),
    (lambda: with_recipient("chm"), "có phải là: Phòng Chậm"),
    (lambda: with_recipient("so-tttt"), "Sở Thông tin và Truyền thông tỉnh Lạng Sơn (so-tttt) chưa có liên hệ nào"),
    (lambda: with_recipient("cham"), "cham được ghi hai lần"),
    (with_(obligation=report(due_on=dt.date(2022, 1, 23))), "nghĩa vụ “report-2”: hạn 23/01/2022 đã qua"),
    (with_(obligation=report(binds=["chm"])), "nghĩa vụ “report-2”: “chm” không có trong nơi nhận"),
    (with_(obligation=report("report")), "khóa “report” được dùng hai lần"),
    (
        with_(
            window=WindowPart(key="sau", topic="", starts_on=dt.date(2022, 2, 2), ends_on=dt.date(2022, 2, 1)),
        ),
        "khung thời gian “sau” kết thúc trước khi bắt đầu",
    ),
    (with_(window=WindowPart(key="dot", topic="")), "khóa “dot” được dùng hai lần"),
    (head(issued_on=dt.date(2022, 1, 25)), "ngày ban hành 25/01/2022 ở tương lai"),
    (head(issuer="nguoi-ngoai"), "văn bản của Cơ quan Người Ngoài (nguoi-ngoai), nhưng cấu hình office.agency"),
    (head(issuer="la"), "không có cơ quan “la” trong danh bạ"),
    (head(source="không-có.txt"), "không-có.txt"),
    (with_(attachment=AttachmentPart(name="KH", path="không-có.pdf")), "không có tệp kèm theo"),
    (with_(attachment=AttachmentPart(name="KH", path=".")), "không có tệp kèm theo"),
]


def test_what_cannot_be_launched_is_refused_by_name_and_nothing_changes(town: App, subtests: pytest.Subtests) -> None:
    before = everything(town.engine)
    for build, says in REFUSALS:
        with subtests.test(says):
            with pytest.raises(Refused) as caught, writing(town.engine) as session:
                send_off(town, session, build())
            assert says in str(caught.value)
            assert everything(town.engine) == before
            assert not (town.settings.data / "files").exists()


def test_all_that_is_wrong_with_the_list_is_said_at_once(sqlite_town: App) -> None:
    some = with_recipient("la")
    some.recipient += [RecipientPart(agency=code, role=Role.INFO) for code in ("so-tttt", "cham")]
    with reading(sqlite_town.engine) as session, pytest.raises(Refused) as caught:
        confirmation_of_draft(session, some)
    assert all(words in str(caught.value) for words in ("“la”", "(so-tttt)", "cham được ghi hai lần"))


def moved(session: Session) -> None:
    who = agency_by_code(session, "cham")
    contact = session.exec(select(Contact).where(Contact.agency_id == who.id)).one()
    contact.channels = ["moi@huyen.example"]


def helped(session: Session) -> None:
    who = agency_by_code(session, "cham")
    old = session.exec(select(Contact).where(Contact.agency_id == who.id)).one()
    session.add(Contact(agency_id=who.id, tier=old.tier, name="Chị Nhanh", channels=["nhanh@huyen.example"]))


def nothing(_: Session) -> None:
    pass


def less_one() -> Draft:
    some = draft()
    some.recipient.pop(0)
    return some


def other_role() -> Draft:
    some = draft()
    some.recipient[2].role = Role.INFO
    return some


ASKS_AGAIN: list[tuple[str, Callable[[Session], None], Callable[[], Draft], int]] = [
    ("one more recipient", nothing, lambda: with_recipient("nguoi-ngoai"), 5),
    ("one less recipient", nothing, less_one, 3),
    ("another role", nothing, other_role, 4),
    ("another address", moved, draft, 4),
    ("one more person", helped, draft, 4),
]


def test_a_changed_list_asks_again(town: App, subtests: pytest.Subtests) -> None:
    with reading(town.engine) as session:
        confirmed = confirmation_of_draft(session, draft()).short
    assert confirmed.startswith("4:")
    before = everything(town.engine)
    for name, change, build, count in ASKS_AGAIN:
        with subtests.test(name):
            with (
                pytest.raises(Refused, match=f"cần xác nhận {count} nơi nhận.*--confirm {count}:[0-9a-f]{{12}}$") as no,
                writing(town.engine) as session,
            ):
                change(session)
                send_off(town, session, build(), confirmed)
            assert confirmed not in str(no.value)
            assert everything(town.engine) == before


def test_a_wrong_confirmation_is_refused_and_the_right_one_told(sqlite_town: App, subtests: pytest.Subtests) -> None:
    with writing(sqlite_town.engine) as session:
        right = confirmation_of_draft(session, draft()).short
        for wrong in ("4", "4:", "5:{hash}", "{hash}", "có", "4:000000000000"):
            given = wrong.format(hash=right.split(":")[1])
            with subtests.test(wrong), pytest.raises(Refused, match=f"--confirm {right}$"):
                send_off(sqlite_town, session, draft(), given)
        assert send_off(sqlite_town, session, draft(), f" {right}\n").list_hash.startswith(right[2:])


def test_the_order_and_the_records_copy_do_not_ask_again(sqlite_town: App) -> None:
    with writing(sqlite_town.engine) as session:
        right = confirmation_of_draft(session, draft())
        some = with_recipient("so-tttt", Role.RECORDS)  # "Lưu": without an address, and never written to
        some.recipient.reverse()
        assert confirmation_of_draft(session, some) == right
        send_off(sqlite_town, session, some, right.short)


def test_a_document_is_launched_once(town: App, subtests: pytest.Subtests) -> None:
    with writing(town.engine) as session:
        send_off(town, session, draft())
    before = everything(town.engine)
    twins: list[tuple[dict[str, object], str]] = [
        ({}, "văn bản 77/STTTT-TTBCXB ngày 24/01/2022 đã có một đợt rồi"),
        ({"number": " 77 "}, "77/STTTT-TTBCXB ngày 24/01/2022 đã có một đợt rồi"),
        ({"issued_on": dt.date(2022, 1, 10)}, f"của năm 2022 đã có đợt {SLUG} rồi"),
        ({"symbol": "stttt-ttbcxb"}, f"của năm 2022 đã có đợt {SLUG} rồi"),
    ]
    for change, says in twins:
        with subtests.test(says):
            with pytest.raises(Refused) as caught, writing(town.engine) as session:
                send_off(town, session, draft(**change))
            assert says in str(caught.value)
            assert everything(town.engine) == before
    for other in ({"number": "78"}, {"issued_on": dt.date(2021, 12, 31)}):
        with writing(town.engine) as session:
            send_off(town, session, draft(**other))
    with reading(town.engine) as session:
        slugs = {c.slug for c in session.exec(select(Campaign))}
    assert slugs == {SLUG, "78-stttt-ttbcxb-2022", "77-stttt-ttbcxb-2021"}


def test_a_recipient_may_be_given_by_name_and_is_bound_by_its_code(sqlite_town: App) -> None:
    some = with_(obligation=report(binds=["cham"]))()
    some.recipient[1].agency = "phòng Chậm"
    with writing(sqlite_town.engine) as session:
        send_off(sqlite_town, session, some)
        bound = session.exec(select(Obligation).where(Obligation.key == "report-2")).one().binds
        assert [session.get_one(Recipient, number).name for number in bound] == ["Phòng Chậm"]


def test_a_good_launch_writes_rows_and_no_message(town: App) -> None:
    some = with_recipient("nguoi-ngoai", Role.RECORDS)
    some.obligation.append(report(binds=["cham"], due_on=dt.date(2022, 2, 18), before=True))
    with writing(town.engine) as session:
        send_off(town, session, some)
    with reading(town.engine) as session:
        campaign = session.exec(select(Campaign)).one()
        directive = session.exec(select(Directive)).one()
        window = session.exec(select(Window)).one()
        parties = {r.name: r for r in session.exec(select(Recipient))}
        obligations = {o.key: o for o in session.exec(select(Obligation))}
        assert not session.exec(select(Message)).all() and not session.exec(select(Due)).all()
        assert (campaign.slug, campaign.state, campaign.recipient_count) == (SLUG, CampaignState.APPROVED, 4)
        assert (campaign.approved_by, campaign.approved_at, campaign.next_step_at) == (OFFICER, NOW, NOW)
        assert campaign.started_at is None
        assert (directive.reference_no, directive.issued_on) == ("77/STTTT-TTBCXB", dt.date(2022, 1, 24))
        assert "Lê Hải Yến" in directive.text
        assert window.next_step_at == at("2022-02-10T08:00")  # three working days before it closes
        assert {name: r.role for name, r in parties.items()} == {
            "Phòng Đúng Hạn": Role.ACTION,
            "Phòng Chậm": Role.ACTION,
            "Phòng Im Lặng": Role.ACTION,
            "Trung tâm Đăng Tải": Role.PUBLISH,
            "Cơ quan Người Ngoài": Role.RECORDS,
        }
        acting = sorted(r.id for r in parties.values() if r.role is Role.ACTION)
        assert {key: sorted(o.binds) for key, o in obligations.items()} == {
            "acknowledge": acting,
            "publish": [parties["Trung tâm Đăng Tải"].id],
            "report": acting,
            "report-2": [parties["Phòng Chậm"].id],
        }
        assert (obligations["report-2"].due_on, obligations["report-2"].before) == (dt.date(2022, 2, 18), True)
        (approved,) = session.exec(select(Event).where(Event.ledger == SLUG))
        assert (approved.what, approved.actor, approved.at) == ("campaign.approved", OFFICER, NOW)
        assert verify_history(session, SLUG) is None


def test_what_is_sent_along_is_kept_as_it_was(sqlite_town: App, tmp_path: Path) -> None:
    along = tmp_path / "kế hoạch.txt"
    along.write_text("bản gốc", "utf-8")
    some = with_(attachment=AttachmentPart(name="Kế hoạch", path=str(along)))()
    with writing(sqlite_town.engine) as session:
        send_off(sqlite_town, session, some)
    along.write_text("bản sửa", "utf-8")
    with reading(sqlite_town.engine) as session:
        named, given = session.exec(select(Attachment).order_by(Attachment.id)).all()  # type: ignore[arg-type]
        assert (named.path, named.sha256) == (None, None)
        data, kept = sqlite_town.settings.data, Path(given.path or "")
        directive = session.exec(select(Directive)).one()
        files_of(session, data, directive, [named, given])
        assert kept.parent == Path("files")
        assert (kept.stem, kept.suffix, (data / kept).read_text("utf-8")) == (given.sha256, ".txt", "bản gốc")
        assert (data / directive.path).read_bytes() == TEXT.read_bytes()


WHEN: list[tuple[str, dict[str, object], str]] = [  # launched, what the draft says, the first step
    ("2022-01-24T08:30", {}, "2022-01-24T08:30"),
    ("2022-01-24T12:00", {}, "2022-01-24T13:30"),
    ("2022-01-28T18:00", {}, "2022-02-07T07:30"),  # the evening before Tết
    ("2022-01-28T18:00", {"urgency": "Hỏa tốc"}, "2022-01-28T18:00"),
    ("2022-01-28T18:00", {"urgency": "Hoả tốc"}, "2022-01-28T18:00"),
    ("2022-01-28T18:00", {"urgency": "Khẩn"}, "2022-02-07T07:30"),
    ("2022-01-24T08:30", {"dispatch_at": "2022-01-24T14:00:00"}, "2022-01-24T14:00"),
    ("2022-01-24T08:30", {"dispatch_at": "2022-01-24T14:00:00+07:00"}, "2022-01-24T14:00"),
    ("2022-01-24T08:30", {"dispatch_at": "2022-01-24T09:00:00Z"}, "2022-01-24T16:00"),
    ("2022-01-24T08:30", {"dispatch_at": "2022-01-29T09:00:00"}, "2022-02-07T07:30"),
    ("2022-01-24T08:30", {"dispatch_at": "2022-01-24T07:45:00"}, "2022-01-24T08:30"),  # passed: at once
]


def test_the_distribution_waits_for_the_office_and_for_the_hour_wished(
    sqlite_town: App, subtests: pytest.Subtests
) -> None:
    for when, change, first in WHEN:
        with subtests.test(f"{when} {change}"), passing(sqlite_town) as session:
            some = draft(**change)
            right = confirmation_of_draft(session, some).short
            campaign = approve_launch(sqlite_town, session, some, TEXT.parent, right, at(when), OFFICER)
            assert campaign.next_step_at == at(first)


def test_a_secret_document_leaves_nothing(sqlite_town: App, tmp_path: Path) -> None:
    (tmp_path / "mật.txt").write_text(TEXT.read_text("utf-8").replace("Số: /", "MẬT\n\nSố: /", 1), "utf-8")
    before = everything(sqlite_town.engine)
    with pytest.raises(Refused, match="mật.txt"), writing(sqlite_town.engine) as session:
        some = draft(source="mật.txt")
        approve_launch(sqlite_town, session, some, tmp_path, confirmation_of_draft(session, some).short, NOW, OFFICER)
    assert everything(sqlite_town.engine) == before
    assert not (sqlite_town.settings.data / "files").exists()


def test_names_that_differ_by_a_stroke_are_two_campaigns(sqlite_town: App) -> None:
    """Hướng dẫn (HD) and hợp đồng (HĐ) of one number are two documents."""
    with writing(sqlite_town.engine) as session:
        one = send_off(sqlite_town, session, draft(symbol="HD-STTTT"))
        two = send_off(sqlite_town, session, draft(symbol="HĐ-STTTT"))
        assert (one.slug, two.slug) == ("77-hd-stttt-2022", "77-hd-stttt-2022-2")


def test_an_agency_that_no_longer_existed_is_refused_with_its_successor(sqlite_town: App) -> None:
    with writing(sqlite_town.engine) as session:
        gone = agency_by_code(session, "cham")
        gone.valid_to, gone.successor_id = dt.date(2021, 12, 31), agency_by_code(session, "dung-han").id
        session.add(gone)
        session.flush()
        with pytest.raises(Refused, match=r"\(cham\) chỉ hoạt động đến 31/12/2021; hãy thay bằng .* \(dung-han\)"):
            send_off(sqlite_town, session, draft())


def test_the_name_of_a_campaign_leaves_room_for_the_key_of_its_board(town: App) -> None:
    with writing(town.engine) as session:
        slug = send_off(town, session, draft(symbol="-".join(["STTTT"] * 10))).slug
        set_meta(session, f"board:dot-{slug}-99", "vẽ rồi")  # PostgreSQL holds a key to its length
    assert slug.endswith("-2022")
