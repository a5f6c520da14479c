"""Every letter in both languages: the small cast plays a campaign in which each kind is said, and is read."""

import datetime as dt
import email
import email.policy
import html
import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.header import decode_header, make_header
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError
from pendulum import DateTime

from models.agency import Contact
from models.app import App, open_app
from models.config.ladder_settings import Ladder, Ladders
from models.config.settings import MailSettings, Settings
from models.database import writing
from models.enums import DIGEST_KINDS, MessageKind, ObligationKind, Role, Tier
from models.regime import Every
from tasks.agencies.directory import AgencyIn, import_directory
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns.context import Context
from tasks.campaigns.extensions import grant_extension, refuse_extension
from tasks.campaigns.locks import lock_campaign
from tasks.campaigns.lookup import find_campaign
from tasks.campaigns.request import Wanted, request_reports
from tasks.campaigns.review.acceptance import accept_report
from tasks.campaigns.submissions import Given, record_submission, return_report
from tasks.campaigns.withdrawal import withdraw_directive
from tasks.commands.handover import Handover, hand_over
from tasks.delivery.channels.mime import as_mail
from tasks.launch.approve import approve_launch
from tasks.launch.consultation_part import ConsultationPart
from tasks.launch.draft import Draft, DutyPart, ObligationPart, RecipientPart, WindowPart
from tasks.launch.draft_timing import PeriodicPart
from tasks.launch.recipients import confirmation_of_draft
from tasks.letters.compose import Letter
from tasks.ops.patrol import next_instant, patrol
from tasks.render import TEMPLATES, WIDTH, Words, dial_links, render_letter
from tests.support.cast import CAST, OFFICER, SLUG, TEXT, closed, draft, owed, person, requested, said
from tests.support.databases import hurried, opened
from tests.support.instants import at
from tests.support.kept_letters import Kept

LANGUAGES = ("vi", "en")
SUBJECT = (
    "tăng cường tuyên truyền, đôn đốc việc triển khai thực hiện các nhiệm vụ về chuyển đổi số, an toàn thông tin mạng"
    " & phòng, chống <b>tin giả</b> trên địa bàn tỉnh trong quý I năm 2022"
)
HOSTILE = "Phòng <script>alert(1)</script> & Im Lặng"
LONG = "Trung tâm Văn hóa, Thể thao và Truyền thông huyện Đúng Hạn, nguyên Đài Truyền thanh huyện"
TOPIC = "đôn đốc lần 1: báo cáo kết quả phòng, chống dịch COVID-19 ở các xã/phường"
REASON = "số liệu chưa khớp;\n\n- mục 2 còn thiếu\nđề nghị <b>bổ sung</b>"
DEADLINES = ("Thời hạn", "Hạn xác nhận", "Deadline", "New deadline", "Acknowledgement due by")
WEEKDAYS = {
    "vi": ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
FRAME = {"joint.j2", "frame.txt.j2", "frame.html.j2", "who.txt.j2", "who.html.j2", "parts.j2"}


@dataclass(frozen=True)
class Played:
    """The letters of one language, each with its kind."""

    letters: list[tuple[MessageKind, Letter]]

    @property
    def official(self) -> list[tuple[MessageKind, Letter]]:
        """Those about one document: all but the digests."""
        return [(kind, letter) for kind, letter in self.letters if kind not in DIGEST_KINDS]

    def of(self, kind: MessageKind) -> list[Letter]:
        return [letter for k, letter in self.letters if k is kind]


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Each language."""
    return str(request.param)


@pytest.fixture(scope="module")
def played(language: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    """A campaign in which every kind of letter is said."""
    settings = Settings(data=tmp_path_factory.mktemp(language), mail=MailSettings(language=language))
    app = hurried(opened(settings))
    room = Kept()
    play(app, room)
    kinds = {m.letter_id: m.kind for m in said(app)}
    yield Played([(kinds[letter.letter_id], letter) for letter in room.letters])
    app.engine.dispose()


def play(app: App, room: Kept) -> None:
    """Launch, three chases, a window that ends, a request, an extension and a refusal, a return, the closing."""
    cast = CAST.model_copy(deep=True)
    cast.agency[1].name, cast.agency[3].name = LONG, HOSTILE
    given = draft(subject=unicodedata.normalize("NFD", SUBJECT), urgency="Khẩn")
    given.recipient.append(RecipientPart(agency="nguoi-ngoai", role=Role.INFO))
    given.duty = [DutyPart(number="1", title="Tuyên truyền thường xuyên."), DutyPart(number="2", title="Báo cáo.")]
    given.window.append(WindowPart(key="dai", topic="chương trình dài hơi", horizon=True))
    monthly = ObligationPart(
        key="thang", kind=ObligationKind.REPORT, title="báo cáo tháng", binds=["im-lang"], due_on=dt.date(2022, 3, 31)
    )
    given.obligation.append(monthly)
    start = at("2022-01-24T08:30")
    with writing(app.engine) as session:
        import_directory(session, cast, start, OFFICER)
        approve_launch(app, session, given, TEXT.parent, confirmation_of_draft(session, given).short, start, OFFICER)
    run(app, room, "2022-02-16T09:00")
    requested(app, "2022-02-16T09:30", "2022-02-18")
    run(app, room, "2022-02-17T10:00")
    with writing(app.engine) as session:
        campaign, due = owed(session, "cham")
        grant_extension(
            Context(app, session, campaign, at("2022-02-17T10:00"), OFFICER), due, dt.date(2022, 2, 24), REASON
        )
        campaign, due = owed(session, "dung-han")
        until, now = dt.date(2022, 2, 24), at("2022-02-17T10:00")
        refuse_extension(Context(app, session, campaign, now, OFFICER), due, until, REASON)
    run(app, room, "2022-02-18T10:00")
    with writing(app.engine) as session:
        campaign, due = owed(session, "dung-han")
        record_submission(Context(app, session, campaign, at("2022-02-18T10:00"), OFFICER), due, Given(nil=True))
    run(app, room, "2022-02-18T15:00")
    with writing(app.engine) as session:
        campaign, due = owed(session, "dung-han")
        return_report(Context(app, session, campaign, at("2022-02-18T15:00"), OFFICER), due, REASON)
    run(app, room, "2022-03-07T09:00")
    with writing(app.engine) as session:
        campaign, due = owed(session, "cham")
        record_submission(Context(app, session, campaign, at("2022-03-07T09:00"), OFFICER), due, Given("muộn"))
        accept_report(Context(app, session, campaign, at("2022-03-07T09:05"), OFFICER), due)
    run(app, room, "2022-03-07T10:00")
    for key in ("dot", None):
        with writing(app.engine) as session:
            campaign = lock_campaign(session, find_campaign(session, SLUG).id)
            closed(Context(app, session, campaign, at("2022-03-07T10:00"), OFFICER), key)
        run(app, room, "2022-03-07T10:05")


@pytest.fixture(scope="module")
def befallen(language: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    """Campaigns with higher tiers, silent sub-units, a replacement and a withdrawal."""
    report = Ladder(chase=(1, 3), deputy_at=(1,), head_at=(2,), escalate_at=(2,))
    settings = Settings(
        data=tmp_path_factory.mktemp(language), mail=MailSettings(language=language), ladder=Ladders(report=report)
    )
    app, room = open_app(settings), Kept()
    befall(app, room)
    kinds = {m.letter_id: m.kind for m in said(app)}
    yield Played([(kinds[letter.letter_id], letter) for letter in room.letters])
    app.engine.dispose()


def befall(app: App, room: Kept) -> None:
    """Two thirds of the cast hand in nothing; their communes are silent; then 78 replaces 77, and is withdrawn."""
    cast = CAST.model_copy(deep=True)
    for tier in ("deputy", "head"):
        cast.agency[3].contact.append(person(tier, f"{tier}@huyen.example", f"Bà {tier}"))
    cast.agency += [AgencyIn(code=f"xa-{n}", name=f"Ủy ban nhân dân xã Im {n}", parent="im-lang") for n in (1, 2)]
    with writing(app.engine) as session:
        import_directory(session, cast, at("2022-01-24T08:30"), OFFICER)
    handed = ObligationPart(
        key="giao",
        kind=ObligationKind.CASCADE,
        title="giao các xã thực hiện",
        due_on=dt.date(2022, 2, 10),
        units=["xa-1", "xa-2"],
    )
    given = draft()
    given.obligation.append(handed)
    monthly = PeriodicPart(every=Every.MONTH, day=20)
    given.obligation.append(
        ObligationPart(key="thang", kind=ObligationKind.REPORT, title="báo cáo tháng", periodic=monthly)
    )
    asked = ObligationPart(
        key="y-kien", kind=ObligationKind.CONSULTATION, title="góp ý dự thảo quy chế", due_on=dt.date(2022, 1, 27),
        consultation=ConsultationPart(silence="Điều 17"),
    )  # fmt: skip
    given.obligation.append(asked)
    sent(app, room, given, "2022-01-24T08:30")
    with writing(app.engine) as session:
        campaign, due = owed(session, "xa-1", ObligationKind.CASCADE)
        record_submission(Context(app, session, campaign, at("2022-02-09T09:00"), OFFICER), due, Given("đã làm"))
    run(app, room, "2022-02-16T09:00")
    with writing(app.engine) as session:
        campaign = lock_campaign(session, find_campaign(session, SLUG).id)
        cites = "văn bản số 145/STTTT-TTBCXB ngày 16/02/2022"
        day, now = dt.date(2022, 2, 18), at("2022-02-16T09:00")
        request_reports(
            Context(app, session, campaign, now, OFFICER), Wanted(day, time=dt.time(10), window="dot", cites=cites)
        )
    run(app, room, "2022-03-01T09:00")
    with writing(app.engine) as session:
        agency = agency_by_code(session, "dung-han")
        session.add(Contact(agency_id=agency.id, tier=Tier.CONTACT, name="Chị Mới", channels=["moi@huyen.example"]))
        session.flush()
        hand_over(app, session, Handover(agency, "Chị Mới"), OFFICER, at("2022-03-01T09:00"))
    patrol(app, room, at("2022-03-01T09:00"))
    sent(app, room, draft(number="78", replaces="77/STTTT-TTBCXB"), "2022-03-01T09:00")
    with writing(app.engine) as session:
        campaign = lock_campaign(session, find_campaign(session, "78-stttt-ttbcxb-2022").id)
        withdraw_directive(Context(app, session, campaign, at("2022-03-01T10:00"), OFFICER), REASON)
    run(app, room, "2022-03-01T10:00")


def sent(app: App, room: Kept, given: Draft, when: str) -> None:
    """Launch and distribute."""
    with writing(app.engine) as session:
        approve_launch(app, session, given, TEXT.parent, confirmation_of_draft(session, given).short, at(when), OFFICER)
    patrol(app, room, at(when))


def run(app: App, room: Kept, until: str) -> None:
    """All patrols up to an instant, each when something is due."""
    now = at("2022-01-24T08:35")
    while now <= at(until):
        patrol(app, room, now)
        following = next_instant(app, now.add(seconds=1))
        if following is None:
            return
        now = following


def one_line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def plain(letter: Letter) -> str:
    """The text part on one line."""
    return one_line(letter.words.text)


def visible(letter: Letter) -> str:
    """What a reader of the HTML sees, on one line."""
    shown = re.sub(r"<title>.*?</title>|</?(p|li|td|h1|br|div)\b[^>]*>", " ", letter.words.html)
    return one_line(html.unescape(re.sub(r"<[^>]+>", "", shown)))


# All kinds, all templates


@pytest.mark.parametrize("kind", MessageKind)
def test_every_kind_is_said_in_both_languages(played: Played, befallen: Played, kind: MessageKind) -> None:
    assert played.of(kind) or befallen.of(kind)


@pytest.mark.parametrize("kind", MessageKind)
def test_every_kind_asks_for_no_automatic_answer_and_keeps_rfc_2047(
    played: Played, befallen: Played, kind: MessageKind
) -> None:
    for letter in (played.of(kind) + befallen.of(kind))[:3]:
        raw = as_mail(replace(letter, files=(), forms=()), Settings())
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        assert mail["X-Auto-Response-Suppress"] == "OOF, AutoReply" and mail["Auto-Submitted"] == "auto-generated"
        for line in raw.partition(b"\r\n\r\n")[0].decode("ascii").split("\r\n"):
            words = re.findall(r"=\?[^?\s]*\?[^?\s]*\?[^?\s]*\?=", line)
            assert all(len(word) <= 75 for word in words) and (not words or len(line) <= 76), line


def test_what_befalls_a_campaign_is_said_as_carefully(befallen: Played, language: str) -> None:
    for kind, letter in befallen.letters:
        for part in (letter.words.subject, letter.words.text, letter.words.html):
            assert not re.search(r"None|Undefined|\{\{|\{%|\bTrue\b|\bFalse\b|Kind\.|Markup", part), (kind, part)
            assert unicodedata.is_normalized("NFC", part)
        assert not re.search(r"\S  +\S| [,.;:](?!\S)", letter.words.text), (kind, letter.words.text)
    chase = befallen.of(MessageKind.CASCADE_CHASE)
    about_units = next(plain(letter) for letter in chase if "1/2" in letter.words.subject)
    assert "xã Im 2" in about_units and "xã Im 1" not in about_units
    assert all("145/STTTT-TTBCXB" in plain(letter) for letter in befallen.of(MessageKind.REQUEST))
    late = [plain(letter) for letter in befallen.of(MessageKind.CHASE_HEAD)]
    hour = "10 giờ 00" if language == "vi" else "10:00"
    assert any(hour in text and "145/STTTT-TTBCXB" in text for text in late)
    assert all("78/STTTT-TTBCXB" in plain(letter) for letter in befallen.of(MessageKind.REPLACEMENT))
    assert {letter.address for letter in befallen.of(MessageKind.CHASE_HEAD)} == {"head@huyen.example"}
    assert {letter.address for letter in befallen.of(MessageKind.CHASE_DEPUTY)} == {"deputy@huyen.example"}


def test_every_template_has_a_kind_and_every_kind_a_template(language: str) -> None:
    assert {p.name for p in (TEMPLATES / language).iterdir()} == {f"{kind}.j2" for kind in MessageKind} | FRAME


def test_the_languages_are_those_of_the_settings() -> None:
    assert {p.name for p in TEMPLATES.iterdir()} - {"page"} == set(LANGUAGES)  # the page is the board's, no letter


def test_what_was_not_gathered_is_an_error_and_not_a_hole() -> None:
    with pytest.raises(UndefinedError):
        render_letter(MessageKind.RECEIPT, {})


# What must never stand in a letter


def test_nothing_of_the_machine_shows(played: Played) -> None:
    for kind, letter in played.letters:
        for part in (letter.words.subject, letter.words.text, letter.words.html):
            assert not re.search(r"None|Undefined|\{\{|\{%|\bTrue\b|\bFalse\b|Kind\.|Markup", part), (kind, part)


def test_letters_are_in_nfc(played: Played) -> None:
    for _, letter in played.letters:
        for part in (letter.words.subject, letter.words.text, letter.words.html):
            assert unicodedata.is_normalized("NFC", part)


def test_no_double_blanks_and_no_blank_before_a_mark(played: Played) -> None:
    for kind, letter in played.letters:
        for line in letter.words.text.splitlines():
            assert line in ("-- ", *(f"{indent}{line.strip()}" for indent in ("", "  ", "   "))), (kind, line)
            assert "  " not in line.strip(), (kind, line)
        assert not re.search(r" [,.;:)”]|[,;]\S?[,;.]|\.\.|\( |“ ", plain(letter).replace("-- ", "")), (
            kind,
            plain(letter),
        )
        assert "  " not in letter.words.subject
        assert "\n\n\n" not in letter.words.text


def test_lines_of_the_text_fit_where_words_allow(played: Played) -> None:
    for kind, letter in played.letters:
        for line in letter.words.text.splitlines():
            assert len(line) <= WIDTH or " " not in line.removeprefix("- ").strip(), (kind, line)


def test_hostile_names_are_text_in_html(played: Played) -> None:
    told = [letter for _, letter in played.letters if HOSTILE in plain(letter)]
    assert told
    for letter in told:
        assert "<script" not in letter.words.html
        assert "Phòng &lt;script&gt;alert(1)&lt;/script&gt; &amp; Im Lặng" in letter.words.html
    for _, letter in played.letters:
        assert "<b>" not in letter.words.html


def test_the_html_is_well_formed_and_fetches_nothing(played: Played) -> None:
    for kind, letter in played.letters:
        checked = Checked()
        checked.feed(letter.words.html)
        assert checked.open == [] and checked.wrong == [], (kind, checked.open, checked.wrong)
        assert checked.tags <= SAFE, kind
        assert not re.search(r"https?:|url\(|src=|@import", letter.words.html), kind


SAFE = set("html head meta title body div table tr th td p h1 ul li strong em br a".split())  # noqa: SIM905


class Checked(HTMLParser):
    """Which tags a page uses, and whether each is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


# What every letter must say


def test_the_subject_carries_the_reference_number(played: Played) -> None:
    for _, letter in played.official:
        assert letter.words.subject.startswith("[77/STTTT-TTBCXB] ")
        words = letter.words.subject.removeprefix("[77/STTTT-TTBCXB] ")
        assert words and words[0] == words[0].upper()


def test_each_letter_names_the_document_its_date_and_its_subject(played: Played) -> None:
    for kind, letter in played.official:
        if is_prompt(kind, letter):
            continue
        for seen in (plain(letter), visible(letter)):
            assert "77/STTTT-TTBCXB" in seen and "24/01/2022" in seen, kind
            assert SUBJECT[1:] in seen, kind


def is_prompt(kind: MessageKind, letter: Letter) -> bool:
    """The officer's prompt at the end of a window, which is no letter to anybody outside."""
    return (
        kind is MessageKind.WINDOW_CLOSING
        and re.search("đóng phần này ở|can be closed at", letter.words.text) is not None
    )


def test_the_html_says_what_the_text_says(played: Played) -> None:
    for kind, letter in played.official:
        body = re.split(r"V/v |Re: |Nơi nhận:\n|Distribution:\n", letter.words.text)[1]
        blocks = [" ".join(b.split()) for b in re.split(r"\n\n|\n- ", body.split("\n\nTL. ")[0])]
        assert [b for b in blocks if b.removeprefix("- ") not in visible(letter)] == [], kind


def test_dates_are_vietnamese(played: Played) -> None:
    for kind, letter in played.letters:
        found = re.findall(r"\d+[/-]\d+[/-]\d+", plain(letter))
        assert found
        for date in found:
            assert re.fullmatch(r"\d\d/\d\d/\d{4}", date), (kind, date)


def test_every_weekday_is_the_right_one(played: Played, language: str) -> None:
    names = WEEKDAYS[language]
    pattern = rf"({'|'.join(names)}), (?:ngày )?(\d\d)/(\d\d)/(\d{{4}})"
    count = 0
    for _, letter in played.letters:
        for name, day, month, year in re.findall(pattern, plain(letter)):
            count += 1
            assert names[dt.date(int(year), int(month), int(day)).weekday()] == name
    assert count > 20


def test_deadlines_have_their_weekday(played: Played, language: str) -> None:
    kinds = set()
    for kind, letter in played.letters:
        for line in letter.words.text.replace("\n  ", " ").splitlines():
            if line.startswith(tuple(f"- {word}" for word in DEADLINES)):
                kinds.add(kind)
                assert re.search(rf"({'|'.join(WEEKDAYS[language])}), (ngày )?\d\d/\d\d/\d{{4}}", line), line
                # What accuses tells from when it is late; what reminds names the hour alone.
                assert re.search(r"17 giờ 00|17:00", line), line
                assert bool(re.search(r"muộn từ 00 giờ 00|late from 00:00", line)) == (kind is MessageKind.CHASE), line
    assert kinds == {
        MessageKind.PUBLISH, MessageKind.ACKNOWLEDGE_CHASE, MessageKind.REQUEST, MessageKind.REMINDER,
        MessageKind.DUE_TODAY, MessageKind.CHASE, MessageKind.RETURNED, MessageKind.EXTENSION,
    }  # fmt: skip


def test_the_distribution_says_by_when_to_acknowledge_and_what_is_dated(played: Played, language: str) -> None:
    letters = {letter.address: plain(letter) for letter in played.of(MessageKind.DISPATCH)}
    acknowledge = {"vi": "17 giờ 00, thứ Ba, ngày 25/01/2022", "en": "17:00, Tuesday, 25/01/2022"}[language]
    dated = {"vi": "17 giờ 00, thứ Năm, ngày 31/03/2022", "en": "17:00, Thursday, 31/03/2022"}[language]
    acting = set(letters) - {"ngoai@khac.example"}
    assert {a for a, text in letters.items() if acknowledge in text} == acting
    assert [a for a, text in letters.items() if dated in text] == ["imlang@huyen.example"]
    assert {a for a, text in letters.items() if "Tuyên truyền thường xuyên." in text} == set(letters) - {
        "ngoai@khac.example"
    }


def test_letters_say_whom_to_ask_and_how_to_answer(played: Played) -> None:
    for kind, letter in played.letters:
        if letter.address == "canbo@so.example":  # the officer is not told to ask himself
            assert "0205.3812.345" not in plain(letter), kind
            continue
        assert "0205.3812.345" in plain(letter) and "ttbcxb@stttt.langson.example" in plain(letter), kind
        assert "chuyên viên phụ trách" in plain(letter), kind
        system = re.search(r"Hệ thống Đôn Đốc|Đôn Đốc \(automatic\)", plain(letter))
        assert "CHÁNH VĂN PHÒNG" in plain(letter) or system, kind  # within the office nobody signs


def test_english_letters_use_no_vietnamese_but_names_and_data(tmp_path: Path) -> None:
    for path in (TEMPLATES / "en").iterdir():
        source = path.read_text("utf-8")
        for known in (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Đôn Đốc", "Không có nội dung báo cáo",
            "Văn bản chỉ đạo điều hành",
        ):  # fmt: skip
            source = source.replace(known, "")
        assert re.findall(r"\w*[^\W\dA-Za-z_“”]\w*", source) == [], path.name


def test_leaders_are_told_what_was_said_and_when(played: Played, language: str) -> None:
    text = plain(played.of(MessageKind.ESCALATION)[0])
    assert HOSTILE in text
    lines = {
        "vi": "đôn đốc lần 1 ngày 21/02/2022; đôn đốc lần 2 ngày 23/02/2022",
        "en": "chase No. 1 on 21/02/2022; chase No. 2 on 23/02/2022",
    }
    assert lines[language] in text


def test_a_reason_of_several_lines_loses_no_letter(played: Played) -> None:
    for letter in (*played.of(MessageKind.EXTENSION), *played.of(MessageKind.RETURNED)):
        assert " ".join(REASON.split()) in plain(letter)
        assert " ".join(REASON.split()) in visible(letter)


# Letters that go later than planned


@pytest.fixture(scope="module")
def facts() -> dict[str, Any]:
    """The least that a letter about a deadline asks for."""
    return {
        "office": Settings().office,
        "issuer": "Sở Thông tin và Truyền thông",
        "agency": "Phòng Chậm",
        "internal": False,
        "contact": Named("Anh Chậm"),
        "directive": Paper(),
        "urgency": None,
        "numbers": [Paper().reference_no],
        "to_officer": False,
        "today": dt.date(2022, 2, 18),
        "now": at("2022-02-18T08:00"),
        "deadline": at("2022-02-18T17:00"),
        "due": Owing(),
        "what": "báo cáo kết quả",
        "days_left": 0,
        "form": False,
        "overdue_days": 0,
        "overdue_hours": 0,
        "late_from": at("2022-02-19T00:00"),
        "ordinal": 0,
        "step": "due_today",
        "link": "",
    }


@dataclass(frozen=True)
class Named:
    """A contact."""

    name: str
    title: str = ""


@dataclass(frozen=True)
class Paper:
    """A directive."""

    doc_type: str = "công văn"
    reference_no: str = "77/STTTT-TTBCXB"
    issued_on: dt.date = dt.date(2022, 1, 24)
    subject: str = "tuyên truyền thử"


@dataclass(frozen=True)
class Owing:
    """A Due."""

    kind: ObligationKind = ObligationKind.REPORT
    urgent: bool = False
    cites: str = ""


def on(facts: dict[str, Any], moment: DateTime, left: int) -> dict[str, Any]:
    """The same facts at another time."""
    return facts | {"today": moment.date(), "now": moment, "days_left": left}


@pytest.mark.parametrize(("language", "words"), [("vi", "hôm nay"), ("en", "today")])
def test_the_reminder_of_the_day_does_not_say_today_on_another_day(
    facts: dict[str, Any], language: str, words: str
) -> None:
    due, late = at("2022-02-18T08:00"), at("2022-02-21T07:45")
    on_the_day = render_letter(MessageKind.DUE_TODAY, on(facts, due, 0), language)
    after = render_letter(MessageKind.DUE_TODAY, on(facts, late, -1), language)
    assert words in on_the_day.subject.lower()
    assert words not in after.subject.lower()
    assert re.search(r"18/02/2022", after.text)
    assert not re.search(r"(Hôm nay|Today), ", after.text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("left", [0, -1])
def test_a_reminder_that_comes_late_counts_no_days(facts: dict[str, Any], language: str, left: int) -> None:
    words = render_letter(MessageKind.REMINDER, on(facts, at("2022-02-18T08:00"), left), language)
    assert not re.search(r"\b-?0?[01] (ngày làm việc|working)", words.text)
    assert "18/02/2022" in words.subject


def test_counts_are_written_as_each_language_does(facts: dict[str, Any]) -> None:
    three = on(facts, at("2022-02-15T08:00"), 3)
    assert "còn 03 ngày làm việc" in render_letter(MessageKind.REMINDER, three, "vi").subject
    assert "(3 working days left)" in render_letter(MessageKind.REMINDER, three, "en").subject
    assert (
        "(1 working day left)"
        in render_letter(MessageKind.REMINDER, on(three, at("2022-02-17T08:00"), 1), "en").subject
    )


@pytest.mark.parametrize(
    ("urgent", "days", "hours", "vi", "en"),
    [
        (True, 0, 3, "03 giờ", "3 hours"),
        (True, 1, 26, "26 giờ", "26 hours"),
        (True, 0, 0, "chưa đến 01 giờ", "less than an hour"),
        (False, 2, 30, "02 ngày làm việc", "2 working days"),
        (False, 0, 5, "05 giờ", "5 hours"),
    ],
)
@pytest.mark.parametrize("kind", [MessageKind.CHASE, MessageKind.ACKNOWLEDGE_CHASE, MessageKind.ESCALATION])
def test_what_is_late_since_hours_is_never_late_by_no_days(
    facts: dict[str, Any], kind: MessageKind, urgent: bool, days: int, hours: int, vi: str, en: str
) -> None:
    late = {"due": Owing(urgent=urgent), "overdue_days": days, "overdue_hours": hours, "deadline": facts["deadline"]}
    item = late | {"name": "Phòng Chậm", "history": [], "call": None}
    figures = {"expected": 3, "waived": 0, "received": 2}
    told = facts | late | {"ordinal": 1, "items": [item], "figures": figures, "desk": "", "slug": "x"}
    assert f"quá hạn {vi}" in (said := one_line(render_letter(kind, told).text))
    assert f"overdue by {en}" in one_line(render_letter(kind, told, "en").text)
    assert ("17 giờ 00" in said) or not urgent


def test_only_a_report_may_be_answered_with_nothing_to_report(facts: dict[str, Any]) -> None:
    chase = facts | {"ordinal": 1, "overdue_days": 1}
    assert "Không có nội dung báo cáo" in one_line(render_letter(MessageKind.CHASE, chase).text)
    publication = chase | {"due": Owing(ObligationKind.PUBLISH), "what": "đăng tải văn bản"}
    assert "Không có nội dung báo cáo" not in one_line(render_letter(MessageKind.CHASE, publication).text)


# As a mail


def letter_of(subject: str) -> Letter:
    words = Words(subject, "một\n", "<p>một</p>")
    return Letter("khoa@so.example", "mail", "cham@huyen.example", "Anh Chậm", words, at("2022-01-24T08:35"))


def test_a_long_vietnamese_subject_loses_no_blank_on_its_way() -> None:
    words = itertools.cycle(TOPIC.split())
    subject = "[123/STTTT-TTBCXB]"
    settings = Settings()
    for word in itertools.islice(words, 60):
        subject += f" {word}"
        raw = as_mail(letter_of(subject), settings)
        head = raw.split(b"\r\n\r\n")[0]
        assert max(map(len, head.split(b"\r\n"))) <= 78, subject
        assert str(email.message_from_bytes(raw, policy=email.policy.default)["Subject"]) == subject
        assert str(make_header(decode_header(email.message_from_bytes(raw)["Subject"]))) == subject


def test_the_letters_of_the_play_survive_the_mail(played: Played) -> None:
    settings = Settings()
    for kind, letter in played.letters:
        mail = email.message_from_bytes(as_mail(letter, settings), policy=email.policy.default)
        assert str(mail["Subject"]) == letter.words.subject, kind
        for subtype, words in (("plain", letter.words.text), ("html", letter.words.html)):
            body = mail.get_body((subtype,))
            assert body is not None
            assert body.get_content().replace("\r\n", "\n").strip() == words.strip(), kind


@pytest.mark.parametrize("break_", ["\n", "\r", "\r\n"])
def test_a_line_break_in_a_header_is_refused(break_: str) -> None:
    for bad in (
        letter_of(f"một{break_}Bcc: ngoai@khac.example"),
        replace(letter_of("một"), address=f"cham@huyen.example{break_}Bcc: ngoai@khac.example"),
        replace(letter_of("một"), to_name=f"Anh{break_}Bcc: ngoai@khac.example"),
    ):
        try:
            head = as_mail(bad, Settings()).split(b"\r\n\r\n")[0]
        except ValueError:
            continue
        assert b"\r\nBcc:" not in head and b"\nBcc:" not in head


def test_a_telephone_number_in_a_line_is_a_link_and_nothing_else_is() -> None:
    line = "Anh A <b>, điện thoại 0205.3812 345; muộn từ 26/01/2022"
    said = dial_links(line)
    assert '<a href="tel:02053812345"' in said and "&lt;b&gt;" in said and said.count("<a ") == 1
    assert dial_links("số 123/STTTT-TTBCXB ngày 24/01/2022") == "số 123/STTTT-TTBCXB ngày 24/01/2022"
