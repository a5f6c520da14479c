"""Where the officers' desk is reached: what letters, boards and the screen link to."""

from models.config.settings import Settings


def desk_url(settings: Settings) -> str:
    """The desk's address for a browser, or "" where it is switched off."""
    desk = settings.desk
    if not desk.enabled:
        return ""
    return desk.base_url or served_address(settings) or _address(desk.host, desk.port)


def keep_served_address(settings: Settings, port: int) -> None:
    """Remember on which port the desk listens now: another one than in config.toml where that was taken."""
    folder = settings.data / "desk"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "address").write_text(_address(settings.desk.host, port), "ascii")


def forget_served_address(settings: Settings) -> None:
    """Before the desk is served anew: where it listened last says nothing any more."""
    (settings.data / "desk" / "address").unlink(missing_ok=True)


def served_address(settings: Settings) -> str:
    """Where the desk listened last, or ""."""
    try:
        return (settings.data / "desk" / "address").read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
