"""The page of a draft as data: every fact as a card, what is lacking, and the draft that it all comes to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pendulum import DateTime
from pydantic import ValidationError
from sqlmodel import Session, select

from models.app import App
from models.campaign import Campaign
from models.directive import Directive, is_urgent
from models.draft import DeskDraft
from tasks.desk.drafts.along import files_along, not_uploaded
from tasks.desk.drafts.cards import Card, Choices, Entry, Level, mistakes_of
from tasks.desk.drafts.due_lines import DueSetting
from tasks.desk.drafts.figures_form import form_card
from tasks.desk.drafts.head_cards import head_cards, head_values, issuer_options
from tasks.desk.drafts.marks import Mark, Piece, marked_text
from tasks.desk.drafts.names_known import KnownNames, names_known
from tasks.desk.drafts.owed import OwedSetting, owed_card
from tasks.desk.drafts.people import People, people_of
from tasks.desk.drafts.proposals import PassedLine, passed_lines, proposed_obligations
from tasks.desk.drafts.reading_in import reading_of_draft
from tasks.desk.drafts.windows import duty_parts, window_cards
from tasks.errors import Refused
from tasks.launch.draft import DirectivePart, Draft, DutyPart, WindowPart
from tasks.launch.draft_timing import ObligationPart
from tasks.launch.from_reading import day_of_names, draft_by
from tasks.launch.proposed_form import propose_forms
from tasks.launch.recipients import recipients_of
from tasks.read import Reading
from tasks.storage.attachments import file_name_of

_HEAD = {"number": "so", "issued_on": "so", "issuer": "co-quan", "subject": "trich-yeu", "urgency": "trich-yeu"}
"""The card of each field of the head that has evidence."""

_SAID = {
    "number": "chưa có số; văn thư cấp sau khi ký",
    "issued_on": "chưa có ngày; hãy viết như 24/01/2022",
    "issuer": "chưa rõ cơ quan ban hành; hãy chọn",
    "symbol": "chưa có ký hiệu",
}
"""What is said of a blank field of the head."""


@dataclass(frozen=True)
class Sheet:
    """All that the page shows. `draft` is None while something entered cannot be understood at all."""

    cards: tuple[Card, ...]
    duties: tuple[Card, ...]
    people: People
    along: tuple[Entry, ...]
    passed: tuple[PassedLine, ...]
    pieces: tuple[Piece, ...]
    gaps: tuple[str, ...]
    notes: tuple[str, ...]
    draft: Draft | None

    @property
    def to_look_at(self) -> list[Card]:
        """The cards that lack something, then those that are doubtful."""
        return sorted((card for card in self.cards if card.level < Level.CLEAR), key=lambda card: card.level)

    @property
    def clear(self) -> list[Card]:
        return [card for card in self.cards if card.level is Level.CLEAR and not card.offered]

    @property
    def offered(self) -> list[Card]:
        """What the document does not say, and an officer may add."""
        return [card for card in self.cards if card.level is Level.CLEAR and card.offered]

    @property
    def blanks(self) -> int:
        """How many things keep it from being launched."""
        return sum(card.level is Level.BLANK for card in self.cards) + self.people.errors + len(self.gaps)

    @property
    def missing(self) -> list[tuple[str, str, str]]:
        """What keeps it from being launched: the place on the page, "" for no single one, its title, what is wrong."""
        found = [("", "", gap) for gap in self.gaps]
        for card in self.cards:
            if card.level is Level.BLANK:
                beside = [entry for row in card.rows for entry in row]
                wrong = [entry for entry in (*card.entries, *beside) if entry.error]
                found += [(entry.name, f"{card.title}, {entry.label}", entry.error) for entry in wrong]
                found += [(f"muc-{card.key}", card.title, text) for text in card.errors]
        found += [(f"muc-r-{line.key}", line.name, line.error) for line in self.people.lines if line.error]
        return found + [(entry.name, entry.label, entry.error) for entry in self.people.more if entry.error]

    @property
    def doubts(self) -> int:
        return sum(card.level is Level.DOUBT for card in self.cards)

    @property
    def ready(self) -> bool:
        return self.draft is not None and not self.blanks

    @property
    def marked(self) -> set[str]:
        """The cards whose words stand in the text shown."""
        return {piece.card for piece in self.pieces if piece.what == "open"}


def sheet_of(app: App, session: Session, row: DeskDraft, now: DateTime) -> Sheet:
    """The page of a draft that has been read, as officers have filled it in so far."""
    reading, choices = reading_of_draft(row), Choices(row.choices)
    known = names_known(session, day_of_names(reading))
    proposal = draft_by(known.finder, reading, _source(row))
    people = people_of(known.finder, reading, choices, known.names)
    head, head_wrong = _head(app, proposal.directive, choices, now)
    windows, kept_windows = window_cards(proposal.window, reading, choices)
    setting = _owed_setting(app, known, people, kept_windows, head, now)
    owed, obligations, marks = _owed(proposal, reading, choices, setting)
    forms = propose_forms(reading.text)
    reports = [(part.key, part.title) for part in obligations if part.kind == "report"]
    form, fields, used = form_card(forms, choices, reports)
    obligations = [
        part.model_copy(update={"field": list(fields)}) if part.key in used else part for part in obligations
    ]
    duties, kept_duties = duty_parts(proposal.duty, choices, {part.agency for part in people.parts})
    along, attachments = files_along(proposal.attachment, row.files, choices)
    draft = _draft(head, people, (kept_windows, kept_duties, obligations), attachments, head_wrong)
    gaps = _gaps(app, session, draft, head_wrong)
    issuers = issuer_options(known.finder, app.settings.office.agency, reading.issuer or "", known.names)
    cards = [*head_cards(reading, head, head_wrong, choices, issuers), *windows, *owed, *([form] if form else [])]
    marks += _marks(reading, windows, people, [(one.start, one.end) for one in forms] if form else [])
    return Sheet(
        tuple(cards), tuple(duties), people, along, passed_lines(reading, proposal.window, choices),
        tuple(marked_text(reading.text, marks)), tuple(gaps), (*reading.notes, *not_uploaded(attachments)), draft,
    )  # fmt: skip


def _source(row: DeskDraft) -> str:
    """The file that is sent: the document itself where it came in an envelope."""
    by_kind = {file["kind"]: file_name_of(file) for file in row.files}
    return by_kind.get("document") or by_kind.get("main", "")


def _head(app: App, part: DirectivePart, choices: Choices, now: DateTime) -> tuple[dict[str, Any], dict[str, str]]:
    """The values of [directive] and what is wrong with them, also what only a launch would refuse."""
    values, wrong = head_values(part, choices)
    values |= {"source": part.source}
    if values["issued_on"] and values["issued_on"] > app.calendar.local(now).date():
        wrong["issued_on"] = "ngày ban hành ở tương lai; chưa ban hành thì chưa gửi được"
    if values["issuer"] and values["issuer"] != app.settings.office.agency:
        wrong["issuer"] = "chỉ phát hành được văn bản của chính cơ quan mình"
    try:
        directive = DirectivePart.model_validate(values)
    except ValidationError as error:
        return values, mistakes_of(error) | wrong
    for gap in Draft(directive=directive, recipient=[]).missing():
        place, _, said = gap.partition(": ")
        if place.startswith("directive."):
            key = place.removeprefix("directive.")
            wrong.setdefault(key, _SAID.get(key, said) if not values[key] else said)
    return values, wrong


def _owed_setting(
    app: App, known: KnownNames, people: People, windows: Sequence[WindowPart], head: dict[str, Any], now: DateTime
) -> OwedSetting:
    ends = {part.key: part.ends_on for part in windows if part.ends_on}
    options = [(part.key, part.topic) for part in windows if part.ends_on]
    today = app.calendar.local(now).date()
    due = DueSetting(app, today, head["issued_on"], ends, is_urgent(head["urgency"]))
    return OwedSetting(app, known.finder, people, options, due)


def _owed(
    proposal: Draft, reading: Reading, choices: Choices, setting: OwedSetting
) -> tuple[list[Card], list[ObligationPart], list[Mark]]:
    cards, kept, marks = [], [], []
    for one, fact in proposed_obligations(proposal, reading, choices, setting):
        card, part = owed_card(one, choices, setting)
        cards.append(card)
        kept += [part] if part else []
        marks += [Mark(fact.start, fact.end, card.key)] if fact else []
    return cards, kept, marks


def _draft(
    head: dict[str, Any], people: People, body: tuple[list[WindowPart], list[DutyPart], list[ObligationPart]],
    attachments: list[Any], wrong: dict[str, str],
) -> Draft | None:  # fmt: skip
    """What a launch would take; None where the head cannot be understood."""
    try:
        directive = DirectivePart.model_validate(head)
    except ValidationError:
        return None
    windows, duties, obligations = body
    return Draft(
        directive=directive, recipient=list(people.parts), window=windows, duty=duties, obligation=obligations,
        attachment=attachments,
    )  # fmt: skip


def _gaps(app: App, session: Session, draft: Draft | None, wrong: dict[str, str]) -> list[str]:
    """What is lacking and belongs to no single field."""
    if draft is None:
        return []
    gaps = [gap.partition(": ")[2] for gap in draft.missing() if not gap.startswith("directive.")]
    gaps += _twins(session, draft)
    try:
        recipients_of(session, draft)
    except Refused as error:
        gaps += [line.strip() for line in str(error).splitlines()[1:]]
    return gaps


def _twins(session: Session, draft: Draft) -> list[str]:
    """The campaign of the same document, where it has one already: a launch would refuse a second."""
    query = select(Campaign.slug).join(Directive).where(Directive.reference_no == draft.reference_no)
    found = session.exec(query.where(Directive.issued_on == draft.directive.issued_on)).all()
    return [f"văn bản {draft.reference_no} ngày này đã có đợt {slug} rồi" for slug in found]


def _marks(reading: Reading, windows: Sequence[Card], people: People, tables: Sequence[tuple[int, int]]) -> list[Mark]:
    """Where the words of each card stand."""
    marks = [Mark(fact.start, fact.end, _HEAD[key]) for key, fact in reading.evidence.items() if key in _HEAD]
    facts = [*reading.windows, *reading.horizons]
    marks += [Mark(fact.start, fact.end, card.key) for fact, card in zip(facts, windows, strict=True)]
    marks += [Mark(line.start, line.end, f"r-{line.key}") for line in people.lines]
    marks += [Mark(fact.start, fact.end, f"p-{number}") for number, fact in enumerate(reading.passed_over)]
    return marks + [Mark(start, end, "bieu-mau") for start, end in tables]
