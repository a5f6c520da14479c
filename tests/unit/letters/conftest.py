"""The tests of letters need an office."""

from tests.support.offices import app, database_url, settings, sqlite_office
