"""What several tests of the engine start from."""

from tests.support.offices import database_url, office, settings, sqlite_office
from tests.support.reports import reported
