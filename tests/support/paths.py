"""Where the project's own files lie that tests read."""

from pathlib import Path

PROJECT = Path(__file__).parents[2]
EXAMPLE = PROJECT / "examples" / "lang-son-2022"
DIRECTIVE = EXAMPLE / "directive.txt"
GOLD = PROJECT / "tests" / "gold"
