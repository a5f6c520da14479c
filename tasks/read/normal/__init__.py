"""The text as the patterns are to see it: lost blanks put back, spoilt words and figures mended, run-on lines cut.

Every offset of the result leads back to the document's own characters, which alone are evidence.
"""

from __future__ import annotations

from tasks.read.normal.figures import figures
from tasks.read.normal.markers import fixed_words
from tasks.read.normal.offsets import Traced
from tasks.read.normal.runs import run_ons
from tasks.read.normal.syllables import lost_blanks

__all__ = ["Traced", "normalised"]

_LAYERS = (fixed_words, lost_blanks, figures, run_ons)
"""Each sees what the one before it has made."""


def normalised(text: str) -> Traced:
    """The text in the spelling of the patterns; offsets lead back to `text`."""
    traced = Traced(text, text)
    for edits in _LAYERS:
        traced = traced.with_edits(edits(traced.text))
    return traced
