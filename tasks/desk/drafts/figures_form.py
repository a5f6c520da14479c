"""The form of the reports: fields proposed from the document's table, kept, dropped, changed or added."""

from collections.abc import Iterator

from pydantic import ValidationError

from models.enums import NUMERIC, FieldKind
from tasks.desk.drafts.cards import Card, Choices, Entry, Option, mistakes_of, tick
from tasks.desk.drafts.head_cards import seen_entry
from tasks.launch.draft import slug_of
from tasks.launch.proposed_form import ProposedForm
from tasks.report_forms.schema import Field

KINDS: tuple[Option, ...] = (
    ("number", "số"), ("integer", "số nguyên"), ("text", "chữ"), ("date", "ngày"), ("choice", "chọn một"),
)  # fmt: skip
ADDED = 3
"""Blank fields below those proposed, for an officer's own."""


def form_card(
    forms: list[ProposedForm], choices: Choices, reports: list[tuple[str, str]]
) -> tuple[Card | None, tuple[Field, ...], list[str]]:
    """The card of the form, its fields as entered, and the keys of the reports that it is for.

    `reports` are the keys and titles of the obligations that are reports; without one there is no form.
    """
    if not reports:
        return None, (), []
    wrong: dict[str, str] = {}
    proposed = [field for form in forms for field in form.fields]
    rows: list[tuple[Entry, ...]] = []
    fields: list[Field] = []
    for name, field in _numbered(proposed, choices):
        row, made = _row(name, field, choices, wrong)
        rows.append(tuple(row))
        fields += [made] if made else []
    uses = [tick(f"f.for.{key}", f"Dùng cho: {title}", choices) for key, title in reports]
    chosen = [key for (key, _), use in zip(reports, uses, strict=True) if use.ticked]
    entries = tuple(uses) if len(reports) > 1 or not proposed else ()
    doubts = tuple(dict.fromkeys(form.doubt for form in forms if form.doubt))
    doubts = doubts or (("Đề xuất từ bảng trong văn bản; hãy giữ, sửa hoặc bỏ từng mục.",) if proposed else ())
    card = Card(
        "bieu-mau", "Biểu mẫu số liệu của báo cáo", ("bảng trong văn bản",) if proposed else (), entries, doubts,
        seen=seen_entry("bieu-mau", choices) if proposed else None, errors=tuple(wrong.values()), rows=tuple(rows),
        summary=f"{len(fields)} mục" if fields else "chưa có mục nào: cơ quan báo cáo bằng lời, tệp kèm theo",
        offered=not proposed and not fields and not wrong,
    )  # fmt: skip
    return card, tuple(fields), chosen


def _numbered(proposed: list[Field], choices: Choices) -> Iterator[tuple[str, Field | None]]:
    yield from ((f"f.{number}", field) for number, field in enumerate(proposed))
    last = max([int(n) for name in choices.given if (n := name.removeprefix("f.x").partition(".")[0]).isdigit()
                and name.startswith("f.x") and choices.given[f"f.x{n}.label"].strip()], default=0)  # fmt: skip
    yield from ((f"f.x{number}", None) for number in range(1, last + 1 + (1 if proposed else ADDED)))


def _row(name: str, field: Field | None, choices: Choices, wrong: dict[str, str]) -> tuple[list[Entry], Field | None]:
    """The entries of one field, and the field as entered; what is wrong goes to `wrong` by its name."""
    keep = tick(f"{name}.keep", "Giữ", choices)
    label = choices.text(f"{name}.label", field.label if field else "").strip()
    unit = choices.text(f"{name}.unit", field.unit if field else "").strip()
    kind = choices.text(f"{name}.kind", field.kind.value if field else "number")
    options = choices.text(f"{name}.choices", "; ".join(field.choices) if field else "")
    required = tick(f"{name}.required", "Bắt buộc", choices, default=bool(field and field.required))
    made = _made(name, field, (label, unit, kind, options, required.ticked), wrong) if keep.ticked and label else None
    entries = [keep] if field else []
    entries += [
        Entry(f"{name}.label", "Mục", label, error=wrong.get(name, "")), Entry(f"{name}.unit", "Đơn vị", unit),
        Entry(f"{name}.kind", "Kiểu", kind, "choice", KINDS), required,
    ]  # fmt: skip
    if kind == FieldKind.CHOICE.value:
        entries.append(
            Entry(f"{name}.choices", "Các lựa chọn", options, hint="cách nhau bằng dấu chấm phẩy", wide=True)
        )
    return entries, made


def _made(name: str, field: Field | None, said: tuple[str, str, str, str, bool], wrong: dict[str, str]) -> Field | None:
    label, unit, kind, options, required = said
    key = field.key if field else slug_of(label).replace("-", "_")[:36].strip("_")
    values = {
        "key": key if key[:1].isalpha() else f"muc_{key}", "label": label, "kind": kind, "required": required,
        "unit": unit if kind in {one.value for one in NUMERIC} else "",
        "choices": [one.strip() for one in options.split(";") if one.strip()] if kind == FieldKind.CHOICE.value else [],
    }  # fmt: skip
    try:
        return Field.model_validate(values)
    except ValidationError as error:
        wrong[name] = f"mục “{label}”: {'; '.join(mistakes_of(error).values())}"
        return None
