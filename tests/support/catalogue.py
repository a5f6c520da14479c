"""Brings the catalogue of English in step with the sources: `uv run python -m tests.support.catalogue`.

New messages come in without English, for whoever wrote them to fill in; what no source says any more goes out. The
compiled catalogue, which the program reads, is written with it.
"""

import datetime as dt
import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tasks.i18n import CATALOGUES, DOMAIN
from tests.support.messages import messages

PO = Path(CATALOGUES) / "en" / "LC_MESSAGES" / f"{DOMAIN}.po"
MO = PO.with_suffix(".mo")
HEADER = """# The English of the screen. What it is made by: tests/support/catalogue.py
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
"""Without dates: the same messages give the same files, which merge."""
LONG_AGO = dt.datetime(2022, 1, 24, tzinfo=dt.UTC)


def stored() -> Catalog:
    """The catalogue as it is kept."""
    return read_po(io.BytesIO(PO.read_bytes()), locale="en") if PO.exists() else Catalog(locale="en")


def in_step(old: Catalog) -> Catalog:
    """The catalogue that the sources ask for, with the English that the old one has. Nothing is guessed by likeness."""
    made = Catalog(locale="en", domain=DOMAIN, fuzzy=False)
    for text, counted in sorted(messages().items()):
        known = old.get(text)
        said = known.string if known and known.pluralizable == counted else None
        made.add((text, text) if counted else text, said or (("", "") if counted else ""))
    return made


def as_po(catalogue: Catalog) -> bytes:
    """The catalogue as text, in the order of the messages and without their places."""
    kept = io.BytesIO()
    write_po(kept, catalogue, width=0, no_location=True, omit_header=True)
    return HEADER.encode() + kept.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    kept = io.BytesIO()
    catalogue.creation_date = catalogue.revision_date = LONG_AGO
    write_mo(kept, catalogue)
    return kept.getvalue()


def main() -> None:
    """Write both files, and say what still lacks its English."""
    made = in_step(stored())
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(as_po(made))
    MO.write_bytes(as_mo(stored()))
    for message in made:
        if message.id and not all(message.string if isinstance(message.string, tuple) else [message.string]):
            print(f"no English: {message.id!r}")


if __name__ == "__main__":
    main()
