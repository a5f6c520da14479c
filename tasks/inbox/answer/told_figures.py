"""Figures of a form that an agency tells in the words of its mail: each beside its label, or not at all. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence

from models.enums import NUMERIC
from models.text import join_texts, tr
from tasks.inbox.answer.spelling import bare
from tasks.report_forms.schema import Field, Value, check_values

_NUMBER = r"(?<![\d.,/-])(\d[\d.,]*\d|\d)(?![\d/])"
_BETWEEN = r"\s*(?:[:=]|la\b|duoc\b|dat\b)\s*"

NO_LABEL = "báo cáo này có biểu mẫu, nhưng số liệu trong lời thư không theo mục nào của biểu mẫu"


def figures_told(fields: Sequence[Field], text: str) -> tuple[dict[str, Value], str]:
    """The figures of a form in a text, by key, and why a person must look at them; "" when nobody need.

    A figure stands right before its label ("12 tin, bài") or behind it and a colon ("Tin, bài: 12 tin"). A label with
    two figures, one that is ambiguous, and a text without any label are for a person. Other kinds of fields are left.
    """
    asked = [field for field in fields if field.kind in NUMERIC]
    if not asked:
        return {}, ""
    found = _beside_labels(asked, bare(text))
    if not found:
        return {}, NO_LABEL
    doubled = [field.label for field in asked if len(found.get(field.key, ())) > 1]
    if doubled:
        return {}, tr("lời thư nêu nhiều số cho một mục của biểu mẫu: {label}", label=doubled[0])
    written: Mapping[str, Value] = {key: next(iter(numbers)) for key, numbers in found.items()}
    values, errors = check_values([field for field in asked if field.key in found], written)
    labels = {field.key: field.label for field in asked}
    return values, join_texts("; ", [join_texts(": ", [labels[key], error]) for key, error in errors.items()])


def _beside_labels(fields: Iterable[Field], text: str) -> dict[str, set[str]]:
    """The figures beside each label, the longest label first: what one has taken is no other's."""
    found: dict[str, set[str]] = {}
    for field in sorted(fields, key=lambda one: -len(one.label)):
        unit = rf"(?:\s*{_words(field.unit)}(?!\w))?" if field.unit else ""
        label = rf"(?<!\w){_words(field.label)}(?:\s*\({_words(field.unit)}\))?(?!\w)"
        for pattern in (rf"{label}{_BETWEEN}{_NUMBER}{unit}", rf"{_NUMBER}{unit}\s*{label}"):
            for one in re.finditer(pattern, text):
                found.setdefault(field.key, set()).add(one[1])
            text = re.sub(pattern, " ; ", text)
    return found


def _words(label: str) -> str:
    """A pattern for the words of a label, whatever stands between them."""
    return r"[\W_]{1,3}".join(map(re.escape, re.findall(r"\w+", bare(label))))
