"""What tests of the command line's parts need of an office."""

from tests.support.commands import run
from tests.support.offices import sqlite_office
