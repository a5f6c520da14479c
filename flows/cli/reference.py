"""docs/commands.md, made from the help of the commands: `uv run python -m flows.cli.reference > docs/commands.md`."""

import os
import re
import sys

from models.config.config_file import speaks_english

HEAD = """\
# Every command

Made from the commands' own help, and held to it by a test: `uv run python -m flows.cli.reference > docs/commands.md`.
On the screen the help is Vietnamese, or English with `language = "en"`. What they are used for, one after another:
[command-line.md](command-line.md).

"""


def make_reference() -> str:
    """All commands with their options, as Markdown in English."""
    os.environ["DONDOC_LANGUAGE"] = "en"
    sys.argv = ["dondoc"]  # which the usage of a command begins with
    speaks_english.cache_clear()
    from flows.cli.app import program
    from flows.cli.help import translate_help

    translate_help(program, [])
    made: str = program.generate_docs(output_format="markdown")
    body = made[made.index("**Commands**:") :]
    return HEAD + re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+$", "", body, flags=re.MULTILINE)).strip() + "\n"


if __name__ == "__main__":
    sys.stdout.write(make_reference())
