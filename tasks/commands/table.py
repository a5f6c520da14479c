"""The acts with their fields, in the order of a campaign's life."""

from importlib import import_module

from tasks.commands.catalogue import ENTRIES, Entry
from tasks.commands.command import Command


def model_of(entry: Entry) -> type[Command]:
    """The model of an act; its module is loaded only now."""
    module, _, name = entry.model.partition(".")
    model: type[Command] = getattr(import_module(f"{__package__}.{module}"), name)
    return model


def all_commands() -> tuple[type[Command], ...]:
    """Every act. A new one is a class, and a line of the catalogue."""
    return tuple(model_of(entry) for entry in ENTRIES)
