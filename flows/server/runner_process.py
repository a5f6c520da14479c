"""The process that runs the flows, each run in a process of its own: `python -m flows.server.runner_process [--again]`.

It ends by itself after a number of runs, when none is under way, and is started again by the supervisor: what Prefect's
runner and the client keep of each run is given back so (docs/decisions/0047). With `--again` the schedule has not been
interrupted, and what was scheduled meanwhile is run.
"""

import asyncio
import signal
import sys
import time

from flows.server.embedded import STARTS_WITHIN, healthy
from flows.server.supervisor import REST
from models.config.load import load_settings
from models.errors import UserError
from models.text import tr
from tasks import i18n


def run(*, again: bool) -> None:
    """Serve until told to stop, or until it is time to rest. Raises UserError for what a person can mend."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    signal.signal(REST, signal.SIG_IGN)  # till there is something to rest from
    settings = load_settings()
    from flows.server.deployments import serve  # seconds of loading, while the server starts
    from flows.server.forked_runs import fork_runs
    from flows.server.short_errors import shorten_errors

    shorten_errors()
    fork_runs()
    _wait_for_server()
    asyncio.run(serve(settings, again=again))


def _wait_for_server() -> None:
    from prefect.settings import get_current_settings

    url, until = str(get_current_settings().api.url), time.monotonic() + STARTS_WITHIN
    while not healthy(url):
        if time.monotonic() > until:
            raise UserError(tr("máy chủ Prefect không trả lời: {url}", url=url))
        time.sleep(0.1)


if __name__ == "__main__":
    try:
        run(again="--again" in sys.argv)
    except UserError as error:
        print(f"{i18n.shown('Lỗi')}: {i18n.shown(str(error))}", file=sys.stderr)
        sys.exit(error.exit_status)
    except KeyboardInterrupt:
        sys.exit(130)
