"""The form of a report: its fields, and what an agency wrote held against them. Pure.

A draft, a TOML file, a row and a page all have the same table for a field: `Field`.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, ConfigDict, StringConstraints, field_validator, model_validator
from pydantic import Field as Limits

from models.campaign import Obligation
from models.enums import NUMERIC, FieldKind
from models.text import Figure, join_texts, mark_text, tr, trn
from tasks.errors import Refused, read_toml, repeated_names

Value = int | float | str
"""What is stored of a field: a number, a text, a choice in the form's own words, a day as 2022-02-18."""

DIGITS = 15
"""The most digits of a number: as many as JSON and a spreadsheet keep exactly."""

LONGEST_VALUE = 2000
"""Characters of a text."""

MOST_FIELDS = 100
"""Fields of a form, and choices of a field."""

WordList = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class Field(BaseModel):
    """[[field]]: one thing that the form asks for. `key` names it in files and on the command line."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str
    label: WordList
    unit: Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)] = ""
    kind: FieldKind = FieldKind.NUMBER
    required: bool = False
    help: Annotated[str, StringConstraints(strip_whitespace=True, max_length=250)] = ""
    choices: Annotated[tuple[WordList, ...], Limits(max_length=MOST_FIELDS)] = ()

    @field_validator("key")
    @classmethod
    def _plain_key(cls, key: str) -> str:
        if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", key):
            raise ValueError("khóa chỉ gồm chữ thường không dấu, chữ số và dấu _, bắt đầu bằng chữ, như tin_bai")
        return key

    @model_validator(mode="after")
    def _possible(self) -> "Field":
        if (self.kind is FieldKind.CHOICE) != bool(self.choices):
            raise ValueError("choices (các lựa chọn) đi cùng kind = “choice”, và chỉ khi đó")
        if doubled := repeated_names(map(_folded, self.choices)):
            raise ValueError(tr("lựa chọn “{doubled}” được ghi hai lần", doubled=doubled[0]))
        if self.unit and self.kind not in NUMERIC:
            raise ValueError("unit (đơn vị tính) chỉ dùng cho kind = “number” và “integer”")
        return self

    @property
    def name(self) -> str:
        """The label with its unit: Phút phát sóng (phút)."""
        return f"{self.label} ({self.unit})" if self.unit else self.label


Fields = Annotated[list[Field], Limits(max_length=MOST_FIELDS)]
"""A form, within a draft."""


def check_keys(fields: Sequence[Field]) -> None:
    """Raises ValueError, for a validator, when two fields have one key."""
    if doubled := repeated_names(field.key for field in fields):
        raise ValueError(
            tr("biểu mẫu có hai mục cùng khóa “{doubled}”; mỗi mục cần một khóa riêng", doubled=doubled[0])
        )


class _File(BaseModel):
    """A TOML file of fields."""

    model_config = ConfigDict(extra="forbid")

    field: Annotated[list[Field], Limits(min_length=1, max_length=MOST_FIELDS)]

    @model_validator(mode="after")
    def _distinct(self) -> "_File":
        check_keys(self.field)
        return self


def read_form(path: Path) -> tuple[Field, ...]:
    """The fields of a TOML file. Raises Refused naming the file, the key and what is wrong."""
    return tuple(read_toml(path, _File, "biểu mẫu").field)


def read_fields(obligation: Obligation) -> tuple[Field, ...]:
    """The form of an obligation; () for a report in free text."""
    return tuple(Field.model_validate(field) for field in obligation.fields)


class Checked(NamedTuple):
    """What could be taken, by key, and for each field that could not, what is wrong with it."""

    values: dict[str, Value]
    errors: dict[str, str]


def check_values(fields: Iterable[Field], raw: Mapping[str, Value]) -> Checked:
    """Hold what was written against the form. A blank field has no value; keys that the form lacks are passed over.

    A number is taken as it is; only what was written in digits can be ambiguous.
    """
    found = Checked({}, {})
    for field in fields:
        given = raw.get(field.key, "")
        written = _tidy(given if isinstance(given, str) else number_words(given))
        try:
            if not isinstance(given, str) and field.kind in NUMERIC:
                found.values[field.key] = _of_kind(field, Decimal(str(given)))
            elif written:
                found.values[field.key] = _READERS[field.kind](field, written)
            elif field.required:
                found.errors[field.key] = "chưa điền; mục này bắt buộc"
        except ValueError as error:
            found.errors[field.key] = str(error)
    return found


def checked_values(fields: Sequence[Field], raw: Mapping[str, Value]) -> dict[str, Value]:
    """The values. Raises Refused with a line for each field that is wrong, and for each key that the form lacks."""
    values, errors = check_values(fields, raw)
    labels = {field.key: field.label for field in fields}
    wrong = [
        tr("{label} ({key}): {error}", label=labels[key], key=key, error=mark_text(error))
        for key, error in errors.items()
    ]
    keys = tr("các khóa là: {labels}", labels=", ".join(labels)) if labels else "báo cáo này không có biểu mẫu"
    wrong += [
        tr("{key}: biểu mẫu không có mục này; {keys}", key=key, keys=mark_text(keys))
        for key in raw
        if key not in labels
    ]
    if wrong:
        raise Refused(join_texts("\n  ", [mark_text("số liệu chưa ghi được:"), *wrong]))
    return values


def key_value_pairs(lines: Iterable[str]) -> dict[str, str]:
    """What a person wrote as `key=value`, by key. Raises Refused for a line without a "=" and a key written twice."""
    raw: dict[str, str] = {}
    for line in lines:
        key, mark, written = line.partition("=")
        key = key.strip()
        if not mark:
            raise Refused(tr("“{short}”: hãy viết khóa=giá trị, như tin_bai=12", short=_short(line)))
        if key in raw:
            raise Refused(tr("mục “{key}” được ghi hai lần; hãy bỏ một", key=key))
        raw[key] = written
    return raw


def is_complete(fields: Iterable[Field], values: Mapping[str, Value]) -> bool:
    """Whether nothing that the form requires is missing."""
    return all(field.key in values for field in fields if field.required)


def value_words(field: Field, value: Value | Decimal) -> str:
    """A value as an office writes it: 1.234,5; 18/02/2022."""
    if field.kind is FieldKind.DATE:
        return f"{dt.date.fromisoformat(str(value)):%d/%m/%Y}"
    return number_words(value) if isinstance(value, int | float | Decimal) else value


def in_words(fields: Iterable[Field], values: Mapping[str, Value]) -> str:
    """The values on one line, in the order of the form: Tin, bài: 6; Phút phát sóng: 540 phút."""
    written = [
        (field, " ".join(value_words(field, values[field.key]).split())) for field in fields if field.key in values
    ]
    return "; ".join(f"{field.label}: {value}{f' {field.unit}' if field.unit else ''}" for field, value in written)


def number_words(value: int | float | Decimal) -> str:
    """1.234,5: a dot parts thousands, a comma what is below one."""
    whole, _, part = f"{Decimal(str(value)):,f}".partition(".")
    return Figure(whole.replace(",", ".") + (f",{part.rstrip('0')}" if part.rstrip("0") else ""))


_BLANKS = str.maketrans("\u00a0\u202f\u2009", "   ")
"""The blanks that programs part thousands with."""
_GROUPED = re.compile(r"([1-9]\d{0,2}(?:([., ])\d{3})(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?", re.ASCII)
_PLAIN = re.compile(r"(\d+)(?:[.,](\d+))?", re.ASCII)
_PADDED = re.compile(r"0\d+[.,]\d{3}", re.ASCII)
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)


def _number(field: Field, written: str) -> int | float:
    """Thousands parted by dots, commas or blanks, and a decimal comma or point, where it can only be meant so.

    A single comma or point before exactly three digits may be either: "12,000" is twelve thousand to one and twelve to
    another, and is asked back; of whole numbers (`integer`) it parts thousands.
    """
    words = written.translate(_BLANKS)
    if _EITHER.fullmatch(words) and field.kind is FieldKind.NUMBER:
        whole, part = re.split("[.,]", words)
        other = f"{whole},{part.rstrip('0')}" if part.rstrip("0") else whole
        raise ValueError(
            tr(
                "“{written}” có thể là {joined} hoặc {other}; hãy ghi lại, không ngăn cách hàng nghìn",
                written=written,
                joined=whole + part,
                other=other,
            )
        )
    if match := _GROUPED.fullmatch(words):
        return _of_kind(field, Decimal(f"{re.sub('[., ]', '', match[1])}.{match[3] or 0}"))
    if (match := _PLAIN.fullmatch(words)) and not _PADDED.fullmatch(words):
        return _of_kind(field, Decimal(f"{match[1]}.{match[2] or 0}"))
    if re.fullmatch(r"-[\d., ]+", words):
        raise ValueError(tr("“{written}” là số âm; số liệu báo cáo không được âm", written=written))
    unit = tr(", không ghi kèm “{unit}”", unit=field.unit) if field.unit else ""
    raise ValueError(
        tr(
            "“{short}” không phải là số; hãy chỉ ghi số, như 12 hoặc 1234,5{unit}",
            short=_short(written),
            unit=mark_text(unit),
        )
    )


def _of_kind(field: Field, value: Decimal) -> int | float:
    """The number as it is stored: whole numbers whole. Raises ValueError where the field cannot have it."""
    said = number_words(value)
    if value < 0:
        raise ValueError(tr("“{said}” là số âm; số liệu báo cáo không được âm", said=said))
    if len(value.normalize().as_tuple().digits) > DIGITS or value >= 10**DIGITS:
        raise ValueError(tr("“{short}” dài quá {digits} chữ số; hãy làm tròn", short=_short(said), digits=DIGITS))
    if value == value.to_integral_value():
        return int(value)
    if field.kind is FieldKind.INTEGER:
        raise ValueError(tr("“{said}” không phải là số nguyên; mục này chỉ nhận số nguyên", said=said))
    return float(value)


def _text(_: Field, written: str) -> str:
    if len(written) > LONGEST_VALUE:
        raise ValueError(
            trn(
                "dài {count} ký tự; chỉ được {most}, phần còn lại hãy gửi trong tệp báo cáo",
                len(written),
                most=LONGEST_VALUE,
            )
        )
    return written


def _choice(field: Field, written: str) -> str:
    for choice in field.choices:
        if _folded(choice) == _folded(written):
            return choice
    raise ValueError(
        tr("“{short}” không có trong các lựa chọn: {choices}", short=_short(written), choices="; ".join(field.choices))
    )


def _date(_: Field, written: str) -> str:
    """dd/mm/yyyy; also 2022-02-18, as a browser's own field writes it."""
    match = re.fullmatch(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", written, re.ASCII)
    day, month, year = (match[1], match[3], match[4]) if match else ("", "", "")
    if match := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", written, re.ASCII):
        year, month, day = match.groups()
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        raise ValueError(tr("“{short}” không phải là ngày; hãy viết như 18/02/2022", short=_short(written))) from None


_READERS: dict[FieldKind, Any] = {
    FieldKind.NUMBER: _number,
    FieldKind.INTEGER: _number,
    FieldKind.TEXT: _text,
    FieldKind.CHOICE: _choice,
    FieldKind.DATE: _date,
}


def _tidy(text: str) -> str:
    """NFC, without control characters (PostgreSQL keeps no NUL) and the blanks at its ends; lines stay lines."""
    kept = "".join(c for c in text.replace("\r\n", "\n") if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", kept).strip()


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
