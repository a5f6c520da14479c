"""One error for what a person asked and cannot have: it says what is wrong, where, and what to do."""

from pydantic import ValidationError

from models.plain import PlainError, mistake, place


class Refused(PlainError):
    """A request that was refused; nothing was changed."""


def explain(error: ValidationError) -> str:
    """A validation error as lines of `place: what is wrong`, places counted from 1 as a person counts."""
    return "\n".join(
        f"  {place(item['loc'])}: {mistake(item['type'], item['msg'], item.get('ctx', {}))}" for item in error.errors()
    )
