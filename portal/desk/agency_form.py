"""The form of one agency of the directory: what was typed as what the directory takes, and back."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from models.enums import Tier
from models.errors import mistake_words
from portal.form_data import FormData, parse_day
from tasks.agencies.directory import AgencyIn
from tasks.agencies.directory_words import TIER_WORDS
from tasks.render import as_sentence

SPARE_PEOPLE = 2
"""Empty rows for people who are added."""

MOST_PEOPLE = 60
PERSON_FIELDS = ("tier", "name", "title", "telephone", "channels")


class WrongAgency(Exception):
    """What was typed is no agency: a sentence for each field, by its name in the form."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        self.errors = dict(errors)


def typed_of(agency: AgencyIn) -> dict[str, str]:
    """The fields of the form as the directory has them."""
    days = {name: f"{day:%d/%m/%Y}" if (day := getattr(agency, name)) else "" for name in ("valid_from", "valid_to")}
    typed = {
        "code": agency.code, "name": agency.name, "aliases": "\n".join(agency.aliases), "organ_id": agency.organ_id,
        "parent": agency.parent or "", "successor": agency.successor or "", **days,
    }  # fmt: skip
    for number, person in enumerate(agency.contact):
        typed |= {
            f"p{number}_tier": person.tier.value, f"p{number}_name": person.name, f"p{number}_title": person.title,
            f"p{number}_telephone": person.telephone, f"p{number}_channels": "\n".join(person.channels),
        }  # fmt: skip
    return typed


def people_rows(typed: Mapping[str, str]) -> int:
    """How many rows of people the form has: those that are filled, and some to spare."""
    filled = [n for n in range(MOST_PEOPLE) if any(typed.get(f"p{n}_{name}") for name in PERSON_FIELDS[1:])]
    return min(MOST_PEOPLE, max(filled, default=-1) + 1 + SPARE_PEOPLE)


def agency_typed(handed: FormData, code: str) -> AgencyIn:
    """The agency of a form, under its code. Raises WrongAgency."""
    errors: dict[str, str] = {}
    days = {}
    for name in ("valid_from", "valid_to"):
        days[name] = parse_day(handed.get(name)) if handed.get(name) else None
        if handed.get(name) and days[name] is None:
            errors[name] = "Hãy viết ngày như 25/02/2022."
    people = {n: _person(handed, n) for n in range(MOST_PEOPLE) if handed.get(f"p{n}_name")}
    nameless = [n for n in range(MOST_PEOPLE) if n not in people and handed.get(f"p{n}_channels")]
    errors |= {f"p{n}_name": "Hãy ghi họ tên, hoặc tên bộ phận." for n in nameless}
    given: dict[str, Any] = {
        "code": code, "name": handed.get("name"), "aliases": _split(handed.get("aliases")),
        "organ_id": handed.get("organ_id"), "groups": handed.all_of("groups"), "parent": handed.get("parent") or None,
        "successor": handed.get("successor") or None, **days, "contact": list(people.values()),
    }  # fmt: skip
    try:
        made = AgencyIn.model_validate(given)
    except ValidationError as error:
        errors |= _sentences(error, list(people))
    if errors:
        raise WrongAgency(errors)
    twice = {(one.tier, one.name) for one in made.contact}
    if len(twice) != len(made.contact):
        raise WrongAgency({"": "Có hai người cùng tên, cùng vai."})
    return made


def _person(handed: FormData, number: int) -> dict[str, Any]:
    said = {name: handed.get(f"p{number}_{name}") for name in PERSON_FIELDS}
    return {**said, "tier": said["tier"] or Tier.CONTACT.value, "channels": _split(said["channels"])}


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.replace(";", "\n").split("\n") if part.strip()]


def _sentences(error: ValidationError, rows: list[int]) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in error.errors():
        place = [part for part in item["loc"]]
        name = str(place[0]) if place else ""
        if name == "contact" and len(place) > 2 and isinstance(place[1], int):
            name = f"p{rows[place[1]]}_{place[2]}"
        found.setdefault(name, as_sentence(mistake_words(item["type"], item["msg"], item.get("ctx", {}))))
    return found


TIERS = [(tier.value, words) for tier, words in TIER_WORDS.items()]
"""What a person may be, as a choice."""
