"""What tests of the guards need of an office."""

from tests.support.offices import sqlite_office
