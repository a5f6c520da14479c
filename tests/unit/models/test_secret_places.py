"""Each place of a secret is known: a setting that takes one written out, or a new variable, is a finding here."""

from models.config.settings import Settings
from tests.support.canaries import WRITTEN, secret_settings, takes, texts, variables

PLAIN = {
    "database_url",  # refused with a password when the file is read; DONDOC_DATABASE_URL may have one
    "delivery.only_to",
    "desk.oidc.client_id",
    "desk.oidc.name",
    "desk.oidc.secret_file",
    "edxml.inbox",
    "edxml.organ_id",
    "edxml.sent",
    "inbox.authserv_id",
    "mail.sender_name",
    *(
        f"office.{name}"
        for name in ("agency", "parent", "letterhead", "place", "report_to", "asks", "telephone", "email")
    ),
    "calendar.language",
    "inbox.cron",
    "prefect.patrol_cron",
    "timestamp.certificates",
    "zalo.name",
}
"""Texts that nobody takes for the place of a secret: they are shown as they are."""

SECRET_VARIABLES = {"DONDOC_DATABASE_URL", "DONDOC_LINK_KEYS"}
PLAIN_VARIABLES = {"DONDOC_DATA", "DONDOC_LANGUAGE", "DONDOC_CONFIG", "DONDOC_ACTOR", "DONDOC_WORKER_NAME"}


def test_every_setting_that_takes_an_address_with_a_secret_refuses_it_written_out() -> None:
    open_to_secrets = {path for path, _ in texts(Settings) if any(takes(path, one) for one in WRITTEN)}
    assert open_to_secrets <= PLAIN
    channels = {"mail.relay", "inbox.mailbox", "archive.mailbox", "watch.channel", "watch.health_url", "prefect.alarm"}
    assert secret_settings() == channels | {"timestamp.url", "telemetry.traces", "desk.oidc.client_secret"}


def test_the_bot_s_token_is_named_and_never_written_out() -> None:
    assert takes("zalo.bot", "zalo://${BI_MAT}") and takes("zalo.bot", "zalo://${BI_MAT}?api=http://127.0.0.1:1")
    assert not any(takes("zalo.bot", one) for one in ("zalo://4321:bi-mat-1", "zalo://bi-mat-1", "https://${BI_MAT}"))


def test_every_variable_of_the_program_is_known() -> None:
    assert variables() == SECRET_VARIABLES | PLAIN_VARIABLES
