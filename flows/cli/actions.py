"""The acts of an officer as commands. Listed by their names; their fields are loaded when one is used."""

from flows.cli.app import program
from tasks.commands.catalogue import ENTRIES
from tasks.i18n import shown

BY_LETTER = ("resend", "settle")
"""What is done with letters is asked for by their numbers alone: flows/cli/letters.py."""

for entry in ENTRIES:
    if entry.command not in BY_LETTER:
        program.command(f"{__package__}.from_model:{entry.command}", name=entry.command, help=shown(entry.purpose))
