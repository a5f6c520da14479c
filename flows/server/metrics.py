"""`/metrics` on loopback, in the text format of Prometheus: each question is answered from the database anew."""

from collections.abc import Callable, Iterator
from contextlib import suppress

import pendulum
from pendulum import DateTime
from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from flows.server.embedded import HOST
from models.app import App
from models.errors import UserError
from models.text import tr
from tasks.ops.measures import measure_office

PREFIX = "dondoc_"


class OfficeCollector(Collector):
    """The measures of an office. A database that does not answer is one number, not an error without a word."""

    def __init__(self, app: App, clock: Callable[[], DateTime]) -> None:
        self._app, self._clock = app, clock

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """One family for each name, and whether the database answered."""
        families: dict[str, GaugeMetricFamily] = {}
        up = GaugeMetricFamily(f"{PREFIX}database_up", "1 when the database answered.", value=0)
        with suppress(SQLAlchemyError, UserError, OSError):
            for one in measure_office(self._app, self._clock()):
                labels = sorted(one.labels)
                family = families.setdefault(one.name, GaugeMetricFamily(PREFIX + one.name, one.about, labels=labels))
                family.add_metric([one.labels[name] for name in labels], one.value)
            up = GaugeMetricFamily(f"{PREFIX}database_up", "1 when the database answered.", value=1)
        yield up
        yield from families.values()


def serve_metrics(app: App, port: int) -> None:
    """Answer on loopback from now on, in a thread. Raises UserError when the port is taken."""
    registry = CollectorRegistry()
    registry.register(OfficeCollector(app, lambda: pendulum.now("UTC")))
    try:
        start_http_server(port, HOST, registry)
    except OSError:
        raise UserError(tr("cổng {port} đang có chương trình khác; hãy đổi [watch] metrics_port", port=port)) from None
