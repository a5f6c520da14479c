"""English for the people at the screen: the catalogue of gettext, asked where text leaves for a person.

The program speaks Vietnamese throughout, and its histories keep Vietnamese words. `shown` gives the English
of a sentence made by `tr` (models/text) with its values put in again, and of any other text what the catalogue has
for the whole of it; what it does not know stays as it is. With `language = "vi"` no catalogue is read.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from models.config.config_file import speaks_english
from models.text import Figure, Text, is_bare

if TYPE_CHECKING:  # loaded by whoever asks for English
    from gettext import GNUTranslations

DOMAIN = "dondoc"
CATALOGUES = Path(__file__).with_name("locale")
_COMMAS = str.maketrans(".,", ",.")


def shown(text: str) -> str:
    """The text in the language of the screen."""
    return english(text) if speaks_english() and text else str.__str__(text)


def shown_language() -> str:
    """What HTML calls the language of the screen."""
    return "en" if speaks_english() else "vi"


def english(text: str) -> str:
    """The English of a text; what the catalogue does not have is left as it is."""
    if isinstance(text, Figure):
        return text.translate(_COMMAS)
    if isinstance(text, Text) and text.values:
        values = {name: english(value) if isinstance(value, Text) else value for name, value in text.values.items()}
        return _template(text).format_map(values)
    plain = str.__str__(text)
    return _catalogue().gettext(plain) if plain else plain


def _template(text: Text) -> str:
    if is_bare(text.template):
        return text.template
    if text.number is None:
        return _catalogue().gettext(text.template)
    return _catalogue().ngettext(text.template, text.template, text.number)


@cache
def _catalogue() -> "GNUTranslations":
    from gettext import GNUTranslations, translation

    found = translation(DOMAIN, CATALOGUES, ["en"])
    assert isinstance(found, GNUTranslations)
    return found
