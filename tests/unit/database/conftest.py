"""The tests of rows need an office."""

from tests.support.offices import database_url, office, settings, sqlite_office
