"""Run the tests on every mutant of a session that `cosmic-ray init` has made: docs/testing.md says how.

cosmic-ray's own `exec` starts an interpreter for each mutant, and most of its time is imports. Here the libraries are
imported once, and each mutant is tested in a forked child, which then imports the program itself, changed.
"""

import os
import signal
import sys
from typing import Any

import holidays.countries
import hypothesis
import pendulum
import pytest
import sqlmodel
from cosmic_ray.mutating import use_mutation  # type: ignore[import-not-found]
from cosmic_ray.plugins import get_operator  # type: ignore[import-not-found]
from cosmic_ray.work_db import use_db  # type: ignore[import-not-found]
from cosmic_ray.work_item import TestOutcome, WorkerOutcome, WorkResult  # type: ignore[import-not-found]

LOADED = (holidays, hypothesis, pendulum, sqlmodel)
TESTS = [f"tests/unit/models/test_{name}.py" for name in ("terms", "deadline", "ladder", "states")]
SECONDS = 60
"""A mutant that makes the tests run longer than this, of the child's own processor time, is killed by them."""


def main(session: str) -> None:
    """Test what is still pending, and say what survived."""
    with use_db(session) as database:
        pending = list(database.pending_work_items)
        for number, item in enumerate(pending, start=1):
            (mutation,) = item.mutations
            survived = _passes(mutation)
            outcome = TestOutcome.SURVIVED if survived else TestOutcome.KILLED
            database.set_result(item.job_id, WorkResult(WorkerOutcome.NORMAL, test_outcome=outcome))
            if survived:
                where = f"{mutation.module_path}:{mutation.start_pos[0]}"
                print(f"{number}/{len(pending)} survived: {where} {mutation.operator_name}", flush=True)
        outcomes = [result.test_outcome for _, result in database.results]
    killed = outcomes.count(TestOutcome.KILLED)
    print(f"{killed} of {len(outcomes)} killed ({killed / len(outcomes):.1%})")


def _passes(mutation: Any) -> bool:
    """True when no test notices the change."""
    operator = get_operator(mutation.operator_name)(**mutation.operator_args)
    with use_mutation(mutation.module_path, operator, mutation.occurrence):
        child = os.fork()
        if child == 0:
            _test()
        return os.waitpid(child, 0)[1] == 0


def _test() -> None:
    """In the child: the tests in which the rules are used directly, silent, without what starts programs of its own."""
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1), os.dup2(silent, 2)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)  # ends the process
    sys.dont_write_bytecode = True
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    quick = ["-x", "-q", "-o", "addopts=", "-p", "no:cacheprovider", "-k", "not machines_own_zone"]
    os._exit(int(pytest.main([*quick, *TESTS])))


main(sys.argv[1])
