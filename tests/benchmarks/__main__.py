"""`python -m tests.benchmarks NAME [--json]`: one line for each measurement of a benchmark, as it comes."""

import argparse
import json
import sys
from importlib import import_module
from pathlib import Path

NAMES = sorted(p.stem for p in Path(__file__).parent.glob("[a-z]*.py") if "\ndef run()" in p.read_text("utf-8"))


def main() -> None:
    """Run one benchmark and print its lines; `peer` has words of its own."""
    if sys.argv[1:2] == ["peer"]:
        import_module("tests.benchmarks.peer").main(sys.argv[2:])
        return
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    given = parser.parse_args()
    for line in import_module(f"tests.benchmarks.{given.name}").run():
        print(json.dumps(line, ensure_ascii=False) if given.json else readable(line), flush=True)


def readable(line: dict[str, object]) -> str:
    """A measurement as a person reads it, the ratio and its goal first."""
    rest = {key: value for key, value in line.items() if key not in ("name", "n", "ratio", "goal")}
    measured = ", ".join(f"{key} {value}" for key, value in rest.items())
    return f"{line['name']} n={line['n']}: {line['ratio']} x (goal {line['goal']}); {measured}"


main()
