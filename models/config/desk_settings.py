"""[desk]: the officers' desk, and the provider by which they may sign in."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator

from models.config.ladder_settings import ConfigTable
from models.plain_line import Line


class OidcSettings(ConfigTable):
    """An OpenID Connect provider by which officers may sign in; off without `issuer`.

    `client_secret` names a variable, ${DONDOC_OIDC_SECRET}, or `secret_file` a file; neither for a public client.
    `claim` says by what the provider's person and the account are known to be the same: "email" by the account's
    address, any other by its name to sign in by. `name` is how the button calls the provider.
    """

    issuer: str = ""
    client_id: Line = ""
    client_secret: str = ""
    secret_file: str = ""
    claim: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")] = "email"
    name: Line = "tài khoản của cơ quan"

    @field_validator("issuer")
    @classmethod
    def _by_tls(cls, issuer: str) -> str:
        host = urlsplit(issuer).hostname or ""
        plain = host in ("127.0.0.1", "localhost", "::1")
        if issuer and not (host and re.fullmatch(rf"{'https?' if plain else 'https'}://[^@?#\s]+", issuer)):
            raise ValueError("issuer phải viết như https://sso.tinh.example/realms/so; http:// chỉ cho chính máy này")
        return issuer

    @field_validator("client_secret")
    @classmethod
    def _by_name(cls, secret: str) -> str:
        if secret and not re.fullmatch(r"\$\{[A-Za-z_]\w*\}", secret, re.ASCII):
            raise ValueError("client_secret phải viết như ${DONDOC_OIDC_SECRET}, hoặc dùng secret_file")
        return secret

    @model_validator(mode="after")
    def _whole(self) -> "OidcSettings":
        if self.issuer and not self.client_id:
            raise ValueError("có issuer thì phải có client_id")
        if self.client_secret and self.secret_file:
            raise ValueError("chỉ dùng một trong hai: client_secret, secret_file")
        return self


class DeskSettings(ConfigTable):
    """The officers' desk: where it listens, how it is reached, how long a sign-in lasts.

    `base_url` is how browsers reach it through a web server with TLS; without one it is this machine's alone. Port 0 is
    any that is free. With `four_eyes` what cannot be taken back waits for a second person.
    """

    enabled: bool = True
    host: Annotated[str, Field(pattern=r"^[0-9a-f.:]+$")] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8422
    base_url: str = ""
    session_hours: Annotated[int, Field(ge=1, le=168)] = 10
    four_eyes: bool = False
    oidc: OidcSettings = OidcSettings()

    @field_validator("base_url")
    @classmethod
    def _whole_host(cls, url: str) -> str:
        if url and not re.fullmatch(r"(https://[^/@?#\s]+|http://(127\.0\.0\.1|localhost)(:\d+)?)/?", url):
            raise ValueError("base_url phải viết như https://dondoc.so.example; http:// chỉ cho 127.0.0.1 và localhost")
        return url.rstrip("/")
