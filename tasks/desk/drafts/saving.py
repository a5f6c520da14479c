"""Saving what two officers enter at once: put together field by field, and told of where both changed one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pendulum import DateTime
from sqlmodel import Session

from models.app import App
from models.draft import DeskDraft
from tasks.desk.drafts.cards import Entry
from tasks.desk.drafts.kept import open_draft, put_choices
from tasks.desk.drafts.proposals import ADDED
from tasks.desk.drafts.sheet import Sheet, sheet_of

PREFIXES = ("h.", "w.", "o.", "d.", "r.", "more.", "f.", "a.", "n.", "seen.")
"""What the names of a draft's fields begin with; all else of a form is none of them."""

LONGEST_NAME = 160


@dataclass(frozen=True)
class FilledForm:
    """The entries of a draft's page as they were sent, over which version of it, and by whom."""

    number: int
    version: int
    entries: Mapping[str, str]
    by: str


@dataclass(frozen=True)
class Clash:
    """A field that two officers changed: what the other has written, and what this one has."""

    label: str
    theirs: str
    mine: str


@dataclass(frozen=True)
class Saved:
    """What came of it. With `clashes` nothing was saved: `choices` is what the page shows, with one's own entries."""

    choices: Mapping[str, str]
    clashes: tuple[Clash, ...] = ()
    merged_with: str = ""


def choices_in(form: Mapping[str, str]) -> dict[str, str]:
    """The fields of a draft among those of a form."""
    return {k: v for k, v in form.items() if k.startswith(PREFIXES) and len(k) <= LONGEST_NAME}


def save_form(app: App, session: Session, form: FilledForm, now: DateTime) -> Saved:
    """Keep a form. Raises NoSuchDraft, or Refused where the draft is closed."""
    draft, mine = open_draft(session, form.number), form.entries
    kept = {key: text for key, text in draft.choices.items() if key == ADDED}
    if draft.version == form.version:
        put_choices(draft, {**mine, **kept}, form.by, now)
        return Saved(draft.choices)
    merged, clashed = _merged(app, session, draft, form, now)
    if clashed:
        return Saved({**mine, **kept}, tuple(clashed))
    other = draft.changed_by
    put_choices(draft, {**merged, **kept}, form.by, now)
    return Saved(draft.choices, merged_with=other if other != form.by else "")


def _merged(
    app: App, session: Session, draft: DeskDraft, form: FilledForm, now: DateTime
) -> tuple[dict[str, str], list[Clash]]:
    entries = list(entries_of(sheet_of(app, session, draft, now)))
    theirs = {entry.name: entry.value for entry in entries} | choices_in(draft.choices)
    base: dict[str, str] = {}
    if (before := draft.earlier.get(str(form.version))) is not None:
        then = DeskDraft(**draft.model_dump(exclude={"choices"}), choices=before)
        base = {entry.name: entry.value for entry in entries_of(sheet_of(app, session, then, now))} | choices_in(before)
    merged, names = merge_fields(base, theirs, form.entries)
    labels = {entry.name: entry.label for entry in entries}
    return merged, [Clash(labels.get(name, name), theirs[name], form.entries[name]) for name in names]


def merge_fields(
    base: Mapping[str, str], theirs: Mapping[str, str], mine: Mapping[str, str]
) -> tuple[dict[str, str], list[str]]:
    """Each field as that of the two has it who changed it; and the names of those that both changed, differently."""
    merged = dict(theirs)
    clashed = []
    for name, text in mine.items():
        if text == base.get(name) or text == theirs.get(name, text):
            merged.setdefault(name, text)
        elif name in theirs and theirs[name] != base.get(name):
            clashed.append(name)
        else:
            merged[name] = text
    return merged, clashed


def entries_of(sheet: Sheet) -> Iterator[Entry]:
    """Every field of the page."""
    for card in (*sheet.cards, *sheet.duties):
        yield from (one for one in (*card.entries, card.keep, card.seen) if one)
        yield from (one for row in card.rows for one in row)
    yield from (*sheet.along, *sheet.people.more)
    for line in sheet.people.lines:
        yield line.role
        yield from (*line.ticks, *(one for one in (line.leave_out, line.other) if one))
        if not line.known:
            yield Entry(f"r.{line.key}.pick", line.name, line.picked)
