"""The command line. Each command loads only what it needs: `--help` no database, only `demo` and `up` Prefect.

Each module holds the commands of one subject; what they share is in `app`.
"""

import os
import sys

# Their commands join the program.
from flows.cli import (  # noqa: F401
    actions,
    agencies,
    deadlines,
    documents,
    edxml,
    habits,
    inbox,
    letters,
    papers,
    portal,
    proof,
    queries,
    service,
    setup,
    user,
)  # fmt: skip
from flows.cli.app import program
from models.config.config_file import speaks_english
from models.errors import UserError


def main() -> int:
    """Run one command: a plain sentence and status 1 for what a person can mend, 2 for wrong usage."""
    speaks_english.cache_clear()
    try:
        if speaks_english():
            from flows.cli.help import translate_help

            translate_help(program, sys.argv[1:])
        code = program(result_action="return_value")
        sys.stdout.flush()
        return code or 0
    except UserError as error:
        from tasks.errors import AlreadyDone
        from tasks.i18n import shown

        if isinstance(error, AlreadyDone):
            print(f"{shown(str(error))}.")
            return 0
        said = _damage(error) if type(error).__name__ == "DatabaseError" else None
        print(f"{shown('Lỗi')}: {shown(said or str(error))}", file=sys.stderr)
        return error.exit_status
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        from tasks.i18n import shown

        if (said := _damage(error)) is None:
            raise
        print(f"{shown('Lỗi')}: {shown(said)}", file=sys.stderr)
        return 1


def _damage(error: Exception) -> str | None:
    from flows.cli.damage import damage_words

    return damage_words(error)


def run() -> None:
    """The program `dondoc`, a process of its own: what it writes is for its account's eyes."""
    from flows.cli.screen.seen_output import print_as_seen

    os.umask(0o077)
    print_as_seen()
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    if "prefect" not in sys.modules:
        os._exit(code)  # taking a thousand modules apart again is a tenth of the time of a `status`
    sys.exit(code)
