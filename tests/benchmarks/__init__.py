"""Benchmarks, run by hand: `uv run python -m tests.benchmarks NAME --json`.

Each is a module with `run()`, which yields one line a measurement: `name`, `n` (the larger size), `ratio` against what
was measured beside it in the same run, `goal` (the largest ratio that is good), and what was measured, in seconds.
"""
