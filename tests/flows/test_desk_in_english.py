"""What an operator reads in the Prefect UI with language = "en": the forms, the deployments and the alarms."""

import json
import os
import subprocess
import sys

from models.config.config_file import PROJECT
from tests.support.messages import VIETNAMESE

LOOK = """
import asyncio, json
from flows.server.automations import alarms, name_on_screen
from flows.server.deployments import _deployments
from flows.desk import DESK
from models.config.settings import Settings

async def made():
    return [await one for one in _deployments(Settings(inbox={"mailbox": "imaps://bao-cao:${MAT_KHAU}@mail.example:993/INBOX"}))]

print(json.dumps({
    "forms": [[form.description, form.flow_run_name, form.parameters.model_dump()] for form in DESK.values()],
    "deployments": [[one.name, one.description] for one in asyncio.run(made())],
    "alarms": [[name_on_screen(one.name), one.description] for one in alarms("di-tuan", 10, [])],
}, ensure_ascii=False))
"""


def texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for key, one in value.items() for text in (key, *texts(one))]
    return [text for one in value for text in texts(one)] if isinstance(value, list) else [str(value)]


def test_forms_deployments_and_alarms_are_english() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        env={**os.environ, "DONDOC_LANGUAGE": "en"},
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert len(found["forms"]) > 10 and len(found["deployments"]) > 12 and len(found["alarms"]) > 2
    assert [text for text in texts(found) if VIETNAMESE.search(text.replace("Đôn Đốc", ""))] == []
