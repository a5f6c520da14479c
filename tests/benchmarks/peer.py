"""The case of the peers, for a judge outside: `peer setup N`, then `peer tick` with a line of input for each patrol.

`setup N` makes an office in the folder that RUN names (environment), with N late reports to N addresses; one that it
made before goes. `tick` prints READY, then for each line that it reads decides and delivers over 127.0.0.1:SMTP_PORT
and prints `{"n": letters taken by the server, "wall": seconds, "returned": seconds}`: till all is recorded, and till
every session has ended too. SESSIONS names how many sessions, if not as many as config.toml has by itself.
"""

import gc
import json
import os
import shutil
import sys
import time
from pathlib import Path

from sqlalchemy import String, cast, func, update
from sqlmodel import col

from models.agency import Contact
from models.app import App, open_app
from models.config.settings import DeliverySettings, MailSettings, Settings
from models.database import writing
from models.enums import Tier
from models.states import MessageState
from tests.benchmarks.offices import communes, one_campaign
from tests.support.instants import at

BEFORE, NOW = at("2022-02-18T08:00"), at("2022-02-21T08:00")
"""The deadline was the 18th; at NOW each agency gets its first chase."""


def main(arguments: list[str]) -> None:
    """Do what the arguments say; what is missing is told in one sentence."""
    if len(arguments) == 2 and arguments[0] == "setup" and arguments[1].isdigit() and int(arguments[1]):
        set_up(_office(), int(arguments[1]))
    elif arguments == ["tick"]:
        tick(_office(), _number("SMTP_PORT"))
    else:
        sys.exit("Say `peer setup N`, with a number of letters from 1 on, or `peer tick`.")


def set_up(folder: Path, count: int) -> None:
    """An office whose `count` agencies are late; nobody else is written to."""
    shutil.rmtree(folder, ignore_errors=True)
    app = open_app(Settings(data=folder))
    with writing(app.engine) as session:
        communes(session, count)
        address = func.json_array("xa-" + cast(col(Contact.id), String) + "@tinh.example")
        session.execute(update(Contact).values(channels=address).where(col(Contact.tier) != Tier.LEADER))
        session.execute(update(Contact).values(active=False).where(col(Contact.tier) == Tier.LEADER))
    with writing(app.engine) as session:
        one_campaign(app, session, 1, count, periods=1, stepped=BEFORE)
    app.engine.dispose()


def tick(folder: Path, port: int) -> None:
    """Read a line, go on patrol, print what it came to; till the input ends."""
    from tasks.delivery.channels.smtp import parse_relay
    from tasks.delivery.router import ChannelRouter
    from tasks.ops.patrol import patrol

    if not folder.is_dir():
        sys.exit("There is no office yet in the folder that RUN names: say `peer setup N` first.")
    gc.set_threshold(50_000)  # as the command line does
    app = _wired(folder, port)
    parse_relay(app.settings.mail.relay)
    print("READY", flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        done = patrol(app, ChannelRouter(app), NOW)
        taken = time.perf_counter() - start
        sent = done.delivered.states[MessageState.SENT]
        returned = time.perf_counter() - start
        print(json.dumps({"n": sent, "wall": round(taken, 6), "returned": round(returned, 6)}), flush=True)
    app.engine.dispose()


def _wired(folder: Path, port: int) -> App:
    delivery = DeliverySettings(sessions=_number("SESSIONS")) if os.environ.get("SESSIONS") else DeliverySettings()
    mail = MailSettings(relay=f"mailto://127.0.0.1:{port}")
    return open_app(Settings(data=folder, mail=mail, delivery=delivery))


def _office() -> Path:
    run = os.environ.get("RUN", "")
    if not run:
        sys.exit("The environment variable RUN must name the folder of this run.")
    Path(run).mkdir(parents=True, exist_ok=True)
    return Path(run).resolve() / "office"


def _number(name: str) -> int:
    text = os.environ.get(name, "")
    if not text.isdigit() or not 0 < int(text) < 65536:
        sys.exit(f"The environment variable {name} must be a number.")
    return int(text)
