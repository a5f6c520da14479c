"""Traces, as a receiver of OTLP gets them; and that they cost nothing where nobody asks for them."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from gzip import decompress
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span

from models.app import App
from models.config.settings import Settings, TelemetrySettings
from tasks.tracing import provider_for, receiver_of, traced
from tests.support.cast import launched
from tests.support.verbs import go
from tests.support.web import served

CALLED = {
    "patrol", "decide campaign", "plan digests", "deliver letters", "deliver", "hand over", "take envelopes",
}  # fmt: skip
WORDS = re.compile(r"[a-z_.]{1,30}")
"""An attribute that is no number is a word of a closed list."""


@contextmanager
def receiver() -> Iterator[tuple[str, list[bytes]]]:
    """The address of a receiver, and what it gets."""
    got: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            got.append(decompress(raw) if self.headers.get("Content-Encoding") == "gzip" else raw)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with served(Handler) as url:
        yield url, got


def spans_of(got: list[bytes]) -> list[Span]:
    requests = [ExportTraceServiceRequest.FromString(raw) for raw in got]
    return [span for one in requests for by in one.resource_spans for scope in by.scope_spans for span in scope.spans]


def test_a_patrol_is_traced_down_to_each_letter_without_a_name_or_an_address(sqlite_office: App) -> None:
    launched(sqlite_office)
    with receiver() as (url, got):
        telemetry = TelemetrySettings(traces=f"{url}/v1/traces")
        app = replace(sqlite_office, settings=sqlite_office.settings.model_copy(update={"telemetry": telemetry}))
        go(app, "2022-01-24T08:30")
        provider = provider_for(telemetry.traces, os.getpid())
        assert provider
        provider.shutdown()
    spans = spans_of(got)
    assert {span.name for span in spans} == CALLED
    assert [span.name for span in spans].count("hand over") == 4
    parents = {span.span_id: span.name for span in spans}
    assert {(span.name, parents.get(span.parent_span_id)) for span in spans} == {
        ("patrol", None), ("decide campaign", "patrol"), ("plan digests", "patrol"), ("take envelopes", "patrol"),
        ("deliver letters", "patrol"), ("deliver", "deliver letters"), ("hand over", "deliver"),
    }  # fmt: skip
    told = {(one.key, one.value.string_value or one.value.int_value) for span in spans for one in span.attributes}
    assert {("dondoc.letters.sent", 4), ("dondoc.state", "sent"), ("dondoc.channel", "mail")} <= told
    assert all(isinstance(value, int) or WORDS.fullmatch(value) for _, value in told)
    assert not any(span.events or span.status.message for span in spans)
    for secret in ("huyen.example", "Phòng", "STTTT", "tuyên truyền"):
        assert secret.encode() not in b"".join(got)


def test_an_error_is_named_by_its_type_alone(tmp_path: Path) -> None:
    with receiver() as (url, got):
        code = (
            "import sys; from pathlib import Path; from models.config.settings import Settings\n"
            "from tasks.tracing import traced\n"
            "with traced(Settings(data=Path('x'), telemetry={'traces': sys.argv[1]}), 'patrol', campaign_id=7):\n"
            "    raise ValueError('bi mat')\n"
        )
        subprocess.run([sys.executable, "-c", code, f"{url}/v1/traces"], capture_output=True, check=False)
    (span,) = spans_of(got)
    said = {one.key: one.value.string_value or one.value.int_value for one in span.attributes}
    assert said == {"dondoc.campaign_id": 7, "dondoc.error": "ValueError"}
    assert span.status.code == 2 and b"bi mat" not in b"".join(got)


def test_without_a_receiver_nothing_is_loaded() -> None:
    code = (
        "import sys; from tasks.tracing import traced; from models.config.settings import Settings\n"
        "from pathlib import Path\n"
        "with traced(Settings(data=Path('x')), 'patrol') as facts: facts['n'] = 1\n"
        "sys.exit(any(name.startswith('opentelemetry') for name in sys.modules))"
    )
    kept = {key: value for key, value in os.environ.items() if not key.startswith("OTEL_")}
    assert subprocess.run([sys.executable, "-c", code], env=kept, check=False).returncode == 0


@pytest.mark.parametrize(
    ("configured", "environment", "wanted"),
    [
        ("", {}, ""),
        ("http://127.0.0.1:4318/v1/traces", {}, "http://127.0.0.1:4318/v1/traces"),
        ("http://a/v1/traces", {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://b"}, "http://a/v1/traces"),
        ("", {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://b"}, "environment"),
        ("", {"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://b"}, "environment"),
    ],
)
def test_who_gets_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, configured: str, environment: dict[str, str], wanted: str
) -> None:
    for name in ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    settings = Settings(data=tmp_path, telemetry={"traces": configured})  # type: ignore[arg-type]
    assert receiver_of(settings) == wanted
    if not wanted:
        with traced(settings, "patrol") as facts:
            assert facts == {}
