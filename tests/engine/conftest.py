"""What several tests of the engine start from."""

from tests.support.offices import app, database_url, settings, sqlite_office
from tests.support.reports import reported
