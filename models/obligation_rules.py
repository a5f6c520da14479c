"""An obligation's rule, as it is kept in its row: a term, or a regime."""

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from models.deadline import After, Unit
from models.regime import Every, Regime


@dataclass(frozen=True)
class TermRule:
    """So many units after an event: "trong 05 ngày làm việc kể từ ngày nhận được văn bản".

    `window` is the key of the window whose end starts it, where `after` is that.
    """

    count: int
    unit: Unit
    after: After
    window: str = ""


def term_as_json(rule: TermRule) -> dict[str, Any]:
    """A term as plain values."""
    return {"count": rule.count, "unit": rule.unit.value, "after": rule.after.value, "window": rule.window}


def term_from_json(plain: dict[str, Any]) -> TermRule:
    """The term that `term_as_json` gave."""
    return TermRule(plain["count"], Unit(plain["unit"]), After(plain["after"]), plain["window"])


def regime_as_json(regime: Regime) -> dict[str, Any]:
    """A regime as plain values."""
    plain = asdict(regime) | {"every": regime.every.value}
    for key in ("time", "since", "until"):
        plain[key] = plain[key].isoformat() if plain[key] else None
    return plain


def regime_from_json(plain: dict[str, Any]) -> Regime:
    """The regime that `regime_as_json` gave."""
    values = plain | {"every": Every(plain["every"])}
    values["time"] = dt.time.fromisoformat(values["time"]) if values["time"] else None
    for key in ("since", "until"):
        values[key] = dt.date.fromisoformat(values[key]) if values[key] else None
    return Regime(**values)
