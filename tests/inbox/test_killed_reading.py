"""Readers killed -9 at random over a mailbox full of replies, copies, forgeries, bounces and vacation notes.

DONDOC_REPLIES and DONDOC_KILLS make it long: 1,000 replies and 50 kills by hand (docs/testing.md).
"""

import os
import random
import subprocess
import sys
import time
from collections import Counter

from models.app import App
from models.states import DueState, MailState
from tests.support.imap_server import Imap, bounce, reply
from tests.support.paths import PROJECT
from tests.support.replies import LATE, letter_to, mails, submissions
from tests.support.verbs import due_of, events, whole

REPLIES = int(os.environ.get("DONDOC_REPLIES", "30"))
KILLS = int(os.environ.get("DONDOC_KILLS", "3"))


def test_each_reply_is_stored_once_whatever_is_killed(reading_office: App, imap: Imap) -> None:
    app, dice = reading_office, random.Random(7)
    letters = {address: letter_to(app, address) for address in (LATE, "dunghan@huyen.example")}
    true = [reply(a, "Báo cáo", f"Báo cáo {n}.", to=to, number=n) for n, (a, to) in enumerate(letters.items())]
    more = [reply(LATE, "bổ sung", f"Bổ sung {n}.", to=letters[LATE], number=n) for n in range(100, 100 + REPLIES)]
    false = [reply("imlang@huyen.example", number=n, result="dmarc=fail") for n in range(REPLIES // 10)]
    false += [reply("imlang@huyen.example", number=n, Auto_Submitted="auto-replied") for n in range(REPLIES // 10)]
    false += [bounce(f"la{n}@ngoai.example", LATE) for n in range(REPLIES // 10)]
    every = true + more + false
    arriving = every + dice.sample(every, len(every) // 4)  # copies
    dice.shuffle(arriving)
    imap.put(*arriving, when="2022-02-17T09:00")

    where = [str(app.settings.data), imap.url, app.settings.database_url]
    for _ in range(KILLS):
        victim = subprocess.Popen([sys.executable, "-m", "tests.support.reader_process", *where], cwd=PROJECT)
        time.sleep(dice.uniform(1.0, 3.0))
        victim.kill()
        victim.wait()
    twins = [
        subprocess.Popen([sys.executable, "-m", "tests.support.reader_process", *where], cwd=PROJECT) for _ in range(2)
    ]
    assert [twin.wait(600) for twin in twins] == [0, 0]

    stored = mails(app)
    assert len(stored) == len({m.key for m in stored}) == len(every)
    assert imap.count("UNFLAGGED") == 0
    reports = [s for s in submissions(app) if s.text.startswith(("Báo cáo", "Bổ sung"))]
    assert sorted(Counter(s.due_id for s in reports).values()) == [1, 1]
    assert len(events(app, "report.received")) == 2
    assert Counter(m.state for m in stored)[MailState.COUNTED] == 2
    assert due_of(app, "im-lang").state is DueState.OPEN
    assert whole(app)
