"""Does a sentence say that something was received, or that a report is sent?"""

from tasks.inbox.answer import phrases as say


def any_sends(lines: list[str]) -> bool:
    """Whether one of the sentences says that a report is sent."""
    return any(say.SENDS.search(line) for line in lines)


def any_received(lines: list[str]) -> bool:
    """Whether one of the sentences says that something was received."""
    return any(says_received(line) for line in lines)


def says_received(line: str) -> bool:
    """Words for received, with what is received, or at the end of what is said; not by us, and not a wish."""
    for found in say.RECEIVED.find_all(line):
        before, after = line[: found.start()], line[found.end() :]
        if say.OURS_RECEIVED.search(before) and not before[:1].islower():
            continue
        if say.PAPERS.match(after) or say.NO_PAPER.match(after):
            return True
    return False
