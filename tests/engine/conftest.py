"""What several tests of the engine start from."""

from tests.engine.reports import reported  # noqa: F401
