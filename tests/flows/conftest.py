"""The tests of flows need an office, and the command line."""

from tests.support.commands import campaign, draft, run
from tests.support.dondoc import port
from tests.support.offices import app, database_url, settings, sqlite_office
from tests.support.readdress import readdress
