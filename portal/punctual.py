"""A line that dawdles is cut: one that does not end its request's head in time, or does not take its answer."""

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_WITHIN = 10
"""Seconds for a request line and its headers, from the first moment of the connection or from the last answer on."""

TAKEN_WITHIN = 30
"""Seconds in which a client that takes in nothing of its answer must begin to."""


class Punctual(H11Protocol):
    """uvicorn's protocol, which itself waits for ever for what it has not yet seen the end of."""

    _head: asyncio.TimerHandle | None = None
    _answer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._expect_head()

    def data_received(self, data: bytes) -> None:
        if self._head is None and not self._at_work:
            self._expect_head()
        super().data_received(data)
        if self._at_work:
            self._forget_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._forget_head()
        if self._answer:
            self._answer.cancel()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._answer = self.loop.call_later(TAKEN_WITHIN, self.transport.abort)

    def resume_writing(self) -> None:
        if self._answer:
            self._answer.cancel()
        super().resume_writing()

    @property
    def _at_work(self) -> bool:
        """Whether a request's head has come in whole, and its answer is not yet given."""
        return self.cycle is not None and not self.cycle.response_complete

    def _expect_head(self) -> None:
        self._head = self.loop.call_later(HEAD_WITHIN, self._cut)

    def _forget_head(self) -> None:
        if self._head:
            self._head.cancel()
            self._head = None

    def _cut(self) -> None:
        self._head = None
        if not self._at_work and self.transport.get_protocol() is self:  # else it has become a websocket
            self.transport.abort()
