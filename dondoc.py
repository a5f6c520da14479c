"""The program's entry, under the one name that an installation has (docs/decisions/0064).

In this repository it is a module beside the four packages; in the wheel it is the package that holds them.
"""


def run() -> None:
    """Run `dondoc`. What it needs is loaded here, so that the package itself loads nothing."""
    from flows.cli import run as run_program

    run_program()
