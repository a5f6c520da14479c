"""Over patrols and forms `dondoc up` keeps nothing; the long form is `python -m tests.benchmarks.soak`, by hand."""

from pathlib import Path

import pytest

from tests.benchmarks.soak import soak


@pytest.mark.long
def test_memory_files_and_threads_are_flat_over_patrols_and_forms(tmp_path: Path) -> None:
    lines = list(soak(tmp_path, patrols=26, forms=6, every=16))
    for line in lines:
        print(line)
    warm, last = lines[1], lines[-1]
    runs = last["runs"] - warm["runs"]
    assert runs == 16 and last["runner_pid"] == warm["runner_pid"]
    assert (last["runner_mb"] - warm["runner_mb"]) / runs < 0.08  # 0.13 were kept of each
    assert last["fork_mb"] - warm["fork_mb"] < 1 and last["fork_threads"] == 1
    for name, more in (
        ("fork_files", 0),
        ("up_files", 0),
        ("up_threads", 0),
        ("runner_files", 12),
        ("runner_threads", 6),
    ):
        assert last[name] <= warm[name] + more, name
