"""Signers of personal links: with the keys of an office, and with foreign ones."""

import pytest
from pendulum import DateTime

from models.app import App
from models.config.link_keys import KEYS_VARIABLE
from models.database import writing
from tasks.letters.links import LinkSigner, link_signer


def signer_of(app: App, now: DateTime) -> LinkSigner:
    """With the office's own keys."""
    with writing(app.engine) as session:
        return link_signer(session, now)


def foreign_signer(app: App, now: DateTime) -> LinkSigner:
    """With a key that the office never had."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(KEYS_VARIABLE, "k" * 64)
        return signer_of(app, now)
