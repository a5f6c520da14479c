"""What takes longer than a page may: reading a document, trying a draft out. In the background, told by its row."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from contextlib import suppress
from typing import Literal

from pendulum import DateTime

from models.app import App
from models.database import writing
from tasks.desk.drafts.kept import draft_by_number, open_draft, works_on
from tasks.desk.drafts.letters_ahead import rehearse_kept
from tasks.desk.drafts.reading_in import read_draft_files
from tasks.errors import Refused

Job = Literal["read", "recognise", "rehearse"]

AT_ONCE = 2
"""Drafts that are worked on at the same time: a reading takes a processor."""

PATIENCE = 2.5
"""Seconds that a page waits for what is done in the background before it shows how far it is."""

_BROKEN = "Có lỗi khi xử lý nên đã dừng; tệp vẫn còn, hãy thử lại. Nếu vẫn lỗi, hãy báo người quản trị hệ thống."


class DraftJobs:
    """The background of one site. What a process that ended had begun can be begun again."""

    def __init__(self, app: App, clock: Callable[[], DateTime]) -> None:
        self._app, self._clock = app, clock
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="draft")

    def start_job(self, number: int, job: Job, by: str) -> None:
        """Begin, and wait a little for it. Raises Refused where something is being done with the draft already."""
        now = self._clock()
        with writing(self._app.engine) as session:
            draft = open_draft(session, number)
            if works_on(draft, now):
                raise Refused("dự thảo này đang được xử lý; hãy chờ trong giây lát")
            draft.job, draft.job_since = job, now
        done: Future[None] = self._pool.submit(self._run, number, job, by)
        with suppress(NotYet):
            done.result(PATIENCE)

    def _run(self, number: int, job: Job, by: str) -> None:
        try:
            if job == "rehearse":
                rehearse_kept(self._app, number, self._clock())
            else:
                read_draft_files(self._app, number, self._clock(), by, ocr=job == "recognise")
        except Exception:
            logging.getLogger("uvicorn.error").exception("a draft could not be worked on")
            with suppress(Exception):
                self._fail(number, job)

    def _fail(self, number: int, job: Job) -> None:
        with writing(self._app.engine) as session:
            draft = draft_by_number(session, number, lock=True)
            draft.job, draft.job_since = "", None
            if job == "rehearse":
                draft.rehearsal = {"error": _BROKEN, "version": draft.version}
            else:
                draft.refused = {"code": "broken", "message": _BROKEN, "ocr": False}
