"""Traces of what the engine does, for a receiver that speaks OTLP; without one nothing is loaded and nothing is kept.

Attributes are numbers and the words of closed lists: no name, no address, no text of a letter, no words of an error.
The provider is our own, not the global one: what Prefect would trace, with the names of its runs, stays out.
"""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from models.config.secrets import expand_secrets
from models.config.settings import Settings
from models.text import tr
from tasks.i18n import shown

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider

VARIABLES = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")

PATIENCE = 3
"""Seconds that a receiver has: at its end a process waits so long at most for one that is away."""

WAITING = 16_384
"""Spans that wait to be sent; what comes beyond is dropped."""

Facts = dict[str, str | int | float | bool]


@contextmanager
def traced(settings: Settings, name: str, **facts: str | int) -> Iterator[Facts]:
    """A span within: `facts` are its attributes, and what is put into the given dictionary, at its end.

    An error is named by its type alone.
    """
    provider = provider_for(receiver_of(settings), os.getpid())
    if provider is None:
        yield {}
        return
    from opentelemetry.trace import Status, StatusCode

    told: Facts = dict(facts)
    tracer = provider.get_tracer("dondoc")
    with tracer.start_as_current_span(name, record_exception=False, set_status_on_exception=False) as span:
        try:
            yield told
        except BaseException as error:
            told["error"] = type(error).__name__
            span.set_status(Status(StatusCode.ERROR))
            raise
        finally:
            span.set_attributes({f"dondoc.{key}": value for key, value in told.items()})


def receiver_of(settings: Settings) -> str:
    """Where traces go; "" where nobody has asked for them, "environment" where the exporter finds it there."""
    named = any(os.environ.get(one) for one in VARIABLES)
    return expand_secrets(settings.telemetry.traces) or ("environment" if named else "")


def _own_words(record: logging.LogRecord) -> bool:
    """That traces could not be sent, in our words: a receiver repeats its address, and the secret in it."""
    record.msg, record.args, record.exc_info = shown("không gửi được vết chạy; xem [telemetry] traces"), (), None
    return True


@cache
def provider_for(receiver: str, process: int) -> "TracerProvider | None":
    """The provider of a process; a copy of a process has its own. None where nothing is to be traced, or can be."""
    if not receiver:
        return None
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError:
        words = tr("chưa cài phần ghi vết chạy, nên [telemetry] không có tác dụng: {what}", what="dondoc[telemetry]")
        print(shown(words), file=sys.stderr)
        return None
    logging.getLogger("opentelemetry").setLevel(logging.ERROR)  # it would tell of each attempt
    logging.getLogger(OTLPSpanExporter.__module__).addFilter(_own_words)
    exporter = OTLPSpanExporter(None if receiver == "environment" else receiver, timeout=PATIENCE)
    provider = TracerProvider(resource=Resource.create({"service.name": "dondoc", "process.pid": process}))
    provider.add_span_processor(BatchSpanProcessor(exporter, max_queue_size=WAITING))
    return provider
